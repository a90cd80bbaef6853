#include "compare/match_removed.h"

#include "compare/match_generation.h"

struct str match_removed_package(struct str specifier)
{
	size_t slash = str_find_byte(specifier, '/');

	slash = slash == SIZE_MAX || !str_starts(specifier, "@")
			? slash
			: str_find(specifier, STR("/"), slash + 1);
	return str_slice(specifier, 0, slash);
}

const char *match_removed_version(struct audit *audit, const char *since, struct str package)
{
	struct version version;

	if (since == NULL || !deprecations_version(since, package, &version)) {
		return NULL;
	}
	return str_format(audit->arena, "%llu.%llu.%llu", (unsigned long long)version.major,
		(unsigned long long)version.minor, (unsigned long long)version.patch)
		.s;
}

enum version_side match_removed_side(struct audit *audit, const char *since, struct str package)
{
	const char *version = match_removed_version(audit, since, package);

	return version == NULL ? VERSION_SIDE_BEFORE : match_version_side(audit, package, version);
}

/* "7.0.0"; of a package that ends before it "@clerk/react 6.0.0", what takes its place. */
static const char *first_without(
	struct audit *audit, const struct deprecation *row, struct str package)
{
	const char *own = match_removed_version(audit, row->removed, package);
	const struct deprecation *end = match_generation_ends(package, false);
	const char *other = NULL;

	end = end == NULL ? match_generation_ends(package, true) : end;
	if (own == NULL && end != NULL && deprecations_has_package(row, str_of(end->instead))) {
		other = match_removed_version(audit, row->removed, str_of(end->instead));
	}
	return other == NULL ? own : str_format(audit->arena, "%s %s", end->instead, other).s;
}

static struct match_fate_of fate_by(
	struct audit *audit, const struct deprecation *row, struct str package)
{
	struct match_fate_of fate = {.row = row, .until = first_without(audit, row, package)};
	enum version_side side = match_removed_side(audit, row->removed, package);

	if (side == VERSION_SIDE_FROM) {
		fate.fate = MATCH_FATE_REMOVED;
		fate.since = fate.until;
		return fate;
	}
	if (row->deprecated == NULL) {
		fate.since = fate.until;
		fate.fate = side == VERSION_SIDE_UNKNOWN ? MATCH_FATE_UNKNOWN
			    : row->removed == NULL       ? MATCH_FATE_DEPRECATED
							 : MATCH_FATE_FINE;
		return fate;
	}
	if (side == VERSION_SIDE_BEFORE) {
		side = match_removed_side(audit, row->deprecated, package);
		fate.since = match_removed_version(audit, row->deprecated, package);
	} else {
		fate.since = fate.until;
	}
	fate.fate = side == VERSION_SIDE_FROM      ? MATCH_FATE_DEPRECATED
		    : side == VERSION_SIDE_UNKNOWN ? MATCH_FATE_UNKNOWN
						   : MATCH_FATE_FINE;
	return fate;
}

/* Of two removals the later one says what there is now. */
static bool is_worse(const struct match_fate_of *a, const struct match_fate_of *b)
{
	struct version first;
	struct version second;

	if (a->fate != MATCH_FATE_REMOVED || b->fate != MATCH_FATE_REMOVED) {
		return a->fate > b->fate;
	}
	return version_parse(str_of(a->since), &first) &&
	       version_parse(str_of(b->since), &second) && version_compare(&first, &second) > 0;
}

struct match_fate_of match_removed_fate(
	struct audit *audit, enum deprecation_kind kind, struct str specifier, struct str name)
{
	struct match_fate_of worst = {.fate = MATCH_FATE_FINE};
	struct str package = match_removed_package(specifier);
	const struct deprecation *row = deprecations;

	for (; (row = deprecations_find(row, kind, specifier, name)) != NULL; row++) {
		struct match_fate_of fate = fate_by(audit, row, package);

		if (is_worse(&fate, &worst)) {
			worst = fate;
		}
	}
	return worst;
}
