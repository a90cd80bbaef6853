#include "program/resolve_packages.h"

#include "base/ascii.h"
#include "base/path.h"
#include "clerk/names.h"
#include "program/resolve_exports.h"
#include "program/resolve_names.h"
#include "program/resolve_projects.h"

void resolve_packages_create(struct arena *arena, const struct walk_result *files,
	const struct manifest *manifests, size_t manifest_count, struct resolve_packages *out)
{
	*out = (struct resolve_packages){.files = files};
	for (size_t i = manifest_count; i > 0; i--) {
		const struct manifest *manifest = &manifests[i - 1];
		struct resolve_package package = {.manifest = manifest, .next = MAP_NONE};

		if (manifest->name.n > 0) {
			package.next = map_get(&out->by_name, manifest->name);
			map_put(arena, &out->by_name, manifest->name, (uint32_t)out->items.n);
		}
		map_put(arena, &out->by_folder, manifest->folder, (uint32_t)out->items.n);
		vec_push(arena, &out->items, package);
	}
}

void resolve_packages_note_builds(
	struct resolve_packages *packages, const struct tsconfig *configs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t index = map_get(&packages->by_folder, configs[i].folder);
		struct resolve_package *package =
			index == MAP_NONE ? NULL : &packages->items.items[index];

		if (package != NULL && !str_absent(configs[i].out_dir) &&
			str_absent(package->out_dir)) {
			package->out_dir = configs[i].out_dir;
			package->root_dir = configs[i].root_dir;
		}
	}
}

struct str resolve_packages_name(struct str specifier)
{
	size_t slash = str_find_byte(specifier, '/');

	if (specifier.n == 0 || slash == 0 || str_find_byte(specifier, ':') != SIZE_MAX ||
		str_starts(specifier, ".") || str_starts(specifier, "#")) {
		return STR_NONE;
	}
	if (specifier.s[0] == '@') {
		if (slash == SIZE_MAX || slash == 1) {
			return STR_NONE;
		}
		slash = str_find(specifier, STR("/"), slash + 1);
	}
	return str_slice(specifier, 0, slash);
}

/* The nearest package upward, or NULL. */
static const struct resolve_package *nearest(
	const struct resolve_packages *packages, struct str folder)
{
	for (;;) {
		uint32_t index = map_get(&packages->by_folder, folder);

		if (index != MAP_NONE) {
			return &packages->items.items[index];
		}
		if (folder.n == 0) {
			return NULL;
		}
		folder = path_folder(folder);
	}
}

/* The next package upward, or NULL. */
static const struct resolve_package *above(
	const struct resolve_packages *packages, const struct resolve_package *package)
{
	struct str folder = package->manifest->folder;

	return folder.n == 0 ? NULL : nearest(packages, path_folder(folder));
}

static const struct manifest_dependency *dependency_of(
	const struct resolve_package *package, struct str name)
{
	for (size_t i = 0; i < package->manifest->dependencies.n; i++) {
		if (str_equal(package->manifest->dependencies.items[i].name, name)) {
			return &package->manifest->dependencies.items[i];
		}
	}
	return NULL;
}

/* The nearest word about a name: what depends on it, and how; NULL when nothing does. */
static const struct manifest_dependency *nearest_dependency(const struct resolve_packages *packages,
	struct str folder, struct str name, const struct resolve_package **out_by)
{
	const struct resolve_package *package = nearest(packages, folder);

	for (; package != NULL; package = above(packages, package)) {
		const struct manifest_dependency *dependency = dependency_of(package, name);

		if (dependency != NULL) {
			*out_by = package;
			return dependency;
		}
	}
	return NULL;
}

/* The nearest folder upward that holds a workspace; absent if none does. */
static struct str workspace_of(const struct resolve_packages *packages, struct str folder)
{
	const struct resolve_package *package = nearest(packages, folder);

	while (package != NULL && !package->manifest->holds_workspace) {
		package = above(packages, package);
	}
	return package == NULL ? STR_NONE : package->manifest->folder;
}

/* The one package with the name in a workspace (absent: anywhere), or NULL. */
static const struct resolve_package *only_one(
	const struct resolve_packages *packages, struct str workspace, struct str name)
{
	const struct resolve_package *found = NULL;

	for (uint32_t i = map_get(&packages->by_name, name); i != MAP_NONE;
		i = packages->items.items[i].next) {
		const struct resolve_package *package = &packages->items.items[i];

		if (!str_absent(workspace) &&
			(str_absent(path_below(package->manifest->folder, workspace)) ||
				!str_equal(workspace_of(packages, package->manifest->folder),
					workspace))) {
			continue;
		}
		if (found != NULL) {
			return NULL;
		}
		found = package;
	}
	return found;
}

/* The first number of a version, and in *rest what follows; absent when there is none. */
static struct str first_number(struct str version, struct str *rest)
{
	size_t from = 0;
	size_t to;

	while (from < version.n && (version.s[from] == '^' || version.s[from] == '~' ||
					   version.s[from] == 'v' || version.s[from] == '=')) {
		from++;
	}
	for (to = from; to < version.n && ascii_is_digit(version.s[to]); to++) {
	}
	*rest = str_slice(version, to, version.n);
	return to == from ? STR_NONE : str_slice(version, from, to);
}

