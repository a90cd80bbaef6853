#ifndef SOURCE_IGNORE_H
#define SOURCE_IGNORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * .gitignore matching as git documents it (gitignore(5)); checked in tests
 * against `git check-ignore`. A list never changes once it is made, so any
 * number of threads may ask it.
 */
struct ignore_list;

enum ignore_answer {
	IGNORE_UNDECIDED, /* no pattern of the list matches */
	IGNORE_YES,
	IGNORE_NO, /* a negated pattern matches last */
};

/*
 * Returns a list of the patterns of one ignore file, which go before those of
 * `above` (NULL: none). `base` is the folder that the file lies in ("" or
 * "a/b"), relative to the same root as the paths asked about. Both lists live
 * as long as the arena.
 */
const struct ignore_list *ignore_add(
	struct arena *arena, const struct ignore_list *above, struct str base, struct str text);

/*
 * Asks about one path; the last matching pattern decides, NULL has none. Only the path itself
 * is looked at: below an ignored folder everything is ignored, which is the
 * caller's to know. Time is at most in proportion to pattern times path.
 */
enum ignore_answer ignore_match(const struct ignore_list *list, struct str path, bool is_folder);

#endif
