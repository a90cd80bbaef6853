#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "source/tree_backend.h"

struct tree_memory {
	struct tree base;
	const struct tree_memory_file *files;
	size_t count;
};

static const struct tree_memory *self(const struct tree *tree)
{
	return (const struct tree_memory *)(const void *)tree;
}

static struct str text_of(const struct tree_memory_file *file)
{
	return (struct str){file->text, file->size > 0 ? file->size : strlen(file->text)};
}

static const struct tree_memory_file *find(const struct tree_memory *tree, struct str path)
{
	for (size_t i = 0; i < tree->count; i++) {
		if (str_is(path, tree->files[i].path)) {
			return &tree->files[i];
		}
	}
	return NULL;
}

static bool is_folder(const struct tree_memory *tree, struct str path)
{
	for (size_t i = 0; i < tree->count; i++) {
		if (!str_absent(path_below(str_of(tree->files[i].path), path))) {
			return true;
		}
	}
	return path.n == 0;
}

/* After sorting: files of one folder gave it once each. */
static void drop_repeats(tree_entries *entries, size_t from)
{
	size_t kept = from;

	for (size_t i = from; i < entries->n; i++) {
		if (kept == from ||
			!str_equal(entries->items[kept - 1].name, entries->items[i].name)) {
			entries->items[kept++] = entries->items[i];
		}
	}
	entries->n = kept;
}

static enum tree_status list(
	const struct tree *base, struct str folder, struct arena *arena, tree_entries *out)
{
	const struct tree_memory *tree = self(base);
	size_t from = out->n;

	if (!is_folder(tree, folder)) {
		return find(tree, folder) != NULL ? TREE_NOT_FOLDER : TREE_MISSING;
	}
	for (size_t i = 0; i < tree->count; i++) {
		struct str rest = path_below(str_of(tree->files[i].path), folder);
		size_t slash = str_find_byte(rest, '/');
		struct tree_entry entry = {.name = str_copy(arena, str_slice(rest, 0, slash))};

		if (rest.n == 0) {
			continue;
		}
		entry.kind = slash == SIZE_MAX ? TREE_FILE : TREE_FOLDER;
		entry.size = slash == SIZE_MAX ? text_of(&tree->files[i]).n : 0;
		vec_push(arena, out, entry);
	}
	tree_sort(out, from);
	drop_repeats(out, from);
	return TREE_OK;
}

static enum tree_status read_file(const struct tree *base, struct str path, size_t limit,
	struct arena *arena, struct str *out)
{
	const struct tree_memory *tree = self(base);
	const struct tree_memory_file *file = find(tree, path);

	if (file == NULL) {
		return is_folder(tree, path) ? TREE_NOT_REGULAR : TREE_MISSING;
	}
	if (text_of(file).n > limit) {
		return TREE_TOO_LARGE;
	}
	*out = str_copy(arena, text_of(file));
	return TREE_OK;
}

static enum tree_kind follow(const struct tree *base, struct str path, uint64_t *out_size)
{
	const struct tree_memory *tree = self(base);
	const struct tree_memory_file *file = find(tree, path);

	if (file == NULL) {
		return is_folder(tree, path) ? TREE_FOLDER : TREE_OTHER;
	}
	*out_size = text_of(file).n;
	return TREE_FILE;
}

static enum tree_status read_above(
	const struct tree *base, int level, const char *name, struct arena *arena, struct str *out)
{
	(void)name;
	if (level != -1) {
		return TREE_MISSING; /* the git root is the tree's own root */
	}
	return read_file(base, STR(".git/info/exclude"), TREE_ABOVE_LIMIT, arena, out);
}

static bool tracked(const struct tree *base, tree_wanted *wanted, struct arena *arena, str_vec *out)
{
	const struct tree_memory_file *index = find(self(base), STR(".git/index"));

	return index != NULL && tree_index_read(text_of(index), base->prefix, wanted, arena, out);
}

static void close_memory(struct tree *tree)
{
	arena_finish(&tree->arena);
	mem_free(tree);
}

struct tree *tree_open_memory(const struct tree_memory_file *files, size_t count)
{
	static const struct tree_backend backend = {
		list, read_file, follow, read_above, tracked, close_memory, NULL};
	struct tree_memory *tree = mem_zalloc(sizeof(*tree));

	arena_init(&tree->base.arena);
	tree->base.backend = &backend;
	tree->base.prefix = STR("");
	tree->files = files;
	tree->count = count;
	tree->base.in_git = find(tree, STR(".git/HEAD")) != NULL;
	return &tree->base;
}
