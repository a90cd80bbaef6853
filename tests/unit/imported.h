#ifndef TESTS_IMPORTED_H
#define TESTS_IMPORTED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "snapshot/import.h"

/* Run from the root of the source tree. */
#define RAW  "tests/snapshot/import/"
#define PROD "ins_FAKEprod0000000000000001"
#define DEV  "ins_FAKEdev00000000000000001"

/* Made up, and put together so that nothing of this file looks like a key. */
#define SK \
	"sk_" \
	"live_" \
	"AbCdEfGhIjKlMnOpQrStUvWxYz0987612345"
#define WHSEC \
	"whsec_" \
	"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIz"

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

static const struct import_options plain = {.captured_by = {"test", 4}};

static inline bool try_import(struct str name, struct str text,
	const struct import_options *options, struct import_result *out, struct str *error)
{
	struct import_file file = {name, text};

	return import_files(&arena, &file, 1, options, out, error);
}

static inline struct str import_one(struct str text, const struct import_options *options)
{
	struct import_result result;
	struct str error;

	if (!try_import(STR("f.json"), text, options, &result, &error)) {
		fail_msg("%s", str_copy(&arena, error).s);
	}
	return result.text;
}

static inline struct str imported(const char *text)
{
	return import_one(str_of(text), &plain);
}

static inline struct str refusal(const char *text, const struct import_options *options)
{
	struct import_result result;
	struct str error;

	assert_false(try_import(STR("f.json"), str_of(text), options, &result, &error));
	return error;
}

static inline void assert_has(struct str text, const char *part)
{
	if (!str_has(text, part)) {
		fail_msg("'%s' is not in:\n%s", part, str_copy(&arena, text).s);
	}
}

static inline void assert_lacks(struct str text, const char *part)
{
	if (str_has(text, part)) {
		fail_msg("'%s' is in:\n%s", part, str_copy(&arena, text).s);
	}
}

static inline void assert_same(struct str a, struct str b)
{
	if (!str_equal(a, b)) {
		fail_msg("not the same:\n%s\n%s", str_copy(&arena, a).s, str_copy(&arena, b).s);
	}
}

#endif
