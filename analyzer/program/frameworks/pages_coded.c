#include "program/frameworks/pages.h"
#include "program/lookup.h"

/*
 * Routers that are told their pages in code. Sources: React Router
 * documentation, "Route", "createBrowserRouter", "useRoutes"; Vue Router,
 * "Routes' Matching Syntax", "Nested Routes"; TanStack Router, "Code-Based
 * Routing", "createFileRoute"; wouter README, "Route".
 */

enum {
	NEST = 8, /* routes inside routes */
	ENTRIES_MOST = 4000,
};

struct finder {
	const struct program *program;
	struct arena *arena;
	uint32_t module;
	const char *framework;
	unsigned entries;
	page_vec *out;
};

/* A URL so far, and whether all of it is known. */
struct url {
	struct str path;
	bool known;
};

/* Patterns in parentheses and what may be there or not are more than a name says. */
static bool is_plain(struct str path)
{
	return str_find_byte(path, '(') == SIZE_MAX && str_find_byte(path, '?') == SIZE_MAX &&
	       str_find_byte(path, '{') == SIZE_MAX;
}

/* A star at the end takes the rest; TanStack writes $id for :id, and $ for the rest. */
static struct str segment_of(struct arena *arena, struct str part)
{
	if (str_is(part, "*") || str_is(part, "$")) {
		return STR(":rest*");
	}
	if (str_starts(part, "$")) {
		return str_format(arena, ":%.*s", STR_ARGS(str_slice(part, 1, part.n)));
	}
	return part;
}

/* Without a trace in TanStack's paths: (group) and _layout. */
static bool is_traceless(const struct finder *finder, struct str part)
{
	bool group = str_starts(part, "(") && str_ends(part, ")");

	return part.n == 0 || (str_is(str_of(finder->framework), "tanstack-router") &&
				      (group || part.s[0] == '_'));
}

/* A path that begins with a slash stands by itself, in routers that nest. */
static struct url join(struct finder *finder, struct url base, struct str path)
{
	struct url url = {str_starts(path, "/") ? STR("") : base.path, base.known};

	while (path.n > 0) {
		struct str part = segment_of(finder->arena, str_take(&path, '/'));

		if (!is_traceless(finder, part)) {
			url.known = url.known && is_plain(part);
			url.path = str_format(
				finder->arena, "%.*s/%.*s", STR_ARGS(url.path), STR_ARGS(part));
		}
	}
	return url;
}

static void add(struct finder *finder, struct site at, struct url url)
{
	const struct expr *e = program_expr(finder->program, at);

	vec_push(finder->arena, finder->out,
		(struct page){
			.framework = finder->framework,
			.app = finder->program->modules[at.module].app,
			.file = finder->program->modules[at.module].path,
			.module = at.module,
			.start = e->start,
			.end = e->end,
			.path = url.path.n == 0 ? STR("/") : url.path,
			.base = STR(""),
			.resolved = url.known,
		});
}

/* The URL with a route's own path, which may be given or not. */
static struct url with_path(struct finder *finder, struct url base, struct site path)
{
	struct str text = path.expr == ID_NONE ? STR("") : program_string(finder->program, path);

	if (str_absent(text)) {
		base.known = false;
		return base;
	}
	return join(finder, base, text);
}

static bool is_import_of(const struct program *program, struct site callee, const char *package,
	const char *const *names, size_t count)
{
	struct value value;

	if (callee.expr == ID_NONE) {
		return false;
	}
	value = program_listed(program, callee);
	return value.kind == VALUE_IMPORT && str_starts(value.package, package) &&
	       str_in(value.name, names, count);
}

static bool is_route_element(const struct program *program, struct site element)
{
	static const char *const names[] = {"Route"};
	struct site tag = program_called(program, element);

	return program_expr(program, element)->kind == EXPR_JSX && tag.expr != ID_NONE &&
	       str_ends(program_expr(program, tag)->name, "Route") &&
	       (is_import_of(program, tag, "react-router", names, 1) ||
		       is_import_of(program, tag, "wouter", names, 1));
}

/* The element that an element is written in, through lists and conditions. */
static struct site route_around(const struct program *program, struct site element)
{
	struct site outer = element;

	for (unsigned i = 0; i < NEST * 4; i++) {
		outer.expr = lookup_parent(program, outer.module, outer.expr);
		if (outer.expr == ID_NONE || program_expr(program, outer)->kind == EXPR_FUNCTION) {
			return SITE_NONE;
		}
		if (is_route_element(program, outer)) {
			return outer;
		}
	}
	return SITE_NONE;
}

/* Recursion: as deep as NEST. */
static struct url element_url(struct finder *finder, struct site element, unsigned depth)
{
	struct site outer = route_around(finder->program, element);
	struct url base = {STR(""), true};

	if (depth > NEST) {
		return (struct url){STR(""), false};
	}
	if (outer.expr != ID_NONE) {
		base = element_url(finder, outer, depth + 1);
		/* a star at its end: where the routes below begin */
		if (str_ends(base.path, "/:rest*")) {
			base.path.n -= 7;
		}
	}
	return with_path(finder, base, program_property(finder->program, element, "path"));
}

static void see_element(struct finder *finder, struct site element)
{
	struct site path;
	struct site index;

	if (!is_route_element(finder->program, element)) {
		return;
	}
	path = program_property(finder->program, element, "path");
	if (path.expr == ID_NONE && program_find_property(finder->program, element, STR("index"),
					    &index) == PROPERTY_ABSENT) {
		return; /* a layout, or wouter's fallback */
	}
	add(finder, path.expr == ID_NONE ? element : path, element_url(finder, element, 0));
}

