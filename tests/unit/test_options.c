#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compare/cli/cli.h"
#include "compare/cli/help.h"
#include "compare/cli/options.h"

static const char *color_word(size_t number)
{
	static const char *const words[] = {"auto", "always", "never", NULL};

	return words[number];
}

static const struct option table[] = {
	{"format", 0, "text|json", true, "how to report"},
	{"color", 0, "WHEN", false, "when", color_word, .joined = "when and where"},
	{"output", 'o', "FILE", true, "where to"},
	{"jobs", 'j', "N", false, "threads"},
	{"quiet", 'q', NULL, false, "findings only"},
	{NULL},
};

static const struct option more[] = {
	{"verbose", 'v', NULL, false, "everything"},
	{NULL},
};

static const struct option *const groups[] = {table, more, NULL};

struct parsed {
	struct arena arena;
	struct options options;
	struct str error;
	bool ok;
};

/* Parses words that NULL ends. */
static void parse(struct parsed *out, const char *const *words)
{
	char *argv[16];
	int argc = 0;
	memset(out, 0, sizeof(*out));
	arena_init(&out->arena);
	while (words[argc] != NULL) {
		char *word = arena_alloc(&out->arena, strlen(words[argc]) + 1);
		argv[argc] = strcpy(word, words[argc]);
		argc++;
	}
	out->ok = options_parse(&out->arena, groups, argc, argv, &out->options, &out->error);
}

#define PARSE(out, ...) parse((out), (const char *const[]){__VA_ARGS__, NULL})

static void assert_error(struct parsed *parsed, const char *expected)
{
	assert_false(parsed->ok);
	assert_string_equal(parsed->error.s, expected);
	arena_finish(&parsed->arena);
}

static void test_values_in_every_form(void **state)
{
	(void)state;
	static const char *const forms[][3] = {
		{"--jobs", "4", NULL},
		{"--jobs=4", NULL},
		{"-j", "4", NULL},
		{"-j4", NULL},
		{"-qj4", NULL},
	};
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct parsed parsed;
		parse(&parsed, forms[i]);
		assert_true(parsed.ok);
		assert_string_equal(options_value(&parsed.options, "jobs"), "4");
		assert_int_equal(parsed.options.operands.n, 0);
		arena_finish(&parsed.arena);
	}
}

static void test_order_and_operands(void **state)
{
	(void)state;
	struct parsed parsed;
	PARSE(&parsed, "--format", "json", "-", "-vq", "--output=a=b", "--", "--jobs", "x");
	assert_true(parsed.ok);
	assert_int_equal(parsed.options.uses.n, 4);
	assert_string_equal(parsed.options.uses.items[0].value, "json");
	assert_string_equal(parsed.options.uses.items[1].option->name, "verbose");
	assert_string_equal(parsed.options.uses.items[3].value, "a=b");
	assert_true(options_has(&parsed.options, "quiet"));
	assert_false(options_has(&parsed.options, "jobs"));
	assert_int_equal(parsed.options.operands.n, 3);
	assert_string_equal(parsed.options.operands.items[0], "-");
	assert_string_equal(parsed.options.operands.items[1], "--jobs");
	arena_finish(&parsed.arena);
}

static void test_an_empty_value_is_one(void **state)
{
	(void)state;
	struct parsed parsed;
	PARSE(&parsed, "--jobs=");
	assert_true(parsed.ok);
	assert_string_equal(options_value(&parsed.options, "jobs"), "");
	arena_finish(&parsed.arena);
}

static void test_errors_say_what_to_do(void **state)
{
	(void)state;
	struct parsed parsed;
	PARSE(&parsed, "--fromat", "json");
	assert_error(&parsed, "unknown option: '--fromat': did you mean --format?");
	PARSE(&parsed, "--verb");
	assert_error(&parsed, "unknown option: '--verb': did you mean --verbose?");
	PARSE(&parsed, "--something-else");
	assert_error(&parsed, "unknown option: '--something-else'");
	PARSE(&parsed, "-qx");
	assert_error(&parsed, "unknown option: '-qx'");
	PARSE(&parsed, "--jobs");
	assert_error(&parsed, "option needs a value: '--jobs N'");
	PARSE(&parsed, "--quiet=yes");
	assert_error(&parsed, "option takes no value: '--quiet'");
	PARSE(&parsed, "-j1", "-j2");
	assert_error(&parsed, "option given twice: '--jobs'");
}

