#include "facts/webhook_skip.h"

#include "clerk/names.h"

/* Tests by which a delivery comes past verification: of settings, and of what the sender chose. */

enum { TEST_DEPTH = 8 }; /* operators and constants, one inside the other */

static const char *kind_within(
	const struct webhook *webhook, uint32_t item, struct site test, bool want, unsigned depth);

static bool names_environment(struct str name)
{
	static const char *const names[] = {
		"ENV", "ENVIRONMENT", "STAGE", "DEV", "PROD", "MODE", "SSR"};

	return str_in(name, names, sizeof(names) / sizeof(names[0])) || str_ends(name, "_ENV") ||
	       str_ends(name, "_ENVIRONMENT") || str_ends(name, "_STAGE");
}

static bool names_secret(const struct webhook *webhook, struct str name)
{
	enum env_role role = names_env_role(name);

	for (size_t i = 0; i < webhook->fact.secret_env.n; i++) {
		if (str_equal(name, webhook->fact.secret_env.items[i])) {
			return true;
		}
	}
	return role == ENV_WEBHOOK_SECRET || role == ENV_WEBHOOK_SECRET_OTHER;
}

/* The one variable that a value is, "" as its default looked over; absent for all else. */
static struct str variable_of(const struct webhook *webhook, uint32_t item, struct site site)
{
	struct str name = STR_NONE;
	value_vec values = {0};

	trace_follow(&webhook->trace, item, site, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.items[i];

		if (value->kind == VALUE_ENV && str_absent(name)) {
			name = value->name;
		} else if (value->kind != VALUE_NULL &&
			   !(value->kind == VALUE_STRING && value->text.n == 0)) {
			return STR_NONE;
		}
	}
	return name;
}

/* A variable that is set or not. */
static const char *kind_of_variable(const struct webhook *webhook, struct str name, bool want)
{
	if (str_absent(name)) {
		return NULL;
	}
	if (names_secret(webhook, name)) {
		return want ? NULL : "secret_missing";
	}
	return names_environment(name) ? "environment" : "flag";
}

/* app.config.CLERK_WEBHOOK_SECRET: whatever holds it, that is the variable's name. */
static bool is_secret_member(const struct webhook *webhook, struct site site)
{
	const struct summary *summary = webhook->collector->program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];

	if (e->kind == EXPR_NAME && e->binding != ID_NONE &&
		!summary->bindings[e->binding].reassigned &&
		summary->bindings[e->binding].value != ID_NONE) {
		e = &summary->exprs[summary->bindings[e->binding].value];
	}
	return e->kind == EXPR_MEMBER && names_secret(webhook, e->name);
}

static bool is_signature_header(struct str name)
{
	return str_is_nocase(name, "svix-id") || str_is_nocase(name, "svix-timestamp") ||
	       str_is_nocase(name, "svix-signature") || str_is_nocase(name, "webhook-id") ||
	       str_is_nocase(name, "webhook-timestamp") || str_is_nocase(name, "webhook-signature");
}

static bool reads_signature(const struct summary *summary, expr_id id)
{
	for (unsigned i = 0; i < TEST_DEPTH && id != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[id];

		switch ((enum expr_kind)e->kind) {
		case EXPR_NAME:
			if (e->binding == ID_NONE || summary->bindings[e->binding].reassigned) {
				return false;
			}
			id = summary->bindings[e->binding].value;
			break;
		case EXPR_EITHER:
		case EXPR_AWAIT:
			id = e->left;
			break;
		case EXPR_MEMBER:
			return is_signature_header(e->name);
		case EXPR_CALL:
			return e->count > 0 &&
			       summary->exprs[summary->kid_ids[e->first]].kind == EXPR_STRING &&
			       is_signature_header(summary->exprs[summary->kid_ids[e->first]].text);
		default:
			return false;
		}
	}
	return false;
}

/* Constants and getters that stand for a comparison: const isDev = env === 'development' */
static const char *kind_of_constant(
	const struct webhook *webhook, uint32_t item, struct site site, bool want, unsigned depth)
{
	struct value value = trace_value(&webhook->trace, item, site);
	const struct expr *e = program_expr(webhook->collector->program, value.at);

	if (value.kind != VALUE_UNKNOWN || value.guessed || program_same(value.at, site) ||
		(e->kind != EXPR_BINARY && e->kind != EXPR_UNARY && e->kind != EXPR_BOTH &&
			e->kind != EXPR_EITHER)) {
		return NULL;
	}
	return kind_within(webhook, item, value.at, want, depth + 1);
}

static const char *kind_of_leaf(
	const struct webhook *webhook, uint32_t item, struct site site, bool want, unsigned depth)
{
	const struct summary *summary = webhook->collector->program->modules[site.module].summary;
	const char *kind = kind_of_variable(webhook, variable_of(webhook, item, site), want);

	if (kind == NULL && !want && is_secret_member(webhook, site)) {
		return "secret_missing";
	}
	if (kind == NULL && !want && reads_signature(summary, site.expr)) {
		return "header";
	}
	return kind != NULL ? kind : kind_of_constant(webhook, item, site, want, depth);
}

