#ifndef COMPARE_CLI_INIT_CONFIG_H
#define COMPARE_CLI_INIT_CONFIG_H

#include "facts/facts.h"
#include "source/tree.h"

/* What the repository tells of its clerk-audit.json. */
struct init_config {
	str_vec snapshots; /* bundles that git has or would take, sorted */
	struct str baseline; /* the only one that there is, or absent */
	size_t baselines;
	str_vec apps; /* folders of the apps with Clerk */
	struct str schema; /* where the schema of the configuration is installed, or absent */
};

/*
 * Looks for snapshots and a baseline in the tree, and for the schema beside the program. `root` is
 * the tree's folder: what lies below it is named from there.
 */
void init_config_find(struct arena *arena, const struct tree *tree, const char *root,
	const struct facts *facts, struct init_config *out);

/* Returns the text of the file. */
struct str init_config_text(struct arena *arena, const struct init_config *config);

#endif
