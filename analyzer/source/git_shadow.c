#define _XOPEN_SOURCE 700 /* mkdtemp, realpath */

#include "source/git_shadow.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "source/git_internal.h"
#include "source/tree_lookup.h"

enum {
	HEAD_LIMIT = 4096, /* bytes */
};

static struct str at(struct arena *arena, struct str folder, const char *name)
{
	return str_format(arena, "%.*s/%s", STR_ARGS(folder), name);
}

static bool write_file(struct str path, struct str text)
{
	int file = open(path.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (file < 0) {
		return false;
	}
	bool written = write(file, text.s, text.n) == (ssize_t)text.n;
	return close(file) == 0 && written;
}

/* Puts a copy there: git wants HEAD as a file, and might wait for ever for a fifo. */
static bool copy_file(
	struct arena *arena, int folder, const char *name, size_t limit, struct str target)
{
	struct str text;

	return tree_lookup_read(folder, str_of(name), limit, arena, &text) == TREE_OK &&
	       write_file(target, text);
}

/* Is it a regular file, or absent? Of anything else git would wait for bytes. */
static bool is_plain(struct str path)
{
	struct stat st;

	return stat(path.s, &st) != 0 ? errno == ENOENT : S_ISREG(st.st_mode);
}

/* Links to what is there; what is absent stays absent. */
static bool link_file(struct arena *arena, struct str from, const char *name, struct str shadow)
{
	struct str target = at(arena, from, name);
	struct stat st;

	return lstat(target.s, &st) != 0 ||
	       (is_plain(target) && symlink(target.s, at(arena, shadow, name).s) == 0);
}

/* An index that is split has its other half beside it. */
static bool link_shared_index(struct arena *arena, struct str from, struct str shadow)
{
	DIR *stream = opendir(from.s);
	bool linked = stream != NULL;
	const struct dirent *item;

	while (linked && (item = readdir(stream)) != NULL) {
		if (strncmp(item->d_name, "sharedindex.", strlen("sharedindex.")) == 0) {
			linked = link_file(arena, from, item->d_name, shadow);
		}
	}
	if (stream != NULL) {
		closedir(stream);
	}
	return linked;
}

/* Branches are shared by all work trees, where each of them stands is not. */
static bool link_names(struct arena *arena, const struct tree_git *place, struct str shadow)
{
	static const char *const own[] = {"FETCH_HEAD", "MERGE_HEAD", "ORIG_HEAD"};
	static const char *const shared[] = {"packed-refs", "shallow"};
	struct str logs = at(arena, shadow, "logs");
	bool linked =
		symlink(at(arena, place->common_path, "refs").s, at(arena, shadow, "refs").s) ==
			0 &&
		mkdir(logs.s, 0700) == 0 &&
		symlink(at(arena, place->common_path, "logs/refs").s, at(arena, logs, "refs").s) ==
			0 &&
		symlink(at(arena, place->git_path, "logs/HEAD").s, at(arena, logs, "HEAD").s) == 0;

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		linked = linked && link_file(arena, place->git_path, own[i], shadow);
	}
	for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++) {
		linked = linked && link_file(arena, place->common_path, shared[i], shadow);
	}
	return linked && link_shared_index(arena, place->git_path, shadow);
}

/*
 * `git commit -a` and `git commit FILE` make an index of their own for the time of the
 * hook. One that lies elsewhere belongs to another repository or is somebody's experiment.
 */
static struct str choose_index(struct arena *arena, const struct tree_git *place, const char *given)
{
	struct str path = given == NULL ? STR("") : str_of(given);
	struct str name = path_name(path);
	struct str folder = name.n == path.n ? STR(".") : str_slice(path, 0, path.n - name.n);
	struct stat ours;
	struct stat its;

	if (name.n > 0 && stat(str_copy(arena, folder).s, &its) == 0 &&
		fstat(place->git_dir, &ours) == 0 && ours.st_dev == its.st_dev &&
		ours.st_ino == its.st_ino) {
		return at(arena, place->git_path, name.s);
	}
	return at(arena, place->git_path, "index");
}

static bool fill(struct arena *arena, const struct tree_git *place, const struct git_shadow *shadow,
	struct str *error)
{
	static const char what[] = "cannot read the git directory";

	if (!copy_file(
		    arena, place->git_dir, "HEAD", HEAD_LIMIT, at(arena, shadow->path, "HEAD"))) {
		return git_refuse(arena, what, place->git_path,
			"its HEAD cannot be read, or is no regular file", error);
	}
	if (!is_plain(shadow->config)) {
		return git_refuse(arena, what, shadow->config, "it is no regular file", error);
	}
	if (!is_plain(shadow->index)) {
		return git_refuse(arena, what, shadow->index, "it is no regular file", error);
	}
	if (!link_names(arena, place, shadow->path)) {
		return git_refuse(arena, what, place->common_path,
			"what should be files in it are none, or links cannot be made", error);
	}
	return true;
}

bool git_shadow_make(const struct tree_git *place, const char *folder, const char *index,
	struct arena *arena, struct git_shadow *out, struct str *error)
{
	char *real = realpath(folder, NULL);
	struct str pattern =
		str_format(arena, "%s/clerk-audit-git-XXXXXX", real == NULL ? folder : real);
	char *path = arena_alloc(arena, pattern.n + 1);

	free(real);
	memcpy(path, pattern.s, pattern.n);
	if (mkdtemp(path) == NULL) {
		return git_refuse(arena, "cannot make a temporary folder", str_of(folder),
			"is it there, and may it be written to? TMPDIR names another", error);
	}
	out->path = str_of(path);
	out->config = at(arena, place->common_path, "config");
	out->objects = at(arena, place->common_path, "objects");
	out->index = choose_index(arena, place, index);
	if (!fill(arena, place, out, error)) {
		git_shadow_remove(out, arena);
		return false;
	}
	return true;
}

bool git_shadow_configure(const struct git_shadow *shadow, struct str format)
{
	struct arena arena;

	arena_init(&arena);
	bool written = write_file(at(&arena, shadow->path, "config"),
		str_format(&arena,
			"[core]\n\trepositoryformatversion = 1\n\tbare = true\n"
			"[extensions]\n\tobjectformat = %.*s\n"
			"[protocol]\n\tallow = never\n",
			STR_ARGS(format)));
	arena_finish(&arena);
	return written;
}

int git_shadow_questions(const struct git_shadow *shadow, struct str text, struct arena *arena)
{
	struct str path = at(arena, shadow->path, "questions");

	return write_file(path, text) ? open(path.s, O_RDONLY | O_CLOEXEC) : -1;
}

int git_shadow_errors(const struct git_shadow *shadow, struct arena *arena)
{
	return open(at(arena, shadow->path, "errors").s,
		O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

/* Removes what lies in a folder, without following links; its own folders are left. */
static void empty(struct arena *arena, struct str path)
{
	DIR *stream = opendir(path.s);
	const struct dirent *item;

	while (stream != NULL && (item = readdir(stream)) != NULL) {
		unlink(at(arena, path, item->d_name).s);
	}
	if (stream != NULL) {
		closedir(stream);
	}
	rmdir(path.s);
}

void git_shadow_remove(const struct git_shadow *shadow, struct arena *arena)
{
	empty(arena, at(arena, shadow->path, "logs"));
	empty(arena, shadow->path);
}
