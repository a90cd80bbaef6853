#include "facts/condition_internal.h"

#include "clerk/names.h"

/* Single tests: of the path, of the session, of the method, of own predicates. */

const struct condition *condition_of_value(
	struct condition_reader *reader, const struct scope *scope, const struct value *value)
{
	struct str member;

	switch (value->kind) {
	case VALUE_BOOLEAN:
		return condition_constant(value->number != 0);
	case VALUE_NULL:
		return condition_constant(false);
	case VALUE_STRING:
		return condition_constant(value->text.n > 0);
	default:
		break;
	}
	if (condition_is_signed_out(reader, scope, value)) {
		return condition_constant(false);
	}
	if (!condition_auth_value(reader, scope, value, &member)) {
		return NULL;
	}
	if (str_is(member, "isPublicRoute") && reader->is_public != NULL) {
		return reader->is_public;
	}
	if (str_is(member, "isApiRoute") && reader->is_api != NULL) {
		return reader->is_api;
	}
	return member.n == 0 ? condition_constant(true) : NULL;
}

static const struct condition *path_text(
	struct condition_reader *reader, const struct value *text, enum path_form form, bool below)
{
	struct condition *condition = condition_paths(reader);

	condition->below = below;
	path_list_add_text(reader->collector, text->at, text->text, form, &condition->paths);
	return condition;
}

/* createRouteMatcher(list)(req) */
static const struct condition *read_matcher(
	struct condition_reader *reader, const struct scope *scope, const struct value *matcher)
{
	struct condition *condition;
	struct value predicate;
	struct value maker;
	struct site list;

	if (matcher->kind != VALUE_CALL || matcher->name.n > 0) {
		return NULL;
	}
	maker = condition_callee(reader, scope, matcher->at);
	list = condition_argument(reader, matcher->at, 0);
	if (maker.kind != VALUE_IMPORT || !names_is_clerk_package(maker.package) ||
		!str_is(maker.name, "createRouteMatcher") || list.expr == ID_NONE) {
		return NULL;
	}
	for (size_t i = 0; i < reader->lists.n; i++) {
		if (program_same(reader->lists.items[i].at, list)) {
			return reader->lists.items[i].matches;
		}
	}
	predicate = condition_value(reader, scope, list);
	if (predicate.kind == VALUE_FUNCTION) {
		return condition_predicate(reader->collector, predicate.at);
	}
	condition = condition_paths(reader);
	path_list_read(reader->collector, list, &condition->paths);
	vec_push(reader->trace->arena, &reader->lists,
		(struct condition_list){.at = list, .matches = condition});
	return condition;
}

/* pathname.startsWith(text), .endsWith, .includes, .match(regex) */
static const struct condition *read_path_method(struct condition_reader *reader,
	const struct scope *scope, struct site call, struct str verb, bool below)
{
	struct site given = condition_argument(reader, call, 0);
	struct value value = condition_value(reader, scope, given);
	struct condition *condition;

	if (value.kind == VALUE_REGEX && str_is(verb, "match")) {
		condition = condition_paths(reader);
		condition->below = below;
		path_list_add_regex(reader->collector, value.at, &value, &condition->paths);
		return condition;
	}
	if (value.kind != VALUE_STRING || condition_expr(reader, call)->count != 1) {
		return NULL;
	}
	if (str_is(verb, "startsWith")) {
		return path_text(reader, &value, PATH_STARTS, below);
	}
	if (str_is(verb, "endsWith")) {
		return path_text(reader, &value, PATH_ENDS, below);
	}
	return str_is(verb, "includes") ? path_text(reader, &value, PATH_HOLDS, below) : NULL;
}

/* The array that a Set was made of, or the array itself. */
static struct value list_of(
	const struct condition_reader *reader, const struct scope *scope, struct site site)
{
	struct value value = condition_value(reader, scope, site);

	if (value.kind == VALUE_NEW && value.name.n == 0) {
		struct value class = condition_callee(reader, scope, value.at);

		if (class.kind == VALUE_GLOBAL && str_is(class.name, "Set")) {
			return condition_value(
				reader, scope, condition_argument(reader, value.at, 0));
		}
	}
	return value;
}

