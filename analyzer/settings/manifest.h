#ifndef SETTINGS_MANIFEST_H
#define SETTINGS_MANIFEST_H

#include "base/diag.h"

struct manifest_dependency {
	struct str name;
	struct str range;
	bool dev;
	bool peer; /* wanted from whoever uses the package, not brought along */
	uint32_t start; /* of the entry's key in the file */
	uint32_t end;
};

struct json;

/* Where a package without `exports` is entered, in the order in which a bundler of sources looks.
 */
enum manifest_entry {
	MANIFEST_SOURCE,
	MANIFEST_MODULE,
	MANIFEST_MAIN,
	MANIFEST_TYPES,
	MANIFEST_ENTRIES,
};

/* A package.json. */
struct manifest {
	struct str path;
	struct str folder; /* "" or "apps/web" */
	struct str name; /* or absent */
	struct str version; /* or absent */
	struct str entries[MANIFEST_ENTRIES]; /* as written, or absent */
	const struct json *exports; /* as written, or NULL */
	const struct json *imports;
	const struct json *catalog; /* of a workspace, as written, or NULL */
	const struct json *catalogs;
	const struct json *resolutions; /* what yarn takes instead of ranges, or NULL */
	bool holds_workspace; /* it names workspaces below it */
	VEC(struct manifest_dependency) dependencies; /* dev, peer and optional ones included */
};

/* Returns false and adds a notice when the file is no valid package.json. */
bool manifest_read(struct arena *arena, struct str path, struct str text, struct manifest *out,
	notice_vec *notices);

#endif
