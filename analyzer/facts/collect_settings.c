#include "base/path.h"
#include "facts/collect_run.h"
#include "settings/kinds.h"

/* The files that say how the repository is built, resolved and served. */

/* pnpm names the workspaces in a file of its own, which may also hold settings alone. */
static bool names_workspaces(const struct run *run, struct str folder)
{
	struct str path = path_join(run->arena, folder, STR("pnpm-workspace.yaml"));
	uint32_t i = map_get(&run->walk.by_path, path);
	struct str text = i == MAP_NONE ? STR("") : run->scan.files[i].text;

	return str_starts(text, "packages:") || str_has(text, "\npackages:");
}

static void read_manifest(struct run *run, const struct scan_file *file)
{
	struct manifest manifest;

	if (manifest_read(run->arena, file->path, file->text, &manifest, &run->facts->notices)) {
		manifest.holds_workspace =
			manifest.holds_workspace || names_workspaces(run, manifest.folder);
		vec_push(run->arena, &run->manifests, manifest);
	}
}

static void read_setting(struct run *run, const struct scan_file *file)
{
	notice_vec *notices = &run->facts->notices;
	struct tsconfig tsconfig;
	struct import_map map;
	struct lockfile lockfile;

	if (kinds_is_manifest(file->path)) {
		read_manifest(run, file);
	} else if (kinds_is_tsconfig(file->path)) {
		if (tsconfig_read(run->arena, file->path, file->text, &tsconfig, notices)) {
			vec_push(run->arena, &run->tsconfigs, tsconfig);
		}
	} else if (lockfile_kind(file->path) != LOCKFILE_NONE) {
		if (lockfile_read(run->arena, file->path, file->text, packages_is_wanted, &lockfile,
			    notices)) {
			vec_push(run->arena, &run->lockfiles, lockfile);
		}
	} else if (import_map_is(file->path) &&
		   import_map_read(run->arena, file->path, file->text, &map, notices)) {
		vec_push(run->arena, &run->import_maps, map);
	}
}

/*
 * Those that say where handlers are, those that may set something of Clerk's,
 * and those that move paths or say what a page may load.
 */
static bool is_document(const struct scan_file *file)
{
	if (!file->read) {
		return false;
	}
	return document_format_of(file->path) != DOCUMENT_NONE ||
	       ((run_mentions_clerk(file) || kinds_paths(file->path, file->text) != NULL ||
			kinds_may_set_policy(file->path)) &&
		       document_format_for(file->path, file->text) != DOCUMENT_NONE);
}

void run_read_documents(struct run *run)
{
	struct syntax_parser *parser = syntax_parser_create();

	for (size_t i = 0; i < run->scan.count; i++) {
		const struct scan_file *file = &run->scan.files[i];

		if (is_document(file)) {
			map_put(run->arena, &run->document_by_path, file->path,
				(uint32_t)run->documents.n);
			vec_push(run->arena, &run->documents,
				document_read(parser, file->path, file->text, run->arena,
					&run->facts->notices));
		}
	}
	syntax_parser_destroy(parser);
	run->program.documents = run->documents.items;
	run->program.document_count = (uint32_t)run->documents.n;
}

void run_read_settings(struct run *run)
{
	struct resolve_sources sources;

	for (size_t i = 0; i < run->scan.count; i++) {
		if (run->scan.files[i].read) {
			read_setting(run, &run->scan.files[i]);
		}
	}
	sources = (struct resolve_sources){
		.files = &run->walk,
		.configs = run->tsconfigs.items,
		.config_count = run->tsconfigs.n,
		.manifests = run->manifests.items,
		.manifest_count = run->manifests.n,
		.maps = run->import_maps.items,
		.map_count = run->import_maps.n,
	};
	run->resolve = resolve_create(run->arena, &sources);
}
