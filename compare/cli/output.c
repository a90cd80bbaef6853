#include "compare/cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/signals.h"
#include "compare/cli/cli.h"
#include "compare/cli/input.h"
#include "compare/cli/reason.h"

/* A file on its way: the name it will have, and the name it has until then. */
struct pending {
	struct str target;
	struct str temporary;
};

typedef VEC(struct pending) pending_vec;

static bool fail(struct arena *arena, struct str path, const char *why, struct str *error)
{
	*error = str_format(arena, "cannot write: '%.*s': %s", STR_ARGS(path), why);
	return false;
}

const char *output_file(const char *wish)
{
	/* opened anew it would be written from its beginning, or replaced, where it is a file */
	bool printed = wish == NULL || strcmp(wish, "-") == 0 || strcmp(wish, "/dev/stdout") == 0;

	return printed ? NULL : wish;
}

bool output_same(const char *one, const char *other)
{
	struct stat a;
	struct stat b;

	return stat(one, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static bool write_all(int fd, struct str bytes)
{
	size_t at = 0;

	while (at < bytes.n) {
		ssize_t n = write(fd, bytes.s + at, bytes.n - at);

		if (n < 0 && errno != EINTR) {
			return false;
		}
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* Writes bytes to standard output, all of them or an error. */
static bool print(struct arena *arena, struct str bytes, struct str *error)
{
	if (write_all(STDOUT_FILENO, bytes)) {
		return true;
	}
	return fail(arena, STR("standard output"), reason_text(errno), error);
}

int output_finish(struct arena *arena, struct buf *buf, int status)
{
	struct str error;
	bool printed = print(arena, buf_str(buf), &error);

	buf_finish(buf);
	return printed ? status : cli_fail(arena, "%.*s", STR_ARGS(error));
}

/*
 * The file that a name leads to through links, so that renaming does not replace the link, and
 * that two names of one file, be it there or not, come to the same.
 */
static struct str real_target(struct arena *arena, const char *file)
{
	struct str given = str_of(file);
	struct str target = input_real_path(arena, file);
	struct str name = path_name(given);
	struct str before = str_slice(given, 0, given.n - name.n);

	if (!str_absent(target) || name.n == 0) {
		return str_absent(target) ? given : target;
	}
	struct str folder = input_real_path(arena, before.n == 0 ? "." : str_copy(arena, before).s);
	return str_absent(folder)
		       ? given
		       : str_format(arena, "%.*s/%.*s", STR_ARGS(folder), STR_ARGS(name));
}

static bool is_pending(const pending_vec *pending, struct str target)
{
	for (size_t i = 0; i < pending->n; i++) {
		if (str_equal(pending->items[i].target, target)) {
			return true;
		}
	}
	return false;
}

/* NULL, or why the file could not be opened (*created stays false) or filled. */
static const char *write_file(
	struct str path, int flags, unsigned mode, struct str bytes, bool *created)
{
	int fd = open(path.s, O_WRONLY | O_CLOEXEC | flags, mode);

	if (fd < 0) {
		return errno == ENOENT ? "there is no such folder: make it first"
				       : reason_text(errno);
	}
	*created = true;
	bool written = write_all(fd, bytes);
	int why = errno;
	if (close(fd) != 0 && written) {
		written = false;
		why = errno;
	}
	return written ? NULL : reason_text(why);
}

/* Not replaced, but written to: devices and pipes. */
static bool is_stream(const struct output *output)
{
	struct stat info;

	return output->file != NULL && stat(output->file, &info) == 0 && !S_ISREG(info.st_mode) &&
	       !S_ISDIR(info.st_mode);
}

/* Writes one output where it is not yet seen. */
static const char *prepare(
	struct arena *arena, const struct output *output, size_t number, pending_vec *pending)
{
	bool created = false;
	struct stat info;
	bool exists = stat(output->file, &info) == 0;

	if (exists && S_ISDIR(info.st_mode)) {
		return "it is a directory: name a file in it";
	}
	struct str target = real_target(arena, output->file);
	if (is_pending(pending, target)) {
		return "another output goes there: name a file for each";
	}
	struct str temporary =
		str_format(arena, "%.*s.%ld-%zu.tmp", STR_ARGS(target), (long)getpid(), number);
	unsigned mode = output->private ? 0600
			: exists        ? info.st_mode & 0777
			: output->mode  ? output->mode
					: 0666;
	const char *why = write_file(temporary, O_CREAT | O_EXCL, mode, output->bytes, &created);
	if (created && exists) {
		chmod(temporary.s, mode); /* the umask is for new files */
	}
	if (created) {
		vec_push(arena, pending, (struct pending){target, temporary});
	}
	return why;
}

static void discard(const pending_vec *pending, size_t from)
{
	for (size_t i = from; i < pending->n; i++) {
		unlink(pending->items[i].temporary.s);
	}
}

static bool rename_all(struct arena *arena, const pending_vec *pending, struct str *error)
{
	for (size_t i = 0; i < pending->n; i++) {
		const struct pending *file = &pending->items[i];

		if (rename(file->temporary.s, file->target.s) != 0) {
			const char *why = reason_text(errno);

			discard(pending, i);
			return fail(arena, file->target, why, error);
		}
	}
	return true;
}

/* All files, or none of them. */
static bool replace_files(struct arena *arena, const output_vec *outputs, struct str *error)
{
	pending_vec pending = {0};

	for (size_t i = 0; i < outputs->n; i++) {
		const struct output *output = &outputs->items[i];
		const char *why = NULL;

		if (output->file != NULL && !is_stream(output)) {
			why = prepare(arena, output, i, &pending);
		}
		if (why != NULL) {
			discard(&pending, 0);
			return fail(arena, str_of(output->file), why, error);
		}
	}
	return rename_all(arena, &pending, error);
}

/* A reader may keep these waiting: signals come through. */
static bool write_streams(struct arena *arena, const output_vec *outputs, struct str *error)
{
	for (size_t i = 0; i < outputs->n; i++) {
		const struct output *output = &outputs->items[i];
		const char *why = NULL;
		bool created;

		if (output->file == NULL && !print(arena, output->bytes, error)) {
			return false;
		}
		if (is_stream(output)) {
			why = write_file(str_of(output->file), 0, 0, output->bytes, &created);
		}
		if (why != NULL) {
			return fail(arena, str_of(output->file), why, error);
		}
	}
	return true;
}

bool output_write(struct arena *arena, const output_vec *outputs, struct str *error)
{
	sigset_t before;

	signals_hold(&before);
	bool replaced = replace_files(arena, outputs, error);
	signals_release(&before);
	return replaced && write_streams(arena, outputs, error);
}

int output_finish_to(struct arena *arena, const char *wish, struct buf *buf, int status)
{
	output_vec outputs = {0};
	struct str error;

	vec_push(arena, &outputs, (struct output){output_file(wish), buf_str(buf)});
	if (!output_write(arena, &outputs, &error)) {
		status = cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	buf_finish(buf);
	return status;
}
