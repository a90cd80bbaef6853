#include "module/summary_store.h"

/*
 * What holds of every summary that module_summarize makes, beyond that each
 * place is one in its table, and what those who read summaries go by.
 */
enum {
	DEPTH_MAX = 4000, /* of expressions: several for each level of the syntax */
	REPEATS_MAX = 256, /* so often, on average, is an expression met from all above it */
};

/* What lies deeper than is read is missing: then MAYBE is absent. */
enum part { ABSENT, MAYBE, THERE };

/* What the members of an expression refer to, by kind. */
struct shape {
	uint8_t left; /* enum part */
	uint8_t right;
	uint8_t kids; /* THERE: at least one */
	bool props; /* and these are properties */
};

static const struct shape shapes[] = {
	[EXPR_UNKNOWN] = {.kids = MAYBE},
	[EXPR_STRING] = {0},
	[EXPR_NUMBER] = {0},
	[EXPR_BOOLEAN] = {0},
	[EXPR_NULL] = {.left = MAYBE},
	[EXPR_REGEX] = {0},
	[EXPR_TEMPLATE] = {.kids = THERE},
	[EXPR_NAME] = {0},
	[EXPR_THIS] = {0},
	[EXPR_META] = {0},
	[EXPR_MEMBER] = {.left = THERE},
	[EXPR_INDEX] = {.left = THERE, .right = MAYBE},
	[EXPR_CALL] = {.left = THERE, .kids = MAYBE},
	[EXPR_NEW] = {.left = THERE, .kids = MAYBE},
	[EXPR_IMPORT] = {.left = MAYBE},
	[EXPR_OBJECT] = {.kids = MAYBE, .props = true},
	[EXPR_ARRAY] = {.kids = MAYBE},
	[EXPR_FUNCTION] = {0},
	[EXPR_CLASS] = {.left = MAYBE, .right = MAYBE, .kids = MAYBE, .props = true},
	[EXPR_AWAIT] = {.left = MAYBE},
	[EXPR_SPREAD] = {.left = MAYBE},
	[EXPR_UNARY] = {.left = MAYBE},
	[EXPR_BINARY] = {.left = THERE, .right = THERE},
	[EXPR_EITHER] = {.left = THERE, .right = THERE},
	[EXPR_BOTH] = {.left = THERE, .right = THERE},
	[EXPR_CHOICE] = {.left = THERE, .right = THERE, .kids = THERE},
	[EXPR_ASSIGN] = {.left = MAYBE, .right = THERE},
	[EXPR_SEQUENCE] = {.kids = MAYBE},
	[EXPR_YIELD] = {.left = MAYBE},
	[EXPR_JSX] = {.left = MAYBE, .kids = MAYBE, .props = true},
	[EXPR_PARAM] = {0},
};

static bool in_table(uint64_t first, uint64_t count, uint32_t rows)
{
	return count == 0 || first + count <= rows;
}

static bool is_span(uint32_t start, uint32_t end)
{
	return start <= end;
}

static bool suits(enum part part, bool given)
{
	return part == MAYBE || given == (part == THERE);
}

/* The function in which an expression is evaluated. */
static function_id place_of(const struct summary *summary, expr_id expr)
{
	const struct expr *e = &summary->exprs[expr];

	return e->kind == EXPR_FUNCTION ? summary->functions[e->function].outer : e->function;
}

static bool is_index_sound(const struct summary *summary, expr_id expr)
{
	const struct expr *e = &summary->exprs[expr];

	switch ((enum expr_kind)e->kind) {
	case EXPR_CLASS:
		return e->index > 0 && e->index <= summary->class_count &&
		       summary->classes[e->index - 1] == expr &&
		       (e->right == ID_NONE || summary->exprs[e->right].kind == EXPR_ARRAY);
	case EXPR_THIS:
		return e->index <= summary->class_count;
	case EXPR_CALL:
	case EXPR_IMPORT:
		return e->index <= summary->import_count;
	case EXPR_PARAM:
		return true; /* asked for with summary_param, or compared */
	default:
		return e->index == 0;
	}
}

