#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "settings/document.h"
#include "syntax/syntax.h"

/* Documents as one line of text: {key: value, …}, "?" for unknown, "…" for open. */

struct fixture {
	struct arena arena;
	struct syntax_parser *parser;
	notice_vec notices;
};

static int setup(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){.parser = syntax_parser_create()};
	arena_init(&fixture.arena);
	*state = &fixture;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	syntax_parser_destroy(f->parser);
	arena_finish(&f->arena);
	return 0;
}

static void write_value(struct buf *out, const struct document_value *value);

static void write_kids(struct buf *out, const struct document_value *value)
{
	bool table = value->kind == DOCUMENT_TABLE;

	buf_add_byte(out, table ? '{' : '[');
	document_each (child, value) {
		buf_format(out, "%s", child == value->first ? "" : ", ");
		if (table) {
			buf_format(out, "%.*s: ", STR_ARGS(child->key));
		}
		write_value(out, child);
	}
	buf_add_z(out, value->open ? "…" : "");
	buf_add_byte(out, table ? '}' : ']');
}

static void write_value(struct buf *out, const struct document_value *value)
{
	switch (value->kind) {
	case DOCUMENT_UNKNOWN:
		buf_add_byte(out, '?');
		break;
	case DOCUMENT_NULL:
		buf_add_z(out, "null");
		break;
	case DOCUMENT_BOOLEAN:
		buf_add_z(out, value->truth ? "true" : "false");
		break;
	case DOCUMENT_NUMBER:
		buf_add(out, value->text);
		break;
	case DOCUMENT_STRING:
		buf_format(out, "'%.*s'", STR_ARGS(value->text));
		break;
	case DOCUMENT_LIST:
	case DOCUMENT_TABLE:
		write_kids(out, value);
		break;
	}
}

static void expect(struct fixture *f, const char *path, const char *text, const char *want)
{
	struct document document =
		document_read(f->parser, str_of(path), str_of(text), &f->arena, &f->notices);
	struct buf out = {0};

	write_value(&out, document.root);
	assert_string_equal(out.s, want);
	buf_finish(&out);
}

#define JSON "wrangler.jsonc"
#define TOML "supabase/config.toml"
#define YAML "serverless.yml"

static void test_names(void **state)
{
	(void)state;
	assert_int_equal(document_format_of(STR("a/supabase/config.toml")), DOCUMENT_TOML);
	assert_int_equal(document_format_of(STR("supabase/config.toml")), DOCUMENT_TOML);
	assert_int_equal(document_format_of(STR("mysupabase/config.toml")), DOCUMENT_NONE);
	assert_int_equal(document_format_of(STR("config.toml")), DOCUMENT_NONE);
	assert_int_equal(document_format_of(STR("x/serverless.yaml")), DOCUMENT_YAML);
	assert_int_equal(document_format_of(STR("convex.json")), DOCUMENT_JSON);
	assert_int_equal(document_format_of(STR("package.json")), DOCUMENT_NONE);
}

static void test_json(void **state)
{
	struct fixture *f = *state;

	expect(f, JSON, "{}", "{}");
	expect(f, JSON, "// a\n{\"a\": [1, true, null,], /* b */ \"b\": {\"c\": \"d\",},}",
		"{a: [1, true, null], b: {c: 'd'}}");
	expect(f, JSON, "{\"a\\u0062\": \"x\\n\\u00e9\\ud83d\\ude00\\\"\"}",
		"{ab: 'x\n\xc3\xa9\xf0\x9f\x98\x80\"'}");
	expect(f, JSON, "\xef\xbb\xbf{\"a\": -1.5e3}\r\n", "{a: -1.5e3}");
	assert_int_equal(f->notices.n, 0);
}

