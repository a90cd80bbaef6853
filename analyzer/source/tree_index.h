#ifndef SOURCE_TREE_INDEX_H
#define SOURCE_TREE_INDEX_H

#include <stdint.h>

#include "base/str.h"

/*
 * git's index (git documentation "gitformat-index"), versions 2 to 4. What
 * cannot be followed to its last byte is not understood, as is an index whose
 * entries lie in another file ("link").
 */
struct tree_index_entry {
	struct str path; /* while it is being taken */
	const unsigned char *id; /* bytes of the hash */
	uint32_t mode;
	unsigned stage; /* 0; 1 to 3 in a merge conflict */
	bool announced; /* by `git add -N`: without a content */
	bool skipped; /* outside of the sparse checkout */
};

typedef void tree_index_taker(void *taker, const struct tree_index_entry *entry);

/* Gives every entry, in their order. False when the index is not understood, perhaps after some. */
bool tree_index_each(struct str text, size_t hash, tree_index_taker *take, void *taker);

#endif
