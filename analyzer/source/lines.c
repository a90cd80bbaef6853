#include "source/lines.h"

#include "base/utf8.h"
#include "base/vec.h"

enum { MARK_EVERY = 1024 }; /* columns of a line */

typedef VEC(uint32_t) offset_vec;
typedef VEC(struct lines_mark) mark_vec;

/* Offset behind the line end that stands at `at`. */
static size_t behind_end(struct str text, size_t at)
{
	return text.s[at] == '\r' && at + 1 < text.n && text.s[at + 1] == '\n' ? at + 2 : at + 1;
}

static size_t behind_character(struct str text, size_t at)
{
	uint32_t code;
	size_t n = (unsigned char)text.s[at] < 0x80 ? 1 : utf8_decode(text, at, &code);

	return at + (n > 0 ? n : 1);
}

/* The next such byte at or behind an offset, or the text's end. */
static size_t find_from(struct str text, size_t at, char byte)
{
	size_t found = str_find_byte(str_slice(text, at, text.n), byte);

	return found == SIZE_MAX ? text.n : at + found;
}

/* Marks in a line that is long enough for any: column 1 is at `at`. */
static void mark_line(struct arena *arena, struct str text, size_t at, size_t end, mark_vec *marks)
{
	uint32_t column = 1;

	if (end - at < MARK_EVERY - 1) {
		return;
	}
	while (at < end) {
		at = behind_character(text, at);
		if (++column % MARK_EVERY == 0) {
			vec_push(arena, marks, (struct lines_mark){(uint32_t)at, column});
		}
	}
}

void lines_index(struct arena *arena, struct str text, struct lines *out)
{
	offset_vec starts = {0};
	mark_vec marks = {0};
	size_t at = str_starts(text, "\xef\xbb\xbf") ? 3 : 0; /* a BOM is in no column */
	size_t feed = at;
	size_t carriage = at;

	vec_push(arena, &starts, (uint32_t)at);
	while (at < text.n) {
		size_t end;

		feed = feed <= at ? find_from(text, at, '\n') : feed;
		carriage = carriage <= at ? find_from(text, at, '\r') : carriage;
		end = feed < carriage ? feed : carriage;
		mark_line(arena, text, at, end, &marks);
		at = end;
		if (at < text.n) {
			at = behind_end(text, at);
			vec_push(arena, &starts, (uint32_t)at);
		}
	}
	*out = (struct lines){text, starts.items, starts.n, marks.items, marks.n};
}

/* Index of the last line that starts at or before the offset. */
static size_t line_of(const struct lines *lines, uint32_t offset)
{
	size_t low = 0;
	size_t high = lines->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (lines->starts[middle] <= offset) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

/* The last mark at or before the offset if it is on the line, or the line's start. */
static struct lines_mark mark_of(const struct lines *lines, size_t line, size_t offset)
{
	size_t low = 0;
	size_t high = lines->mark_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (lines->marks[middle].at <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low > 0 && lines->marks[low - 1].at > lines->starts[line]
		       ? lines->marks[low - 1]
		       : (struct lines_mark){lines->starts[line], 1};
}

void lines_locate(
	const struct lines *lines, uint32_t offset, uint32_t *out_line, uint32_t *out_column)
{
	size_t end = offset < lines->text.n ? offset : lines->text.n;
	size_t line = line_of(lines, (uint32_t)end);
	struct lines_mark mark = mark_of(lines, line, end);

	while (mark.at < end) {
		mark.at = (uint32_t)behind_character(lines->text, mark.at);
		/* an offset inside a character means that character */
		mark.column += mark.at <= end ? 1 : 0;
	}
	*out_line = (uint32_t)line + 1;
	*out_column = mark.column;
}

struct str lines_text(const struct lines *lines, uint32_t line)
{
	size_t start;
	size_t end;

	if (line == 0 || line > lines->count) {
		return STR_NONE;
	}
	start = lines->starts[line - 1];
	end = line < lines->count ? lines->starts[line] : lines->text.n;
	if (line < lines->count && end > start && lines->text.s[end - 1] == '\n') {
		end--;
	}
	if (line < lines->count && end > start && lines->text.s[end - 1] == '\r') {
		end--;
	}
	return lines->text.s == NULL ? STR("") : str_slice(lines->text, start, end);
}
