#include "compare/cli/change_sides.h"

#include <pthread.h>
#include <stdlib.h>

enum {
	SHORT_ID = 12, /* digits of a commit's name that are shown */
};

static bool open_git(
	struct arena *arena, const char *path, struct change_sides *out, struct str *error)
{
	struct git_surroundings surroundings = {
		.path = getenv("PATH"),
		.temporary = getenv("TMPDIR"),
		.index = getenv("GIT_INDEX_FILE"),
	};

	*out = (struct change_sides){0};
	out->git = git_open(path, &surroundings, arena, error);
	return out->git != NULL;
}

/* A path from PATH; absent when it is not below that. */
static struct str from_path(const struct change_sides *sides, struct str path)
{
	struct str prefix = git_prefix(sides->git);

	return str_equal(str_slice(path, 0, prefix.n), prefix) && path.n > prefix.n
		       ? str_slice(path, prefix.n, path.n)
		       : STR_NONE;
}

static struct change_side open_side(
	struct arena *arena, const struct change_sides *sides, struct stored stored)
{
	struct stored *kept = arena_new(arena, struct stored);

	*kept = stored;
	return (struct change_side){
		.tree = git_tree_open(sides->git, stored.listing, git_prefix(sides->git)),
		.stored = kept,
		.same = stored.other != NULL && git_listing_same(stored.listing, stored.other),
	};
}

static void open_before(struct arena *arena, struct change_sides *sides, struct stored stored)
{
	struct change_side side = open_side(arena, sides, stored);

	vec_push(arena, &sides->before, side);
}

/* What is missing on one side alone would look like a change. */
static bool is_complete(struct arena *arena, const struct change_sides *sides,
	const struct git_listing *listing, const struct git_listing *other, const char *command,
	struct str *error)
{
	struct str path = git_listing_lacks(listing, other, git_prefix(sides->git));

	if (str_absent(path)) {
		return true;
	}
	*error = str_format(arena,
		"cannot read a file of the change: '%.*s': its content is not in this clone; "
		"git fetches it for '%s'",
		STR_ARGS(path), command);
	return false;
}

static void add_conflicts(
	struct arena *arena, struct change_sides *sides, const struct git_listing *index)
{
	const str_vec *paths = git_listing_conflicts(index);

	for (size_t i = 0; i < paths->n; i++) {
		struct str path = from_path(sides, paths->items[i]);

		if (!str_absent(path)) {
			notice_add(arena, &sides->notices, path,
				STR("has a merge conflict: judged as it is at HEAD"));
		}
	}
}

/* Has this clone all in which the index differs from HEAD and from what is merged? */
static bool are_complete(struct arena *arena, const struct change_sides *sides,
	const struct git_listing *head, const struct git_listing *index, struct str *error)
{
	for (size_t i = 0; i < sides->before.n; i++) {
		const struct stored *stored = sides->before.items[i].stored;
		struct str command = str_format(
			arena, "git diff --cached %.*s", (int)stored->name.n - 1, stored->name.s);

		if (!is_complete(arena, sides, stored->listing, index, command.s, error)) {
			return false;
		}
	}
	return is_complete(arena, sides, index, head, "git diff --cached", error);
}

/* Adds the sides of the commits that a merge under way brings in. */
static bool add_merged(struct arena *arena, struct change_sides *sides,
	const struct git_listing *index, struct str *error)
{
	str_vec merged = {0};

	if (!git_merged(sides->git, arena, &merged, error)) {
		return false;
	}
	for (size_t i = 0; i < merged.n; i++) {
		struct str name = str_format(arena, "%.*s:", SHORT_ID, merged.items[i].s);
		const struct git_listing *listing =
			git_list_commit(sides->git, merged.items[i], arena, error);

		if (listing == NULL) {
			return false;
		}
		open_before(arena, sides, (struct stored){sides->git, listing, index, NULL, name});
		sides->point = STR("HEAD or MERGE_HEAD");
	}
	return true;
}

static bool list_staged(struct arena *arena, struct change_sides *sides, struct str *error)
{
	struct git *git = sides->git;
	struct str head;

	if (!git_head(git, arena, &head, error)) {
		return false;
	}
	struct git_listing *before;
	struct git_listing *after;
	if (!git_list_both(git, head, arena, &before, &after, error)) {
		return false;
	}
	sides->after = open_side(arena, sides, (struct stored){git, after, before, NULL, STR("")});
	sides->point = str_absent(head) ? STR("HEAD, which has no commit yet") : STR("HEAD");
	if (!str_absent(head)) {
		open_before(arena, sides, (struct stored){git, before, after, NULL, STR("HEAD:")});
	}
	add_conflicts(arena, sides, after);
	return add_merged(arena, sides, after, error) && git_settle(git, arena, error) &&
	       are_complete(arena, sides, before, after, error);
}

/*
 * Env files that git ignores are in no commit; that they are there is known all the same.
 * They are looked for on a thread of its own, while git is being waited for.
 */
struct env_search {
	const char *path;
	struct arena arena;
	enum tree_status status;
	struct walk_result result;
	pthread_t thread;
	bool threaded;
};

