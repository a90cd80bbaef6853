#ifndef FACTS_COLLECT_H
#define FACTS_COLLECT_H

#include "facts/cache.h"
#include "facts/facts.h"
#include "facts/progress.h"
#include "source/walk.h"

/*
 * The analyzer's one entry: repository in, facts out. Work on single files
 * runs on `jobs` threads; the result is the same for any number.
 */
struct collect_env_file {
	struct str name; /* as given, for `from` */
	struct str text;
};

struct collect_options {
	uint32_t jobs; /* 0: as many as processors */
	struct walk_options walk;
	const struct collect_env_file *env_files; /* --env-file */
	size_t env_file_count;
	bool env_from_process;
	str_vec ignored_env; /* env files that git ignores and that the tree cannot show */
	struct str config_digest; /* of clerk-audit.json, "" without one */
	struct str config_base; /* from its folder to the tree's root: "apps/web/", or "" */
	bool config_above; /* that folder is the tree's root, or above it */
	struct progress *progress; /* counts while it runs, for another thread; or NULL */
	struct cache *cache; /* of summaries; or NULL */
	bool load_all; /* all code is parsed, also what nothing leads to: only a test asks for it */
	struct scan_memory *memory; /* of another state of the repository; or NULL */
};

void collect_facts(const struct tree *tree, const struct collect_options *options,
	struct arena *arena, struct facts *out);

#endif
