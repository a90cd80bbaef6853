#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "settings/lockfile.h"

struct fixture {
	struct arena arena;
	notice_vec notices;
	struct lockfile lockfile;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){0};
	arena_init(&fixture.arena);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	arena_finish(&((struct fixture *)*state)->arena);
	return 0;
}

static bool is_wanted(struct str name)
{
	return str_is(name, "svix") || str_starts(name, "@clerk/");
}

static bool read_text(struct fixture *f, struct str path, struct str text)
{
	return lockfile_read(&f->arena, path, text, is_wanted, &f->lockfile, &f->notices);
}

/* Asserts which version a package in a folder got, "" for none. */
static void assert_version(
	struct fixture *f, const char *folder, const char *package, const char *want)
{
	struct lockfile_dependent dependent = {str_of(folder), STR("web"), STR("^1.0.0")};
	struct str version = lockfile_version(&f->lockfile, &dependent, str_of(package));

	assert_true(str_is(version, want));
}

static void test_kinds(void **state)
{
	(void)state;
	assert_int_equal(lockfile_kind(STR("apps/web/package-lock.json")), LOCKFILE_NPM);
	assert_int_equal(lockfile_kind(STR("npm-shrinkwrap.json")), LOCKFILE_NPM);
	assert_int_equal(lockfile_kind(STR("pnpm-lock.yaml")), LOCKFILE_PNPM);
	assert_int_equal(lockfile_kind(STR("yarn.lock")), LOCKFILE_YARN);
	assert_int_equal(lockfile_kind(STR("bun.lock")), LOCKFILE_BUN);
	assert_int_equal(lockfile_kind(STR("package.json")), LOCKFILE_NONE);
	assert_int_equal(lockfile_kind(STR("my-yarn.lock")), LOCKFILE_NONE);
}

static void test_npm(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("package-lock.json"),
		STR("{\"lockfileVersion\": 3, \"packages\": {"
		    "\"\": {\"dependencies\": {\"svix\": \"^1.0.0\"}},"
		    "\"node_modules/svix\": {\"version\": \"1.76.1\"},"
		    "\"node_modules/left/node_modules/svix\": {\"version\": \"0.1.0\"},"
		    "\"apps/web/node_modules/svix\": {\"version\": \"1.60.2\"},"
		    "\"apps/web\": {\"version\": \"9.9.9\"}, \"apps/api\": {},"
		    "\"node_modules/@clerk/shared\": {\"version\": \"3.1.0\"},"
		    "\"node_modules/other\": {\"version\": \"1.0.0\"}}}")));
	assert_version(f, "", "svix", "1.76.1");
	assert_version(f, "apps/web", "svix", "1.60.2");
	assert_version(f, "apps/api", "svix", "1.76.1");
	assert_version(f, "apps/web", "@clerk/shared", "3.1.0");
	assert_version(f, "", "other", "");
	assert_version(f, "examples/apart", "svix", ""); /* no member of the workspace */
}

static void test_npm_version_one(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("package-lock.json"),
		STR("{\"lockfileVersion\": 1, \"dependencies\": "
		    "{\"svix\": {\"version\": \"0.77.0\"}}}")));
	assert_version(f, "", "svix", "0.77.0");
}

static void test_pnpm_nine(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("pnpm-lock.yaml"),
		STR("lockfileVersion: '9.0'\n\nsettings:\n  autoInstallPeers: true\n\n"
		    "importers:\n\n  .:\n    devDependencies:\n      svix:\n"
		    "        specifier: ^1.0.0\n        version: 1.61.0\n\n"
		    "  apps/web:\n    dependencies:\n      '@clerk/nextjs':\n"
		    "        specifier: ^6.0.0\n"
		    "        version: 6.31.0(next@15.4.6(react@19.1.0))(react@19.1.0)\n"
		    "      '@clerk/own':\n        specifier: workspace:*\n"
		    "        version: link:../own\n\n"
		    "packages:\n\n  svix@9.9.9:\n    resolution: {integrity: x}\n")));
	assert_version(f, "", "svix", "1.61.0");
	assert_version(f, "apps/web", "@clerk/nextjs", "6.31.0");
	assert_version(f, "apps/web", "svix", "");
	assert_version(f, "apps/web", "@clerk/own", "");
	assert_version(f, "", "@clerk/nextjs", "");
}

