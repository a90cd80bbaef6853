#include "facts/collector.h"
#include "facts/guards.h"
#include "facts/route_guard.h"
#include "program/apps.h"
#include "program/frameworks/pages.h"

/* Where requests get to: what frameworks serve, and pages. Only of apps that use Clerk. */

enum { ROUTES_MOST = 20000 };

static void take_answer(struct fact_route *fact, const struct guard_answer *answer)
{
	fact->protection = answer->protection;
	fact->guard_at = answer->at;
	fact->guard = answer->guard;
	fact->guard_pattern = answer->pattern;
	fact->guard_fate = answer->fate;
}

static struct fact_route fact_of(
	const char *framework, const char *kind, struct str path, bool resolved)
{
	return (struct fact_route){
		.framework = str_of(framework),
		.kind = str_of(kind),
		.route = resolved ? path : STR(""),
		.resolved = resolved,
		.handler = STR(""),
		.guard = STR(""),
		.guard_pattern = STR(""),
		.guard_fate = STR(""),
	};
}

static void push(struct collector *collector, struct fact_route fact)
{
	struct str *texts[] = {&fact.guard, &fact.guard_pattern, &fact.guard_fate, &fact.handler};

	if (collector->facts->routes.n == ROUTES_MOST) {
		return;
	}
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		*texts[i] = str_absent(*texts[i]) ? STR("") : *texts[i];
	}
	vec_push(collector->arena, &collector->facts->routes, fact);
}

/* The app's middleware file, then what is registered before the route. */
static struct guard_answer ask(struct collector *collector, const struct route *route)
{
	uint32_t app = collector->program->modules[route->module].app;
	struct guard_answer answer = {.protection = PROTECTION_NONE};

	if (!route->resolved) {
		return (struct guard_answer){.protection = PROTECTION_UNKNOWN};
	}
	if (route->guarded_by_file) {
		answer = guards_ask(collector->guards, app,
			route->host == NULL ? route->framework : route->host,
			str_slice(route->path, route->base.n, route->path.n));
	}
	return answer.protection == PROTECTION_NONE ? route_guard_ask(collector, route) : answer;
}

static void add_route(struct collector *collector, const struct route *route)
{
	const struct program_module *module = &collector->program->modules[route->module];
	struct fact_route fact = fact_of(route->framework, "handler", route->path, route->resolved);
	struct guard_answer answer;

	if (!collector->facts->apps.items[module->app].clerk) {
		return;
	}
	answer = ask(collector, route);
	take_answer(&fact, &answer);
	fact.at = collector_place(collector, module->path, route->start, route->end);
	fact.methods = route->methods;
	fact.handler = route->symbol;
	push(collector, fact);
}

/*
 * A file that was not kept has a place without a line's text, also when something has led to
 * it meanwhile.
 */
static struct place place_of(struct collector *collector, const struct page *page)
{
	return map_get(&collector->by_path, page->file) < collector->file_count
		       ? collector_place(collector, page->file, page->start, page->end)
		       : collector_unkept(page->file, page->app);
}

/* Pages of groups and slots share a path; who is asked about it again says the same. */
struct asked {
	struct map by_path; /* app, framework and path → index into answers */
	VEC(struct guard_answer) answers;
};

static struct guard_answer ask_page(
	struct collector *collector, const struct page *page, struct asked *asked)
{
	struct str path = str_slice(page->path, page->base.n, page->path.n);
	struct str key = str_format(
		collector->arena, "%u %s %.*s", page->app, page->framework, STR_ARGS(path));
	uint32_t index = map_get(&asked->by_path, key);

	if (index == MAP_NONE) {
		index = (uint32_t)asked->answers.n;
		vec_push(collector->arena, &asked->answers,
			guards_ask(collector->guards, page->app, page->framework, path));
		map_put(collector->arena, &asked->by_path, key, index);
	}
	return asked->answers.items[index];
}

/* Coded routers live in the browser: no middleware stands before their pages. */
static void add_page(
	struct collector *collector, const struct page *page, bool coded, struct asked *asked)
{
	struct fact_route fact = fact_of(
		page->framework, page->endpoint ? "handler" : "page", page->path, page->resolved);
	struct guard_answer answer = {.protection = PROTECTION_UNKNOWN};

	if (coded && !collector->facts->apps.items[page->app].clerk) {
		return;
	}
	if (page->resolved && !coded) {
		answer = ask_page(collector, page, asked);
	}
	take_answer(&fact, &answer);
	fact.at = place_of(collector, page);
	if (!page->endpoint) {
		/* a page is not answered as a delivery is */
		fact.guard_fate = STR("");
		vec_push(collector->arena, &fact.methods, STR("GET"));
	}
	push(collector, fact);
}

static bool *modules_with_routes(struct collector *collector)
{
	bool *with =
		arena_array(collector->arena, collector->program->module_total, sizeof(with[0]));

	for (size_t i = 0; i < collector->routes.n; i++) {
		with[collector->routes.items[i].module] = true;
	}
	return with;
}

static const bool *apps_with_clerk(struct collector *collector)
{
	bool *with = arena_array(collector->arena, collector->facts->apps.n, sizeof(with[0]));

	for (size_t i = 0; i < collector->facts->apps.n; i++) {
		with[i] = collector->facts->apps.items[i].clerk;
	}
	return with;
}

static bool exports_default(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->export_count; i++) {
		if (str_is(summary->exports[i].name, "default")) {
			return true;
		}
	}
	return false;
}

static bool has_component(const struct summary *summary)
{
	for (expr_id id = 0; id < summary->expr_count; id++) {
		if (summary->exprs[id].kind == EXPR_OBJECT &&
			summary_prop(summary, id, "component") != ID_NONE) {
			return true;
		}
	}
	return false;
}

/*
 * Does a file that answers requests show nothing? Sources: React Router
 * documentation, "Resource Routes" (no default export); TanStack Start
 * documentation, "Server Routes" (handlers beside a component, or alone).
 */
static bool only_answers(const struct collector *collector, const struct page *page)
{
	const struct summary *summary = collector->program->modules[page->module].summary;
	struct str framework = str_of(page->framework);

	if (str_is(framework, "react-router") || str_is(framework, "remix")) {
		return !exports_default(summary);
	}
	return page->endpoint || (str_is(framework, "tanstack-start") && !has_component(summary));
}

void collect_routes(struct collector *collector)
{
	struct pages_tree tree;
	page_vec pages = {0};
	page_vec coded = {0};
	struct asked asked = {0};
	bool *with = modules_with_routes(collector);

	for (size_t i = 0; i < collector->routes.n; i++) {
		add_route(collector, &collector->routes.items[i]);
	}
	tree = (struct pages_tree){
		collector->paths, collector->path_count, apps_with_clerk(collector)};
	pages_find(collector->program, &tree, collector->arena, &pages);
	for (size_t i = 0; i < pages.n; i++) {
		const struct page *page = &pages.items[i];

		if (page->module == ID_NONE || !with[page->module] ||
			!only_answers(collector, page)) {
			add_page(collector, page, false, &asked);
		}
	}
	pages_find_coded(collector->program, collector->arena, &coded);
	for (size_t i = 0; i < coded.n; i++) {
		if (!apps_has(&collector->program->apps[coded.items[i].app], "tanstack-start") ||
			!str_is(str_of(coded.items[i].framework), "tanstack-router")) {
			add_page(collector, &coded.items[i], true, &asked);
		}
	}
	if (collector->facts->routes.n == ROUTES_MOST) {
		notice_add(collector->arena, &collector->facts->notices, STR("."),
			STR("20000 routes: any others were ignored"));
	}
}
