#include "facts/middleware.h"

/*
 * Where Clerk's middleware is installed, and what it protects. Sources:
 * clerk/javascript packages/nextjs/src/server/clerkMiddleware.ts,
 * routeMatcher.ts, protect.ts; authMiddleware: the same of version 4.
 */

/* What is installed by which name: packages/{nextjs,express}/src, SDK-node before. */
bool middleware_is_api(const struct value *callee, const char **out_framework)
{
	static const struct {
		const char *package;
		const char *name;
		const char *framework;
	} table[] = {
		{"@clerk/nextjs/server", "clerkMiddleware", "next"},
		{"@clerk/nextjs", "clerkMiddleware", "next"},
		{"@clerk/nextjs", "authMiddleware", "next"},
		{"@clerk/nextjs/server", "authMiddleware", "next"},
		{"@clerk/nextjs", "withClerkMiddleware", "next"},
		{"@clerk/nextjs/server", "withClerkMiddleware", "next"},
		{"@clerk/express", "clerkMiddleware", "express"},
		{"@clerk/express", "requireAuth", "express"},
		{"@clerk/clerk-sdk-node", "ClerkExpressRequireAuth", "express"},
		{"@clerk/clerk-sdk-node", "ClerkExpressWithAuth", "express"},
	};

	if (callee->kind != VALUE_IMPORT) {
		return false;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is(callee->package, table[i].package) &&
			str_is(callee->name, table[i].name)) {
			*out_framework = table[i].framework;
			return true;
		}
	}
	return false;
}

struct value middleware_value(const struct collector *collector, struct site site)
{
	struct value room[4];
	value_vec values = {room, 0, 4};

	if (site.expr != ID_NONE) {
		program_follow(collector->program, site, collector->arena, &values);
	}
	if (values.n != 1 || values.items[0].guessed) {
		return (struct value){.kind = VALUE_UNKNOWN, .at = site};
	}
	return values.items[0];
}

static struct value callee_of(const struct collector *collector, struct site call)
{
	return middleware_value(collector,
		(struct site){call.module, program_expr(collector->program, call)->left});
}

static const struct condition *always(void)
{
	static const struct condition condition = {
		.kind = CONDITION_TRUE, .at = {ID_NONE, ID_NONE}};

	return &condition;
}

static const struct condition *unknown(void)
{
	static const struct condition condition = {
		.kind = CONDITION_UNKNOWN, .at = {ID_NONE, ID_NONE}};

	return &condition;
}

/* A function of the middleware's author, or something that is not known. */
static void read_function(struct decisions_reader *reader, const struct value *value,
	struct handler handler, decision_vec *out)
{
	if (value->kind == VALUE_FUNCTION) {
		handler.function = value->at;
		decisions_read(reader, &handler, out);
	} else {
		decisions_add(reader, OUTCOME_UNKNOWN, always(), STR(""), out);
	}
}

/*
 * clerkMiddleware(), (options), (handler), (handler, options): a function is
 * always the handler. Given the request at once it has no handler.
 */
static void read_clerk(
	struct decisions_reader *reader, struct site call, bool called, decision_vec *out)
{
	struct site first = program_argument(reader->collector->program, call, 0);
	struct value value = middleware_value(reader->collector, first);

	if (first.expr == ID_NONE || value.kind == VALUE_OBJECT || value.kind == VALUE_NULL ||
		(!called && value.kind == VALUE_PARAM)) {
		return;
	}
	read_function(reader, &value, (struct handler){.form = HANDLER_CLERK}, out);
}

/* A list of authMiddleware's options as a condition: UNKNOWN when it may be anything. */
static const struct condition *listed(
	struct decisions_reader *reader, struct site options, const char *key)
{
	struct condition *condition = arena_new(reader->collector->arena, struct condition);
	struct site list;

	condition->at = SITE_NONE;
	switch (program_find_property(reader->collector->program, options, str_of(key), &list)) {
	case PROPERTY_FOUND:
		condition->kind = CONDITION_PATH;
		path_list_read(reader->collector, list, &condition->paths);
		break;
	case PROPERTY_ABSENT:
		condition->kind = CONDITION_FALSE;
		break;
	case PROPERTY_UNKNOWN:
		condition->kind = CONDITION_UNKNOWN;
		break;
	}
	return condition;
}

