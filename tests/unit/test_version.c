#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clerk/version.h"
#include "test_semver_answers.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void texts_are_versions_as_npm_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(semver_texts); i++) {
		struct version version = {.major = 7};
		bool good = version_parse(str_of(semver_texts[i].text), &version);

		if (good != (semver_texts[i].letters != NULL)) {
			fail_msg("'%s'", semver_texts[i].text);
		}
		assert_true(good || version.major == 7);
	}
}

static char order_of(struct str text, struct str other)
{
	struct version a;
	struct version b;

	if (!version_parse(text, &a) || !version_parse(other, &b)) {
		return '-';
	}
	return "<=>"[(version_compare(&a, &b) > 0) - (version_compare(&a, &b) < 0) + 1];
}

static void versions_stand_in_npms_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(semver_texts); i++) {
		const struct semver_answers *it = &semver_texts[i];

		for (size_t k = 0; k < COUNT(semver_texts) && it->letters != NULL; k++) {
			if (order_of(str_of(it->text), str_of(semver_texts[k].text)) !=
				it->letters[k]) {
				fail_msg("'%s' and '%s'", it->text, semver_texts[k].text);
			}
		}
	}
}

static char answer_of(struct str text, struct str range)
{
	struct version version;

	if (!version_parse(text, &version)) {
		return '-';
	}
	switch (version_in(&version, range)) {
	case VERSION_INSIDE:
		return 'y';
	case VERSION_OUTSIDE:
		return 'n';
	case VERSION_NO_RANGE:
		return '?';
	}
	return '\0';
}

static void ranges_hold_versions_as_npm_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(semver_ranges); i++) {
		const struct semver_answers *it = &semver_ranges[i];

		for (size_t k = 0; k < COUNT(semver_texts); k++) {
			char letter = answer_of(str_of(semver_texts[k].text), str_of(it->text));
			char wanted = it->letters != NULL ? it->letters[k]
				      : letter == '-'     ? '-'
							  : '?';

			if (letter != wanted) {
				fail_msg("'%s' in '%s'", semver_texts[k].text, it->text);
			}
		}
	}
}

static void a_version_is_not_endless(void **state)
{
	static char text[300];
	struct version version;

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++) {
		text[i] = "1.2.3-"[i < 6 ? i : 5];
	}
	assert_true(version_parse((struct str){text, 256}, &version));
	assert_false(version_parse((struct str){text, 257}, &version));
	assert_int_equal(version_in(&version, (struct str){text, 256}), VERSION_INSIDE);
	assert_int_equal(version_in(&version, (struct str){text, 257}), VERSION_NO_RANGE);
}

static void what_is_behind_the_sign_of_build_is_left_out(void **state)
{
	struct version version;

	(void)state;
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
		cmocka_unit_test(texts_are_versions_as_npm_says),
		cmocka_unit_test(versions_stand_in_npms_order),
		cmocka_unit_test(ranges_hold_versions_as_npm_says),
		cmocka_unit_test(a_version_is_not_endless),
		cmocka_unit_test(what_is_behind_the_sign_of_build_is_left_out),
		cmocka_unit_test(endless_ranges_are_none),
		cmocka_unit_test(test_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
