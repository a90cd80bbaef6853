#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clerk/version.h"

/* Every answer here was given by npm's semver 7 too. */
static const struct {
	const char *version;
	const char *range;
	enum version_answer answer;
} ranges[] = {
	{"1.2.3", "^1.2.0", VERSION_INSIDE},
	{"2.0.0", "^1.2.0", VERSION_OUTSIDE},
	{"0.2.9", "^0.2.3", VERSION_INSIDE},
	{"0.3.0", "^0.2.3", VERSION_OUTSIDE},
	{"0.0.4", "^0.0.3", VERSION_OUTSIDE},
	{"0.9.0", "^0", VERSION_INSIDE},
	{"1.2.9", "~1.2.3", VERSION_INSIDE},
	{"1.3.0", "~1.2.3", VERSION_OUTSIDE},
	{"1.9.0", "~1", VERSION_INSIDE},
	{"1.2.3", "1.2.x", VERSION_INSIDE},
	{"1.3.0", "1.2", VERSION_OUTSIDE},
	{"7.0.0", "*", VERSION_INSIDE},
	{"7.0.0", "", VERSION_INSIDE},
	{"6.23.2", ">=6.13.0 <6.23.3", VERSION_INSIDE},
	{"6.23.3", ">=6.13.0 <6.23.3", VERSION_OUTSIDE},
	{"15.4.9", ">= 15.3.8 < 16", VERSION_INSIDE},
	{"1.3.0", ">1.2", VERSION_INSIDE},
	{"1.2.9", ">1.2", VERSION_OUTSIDE},
	{"1.2.9", "<=1.2", VERSION_INSIDE},
	{"2.4.9", "1.2 - 2.4", VERSION_INSIDE},
	{"2.5.0", "1.2 - 2.4", VERSION_OUTSIDE},
	{"3.0.1", "^1.0.0 || ^3.0.0", VERSION_INSIDE},
	{"2.0.0", "^1.0.0||^3.0.0", VERSION_OUTSIDE},
	{"2.0.0-beta.1", "^1.0.0", VERSION_OUTSIDE},
	{"1.2.4-beta.1", "^1.2.3", VERSION_OUTSIDE},
	{"1.2.3-beta.2", "^1.2.3-beta.1", VERSION_INSIDE},
	{"1.2.3", "latest", VERSION_NO_RANGE},
	{"1.2.3", "workspace:*", VERSION_NO_RANGE},
	{"1.2.3", "1.2.3.4", VERSION_NO_RANGE},
	{"1.2.3", "^1.0.0 || next", VERSION_NO_RANGE},
};

static void ranges_hold_versions_as_npm_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		struct version version;

		assert_true(version_parse(str_of(ranges[i].version), &version));
		if (version_in(&version, str_of(ranges[i].range)) != ranges[i].answer) {
			fail_msg("%s in '%s'", ranges[i].version, ranges[i].range);
		}
	}
}

static void versions_have_an_order(void **state)
{
	static const char *const ordered[] = {"0.0.9", "1.0.0-1", "1.0.0-2", "1.0.0-10",
		"1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0", "1.0.10",
		"1.2.0", "10.0.0"};

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(ordered) / sizeof(ordered[0]); i++) {
		struct version a;
		struct version b;

		assert_true(version_parse(str_of(ordered[i]), &a));
		assert_true(version_parse(str_of(ordered[i + 1]), &b));
		assert_true(version_compare(&a, &b) < 0);
		assert_true(version_compare(&b, &a) > 0);
		assert_int_equal(version_compare(&a, &a), 0);
	}
}

static void what_is_no_version_is_none(void **state)
{
	static const char *const texts[] = {"", "1", "1.2", "1.2.x", "01.2.3", "1.2.3-",
		"1.2.3-a..b", "1.2.3-01", "1.2.3+", "a.b.c", "1.2.3 4", "99999999999999999.0.0",
		"-1.0.0"};
	struct version version = {.major = 7};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (version_parse(str_of(texts[i]), &version)) {
			fail_msg("'%s'", texts[i]);
		}
	}
	assert_int_equal(version.major, 7);
	assert_true(version_parse(STR(" v1.2.3-rc.1+build.01 "), &version));
	assert_true(str_is(version.prerelease, "rc.1"));
}

static void endless_ranges_are_none(void **state)
{
	static char text[4096];
	struct version version;

	(void)state;
	for (size_t i = 0; i + 2 < sizeof(text); i += 2) {
		text[i] = '>';
		text[i + 1] = i % 4 == 0 ? '1' : ' ';
	}
	assert_true(version_parse(STR("1.2.3"), &version));
	assert_int_equal(version_in(&version, str_of(text)), VERSION_NO_RANGE);
}

static void test_side(void **state)
{
	(void)state;
	static const struct {
		const char *range;
		enum version_side side; /* of 6.0.0 */
	} cases[] = {
		{"6.0.0", VERSION_SIDE_FROM},
		{"6.19.5", VERSION_SIDE_FROM},
		{"5.7.1", VERSION_SIDE_BEFORE},
		{"6.0.0-beta.1", VERSION_SIDE_BEFORE},
		{"^6.19.5", VERSION_SIDE_FROM},
		{"^5.7.1", VERSION_SIDE_BEFORE},
		{"~5.7", VERSION_SIDE_BEFORE},
		{"6.x", VERSION_SIDE_FROM},
		{"5", VERSION_SIDE_BEFORE},
		{">=5", VERSION_SIDE_UNKNOWN},
		{">=6", VERSION_SIDE_FROM},
		{">6.0.0", VERSION_SIDE_FROM},
		{">5.9.9", VERSION_SIDE_UNKNOWN},
		{"<6", VERSION_SIDE_BEFORE},
		{"<=6.0.0", VERSION_SIDE_UNKNOWN},
		{"<=5.9.9", VERSION_SIDE_BEFORE},
		{">=5 <6", VERSION_SIDE_BEFORE},
		{"5.1.0 - 5.9.0", VERSION_SIDE_BEFORE},
		{"5.1.0 - 6", VERSION_SIDE_UNKNOWN},
		{"^6.1.0 || ^7.0.0", VERSION_SIDE_FROM},
		{"^5.1.0 || ^6.0.0", VERSION_SIDE_UNKNOWN},
		{"*", VERSION_SIDE_UNKNOWN},
		{"", VERSION_SIDE_UNKNOWN},
		{"latest", VERSION_SIDE_UNKNOWN},
		{"workspace:*", VERSION_SIDE_UNKNOWN},
	};
	struct version six;

	assert_true(version_parse(STR("6.0.0"), &six));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (version_side_of(str_of(cases[i].range), &six) != cases[i].side) {
			fail_msg("'%s'", cases[i].range);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_hold_versions_as_npm_says),
		cmocka_unit_test(versions_have_an_order),
		cmocka_unit_test(what_is_no_version_is_none),
		cmocka_unit_test(endless_ranges_are_none),
		cmocka_unit_test(test_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
