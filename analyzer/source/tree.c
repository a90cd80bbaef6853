#include "source/tree.h"

#include <stdlib.h>

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