static bool are_kids_sound(const struct summary *summary, uint32_t first, uint32_t count)
{
	if (!in_table(first, count, summary->kid_count)) {
		return false;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (summary->kid_ids[first + i] >= summary->expr_count) {
			return false;
		}
	}
	return true;
}

static bool is_expr_sound(const struct summary *summary, expr_id expr)
{
	const struct expr *e = &summary->exprs[expr];
	const struct shape *shape = &shapes[e->kind];

	if (!suits((enum part)shape->left, e->left != ID_NONE) ||
		!suits((enum part)shape->right, e->right != ID_NONE) ||
		!suits((enum part)shape->kids, e->count > 0) || !is_span(e->start, e->end) ||
		!is_index_sound(summary, expr)) {
		return false;
	}
	return shape->props ? in_table(e->first, e->count, summary->prop_count)
			    : are_kids_sound(summary, e->first, e->count);
}

static bool is_prop_sound(const struct summary *summary, const struct prop *prop)
{
	bool computed = prop->kind == PROP_COMPUTED;
	bool method = prop->kind == PROP_METHOD;

	return is_span(prop->start, prop->end) &&
	       are_kids_sound(summary, prop->first_decorator, prop->decorator_count) &&
	       (!computed || prop->key_expr != ID_NONE) &&
	       (!method || (prop->value != ID_NONE &&
				   summary->exprs[prop->value].kind == EXPR_FUNCTION));
}

static bool are_exprs_sound(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->prop_count; i++) {
		if (!is_prop_sound(summary, &summary->props[i])) {
			return false;
		}
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		if (!is_expr_sound(summary, i)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < summary->class_count; i++) {
		if (summary->exprs[summary->classes[i]].kind != EXPR_CLASS) {
			return false;
		}
	}
	return true;
}

/*
 * The graph is gone through from what nothing refers to, an expression after
 * all that refer to it. One in a circle is never come to.
 */
struct graph {
	const struct summary *summary;
	uint32_t *parents; /* of each, those that are not yet done */
	uint32_t *depth;
	uint32_t *ways; /* in how many ways it is come to from above */
	expr_id *queue;
	size_t queued;
	uint64_t total; /* of all ways: what it costs to look at all from everywhere */
	bool bad;
};

static void count_parent(struct graph *graph, expr_id parent, expr_id kid)
{
	(void)parent;
	graph->parents[kid]++;
}

/* A part lies in the same function as the whole. */
static void pass_on(struct graph *graph, expr_id parent, expr_id kid)
{
	if (place_of(graph->summary, parent) != place_of(graph->summary, kid) ||
		graph->depth[parent] >= DEPTH_MAX) {
		graph->bad = true;
		return;
	}
	if (graph->depth[kid] <= graph->depth[parent]) {
		graph->depth[kid] = graph->depth[parent] + 1;
	}
	graph->ways[kid] += graph->ways[parent]; /* no more than total, which is checked */
	if (--graph->parents[kid] == 0) {
		graph->queue[graph->queued++] = kid;
	}
}

typedef void visit_kid(struct graph *graph, expr_id parent, expr_id kid);

static void each_list(
	struct graph *graph, visit_kid *visit, expr_id expr, uint32_t first, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		visit(graph, expr, graph->summary->kid_ids[first + i]);
	}
}

static void each_one(struct graph *graph, visit_kid *visit, expr_id expr, expr_id kid)
{
	if (kid != ID_NONE) {
		visit(graph, expr, kid);
	}
}

