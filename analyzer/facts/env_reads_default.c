#include "facts/env_reads.h"
#include "program/lookup.h"

/* What stands in for a variable that is not set, as far as the text around its read shows it. */

enum { CLIMB_MOST = 8 }; /* operators around a read */

static expr_id parent_of(const struct reads *reads, expr_id id)
{
	return lookup_parent(reads->collector->program, reads->module, id);
}

/* Is any value of the expression a variable of the environment? */
static bool is_variable(struct reads *reads, expr_id id)
{
	value_vec values = {0};

	program_follow(reads->collector->program, (struct site){reads->module, id}, &reads->scratch,
		&values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_ENV) {
			return true;
		}
	}
	return false;
}

static bool is_empty(const struct expr *e)
{
	return e->kind == EXPR_NULL || (e->kind == EXPR_STRING && e->text.n == 0);
}

/* requireEnv("X", "default"): the name is the read. */
static bool has_default_argument(const struct reads *reads, const struct expr *call, expr_id name)
{
	const struct summary *summary = reads->summary;
	expr_id second;

	if (call->count < 2 || summary->exprs[name].kind != EXPR_STRING ||
		summary->kid_ids[call->first] != name) {
		return false;
	}
	second = summary->kid_ids[call->first + 1];
	return summary->exprs[second].kind == EXPR_STRING && !is_empty(&summary->exprs[second]);
}

/* Does the code ask whether it is set, and go on without it? `!x` asks for the opposite. */
static bool is_test(const struct reads *reads, expr_id id, expr_id parent)
{
	const struct expr *e = &reads->summary->exprs[parent];
	expr_id outer;

	switch ((enum expr_kind)e->kind) {
	case EXPR_BOTH:
		return e->left == id;
	case EXPR_CHOICE:
		return e->count > 0 && reads->summary->kid_ids[e->first] == id;
	case EXPR_BINARY:
		return e->op == OP_EQUAL || e->op == OP_NOT_EQUAL || e->op == OP_IN;
	case EXPR_UNARY:
		outer = parent_of(reads, parent);
		return e->op == OP_TYPEOF ||
		       (e->op == OP_NOT && outer != ID_NONE &&
			       reads->summary->exprs[outer].kind == EXPR_UNARY);
	default:
		return false;
	}
}

/* The word for one use of the value; *id climbs to what has the value still. */
static const char *word_of(struct reads *reads, expr_id *id)
{
	const char *word = "";

	for (unsigned i = 0; i < CLIMB_MOST; i++) {
		expr_id parent = parent_of(reads, *id);
		const struct expr *e = parent == ID_NONE ? NULL : &reads->summary->exprs[parent];
		expr_id other;

		if (reads->tested[*id] || (e != NULL && is_test(reads, *id, parent))) {
			return "tested";
		}
		if (e == NULL || e->kind != EXPR_EITHER) {
			bool given = e != NULL && e->kind == EXPR_CALL &&
				     has_default_argument(reads, e, *id);
			return given ? "value" : word;
		}
		other = e->left == *id ? e->right : e->left;
		if (other == ID_NONE || is_variable(reads, other)) {
			return "variable";
		}
		if (e->left != *id || !is_empty(&reads->summary->exprs[other])) {
			return "value";
		}
		word = "empty";
		*id = parent;
	}
	return word;
}

void env_reads_find_tests(struct reads *reads)
{
	const struct summary *summary = reads->summary;

	reads->tested = arena_array(&reads->scratch, summary->expr_count, sizeof(reads->tested[0]));
	reads->weak = arena_array(&reads->scratch, summary->binding_count, sizeof(reads->weak[0]));
	reads->bound = arena_array(&reads->scratch, summary->expr_count, sizeof(reads->bound[0]));
	for (uint32_t i = 0; i < summary->step_count; i++) {
		if (summary->steps[i].kind == STEP_IF && summary->steps[i].expr != ID_NONE) {
			reads->tested[summary->steps[i].expr] = true;
		}
	}
	for (binding_id i = 0; i < summary->binding_count; i++) {
		if (summary->bindings[i].value != ID_NONE) {
			reads->bound[summary->bindings[i].value] = i + 1;
		}
	}
}

/* What is said of the names that the value is kept under, once for all reads of the module. */
static void find_weak(struct reads *reads)
{
	const struct summary *summary = reads->summary;

	reads->weak_known = true;
	for (expr_id id = 0; id < summary->expr_count; id++) {
		const struct expr *e = &summary->exprs[id];
		expr_id top = id;

		if (e->kind != EXPR_NAME || e->binding == ID_NONE ||
			summary->bindings[e->binding].kind != BINDING_CONST) {
			continue;
		}
		const char *word = word_of(reads, &top);
		if (word[0] != '\0' && !str_is(str_of(word), "empty")) {
			reads->weak[e->binding] = word;
		}
	}
}

struct str env_reads_otherwise(struct reads *reads, expr_id id)
{
	const char *word = word_of(reads, &id);
	uint32_t binding = reads->bound[id];

	if ((word[0] == '\0' || str_is(str_of(word), "empty")) && binding > 0) {
		if (!reads->weak_known) {
			find_weak(reads);
		}
		if (reads->weak[binding - 1] != NULL) {
			word = reads->weak[binding - 1];
		}
	}
	return str_of(word);
}