/*
 * Would npm take the workspace's package for this range? Only what can be
 * seen at a glance: the same leading number (below 1.0 the first two). Another
 * number means the registry's package, of which the repository has an example.
 */
static bool fits(struct str range, struct str version)
{
	struct str range_rest;
	struct str version_rest;
	struct str wanted = first_number(range, &range_rest);
	struct str have = first_number(version, &version_rest);

	if (str_is(range, "*")) {
		return true;
	}
	if (str_absent(wanted) || str_absent(have) || !str_equal(wanted, have)) {
		return false;
	}
	if (!str_is(have, "0")) {
		return true;
	}
	wanted = first_number(str_slice(range_rest, 1, range_rest.n), &range_rest);
	have = first_number(str_slice(version_rest, 1, version_rest.n), &version_rest);
	return !str_absent(wanted) && str_equal(wanted, have);
}

/* The folder that "link:../x", "file:../x" or "workspace:../x" names, or absent. */
static struct str linked_folder(struct str range, struct str folder, struct arena *scratch)
{
	static const char *const protocols[] = {"link:", "file:", "portal:", "workspace:"};

	for (size_t i = 0; i < sizeof(protocols) / sizeof(protocols[0]); i++) {
		struct str path = str_slice(range, str_of(protocols[i]).n, range.n);

		if (str_starts(range, protocols[i]) &&
			(i < 3 || str_starts(path, "./") || str_starts(path, "../"))) {
			return path_join(scratch, folder, path);
		}
	}
	return STR_NONE;
}

/* "workspace:name@range": another package under this name. */
static struct str workspace_alias(struct str range, struct str name)
{
	struct str rest = str_slice(range, sizeof("workspace:") - 1, range.n);
	size_t at = str_find(rest, STR("@"), 1);

	return at == SIZE_MAX ? name : str_slice(rest, 0, at);
}

static const struct resolve_package *choose_dependency(const struct resolve_packages *packages,
	const struct resolve_package *by, const struct manifest_dependency *dependency,
	struct arena *scratch)
{
	struct str home = by->manifest->folder;
	struct str folder = linked_folder(dependency->range, home, scratch);
	struct str workspace = workspace_of(packages, home);
	const struct resolve_package *found;
	uint32_t index;

	if (!str_absent(folder)) {
		index = map_get(&packages->by_folder, folder);
		return index == MAP_NONE ? NULL : &packages->items.items[index];
	}
	if (str_starts(dependency->range, "workspace:")) {
		return only_one(
			packages, workspace, workspace_alias(dependency->range, dependency->name));
	}
	if (str_absent(workspace)) {
		return NULL;
	}
	found = only_one(packages, workspace, dependency->name);
	return found != NULL && fits(dependency->range, found->manifest->version) ? found : NULL;
}

/* What Clerk and those who verify for it publish means that, wherever its sources lie. */
static bool is_known(struct str name)
{
	return names_is_clerk_package(name) || str_is(name, "svix") ||
	       str_is(name, "standardwebhooks");
}

const struct resolve_package *resolve_packages_choose(const struct resolve_packages *packages,
	struct str folder, struct str name, struct arena *scratch)
{
	const struct resolve_package *own = nearest(packages, folder);
	const struct resolve_package *by = NULL;
	const struct manifest_dependency *dependency;
	struct str workspace;

	if (is_known(name)) {
		return NULL;
	}
	if (own != NULL && str_equal(own->manifest->name, name)) {
		return own;
	}
	dependency = nearest_dependency(packages, folder, name, &by);
	if (dependency != NULL) {
		return choose_dependency(packages, by, dependency, scratch);
	}
	workspace = workspace_of(packages, folder);
	return str_absent(workspace) ? NULL : only_one(packages, workspace, name);
}

struct str resolve_packages_find(const struct resolve_packages *packages, struct str folder,
	struct str specifier, struct arena *scratch)
{
	struct str name = resolve_packages_name(specifier);
	const struct resolve_package *package;
	struct str rest;

	/* most names are those of no package here; a link may rename one */
	package =
		str_absent(name) ? NULL : resolve_packages_choose(packages, folder, name, scratch);
	if (package == NULL) {
		return STR_NONE;
	}
	rest = str_slice(specifier, name.n, specifier.n);
	return resolve_exports_enter(packages, package, str_join(scratch, STR("."), rest), scratch);
}

struct str resolve_packages_private(const struct resolve_packages *packages, struct str folder,
	struct str specifier, struct arena *scratch, struct str *out_package)
{
	const struct resolve_package *package = nearest(packages, folder);

	*out_package = STR_NONE;
	if (package == NULL || package->manifest->imports == NULL) {
		return STR_NONE;
	}
	return resolve_exports_private(packages, package, specifier, scratch, out_package);
}

struct str resolve_packages_alias(const struct resolve_packages *packages, struct str folder,
	struct str name, struct arena *arena)
{
	const struct resolve_package *by = NULL;
	const struct manifest_dependency *dependency =
		nearest_dependency(packages, folder, name, &by);

	return dependency != NULL && str_starts(dependency->range, "npm:")
		       ? resolve_names_package(dependency->range, arena)
		       : STR_NONE;
}
