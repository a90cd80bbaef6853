#include "compare/given.h"

#include "base/path.h"

/* The app's folder as paths have it: "" for the root. */
static struct str folder_of(const struct fact_app *app)
{
	return str_is(app->root, ".") ? STR("") : app->root;
}

uint32_t given_app_of(const struct facts *facts, struct str path)
{
	uint32_t best = UINT32_MAX;
	size_t deepest = 0;

	for (uint32_t i = 0; i < facts->apps.n; i++) {
		struct str folder = folder_of(&facts->apps.items[i]);

		if (!str_absent(path_below(path, folder)) &&
			(best == UINT32_MAX || folder.n > deepest)) {
			best = i;
			deepest = folder.n;
		}
	}
	return best;
}

static bool reads(const struct facts *facts, uint32_t app, struct str name)
{
	for (size_t i = 0; i < facts->env_reads.n; i++) {
		const struct fact_env_read *it = &facts->env_reads.items[i];

		if (it->at.app == app && str_equal(it->name, name)) {
			return true;
		}
	}
	return false;
}

/* The apps with Clerk that read the name; when none does, the first app with Clerk. */
static bool is_for_reader(const struct facts *facts, uint32_t app, struct str name)
{
	uint32_t first = UINT32_MAX;
	bool any_reads = false;

	for (uint32_t i = 0; i < facts->apps.n; i++) {
		if (facts->apps.items[i].clerk) {
			first = first == UINT32_MAX ? i : first;
			any_reads = any_reads || reads(facts, i, name);
		}
	}
	if (first == UINT32_MAX) {
		return given_app_of(facts, STR("")) == app;
	}
	return any_reads ? reads(facts, app, name) : first == app;
}

bool given_is_for(
	const struct facts *facts, uint32_t app, const struct fact_environment_value *value)
{
	uint32_t home = given_app_of(facts, value->from);

	if (home != UINT32_MAX && facts->apps.items[home].clerk &&
		folder_of(&facts->apps.items[home]).n > 0) {
		return home == app;
	}
	return is_for_reader(facts, app, value->name);
}

bool given_has_file(const struct facts *facts, struct str path)
{
	for (size_t i = 0; i < facts->environment.n; i++) {
		struct str from = facts->environment.items[i].from;

		if (str_equal(from, path) || str_equal(from, path_name(path))) {
			return true;
		}
	}
	return false;
}
