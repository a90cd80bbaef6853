#include "program/link.h"

struct linking {
	const struct program *program;
	const struct resolve *resolve;
	struct arena scratch;
};

/* The module of a specifier, or ID_NONE; the specifier then names a package. */
static uint32_t link_one(struct linking *linking, struct str from, struct str *specifier)
{
	struct str path;
	uint32_t module;

	if (specifier->n == 0) {
		return ID_NONE;
	}
	path = resolve_specifier(linking->resolve, from, *specifier, &linking->scratch);
	if (str_absent(path)) {
		*specifier = resolve_package(
			linking->resolve, from, *specifier, linking->program->arena);
		return ID_NONE;
	}
	module = map_get(&linking->program->by_path, path);
	if (module == MAP_NONE) {
		module = map_get(&linking->program->others, path);
	}
	return module == MAP_NONE ? ID_NONE : module;
}

static void link_all(struct linking *linking, struct program_module *module)
{
	const struct summary *summary = module->summary;
	struct arena *arena = linking->program->arena;

	module->targets = arena_array(arena, summary->import_count, sizeof(module->targets[0]));
	module->export_targets =
		arena_array(arena, summary->export_count, sizeof(module->targets[0]));
	for (uint32_t i = 0; i < summary->import_count; i++) {
		module->targets[i] =
			link_one(linking, module->path, &summary->imports[i].specifier);
	}
	for (uint32_t i = 0; i < summary->export_count; i++) {
		module->export_targets[i] =
			link_one(linking, module->path, &summary->exports[i].specifier);
	}
}

void link_modules(struct program *program, const struct resolve *resolve)
{
	struct linking linking = {.program = program, .resolve = resolve};

	arena_init(&linking.scratch);
	for (uint32_t i = 0; i < program->module_count; i++) {
		link_all(&linking, &program->modules[i]);
		arena_clear(&linking.scratch);
	}
	arena_finish(&linking.scratch);
}

void link_module(const struct program *program, const struct resolve *resolve, uint32_t module)
{
	struct linking linking = {.program = program, .resolve = resolve};

	arena_init(&linking.scratch);
	link_all(&linking, &program->modules[module]);
	arena_finish(&linking.scratch);
}