static void test_values_of_a_list(void **state)
{
	(void)state;
	struct parsed parsed;

	PARSE(&parsed, "--color=ALWAYS");
	assert_true(parsed.ok);
	assert_string_equal(options_value(&parsed.options, "color"), "always");
	arena_finish(&parsed.arena);
	PARSE(&parsed, "--color", "no\x1b");
	assert_error(&parsed, "unknown value: 'no\x1b': --color takes auto, always or never");
	PARSE(&parsed, "--color", "");
	assert_error(&parsed, "unknown value: '': --color takes auto, always or never");
}

static void test_joined_options_share_a_line(void **state)
{
	(void)state;
	const struct command command = {
		.name = "try",
		.operands = "",
		.summary = "tries",
		.more = "",
		.example = "clerk-audit try",
		.groups = {table},
	};
	struct buf out = {0};

	help_command(&command, &out);
	assert_non_null(strstr(out.s, "\n  --format text|json    how to report\n"));
	assert_non_null(strstr(out.s, "\n  --color WHEN, -o, --output FILE  when and where\n"));
	buf_finish(&out);
}

static void test_numbers(void **state)
{
	(void)state;
	uint32_t number = 7;
	assert_false(options_number("", 1024, &number));
	assert_false(options_number("-1", 1024, &number));
	assert_false(options_number("1x", 1024, &number));
	assert_false(options_number("1025", 1024, &number));
	assert_false(options_number("99999999999999999999", 1024, &number));
	assert_int_equal(number, 7);
	assert_true(options_number("1024", 1024, &number));
	assert_int_equal(number, 1024);
	assert_true(options_number("0", 1024, &number));
	assert_int_equal(number, 0);
}

/* A screen is 24 lines of 80 columns. */
static void assert_fits_screen(const struct buf *buf)
{
	size_t lines = 0;
	size_t column = 0;
	for (size_t i = 0; i < buf->n; i++) {
		if (buf->s[i] == '\n') {
			lines++;
			column = 0;
		} else {
			/* bytes that go on with a code point take no column */
			column += ((unsigned char)buf->s[i] & 0xc0) != 0x80;
		}
		if (column > 80) {
			fail_msg("too wide: %.80s", buf->s + i - column + 1);
		}
	}
	assert_in_range(lines, 3, 24);
}

static void assert_helps(const struct command *const *commands)
{
	for (size_t i = 0; commands[i] != NULL; i++) {
		struct buf buf = {0};
		help_command(commands[i], &buf);
		assert_fits_screen(&buf);
		assert_non_null(strstr(buf.s, "\nexample: clerk-audit "));
		buf_finish(&buf);
		if (commands[i]->commands != NULL) {
			assert_helps(commands[i]->commands);
		}
	}
}

static void test_help_fits_a_screen(void **state)
{
	(void)state;
	struct buf buf = {0};
	help_program(&buf);
	assert_fits_screen(&buf);
	buf_finish(&buf);
	assert_helps(cli_commands);
}

static void test_commands_by_name(void **state)
{
	(void)state;
	assert_ptr_equal(cli_command(STR("rules")), &command_rules);
	assert_null(cli_command(STR("rule")));
	assert_ptr_equal(cli_nearest_command(STR("snapshto")), &command_snapshot);
	assert_null(cli_nearest_command(STR("apps/web")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_in_every_form),
		cmocka_unit_test(test_order_and_operands),
		cmocka_unit_test(test_an_empty_value_is_one),
		cmocka_unit_test(test_errors_say_what_to_do),
		cmocka_unit_test(test_values_of_a_list),
		cmocka_unit_test(test_joined_options_share_a_line),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_help_fits_a_screen),
		cmocka_unit_test(test_commands_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
