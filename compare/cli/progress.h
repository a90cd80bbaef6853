#ifndef COMPARE_CLI_PROGRESS_H
#define COMPARE_CLI_PROGRESS_H

#include "facts/collect.h"

/*
 * As collect_facts. When it takes long and standard error is a terminal, a line there says how
 * far it is, which is gone when this returns; `quiet`: never.
 */
void progress_collect(const struct tree *tree, const struct collect_options *options, bool quiet,
	struct arena *arena, struct facts *out);

#endif
