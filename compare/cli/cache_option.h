#ifndef COMPARE_CLI_CACHE_OPTION_H
#define COMPARE_CLI_CACHE_OPTION_H

#include "facts/cache.h"

/*
 * Opens what --cache names, made if need be; NULL: no cache. A folder of the
 * repository that is to be read is refused: what it holds would be read too.
 * False with what is wrong in *error.
 */
bool cache_option_open(struct arena *arena, const char *folder, const char *root,
	struct cache **out, struct str *error);

#endif
