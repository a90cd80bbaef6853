#include "compare/match_router.h"

/* The file that Next runs as middleware is handed its own auth. */
static bool is_middleware_file(struct str file)
{
	return str_has(file, "middleware.") || str_has(file, "proxy.");
}

bool match_router_is_pages(const struct audit *audit)
{
	const struct fact_app *app = &audit->facts->apps.items[audit->app];
	bool pages = false;

	for (size_t i = 0; i < audit->facts->routes.n && !pages; i++) {
		const struct fact_route *route = &audit->facts->routes.items[i];

		pages = route->at.app == audit->app && str_is(route->framework, "next-pages");
	}
	return pages && str_is(app->framework, "next") && !app->app_router;
}

/* auth() and currentUser() read the request through next/headers. */
bool match_router_needs_app(const struct fact_api_use *use)
{
	return (str_is(use->package, "@clerk/nextjs") ||
		       str_is(use->package, "@clerk/nextjs/server")) &&
	       str_is(use->form, "call") &&
	       (str_is(use->name, "auth") || str_is(use->name, "currentUser")) &&
	       !is_middleware_file(use->at.file);
}
