#include "source/walk_internal.h"

enum {
	IGNORE_FILE_LIMIT = 1 << 20,
	BATCH = 32, /* files of one folder that a thread reads at a time */
};

static const char submodule_note[] =
	"a submodule, not read: a change of this repository does not show what is in it";

/* Something that was met: one entry with its path. */
struct item {
	const struct tree_entry *entry;
	struct str full; /* from the git root */
	struct str path; /* from the tree's root */
	struct str outer; /* from the folder of the outermost globs */
	bool included;
};

void walk_note(struct walk_worker *worker, struct str path, const char *reason)
{
	notice_add(&worker->keep, &worker->out.notices, path, str_of(reason));
}

void walk_note_status(
	struct walk_worker *worker, struct str path, const char *what, enum tree_status status)
{
	notice_add(&worker->keep, &worker->out.notices, path,
		str_format(&worker->scratch, "%s: %s", what, tree_status_text(status)));
}

bool walk_includes(const struct ignore_list *globs, struct str path, bool is_folder, bool above)
{
	enum ignore_answer answer = ignore_match(globs, path, is_folder);

	return answer == IGNORE_UNDECIDED ? above : answer == IGNORE_YES;
}

static bool is_ignored(
	const struct walk *walk, const struct walk_folder *folder, const struct item *item)
{
	return walk->ignoring && ignore_match(folder->rules, item->full,
					 item->entry->kind == TREE_FOLDER) == IGNORE_YES;
}

static bool is_excluded(const struct walk *walk, const struct item *item)
{
	return ignore_match(walk->exclude, item->outer, item->entry->kind == TREE_FOLDER) ==
	       IGNORE_YES;
}

static bool is_wanted(const struct walk *walk, const struct item *item)
{
	return item->included && !is_excluded(walk, item);
}

static void add_folder(
	struct walk_worker *worker, const struct walk_folder *folder, const struct item *item)
{
	struct walk_folder *below = arena_new(&worker->shared, struct walk_folder);

	below->path = str_copy(&worker->shared, item->path);
	below->rules = folder->rules;
	below->included = item->included;
	vec_push(&worker->scratch, &worker->folders, below);
}

static void visit_folder(
	struct walk_worker *worker, const struct walk_folder *folder, const struct item *item)
{
	const struct walk *walk = worker->walk;

	if (walk_is_never_source(item->entry->name)) {
		worker->out.skipped_folders++;
	} else if (is_ignored(walk, folder, item)) {
		worker->out.ignored++;
	} else if (is_excluded(walk, item)) {
		return;
	} else if (map_get(&walk->submodules, item->path) != MAP_NONE) {
		walk_note(worker, item->path, submodule_note);
	} else if (!tree_in_git(walk->tree) && folder->has_manifest &&
		   walk_is_output(item->entry->name)) {
		worker->out.skipped_folders++;
		walk_note(worker, item->path,
			"not read: taken for build output, as it lies beside a package.json "
			"outside git");
	} else {
		add_folder(worker, folder, item);
	}
}

static void add_ignored_env(struct walk_worker *worker, const struct item *item)
{
	if (walk_is_env_file(item->entry->name)) {
		vec_push(&worker->keep, &worker->out.ignored_env,
			str_copy(&worker->keep, item->path));
	}
}

static void visit_file(
	struct walk_worker *worker, const struct walk_folder *folder, const struct item *item)
{
	const struct walk *walk = worker->walk;
	struct walk_file file = {.size = item->entry->size};
	bool wanted = is_wanted(walk, item);

	/* what git tracks, no rule ignores */
	if (is_ignored(walk, folder, item) && map_get(&walk->is_tracked, item->path) == MAP_NONE) {
		worker->out.seen++;
		worker->out.ignored++;
		if (wanted) {
			add_ignored_env(worker, item);
		}
	} else if (!wanted) {
		worker->out.seen++;
	} else {
		file.path = str_copy(&worker->keep, item->path);
		vec_push(&worker->scratch, &worker->files, file);
	}
}

/* A target inside the tree is met anyway; following folders could go in circles. */
static void visit_link(
	struct walk_worker *worker, const struct walk_folder *folder, const struct item *item)
{
	const struct walk *walk = worker->walk;
	uint64_t size;

	if (!is_wanted(walk, item)) {
		return;
	}
	if (is_ignored(walk, folder, item)) {
		add_ignored_env(worker, item);
	} else if (tree_follow(walk->tree, item->path, &size) == TREE_OTHER) {
		walk_note(worker, item->path,
			"symbolic link leads out of the tree or nowhere, not followed");
	}
}

