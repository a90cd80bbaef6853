#include "facts/condition.h"

#include "clerk/names.h"
#include "facts/condition_internal.h"

enum {
	NODES_MOST = 2048, /* of one middleware; names may stand for the same test many times */
	READ_DEEP = 64, /* tests inside each other */
};

static const struct condition condition_false = {.kind = CONDITION_FALSE, .at = {ID_NONE, ID_NONE}};
static const struct condition condition_true = {.kind = CONDITION_TRUE, .at = {ID_NONE, ID_NONE}};

static struct condition *make(struct condition_reader *reader, enum condition_kind kind)
{
	struct condition *condition = arena_new(reader->collector->arena, struct condition);

	reader->nodes++;
	condition->kind = kind;
	condition->at = SITE_NONE;
	return condition;
}

const struct condition *condition_unknown(struct condition_reader *reader, struct site at)
{
	struct condition *condition = make(reader, CONDITION_UNKNOWN);

	condition->at = at;
	return condition;
}

/* The constant that the whole is when one side is known, or NULL. */
static const struct condition *folded(
	enum condition_kind kind, const struct condition *left, const struct condition *right)
{
	enum condition_kind decides = kind == CONDITION_AND ? CONDITION_FALSE : CONDITION_TRUE;

	if (left->kind == decides || right->kind == decides) {
		return left->kind == decides ? left : right;
	}
	if (left->kind == CONDITION_FALSE || left->kind == CONDITION_TRUE || left == right) {
		return right;
	}
	if ((left->kind == CONDITION_NOT && left->left == right) ||
		(right->kind == CONDITION_NOT && right->left == left)) {
		return kind == CONDITION_AND ? &condition_false : &condition_true;
	}
	return right->kind == CONDITION_FALSE || right->kind == CONDITION_TRUE ? left : NULL;
}

const struct condition *condition_make(struct condition_reader *reader, enum condition_kind kind,
	const struct condition *left, const struct condition *right)
{
	const struct condition *constant;
	struct condition *condition;

	switch (kind) {
	case CONDITION_TRUE:
		return &condition_true;
	case CONDITION_FALSE:
		return &condition_false;
	case CONDITION_NOT:
		constant = left->kind == CONDITION_TRUE    ? &condition_false
			   : left->kind == CONDITION_FALSE ? &condition_true
			   : left->kind == CONDITION_NOT   ? left->left
							   : NULL;
		break;
	case CONDITION_AND:
	case CONDITION_OR:
		constant = folded(kind, left, right);
		break;
	default:
		constant = NULL;
		break;
	}
	if (constant != NULL) {
		return constant;
	}
	condition = make(reader, kind);
	condition->left = left;
	condition->right = right;
	return condition;
}

struct condition *condition_paths(struct condition_reader *reader)
{
	return make(reader, CONDITION_PATH);
}

const struct condition *condition_constant(bool holds)
{
	return holds ? &condition_true : &condition_false;
}

const struct expr *condition_expr(const struct condition_reader *reader, struct site site)
{
	return program_expr(reader->trace->program, site);
}

struct site condition_argument(const struct condition_reader *reader, struct site call, uint32_t n)
{
	return program_argument(reader->trace->program, call, n);
}

static bool is_element(
	const struct condition_reader *reader, const struct scope *scope, const struct value *value)
{
	return value->kind == VALUE_PARAM && scope->element.expr != ID_NONE &&
	       value->at.module == scope->callback.module &&
	       condition_expr(reader, value->at)->function ==
		       condition_expr(reader, scope->callback)->function &&
	       condition_expr(reader, value->at)->index == 0;
}

/* `${entry}/`: text with the element that is asked about in it. */
static struct value template_value(
	const struct condition_reader *reader, const struct scope *scope, struct site site)
{
	const struct summary *summary = reader->trace->program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	struct value text = {.kind = VALUE_STRING, .at = site, .text = STR("")};

	for (uint32_t i = 0; i < e->count; i++) {
		struct value part = condition_value(
			reader, scope, (struct site){site.module, summary->kid_ids[e->first + i]});

		if (part.kind != VALUE_STRING) {
			return (struct value){.kind = VALUE_UNKNOWN, .at = site};
		}
		text.text = str_join(reader->trace->arena, text.text, part.text);
	}
	return text;
}

struct value condition_value(
	const struct condition_reader *reader, const struct scope *scope, struct site site)
{
	struct value room[4];
	value_vec values = {room, 0, 4};

	if (site.expr == ID_NONE) {
		return (struct value){.kind = VALUE_UNKNOWN, .at = site};
	}
	if (scope->element.expr != ID_NONE && condition_expr(reader, site)->kind == EXPR_TEMPLATE &&
		scope->depth < READ_DEEP) {
		struct scope inner = *scope;

		inner.depth++;
		return template_value(reader, &inner, site);
	}
	trace_follow(reader->trace, scope->item, site, &values);
	if (values.n == 1 && is_element(reader, scope, &values.items[0])) {
		/* the callback of some(), asked about one element */
		struct str member = values.items[0].name;

		values.n = 0;
		program_follow_member(reader->trace->program, scope->element, member,
			reader->trace->arena, &values);
	}
	if (values.n != 1 || values.items[0].guessed) {
		return (struct value){.kind = VALUE_UNKNOWN, .at = site};
	}
	return values.items[0];
}

