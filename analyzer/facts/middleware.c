#include "facts/middleware.h"

#include "facts/words.h"
#include "program/lookup.h"

/* Where Clerk's middleware is installed, and what it protects. */

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

struct value middleware_callee(const struct collector *collector, struct site call)
{
	struct site called = program_called(collector->program, call);
	struct value value = {.kind = VALUE_UNKNOWN, .at = called};

	if (called.expr != ID_NONE) {
		value = program_listed(collector->program, called);
	}
	return value.guessed ? (struct value){.kind = VALUE_UNKNOWN, .at = called} : value;
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

/* A call that no middleware file is known to hand on. */
static void collect_call(struct middleware *middleware, struct site call,
	const struct value *callee, const char *framework)
{
	static const struct condition unknown = {
		.kind = CONDITION_UNKNOWN, .at = {ID_NONE, ID_NONE}};
	struct collector *collector = middleware->collector;
	struct fact_middleware fact = middleware_fact(collector, call, callee->name, framework);
	decision_vec decisions = {0};

	middleware_read_options(collector, call, callee->name, &fact.options);
	if (str_is(fact.framework, "next")) {
		middleware_read_matcher(collector, call.module, &fact.matcher);
	}
	middleware_read_call(&middleware->reader, call, true, &decisions);
	if (str_is(fact.framework, "next") && middleware_is_run(collector, call.module)) {
		/* what is around it decides whether it is asked at all */
		decisions_add(&middleware->reader, OUTCOME_UNKNOWN, &unknown, STR(""), &decisions);
	}
	middleware_add(collector, fact, &decisions);
}

/* What is installed by its name alone: app.register(clerkPlugin). */
static void collect_given(struct middleware *middleware, struct site call)
{
	struct collector *collector = middleware->collector;
	const struct summary *summary = collector->program->modules[call.module].summary;
	const struct expr *e = &summary->exprs[call.expr];
	decision_vec decisions = {0};
	const char *framework;

	for (uint32_t i = 0; i < e->count; i++) {
		struct site given = program_argument(collector->program, call, i);
		struct value value;

		if (summary->exprs[given.expr].kind != EXPR_NAME) {
			continue;
		}
		value = program_origin(collector->program, given);
		if (!value.guessed && middleware_is_api(&value, &framework)) {
			struct fact_middleware fact =
				middleware_fact(collector, call, value.name, framework);

			middleware_add(collector, fact, &decisions);
			return;
		}
	}
}

static void collect_module(struct middleware *middleware, uint32_t module)
{
	const struct program *program = middleware->collector->program;
	const uint32_t calls = KINDS(EXPR_CALL);

	for (expr_id i = 0; (i = lookup_next(program, module, calls, i)) != ID_NONE; i++) {
		struct site call = {module, i};
		const char *framework;
		struct value callee;

		callee = middleware_callee(middleware->collector, call);
		if (!middleware_is_api(&callee, &framework)) {
			collect_given(middleware, call);
		} else if (!program_is_among(call, middleware->met.items, middleware->met.n)) {
			collect_call(middleware, call, &callee, framework);
		}
	}
}

/* Is the module what a build has left behind? Its sources say the same once more. */
static bool is_built(struct collector *collector, uint32_t module)
{
	/* bundlers and compilers end their output with a reference to its source map */
	return (words_in(collector, module) & WORDS_BUILT) != 0;
}

struct middleware middleware_start(struct collector *collector)
{
	return (struct middleware){
		.reader = {.collector = collector, .nested = middleware_read_call},
		.collector = collector,
	};
}

void collect_middleware(struct collector *collector)
{
	struct middleware middleware = middleware_start(collector);

	collector->guards = arena_new(collector->arena, struct guards);
	middleware_read_next(&middleware);
	middleware_read_astro(&middleware);
	middleware_read_nuxt(&middleware);
	middleware_read_sveltekit(&middleware);
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		if ((words_in(collector, i) & WORDS_CLERK) != 0 && !is_built(collector, i)) {
			collect_module(&middleware, i);
		}
	}
	middleware_read_reexports(&middleware);
	middleware_read_visits(&middleware);
	frameworks_routes(collector->program, collector->arena, &collector->routes);
	middleware_read_own(&middleware, &collector->routes);
	middleware_read_pages(&middleware);
	middleware_read_classes(&middleware);
	middleware_read_uses(&middleware);
}
