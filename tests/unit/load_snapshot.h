#ifndef TESTS_LOAD_SNAPSHOT_H
#define TESTS_LOAD_SNAPSHOT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "snapshot/snapshot.h"

/* What tests of the snapshot room share: an arena for each test, and loading. Run from the root of
 * the source tree. */
#define FIXTURES "tests/snapshot/"

static struct arena arena;

static inline int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static inline int teardown(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

static inline struct str read_file(struct str path)
{
	FILE *file = fopen(path.s, "rb");
	struct buf text = {0};
	struct str result;
	int c;

	if (file == NULL) {
		fail_msg("cannot open %s", path.s);
	}
	while ((c = fgetc(file)) != EOF) {
		buf_add_byte(&text, (char)c);
	}
	fclose(file);
	result = str_copy(&arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

static inline struct str file_text(const char *name)
{
	return read_file(str_format(&arena, FIXTURES "%s", name));
}

static inline struct snapshot load_text(const char *name, struct str text)
{
	struct snapshot snapshot = {0};
	struct str error = STR("");

	if (!snapshot_load(&arena, str_of(name), text, &snapshot, &error)) {
		fail_msg("%s", str_copy(&arena, error).s);
	}
	return snapshot;
}

static inline struct snapshot load(const char *name)
{
	return load_text(name, file_text(name));
}

static inline struct snapshot load_json(const char *text)
{
	return load_text("s.json", str_of(text));
}

static inline struct snapshot load_all(const char *const *names, size_t count)
{
	struct snapshot snapshot = load(names[0]);

	for (size_t i = 1; i < count; i++) {
		struct snapshot more = load(names[i]);

		snapshot_merge(&arena, &snapshot, &more);
	}
	return snapshot;
}

#define LOAD_ALL(...) \
	load_all((const char *const[]){__VA_ARGS__}, \
		sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static inline const char *z(struct str text)
{
	return str_copy(&arena, text).s;
}

#define assert_str(a, literal) assert_string_equal(z(a), literal)

static inline void assert_in(struct str text, const char *part)
{
	if (!str_has(text, part)) {
		fail_msg("'%s' is not in: %s", part, z(text));
	}
}

static inline void assert_not_in(struct str text, const char *part)
{
	if (str_has(text, part)) {
		fail_msg("'%s' is in: %s", part, z(text));
	}
}

/* Was something that the snapshot holds not understood, with these words? */
static inline void assert_ignored(const struct snapshot *snapshot, const char *part)
{
	for (size_t i = 0; i < snapshot->ignored.n; i++) {
		if (str_has(snapshot->ignored.items[i], part)) {
			return;
		}
	}
	fail_msg("'%s' was not noted", part);
}

static inline struct str error_of(const char *text)
{
	struct snapshot snapshot = {0};
	struct str error = STR("");

	if (snapshot_load(&arena, STR("s.json"), str_of(text), &snapshot, &error)) {
		fail_msg("loaded: %s", text);
	}
	assert_int_equal(snapshot.instances.n, 0);
	assert_true(str_find_byte(error, '\n') == SIZE_MAX);
	return error;
}

static inline const struct instance *only(const struct snapshot *snapshot)
{
	assert_int_equal(snapshot->instances.n, 1);
	return &snapshot->instances.items[0];
}

static inline void assert_bool(struct field_bool field, bool value, const char *path)
{
	if (!field.known) {
		fail_msg("unknown: %s", z(field.reason));
	}
	assert_int_equal(field.value, value);
	assert_str(field.path, path);
}

#endif
