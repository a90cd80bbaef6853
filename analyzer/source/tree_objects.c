#include <string.h>

#include "base/digest.h"
#include "base/mem.h"
#include "base/path.h"
#include "source/git_internal.h"
#include "source/tree_backend.h"
#include "source/tree_lookup.h"

/* The files of a listing below a folder; several trees may share git and a listing. */
struct tree_objects {
	struct tree base;
	struct git *git;
	const struct git_listing *listing;
};

static const struct tree_objects *self(const struct tree *tree)
{
	return (const struct tree_objects *)(const void *)tree;
}

static enum tree_kind kind_of(const struct git_entry *entry)
{
	switch (entry->mode & GIT_MODE_KIND) {
	case GIT_MODE_FILE:
		return TREE_FILE;
	case GIT_MODE_LINK:
		return TREE_LINK;
	case GIT_MODE_SUBMODULE:
		return TREE_SUBMODULE;
	default:
		return TREE_OTHER;
	}
}

/* Of a file whose content is not here the size is unknown: reading it says so. */
static uint64_t size_of(const struct git_entry *entry)
{
	return kind_of(entry) == TREE_FILE && entry->size != GIT_NO_SIZE ? entry->size : 0;
}

/* Is anything below the folder, given with its slash? The root is always there. */
static bool has_folder(const struct git_listing *listing, struct str folder)
{
	for (size_t i = git_listing_from(listing, folder); i < listing->entries.n; i++) {
		const struct git_entry *entry = &listing->entries.items[i];

		if (!str_equal(str_slice(entry->path, 0, folder.n), folder)) {
			return false;
		}
		if (!entry->dropped) {
			return true;
		}
	}
	return false;
}

/* A walk along a path inside of the tree, link by link. */
struct way {
	const struct tree *tree;
	struct arena *arena; /* for the targets of links */
	char path[2 * TREE_PATH_MAX + 2]; /* as the listing has it: the prefix, no links */
	size_t n; /* its bytes */
	struct str rest;
	const struct git_entry *entry; /* of what was reached; NULL: a folder */
	int links;
};

/* The bytes of the path from the tree's root. */
static size_t own_length(const struct way *way)
{
	return way->n - way->tree->prefix.n;
}

static void add_part(struct way *way, struct str part)
{
	if (own_length(way) > 0) {
		way->path[way->n++] = '/';
	}
	memcpy(way->path + way->n, part.s, part.n);
	way->n += part.n;
}

/* The path as one of a folder; the root's has its slash already, or is "". */
static struct str as_folder(struct way *way)
{
	way->path[way->n] = '/';
	return (struct str){way->path, way->n + (own_length(way) > 0)};
}

static enum tree_status read_link(struct way *way, const struct git_entry *entry)
{
	struct git *git = self(way->tree)->git;

	if (entry->size > TREE_PATH_MAX || ++way->links > TREE_LOOKUP_LINKS) {
		return entry->size == GIT_NO_SIZE ? TREE_NOT_HERE : TREE_FAILED;
	}
	char *target = arena_alloc(way->arena, entry->size + 1);
	if (!git_objects_read(git->objects, entry->id, entry->size, target)) {
		return TREE_FAILED;
	}
	if (entry->size == 0 || target[0] == '/' || memchr(target, '\0', entry->size) != NULL) {
		return TREE_NOT_REGULAR;
	}
	way->rest =
		str_format(way->arena, "%.*s/%.*s", (int)entry->size, target, STR_ARGS(way->rest));
	return TREE_OK;
}

static enum tree_status step_up(struct way *way)
{
	struct str own = {way->path + way->tree->prefix.n, own_length(way)};

	if (own.n == 0) {
		return TREE_NOT_REGULAR;
	}
	way->n -= own.n - path_folder(own).n;
	return TREE_OK;
}

/* Walks over one part of the path. */
static enum tree_status step(struct way *way, struct str part)
{
	const struct git_listing *listing = self(way->tree)->listing;
	size_t before = way->n;

	add_part(way, part);
	const struct git_entry *entry = git_listing_find(listing, (struct str){way->path, way->n});
	if (entry == NULL) {
		return has_folder(listing, as_folder(way)) ? TREE_OK : TREE_MISSING;
	}
	if (kind_of(entry) == TREE_LINK) {
		way->n = before;
		return read_link(way, entry);
	}
	way->entry = entry;
	return TREE_OK;
}

