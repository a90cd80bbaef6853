#ifndef TESTS_IMPORTED_H
#define TESTS_IMPORTED_H

#include "load_snapshot.h"

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

static inline void assert_same(struct str a, struct str b)
{
	if (!str_equal(a, b)) {
		fail_msg("not the same:\n%s\n%s", str_copy(&arena, a).s, str_copy(&arena, b).s);
	}
}

#endif
