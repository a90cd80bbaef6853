#include "base/path.h"
#include "program/frameworks/convex.h"

enum { NAMES_MOST = 8 }; /* folders, module and export of a reference */

/* The argument that holds the reference; false for any other method. */
static bool takes_reference(
	const struct program *program, struct site call, uint32_t *argument, bool *scheduled)
{
	static const char *const running[] = {"runMutation", "runAction", "runQuery"};
	const struct expr *e = program_expr(program, call);
	const struct expr *callee;

	if (e->kind != EXPR_CALL || e->left == ID_NONE) {
		return false;
	}
	callee = program_expr(program, (struct site){call.module, e->left});
	*scheduled = str_is(callee->name, "runAfter") || str_is(callee->name, "runAt");
	*argument = *scheduled ? 1 : 0;
	return callee->kind == EXPR_MEMBER &&
	       (*scheduled || str_in(callee->name, running, sizeof(running) / sizeof(running[0])));
}

/* internal.clerk.fulfill: the names behind `internal`, the last one first. */
struct reference {
	struct str names[NAMES_MOST];
	unsigned count;
	uint32_t import; /* of `internal` or `api` */
};

static bool read_reference(const struct program *program, struct site site, struct reference *out)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct expr *e = program_expr(program, site);
	const struct binding *binding;

	*out = (struct reference){.count = 0};
	while (e->kind == EXPR_MEMBER && out->count < NAMES_MOST) {
		out->names[out->count++] = e->name;
		e = &summary->exprs[e->left];
	}
	if (e->kind != EXPR_NAME || e->binding == ID_NONE || out->count < 2) {
		return false;
	}
	binding = &summary->bindings[e->binding];
	if (binding->kind != BINDING_IMPORT) {
		return false;
	}
	out->import = binding->import;
	return str_has(summary->imports[binding->import].specifier, "_generated/api");
}

/* The nearest folder around a path with Convex's default name. */
static struct str default_folder(struct str path)
{
	struct str folder = path_folder(path);

	while (folder.n > 0 && !str_is(path_name(folder), "convex")) {
		folder = path_folder(folder);
	}
	return folder;
}

/* The folder of the functions: the one that _generated/api lies in. */
static struct str functions_folder(
	const struct program *program, uint32_t module, uint32_t import, struct arena *arena)
{
	const struct program_module *m = &program->modules[module];
	struct str specifier = m->summary->imports[import].specifier;

	if (m->targets[import] != ID_NONE) {
		return path_folder(path_folder(program->modules[m->targets[import]].path));
	}
	if (!str_starts(specifier, ".")) {
		return default_folder(m->path);
	}
	specifier = str_slice(specifier, 0, str_find(specifier, STR("_generated/"), 0));
	return path_join(arena, path_folder(m->path), specifier);
}

static uint32_t find_module(const struct program *program, struct arena *arena, struct str path)
{
	static const char *const extensions[] = {".ts", ".js", ".tsx", ".jsx", ".mts", ".mjs"};

	return frameworks_module(
		program, arena, path, extensions, sizeof(extensions) / sizeof(extensions[0]));
}

static uint32_t module_of(const struct program *program, struct site site,
	const struct reference *reference, struct arena *arena)
{
	struct str path = functions_folder(program, site.module, reference->import, arena);

	if (str_absent(path)) {
		return ID_NONE;
	}
	for (unsigned i = reference->count - 1; i > 0; i--) {
		path = path_join(arena, path, reference->names[i]);
	}
	return find_module(program, arena, path);
}

/* internalAction({ args, handler }), internalAction(handler): what it runs. */
static struct site handler_of(const struct program *program, struct site exported)
{
	struct value made = program_single(program, exported);
	struct site argument;
	struct value value;

	if (made.kind != VALUE_CALL) {
		return SITE_NONE;
	}
	argument = program_argument(program, made.at, 0);
	if (argument.expr == ID_NONE) {
		return SITE_NONE;
	}
	value = program_single(program, argument);
	if (value.kind == VALUE_OBJECT) {
		argument = program_property(program, value.at, "handler");
		if (argument.expr == ID_NONE) {
			return SITE_NONE;
		}
		value = program_single(program, argument);
	}
	return value.kind == VALUE_FUNCTION ? value.at : SITE_NONE;
}

struct convex_call convex_call_of(const struct program *program, struct site call)
{
	struct convex_call found = {.function = SITE_NONE};
	struct reference reference;
	struct site exported;
	uint32_t argument;
	uint32_t module;
	struct site site;

	if (!takes_reference(program, call, &argument, &found.scheduled)) {
		return found;
	}
	site = program_argument(program, call, argument);
	if (site.expr == ID_NONE || !read_reference(program, site, &reference)) {
		return found;
	}
	module = module_of(program, site, &reference, program->arena);
	if (module != ID_NONE) {
		exported = program_export(program, module, reference.names[0]);
		if (exported.expr != ID_NONE) {
			found.function = handler_of(program, exported);
		}
	}
	return found;
}
