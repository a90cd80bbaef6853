#include "settings/document_build.h"

enum {
	LEVELS_MOST = 4, /* aliases of what holds aliases: readers recurse as deep as all of them */
	VALUES_MOST = 10000, /* of all that aliases stand for */
};

void document_anchor(struct document_build *build, struct str name,
	const struct document_value *value, uint32_t values_before)
{
	struct document_anchor anchor = {
		.value = value,
		.values = build->values - values_before,
		.level = build->level,
	};

	map_put(build->arena, &build->anchor_of, str_copy(build->arena, name),
		(uint32_t)build->anchors.n);
	vec_push(build->arena, &build->anchors, anchor);
}

struct document_value *document_alias(struct document_build *build, syntax_id node)
{
	struct str name = syntax_text(build->syntax, node);
	uint32_t index = map_get(&build->anchor_of, str_slice(name, 1, name.n));
	const struct document_anchor *anchor;

	if (index == MAP_NONE) {
		return document_make(build, DOCUMENT_UNKNOWN, node);
	}
	anchor = &build->anchors.items[index];
	if (anchor->level >= LEVELS_MOST || build->values + anchor->values > VALUES_MOST) {
		build->full = true;
		return document_make(build, DOCUMENT_UNKNOWN, node);
	}
	build->values += anchor->values;
	build->level = build->level > anchor->level + 1 ? build->level : anchor->level + 1;
	return document_share(build, anchor->value);
}

static void merge_table(struct document_build *build, struct document_value *table,
	const struct document_value *from)
{
	table->open = table->open || from->kind != DOCUMENT_TABLE || from->open;
	document_each (entry, from) {
		struct document_value *copy;

		if (from->kind != DOCUMENT_TABLE || document_entry(table, entry->key) != NULL) {
			continue;
		}
		copy = document_share(build, entry);
		copy->key = entry->key;
		document_append(build, table, copy);
	}
}

void document_merge(struct document_build *build, struct document_value *table,
	const struct document_value *from)
{
	document_each (source, from) {
		if (source->kind != DOCUMENT_LIST) {
			merge_table(build, table, source);
			continue;
		}
		document_each (each, source) {
			merge_table(build, table, each);
		}
	}
}
