#ifndef PROGRAM_LIBRARIES_H
#define PROGRAM_LIBRARIES_H

#include "program/program.h"
#include "settings/manifest.h"

/*
 * Which packages of the repository that are no apps belong to one app alone:
 * those that it depends on, also through other such packages, and no other app
 * does. The program's apps must be known; fills libraries and library_count, and of
 * the apps the packages that they share.
 */
void libraries_find(struct program *program, const struct manifest *manifests, size_t count);

#endif
