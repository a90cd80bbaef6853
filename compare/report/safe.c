#include "base/buf.h"
#include "base/utf8.h"
#include "compare/report/report.h"

/* Letters that move, hide or reverse the text around them, or that are passed over in it. */
static bool is_invisible(uint32_t code)
{
	static const struct {
		uint32_t first;
		uint32_t last;
	} ranges[] = {
		{0x00, 0x1f}, /* C0 */
		{0x7f, 0x9f}, /* DEL, C1 */
		{0xad, 0xad}, /* soft hyphen */
		{0x34f, 0x34f}, /* grapheme joiner */
		{0x61c, 0x61c}, /* Arabic letter mark */
		{0x115f, 0x1160}, /* Hangul fillers */
		{0x17b4, 0x17b5}, /* Khmer inherent vowels */
		{0x180b, 0x180f}, /* Mongolian selectors, vowel separator */
		{0x200b, 0x200f}, /* zero width, directional marks */
		{0x2028, 0x202e}, /* line and paragraph separators, bidi embeddings */
		{0x2060, 0x206f}, /* word joiner, bidi isolates */
		{0x3164, 0x3164}, /* Hangul filler */
		{0xfe00, 0xfe0f}, /* variation selectors */
		{0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff9, 0xfffb},
		{0xfffe, 0xffff}, /* no characters; XML cannot hold them */
		{0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, /* controls of shorthand and of music */
		{0xe0000, 0xe0fff}, /* tags, further selectors */
	};
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		if (code >= ranges[i].first && code <= ranges[i].last) {
			return true;
		}
	}
	return false;
}

static void add_escape(struct buf *buf, uint32_t code)
{
	switch (code) {
	case '\n':
		buf_add_z(buf, "\\n");
		break;
	case '\r':
		buf_add_z(buf, "\\r");
		break;
	case '\t':
		buf_add_z(buf, "\\t");
		break;
	default:
		if (code < 0x100) {
			buf_format(buf, "\\x%02x", code);
		} else {
			buf_format(buf, code < 0x10000 ? "\\u%04x" : "\\U%08x", code);
		}
		break;
	}
}

/*
 * CI runners take commands from what a program prints: "::name …" where a
 * line begins, "##[name]" and "##vso[" anywhere. Wrapping may begin a line
 * at any word, and every space of Unicode before it is passed over.
 */
static bool is_command(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.n);
	unsigned char before = at == 0 ? ' ' : (unsigned char)text.s[at - 1];
	bool word_start = before <= ' ' || before >= 0x80;
	return str_starts(rest, "##[") || str_starts(rest, "##vso[") ||
	       (word_start && str_starts(rest, "::"));
}

struct str report_safe(struct arena *arena, struct str text)
{
	struct buf buf = {0};
	for (size_t at = 0; at < text.n;) {
		uint32_t code;
		size_t length = utf8_decode(text, at, &code);
		if (length == 0) {
			add_escape(&buf, (unsigned char)text.s[at]);
			length = 1;
		} else if (is_invisible(code) || is_command(text, at)) {
			add_escape(&buf, code);
		} else {
			buf_add(&buf, str_slice(text, at, at + length));
		}
		at += length;
	}
	struct str safe = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return safe;
}
