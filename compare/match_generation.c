#include "compare/match_generation.h"

#include "compare/match_removed.h"

const struct deprecation *match_generation_ends(struct str package, bool at_all)
{
	const struct deprecation *row = deprecations;

	for (; (row = deprecations_find(row, DEPRECATION_PACKAGE, package, STR(""))) != NULL;
		row++) {
		if ((row->removed == NULL) == at_all) {
			return row;
		}
	}
	return NULL;
}

static bool is_prerelease(struct str text)
{
	struct version version;

	return version_parse(text, &version) && version.prerelease.n > 0;
}

/* BEFORE where the package has no version of the generation, and *has false. */
static enum version_side side_of(
	struct audit *audit, const struct fact_package *package, const char *generation, bool *has)
{
	const char *since = match_removed_version(audit, generation, package->name);
	struct version version;

	*has = since != NULL && version_parse(str_of(since), &version);
	return *has ? version_side_of(match_version_text(package), &version) : VERSION_SIDE_BEFORE;
}

enum match_generation match_generation_of(struct audit *audit, const struct fact_package *package)
{
	bool has_third;
	bool has_second;
	enum version_side third = side_of(audit, package, "core-3", &has_third);
	enum version_side second = side_of(audit, package, "core-2", &has_second);

	if (!has_second && !has_third) {
		return match_generation_ends(package->name, false) == NULL ? MATCH_GENERATION_NONE
									   : MATCH_GENERATION_NOT_3;
	}
	if (is_prerelease(match_version_text(package)) || third == VERSION_SIDE_UNKNOWN) {
		return MATCH_GENERATION_UNKNOWN;
	}
	if (third == VERSION_SIDE_FROM) {
		return MATCH_GENERATION_3;
	}
	if (!has_second || second == VERSION_SIDE_UNKNOWN) {
		return MATCH_GENERATION_UNKNOWN;
	}
	return second == VERSION_SIDE_FROM ? MATCH_GENERATION_2 : MATCH_GENERATION_1;
}
