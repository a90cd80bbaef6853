#include "facts/named_state.h"

#include "program/lookup.h"

/*
 * What a component remembers: const [x, setX] = useState("a") of React's, and
 * let x = $state("a") of Svelte's. It is what it begins with, and all that is
 * put there later.
 */

enum { SET_MOST = 64 };

struct setter {
	expr_id made; /* the call of useState */
	binding_id name;
	VEC(expr_id) uses; /* every EXPR_NAME that is it */
};

struct module_states {
	VEC(struct setter) setters;
	struct map by_made; /* → index */
	struct map by_name;
};

struct states {
	struct map by_module; /* → index */
	VEC(struct module_states) modules;
};

static struct str key_of(const uint32_t *number)
{
	return (struct str){(const char *)number, sizeof(*number)};
}

/* The call that an element of a list is taken out of: const [, setX] = useState(…) */
static expr_id taken_from(const struct summary *summary, expr_id element, double place)
{
	const struct expr *e = element == ID_NONE ? NULL : &summary->exprs[element];

	return e != NULL && e->kind == EXPR_INDEX && e->left != ID_NONE && e->right != ID_NONE &&
			       summary->exprs[e->right].kind == EXPR_NUMBER &&
			       summary->exprs[e->right].number == place &&
			       summary->exprs[e->left].kind == EXPR_CALL
		       ? e->left
		       : ID_NONE;
}

static void find_setters(
	struct arena *arena, const struct summary *summary, struct module_states *states)
{
	for (binding_id i = 0; i < summary->binding_count; i++) {
		expr_id made = taken_from(summary, summary->bindings[i].value, 1);

		if (made != ID_NONE) {
			map_put(arena, &states->by_made, str_copy(arena, key_of(&made)),
				(uint32_t)states->setters.n);
			map_put(arena, &states->by_name, str_copy(arena, key_of(&i)),
				(uint32_t)states->setters.n);
			vec_push(arena, &states->setters, (struct setter){.made = made, .name = i});
		}
	}
}

static void find_uses(
	struct arena *arena, const struct summary *summary, struct module_states *states)
{
	for (expr_id i = 0; states->setters.n > 0 && i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		uint32_t index = e->kind == EXPR_NAME && e->binding != ID_NONE
					 ? map_get(&states->by_name, key_of(&e->binding))
					 : MAP_NONE;

		if (index != MAP_NONE) {
			vec_push(arena, &states->setters.items[index].uses, i);
		}
	}
}

static const struct setter *setter_of(struct collector *collector, struct site made)
{
	struct arena *arena = collector->arena;
	const struct summary *summary = collector->program->modules[made.module].summary;
	struct module_states *states;
	uint32_t index;

	if (collector->states == NULL) {
		collector->states = arena_new(arena, struct states);
	}
	index = map_get(&collector->states->by_module, key_of(&made.module));
	if (index == MAP_NONE) {
		index = (uint32_t)collector->states->modules.n;
		vec_push(arena, &collector->states->modules, (struct module_states){0});
		map_put(arena, &collector->states->by_module, str_copy(arena, key_of(&made.module)),
			index);
		find_setters(arena, summary, &collector->states->modules.items[index]);
		find_uses(arena, summary, &collector->states->modules.items[index]);
	}
	states = &collector->states->modules.items[index];
	index = map_get(&states->by_made, key_of(&made.expr));
	return index == MAP_NONE ? NULL : &states->setters.items[index];
}

/* useState(() => "a") and setX((before) => …) are what the function makes. */
static void add_given(struct collector *collector, struct site given, struct named_held *out)
{
	const struct summary *summary = collector->program->modules[given.module].summary;
	const struct expr *e = &summary->exprs[given.expr];

	if (e->kind == EXPR_FUNCTION) {
		given.expr = summary_result(summary, given.expr);
		e = given.expr == ID_NONE ? NULL : &summary->exprs[given.expr];
	}
	if (e == NULL) {
		out->others = true;
	} else if (e->kind != EXPR_STRING || e->text.n > 0) {
		vec_push(collector->arena, &out->values, given);
	}
}

