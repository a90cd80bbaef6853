#ifndef SOURCE_LINES_H
#define SOURCE_LINES_H

#include <stdint.h>

#include "base/str.h"

/* A character inside a long line, and its column. */
struct lines_mark {
	uint32_t at;
	uint32_t column;
};

/*
 * Byte offsets to lines and columns. Lines end at \n, \r\n or a lone \r.
 * Columns count Unicode code points, as SARIF's "unicodeCodePoints";
 * an invalid byte counts as one.
 */
struct lines {
	struct str text; /* not copied */
	uint32_t *starts; /* offset of each line's first byte */
	size_t count;
	struct lines_mark *marks; /* so that no long line is counted through from its start */
	size_t mark_count;
};

/* Indexes the text; the index lives in the arena, the text must outlive it. */
void lines_index(struct arena *arena, struct str text, struct lines *out);

/* Stores the 1-based line and column of an offset; past the end: the end. */
void lines_locate(
	const struct lines *lines, uint32_t offset, uint32_t *out_line, uint32_t *out_column);

/* Returns line number `line` (1-based) without its end; absent if there is none. */
struct str lines_text(const struct lines *lines, uint32_t line);

/*
 * The hash that GitHub code scanning computes for a line, "<hex>:<count>",
 * where count says how often that hash has come up to this line in the file.
 * Source: github/codeql-action src/fingerprints.ts.
 */
struct lines_hash {
	uint64_t value;
	uint32_t count;
};

/* Fills `out[count]`, one for each line, in the arena. */
struct lines_hash *lines_hash_all(struct arena *arena, const struct lines *lines);

/* A hash as it is written. */
struct str lines_hash_text(struct arena *arena, const struct lines_hash *hash);

#endif
