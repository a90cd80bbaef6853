#ifndef PROGRAM_FRAMEWORKS_REMIX_H
#define PROGRAM_FRAMEWORKS_REMIX_H

#include "program/frameworks/file_route.h"
#include "program/frameworks/flat_route.h"

/* What Remix and React Router's framework mode have in common: route modules. */
struct remix_app {
	const struct program *program;
	struct arena *arena;
	uint32_t app;
	struct str folder; /* of the app directory, from the tree's root: "apps/web/app" */
	struct file_route_base base;
	const char *framework;
	route_vec *out;
};

/* The modules whose middleware runs before a route's own, outermost first. */
enum { REMIX_PARENTS = 12 };

struct remix_parents {
	uint32_t modules[REMIX_PARENTS];
	unsigned n;
	bool lost; /* there are more than could be seen */
};

/* The app directory that a configuration names, "app" by itself; from the tree's root. */
struct str remix_folder(struct remix_app *remix, struct site configured);

/* Appends the routes of a route module: `action` takes what is no GET, `loader` GET. */
void remix_add(const struct remix_app *remix, uint32_t module, struct flat_path path,
	const struct remix_parents *parents);

/*
 * Appends the routes that the names of the files below a folder of the app
 * directory spell (Remix documentation, "Route File Naming").
 */
void remix_add_files(const struct remix_app *remix, const char *folder, bool known);

/* The root module (app/root.tsx), or ID_NONE. */
uint32_t remix_root(const struct remix_app *remix);

#endif
