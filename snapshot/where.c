#include "snapshot/where.h"

#include "snapshot/parts.h"

/* Is the name what a path begins with, as a whole segment? */
static bool is_segment(struct str path, struct str name)
{
	return name.n > 0 && path.n >= name.n && str_equal(str_slice(path, 0, name.n), name) &&
	       (path.n == name.n || path.s[name.n] == '.' || path.s[name.n] == '[');
}

/* The document that the path begins with; names of documents have dots themselves. */
static const struct source *source_of(const struct part *part, struct str path)
{
	const struct source *best = NULL;

	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		const struct source *source = &part->sources[slot];

		if (source->body != NULL && is_segment(path, source->path) &&
			(best == NULL || source->path.n > best->path.n)) {
			best = source;
		}
	}
	return best;
}

/* Takes "[12]" off the front of *path and returns that item, or NULL. */
static const struct json *take_item(const struct json *list, struct str *path)
{
	size_t close = str_find_byte(*path, ']');
	const struct json *item = list->first;
	size_t index = 0;

	if (close == SIZE_MAX || list->type != JSON_ARRAY) {
		return NULL;
	}
	for (size_t i = 1; i < close && index < list->count; i++) {
		index = index * 10 + (size_t)(path->s[i] - '0');
	}
	for (; item != NULL && index > 0; index--) {
		item = item->next;
	}
	*path = str_slice(*path, close + 1, path->n);
	return item;
}

/* Takes ".name" off the front of *path; keys may have dots, so the longest one counts. */
static const struct json *take_member(const struct json *object, struct str *path)
{
	struct str rest = str_slice(*path, 1, path->n);
	const struct json *best = NULL;

	json_each (member, object->type == JSON_OBJECT ? object : NULL) {
		if (is_segment(rest, member->key) &&
			(best == NULL || member->key.n > best->key.n)) {
			best = member;
		}
	}
	if (best != NULL) {
		*path = str_slice(rest, best->key.n, rest.n);
	}
	return best;
}

static const struct json *innermost(const struct json *node, struct str path)
{
	while (path.n > 0) {
		const struct json *next =
			path.s[0] == '[' ? take_item(node, &path) : take_member(node, &path);

		if (next == NULL) {
			break;
		}
		node = next;
	}
	return node;
}

bool where_find(
	const struct snapshot *snapshot, size_t instance, struct str path, struct where *out)
{
	const struct source *source = source_of(snapshot_part(snapshot, instance), path);

	if (source == NULL || source->file >= snapshot->files.n) {
		return false;
	}
	const struct json *node = innermost(source->body, str_slice(path, source->path.n, path.n));
	bool holds = node->type == JSON_ARRAY || node->type == JSON_OBJECT;

	*out = (struct where){
		.file = source->file,
		.start = str_absent(node->key) ? node->offset : node->key_offset,
		.end = holds ? node->offset + 1 : node->end,
	};
	return true;
}
