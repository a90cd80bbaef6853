#include "snapshot/plain.h"

#include <string.h>

#include "base/utf8.h"

static bool is_harmful(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

struct str plain_text(struct arena *arena, struct str text, size_t max)
{
	static const char ellipsis[] = "\xe2\x80\xa6";
	char *out = arena_alloc(arena, text.n + sizeof(ellipsis));
	size_t n = 0;

	for (size_t at = 0; at < text.n;) {
		uint32_t code = '?';
		size_t length = utf8_decode(text, at, &code);

		if (n + length > max) {
			memcpy(out + n, ellipsis, sizeof(ellipsis) - 1);
			n += sizeof(ellipsis) - 1;
			break;
		}
		if (length == 0 || is_harmful(code)) {
			out[n++] = '?';
		} else {
			memcpy(out + n, text.s + at, length);
			n += length;
		}
		at += length == 0 ? 1 : length;
	}
	return (struct str){out, n};
}
