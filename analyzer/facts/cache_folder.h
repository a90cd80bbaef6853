#ifndef FACTS_CACHE_FOLDER_H
#define FACTS_CACHE_FOLDER_H

#include "base/str.h"

/*
 * A folder of entries, each a file whose name says what it holds. Others write
 * to it at the same time, and what is in it may be anything: no link in it is
 * followed, nothing in it is opened that would block, and an entry that is not
 * as it was written is none. Nothing that is not ours is touched.
 */
struct cache_folder {
	int fd;
};

enum cache_folder_status {
	CACHE_FOLDER_OK,
	CACHE_FOLDER_FOREIGN, /* it holds something else */
	CACHE_FOLDER_FAILED, /* errno says why */
};

/* Opens the folder, made with those above it if need be, and marks it as a cache. */
enum cache_folder_status cache_folder_open(
	const char *path, struct cache_folder *out, struct arena *scratch);
void cache_folder_close(struct cache_folder *folder);

/* The bytes of an entry of at most `limit` bytes, in the arena; absent when there is none. */
struct str cache_folder_read(
	const struct cache_folder *folder, struct str name, size_t limit, struct arena *arena);

/* Adds an entry, or replaces one; without a word where that cannot be done. */
void cache_folder_write(const struct cache_folder *folder, struct str name, struct str bytes,
	struct arena *scratch);

#endif
