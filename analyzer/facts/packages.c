#include "base/path.h"
#include "clerk/names.h"
#include "facts/collector.h"
#include "json/json.h"

/* Besides Clerk's own: what decides which advice holds, or verifies for Clerk. */
static const char *const wanted[] = {
	"@capacitor/android",
	"@capacitor/ios",
	"@tanstack/react-start",
	"astro",
	"convex",
	"electron",
	"expo",
	"express",
	"express-jwt",
	"express-oauth2-jwt-bearer",
	"fastify",
	"fastify-jwt",
	"helmet",
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

/* What yarn takes for a package whatever its range, by the workspace's `resolutions`. */
static struct str resolution(
	const struct collector *collector, const struct lockfile *lockfile, struct str package)
{
	for (size_t i = 0; i < collector->manifest_count; i++) {
		const struct manifest *manifest = &collector->manifests[i];

		if (!str_equal(manifest->folder, lockfile->folder)) {
			continue;
		}
		json_each (entry, manifest->resolutions) {
			if (str_equal(entry->key, package) ||
				(str_starts(entry->key, "**/") &&
					str_equal(
						str_slice(entry->key, 3, entry->key.n), package))) {
				return json_string(entry);
			}
		}
	}
	return STR_NONE;
}

static struct str choose(const struct collector *collector, const struct lockfile *lockfile,
	struct lockfile_dependent *dependent, struct str package)
{
	struct str version = lockfile_version(lockfile, dependent, package);
	struct lockfile_dependent other = *dependent;

	if (!str_absent(version) || lockfile->kind != LOCKFILE_YARN) {
		return version;
	}
	other.range = resolution(collector, lockfile, package);
	return str_absent(other.range) ? version : lockfile_version(lockfile, &other, package);
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
		chosen = choose(collector, one, &dependent, dependency->name);
		if (nearest != NULL && one->folder.n == nearest->folder.n &&
			!str_equal(chosen, version)) {
			chosen = STR_NONE;
		}
		nearest = one;
		version = chosen;
	}
	return version.n == 0 ? STR("") : version;
}

/* "npm:@clerk/nextjs@^7.0.0" is that package under another name; takes the range out of it. */
static struct str package_of(const struct manifest_dependency *dependency, struct str *range)
{
	struct str target = str_slice(*range, 4, range->n);
	size_t at = str_find_last_byte(target, '@');

	if (!str_starts(*range, "npm:")) {
		return dependency->name;
	}
	if (at == SIZE_MAX || at == 0) { /* npm:@clerk/nextjs, npm:^7.0.0 */
		*range = target.n > 0 && target.s[0] == '@' ? STR("*") : target;
		return target.n > 0 && target.s[0] == '@' ? target : dependency->name;
	}
	*range = str_slice(target, at + 1, target.n);
	return str_slice(target, 0, at);
}

static void add_package(struct collector *collector, const struct manifest *manifest,
	const struct manifest_dependency *written)
{
	struct manifest_dependency dependency = *written;
	struct str range = packages_is_wanted(written->name)
				   ? catalog_range(&collector->catalogs, manifest->folder, written)
				   : STR_NONE;
	struct fact_package fact = {.manifest = manifest->path, .dev = written->dev};

	dependency.range = str_absent(range) ? written->range : range;
	fact.range = dependency.range;
	fact.name = package_of(&dependency, &fact.range);
	if (packages_is_wanted(fact.name)) {
		fact.at = collector_place(collector, manifest->path, written->start, written->end);
		fact.resolved = resolve(collector, manifest, &dependency);
		vec_push(collector->arena, &collector->facts->packages, fact);
	}
}

void collect_packages(struct collector *collector)
{
	for (size_t i = 0; i < collector->manifest_count; i++) {
		const struct manifest *manifest = &collector->manifests[i];

		for (size_t k = 0; k < manifest->dependencies.n; k++) {
			add_package(collector, manifest, &manifest->dependencies.items[k]);
		}
	}
}
