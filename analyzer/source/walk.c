#include "source/walk.h"

#include <stdlib.h>
#include <sys/resource.h>

#include "base/threads.h"
#include "source/walk_internal.h"

enum {
	DEFAULT_FILE_SIZE = 2 << 20,
	HELD_MOST = 64, /* folders */
};

/* Level -1 or a level above the root; `folder` is where the file lies, from the git root. */
static const struct ignore_list *add_above(
	struct walk_worker *worker, const struct ignore_list *rules, int level, struct str folder)
{
	struct str text;
	enum tree_status status =
		tree_read_above(worker->walk->tree, level, ".gitignore", &worker->scratch, &text);

	if (status == TREE_OK) {
		return ignore_add(&worker->shared, rules, folder, text);
	}
	if (status != TREE_MISSING) {
		walk_note_status(worker, STR_NONE,
			level < 0 ? "'.git/info/exclude' not applied"
				  : "a .gitignore above the tree not applied",
			status);
	}
	return rules;
}

/* Loads the rules from the git root down to the tree's root. */
static const struct ignore_list *load_above(struct walk_worker *worker)
{
	struct str prefix = worker->walk->prefix;
	struct str folder = STR("");
	const struct ignore_list *rules = add_above(worker, NULL, -1, folder);
	int level = 0;
	size_t at = 0;

	while (at < prefix.n) {
		size_t slash = str_find(prefix, STR("/"), at);

		rules = add_above(worker, rules, level++, folder);
		folder = str_slice(prefix, 0, slash);
		if (ignore_match(rules, folder, true) == IGNORE_YES) {
			/* asked to audit it, so rules under which it does not exist make no sense
			 */
			walk_note(worker, STR_NONE,
				"the tree itself is ignored by git: rules above it are not "
				"applied");
			return NULL;
		}
		at = slash + 1;
	}
	return rules;
}

static int compare_files(const void *left, const void *right)
{
	const struct walk_file *a = left;
	const struct walk_file *b = right;

	return str_compare(a->path, b->path);
}

static int compare_private(const void *left, const void *right)
{
	const struct walk_private *a = left;
	const struct walk_private *b = right;

	return str_compare(a->path, b->path);
}

