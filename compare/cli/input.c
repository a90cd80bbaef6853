#define _XOPEN_SOURCE 700 /* realpath */

#include "compare/cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/redact.h"
#include "compare/cli/reason.h"
#include "facts/facts_json.h"
#include "snapshot/snapshot.h"

enum {
	INPUT_CHUNK = 64 * 1024,
};

static bool fail(struct arena *arena, const char *path, const char *why, struct str *error)
{
	*error = str_format(arena, "cannot read: '%s': %s", path, why);
	return false;
}

/* Returns an open descriptor of something readable that is no folder, or -1 with *why. */
static int open_input(const char *path, const char **why)
{
	if (strcmp(path, "-") == 0) {
		return STDIN_FILENO;
	}
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat info;
	if (fd < 0 || fstat(fd, &info) != 0) {
		*why = reason_text(errno);
	} else if (S_ISDIR(info.st_mode)) {
		*why = "it is a directory";
		close(fd);
		fd = -1;
	}
	return fd;
}

/* Reads to the end; NULL, or why not. */
static const char *read_all(int fd, size_t limit, struct buf *buf)
{
	char chunk[INPUT_CHUNK];

	for (;;) {
		ssize_t n = read(fd, chunk, sizeof(chunk));

		if (n == 0) {
			return NULL;
		}
		if (n < 0 && errno != EINTR) {
			return reason_text(errno);
		}
		if (n > 0) {
			buf_add(buf, (struct str){chunk, (size_t)n});
		}
		if (buf->n > limit) {
			return "it is larger than the limit";
		}
	}
}

bool input_read(
	struct arena *arena, const char *path, size_t limit, struct str *out, struct str *error)
{
	const char *why = NULL;
	int fd = open_input(path, &why);

	if (fd < 0) {
		return fail(arena, path, why, error);
	}
	struct buf buf = {0};
	why = read_all(fd, limit, &buf);
	if (fd != STDIN_FILENO) {
		close(fd);
	}
	if (why == NULL) {
		*out = str_copy(arena, buf_str(&buf));
	}
	buf_finish(&buf);
	return why == NULL || fail(arena, path, why, error);
}

void input_add_way(struct arena *arena, const char *path, const char *way, struct str *error)
{
	if (strcmp(path, "-") != 0 && access(path, F_OK) != 0) {
		*error = str_format(arena, "%.*s: %s", STR_ARGS(*error), way);
	}
}

bool input_facts(struct arena *arena, const char *path, struct facts *out, struct str *out_digest,
	struct str *error)
{
	struct str text;
	struct str why;

	if (!input_read(arena, path, INPUT_FACTS, &text, error)) {
		input_add_way(arena, path, "'clerk-audit facts -o FILE' writes facts", error);
		return false;
	}
	if (!facts_read(arena, text, out, &why)) {
		*error = str_format(arena, "bad facts: '%s': %.*s", path, STR_ARGS(why));
		return false;
	}
	*out_digest = digest_sha256_hex(arena, text);
	return true;
}

struct str input_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_of(slash == NULL ? path : slash + 1);
}

struct str input_real_path(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	struct str copy = real == NULL ? STR_NONE : str_copy(arena, str_of(real));

	free(real);
	return copy;
}

static bool load(struct arena *arena, const char *path, struct snapshot *out, struct str *error)
{
	struct str text;
	struct str why;

	if (!input_read(arena, path, INPUT_SNAPSHOT, &text, error)) {
		input_add_way(arena, path,
			"'clerk-audit snapshot --help' says how to make a snapshot", error);
		return false;
	}
	if (!snapshot_load(arena, str_of(path), text, out, &why)) {
		*error = str_format(arena, "bad snapshot: %.*s", STR_ARGS(why));
		return false;
	}
	return true;
}

struct snapshot *input_merge(struct arena *arena, struct snapshot *all, struct snapshot *one,
	const char *path, struct compare_options *compared)
{
	vec_push(arena, &compared->snapshot_names, redact_text(arena, input_name(path)));
	vec_push(arena, &compared->snapshot_digests, one->digest);
	if (all == NULL) {
		return one;
	}
	snapshot_add(arena, all, one);
	return all;
}

void input_join(struct arena *arena, struct snapshot *all)
{
	if (all != NULL && all->files.n > 1) {
		snapshot_join_added(arena, all);
	}
}

void input_set_beyond(struct arena *arena, const struct snapshot *one, const char *path,
	struct compare_options *compared)
{
	if (!str_absent(one->beyond)) {
		struct str name = redact_text(arena, input_name(path));

		compared->no_snapshot =
			str_format(arena, "%.*s: %.*s", STR_ARGS(name), STR_ARGS(one->beyond));
	}
}

bool input_snapshots(struct arena *arena, const char *const *paths, size_t count,
	const struct snapshot **out, struct compare_options *compared, struct str *error)
{
	struct snapshot *all = NULL;

	for (size_t i = 0; i < count; i++) {
		struct snapshot *one = arena_new(arena, struct snapshot);

		if (!load(arena, paths[i], one, error)) {
			input_set_beyond(arena, one, paths[i], compared);
			return false;
		}
		all = input_merge(arena, all, one, paths[i], compared);
	}
	input_join(arena, all);
	*out = all;
	return true;
}
