#ifndef FACTS_SUPPRESSION_COMMENT_H
#define FACTS_SUPPRESSION_COMMENT_H

#include "facts/collector.h"

struct suppression_form;

/* A comment in whatever is not only code: where it stands, and how its kind begins and ends. */
struct suppression_comment {
	const struct suppression_form *form;
	size_t start; /* of its opening */
	size_t end; /* of its text: before what closes it */
};

/*
 * The comment around an offset, by the syntax tree where there is one
 * (`summary`, else NULL), elsewhere by what comments begin with. False: it
 * is in none.
 */
bool suppression_comment_at(const struct source_file *file, const struct summary *summary,
	size_t at, struct suppression_comment *out);

/* The comment's text from an offset on, as far as the line goes. */
struct str suppression_comment_line(
	struct str text, const struct suppression_comment *comment, size_t at);

/* Does nothing but the signs of the comment stand before the offset, on its line? */
bool suppression_comment_leads(
	struct str text, const struct suppression_comment *comment, size_t at);

/*
 * Where, on the lines below the comment, the first thing stands that is neither
 * blank nor a further comment of its kind; SIZE_MAX without one.
 */
size_t suppression_comment_next(struct str text, const struct suppression_comment *comment);

#endif
