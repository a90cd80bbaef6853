#include <math.h>

#include "clerk/version.h"
#include "facts/token.h"

/* The clock tolerance, in milliseconds whatever the library counts. */

static void set_tolerance(struct token_reading *r, enum known known, struct site at)
{
	r->fact.tolerance = known;
	r->fact.tolerance_at = collector_site(r->collector, at);
	r->fact.tolerance_text = program_text(r->collector->program, at);
}

/* Digits with an optional fraction; returns how many bytes were read, 0 for none. */
static size_t parse_number(struct str text, double *out)
{
	double scale = 1;
	size_t i = 0;

	*out = 0;
	while (i < text.n && text.s[i] >= '0' && text.s[i] <= '9') {
		*out = *out * 10 + (text.s[i++] - '0');
	}
	if (i == 0 || i + 1 >= text.n || text.s[i] != '.') {
		return i;
	}
	for (i++; i < text.n && text.s[i] >= '0' && text.s[i] <= '9'; i++) {
		scale /= 10;
		*out += (text.s[i] - '0') * scale;
	}
	return i;
}

/* jose also takes a time span: "10s", "10 seconds", "1.5 minutes". */
static bool parse_span(struct str text, double *out_ms)
{
	static const struct {
		const char *names[6];
		double ms;
	} units[] = {
		{{"s", "sec", "secs", "second", "seconds"}, 1000},
		{{"m", "min", "mins", "minute", "minutes"}, 60e3},
		{{"h", "hr", "hrs", "hour", "hours"}, 3600e3},
		{{"d", "day", "days"}, 86400e3},
		{{"w", "week", "weeks"}, 604800e3},
		{{"y", "yr", "yrs", "year", "years"}, 31557600e3},
	};
	double number;
	size_t read = parse_number(text, &number);

	text = str_trim(str_slice(text, read, text.n));
	for (size_t i = 0; read > 0 && i < sizeof(units) / sizeof(units[0]); i++) {
		for (size_t n = 0; n < 6 && units[i].names[n] != NULL; n++) {
			if (str_is_nocase(text, units[i].names[n])) {
				*out_ms = number * units[i].ms;
				return true;
			}
		}
	}
	return false;
}

static int64_t clamped(double ms)
{
	if (!(ms > -9e15)) {
		return INT64_MIN;
	}
	return ms < 9e15 ? (int64_t)ms : INT64_MAX; /* Infinity: without bound */
}

/* Which of two versions a package's entry allows: the one the lockfile chose, or its range. */
static bool allows(const struct fact_package *package, const char *version)
{
	struct version chosen;
	struct version asked;

	if (!version_parse(str_of(version), &asked)) {
		return false;
	}
	if (version_parse(package->resolved, &chosen)) {
		return (chosen.major >= 4) == (asked.major >= 4);
	}
	return version_in(&asked, package->range) == VERSION_INSIDE;
}

/* fastify-jwt handed its options to jsonwebtoken (seconds) until 4.0.0, then to fast-jwt. */
static double unit_of(const struct token_reading *r)
{
	const struct facts *facts = r->collector->facts;
	bool seconds = false;
	bool milliseconds = false;

	if (r->library->names->unit > 0) {
		return r->library->names->unit;
	}
	for (size_t i = 0; i < facts->packages.n; i++) {
		const struct fact_package *package = &facts->packages.items[i];

		if (package->at.app == r->fact.at.app && str_is(package->name, "fastify-jwt") &&
			str_equal(package->name, r->fact.library)) {
			seconds = seconds || allows(package, "3.2.1");
			milliseconds = milliseconds || allows(package, "4.1.3");
		}
	}
	return seconds == milliseconds ? 0 : seconds ? 1000 : 1;
}

static void read_value(struct token_reading *r, struct site option)
{
	struct value value = program_single(r->collector->program, option);
	double unit = unit_of(r);
	double ms = 0;

	if (value.kind == VALUE_NULL && !value.guessed) {
		return; /* undefined: the default */
	}
	if (value.kind == VALUE_NUMBER && !value.guessed && !isnan(value.number) && unit > 0) {
		ms = value.number * unit;
	} else if (value.kind == VALUE_NUMBER && !value.guessed && value.number == 0) {
		ms = 0;
	} else if (value.kind != VALUE_STRING || value.guessed || !r->library->names->spans ||
		   !parse_span(value.text, &ms)) {
		set_tolerance(r, KNOWN_UNRESOLVED, option);
		return;
	}
	set_tolerance(r, KNOWN_VALUE, option);
	r->fact.tolerance_ms = clamped(ms);
}

/* The name of the option itself: of "verify.clockTolerance" the last. */
static struct str last_name(const char *path)
{
	return str_last_part(str_of(path), '.');
}

/* Is it given, or may it be? */
static bool read_named(struct token_reading *r, const char *path)
{
	struct site option;

	r->fact.tolerance_option = last_name(path);
	switch (token_option(r->collector->program, r->options, path, &option)) {
	case PROPERTY_FOUND:
		read_value(r, option);
		return true;
	case PROPERTY_UNKNOWN:
		set_tolerance(r, KNOWN_UNRESOLVED, r->options);
		return true;
	case PROPERTY_ABSENT:
		break;
	}
	return false;
}

void token_read_tolerance(struct token_reading *r)
{
	const struct token_options *names = r->library->names;

	r->fact.tolerance_option = names->tolerance == NULL ? STR("") : last_name(names->tolerance);
	if (r->library->act == TOKEN_CHECKS_SIGNATURE) {
		r->fact.tolerance = KNOWN_UNRESOLVED; /* whoever reads the claims compares times */
		return;
	}
	if (r->library->act != TOKEN_VERIFIES || names->tolerance == NULL ||
		r->options.expr == ID_NONE) {
		return;
	}
	if (!read_named(r, names->tolerance) && names->tolerance_other != NULL &&
		!read_named(r, names->tolerance_other)) {
		r->fact.tolerance_option = last_name(names->tolerance);
	}
}
