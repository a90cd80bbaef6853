#include "base/distance.h"

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Levenshtein's, row by row. */
unsigned distance_between(struct str a, struct str b)
{
	unsigned row[DISTANCE_LONGEST + 1];

	if (str_equal(a, b)) {
		return 0;
	}
	if (a.n > DISTANCE_LONGEST || b.n > DISTANCE_LONGEST) {
		return DISTANCE_FAR;
	}
	for (unsigned j = 0; j <= b.n; j++) {
		row[j] = j;
	}
	for (size_t i = 0; i < a.n; i++) {
		unsigned diagonal = row[0];

		row[0] = (unsigned)i + 1;
		for (size_t j = 0; j < b.n; j++) {
			unsigned replaced = diagonal + (a.s[i] != b.s[j]);

			diagonal = row[j + 1];
			row[j + 1] = least(replaced, least(row[j], row[j + 1]) + 1);
		}
	}
	return row[b.n];
}