static void read_list(struct finder *finder, struct site list, struct url base, unsigned depth);

/* { path, children } */
static void read_entry(struct finder *finder, struct site entry, struct url base, unsigned depth)
{
	const struct program *program = finder->program;
	struct site path = program_property(program, entry, "path");
	struct site children = program_property(program, entry, "children");
	struct site index = program_property(program, entry, "index");
	struct url url = with_path(finder, base, path);

	if (path.expr != ID_NONE || index.expr != ID_NONE) {
		add(finder, path.expr == ID_NONE ? entry : path, url);
	}
	if (children.expr != ID_NONE) {
		read_list(finder, children, url, depth + 1);
	}
}

static void read_list(struct finder *finder, struct site list, struct url base, unsigned depth)
{
	const struct program *program = finder->program;
	struct value value = program_single(program, list);

	if (value.kind != VALUE_ARRAY || depth > NEST) {
		return;
	}
	for (uint32_t i = 0; i < program_expr(program, value.at)->count; i++) {
		struct site kid = program_argument(program, value.at, i);
		const struct expr *e = program_expr(program, kid);

		if (++finder->entries > ENTRIES_MOST) {
			return;
		}
		if (e->kind == EXPR_SPREAD) {
			read_list(finder, (struct site){kid.module, e->left}, base, depth + 1);
			continue;
		}
		value = program_single(program, kid);
		if (value.kind == VALUE_OBJECT) {
			read_entry(finder, value.at, base, depth);
		}
		value = program_single(program, list);
	}
}

/* createRoute({ getParentRoute: () => parent, path }) */
static struct url created_url(struct finder *finder, struct site call, unsigned depth)
{
	static const char *const names[] = {"createRoute"};
	const struct program *program = finder->program;
	struct site options = program_argument(program, call, 0);
	struct url base = {STR(""), true};
	struct site parent;
	struct value value;

	if (options.expr == ID_NONE || depth > NEST) {
		return (struct url){STR(""), false};
	}
	parent = program_property(program, options, "getParentRoute");
	value = parent.expr == ID_NONE ? (struct value){.kind = VALUE_UNKNOWN}
				       : program_single(program, parent);
	if (value.kind == VALUE_FUNCTION) {
		parent = (struct site){value.at.module,
			summary_result(program->modules[value.at.module].summary, value.at.expr)};
		value = parent.expr == ID_NONE ? value : program_single(program, parent);
		if (value.kind == VALUE_CALL &&
			is_import_of(program, program_called(program, value.at), "@tanstack/",
				names, 1)) {
			base = created_url(finder, value.at, depth + 1);
		}
	}
	/* paths of TanStack's are always below their parent's */
	value = program_single(program, program_property(program, options, "path"));
	if (value.kind == VALUE_STRING && str_starts(value.text, "/")) {
		return join(finder, base, str_slice(value.text, 1, value.text.n));
	}
	return with_path(finder, base, program_property(program, options, "path"));
}

static void see_created(struct finder *finder, struct site call)
{
	static const char *const created[] = {"createRoute"};
	static const char *const files[] = {"createFileRoute", "createLazyFileRoute"};
	const struct program *program = finder->program;
	struct site called = program_called(program, call);
	struct site first = program_argument(program, call, 0);
	struct site path;

	if (is_import_of(program, called, "@tanstack/", created, 1)) {
		path = program_property(program, first, "path");
		if (path.expr != ID_NONE) {
			add(finder, path, created_url(finder, call, 0));
		}
	} else if (is_import_of(program, called, "@tanstack/", files, 2)) {
		add(finder, first, with_path(finder, (struct url){STR(""), true}, first));
	}
}

static void see_call(struct finder *finder, struct site call)
{
	static const char *const lists[] = {"createBrowserRouter", "useRoutes"};
	static const char *const vue[] = {"createRouter"};
	const struct program *program = finder->program;
	struct site called = program_called(program, call);
	struct site first = program_argument(program, call, 0);
	struct url base = {STR(""), true};

	if (called.expr == ID_NONE || first.expr == ID_NONE) {
		return;
	}
	if (is_import_of(program, called, "react-router", lists, 2)) {
		read_list(finder, first, base, 0);
	} else if (is_import_of(program, called, "vue-router", vue, 1)) {
		read_list(finder, program_property(program, first, "routes"), base, 0);
	} else {
		see_created(finder, call);
	}
}

/* The router that a module names, or NULL. */
static const char *router_of(struct str text)
{
	if (str_has(text, "@tanstack/")) {
		return "tanstack-router";
	}
	if (str_has(text, "-router")) { /* rarer than the letters before it */
		if (str_has(text, "react-router")) {
			return "react-router";
		}
		if (str_has(text, "vue-router")) {
			return "vue-router";
		}
	}
	return str_has(text, "wouter") ? "wouter" : NULL;
}

static void see_module(struct finder *finder)
{
	const struct program *program = finder->program;
	const uint32_t kinds = KINDS(EXPR_JSX) | KINDS(EXPR_CALL);

	for (expr_id i = 0; (i = lookup_next(program, finder->module, kinds, i)) != ID_NONE; i++) {
		struct site site = {finder->module, i};

		if (program_expr(program, site)->kind == EXPR_JSX) {
			see_element(finder, site);
		} else {
			see_call(finder, site);
		}
	}
}

void pages_find_coded(const struct program *program, struct arena *arena, page_vec *out)
{
	struct finder finder = {.program = program, .arena = arena, .out = out};

	for (uint32_t m = 0; m < program->module_count; m++) {
		finder.module = m;
		finder.framework = router_of(program->modules[m].summary->text);
		if (finder.framework != NULL) {
			see_module(&finder);
		}
	}
}
