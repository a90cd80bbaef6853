#include "facts/authorization.h"

#include "facts/organization_test.h"
#include "program/lookup.h"

/* Roles that are compared: ===, switch, lists, sets, maps. */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const struct expr *expr_at(const struct authorization *a, struct site site)
{
	return program_expr(a->collector->program, site);
}

/* Can it be a role that is compared? Asked before anything is followed. */
static bool may_be_subject(const struct authorization *a, struct site site)
{
	const struct expr *e = site.expr == ID_NONE ? NULL : expr_at(a, site);

	if (e == NULL) {
		return false;
	}
	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
	case EXPR_MEMBER:
	case EXPR_CALL:
	case EXPR_AWAIT:
	case EXPR_EITHER:
	case EXPR_INDEX:
		return true;
	default:
		return false;
	}
}

/* Names without any of these are compared all over. */
static bool speaks_of_roles(const struct authorization *a, struct site site)
{
	static const char *const words[] = {"role", "permission", ".rol", ".per", ".pla", ".fea"};
	struct str text = program_text(a->collector->program, site);

	return str_has_any_nocase(text, words, COUNT(words));
}

static struct fact_authorization compared(struct authorization *a, struct site site,
	const struct authorization_subject *subject, bool negated)
{
	return (struct fact_authorization){
		.kind = str_of(subject->kind),
		.name = STR(""),
		.form = STR("comparison"),
		.side = sdk_side(a->collector, site, &subject->thing),
		.subject = subject->text,
		.otherwise = subject->otherwise,
		.negated = negated,
		.optional = authorization_is_optional(a, site),
		.in_organization = organization_test_decides(a->collector, site),
	};
}

static bool is_key_text(const struct authorization *a, struct site site)
{
	const struct expr *e = site.expr == ID_NONE ? NULL : expr_at(a, site);

	return e != NULL && e->kind == EXPR_STRING &&
	       (authorization_is_key(STR("role"), e->text) ||
		       authorization_is_key(STR("permission"), e->text));
}

/* Every instance has these two: cell.getValue() === "org:admin" needs no better name. */
static bool is_default_role(const struct authorization *a, struct site site)
{
	const struct expr *e = expr_at(a, site);

	return e->kind == EXPR_STRING &&
	       (str_is(e->text, "org:admin") || str_is(e->text, "org:member"));
}

/* What stands where the name does must be able to be one. */
static bool may_be_names(const struct authorization *a, struct site site)
{
	switch ((enum expr_kind)expr_at(a, site)->kind) {
	case EXPR_NULL:
	case EXPR_NUMBER:
	case EXPR_BOOLEAN:
	case EXPR_UNARY:
	case EXPR_BINARY:
	case EXPR_REGEX:
		return false;
	default:
		return true;
	}
}

static bool compare(struct authorization *a, struct site site, struct site subject_at,
	struct site names, bool negated)
{
	struct authorization_subject subject;
	struct fact_authorization fact;
	size_t before = a->collector->facts->authorization.n;

	if (!may_be_subject(a, subject_at) || !may_be_names(a, names)) {
		return false;
	}
	if (!speaks_of_roles(a, subject_at) && !is_key_text(a, names)) {
		return false;
	}
	subject = authorization_subject_of(a, subject_at);
	if (subject.kind == NULL && !subject.metadata && is_default_role(a, names)) {
		subject.kind = "role";
	}
	if (subject.kind == NULL) {
		return false;
	}
	fact = compared(a, site, &subject, negated);
	authorization_add(a, names, &fact, !subject.clerks);
	return subject.clerks || a->collector->facts->authorization.n > before;
}

void authorization_binary(struct authorization *a, struct site site)
{
	const struct expr *e = expr_at(a, site);
	struct site left = program_beside(site, e->left);
	struct site right = program_beside(site, e->right);

	if ((e->op != OP_EQUAL && e->op != OP_NOT_EQUAL) || e->left == ID_NONE ||
		e->right == ID_NONE) {
		return;
	}
	if (!compare(a, site, left, right, e->op == OP_NOT_EQUAL)) {
		compare(a, site, right, left, e->op == OP_NOT_EQUAL);
	}
}

/* What new Set(…) and new Map(…) are made of; the expression itself when it is neither. */
static struct site contents_of(struct authorization *a, struct site list)
{
	const struct program *program = a->collector->program;
	struct value value = program_single(program, list);
	struct value maker;

	if (value.kind != VALUE_NEW || value.name.n > 0) {
		return list;
	}
	maker = program_callee_value(program, value.at);
	if (maker.kind == VALUE_GLOBAL &&
		(str_is(maker.name, "Set") || str_is(maker.name, "Map"))) {
		return program_argument(program, value.at, 0);
	}
	return list;
}

/* The keys of [["org:admin", …], …]. */
static bool add_entries(struct authorization *a, struct site list,
	const struct fact_authorization *fact, bool prefixed)
{
	const struct program *program = a->collector->program;
	struct value value = program_single(program, list);
	const struct summary *summary;
	const struct expr *e;
	bool any = false;

	if (value.kind != VALUE_ARRAY) {
		return false;
	}
	summary = program->modules[value.at.module].summary;
	e = &summary->exprs[value.at.expr];
	for (uint32_t i = 0; i < e->count; i++) {
		expr_id pair = summary->kid_ids[e->first + i];

		if (summary->exprs[pair].kind == EXPR_ARRAY && summary->exprs[pair].count > 0) {
			authorization_add(a,
				program_beside(value.at, summary_kid(summary, pair, 0)), fact,
				prefixed);
			any = true;
		}
	}
	return any;
}