static void each_kid(struct graph *graph, visit_kid *visit, expr_id expr)
{
	const struct expr *e = &graph->summary->exprs[expr];

	each_one(graph, visit, expr, e->left);
	each_one(graph, visit, expr, e->right);
	if (!shapes[e->kind].props) {
		each_list(graph, visit, expr, e->first, e->count);
		return;
	}
	for (uint32_t i = 0; i < e->count; i++) {
		const struct prop *prop = &graph->summary->props[e->first + i];

		each_one(graph, visit, expr, prop->key_expr);
		each_one(graph, visit, expr, prop->value);
		each_one(graph, visit, expr, prop->type);
		each_list(graph, visit, expr, prop->first_decorator, prop->decorator_count);
	}
}

static bool is_graph_sound(const struct summary *summary, struct arena *scratch)
{
	uint32_t count = summary->expr_count;
	uint64_t most = REPEATS_MAX * ((uint64_t)count + 1);
	struct graph graph = {
		.summary = summary,
		.parents = arena_array(scratch, count, sizeof(uint32_t)),
		.depth = arena_array(scratch, count, sizeof(uint32_t)),
		.ways = arena_array(scratch, count, sizeof(uint32_t)),
		.queue = arena_array(scratch, count, sizeof(expr_id)),
	};

	for (expr_id i = 0; i < count; i++) {
		each_kid(&graph, count_parent, i);
	}
	for (expr_id i = 0; i < count; i++) {
		if (graph.parents[i] == 0) {
			graph.queue[graph.queued++] = i;
			graph.ways[i] = 1;
		}
	}
	for (size_t i = 0; i < graph.queued && !graph.bad && graph.total <= most; i++) {
		graph.total += graph.ways[graph.queue[i]];
		each_kid(&graph, pass_on, graph.queue[i]);
	}
	return graph.queued == count && !graph.bad && graph.total <= most;
}

static bool is_step_sound(const struct summary *summary, const struct step *step, function_id in)
{
	enum expr_kind kind = step->expr == ID_NONE
				      ? EXPR_UNKNOWN
				      : (enum expr_kind)summary->exprs[step->expr].kind;

	if (!is_span(step->start, step->end) ||
		(step->expr != ID_NONE && place_of(summary, step->expr) != in)) {
		return false;
	}
	switch ((enum step_kind)step->kind) {
	case STEP_CALL:
		return kind == EXPR_CALL || kind == EXPR_NEW;
	case STEP_AWAIT:
		return kind == EXPR_AWAIT;
	case STEP_READ_JSX:
		return kind == EXPR_JSX;
	case STEP_ASSIGN:
		return kind == EXPR_ASSIGN;
	case STEP_BIND:
		return step->expr != ID_NONE && step->binding != ID_NONE;
	default:
		return true;
	}
}

static bool opens_block(enum step_kind kind)
{
	switch (kind) {
	case STEP_IF:
	case STEP_ELSE:
	case STEP_AND:
	case STEP_SWITCH:
	case STEP_LOOP:
	case STEP_TRY:
	case STEP_CATCH:
	case STEP_FINALLY:
		return true;
	default:
		return false;
	}
}

/* Blocks of one function: those that are open, the innermost last. */
struct blocks {
	uint32_t *open;
	size_t n;
};

static bool nests(const struct summary *summary, uint32_t i, struct blocks *blocks)
{
	const struct step *step = &summary->steps[i];

	if (opens_block((enum step_kind)step->kind)) {
		blocks->open[blocks->n++] = i;
		return step->other != ID_NONE && summary->steps[step->other].kind == STEP_END &&
		       summary->steps[step->other].other == i;
	}
	if (step->kind == STEP_END) {
		return blocks->n > 0 && blocks->open[--blocks->n] == step->other &&
		       summary->steps[step->other].other == i;
	}
	return step->other == ID_NONE;
}

/* Every block is closed in its function, the innermost first. */
static bool are_steps_sound(
	const struct summary *summary, function_id function, struct blocks *blocks)
{
	const struct function *f = &summary->functions[function];

	blocks->n = 0;
	for (uint32_t i = f->first_step; i < f->first_step + f->step_count; i++) {
		if (!is_step_sound(summary, &summary->steps[i], function) ||
			!nests(summary, i, blocks)) {
			return false;
		}
	}
	return blocks->n == 0;
}