/*
 * authMiddleware lets ignoredRoutes pass first, asks beforeAuth, and then
 * protects everything but publicRoutes: what is no GET is answered 401. An
 * own afterAuth does that in its stead.
 */
static void read_auth(struct decisions_reader *reader, struct site call, decision_vec *out)
{
	const struct program *program = reader->collector->program;
	struct site options = program_argument(program, call, 0);
	const struct condition *public;
	struct site hook;
	struct value value;

	if (options.expr == ID_NONE) {
		decisions_add(reader, OUTCOME_BLOCK, always(), STR("401"), out);
		return;
	}
	decisions_add(reader, OUTCOME_PASS, listed(reader, options, "ignoredRoutes"), STR(""), out);
	if (program_find_property(program, options, STR("beforeAuth"), &hook) != PROPERTY_ABSENT) {
		decisions_add(reader, OUTCOME_UNKNOWN, unknown(), STR(""), out);
	}
	public = listed(reader, options, "publicRoutes");
	switch (program_find_property(program, options, STR("afterAuth"), &hook)) {
	case PROPERTY_ABSENT:
		decisions_add(reader, OUTCOME_PASS, public, STR(""), out);
		decisions_add(reader, OUTCOME_BLOCK, always(), STR("401"), out);
		break;
	case PROPERTY_FOUND:
		value = middleware_value(reader->collector, hook);
		read_function(reader, &value,
			(struct handler){
				.form = HANDLER_AFTER_AUTH,
				.is_public = public,
				.is_api = unknown(),
			},
			out);
		break;
	case PROPERTY_UNKNOWN:
		decisions_add(reader, OUTCOME_UNKNOWN, always(), STR(""), out);
		break;
	}
}

/* withClerkMiddleware((request, event) => …) */
static void read_with_clerk(struct decisions_reader *reader, struct site call, decision_vec *out)
{
	struct value value = middleware_value(
		reader->collector, program_argument(reader->collector->program, call, 0));

	read_function(reader, &value, (struct handler){.form = HANDLER_PLAIN}, out);
}

enum { NESTED_MOST = 3 };

bool middleware_read_call(
	struct decisions_reader *reader, struct site call, bool called, decision_vec *out)
{
	struct middleware *middleware = (struct middleware *)reader;
	struct value callee;
	const char *framework;

	if (program_expr(reader->collector->program, call)->kind != EXPR_CALL) {
		return false;
	}
	callee = callee_of(reader->collector, call);
	if (!middleware_is_api(&callee, &framework) || !str_is(str_of(framework), "next") ||
		reader->depth >= NESTED_MOST) {
		return false;
	}
	reader->depth++;
	vec_push(reader->collector->arena, &middleware->met, call);
	if (str_is(callee.name, "clerkMiddleware")) {
		read_clerk(reader, call, called, out);
	} else if (str_is(callee.name, "authMiddleware")) {
		read_auth(reader, call, out);
	} else {
		read_with_clerk(reader, call, out);
	}
	reader->depth--;
	return true;
}

/* One entry of config.matcher: a string, or an object with the path in `source`. */
static void read_matcher_entry(struct collector *collector, struct site entry, item_vec *out)
{
	struct value value = middleware_value(collector, entry);
	struct site source = SITE_NONE;
	struct site condition;

	if (value.kind != VALUE_OBJECT) {
		path_list_read(collector, entry, out);
		return;
	}
	program_find_property(collector->program, entry, STR("source"), &source);
	if (source.expr == ID_NONE ||
		program_find_property(collector->program, entry, STR("has"), &condition) !=
			PROPERTY_ABSENT ||
		program_find_property(collector->program, entry, STR("missing"), &condition) !=
			PROPERTY_ABSENT) {
		path_list_add_unresolved(collector, entry, out);
		return;
	}
	path_list_read(collector, source, out);
}

void middleware_read_matcher(struct collector *collector, uint32_t module, item_vec *out)
{
	struct site config = program_export(collector->program, module, STR("config"));
	struct site matcher = SITE_NONE;
	struct value list;

	if (config.expr == ID_NONE) {
		return;
	}
	switch (program_find_property(collector->program, config, STR("matcher"), &matcher)) {
	case PROPERTY_ABSENT:
		return;
	case PROPERTY_UNKNOWN:
		path_list_add_unresolved(collector, config, out);
		return;
	case PROPERTY_FOUND:
		break;
	}
	list = middleware_value(collector, matcher);
	if (list.kind != VALUE_ARRAY) {
		read_matcher_entry(collector, matcher, out);
		return;
	}
	for (uint32_t i = 0; i < program_expr(collector->program, list.at)->count; i++) {
		read_matcher_entry(
			collector, program_argument(collector->program, list.at, i), out);
	}
}

