#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clerk/advisories.h"
#include "clerk/deprecations.h"
#include "clerk/knowledge.h"
#include "clerk/names.h"

static bool is_known(struct str package)
{
	package = str_ends(package, "$") ? str_slice(package, 0, package.n - 1) : package;
	return str_is(package, "*") || names_is_clerk_package(package);
}

static void deprecations_are_of_known_packages(void **state)
{
	(void)state;
	for (const struct deprecation *row = deprecations; row->rule != NULL; row++) {
		struct str packages = str_of(row->packages);

		while (!str_absent(packages)) {
			struct str package = str_take(&packages, ' ');

			if (!is_known(package)) {
				fail_msg("%s: '%.*s'", row->rule, STR_ARGS(package));
			}
		}
	}
}

static bool is_same(const struct deprecation *a, const struct deprecation *b)
{
	return a->kind == b->kind && strcmp(a->rule, b->rule) == 0 &&
	       strcmp(a->packages, b->packages) == 0 && strcmp(a->names, b->names) == 0;
}

static void deprecations_stand_once(void **state)
{
	(void)state;
	for (const struct deprecation *row = deprecations; row->rule != NULL; row++) {
		for (const struct deprecation *other = row + 1; other->rule != NULL; other++) {
			if (is_same(row, other)) {
				fail_msg("%s", row->rule);
			}
		}
	}
}

static void deprecations_say_what_they_are(void **state)
{
	(void)state;
	for (const struct deprecation *row = deprecations; row->rule != NULL; row++) {
		bool nameless = row->kind == DEPRECATION_PACKAGE ||
				row->kind == DEPRECATION_SUBPATH || row->kind == DEPRECATION_STYLE;
		bool dotted = row->kind == DEPRECATION_PROP || row->kind == DEPRECATION_OPTION ||
			      row->kind == DEPRECATION_MEMBER || row->kind == DEPRECATION_VALUE;
		struct str names = str_of(row->names);

		if (!nameless && names.n == 0) {
			fail_msg("%s: no name", row->rule);
		}
		while (dotted && names.n > 0) {
			struct str name = str_take(&names, ' ');

			if (str_find_byte(name, '.') == SIZE_MAX) {
				fail_msg("%s: '%.*s'", row->rule, STR_ARGS(name));
			}
		}
		/* a rule without a file says where it is from */
		if (strncmp(row->rule, "later/", 6) == 0) {
			assert_non_null(row->source);
		}
	}
}

static void check_since(const struct deprecation *row, const char *since)
{
	struct version version;

	if (since == NULL || strncmp(since, "core-", 5) == 0) {
		return;
	}
	if (!version_parse(str_of(since), &version)) {
		fail_msg("%s: '%s'", row->rule, since);
	}
}

static void deprecations_have_versions(void **state)
{
	struct version version;

	(void)state;
	for (const struct deprecation *row = deprecations; row->rule != NULL; row++) {
		check_since(row, row->deprecated);
		check_since(row, row->removed);
	}
	assert_true(deprecations_version("core-3", STR("@clerk/nextjs/server"), &version));
	assert_int_equal(version.major, 7);
	assert_true(deprecations_version("core-2", STR("@clerk/backend"), &version));
	assert_int_equal(version.major, 1);
	assert_true(deprecations_version("6.0.0", STR("@clerk/nextjs"), &version));
	assert_int_equal(version.major, 6);
	assert_false(deprecations_version("core-3", STR("@clerk/clerk-react"), &version));
}

static const char *rule_of(enum deprecation_kind kind, const char *package, const char *name)
{
	const struct deprecation *row =
		deprecations_find(deprecations, kind, str_of(package), str_of(name));

	return row == NULL ? "" : row->rule;
}

static void deprecations_are_found_by_name(void **state)
{
	(void)state;
	assert_string_equal(rule_of(DEPRECATION_EXPORT, "@clerk/clerk-react", "SignedIn"),
		"core-3/protect-signedin-signedout-replaced-by-show");
	assert_string_equal(rule_of(DEPRECATION_EXPORT, "@clerk/nextjs", "auth"),
		"core-2/nextjs/auth-import-change");
	assert_string_equal(rule_of(DEPRECATION_EXPORT, "@clerk/nextjs/server", "auth"), "");
	assert_string_equal(rule_of(DEPRECATION_EXPORT, "@clerk/nextjs/server", "authMiddleware"),
		"core-2/nextjs/auth-middleware-deprecated");
	assert_string_equal(rule_of(DEPRECATION_PROP, "@clerk/nextjs", "SignUp.appearance.layout"),
		"core-3/appearance-layout-to-options");
	assert_string_equal(rule_of(DEPRECATION_PROP, "@clerk/nextjs",
				    "OrganizationProfile.__unstable_manageBillingUrl"),
		"core-3/billing-props-removed");
	assert_string_equal(
		rule_of(DEPRECATION_PROP, "@clerk/nextjs", "SignOutButton.redirectUrl"), "");
	assert_string_equal(rule_of(DEPRECATION_SUBPATH, "@clerk/react-router/api.server", ""),
		"core-3/react-router-api-server-removed");
	assert_string_equal(rule_of(DEPRECATION_PACKAGE, "@clerk/clerk-expo/token-cache", ""),
		"core-3/clerk-expo-package-rename");
	assert_string_equal(rule_of(DEPRECATION_PACKAGE, "@clerk/clerk-expos", ""), "");
}

