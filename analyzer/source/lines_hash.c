#include <inttypes.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "source/lines.h"

/*
 * A rolling hash over the UTF-16 units of the text, blanks left out and every
 * line end as \n: a line's hash covers the WINDOW units from its start.
 * Source: github/codeql-action src/fingerprints.ts.
 */
enum {
	WINDOW = 100,
	END_UNIT = 65535, /* stands for the end of the file */
};

static const uint64_t factor = 37;

struct hasher {
	struct arena *arena;
	struct str *out;
	size_t count; /* of lines */
	size_t started; /* lines whose first unit has come */
	uint64_t hash;
	uint64_t oldest; /* factor to the power of WINDOW: weight of the unit that leaves */
	uint16_t units[WINDOW];
	size_t lines[WINDOW]; /* 1-based line that starts at the unit, or 0 */
	size_t at; /* place of the next unit, where the oldest one is */
	struct map seen; /* hash in hex → how often */
	bool line_start;
	bool after_cr;
};

/* Writes the hash of the line that started WINDOW units ago, if one did. */
static void put_hash(struct hasher *h)
{
	size_t line = h->lines[h->at];
	struct str hex;
	uint32_t count;

	if (line == 0) {
		return;
	}
	hex = str_format(h->arena, "%" PRIx64, h->hash);
	count = map_get(&h->seen, hex);
	count = count == MAP_NONE ? 1 : count + 1;
	map_put(h->arena, &h->seen, hex, count);
	h->out[line - 1] = str_format(h->arena, "%.*s:%" PRIu32, STR_ARGS(hex), count);
	h->lines[h->at] = 0;
}

static void shift(struct hasher *h, uint16_t unit)
{
	h->hash = h->hash * factor + unit - h->oldest * h->units[h->at];
	h->units[h->at] = unit;
	h->at = (h->at + 1) % WINDOW;
}

static void take_unit(struct hasher *h, uint16_t unit)
{
	bool after_cr = h->after_cr;

	h->after_cr = unit == '\r';
	if (unit == ' ' || unit == '\t' || (after_cr && unit == '\n')) {
		return;
	}
	if (unit == '\r') {
		unit = '\n';
	}
	put_hash(h);
	if (h->line_start && h->started < h->count) {
		h->lines[h->at] = ++h->started;
	}
	h->line_start = unit == '\n';
	shift(h, unit);
}

static bool between(struct str text, size_t at, unsigned char low, unsigned char high)
{
	return at < text.n && (unsigned char)text.s[at] >= low && (unsigned char)text.s[at] <= high;
}

/* Bytes of a broken sequence that become one U+FFFD, as the WHATWG's decoder has it. */
static size_t broken_length(struct str text, size_t at)
{
	unsigned char first = (unsigned char)text.s[at];
	unsigned char low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
	unsigned char high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;

	if (first < 0xe0 || first > 0xf4 || !between(text, at + 1, low, high)) {
		return 1;
	}
	return first >= 0xf0 && between(text, at + 2, 0x80, 0xbf) ? 3 : 2;
}

/* Takes the character at an offset and returns its length. */
static size_t take_character(struct hasher *h, struct str text, size_t at)
{
	uint32_t code;
	size_t n = utf8_decode(text, at, &code);

	if (n == 0) {
		take_unit(h, 0xfffd);
		return broken_length(text, at);
	}
	if (code >= 0x10000) {
		take_unit(h, (uint16_t)(0xd800 + ((code - 0x10000) >> 10)));
		code = 0xdc00 + (code & 0x3ff);
	}
	take_unit(h, (uint16_t)code);
	return n;
}

struct str *lines_hash_all(struct arena *arena, const struct lines *lines)
{
	struct hasher h = {.arena = arena, .count = lines->count, .oldest = 1, .line_start = true};

	h.out = arena_array(arena, lines->count, sizeof(h.out[0]));
	for (int i = 0; i < WINDOW; i++) {
		h.oldest *= factor;
	}
	for (size_t at = 0; at < lines->text.n;) {
		at += take_character(&h, lines->text, at);
	}
	take_unit(&h, END_UNIT);
	for (int i = 0; i < WINDOW; i++) {
		put_hash(&h);
		shift(&h, 0);
	}
	return h.out;
}
