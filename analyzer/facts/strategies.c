#include "facts/strategies.h"

#include "clerk/strategies.h"
#include "facts/optional.h"
#include "facts/sdk_written.h"
#include "facts/words.h"
#include "program/lookup.h"

enum { STEPS_MOST = 4096 }; /* of a function, that are looked through for what is around a call */

static struct site here(const struct strategies *s, expr_id id)
{
	return (struct site){s->module, id};
}

static struct str flow_of(const struct named *named, const struct strategy_use *use)
{
	return strategies_is_reset(named->text) ? STR("reset_password") : str_of(use->flow);
}

static bool is_optional(const struct strategies *s, const struct named *named)
{
	return named->resolved &&
	       (named->left_out || optional_is(s->collector, named->at) ||
		       (named->elsewhere && optional_is(s->collector, named->use)));
}

static uint32_t add_entry(
	struct strategies *s, const struct named *named, const struct strategy_use *use)
{
	struct collector *collector = s->collector;
	struct fact_strategy fact = {
		.at = collector_site(collector, named->at),
		.strategy = str_copy(collector->arena, named->text),
		.resolved = named->resolved,
		.optional = is_optional(s, named),
		.offered = strategies_is_offered(s, use->flow, named->text),
		.flow = flow_of(named, use),
		.api = use->api,
		.side = use->side,
	};

	vec_push(collector->arena, &collector->facts->strategies, fact);
	s->count++;
	return (uint32_t)collector->facts->strategies.n - 1;
}

void strategies_add(struct strategies *s, const struct named *named, const struct strategy_use *use)
{
	struct collector *collector = s->collector;
	struct str key = named_key(collector->arena, named);
	uint32_t index = map_get(&s->by_place, key);
	struct fact_strategy *fact;

	if (index == MAP_NONE) {
		if (s->count >= COLLECTOR_FACTS_PER_FILE) {
			return;
		}
		index = add_entry(s, named, use);
		map_put(collector->arena, &s->by_place, key, index);
	} else if (str_is(str_of(use->flow), "unknown")) {
		return; /* it is seen already what it is handed to */
	}
	fact = &collector->facts->strategies.items[index];
	fact->optional = fact->optional && is_optional(s, named);
	if (str_is(fact->flow, "unknown")) {
		fact->flow = flow_of(named, use);
		fact->offered = strategies_is_offered(s, use->flow, named->text);
		fact->api = use->api.n > 0 ? use->api : fact->api;
		fact->side = use->side;
	}
	if (named->elsewhere) {
		named_add_use(collector, &fact->uses, named->use);
	}
}

/* By what is called; else by a name that only Clerk's methods have, in an app that uses Clerk. */
static const struct strategy_call *row_of(
	struct strategies *s, struct site call, struct sdk_thing *out_thing)
{
	const struct strategy_call *row;
	expr_id callee = s->summary->exprs[call.expr].left;

	*out_thing = sdk_called(s->collector, call);
	row = strategy_call_of(out_thing);
	if (row != NULL) {
		return row;
	}
	if (out_thing->kind != SDK_NONE) {
		return strategy_call_written(out_thing->path);
	}
	row = strategy_call_written(sdk_written_chain(s->summary, callee, &s->scratch));
	return row != NULL && sdk_written_may_be_clerks(s->collector, call) ? row : NULL;
}

/* Is a second factor asked for because the device is new? Then it is no setting of the user's. */
static bool is_device_trust(const struct strategies *s, expr_id call)
{
	const struct summary *summary = s->summary;
	const struct function *function = &summary->functions[summary->exprs[call].function];

	for (uint32_t i = 0; s->asks_trust && i < function->step_count && i < STEPS_MOST; i++) {
		const struct step *step = &summary->steps[function->first_step + i];
		const struct step *end;
		struct str test;

		if (step->kind != STEP_IF || step->expr == ID_NONE || step->other == ID_NONE) {
			continue;
		}
		end = &summary->steps[step->other];
		test = program_text(s->collector->program, here(s, step->expr));
		if (step->start <= summary->exprs[call].start &&
			summary->exprs[call].end <= end->end &&
			str_has(test, "needs_client_trust") &&
			!str_has(test, "needs_second_factor")) {
			return true;
		}
	}
	return false;
}

