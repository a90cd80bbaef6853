#define _DEFAULT_SOURCE /* syscall */

#include "source/tree_lookup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

#include "base/mem.h"

enum {
	FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
	BUFFER = 64 << 10,
};

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

bool tree_lookup_name(struct str name, char *out)
{
	if (name.n > TREE_LOOKUP_NAME || (name.n > 0 && memchr(name.s, '\0', name.n) != NULL)) {
		return false;
	}
	memcpy(out, name.n > 0 ? name.s : "", name.n);
	out[name.n] = '\0';
	return true;
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

enum tree_status tree_lookup_open_in(int folder, struct str name, int *out)
{
	char terminated[TREE_LOOKUP_NAME + 1];

	if (!tree_lookup_name(name, terminated)) {
		return TREE_MISSING;
	}
	*out = openat(folder, terminated, FOLDER_FLAGS);
	return *out < 0 ? tree_lookup_error(errno) : TREE_OK;
}

enum tree_status tree_lookup_open(int root, struct str path, int *out)
{
	struct tree_lookup lookup;
	enum tree_status status = tree_lookup_walk(&lookup, root, path);

	if (status == TREE_OK && lookup.kind != TREE_FOLDER) {
		status = TREE_NOT_FOLDER;
	}
	if (status == TREE_OK) {
		status = tree_lookup_open_in(lookup.folder, STR("."), out);
	}
	tree_lookup_finish(&lookup);
	return status;
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

/*
 * Reads until n bytes are there or the file ends; returns how many, or -1. That
 * it ends is known when it gives as many bytes as it was announced to have.
 */
static ssize_t read_up_to(int file, char *out, size_t n, size_t announced)
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
		have += (size_t)got;
		if (got == 0 || have == announced) {
			break;
		}
	}
	return (ssize_t)have;
}

/* Opens a regular file of at most `limit` bytes that lies in the folder. */
static enum tree_status open_file(
	int folder, const char *name, size_t limit, int *out, size_t *out_size)
{
	/* O_NONBLOCK: a fifo put in the file's place must not hang the run */
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	enum tree_status status = TREE_OK;
	struct stat st;

	if (file < 0) {
		return tree_lookup_error(errno);
	}
	if (fstat(file, &st) != 0) {
		status = tree_lookup_error(errno);
	} else if (!S_ISREG(st.st_mode)) {
		status = TREE_NOT_REGULAR;
	} else if (st.st_size < 0 || (uint64_t)st.st_size > limit) {
		status = TREE_TOO_LARGE;
	}
	if (status != TREE_OK) {
		close(file);
		return status;
	}
	*out = file;
	*out_size = (size_t)st.st_size;
	return TREE_OK;
}

/* Reads the file, which is closed, into size + 1 bytes. */
static enum tree_status read_open(int file, char *text, size_t size, struct str *out)
{
	/* one byte more than announced is asked for: a file that grows is not cut off silently */
	ssize_t got = read_up_to(file, text, size + 1, size);

	close(file);
	if (got != (ssize_t)size) {
		return TREE_FAILED;
	}
	text[size] = '\0';
	*out = (struct str){text, size};
	return TREE_OK;
}

static enum tree_status open_and_read(
	const struct tree_lookup *lookup, size_t limit, struct arena *arena, struct str *out)
{
	enum tree_status status;
	size_t size;
	int file;

	if (lookup->kind != TREE_FILE) {
		return TREE_NOT_REGULAR;
	}
	if (lookup->size > limit) {
		return TREE_TOO_LARGE;
	}
	status = open_file(lookup->folder, lookup->name, limit, &file, &size);
	return status == TREE_OK ? read_open(file, arena_alloc(arena, size + 1), size, out)
				 : status;
}

static void make_room(struct tree_buffer *buffer, size_t need)
{
	if (buffer->size < need) {
		mem_free(buffer->bytes);
		buffer->size = need > 2 * buffer->size ? need : 2 * buffer->size;
		buffer->size = buffer->size > BUFFER ? buffer->size : BUFFER;
		buffer->bytes = mem_alloc(buffer->size);
	}
}

enum tree_status tree_lookup_read_in(
	int folder, struct str name, size_t limit, struct tree_buffer *buffer, struct str *out)
{
	char terminated[TREE_LOOKUP_NAME + 1];
	enum tree_status status;
	size_t size;
	int file;

	if (!tree_lookup_name(name, terminated)) {
		return TREE_MISSING;
	}
	status = open_file(folder, terminated, limit, &file, &size);
	if (status != TREE_OK) {
		return status;
	}
	make_room(buffer, size + 1);
	return read_open(file, buffer->bytes, size, out);
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

#ifdef SYS_openat2
/* In one call; -1 where a link is on the way, there is nothing, or the system cannot do that. */
static int open_at_once(int root, const char *path)
{
	struct open_how how = {
		.flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
	};

	return (int)syscall(SYS_openat2, root, path, &how, sizeof(how));
}
#else
static int open_at_once(int root, const char *path)
{
	(void)root;
	(void)path;
	return -1;
}
#endif

enum tree_status tree_lookup_read_known(
	int root, struct str path, size_t size, struct arena *arena, struct str *out)
{
	int file = open_at_once(root, str_copy(arena, path).s);
	struct stat st;

	if (file < 0) {
		return tree_lookup_read(root, path, size, arena, out);
	}
	if (fstat(file, &st) != 0 || !S_ISREG(st.st_mode) || (uintmax_t)st.st_size != size) {
		close(file);
		return TREE_FAILED;
	}
	return read_open(file, arena_alloc(arena, size + 1), size, out);
}