static bool is_auth_function(struct str package, struct str name)
{
	return names_is_clerk_package(package) && (str_is(name, "auth") || str_is(name, "getAuth"));
}

/* Is the value the handler's first parameter, or a member of it? */
static bool is_auth_param(const struct condition_reader *reader, const struct value *value)
{
	return value->kind == VALUE_PARAM && reader->auth != ID_NONE &&
	       value->at.module == reader->handler.module &&
	       condition_expr(reader, value->at)->index == reader->auth &&
	       condition_expr(reader, value->at)->function ==
		       condition_expr(reader, reader->handler)->function;
}

struct value condition_callee(
	const struct condition_reader *reader, const struct scope *scope, struct site call)
{
	return condition_value(reader, scope, program_called(reader->trace->program, call));
}

/* The part of a dotted name behind the member that holds Clerk's auth; absent without one. */
static struct str behind_auth(struct str name)
{
	for (struct str rest = name; rest.n > 0;) {
		size_t dot = str_find_byte(rest, '.');
		struct str member = str_slice(rest, 0, dot);

		rest = dot == SIZE_MAX ? STR("") : str_slice(rest, dot + 1, rest.n);
		if (str_is(member, "auth") || str_is(member, "clerkAuth")) {
			return rest;
		}
	}
	return STR_NONE;
}

/* c.get('clerkAuth'), and what newer versions have there: c.get('clerkAuth')() */
static bool is_auth_variable(const struct condition_reader *reader, const struct scope *scope,
	const struct value *callee, struct site call)
{
	struct value key;
	struct value getter;

	if (callee->kind == VALUE_CALL && callee->name.n == 0) {
		getter = condition_callee(reader, scope, callee->at);
		return getter.kind == VALUE_PARAM &&
		       is_auth_variable(reader, scope, &getter, callee->at);
	}
	key = condition_value(reader, scope, program_argument(reader->trace->program, call, 0));
	return callee->kind == VALUE_PARAM && str_is(callee->name, "get") &&
	       key.kind == VALUE_STRING && str_is(key.text, "clerkAuth");
}

/*
 * Members of auth() and of auth are told by their names alone: versions moved
 * them about. Where a request carries auth, only its members are certain:
 * whether there is one at all depends on what ran before.
 */
bool condition_auth_value(const struct condition_reader *reader, const struct scope *scope,
	const struct value *value, struct str *out_member)
{
	struct value callee;
	struct str behind;

	*out_member = value->name;
	if (is_auth_param(reader, value)) {
		return true;
	}
	if (value->kind == VALUE_PARAM || value->kind == VALUE_CALL) {
		behind = behind_auth(value->name);
		if (behind.n > 0) {
			*out_member = behind;
			return true;
		}
	}
	if (value->kind != VALUE_CALL) {
		return false;
	}
	callee = condition_callee(reader, scope, value->at);
	behind = behind_auth(callee.name);
	return (is_auth_param(reader, &callee) && callee.name.n == 0) ||
	       (callee.kind == VALUE_IMPORT && is_auth_function(callee.package, callee.name)) ||
	       (callee.kind == VALUE_PARAM && !str_absent(behind) && behind.n == 0) ||
	       is_auth_variable(reader, scope, &callee, value->at);
}

bool condition_is_auth(struct condition_reader *reader, uint32_t item, struct site site)
{
	struct scope scope = {.item = item, .element = SITE_NONE, .callback = SITE_NONE};
	struct value value = condition_value(reader, &scope, site);

	return is_auth_param(reader, &value) && value.name.n == 0;
}

bool condition_auth_member(
	struct condition_reader *reader, uint32_t item, struct site site, struct str *out_name)
{
	struct scope scope = {.item = item, .element = SITE_NONE, .callback = SITE_NONE};
	struct value value = condition_value(reader, &scope, site);

	return condition_auth_value(reader, &scope, &value, out_name);
}

struct site condition_named(const struct condition_reader *reader, struct site site)
{
	const struct summary *summary = reader->trace->program->modules[site.module].summary;
	const struct expr *e = condition_expr(reader, site);
	const struct binding *binding = e->kind == EXPR_NAME && e->binding != ID_NONE
						? &summary->bindings[e->binding]
						: NULL;

	if (binding == NULL || binding->reassigned || binding->value == ID_NONE ||
		summary->exprs[binding->value].kind == EXPR_PARAM) {
		return SITE_NONE;
	}
	return (struct site){site.module, binding->value};
}

