#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compare/cli/markdown.h"

/* The page as it is laid out for a terminal of that width, in memory of the arena. */
static const char *laid_out(struct arena *arena, unsigned width, bool color, const char *page)
{
	struct buf out = {0};
	struct layout layout = {
		.arena = arena,
		.out = &out,
		.width = width,
		.color = color,
		.links = color ? STR("file:///") : STR(""),
	};

	markdown_add(&layout, str_of(page));
	struct str text = str_copy(arena, buf_str(&out));
	buf_finish(&out);
	return text.s;
}

static void test_blocks(void **state)
{
	struct arena *arena = *state;

	assert_string_equal(laid_out(arena, 24, false,
				    "A paragraph of several\nlines is filled.\n"
				    "\n"
				    "## Head\n"
				    "\n"
				    "1. first of two that is\n   long\n"
				    "2. second\n"
				    "- a dash\n"
				    "\n"
				    "```ts\n"
				    "const  two = `x`;\n"
				    "\n"
				    "# no head\n"
				    "```\n"),
		"A paragraph of several\n"
		"lines is filled.\n"
		"\n"
		"Head\n"
		"\n"
		"  1. first of two that\n"
		"     is long\n"
		"  2. second\n"
		"  - a dash\n"
		"\n"
		"    const  two = `x`;\n"
		"\n"
		"    # no head\n");
}

static void test_tables_are_lists_of_cells(void **state)
{
	struct arena *arena = *state;

	assert_string_equal(laid_out(arena, 30, false,
				    "| id | finds | only |\n"
				    "|---|---|---|\n"
				    "| A-1 | a thing that takes more than a line | |\n"
				    "| A-2 | | where |\n"),
		"  A-1\n"
		"      finds: a thing that\n"
		"          takes more than a\n"
		"          line\n"
		"  A-2\n"
		"      only: where\n");
}

static void test_styles_need_colours(void **state)
{
	struct arena *arena = *state;

	assert_string_equal(
		laid_out(arena, 80, false, "Use `a b`, **not** c.\n"), "Use `a b`, **not** c.\n");
	assert_string_equal(laid_out(arena, 80, true, "Use `a b`, **not** c.\n"),
		"Use \x1b[36ma\x1b[0m \x1b[36mb\x1b[0m, \x1b[1mnot\x1b[0m c.\n");
	assert_string_equal(laid_out(arena, 80, true, "`/**` is **`x`**\n"),
		"\x1b[36m/**\x1b[0m is \x1b[1m`x`\x1b[0m\n");
	assert_string_equal(
		laid_out(arena, 80, true, "an open ` stays\n"), "an open \x1b[36mstays\x1b[0m\n");
}

static void test_addresses_are_links(void **state)
{
	struct arena *arena = *state;

	assert_string_equal(laid_out(arena, 80, true, "- https://clerk.com/docs\n"),
		"  - \x1b]8;;https://clerk.com/docs\x1b\\https://clerk.com/docs\x1b]8;;\x1b\\\n");
	assert_string_equal(laid_out(arena, 80, false, "- https://clerk.com/docs\n"),
		"  - https://clerk.com/docs\n");
}

static void test_what_ends_early(void **state)
{
	struct arena *arena = *state;

	assert_string_equal(laid_out(arena, 80, false, "no line end"), "no line end\n");
	assert_string_equal(laid_out(arena, 80, false, "```\ncode"), "    code\n");
	assert_string_equal(laid_out(arena, 80, false, "| a |"), "");
	assert_string_equal(laid_out(arena, 80, false, "\n"), "\n");
}

static int set_up(void **state)
{
	static struct arena arena;

	arena_init(&arena);
	*state = &arena;
	return 0;
}

static int tear_down(void **state)
{
	arena_finish(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_tables_are_lists_of_cells),
		cmocka_unit_test(test_styles_need_colours),
		cmocka_unit_test(test_addresses_are_links),
		cmocka_unit_test(test_what_ends_early),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
