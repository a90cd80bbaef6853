#include "settings/variables.h"

#include "settings/variables_build.h"

/*
 * Who reads a kind of file (kinds.h). Those of JSON, TOML and YAML want a
 * document.
 */
static const struct {
	const char *kind;
	void (*read)(struct variables_build *build);
	bool document;
} readers[] = {
	{"dockerfile", variables_dockerfile, false},
	{"compose", variables_compose, true},
	{"devcontainer", variables_devcontainer, true},
	{"workflow", variables_workflow, true},
	{"gitlab-ci", variables_gitlab, true},
	{"circleci", variables_circleci, true},
	{"azure-pipelines", variables_azure, true},
	{"bitbucket-pipelines", variables_bitbucket, true},
	{"cloudbuild", variables_cloudbuild, true},
	{"buildspec", variables_buildspec, true},
	{"kubernetes", variables_kubernetes, true},
	{"helm", variables_helm, true},
	{"terraform", variables_terraform, false},
	{"nginx", variables_nginx, false},
	{"caddy", variables_caddy, false},
	{"procfile", variables_procfile, false},
	{"direnv", variables_direnv, false},
	{"dotenv", variables_dotenv, false},
	{"vercel", variables_vercel, true},
	{"netlify", variables_netlify, true},
	{"wrangler", variables_wrangler, true},
	{"fly", variables_fly, true},
	{"render", variables_render, true},
	{"railway", variables_railway, true},
	{"app-json", variables_app_json, true},
	{"eas", variables_eas, true},
	{"supabase", variables_supabase, true},
	{"amplify", variables_amplify, true},
	{"firebase", variables_firebase, true},
	{"serverless", variables_serverless, true},
	{"cloudformation", variables_cloudformation, true},
	{"app-engine", variables_app_engine, true},
	{"digitalocean", variables_digitalocean, true},
	{"turbo", variables_turbo, true},
	{"package-json", variables_package_json, false},
};

enum { READERS = sizeof(readers) / sizeof(readers[0]) };

static enum variables_result run(struct variables_build *build, size_t reader)
{
	if (readers[reader].document && build->document == NULL) {
		return VARIABLES_PARTLY;
	}
	build->partly = readers[reader].document && build->document->partial;
	readers[reader].read(build);
	if (build->full) {
		notice_add(build->arena, build->notices, build->path,
			STR("more than 2000 variables: the others were ignored"));
	}
	return build->partly || build->full ? VARIABLES_PARTLY : VARIABLES_READ;
}

const char *variables_kind(struct str path, struct str text)
{
	struct kinds_env_file env;

	if (kinds_env_file(path, &env)) {
		return "dotenv";
	}
	return kinds_is_manifest(path) ? "package-json" : kinds_unread(path, text);
}

enum variables_result variables_read(struct str path, struct str text,
	const struct document *document, struct arena *arena, variable_vec *out,
	notice_vec *notices)
{
	const char *kind = variables_kind(path, text);
	struct variables_build build = {
		.path = path,
		.text = text,
		.document = document,
		.root = document == NULL ? NULL : document->root,
		.environment = kinds_environment(path),
		.arena = arena,
		.out = out,
		.notices = notices,
	};

	for (size_t i = 0; kind != NULL && text.n < UINT32_MAX && i < READERS; i++) {
		if (str_is(str_of(kind), readers[i].kind)) {
			return run(&build, i);
		}
	}
	return VARIABLES_NONE;
}
