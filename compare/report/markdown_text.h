#ifndef COMPARE_REPORT_MARKDOWN_TEXT_H
#define COMPARE_REPORT_MARKDOWN_TEXT_H

#include "base/buf.h"
#include "compare/report/report.h"

/*
 * Text from outside in GitHub's and GitLab's Markdown. Escapes would not do: mentions, references
 * and links are looked for in what a paragraph reads after it was rendered, only not in code.
 */

/* Where the text stands: in a table, '|' ends a cell even in code. */
enum markdown_place {
	MARKDOWN_LINE,
	MARKDOWN_CELL,
};

/* Adds all of it, made safe, as one code span; nothing for an empty text. */
void markdown_code(
	struct arena *arena, struct str text, enum markdown_place place, struct buf *out);

/* Adds prose, made safe; words that are more than letters and punctuation become code spans. */
void markdown_prose(
	struct arena *arena, struct str text, enum markdown_place place, struct buf *out);

#endif
