#include "clerk/version_limits.h"

static bool holds(const struct version_limit *limit, const struct version *version)
{
	int order = version_compare(version, &limit->version);

	switch (limit->relation) {
	case VERSION_LESS:
		return order < 0;
	case VERSION_LESS_OR_EQUAL:
		return order <= 0;
	case VERSION_EQUAL:
		return order == 0;
	case VERSION_GREATER_OR_EQUAL:
		return order >= 0;
	case VERSION_GREATER:
		return order > 0;
	}
	return false;
}

static bool names_prerelease(const struct version_limits *limits, const struct version *version)
{
	for (size_t i = 0; i < limits->n; i++) {
		const struct version *limit = &limits->items[i].version;

		if (limit->prerelease.n > 0 && limit->major == version->major &&
			limit->minor == version->minor && limit->patch == version->patch) {
			return true;
		}
	}
	return false;
}

static bool fits(const struct version_limits *limits, const struct version *version)
{
	for (size_t i = 0; i < limits->n; i++) {
		if (!holds(&limits->items[i], version)) {
			return false;
		}
	}
	return version->prerelease.n == 0 || names_prerelease(limits, version);
}

/* The alternative up to the next `||`, which is taken off; *last when there is none. */
static struct str take_alternative(struct str *rest, bool *last)
{
	size_t bars = str_find(*rest, STR("||"), 0);
	struct str alternative = str_slice(*rest, 0, bars);

	*last = bars == SIZE_MAX;
	*rest = *last ? STR("") : str_slice(*rest, bars + 2, rest->n);
	return str_trim(alternative);
}

/* Where one alternative is "*", the others are of no account, be they of pre-releases. */
enum version_answer version_in(const struct version *version, struct str range)
{
	struct version_limits limits;
	bool inside = false;
	bool all = false;
	bool last;

	do {
		if (!version_limits_read(take_alternative(&range, &last), &limits)) {
			return VERSION_NO_RANGE;
		}
		all = all || limits.n == 0;
		inside = inside || fits(&limits, version);
	} while (!last);
	inside = all ? version->prerelease.n == 0 : inside;
	return inside ? VERSION_INSIDE : VERSION_OUTSIDE;
}

/* One limit is enough, as a version has to keep all of them. */
static enum version_side side_of_limit(
	const struct version_limit *limit, const struct version *version)
{
	int order = version_compare(&limit->version, version);

	switch (limit->relation) {
	case VERSION_LESS:
		return order <= 0 ? VERSION_SIDE_BEFORE : VERSION_SIDE_UNKNOWN;
	case VERSION_LESS_OR_EQUAL:
		return order < 0 ? VERSION_SIDE_BEFORE : VERSION_SIDE_UNKNOWN;
	case VERSION_EQUAL:
		return order < 0 ? VERSION_SIDE_BEFORE : VERSION_SIDE_FROM;
	case VERSION_GREATER_OR_EQUAL:
	case VERSION_GREATER:
		return order >= 0 ? VERSION_SIDE_FROM : VERSION_SIDE_UNKNOWN;
	}
	return VERSION_SIDE_UNKNOWN;
}

static enum version_side side_of_limits(
	const struct version_limits *limits, const struct version *version)
{
	enum version_side side = VERSION_SIDE_UNKNOWN;

	for (size_t i = 0; i < limits->n && side == VERSION_SIDE_UNKNOWN; i++) {
		side = side_of_limit(&limits->items[i], version);
	}
	return side;
}

enum version_side version_side_of(struct str range, const struct version *version)
{
	enum version_side all = VERSION_SIDE_UNKNOWN;
	struct version_limits limits;
	bool first = true;
	bool last;

	do {
		if (!version_limits_read(take_alternative(&range, &last), &limits)) {
			return VERSION_SIDE_UNKNOWN;
		}
		enum version_side side = side_of_limits(&limits, version);
		if (!first && side != all) {
			return VERSION_SIDE_UNKNOWN;
		}
		all = side;
		first = false;
	} while (!last);
	return all;
}
