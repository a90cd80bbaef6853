#ifndef SOURCE_TREE_BACKEND_H
#define SOURCE_TREE_BACKEND_H

#include "source/tree.h"

/* What a back end provides; only tree*.c include this. */
struct tree_backend {
	enum tree_status (*list)(
		const struct tree *tree, struct str folder, struct arena *arena, tree_entries *out);
	enum tree_status (*read)(const struct tree *tree, struct str path, size_t limit,
		struct arena *arena, struct str *out);
	enum tree_kind (*follow)(const struct tree *tree, struct str path, uint64_t *out_size);
	enum tree_status (*read_above)(const struct tree *tree, int level, const char *name,
		struct arena *arena, struct str *out);
	bool (*tracked)(const struct tree *tree, tree_wanted *wanted, struct arena *arena,
		str_vec *out); /* only inside git */
	void (*close)(struct tree *tree);
	const struct tree_open_folders *open; /* NULL: folders cannot be held open */
};

/* What a back end provides that can hold folders open, each known by a descriptor. */
struct tree_open_folders {
	enum tree_status (*enter)(
		const struct tree *tree, int parent, struct str path, int *out); /* -1: the root */
	enum tree_status (*list)(int folder, struct arena *arena, tree_entries *out);
	enum tree_status (*read)(int folder, struct str name, size_t limit,
		struct tree_buffer *buffer, struct str *out);
	enum tree_status (*size)(int folder, struct str name, uint64_t *out);
	void (*leave)(int folder);
};

/* First member of every back end's own struct. Nothing of it changes after opening. */
struct tree {
	const struct tree_backend *backend;
	struct arena arena; /* of what lives as long as the tree */
	struct str prefix;
	bool in_git;
};

enum {
	TREE_ABOVE_LIMIT = 1 << 20, /* bytes of an ignore file above the root */
	TREE_INDEX_LIMIT = 64 << 20, /* bytes of git's index */
};

/*
 * Appends the wanted paths below the prefix of an index that was read. False,
 * *out untouched, when it is not understood.
 */
bool tree_index_read(
	struct str text, struct str prefix, tree_wanted *wanted, struct arena *arena, str_vec *out);

/* Sorts entries[from…] bytewise by name. */
void tree_sort(tree_entries *entries, size_t from);

#endif
