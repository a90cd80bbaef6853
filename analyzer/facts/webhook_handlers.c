#include "facts/env_reads.h"
#include "facts/guards.h"
#include "facts/route_guard.h"
#include "facts/webhook.h"

/* One fact for each route that Clerk's deliveries reach. */

static bool takes_post(const struct route *route)
{
	for (size_t i = 0; i < route->methods.n; i++) {
		if (str_is(route->methods.items[i], "POST") ||
			str_is(route->methods.items[i], "ANY")) {
			return true;
		}
	}
	return false;
}

static bool read_mentions(const struct program *program, uint32_t module)
{
	struct str text = program->modules[module].summary->text;

	return str_has_nocase(program->modules[module].path, "clerk") ||
	       str_has_nocase(text, "svix") || str_has_nocase(text, "webhook") ||
	       str_has(text, ".created") || str_has(text, ".updated") || str_has(text, ".deleted");
}

enum mentions { MENTIONS_NOT_ASKED, MENTIONS_NONE, MENTIONS_SOME };

/* A file may register thousands of routes; it is read for them once. */
static bool mentions_webhooks(const struct program *program, uint8_t *mentions, uint32_t module)
{
	if (mentions[module] == MENTIONS_NOT_ASKED) {
		mentions[module] = read_mentions(program, module) ? MENTIONS_SOME : MENTIONS_NONE;
	}
	return mentions[module] == MENTIONS_SOME;
}

/* A handler whose files mention neither events nor a verifier is not worth a trace. */
static bool is_candidate(
	const struct program *program, uint8_t *mentions, const struct route *route)
{
	bool mentioned = mentions_webhooks(program, mentions, route->module) ||
			 str_has_nocase(route->path, "hook") ||
			 str_has_nocase(route->path, "clerk");

	for (size_t i = 0; i < route->handlers.n && !mentioned; i++) {
		mentioned = mentions_webhooks(program, mentions, route->handlers.items[i].module);
	}
	return mentioned && (route->handlers.n > 0 || route->unread.n > 0);
}

/* Is it this function in which the delivery is verified, itself or further down? */
static bool verifies(const struct webhook *webhook, struct site function)
{
	const struct trace *trace = &webhook->trace;
	uint32_t at = webhook->verify;

	if (at == ID_NONE || str_is(webhook->fact.verifier, "unresolved") ||
		program_expr(trace->program, function)->kind != EXPR_FUNCTION) {
		return false;
	}
	while (trace->items.items[at].via != ID_NONE) {
		at = trace->items.items[at].via;
	}
	return trace->items.items[at].module == function.module &&
	       trace->items.items[at].function == program_expr(trace->program, function)->function;
}

/* What asks for the signature turns no delivery away that has one. */
static struct route without_verifier(const struct webhook *webhook)
{
	struct route route = *webhook->route;

	route.before.n = 0;
	route.before.items = NULL;
	route.before.cap = 0;
	for (size_t i = 0; i < webhook->route->before.n; i++) {
		struct route_before before = webhook->route->before.items[i];

		if (!verifies(webhook, before.at)) {
			vec_push(webhook->collector->arena, &route.before, before);
		}
	}
	return route;
}

static void take_guard(struct webhook *webhook)
{
	const struct route *route = webhook->route;
	struct route rest = without_verifier(webhook);
	struct fact_webhook_handler *fact = &webhook->fact;
	struct guard_answer answer = {.protection = PROTECTION_NONE};

	if (!route->resolved) {
		fact->protection = PROTECTION_UNKNOWN;
		return;
	}
	if (route->guarded_by_file) {
		answer = guards_ask(webhook->collector->guards, fact->at.app,
			route->host == NULL ? route->framework : route->host,
			str_slice(route->path, route->base.n, route->path.n));
	}
	if (answer.protection == PROTECTION_NONE) {
		answer = route_guard_ask(webhook->collector, &rest);
	}
	fact->protection = answer.protection;
	fact->guard_at = answer.at;
	fact->guard = answer.guard;
	fact->guard_pattern = answer.pattern;
	fact->guard_fate = answer.fate;
}