static int compare_paths(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* What the globs say of a path that was not walked to. */
static bool is_in_globs(struct walk *walk, struct str path, bool included)
{
	struct str outer = str_join(&walk->scratch, walk->outer, path);

	for (size_t i = 0; i <= outer.n; i++) {
		bool folder = i < outer.n && outer.s[i] == '/';
		struct str part = str_slice(outer, 0, i);

		if (folder || i == outer.n) {
			included = walk_includes(walk->include, part, folder, included);
			if (ignore_match(walk->exclude, part, folder) == IGNORE_YES) {
				return false;
			}
		}
	}
	return included;
}

/* Takes a path that outlives the result. */
static void add_private(struct walk *walk, struct str path, bool tracked, struct arena *arena,
	struct walk_result *out)
{
	struct walk_private file = {
		.path = str_copy(arena, path),
		.tracked = tracked,
		.tracked_known = walk->tracked_known,
	};

	vec_push(arena, &out->private_files, file);
}

/* Those that were met, then those that git tracks in folders which were not entered. */
static void list_private(
	struct walk *walk, bool included, struct arena *arena, struct walk_result *out)
{
	struct map met = {0};

	for (size_t i = 0; i < out->files.n; i++) {
		struct str path = out->files.items[i].path;

		if (walk_is_private(path)) {
			map_put(&walk->scratch, &met, path, 0);
			add_private(walk, path, map_get(&walk->is_tracked, path) != MAP_NONE, arena,
				out);
		}
	}
	for (size_t i = 0; i < walk->tracked.n; i++) {
		struct str path = walk->tracked.items[i];
		uint64_t size;

		if (map_get(&met, path) == MAP_NONE &&
			tree_follow(walk->tree, path, &size) == TREE_FILE &&
			is_in_globs(walk, path, included)) {
			map_put(&walk->scratch, &met, path, 0); /* unmerged files stand twice */
			add_private(walk, path, true, arena, out);
		}
	}
}

/* Folder by folder is not the order of whole paths: "a-b" comes before "a/b". */
static void sort(struct walk_result *out)
{
	if (out->files.n > 0) {
		qsort(out->files.items, out->files.n, sizeof(out->files.items[0]), compare_files);
	}
	if (out->ignored_env.n > 0) {
		qsort(out->ignored_env.items, out->ignored_env.n, sizeof(out->ignored_env.items[0]),
			compare_paths);
	}
	if (out->private_files.n > 0) {
		qsort(out->private_files.items, out->private_files.n,
			sizeof(out->private_files.items[0]), compare_private);
	}
	notice_sort(&out->notices);
}

static void index_paths(struct arena *arena, struct walk_result *out)
{
	map_reserve(arena, &out->by_path, out->files.n);
	for (size_t i = 0; i < out->files.n; i++) {
		map_put(arena, &out->by_path, out->files.items[i].path, (uint32_t)i);
	}
}

/* Globs of the tree itself hold below its root, the first ones from the outer folder down. */
static const struct ignore_list *read_globs(
	struct walk *walk, const char *const *globs, size_t count, size_t outer)
{
	struct str root = str_slice(walk->outer, 0, walk->outer.n > 0 ? walk->outer.n - 1 : 0);
	const struct ignore_list *list = NULL;

	for (size_t i = 0; i < count; i++) {
		list = ignore_add(
			&walk->scratch, list, i < outer ? STR("") : root, str_of(globs[i]));
	}
	return list;
}

/* Is the tree's root included by what holds for the folders on the way to it? */
static bool is_root_included(const struct walk *walk, bool included)
{
	for (size_t i = 0; i < walk->outer.n; i++) {
		if (walk->outer.s[i] == '/') {
			included = walk_includes(
				walk->include, str_slice(walk->outer, 0, i), true, included);
		}
	}
	return included;
}

static void load_tracked(struct walk *walk)
{
	walk->tracked_known =
		tree_tracked(walk->tree, walk_is_private, &walk->scratch, &walk->tracked);
	for (size_t i = 0; i < walk->tracked.n; i++) {
		map_put(&walk->scratch, &walk->is_tracked, walk->tracked.items[i], 0);
	}
}

/* Most of the descriptors that the process may have are for the threads, which need a few each. */
static size_t count_held_most(void)
{
	struct rlimit limit;
	rlim_t some = getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur / 8 : 0;

	return some < HELD_MOST ? (size_t)some : HELD_MOST;
}

static void init(struct walk *walk, const struct walk_options *options)
{
	arena_init(&walk->scratch);
	walk->max_file_size =
		options->max_file_size > 0 ? options->max_file_size : DEFAULT_FILE_SIZE;
	walk->prefix = tree_prefix(walk->tree);
	walk->ignoring = tree_in_git(walk->tree) && !options->no_ignore;
	walk->outer = options->outer.n == 0 ? STR("") : options->outer;
	walk->include =
		read_globs(walk, options->include, options->include_count, options->outer_includes);
	walk->exclude =
		read_globs(walk, options->exclude, options->exclude_count, options->outer_excludes);
	for (size_t i = 0; i < options->submodules.n; i++) {
		map_put(&walk->scratch, &walk->submodules, options->submodules.items[i], 0);
	}
	walk->held_most = count_held_most();
	load_tracked(walk);
	walk_queue_init(&walk->queue);
}

static struct walk_worker *make_workers(struct walk *walk)
{
	struct walk_worker *workers = arena_array(&walk->scratch, walk->jobs, sizeof(workers[0]));
	size_t n = walk->prefix.n;

	for (size_t i = 0; i < walk->jobs; i++) {
		workers[i].walk = walk;
		workers[i].reader = walk->reader == NULL
					    ? NULL
					    : (char *)walk->reader->items + i * walk->reader->size;
		arena_init(&workers[i].keep);
		arena_init(&workers[i].shared);
		arena_init(&workers[i].scratch);
		workers[i].path = arena_alloc(&walk->scratch, n + TREE_PATH_MAX + 1);
		memcpy(workers[i].path, walk->prefix.s, n);
	}
	return workers;
}

/* The root is entered first, by whichever thread comes first. */
static void add_root(struct walk_worker *worker, bool included)
{
	struct walk *walk = worker->walk;
	struct walk_folder *root = arena_new(&worker->shared, struct walk_folder);
	walk_tasks tasks = {0};

	root->path = STR("");
	root->included = is_root_included(walk, included);
	root->rules = walk->ignoring ? load_above(worker) : NULL;
	vec_push(&worker->scratch, &tasks, (struct walk_task){.folder = root});
	walk_queue_add(&walk->queue, &tasks);
}

static void *run_worker(void *item)
{
	struct walk_worker *worker = item;
	struct walk_task task;

	while (walk_queue_take(&worker->walk->queue, &task)) {
		walk_do(worker, &task);
		walk_queue_done(&worker->walk->queue);
	}
	return NULL;
}

static void add_files(const struct walk_worker *worker, struct walk_result *out)
{
	for (size_t i = 0; i < worker->groups.n; i++) {
		const struct walk_group *group = &worker->groups.items[i];

		for (size_t j = 0; j < group->count; j++) {
			if (!str_absent(group->files[j].path)) {
				out->files.items[out->files.n++] = group->files[j];
			}
		}
	}
}

static size_t count_files(const struct walk *walk, const struct walk_worker *workers)
{
	size_t count = 0;

	for (size_t i = 0; i < walk->jobs; i++) {
		for (size_t j = 0; j < workers[i].groups.n; j++) {
			count += workers[i].groups.items[j].count;
		}
	}
	return count;
}

/* Adds what the worker found to the result. */
static void merge(const struct walk_worker *worker, struct arena *arena, struct walk_result *out)
{
	const struct walk_result *found = &worker->out;

	add_files(worker, out);
	for (size_t i = 0; i < found->notices.n; i++) {
		vec_push(arena, &out->notices, found->notices.items[i]);
	}
	for (size_t i = 0; i < found->ignored_env.n; i++) {
		vec_push(arena, &out->ignored_env, found->ignored_env.items[i]);
	}
	out->seen += found->seen;
	out->ignored += found->ignored;
	out->skipped_folders += found->skipped_folders;
	out->too_large += found->too_large;
}

static void finish_workers(struct walk *walk, struct walk_worker *workers, struct arena *arena,
	struct walk_result *out)
{
	size_t count = count_files(walk, workers);

	out->files.items = arena_array(arena, count, sizeof(out->files.items[0]));
	out->files.cap = count;
	/* all of them first: files are in the arena of who met them, and listed by who read them */
	for (size_t i = 0; i < walk->jobs; i++) {
		merge(&workers[i], arena, out);
	}
	for (size_t i = 0; i < walk->jobs; i++) {
		arena_absorb(arena, &workers[i].keep);
		arena_finish(&workers[i].shared);
		arena_finish(&workers[i].scratch);
		tree_buffer_finish(&workers[i].buffer);
	}
}

void walk_read(const struct tree *tree, const struct walk_options *options,
	const struct walk_reader *reader, struct arena *arena, struct walk_result *out)
{
	struct walk walk = {
		.tree = tree, .reader = reader, .jobs = reader == NULL ? 1 : reader->jobs};
	struct walk_worker *workers;

	*out = (struct walk_result){0};
	init(&walk, options);
	workers = make_workers(&walk);
	add_root(&workers[0], options->include_count == 0);
	threads_run(run_worker, workers, sizeof(workers[0]), walk.jobs);
	finish_workers(&walk, workers, arena, out);
	if (tree_in_git(tree)) {
		list_private(&walk, options->include_count == 0, arena, out);
	}
	sort(out);
	index_paths(arena, out);
	walk_queue_finish(&walk.queue);
	arena_finish(&walk.scratch);
}

void walk_run(const struct tree *tree, const struct walk_options *options, struct arena *arena,
	struct walk_result *out)
{
	walk_read(tree, options, NULL, arena, out);
}
