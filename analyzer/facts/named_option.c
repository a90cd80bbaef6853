#include "facts/named.h"

enum { ROOM = 4 };

struct option {
	struct collector *collector;
	struct arena *arena;
	struct site object; /* that is handed over */
	const char *key;
	named_vec *out;
};

static bool is_inside(const struct program *program, struct site part, struct site whole)
{
	const struct expr *a = program_expr(program, part);
	const struct expr *b = program_expr(program, whole);

	return part.module == whole.module && b->start <= a->start && a->end <= b->end;
}

/* A value that is written elsewhere is used where its object is handed over. */
static void read_found(const struct option *option, struct site value)
{
	size_t from = option->out->n;

	named_read(option->collector, value, option->arena, option->out);
	for (size_t i = from; i < option->out->n; i++) {
		struct named *named = &option->out->items[i];

		if (named->resolved &&
			!is_inside(option->collector->program, value, option->object)) {
			named->elsewhere = true;
			named->use = option->object;
		}
	}
}

static void add_unresolved(const struct option *option)
{
	vec_push(option->arena, option->out,
		(struct named){.text = STR(""), .at = option->object, .use = option->object});
}

/* Several objects, or what a caller gives. */
static void read_alternatives(const struct option *option)
{
	const struct program *program = option->collector->program;
	struct value room[ROOM];
	value_vec values = {room, 0, ROOM};
	bool others = false;

	program_follow(program, option->object, option->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		struct site value;

		if (values.items[i].kind != VALUE_OBJECT) {
			others = others || values.items[i].kind != VALUE_NULL;
			continue;
		}
		switch (program_find_property(
			program, values.items[i].at, str_of(option->key), &value)) {
		case PROPERTY_FOUND:
			read_found(option, value);
			break;
		case PROPERTY_ABSENT:
			break;
		case PROPERTY_UNKNOWN:
			add_unresolved(option);
			break;
		}
	}
	if (others) {
		named_read_member(option->collector, option->object, str_of(option->key),
			option->arena, option->out);
	}
}

void named_read_option(struct collector *collector, struct site object, const char *key,
	struct arena *arena, named_vec *out)
{
	struct option option = {collector, arena, object, key, out};
	struct site value;

	if (object.expr == ID_NONE) {
		return;
	}
	switch (program_find_property(collector->program, object, str_of(key), &value)) {
	case PROPERTY_FOUND:
		read_found(&option, value);
		break;
	case PROPERTY_ABSENT:
		break;
	case PROPERTY_UNKNOWN:
		read_alternatives(&option);
		break;
	}
}