/* A handler that another file holds is placed there, by its name, not where it is registered. */
static struct place place_of(const struct webhook *webhook)
{
	const struct program *program = webhook->collector->program;
	const struct route *route = webhook->route;
	const struct program_module *module = &program->modules[route->module];
	struct site last = route->handlers.n == 0 ? SITE_NONE : *vec_last(&route->handlers);
	struct place at;

	if (route->registered && last.expr != ID_NONE && last.module != route->module) {
		const struct program_module *other = &program->modules[last.module];
		const struct function *function =
			&other->summary->functions[program_expr(program, last)->function];

		at = collector_place(
			webhook->collector, other->path, function->name_start, function->end);
	} else {
		at = collector_place(webhook->collector, module->path, route->start, route->end);
	}
	at.app = module->app;
	return at;
}

static void take_route(struct webhook *webhook)
{
	const struct route *route = webhook->route;
	struct fact_webhook_handler *fact = &webhook->fact;

	fact->at = place_of(webhook);
	fact->framework = str_of(route->framework);
	fact->methods = route->methods;
	fact->route = route->resolved ? route->path : STR("");
	fact->route_resolved = route->resolved;
	fact->handler = route->symbol;
}

/* Absent slices would be null in JSON; every text of a fact is at least empty. */
static void fill_empty(struct fact_webhook_handler *fact)
{
	struct str *texts[] = {&fact->package, &fact->secret_default, &fact->secret_class,
		&fact->guard, &fact->guard_pattern, &fact->guard_fate, &fact->handler};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (str_absent(*texts[i])) {
			*texts[i] = STR("");
		}
	}
}

/* A wrapper of a package is given an object of functions: { onEvent: async (evt) => … } */
static void read_members(struct webhook *webhook, struct site call)
{
	const struct program *program = webhook->trace.program;
	const struct expr *e = program_expr(program, call);

	for (uint32_t i = 0; e->kind == EXPR_CALL && i < e->count; i++) {
		struct site argument = program_argument(program, call, i);

		if (program_expr(program, argument)->kind == EXPR_OBJECT) {
			trace_members(&webhook->trace, argument);
		}
	}
}

static void read_handlers(struct webhook *webhook)
{
	const struct route *route = webhook->route;

	for (size_t i = 0; i < route->handlers.n; i++) {
		trace_function(&webhook->trace, route->handlers.items[i]);
	}
	for (size_t i = 0; i < route->unread.n && route->handlers.n == 0; i++) {
		read_members(webhook, route->unread.items[i]);
	}
	webhook_find_verifier(webhook);
}

/*
 * Middleware for all of the path counts only when it verifies: what else it
 * does is not the handler's business.
 */
static void read_middleware(struct webhook *webhook)
{
	struct webhook whole = *webhook;

	whole.trace =
		(struct trace){.program = webhook->trace.program, .arena = webhook->trace.arena};
	for (size_t i = 0; i < webhook->route->before.n; i++) {
		const struct route_before *before = &webhook->route->before.items[i];
		const struct expr *e = program_expr(webhook->trace.program, before->at);

		if (before->sure && e->kind == EXPR_FUNCTION) {
			trace_function(&whole.trace, before->at);
		}
	}
	read_handlers(&whole);
	if (webhook_is_verified(&whole)) {
		*webhook = whole;
	} else if (!str_is(whole.fact.verifier, "none")) {
		webhook->fact.verifier = whole.fact.verifier;
		webhook->fact.secret_from = whole.fact.secret_from;
	}
}

/* The routes that may be handlers, and what is only known when all of them were read. */
struct deliveries {
	const route_vec *routes;
	trace_vec traces; /* of what runs when a delivery comes */
	VEC(struct webhook) aside; /* those that put it aside and verify nothing */
	struct place replayed; /* where a route verifies a delivery that was put aside */
};

/* The same URL takes POST by another route: this one is not where deliveries go. */
static bool is_served_by_another(const route_vec *routes, const struct route *route)
{
	for (size_t i = 0; i < routes->n; i++) {
		const struct route *other = &routes->items[i];

		if (takes_post(other) &&
			(!other->resolved || str_equal(other->path, route->path)) &&
			(other->resolved || other->module == route->module)) {
			return true;
		}
	}
	return false;
}