static bool are_params_sound(const struct summary *summary, const struct function *f)
{
	if (!in_table(f->first_param, f->param_count, summary->kid_count) ||
		(f->first_detail != ID_NONE &&
			!in_table(f->first_detail, f->param_count, summary->param_count))) {
		return false;
	}
	for (uint32_t i = 0; i < f->param_count; i++) {
		binding_id binding = summary->kid_ids[f->first_param + i];

		if (binding != ID_NONE && binding >= summary->binding_count) {
			return false;
		}
	}
	return true;
}

/* Functions lie in earlier ones, and their steps follow each other. */
static bool is_function_sound(const struct summary *summary, function_id function, uint32_t step)
{
	const struct function *f = &summary->functions[function];

	return (function == 0 ? f->outer == ID_NONE : f->outer < function) &&
	       is_span(f->start, f->end) && f->class <= summary->class_count &&
	       are_params_sound(summary, f) && f->first_step == step &&
	       f->step_count <= summary->step_count - step;
}

/* No function is two expressions: so none lies within itself. */
static bool are_functions_single(const struct summary *summary, struct arena *scratch)
{
	bool *met = arena_array(scratch, summary->function_count, sizeof(*met));

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];

		if (e->kind == EXPR_FUNCTION) {
			if (e->function == 0 || met[e->function]) {
				return false;
			}
			met[e->function] = true;
		}
	}
	return true;
}

static bool are_functions_sound(const struct summary *summary, struct arena *scratch)
{
	struct blocks blocks = {
		.open = arena_array(scratch, summary->step_count, sizeof(uint32_t)),
	};
	uint32_t step = 0;

	for (function_id i = 0; i < summary->function_count; i++) {
		if (!is_function_sound(summary, i, step) || !are_steps_sound(summary, i, &blocks)) {
			return false;
		}
		step += summary->functions[i].step_count;
	}
	for (uint32_t i = 0; i < summary->param_count; i++) {
		const struct param *param = &summary->params[i];

		if (!are_kids_sound(summary, param->first_decorator, param->decorator_count)) {
			return false;
		}
	}
	return summary->function_count > 0 && step == summary->step_count &&
	       are_functions_single(summary, scratch);
}

static bool are_bindings_sound(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->binding_count; i++) {
		const struct binding *binding = &summary->bindings[i];

		if (!is_span(binding->start, binding->end) ||
			(binding->kind == BINDING_IMPORT &&
				binding->import >= summary->import_count)) {
			return false;
		}
	}
	return true;
}

static bool are_imports_sound(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		const struct import *import = &summary->imports[i];
		bool unnamed = import->kind == IMPORT_EFFECT || import->kind == IMPORT_NAMESPACE;

		if (!is_span(import->start, import->end) ||
			(import->local == ID_NONE && !unnamed)) {
			return false;
		}
	}
	return true;
}

static bool are_exports_sound(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->export_count; i++) {
		const struct export *export = &summary->exports[i];
		bool valued = export->kind == EXPORT_LOCAL || export->kind == EXPORT_COMMONJS;

		if (!is_span(export->start, export->end) || valued != (export->value != ID_NONE)) {
			return false;
		}
	}
	return true;
}

static bool are_notes_sound(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->comment_count; i++) {
		if (!is_span(summary->comments[i].start, summary->comments[i].end)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < summary->interface_count; i++) {
		if (!is_span(summary->interfaces[i].start, summary->interfaces[i].end)) {
			return false;
		}
	}
	return true;
}

bool summary_is_sound(const struct summary *summary, struct arena *scratch)
{
	return are_exprs_sound(summary) && are_functions_sound(summary, scratch) &&
	       are_bindings_sound(summary) && are_imports_sound(summary) &&
	       are_exports_sound(summary) && are_notes_sound(summary) &&
	       is_graph_sound(summary, scratch);
}
