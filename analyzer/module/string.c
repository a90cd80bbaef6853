#include <string.h>

#include "module/builder.h"

/* String literals and property keys, decoded. */

static int hex_value(char c)
{
	if (c >= '0' && c <= '9') {
		return c - '0';
	}
	if (c >= 'a' && c <= 'f') {
		return c - 'a' + 10;
	}
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Half of a pair alone is no character: it becomes U+FFFD. */
static size_t put_utf8(char *out, uint32_t c)
{
	if (c >= 0xd800 && c < 0xe000) {
		c = 0xfffd;
	}
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* Reads up to `digits` hex digits at *at; returns false if there are none. */
static bool read_hex(struct str raw, size_t *at, size_t digits, uint32_t *out)
{
	uint32_t value = 0;
	size_t n = 0;

	while (n < digits && *at < raw.n && hex_value(raw.s[*at]) >= 0) {
		value = value << 4 | (uint32_t)hex_value(raw.s[*at]);
		(*at)++;
		n++;
	}
	*out = value;
	return n > 0 && value <= 0x10ffff;
}

/* The second half of a pair, \uDC00 to \uDFFF, at *at: put together with the first. */
static uint32_t read_pair(struct str raw, size_t *at, uint32_t high)
{
	size_t next = *at + 2;
	uint32_t low;

	if (high >= 0xd800 && high < 0xdc00 && str_starts(str_slice(raw, *at, raw.n), "\\u") &&
		read_hex(raw, &next, 4, &low) && low >= 0xdc00 && low < 0xe000) {
		*at = next;
		return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
	}
	return high;
}

/* Decodes the escape whose letter is at *at; writes at most 4 bytes. */
static size_t unescape_one(struct str raw, size_t *at, char *out)
{
	static const char letters[] = "nrtbfv0";
	static const char values[] = "\n\r\t\b\f\v";
	char c = raw.s[(*at)++];
	const char *letter = strchr(letters, c);
	uint32_t code = 0;

	if (c == 'x' && read_hex(raw, at, 2, &code)) {
		return put_utf8(out, code);
	}
	if (c == 'u' && *at < raw.n && raw.s[*at] == '{') {
		(*at)++;
		read_hex(raw, at, 6, &code);
		if (*at < raw.n && raw.s[*at] == '}') {
			(*at)++;
		}
		return put_utf8(out, code <= 0x10ffff ? code : 0xfffd);
	}
	if (c == 'u' && read_hex(raw, at, 4, &code)) {
		return put_utf8(out, read_pair(raw, at, code));
	}
	if (c == '\n') {
		return 0; /* a line that goes on */
	}
	if (c != '\0' && letter != NULL) {
		out[0] = values[letter - letters];
		return 1;
	}
	out[0] = c;
	return 1;
}

struct str value_unescape(struct builder *builder, struct str raw)
{
	char *out;
	size_t n = 0;

	if (str_find_byte(raw, '\\') == SIZE_MAX) {
		return raw;
	}
	/* an escape of n bytes never decodes to more than n + 1 */
	out = arena_alloc(builder->keep, 2 * raw.n + 4);
	for (size_t i = 0; i < raw.n;) {
		if (raw.s[i] == '\\' && i + 1 < raw.n) {
			i++;
			n += unescape_one(raw, &i, out + n);
		} else {
			out[n++] = raw.s[i++];
		}
	}
	return (struct str){out, n};
}

struct str value_string(struct builder *builder, syntax_id node)
{
	struct str text = syntax_text(builder->syntax, node);

	if (text.n < 2) {
		return STR("");
	}
	return value_unescape(builder, str_slice(text, 1, text.n - 1));
}

struct str value_key(struct builder *builder, syntax_id node, expr_id *out_computed)
{
	syntax_id inner;
	struct expr value;

	switch (kind_at(builder, node)) {
	case SYN_STRING:
		return value_string(builder, node);
	case SYN_COMPUTED_PROPERTY_NAME:
		inner = value_operand(builder, node);
		if (inner == SYNTAX_NO) {
			return STR_NONE;
		}
		*out_computed = value_read(builder, inner);
		value = builder->exprs.items[*out_computed];
		return value.kind == EXPR_STRING ? value.text : STR_NONE;
	default:
		return syntax_text(builder->syntax, node);
	}
}
