#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "settings/manifest.h"

struct fixture {
	struct arena arena;
	notice_vec notices;
	struct manifest manifest;
};

static bool read_text(struct fixture *fixture, const char *path, const char *text)
{
	memset(fixture, 0, sizeof(*fixture));
	arena_init(&fixture->arena);
	return manifest_read(
		&fixture->arena, str_of(path), str_of(text), &fixture->manifest, &fixture->notices);
}

static void reads_dependencies(void **state)
{
	static const char text[] =
		"{\n"
		"  \"name\": \"web\", \"type\": \"module\", \"workspaces\": [\"apps/*\"],\n"
		"  \"devDependencies\": {\"next\": \"14.0.0\", \"vitest\": \"1\"},\n"
		"  \"peerDependencies\": {\"react\": \">=18\"},\n"
		"  \"dependencies\": {\"@clerk/nextjs\": \"^6.1.0\", \"next\": \"15.0.0\", \"x\": "
		"1}\n"
		"}\n";
	struct fixture f;
	const struct manifest_dependency *items;

	(void)state;
	assert_true(read_text(&f, "apps/web/package.json", text));
	assert_int_equal(f.notices.n, 0);
	assert_true(str_is(f.manifest.folder, "apps/web"));
	assert_true(str_is(f.manifest.name, "web"));
	items = f.manifest.dependencies.items;
	assert_int_equal(f.manifest.dependencies.n, 5); /* x is no range */
	assert_true(str_is(items[0].name, "@clerk/nextjs"));
	assert_true(str_is(items[0].range, "^6.1.0"));
	assert_int_equal(items[0].start, strstr(text, "\"@clerk") - text);
	assert_int_equal(items[0].end, strstr(text, ", \"next\": \"15") - text);
	assert_false(items[0].dev);
	assert_true(str_is(items[2].name, "react") && items[2].peer && !items[2].dev);
	assert_true(str_is(items[3].name, "next") && items[3].dev);
	/* what runs is found before what only builds */
	arena_finish(&f.arena);
}

static void takes_a_small_one(void **state)
{
	struct fixture f;

	(void)state;
	assert_true(read_text(&f, "package.json", "\xEF\xBB\xBF{\"dependencies\": []}"));
	assert_true(str_is(f.manifest.folder, ""));
	assert_true(str_absent(f.manifest.name));
	assert_int_equal(f.manifest.dependencies.n, 0);
	arena_finish(&f.arena);
}

static void notes_what_is_no_manifest(void **state)
{
	static const char *const texts[] = {"", "{", "[]", "\"x\"", "null", "{\"a\": 1,}"};
	struct fixture f;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_false(read_text(&f, "a/package.json", texts[i]));
		assert_int_equal(f.notices.n, 1);
		assert_true(str_is(f.notices.items[0].path, "a/package.json"));
		assert_true(str_has(f.notices.items[0].reason, "no valid package.json, ignoring"));
		arena_finish(&f.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_dependencies),
		cmocka_unit_test(takes_a_small_one),
		cmocka_unit_test(notes_what_is_no_manifest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
