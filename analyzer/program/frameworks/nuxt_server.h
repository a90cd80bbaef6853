#ifndef PROGRAM_FRAMEWORKS_NUXT_SERVER_H
#define PROGRAM_FRAMEWORKS_NUXT_SERVER_H

#include "program/frameworks/file_route.h"

enum { NUXT_SERVER_FOLDERS = 2 };

/* How an app serves the files of its server folder: Nuxt, or Nitro by itself. */
struct nuxt_server {
	const struct program *program;
	struct arena *arena;
	uint32_t app;
	const char *framework; /* "nuxt", "nitro" */
	uint32_t config; /* the module of nuxt.config or nitro.config, or ID_NONE */
	struct str folders[NUXT_SERVER_FOLDERS]; /* that may hold api/, routes/, middleware/ */
	size_t folder_count;
	struct file_route_base base; /* not known either when the folders are not */
};

/* False when the app has neither. */
bool nuxt_server_read(
	const struct program *program, struct arena *arena, uint32_t app, struct nuxt_server *out);

/* Where a module stands below the server's folder: "api/x.ts"; absent when it does not. */
struct str nuxt_server_place(const struct nuxt_server *server, uint32_t module);

#endif
