#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena_state.h"
#include "json/json.h"

static const struct json *read_text(struct arena *arena, struct str text)
{
	struct json_error error;
	const struct json *root = json_parse(arena, text, (struct json_limits){0}, &error);

	if (root == NULL) {
		print_error("%u:%u: %.*s\n", error.line, error.column, STR_ARGS(error.message));
	}
	assert_non_null(root);
	return root;
}

static const struct json *read_z(struct arena *arena, const char *text)
{
	return read_text(arena, str_of(text));
}

static void expect_error_in(struct str text, uint32_t line, uint32_t column, const char *part,
	struct json_limits limits)
{
	struct arena arena;
	struct json_error error;

	arena_init(&arena);
	assert_null(json_parse(&arena, text, limits, &error));
	if (!str_has(error.message, part) || error.line != line || error.column != column) {
		print_error("%u:%u: %.*s\nin: %.*s\n", error.line, error.column,
			STR_ARGS(error.message), (int)(text.n > 80 ? 80 : text.n), text.s);
	}
	assert_true(str_has(error.message, part));
	assert_int_equal(error.line, line);
	assert_int_equal(error.column, column);
	arena_finish(&arena);
}

static void expect_error(struct str text, uint32_t line, uint32_t column, const char *part)
{
	expect_error_in(text, line, column, part, (struct json_limits){0});
}

static void test_scalars(void **state)
{
	int64_t integer = 0;
	bool boolean = false;

	assert_true(json_is(read_z(*state, " null "), JSON_NULL));
	assert_true(json_bool(read_z(*state, "true"), &boolean) && boolean);
	assert_true(json_bool(read_z(*state, "\r\n\tfalse"), &boolean) && !boolean);
	assert_true(json_integer(read_z(*state, "-0"), &integer) && integer == 0);
	assert_true(json_integer(read_z(*state, "1e3"), &integer) && integer == 1000);
	assert_true(json_integer(read_z(*state, "-9007199254740991"), &integer));
	assert_true(integer == -9007199254740991);
	assert_true(str_is(json_string(read_z(*state, "\"\"")), ""));
	assert_false(str_absent(json_string(read_z(*state, "\"\""))));
	assert_true(read_z(*state, "-12.5e-1")->number == -1.25);
}

static void test_integers_are_exact(void **state)
{
	int64_t integer = 7;

	assert_false(json_integer(read_z(*state, "1.5"), &integer));
	assert_false(json_integer(read_z(*state, "9007199254740993"), &integer));
	assert_false(json_integer(read_z(*state, "-1e300"), &integer));
	assert_false(json_integer(read_z(*state, "\"1\""), &integer));
	assert_int_equal(integer, 7);
}

static void test_escapes(void **state)
{
	struct str text = json_string(read_z(
		*state, "\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 \\uD83D\\uDE00 \xc3\xa9\""));

	assert_true(str_is(text, "\" \\ / \b\f\n\r\t \xc3\xa9 \xf0\x9f\x98\x80 \xc3\xa9"));
}

static void test_offsets(void **state)
{
	const struct json *root = read_z(*state, "\xef\xbb\xbf {\"a\": [1, true],\n \"b\" : {}}");
	const struct json *a = json_get(root, "a");
	const struct json *b = json_get(root, "b");

	assert_int_equal(root->offset, 4);
	assert_int_equal(root->end, 31);
	assert_int_equal(root->count, 2);
	assert_int_equal(a->key_offset, 5);
	assert_int_equal(a->offset, 10);
	assert_int_equal(a->end, 19);
	assert_int_equal(a->count, 2);
	assert_int_equal(a->first->offset, 11);
	assert_int_equal(a->first->end, 12);
	assert_true(str_absent(a->first->key));
	assert_int_equal(a->first->next->offset, 14);
	assert_int_equal(a->first->next->end, 18);
	assert_int_equal(b->key_offset, 22);
	assert_int_equal(b->offset, 28);
	assert_int_equal(b->end, 30);
	assert_null(b->first);
	assert_true(str_is(b->key, "b"));
}

