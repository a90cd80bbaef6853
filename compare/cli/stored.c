#include "compare/cli/stored.h"

#include "base/path.h"

/* Is there a file with this path, from the git root, on either side of the change? */
static bool is_known(const struct stored *stored, struct str path)
{
	return git_listing_has(stored->listing, path) ||
	       (stored->other != NULL && git_listing_has(stored->other, path)) ||
	       (stored->index != NULL && map_get(stored->index, path) != MAP_NONE);
}

static enum tree_status read_work_tree(struct arena *arena, const struct stored *stored,
	struct str folder, struct str name, size_t limit, struct str *out)
{
	struct str path = str_format(
		arena, "%.*s/%.*s", STR_ARGS(git_work_path(stored->git)), STR_ARGS(folder));
	enum tree_status status = TREE_OK;
	struct tree *tree = tree_open_directory(path.s, &status);

	if (tree == NULL) {
		return status;
	}
	status = tree_read(tree, name, limit, arena, out);
	tree_close(tree);
	return status;
}

enum tree_status stored_read(struct arena *arena, const struct stored *stored, struct str folder,
	struct str name, size_t limit, struct str *out)
{
	struct str prefix = folder.n == 0 ? STR("") : str_join(arena, folder, STR("/"));
	struct tree *tree = git_tree_open(stored->git, stored->listing, prefix);
	enum tree_status status = tree_read(tree, name, limit, arena, out);
	struct str path = path_join(arena, folder, name);

	tree_close(tree);
	if (status == TREE_MISSING && !str_absent(path) && !is_known(stored, path)) {
		status = read_work_tree(arena, stored, folder, name, limit, out);
	}
	return status;
}