/* list.includes(pathname), set.has(pathname) */
static const struct condition *read_membership(struct condition_reader *reader,
	const struct scope *scope, struct site call, struct site list)
{
	struct value array = list_of(reader, scope, list);
	struct condition *condition;
	const struct expr *e;
	bool below;

	if (array.kind != VALUE_ARRAY || !condition_is_pathname(reader, scope,
						 condition_argument(reader, call, 0), &below)) {
		return NULL;
	}
	e = condition_expr(reader, array.at);
	condition = condition_paths(reader);
	condition->below = below;
	for (uint32_t i = 0; i < e->count; i++) {
		struct site entry = condition_argument(reader, array.at, i);
		struct value value = condition_value(reader, scope, entry);

		if (value.kind == VALUE_STRING) {
			path_list_add_text(reader->collector, value.at, value.text, PATH_IS,
				&condition->paths);
		} else {
			path_list_add_unresolved(reader->collector, entry, &condition->paths);
		}
	}
	return condition;
}

/* What a callback's only way out says, when there is one and nothing decides about it. */
static struct site result_of(const struct condition_reader *reader, struct site function)
{
	const struct summary *summary = reader->trace->program->modules[function.module].summary;
	const struct function *body = &summary->functions[summary->exprs[function.expr].function];
	struct site result = SITE_NONE;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if ((step->kind == STEP_RETURN && result.expr != ID_NONE) ||
			step->kind == STEP_IF || step->kind == STEP_LOOP ||
			step->kind == STEP_SWITCH) {
			return SITE_NONE;
		}
		if (step->kind == STEP_RETURN) {
			result = (struct site){function.module, step->expr};
		}
	}
	return result;
}

/* list.some(entry => pathname.startsWith(entry)): one test for each element. */
static const struct condition *read_some(struct condition_reader *reader, const struct scope *scope,
	struct site call, struct site list)
{
	struct value array = condition_value(reader, scope, list);
	struct value callback = condition_value(reader, scope, condition_argument(reader, call, 0));
	const struct condition *any = condition_constant(false);
	struct scope inner = *scope;
	struct site result;

	if (array.kind != VALUE_ARRAY || callback.kind != VALUE_FUNCTION ||
		scope->element.expr != ID_NONE) {
		return NULL;
	}
	result = result_of(reader, callback.at);
	inner.callback = callback.at;
	for (uint32_t i = 0; i < condition_expr(reader, array.at)->count; i++) {
		const struct condition *one;

		inner.element = condition_argument(reader, array.at, i);
		one = condition_expr(reader, inner.element)->kind == EXPR_SPREAD
			      ? condition_unknown(reader, inner.element)
			      : condition_read_in(reader, &inner, result);
		any = condition_make(reader, CONDITION_OR, any, one);
	}
	return any;
}

static const struct condition *read_method(
	struct condition_reader *reader, const struct scope *scope, struct site call)
{
	const struct expr *callee = condition_expr(
		reader, (struct site){call.module, condition_expr(reader, call)->left});
	struct site object = {call.module, callee->left};
	struct value value;
	bool below;

	if (callee->kind != EXPR_MEMBER || callee->left == ID_NONE ||
		condition_expr(reader, call)->count == 0) {
		return NULL;
	}
	if (condition_is_pathname(reader, scope, object, &below)) {
		return read_path_method(reader, scope, call, callee->name, below);
	}
	if (str_is(callee->name, "includes") || str_is(callee->name, "has")) {
		return read_membership(reader, scope, call, object);
	}
	if (str_is(callee->name, "some")) {
		return read_some(reader, scope, call, object);
	}
	value = condition_value(reader, scope, object);
	if (str_is(callee->name, "test") && value.kind == VALUE_REGEX &&
		condition_is_pathname(reader, scope, condition_argument(reader, call, 0), &below)) {
		struct condition *condition = condition_paths(reader);

		condition->below = below;
		path_list_add_tested(reader->collector, value.at, &value, &condition->paths);
		return condition;
	}
	return NULL;
}

/* The item at which a call was entered, seen from the item whose test holds it. */
static uint32_t entered_at(const struct trace *trace, uint32_t from, struct site call)
{
	for (uint32_t i = 0; i < trace->items.n; i++) {
		const struct trace_item *item = &trace->items.items[i];

		if (item->entered && item->step->expr == call.expr && item->module == call.module &&
			item->via == trace->items.items[from].via) {
			return i;
		}
	}
	return ID_NONE;
}

