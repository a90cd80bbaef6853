#include "reported.h"

static const char *frame(struct fixture *f, unsigned width, struct place place)
{
	struct layout layout = {&f->arena, &f->out, width, false};
	buf_finish(&f->out);
	frame_add(&layout, &place);
	return f->out.s == NULL ? "" : f->out.s;
}

static void test_frame(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	assert_string_equal(frame(&f, 100, place_of("a", 3, 5, 8, "KEY=abc")),
		"            3 | KEY=abc\n"
		"              |     ^^^\n");
	/* indentation goes, tabs inside become four columns, escapes are as wide as they show */
	assert_string_equal(frame(&f, 100, place_of("a", 12, 6, 7, "\t\tx\t\x1by")),
		"            12 | x    \\x1by\n"
		"               |          ^\n");
	/* wide text of several bytes a letter: columns are code points */
	assert_string_equal(frame(&f, 100, place_of("a", 1, 3, 5, "äöüß")),
		"            1 | äöüß\n"
		"              |   ^^\n");
	/* an empty range still shows where; one that goes on marks the rest */
	assert_string_equal(frame(&f, 100, place_of("a", 1, 2, 2, "abc")), "            1 | abc\n"
									   "              |  ^\n");
	struct place place = place_of("a", 1, 2, 1, "abc");
	place.end_line = 4;
	assert_string_equal(frame(&f, 100, place), "            1 | abc\n"
						   "              |  ^^\n");
	/* a secret is shorter where it is masked; what stands behind it is not meant */
	assert_string_equal(frame(&f, 100, place_of("a", 1, 4, 50, "f('sk_live_…4f2aX', 0) // …")),
		"            1 | f('sk_live_…4f2aX', 0) // …\n"
		"              |    ^^^^^^^^^^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 3, 50, "k=sk_live_…4f2a")),
		"            1 | k=sk_live_…4f2a\n"
		"              |   ^^^^^^^^^^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 3, 5, "k=ab + c…")),
		"            1 | k=ab + c…\n"
		"              |   ^^\n");
	/* beyond the excerpt: the line alone; no excerpt: nothing */
	assert_string_equal(
		frame(&f, 100, place_of("a", 1, 300, 310, "abc")), "            1 | abc\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 1, 2, "")), "");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 1, 2, "   ")), "");
	teardown(&f);
}

/* What a terminal shows in two columns is marked by two carets, what combines by none. */
static void test_frame_of_wide_letters(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	assert_string_equal(frame(&f, 100, place_of("a", 1, 6, 8, "名前 = 日本;")),
		"            1 | 名前 = 日本;\n"
		"              |        ^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 3, 5, "e\xcc\x81x=👍")),
		"            1 | e\xcc\x81x=👍\n"
		"              |  ^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 5, 6, "e\xcc\x81x=👍")),
		"            1 | e\xcc\x81x=👍\n"
		"              |    ^^\n");
	/* of a narrow terminal no line is wider than that */
	const char *shown = frame(&f, 40,
		place_of("a", 1, 30, 34,
			"日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語"));
	struct str first = str_slice(str_of(shown), 0, str_find_byte(str_of(shown), '\n'));
	assert_true(utf8_columns(first) <= 40);
	teardown(&f);
}

/* A secret is longer in its file than in the excerpt: what is marked is what is shown. */
static void test_frame_of_a_masked_secret(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	assert_string_equal(
		frame(&f, 100,
			place_of("a", 1, 5, 53, "k = sk_test_…a1b/, next(1); // and more text")),
		"            1 | k = sk_test_…a1b/, next(1); // and more text\n"
		"              |     ^^^^^^^^^^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 5, 53, "k = \"whsec_…a1b2\", next(1)")),
		"            1 | k = \"whsec_…a1b2\", next(1)\n"
		"              |     ^^^^^^^^^^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 5, 400, "k = …a1b2 …c3d4")),
		"            1 | k = …a1b2 …c3d4\n"
		"              |     ^^^^^\n");
	/* what stands behind a secret cannot be found */
	assert_string_equal(
		frame(&f, 100, place_of("a", 1, 30, 37, "k = sk_test_…a1b2, next(1) + 12345")),
		"            1 | k = sk_test_…a1b2, next(1) + 12345\n");
	/* what stands before it can, and an ellipsis of the author's masks nothing */
	assert_string_equal(frame(&f, 100, place_of("a", 1, 1, 2, "k = sk_test_…a1b2")),
		"            1 | k = sk_test_…a1b2\n"
		"              | ^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 11, 15, "Loading…; auth()")),
		"            1 | Loading…; auth()\n"
		"              |           ^^^^\n");
	teardown(&f);
}

static void test_frame_of_a_long_line(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	char line[181];
	memset(line, '.', 180);
	memcpy(line + 120, "KEY", 3);
	line[180] = '\0';
	const char *shown = frame(&f, 60, place_of("a", 1, 121, 124, line));
	assert_non_null(strstr(shown, "…"));
	const char *key = strstr(shown, "KEY");
	const char *caret = strstr(shown, "^^^");
	assert_non_null(key);
	assert_non_null(caret);
	const char *second = strchr(shown, '\n') + 1;
	/* the ellipsis is one column and three bytes */
	assert_int_equal(key - shown - 2, caret - second);
	assert_true(second - shown < 60 + 6);
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_frame),
		cmocka_unit_test(test_frame_of_wide_letters),
		cmocka_unit_test(test_frame_of_a_masked_secret),
		cmocka_unit_test(test_frame_of_a_long_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
