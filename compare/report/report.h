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
	struct str
		links; /* URI of the audited folder, ended by /: a terminal gets links; "": none */
};

/* Writers: result in, bytes out; they open nothing. */
typedef void report_writer(
	const struct audit_result *result, const struct report_options *options, struct buf *out);

report_writer report_text;
report_writer report_json;
report_writer report_html;
report_writer report_sarif;
report_writer report_gitlab;
report_writer report_junit;
report_writer report_github;
report_writer report_markdown;

struct report_format {
	const char *name; /* "sarif"; NULL ends the table */
	report_writer *write;
	const char *suffix; /* of its files, where the program names them: ".sarif" */
};

/* What --format takes, in the order in which help names them. */
extern const struct report_format report_formats[];

/* Returns the format with this name, or NULL. */
const struct report_format *report_format_find(struct str name);

/* Escapes control characters, ANSI sequences and bidi overrides: "\x1b" becomes "\\x1b". */
struct str report_safe(struct arena *arena, struct str text);

#endif
