#define _DEFAULT_SOURCE /* the types of entries */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "source/tree_backend.h"
#include "source/tree_git.h"
#include "source/tree_lookup.h"

struct tree_directory {
	struct tree base;
	int root;
	struct tree_git git; /* only inside git */
};

static const struct tree_directory *self(const struct tree *tree)
{
	return (const struct tree_directory *)(const void *)tree;
}

static struct tree_entry entry_of(const struct stat *st)
{
	struct tree_entry entry = {.kind = TREE_OTHER};

	if (S_ISREG(st->st_mode)) {
		entry.kind = TREE_FILE;
		entry.size = (uint64_t)st->st_size;
	} else if (S_ISDIR(st->st_mode)) {
		entry.kind = TREE_FOLDER;
	} else if (S_ISLNK(st->st_mode)) {
		entry.kind = TREE_LINK;
	}
	return entry;
}

/* What an entry is, where that is told without asking for it; then its size is unknown. */
static bool is_told(const struct dirent *item, struct tree_entry *out)
{
#ifdef DT_REG
	switch (item->d_type) {
	case DT_REG:
		*out = (struct tree_entry){.kind = TREE_FILE, .size = TREE_SIZE_UNKNOWN};
		return true;
	case DT_DIR:
		*out = (struct tree_entry){.kind = TREE_FOLDER};
		return true;
	case DT_LNK:
		*out = (struct tree_entry){.kind = TREE_LINK};
		return true;
	default:
		return false;
	}
#else
	(void)item;
	(void)out;
	return false;
#endif
}

static enum tree_status list_stream(
	DIR *stream, bool with_sizes, struct arena *arena, tree_entries *out)
{
	for (;;) {
		const struct dirent *item;
		struct tree_entry entry;
		struct stat st;

		errno = 0;
		item = readdir(stream);
		if (item == NULL) {
			return errno == 0 ? TREE_OK : tree_lookup_error(errno);
		}
		if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0) {
			continue;
		}
		if (with_sizes || !is_told(item, &entry)) {
			if (fstatat(dirfd(stream), item->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
				continue; /* gone since it was listed */
			}
			entry = entry_of(&st);
		}
		entry.name = str_copy(arena, str_of(item->d_name));
		vec_push(arena, out, entry);
	}
}

/* Closes the folder. */
static enum tree_status list_and_close(
	int folder, bool with_sizes, struct arena *arena, tree_entries *out)
{
	size_t from = out->n;
	enum tree_status status;
	DIR *stream = fdopendir(folder);

	if (stream == NULL) {
		status = tree_lookup_error(errno);
		close(folder);
		return status;
	}
	status = list_stream(stream, with_sizes, arena, out);
	closedir(stream);
	if (status != TREE_OK) {
		out->n = from;
	}
	return status;
}

static enum tree_status list(
	const struct tree *tree, struct str folder, struct arena *arena, tree_entries *out)
{
	size_t from = out->n;
	int descriptor;
	enum tree_status status = tree_lookup_open(self(tree)->root, folder, &descriptor);

	if (status == TREE_OK) {
		status = list_and_close(descriptor, true, arena, out);
	}
	tree_sort(out, from);
	return status;
}

static enum tree_status enter(const struct tree *tree, int parent, struct str path, int *out)
{
	return parent < 0 ? tree_lookup_open(self(tree)->root, path, out)
			  : tree_lookup_open_in(parent, path_name(path), out);
}

/* Opened anew, which fails where what is listed could not be opened. */
static enum tree_status list_in(int folder, struct arena *arena, tree_entries *out)
{
	int copy;
	enum tree_status status = tree_lookup_open_in(folder, STR("."), &copy);

	return status == TREE_OK ? list_and_close(copy, false, arena, out) : status;
}

static enum tree_status size_in(int folder, struct str name, uint64_t *out)
{
	char terminated[TREE_LOOKUP_NAME + 1];
	struct stat st;

