#ifndef TESTS_FOLLOW_ANSWERS_H
#define TESTS_FOLLOW_ANSWERS_H

#include "make_program.h"

#include "base/buf.h"

/* Each case: files, and what the argument of ask() is found to be. */

static void show_kind(struct buf *out, const struct program *program, const struct value *value)
{
	static const char *const names[] = {[VALUE_UNKNOWN] = "unknown",
		[VALUE_BOOLEAN] = "boolean",
		[VALUE_NULL] = "null",
		[VALUE_OBJECT] = "object",
		[VALUE_ARRAY] = "array",
		[VALUE_CLASS] = "class",
		[VALUE_CALL] = "call",
		[VALUE_NEW] = "new",
		[VALUE_JSX] = "jsx",
		[VALUE_PARAM] = "param",
		[VALUE_GLOBAL] = "global",
		[VALUE_ENV] = "env",
		[VALUE_IMPORT] = "import",
		[VALUE_REGEX] = "regex",
		[VALUE_STRING] = "",
		[VALUE_NUMBER] = "",
		[VALUE_FUNCTION] = "function"};
	const struct summary *s = program->modules[value->at.module].summary;

	buf_add_z(out, names[value->kind]);
	if (value->kind == VALUE_FUNCTION) {
		buf_add_z(out, " ");
		buf_add(out, s->functions[program_expr(program, value->at)->function].name);
	}
}

static void show(struct buf *out, const struct program *program, const struct value *value)
{
	show_kind(out, program, value);
	if (value->kind == VALUE_STRING) {
		buf_add_z(out, "'");
		buf_add(out, value->text);
		buf_add_z(out, "'");
	} else if (value->kind == VALUE_NUMBER || value->kind == VALUE_REGEX) {
		buf_add(out, value->text);
	}
	if (value->name.n > 0 && value->kind != VALUE_REGEX) {
		buf_add_z(out, " ");
		buf_add(out, value->name);
	}
	if (value->package.n > 0) {
		buf_add_z(out, " of ");
		buf_add(out, value->package);
	}
	buf_add_z(out, value->awaited ? " awaited" : "");
	buf_add_z(out, value->guessed ? "?" : "");
}

static void check_files(const struct tree_memory_file *files, size_t count, const char *want)
{
	struct made made;
	struct buf got = {0};
	value_vec values = {0};

	make_program(&made, files, count);
	program_follow(&made.program, make_question(&made), &made.arena, &values);
	assert_true(values.n > 0);
	for (size_t i = 0; i < values.n; i++) {
		buf_add_z(&got, i == 0 ? "" : " | ");
		show(&got, &made.program, &values.items[i]);
	}
	if (got.n != strlen(want) || memcmp(got.s, want, got.n) != 0) {
		fail_msg("\n%s\n gives %.*s\n, not %s", files[0].text, (int)got.n, got.s, want);
	}
	buf_finish(&got);
	unmake_program(&made);
}

static void gives(const char *text, const char *want)
{
	check_files(&(struct tree_memory_file){"a.ts", text, 0}, 1, want);
}

#define FILES_GIVE(want, ...) \
	do { \
		static const struct tree_memory_file files[] = {__VA_ARGS__}; \
		check_files(files, sizeof(files) / sizeof(files[0]), want); \
	} while (0)

#endif
