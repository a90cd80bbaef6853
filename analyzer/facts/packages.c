#include "base/path.h"
#include "clerk/names.h"
#include "facts/collector.h"

/* Besides Clerk's own: what decides which advice holds, or verifies for Clerk. */
static const char *const wanted[] = {
	"astro",
	"convex",
	"express",
	"fastify",
	"hono",
	"jose",
	"jsonwebtoken",
	"next",
	"nuxt",
	"react",
	"react-router",
	"standardwebhooks",
	"svix",
};

bool packages_is_wanted(struct str name)
{
	return names_is_clerk_package(name) ||
	       str_in(name, wanted, sizeof(wanted) / sizeof(wanted[0]));
}

/*
 * The version that the nearest lockfile upward chose; absent when there is
 * none, or when several lie there and do not agree.
 */
static struct str resolve(const struct collector *collector, const struct manifest *manifest,
	const struct manifest_dependency *dependency)
{
	struct lockfile_dependent dependent = {manifest->folder, manifest->name, dependency->range};
	const struct lockfile *nearest = NULL;
	struct str version = STR_NONE;

	for (size_t i = 0; i < collector->lockfile_count; i++) {
		const struct lockfile *one = &collector->lockfiles[i];
		bool serves = str_equal(one->folder, manifest->folder) ||
			      !str_absent(path_below(manifest->folder, one->folder));
		struct str chosen;

		if (!serves || (nearest != NULL && one->folder.n < nearest->folder.n)) {
			continue;
		}
		chosen = lockfile_version(one, &dependent, dependency->name);
		if (nearest != NULL && one->folder.n == nearest->folder.n &&
			!str_equal(chosen, version)) {
			chosen = STR_NONE;
		}
		nearest = one;
		version = chosen;
	}
	return version.n == 0 ? STR("") : version;
}

static void add_package(struct collector *collector, const struct manifest *manifest,
	const struct manifest_dependency *dependency)
{
	struct fact_package fact = {
		.at = collector_place(
			collector, manifest->path, dependency->start, dependency->end),
		.name = dependency->name,
		.range = dependency->range,
		.resolved = resolve(collector, manifest, dependency),
		.manifest = manifest->path,
		.dev = dependency->dev,
	};

	vec_push(collector->arena, &collector->facts->packages, fact);
}

void collect_packages(struct collector *collector)
{
	for (size_t i = 0; i < collector->manifest_count; i++) {
		const struct manifest *manifest = &collector->manifests[i];

		for (size_t k = 0; k < manifest->dependencies.n; k++) {
			if (packages_is_wanted(manifest->dependencies.items[k].name)) {
				add_package(collector, manifest, &manifest->dependencies.items[k]);
			}
		}
	}
}