	if (!tree_lookup_name(name, terminated)) {
		return TREE_MISSING;
	}
	if (fstatat(folder, terminated, &st, AT_SYMLINK_NOFOLLOW) != 0) {
		return tree_lookup_error(errno);
	}
	*out = entry_of(&st).size;
	return S_ISREG(st.st_mode) ? TREE_OK : TREE_NOT_REGULAR;
}

static void leave(int folder)
{
	close(folder);
}

static enum tree_status read_file(const struct tree *tree, struct str path, size_t limit,
	struct arena *arena, struct str *out)
{
	return tree_lookup_read(self(tree)->root, path, limit, arena, out);
}

static enum tree_kind follow(const struct tree *tree, struct str path, uint64_t *out_size)
{
	struct tree_lookup lookup;
	enum tree_status status = tree_lookup_walk(&lookup, self(tree)->root, path);

	tree_lookup_finish(&lookup);
	if (status != TREE_OK) {
		return TREE_OTHER;
	}
	if (lookup.kind == TREE_FILE) {
		*out_size = lookup.size;
	}
	return lookup.kind;
}

/* The first `level` parts of the prefix with their slash; absent when they are not above. */
static struct str above(struct str prefix, int level)
{
	size_t end = 0;

	if (level < 0) {
		return STR_NONE;
	}
	for (int i = 0; i < level && end < prefix.n; i++) {
		end += str_find_byte(str_slice(prefix, end, prefix.n), '/') + 1;
	}
	return end < prefix.n ? str_slice(prefix, 0, end) : STR_NONE;
}

static enum tree_status read_above(
	const struct tree *tree, int level, const char *name, struct arena *arena, struct str *out)
{
	const struct tree_git *git = &self(tree)->git;
	struct str folder;

	if (level == -1) {
		return git->common_dir < 0 ? TREE_MISSING
					   : tree_lookup_read(git->common_dir, STR("info/exclude"),
						     TREE_ABOVE_LIMIT, arena, out);
	}
	folder = above(tree->prefix, level);
	if (str_absent(folder)) {
		return TREE_MISSING;
	}
	return tree_lookup_read(git->work_root, str_join(arena, folder, str_of(name)),
		TREE_ABOVE_LIMIT, arena, out);
}

static bool tracked(const struct tree *tree, tree_wanted *wanted, struct arena *arena, str_vec *out)
{
	int folder = self(tree)->git.git_dir;
	struct arena scratch;
	struct str text;
	bool known;

	arena_init(&scratch);
	known = folder >= 0 &&
		tree_lookup_read(folder, STR("index"), TREE_INDEX_LIMIT, &scratch, &text) ==
			TREE_OK &&
		tree_index_read(text, tree->prefix, wanted, arena, out);
	arena_finish(&scratch);
	return known;
}

static void close_directory(struct tree *tree)
{
	struct tree_directory *directory = (struct tree_directory *)(void *)tree;

	close(directory->root);
	if (tree->in_git) {
		tree_git_finish(&directory->git);
	}
	arena_finish(&tree->arena);
	mem_free(directory);
}

static enum tree_status open_error(int error)
{
	return error == ENOTDIR ? TREE_NOT_FOLDER : tree_lookup_error(error);
}

struct tree *tree_open_directory(const char *path, enum tree_status *status)
{
	static const struct tree_open_folders open_folders = {
		enter, list_in, tree_lookup_read_in, size_in, leave};
	static const struct tree_backend backend = {
		list, read_file, follow, read_above, tracked, close_directory, &open_folders};
	int root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct tree_directory *tree;

	if (root < 0) {
		*status = open_error(errno);
		return NULL;
	}
	tree = mem_zalloc(sizeof(*tree));
	arena_init(&tree->base.arena);
	tree->base.backend = &backend;
	tree->base.prefix = STR("");
	tree->root = root;
	tree->base.in_git = tree_git_find(path, &tree->base.arena, &tree->git);
	if (tree->base.in_git) {
		tree->base.prefix = tree->git.prefix;
	}
	*status = TREE_OK;
	return &tree->base;
}
