#include "program/answers.h"

enum {
	DEPTH_BITS = 2, /* an expression's number has as many to spare */
	FIRST_CAPACITY = 16,
};

struct answer {
	uint32_t key; /* expression and depth, + 1; 0: the slot is free */
	const struct value *value;
};

/* The answers about one module's expressions: a table with open addressing. */
struct module_answers {
	struct answer *slots;
	uint32_t n;
	uint32_t capacity; /* a power of two */
};

static uint32_t key_of(struct site site, enum answers_depth depth)
{
	return (site.expr << DEPTH_BITS | (uint32_t)depth) + 1;
}

/* The slot of a key, or the free one that it would get. */
static struct answer *slot_of(struct answer *slots, uint32_t capacity, uint32_t key)
{
	uint32_t i = (key * 2654435769u >> 8) & (capacity - 1);

	while (slots[i].key != 0 && slots[i].key != key) {
		i = (i + 1) & (capacity - 1);
	}
	return &slots[i];
}

static void grow(struct arena *arena, struct module_answers *answers)
{
	uint32_t capacity = answers->capacity == 0 ? FIRST_CAPACITY : answers->capacity * 2;
	struct answer *slots = arena_array(arena, capacity, sizeof(*slots));

	for (uint32_t i = 0; i < answers->capacity; i++) {
		if (answers->slots[i].key != 0) {
			*slot_of(slots, capacity, answers->slots[i].key) = answers->slots[i];
		}
	}
	answers->slots = slots;
	answers->capacity = capacity;
}

const struct value *answers_find(
	const struct program *program, struct site site, enum answers_depth depth)
{
	const struct module_answers *answers = program->modules[site.module].answers;

	return answers == NULL
		       ? NULL
		       : slot_of(answers->slots, answers->capacity, key_of(site, depth))->value;
}

const struct value *answers_keep(const struct program *program, struct site site,
	enum answers_depth depth, const struct value *value)
{
	struct program_module *module = &program->modules[site.module];
	struct value *kept = arena_new(program->arena, struct value);
	uint32_t key = key_of(site, depth);

	if (module->answers == NULL) {
		module->answers = arena_new(program->arena, struct module_answers);
	}
	if ((module->answers->n + 1) * 2 > module->answers->capacity) {
		grow(program->arena, module->answers);
	}
	*kept = *value;
	*slot_of(module->answers->slots, module->answers->capacity, key) =
		(struct answer){key, kept};
	module->answers->n++;
	return kept;
}
