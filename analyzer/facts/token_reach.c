#include "facts/named.h"
#include "facts/token.h"
#include "facts/trace.h"
#include "program/lookup.h"

/*
 * Does the code compare a claim itself? Looked for where a verification
 * stands, in what is called from there, in the class's other methods, and in
 * who calls it: the claim's name is enough, it is in few places.
 */
enum {
	DEEP = 16,
	CALLERS_DEEP = 2,
};

struct claim_search {
	struct token_reading *reading;
	const char *claim;
	const struct summary *summary; /* that is looked at */
	struct trace trace;
};

static bool names_claim(const struct claim_search *search, expr_id id, unsigned depth)
{
	const struct summary *summary = search->summary;
	const struct expr *e;

	if (id == ID_NONE || depth > DEEP) {
		return false;
	}
	e = &summary->exprs[id];
	if ((e->kind == EXPR_MEMBER || e->kind == EXPR_NAME) && str_is(e->name, search->claim)) {
		return true;
	}
	if (e->kind == EXPR_NAME) {
		expr_id value =
			e->binding == ID_NONE ? ID_NONE : summary->bindings[e->binding].value;

		return value != ID_NONE && summary->exprs[value].kind == EXPR_MEMBER &&
		       str_is(summary->exprs[value].name, search->claim);
	}
	if (e->kind == EXPR_FUNCTION || e->kind == EXPR_OBJECT || e->kind == EXPR_CLASS ||
		e->kind == EXPR_JSX) {
		return false;
	}
	if (names_claim(search, e->left, depth + 1) || names_claim(search, e->right, depth + 1)) {
		return true;
	}
	for (uint32_t i = 0; i < e->count; i++) {
		if (names_claim(search, summary_kid(summary, id, i), depth + 1)) {
			return true;
		}
	}
	return false;
}

/* allowed.includes(azp), origins.has(azp), isAllowedOrigin(azp), assertActive(sts) */
static bool is_test(const struct summary *summary, const struct expr *call)
{
	static const char *const words[] = {"includes", "has", "some", "indexof", "test", "match",
		"equal", "allow", "valid", "check", "assert", "trust", "verify", "expect", "origin",
		"part", "azp", "pending", "active"};
	const struct expr *callee = call->left == ID_NONE ? NULL : &summary->exprs[call->left];

	return callee != NULL &&
	       str_has_any_nocase(callee->name, words, sizeof(words) / sizeof(words[0]));
}

static bool compares(const struct claim_search *search, expr_id id, unsigned depth)
{
	const struct summary *summary = search->summary;
	const struct expr *e;

	if (id == ID_NONE || depth > DEEP) {
		return false;
	}
	e = &summary->exprs[id];
	switch ((enum expr_kind)e->kind) {
	case EXPR_BINARY:
		if ((e->op == OP_EQUAL || e->op == OP_NOT_EQUAL || e->op == OP_IN) &&
			names_claim(search, id, 0)) {
			return true;
		}
		break;
	case EXPR_CALL:
		for (uint32_t i = 0; is_test(summary, e) && i < e->count; i++) {
			if (names_claim(search, summary_kid(summary, id, i), 0)) {
				return true;
			}
		}
		break;
	case EXPR_FUNCTION:
	case EXPR_OBJECT:
	case EXPR_CLASS:
	case EXPR_JSX:
		return false;
	default:
		break;
	}
	if (compares(search, e->left, depth + 1) || compares(search, e->right, depth + 1)) {
		return true;
	}
	for (uint32_t i = 0; i < e->count; i++) {
		if (compares(search, summary_kid(summary, id, i), depth + 1)) {
			return true;
		}
	}
	return false;
}

static bool compares_in(struct claim_search *search, uint32_t module, function_id id)
{
	const struct function *function;

	search->summary = search->reading->collector->program->modules[module].summary;
	function = &search->summary->functions[id];
	for (uint32_t i = 0; i < function->step_count; i++) {
		const struct step *step = &search->summary->steps[function->first_step + i];

		if (step->kind == STEP_SWITCH && names_claim(search, step->expr, 0)) {
			return true;
		}
		if (step->kind != STEP_END && compares(search, step->expr, 0)) {
			return true;
		}
	}
	return false;
}

static bool compares_anywhere(struct claim_search *search, uint32_t module)
{
	const struct summary *summary =
		search->reading->collector->program->modules[module].summary;

	for (function_id i = 0; i < summary->function_count; i++) {
		if (compares_in(search, module, i)) {
			return true;
		}
	}
	return false;
}

static bool compares_around(struct claim_search *search, struct site site, unsigned depth);

static bool compares_in_callers(struct claim_search *search, struct site function, unsigned depth)
{
	named_sites callers = {0};

	named_callers(search->reading->collector, function, &callers);
	for (size_t i = 0; i < callers.n; i++) {
		if (compares_around(search, callers.items[i], depth + 1)) {
			return true;
		}
	}
	return false;
}

static bool compares_in_reach(struct claim_search *search, struct site function)
{
	size_t before = search->trace.functions.n;

	if (search->reading->budget->traces == 0) {
		return false;
	}
	search->reading->budget->traces--;
	trace_function(&search->trace, function);
	for (size_t i = before; i < search->trace.functions.n; i++) {
		struct trace_function one = search->trace.functions.items[i];

		if (compares_in(search, one.module, one.function)) {
			return true;
		}
	}
	return false;
}

/* The function that the expression stands in, those around it, and who calls them. */
static bool compares_around(struct claim_search *search, struct site site, unsigned depth)
{
	const struct program *program = search->reading->collector->program;
	const struct summary *summary = program->modules[site.module].summary;
	function_id id = summary->exprs[site.expr].function;

	if (depth > CALLERS_DEEP) {
		return false;
	}
	for (unsigned i = 0; i < DEEP && id != 0 && id != ID_NONE; i++) {
		struct site function = {site.module, lookup_function(program, site.module, id)};

		if (summary->functions[id].class != 0) {
			return compares_anywhere(search, site.module); /* its other methods */
		}
		if (function.expr != ID_NONE &&
			(compares_in_reach(search, function) ||
				compares_in_callers(search, function, depth))) {
			return true;
		}
		id = summary->functions[id].outer;
	}
	/* what is set up for a whole module is used all over it */
	return depth == 0 && summary->exprs[site.expr].function == 0 &&
	       compares_anywhere(search, site.module);
}

static bool checks_claim(struct token_reading *r, const char *claim)
{
	struct claim_search search = {
		.reading = r,
		.claim = claim,
		.trace = {.program = r->collector->program, .arena = r->scratch},
	};

	return compares_around(&search, r->call, 0);
}

void token_read_claims(struct token_reading *r)
{
	struct token_budget *budget = r->budget;
	const struct program *program = r->collector->program;
	struct site function = {r->call.module, program_expr(program, r->call)->function};

	if (!program_same(function, budget->last)) {
		budget->last = function;
		budget->last_azp = budget->names_azp && checks_claim(r, "azp");
		budget->last_sts = budget->names_sts && checks_claim(r, "sts");
	}
	r->fact.checks_azp = budget->last_azp;
	r->fact.checks_sts = budget->last_sts;
}
