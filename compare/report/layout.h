#ifndef COMPARE_REPORT_LAYOUT_H
#define COMPARE_REPORT_LAYOUT_H

#include "base/buf.h"
#include "compare/report/report.h"

/* What the parts of the text report share: where to write, how wide, in colour or not. */
struct layout {
	struct arena *arena;
	struct buf *out;
	unsigned width; /* 0: do not wrap */
	bool color;
	struct str links; /* as of struct report_options */
};

enum paint {
	PAINT_NONE,
	PAINT_BOLD,
	PAINT_DIM,
	PAINT_RED,
	PAINT_YELLOW,
	PAINT_BLUE,
	PAINT_GREEN,
	PAINT_CYAN,
};

enum {
	LAYOUT_INDENT = 2,
	LAYOUT_LABEL = 12, /* column at which the text behind a label begins */
	LAYOUT_PROSE = 120, /* prose in longer lines is hard to read, however wide the terminal */
};

/* Adds text of our own in a colour, or plain when colours are off. */
void layout_paint(struct layout *layout, enum paint paint, const char *text);

enum paint layout_severity(enum severity severity);

/*
 * Adds "  Label:    text", wrapped at the width, later lines under the first.
 * The text comes from outside: it is made safe here. An empty label leaves
 * the column blank.
 */
void layout_entry(struct layout *layout, const char *label, struct str text);

/* The same on one line, spaces kept: for names of files. */
void layout_line(struct layout *layout, const char *label, struct str text);

/* The same with a place: "path:line:column", a link to the file where there are links. */
void layout_place(struct layout *layout, const char *label, const struct place *place);

/*
 * Makes what is added until the end a link (OSC 8) that shows as nothing else, where there are
 * links and the address is not empty. The address must be a URI of ASCII letters.
 */
void layout_link_begin(struct layout *layout, struct str address);
void layout_link_end(struct layout *layout, struct str address);

/* Like layout_entry, indented by `indent` columns and without a label. */
void layout_paragraph(struct layout *layout, unsigned indent, struct str text);

void layout_spaces(struct layout *layout, size_t count);

#endif