static struct str api_of(struct arena *arena, const struct strategy_call *row)
{
	const char *owner = sdk_written_owner(row->kind);

	return owner == NULL ? str_of(row->path) : str_format(arena, "%s.%s", owner, row->path);
}

/* The option may be missing where the call has other ways: signIn.create({ identifier }). */
static void read_given(struct strategies *s, struct site call, const struct strategy_call *row,
	const struct strategy_use *use, bool certain)
{
	struct collector *collector = s->collector;
	bool second = row->from == STRATEGY_SECOND;
	bool must = !str_is(str_of(row->path), "create");
	struct site given = program_argument(collector->program, call, second ? 1 : 0);
	named_vec names = {0};

	if (given.expr == ID_NONE) {
		return;
	}
	if (second) {
		named_read(collector, given, &s->scratch, &names);
	} else {
		named_read_option(collector, given, "strategy", &s->scratch, &names);
		s->told[given.expr] = true;
	}
	for (size_t i = 0; i < names.n; i++) {
		const struct named *named = &names.items[i];

		if (named->resolved ? certain || strategies_is(named->text)
				    : row->own || (certain && must)) {
			strategies_add(s, named, use);
		}
	}
}

static void read_call(struct strategies *s, expr_id id)
{
	struct collector *collector = s->collector;
	struct site call = here(s, id);
	struct sdk_thing thing;
	const struct strategy_call *row;
	struct strategy_use use;

	if (s->summary->exprs[id].left == ID_NONE || s->count >= COLLECTOR_FACTS_PER_FILE ||
		!strategy_call_may(
			&s->calls, sdk_written_name(s->summary, s->summary->exprs[id].left))) {
		return;
	}
	row = row_of(s, call, &thing);
	if (row == NULL) {
		return;
	}
	use = (struct strategy_use){
		.flow = row->flow,
		.api = api_of(collector->arena, row),
		.side = sdk_side(collector, call, &thing),
	};
	if (str_is(str_of(row->flow), "second_factor") && is_device_trust(s, id)) {
		use.flow = "device_trust";
	}
	if (row->from != STRATEGY_FIXED) {
		read_given(s, call, row, &use, thing.kind != SDK_NONE);
		return;
	}
	strategies_add(s,
		&(struct named){.text = str_of(row->strategy), .resolved = true, .at = call}, &use);
}

static void read_module(struct strategies *s)
{
	const struct summary *summary = s->summary;
	const struct program *program = s->collector->program;
	uint32_t app = program->modules[s->module].app;

	s->count = 0;
	s->imports = collector_imports_clerk(summary);
	s->asks_trust = (words_in(s->collector, s->module) & WORDS_TRUST) != 0;
	s->by_form = s->imports || s->collector->facts->apps.items[app].clerk;
	s->told = arena_array(&s->scratch, summary->expr_count, sizeof(s->told[0]));
	for (expr_id id = 0; (id = lookup_next(program, s->module,
				      KINDS(EXPR_CALL) | KINDS(EXPR_JSX), id)) != ID_NONE;
		id++) {
		if (summary->exprs[id].kind == EXPR_CALL) {
			read_call(s, id);
		} else {
			strategies_element(s, id);
		}
	}
	for (expr_id id = 0; s->by_form && (id = lookup_next(program, s->module, KINDS(EXPR_OBJECT),
						    id)) != ID_NONE;
		id++) {
		if (!s->told[id]) {
			strategies_loose(s, id);
		}
	}
	if (s->count >= COLLECTOR_FACTS_PER_FILE) {
		notice_add(s->collector->arena, &s->collector->facts->notices, summary->path,
			STR("2000 strategies: any others were ignored"));
	}
	arena_clear(&s->scratch);
}

void collect_strategies(struct collector *collector)
{
	struct strategies s = {.collector = collector};

	arena_init(&s.scratch);
	strategy_calls_list(&s.calls);
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		s.module = i;
		s.summary = collector->program->modules[i].summary;
		if (collector->program->modules[i].live) {
			strategies_read_offered(&s);
		}
	}
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		s.module = i;
		s.summary = collector->program->modules[i].summary;
		read_module(&s);
	}
	arena_finish(&s.scratch);
}
