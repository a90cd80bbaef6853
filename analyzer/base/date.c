#include "base/date.h"

#include "base/ascii.h"

enum {
	DAY_TEXT = 10, /* "2026-11-22" */
	DAYS_OF_ERA = 146097, /* 400 years, after which the calendar repeats */
	DAYS_TO_EPOCH = 719468, /* from 0000-03-01 to 1970-01-01 */
};

/* Takes `digits` digits off the front. */
static bool take_number(struct str *rest, size_t digits, int64_t *out)
{
	int64_t number = 0;

	if (rest->n < digits) {
		return false;
	}
	for (size_t i = 0; i < digits; i++) {
		if (!ascii_is_digit(rest->s[i])) {
			return false;
		}
		number = number * 10 + (rest->s[i] - '0');
	}
	*rest = str_slice(*rest, digits, rest->n);
	*out = number;
	return true;
}

static bool take_byte(struct str *rest, char byte)
{
	if (rest->n == 0 || rest->s[0] != byte) {
		return false;
	}
	*rest = str_slice(*rest, 1, rest->n);
	return true;
}

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int64_t days_of_month(int64_t year, int64_t month)
{
	static const int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Counted from March, so that the leap day is a year's last. */
static int64_t days_from(int64_t year, int64_t month, int64_t day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t m = month <= 2 ? month + 9 : month - 3;

	return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - DAYS_TO_EPOCH;
}

bool date_read_day(struct str text, int64_t *out_days)
{
	int64_t year;
	int64_t month;
	int64_t day;

	if (!take_number(&text, 4, &year) || !take_byte(&text, '-') ||
		!take_number(&text, 2, &month) || !take_byte(&text, '-') ||
		!take_number(&text, 2, &day) || text.n > 0) {
		return false;
	}
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month)) {
		return false;
	}
	*out_days = days_from(year, month, day);
	return true;
}

static bool take_clock(struct str *rest, int64_t *out_seconds)
{
	int64_t hour;
	int64_t minute;
	int64_t second = 0;

	if (!take_number(rest, 2, &hour) || !take_byte(rest, ':') ||
		!take_number(rest, 2, &minute) || hour > 23 || minute > 59) {
		return false;
	}
	if (take_byte(rest, ':') && (!take_number(rest, 2, &second) || second > 59)) {
		return false;
	}
	*out_seconds = (hour * 60 + minute) * 60 + second;
	return true;
}

/* ".123"; what is less than a second does not count. */
static bool skip_fraction(struct str *rest)
{
	int64_t digit;

	if (!take_byte(rest, '.')) {
		return true;
	}
	if (!take_number(rest, 1, &digit)) {
		return false;
	}
	while (take_number(rest, 1, &digit)) {
	}
	return true;
}

/* "Z" or "+02:00", as seconds that the clock is ahead of UTC; nothing may follow. */
static bool take_zone(struct str *rest, int64_t *out_seconds)
{
	bool behind = take_byte(rest, '-');
	int64_t ahead = 0;

	if (!behind && take_byte(rest, 'Z')) {
		*out_seconds = 0;
		return rest->n == 0;
	}
	if ((!behind && !take_byte(rest, '+')) || rest->n != 5 || !take_clock(rest, &ahead)) {
		return false;
	}
	*out_seconds = behind ? -ahead : ahead;
	return true;
}

bool date_read_moment(struct str text, int64_t *out_seconds)
{
	struct str rest = str_slice(text, DAY_TEXT, text.n);
	int64_t days;
	int64_t clock = 0;
	int64_t zone = 0;

	if (!date_read_day(str_slice(text, 0, DAY_TEXT), &days)) {
		return false;
	}
	if (rest.n > 0 && (!take_byte(&rest, 'T') || !take_clock(&rest, &clock) ||
				  !skip_fraction(&rest) || !take_zone(&rest, &zone))) {
		return false;
	}
	*out_seconds = days * DATE_DAY + clock - zone;
	return true;
}

bool date_is_before(struct str text, struct str other)
{
	int64_t first;
	int64_t second;

	if (date_read_moment(text, &first) && date_read_moment(other, &second) && first != second) {
		return first < second;
	}
	return str_compare(text, other) < 0;
}

int64_t date_day_of(int64_t seconds)
{
	return seconds / DATE_DAY - (seconds % DATE_DAY < 0);
}

struct str date_write_day(struct arena *arena, int64_t days)
{
	int64_t first;
	int64_t last;

	date_read_day(STR("0001-01-01"), &first);
	date_read_day(STR("9999-12-31"), &last);
	if (days < first || days > last) {
		return STR_NONE;
	}
	/* from 0000-03-01; both counts are positive from here on */
	int64_t since = days + DAYS_TO_EPOCH;
	int64_t of_era = since % DAYS_OF_ERA;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t m = (5 * of_year + 2) / 153;
	int64_t day = of_year - (153 * m + 2) / 5 + 1;
	int64_t month = m < 10 ? m + 3 : m - 9;

	year += since / DAYS_OF_ERA * 400 + (month <= 2);
	return str_format(arena, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
}
