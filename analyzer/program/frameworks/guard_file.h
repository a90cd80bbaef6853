#ifndef PROGRAM_FRAMEWORKS_GUARD_FILE_H
#define PROGRAM_FRAMEWORKS_GUARD_FILE_H

#include "program/program.h"

/*
 * The framework that runs a file before its routes, by the file's place and
 * the app's configuration: "astro" (src/middleware), "sveltekit"
 * (src/hooks.server), "nuxt" and "nitro" (server/middleware/); NULL when none does.
 */
const char *guard_file_framework(const struct program *program, uint32_t module);

#endif
