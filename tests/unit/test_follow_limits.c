#include "make_program.h"

#include <stdio.h>

#include "base/buf.h"

/* Hostile text: every question ends, soon, with few values and little memory. */

enum {
	VALUES_MOST = 4 * PROGRAM_FOLLOW_LIMIT,
	MEMORY_MOST = 512 * 1024, /* bytes that one question may take */
};

/* What is asked for: an end, or an end with nothing given up on the way. */
enum wanted { ENDS, IS_KNOWN };

static void ask(const struct made *made, enum wanted wanted)
{
	struct arena arena;
	value_vec values = {0};
	bool unknown = false;

	arena_init(&arena);
	program_follow(&made->program, make_question(made), &arena, &values);
	assert_in_range(values.n, 1, VALUES_MOST);
	assert_in_range(arena.total, 0, MEMORY_MOST);
	for (size_t i = 0; i < values.n; i++) {
		assert_int_not_equal(values.items[i].at.module, ID_NONE);
		assert_int_not_equal(values.items[i].at.expr, ID_NONE);
		unknown = unknown || values.items[i].kind == VALUE_UNKNOWN;
	}
	assert_false(wanted == IS_KNOWN && unknown);
	program_string(&made->program, make_question(made));
	program_property(&made->program, make_question(made), "k");
	arena_finish(&arena);
}

static void ask_files(const struct tree_memory_file *files, size_t count, enum wanted wanted)
{
	struct made made;

	make_program(&made, files, count);
	ask(&made, wanted);
	unmake_program(&made);
}

static void ask_text(const char *text, enum wanted wanted)
{
	ask_files(&(struct tree_memory_file){"a.ts", text, 0}, 1, wanted);
}

static void cycles_of_names(void **state)
{
	(void)state;
	ask_text("const a = b, b = a; ask(a)", ENDS);
	ask_text("const a = a; ask(a)", ENDS);
	ask_text("let a; a = a; ask(a)", ENDS);
	ask_text("const { a } = a; ask(a)", ENDS);
	ask_text("const [a] = a; ask(a)", ENDS);
	ask_text("const a = `${a}${a}`; ask(a)", ENDS);
	ask_text("const a = a + a; ask(a)", ENDS);
	ask_text("const a = a[a]; ask(a)", ENDS);
	ask_text("const a = { ...a, ...a, ...a }; ask(a.b)", ENDS);
	ask_text("const a = new a(a); ask(a.b)", ENDS);
	ask_text("const a = a(a); ask(a.b)", ENDS);
	ask_text("const a = require(a); ask(a.b)", ENDS);
	ask_text("class A extends A { a = new A().a } ask(new A().a)", ENDS);
	ask_text("const o = { get a() { return o.a } }; ask(o.a)", ENDS);
}

static void recursive_functions(void **state)
{
	(void)state;
	ask_text("function f() { return f() } ask(f())", ENDS);
	ask_text("function f() { return g() } function g() { return f() } ask(f())", ENDS);
	ask_text("function f(a) { return f(a + a) } ask(f('x'))", ENDS);
	ask_text("function f(a) { return c ? f(f(a)) : f([a, a]) } ask(f(f('x')))", ENDS);
	ask_text("function f() { switch (c) { case 1: return f(); case 2: return f();\n"
		 "case 3: return f(); case 4: return f(); case 5: return f(); } } ask(f())",
		ENDS);
	ask_text("const f = (g) => g(g); ask(f(f))", ENDS);
	ask_text("const env = check(check(check(check(check(env, env), env), env)));\n"
		 "ask(env.A)",
		ENDS);
}

static void many_times(
	struct buf *text, const char *before, const char *part, const char *after, unsigned count)
{
	buf_finish(text);
	buf_add_z(text, before);
	for (unsigned i = 0; i < count; i++) {
		buf_format(text, "%s", part);
	}
	buf_add_z(text, after);
}

static void long_and_deep_expressions(void **state)
{
	struct buf text = {0};

	(void)state;
	many_times(&text, "ask(a", ".b", ")", 500);
	ask_text(text.s, ENDS);
	many_times(&text, "ask(a", "[a]", ")", 150);
	ask_text(text.s, ENDS);
	many_times(&text, "ask(f", "(x)", ".y)", 150);
	ask_text(text.s, ENDS);
	many_times(&text, "ask(", "c ? 'x' : ", "'y')", 150);
	ask_text(text.s, ENDS);
	many_times(&text, "ask('y'", " + 'x'", ")", 150);
	ask_text(text.s, ENDS);
	many_times(&text, "ask(x", " ?? x", ")", 150);
	ask_text(text.s, ENDS);
	many_times(&text, "ask(`", "${'x'}", "`)", 5000);
	ask_text(text.s, ENDS);
	many_times(&text, "ask({", "...o,", "}.b)", 5000);
	ask_text(text.s, ENDS);
	buf_finish(&text);
}

/* Adds a line in which '@' is a level's number and '#' the next one's. */
static void add_level(struct buf *text, const char *line, unsigned level)
{
	for (; *line != '\0'; line++) {
		if (*line == '@' || *line == '#') {
			buf_format(text, "%u", *line == '@' ? level : level + 1);
		} else {
			buf_add_byte(text, *line);
		}
	}
}

