#include "facts/api_uses.h"

#include "base/path.h"
#include "clerk/names.h"
#include "program/lookup.h"

void api_uses_add_at(struct api_uses *uses, uint32_t start, uint32_t end, const struct api_use *use)
{
	struct collector *collector = uses->collector;
	struct fact_api_use fact = {
		.at = collector_place(collector, uses->summary->path, start, end),
		.package = use->package,
		.name = str_copy(collector->arena, use->name),
		.form = str_of(use->form),
		.side = use->side,
		.value = str_absent(use->value) ? STR("") : use->value,
		.awaited = use->awaited,
		.unused = uses->unused[uses->module],
	};

	if (uses->count == COLLECTOR_FACTS_PER_FILE) {
		notice_add(collector->arena, &collector->facts->notices, uses->summary->path,
			STR("2000 uses of Clerk's packages: any others were ignored"));
	}
	if (uses->count++ < COLLECTOR_FACTS_PER_FILE) {
		vec_push(collector->arena, &collector->facts->api_uses, fact);
	}
}

void api_uses_add(struct api_uses *uses, expr_id at, const struct api_use *use)
{
	const struct expr *e = &uses->summary->exprs[at];

	api_uses_add_at(uses, e->start, e->end, use);
}

struct str api_uses_side(struct api_uses *uses, expr_id at, struct str package, struct str name)
{
	struct sdk_thing thing = {
		.kind = SDK_EXPORT, .package = package, .name = name, .path = name};

	return sdk_side(uses->collector, (struct site){uses->module, at}, &thing);
}

/* "auth" of "auth.protect" */
static struct str export_of(struct str name)
{
	return str_slice(name, 0, str_find_byte(name, '.'));
}

/* The longest `a.b.c` that begins with a name; of import() what it is awaited for. */
static expr_id widest(struct api_uses *uses, expr_id root)
{
	const struct summary *summary = uses->summary;
	expr_id parent = lookup_parent(uses->collector->program, uses->module, root);

	while (parent != ID_NONE && summary->exprs[parent].left == root &&
		(summary->exprs[parent].kind == EXPR_MEMBER ||
			summary->exprs[parent].kind == EXPR_AWAIT) &&
		!str_absent(api_origins_of(&uses->origins, parent).package)) {
		root = parent;
		parent = lookup_parent(uses->collector->program, uses->module, root);
	}
	return root;
}

/* What is called, made or rendered with what the expression stands for. */
static void add_used(struct api_uses *uses, expr_id top, expr_id outer, struct api_origin origin)
{
	const struct expr *e = outer == ID_NONE ? NULL : &uses->summary->exprs[outer];
	struct api_use use = {
		.package = origin.package, .name = origin.name.n == 0 ? STR("*") : origin.name};
	expr_id at = top;

	if (e != NULL && e->left == top && (e->kind == EXPR_CALL || e->kind == EXPR_NEW)) {
		use.form = "call";
		use.awaited = awaited_is(&uses->awaited, outer);
		at = outer;
	} else if (e != NULL && e->left == top && e->kind == EXPR_JSX) {
		use.form = "component";
		at = outer;
	} else {
		use.form = str_find_byte(use.name, '.') == SIZE_MAX ? "reference" : "member";
	}
	use.side = api_uses_side(uses, at, use.package, export_of(use.name));
	api_uses_add(uses, at, &use);
	if (str_is(str_of(use.form), "call")) {
		api_options_read(uses, at, use.package, use.name);
	} else if (str_is(str_of(use.form), "component")) {
		api_options_read_props(uses, at, use.package, use.name);
	} else if (e != NULL && e->kind == EXPR_CALL &&
		   summary_kid(uses->summary, outer, 0) == top) {
		/* app.use(clerkPlugin, { … }), fastify.register(clerkPlugin, { … }) */
		api_options_read(uses, outer, use.package, use.name);
	}
}

/* `const { auth } = clerk`: a name of its own for what a package gives, of which the uses count. */
static bool only_names(struct api_uses *uses, expr_id root, expr_id top)
{
	struct api_origin whole;

	if (top == root || awaited_kept(&uses->awaited, top) == ID_NONE) {
		return uses->summary->exprs[top].kind != EXPR_NAME &&
		       awaited_kept(&uses->awaited, top) != ID_NONE;
	}
	whole = api_origins_of(&uses->origins, root);
	return whole.name.n == 0 || str_is(whole.name, "default");
}

