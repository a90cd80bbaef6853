#include "compare/match_version.h"

#include "clerk/deprecations.h"
#include "clerk/knowledge.h"

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
	return package->resolved.n > 0 ? package->resolved : str_trim(package->range);
}

const char *match_version_state(const struct fact_package *package)
{
	struct version version;

	return version_parse(match_version_text(package), &version) ? "is installed"
								    : "is asked for";
}

/* Beta versions of 7.0.0 are before it, and what they have of it nobody wrote down. */
static enum version_side side_of(const struct fact_package *package, const struct version *at)
{
	struct str text = match_version_text(package);
	struct version own;

	if (at->prerelease.n == 0 && version_parse(text, &own) && own.prerelease.n > 0 &&
		own.major == at->major && own.minor == at->minor && own.patch == at->patch) {
		return VERSION_SIDE_UNKNOWN;
	}
	return version_side_of(text, at);
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
	enum version_side side = side_of(first, &at);
	size_t i = 0;
	for (const struct fact_package *it; (it = next(audit, package, own, &i)) != NULL;) {
		if (side_of(it, &at) != side) {
			return VERSION_SIDE_UNKNOWN;
		}
	}
	return side;
}

enum version_side match_version_generation(const struct audit *audit, const char *generation)
{
	enum version_side found = VERSION_SIDE_UNKNOWN;

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];
		enum version_side side;
		struct version at;

		if ((!is_at(audit, it, true) && !is_at(audit, it, false)) ||
			!deprecations_version(generation, it->name, &at)) {
			continue;
		}
		side = side_of(it, &at);
		if (side == VERSION_SIDE_FROM) {
			return side;
		}
		found = side == VERSION_SIDE_BEFORE ? side : found;
	}
	return found;
}

unsigned match_version_beyond(struct audit *audit)
{
	unsigned count = 0;

	for (const struct knowledge_package *it = knowledge_packages; it->package != NULL; it++) {
		struct str name = str_of(it->package);
		const char *first = str_format(audit->arena, "%s-0", it->beyond).s;
		struct version beyond;

		/* from its first pre-release on */
		if (match_version_side(audit, name, first) != VERSION_SIDE_FROM ||
			!version_parse(str_of(it->beyond), &beyond)) {
			continue;
		}
		struct str version = match_version_text(match_version_package(audit, name));
		audit_not_evaluated(audit,
			"%s %.*s is newer than what this version of clerk-audit knows (major %llu, "
			"as of %s)",
			it->package, STR_ARGS(version), (unsigned long long)beyond.major - 1,
			knowledge_date());
		count++;
	}
	return count;
}
