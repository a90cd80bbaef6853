#ifndef FACTS_COLLECT_RUN_H
#define FACTS_COLLECT_RUN_H

#include "facts/collect.h"
#include "facts/collector.h"
#include "facts/scan.h"
#include "program/resolve.h"
#include "settings/import_map.h"

/* Inside of collect_facts. */

/* Everything a run holds while facts are collected. */
struct run {
	const struct collect_options *options;
	struct arena *arena;
	struct facts *facts;
	struct walk_result walk;
	struct scan scan;
	VEC(struct manifest) manifests;
	VEC(struct tsconfig) tsconfigs;
	VEC(struct import_map) import_maps;
	VEC(struct lockfile) lockfiles;
	VEC(struct document) documents;
	struct map document_by_path; /* path → index into documents */
	struct resolve *resolve;
	struct program program;
	struct collector collector;
};

/* Does the file name Clerk, or hold something that begins like a key? */
bool run_mentions_clerk(const struct scan_file *file);

/* collect_modules.c: parses the code that something is looked for in. */
void run_parse_candidates(struct run *run);

/* collect_settings.c: manifests, configurations, lockfiles, and how modules are resolved. */
void run_read_settings(struct run *run);
void run_read_documents(struct run *run);

/* collect_modules.c: finds the apps, links the modules, and loads others when something leads
 * there. */
void run_link_program(struct run *run);

/* collect_files.c: the files whose texts are kept, for all collectors. */
void run_make_collector(struct run *run);

/* The same for a module that was loaded since, unless its file is among them. */
void run_keep_loaded(struct run *run, const struct scan_file *file, uint32_t module);

#endif