/* import('…').then((module) => …): its parameter's uses count. */
static bool is_handed(const struct api_uses *uses, expr_id root)
{
	const struct expr *e = &uses->summary->exprs[root];

	return e->kind == EXPR_IMPORT && uses->origins.used[e->index - 1];
}

/* The name in its own declaration, which an export points at. */
static bool is_declared_here(const struct summary *summary, const struct expr *name)
{
	return name->start == summary->bindings[name->binding].start &&
	       name->end == summary->bindings[name->binding].end;
}

/* An expression that may begin with something of Clerk's. */
static void read_root(struct api_uses *uses, expr_id root)
{
	struct api_origin origin;
	expr_id top;

	if (is_handed(uses, root)) {
		return;
	}
	origin = api_origins_of(&uses->origins, root);
	if (str_absent(origin.package)) {
		top = lookup_parent(uses->collector->program, uses->module, root);
		if (top == ID_NONE || uses->summary->exprs[top].kind != EXPR_MEMBER) {
			return;
		}
		/* of a namespace of our own only members may be Clerk's */
		origin = api_origins_of(&uses->origins, top);
		if (str_absent(origin.package)) {
			return;
		}
	}
	top = widest(uses, root);
	if (!only_names(uses, root, top)) {
		add_used(uses, top, lookup_parent(uses->collector->program, uses->module, top),
			api_origins_of(&uses->origins, top));
	}
}

/* May a name be one of those that Nuxt imports by itself? Also where the file says so. */
static bool may_be_unimported(const struct api_uses *uses, expr_id id)
{
	const struct program *program = uses->collector->program;
	const struct summary *summary = uses->summary;
	const struct expr *e = &summary->exprs[id];
	const struct expr *left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
	const struct binding *binding;

	if (left != NULL && e->kind == EXPR_JSX && left->kind == EXPR_STRING) {
		return str_find_byte(left->text, '-') != SIZE_MAX;
	}
	if (left == NULL || left->kind != EXPR_NAME) {
		return false;
	}
	if (e->kind == EXPR_JSX || left->binding == ID_NONE) {
		return left->binding == ID_NONE &&
		       (e->kind == EXPR_JSX ||
			       (str_starts(left->name, "use") &&
				       program->apps[program->modules[uses->module].app].imports !=
					       NULL));
	}
	binding = &summary->bindings[left->binding];
	return binding->kind == BINDING_IMPORT &&
	       str_is(summary->imports[binding->import].specifier, "#imports");
}

/* A tag or composable that Nuxt imports by itself. */
static void read_unimported(struct api_uses *uses, expr_id id)
{
	const struct expr *e = &uses->summary->exprs[id];
	struct site site = {uses->module, id};
	struct sdk_thing thing;
	struct api_use use = {.form = e->kind == EXPR_JSX ? "component" : "call"};

	if (!may_be_unimported(uses, id)) {
		return;
	}
	thing = e->kind == EXPR_JSX ? sdk_element(uses->collector, site)
				    : sdk_called(uses->collector, site);
	if (thing.kind == SDK_NONE || !names_is_clerk_package(thing.package)) {
		return;
	}
	use.package = thing.package;
	use.name = thing.name;
	use.side = sdk_side(uses->collector, site, &thing);
	use.awaited = e->kind == EXPR_CALL && awaited_is(&uses->awaited, id);
	api_uses_add(uses, id, &use);
	if (e->kind == EXPR_JSX) {
		api_options_read_props(uses, id, use.package, use.name);
	}
}

