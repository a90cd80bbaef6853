#ifndef SOURCE_IGNORE_H
#define SOURCE_IGNORE_H

#include "base/vec.h"

/*
 * .gitignore matching as git documents it (gitignore(5)); checked in tests
 * against `git check-ignore`. Patterns live as long as the arena.
 */
struct ignore_pattern;

struct ignore_list {
	struct ignore_pattern *items;
	size_t n;
	size_t cap;
};

enum ignore_answer {
	IGNORE_UNDECIDED, /* no pattern of the list matches */
	IGNORE_YES,
	IGNORE_NO, /* a negated pattern matches last */
};

/*
 * Appends the patterns of one ignore file. `base` is the folder it lies in
 * ("" or "a/b"), relative to the same root as the paths asked about.
 */
void ignore_add(struct arena *arena, struct ignore_list *list, struct str base, struct str text);

/*
 * Asks about one path; the last matching pattern decides. Only the path itself
 * is looked at: below an ignored folder everything is ignored, which is the
 * caller's to know. Time is at most in proportion to pattern times path.
 */
enum ignore_answer ignore_match(const struct ignore_list *list, struct str path, bool is_folder);

#endif
