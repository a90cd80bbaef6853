#include "settings/variables_ci.h"
#include "settings/variables_script.h"

/* Bitbucket Pipelines (Atlassian documentation "Bitbucket Pipelines configuration reference"). */
enum { DEEPEST = 10 };

static struct variable named_like(const struct document_value *holder, const struct variable *like)
{
	struct variable variable = *like;
	struct str name = document_string(document_get(holder, "name"));
	enum kinds_environment found =
		variables_ci_environment(document_string(document_get(holder, "deployment")), true);

	if (found == KINDS_ANY) {
		found = variables_ci_environment(name, true);
	}
	variable.scope = str_absent(name) ? like->scope : name;
	variable.environment = found == KINDS_ANY ? like->environment : found;
	return variable;
}

/* Commands, and pipes with variables of their own. */
static void read_script(struct variables_build *build, const struct document_value *script,
	const struct variable *like)
{
	variables_note_open(build, script);
	document_each (item, script) {
		if (document_is(item, DOCUMENT_TABLE)) {
			variables_add_table(
				build, document_get(item, "variables"), like, VARIABLES_DOLLAR);
		} else {
			variables_add_commands(build, item, like);
		}
	}
}

/*
 * Pipelines nest by kind, branch, stage and step; all that is common to them
 * is where scripts and variables stand. Recursion: DEEPEST.
 */
static void read_nest(struct variables_build *build, const struct document_value *nest,
	const struct variable *like, unsigned depth)
{
	struct variable variable = named_like(nest, like);

	variables_note_open(build, nest);
	if (depth > DEEPEST) {
		build->partly = true;
		return;
	}
	document_each (child, nest) {
		if (str_is(child->key, "script") || str_is(child->key, "after-script")) {
			read_script(build, child, &variable);
		} else if (str_is(child->key, "variables") && child->kind == DOCUMENT_LIST) {
			variables_add_records(
				build, child, &variable, "name", "default", VARIABLES_DOLLAR);
		} else if (str_is(child->key, "variables")) {
			variables_add_table(build, child, &variable, VARIABLES_DOLLAR);
		} else if (child->kind == DOCUMENT_TABLE || child->kind == DOCUMENT_LIST) {
			read_nest(build, child, &variable, depth + 1);
		}
	}
}

void variables_bitbucket(struct variables_build *build)
{
	struct variable like = {.form = "env"};

	variables_note_open(build, build->root);
	read_nest(build, document_get(build->root, "definitions"), &like, 0);
	read_nest(build, document_get(build->root, "pipelines"), &like, 0);
}