static void visit_other(struct walk_worker *worker, const struct walk_folder *folder,
	const struct item *item, const char *why)
{
	if (is_wanted(worker->walk, item) && !is_ignored(worker->walk, folder, item)) {
		walk_note(worker, item->path, why);
	}
}

static void visit(
	struct walk_worker *worker, const struct walk_folder *folder, const struct item *item)
{
	switch (item->entry->kind) {
	case TREE_FOLDER:
		visit_folder(worker, folder, item);
		break;
	case TREE_FILE:
		if (!str_is(item->entry->name, ".git")) { /* of a linked work tree or submodule */
			visit_file(worker, folder, item);
		}
		break;
	case TREE_LINK:
		visit_link(worker, folder, item);
		break;
	case TREE_OTHER:
		visit_other(worker, folder, item, "neither a file nor a folder, not opened");
		break;
	case TREE_SUBMODULE:
		visit_other(worker, folder, item, submodule_note);
		break;
	}
}

/* Writes the name behind the folder's path, which stands in worker->path with its slash. */
static struct item item_of(struct walk_worker *worker, const struct walk_folder *folder,
	const struct tree_entry *entry)
{
	const struct walk *walk = worker->walk;
	size_t before = walk->prefix.n + folder->path.n + (folder->path.n > 0);
	struct item item = {.entry = entry, .full = {worker->path, before + entry->name.n}};

	memcpy(worker->path + before, entry->name.s, entry->name.n);
	item.path = str_slice(item.full, walk->prefix.n, item.full.n);
	item.outer =
		walk->outer.n == 0 ? item.path : str_join(&worker->scratch, walk->outer, item.path);
	/* a glob that matches a folder holds for all below, until one says otherwise */
	item.included = walk_includes(
		walk->include, item.outer, entry->kind == TREE_FOLDER, folder->included);
	return item;
}

static void visit_all(
	struct walk_worker *worker, const struct walk_folder *folder, const tree_entries *entries)
{
	size_t n = worker->walk->prefix.n;

	memcpy(worker->path + n, folder->path.s, folder->path.n);
	worker->path[n + folder->path.n] = '/';
	for (size_t i = 0; i < entries->n; i++) {
		const struct tree_entry *entry = &entries->items[i];

		if (folder->path.n + 1 + entry->name.n > TREE_PATH_MAX) {
			walk_note(worker, folder->path,
				"paths of more than 4096 bytes below this folder, not read");
		} else {
			struct item item = item_of(worker, folder, entry);

			visit(worker, folder, &item);
		}
	}
}

static void add_own_rules(struct walk_worker *worker, struct walk_folder *folder)
{
	struct str full = str_join(&worker->scratch, worker->walk->prefix, folder->path);
	struct str path = folder->path.n == 0
				  ? STR(".gitignore")
				  : str_join(&worker->scratch, folder->path, STR("/.gitignore"));
	struct str text;
	enum tree_status status =
		tree_folder_read(&folder->place, path, IGNORE_FILE_LIMIT, &worker->buffer, &text);

	if (folder->path.n == 0 && full.n > 0) {
		full.n--; /* the prefix's slash */
	}
	if (status == TREE_OK) {
		folder->rules = ignore_add(&worker->shared, folder->rules, full, text);
	} else {
		walk_note_status(worker, path, "ignore rules not applied", status);
	}
}

static bool has_file(const tree_entries *entries, const char *name)
{
	for (size_t i = 0; i < entries->n; i++) {
		if (entries->items[i].kind == TREE_FILE && str_is(entries->items[i].name, name)) {
			return true;
		}
	}
	return false;
}

/* Leaves the folder if nobody else needs it. */
static void let_go(struct walk *walk, struct walk_folder *folder)
{
	if (atomic_fetch_sub(&folder->users, 1) == 1) {
		tree_folder_leave(&folder->place);
		if (folder->held) {
			atomic_fetch_sub(&walk->held, 1);
		}
	}
}

static enum tree_status enter(
	struct walk_worker *worker, struct walk_folder *folder, tree_entries *out)
{
	struct walk *walk = worker->walk;
	struct walk_folder *parent = folder->parent;
	enum tree_status status = tree_folder_enter(
		walk->tree, parent == NULL ? NULL : &parent->place, folder->path, &folder->place);

	if (parent != NULL) {
		let_go(walk, parent);
	}
	if (status == TREE_OK) {
		status = tree_folder_list(&folder->place, &worker->scratch, out);
	}
	if (status != TREE_OK) {
		tree_folder_leave(&folder->place);
	}
	return status;
}

/* How large it is, where nobody reads it. */
static enum tree_status measure(const struct tree_folder *place, struct walk_file *file)
{
	return file->size == TREE_SIZE_UNKNOWN ? tree_folder_size(place, file->path, &file->size)
					       : TREE_OK;
}

