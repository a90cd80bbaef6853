#ifndef BASE_RARITY_H
#define BASE_RARITY_H

#include <stddef.h>
#include <stdint.h>

enum { RARITY_BYTES = 128 };

/*
 * How rare the bytes of ASCII are in JavaScript and its documentation, capitals
 * as small letters: -8 times the binary logarithm of their share. Counted over
 * the repositories clerk/javascript and novuhq/novu, 2026-07; only speed hangs on it.
 */
extern const uint8_t rarity_of[RARITY_BYTES];

/* Returns where the rarest byte of a needle stands; it has one at least. */
static inline size_t rarity_find(const char *needle, size_t n)
{
	size_t best = 0;
	uint8_t most = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char byte = (unsigned char)needle[i];
		uint8_t rarity = byte < RARITY_BYTES ? rarity_of[byte] : UINT8_MAX;

		if (rarity > most) {
			most = rarity;
			best = i;
		}
	}
	return best;
}

#endif
