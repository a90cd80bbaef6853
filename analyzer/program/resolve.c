#include "program/resolve.h"

#include <string.h>

#include "base/path.h"
#include "program/resolve_projects.h"

struct resolve {
	const struct walk_result *files;
	struct map by_path; /* path → index of the file */
	struct resolve_projects projects;
};

enum { SPECIFIER_LIMIT = 4096 };
struct resolve *resolve_create(struct arena *arena, const struct walk_result *files,
	const struct tsconfig *configs, size_t config_count)
{
	struct resolve *resolve = arena_new(arena, struct resolve);

	resolve->files = files;
	for (size_t i = 0; i < files->files.n; i++) {
		map_put(arena, &resolve->by_path, files->files.items[i].path, (uint32_t)i);
	}
	resolve_projects_create(arena, configs, config_count, &resolve->projects);
	return resolve;
}

/* A path that is tried with several endings, in a buffer with room for them. */
struct attempt {
	const struct resolve *resolve;
	char *path;
	size_t n;
};

enum { ENDING_ROOM = 32 };

static struct str find_file(const struct resolve *resolve, struct str path)
{
	uint32_t index = map_get(&resolve->by_path, path);

	return index == MAP_NONE ? STR_NONE : resolve->files->files.items[index].path;
}

/* Puts an ending at offset `at`. */
static struct str try_ending(struct attempt *attempt, size_t at, const char *ending)
{
	size_t n = strlen(ending);

	memcpy(attempt->path + at, ending, n);
	return find_file(attempt->resolve, (struct str){attempt->path, at + n});
}

static struct str try_extensions(struct attempt *attempt, size_t at)
{
	static const char *const extensions[] = {".ts", ".tsx", ".mts", ".cts", ".js", ".jsx",
		".mjs", ".cjs", ".vue", ".svelte", ".astro", ".json"};
	struct str found = STR_NONE;

	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]) && str_absent(found);
		i++) {
		found = try_ending(attempt, at, extensions[i]);
	}
	return found;
}

/* TypeScript sources name the file that they will be compiled to. */
static struct str try_source_of(struct attempt *attempt)
{
	static const char *const pairs[][2] = {{".js", ".ts"}, {".js", ".tsx"}, {".jsx", ".tsx"},
		{".mjs", ".mts"}, {".cjs", ".cts"}};
	struct str path = {attempt->path, attempt->n};
	struct str found = STR_NONE;

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]) && str_absent(found); i++) {
		if (str_ends(path, pairs[i][0])) {
			found = try_ending(attempt, attempt->n - strlen(pairs[i][0]), pairs[i][1]);
			/* the ending was written over */
			memcpy(attempt->path + attempt->n - strlen(pairs[i][0]), pairs[i][0],
				strlen(pairs[i][0]));
		}
	}
	return found;
}

/* Finds the file that a path without or with its extension means. */
static struct str try_path(
	const struct resolve *resolve, struct str path, bool folder_only, struct arena *scratch)
{
	struct attempt attempt = {resolve, NULL, path.n};
	struct str found = STR_NONE;
	size_t at = path.n;

	if (str_absent(path)) {
		return STR_NONE;
	}
	attempt.path = arena_alloc(scratch, path.n + ENDING_ROOM);
	memcpy(attempt.path, path.n > 0 ? path.s : "", path.n);
	if (!folder_only && path.n > 0) {
		found = try_source_of(&attempt);
		found = str_absent(found) ? find_file(resolve, path) : found;
		found = str_absent(found) ? try_extensions(&attempt, at) : found;
	}
	if (str_absent(found)) {
		const char *index = path.n > 0 ? "/index" : "index";

		memcpy(attempt.path + at, index, strlen(index));
		found = try_extensions(&attempt, at + strlen(index));
	}
	return found;
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
	return resolve_projects_join(scratch, STR(""), path); /* what was put in may hold ".." */
}

static struct str try_mapping(const struct resolve *resolve, const struct resolve_mapping *mapping,
	struct str specifier, struct arena *scratch)
{
	struct str found = STR_NONE;

	for (size_t i = 0; i < mapping->targets.n && str_absent(found); i++) {
		struct str path =
			substitute(mapping, mapping->targets.items[i], specifier, scratch);

		found = try_path(resolve, path, false, scratch);
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
			found = try_path(resolve,
				resolve_projects_join(scratch, project->base, specifier), false,
				scratch);
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
	while (str_absent(find_file(
		resolve, resolve_projects_join(scratch, folder, STR("./package.json"))))) {
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
 * or app/; "~~", "@@": rootDir); create-vite and Vue CLI templates ("@": src).
 */
static const struct alias {
	const char *prefix;
	const char *folders[3];
} aliases[] = {
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
		struct str path = resolve_projects_join(
			scratch, package, str_join(scratch, str_of(alias->folders[i]), rest));
		struct str file = try_path(resolve, path, false, scratch);

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

struct str resolve_specifier(
	const struct resolve *resolve, struct str from, struct str specifier, struct arena *scratch)
{
	struct str folder = path_folder(from);
	struct str found = STR_NONE;
	bool mapped = false;

	/* bundlers take "./a.svg?raw" apart */
	specifier = str_slice(specifier, 0, str_find_byte(specifier, '?'));
	if (specifier.n == 0 || specifier.n > SPECIFIER_LIMIT) {
		return STR_NONE;
	}
	if (is_relative(specifier)) {
		return try_path(resolve, resolve_projects_join(scratch, folder, specifier),
			names_folder(specifier), scratch);
	}
	folder = nearest_project(resolve, folder);
	if (!str_absent(folder)) {
		found = try_projects(resolve, map_get(&resolve->projects.by_folder, folder),
			specifier, scratch, &mapped);
	}
	return str_absent(found) && !mapped ? try_alias(resolve, from, specifier, scratch) : found;
}
