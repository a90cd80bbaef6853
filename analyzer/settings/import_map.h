#ifndef SETTINGS_IMPORT_MAP_H
#define SETTINGS_IMPORT_MAP_H

#include "base/diag.h"

/* One entry: a specifier, or with a trailing '/' the beginning of some. */
struct import_map_entry {
	struct str key;
	struct str target;
};

/*
 * An import map: of its own (import_map.json) or in Deno's configuration
 * (deno.json, deno.jsonc). Source: Deno documentation "Modules and
 * dependencies". Scopes are left out: they speak of other packages' imports.
 */
struct import_map {
	struct str path;
	struct str folder;
	struct str file; /* `importMap`: where the map really is, or absent */
	VEC(struct import_map_entry) entries;
};

/* Is this the name of such a file? */
bool import_map_is(struct str path);

/* Returns false and adds a notice when it cannot be read. */
bool import_map_read(struct arena *arena, struct str path, struct str text, struct import_map *out,
	notice_vec *notices);

#endif
