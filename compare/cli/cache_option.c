#include "compare/cli/cache_option.h"

#include <errno.h>

#include "base/path.h"
#include "compare/cli/input.h"
#include "compare/cli/reason.h"
#include "source/walk.h"

/* The whole path of a folder that may have to be made, links followed; absent when it cannot be. */
static struct str future_path(struct arena *arena, struct str path)
{
	struct str real = input_real_path(arena, str_copy(arena, path).s);
	struct str rest = STR("");

	while (str_absent(real)) {
		struct str name;

		while (path.n > 1 && str_ends(path, "/")) {
			path.n--;
		}
		name = path_name(path);
		if (name.n == 0 || str_is(name, "..")) {
			return STR_NONE;
		}
		rest = str_format(arena, "/%.*s%.*s", STR_ARGS(name), STR_ARGS(rest));
		path = str_slice(path, 0, path.n - name.n);
		real = input_real_path(arena, path.n == 0 ? "." : str_copy(arena, path).s);
	}
	return str_join(arena, str_is(real, "/") ? STR("") : real, rest);
}

/* In the repository, where the walk would come to it. */
static bool is_read(struct arena *arena, struct str folder, const char *path)
{
	struct str root = input_real_path(arena, path);
	struct str below = path_below(folder, str_is(root, "/") ? STR("") : root);

	return !str_absent(root) &&
	       (str_equal(folder, root) || (!str_absent(below) && !walk_leaves_out(below)));
}

static bool fail(struct arena *arena, const char *folder, const char *why, struct str *error)
{
	*error = str_format(arena, "cannot use the cache: '%s': %s", folder, why);
	return false;
}

bool cache_option_open(struct arena *arena, const char *folder, const char *root,
	struct cache **out, struct str *error)
{
	struct str path;

	*out = NULL;
	if (folder == NULL) {
		return true;
	}
	path = future_path(arena, str_of(folder));
	if (str_absent(path)) {
		return fail(arena, folder, reason_text(ENOENT), error);
	}
	if (is_read(arena, path, root)) {
		return fail(arena, folder,
			"it lies in the repository that is read: name a folder outside, or below "
			"'.cache' or 'node_modules'",
			error);
	}
	*out = cache_create();
	switch (cache_use_folder(*out, folder, arena)) {
	case CACHE_FOLDER_OK:
		return true;
	case CACHE_FOLDER_FOREIGN:
		fail(arena, folder, "it holds something else: name a new or empty folder", error);
		break;
	case CACHE_FOLDER_FAILED:
		fail(arena, folder, reason_text(errno), error);
		break;
	}
	cache_destroy(*out);
	*out = NULL;
	return false;
}
