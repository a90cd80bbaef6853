#include "compare/cli/markdown.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum {
	CODE_INDENT = 4,
	CELL_INDENT = 2,
};

/* A part of a word in one style. */
struct piece {
	struct str text;
	enum paint paint;
};

typedef VEC(struct piece) piece_vec;

/* Words on their way into lines of the terminal's width. */
struct flow {
	struct layout *layout;
	size_t indent; /* of every line but the first */
	size_t column;
	bool any; /* a word stands on the line */
};

static size_t width_of(const struct layout *layout)
{
	return layout->width < LAYOUT_PROSE ? layout->width : LAYOUT_PROSE;
}

static bool is_url(struct str text)
{
	return str_starts(text, "https://") || str_starts(text, "http://");
}

static void add_word(struct flow *flow, const piece_vec *word)
{
	struct layout *layout = flow->layout;
	size_t width = 0;

	for (size_t i = 0; i < word->n; i++) {
		width += utf8_columns(word->items[i].text);
	}
	if (flow->any && flow->column + 1 + width > width_of(layout)) {
		buf_add_byte(layout->out, '\n');
		layout_spaces(layout, flow->indent);
		flow->column = flow->indent;
		flow->any = false;
	}
	if (flow->any) {
		buf_add_byte(layout->out, ' ');
		flow->column++;
	}
	struct str address =
		word->n == 1 && is_url(word->items[0].text) ? word->items[0].text : STR("");
	layout_link_begin(layout, address);
	for (size_t i = 0; i < word->n; i++) {
		layout_paint(layout, word->items[i].paint,
			str_copy(layout->arena, word->items[i].text).s);
	}
	layout_link_end(layout, address);
	flow->column += width;
	flow->any = true;
}

/*
 * The length of what switches a style at the front of the text, or 0: "`", and "**" outside of
 * code. Where there are no colours both stay, as nothing else tells the styles apart.
 */
static size_t switch_length(const struct layout *layout, enum paint paint, struct str text)
{
	if (!layout->color) {
		return 0;
	}
	if (paint != PAINT_CYAN && str_starts(text, "**")) {
		return 2;
	}
	return paint != PAINT_BOLD && str_starts(text, "`");
}

static enum paint switched(enum paint paint, size_t length)
{
	if (paint != PAINT_NONE) {
		return PAINT_NONE;
	}
	return length == 1 ? PAINT_CYAN : PAINT_BOLD;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n';
}

/* Where the piece of a word that begins the text ends. */
static size_t piece_length(const struct layout *layout, enum paint paint, struct str text)
{
	size_t end = 0;

	while (end < text.n && !is_blank(text.s[end]) &&
		switch_length(layout, paint, str_slice(text, end, text.n)) == 0) {
		end++;
	}
	return end;
}

/* Adds text whose first line goes on where the cursor is, at column `column`. */
static void add_flow(struct layout *layout, size_t column, size_t indent, struct str text)
{
	struct flow flow = {layout, indent, column, false};
	enum paint paint = PAINT_NONE;
	piece_vec word = {0};

	while (text.n > 0) {
		size_t length = piece_length(layout, paint, text);

		if (length > 0) {
			vec_push(layout->arena, &word,
				(struct piece){str_slice(text, 0, length), paint});
			text = str_slice(text, length, text.n);
		}
		size_t switches = switch_length(layout, paint, text);
		if (switches > 0) {
			paint = switched(paint, switches);
		} else if (word.n > 0) {
			add_word(&flow, &word);
			word.n = 0;
		}
		text = str_slice(text, switches > 0 ? switches : 1, text.n);
	}
	if (word.n > 0) {
		add_word(&flow, &word);
	}
	buf_add_byte(layout->out, '\n');
}

/* What stands in front of a list's item, "- " or "12. ", or 0 when the line is none. */
static size_t bullet_length(struct str line)
{
	size_t end = 0;

	if (str_starts(line, "- ")) {
		return 2;
	}
	while (end < line.n && ascii_is_digit(line.s[end])) {
		end++;
	}
	return end > 0 && str_starts(str_slice(line, end, line.n), ". ") ? end + 2 : 0;
}

