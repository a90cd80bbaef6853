#ifndef TESTS_IN_MEMORY_H
#define TESTS_IN_MEMORY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "facts/collect.h"
#include "facts/collector.h"
#include "facts/facts_json.h"

/* What tests of collecting share: facts of files in memory. */

/* base64 of "fake-host-13.clerk.accounts.dev$" and "clerk.fake.example$" */
#define PK_TEST "pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ="
#define PK_LIVE "pk_live_Y2xlcmsuZmFrZS5leGFtcGxlJA=="
#define SK_TEST "sk_test_FAKEfakeFAKEfake0000FAKEfake1111"
#define SK_LIVE "sk_live_FAKEfakeFAKEfake2222FAKEfake3333"
#define WHSEC   "whsec_RkFLRWZha2VGQUtFZmFrZTQ0NDRGQUtF"

struct run {
	struct arena arena;
	struct facts facts;
};

static inline void collect_with(struct run *run, const struct tree_memory_file *files, size_t count,
	const struct collect_options *options)
{
	struct tree *tree = tree_open_memory(files, count);

	assert_non_null(tree);
	arena_init(&run->arena);
	collect_facts(tree, options, &run->arena, &run->facts);
	tree_close(tree); /* nothing of the facts may live in the tree */
}

static inline void collect(struct run *run, const struct tree_memory_file *files, size_t count)
{
	collect_with(run, files, count, &(struct collect_options){.jobs = 2});
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

#endif