/* Most paths are in the listing as they are: there is no need to look at each of their folders. */
static bool is_listed(struct way *way, struct str path)
{
	const struct git_listing *listing = self(way->tree)->listing;
	size_t before = way->n;

	add_part(way, path);
	way->entry = git_listing_find(listing, (struct str){way->path, way->n});
	if (way->entry == NULL ? has_folder(listing, as_folder(way))
			       : kind_of(way->entry) != TREE_LINK) {
		return true;
	}
	way->entry = NULL;
	way->n = before;
	return false;
}

static enum tree_status walk(
	struct way *way, const struct tree *tree, struct str path, struct arena *arena)
{
	enum tree_status status = TREE_OK;

	if (path.n > TREE_PATH_MAX || tree->prefix.n > TREE_PATH_MAX) {
		return TREE_FAILED;
	}
	way->tree = tree;
	way->arena = arena;
	way->n = tree->prefix.n;
	way->rest = path;
	way->entry = NULL;
	way->links = 0;
	memcpy(way->path, tree->prefix.s, tree->prefix.n);
	if (is_listed(way, path)) {
		return TREE_OK;
	}
	while (status == TREE_OK && way->rest.n > 0) {
		struct str part = str_take(&way->rest, '/');

		if (part.n == 0 || str_is(part, ".")) {
			continue;
		}
		if (way->entry != NULL) {
			return TREE_MISSING; /* a file is not a folder */
		}
		status = str_is(part, "..") ? step_up(way) : step(way, part);
		if (way->rest.n + own_length(way) > TREE_PATH_MAX) {
			return TREE_FAILED;
		}
	}
	return status;
}

static void list_below(const struct git_listing *listing, struct str folder, struct arena *arena,
	tree_entries *out)
{
	size_t i = git_listing_from(listing, folder);

	while (i < listing->entries.n) {
		const struct git_entry *entry = &listing->entries.items[i];
		struct str rest = str_slice(entry->path, folder.n, entry->path.n);
		size_t slash = str_find_byte(rest, '/');

		if (!str_equal(str_slice(entry->path, 0, folder.n), folder)) {
			return;
		}
		i++;
		if (slash != SIZE_MAX) {
			struct str own = str_slice(entry->path, 0, folder.n + slash + 1);

			if (has_folder(listing, own)) {
				vec_push(arena, out,
					(struct tree_entry){.name = str_slice(rest, 0, slash),
						.kind = TREE_FOLDER});
			}
			/* behind all that is below it: '0' comes after '/' */
			own = str_format(arena, "%.*s0", (int)own.n - 1, own.s);
			i = git_listing_from(listing, own);
		} else if (!entry->dropped) {
			vec_push(arena, out,
				(struct tree_entry){.name = rest,
					.kind = kind_of(entry),
					.size = size_of(entry)});
		}
	}
}

static enum tree_status list(
	const struct tree *tree, struct str folder, struct arena *arena, tree_entries *out)
{
	size_t from = out->n;
	struct way way;
	enum tree_status status = walk(&way, tree, folder, arena);

	if (status == TREE_OK && way.entry != NULL) {
		status = TREE_NOT_FOLDER;
	}
	if (status != TREE_OK) {
		return status;
	}
	list_below(self(tree)->listing, as_folder(&way), arena, out);
	tree_sort(out, from);
	return TREE_OK;
}

/*
 * Most files lie in the work tree as git has stored them, and are read there in less time
 * than git needs. That they are the same is known by their hash alone: what the index says of
 * times and sizes does not show what filters and line ends have changed on the way.
 */
static bool read_work_tree(
	struct git *git, const struct git_entry *entry, struct arena *arena, struct str *out)
{
	char id[GIT_ID_MOST];
	struct str text;

	if (tree_lookup_read_known(git->place.work_root, entry->path, entry->size, arena, &text) !=
			TREE_OK ||
		text.n != entry->size) {
		return false;
	}
	digest_git_blob(text, entry->id.n, id);
	*out = text;
	return str_equal((struct str){id, entry->id.n}, entry->id);
}

