#include <inttypes.h>

#include "base/utf8.h"
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

/* What of a text is hashed. */
struct units {
	uint16_t *units; /* with WINDOW zeros behind the last */
	size_t n;
	size_t *starts; /* of each line the index of its first unit */
	size_t started; /* lines */
	size_t count; /* of lines */
};

static void end_line(struct units *u)
{
	u->units[u->n++] = '\n';
	if (u->started < u->count) {
		u->starts[u->started++] = u->n;
	}
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

/* Takes the character of several bytes at an offset and returns its length. */
static size_t take_character(struct units *u, struct str text, size_t at)
{
	uint32_t code;
	size_t n = utf8_decode(text, at, &code);

	if (n == 0) {
		u->units[u->n++] = 0xfffd;
		return broken_length(text, at);
	}
	if (code >= 0x10000) {
		u->units[u->n++] = (uint16_t)(0xd800 + ((code - 0x10000) >> 10));
		code = 0xdc00 + (code & 0x3ff);
	}
	u->units[u->n++] = (uint16_t)code;
	return n;
}

static void take_text(struct units *u, struct str text)
{
	u->starts[u->started++] = 0;
	for (size_t at = 0; at < text.n;) {
		unsigned char byte = (unsigned char)text.s[at];

		if (byte >= 0x80) {
			at += take_character(u, text, at);
			continue;
		}
		at++;
		if (byte == '\n') {
			end_line(u);
		} else if (byte == '\r') {
			end_line(u);
			at += at < text.n && text.s[at] == '\n';
		} else {
			/* blanks are everywhere: no branch that is mispredicted at each */
			u->units[u->n] = byte;
			u->n += (byte != ' ') & (byte != '\t');
		}
	}
	u->units[u->n++] = END_UNIT;
}

/* Rolls the window from line to line. */
static void hash_lines(const struct units *u, struct lines_hash *out)
{
	uint64_t oldest = 1; /* factor to the power of WINDOW: weight of the unit that leaves */
	uint64_t hash = 0;
	size_t at = 0;

	for (size_t i = 0; i < WINDOW; i++) {
		oldest *= factor;
		hash = hash * factor + u->units[i];
	}
	for (size_t i = 0; i < u->count; i++) {
		for (; at < u->starts[i]; at++) {
			hash = hash * factor + (u->units[at + WINDOW] - oldest * u->units[at]);
		}
		out[i].value = hash;
	}
}

/* How often each hash has come up: by a table of the last line of each. */
static void count_repeats(struct arena *scratch, struct lines_hash *hashes, size_t count)
{
	size_t room = 16;
	uint32_t *last; /* 1-based, 0: none */

	while (room < count * 2) {
		room *= 2;
	}
	last = arena_array(scratch, room, sizeof(last[0]));
	for (size_t i = 0; i < count; i++) {
		uint64_t value = hashes[i].value;
		size_t at = (value ^ value >> 32) & (room - 1);

		while (last[at] != 0 && hashes[last[at] - 1].value != value) {
			at = (at + 1) & (room - 1);
		}
		hashes[i].count = last[at] == 0 ? 1 : hashes[last[at] - 1].count + 1;
		last[at] = (uint32_t)i + 1;
	}
}

struct lines_hash *lines_hash_all(struct arena *arena, const struct lines *lines)
{
	struct lines_hash *out = arena_array(arena, lines->count, sizeof(out[0]));
	struct units u = {.count = lines->count};
	struct arena scratch;

	arena_init(&scratch);
	/* no byte makes more than one unit */
	u.units = arena_array(&scratch, lines->text.n + 1 + WINDOW, sizeof(u.units[0]));
	u.starts = arena_array(&scratch, lines->count, sizeof(u.starts[0]));
	take_text(&u, lines->text);
	hash_lines(&u, out);
	count_repeats(&scratch, out, lines->count);
	arena_finish(&scratch);
	return out;
}

struct str lines_hash_text(struct arena *arena, const struct lines_hash *hash)
{
	return str_format(arena, "%" PRIx64 ":%" PRIu32, hash->value, hash->count);
}
