#ifndef SETTINGS_CATALOG_H
#define SETTINGS_CATALOG_H

#include "settings/document.h"
#include "settings/manifest.h"

/*
 * Catalogs of a workspace: what "catalog:" and "catalog:name" stand for as
 * the range of a dependency. Sources: pnpm.io "Catalogs", bun.sh "Catalogs",
 * yarnpkg.com "Catalogs".
 */
struct catalog_entry {
	struct str folder; /* of the workspace */
	struct str catalog; /* "" for the one without a name */
	struct str package;
	struct str range;
};

typedef VEC(struct catalog_entry) catalog_entries;

/* Is it a file, besides package.json, that holds catalogs? */
bool catalog_is(struct str path);

/* Appends the entries of such a file, or of a package.json. */
void catalog_read_document(
	struct arena *arena, const struct document *document, catalog_entries *out);
void catalog_read_manifest(
	struct arena *arena, const struct manifest *manifest, catalog_entries *out);

/* The range that a dependency of a package in this folder has, or absent. */
struct str catalog_range(const catalog_entries *entries, struct str folder,
	const struct manifest_dependency *dependency);

#endif
