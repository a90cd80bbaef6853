#include "program/resolve.h"

#include <string.h>

#include "base/path.h"
#include "program/resolve_maps.h"
#include "program/resolve_names.h"
#include "program/resolve_packages.h"
#include "program/resolve_projects.h"

struct resolve {
	const struct walk_result *files;
	struct resolve_packages packages;
	struct resolve_projects projects;
	struct resolve_maps maps;
};

enum { SPECIFIER_LIMIT = 4096 };

struct resolve *resolve_create(struct arena *arena, const struct resolve_sources *sources)
{
	struct resolve *resolve = arena_new(arena, struct resolve);

	resolve->files = sources->files;
	resolve_packages_create(arena, resolve->files, sources->manifests, sources->manifest_count,
		&resolve->packages);
	resolve_packages_note_builds(&resolve->packages, sources->configs, sources->config_count);
	resolve_projects_create(arena, sources->configs, sources->config_count, &resolve->packages,
		&resolve->projects);
	resolve_maps_create(arena, sources->maps, sources->map_count, &resolve->maps);
	return resolve;
}

static bool matches(const struct resolve_mapping *mapping, struct str specifier)
{
	if (!mapping->has_star) {
		return str_equal(mapping->prefix, specifier);
	}
	return specifier.n >= mapping->prefix.n + mapping->suffix.n &&
	       str_equal(str_slice(specifier, 0, mapping->prefix.n), mapping->prefix) &&
	       str_equal(str_slice(specifier, specifier.n - mapping->suffix.n, specifier.n),
		       mapping->suffix);
}

/* The most specific mapping: an exact one, else the longest prefix; NULL if none matches. */
static const struct resolve_mapping *best_mapping(
	const struct resolve_project *project, struct str specifier)
{
	const struct resolve_mapping *best = NULL;

	for (size_t i = 0; i < project->mappings.n; i++) {
		const struct resolve_mapping *mapping = &project->mappings.items[i];

		if (!matches(mapping, specifier)) {
			continue;
		}
		if (!mapping->has_star) {
			return mapping;
		}
		if (best == NULL || mapping->prefix.n > best->prefix.n) {
			best = mapping;
		}
	}
	return best;
}

/* Puts what the pattern's '*' stood for in the place of the target's. */
static struct str substitute(const struct resolve_mapping *mapping, struct str target,
	struct str specifier, struct arena *scratch)
{
	size_t star = mapping->has_star ? str_find_byte(target, '*') : SIZE_MAX;
	struct str middle =
		str_slice(specifier, mapping->prefix.n, specifier.n - mapping->suffix.n);
	struct str path;

	if (star == SIZE_MAX) {
		return target;
	}
	path = str_join(scratch, str_slice(target, 0, star), middle);
	path = str_join(scratch, path, str_slice(target, star + 1, target.n));
	return path_join(scratch, STR(""), path); /* what was put in may hold ".." */
}

static struct str try_mapping(const struct resolve *resolve, const struct resolve_mapping *mapping,
	struct str specifier, struct arena *scratch)
{
	struct str found = STR_NONE;

	for (size_t i = 0; i < mapping->targets.n && str_absent(found); i++) {
		struct str path =
			substitute(mapping, mapping->targets.items[i], specifier, scratch);

		found = resolve_files_find(resolve->files, path, false, scratch);
	}
	return found;
}

/* Tries the projects of one folder; *mapped when a pattern claims the specifier. */
static struct str try_projects(const struct resolve *resolve, uint32_t first, struct str specifier,
	struct arena *scratch, bool *mapped)
{
	struct str found = STR_NONE;

	for (uint32_t i = first; i != MAP_NONE && str_absent(found);) {
		const struct resolve_project *project = &resolve->projects.items.items[i];
		const struct resolve_mapping *mapping = best_mapping(project, specifier);

		if (mapping != NULL) {
			*mapped = true;
			found = try_mapping(resolve, mapping, specifier, scratch);
		} else if (!str_absent(project->base)) {
			found = resolve_files_find(resolve->files,
				path_join(scratch, project->base, specifier), false, scratch);
		}
		i = project->next;
	}
	return found;
}

/* The nearest folder upward that has a configuration (a package.json); absent if none has. */
static struct str nearest_project(const struct resolve *resolve, struct str folder)
{
	while (map_get(&resolve->projects.by_folder, folder) == MAP_NONE) {
		if (folder.n == 0) {
			return STR_NONE;
		}
		folder = path_folder(folder);
	}
	return folder;
}

static struct str nearest_package(
	const struct resolve *resolve, struct str folder, struct arena *scratch)
{
	while (str_absent(resolve_files_exact(
		resolve->files, path_join(scratch, folder, STR("./package.json"))))) {
		if (folder.n == 0) {
			return STR_NONE;
		}
		folder = path_folder(folder);
	}
	return folder;
}

/*
 * Aliases that frameworks define without a word in the repository. Sources:
 * SvelteKit docs "$lib"; Nuxt docs "alias" ("~", "@": srcDir, which is the root
 * or app/; "~~", "@@": rootDir; "#shared", "#server"); create-vite and Vue CLI
 * templates ("@": src).
 */
