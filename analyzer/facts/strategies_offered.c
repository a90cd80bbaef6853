#include "clerk/strategies.h"
#include "facts/strategies.h"
#include "facts/words.h"
#include "program/lookup.h"

/*
 * Code that asks for what Clerk offers: a factor that is looked for in supportedFirstFactors or
 * supportedSecondFactors, a field that is looked for in missingFields or unverifiedFields.
 */
enum { CASES_MOST = 200 }; /* of one switch */

static void put(struct strategies *s, uint32_t where, const char *kind, struct str name)
{
	struct arena *arena = s->collector->arena;

	map_put(arena, &s->offered,
		str_format(arena, "%s %u %.*s", kind, (unsigned)where, STR_ARGS(name)), 0);
}

static bool has(struct strategies *s, uint32_t where, const char *kind, struct str name)
{
	return map_get(&s->offered, str_format(&s->scratch, "%s %u %.*s", kind, (unsigned)where,
					    STR_ARGS(name))) != MAP_NONE;
}

static void put_factor(struct strategies *s, struct str name)
{
	if (!str_absent(name) && strategies_is(name)) {
		put(s, s->collector->program->modules[s->module].app, "factor", name);
	}
}

/* factor.strategy, also when it is taken out of the factor */
static bool is_factors(const struct strategies *s, expr_id id)
{
	const struct expr *e = id == ID_NONE ? NULL : &s->summary->exprs[id];

	if (e != NULL && e->kind == EXPR_NAME && e->binding != ID_NONE) {
		id = s->summary->bindings[e->binding].value;
		e = id == ID_NONE ? NULL : &s->summary->exprs[id];
	}
	return e != NULL && e->kind == EXPR_MEMBER && str_is(e->name, "strategy");
}

static struct str text_of(const struct strategies *s, expr_id id)
{
	return id == ID_NONE ? (struct str){0}
			     : program_string(s->collector->program, (struct site){s->module, id});
}

/* ways[factor.strategy] */
static void read_table(struct strategies *s, expr_id table)
{
	const struct program *program = s->collector->program;
	struct value value = program_single(program, (struct site){s->module, table});
	const struct summary *summary;

	if (value.kind != VALUE_OBJECT) {
		return;
	}
	summary = program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		put_factor(s, summary_prop_at(summary, value.at.expr, i)->key);
	}
}

static bool is_list_of_fields(struct str name)
{
	static const char *const names[] = {"missingFields", "unverifiedFields"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static bool is_field(struct str text)
{
	static const char *const names[] = {"phone_number", "email_address", "password"};

	return str_in(text, names, sizeof(names) / sizeof(names[0]));
}

static void read_expr(struct strategies *s, expr_id id)
{
	const struct expr *e = &s->summary->exprs[id];

	switch ((enum expr_kind)e->kind) {
	case EXPR_BINARY:
		if (is_factors(s, e->left)) {
			put_factor(s, text_of(s, e->right));
		} else if (is_factors(s, e->right)) {
			put_factor(s, text_of(s, e->left));
		}
		break;
	case EXPR_INDEX:
		if (is_factors(s, e->right)) {
			read_table(s, e->left);
		}
		break;
	case EXPR_MEMBER:
		if (is_list_of_fields(e->name)) {
			put(s, s->module, "fields", STR(""));
		} else if (str_starts(e->name, "supported") && str_ends(e->name, "Factors")) {
			put(s, s->collector->program->modules[s->module].app, "supported", STR(""));
		}
		break;
	case EXPR_STRING:
		if (is_field(e->text)) {
			put(s, s->module, "field", e->text);
		}
		break;
	default:
		break;
	}
}

/* switch (factor.strategy) { case 'phone_code': … } */
static void read_switch(struct strategies *s, uint32_t step)
{
	const struct summary *summary = s->summary;

	for (uint32_t i = step + 1; i < summary->steps[step].other && i < step + CASES_MOST; i++) {
		if (summary->steps[i].kind == STEP_CASE) {
			put_factor(s, text_of(s, summary->steps[i].expr));
		}
	}
}

void strategies_read_offered(struct strategies *s)
{
	const struct summary *summary = s->summary;

	if ((words_in(s->collector, s->module) & WORDS_OFFERED) == 0) {
		return;
	}
	for (expr_id id = 0; (id = lookup_next(s->collector->program, s->module,
				      KINDS(EXPR_BINARY) | KINDS(EXPR_INDEX) | KINDS(EXPR_MEMBER) |
					      KINDS(EXPR_STRING),
				      id)) != ID_NONE;
		id++) {
		read_expr(s, id);
	}
	for (uint32_t i = 0; i < summary->step_count; i++) {
		if (summary->steps[i].kind == STEP_SWITCH &&
			is_factors(s, summary->steps[i].expr)) {
			read_switch(s, i);
		}
	}
}

/* What a sign-up that lacks it has in missingFields. */
static struct str field_of(struct str strategy)
{
	return str_is(strategy, "password") ? strategy
	       : str_has(strategy, "phone") ? STR("phone_number")
					    : STR("email_address");
}

bool strategies_is_offered(struct strategies *s, const char *flow, struct str strategy)
{
	uint32_t app = s->collector->program->modules[s->module].app;

	if (str_is(str_of(flow), "sign_up")) {
		return has(s, s->module, "fields", STR("")) &&
		       has(s, s->module, "field", field_of(strategy));
	}
	return (str_is(str_of(flow), "sign_in") || str_is(str_of(flow), "second_factor")) &&
	       has(s, app, "supported", STR("")) && has(s, app, "factor", strategy);
}