/* One of our own functions: the ways out, each under its condition. */
static const struct condition *read_own(
	struct condition_reader *reader, const struct scope *scope, struct site call)
{
	const struct trace *trace = reader->trace;
	struct site function = program_callee(trace->program, call);
	uint32_t entry = entered_at(trace, scope->item, call);
	const struct condition *whole = condition_constant(false);
	const struct condition *alive = condition_constant(true);

	if (function.expr == ID_NONE || entry == ID_NONE || scope->element.expr != ID_NONE) {
		return NULL;
	}
	for (uint32_t i = entry + 1; i < trace->items.n; i++) {
		const struct trace_item *item = &trace->items.items[i];
		struct scope inner = {i, SITE_NONE, SITE_NONE, scope->depth};
		const struct condition *here;
		const struct condition *value;
		bool says_yes;

		if (item->via == trace->items.items[entry].via) {
			break; /* behind what was entered */
		}
		if (item->via != entry || item->step->kind != STEP_RETURN ||
			item->function != condition_expr(reader, function)->function) {
			continue;
		}
		here = condition_around(reader, i, trace->items.items[entry].parent);
		value = item->step->expr == ID_NONE
				? condition_constant(false)
				: condition_read_in(reader, &inner, trace_site(trace, i));
		says_yes = value->kind == CONDITION_TRUE;
		value = condition_make(reader, CONDITION_AND, here, value);
		value = condition_make(reader, CONDITION_AND, alive, value);
		whole = condition_make(reader, CONDITION_OR, whole, value);
		if (!says_yes) {
			/* `a || !a && b` is `a || b`: only other ways out take anything away */
			alive = condition_make(reader, CONDITION_AND, alive,
				condition_make(reader, CONDITION_NOT, here, NULL));
		}
	}
	return whole;
}

const struct condition *condition_read_call(
	struct condition_reader *reader, const struct scope *scope, struct site call)
{
	struct value callee = condition_callee(reader, scope, call);
	const struct condition *known = program_is_among(call, reader->unset, reader->unset_count)
						? condition_constant(false)
						: read_matcher(reader, scope, &callee);
	struct str member;

	if (known == NULL && condition_auth_value(reader, scope, &callee, &member) &&
		str_is(member, "has")) {
		reader->asked = true;
		known = condition_constant(false);
	}
	if (known == NULL && callee.kind == VALUE_GLOBAL && str_is(callee.name, "Boolean")) {
		known = condition_read_in(reader, scope, condition_argument(reader, call, 0));
	}
	if (known == NULL) {
		struct value value = condition_value(reader, scope, call);

		known = condition_is_signed_out(reader, scope, &value) ? condition_constant(false)
								       : NULL;
	}
	if (known == NULL) {
		known = read_method(reader, scope, call);
	}
	if (known == NULL) {
		known = read_own(reader, scope, call);
	}
	if ((known == NULL || known->kind == CONDITION_UNKNOWN) &&
		condition_is_empty(reader, scope, call)) {
		known = condition_constant(false);
	}
	return known == NULL ? condition_unknown(reader, call) : known;
}

static bool is_constant(const struct value *value)
{
	return value->kind == VALUE_STRING || value->kind == VALUE_NUMBER ||
	       value->kind == VALUE_BOOLEAN || value->kind == VALUE_NULL;
}

static bool same_constant(const struct value *left, const struct value *right)
{
	return left->kind == right->kind &&
	       (left->kind == VALUE_STRING ? str_equal(left->text, right->text)
					   : left->number == right->number);
}

/* Something of the session against a constant: it is null, undefined or false. */
static const struct condition *compare_signed_out(const struct condition_reader *reader,
	const struct scope *scope, const struct value *value, const struct value *other)
{
	const struct summary *summary;
	const struct expr *e;
	struct str member;

	if (str_ends(value->name, "isAuthenticated") && other->kind == VALUE_BOOLEAN) {
		return condition_constant(other->number == 0);
	}
	if (other->kind != VALUE_NULL) {
		return is_constant(other) ? condition_constant(false) : NULL;
	}
	if (!condition_auth_value(reader, scope, value, &member)) {
		return condition_constant(true); /* a header: the one or the other */
	}
	/* null it is, undefined only loosely */
	summary = reader->trace->program->modules[other->at.module].summary;
	e = &summary->exprs[other->at.expr];
	return str_is(str_slice(summary->text, e->start, e->end), "null") ? condition_constant(true)
									  : NULL;
}

