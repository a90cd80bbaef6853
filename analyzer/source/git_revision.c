#include "source/git_internal.h"

#include <string.h>

#include "base/ascii.h"
#include "source/tree_backend.h"
#include "source/tree_lookup.h"

enum {
	NAME_LIMIT = 4096, /* bytes of a file that names a commit or a branch */
	MERGED_LIMIT = 4096, /* bytes of MERGE_HEAD: some sixty commits, of mostly one */
};

static const char unreadable[] = "cannot read the git directory";

/* Runs a command that prints one object's name; absent when it prints none. */
static struct str ask_id(
	struct git *git, const char *const *arguments, int *status, struct arena *arena)
{
	struct buf out = {0};

	*status = git_run(git, arguments, &out);
	struct str id = str_trim(buf_str(&out));
	id = *status == 0 && id.n > 0 && id.n <= GIT_ID_MOST ? str_copy(arena, id) : STR_NONE;
	buf_finish(&out);
	return id;
}

/* Nothing is at HEAD: is that so because its branch has no commit yet? */
static bool is_unborn(struct git *git)
{
	static const char *const arguments[] = {"symbolic-ref", "--quiet", "HEAD", NULL};
	struct buf out = {0};
	bool unborn = git_run(git, arguments, &out) == 0;

	buf_finish(&out);
	return unborn;
}

/* The name of an object in full? Nothing else is given to git as one. */
static bool is_id(const struct git *git, struct str text)
{
	bool good = text.n == (str_is(git->format, "sha256") ? GIT_ID_MOST : GIT_ID_LEAST);

	for (size_t i = 0; i < text.n && good; i++) {
		good = ascii_is_hex(text.s[i]);
	}
	return good;
}

/* Reads a file that holds one object's name and no more; absent when it is none. */
static struct str read_id(const struct git *git, int folder, struct str name, struct arena *arena)
{
	struct str text;

	if (tree_lookup_read(folder, name, NAME_LIMIT, arena, &text) != TREE_OK ||
		!str_ends(text, "\n")) {
		return STR_NONE;
	}
	text = str_slice(text, 0, text.n - 1);
	return is_id(git, text) ? str_copy(arena, text) : STR_NONE;
}

/*
 * Where HEAD is, as long as that is in plain sight: HEAD names the commit, or a branch
 * whose own file does. For all else (packed branches, other formats) git is asked.
 */
static struct str read_head(const struct git *git, struct arena *arena)
{
	struct str name = STR("HEAD");
	struct str text;

	if (tree_lookup_read(git->place.git_dir, name, NAME_LIMIT, arena, &text) != TREE_OK) {
		return STR_NONE;
	}
	if (!str_starts(text, "ref: ")) {
		return read_id(git, git->place.git_dir, name, arena);
	}
	name = str_trim(str_slice(text, strlen("ref: "), text.n));
	return str_starts(name, "refs/heads/") && !str_has(name, "..")
		       ? read_id(git, git->place.common_dir, name, arena)
		       : STR_NONE;
}

bool git_head(struct git *git, struct arena *arena, struct str *out, struct str *error)
{
	static const char *const arguments[] = {"rev-parse", "--verify", "--quiet", "HEAD", NULL};
	int status;

	*out = read_head(git, arena);
	if (!str_absent(*out)) {
		return true;
	}
	*out = ask_id(git, arguments, &status, arena);
	if (!str_absent(*out) || (status == 1 && is_unborn(git))) {
		return true;
	}
	if (status == 1) {
		return git_refuse(arena, unreadable, git->place.git_path,
			"the branch that HEAD names cannot be read: it is damaged, forbidden, or "
			"kept in a format that is not known (as reftable): 'git fsck' says more",
			error);
	}
	return git_fail(git, unreadable, git->place.git_path, arena, error);
}

bool git_merged(struct git *git, struct arena *arena, str_vec *out, struct str *error)
{
	struct str text = STR("");
	enum tree_status status =
		tree_lookup_read(git->place.git_dir, STR("MERGE_HEAD"), MERGED_LIMIT, arena, &text);
	bool good = status == TREE_OK || status == TREE_MISSING;

	while (good && text.n > 0) {
		struct str id = str_take(&text, '\n');

		good = is_id(git, id);
		vec_push(arena, out, str_copy(arena, id));
	}
	return good || git_refuse(arena, unreadable, git->place.git_path,
			       "its MERGE_HEAD cannot be read, or is no list of commits", error);
}

/* History that was not fetched is the usual reason why something is not found. */
static const char *advice(const struct git *git)
{
	struct str text;
	struct arena arena;

	arena_init(&arena);
	bool shallow = tree_lookup_read(git->place.common_dir, STR("shallow"), TREE_INDEX_LIMIT,
			       &arena, &text) != TREE_MISSING;
	arena_finish(&arena);
	return shallow ? "; this clone is shallow: fetch more history ('git fetch --unshallow'; "
			 "actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0)"
		       : "";
}

static bool find_commit(
	struct git *git, const char *rev, struct arena *arena, struct str *out, struct str *error)
{
	struct str wanted = str_format(arena, "%s^{commit}", rev);
	const char *const arguments[] = {
		"rev-parse", "--verify", "--quiet", "--end-of-options", wanted.s, NULL};
	int status;

	*out = ask_id(git, arguments, &status, arena);
	if (str_absent(*out)) {
		*error = str_format(arena,
			"unknown revision: '%s': name a commit, branch or tag that this clone "
			"has, as origin/main%s",
			rev, advice(git));
		return false;
	}
	return true;
}

bool git_merge_base(
	struct git *git, const char *rev, struct arena *arena, struct str *out, struct str *error)
{
	struct str head;
	struct str commit;
	int status;

	if (rev[0] == '-' || rev[0] == '\0') {
		*error = str_format(
			arena, "not a revision: '%s': name a commit, branch or tag", rev);
		return false;
	}
	if (!git_head(git, arena, &head, error)) {
		return false;
	}
	if (str_absent(head)) {
		*error = str_format(
			arena, "nothing to compare with: '%s': there is no commit yet", rev);
		return false;
	}
	if (!find_commit(git, rev, arena, &commit, error)) {
		return false;
	}
	const char *const arguments[] = {"merge-base", commit.s, head.s, NULL};
	*out = ask_id(git, arguments, &status, arena);
	if (!str_absent(*out)) {
		return true;
	}
	*error = str_format(
		arena, "no common history: '%s': it and HEAD share no commit%s", rev, advice(git));
	return false;
}