static void test_toml(void **state)
{
	struct fixture *f = *state;

	expect(f, TOML,
		"a = 1\r\nb.c = 'l\\i'\r\n[d.\"e f\"]\r\ng = \"t\\tu\"\r\nh = [1, # x\n 2,]\n",
		"{a: 1, b: {c: 'l\\i'}, d: {e f: {g: 't\tu', h: [1, 2]}}}");
	expect(f, TOML, "[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 3\n",
		"{a: [{x: 1}, {x: 2, b: {y: 3}}]}");
	expect(f, TOML, "a = {b = true, c.d = 0x1F}\nt = 1979-05-27\n",
		"{a: {b: true, c: {d: 0x1F}}, t: '1979-05-27'}");
	expect(f, TOML, "a = \"\"\"\nx \\\n   y\nz\"\"\"\nb = '''\nq'''\n",
		"{a: 'x y\nz', b: 'q'}");
	expect(f, TOML, "[functions.a]\n[functions.b]\nverify_jwt = false\n[functions.a.c]\n",
		"{functions: {a: {c: {}}, b: {verify_jwt: false}}}");
	assert_int_equal(f->notices.n, 0);
}

static void test_yaml(void **state)
{
	struct fixture *f = *state;

	expect(f, YAML, "a: 1\r\nb:\r\n  - c: d # e\r\n    f: ~\r\n  - [x, {y: z}]\r\n",
		"{a: 1, b: [{c: 'd', f: null}, ['x', {y: 'z'}]]}");
	expect(f, YAML, "'it''s': \"a\\x41\\n\"\ny: yes\nn: \nt: True\n",
		"{it's: 'aA\n', y: 'yes', n: null, t: true}");
	expect(f, YAML, "a: one\n  two\n\n  three\nb: \"x\n  y\\\n  z\"\n",
		"{a: 'one two\nthree', b: 'x yz'}");
	expect(f, YAML, "l: |\n  a\n   b\n\n  c\nf: >-\n  a\n  b\n\n  c\ng: |2\n  x\n",
		"{l: 'a\n b\n\nc\n', f: 'a b\nc', g: ?}");
	expect(f, YAML, "f: [a: b, c]\ng: {h, i: 2}\n", "{f: [{a: 'b'}, 'c'], g: {h: null, i: 2}}");
	assert_int_equal(f->notices.n, 0);
}

static void test_yaml_aliases(void **state)
{
	struct fixture *f = *state;

	expect(f, YAML, "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n",
		"{a: {b: 1}, c: {b: 1}, d: {e: 2, b: 1}}");
	expect(f, YAML, "a: &x {b: 1, c: 2}\ne: &y {b: 3, d: 4}\nf: {<<: [*x, *y], c: 5}\n",
		"{a: {b: 1, c: 2}, e: {b: 3, d: 4}, f: {c: 5, b: 1, d: 4}}");
	expect(f, YAML, "a: &x one\nb: &x two\nc: *x\nd: [*x, *z]\n",
		"{a: 'one', b: 'two', c: 'two', d: ['two', ?]}");
	expect(f, YAML, "a: &x [*x]\nb: {<<: *none}\nc: {<<: 1}\n", "{a: [?], b: {…}, c: {…}}");
	expect(f, YAML, "a: &x !t {b: 1}\nc: *x\n", "{a: ?, c: ?}");
	assert_int_equal(f->notices.n, 0);
}

/* Each doubles what the one before stands for. */
static void test_yaml_aliases_without_measure(void **state)
{
	struct fixture *f = *state;
	struct document document = document_read(f->parser, STR(YAML),
		STR("a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
		    "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
		    "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
		    "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"),
		&f->arena, &f->notices);

	assert_true(document.partial);
	assert_int_equal(document_get(document.root, "b")->first->kind, DOCUMENT_LIST);
	assert_int_equal(document_get(document.root, "e")->first->kind, DOCUMENT_UNKNOWN);
	document = document_read(f->parser, STR(YAML),
		STR("a: &a [1]\nb: &b [*a]\nc: &c [*b]\nd: &d [*c]\ne: &e [*d]\nf: [*e]\n"),
		&f->arena, &f->notices);
	assert_int_equal(document_get(document.root, "e")->first->kind, DOCUMENT_LIST);
	assert_int_equal(document_get(document.root, "f")->first->kind, DOCUMENT_UNKNOWN);
}

