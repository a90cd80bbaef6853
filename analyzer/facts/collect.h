#ifndef FACTS_COLLECT_H
#define FACTS_COLLECT_H

#include "facts/facts.h"
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
	struct str config_digest; /* of clerk-audit.json, "" without one */
	struct str config_base; /* from its folder to the tree's root: "apps/web/", or "" */
};

void collect_facts(const struct tree *tree, const struct collect_options *options,
	struct arena *arena, struct facts *out);

#endif
