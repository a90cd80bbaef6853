#ifndef COMPARE_REPORT_REPORT_H
#define COMPARE_REPORT_REPORT_H

#include "compare/finding.h"

struct buf;

struct report_options {
	bool color;
	unsigned width; /* of the terminal; 0: do not wrap */
	bool verbose; /* list every verdict, not only counts and reasons */
	bool quiet; /* findings only */
	enum severity fail_on; /* for the closing line */
	bool fail_never;
	bool strict; /* gaps fail as well */
	struct str as_of; /* "" when not given */
};

/* Writers: result in, bytes out; they open nothing. */
void report_text(
	const struct audit_result *result, const struct report_options *options, struct buf *out);
void report_json(
	const struct audit_result *result, const struct report_options *options, struct buf *out);

/* Escapes control characters, ANSI sequences and bidi overrides: "\x1b" becomes "\\x1b". */
struct str report_safe(struct arena *arena, struct str text);

#endif
