#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "settings/dotenv.h"

struct expected {
	const char *name;
	const char *value;
	char quote;
	bool expansion;
};

static void check_entries(const char *text, const struct expected *expected, size_t count)
{
	struct arena arena;
	dotenv_entries entries = {0};

	arena_init(&arena);
	dotenv_read(&arena, str_of(text), &entries);
	assert_int_equal(entries.n, count);
	for (size_t i = 0; i < count; i++) {
		const struct dotenv_entry *entry = &entries.items[i];

		assert_string_equal(str_copy(&arena, entry->name).s, expected[i].name);
		assert_string_equal(str_copy(&arena, entry->value).s, expected[i].value);
		assert_int_equal(entry->quote, expected[i].quote);
		assert_int_equal(entry->expansion, expected[i].expansion);
		assert_true(str_equal(
			entry->name, str_slice(str_of(text), entry->name_start, entry->name_end)));
	}
	arena_finish(&arena);
}

/* One line with one entry. */
static void check(const char *text, const char *value, char quote)
{
	check_entries(text, &(struct expected){"KEY", value, quote, false}, 1);
}

static void reads_plain_values(void **state)
{
	(void)state;
	check("KEY=value", "value", 0);
	check("  KEY = spaced value \t\n", "spaced value", 0);
	check("export KEY=value", "value", 0);
	check("KEY: value", "value", 0);
	check("KEY=", "", 0);
	check("KEY=a#b", "a", 0);
	check("KEY=a # b", "a", 0);
	check("KEY=a=b=c", "a=b=c", 0);
	check("\xEF\xBB\xBFKEY=after the mark", "after the mark", 0);
}

static void reads_quoted_values(void **state)
{
	(void)state;
	check("KEY=\"a b\"", "a b", '"');
	check("KEY='a b'", "a b", '\'');
	check("KEY=`a 'b' \"c\"`", "a 'b' \"c\"", '`');
	check("KEY=\"\"", "", '"');
	check("KEY=\"a # b\" # c", "a # b", '"');
	check("KEY=\"a\\nb\\rc\\td\"", "a\nb\rc\\td", '"');
	check("KEY='a\\nb'", "a\\nb", '\'');
	check("KEY='it\\'s'", "it\\'s", '\'');
	check("KEY=\"C:\\dir\\\"", "C:\\dir\\", '"');
	check("KEY='it's fine'", "it's fine", '\'');
	check("KEY=\"a\" b", "\"a\" b", 0);
	check("KEY=\"open", "\"open", 0);
}

static void reads_values_over_several_lines(void **state)
{
	(void)state;
	check_entries("A=\"one\r\ntwo\"\r\nB='three\nfour' # five\nC=6\n",
		(struct expected[]){
			{"A", "one\ntwo", '"', false},
			{"B", "three\nfour", '\'', false},
			{"C", "6", 0, false},
		},
		3);
	/* an unclosed quote ends with its line */
	check_entries("A=\"one\nB=2\n",
		(struct expected[]){{"A", "\"one", 0, false}, {"B", "2", 0, false}}, 2);
	check_entries("A=1\rB=2\r\rC=3",
		(struct expected[]){
			{"A", "1", 0, false}, {"B", "2", 0, false}, {"C", "3", 0, false}},
		3);
}

static void recognises_expansion(void **state)
{
	(void)state;
	check_entries("A=$B\nC=\"x${D}\"\nE=\\$F\nG=5$\nH=$1\n",
		(struct expected[]){
			{"A", "$B", 0, true},
			{"C", "x${D}", '"', true},
			{"E", "\\$F", 0, false},
			{"G", "5$", 0, false},
			{"H", "$1", 0, false},
		},
		5);
}

static void ignores_what_is_no_entry(void **state)
{
	(void)state;
	check_entries("# KEY=comment\nKEY\nKEY:value\ntwo words=x\n=x\n!=y\n\n", NULL, 0);
	check_entries("", NULL, 0);
	check_entries("export", NULL, 0);
	check_entries("export =x", &(struct expected){"export", "x", 0, false}, 1);
}

static void knows_where_a_value_stands(void **state)
{
	static const char text[] = "\xEF\xBB\xBF# first\nexport KEY = \"value\" # last";
	struct arena arena;
	dotenv_entries entries = {0};

	(void)state;
	arena_init(&arena);
	dotenv_read(&arena, STR(text), &entries);
	assert_int_equal(entries.n, 1);
	assert_int_equal(entries.items[0].name_start, strstr(text, "KEY") - text);
	assert_int_equal(entries.items[0].value_start, strstr(text, "value") - text);
	assert_int_equal(entries.items[0].value_end, strstr(text, "\" # last") - text);
	arena_finish(&arena);
}

/* Each of these takes minutes when a closing quote is looked for anew on every line. */
static void takes_linear_time(void **state)
{
	static const char *const lines[] = {"A=\"x\n", "A=\"\\\"x\n", "A=\" \" \" x\n"};
	enum { REPEATS = 300000 };

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct arena arena;
		dotenv_entries entries = {0};
		size_t n = strlen(lines[i]);
		char *text = malloc(n * REPEATS);

		assert_non_null(text);
		for (size_t k = 0; k < REPEATS; k++) {
			memcpy(text + k * n, lines[i], n);
		}
		arena_init(&arena);
		dotenv_read(&arena, (struct str){text, n * REPEATS}, &entries);
		assert_true(entries.n >= 1);
		arena_finish(&arena);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_plain_values),
		cmocka_unit_test(reads_quoted_values),
		cmocka_unit_test(reads_values_over_several_lines),
		cmocka_unit_test(recognises_expansion),
		cmocka_unit_test(ignores_what_is_no_entry),
		cmocka_unit_test(knows_where_a_value_stands),
		cmocka_unit_test(takes_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
