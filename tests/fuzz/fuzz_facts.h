#ifndef TESTS_FUZZ_FACTS_H
#define TESTS_FUZZ_FACTS_H

#include <string.h>

#include "base/buf.h"
#include "compare/compare.h"
#include "facts/collect.h"
#include "facts/facts_json.h"
#include "fuzz.h"

/* What is done with the facts of any bytes: written, read back, judged. */

static inline void fuzz_judge(struct arena *arena, const struct facts *facts)
{
	struct compare_options options = {.as_of = STR("2026-01-01")};
	struct audit_result result;
	struct str error;

	fuzz_require(compare_run(arena, facts, NULL, &options, &result, &error),
		"facts can be judged without a snapshot");
}

/* Facts that were written are read, and written again with the same bytes. */
static inline void fuzz_write(struct arena *arena, const struct facts *facts)
{
	struct buf first = {0};
	struct buf second = {0};
	struct facts again = {0};
	struct str error = STR_NONE;

	facts_write(facts, &first);
	if (!facts_read(arena, buf_str(&first), &again, &error)) {
		fprintf(stderr, "%.*s\n", STR_ARGS(error));
		fuzz_require(0, "what was written can be read");
	}
	facts_write(&again, &second);
	fuzz_require(str_equal(buf_str(&first), buf_str(&second)), "and has the same bytes again");
	buf_finish(&first);
	buf_finish(&second);
}

/* The input's first byte chooses one of the paths; the rest is the file's text. */
static inline void fuzz_file(
	const char *const *paths, size_t count, const uint8_t *data, size_t size)
{
	struct tree_memory_file files[] = {
		{"package.json",
			"{\"dependencies\":{\"@clerk/"
			"nextjs\":\"6.0.0\",\"next\":\"15.0.0\",\"express\":\"5.0.0\"}}",
			0},
		{NULL, NULL, 0},
	};
	struct arena arena;
	struct facts facts;

	if (size < 2) {
		return;
	}
	arena_init(&arena);
	files[1].path = paths[data[0] % count];
	files[1].text = (const char *)data + 1;
	files[1].size = size - 1;
	size_t from = strcmp(files[1].path, files[0].path) == 0 ? 1 : 0;
	struct tree *tree = tree_open_memory(files + from, 2 - from);
	collect_facts(tree, &(struct collect_options){.jobs = 1}, &arena, &facts);
	tree_close(tree);
	fuzz_write(&arena, &facts);
	fuzz_judge(&arena, &facts);
	arena_finish(&arena);
}

#define FUZZ_FILE(paths, data, size) \
	fuzz_file(paths, sizeof(paths) / sizeof((paths)[0]), data, size)

#endif
