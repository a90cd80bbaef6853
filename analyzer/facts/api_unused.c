#include "base/path.h"
#include "facts/api_uses.h"

/* Whoever imports such a file has to write its name, and files that do are parsed. */
static bool is_named_after_clerk(struct str path)
{
	return str_has_nocase(path_name(path), "clerk");
}

/*
 * Other frameworks run files by where they lie, or import them without a word
 * (Nitro's middleware, Nuxt's composables, Convex' functions), and so does Next outside of
 * folders like these.
 */
static bool is_imported_to_run(const struct program *program, const struct program_module *module)
{
	static const char *const folders[] = {
		"lib", "libs", "util", "utils", "helpers", "hooks", "services", "components"};
	struct str folder = path_name(path_folder(module->path));

	return str_is(program->apps[module->app].framework, "next") &&
	       str_in(folder, folders, sizeof(folders) / sizeof(folders[0]));
}

static void mark(bool *used, const uint32_t *targets, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (targets[i] != ID_NONE) {
			used[targets[i]] = true;
		}
	}
}

bool *api_unused(const struct collector *collector, struct arena *arena)
{
	const struct program *program = collector->program;
	bool *unused = arena_array(arena, program->module_total, sizeof(unused[0]));
	bool *used = arena_array(arena, program->module_total, sizeof(used[0]));

	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *module = &program->modules[i];

		mark(used, module->targets, module->summary->import_count);
		mark(used, module->export_targets, module->summary->export_count);
	}
	for (size_t i = 0; i < collector->routes.n; i++) {
		used[collector->routes.items[i].module] = true;
	}
	for (uint32_t i = 0; i < program->module_count; i++) {
		unused[i] = !used[i] && is_named_after_clerk(program->modules[i].path) &&
			    is_imported_to_run(program, &program->modules[i]);
	}
	return unused;
}