static void test_pnpm_five(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("pnpm-lock.yaml"),
		STR("lockfileVersion: 5.4\r\n\r\nspecifiers:\r\n  svix: ^9.0.0\r\n\r\n"
		    "dependencies:\r\n  '@clerk/nextjs': 4.29.1_next@13.4.1\r\n"
		    "  svix: 1.4.2\r\n\r\npackages:\r\n\r\n  /svix/8.8.8:\r\n")));
	assert_version(f, "", "svix", "1.4.2");
	assert_version(f, "", "@clerk/nextjs", "4.29.1");
}

static void test_yarn_classic(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("yarn.lock"),
		STR("# yarn lockfile v1\n\n\n\"@clerk/types@^4.0.0\":\n"
		    "  version \"4.1.0\"\n\nsvix@^0.9.0, svix@^1.0.0:\n  version \"1.5.0\"\n"
		    "  resolved \"https://example.invalid/svix.tgz\"\n"
		    "\n\"svix@2 || 3\", svix@^2.0.0:\n  version \"3.0.0\"\n")));
	assert_version(f, "", "svix", "1.5.0");
	assert_version(f, "apps/any", "svix", "1.5.0");
	assert_version(f, "", "@clerk/types", "");
}

static void test_yarn_berry(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("yarn.lock"),
		STR("__metadata:\n  version: 8\n\n"
		    "\"@clerk/nextjs@npm:^0.1.0, @clerk/nextjs@npm:^1.0.0\":\n"
		    "  version: 1.2.3\n  resolution: \"@clerk/nextjs@npm:1.2.3\"\n\n"
		    "\"svix@workspace:packages/svix\":\n  version: 0.0.0-use.local\n")));
	assert_version(f, "", "@clerk/nextjs", "1.2.3");
	assert_version(f, "", "svix", "");
}

static void test_bun(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("bun.lock"),
		STR("{\n  \"lockfileVersion\": 1,\n"
		    "  \"workspaces\": {\"\": {}, \"apps/web\": {\"name\": \"web\"},},\n"
		    "  \"packages\": {\n"
		    "    \"svix\": [\"svix@1.70.0\", \"\", {}, \"sha512-x\"],\n"
		    "    \"@clerk/own\": [\"@clerk/own@workspace:packages/own\"],\n"
		    "    \"alias\": [\"svix@1.0.0\", \"\", {}, \"sha512-z\"],\n"
		    "    \"web/svix\": [\"svix@1.71.0\", \"\", {}, \"sha512-y\"],\n  }\n}\n")));
	assert_version(f, "", "alias", "1.0.0");
	assert_version(f, "apps/web", "svix", "1.71.0");
	f->lockfile.entries.n--; /* without the nested one */
	assert_version(f, "apps/web", "svix", "1.70.0");
	assert_version(f, "", "@clerk/own", "");
}

static void test_serves_only_what_lies_below(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("web/pnpm-lock.yaml"),
		STR("lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      svix:\n"
		    "        version: 1.0.0\n")));
	assert_version(f, "web", "svix", "1.0.0");
	assert_version(f, "", "svix", "");
	assert_version(f, "website", "svix", "");
}

static void test_malformed(void **state)
{
	struct fixture *f = *state;

	assert_false(read_text(f, STR("package-lock.json"), STR("{\"packages\": ")));
	assert_int_equal(f->notices.n, 1);
	assert_true(str_has(f->notices.items[0].reason, "no valid lockfile"));
	assert_true(read_text(f, STR("package-lock.json"), STR("[1]")));
	assert_true(read_text(f, STR("bun.lock"), STR("{\"packages\": {\"svix\": [], \"\": 1}}")));
	assert_true(read_text(
		f, STR("yarn.lock"), STR(":\n  version\n\"\":\n  version:\n@:\n  version 1")));
	assert_true(read_text(f, STR("pnpm-lock.yaml"),
		STR("importers:\n  '\n    dependencies:\n      ':\n        version")));
	assert_int_equal(f->lockfile.entries.n, 0);
	assert_int_equal(f->notices.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test_setup_teardown(test_npm, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_npm_version_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_pnpm_nine, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_pnpm_five, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_yarn_classic, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_yarn_berry, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bun, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_serves_only_what_lies_below, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_malformed, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
