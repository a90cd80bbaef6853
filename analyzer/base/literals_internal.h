#ifndef BASE_LITERALS_INTERNAL_H
#define BASE_LITERALS_INTERNAL_H

#include <string.h>

#include "base/literals.h"

#if defined(__x86_64__)
#define LITERALS_HAVE_AVX2 1 /* to be asked of the processor */
#endif
#if defined(__aarch64__) && defined(__ARM_NEON) && !defined(__AARCH64EB__)
#define LITERALS_HAVE_NEON 1
#endif

/*
 * Each literal is known by a window of four bytes that are rare in code. The
 * windows share a few buckets, and for each place of a window a table says of a
 * byte (of its halves, where vectors look it up) which buckets have it there.
 * Where one bucket has four bytes in a row a literal may stand: a hash of them
 * finds those to compare.
 */
enum {
	LITERALS_WINDOW = LITERAL_MIN,
	LITERALS_BUCKETS = 16,
	LITERALS_HALVES = LITERALS_BUCKETS / 8, /* a byte has bits for eight buckets */
	LITERALS_NIBBLES = 16,
	LITERALS_HASH_BITS = 10,
	LITERALS_LONG = 64, /* bytes from which on a text is worth vectors */
};

typedef uint32_t literals_search(const struct literals *set, struct str text);

struct literals_entry {
	uint32_t word; /* the window */
	uint16_t offset; /* of the window in the literal */
	uint16_t next; /* entry of the same hash, plus 1 */
};

struct literals {
	uint8_t low[LITERALS_HALVES][LITERALS_WINDOW][LITERALS_NIBBLES];
	uint8_t high[LITERALS_HALVES][LITERALS_WINDOW][LITERALS_NIBBLES];
	uint64_t lacking[1 << 8]; /* buckets that lack a byte, 16 bits for each place */
	uint16_t heads[1 << LITERALS_HASH_BITS]; /* first entry of a hash, plus 1 */
	struct literals_entry *entries; /* one for each of the list */
	const struct literal *list;
	uint32_t all; /* marks */
	literals_search *search; /* of a long text */
};

/* Letters of both cases give the same word; so do some other bytes. */
static inline uint32_t literals_word(const char *s)
{
	uint32_t word;

	memcpy(&word, s, sizeof(word));
	return word | 0x20202020;
}

static inline size_t literals_hash(uint32_t word)
{
	return word * 0x9e3779b1u >> (32 - LITERALS_HASH_BITS);
}

/* Adds the marks of the literals of a hash (entry, plus 1) that stand around the window. */
uint32_t literals_compare(
	const struct literals *set, struct str text, size_t window, uint32_t entry, uint32_t marks);

/* Adds the marks of the literals that have their window here; it must end within the text. */
static inline uint32_t literals_check(
	const struct literals *set, struct str text, size_t window, uint32_t marks)
{
	uint32_t entry = set->heads[literals_hash(literals_word(text.s + window))];

	return entry == 0 ? marks : literals_compare(set, text, window, entry, marks);
}

#ifdef LITERALS_HAVE_AVX2
literals_search literals_avx2;
#endif
#ifdef LITERALS_HAVE_NEON
literals_search literals_neon;
#endif

#endif