static void test_tree_order(void **state)
{
	const struct json *root =
		read_z(*state, "[[[\"deep\"],[]],{\"k\":{\"l\":[null,{}]}},[[]],\"last\"]");
	const struct json *object = root->first->next;
	const struct json *list = json_at(object, "k.l");
	size_t n = 0;

	assert_true(str_is(json_string(root->first->first->first), "deep"));
	assert_int_equal(root->first->count, 2);
	assert_true(json_is(list->first, JSON_NULL));
	assert_true(json_is(list->first->next, JSON_OBJECT));
	assert_int_equal(object->next->first->count, 0);
	assert_true(str_is(json_string(object->next->next), "last"));
	json_each (child, root) {
		n++;
	}
	assert_int_equal(n, 4);
}

static void test_lookups(void **state)
{
	const struct json *root = read_z(*state, "{\"Key\":1,\"a\":{\"b\":{\"c\":\"x\"}},\"\":2}");
	bool boolean = true;

	assert_null(json_get(root, "key"));
	assert_non_null(json_get(root, "Key"));
	assert_non_null(json_get(root, ""));
	assert_true(str_is(json_string(json_at(root, "a.b.c")), "x"));
	assert_null(json_at(root, "a.B.c"));
	assert_null(json_at(root, "Key.b"));
	assert_null(json_at(root, "a.b.c.d"));
	assert_true(str_absent(json_string(json_get(root, "a"))));
	assert_null(json_get(NULL, "a"));
	assert_null(json_at(NULL, "a.b"));
	assert_true(str_absent(json_string(NULL)));
	assert_false(json_bool(NULL, &boolean));
	assert_false(json_is(NULL, JSON_NULL));
	json_each (child, (const struct json *)NULL) {
		fail();
	}
}

static void test_syntax_errors(void **state)
{
	(void)state;
	expect_error(STR(""), 1, 1, "unexpected end of text, expected a value");
	expect_error(STR_NONE, 1, 1, "unexpected end of text");
	expect_error(STR(" \n "), 2, 2, "unexpected end of text");
	expect_error(STR("\xef\xbb\xbf"), 1, 1, "unexpected end of text");
	expect_error(STR("\xef\xbb\xbf x"), 1, 2, "unexpected character 'x'");
	expect_error(STR("\xff\xfe{\0}\0"), 1, 1, "UTF-16");
	expect_error(STR("{} x"), 1, 4, "'x', expected nothing behind the value");
	expect_error(STR("1\n2"), 2, 1, "nothing behind");
	expect_error(STR("1\0"), 1, 2, "unexpected byte 0x00");
	expect_error(STR("nul"), 1, 1, "unexpected character 'n'");
	expect_error(STR("True"), 1, 1, "unexpected character 'T'");
	expect_error(STR("NaN"), 1, 1, "unexpected character 'N'");
	expect_error(STR("[1,\r\n  2,\r\n]"), 2, 4, "comma behind the last value");
	expect_error(STR("{\"a\":1,}"), 1, 7, "comma behind the last value");
	expect_error(STR("[1\r2]"), 2, 1, "expected ',' or ']'");
	expect_error(STR("[,1]"), 1, 2, "unexpected character ',', expected a value");
	expect_error(STR("[1,,2]"), 1, 4, "unexpected character ','");
	expect_error(STR("[1}"), 1, 3, "expected ',' or ']'");
	expect_error(STR("{\"a\":1]"), 1, 7, "expected ',' or '}'");
	expect_error(STR("{\"a\":1"), 1, 7, "unexpected end of text");
	expect_error(STR("{\"a\" 1}"), 1, 6, "expected ':'");
	expect_error(STR("{\"a\":}"), 1, 6, "unexpected character '}', expected a value");
	expect_error(STR("{a:1}"), 1, 2, "expected a key in double quotes");
	expect_error(STR("{'a':1}"), 1, 2, "expected a key in double quotes");
	expect_error(STR("{\n\t1: 2}"), 2, 2, "expected a key in double quotes");
	expect_error(STR("// c\n{}"), 1, 1, "unexpected character '/'");
	expect_error(STR("]"), 1, 1, "unexpected character ']'");
	expect_error(STR("[\xc2\xa0]"), 1, 2, "unexpected byte 0xc2");
}