/* A version that lies in it, and the fixed ones outside. */
static void check_affected(const struct advisory *row)
{
	struct str fixed = str_of(row->fixed);
	struct str range = str_of(row->affected);
	struct version version;

	while (!str_absent(fixed)) {
		struct str one = str_take(&fixed, ' ');

		if (!version_parse(one, &version) || advisories_affects(row, &version)) {
			fail_msg("%s of %s: %.*s", row->id, row->package, STR_ARGS(one));
		}
	}
	while (range.n > 0) {
		size_t bars = str_find(range, STR(" || "), 0);
		struct str one = str_slice(range, 0, bars);

		range = bars == SIZE_MAX ? STR("") : str_slice(range, bars + 4, range.n);
		assert_true(version_parse(STR("999.0.0"), &version));
		assert_int_equal(version_in(&version, one), VERSION_OUTSIDE);
		if (str_starts(one, ">=")) {
			struct str lowest = str_slice(one, 2, str_find_byte(one, ' '));

			assert_true(version_parse(lowest, &version));
			assert_true(advisories_affects(row, &version));
		}
	}
}

static void advisories_have_sane_ranges(void **state)
{
	(void)state;
	for (const struct advisory *row = advisories; row->id != NULL; row++) {
		assert_true(strncmp(row->id, "CVE-", 4) == 0);
		assert_true(strcmp(row->package, "next") == 0 ||
			    names_is_clerk_package(str_of(row->package)));
		assert_true(row->title[0] != '\0' && row->source[0] != '\0');
		check_affected(row);
	}
}

static void advisories_stand_once(void **state)
{
	(void)state;
	for (const struct advisory *row = advisories; row->id != NULL; row++) {
		for (const struct advisory *other = row + 1; other->id != NULL; other++) {
			assert_false(strcmp(row->id, other->id) == 0 &&
				     strcmp(row->package, other->package) == 0);
			/* the rows of one follow each other */
			assert_true(strcmp(row->id, other->id) != 0 ||
				    strcmp((other - 1)->id, other->id) == 0);
		}
	}
}

static void pre_releases_of_affected_versions_are_affected(void **state)
{
	struct version version;

	(void)state;
	assert_true(version_parse(STR("5.3.0-canary.1"), &version));
	for (const struct advisory *row = advisories; row->id != NULL; row++) {
		if (strcmp(row->id, "CVE-2026-41248") == 0 &&
			strcmp(row->package, "@clerk/nextjs") == 0) {
			assert_true(advisories_affects(row, &version));
		}
	}
}

static void knowledge_has_a_limit_for_each_package(void **state)
{
	(void)state;
	for (const struct knowledge_package *it = knowledge_packages; it->package != NULL; it++) {
		struct version beyond;
		struct version newest;

		assert_true(names_is_clerk_package(str_of(it->package)));
		if (!version_parse(str_of(it->beyond), &beyond)) {
			fail_msg("%s: '%s'", it->package, it->beyond);
		}
		/* what the tables tell of a generation they know */
		if (deprecations_version("core-3", str_of(it->package), &newest)) {
			assert_true(version_compare(&newest, &beyond) < 0);
		}
	}
}

static void knowledge_ends_with_an_api_version(void **state)
{
	(void)state;
	assert_string_equal(knowledge_date(), "2026-08-22");
	assert_false(knowledge_api_is_beyond(str_of(knowledge_api_version())));
	assert_false(knowledge_api_is_beyond(STR("2021-02-05")));
	assert_true(knowledge_api_is_beyond(STR("2026-05-13")));
	assert_true(knowledge_api_is_beyond(STR("2031-01-01")));
	assert_false(knowledge_api_is_beyond(STR("")));
	assert_false(knowledge_api_is_beyond(STR("2031-1-1")));
	assert_false(knowledge_api_is_beyond(STR("latest-one")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deprecations_are_of_known_packages),
		cmocka_unit_test(deprecations_stand_once),
		cmocka_unit_test(deprecations_say_what_they_are),
		cmocka_unit_test(deprecations_have_versions),
		cmocka_unit_test(deprecations_are_found_by_name),
		cmocka_unit_test(advisories_have_sane_ranges),
		cmocka_unit_test(advisories_stand_once),
		cmocka_unit_test(pre_releases_of_affected_versions_are_affected),
		cmocka_unit_test(knowledge_has_a_limit_for_each_package),
		cmocka_unit_test(knowledge_ends_with_an_api_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