/* An element of a hook's dependencies; anything else may call it with whatever. */
static bool is_dependency(const struct program *program, struct site outer)
{
	expr_id call = program_expr(program, outer)->kind == EXPR_ARRAY
			       ? lookup_parent(program, outer.module, outer.expr)
			       : ID_NONE;

	return call != ID_NONE &&
	       program_expr(program, program_beside(outer, call))->kind == EXPR_CALL;
}

static void add_set(struct collector *collector, struct site name, struct named_held *out)
{
	const struct program *program = collector->program;
	struct site outer = program_beside(name, lookup_parent(program, name.module, name.expr));
	const struct expr *e = outer.expr == ID_NONE ? NULL : program_expr(program, outer);
	struct site given;

	if (e != NULL && e->kind == EXPR_CALL && e->left == name.expr) {
		given = program_argument(program, outer, 0);
		if (given.expr != ID_NONE) {
			add_given(collector, given, out);
		}
	} else if (e == NULL || !is_dependency(program, outer)) {
		out->others = true;
	}
}

static bool is_use_state(const struct program *program, struct site call)
{
	struct site called = program_called(program, call);
	const struct expr *e = called.expr == ID_NONE ? NULL : program_expr(program, called);

	return e != NULL && (e->kind == EXPR_NAME || e->kind == EXPR_MEMBER) &&
	       str_is(e->name, "useState") &&
	       program_callee_value(program, call).kind == VALUE_IMPORT;
}

static bool is_rune(const struct program *program, struct site call)
{
	struct site called = program_called(program, call);
	const struct expr *e = called.expr == ID_NONE ? NULL : program_expr(program, called);

	return e != NULL && e->kind == EXPR_NAME && e->binding == ID_NONE &&
	       str_is(e->name, "$state");
}

static void add_initial(struct collector *collector, struct site made, struct named_held *out)
{
	struct site given = program_argument(collector->program, made, 0);

	if (given.expr != ID_NONE) {
		add_given(collector, given, out);
	}
}

static bool of_react(struct collector *collector, struct site value, struct named_held *out)
{
	const struct summary *summary = collector->program->modules[value.module].summary;
	struct site made = program_beside(value, taken_from(summary, value.expr, 0));
	const struct setter *setter;

	if (made.expr == ID_NONE || !is_use_state(collector->program, made)) {
		return false;
	}
	add_initial(collector, made, out);
	setter = setter_of(collector, made);
	out->others = out->others || (setter != NULL && setter->uses.n > SET_MOST);
	for (size_t i = 0; setter != NULL && i < setter->uses.n && i < SET_MOST; i++) {
		add_set(collector, program_beside(value, setter->uses.items[i]), out);
	}
	return true;
}

bool named_state(struct collector *collector, struct site name, struct named_held *out)
{
	const struct program *program = collector->program;
	const struct summary *summary = program->modules[name.module].summary;
	const struct expr *e = &summary->exprs[name.expr];
	struct site value;

	if (e->kind != EXPR_NAME || e->binding == ID_NONE ||
		summary->bindings[e->binding].value == ID_NONE) {
		return false;
	}
	value = program_beside(name, summary->bindings[e->binding].value);
	if (summary->exprs[value.expr].kind == EXPR_INDEX) {
		return of_react(collector, value, out);
	}
	if (summary->exprs[value.expr].kind != EXPR_CALL || !is_rune(program, value)) {
		return false;
	}
	add_initial(collector, value, out);
	for (expr_id set = lookup_first_assignment(program, name.module, e->binding);
		set != ID_NONE && out->values.n <= SET_MOST;
		set = lookup_next_assignment(program, name.module, set)) {
		add_given(collector, program_beside(name, summary->exprs[set].right), out);
	}
	return true;
}
