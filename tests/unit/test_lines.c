#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_state.h"
#include "base/buf.h"
#include "source/lines.h"

static void expect_place(const struct lines *lines, uint32_t offset, uint32_t line, uint32_t column)
{
	uint32_t found_line = 0;
	uint32_t found_column = 0;

	lines_locate(lines, offset, &found_line, &found_column);
	assert_int_equal(found_line, line);
	assert_int_equal(found_column, column);
}

static void expect_text(const struct lines *lines, uint32_t line, const char *text)
{
	struct str found = lines_text(lines, line);

	assert_false(str_absent(found));
	assert_int_equal(found.n, str_of(text).n);
	assert_true(str_is(found, text));
}

static void test_line_ends(void **state)
{
	struct lines lines;

	lines_index(*state, STR("a\nbb\r\nc\rd\n\r\r\n"), &lines);
	assert_int_equal(lines.count, 7);
	expect_text(&lines, 1, "a");
	expect_text(&lines, 2, "bb");
	expect_text(&lines, 3, "c");
	expect_text(&lines, 4, "d");
	expect_text(&lines, 5, "");
	expect_text(&lines, 6, "");
	expect_text(&lines, 7, "");
	assert_true(str_absent(lines_text(&lines, 0)));
	assert_true(str_absent(lines_text(&lines, 8)));
}

static void test_last_line_without_end(void **state)
{
	struct lines lines;

	lines_index(*state, STR("a\n b\r x"), &lines);
	assert_int_equal(lines.count, 3);
	expect_text(&lines, 3, " x");
}

static void test_empty_text(void **state)
{
	struct lines lines;

	lines_index(*state, STR_NONE, &lines);
	assert_int_equal(lines.count, 1);
	expect_text(&lines, 1, "");
	expect_place(&lines, 0, 1, 1);
	expect_place(&lines, 9, 1, 1);
}

static void test_places(void **state)
{
	struct lines lines;

	lines_index(*state, STR("ab\r\n\ncd\n"), &lines);
	expect_place(&lines, 0, 1, 1);
	expect_place(&lines, 2, 1, 3);
	expect_place(&lines, 4, 2, 1);
	expect_place(&lines, 5, 3, 1);
	expect_place(&lines, 6, 3, 2);
	expect_place(&lines, 8, 4, 1);
	expect_place(&lines, 4000000000u, 4, 1);
}

static void test_columns_are_code_points(void **state)
{
	struct lines lines;

	/* é, a key (4 bytes), a stray byte, a cut sequence at the end */
	lines_index(*state, STR("\xc3\xa9x\xf0\x9f\x94\x91y\xffz\xe2\x82"), &lines);
	expect_place(&lines, 2, 1, 2);
	expect_place(&lines, 3, 1, 3);
	expect_place(&lines, 5, 1, 3); /* inside the key */
	expect_place(&lines, 7, 1, 4);
	expect_place(&lines, 8, 1, 5);
	expect_place(&lines, 9, 1, 6);
	expect_place(&lines, 10, 1, 7);
	expect_place(&lines, 12, 1, 9);
}

/* Counted one by one from the line's start, on a line long enough for several marks. */
static void test_columns_of_a_long_line(void **state)
{
	static const char *const parts[] = {"ab", "\xc3\xa9", "\xf0\x9f\x94\x91", "\xff"};
	struct buf buf = {0};
	struct lines lines;
	uint32_t column = 1;
	uint32_t at = 2;

	buf_add(&buf, STR("x\n"));
	for (size_t i = 0; i < 8000; i++) {
		buf_add(&buf, str_of(parts[i % 4]));
	}
	buf_add(&buf, STR("\nlast"));
	lines_index(*state, buf_str(&buf), &lines);
	assert_true(lines.mark_count > 5);
	for (size_t i = 0; i < 8000; i++) {
		expect_place(&lines, at, 2, column);
		at += (uint32_t)str_of(parts[i % 4]).n;
		column += i % 4 == 0 ? 2 : 1;
	}
	expect_place(&lines, at, 2, column);
	expect_place(&lines, at + 2, 3, 2);
	buf_finish(&buf);
}

