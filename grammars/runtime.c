/*
 * The runtime, all of it in one unit, with two of its parts replaced by what
 * is faster for a parser that never leaves its thread.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <tree_sitter/api.h>

/* A tree is used by one thread only, and every token counts several references. */
#define TREE_SITTER_ATOMIC_H_

static inline size_t atomic_load(const volatile size_t *p)
{
	return *p;
}

static inline uint32_t atomic_inc(volatile uint32_t *p)
{
	return *p += 1;
}

static inline uint32_t atomic_dec(volatile uint32_t *p)
{
	return *p -= 1;
}

/*
 * What a symbol leads to in a state is found by a search through all that the
 * state takes, several times for every token. Few of the pairs make up most
 * of any source, so the last answers are kept.
 */
#define ts_language_lookup search_table
#include "language.h"
#undef ts_language_lookup

enum { ANSWER_BITS = 11 };

struct answer {
	uint32_t key;
	uint16_t value;
};

static _Thread_local struct {
	const TSLanguage *language;
	struct answer items[1 << ANSWER_BITS];
} answers;

static inline uint16_t ts_language_lookup(const TSLanguage *self, TSStateId state, TSSymbol symbol)
{
	uint32_t key = (uint32_t)state << 16 | symbol;
	struct answer *answer = &answers.items[key * 2654435761u >> (32 - ANSWER_BITS)];

	if (state < self->large_state_count) {
		return search_table(self, state, symbol); /* no search: an array */
	}
	if (answers.language != self) {
		memset(&answers, 0, sizeof(answers));
		answers.language = self;
	}
	if (answer->key != key) {
		answer->key = key;
		answer->value = search_table(self, state, symbol);
	}
	return answer->value;
}

#include "lib.c"
