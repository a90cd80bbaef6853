#include "program/resolve_projects.h"

#include <string.h>

#include "base/path.h"

enum {
	EXTENDS_LIMIT = 64, /* configurations looked at for one */
	REFERENCES_MOST = 64, /* configurations elsewhere that one references */
	TARGETS_MOST = 200000, /* of all patterns of all projects */
};

struct building {
	struct arena *arena;
	struct resolve_projects *out;
	const struct resolve_packages *packages;
	const struct tsconfig *configs;
	size_t count;
	struct map by_path; /* path → index of the configuration */
	size_t targets;
};

/* Where a name that `extends` gives begins: a path, or a package of the repository. */
static struct str extended_path(
	const struct building *building, const struct tsconfig *config, struct str extends)
{
	const struct resolve_package *package;
	struct str name;

	if (str_starts(extends, ".")) {
		return path_join(building->arena, config->folder, extends);
	}
	name = resolve_packages_name(extends);
	package = str_absent(name) ? NULL
				   : resolve_packages_choose(building->packages, config->folder,
					     name, building->arena);
	if (package == NULL) {
		return STR_NONE;
	}
	extends = str_join(building->arena, STR("."), str_slice(extends, name.n, extends.n));
	return path_join(building->arena, package->manifest->folder, extends);
}

/* The configuration that a path means: ".json" or the file's name may be missing. */
static const struct tsconfig *find_config(const struct building *building, struct str path)
{
	static const char *const endings[] = {"", ".json", "/tsconfig.json"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]) && !str_absent(path); i++) {
		uint32_t index = map_get(
			&building->by_path, str_join(building->arena, path, str_of(endings[i])));

		if (index != MAP_NONE) {
			return &building->configs[index];
		}
	}
	return NULL;
}

/* Where `paths` and `baseUrl` come from: each from the first that has it. */
struct origin {
	const struct tsconfig *paths;
	const struct tsconfig *base;
};

/*
 * A configuration wins over what it extends, and of several that it extends
 * the last one wins; hence a stack. The limit is also what ends a circle.
 */
static struct origin find_origin(const struct building *building, const struct tsconfig *config)
{
	VEC(const struct tsconfig *) stack = {0};
	struct origin origin = {0};

	vec_push(building->arena, &stack, config);
	for (int i = 0; i < EXTENDS_LIMIT && stack.n > 0; i++) {
		const struct tsconfig *here = stack.items[--stack.n];

		origin.paths = origin.paths == NULL && here->paths.n > 0 ? here : origin.paths;
		origin.base =
			origin.base == NULL && !str_absent(here->base_url) ? here : origin.base;
		for (size_t k = 0; k < here->extends.n && stack.n < EXTENDS_LIMIT; k++) {
			const struct tsconfig *next = find_config(
				building, extended_path(building, here, here->extends.items[k]));

			if (next != NULL) {
				vec_push(building->arena, &stack, next);
			}
		}
	}
	return origin;
}

/* "${configDir}" is the folder of the configuration that extends, not of the extended one. */
static struct str join_in(
	struct arena *arena, struct str folder, struct str path, const struct tsconfig *config)
{
	static const char variable[] = "${configDir}";

	if (!str_starts(path, variable)) {
		return path_join(arena, folder, path);
	}
	path = str_slice(path, strlen(variable), path.n);
	return path_join(
		arena, config->folder, str_slice(path, str_starts(path, "/") ? 1 : 0, path.n));
}

static struct resolve_mapping make_mapping(struct building *building, struct str base,
	const struct tsconfig_path *path, const struct tsconfig *config)
{
	size_t star = str_find_byte(path->pattern, '*');
	struct resolve_mapping mapping = {.prefix = str_slice(path->pattern, 0, star)};

	mapping.has_star = star != SIZE_MAX;
	if (mapping.has_star) {
		mapping.suffix = str_slice(path->pattern, star + 1, path->pattern.n);
	}
	for (size_t i = 0; i < path->targets.n && building->targets < TARGETS_MOST; i++) {
		struct str target = join_in(building->arena, base, path->targets.items[i], config);

		if (!str_absent(target)) {
			building->targets++;
			vec_push(building->arena, &mapping.targets, target);
		}
	}
	return mapping;
}

