#include <stdint.h>

#include "base/ascii.h"
#include "settings/document_build.h"

/* Text of scalars: escapes, and the lines of YAML. */

static size_t put_utf8(char *out, uint32_t c)
{
	if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) {
		c = 0xfffd;
	}
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | (c >> 6));
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | (c >> 12));
		out[1] = (char)(0x80 | ((c >> 6) & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | (c >> 18));
	out[1] = (char)(0x80 | ((c >> 12) & 0x3f));
	out[2] = (char)(0x80 | ((c >> 6) & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* The number of `count` hexadecimal digits at a place; UINT32_MAX when they are not there. */
static uint32_t hex_at(struct str text, size_t at, size_t count)
{
	uint32_t value = 0;

	if (at + count > text.n) {
		return UINT32_MAX;
	}
	for (size_t i = at; i < at + count; i++) {
		int c = ascii_lower(text.s[i]);

		if (!ascii_is_hex(c)) {
			return UINT32_MAX;
		}
		value = value * 16 + (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return value;
}

/* JSON writes what lies beyond U+FFFF as two halves. */
static size_t decode_unicode(struct str text, size_t at, size_t count, uint32_t *out)
{
	uint32_t code = hex_at(text, at, count);
	uint32_t low;

	if (code == UINT32_MAX) {
		*out = 0xfffd;
		return 0;
	}
	*out = code;
	if (code < 0xd800 || code >= 0xdc00 || at + count + 2 > text.n ||
		text.s[at + count] != '\\' || text.s[at + count + 1] != 'u') {
		return count;
	}
	low = hex_at(text, at + count + 2, 4);
	if (low < 0xdc00 || low >= 0xe000) {
		return count;
	}
	*out = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
	return count + 6;
}

static uint32_t simple_escape(char c)
{
	static const struct {
		char letter;
		uint32_t code;
	} table[] = {{'n', '\n'}, {'t', '\t'}, {'r', '\r'}, {'b', '\b'}, {'f', '\f'}, {'0', 0},
		{'a', 7}, {'v', 11}, {'e', 27}, {'N', 0x85}, {'_', 0xa0}, {'L', 0x2028},
		{'P', 0x2029}};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (table[i].letter == c) {
			return table[i].code;
		}
	}
	return (unsigned char)c;
}

/* TOML: a backslash at the end of a line takes all blanks up to the next text. */
static size_t blanks_at(struct str text, size_t at)
{
	size_t end = at;
	bool line = false;

	while (end < text.n && (text.s[end] == ' ' || text.s[end] == '\t' || text.s[end] == '\r' ||
				       text.s[end] == '\n')) {
		line = line || text.s[end] == '\n';
		end++;
	}
	return line ? end - at : 0;
}

struct str document_unescape(struct arena *arena, struct str text)
{
	/* the shortest escape, two bytes, may stand for three: \L */
	char *out = arena_alloc(arena, 2 * text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		uint32_t code;
		size_t blanks;

		if (c != '\\' || i + 1 >= text.n) {
			out[n++] = c;
			continue;
		}
		c = text.s[++i];
		blanks = blanks_at(text, i);
		if (blanks > 0) {
			i += blanks - 1;
		} else if (c == 'u' || c == 'U' || c == 'x') {
			i += decode_unicode(text, i + 1, c == 'u' ? 4 : c == 'U' ? 8 : 2, &code);
			n += put_utf8(out + n, code);
		} else if ((unsigned char)c < 0x80) {
			n += put_utf8(out + n, simple_escape(c));
		} else {
			out[n++] = c;
		}
	}
	return (struct str){out, n};
}

static struct str trim_right(struct str line)
{
	while (line.n > 0 && (line.s[line.n - 1] == ' ' || line.s[line.n - 1] == '\t' ||
				     line.s[line.n - 1] == '\r')) {
		line.n--;
	}
	return line;
}

/* Takes the first line, without its end, off a text. */
static void put(char *out, size_t *n, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		out[(*n)++] = text.s[i];
	}
}

static bool ends_escaped(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.s[line.n - 1 - n] == '\\') {
		n++;
	}
	return n % 2 == 1;
}

struct str document_fold(struct arena *arena, struct str text, bool escaped)
{
	char *out;
	size_t n = 0;
	bool first = true;
	bool joined = false; /* the last line ended with a backslash */
	size_t empty = 0;

	if (str_find_byte(text, '\n') == SIZE_MAX) {
		return text;
	}
	out = arena_alloc(arena, text.n + 1);
	while (!str_absent(text)) {
		struct str line = str_take(&text, '\n');
		bool last = str_absent(text);

		line = first ? line : str_trim(line);
		line = last ? line : trim_right(line);
		if (!first && line.n == 0 && !last) {
			empty++;
			continue;
		}
		for (size_t i = 0; i < empty; i++) {
			out[n++] = '\n';
		}
		if (!first && empty == 0 && !joined) {
			out[n++] = ' ';
		}
		joined = escaped && ends_escaped(line);
		put(out, &n, joined ? str_slice(line, 0, line.n - 1) : line);
		first = false;
		empty = 0;
	}
	return (struct str){out, n};
}

/* The indentation of the first line that is not empty. */
static size_t block_indentation(struct str text)
{
	while (!str_absent(text)) {
		struct str line = trim_right(str_take(&text, '\n'));

		if (line.n > 0) {
			return str_indent(line);
		}
	}
	return 0;
}

static bool is_indicated(struct str header)
{
	for (size_t i = 1; i < header.n && header.s[i] != '#'; i++) {
		if (ascii_is_digit(header.s[i])) {
			return true;
		}
	}
	return false;
}

static struct str block_line(struct str line, size_t indent)
{
	line = str_ends(line, "\r") ? str_slice(line, 0, line.n - 1) : line;
	return str_slice(line, indent, line.n);
}

/* Two lines of running text meet: one line end becomes a blank, of several one is left out. */
static void join(char *out, size_t *n)
{
	if (*n > 1 && out[*n - 2] == '\n') {
		(*n)--;
	} else {
		out[*n - 1] = ' ';
	}
}

struct str document_block(struct arena *arena, struct str text)
{
	struct str header = str_take(&text, '\n');
	size_t indent = block_indentation(text);
	char *out = arena_alloc(arena, text.n + 2);
	size_t n = 0;
	bool running = false; /* the last line that says something may be joined with the next */

	if (is_indicated(header)) {
		return STR_NONE; /* counted from an indentation that is not known here */
	}
	while (!str_absent(text)) {
		struct str line = block_line(str_take(&text, '\n'), indent);
		bool plain = line.n > 0 && line.s[0] != ' ' && line.s[0] != '\t';

		if (running && plain && str_starts(header, ">")) {
			join(out, &n);
		}
		running = line.n > 0 ? plain : running;
		put(out, &n, line);
		out[n++] = '\n';
	}
	while (n > 0 && out[n - 1] == '\n') {
		n--;
	}
	if (n > 0 && !str_has(header, "-")) {
		out[n++] = '\n';
	}
	return (struct str){out, n};
}
