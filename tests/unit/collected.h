#ifndef TESTS_COLLECTED_H
#define TESTS_COLLECTED_H

/* For tests of facts: files in memory, and one line of what is collected from them. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "facts/collect.h"

/* What is to be seen of the facts; each test file has its own. */
static void show(const struct facts *facts, struct buf *out);

static void check(const struct tree_memory_file *files, size_t count, const char *want)
{
	struct tree *tree = tree_open_memory(files, count);
	struct arena arena = {0};
	struct facts facts;
	struct buf got = {0};

	collect_facts(tree, &(struct collect_options){.jobs = 1}, &arena, &facts);
	tree_close(tree);
	buf_add_z(&got, "");
	show(&facts, &got);
	if (got.n != strlen(want) || memcmp(got.s, want, got.n) != 0) {
		fail_msg("\n%s\n gives %.*s\n, not %s", files[0].text, (int)got.n,
			got.s == NULL ? "" : got.s, want);
	}
	buf_finish(&got);
	arena_finish(&arena);
}

/* One file, a.ts. */
static void gives(const char *text, const char *want)
{
	check(&(struct tree_memory_file){"a.ts", text, 0}, 1, want);
}

#define FILES_GIVE(want, ...) \
	do { \
		static const struct tree_memory_file files[] = {__VA_ARGS__}; \
		check(files, sizeof(files) / sizeof(files[0]), want); \
	} while (0)

#endif