static void add_listed(struct authorization *a, struct site list,
	const struct fact_authorization *fact, bool prefixed)
{
	struct site contents = contents_of(a, list);

	if (contents.expr != ID_NONE && !add_entries(a, contents, fact, prefixed)) {
		authorization_add(a, contents, fact, prefixed);
	}
}

/* ADMINS.includes(orgRole), ADMINS.has(orgRole), BY_ROLE.get(orgRole) */
static bool list_of_roles(
	struct authorization *a, struct site call, struct site list, struct site subject_at)
{
	struct authorization_subject subject;
	struct fact_authorization fact;

	if (!may_be_subject(a, subject_at) || !speaks_of_roles(a, subject_at)) {
		return false;
	}
	subject = authorization_subject_of(a, subject_at);
	if (subject.kind == NULL || !str_is(str_of(subject.kind), "role")) {
		return false;
	}
	fact = compared(a, call, &subject, authorization_is_negated(a, call));
	add_listed(a, list, &fact, !subject.clerks);
	return true;
}

/* orgPermissions.includes("org:invoices:read"): what the session has. */
static void list_of_session(
	struct authorization *a, struct site call, struct site list, struct site name)
{
	struct authorization_subject subject;
	struct fact_authorization fact;

	if (!may_be_subject(a, list) || !speaks_of_roles(a, list)) {
		return;
	}
	subject = authorization_subject_of(a, list);
	if (subject.kind == NULL || str_is(str_of(subject.kind), "role")) {
		return;
	}
	fact = compared(a, call, &subject, authorization_is_negated(a, call));
	authorization_add(a, name, &fact, !subject.clerks);
}

void authorization_list(struct authorization *a, struct site call)
{
	static const char *const methods[] = {"includes", "has", "get", "indexOf"};
	const struct expr *e = expr_at(a, call);
	const struct expr *callee =
		e->left == ID_NONE ? NULL : expr_at(a, program_beside(call, e->left));
	struct site argument;

	if (callee == NULL || callee->kind != EXPR_MEMBER || callee->left == ID_NONE ||
		e->count == 0 || !str_in(callee->name, methods, COUNT(methods))) {
		return;
	}
	argument = program_argument(a->collector->program, call, 0);
	if (!list_of_roles(a, call, program_beside(call, callee->left), argument)) {
		list_of_session(a, call, program_beside(call, callee->left), argument);
	}
}

static bool has_keys_of_clerk(const struct summary *summary, struct site object)
{
	for (uint32_t i = 0; i < summary->exprs[object.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, object.expr, i);

		if (prop->kind != PROP_SPREAD && authorization_is_key(STR("role"), prop->key)) {
			return true;
		}
	}
	return false;
}

/* BY_ROLE[orgRole]: the keys of the map are names of roles. */
void authorization_index(struct authorization *a, struct site site)
{
	const struct program *program = a->collector->program;
	const struct expr *e = expr_at(a, site);
	struct site subject_at = program_beside(site, e->right);
	struct authorization_subject subject;
	struct fact_authorization fact;
	const struct summary *summary;
	struct value map;
	bool prefixed;

	if (e->left == ID_NONE || e->right == ID_NONE || !may_be_subject(a, subject_at) ||
		!speaks_of_roles(a, subject_at)) {
		return;
	}
	subject = authorization_subject_of(a, subject_at);
	map = program_single(program, program_beside(site, e->left));
	if (subject.kind == NULL || map.kind != VALUE_OBJECT) {
		return;
	}
	summary = program->modules[map.at.module].summary;
	prefixed = !subject.clerks || has_keys_of_clerk(summary, map.at);
	fact = compared(a, site, &subject, false);
	for (uint32_t i = 0; i < summary->exprs[map.at.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, map.at.expr, i);

		if (prop->kind != PROP_SPREAD && prop->key.n > 0 &&
			(!prefixed || authorization_is_key(fact.kind, prop->key))) {
			authorization_add_key(a, site, map.at, prop, &fact);
		}
	}
}

static void read_switch(struct authorization *a, const struct function *function, uint32_t at)
{
	const struct step *steps = a->summary->steps;
	uint32_t last = function->first_step + function->step_count;

	for (uint32_t i = at + 1; i < last && i < steps[at].other; i++) {
		if (steps[i].kind == STEP_SWITCH && steps[i].other != ID_NONE) {
			i = steps[i].other;
		} else if (steps[i].kind == STEP_CASE && steps[i].expr != ID_NONE) {
			compare(a, (struct site){a->module, steps[i].expr},
				(struct site){a->module, steps[at].expr},
				(struct site){a->module, steps[i].expr}, false);
		}
	}
}

void authorization_switches(struct authorization *a)
{
	for (function_id f = 0; f < a->summary->function_count; f++) {
		const struct function *function = &a->summary->functions[f];

		for (uint32_t i = 0; i < function->step_count; i++) {
			uint32_t at = function->first_step + i;

			if (a->summary->steps[at].kind == STEP_SWITCH &&
				a->summary->steps[at].expr != ID_NONE) {
				read_switch(a, function, at);
			}
		}
	}
}
