#include "compare/report/layout.h"

#include <string.h>

#include "base/path.h"
#include "base/utf8.h"

static const char *const codes[] = {
	[PAINT_NONE] = "",
	[PAINT_BOLD] = "\x1b[1m",
	[PAINT_DIM] = "\x1b[2m",
	[PAINT_RED] = "\x1b[1;31m",
	[PAINT_YELLOW] = "\x1b[1;33m",
	[PAINT_BLUE] = "\x1b[1;34m",
	[PAINT_GREEN] = "\x1b[1;32m",
	[PAINT_CYAN] = "\x1b[36m",
};

void layout_paint(struct layout *layout, enum paint paint, const char *text)
{
	bool paints = layout->color && paint != PAINT_NONE;
	if (paints) {
		buf_add_z(layout->out, codes[paint]);
	}
	buf_add_z(layout->out, text);
	if (paints) {
		buf_add_z(layout->out, "\x1b[0m");
	}
}

enum paint layout_severity(enum severity severity)
{
	static const enum paint paints[] = {
		[SEVERITY_NOTE] = PAINT_BLUE,
		[SEVERITY_WARNING] = PAINT_YELLOW,
		[SEVERITY_BLOCKER] = PAINT_RED,
	};
	return paints[severity];
}

void layout_spaces(struct layout *layout, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_add_byte(layout->out, ' ');
	}
}

/* Takes the next word off the front; runs of spaces count as one. */
static struct str next_word(struct str *text)
{
	*text = str_trim(*text);
	size_t space = str_find_byte(*text, ' ');
	struct str word = str_slice(*text, 0, space);
	*text = str_slice(*text, word.n, text->n);
	return word;
}

/* Adds words from column `indent` on, where the cursor already is. A long word is not broken. */
static void add_wrapped(struct layout *layout, size_t indent, struct str text)
{
	size_t column = indent;
	size_t width = layout->width < LAYOUT_PROSE ? layout->width : LAYOUT_PROSE;
	for (struct str word = next_word(&text); word.n > 0; word = next_word(&text)) {
		size_t length = utf8_columns(word);
		bool first = column == indent;
		if (!first && width > 0 && column + 1 + length > width) {
			buf_add_byte(layout->out, '\n');
			layout_spaces(layout, indent);
			column = indent;
			first = true;
		}
		if (!first) {
			buf_add_byte(layout->out, ' ');
			column++;
		}
		buf_add(layout->out, word);
		column += length;
	}
	buf_add_byte(layout->out, '\n');
}

/* Adds the label and returns the column behind it. */
static size_t add_label(struct layout *layout, const char *label)
{
	size_t used = LAYOUT_INDENT;
	layout_spaces(layout, LAYOUT_INDENT);
	if (label[0] != '\0') {
		buf_add_z(layout->out, label);
		buf_add_byte(layout->out, ':');
		used += strlen(label) + 1;
	}
	size_t start = used < LAYOUT_LABEL ? LAYOUT_LABEL : used + 1;
	layout_spaces(layout, start - used);
	return start;
}

void layout_entry(struct layout *layout, const char *label, struct str text)
{
	size_t start = add_label(layout, label);
	add_wrapped(layout, start, report_safe(layout->arena, text));
}

void layout_line(struct layout *layout, const char *label, struct str text)
{
	add_label(layout, label);
	buf_add(layout->out, report_safe(layout->arena, text));
	buf_add_byte(layout->out, '\n');
}

void layout_link_begin(struct layout *layout, struct str address)
{
	if (layout->links.n > 0 && address.n > 0) {
		buf_format(layout->out, "\x1b]8;;%.*s\x1b\\", STR_ARGS(address));
	}
}

void layout_link_end(struct layout *layout, struct str address)
{
	if (layout->links.n > 0 && address.n > 0) {
		buf_add_z(layout->out, "\x1b]8;;\x1b\\");
	}
}

/* The address of a file of the repository; "" for one that lies above it. */
static struct str address_of(struct layout *layout, struct str file)
{
	return str_starts(file, "../")
		       ? STR("")
		       : str_join(layout->arena, layout->links, path_uri(layout->arena, file));
}

void layout_place(struct layout *layout, const char *label, const struct place *place)
{
	struct str address = address_of(layout, place->file);

	add_label(layout, label);
	layout_link_begin(layout, address);
	buf_add(layout->out, report_safe(layout->arena, place->file));
	buf_format(layout->out, ":%u:%u", place->line, place->column);
	layout_link_end(layout, address);
	buf_add_byte(layout->out, '\n');
}

void layout_paragraph(struct layout *layout, unsigned indent, struct str text)
{
	layout_spaces(layout, indent);
	add_wrapped(layout, indent, report_safe(layout->arena, text));
}