static void test_string_errors(void **state)
{
	(void)state;
	expect_error(STR("[\"abc"), 1, 2, "string without closing quote");
	expect_error(STR("\"abc\\\""), 1, 1, "string without closing quote");
	expect_error(STR("\"a\nb\""), 1, 3, "control character");
	expect_error(STR("\"a\x1f\""), 1, 3, "control character");
	expect_error(STR("\"a\0b\""), 1, 3, "NUL");
	expect_error(STR("\"a\\u0000b\""), 1, 3, "NUL");
	expect_error(STR("{\"a\\u0000b\":1}"), 1, 4, "NUL");
	expect_error(STR("\"\\x41\""), 1, 2, "unknown escape");
	expect_error(STR("\"\\'\""), 1, 2, "unknown escape");
	expect_error(STR("\"\\u12g4\""), 1, 2, "four hex digits");
	expect_error(STR("\"\\u12\""), 1, 2, "four hex digits");
	expect_error(STR("\"\\uD83D\""), 1, 2, "lone surrogate");
	expect_error(STR("\"\\uD83Dx\""), 1, 2, "lone surrogate");
	expect_error(STR("\"\\uD83D\\n\""), 1, 2, "lone surrogate");
	expect_error(STR("\"\\uD83D\\uD83D\""), 1, 2, "lone surrogate");
	expect_error(STR("\"ab\\uDE00\""), 1, 4, "lone surrogate");
	expect_error(STR("\"\xed\xa0\x80\""), 1, 2, "invalid UTF-8");
	expect_error(STR("\"\xc0\x80\""), 1, 2, "invalid UTF-8");
	expect_error(STR("\"\xe0\x9f\xbf\""), 1, 2, "invalid UTF-8");
	expect_error(STR("\"\xf4\x90\x80\x80\""), 1, 2, "invalid UTF-8");
	expect_error(STR("\"\xc3\xa9\xc3\""), 1, 4, "invalid UTF-8");
	expect_error(STR("\"\xc3"), 1, 2, "invalid UTF-8");
	expect_error(STR("\"\x80\""), 1, 2, "invalid UTF-8");
}

static void test_number_errors(void **state)
{
	(void)state;
	expect_error(STR("[01]"), 1, 2, "leading zero");
	expect_error(STR("[-01]"), 1, 3, "leading zero");
	expect_error(STR("[+1]"), 1, 2, "unexpected character '+'");
	expect_error(STR("[-]"), 1, 3, "expected a digit");
	expect_error(STR("[1.]"), 1, 4, "expected a digit");
	expect_error(STR("[.5]"), 1, 2, "unexpected character '.'");
	expect_error(STR("[1e]"), 1, 4, "expected a digit");
	expect_error(STR("[1e+]"), 1, 5, "expected a digit");
	expect_error(STR("[0x10]"), 1, 3, "expected ',' or ']'");
	expect_error(STR("[1, 1e999]"), 1, 5, "number out of range");
	expect_error(STR("[1,\n -1e400]"), 2, 2, "number out of range");
	expect_error(STR("1000000000000000000000000000000000000000000000000000000000000000"), 1, 1,
		"longer than 63 characters");
}

static void test_repeated_keys(void **state)
{
	(void)state;
	expect_error(STR("{\"a\":1,\n \"b\":2, \"a\":3}"), 2, 9, "key stands twice");
	expect_error(STR("{\"a\":1,\"\\u0061\":3}"), 1, 8, "key stands twice");
	expect_error(STR("{\"\":1,\"\":3}"), 1, 7, "key stands twice");
	expect_error(STR("{\"x\":[{\"k\":1,\"k\":1}]}"), 1, 14, "key stands twice");
	expect_error(STR("{\"1\":1,\"2\":1,\"3\":1,\"4\":1,\"5\":1,\"6\":1,\"7\":1,\"8\":1,\"9\":1,"
			 "\"0\":1,\n\"9\":1,\"2\":1}"),
		2, 1, "key stands twice");
}