/* Level n asks level n + 1 several times: 2^n ways and more without a shared budget. */
static void ask_levels(const char *line, const char *question)
{
	struct buf text = {0};

	for (unsigned i = 0; i < 60; i++) {
		add_level(&text, line, i);
	}
	buf_add_z(&text, question);
	ask_text(text.s, ENDS);
	buf_finish(&text);
}

static void wide_alternatives(void **state)
{
	(void)state;
	ask_levels("const v@ = c ? v# : v#;\n", "ask(v0)");
	ask_levels("const v@ = v# ?? v#;\n", "ask(v0)");
	ask_levels("const v@ = v# || v#;\n", "ask(v0.k)");
	ask_levels("const v@ = v# + v#;\n", "ask(v0)");
	ask_levels("const v@ = `${v#}${v#}`;\n", "ask(v0)");
	ask_levels("const v@ = { ...v#, ...v# };\n", "ask(v0.k)");
	ask_levels("const v@ = { ...v#, ...v# };\n", "ask(v0)");
	ask_levels("const v@ = v#[v#];\n", "ask(v0)");
	ask_levels("const v@ = v#(v#, v#);\n", "ask(v0.k)");
	ask_levels("const v@ = new v#(v#);\n", "ask(v0.k)");
	ask_levels("const v@ = s.parse(v#, v#);\n", "ask(v0.k)");
	ask_levels("function v@(a) { return c ? v#(a) : v#(a) }\n", "ask(v0('x'))");
	ask_levels("function v@(a) { return v#(v#(a)) }\n", "ask(v0('x'))");
	ask_levels("import { createEnv } from '@t3-oss/env-core'\n"
		   "const v@ = () => createEnv({ server: {}, extends: [v#(), v#()] });\n",
		"ask(v0().k)");
	ask_levels("class v@ { static k = v#.k ?? v#.k }\n", "ask(v0.k)");
}

enum { BARRELS = 24 };

/* Every file re-exports every file, and none has the name. */
static void barrels_that_export_each_other(void **state)
{
	struct buf all = {0};
	char names[BARRELS][16];
	struct tree_memory_file files[BARRELS + 1];

	(void)state;
	for (unsigned i = 0; i < BARRELS; i++) {
		buf_format(&all, "export * from './b%u'; export { x%u as x%u } from './b%u';\n", i,
			i, i + 1, i);
		snprintf(names[i], sizeof(names[i]), "b%u.ts", i);
	}
	for (unsigned i = 0; i < BARRELS; i++) {
		files[i] = (struct tree_memory_file){names[i], all.s, 0};
	}
	files[BARRELS] = (struct tree_memory_file){
		"a.ts", "import { nothing } from './b0'; ask(nothing)", 0};
	ask_files(files, BARRELS + 1, ENDS);
	files[BARRELS].text = "import { x20 } from './b0'; ask(x20)";
	ask_files(files, BARRELS + 1, ENDS);
	buf_finish(&all);
}

#define ASK_FILES(wanted, ...) \
	do { \
		static const struct tree_memory_file files[] = {__VA_ARGS__}; \
		ask_files(files, sizeof(files) / sizeof(files[0]), wanted); \
	} while (0)

static void cycles_of_modules(void **state)
{
	(void)state;
	ASK_FILES(ENDS, {"a.ts", "import { a } from './a'; export { a }; ask(a)", 0});
	ASK_FILES(ENDS, {"a.ts", "import { x } from './b'; ask(x)", 0},
		{"b.ts", "export { x } from './c'", 0}, {"c.ts", "export { x } from './b'", 0});
	ASK_FILES(ENDS, {"a.ts", "import { x } from './b'; ask(x)", 0},
		{"b.ts", "export { y as x } from './c'", 0},
		{"c.ts", "export { x as y } from './b'", 0});
	ASK_FILES(ENDS, {"a.ts", "import * as b from './b'; ask(b.n.n.n.n.n.n.x)", 0},
		{"b.ts", "export * as n from './b'", 0});
	ASK_FILES(ENDS, {"a.js", "module.exports = require('./a'); ask(require('./a').x)", 0});
	ASK_FILES(ENDS, {"a.js", "module.exports = require('./b'); ask(require('./a'))", 0},
		{"b.js", "module.exports = require('./a')", 0});
	ASK_FILES(IS_KNOWN, {"a.ts", "import { x } from './b'; ask(x)", 0},
		{"b.ts", "export * from './c'; export * from './d'", 0},
		{"c.ts", "export * from './b'", 0}, {"d.ts", "export const x = 1", 0});
}

/* What is nested deeper than the budget is unknown; what is not is found. */
static void the_budget_is_enough_for_real_code(void **state)
{
	struct buf text = {0};

	(void)state;
	for (unsigned i = 0; i < 12; i++) {
		add_level(&text, "const v@ = v#;\n", i);
	}
	buf_add_z(&text, "const v12 = 'x'; ask(v0)");
	ask_text(text.s, IS_KNOWN);
	many_times(&text, "ask(`", "${'x'}/", "`)", 12);
	ask_text(text.s, IS_KNOWN);
	buf_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cycles_of_names),
		cmocka_unit_test(recursive_functions),
		cmocka_unit_test(long_and_deep_expressions),
		cmocka_unit_test(wide_alternatives),
		cmocka_unit_test(barrels_that_export_each_other),
		cmocka_unit_test(cycles_of_modules),
		cmocka_unit_test(the_budget_is_enough_for_real_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
