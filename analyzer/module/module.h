#ifndef MODULE_MODULE_H
#define MODULE_MODULE_H

#include "module/summary.h"
#include "syntax/syntax.h"

/*
 * Makes the summary of one file. `keep` receives what must live for the run
 * (the summary), `scratch` the tree. Notices (syntax errors, limits) are
 * added to *notices. Returns NULL when the language is not parsed.
 */
struct summary *module_summarize(struct syntax_parser *parser, struct str path, struct str text,
	struct arena *keep, struct arena *scratch, notice_vec *notices);

/* What a summary owes to its file's path: the rest is in the text. */
uint32_t module_kind(struct str path);

#endif
