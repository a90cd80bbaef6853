#ifndef FACTS_CACHE_H
#define FACTS_CACHE_H

#include "facts/cache_folder.h"
#include "module/module.h"

/*
 * Summaries that need not be made again: of files whose bytes this process has
 * met before, and with a folder also those that earlier ones met. What a run
 * finds is the same with and without. Any number of threads may use one cache.
 */
struct cache;

/* A cache that remembers for as long as it lives. */
struct cache *cache_create(void);
void cache_destroy(struct cache *cache);

/* Lets it keep them in a folder too, and look there. At most once, before it is used. */
enum cache_folder_status cache_use_folder(
	struct cache *cache, const char *path, struct arena *scratch);

/*
 * As module_summarize, which it calls for what it does not know; NULL is no
 * cache. The text and `keep` must live until the cache is destroyed: summaries
 * of equal files share what they are made of.
 */
struct summary *cache_summarize(struct cache *cache, struct syntax_parser *parser, struct str path,
	struct str text, struct arena *keep, struct arena *scratch, notice_vec *notices);

#endif