/* Names that are imported and never used, types, and imports for their effect alone. */
static void read_import(struct api_uses *uses, uint32_t index, const bool *used)
{
	const struct summary *summary = uses->summary;
	const struct import *import = &summary->imports[index];
	struct api_use use = {.package = import->specifier, .form = "import"};
	const struct binding *local =
		import->local == ID_NONE ? NULL : &summary->bindings[import->local];

	if (uses->collector->program->modules[uses->module].targets[index] != ID_NONE ||
		!names_is_clerk_package(import->specifier)) {
		return;
	}
	if (local == NULL ? uses->origins.used[index]
			  : used[import->local] && import->kind != IMPORT_TYPE) {
		return;
	}
	if (import->kind == IMPORT_TYPE) {
		use.form = "type";
	}
	use.name = import->kind == IMPORT_NAMESPACE ? STR("*")
		   : import->name.n == 0            ? STR("")
						    : import->name;
	use.side = str_is(summary->directive, "use client") ? STR("client") : STR("");
	api_uses_add_at(uses, local == NULL ? import->start : local->start,
		local == NULL ? import->end : local->end, &use);
}

/* export { auth } from '@clerk/nextjs/server' */
static void read_export(struct api_uses *uses, const struct export *export)
{
	struct api_use use = {.package = export->specifier, .form = "reference", .side = {"", 0}};

	if (!names_is_clerk_package(export->specifier)) {
		return;
	}
	use.name = export->kind == EXPORT_FROM ? export->imported : STR("*");
	api_uses_add_at(uses, export->start, export->end, &use);
}

static void read_links(struct api_uses *uses, const bool *used)
{
	for (uint32_t i = 0; i < uses->summary->import_count && uses->leads; i++) {
		read_import(uses, i, used);
	}
	for (uint32_t i = 0; i < uses->summary->export_count; i++) {
		if (uses->summary->exports[i].specifier.n > 0) {
			read_export(uses, &uses->summary->exports[i]);
		}
	}
}

static void read_expr(struct api_uses *uses, expr_id id, bool *used)
{
	const struct expr *e = &uses->summary->exprs[id];

	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		if (e->binding != ID_NONE && !is_declared_here(uses->summary, e)) {
			used[e->binding] = true;
			read_root(uses, id);
		}
		break;
	case EXPR_IMPORT:
		if (e->index > 0) {
			read_root(uses, id);
		}
		break;
	case EXPR_CALL:
	case EXPR_NEW:
		if (uses->leads && e->index > 0) {
			read_root(uses, id);
		}
		read_unimported(uses, id);
		api_members_read_call(uses, id);
		api_options_read_call(uses, id);
		break;
	case EXPR_JSX:
		read_unimported(uses, id);
		break;
	case EXPR_MEMBER:
		api_members_read(uses, id);
		break;
	default:
		break;
	}
}

static void read_module(struct api_uses *uses, uint32_t module)
{
	const struct summary *summary = uses->collector->program->modules[module].summary;
	uint32_t kinds = KINDS(EXPR_CALL) | KINDS(EXPR_NEW) | KINDS(EXPR_JSX) | KINDS(EXPR_MEMBER);
	bool *used;

	uses->module = module;
	uses->summary = summary;
	uses->count = 0;
	uses->leads = api_origins_begin(&uses->origins, module);
	kinds |= uses->leads ? KINDS(EXPR_NAME) | KINDS(EXPR_IMPORT) : 0;
	awaited_begin(&uses->awaited, module);
	used = arena_array(&uses->scratch, summary->binding_count + 1, sizeof(used[0]));
	for (expr_id id = 0;
		(id = lookup_next(uses->collector->program, module, kinds, id)) != ID_NONE; id++) {
		read_expr(uses, id, used);
	}
	read_links(uses, used);
	api_statuses_read(uses);
	arena_clear(&uses->scratch);
}

void collect_api_uses(struct collector *collector)
{
	struct api_uses uses = {.collector = collector};
	size_t items;

	arena_init(&uses.run);
	arena_init(&uses.scratch);
	api_wanted_make(&uses.wanted, &uses.run);
	items = uses.wanted.items.n;
	uses.asked = arena_array(&uses.run, items, sizeof(uses.asked[0]));
	uses.mentioned = arena_array(&uses.run, items, sizeof(uses.mentioned[0]));
	uses.origins = (struct api_origins){
		.collector = collector,
		.arena = &uses.scratch,
		.reaches = api_origins_reaches(collector->program, &uses.run),
	};
	uses.unused = api_unused(collector, &uses.run);
	uses.awaited = (struct awaited){.program = collector->program, .arena = &uses.scratch};
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		read_module(&uses, i);
	}
	arena_finish(&uses.scratch);
	arena_finish(&uses.run);
}
