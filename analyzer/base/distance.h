#ifndef BASE_DISTANCE_H
#define BASE_DISTANCE_H

#include "base/str.h"

enum {
	DISTANCE_LONGEST = 64, /* bytes; longer texts are no names that anyone mistypes */
	DISTANCE_FAR = 255,
};

/*
 * Counts the letters to insert, delete or replace on the way from one text to
 * the other. DISTANCE_FAR when one of two different texts is too long.
 */
unsigned distance_between(struct str a, struct str b);

#endif
