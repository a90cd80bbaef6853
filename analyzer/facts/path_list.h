#ifndef FACTS_PATH_LIST_H
#define FACTS_PATH_LIST_H

#include "facts/collector.h"
#include "pattern/pattern.h"

/*
 * Lists of path patterns as middleware takes them: kind "string" (in the form
 * of createRouteMatcher), "regex" ("/source/flags") or "unresolved".
 */

/* Appends what an expression lists: a string, a RegExp, or an array of both, spreads included. */
void path_list_read(struct collector *collector, struct site site, item_vec *out);

/* Appends one entry that nothing is known of. */
void path_list_add_unresolved(struct collector *collector, struct site at, item_vec *out);

enum path_form { PATH_IS, PATH_STARTS, PATH_ENDS, PATH_HOLDS };

/* Appends a literal text that the path is, starts with, ends with or holds. */
void path_list_add_text(struct collector *collector, struct site at, struct str text,
	enum path_form form, item_vec *out);

/* Appends a regular expression value. */
void path_list_add_regex(
	struct collector *collector, struct site at, const struct value *regex, item_vec *out);

/* One that is asked by test(): with g or y it goes on where it stopped the time before. */
void path_list_add_tested(
	struct collector *collector, struct site at, const struct value *regex, item_vec *out);

/* YES if any entry matches for certain, the first such in *out; LIMIT if one might. */
enum pattern_answer path_list_matches(
	const item_vec *list, struct str route, const struct fact_item **out);

#endif
