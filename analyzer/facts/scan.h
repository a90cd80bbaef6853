#ifndef FACTS_SCAN_H
#define FACTS_SCAN_H

#include "facts/cache.h"
#include "facts/progress.h"
#include "module/declared.h"
#include "module/summary.h"
#include "source/walk.h"

/*
 * The part of a run that is done file by file, on several threads. First every
 * file is read once, when the walk meets it, and literals are looked for; then those that matter
 * are parsed. What a file gives depends on that file alone and is stored at its index, so the
 * result is the same for any number of threads. What is added here of a file that is not parsed is
 * to be compared in scan_memory.c, too.
 */
struct scan_file {
	struct str path;
	struct str content; /* git's name of it, where there is a memory */
	struct str text; /* absent unless the file is worth keeping, or was parsed */
	unsigned marks; /* of prefilter.h */
	struct summary *summary; /* NULL unless parsed */
	bool read; /* its contents were looked at: text, within the limit */
	bool given_up; /* code that seems to be about Clerk and could not be parsed */
	bool deploys_without_jwt; /* it holds the flag that does so, wherever that is read */
	struct declared declared; /* of code */
	bool wanted; /* what its parsing said counts: the file matters, or something leads to it */
};

struct scan {
	const struct tree *tree;
	struct scan_file *files; /* sorted by path */
	size_t count;
	size_t limit; /* bytes of one file */
	uint32_t jobs; /* threads; at least 1 */
	struct arena *arena; /* texts and summaries live here in the end */
	notice_vec *notices;
	notice_vec parse_notices; /* of files that may turn out not to be wanted */
	struct progress *progress; /* or NULL */
	struct scan_worker *own; /* parses on the caller's thread; NULL before that */
	struct cache *cache; /* or NULL */
	struct scan_memory *memory; /* of another state of the repository; or NULL */
};

/*
 * Walks the tree and reads all files on the way: marks them, and keeps the texts
 * of settings and of what names Clerk. Sets the files.
 */
void scan_walk(struct scan *scan, const struct walk_options *options, struct walk_result *out);

/* Reads in the same way the files whose paths are set. */
void scan_read(struct scan *scan);

/* Parses the files with these indices, each once; those that are no code stay unparsed. */
void scan_parse(struct scan *scan, const uint32_t *queue, size_t count);

/* Gives back what parsing needs; what it made, and said, is the scan's. */
void scan_finish(struct scan *scan);

/* Is it code, in a file of its own that people write? Bundles for browsers are not. */
bool scan_is_code(const struct scan_file *file);

#endif