static void test_repeats_elsewhere_are_fine(void **state)
{
	read_z(*state, "[{\"a\":1},{\"a\":2,\"A\":{\"a\":3}}]");
}

static struct str repeat(struct arena *arena, const char *part, size_t count)
{
	size_t n = strlen(part);
	char *text = arena_alloc(arena, n * count);

	for (size_t i = 0; i < count; i++) {
		memcpy(text + i * n, part, n);
	}
	return (struct str){text, n * count};
}

static void test_depth(void **state)
{
	struct str opening = repeat(*state, "[", 200);
	struct str closing = repeat(*state, "]", 200);
	struct str deepest = str_join(*state, opening, closing);
	struct json_limits most = {.depth = UINT32_MAX};

	read_text(*state, deepest);
	expect_error(str_join(*state, STR("["), deepest), 1, 201, "limit of 200 levels");
	expect_error(repeat(*state, "[", 100000), 1, 201, "limit of 200 levels");
	expect_error(repeat(*state, "{\"a\":", 100000), 1, 1001, "limit of 200 levels");
	expect_error_in(repeat(*state, "[", 100000), 1, 1001, "limit of 1000 levels", most);
	expect_error_in(STR("[[1]]"), 1, 2, "limit of 1 levels", (struct json_limits){.depth = 1});
}

static void test_greatest_depth_is_read(void **state)
{
	struct str text = str_join(*state, repeat(*state, "[", 1000), repeat(*state, "]", 1000));
	struct json_error error;
	struct json_limits most = {.depth = 1000};
	const struct json *value = json_parse(*state, text, most, &error);
	size_t depth = 0;

	while (value != NULL) {
		depth++;
		value = value->first;
	}
	assert_int_equal(depth, 1000);
}

static void test_size(void **state)
{
	const size_t limit = 64 * 1024 * 1024;
	struct str text = repeat(*state, " ", limit + 1);

	expect_error(text, 1, 1, "larger than the limit of 67108864 bytes");
	expect_error(str_slice(text, 0, limit), 1, (uint32_t)limit + 1, "unexpected end");
	expect_error_in(STR("[1]"), 1, 1, "limit of 2 bytes", (struct json_limits){.bytes = 2});
}

static void test_count_of_values(void **state)
{
	struct str values = repeat(*state, "0,", 1 << 22);

	expect_error(str_join(*state, STR("["), values), 1, 8388608, "limit of 4194304 values");
}

static void test_many_keys(void **state)
{
	enum { COUNT = 200000 };
	struct buf out = {0};
	const struct json *root;

	buf_add_z(&out, "{");
	for (int i = 0; i < COUNT; i++) {
		buf_format(&out, "\"key %d\":%d,", i, i);
	}
	buf_add_z(&out, "\"last\":0}");
	root = read_text(*state, buf_str(&out));
	assert_int_equal(root->count, COUNT + 1);
	out.n--;
	buf_add_z(&out, ",\n\"key 77777\":0}");
	expect_error(buf_str(&out), 2, 1, "key stands twice");
	buf_finish(&out);
}

static void *read_often(void *text)
{
	for (int i = 0; i < 200; i++) {
		struct arena arena;
		struct json_error error;

		arena_init(&arena);
		if (json_parse(&arena, str_of(text), (struct json_limits){0}, &error) == NULL) {
			arena_finish(&arena);
			return NULL;
		}
		arena_finish(&arena);
	}
	return text;
}

static void test_threads(void **state)
{
	static char text[] = "{\"a\":[1,2,{\"b\":\"\\u00e9\"}]}";
	pthread_t threads[4];

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(pthread_create(&threads[i], NULL, read_often, text), 0);
	}
	for (size_t i = 0; i < 4; i++) {
		void *result = NULL;

		assert_int_equal(pthread_join(threads[i], &result), 0);
		assert_ptr_equal(result, text);
	}
}

