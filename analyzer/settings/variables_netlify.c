#include "settings/variables_build.h"

/*
 * netlify.toml: `build.environment` holds for every build; what the context
 * of a build sets wins (docs.netlify.com, "File-based configuration"). Only
 * builds see these, functions do not.
 */
static enum kinds_environment context_environment(struct str context)
{
	if (str_is(context, "deploy-preview") || str_is(context, "branch-deploy")) {
		return KINDS_PREVIEW;
	}
	/* else a branch: which of them production is made of is not said here */
	return variables_environment(context, KINDS_ANY);
}

/* What production sets itself, builds of every other context take from here. */
static void add_shared(struct variables_build *build, const struct variable *like,
	const struct document_value *production)
{
	size_t first = build->out->n;

	variables_add_table(build, document_get(document_get(build->root, "build"), "environment"),
		like, VARIABLES_LITERAL);
	for (size_t i = first; i < build->out->n; i++) {
		if (document_find(production, build->out->items[i].name) != NULL) {
			build->out->items[i].environment = build->environment;
		}
	}
}

/* What whoever deploys a copy is asked for: names with a description. */
static void add_template(struct variables_build *build)
{
	document_each (entry, document_get(document_get(build->root, "template"), "environment")) {
		variables_add(build, (struct variable){
					     .name = entry->key,
					     .name_start = entry->key_start,
					     .name_end = entry->key_end,
					     .form = "template",
					     .unset = true,
				     });
	}
}

void variables_netlify(struct variables_build *build)
{
	const struct document_value *contexts = document_get(build->root, "context");
	struct variable like = {
		.form = "build",
		.phase = "build",
		.environment = variables_production(build),
	};

	variables_note_open(build, build->root);
	variables_note_open(build, contexts);
	add_shared(build, &like, document_get(document_get(contexts, "production"), "environment"));
	document_each (context, contexts) {
		like.scope = context->key;
		like.environment = context_environment(context->key);
		variables_note_open(build, context);
		variables_add_table(
			build, document_get(context, "environment"), &like, VARIABLES_LITERAL);
	}
	add_template(build);
}
