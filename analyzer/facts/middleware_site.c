#include "facts/middleware.h"
#include "program/frameworks/guard_file.h"

/*
 * Middleware files of Astro ("Middleware"), SvelteKit ("Hooks") and Nuxt
 * ("server/middleware" of its directory structure), by the frameworks'
 * documentation.
 */

static void add_export(struct middleware *middleware, uint32_t module, const char *framework,
	enum handler_form form, const char *name)
{
	struct collector *collector = middleware->collector;
	struct str path = collector->program->modules[module].path;
	struct guard guard = {
		.app = collector->program->modules[module].app,
		.framework = framework,
		.chained = true,
		.at = collector_place(collector, path, 0, 0),
		.api = STR("middleware"),
	};

	middleware_add_guard(
		middleware, guard, form, program_export(collector->program, module, str_of(name)));
}

/* In the order of their names, which is the modules': the order in which Nitro runs them. */
static void read_files(struct middleware *middleware, const char *framework, enum handler_form form,
	const char *name)
{
	const struct program *program = middleware->collector->program;

	for (uint32_t i = 0; i < program->module_count; i++) {
		const char *runs = guard_file_framework(program, i);

		if (runs != NULL && str_is(str_of(runs), framework)) {
			add_export(middleware, i, framework, form, name);
		}
	}
}

void middleware_read_astro(struct middleware *middleware)
{
	read_files(middleware, "astro", HANDLER_ASTRO, "onRequest");
}

void middleware_read_sveltekit(struct middleware *middleware)
{
	read_files(middleware, "sveltekit", HANDLER_SVELTE, "handle");
}

void middleware_read_nuxt(struct middleware *middleware)
{
	read_files(middleware, "nuxt", HANDLER_H3, "default");
	read_files(middleware, "nitro", HANDLER_H3, "default");
}