static void write_sample(struct json_writer *writer)
{
	json_begin_object(writer);
	json_key(writer, "z");
	json_write_string(writer, STR("quote \" slash \\ / new\nline \x01 \x7f"));
	json_key(writer, "empty");
	json_begin_object(writer);
	json_end_object(writer);
	json_key(writer, "list");
	json_begin_array(writer);
	json_write_integer(writer, INT64_MIN);
	json_write_bool(writer, true);
	json_write_bool(writer, false);
	json_begin_array(writer);
	json_end_array(writer);
	json_write_null(writer);
	json_write_string(writer, STR_NONE);
	json_write_string(writer, STR(""));
	json_end_array(writer);
	json_key(writer, "a");
	json_write_integer(writer, 0);
	json_end_object(writer);
}

static void test_writer(void **state)
{
	static const char expected[] =
		"{\n"
		"  \"z\": \"quote \\\" slash \\\\ / new\\nline \\u0001 \\u007f\",\n"
		"  \"empty\": {},\n"
		"  \"list\": [\n"
		"    -9223372036854775808,\n"
		"    true,\n"
		"    false,\n"
		"    [],\n"
		"    null,\n"
		"    null,\n"
		"    \"\"\n"
		"  ],\n"
		"  \"a\": 0\n"
		"}\n";
	struct buf out = {0};
	struct json_writer writer = {.out = &out};

	(void)state;
	write_sample(&writer);
	assert_string_equal(out.s, expected);
	/* ready for the next document */
	json_write_integer(&writer, 5);
	assert_string_equal(out.s + sizeof(expected) - 1, "5\n");
	buf_finish(&out);
}

static void expect_written(struct str value, const char *expected)
{
	struct buf out = {0};
	struct json_writer writer = {.out = &out};

	json_write_string(&writer, value);
	assert_string_equal(out.s, expected);
	buf_finish(&out);
}

static void test_writer_strings(void **state)
{
	(void)state;
	expect_written(STR("\b\t\n\v\f\r\033"), "\"\\b\\t\\n\\u000b\\f\\r\\u001b\"\n");
	expect_written(STR("a\0b"), "\"a\\u0000b\"\n");
	expect_written(STR("\xc3\xa9 \xf0\x9f\x98\x80"), "\"\xc3\xa9 \xf0\x9f\x98\x80\"\n");
	expect_written(STR("\xff|\xc3|\xed\xa0\x80"),
		"\"\xef\xbf\xbd|\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"\n");
	/* right-to-left override, next line, zero width no-break space */
	expect_written(STR("\xe2\x80\xae \xc2\x85 \xef\xbb\xbf"), "\"\\u202e \\u0085 \\ufeff\"\n");
}

static void test_round_trip(void **state)
{
	static const char text[] = "\x01\x02\t\n\"\\/\x7f \xc2\x9b \xe2\x80\xae \xf0\x9f\x98\x80";
	struct buf out = {0};
	struct json_writer writer = {.out = &out};
	const struct json *root;

	json_begin_object(&writer);
	json_key(&writer, text);
	json_write_string(&writer, str_of(text));
	json_end_object(&writer);
	root = read_text(*state, buf_str(&out));
	assert_true(str_is(json_string(json_get(root, text)), text));
	buf_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_scalars, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_integers_are_exact, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_escapes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_offsets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tree_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_lookups, set_up, tear_down),
		cmocka_unit_test(test_syntax_errors),
		cmocka_unit_test(test_string_errors),
		cmocka_unit_test(test_number_errors),
		cmocka_unit_test(test_repeated_keys),
		cmocka_unit_test_setup_teardown(test_repeats_elsewhere_are_fine, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_depth, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_greatest_depth_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_size, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_count_of_values, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_many_keys, set_up, tear_down),
		cmocka_unit_test(test_threads),
		cmocka_unit_test(test_writer),
		cmocka_unit_test(test_writer_strings),
		cmocka_unit_test_setup_teardown(test_round_trip, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