static void test_byte_order_mark_is_in_no_column(void **state)
{
	struct lines lines;

	lines_index(*state,
		STR("\xef\xbb\xbf"
		    "ab\nc"),
		&lines);
	expect_place(&lines, 0, 1, 1);
	expect_place(&lines, 3, 1, 1);
	expect_place(&lines, 4, 1, 2);
	expect_place(&lines, 6, 2, 1);
	expect_text(&lines, 1, "ab");
}

static struct str *hash_lines(struct arena *arena, struct str text, size_t *out_count)
{
	struct lines lines;
	const struct lines_hash *hashes;
	struct str *texts;

	lines_index(arena, text, &lines);
	*out_count = lines.count;
	hashes = lines_hash_all(arena, &lines);
	texts = arena_array(arena, lines.count, sizeof(texts[0]));
	for (size_t i = 0; i < lines.count; i++) {
		texts[i] = lines_hash_text(arena, &hashes[i]);
	}
	return texts;
}

static void test_hash_vector(void **state)
{
	static const char text[] = "import { auth } from '@clerk/nextjs/server'\r\n"
				   "const k = process.env.CLERK_SECRET_KEY\n"
				   "\tconst n = 'h\xc3\xa9llo \xf0\x9f\x94\x91'\n"
				   "const k = process.env.CLERK_SECRET_KEY\n";
	static const char *const expected[] = {"e9c2f145ab18b0f9:1", "cc9af98462e8f7e9:1",
		"7253782e69ec6e0e:1", "9710b23687d034e:1"};
	size_t count;
	struct str *hashes = hash_lines(*state, str_of(text), &count);

	assert_int_equal(count, 5);
	for (size_t i = 0; i < 4; i++) {
		assert_true(str_is(hashes[i], expected[i]));
	}
	assert_false(str_absent(hashes[4]));
}

static void test_hash_counts_repeats(void **state)
{
	char text[3 * 120];
	size_t count;
	struct str *hashes;
	size_t n;

	/* three equal lines longer than the window */
	for (size_t i = 0; i < sizeof(text); i++) {
		text[i] = i % 120 == 119 ? '\n' : 'x';
	}
	hashes = hash_lines(*state, (struct str){text, sizeof(text)}, &count);
	assert_int_equal(count, 4);
	n = str_find_byte(hashes[0], ':');
	assert_true(str_is(str_slice(hashes[0], n, hashes[0].n), ":1"));
	assert_true(str_is(str_slice(hashes[1], n, hashes[1].n), ":2"));
	assert_true(str_is(str_slice(hashes[2], n, hashes[2].n), ":3"));
	assert_true(str_equal(str_slice(hashes[0], 0, n), str_slice(hashes[2], 0, n)));
}

static void expect_same_hashes(struct arena *arena, struct str left, struct str right, bool same)
{
	size_t left_count;
	size_t right_count;
	struct str *a = hash_lines(arena, left, &left_count);
	struct str *b = hash_lines(arena, right, &right_count);

	assert_int_equal(left_count, right_count);
	assert_true(str_equal(a[0], b[0]) == same);
	assert_true(str_equal(a[left_count - 1], b[left_count - 1]));
}

static void test_hash_leaves_out_blanks(void **state)
{
	expect_same_hashes(*state, STR("a b\tc\r\nd"), STR("  abc\nd"), true);
	expect_same_hashes(*state, STR("a\rb"), STR("a\nb"), true);
	expect_same_hashes(*state, STR("ab\nd"), STR("ac\nd"), false);
}

static void test_hash_of_broken_text(void **state)
{
	/* as read by GitHub's program: one U+FFFD for each maximal broken part */
	expect_same_hashes(*state, STR("a\xe2\x82z\n"), STR("a\xef\xbf\xbdz\n"), true);
	expect_same_hashes(*state, STR("a\xff\xc3\n"), STR("a\xef\xbf\xbd\xef\xbf\xbd\n"), true);
	expect_same_hashes(*state, STR("\xf0\x9f\x94"), STR("\xef\xbf\xbd"), true);
	expect_same_hashes(*state, STR("\xed\xa0\x80"), STR("\xff\xff\xff"), true);
	expect_same_hashes(*state, STR("\xff\n"), STR("\xff\xff\n"), false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_line_ends, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_last_line_without_end, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_empty_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_columns_are_code_points, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_columns_of_a_long_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_byte_order_mark_is_in_no_column, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hash_vector, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hash_counts_repeats, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hash_leaves_out_blanks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hash_of_broken_text, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
