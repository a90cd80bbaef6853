#include "facts/middleware.h"
#include "program/frameworks/workers.h"

/* What _middleware files of Cloudflare Pages run, also where no function below was read. */
void middleware_read_pages(struct middleware *middleware)
{
	const struct program *program = middleware->collector->program;
	struct arena *arena = middleware->collector->arena;
	route_vec routes = {0};

	for (uint32_t i = 0; i < program->module_count; i++) {
		if (workers_is_page_middleware(program, i)) {
			struct route route = route_at("workers", i, 0, 0);

			workers_add_page_middleware(program, arena, i, &route);
			vec_push(arena, &routes, route);
		}
	}
	middleware_read_own(middleware, &routes);
}
