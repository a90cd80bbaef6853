#include "program/libraries.h"

struct use {
	uint32_t manifest;
	uint32_t app;
};

struct owners {
	const struct program *program;
	const struct manifest *manifests;
	size_t count;
	struct arena arena;
	struct map by_name; /* of those that are no app → index; of several none */
	uint32_t *apps; /* by manifest: the app that uses it, OWNER_NONE or OWNER_SEVERAL */
	uint32_t *seen; /* by manifest: the app it was last reached from, and one */
	VEC(uint32_t) queue;
	VEC(struct use) uses;
};

enum { OWNER_NONE = ID_NONE, OWNER_SEVERAL = ID_NONE - 1 };

/* The app whose folder this is, or ID_NONE. */
static uint32_t app_at(const struct program *program, struct str folder)
{
	for (uint32_t i = 0; i < program->app_count; i++) {
		if (str_equal(program->apps[i].root, folder)) {
			return i;
		}
	}
	return ID_NONE;
}

static void note_names(struct owners *owners)
{
	for (uint32_t i = 0; i < owners->count; i++) {
		struct str name = owners->manifests[i].name;

		owners->apps[i] = OWNER_NONE;
		if (name.n > 0 && app_at(owners->program, owners->manifests[i].folder) == ID_NONE) {
			map_put(&owners->arena, &owners->by_name, name,
				map_get(&owners->by_name, name) == MAP_NONE ? i : OWNER_SEVERAL);
		}
	}
}

/* Puts what a manifest depends on into the queue, unless this app was there before. */
static void queue_dependencies(struct owners *owners, const struct manifest *manifest, uint32_t app)
{
	for (size_t i = 0; i < manifest->dependencies.n; i++) {
		uint32_t index = map_get(&owners->by_name, manifest->dependencies.items[i].name);

		if (index < owners->count && owners->seen[index] != app + 1) {
			owners->seen[index] = app + 1;
			vec_push(&owners->arena, &owners->queue, index);
		}
	}
}

static void take_for(struct owners *owners, const struct manifest *manifest, uint32_t app)
{
	owners->queue.n = 0;
	queue_dependencies(owners, manifest, app);
	for (size_t i = 0; i < owners->queue.n; i++) {
		uint32_t index = owners->queue.items[i];

		owners->apps[index] = owners->apps[index] == OWNER_NONE ? app : OWNER_SEVERAL;
		vec_push(&owners->arena, &owners->uses, (struct use){index, app});
		queue_dependencies(owners, &owners->manifests[index], app);
	}
}

static void note_shared(struct program *program, const struct owners *owners)
{
	for (size_t i = 0; i < owners->uses.n; i++) {
		const struct use *use = &owners->uses.items[i];

		if (owners->apps[use->manifest] == OWNER_SEVERAL) {
			vec_push(program->arena, &program->apps[use->app].shared,
				owners->manifests[use->manifest].folder);
		}
	}
}

void libraries_find(struct program *program, const struct manifest *manifests, size_t count)
{
	struct owners owners = {.program = program, .manifests = manifests, .count = count};
	VEC(struct program_library) libraries = {0};

	arena_init(&owners.arena);
	owners.apps = arena_array(&owners.arena, count, sizeof(owners.apps[0]));
	owners.seen = arena_array(&owners.arena, count, sizeof(owners.seen[0]));
	note_names(&owners);
	for (size_t i = 0; i < count; i++) {
		uint32_t app = app_at(program, manifests[i].folder);

		/* what only holds a workspace together may depend on all of it */
		if (app != ID_NONE &&
			(!manifests[i].holds_workspace || program->apps[app].framework.n > 0)) {
			take_for(&owners, &manifests[i], app);
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (owners.apps[i] < OWNER_SEVERAL) {
			vec_push(program->arena, &libraries,
				(struct program_library){manifests[i].folder, owners.apps[i]});
		}
	}
	note_shared(program, &owners);
	program->libraries = libraries.items;
	program->library_count = (uint32_t)libraries.n;
	arena_finish(&owners.arena);
}