static enum tree_status read_file(
	struct walk_worker *worker, const struct tree_folder *place, struct walk_file *file)
{
	const struct walk *walk = worker->walk;
	enum tree_status status;

	if (file->size != TREE_SIZE_UNKNOWN && file->size > walk->max_file_size) {
		return TREE_TOO_LARGE;
	}
	status = walk->reader == NULL ? measure(place, file)
				      : walk->reader->read(worker->reader, place, file);
	if (file->size == TREE_SIZE_UNKNOWN) {
		file->size = 0;
	}
	return file->size > walk->max_file_size ? TREE_TOO_LARGE : status;
}

static void take_file(
	struct walk_worker *worker, const struct tree_folder *place, struct walk_file *file)
{
	enum tree_status status = read_file(worker, place, file);

	if (status != TREE_MISSING) { /* gone since it was listed */
		worker->out.seen++;
	}
	if (status == TREE_TOO_LARGE) {
		worker->out.too_large++;
		if (!walk_is_media(file->path)) {
			notice_add(&worker->keep, &worker->out.notices, file->path,
				str_format(&worker->scratch, "not read: larger than %llu bytes",
					(unsigned long long)worker->walk->max_file_size));
		}
	}
	if (status == TREE_TOO_LARGE || status == TREE_MISSING) {
		file->path = STR_NONE;
	}
}

static void take_files(struct walk_worker *worker, const struct walk_task *task)
{
	for (size_t i = 0; i < task->count; i++) {
		take_file(worker, &task->folder->place, &task->files[i]);
	}
	let_go(worker->walk, task->folder);
}

/* What lies in the folder is entered from it if it may be held open, else from the root. */
static void add_folders(struct walk_worker *worker, struct walk_folder *folder, walk_tasks *tasks)
{
	struct walk *walk = worker->walk;

	if (worker->folders.n == 0) {
		return;
	}
	folder->held = atomic_fetch_add(&walk->held, 1) < walk->held_most;
	if (!folder->held) {
		atomic_fetch_sub(&walk->held, 1);
	}
	for (size_t i = 0; i < worker->folders.n; i++) {
		struct walk_folder *below = worker->folders.items[i];

		below->parent = folder->held ? folder : NULL;
		vec_push(&worker->scratch, tasks, (struct walk_task){.folder = below});
	}
	if (folder->held) {
		atomic_fetch_add(&folder->users, worker->folders.n);
	}
}

/* The first files are for this thread; returns them. */
static struct walk_task add_files(
	struct walk_worker *worker, struct walk_folder *folder, walk_tasks *tasks)
{
	size_t count = worker->files.n;
	size_t own = worker->walk->jobs > 1 && count > BATCH ? BATCH : count;
	struct walk_file *files = arena_array(&worker->shared, count, sizeof(files[0]));

	if (count > 0) {
		memcpy(files, worker->files.items, count * sizeof(files[0]));
		vec_push(&worker->shared, &worker->groups, (struct walk_group){files, count});
	}
	for (size_t at = own; at < count; at += BATCH) {
		size_t n = count - at < BATCH ? count - at : BATCH;

		vec_push(&worker->scratch, tasks, (struct walk_task){folder, files + at, n});
		atomic_fetch_add(&folder->users, 1);
	}
	return (struct walk_task){folder, files, own};
}

static void walk_folder(struct walk_worker *worker, struct walk_folder *folder)
{
	tree_entries entries = {0};
	walk_tasks tasks = {0};
	struct walk_task own;
	enum tree_status status = enter(worker, folder, &entries);

	if (status != TREE_OK) {
		walk_note_status(worker, folder->path, "folder not read", status);
		return;
	}
	atomic_init(&folder->users, 1);
	folder->has_manifest = has_file(&entries, "package.json");
	/* a .gitignore that is a link is not one for git either */
	if (worker->walk->ignoring && has_file(&entries, ".gitignore")) {
		add_own_rules(worker, folder);
	}
	visit_all(worker, folder, &entries);
	add_folders(worker, folder, &tasks);
	own = add_files(worker, folder, &tasks);
	walk_queue_add(&worker->walk->queue, &tasks);
	take_files(worker, &own);
}

void walk_do(struct walk_worker *worker, const struct walk_task *task)
{
	worker->files.n = worker->files.cap = 0;
	worker->folders.n = worker->folders.cap = 0;
	if (task->files != NULL) {
		take_files(worker, task);
	} else {
		walk_folder(worker, task->folder);
	}
	arena_clear(&worker->scratch);
}
