#include "base/utf8.h"

/* Returns the length that the first byte promises, its payload bits in *out. */
static size_t first_byte(unsigned char byte, uint32_t *out)
{
	if (byte < 0x80) {
		*out = byte;
		return 1;
	}
	if (byte >= 0xc2 && byte < 0xe0) {
		*out = byte & 0x1fu;
		return 2;
	}
	if (byte >= 0xe0 && byte < 0xf0) {
		*out = byte & 0x0fu;
		return 3;
	}
	if (byte >= 0xf0 && byte < 0xf5) {
		*out = byte & 0x07u;
		return 4;
	}
	return 0;
}

size_t utf8_decode(struct str text, size_t at, uint32_t *out_code)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t code = 0;
	size_t length;

	if (at >= text.n) {
		return 0;
	}
	length = first_byte((unsigned char)text.s[at], &code);
	if (length == 0 || length > text.n - at) {
		return 0;
	}
	for (size_t i = 1; i < length; i++) {
		unsigned char byte = (unsigned char)text.s[at + i];

		if ((byte & 0xc0) != 0x80) {
			return 0;
		}
		code = code << 6 | (byte & 0x3fu);
	}
	if (code < smallest[length] || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) {
		return 0;
	}
	*out_code = code;
	return length;
}

size_t utf8_length(struct str text)
{
	size_t length = 0;

	for (size_t at = 0; at < text.n; length++) {
		uint32_t code;
		size_t step = utf8_decode(text, at, &code);

		at += step == 0 ? 1 : step;
	}
	return length;
}

struct str utf8_first(struct str text, size_t count)
{
	size_t at = 0;

	for (; at < text.n && count > 0; count--) {
		uint32_t code;
		size_t step = utf8_decode(text, at, &code);

		at += step == 0 ? 1 : step;
	}
	return str_slice(text, 0, at);
}