static enum tree_status read_content(const struct tree *tree, const struct git_entry *entry,
	size_t limit, struct arena *arena, struct str *out)
{
	if (entry == NULL || kind_of(entry) != TREE_FILE) {
		return TREE_NOT_REGULAR;
	}
	if (entry->size == GIT_NO_SIZE) {
		return TREE_NOT_HERE;
	}
	if (entry->size > limit) {
		return TREE_TOO_LARGE;
	}
	if (read_work_tree(self(tree)->git, entry, arena, out)) {
		return TREE_OK;
	}
	char *text = arena_alloc(arena, entry->size + 1);
	if (!git_objects_read(self(tree)->git->objects, entry->id, entry->size, text)) {
		return TREE_FAILED;
	}
	*out = (struct str){text, entry->size};
	return TREE_OK;
}

static enum tree_status read_file(const struct tree *tree, struct str path, size_t limit,
	struct arena *arena, struct str *out)
{
	struct way way;
	enum tree_status status = walk(&way, tree, path, arena);

	return status == TREE_OK ? read_content(tree, way.entry, limit, arena, out) : status;
}

static enum tree_kind follow(const struct tree *tree, struct str path, uint64_t *out_size)
{
	struct arena scratch;
	struct way way;
	enum tree_kind kind = TREE_OTHER;

	arena_init(&scratch);
	if (walk(&way, tree, path, &scratch) == TREE_OK) {
		kind = way.entry == NULL ? TREE_FOLDER : kind_of(way.entry);
	}
	if (kind == TREE_FILE) {
		*out_size = size_of(way.entry);
	}
	arena_finish(&scratch);
	return kind == TREE_SUBMODULE ? TREE_OTHER : kind;
}

static enum tree_status read_above(
	const struct tree *tree, int level, const char *name, struct arena *arena, struct str *out)
{
	size_t end = 0;

	if (level < 0) {
		return tree_lookup_read(self(tree)->git->place.common_dir, STR("info/exclude"),
			TREE_ABOVE_LIMIT, arena, out);
	}
	for (int i = 0; i < level && end < tree->prefix.n; i++) {
		end += str_find_byte(str_slice(tree->prefix, end, tree->prefix.n), '/') + 1;
	}
	if (end >= tree->prefix.n) {
		return TREE_MISSING;
	}
	const struct git_entry *entry = git_listing_find(self(tree)->listing,
		str_join(arena, str_slice(tree->prefix, 0, end), str_of(name)));
	return entry == NULL ? TREE_MISSING
			     : read_content(tree, entry, TREE_ABOVE_LIMIT, arena, out);
}

/* All that git has stored, it tracks. */
static bool tracked(const struct tree *tree, tree_wanted *wanted, struct arena *arena, str_vec *out)
{
	const struct git_listing *listing = self(tree)->listing;

	for (size_t i = git_listing_from(listing, tree->prefix); i < listing->entries.n; i++) {
		const struct git_entry *entry = &listing->entries.items[i];
		struct str path = str_slice(entry->path, tree->prefix.n, entry->path.n);

		if (!str_equal(str_slice(entry->path, 0, tree->prefix.n), tree->prefix)) {
			break;
		}
		if (!entry->dropped && wanted(path)) {
			vec_push(arena, out, path);
		}
	}
	return true;
}

static void close_objects(struct tree *tree)
{
	arena_finish(&tree->arena);
	mem_free(tree);
}

static const struct tree_backend backend = {
	list, read_file, follow, read_above, tracked, close_objects, NULL};

struct str git_tree_content(const struct tree *tree, struct str path)
{
	char full[2 * TREE_PATH_MAX];

	if (tree->backend != &backend || tree->prefix.n > TREE_PATH_MAX ||
		path.n >= TREE_PATH_MAX) {
		return STR_NONE;
	}
	memcpy(full, tree->prefix.s, tree->prefix.n);
	memcpy(full + tree->prefix.n, path.s, path.n);
	const struct git_entry *entry =
		git_listing_find(self(tree)->listing, (struct str){full, tree->prefix.n + path.n});
	return entry != NULL && kind_of(entry) == TREE_FILE ? entry->id : STR_NONE;
}

struct tree *git_tree_open(struct git *git, const struct git_listing *listing, struct str prefix)
{
	struct tree_objects *tree = mem_zalloc(sizeof(*tree));

	arena_init(&tree->base.arena);
	tree->base.backend = &backend;
	tree->base.prefix = prefix.n == 0 ? STR("") : str_copy(&tree->base.arena, prefix);
	tree->base.in_git = true;
	tree->git = git;
	tree->listing = listing;
	return &tree->base;
}