/* secret === undefined, process.env.NODE_ENV !== 'production', process.env.SKIP === 'true' */
static const char *kind_of_comparison(
	const struct webhook *webhook, uint32_t item, struct site test, bool want, unsigned depth)
{
	const struct program *program = webhook->collector->program;
	const struct expr *e = program_expr(program, test);
	struct site left = {test.module, e->left};
	struct site right = {test.module, e->right};
	const struct expr *literal = program_expr(program, right);
	struct str name;

	if (e->op != OP_EQUAL && e->op != OP_NOT_EQUAL) {
		return NULL;
	}
	if (program_expr(program, left)->kind == EXPR_STRING) {
		left = right;
		literal = program_expr(program, (struct site){test.module, e->left});
	}
	if (literal->kind == EXPR_NULL || (literal->kind == EXPR_STRING && literal->text.n == 0)) {
		return kind_of_leaf(webhook, item, left, e->op == OP_EQUAL ? !want : want, depth);
	}
	if (literal->kind != EXPR_STRING && literal->kind != EXPR_BOOLEAN) {
		return NULL;
	}
	name = variable_of(webhook, item, left);
	return str_absent(name) || names_secret(webhook, name)
		       ? NULL
		       : kind_of_variable(webhook, name, want);
}

/* ['development', 'test'].includes(process.env.NODE_ENV) */
static const char *kind_of_list(
	const struct webhook *webhook, uint32_t item, struct site test, bool want)
{
	const struct program *program = webhook->collector->program;
	const struct expr *callee = program_expr(program, program_called(program, test));
	struct site argument = program_argument(program, test, 0);
	struct str name;

	if (callee->kind != EXPR_MEMBER || !str_is(callee->name, "includes") ||
		argument.expr == ID_NONE) {
		return NULL;
	}
	name = variable_of(webhook, item, argument);
	return !str_absent(name) && names_environment(name) ? kind_of_variable(webhook, name, want)
							    : NULL;
}

/* One operand is enough, or both must be known. */
static const char *kind_of_pair(
	const struct webhook *webhook, uint32_t item, struct site test, bool want, unsigned depth)
{
	const struct expr *e = program_expr(webhook->collector->program, test);
	bool one_is_enough = (e->kind == EXPR_EITHER) == want;
	const char *left =
		kind_within(webhook, item, (struct site){test.module, e->left}, want, depth + 1);
	const char *right =
		kind_within(webhook, item, (struct site){test.module, e->right}, want, depth + 1);

	if (!one_is_enough && (left == NULL || right == NULL)) {
		return NULL;
	}
	return left != NULL ? left : right;
}

static const char *kind_within(
	const struct webhook *webhook, uint32_t item, struct site test, bool want, unsigned depth)
{
	const struct expr *e = program_expr(webhook->collector->program, test);
	struct site left = {test.module, e->left};

	if (depth > TEST_DEPTH) {
		return NULL;
	}
	switch ((enum expr_kind)e->kind) {
	case EXPR_UNARY:
		return e->op == OP_NOT ? kind_within(webhook, item, left, !want, depth + 1) : NULL;
	case EXPR_BOTH:
		return kind_of_pair(webhook, item, test, want, depth);
	case EXPR_EITHER:
		if (!str_absent(variable_of(webhook, item, test))) {
			return kind_of_leaf(webhook, item, test, want, depth);
		}
		return kind_of_pair(webhook, item, test, want, depth);
	case EXPR_BINARY:
		return kind_of_comparison(webhook, item, test, want, depth);
	case EXPR_CALL:
		if (kind_of_list(webhook, item, test, want) != NULL) {
			return kind_of_list(webhook, item, test, want);
		}
		return kind_of_leaf(webhook, item, test, want, depth);
	case EXPR_NAME:
	case EXPR_MEMBER:
	case EXPR_INDEX:
		return kind_of_leaf(webhook, item, test, want, depth);
	default:
		return NULL;
	}
}

const char *webhook_skip_kind(
	const struct webhook *webhook, uint32_t item, struct site test, bool want)
{
	return test.expr == ID_NONE ? NULL : kind_within(webhook, item, test, want, 0);
}

bool webhook_skip_asks_header(const struct webhook *webhook, struct site test)
{
	const struct summary *summary = webhook->collector->program->modules[test.module].summary;
	const struct expr *e = &summary->exprs[test.expr];

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *part = &summary->exprs[i];

		if (part->start >= e->start && part->end <= e->end &&
			part->function == e->function && reads_signature(summary, i)) {
			return true;
		}
	}
	return false;
}