/* For the files below a folder: the configuration's own, or that of one which references it. */
static void add_project(struct building *building, const struct tsconfig *config, struct str folder)
{
	struct origin origin = find_origin(building, config);
	struct resolve_projects *out = building->out;
	struct resolve_project project = {.next = map_get(&out->by_folder, folder)};
	struct str base = origin.paths != NULL ? origin.paths->folder : STR_NONE;

	if (origin.base != NULL) {
		project.base = join_in(
			building->arena, origin.base->folder, origin.base->base_url, config);
		base = project.base; /* absent when it leads out of the tree */
	}
	if (origin.paths != NULL && !str_absent(base)) {
		for (size_t i = 0; i < origin.paths->paths.n; i++) {
			vec_push(building->arena, &project.mappings,
				make_mapping(
					building, base, &origin.paths->paths.items[i], config));
		}
	}
	map_put(building->arena, &out->by_folder, folder, (uint32_t)out->items.n);
	vec_push(building->arena, &out->items, project);
}

enum rank {
	RANK_OTHER, /* tsconfig.app.json */
	RANK_JSCONFIG,
	RANK_TSCONFIG,
	RANKS,
};

static enum rank rank_of(const struct tsconfig *config)
{
	struct str name = path_name(config->path);

	return str_is(name, "tsconfig.json")   ? RANK_TSCONFIG
	       : str_is(name, "jsconfig.json") ? RANK_JSCONFIG
					       : RANK_OTHER;
}

static bool has_main(const struct building *building, struct str folder)
{
	static const char *const names[] = {"tsconfig.json", "jsconfig.json"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (map_get(&building->by_path,
			    path_join(building->arena, folder, str_of(names[i]))) != MAP_NONE) {
			return true;
		}
	}
	return false;
}

/* Referenced files elsewhere: `{ "references": [{ "path": "./config/tsconfig.app.json" }] }`. */
static void add_references(struct building *building, const struct tsconfig *config)
{
	unsigned added = 0;

	for (size_t i = config->references.n; i > 0 && added < REFERENCES_MOST; i--) {
		struct str path = config->references.items[i - 1];
		const struct tsconfig *other = NULL;

		if (str_ends(path, ".json")) {
			other = find_config(
				building, path_join(building->arena, config->folder, path));
		}
		if (other != NULL && !str_equal(other->folder, config->folder)) {
			add_project(building, other, config->folder);
			added++;
		}
	}
}

/* Each project added becomes its folder's first: so the weakest come first, backwards. */
static void add_projects(struct building *building)
{
	for (size_t i = building->count; i > 0; i--) {
		if (has_main(building, building->configs[i - 1].folder)) {
			add_references(building, &building->configs[i - 1]);
		}
	}
	for (int rank = 0; rank < RANKS; rank++) {
		for (size_t i = building->count; i > 0; i--) {
			const struct tsconfig *config = &building->configs[i - 1];

			if ((int)rank_of(config) == rank && has_main(building, config->folder)) {
				add_project(building, config, config->folder);
			}
		}
	}
}

void resolve_projects_create(struct arena *arena, const struct tsconfig *configs, size_t count,
	const struct resolve_packages *packages, struct resolve_projects *out)
{
	struct building building = {
		.arena = arena,
		.out = out,
		.packages = packages,
		.configs = configs,
		.count = count,
	};

	*out = (struct resolve_projects){0};
	for (size_t i = 0; i < count; i++) {
		map_put(arena, &building.by_path, configs[i].path, (uint32_t)i);
	}
	add_projects(&building);
}
