#include "facts/backend_calls.h"

#include "facts/named.h"
#include "program/lookup.h"

/*
 * Whether a call runs more than once: loops around it, callbacks of list
 * methods, what repeats on failure; in its function, in those around it, and
 * where that is called.
 */
enum {
	OUTER_MOST = 6, /* functions around a call */
	CALLERS_DEEP = 2,
	CALLERS_ASKED = 16,
	BLOCKS_MOST = 64, /* open at once in one function */
};

struct repeat {
	struct backend *backend;
	bool in_loop;
	struct str retried;
};

static void look_at(struct repeat *repeat, struct site call, unsigned depth);

/* Runs a callback for each of a list. */
static bool is_each(struct str name)
{
	static const char *const names[] = {"map", "forEach", "flatMap", "filter", "some", "every",
		"find", "findIndex", "reduce", "from", "each", "eachSeries", "eachLimit",
		"mapSeries", "mapLimit", "pMap", "pEach", "asyncMap"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static bool is_retry(struct str name)
{
	return str_has_nocase(name, "retry") || str_has_nocase(name, "backoff") ||
	       str_has_nocase(name, "retries");
}

static struct str called_name(const struct program *program, struct site call)
{
	const struct summary *summary = program->modules[call.module].summary;
	const struct expr *e = &summary->exprs[call.expr];
	const struct expr *left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

	if (left == NULL || (left->kind != EXPR_NAME && left->kind != EXPR_MEMBER)) {
		return STR("");
	}
	return left->name;
}

/* `try { return await call(); } catch {…}`: the loop ends with the first that succeeds. */
static bool leaves(const struct summary *summary, uint32_t from, uint32_t end)
{
	unsigned depth = 0;

	for (uint32_t i = from; i < end; i++) {
		const struct step *step = &summary->steps[i];

		if (step->kind == STEP_END) {
			depth -= depth > 0;
		} else if (step->other != ID_NONE && step->other > i) {
			depth++;
		} else if (depth == 0 && (step->kind == STEP_RETURN || step->kind == STEP_BREAK)) {
			return true;
		}
	}
	return false;
}

/* The blocks that are open where a function runs a call, the outermost first. */
static size_t open_blocks(const struct summary *summary, const struct function *function,
	expr_id call, uint32_t out[BLOCKS_MOST], uint32_t *out_at)
{
	size_t n = 0;

	for (uint32_t i = 0; i < function->step_count; i++) {
		uint32_t index = function->first_step + i;
		const struct step *step = &summary->steps[index];

		if (step->kind == STEP_CALL && step->expr == call) {
			*out_at = index;
			return n;
		}
		if (step->kind == STEP_END) {
			n -= n > 0;
		} else if (step->other != ID_NONE && step->other > index) {
			if (n == BLOCKS_MOST) {
				return 0;
			}
			out[n++] = index;
		}
	}
	return 0;
}

static void look_at_blocks(struct repeat *repeat, struct site call)
{
	const struct program *program = repeat->backend->collector->program;
	const struct summary *summary = program->modules[call.module].summary;
	uint32_t blocks[BLOCKS_MOST];
	uint32_t at = 0;
	size_t n = open_blocks(summary, &summary->functions[summary->exprs[call.expr].function],
		call.expr, blocks, &at);

	for (size_t i = 0; i < n; i++) {
		bool tries = i + 1 < n && summary->steps[blocks[i + 1]].kind == STEP_TRY &&
			     leaves(summary, at, summary->steps[blocks[i + 1]].other);

		if (summary->steps[blocks[i]].kind != STEP_LOOP) {
			continue;
		}
		if (tries) {
			repeat->retried = STR("loop");
		} else {
			repeat->in_loop = true;
		}
	}
}

/* ids.map(load): the function is handed on by its name. */
static void look_at_handed(struct repeat *repeat, struct site function, unsigned depth)
{
	const struct program *program = repeat->backend->collector->program;
	const struct summary *summary = program->modules[function.module].summary;
	struct str name = program_function(program, function)->name;

	for (expr_id id = 0; name.n > 0 && id < summary->expr_count; id++) {
		const struct expr *e = &summary->exprs[id];
		struct site outer = {function.module, ID_NONE};

		if (e->kind != EXPR_NAME || e->binding == ID_NONE || !str_equal(e->name, name) ||
			summary->bindings[e->binding].value != function.expr) {
			continue;
		}
		outer.expr = lookup_parent(program, function.module, id);
		if (outer.expr == ID_NONE || summary->exprs[outer.expr].kind != EXPR_CALL ||
			summary->exprs[outer.expr].left == id) {
			continue;
		}
		if (is_each(called_name(program, outer))) {
			repeat->in_loop = true;
		} else if (is_retry(called_name(program, outer))) {
			repeat->retried = called_name(program, outer);
		}
		look_at(repeat, outer, depth + 1);
	}
}

static void look_at_callers(struct repeat *repeat, struct site function, unsigned depth)
{
	named_sites callers = {0};

	if (depth >= CALLERS_DEEP) {
		return;
	}
	look_at_handed(repeat, function, depth);
	named_callers(repeat->backend->collector, function, &callers);
	for (size_t i = 0; i < callers.n && i < CALLERS_ASKED; i++) {
		if (program_expr(repeat->backend->collector->program, callers.items[i])->kind ==
			EXPR_CALL) {
			look_at(repeat, callers.items[i], depth + 1);
		}
	}
}

/* From a call outwards: the loops of its function, what that is handed to, who calls it. */
static void look_at(struct repeat *repeat, struct site call, unsigned depth)
{
	const struct program *program = repeat->backend->collector->program;

	for (unsigned i = 0; i < OUTER_MOST; i++) {
		function_id id = program_expr(program, call)->function;
		struct site function = {call.module, lookup_function(program, call.module, id)};
		struct site outer = {call.module, ID_NONE};

		look_at_blocks(repeat, call);
		if (function.expr == ID_NONE) {
			return;
		}
		outer.expr = lookup_parent(program, call.module, function.expr);
		if (outer.expr == ID_NONE || program_expr(program, outer)->kind != EXPR_CALL) {
			look_at_callers(repeat, function, depth);
			return;
		}
		if (is_each(called_name(program, outer))) {
			repeat->in_loop = true;
		} else if (is_retry(called_name(program, outer))) {
			repeat->retried = called_name(program, outer);
		}
		call = outer;
	}
}

struct backend_repeat backend_repeat_of(struct backend *backend, struct site call)
{
	struct repeat repeat = {.backend = backend, .retried = {"", 0}};

	look_at(&repeat, call, 0);
	return (struct backend_repeat){repeat.in_loop, repeat.retried};
}
