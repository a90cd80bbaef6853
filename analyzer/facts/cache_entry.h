#ifndef FACTS_CACHE_ENTRY_H
#define FACTS_CACHE_ENTRY_H

#include "base/buf.h"
#include "module/summary.h"

/* What a file's text came to, and that as bytes: an entry of the cache. */
struct cache_entry {
	const struct summary *summary; /* NULL: there is none */
	const struct notice *notices; /* paths do not count */
	size_t notice_count;
};

void cache_entry_write(const struct cache_entry *entry, struct buf *out);

/* Whoever wrote the bytes: true only for an entry that a file with this text can have. */
bool cache_entry_read(struct str bytes, struct str path, struct str text, struct arena *keep,
	struct arena *scratch, struct cache_entry *out);

#endif