static void read_option(
	struct collector *collector, struct site object, const struct prop *prop, option_vec *out)
{
	struct site at = {object.module, prop->value};
	struct value value;
	bool known;

	if (str_absent(prop->key) || prop->value == ID_NONE || out->n >= COLLECTOR_FACTS_PER_FILE) {
		return;
	}
	value = middleware_value(collector, at);
	known = value.kind == VALUE_STRING || value.kind == VALUE_NUMBER;
	vec_push(collector->arena, out,
		(struct fact_option){
			.at = collector_site(collector, at),
			.name = prop->key,
			.value = known ? value.text : STR(""),
			.resolved = known,
		});
}

void middleware_read_options(
	struct collector *collector, struct site call, struct str api, option_vec *out)
{
	for (uint32_t n = 0; n < 2; n++) {
		struct value value =
			middleware_value(collector, program_argument(collector->program, call, n));
		const struct summary *summary;

		if (value.kind != VALUE_OBJECT || (n > 0 && !str_is(api, "clerkMiddleware"))) {
			continue;
		}
		summary = collector->program->modules[value.at.module].summary;
		for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
			read_option(collector, value.at, summary_prop_at(summary, value.at.expr, i),
				out);
		}
	}
}

struct fact_middleware middleware_fact(
	struct collector *collector, struct site at, struct str api, const char *framework)
{
	return (struct fact_middleware){
		.at = collector_site(collector, at),
		.api = api,
		.framework = str_of(framework),
		.polarity = STR("protects_none"),
		.fate = STR(""),
	};
}

static bool is_met(const struct middleware *middleware, struct site call)
{
	for (size_t i = 0; i < middleware->met.n; i++) {
		if (middleware->met.items[i].module == call.module &&
			middleware->met.items[i].expr == call.expr) {
			return true;
		}
	}
	return false;
}

/* A call that no middleware file is known to hand on. */
static void collect_call(struct middleware *middleware, struct site call,
	const struct value *callee, const char *framework)
{
	struct collector *collector = middleware->collector;
	struct fact_middleware fact = middleware_fact(collector, call, callee->name, framework);
	decision_vec decisions = {0};

	middleware_read_options(collector, call, callee->name, &fact.options);
	if (str_is(callee->name, "requireAuth") ||
		str_is(callee->name, "ClerkExpressRequireAuth")) {
		fact.polarity = STR("protects_all");
		fact.fate = str_is(callee->name, "requireAuth") ? STR("redirect to sign-in")
								: STR("401");
	}
	if (!str_is(fact.framework, "next")) {
		vec_push(collector->arena, &collector->facts->middleware, fact);
		return;
	}
	middleware_read_matcher(collector, call.module, &fact.matcher);
	middleware_read_call(&middleware->reader, call, true, &decisions);
	if (middleware_is_run(collector, call.module)) {
		/* what is around it decides whether it is asked at all */
		decisions_add(&middleware->reader, OUTCOME_UNKNOWN, unknown(), STR(""), &decisions);
	}
	middleware_add(collector, fact, &decisions);
}

static void collect_module(struct middleware *middleware, uint32_t module)
{
	const struct program *program = middleware->collector->program;
	const struct summary *summary = program->modules[module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		struct site call = {module, i};
		const char *framework;
		struct value callee;

		if (summary->exprs[i].kind != EXPR_CALL) {
			continue;
		}
		callee = callee_of(middleware->collector, call);
		if (middleware_is_api(&callee, &framework) && !is_met(middleware, call)) {
			collect_call(middleware, call, &callee, framework);
		}
	}
}

void collect_middleware(struct collector *collector)
{
	struct middleware middleware = {
		.reader = {.collector = collector, .nested = middleware_read_call},
		.collector = collector,
	};

	collector->guards = arena_new(collector->arena, struct guards);
	middleware_read_next(&middleware);
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		if (str_has_nocase(collector->program->modules[i].summary->text, "clerk")) {
			collect_module(&middleware, i);
		}
	}
}
