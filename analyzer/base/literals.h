#ifndef BASE_LITERALS_H
#define BASE_LITERALS_H

#include <stdint.h>

#include "base/str.h"

/*
 * Many short literals looked for at once, ASCII case ignored: which of their
 * marks a text has. A set is made once; threads may search it at a time.
 */
struct literal {
	struct str text; /* at least LITERAL_MIN bytes, in lower case */
	uint32_t marks;
};

enum { LITERAL_MIN = 4 };

/* An element of a list; a text too short is refused where it is compiled. */
#define LITERAL(text, marks) \
	{ \
		{(text), \
			sizeof(text) - 1 + 0 * sizeof(char[sizeof(text) > LITERAL_MIN ? 1 : -1])}, \
			(marks) \
	}

struct literals;

/* How a text is gone through; what is found is the same. */
enum literals_way {
	LITERALS_PLAIN, /* byte by byte */
	LITERALS_AVX2,
	LITERALS_NEON,
	LITERALS_WAYS,
};

/* Makes a set in the arena that goes the machine's fastest way; the list must outlive it. */
struct literals *literals_make(struct arena *arena, const struct literal *list, size_t count);

/* Makes the set go that way; false, and nothing changed, where this machine cannot. */
bool literals_go(struct literals *set, enum literals_way way);

/* Returns the marks of all literals that stand in the text. */
uint32_t literals_marks(const struct literals *set, struct str text);

#endif
