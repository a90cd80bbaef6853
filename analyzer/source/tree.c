#include "source/tree.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"
#include "source/tree_backend.h"

void tree_close(struct tree *tree)
{
	if (tree != NULL) {
		tree->backend->close(tree);
	}
}

enum tree_status tree_list(
	const struct tree *tree, struct str folder, struct arena *arena, tree_entries *out)
{
	return tree->backend->list(tree, folder, arena, out);
}

enum tree_status tree_read(const struct tree *tree, struct str path, size_t limit,
	struct arena *arena, struct str *out)
{
	return tree->backend->read(tree, path, limit, arena, out);
}

struct tree_folder tree_folder_by_path(const struct tree *tree, struct str path)
{
	return (struct tree_folder){tree, path, -1};
}

enum tree_status tree_folder_enter(const struct tree *tree, const struct tree_folder *parent,
	struct str path, struct tree_folder *out)
{
	*out = tree_folder_by_path(tree, path);
	if (tree->backend->open == NULL) {
		return TREE_OK;
	}
	return tree->backend->open->enter(
		tree, parent == NULL ? -1 : parent->descriptor, path, &out->descriptor);
}

void tree_folder_leave(struct tree_folder *folder)
{
	if (folder->descriptor >= 0) {
		folder->tree->backend->open->leave(folder->descriptor);
		folder->descriptor = -1;
	}
}

enum tree_status tree_folder_list(
	const struct tree_folder *folder, struct arena *arena, tree_entries *out)
{
	return folder->descriptor < 0
		       ? tree_list(folder->tree, folder->path, arena, out)
		       : folder->tree->backend->open->list(folder->descriptor, arena, out);
}

enum tree_status tree_folder_read(const struct tree_folder *folder, struct str path, size_t limit,
	struct tree_buffer *buffer, struct str *out)
{
	if (folder->descriptor < 0) {
		arena_clear(&buffer->arena);
		return tree_read(folder->tree, path, limit, &buffer->arena, out);
	}
	return folder->tree->backend->open->read(
		folder->descriptor, path_name(path), limit, buffer, out);
}

enum tree_status tree_folder_size(const struct tree_folder *folder, struct str path, uint64_t *out)
{
	if (folder->descriptor < 0) {
		return tree_follow(folder->tree, path, out) == TREE_FILE ? TREE_OK : TREE_MISSING;
	}
	return folder->tree->backend->open->size(folder->descriptor, path_name(path), out);
}

void tree_buffer_finish(struct tree_buffer *buffer)
{
	mem_free(buffer->bytes);
	arena_finish(&buffer->arena);
	*buffer = (struct tree_buffer){0};
}

enum tree_kind tree_follow(const struct tree *tree, struct str path, uint64_t *out_size)
{
	return tree->backend->follow(tree, path, out_size);
}

struct str tree_prefix(const struct tree *tree)
{
	return tree->prefix;
}

bool tree_in_git(const struct tree *tree)
{
	return tree->in_git;
}

enum tree_status tree_read_above(
	const struct tree *tree, int level, const char *name, struct arena *arena, struct str *out)
{
	if (!tree->in_git) {
		return TREE_MISSING;
	}
	return tree->backend->read_above(tree, level, name, arena, out);
}

bool tree_tracked(const struct tree *tree, tree_wanted *wanted, struct arena *arena, str_vec *out)
{
	return tree->in_git && tree->backend->tracked(tree, wanted, arena, out);
}

const char *tree_status_text(enum tree_status status)
{
	switch (status) {
	case TREE_OK:
		return "fine";
	case TREE_MISSING:
		return "no such file or folder";
	case TREE_DENIED:
		return "permission denied";
	case TREE_TOO_LARGE:
		return "larger than the limit";
	case TREE_NOT_REGULAR:
		return "not a regular file inside the tree";
	case TREE_FAILED:
		return "input/output error, or changed while it was read";
	case TREE_NOT_FOLDER:
		return "not a folder";
	case TREE_NOT_HERE:
		return "its content is not in this clone";
	}
	return "unknown status";
}

static int compare(const void *left, const void *right)
{
	const struct tree_entry *a = left;
	const struct tree_entry *b = right;

	return str_compare(a->name, b->name);
}

void tree_sort(tree_entries *entries, size_t from)
{
	if (entries->n > from) {
		qsort(entries->items + from, entries->n - from, sizeof(entries->items[0]), compare);
	}
}
