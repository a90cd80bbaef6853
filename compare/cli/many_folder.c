#include "compare/cli/many_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "compare/cli/reason.h"

static bool fail(
	struct arena *arena, const char *what, const char *path, const char *why, struct str *error)
{
	*error = str_format(arena, "%s: '%s': %s", what, path, why);
	return false;
}

const char *many_folder_path(struct arena *arena, const char *folder, struct str name)
{
	bool slash = str_ends(str_of(folder), "/");

	return str_format(arena, "%s%s%.*s", folder, slash ? "" : "/", STR_ARGS(name)).s;
}

static int order_names(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static void sort(str_vec *names)
{
	if (names->n > 1) {
		qsort(names->items, names->n, sizeof(names->items[0]), order_names);
	}
}

/* A link is no facts file: what it leads to was not meant by who named the folder. */
static bool is_facts(struct arena *arena, const char *folder, struct str name)
{
	struct stat info;

	return str_ends(name, ".json") && !str_starts(name, ".") &&
	       lstat(many_folder_path(arena, folder, name), &info) == 0 && S_ISREG(info.st_mode);
}

bool many_folder_list(struct arena *arena, const char *folder, str_vec *names, str_vec *left_out,
	struct str *error)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;

	if (stream == NULL) {
		return fail(arena, "cannot read", folder, reason_text(errno), error);
	}
	while ((entry = readdir(stream)) != NULL) {
		struct str name = str_copy(arena, str_of(entry->d_name));

		if (is_facts(arena, folder, name)) {
			vec_push(arena, names, str_slice(name, 0, name.n - strlen(".json")));
		} else if (!str_is(name, ".") && !str_is(name, "..")) {
			vec_push(arena, left_out, name);
		}
	}
	closedir(stream);
	sort(names);
	sort(left_out);
	return names->n > 0 ||
	       fail(arena, "nothing to compare", folder, "it holds no *.json file", error);
}

static bool is_empty(const char *folder)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	if (stream == NULL) {
		return false;
	}
	while ((entry = readdir(stream)) != NULL) {
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	}
	closedir(stream);
	return count == 0;
}

bool many_folder_make(struct arena *arena, const char *folder, struct str *error)
{
	if (mkdir(folder, 0777) == 0) {
		return true;
	}
	if (errno != EEXIST) {
		return fail(arena, "cannot write", folder, reason_text(errno), error);
	}
	return is_empty(folder) ||
	       fail(arena, "cannot write", folder,
		       "it is there and no empty folder: name a new one", error);
}

bool many_folder_add(struct arena *arena, const char *folder, const char *name, struct str *error)
{
	const char *path = many_folder_path(arena, folder, str_of(name));

	return mkdir(path, 0777) == 0 ||
	       fail(arena, "cannot write", path, reason_text(errno), error);
}