static void test_yaml_stream(void **state)
{
	struct fixture *f = *state;
	struct document document = document_read(f->parser, STR(YAML),
		STR("# a\n---\na: &x 1\n---\n# nothing\n---\nb: *x\n...\n"), &f->arena,
		&f->notices);

	assert_true(document.root == document.stream->first);
	assert_string_equal(document_get(document.root, "a")->text.s, "1");
	assert_int_equal(document_get(document.stream->last, "b")->kind, DOCUMENT_UNKNOWN);
	assert_true(document.root->next == document.stream->last);
}

static void test_yaml_is_not_looked_up(void **state)
{
	struct fixture *f = *state;

	expect(f, YAML, "r: !Ref Foo\ns: !Sub\n  - a\ng: !GetAtt a.b\n", "{r: ?, s: ?, g: ?}");
	expect(f, YAML, "? [a]\n: b\nc: d\n", "{c: 'd'…}");
	expect(f, YAML, "# nothing\n---\na: 1\n---\na: 2\n", "{a: 1}");
	expect(f, YAML, "", "null");
}

static void test_keys_given_twice(void **state)
{
	struct fixture *f = *state;

	expect(f, JSON, "{\"a\": 1, \"a\": {\"b\": 2}}", "{a: ?}");
	expect(f, TOML, "[f]\nv = true\nv = false\n", "{f: {v: ?}}");
	expect(f, YAML, "a:\n  b: 1\nc: 2\na:\n  b: 3\n", "{a: ?, c: 2}");
	assert_int_equal(f->notices.n, 3);
}

static void test_malformed(void **state)
{
	struct fixture *f = *state;
	static const char *const bad[][2] = {
		{JSON, "{\"a\": 1, \"b\": [1,"},
		{JSON, "{\"a\": \"cut"},
		{TOML, "[functions.a]\n[functions.b\nverify_jwt = false\n"},
		{TOML, "a = \"cut\n"},
		{YAML, "a:\n\tb: 1\n"},
		{YAML, "a: [1, 2\nb: 3\n"},
		{YAML, "a: 'cut\nb: 3\n"},
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct document document = document_read(
			f->parser, str_of(bad[i][0]), str_of(bad[i][1]), &f->arena, &f->notices);

		assert_true(document.partial);
		assert_non_null(document_get(document.root, "anything"));
		assert_int_equal(f->notices.n, i + 1);
	}
	/* what stands before the first error is read, what follows may belong elsewhere */
	expect(f, TOML, "[a]\nx = true\n[b\nx = false\n", "{a: {x: true…}…}");
	expect(f, JSON, "{\"a\": true, \"b\": tru, \"c\": 1}", "{a: true…}");
}

static struct str repeat(struct fixture *f, const char *part, size_t times)
{
	struct str one = str_of(part);
	char *text = arena_alloc(&f->arena, one.n * times + 1);

	for (size_t i = 0; i < times; i++) {
		memcpy(text + i * one.n, one.s, one.n);
	}
	return (struct str){text, one.n * times};
}

/* Nothing is expected of these but an end. */
static void test_hostile(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *path;
		const char *part;
		size_t times;
	} table[] = {
		{JSON, "[", 100000},
		{JSON, "{\"a\":", 50000},
		{JSON, "1,", 100000},
		{JSON, "\"", 100001},
		{TOML, "a.", 100000},
		{TOML, "[a.", 50000},
		{TOML, "a=[", 50000},
		{TOML, "[[a]]\n", 50000},
		{TOML, "'''", 10001},
		{YAML, "- ", 100000},
		{YAML, "? ", 100000},
		{YAML, "[", 100000},
		{YAML, "{a: ", 50000},
		{YAML, "&a ", 50000},
		{YAML, "a: |\n", 50000},
		{YAML, "\t", 100000},
		{YAML, "!!str ", 50000},
		{YAML, "---\n", 100000},
		{YAML, "\"\\", 100000},
		{YAML, "*a\n", 50000},
		{YAML, "a:\n ", 30000},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct document document = document_read(f->parser, str_of(table[i].path),
			repeat(f, table[i].part, table[i].times), &f->arena, &f->notices);

		assert_non_null(document.root);
		arena_clear(&f->arena);
		f->notices = (notice_vec){0};
	}
}

