#include "base/ascii.h"
#include "compare/report/html.h"

/*
 * The Markdown of the rules' pages, line by line: ## and ### headings, paragraphs, lists of one
 * level, tables, fenced code; inside of them code, strong, emphasis and bare links.
 */
enum block {
	BLOCK_NONE,
	BLOCK_PARAGRAPH,
	BLOCK_BULLETS,
	BLOCK_NUMBERS,
	BLOCK_TABLE,
	BLOCK_CODE,
};

static const struct {
	const char *open;
	const char *close;
} blocks[] = {
	[BLOCK_NONE] = {"", ""},
	[BLOCK_PARAGRAPH] = {"<p>", "</p>\n"},
	[BLOCK_BULLETS] = {"<ul>\n<li>", "</li>\n</ul>\n"},
	[BLOCK_NUMBERS] = {"<ol>\n<li>", "</li>\n</ol>\n"},
	[BLOCK_TABLE] = {"<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">"
			 "<table>\n<thead>\n",
		"</tbody></table></div>\n"},
	[BLOCK_CODE] = {"<pre><code>", "</code></pre>\n"},
};

struct page {
	struct html *html;
	enum block block;
	size_t rows; /* of the table so far */
	bool code; /* a span may go on in the next line */
	bool strong;
	bool emphasis;
};

static void toggle(struct page *page, bool *on, const char *open, const char *close)
{
	*on = !*on;
	html_markup(page->html, *on ? open : close);
}

static void open_block(struct page *page, enum block block)
{
	html_markup(page->html, blocks[page->block].close);
	html_markup(page->html, blocks[block].open);
	page->block = block;
	page->rows = 0;
	page->code = page->strong = page->emphasis = false;
}

static size_t link_end(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.n && text.s[end] != ' ') {
		end++;
	}
	while (end > at && str_find_byte(STR(".,;:)"), text.s[end - 1]) != SIZE_MAX) {
		end--;
	}
	return end;
}

static bool is_link(struct str text, size_t at)
{
	return (at == 0 || text.s[at - 1] == ' ') &&
	       str_starts(str_slice(text, at, text.n), "https://");
}

/* An asterisk by itself is one. */
static bool is_emphasis(const struct page *page, struct str text, size_t at)
{
	return page->emphasis || (at + 1 < text.n && ascii_is_letter(text.s[at + 1]));
}

/* Adds what begins at an offset, and returns where it ends. */
static size_t add_piece(struct page *page, struct str text, size_t at)
{
	if (text.s[at] == '`') {
		toggle(page, &page->code, "<code>", "</code>");
		return at + 1;
	}
	if (page->code) {
		size_t end = str_find(text, STR("`"), at);
		end = end == SIZE_MAX ? text.n : end;
		html_text(page->html, str_slice(text, at, end));
		return end;
	}
	if (str_starts(str_slice(text, at, text.n), "**")) {
		toggle(page, &page->strong, "<strong>", "</strong>");
		return at + 2;
	}
	if (text.s[at] == '*' && is_emphasis(page, text, at)) {
		toggle(page, &page->emphasis, "<em>", "</em>");
		return at + 1;
	}
	if (is_link(text, at)) {
		size_t end = link_end(text, at);
		html_put(page->html, "<a href=\"", str_slice(text, at, end), "\">");
		html_put(page->html, "", str_slice(text, at, end), "</a>");
		return end;
	}
	size_t end = at + 1;
	while (end < text.n && text.s[end] != '`' && text.s[end] != '*' && !is_link(text, end)) {
		end++;
	}
	html_text(page->html, str_slice(text, at, end));
	return end;
}

static void add_inline(struct page *page, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		at = add_piece(page, text, at);
	}
}

static void add_item(struct page *page, enum block list, struct str text)
{
	if (page->block == list) {
		html_markup(page->html, "</li>\n<li>");
	} else {
		open_block(page, list);
	}
	add_inline(page, text);
}

/* Where the cell that begins at an offset ends: at a bar outside of code. */
static size_t cell_end(struct str row, size_t at)
{
	bool code = false;

	while (at < row.n && (code || row.s[at] != '|')) {
		code = code != (row.s[at] == '`');
		at++;
	}
	return at;
}

static void add_cells(struct page *page, struct str row, const char *open, const char *close)
{
	html_markup(page->html, "<tr>");
	for (size_t at = 1; at < row.n;) {
		size_t end = cell_end(row, at);

		html_markup(page->html, open);
		add_inline(page, str_trim(str_slice(row, at, end)));
		html_markup(page->html, close);
		at = end + 1;
	}
	html_markup(page->html, "</tr>\n");
}

/* The first row is the head, the second the line below it. */
static void add_row(struct page *page, struct str row)
{
	if (page->block != BLOCK_TABLE) {
		open_block(page, BLOCK_TABLE);
	}
	if (page->rows == 0) {
		add_cells(page, row, "<th scope=\"col\">", "</th>");
	} else if (page->rows == 1) {
		html_markup(page->html, "</thead>\n<tbody>\n");
	} else {
		add_cells(page, row, "<td>", "</td>");
	}
	page->rows++;
}

static void add_heading(struct page *page, struct str line)
{
	bool small = str_starts(line, "### ");

	open_block(page, BLOCK_NONE);
	html_markup(page->html, small ? "<h5>" : "<h4>");
	add_inline(page, str_slice(line, small ? 4 : 3, line.n));
	html_markup(page->html, small ? "</h5>\n" : "</h4>\n");
}

static void add_words(struct page *page, struct str line)
{
	if (page->block == BLOCK_NONE || page->block == BLOCK_TABLE) {
		open_block(page, BLOCK_PARAGRAPH);
	} else {
		buf_add_byte(page->html->out, '\n');
	}
	add_inline(page, str_trim(line));
}

/* "12. text": the length of "12. ", else 0. */
static size_t number_length(struct str line)
{
	size_t digits = 0;

	while (digits < line.n && ascii_is_digit(line.s[digits])) {
		digits++;
	}
	return digits > 0 && str_starts(str_slice(line, digits, line.n), ". ") ? digits + 2 : 0;
}

static void add_line(struct page *page, struct str line)
{
	size_t number = number_length(line);

	if (str_starts(line, "```")) {
		open_block(page, page->block == BLOCK_CODE ? BLOCK_NONE : BLOCK_CODE);
	} else if (page->block == BLOCK_CODE) {
		html_text(page->html, line);
		buf_add_byte(page->html->out, '\n');
	} else if (line.n == 0) {
		open_block(page, BLOCK_NONE);
	} else if (str_starts(line, "## ") || str_starts(line, "### ")) {
		add_heading(page, line);
	} else if (str_starts(line, "- ")) {
		add_item(page, BLOCK_BULLETS, str_slice(line, 2, line.n));
	} else if (number > 0) {
		add_item(page, BLOCK_NUMBERS, str_slice(line, number, line.n));
	} else if (line.s[0] == '|') {
		add_row(page, line);
	} else {
		add_words(page, line);
	}
}

void html_add_page(struct html *html, struct str markdown)
{
	struct page page = {.html = html};

	html_markup(html, "<div class=\"page-text\">\n");
	while (markdown.n > 0) {
		add_line(&page, str_take(&markdown, '\n'));
	}
	open_block(&page, BLOCK_NONE);
	html_markup(html, "</div>\n");
}
