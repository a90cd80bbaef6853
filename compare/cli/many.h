#ifndef COMPARE_CLI_MANY_H
#define COMPARE_CLI_MANY_H

#include "compare/cli/options.h"

/* Facts of many repositories in one folder: a report of each, and an overview of all. */

bool many_is_folder(const char *path);

/*
 * Compares every one by itself, as 'compare --facts FILE' does. Facts that
 * cannot be read are named, and do not stop the others. Returns the exit
 * status: EXIT_TROUBLE too when there are such facts.
 */
int many_compare(struct arena *arena, const char *folder, const struct options *options);

#endif