static struct str staircase(struct fixture *f, size_t steps)
{
	struct buf text = {0};
	struct str copy;

	for (size_t i = 0; i < steps; i++) {
		for (size_t n = 0; n < i; n++) {
			buf_add_byte(&text, ' ');
		}
		buf_add_z(&text, "a:\n");
	}
	copy = str_copy(&f->arena, buf_str(&text));
	buf_finish(&text);
	return copy;
}

static void test_deep_yaml(void **state)
{
	struct fixture *f = *state;
	struct document document =
		document_read(f->parser, STR(YAML), staircase(f, 60), &f->arena, &f->notices);

	assert_false(document.partial);
	/* more open indentations than the grammar's scanner can keep */
	for (size_t steps = 250; steps < 262; steps++) {
		document = document_read(
			f->parser, STR(YAML), staircase(f, steps), &f->arena, &f->notices);
		assert_true(document.partial);
	}
}

static void test_limits(void **state)
{
	struct fixture *f = *state;
	struct str huge = repeat(f, "# comment\n", 60000);
	struct document document =
		document_read(f->parser, STR(TOML), huge, &f->arena, &f->notices);
	struct str many = repeat(f, "- 1\n", 20000);

	assert_true(document.partial);
	assert_int_equal(document.root->kind, DOCUMENT_UNKNOWN);
	document = document_read(f->parser, STR(YAML), many, &f->arena, &f->notices);
	assert_true(document.partial);
	assert_true(document.root->open);
	assert_int_equal(f->notices.n, 2);
}

static void test_lookup(void **state)
{
	struct fixture *f = *state;
	struct document document = document_read(f->parser, STR(TOML),
		STR("[functions.hook]\nverify_jwt = false\n"), &f->arena, &f->notices);
	const struct document_value *table =
		document_get(document_get(document.root, "functions"), "hook");
	const struct document_value *value = document_get(table, "verify_jwt");

	assert_true(document_is(value, DOCUMENT_BOOLEAN));
	assert_int_equal(value->key_start, 17);
	assert_int_equal(value->end, 35);
	assert_int_equal(table->key_start, 11);
	assert_null(document_get(table, "other"));
	assert_null(document_get(value, "below a scalar"));
	assert_null(document_get(NULL, "x"));
	assert_true(str_absent(document_string(value)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_names, setup, teardown),
		cmocka_unit_test_setup_teardown(test_json, setup, teardown),
		cmocka_unit_test_setup_teardown(test_toml, setup, teardown),
		cmocka_unit_test_setup_teardown(test_yaml, setup, teardown),
		cmocka_unit_test_setup_teardown(test_yaml_aliases, setup, teardown),
		cmocka_unit_test_setup_teardown(test_yaml_aliases_without_measure, setup, teardown),
		cmocka_unit_test_setup_teardown(test_yaml_stream, setup, teardown),
		cmocka_unit_test_setup_teardown(test_yaml_is_not_looked_up, setup, teardown),
		cmocka_unit_test_setup_teardown(test_keys_given_twice, setup, teardown),
		cmocka_unit_test_setup_teardown(test_malformed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_hostile, setup, teardown),
		cmocka_unit_test_setup_teardown(test_deep_yaml, setup, teardown),
		cmocka_unit_test_setup_teardown(test_limits, setup, teardown),
		cmocka_unit_test_setup_teardown(test_lookup, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
