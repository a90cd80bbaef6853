#include "facts/cache_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"

enum {
	NAME_LENGTH = 64, /* of an entry: a digest in hex */
	SUM_LENGTH = 64, /* in front of its bytes: the digest of name and bytes */
	OPEN_IN = O_NOFOLLOW | O_CLOEXEC,
};

/* What says of the folder what it is: to other programs, and to git. */
static const struct {
	const char *name;
	const char *text;
} marks[] = {
	{".gitignore", "*\n"},
	{"CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"
			 "# What clerk-audit --cache keeps. It may be deleted at any time.\n"},
};

enum { MARKS = sizeof(marks) / sizeof(marks[0]) };

static bool read_all(int fd, char *out, size_t n)
{
	while (n > 0) {
		ssize_t got = read(fd, out, n);

		if (got <= 0 && !(got < 0 && errno == EINTR)) {
			return false;
		}
		out += got > 0 ? got : 0;
		n -= got > 0 ? (size_t)got : 0;
	}
	return true;
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t put = write(fd, bytes.s, bytes.n);

		if (put < 0 && errno != EINTR) {
			return false;
		}
		bytes = str_slice(bytes, put > 0 ? (size_t)put : 0, bytes.n);
	}
	return true;
}

/* The whole of a regular file; absent when it is none, or larger. */
static struct str read_file(int folder, const char *name, size_t limit, struct arena *arena)
{
	int fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | OPEN_IN);
	struct str text = STR_NONE;
	struct stat info;

	if (fd < 0) {
		return STR_NONE;
	}
	if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size >= 0 &&
		(uintmax_t)info.st_size <= limit) {
		size_t n = (size_t)info.st_size;
		char *bytes = arena_alloc(arena, n + 1);

		text = read_all(fd, bytes, n) ? (struct str){bytes, n} : STR_NONE;
	}
	close(fd);
	return text;
}

/*
 * Written under a name that no other process has, then renamed: who reads it
 * sees all of it or nothing.
 */
static bool write_file(int folder, const char *name, const struct str parts[2])
{
	char hidden[NAME_LENGTH + 32];
	bool good;
	int fd;

	snprintf(hidden, sizeof(hidden), "%s.%ld", name, (long)getpid());
	fd = openat(folder, hidden, O_WRONLY | O_CREAT | O_EXCL | OPEN_IN, 0600);
	if (fd < 0) {
		return false;
	}
	good = write_all(fd, parts[0]) && write_all(fd, parts[1]);
	good = close(fd) == 0 && good && renameat(folder, hidden, folder, name) == 0;
	if (!good) {
		int why = errno;

		unlinkat(folder, hidden, 0);
		errno = why;
	}
	return good;
}

/* Of an entry, or of one that is being written. */
static bool is_own_name(const char *name)
{
	size_t n = strspn(name, "0123456789abcdef");
	size_t mark = 0;

	while (mark < MARKS && strncmp(name, marks[mark].name, strlen(marks[mark].name)) != 0) {
		mark++;
	}
	name += mark < MARKS ? strlen(marks[mark].name) : n;
	if (mark == MARKS && n != NAME_LENGTH) {
		return false;
	}
	return *name == '\0' || (*name == '.' && name[1] != '\0' &&
					name[1 + strspn(name + 1, "0123456789")] == '\0');
}

/* Nothing but what lies in a cache lies in it. */
static bool is_own(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | OPEN_IN);
	DIR *stream = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *entry;
	bool own = stream != NULL;

	while (own && (entry = readdir(stream)) != NULL) {
		own = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
		      is_own_name(entry->d_name);
	}
	if (stream != NULL) {
		closedir(stream);
	} else if (fd >= 0) {
		close(fd);
	}
	return own;
}

static bool exists(int folder, const char *name)
{
	struct stat info;

	return fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool is_marked(int folder, size_t mark, struct arena *scratch)
{
	size_t most = strlen(marks[mark].text);

	return str_is(read_file(folder, marks[mark].name, most, scratch), marks[mark].text);
}

/* Another process may be doing the same. */
static enum cache_folder_status mark_folder(int folder, struct arena *scratch)
{
	if (!is_marked(folder, MARKS - 1, scratch) && !is_own(folder)) {
		return CACHE_FOLDER_FOREIGN;
	}
	for (size_t i = 0; i < MARKS; i++) {
		struct str parts[2] = {STR(""), str_of(marks[i].text)};

		if (!exists(folder, marks[i].name) && !write_file(folder, marks[i].name, parts) &&
			errno != EEXIST) {
			return CACHE_FOLDER_FAILED;
		}
		if (exists(folder, marks[i].name) && !is_marked(folder, i, scratch)) {
			return CACHE_FOLDER_FOREIGN;
		}
	}
	return faccessat(folder, ".", R_OK | W_OK | X_OK, 0) == 0 ? CACHE_FOLDER_OK
								  : CACHE_FOLDER_FAILED;
}

static bool make_folders(const char *path, struct arena *scratch)
{
	struct str whole = str_of(path);

	for (size_t i = 1; i < whole.n; i++) {
		if (path[i] == '/') {
			mkdir(str_copy(scratch, str_slice(whole, 0, i)).s, 0700);
		}
	}
	return mkdir(path, 0700) == 0 || errno == EEXIST;
}

enum cache_folder_status cache_folder_open(
	const char *path, struct cache_folder *out, struct arena *scratch)
{
	enum cache_folder_status status;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 && errno == ENOENT && make_folders(path, scratch)) {
		fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	}
	if (fd < 0) {
		return CACHE_FOLDER_FAILED;
	}
	status = mark_folder(fd, scratch);
	if (status == CACHE_FOLDER_OK) {
		out->fd = fd;
		return CACHE_FOLDER_OK;
	}
	int why = errno;
	close(fd);
	errno = why;
	return status;
}

void cache_folder_close(struct cache_folder *folder)
{
	close(folder->fd);
}

static struct str sum_of(struct str name, struct str bytes, struct arena *arena)
{
	return digest_sha256_hex_parts(arena, (struct str[]){name, bytes}, 2);
}

struct str cache_folder_read(
	const struct cache_folder *folder, struct str name, size_t limit, struct arena *arena)
{
	struct str text = read_file(folder->fd, name.s, SUM_LENGTH + limit, arena);
	struct str bytes = str_slice(text, SUM_LENGTH, text.n);

	if (text.n < SUM_LENGTH ||
		!str_equal(str_slice(text, 0, SUM_LENGTH), sum_of(name, bytes, arena))) {
		return STR_NONE;
	}
	return bytes;
}

void cache_folder_write(
	const struct cache_folder *folder, struct str name, struct str bytes, struct arena *scratch)
{
	write_file(folder->fd, name.s, (struct str[]){sum_of(name, bytes, scratch), bytes});
}
