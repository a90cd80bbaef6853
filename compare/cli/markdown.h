#ifndef COMPARE_CLI_MARKDOWN_H
#define COMPARE_CLI_MARKDOWN_H

#include "compare/report/layout.h"

/*
 * Lays a page out for reading on a terminal: headings, paragraphs, lists, tables, code and
 * `code` in a line, links. It knows what the pages of the rules use, and shows the rest as it is.
 */
void markdown_add(struct layout *layout, struct str text);

#endif