/* A hook of all routes says nothing about one of them. */
static bool verifies_before(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->route->before.n; i++) {
		if (verifies(webhook, webhook->route->before.items[i].at)) {
			return true;
		}
	}
	return false;
}

/* A route without POST is a handler when it certainly verifies what the request brings. */
static bool is_handler(const struct deliveries *all, const struct webhook *webhook)
{
	return takes_post(webhook->route) ||
	       (webhook->route->resolved && webhook_is_verified(webhook) &&
		       !str_is(webhook->fact.body, "unknown") && !verifies_before(webhook) &&
		       !is_served_by_another(all->routes, webhook->route));
}

static void finish(struct webhook *webhook)
{
	struct collector *collector = webhook->collector;

	if (str_is(webhook->fact.verifier, "none")) {
		webhook_find_unused_secret(webhook);
	}
	take_route(webhook);
	webhook_find_work(webhook);
	webhook_find_writes(webhook);
	webhook_find_hazards(webhook);
	webhook_find_cases(webhook);
	webhook_find_skips(webhook);
	webhook_find_dropped(webhook);
	webhook_find_scheduled(webhook);
	take_guard(webhook);
	fill_empty(&webhook->fact);
	for (size_t i = 0; i < webhook->secrets.n; i++) {
		env_reads_add_secret(collector, &webhook->secrets.items[i]);
	}
	vec_push(collector->arena, &collector->facts->webhook_handlers, webhook->fact);
}

static void judge(struct deliveries *all, struct webhook *webhook)
{
	if (webhook->helper.expr != ID_NONE) {
		webhook_judge_helper(webhook);
	} else if (!webhook_is_clerks(webhook) &&
		   !(str_is(webhook->fact.verifier, "unresolved") &&
			   !place_absent(&webhook->fact.verified_later))) {
		return;
	} else {
		webhook_judge_body(webhook);
		webhook_judge_failure(webhook);
	}
	if (is_handler(all, webhook)) {
		finish(webhook);
	} else if (webhook_is_verified(webhook) && str_is(webhook->fact.body, "unknown")) {
		all->replayed = webhook->fact.verify_at; /* called by a clock: a cron job */
	}
}

static void collect_route(
	struct deliveries *all, struct collector *collector, const struct route *route)
{
	struct webhook webhook = {
		.collector = collector,
		.route = route,
		.trace = {.program = collector->program, .arena = collector->arena},
		.helper = SITE_NONE,
	};

	if (!collector->has_deliveries && !webhook_names_clerk(&webhook)) {
		return; /* whatever a trace finds, it cannot make this Clerk's */
	}
	read_handlers(&webhook);
	if (!webhook_is_verified(&webhook) && webhook_take_helper(&webhook)) {
		webhook.verify = ID_NONE;
	} else if (str_is(webhook.fact.verifier, "none") && route->before.n > 0) {
		read_middleware(&webhook);
	}
	webhook_find_events(&webhook);
	vec_push(collector->arena, &all->traces, webhook.trace);
	if (webhook.helper.expr == ID_NONE && webhook_puts_aside(&webhook)) {
		vec_push(collector->arena, &all->aside, webhook);
	} else {
		judge(all, &webhook);
	}
}

void collect_webhook_handlers(struct collector *collector)
{
	const route_vec *routes = &collector->routes;
	struct deliveries all = {.routes = routes};
	uint8_t *mentions =
		arena_array(collector->arena, collector->program->module_total, sizeof(*mentions));

	for (size_t i = 0; i < routes->n; i++) {
		if (is_candidate(collector->program, mentions, &routes->items[i])) {
			collect_route(&all, collector, &routes->items[i]);
		}
	}
	for (size_t i = 0; i < all.aside.n; i++) {
		webhook_find_consumer(&all.aside.items[i], &all.traces, all.replayed);
		judge(&all, &all.aside.items[i]);
	}
}