/* Is it a text that certainly holds something: a secret, `Bearer ${secret}`? */
static bool is_secret(
	const struct condition_reader *reader, struct site site, const struct value *value)
{
	struct site named = condition_named(reader, site);

	return value->kind == VALUE_ENV ||
	       condition_expr(reader, named.expr == ID_NONE ? site : named)->kind == EXPR_TEMPLATE;
}

/*
 * What is not there without a session against anything that is. To ask for one
 * secret that all share is not to ask for a session.
 */
static const struct condition *compare_empty(struct condition_reader *reader,
	const struct scope *scope, struct site left, struct site right)
{
	bool asked = reader->asked;
	struct value other = condition_value(reader, scope, right);
	bool secret = is_secret(reader, right, &other);

	if ((!secret && !is_constant(&other)) ||
		condition_read_in(reader, scope, left)->kind != CONDITION_FALSE) {
		reader->asked = asked;
		return NULL;
	}
	if (secret) {
		reader->asked = asked;
		return condition_constant(false);
	}
	if (other.kind == VALUE_NULL) {
		return condition_constant(true);
	}
	if (other.kind == VALUE_STRING) {
		return other.text.n > 0 ? condition_constant(false) : NULL;
	}
	return other.number != 0 ? condition_constant(false) : NULL;
}

/* typeof header === 'string', header.split(' ').length === 2 */
static const struct condition *compare_part(struct condition_reader *reader,
	const struct scope *scope, struct site left, const struct value *other)
{
	const struct expr *e = condition_expr(reader, left);
	struct site object = {left.module, e->left};
	struct value value;

	if (e->kind == EXPR_UNARY && e->op == OP_TYPEOF && other->kind == VALUE_STRING) {
		value = condition_value(reader, scope, object);
		return condition_is_signed_out(reader, scope, &value) &&
				       str_is(other->text, "string")
			       ? condition_constant(false)
			       : NULL;
	}
	if (e->kind == EXPR_MEMBER && e->left != ID_NONE && str_is(e->name, "length") &&
		other->kind == VALUE_NUMBER && condition_is_split(reader, scope, object)) {
		return condition_constant(other->number == 1);
	}
	return NULL;
}

static const struct condition *compare(struct condition_reader *reader, const struct scope *scope,
	struct site left, struct site right)
{
	struct value one = condition_value(reader, scope, left);
	struct value two = condition_value(reader, scope, right);
	const struct condition *known;
	bool below;

	if (is_constant(&one)) {
		return is_constant(&two) ? condition_constant(same_constant(&one, &two)) : NULL;
	}
	if (is_constant(&two) && condition_is_signed_out(reader, scope, &one)) {
		return compare_signed_out(reader, scope, &one, &two);
	}
	if (two.kind == VALUE_STRING && condition_is_pathname(reader, scope, left, &below)) {
		return path_text(reader, &two, PATH_IS, below);
	}
	if (two.kind == VALUE_STRING && (one.kind == VALUE_PARAM || one.kind == VALUE_CALL) &&
		(str_is(one.name, "method") || str_ends(one.name, ".method"))) {
		return condition_constant(str_is(two.text, "POST"));
	}
	known = compare_part(reader, scope, left, &two);
	return known == NULL ? compare_empty(reader, scope, left, right) : known;
}

const struct condition *condition_read_comparison(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	const struct expr *e = condition_expr(reader, site);
	struct site left = {site.module, e->left};
	struct site right = {site.module, e->right};
	const struct condition *equal = NULL;

	if (e->op == OP_EQUAL || e->op == OP_NOT_EQUAL) {
		equal = compare(reader, scope, left, right);
		if (equal == NULL) {
			equal = compare(reader, scope, right, left);
		}
	}
	if (equal == NULL) {
		return condition_unknown(reader, site);
	}
	return e->op == OP_EQUAL ? equal : condition_make(reader, CONDITION_NOT, equal, NULL);
}