static void *search_env(void *argument)
{
	static const char *const env_files[] = {
		".env", ".env.*", ".envrc", ".dev.vars", ".dev.vars.*", "*.env"};
	struct env_search *search = argument;
	struct walk_options options = {
		.include = env_files,
		.include_count = sizeof(env_files) / sizeof(env_files[0]),
	};
	struct tree *tree = tree_open_directory(search->path, &search->status);

	if (tree != NULL) {
		walk_run(tree, &options, &search->arena, &search->result);
		tree_close(tree);
	}
	return NULL;
}

static void start_search(struct env_search *search, const char *path)
{
	*search = (struct env_search){.path = path};
	arena_init(&search->arena);
	search->threaded = pthread_create(&search->thread, NULL, search_env, search) == 0;
}

/* False with one line in *error, where there is none yet. */
static bool finish_search(struct arena *arena, struct env_search *search, bool listed, str_vec *out,
	struct str *error)
{
	if (search->threaded) {
		pthread_join(search->thread, NULL);
	} else {
		search_env(search);
	}
	arena_absorb(arena, &search->arena);
	*out = search->result.ignored_env;
	if (listed && search->status != TREE_OK) {
		*error = str_format(arena, "cannot read the repository: '%s': %s", search->path,
			tree_status_text(search->status));
	}
	return listed && search->status == TREE_OK;
}

struct stands {
	struct arena *arena;
	struct change_sides *sides;
	str_vec skipped; /* from the git root */
};

static void take_stand(void *taker, struct str path, enum git_stand stand)
{
	struct stands *stands = taker;
	struct str own = from_path(stands->sides, path);

	map_put(stands->arena, &stands->sides->index, path, 0);
	if (stand == GIT_STAND_SKIPPED) {
		vec_push(stands->arena, &stands->skipped, path);
	} else if (stand == GIT_STAND_SUBMODULE && !str_absent(own)) {
		vec_push(stands->arena, &stands->sides->submodules, own);
	}
}

/* Files outside of a sparse checkout are on neither side, unless they are there all the same. */
static void drop_skipped(const struct stands *stands, struct git_listing *before)
{
	for (size_t i = 0; i < stands->skipped.n; i++) {
		struct str own = from_path(stands->sides, stands->skipped.items[i]);
		uint64_t size;

		if (str_absent(own) ||
			tree_follow(stands->sides->after.tree, own, &size) == TREE_OTHER) {
			git_listing_drop(before, stands->skipped.items[i]);
		}
	}
}

static bool list_since(
	struct arena *arena, const char *rev, struct change_sides *sides, struct str *error)
{
	struct stands stands = {.arena = arena, .sides = sides};
	struct str base;

	if (!git_merge_base(sides->git, rev, arena, &base, error)) {
		return false;
	}
	struct git_listing *before;
	if (!git_list_both(sides->git, base, arena, &before, NULL, error) ||
		!git_index_stands(sides->git, take_stand, &stands, arena, error) ||
		!git_settle(sides->git, arena, error)) {
		return false;
	}
	drop_skipped(&stands, before);
	struct str command = str_format(arena, "git diff %.*s", SHORT_ID, base.s);
	if (!is_complete(arena, sides, before, NULL, command.s, error)) {
		return false;
	}
	struct str name = str_format(arena, "%.*s:", SHORT_ID, base.s);
	sides->point =
		str_format(arena, "%.*s, the merge base of %s and HEAD", SHORT_ID, base.s, rev);
	open_before(arena, sides, (struct stored){sides->git, before, NULL, &sides->index, name});
	return true;
}

/* Lists both sides, of what is staged when there is no `rev`, and the ignored env files. */
static bool list_all(struct arena *arena, const char *path, const char *rev,
	struct change_sides *sides, struct str *error)
{
	struct env_search search;

	start_search(&search, path);
	bool listed = rev == NULL ? list_staged(arena, sides, error)
				  : list_since(arena, rev, sides, error);
	return finish_search(arena, &search, listed, &sides->ignored_env, error);
}

bool change_sides_staged(
	struct arena *arena, const char *path, struct change_sides *out, struct str *error)
{
	if (!open_git(arena, path, out, error)) {
		return false;
	}
	if (!list_all(arena, path, NULL, out, error)) {
		change_sides_close(out);
		return false;
	}
	return true;
}

bool change_sides_since(struct arena *arena, const char *path, const char *rev,
	struct change_sides *out, struct str *error)
{
	enum tree_status status = TREE_OK;

	if (!open_git(arena, path, out, error)) {
		return false;
	}
	out->after.tree = tree_open_directory(path, &status);
	if (out->after.tree == NULL) {
		*error = str_format(arena, "cannot read the repository: '%s': %s", path,
			tree_status_text(status));
	}
	if (out->after.tree == NULL || !list_all(arena, path, rev, out, error)) {
		change_sides_close(out);
		return false;
	}
	return true;
}

void change_sides_close(struct change_sides *sides)
{
	for (size_t i = 0; i < sides->before.n; i++) {
		tree_close(sides->before.items[i].tree);
	}
	tree_close(sides->after.tree);
	git_close(sides->git);
}