/* What is known of it by its value, or NULL. */
static const struct condition *read_value(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	struct value value = condition_value(reader, scope, site);
	const struct condition *known = condition_of_value(reader, scope, &value);

	if (known == NULL && value.kind == VALUE_CALL && value.name.n == 0 &&
		value.at.expr != site.expr) {
		known = condition_read_in(reader, scope, value.at);
	}
	return known;
}

static const struct condition *read_name(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	struct site named = condition_named(reader, site);
	struct value value = condition_value(reader, scope, site);
	const struct condition *known = condition_of_value(reader, scope, &value);

	/* a test that was given a name, as it is written */
	if (known == NULL && named.expr != ID_NONE) {
		return condition_read_in(reader, scope, named);
	}
	if (known == NULL) {
		known = read_value(reader, scope, site);
	}
	if ((known == NULL || known->kind == CONDITION_UNKNOWN) &&
		(condition_is_unset(reader, scope, site) ||
			condition_is_empty(reader, scope, site))) {
		return &condition_false;
	}
	return known == NULL ? condition_unknown(reader, site) : known;
}

/* `a ?? b`: certain where both say the same. */
static const struct condition *read_nullish(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	const struct expr *e = condition_expr(reader, site);
	const struct condition *left =
		condition_read_in(reader, scope, (struct site){site.module, e->left});
	const struct condition *right =
		condition_read_in(reader, scope, (struct site){site.module, e->right});

	return left->kind == right->kind &&
			       (left->kind == CONDITION_FALSE || left->kind == CONDITION_TRUE)
		       ? left
		       : condition_unknown(reader, site);
}

static const struct condition *read_choice(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	const struct expr *e = condition_expr(reader, site);
	expr_id test_id =
		summary_kid(reader->trace->program->modules[site.module].summary, site.expr, 0);
	const struct condition *test =
		condition_read_in(reader, scope, (struct site){site.module, test_id});
	const struct condition *left =
		condition_read_in(reader, scope, (struct site){site.module, e->left});
	const struct condition *right =
		condition_read_in(reader, scope, (struct site){site.module, e->right});
	const struct condition *otherwise = condition_make(reader, CONDITION_NOT, test, NULL);

	return condition_make(reader, CONDITION_OR,
		condition_make(reader, CONDITION_AND, test, left),
		condition_make(reader, CONDITION_AND, otherwise, right));
}

static const struct condition *read_pair(struct condition_reader *reader, const struct scope *scope,
	struct site site, enum condition_kind kind)
{
	const struct expr *e = condition_expr(reader, site);
	const struct condition *left =
		condition_read_in(reader, scope, (struct site){site.module, e->left});
	const struct condition *right =
		condition_read_in(reader, scope, (struct site){site.module, e->right});

	return condition_make(reader, kind, left, right);
}

static const struct condition *read_kind(
	struct condition_reader *reader, const struct scope *scope, struct site test)
{
	const struct expr *e = condition_expr(reader, test);
	struct site left = {test.module, e->left};

	switch ((enum expr_kind)e->kind) {
	case EXPR_BOOLEAN:
		return condition_constant(e->number != 0);
	case EXPR_STRING:
		return condition_constant(e->text.n > 0);
	case EXPR_NULL:
		return &condition_false;
	case EXPR_UNARY:
		return e->op == OP_NOT ? condition_make(reader, CONDITION_NOT,
						 condition_read_in(reader, scope, left), NULL)
				       : condition_unknown(reader, test);
	case EXPR_BOTH:
		return read_pair(reader, scope, test, CONDITION_AND);
	case EXPR_EITHER:
		return e->op == OP_OR ? read_pair(reader, scope, test, CONDITION_OR)
				      : read_nullish(reader, scope, test);
	case EXPR_CHOICE:
		return read_choice(reader, scope, test);
	case EXPR_AWAIT:
		return condition_read_in(reader, scope, left);
	case EXPR_CALL:
		return condition_read_call(reader, scope, test);
	case EXPR_BINARY:
		return condition_read_comparison(reader, scope, test);
	case EXPR_NAME:
	case EXPR_MEMBER:
	case EXPR_INDEX:
		return read_name(reader, scope, test);
	default:
		return condition_unknown(reader, test);
	}
}

const struct condition *condition_read_in(
	struct condition_reader *reader, const struct scope *scope, struct site test)
{
	struct scope inner = *scope;

	if (test.expr == ID_NONE || scope->depth > READ_DEEP || reader->nodes > NODES_MOST) {
		return condition_unknown(reader, test);
	}
	inner.depth++;
	reader->nodes++;
	return read_kind(reader, &inner, test);
}

const struct condition *condition_read(
	struct condition_reader *reader, uint32_t item, struct site test)
{
	struct scope scope = {.item = item, .element = SITE_NONE, .callback = SITE_NONE};

	return condition_read_in(reader, &scope, test);
}
