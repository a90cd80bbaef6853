#include "compare/report/frame.h"

#include "base/utf8.h"
#include "compare/report/common.h"

enum {
	FRAME_LEAST = 16, /* columns of code shown however narrow the terminal is */
};

/* One code point of the line, made printable, and where it comes to stand. */
struct cell {
	struct str text;
	size_t width;
	bool marked;
};

typedef VEC(struct cell) cell_vec;

/*
 * Workflow commands span several letters, so what is safe letter by letter
 * is not safe as a line; a line of the frame never begins with them though,
 * and "##[" is broken up here.
 */
static struct str cell_text(struct layout *layout, struct str letter, struct str rest)
{
	if (str_is(letter, "\t")) {
		return STR("    ");
	}
	if (str_starts(rest, "##[") || str_starts(rest, "##vso[")) {
		return STR("\\x23");
	}
	return report_safe(layout->arena, letter);
}

static void cells_of(struct layout *layout, const struct place *place, cell_vec *out)
{
	struct str text = place->excerpt;
	uint32_t end = common_excerpt_end(place);
	uint32_t column = 1;
	bool leading = true;
	for (size_t at = 0; at < text.n; column++) {
		uint32_t code;
		size_t step = utf8_decode(text, at, &code);
		step = step == 0 ? 1 : step;
		struct str letter = str_slice(text, at, at + step);
		struct str rest = str_slice(text, at, text.n);
		leading = leading && (str_is(letter, " ") || str_is(letter, "\t"));
		if (!leading) {
			struct str shown = cell_text(layout, letter, rest);
			bool marked = column >= place->column && column < end;
			struct cell cell = {shown, utf8_columns(shown), marked};
			vec_push(layout->arena, out, cell);
		}
		at += step;
	}
}

static size_t width_of(const cell_vec *cells, size_t first, size_t end)
{
	size_t width = 0;
	for (size_t i = first; i < end; i++) {
		width += cells->items[i].width;
	}
	return width;
}

/* Which cells fit: from a little before the mark on, when the line is too long. */
static void choose_window(const cell_vec *cells, size_t room, size_t *first, size_t *end)
{
	*first = 0;
	*end = cells->n;
	if (width_of(cells, 0, cells->n) <= room) {
		return;
	}
	size_t mark = 0;
	while (mark < cells->n && !cells->items[mark].marked) {
		mark++;
	}
	size_t before = mark < cells->n ? width_of(cells, 0, mark) : 0;
	while (before > room / 3) {
		before -= cells->items[(*first)++].width;
	}
	*end = *first;
	for (size_t used = 0; *end < cells->n; (*end)++) {
		used += cells->items[*end].width;
		if (used > room) {
			break;
		}
	}
}

static void add_code(struct layout *layout, const cell_vec *cells, size_t first, size_t end)
{
	if (first > 0) {
		buf_add_z(layout->out, "…");
	}
	for (size_t i = first; i < end; i++) {
		buf_add(layout->out, cells->items[i].text);
	}
	buf_add_z(layout->out, end < cells->n ? "…\n" : "\n");
}

static void add_carets(struct layout *layout, const cell_vec *cells, size_t first, size_t end)
{
	struct buf carets = {0};
	for (size_t i = first; i < end; i++) {
		for (size_t j = 0; j < cells->items[i].width && cells->items[i].marked; j++) {
			buf_add_byte(&carets, '^');
		}
	}
	buf_add_byte(&carets, '\0');
	size_t blank = first > 0 ? 1 : 0;
	for (size_t i = first; i < end && !cells->items[i].marked; i++) {
		blank += cells->items[i].width;
	}
	layout_spaces(layout, blank);
	layout_paint(layout, PAINT_RED, carets.s);
	buf_add_byte(layout->out, '\n');
	buf_finish(&carets);
}

static bool has_mark(const cell_vec *cells, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		if (cells->items[i].marked) {
			return true;
		}
	}
	return false;
}

static void add_gutter(struct layout *layout, const char *number, size_t width)
{
	layout_spaces(layout, LAYOUT_LABEL + width - utf8_length(str_of(number)));
	layout_paint(layout, PAINT_DIM, number);
	layout_paint(layout, PAINT_DIM, " | ");
}

void frame_add(struct layout *layout, const struct place *place)
{
	cell_vec cells = {0};
	cells_of(layout, place, &cells);
	if (cells.n == 0) {
		return;
	}
	struct str number = str_format(layout->arena, "%u", place->line);
	size_t taken = LAYOUT_LABEL + number.n + 3;
	size_t room = SIZE_MAX;
	if (layout->width > 0) {
		room = layout->width > taken + FRAME_LEAST ? layout->width - taken - 2
							   : FRAME_LEAST;
	}
	size_t first;
	size_t end;
	choose_window(&cells, room, &first, &end);
	add_gutter(layout, number.s, number.n);
	add_code(layout, &cells, first, end);
	if (has_mark(&cells, first, end)) {
		add_gutter(layout, "", number.n);
		add_carets(layout, &cells, first, end);
	}
}
