#ifndef FACTS_SCAN_MEMORY_H
#define FACTS_SCAN_MEMORY_H

#include "base/map.h"
#include "facts/scan.h"

enum { SCAN_MEMORY_SMALL = 128 << 10 }; /* bytes: files that are larger are judged anew */

/*
 * What a run found in each file, by path and by the name that git gives the
 * content: another state of the same repository holds nearly the same, which
 * need be neither read nor looked through again. The first run that is given a
 * memory fills it. What is in it lives as long as that run's arena.
 */
struct scan_memory {
	size_t digits; /* of git's names: DIGEST_GIT_SHA1, … */
	VEC(struct scan_known) known;
	struct map by_path;
	bool settled;
};

struct scan_known {
	struct scan_file file; /* before anything was parsed */
	bool used; /* more of it counted than was seen in passing */
};

/* Fills in what is remembered of the file, when its content is the same. */
bool scan_memory_recall(const struct scan *scan, struct scan_file *file);

/* Gives the file, unless git has, the name that git would give its content. */
void scan_memory_name(
	const struct scan *scan, struct scan_file *file, struct str text, struct arena *arena);

/* Remembers what reading the files has shown, and when all facts are there, which counted. */
void scan_memory_keep(const struct scan *scan);
void scan_memory_settle(const struct scan *scan);

/*
 * Would the tree give the facts that the remembered one has given? It differs
 * from that in the contents of these files alone, none of them larger than
 * SCAN_MEMORY_SMALL, and the options are the same. It would when nothing needed
 * their texts, and what is seen in passing is the same in both.
 */
bool scan_memory_same(struct scan_memory *memory, const struct tree *tree, const str_vec *paths);

#endif
