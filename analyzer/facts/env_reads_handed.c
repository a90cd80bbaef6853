#include "base/path.h"
#include "facts/env_reads.h"
#include "program/apps.h"
#include "program/lookup.h"

/* Where a variable's value is handed to the browser by code that itself runs on the server. */

enum { DEEP = 12, NAMES_MOST = 8 };

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* On the way up from a read: the names of the properties that hold it, innermost first. */
struct climb {
	struct reads *reads;
	expr_id child;
	struct str names[NAMES_MOST];
	size_t n;
};

/* The property or attribute of an object or element that the child is the value of, or NULL. */
static const struct prop *prop_of(const struct climb *climb, const struct expr *parent)
{
	const struct summary *summary = climb->reads->summary;

	for (uint32_t i = 0; i < parent->count; i++) {
		const struct prop *prop = &summary->props[parent->first + i];

		if (prop->value == climb->child) {
			return prop;
		}
	}
	return NULL;
}

/* An island of Astro, or a component whose module is sent to the browser. */
static bool is_island(const struct climb *climb, const struct expr *element)
{
	const struct program *program = climb->reads->collector->program;
	const struct summary *summary = climb->reads->summary;
	struct value tag;

	for (uint32_t i = 0; i < element->count; i++) {
		if (str_starts(summary->props[element->first + i].key, "client:")) {
			return true;
		}
	}
	if (element->left == ID_NONE) {
		return false;
	}
	tag = program_single(program, (struct site){climb->reads->module, element->left});
	return tag.kind == VALUE_FUNCTION && !tag.guessed &&
	       summary_in_browser(program->modules[tag.at.module].summary,
		       program_expr(program, tag.at)->function);
}

/* Calls that hand on what they are given: json({ … }), defineConfig({ … }) */
static bool hands_on(const struct climb *climb, const struct expr *call)
{
	static const char *const names[] = {
		"json", "data", "defer", "defineConfig", "defineNuxtConfig"};
	const struct expr *callee =
		call->left == ID_NONE ? NULL : &climb->reads->summary->exprs[call->left];

	return callee != NULL && callee->kind == EXPR_NAME &&
	       str_in(callee->name, names, COUNT(names));
}

static bool is_named(const struct climb *climb, size_t from_outside, const char *name)
{
	return climb->n > from_outside && str_is(climb->names[climb->n - 1 - from_outside], name);
}

/* What these files say under these names is built into the pages. */
static bool is_public_setting(const struct climb *climb)
{
	struct str file =
		path_name(climb->reads->collector->program->modules[climb->reads->module].path);

	if (str_starts(file, "nuxt.config.")) {
		return is_named(climb, 0, "runtimeConfig") && is_named(climb, 1, "public");
	}
	if (str_starts(file, "next.config.")) {
		return is_named(climb, 0, "publicRuntimeConfig");
	}
	return false;
}

/* Does the function of the read return what it was climbed to? */
static bool is_returned(const struct climb *climb, const struct function *function)
{
	const struct summary *summary = climb->reads->summary;

	for (uint32_t i = 0; i < function->step_count; i++) {
		const struct step *step = &summary->steps[function->first_step + i];

		if (step->kind == STEP_RETURN && step->expr == climb->child) {
			return true;
		}
	}
	return false;
}

/*
 * Functions of a route whose result the framework sends along with the page.
 * Sources: documentation of React Router ("loader"), Next ("getServerSideProps",
 * "getStaticProps") and SvelteKit ("load"), August 2026.
 */
static bool is_loader(const struct climb *climb, const struct function *function)
{
	const struct program *program = climb->reads->collector->program;
	const struct program_module *module = &program->modules[climb->reads->module];
	const struct program_app *app = &program->apps[module->app];
	struct str file = path_name(module->path);

	if (lookup_export(program, climb->reads->module, function->name) == ID_NONE) {
		return false;
	}
	if (str_is(function->name, "loader")) {
		return apps_has(app, "remix") || apps_has(app, "react-router");
	}
	if (str_is(function->name, "getServerSideProps") ||
		str_is(function->name, "getStaticProps")) {
		return apps_has(app, "next") && is_named(climb, 0, "props");
	}
	return str_is(function->name, "load") &&
	       (str_starts(file, "+page.") || str_starts(file, "+layout."));
}

/* One step up; false where the value as it is goes no further. */
static bool go_up(struct climb *climb, expr_id above, const char **out)
{
	const struct expr *parent = &climb->reads->summary->exprs[above];
	const struct prop *prop;

	switch (parent->kind) {
	case EXPR_JSX:
		prop = prop_of(climb, parent);
		if (prop != NULL && !str_is(prop->key, "children") && is_island(climb, parent)) {
			*out = "prop";
		}
		return false;
	case EXPR_OBJECT:
		prop = prop_of(climb, parent);
		if (prop == NULL || prop->key_expr != ID_NONE || climb->n == NAMES_MOST) {
			return false;
		}
		climb->names[climb->n++] = prop->key;
		return true;
	case EXPR_CALL:
		return hands_on(climb, parent);
	case EXPR_EITHER:
	case EXPR_TEMPLATE:
		return true;
	case EXPR_ASSIGN:
		return parent->right == climb->child;
	default:
		return false;
	}
}

struct str env_reads_handed(struct reads *reads, expr_id read)
{
	const struct program *program = reads->collector->program;
	const struct function *function =
		&reads->summary->functions[reads->summary->exprs[read].function];
	struct climb climb = {.reads = reads, .child = read};
	const char *found = "";
	unsigned depth = 0;
	expr_id above = lookup_parent(program, reads->module, read);

	while (above != ID_NONE && depth++ < DEEP && go_up(&climb, above, &found)) {
		climb.child = above;
		above = lookup_parent(program, reads->module, above);
	}
	if (found[0] == '\0' && is_public_setting(&climb)) {
		found = "setting";
	} else if (found[0] == '\0' && above == ID_NONE && is_returned(&climb, function) &&
		   is_loader(&climb, function)) {
		found = "loader";
	}
	return str_of(found);
}
