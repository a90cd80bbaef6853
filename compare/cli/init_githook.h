#ifndef COMPARE_CLI_INIT_GITHOOK_H
#define COMPARE_CLI_INIT_GITHOOK_H

#include "source/tree.h"

/*
 * Why a hook in .git/hooks of the tree's root may not be one that git runs; NULL when
 * it is. Git is not asked: its settings are searched for anything that could matter.
 */
const char *init_githook_obstacle(struct arena *arena, const struct tree *tree, const char *root);

#endif
