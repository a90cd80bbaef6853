#ifndef PROGRAM_LINK_H
#define PROGRAM_LINK_H

#include "program/program.h"
#include "program/resolve.h"

/*
 * Finds for every import and export with a specifier the module that it leads
 * to. A specifier that leads to no file is replaced by the bare name of the
 * package that it means, so that everything after this knows packages by one
 * name only. The program's modules, by_path and others must be filled in.
 */
void link_modules(struct program *program, const struct resolve *resolve);

/* The same for one module, whose summary has just been made. */
void link_module(const struct program *program, const struct resolve *resolve, uint32_t module);

#endif
