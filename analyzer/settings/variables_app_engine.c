#include "settings/variables_build.h"

/*
 * app.yaml (cloud.google.com, "app.yaml configuration file"). Others call
 * their files so too: objects of Kubernetes, and DigitalOcean's apps.
 */
void variables_app_engine(struct variables_build *build)
{
	struct variable like = {
		.form = "env",
		.phase = "run",
		.environment = variables_production(build),
	};

	if (document_is(document_get(build->root, "apiVersion"), DOCUMENT_STRING)) {
		variables_kubernetes(build);
		return;
	}
	if (document_is(document_get(build->root, "services"), DOCUMENT_LIST) ||
		document_is(document_get(build->root, "static_sites"), DOCUMENT_LIST)) {
		variables_digitalocean(build);
		return;
	}
	variables_note_open(build, build->root);
	variables_add_table(
		build, document_get(build->root, "env_variables"), &like, VARIABLES_LITERAL);
	like.form = "build";
	like.phase = "build";
	variables_add_table(
		build, document_get(build->root, "build_env_variables"), &like, VARIABLES_LITERAL);
	/* `includes` names other files that may set more */
	build->partly = build->partly || document_get(build->root, "includes") != NULL;
}
