#include "compare/match_version.h"

static bool is_at(const struct audit *audit, const struct fact_package *package, bool own)
{
	const struct fact_app *app = &audit->facts->apps.items[package->at.app];

	return own ? package->at.app == audit->app : str_is(app->root, ".");
}

/* The next one at or behind `i`, or NULL; what an app does not name itself, the root may. */
static const struct fact_package *next(
	const struct audit *audit, struct str package, bool own, size_t *i)
{
	for (; *i < audit->facts->packages.n; (*i)++) {
		const struct fact_package *it = &audit->facts->packages.items[*i];

		if (str_equal(it->name, package) && is_at(audit, it, own)) {
			(*i)++;
			return it;
		}
	}
	return NULL;
}

const struct fact_package *match_version_package(const struct audit *audit, struct str package)
{
	size_t i = 0;
	const struct fact_package *found = next(audit, package, true, &i);

	i = 0;
	return found != NULL ? found : next(audit, package, false, &i);
}

struct str match_version_text(const struct fact_package *package)
{
	return package->resolved.n > 0 ? package->resolved : package->range;
}

enum version_side match_version_side(
	const struct audit *audit, struct str package, const char *version)
{
	const struct fact_package *first = match_version_package(audit, package);
	struct version at;

	if (first == NULL || !version_parse(str_of(version), &at)) {
		return VERSION_SIDE_UNKNOWN;
	}
	bool own = first->at.app == audit->app;
	enum version_side side = version_side_of(match_version_text(first), &at);
	size_t i = 0;
	for (const struct fact_package *it; (it = next(audit, package, own, &i)) != NULL;) {
		if (version_side_of(match_version_text(it), &at) != side) {
			return VERSION_SIDE_UNKNOWN;
		}
	}
	return side;
}
