#include "settings/import_map.h"

#include "base/path.h"
#include "settings/jsonc.h"
#include "json/json.h"

enum {
	MAP_LIMIT = 1 << 20, /* bytes */
	VALUES_LIMIT = 50000,
	ENTRIES_LIMIT = 2000,
};

bool import_map_is(struct str path)
{
	static const char *const names[] = {"deno.json", "deno.jsonc", "import_map.json",
		"import-map.json", "importMap.json", "importmap.json"};

	return str_in(path_name(path), names, sizeof(names) / sizeof(names[0]));
}

static void read_entries(struct arena *arena, const struct json *imports, struct import_map *out)
{
	json_each (entry, json_is(imports, JSON_OBJECT) ? imports : NULL) {
		struct import_map_entry read = {entry->key, json_string(entry)};

		if (!str_absent(read.target) && read.key.n > 0 && out->entries.n < ENTRIES_LIMIT) {
			vec_push(arena, &out->entries, read);
		}
	}
}

bool import_map_read(struct arena *arena, struct str path, struct str text, struct import_map *out,
	notice_vec *notices)
{
	struct json_limits limits = {.bytes = MAP_LIMIT, .values = VALUES_LIMIT};
	struct json_error error;
	const struct json *root = json_parse(arena, jsonc_strip(arena, text), limits, &error);

	if (root == NULL) {
		notice_add(arena, notices, path,
			str_format(arena, "not valid JSON, ignored: line %u: %.*s", error.line,
				STR_ARGS(error.message)));
		return false;
	}
	*out = (struct import_map){.path = path, .folder = path_folder(path)};
	out->file = json_string(json_get(root, "importMap"));
	read_entries(arena, json_get(root, "imports"), out);
	return true;
}
