#include "source/tree_lookup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC };

enum tree_status tree_lookup_error(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
	case ENAMETOOLONG:
		return TREE_MISSING;
	case EACCES:
	case EPERM:
		return TREE_DENIED;
	default:
		return TREE_FAILED;
	}
}

static void enter(struct tree_lookup *lookup, int folder)
{
	if (lookup->folder != lookup->root) {
		close(lookup->folder);
	}
	lookup->folder = folder;
}

void tree_lookup_finish(struct tree_lookup *lookup)
{
	enter(lookup, lookup->root);
}

/* Moves the first part of *path into name; an empty name: nothing was left. */
static enum tree_status take_part(char *path, char *name)
{
	size_t skip = strspn(path, "/");
	size_t n = strcspn(path + skip, "/");

	if (n > TREE_LOOKUP_NAME) {
		return TREE_MISSING;
	}
	memcpy(name, path + skip, n);
	name[n] = '\0';
	memmove(path, path + skip + n, strlen(path + skip + n) + 1);
	return TREE_OK;
}

static enum tree_status open_folder(struct tree_lookup *lookup, const char *name)
{
	int folder = openat(lookup->folder, name, FOLDER_FLAGS);

	if (folder < 0) {
		return tree_lookup_error(errno);
	}
	enter(lookup, folder);
	return TREE_OK;
}

static enum tree_status go_down(struct tree_lookup *lookup)
{
	size_t n = strlen(lookup->real);
	size_t more = strlen(lookup->name);

	if (n + 1 + more > TREE_PATH_MAX) {
		return TREE_FAILED;
	}
	if (n > 0) {
		lookup->real[n++] = '/';
	}
	memcpy(lookup->real + n, lookup->name, more + 1);
	return open_folder(lookup, lookup->name);
}

/* Not by opening "..": the folder may have been moved elsewhere meanwhile. */
static enum tree_status go_up(struct tree_lookup *lookup)
{
	char way[TREE_PATH_MAX + 1];
	char *slash = strrchr(lookup->real, '/');
	enum tree_status status = TREE_OK;

	if (lookup->real[0] == '\0') {
		return TREE_NOT_REGULAR;
	}
	*(slash == NULL ? lookup->real : slash) = '\0';
	memcpy(way, lookup->real, strlen(lookup->real) + 1);
	enter(lookup, lookup->root);
	while (status == TREE_OK) {
		status = take_part(way, lookup->name);
		if (status != TREE_OK || lookup->name[0] == '\0') {
			break;
		}
		status = open_folder(lookup, lookup->name);
	}
	return status;
}

/* Puts the link's target in front of what is still to be walked. */
static enum tree_status take_link(struct tree_lookup *lookup)
{
	char target[TREE_PATH_MAX + 1];
	ssize_t n = readlinkat(lookup->folder, lookup->name, target, sizeof(target));
	size_t rest = strlen(lookup->rest);

	if (n < 0) {
		return tree_lookup_error(errno);
	}
	if (++lookup->links > TREE_LOOKUP_LINKS || (size_t)n + rest > TREE_PATH_MAX) {
		return TREE_FAILED;
	}
	if (n == 0 || target[0] == '/') {
		return TREE_NOT_REGULAR;
	}
	memmove(lookup->rest + n, lookup->rest, rest + 1);
	memcpy(lookup->rest, target, (size_t)n);
	return TREE_OK;
}

static enum tree_status end_at(struct tree_lookup *lookup, const struct stat *st)
{
	if (lookup->rest[strspn(lookup->rest, "/")] != '\0') {
		return TREE_MISSING; /* a file is not a folder */
	}
	lookup->kind = S_ISREG(st->st_mode) ? TREE_FILE : TREE_OTHER;
	lookup->size = (uint64_t)st->st_size;
	return TREE_OK;
}

/* Walks over lookup->name; *done when that is the path's end. */
static enum tree_status step(struct tree_lookup *lookup, bool *done)
{
	struct stat st;

	if (strcmp(lookup->name, ".") == 0) {
		return TREE_OK;
	}
	if (strcmp(lookup->name, "..") == 0) {
		return go_up(lookup);
	}
	if (fstatat(lookup->folder, lookup->name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
		return tree_lookup_error(errno);
	}
	if (S_ISLNK(st.st_mode)) {
		return take_link(lookup);
	}
	if (S_ISDIR(st.st_mode)) {
		return go_down(lookup);
	}
	*done = true;
	return end_at(lookup, &st);
}

enum tree_status tree_lookup_walk(struct tree_lookup *lookup, int root, struct str path)
{
	enum tree_status status = TREE_OK;
	bool done = false;

	lookup->root = root;
	lookup->folder = root;
	lookup->kind = TREE_FOLDER;
	lookup->links = 0;
	lookup->real[0] = '\0';
	if (path.n > TREE_PATH_MAX) {
		return TREE_FAILED;
	}
	if (path.n > 0 && memchr(path.s, '\0', path.n) != NULL) {
		return TREE_MISSING;
	}
	memcpy(lookup->rest, path.n > 0 ? path.s : "", path.n);
	lookup->rest[path.n] = '\0';
	while (status == TREE_OK && !done) {
		status = take_part(lookup->rest, lookup->name);
		if (status != TREE_OK || lookup->name[0] == '\0') {
			break;
		}
		status = step(lookup, &done);
	}
	return status;
}

/* Reads until n bytes are there or the file ends; returns how many, or -1. */
static ssize_t read_up_to(int file, char *out, size_t n)
{
	size_t have = 0;

	while (have < n) {
		ssize_t got = read(file, out + have, n - have);

		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			return -1;
		}
		if (got == 0) {
			break;
		}
		have += (size_t)got;
	}
	return (ssize_t)have;
}

static enum tree_status read_open(int file, size_t limit, struct arena *arena, struct str *out)
{
	struct stat st;
	char *text;
	size_t size;

	if (fstat(file, &st) != 0) {
		return tree_lookup_error(errno);
	}
	if (!S_ISREG(st.st_mode)) {
		return TREE_NOT_REGULAR;
	}
	if (st.st_size < 0 || (uint64_t)st.st_size > limit) {
		return TREE_TOO_LARGE;
	}
	size = (size_t)st.st_size;
	text = arena_alloc(arena, size + 1);
	/* one byte more than announced is asked for: a file that grows is not cut off silently */
	if (read_up_to(file, text, size + 1) != (ssize_t)size) {
		return TREE_FAILED;
	}
	*out = (struct str){text, size};
	text[size] = '\0';
	return TREE_OK;
}

static enum tree_status open_and_read(
	const struct tree_lookup *lookup, size_t limit, struct arena *arena, struct str *out)
{
	int file;
	enum tree_status status;

	if (lookup->kind != TREE_FILE) {
		return TREE_NOT_REGULAR;
	}
	if (lookup->size > limit) {
		return TREE_TOO_LARGE;
	}
	/* O_NONBLOCK: a fifo put in the file's place must not hang the run */
	file = openat(lookup->folder, lookup->name,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (file < 0) {
		return tree_lookup_error(errno);
	}
	status = read_open(file, limit, arena, out);
	close(file);
	return status;
}

enum tree_status tree_lookup_read(
	int root, struct str path, size_t limit, struct arena *arena, struct str *out)
{
	struct tree_lookup lookup;
	enum tree_status status = tree_lookup_walk(&lookup, root, path);

	if (status == TREE_OK) {
		status = open_and_read(&lookup, limit, arena, out);
	}
	tree_lookup_finish(&lookup);
	return status;
}
