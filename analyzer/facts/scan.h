#ifndef FACTS_SCAN_H
#define FACTS_SCAN_H

#include "facts/progress.h"
#include "module/summary.h"
#include "source/walk.h"

/*
 * The part of a run that is done file by file, on several threads: read,
 * look for literals, parse. What a file gives depends on that file alone and
 * is stored at its index, so the result is the same for any number of threads.
 */
struct scan_file {
	struct str path;
	struct str text; /* absent unless the file is worth keeping */
	unsigned marks; /* of prefilter.h */
	struct summary *summary; /* NULL unless parsed */
	bool read; /* its contents were looked at: text, within the limit */
	bool given_up; /* code that seems to be about Clerk and could not be parsed */
	bool deploys_without_jwt; /* it holds the flag that does so, wherever that is read */
	bool parse; /* to be parsed whatever it says: something parsed imports it */
};

struct scan {
	const struct tree *tree;
	struct scan_file *files; /* sorted by path */
	size_t count;
	size_t limit; /* bytes of one file */
	uint32_t jobs; /* threads; at least 1 */
	struct arena *arena; /* texts and summaries live here in the end */
	notice_vec *notices;
	struct progress *progress; /* or NULL */
};

/* Reads the files with these indices. */
void scan_run(struct scan *scan, const uint32_t *queue, size_t count);

#endif