static bool begins_block(struct str line)
{
	return line.n == 0 || line.s[0] == '#' || line.s[0] == '|' || str_starts(line, "```") ||
	       bullet_length(line) > 0;
}

static struct str peek_line(struct str rest)
{
	return str_take(&rest, '\n');
}

/* Takes the lines that belong to the block which the line begins. */
static struct str take_paragraph(struct layout *layout, struct str line, struct str *rest)
{
	struct str text = line;

	while (!str_absent(*rest) && !begins_block(peek_line(*rest))) {
		struct str next = str_take(rest, '\n');

		text = str_format(layout->arena, "%.*s\n%.*s", STR_ARGS(text), STR_ARGS(next));
	}
	return text;
}

static void add_heading(struct layout *layout, struct str line)
{
	while (line.n > 0 && line.s[0] == '#') {
		line = str_slice(line, 1, line.n);
	}
	layout_paint(layout, PAINT_BOLD, str_copy(layout->arena, str_trim(line)).s);
	buf_add_byte(layout->out, '\n');
}

static void add_code(struct layout *layout, struct str *rest)
{
	while (!str_absent(*rest)) {
		struct str line = str_take(rest, '\n');

		if (str_starts(line, "```")) {
			return;
		}
		layout_spaces(layout, line.n > 0 ? CODE_INDENT : 0);
		buf_add(layout->out, line);
		buf_add_byte(layout->out, '\n');
	}
}

static void add_item(struct layout *layout, struct str line, struct str *rest)
{
	size_t bullet = bullet_length(line);
	struct str text = take_paragraph(layout, str_slice(line, bullet, line.n), rest);

	layout_spaces(layout, CELL_INDENT);
	buf_add(layout->out, str_slice(line, 0, bullet));
	add_flow(layout, CELL_INDENT + bullet, CELL_INDENT + bullet, text);
}

static struct str next_cell(struct str *row)
{
	return str_trim(str_take(row, '|'));
}

/* A row is as wide as its longest cell: so each is shown as a list, by the names in the head. */
static void add_row(struct layout *layout, struct str head, struct str row)
{
	bool first = true;

	str_take(&head, '|');
	str_take(&row, '|');
	while (row.n > 0) {
		struct str name = next_cell(&head);
		struct str cell = next_cell(&row);

		if (cell.n == 0) {
			continue;
		}
		layout_spaces(layout, first ? CELL_INDENT : CELL_INDENT + CODE_INDENT);
		if (first) {
			add_flow(layout, CELL_INDENT, CELL_INDENT + CODE_INDENT, cell);
		} else {
			struct str label = str_format(
				layout->arena, "%.*s: %.*s", STR_ARGS(name), STR_ARGS(cell));

			add_flow(layout, CELL_INDENT + CODE_INDENT, CELL_INDENT + 2 * CODE_INDENT,
				label);
		}
		first = false;
	}
}

static void add_table(struct layout *layout, struct str head, struct str *rest)
{
	while (str_starts(peek_line(*rest), "|")) {
		struct str row = str_take(rest, '\n');

		if (!str_starts(row, "|--")) {
			add_row(layout, head, row);
		}
	}
}

void markdown_add(struct layout *layout, struct str text)
{
	while (text.n > 0) {
		struct str line = str_take(&text, '\n');

		if (line.n == 0) {
			buf_add_byte(layout->out, '\n');
		} else if (line.s[0] == '#') {
			add_heading(layout, line);
		} else if (str_starts(line, "```")) {
			add_code(layout, &text);
		} else if (line.s[0] == '|') {
			add_table(layout, line, &text);
		} else if (bullet_length(line) > 0) {
			add_item(layout, line, &text);
		} else {
			add_flow(layout, 0, 0, take_paragraph(layout, line, &text));
		}
	}
}
