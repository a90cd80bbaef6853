#include <string.h>

#include "facts/condition_internal.h"

/* Under which condition something is reached, and whether a condition holds for a path. */

/* The IF that an ELSE belongs to: the block that ends right before it. */
static uint32_t if_of_else(const struct trace *trace, uint32_t item)
{
	for (uint32_t i = item; i > 0; i--) {
		if (trace->items.items[i - 1].step->kind == STEP_IF &&
			trace->items.items[i - 1].end == item - 1) {
			return i - 1;
		}
	}
	return ID_NONE;
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
	reader->around = arena_array(
		reader->trace->arena, reader->trace->items.n, sizeof(reader->around[0]));
}

void condition_jump(struct condition_reader *reader, uint32_t block, uint32_t item,
	const struct condition *thrown)
{
	vec_push(
		reader->trace->arena, &reader->jumps, (struct condition_jump){block, item, thrown});
	/* what was read of blocks inside of it and of the catch is not right any more */
	memset((void *)reader->around, 0, reader->trace->items.n * sizeof(reader->around[0]));
}

/* The catch is run when something threw; what else may throw there is not known. */
static const struct condition *caught(struct condition_reader *reader, uint32_t block)
{
	const struct condition *any = condition_unknown(reader, trace_site(reader->trace, block));

	for (size_t i = 0; i < reader->jumps.n; i++) {
		const struct condition_jump *jump = &reader->jumps.items[i];

		if (reader->trace->items.items[jump->block].end == block - 1) {
			any = condition_make(reader, CONDITION_OR, any, jump->thrown);
		}
	}
	return any;
}

static const struct condition *block_condition(struct condition_reader *reader, uint32_t block);

static const struct condition *read_else(struct condition_reader *reader, uint32_t block)
{
	uint32_t test = if_of_else(reader->trace, block);

	if (test == ID_NONE) {
		return condition_unknown(reader, trace_site(reader->trace, block));
	}
	return condition_make(reader, CONDITION_NOT, block_condition(reader, test), NULL);
}

static const struct condition *read_block(struct condition_reader *reader, uint32_t block)
{
	struct site site = trace_site(reader->trace, block);
	const struct expr *operation;

	switch ((enum step_kind)reader->trace->items.items[block].step->kind) {
	case STEP_IF:
		return condition_read(reader, block, site);
	case STEP_ELSE:
		return read_else(reader, block);
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
		return condition_constant(true);
	case STEP_CATCH:
		return caught(reader, block);
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

/* Nothing that threw before an item in a try keeps it from being reached. */
static const struct condition *not_thrown(
	struct condition_reader *reader, uint32_t item, uint32_t block)
{
	const struct condition *all = condition_constant(true);

	for (size_t i = 0; i < reader->jumps.n; i++) {
		const struct condition_jump *jump = &reader->jumps.items[i];

		if (jump->block == block && jump->item < item) {
			all = condition_make(reader, CONDITION_AND, all,
				condition_make(reader, CONDITION_NOT, jump->thrown, NULL));
		}
	}
	return all;
}

/* The same for all that stands in one block, so that it can be told to be the same. */
static const struct condition *around_block(
	struct condition_reader *reader, uint32_t block, uint32_t outer)
{
	const struct trace_item *items = reader->trace->items.items;
	const struct condition *all = condition_constant(true);

	if (block == ID_NONE || block == outer) {
		return all;
	}
	if (reader->around[block] == NULL) {
		for (uint32_t i = block; i != ID_NONE && i != outer; i = items[i].parent) {
			all = condition_make(
				reader, CONDITION_AND, block_condition(reader, i), all);
		}
		reader->around[block] = all;
	}
	return reader->around[block];
}

uint32_t condition_outer(const struct trace *trace, uint32_t item)
{
	uint32_t via = trace->items.items[item].via;

	return via == ID_NONE ? ID_NONE : trace->items.items[via].parent;
}

const struct condition *condition_around(
	struct condition_reader *reader, uint32_t item, uint32_t outer)
{
	const struct trace_item *items = reader->trace->items.items;
	const struct condition *all = around_block(reader, items[item].parent, outer);

	if (reader->jumps.n == 0) {
		return all;
	}
	for (uint32_t i = items[item].parent; i != ID_NONE && i != outer; i = items[i].parent) {
		if (items[i].step->kind == STEP_TRY) {
			all = condition_make(
				reader, CONDITION_AND, not_thrown(reader, item, i), all);
		}
	}
	return all;
}

static enum pattern_answer opposite(enum pattern_answer answer)
{
	return answer == PATTERN_LIMIT ? PATTERN_LIMIT
	       : answer == PATTERN_YES ? PATTERN_NO
				       : PATTERN_YES;
}

static enum pattern_answer path_holds(const struct condition *condition,
	const struct condition_path *path, const struct fact_item **out)
{
	if (condition->below && str_absent(path->below)) {
		return PATTERN_LIMIT;
	}
	return path_list_matches(
		&condition->paths, condition->below ? path->below : path->whole, out);
}

enum pattern_answer condition_holds(const struct condition *condition,
	const struct condition_path *path, const struct fact_item **out)
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
		return path_holds(condition, path, out);
	case CONDITION_NOT:
		return opposite(condition_holds(condition->left, path, &ignored));
	case CONDITION_AND:
	case CONDITION_OR:
		decides = condition->kind == CONDITION_AND ? PATTERN_NO : PATTERN_YES;
		left = condition_holds(condition->left, path, out);
		if (left == decides) {
			return left;
		}
		right = condition_holds(condition->right, path, out);
		return right == decides || left != PATTERN_LIMIT ? right : left;
	case CONDITION_UNKNOWN:
		break;
	}
	return PATTERN_LIMIT;
}

const struct condition *condition_predicate(struct collector *collector, struct site function)
{
	struct trace trace = {.program = collector->program, .arena = collector->arena};
	struct condition_reader reader = {
		.collector = collector,
		.trace = &trace,
		.handler = function,
		.auth = ID_NONE,
	};
	const struct condition *whole = condition_constant(false);
	const struct condition *alive = condition_constant(true);

	trace_function(&trace, function);
	condition_start(&reader);
	for (uint32_t i = 0; i < trace.items.n; i++) {
		const struct trace_item *item = &trace.items.items[i];
		const struct condition *here;
		const struct condition *says;

		if (item->step->kind != STEP_RETURN || item->via != ID_NONE) {
			continue;
		}
		here = condition_make(
			&reader, CONDITION_AND, alive, condition_around(&reader, i, ID_NONE));
		says = item->step->expr == ID_NONE
			       ? condition_constant(false)
			       : condition_read(&reader, i, trace_site(&trace, i));
		whole = condition_make(&reader, CONDITION_OR, whole,
			condition_make(&reader, CONDITION_AND, here, says));
		if (says->kind != CONDITION_TRUE) {
			/* `a || !a && b` is `a || b`: only other ways out take anything away */
			alive = condition_make(&reader, CONDITION_AND, alive,
				condition_make(&reader, CONDITION_NOT, here, NULL));
		}
	}
	return whole;
}
