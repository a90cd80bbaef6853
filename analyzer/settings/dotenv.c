#include "settings/dotenv.h"

#include <string.h>

#include "base/ascii.h"

enum { QUOTES = 3 };

static const char quote_bytes[QUOTES] = {'\'', '"', '`'};

/*
 * `closing` remembers, for each kind of quote, the last answer of
 * find_closing: without it a file of unclosed quotes would take quadratic
 * time.
 */
struct reader {
	struct arena *arena;
	struct str text;
	size_t at;
	struct {
		size_t from;
		size_t answer;
		bool known;
	} closing[QUOTES];
};

static bool is_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static bool is_name(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '.' || c == '-';
}

static char byte_at(const struct reader *reader, size_t at)
{
	return at < reader->text.n ? reader->text.s[at] : '\n';
}

static size_t skip_blanks(const struct reader *reader, size_t at)
{
	while (at < reader->text.n && is_blank(reader->text.s[at])) {
		at++;
	}
	return at;
}

static size_t skip_line(const struct reader *reader, size_t at)
{
	while (at < reader->text.n && !is_end(reader->text.s[at])) {
		at++;
	}
	return at;
}

/* The end of a name and what separates it from its value, or 0 when there is none. */
static size_t read_name(const struct reader *reader, size_t at, struct dotenv_entry *entry)
{
	size_t end = at;

	while (end < reader->text.n && is_name(reader->text.s[end])) {
		end++;
	}
	if (end == at) {
		return 0;
	}
	entry->name = str_slice(reader->text, at, end);
	entry->name_start = (uint32_t)at;
	entry->name_end = (uint32_t)end;
	if (byte_at(reader, end) == ':' && is_blank(byte_at(reader, end + 1))) {
		return end + 2;
	}
	end = skip_blanks(reader, end);
	return byte_at(reader, end) == '=' ? end + 1 : 0;
}

static size_t read_head(const struct reader *reader, size_t at, struct dotenv_entry *entry)
{
	static const char word[] = "export";
	size_t after = at + sizeof(word) - 1;
	size_t value = 0;

	if (reader->text.n > after && memcmp(reader->text.s + at, word, sizeof(word) - 1) == 0 &&
		is_blank(reader->text.s[after])) {
		value = read_name(reader, skip_blanks(reader, after), entry);
	}
	return value != 0 ? value : read_name(reader, at, entry);
}

/* The first such quote at or after `from` that no backslash precedes, or the text's end. */
static size_t find_closing(struct reader *reader, int kind, size_t from)
{
	size_t at = from;

	if (reader->closing[kind].known && from >= reader->closing[kind].from &&
		from <= reader->closing[kind].answer) {
		return reader->closing[kind].answer;
	}
	while (at < reader->text.n) {
		const char *p = memchr(reader->text.s + at, quote_bytes[kind], reader->text.n - at);

		at = p == NULL ? reader->text.n : (size_t)(p - reader->text.s);
		if (at == reader->text.n || reader->text.s[at - 1] != '\\') {
			break;
		}
		at++;
	}
	reader->closing[kind].from = from;
	reader->closing[kind].answer = at;
	reader->closing[kind].known = true;
	return at;
}

/* May a quoted value end before this offset: is the rest of the line blank or a comment? */
static bool ends_value(const struct reader *reader, size_t at)
{
	char c;

	at = skip_blanks(reader, at);
	c = byte_at(reader, at);
	return is_end(c) || c == '#';
}

/*
 * The closing quote of a value that opens at `open`, or SIZE_MAX. A quote
 * after a backslash closes only when nothing else does ("C:\dir\").
 */
static size_t closing_quote(struct reader *reader, int kind, size_t open)
{
	size_t close = find_closing(reader, kind, open + 1);
	size_t end;

	if (close < reader->text.n && ends_value(reader, close + 1)) {
		return close;
	}
	end = skip_line(reader, open);
	for (close = close < end ? close : end; close > open + 1; close--) {
		if (byte_at(reader, close) == quote_bytes[kind] && ends_value(reader, close + 1)) {
			return close;
		}
	}
	return SIZE_MAX;
}

