#include "settings/catalog.h"

#include "base/path.h"
#include "json/json.h"

bool catalog_is(struct str path)
{
	struct str name = path_name(path);

	return str_is(name, "pnpm-workspace.yaml") || str_is(name, ".yarnrc.yml");
}

static void add_table(struct arena *arena, const struct document *document, struct str catalog,
	const struct document_value *table, catalog_entries *out)
{
	document_each (entry, table) {
		struct catalog_entry one = {
			path_folder(document->path),
			catalog,
			entry->key,
			document_string(entry),
		};

		if (!str_absent(one.range)) {
			vec_push(arena, out, one);
		}
	}
}

void catalog_read_document(
	struct arena *arena, const struct document *document, catalog_entries *out)
{
	add_table(arena, document, STR(""), document_get(document->root, "catalog"), out);
	document_each (named, document_get(document->root, "catalogs")) {
		add_table(arena, document, named->key, named, out);
	}
}

static void add_object(struct arena *arena, const struct manifest *manifest, struct str catalog,
	const struct json *object, catalog_entries *out)
{
	json_each (entry, object) {
		struct catalog_entry one = {
			manifest->folder, catalog, entry->key, json_string(entry)};

		if (!str_absent(one.range)) {
			vec_push(arena, out, one);
		}
	}
}

void catalog_read_manifest(
	struct arena *arena, const struct manifest *manifest, catalog_entries *out)
{
	add_object(arena, manifest, STR(""), manifest->catalog, out);
	json_each (named, manifest->catalogs) {
		add_object(arena, manifest, named->key, named, out);
	}
}

struct str catalog_range(const catalog_entries *entries, struct str folder,
	const struct manifest_dependency *dependency)
{
	struct str name = str_slice(dependency->range, 8, dependency->range.n);
	const struct catalog_entry *nearest = NULL;

	if (!str_starts(dependency->range, "catalog:")) {
		return STR_NONE;
	}
	name = str_is(name, "default") ? STR("") : name;
	for (size_t i = 0; i < entries->n; i++) {
		const struct catalog_entry *it = &entries->items[i];
		bool above = str_equal(it->folder, folder) ||
			     !str_absent(path_below(folder, it->folder));
		struct str catalog = str_is(it->catalog, "default") ? STR("") : it->catalog;

		if (above && str_equal(catalog, name) && str_equal(it->package, dependency->name) &&
			(nearest == NULL || it->folder.n > nearest->folder.n)) {
			nearest = it;
		}
	}
	return nearest == NULL ? STR_NONE : nearest->range;
}
