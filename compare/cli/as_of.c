#include "compare/cli/as_of.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/ascii.h"
#include "base/date.h"

const struct option as_of_options[] = {
	{"as-of", 0, "DATE|now", false, "the day by which ages and 'until' are judged"},
	{NULL},
};

/* Decimal digits alone, as reproducible-builds.org has it; false beyond what days are known of. */
static bool read_epoch(const char *text, int64_t *out_seconds)
{
	int64_t seconds = 0;

	for (const char *c = text; *c != '\0'; c++) {
		if (!ascii_is_digit(*c) || seconds > INT64_MAX / 10 - 10) {
			return false;
		}
		seconds = seconds * 10 + (*c - '0');
	}
	*out_seconds = seconds;
	return text[0] != '\0';
}

static bool read_now(struct arena *arena, struct str *out, struct str *error)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds = (int64_t)time(NULL);

	if (fixed != NULL && !read_epoch(fixed, &seconds)) {
		*error = str_format(arena,
			"bad SOURCE_DATE_EPOCH: '%s': it is no number of seconds since 1970: "
			"unset it, or give --as-of DATE",
			fixed);
		return false;
	}
	*out = date_write_day(arena, date_day_of(seconds));
	if (str_absent(*out)) {
		*error = STR("cannot tell the day: the clock or SOURCE_DATE_EPOCH is beyond the "
			     "year 9999: give --as-of DATE");
		return false;
	}
	return true;
}

bool as_of_read(
	struct arena *arena, const struct options *options, struct str *out, struct str *error)
{
	const char *value = options_value(options, "as-of");
	int64_t days;

	*out = STR("");
	if (value == NULL) {
		return true;
	}
	if (strcmp(value, "now") == 0) {
		return read_now(arena, out, error);
	}
	if (!date_read_day(str_of(value), &days)) {
		*error = str_format(arena,
			"not a day: '%s': --as-of takes a date such as 2026-11-22, or now", value);
		return false;
	}
	*out = str_of(value);
	return true;
}
