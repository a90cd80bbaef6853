#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void days_of_the_calendar(void **state)
{
	static const struct {
		const char *text;
		int64_t days;
	} cases[] = {
		{"1970-01-01", 0},
		{"1969-12-31", -1},
		{"1970-03-01", 59},
		{"2000-02-29", 11016},
		{"2000-03-01", 11017},
		{"2024-02-29", 19782},
		{"2026-08-22", 20687},
		{"2026-11-22", 20779},
		{"0001-01-01", -719162},
		{"9999-12-31", 2932896},
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t days = 1;

		assert_true(date_read_day(str_of(cases[i].text), &days));
		assert_int_equal(days, cases[i].days);
		assert_true(str_is(date_write_day(&arena, days), cases[i].text));
	}
	assert_true(str_absent(date_write_day(&arena, -719163)));
	assert_true(str_absent(date_write_day(&arena, 2932897)));
	arena_finish(&arena);
}

/* Writing every day of four centuries and reading it back finds each the next of the last. */
static void one_day_after_the_other(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (int64_t day = -70000; day < 80000; day++) {
		struct str text = date_write_day(&arena, day);
		int64_t back;

		assert_true(date_read_day(text, &back));
		assert_int_equal(back, day);
	}
	arena_finish(&arena);
}

static void no_days(void **state)
{
	static const char *const cases[] = {"", "2026", "2026-1-02", "2026-13-01", "2026-00-10",
		"2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29", "1900-02-29", "0000-01-01",
		"2026/01/02", "2026-01-02 ", " 2026-01-02", "+2026-01-02", "20260102", "now",
		"2026-01-02T00:00:00Z", "2026-01-0x"};
	int64_t days = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (date_read_day(str_of(cases[i]), &days)) {
			fail_msg("'%s' is a day", cases[i]);
		}
	}
	assert_false(date_read_day(STR_NONE, &days));
	assert_int_equal(days, 7);
}

static void moments(void **state)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} cases[] = {
		{"1970-01-01", 0},
		{"1970-01-02", DATE_DAY},
		{"1970-01-01T00:00:00Z", 0},
		{"1970-01-01T00:01:01Z", 61},
		{"1970-01-01T00:01Z", 60},
		{"1970-01-01T00:00:00.999Z", 0},
		{"1970-01-01T02:00:00+02:00", 0},
		{"1969-12-31T18:30:00-05:30", 0},
		{"1970-01-01T00:00:00+00:00", 0},
		{"1970-01-01T00:00:00+02:00", -7200},
		{"2026-08-22T10:00:00Z", 20687LL * DATE_DAY + 36000},
	};
	static const char *const bad[] = {"", "1970-01-01T", "1970-01-01Z", "1970-01-01T00:00:00",
		"1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z", "1970-01-01T00:00:60Z",
		"1970-01-01 00:00:00Z", "1970-01-01t00:00:00z", "1970-01-01T00:00:00.Z",
		"1970-01-01T00:00:00+2:00", "1970-01-01T00:00:00+02", "1970-01-01T00:00:00+24:00",
		"1970-01-01T00:00:00Zx", "1970-01-01T00:00:00-Z", "1970-01-01T00:00:00+02:00:00",
		"1970-02-30T00:00:00Z", "19700101T000000Z", "1970-01-01T0:00:00Z"};
	int64_t seconds;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(date_read_moment(str_of(cases[i].text), &seconds));
		assert_int_equal(seconds, cases[i].seconds);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (date_read_moment(str_of(bad[i]), &seconds)) {
			fail_msg("'%s' is a moment", bad[i]);
		}
	}
}

static void days_of_moments(void **state)
{
	(void)state;
	assert_int_equal(date_day_of(0), 0);
	assert_int_equal(date_day_of(DATE_DAY - 1), 0);
	assert_int_equal(date_day_of(DATE_DAY), 1);
	assert_int_equal(date_day_of(-1), -1);
	assert_int_equal(date_day_of(-DATE_DAY), -1);
	assert_int_equal(date_day_of(-DATE_DAY - 1), -2);
}

static void before(void **state)
{
	(void)state;
	assert_true(date_is_before(STR("2026-08-22T23:00:00+02:00"), STR("2026-08-22T22:00:00Z")));
	assert_false(date_is_before(STR("2026-08-22T22:00:00Z"), STR("2026-08-22T23:00:00+02:00")));
	assert_false(date_is_before(STR("2026-08-22"), STR("2026-08-22")));
	assert_true(date_is_before(STR("not a date"), STR("yet another")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_of_the_calendar),
		cmocka_unit_test(one_day_after_the_other),
		cmocka_unit_test(no_days),
		cmocka_unit_test(moments),
		cmocka_unit_test(days_of_moments),
		cmocka_unit_test(before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
