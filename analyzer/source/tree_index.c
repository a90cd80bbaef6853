#include <string.h>

#include "source/tree_backend.h"

/*
 * git's index (git documentation "gitformat-index"), versions 2 to 4. Of its
 * entries only the paths are looked at. What cannot be followed to its last byte is
 * not understood: nothing is said of it then.
 */
enum {
	STAT_SIZE = 40, /* bytes before an entry's hash */
	EXTENDED = 0x4000,
};

struct reader {
	struct str text;
	size_t at;
	size_t hash; /* bytes of one: 20, or 32 */
	uint32_t version;
	char path[TREE_PATH_MAX + 1];
	size_t path_n;
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

/* The path, up to its NUL, behind what it has of the path before. */
static bool read_path(struct reader *reader)
{
	size_t kept = 0;
	size_t end;

	if (reader->version == 4) {
		size_t strip;

		if (!read_strip(reader, &strip) || strip > reader->path_n) {
			return false;
		}
		kept = reader->path_n - strip;
	}
	end = reader->at;
	while (end < reader->text.n && reader->text.s[end] != '\0') {
		end++;
	}
	if (end == reader->text.n || kept + (end - reader->at) > TREE_PATH_MAX) {
		return false;
	}
	memcpy(reader->path + kept, reader->text.s + reader->at, end - reader->at);
	reader->path_n = kept + (end - reader->at);
	reader->at = end + 1;
	return true;
}

static bool read_entry(struct reader *reader)
{
	size_t start = reader->at;
	size_t flags = start + STAT_SIZE + reader->hash;

	if (flags + 2 > reader->text.n) {
		return false;
	}
	reader->at = flags + 2;
	if (reader->version > 2 && (number_at(reader->text, flags, 2) & EXTENDED) != 0) {
		reader->at += 2;
	}
	if (reader->at > reader->text.n || !read_path(reader)) {
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

static bool read_entries(struct str text, size_t hash, struct arena *arena, struct str prefix,
	tree_wanted *wanted, str_vec *out)
{
	struct reader reader = {.text = text, .at = 12, .hash = hash};
	uint32_t count = number_at(text, 8, 4);

	reader.version = number_at(text, 4, 4);
	if (reader.version < 2 || reader.version > 4) {
		return false;
	}
	for (uint32_t i = 0; i < count; i++) {
		struct str path;

		if (!read_entry(&reader)) {
			return false;
		}
		path = (struct str){reader.path, reader.path_n};
		if (str_equal(str_slice(path, 0, prefix.n), prefix) && path.n > prefix.n &&
			wanted(str_slice(path, prefix.n, path.n))) {
			vec_push(arena, out, str_copy(arena, str_slice(path, prefix.n, path.n)));
		}
	}
	return skip_extensions(&reader);
}

bool tree_index_read(
	struct str text, struct str prefix, tree_wanted *wanted, struct arena *arena, str_vec *out)
{
	static const size_t hashes[] = {20, 32}; /* of SHA-1 and SHA-256 */
	size_t from = out->n;

	for (size_t i = 0; i < 2; i++) {
		if (text.n < 12 + hashes[i] || !str_starts(text, "DIRC")) {
			return false;
		}
		if (read_entries(text, hashes[i], arena, prefix, wanted, out)) {
			return true;
		}
		out->n = from;
	}
	return false;
}
