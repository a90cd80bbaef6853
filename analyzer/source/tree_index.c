#include "source/tree_index.h"

#include <string.h>

#include "source/tree_backend.h"

enum {
	MODE_AT = 24, /* in an entry */
	STAT_SIZE = 40, /* bytes before an entry's hash */
	EXTENDED = 0x4000,
	STAGE_SHIFT = 12,
	LENGTH = 0x0fff, /* of the path; so much for all that are longer */
	/* of the second flags */
	SKIPPED = 0x4000,
	ANNOUNCED = 0x2000,
};

struct reader {
	struct str text;
	size_t at;
	size_t hash; /* bytes of one: 20, or 32 */
	uint32_t version;
	struct tree_index_entry entry;
	char path[TREE_PATH_MAX + 1]; /* of version 4 */
};

static uint32_t number_at(struct str text, size_t at, size_t bytes)
{
	uint32_t number = 0;

	for (size_t i = 0; i < bytes; i++) {
		number = (number << 8) | (unsigned char)text.s[at + i];
	}
	return number;
}

/* How many bytes of the path before do not begin this one; version 4. */
static bool read_strip(struct reader *reader, size_t *out)
{
	size_t strip = 0;

	for (size_t i = 0; i < 4 && reader->at < reader->text.n; i++) {
		unsigned char c = (unsigned char)reader->text.s[reader->at++];

		strip = ((strip + (i > 0)) << (i > 0 ? 7 : 0)) + (c & 0x7f);
		if ((c & 0x80) == 0) {
			*out = strip;
			return true;
		}
	}
	return false;
}

/* Puts the bytes behind what the path has of the path before; version 4. */
static struct str complete(struct reader *reader, size_t kept, struct str rest)
{
	memcpy(reader->path + kept, rest.s, rest.n);
	return (struct str){reader->path, kept + rest.n};
}

/* The path, up to its NUL. */
static bool read_path(struct reader *reader)
{
	size_t kept = 0;

	if (reader->version == 4) {
		size_t strip;

		if (!read_strip(reader, &strip) || strip > reader->entry.path.n) {
			return false;
		}
		kept = reader->entry.path.n - strip;
	}
	struct str rest = str_slice(reader->text, reader->at, reader->text.n);
	size_t end = str_find_byte(rest, '\0');
	if (end == SIZE_MAX || kept + end > TREE_PATH_MAX) {
		return false;
	}
	rest.n = end;
	reader->entry.path = reader->version == 4 ? complete(reader, kept, rest) : rest;
	reader->at += end + 1;
	return true;
}

/* What stands between an entry's hash and its path. */
static bool read_flags(struct reader *reader, uint32_t flags)
{
	uint32_t more = 0;

	if (reader->version > 2 && (flags & EXTENDED) != 0) {
		if (reader->at + 2 > reader->text.n) {
			return false;
		}
		more = number_at(reader->text, reader->at, 2);
		reader->at += 2;
	}
	reader->entry.stage = (flags >> STAGE_SHIFT) & 3;
	reader->entry.announced = (more & ANNOUNCED) != 0;
	reader->entry.skipped = (more & SKIPPED) != 0;
	return true;
}

/* Does the length that the entry gives its path agree? git goes by it, we by the NUL. */
static bool is_length(const struct reader *reader, uint32_t flags)
{
	size_t n = reader->entry.path.n;

	return (n < LENGTH ? n : LENGTH) == (flags & LENGTH);
}

static bool read_entry(struct reader *reader)
{
	size_t start = reader->at;
	size_t end = start + STAT_SIZE + reader->hash + 2;

	if (end > reader->text.n) {
		return false;
	}
	uint32_t flags = number_at(reader->text, end - 2, 2);
	reader->at = end;
	reader->entry.id = (const unsigned char *)reader->text.s + start + STAT_SIZE;
	reader->entry.mode = number_at(reader->text, start + MODE_AT, 4);
	if (!read_flags(reader, flags) || !read_path(reader) || !is_length(reader, flags)) {
		return false;
	}
	if (reader->version < 4) { /* NULs up to a multiple of eight */
		reader->at = start + (reader->at - start + 7) / 8 * 8;
	}
	return reader->at <= reader->text.n;
}

/* Extensions up to the hash at the end; "link" has entries in another file. */
static bool skip_extensions(struct reader *reader)
{
	size_t end = reader->text.n - reader->hash;

	while (reader->at + 8 <= end) {
		size_t size = number_at(reader->text, reader->at + 4, 4);

		if (str_is(str_slice(reader->text, reader->at, reader->at + 4), "link") ||
			size > end - reader->at - 8) {
			return false;
		}
		reader->at += 8 + size;
	}
	return reader->at == end;
}

bool tree_index_each(struct str text, size_t hash, tree_index_taker *take, void *taker)
{
	struct reader reader = {.text = text, .at = 12, .hash = hash, .entry.path = STR("")};

	if (text.n < 12 + hash || !str_starts(text, "DIRC")) {
		return false;
	}
	reader.version = number_at(text, 4, 4);
	if (reader.version < 2 || reader.version > 4) {
		return false;
	}
	for (uint32_t i = number_at(text, 8, 4); i > 0; i--) {
		if (!read_entry(&reader)) {
			return false;
		}
		take(taker, &reader.entry);
	}
	return skip_extensions(&reader);
}

struct wanted {
	struct str prefix;
	tree_wanted *wanted;
	struct arena *arena;
	str_vec *out;
};

static void take_wanted(void *taker, const struct tree_index_entry *entry)
{
	const struct wanted *wanted = taker;
	struct str own = str_slice(entry->path, wanted->prefix.n, entry->path.n);

	if (str_equal(str_slice(entry->path, 0, wanted->prefix.n), wanted->prefix) && own.n > 0 &&
		wanted->wanted(own)) {
		vec_push(wanted->arena, wanted->out, str_copy(wanted->arena, own));
	}
}

bool tree_index_read(
	struct str text, struct str prefix, tree_wanted *wanted, struct arena *arena, str_vec *out)
{
	static const size_t hashes[] = {20, 32}; /* of SHA-1 and SHA-256 */
	struct wanted taker = {prefix, wanted, arena, out};
	size_t from = out->n;

	for (size_t i = 0; i < 2; i++) {
		if (tree_index_each(text, hashes[i], take_wanted, &taker)) {
			return true;
		}
		out->n = from;
	}
	return false;
}
