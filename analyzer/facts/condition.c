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
	if (left->kind == CONDITION_FALSE || left->kind == CONDITION_TRUE) {
		return right;
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

static const struct expr *expr_of(const struct condition_reader *reader, struct site site)
{
	return program_expr(reader->trace->program, site);
}

static bool is_element(
	const struct condition_reader *reader, const struct scope *scope, const struct value *value)
{
	return value->kind == VALUE_PARAM && scope->element.expr != ID_NONE &&
	       value->at.module == scope->callback.module &&
	       expr_of(reader, value->at)->function == expr_of(reader, scope->callback)->function &&
	       expr_of(reader, value->at)->index == 0;
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
	if (scope->element.expr != ID_NONE && expr_of(reader, site)->kind == EXPR_TEMPLATE &&
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
	return value->kind == VALUE_PARAM && reader->handler.expr != ID_NONE &&
	       value->at.module == reader->handler.module &&
	       expr_of(reader, value->at)->index == 0 &&
	       expr_of(reader, value->at)->function == expr_of(reader, reader->handler)->function;
}

/* Members of auth() and of auth are told by their names alone: versions moved them about. */
bool condition_auth_value(
	const struct condition_reader *reader, const struct scope *scope, const struct value *value)
{
	struct value callee;

	if (is_auth_param(reader, value)) {
		return true;
	}
	if (value->kind != VALUE_CALL) {
		return false;
	}
	callee = condition_value(
		reader, scope, (struct site){value->at.module, expr_of(reader, value->at)->left});
	return (is_auth_param(reader, &callee) && callee.name.n == 0) ||
	       (callee.kind == VALUE_IMPORT && is_auth_function(callee.package, callee.name));
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

	if (!condition_auth_value(reader, &scope, &value)) {
		return false;
	}
	*out_name = value.name;
	return true;
}

static const struct condition *read_name(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	const struct summary *summary = reader->trace->program->modules[site.module].summary;
	const struct expr *e = expr_of(reader, site);
	const struct binding *binding = e->kind == EXPR_NAME && e->binding != ID_NONE
						? &summary->bindings[e->binding]
						: NULL;
	struct value value = condition_value(reader, scope, site);
	const struct condition *known = condition_of_value(reader, scope, &value);

	if (known != NULL) {
		return known;
	}
	/* a test that was given a name, as it is written */
	if (binding != NULL && !binding->reassigned && binding->value != ID_NONE &&
		summary->exprs[binding->value].kind != EXPR_PARAM) {
		return condition_read_in(reader, scope, (struct site){site.module, binding->value});
	}
	if (value.kind == VALUE_CALL && value.name.n == 0 && value.at.expr != site.expr) {
		return condition_read_in(reader, scope, value.at);
	}
	return condition_unknown(reader, site);
}

static const struct condition *read_choice(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	const struct expr *e = expr_of(reader, site);
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
	const struct expr *e = expr_of(reader, site);
	const struct condition *left =
		condition_read_in(reader, scope, (struct site){site.module, e->left});
	const struct condition *right =
		condition_read_in(reader, scope, (struct site){site.module, e->right});

	return condition_make(reader, kind, left, right);
}

static const struct condition *read_kind(
	struct condition_reader *reader, const struct scope *scope, struct site test)
{
	const struct expr *e = expr_of(reader, test);
	struct site left = {test.module, e->left};

	switch ((enum expr_kind)e->kind) {
	case EXPR_BOOLEAN:
		return condition_constant(e->number != 0);
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
				      : condition_unknown(reader, test);
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

/* The test of the IF that an ELSE belongs to: the block that ends right before it. */
static struct site test_of_else(const struct trace *trace, uint32_t item)
{
	for (uint32_t i = item; i > 0; i--) {
		if (trace->items.items[i - 1].step->kind == STEP_IF &&
			trace->items.items[i - 1].end == item - 1) {
			return trace_site(trace, i - 1);
		}
	}
	return SITE_NONE;
}

/* The operator whose right side an AND block is: the expression that has this left side. */
static const struct expr *operator_of(const struct trace *trace, uint32_t item)
{
	struct site left = trace_site(trace, item);
	const struct summary *summary = trace->program->modules[left.module].summary;

	for (expr_id i = left.expr; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];

		if ((e->kind == EXPR_BOTH || e->kind == EXPR_EITHER) && e->left == left.expr) {
			return e;
		}
	}
	return NULL;
}

void condition_start(struct condition_reader *reader)
{
	reader->blocks = arena_array(
		reader->trace->arena, reader->trace->items.n, sizeof(reader->blocks[0]));
}

static const struct condition *read_block(struct condition_reader *reader, uint32_t block)
{
	struct site site = trace_site(reader->trace, block);
	const struct expr *operation;

	switch ((enum step_kind)reader->trace->items.items[block].step->kind) {
	case STEP_IF:
		return condition_read(reader, block, site);
	case STEP_ELSE:
		return condition_make(reader, CONDITION_NOT,
			condition_read(reader, block, test_of_else(reader->trace, block)), NULL);
	case STEP_AND:
		operation = operator_of(reader->trace, block);
		if (operation != NULL && operation->kind == EXPR_BOTH) {
			return condition_read(reader, block, site);
		}
		if (operation != NULL && operation->op == OP_OR) {
			return condition_make(
				reader, CONDITION_NOT, condition_read(reader, block, site), NULL);
		}
		return condition_unknown(reader, site);
	case STEP_TRY:
	case STEP_FINALLY:
		return &condition_true;
	default:
		return condition_unknown(reader, site);
	}
}

static const struct condition *block_condition(struct condition_reader *reader, uint32_t block)
{
	if (reader->blocks[block] == NULL) {
		reader->blocks[block] = read_block(reader, block);
	}
	return reader->blocks[block];
}

const struct condition *condition_around(
	struct condition_reader *reader, uint32_t item, uint32_t outer)
{
	const struct condition *all = &condition_true;
	const struct trace_item *items = reader->trace->items.items;

	for (uint32_t i = items[item].parent; i != ID_NONE && i != outer; i = items[i].parent) {
		all = condition_make(reader, CONDITION_AND, block_condition(reader, i), all);
	}
	return all;
}

static enum pattern_answer opposite(enum pattern_answer answer)
{
	return answer == PATTERN_LIMIT ? PATTERN_LIMIT
	       : answer == PATTERN_YES ? PATTERN_NO
				       : PATTERN_YES;
}

enum pattern_answer condition_holds(
	const struct condition *condition, struct str route, const struct fact_item **out)
{
	const struct fact_item *ignored = NULL;
	enum pattern_answer decides;
	enum pattern_answer left;
	enum pattern_answer right;

	switch (condition->kind) {
	case CONDITION_FALSE:
		return PATTERN_NO;
	case CONDITION_TRUE:
		return PATTERN_YES;
	case CONDITION_PATH:
		return path_list_matches(&condition->paths, route, out);
	case CONDITION_NOT:
		return opposite(condition_holds(condition->left, route, &ignored));
	case CONDITION_AND:
	case CONDITION_OR:
		decides = condition->kind == CONDITION_AND ? PATTERN_NO : PATTERN_YES;
		left = condition_holds(condition->left, route, out);
		if (left == decides) {
			return left;
		}
		right = condition_holds(condition->right, route, out);
		return right == decides || left != PATTERN_LIMIT ? right : left;
	case CONDITION_UNKNOWN:
		break;
	}
	return PATTERN_LIMIT;
}