static int quote_kind(char c)
{
	for (int i = 0; i < QUOTES; i++) {
		if (c == quote_bytes[i]) {
			return i;
		}
	}
	return -1;
}

/* Line ends become \n; in double quotes \n and \r are escapes. */
static struct str decode(struct arena *arena, struct str raw, bool escapes)
{
	char *out = arena_alloc(arena, raw.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < raw.n; i++) {
		char c = raw.s[i];
		char next = i + 1 < raw.n ? raw.s[i + 1] : '\0';

		if (c == '\r') {
			i += next == '\n';
			c = '\n';
		} else if (escapes && c == '\\' && (next == 'n' || next == 'r')) {
			c = next == 'n' ? '\n' : '\r';
			i++;
		}
		out[n++] = c;
	}
	return (struct str){out, n};
}

static bool has_expansion(struct str value)
{
	for (size_t i = 0; i + 1 < value.n; i++) {
		char next = value.s[i + 1];
		bool named = next == '{' || (is_name(next) && next != '-' && next != '.' &&
						    !(next >= '0' && next <= '9'));

		if (value.s[i] == '$' && named && (i == 0 || value.s[i - 1] != '\\')) {
			return true;
		}
	}
	return false;
}

/* dotenv decodes escapes after an opening double quote even when nothing closes it. */
static void set_value(struct reader *reader, struct dotenv_entry *entry, size_t start, size_t end)
{
	bool escapes = entry->quote == '"' || byte_at(reader, start) == '"';

	entry->value_start = (uint32_t)start;
	entry->value_end = (uint32_t)end;
	entry->value = decode(reader->arena, str_slice(reader->text, start, end), escapes);
	entry->expansion = has_expansion(entry->value);
}

/* An unquoted value, or one whose quotes do not close: up to '#' or the line's end, trimmed. */
static void read_plain(struct reader *reader, size_t start, struct dotenv_entry *entry)
{
	size_t end = start;

	while (end < reader->text.n && !is_end(reader->text.s[end]) && reader->text.s[end] != '#') {
		end++;
	}
	while (end > start && is_blank(reader->text.s[end - 1])) {
		end--;
	}
	entry->quote = '\0';
	if (end - start >= 2 && reader->text.s[end - 1] == reader->text.s[start] &&
		quote_kind(reader->text.s[start]) >= 0) {
		entry->quote = reader->text.s[start];
		start++;
		end--;
	}
	set_value(reader, entry, start, end);
	reader->at = skip_line(reader, end);
}

static void read_value(struct reader *reader, size_t at, struct dotenv_entry *entry)
{
	size_t start = skip_blanks(reader, at);
	int kind = quote_kind(byte_at(reader, start));
	size_t close = kind < 0 ? SIZE_MAX : closing_quote(reader, kind, start);

	if (close == SIZE_MAX) {
		read_plain(reader, start, entry);
		return;
	}
	entry->quote = quote_bytes[kind];
	set_value(reader, entry, start + 1, close);
	reader->at = skip_line(reader, close + 1);
}

void dotenv_read(struct arena *arena, struct str text, dotenv_entries *out)
{
	struct reader reader = {.arena = arena, .text = text};

	if (text.n > UINT32_MAX) {
		reader.text.n = UINT32_MAX;
	}
	if (str_starts(text, "\xEF\xBB\xBF")) {
		reader.at = 3;
	}
	while (reader.at < reader.text.n) {
		struct dotenv_entry entry = {0};
		size_t start = skip_blanks(&reader, reader.at);
		size_t value = read_head(&reader, start, &entry);

		if (value == 0) {
			reader.at = skip_line(&reader, start);
		} else {
			read_value(&reader, value, &entry);
			vec_push(arena, out, entry);
		}
		reader.at++;
	}
}