static const struct alias {
	const char *prefix;
	const char *folders[3];
} aliases[] = {
	{"#server", {"server"}},
	{"#shared", {"shared"}},
	{"$lib", {"src/lib"}},
	{"~~", {"."}},
	{"@@", {"."}},
	{"~", {"src", "app", "."}},
	{"@", {"src", "app", "."}},
};

static const struct alias *find_alias(struct str specifier)
{
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++) {
		size_t n = strlen(aliases[i].prefix);

		if (str_starts(specifier, aliases[i].prefix) &&
			(specifier.n == n || specifier.s[n] == '/')) {
			return &aliases[i];
		}
	}
	return NULL;
}

/* Two files that fit are one too many: nothing says which is meant. */
static struct str try_alias(
	const struct resolve *resolve, struct str from, struct str specifier, struct arena *scratch)
{
	const struct alias *alias = find_alias(specifier);
	struct str package;
	struct str found = STR_NONE;

	if (alias == NULL) {
		return STR_NONE;
	}
	package = nearest_package(resolve, path_folder(from), scratch);
	for (size_t i = 0; i < 3 && alias->folders[i] != NULL && !str_absent(package); i++) {
		struct str rest = str_slice(specifier, strlen(alias->prefix), specifier.n);
		struct str path = path_join(
			scratch, package, str_join(scratch, str_of(alias->folders[i]), rest));
		struct str file = resolve_files_find(resolve->files, path, false, scratch);

		if (!str_absent(file) && !str_absent(found)) {
			return STR_NONE;
		}
		found = str_absent(file) ? found : file;
	}
	return found;
}

static bool is_relative(struct str specifier)
{
	return str_is(specifier, ".") || str_is(specifier, "..") || str_starts(specifier, "./") ||
	       str_starts(specifier, "../");
}

static bool names_folder(struct str specifier)
{
	struct str name = path_name(specifier);

	return name.n == 0 || str_is(name, ".") || str_is(name, "..");
}

static struct str find_relative(const struct resolve *resolve, struct str folder,
	struct str specifier, struct arena *scratch)
{
	return resolve_files_find(resolve->files, path_join(scratch, folder, specifier),
		names_folder(specifier), scratch);
}

/* What is no path: by configurations, packages and, last, by habit. */
static struct str find_bare(
	const struct resolve *resolve, struct str from, struct str specifier, struct arena *scratch)
{
	struct str folder = nearest_project(resolve, path_folder(from));
	struct str found = STR_NONE;
	struct str package;
	bool mapped = false;

	if (!str_absent(folder)) {
		found = try_projects(resolve, map_get(&resolve->projects.by_folder, folder),
			specifier, scratch, &mapped);
	}
	if (str_absent(found) && str_starts(specifier, "#")) {
		found = resolve_packages_private(
			&resolve->packages, path_folder(from), specifier, scratch, &package);
	} else if (str_absent(found)) {
		found = resolve_packages_find(
			&resolve->packages, path_folder(from), specifier, scratch);
	}
	return str_absent(found) && !mapped ? try_alias(resolve, from, specifier, scratch) : found;
}

struct str resolve_specifier(
	const struct resolve *resolve, struct str from, struct str specifier, struct arena *scratch)
{
	struct str folder = path_folder(from);
	struct str mapped;

	/* bundlers take "./a.svg?raw" apart */
	specifier = str_slice(specifier, 0, str_find_byte(specifier, '?'));
	if (specifier.n == 0 || specifier.n > SPECIFIER_LIMIT) {
		return STR_NONE;
	}
	if (is_relative(specifier)) {
		return find_relative(resolve, folder, specifier, scratch);
	}
	mapped = resolve_maps_find(&resolve->maps, folder, specifier, scratch, &folder);
	if (is_relative(mapped)) {
		return find_relative(resolve, folder, mapped, scratch);
	}
	return str_absent(mapped) ? find_bare(resolve, from, specifier, scratch) : STR_NONE;
}

/* A dependency under another name, with what follows the name. */
static struct str aliased(
	const struct resolve *resolve, struct str folder, struct str specifier, struct arena *arena)
{
	struct str name = resolve_packages_name(specifier);
	struct str package =
		str_absent(name) ? STR_NONE
				 : resolve_packages_alias(&resolve->packages, folder, name, arena);

	return str_absent(package) || str_equal(package, name)
		       ? specifier
		       : str_join(arena, package, str_slice(specifier, name.n, specifier.n));
}

struct str resolve_package(
	const struct resolve *resolve, struct str from, struct str specifier, struct arena *arena)
{
	struct str folder = path_folder(from);
	struct str mapped;
	struct str package;

	if (specifier.n == 0 || specifier.n > SPECIFIER_LIMIT || is_relative(specifier)) {
		return specifier;
	}
	mapped = resolve_maps_find(&resolve->maps, folder, specifier, arena, &folder);
	if (str_absent(mapped) && str_starts(specifier, "#")) {
		resolve_packages_private(
			&resolve->packages, path_folder(from), specifier, arena, &mapped);
	}
	specifier = str_absent(mapped) ? specifier : mapped;
	package = resolve_names_package(specifier, arena);
	return str_absent(package) ? aliased(resolve, path_folder(from), specifier, arena)
				   : package;
}
