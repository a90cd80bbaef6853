#include "source/lines.h"

#include "base/utf8.h"
#include "base/vec.h"

typedef VEC(uint32_t) offset_vec;

/* Offset behind the line end that stands at `at`, or 0 when none does. */
static size_t behind_end(struct str text, size_t at)
{
	if (text.s[at] == '\n') {
		return at + 1;
	}
	if (text.s[at] != '\r') {
		return 0;
	}
	return at + 1 < text.n && text.s[at + 1] == '\n' ? at + 2 : at + 1;
}

void lines_index(struct arena *arena, struct str text, struct lines *out)
{
	offset_vec starts = {0};
	size_t at = str_starts(text, "\xef\xbb\xbf") ? 3 : 0; /* a BOM is in no column */

	vec_push(arena, &starts, (uint32_t)at);
	while (at < text.n) {
		size_t next = behind_end(text, at);

		if (next > 0) {
			vec_push(arena, &starts, (uint32_t)next);
		}
		at = next > 0 ? next : at + 1;
	}
	*out = (struct lines){text, starts.items, starts.n};
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

void lines_locate(
	const struct lines *lines, uint32_t offset, uint32_t *out_line, uint32_t *out_column)
{
	size_t end = offset < lines->text.n ? offset : lines->text.n;
	size_t line = line_of(lines, (uint32_t)end);
	uint32_t column = 1;

	for (size_t at = lines->starts[line]; at < end;) {
		uint32_t code;
		size_t n = utf8_decode(lines->text, at, &code);

		at += n > 0 ? n : 1;
		/* an offset inside a character means that character */
		column += at <= end ? 1 : 0;
	}
	*out_line = (uint32_t)line + 1;
	*out_column = column;
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
