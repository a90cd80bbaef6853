#ifndef PROGRAM_FRAMEWORKS_REMIX_H
#define PROGRAM_FRAMEWORKS_REMIX_H

#include "program/frameworks/file_route.h"
#include "program/frameworks/flat_route.h"

/* What Remix and React Router's framework mode have in common: route modules. */
/* Every file of the repository, sorted. */
struct remix_tree {
	const struct str *paths;
	size_t count;
};

/* A file that is put at a URL, parsed or not. */
struct remix_file {
	struct str file;
	struct flat_path url;
	struct str base;
};

typedef VEC(struct remix_file) remix_file_vec;

struct remix_app {
	const struct program *program;
	struct arena *arena;
	uint32_t app;
	struct str folder; /* of the app directory, from the tree's root: "apps/web/app" */
	struct file_route_base base;
	const char *framework;
	route_vec *out;
	const struct remix_tree *tree; /* with `files`: not only modules are asked for */
	remix_file_vec *files; /* or NULL */
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

/* The same for files in `files`, where those are asked for. */
void remix_add_file(const struct remix_app *remix, struct str file, struct flat_path path);

/* The files at an app's URLs; an app of the one framework each. */
void remix_files(const struct program *program, struct arena *arena, uint32_t app,
	const struct remix_tree *tree, remix_file_vec *out);
void react_router_files(const struct program *program, struct arena *arena, uint32_t app,
	const struct remix_tree *tree, remix_file_vec *out);

/* The root module (app/root.tsx), or ID_NONE. */
uint32_t remix_root(const struct remix_app *remix);

#endif
