#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdint.h>

#include "base/str.h"

/*
 * Days and moments of the Gregorian calendar, years 0001 to 9999, as ISO 8601
 * writes them. There is no clock and no time zone here: a moment says its own.
 */
enum {
	DATE_DAY = 24 * 60 * 60, /* seconds */
};

/* "2026-11-22" as days since 1970-01-01; false when it is no day of the calendar. */
bool date_read_day(struct str text, int64_t *out_days);

/*
 * A day (its first second, UTC) or "2026-11-22T10:00:00Z", with a fraction,
 * without seconds or with an offset ("+02:00"), as seconds since 1970-01-01
 * UTC; false when it is none.
 */
bool date_read_moment(struct str text, int64_t *out_seconds);

/* Is the moment of the first text before the second's? What is no moment is compared as text. */
bool date_is_before(struct str text, struct str other);

/* The day a moment is in, UTC, as days since 1970-01-01. */
int64_t date_day_of(int64_t seconds);

/* "2026-11-22" of days since 1970-01-01; absent when the year is not of four digits. */
struct str date_write_day(struct arena *arena, int64_t days);

#endif
