#ifndef PROGRAM_AUTO_IMPORT_H
#define PROGRAM_AUTO_IMPORT_H

#include "program/program.h"

/*
 * Names that Nuxt and Nitro import by themselves: what server/utils, shared/utils,
 * composables and utils export may be used without a word in the file.
 */

/* Looks for such folders; fills `imports` of the program's apps. */
void auto_import_read(struct program *program);

/* What a name without a declaration stands for in a module; SITE_NONE unless it is one export. */
struct site auto_import_find(const struct program *program, uint32_t module, struct str name);

#endif
