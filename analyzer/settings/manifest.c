#include "settings/manifest.h"

#include <string.h>

#include "base/path.h"
#include "json/json.h"

enum { VALUES_MAX = 50000 }; /* the document stays in memory for the whole run */

/* What runs comes before what only builds. */
static const struct {
	const char *key;
	bool dev;
	bool peer;
} groups[] = {
	{"dependencies", false, false},
	{"optionalDependencies", false, false},
	{"peerDependencies", false, true},
	{"devDependencies", true, false},
};

static void read_group(
	struct arena *arena, const struct json *group, size_t which, struct manifest *out)
{
	json_each (child, group) {
		struct manifest_dependency dependency = {
			.name = child->key,
			.range = json_string(child),
			.dev = groups[which].dev,
			.peer = groups[which].peer,
			.start = child->key_offset,
			.end = child->end,
		};

		if (!str_absent(dependency.range)) {
			vec_push(arena, &out->dependencies, dependency);
		}
	}
}

/* Bun's catalogs stand in `workspaces` or beside it. */
static void read_workspace(const struct json *root, struct manifest *out)
{
	const struct json *workspaces = json_get(root, "workspaces");

	out->holds_workspace = workspaces != NULL;
	out->catalog = json_get(workspaces, "catalog");
	out->catalogs = json_get(workspaces, "catalogs");
	out->catalog = out->catalog == NULL ? json_get(root, "catalog") : out->catalog;
	out->catalogs = out->catalogs == NULL ? json_get(root, "catalogs") : out->catalogs;
}

static void read_links(const struct json *root, struct manifest *out)
{
	static const char *const keys[] = {
		[MANIFEST_SOURCE] = "source",
		[MANIFEST_MODULE] = "module",
		[MANIFEST_MAIN] = "main",
		[MANIFEST_TYPES] = "types",
	};

	for (size_t i = 0; i < MANIFEST_ENTRIES; i++) {
		out->entries[i] = json_string(json_get(root, keys[i]));
	}
	if (str_absent(out->entries[MANIFEST_TYPES])) {
		out->entries[MANIFEST_TYPES] = json_string(json_get(root, "typings"));
	}
	out->version = json_string(json_get(root, "version"));
	out->exports = json_get(root, "exports");
	out->imports = json_get(root, "imports");
	out->resolutions = json_get(root, "resolutions");
	read_workspace(root, out);
}

static void add_problem(
	struct arena *arena, notice_vec *notices, struct str path, const struct json_error *error)
{
	notice_add(arena, notices, path,
		str_format(arena, "no valid package.json, ignoring: line %u, column %u: %.*s",
			error->line, error->column, STR_ARGS(error->message)));
}

bool manifest_read(struct arena *arena, struct str path, struct str text, struct manifest *out,
	notice_vec *notices)
{
	struct json_limits limits = {.values = VALUES_MAX};
	struct json_error error;
	const struct json *root = json_parse(arena, text, limits, &error);

	if (root == NULL) {
		add_problem(arena, notices, path, &error);
		return false;
	}
	if (root->type != JSON_OBJECT) {
		notice_add(arena, notices, path, STR("no valid package.json, ignoring: no object"));
		return false;
	}
	memset(out, 0, sizeof(*out));
	out->path = path;
	out->folder = path_folder(path);
	out->name = json_string(json_get(root, "name"));
	read_links(root, out);
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		const struct json *group = json_get(root, groups[i].key);

		if (json_is(group, JSON_OBJECT)) {
			read_group(arena, group, i, out);
		}
	}
	return true;
}
