#include "source/walk.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/path.h"
#include "source/ignore.h"

enum {
	DEFAULT_FILE_SIZE = 2 << 20,
	IGNORE_FILE_LIMIT = 1 << 20,
};

static const char submodule_note[] =
	"a submodule, not read: a change of this repository does not show what is in it";

/* A folder that is being walked. */
struct frame {
	struct str path;
	tree_entries entries;
	size_t next; /* entry */
	size_t rules; /* how many held before this folder's own */
	bool included;
	bool has_manifest; /* a package.json */
};

struct walk {
	const struct tree *tree;
	uint64_t max_file_size;
	struct str prefix; /* ignore rules are asked about prefix + path */
	bool ignoring;
	struct ignore_list rules; /* of all ignore files from the top to the current folder */
	struct str outer; /* globs are asked about outer + path */
	struct ignore_list include;
	struct ignore_list exclude;
	struct map submodules; /* that are not to be entered */
	VEC(struct frame) frames;
	str_vec tracked; /* env files and keyless files that git tracks */
	struct map is_tracked;
	bool tracked_known;
	struct arena scratch;
	struct arena *arena;
	struct walk_result *out;
};

/* Something that was met: one entry with its path. */
struct item {
	const struct tree_entry *entry;
	struct str full; /* from the git root */
	struct str path; /* from the tree's root */
	struct str outer; /* from the folder of the outermost globs */
	bool included;
};

static void note(struct walk *walk, struct str path, const char *reason)
{
	notice_add(walk->arena, &walk->out->notices, path, str_of(reason));
}

static void note_status(
	struct walk *walk, struct str path, const char *what, enum tree_status status)
{
	notice_add(walk->arena, &walk->out->notices, path,
		str_format(&walk->scratch, "%s: %s", what, tree_status_text(status)));
}

bool walk_is_env_file(struct str name)
{
	return str_is(name, ".env") || str_starts(name, ".env.") || str_is(name, ".envrc") ||
	       str_is(name, ".dev.vars") || str_starts(name, ".dev.vars.") ||
	       str_ends(name, ".env");
}

bool walk_is_keyless_file(struct str path)
{
	return str_is(path_name(path), "keyless.json") &&
	       (str_starts(path, ".clerk/") || str_has(path, "/.clerk/"));
}

static bool is_private(struct str path)
{
	return walk_is_env_file(path_name(path)) || walk_is_keyless_file(path);
}

/* Names under which nobody keeps sources: dependencies, caches, version control, output. */
static bool is_never_source(struct str name)
{
	static const char *const names[] = {".angular", ".astro", ".aws-sam", ".bzr", ".cache",
		".dart_tool", ".direnv", ".docusaurus", ".expo", ".git", ".gradle", ".hg", ".jj",
		".netlify", ".next", ".nitro", ".nuxt", ".nx", ".nyc_output", ".open-next",
		".output", ".parcel-cache", ".pnpm-store", ".react-router", ".serverless", ".sst",
		".svelte-kit", ".svn", ".tanstack", ".terraform", ".tox", ".turbo", ".venv",
		".vercel", ".vinxi", ".wrangler", ".yarn", "__pycache__", "bower_components",
		"jspm_packages", "node_modules", "storybook-static"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

/* Names that are output beside a package.json and may be sources elsewhere. */
static bool is_output_beside_manifest(struct str name)
{
	static const char *const names[] = {"build", "coverage", "dist", "out"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static bool is_ignored(const struct walk *walk, struct str full, bool is_folder)
{
	return walk->ignoring && ignore_match(&walk->rules, full, is_folder) == IGNORE_YES;
}

/* Level -1 or a level above the root; `folder` is where the file lies, from the git root. */
static void add_above(struct walk *walk, int level, struct str folder)
{
	struct str text;
	enum tree_status status =
		tree_read_above(walk->tree, level, ".gitignore", &walk->scratch, &text);

	if (status == TREE_OK) {
		ignore_add(&walk->scratch, &walk->rules, folder, text);
	} else if (status != TREE_MISSING) {
		note_status(walk, STR_NONE,
			level < 0 ? "'.git/info/exclude' not applied"
				  : "a .gitignore above the tree not applied",
			status);
	}
}

/* Loads the rules from the git root down to the tree's root. */
static void load_above(struct walk *walk)
{
	struct str folder = STR("");
	int level = 0;
	size_t at = 0;

	add_above(walk, -1, folder);
	while (at < walk->prefix.n) {
		size_t slash = str_find(walk->prefix, STR("/"), at);

		add_above(walk, level++, folder);
		folder = str_slice(walk->prefix, 0, slash);
		if (is_ignored(walk, folder, true)) {
			/* asked to audit it, so rules under which it does not exist make no sense
			 */
			walk->rules.n = 0;
			note(walk, STR_NONE,
				"the tree itself is ignored by git: rules above it are not "
				"applied");
			return;
		}
		at = slash + 1;
	}
}

static void add_own_rules(struct walk *walk, struct str folder)
{
	struct str full = str_join(&walk->scratch, walk->prefix, folder);
	struct str path = folder.n == 0 ? STR(".gitignore")
					: str_join(&walk->scratch, folder, STR("/.gitignore"));
	struct str text;
	enum tree_status status =
		tree_read(walk->tree, path, IGNORE_FILE_LIMIT, &walk->scratch, &text);

	if (folder.n == 0 && full.n > 0) {
		full.n--; /* the prefix's slash */
	}
	if (status == TREE_OK) {
		ignore_add(&walk->scratch, &walk->rules, full, text);
	} else {
		note_status(walk, path, "ignore rules not applied", status);
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

static void enter(struct walk *walk, struct str folder, bool included)
{
	struct frame frame = {.path = folder, .rules = walk->rules.n, .included = included};
	enum tree_status status = tree_list(walk->tree, folder, &walk->scratch, &frame.entries);

	if (status != TREE_OK) {
		note_status(walk, folder, "folder not read", status);
		return;
	}
	frame.has_manifest = has_file(&frame.entries, "package.json");
	/* a .gitignore that is a link is not one for git either */
	if (walk->ignoring && has_file(&frame.entries, ".gitignore")) {
		add_own_rules(walk, folder);
	}
	vec_push(&walk->scratch, &walk->frames, frame);
}

static void visit_folder(struct walk *walk, const struct frame *frame, const struct item *item)
{
	if (is_never_source(item->entry->name)) {
		walk->out->skipped_folders++;
	} else if (is_ignored(walk, item->full, true)) {
		walk->out->ignored++;
	} else if (ignore_match(&walk->exclude, item->outer, true) == IGNORE_YES) {
		return;
	} else if (map_get(&walk->submodules, item->path) != MAP_NONE) {
		note(walk, item->path, submodule_note);
	} else if (!tree_in_git(walk->tree) && frame->has_manifest &&
		   is_output_beside_manifest(item->entry->name)) {
		walk->out->skipped_folders++;
		note(walk, item->path,
			"not read: taken for build output, as it lies beside a package.json "
			"outside git");
	} else {
		enter(walk, item->path, item->included);
	}
}

static bool is_wanted(const struct walk *walk, const struct item *item)
{
	return item->included && ignore_match(&walk->exclude, item->outer, false) != IGNORE_YES;
}

/*
 * Pictures, films, fonts and archives are large by nature and hold no code:
 * nobody needs to be told that they were passed over.
 */
static bool is_media(struct str path)
{
	static const char *const extensions[] = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif",
		".ico", ".bmp", ".tiff", ".psd", ".mp3", ".mp4", ".m4a", ".mov", ".avi", ".webm",
		".ogg", ".wav", ".flac", ".pdf", ".zip", ".gz", ".tgz", ".xz", ".bz2", ".7z",
		".rar", ".jar", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".glb", ".gltf", ".bin",
		".wasm", ".exe", ".dll", ".so", ".dylib", ".node", ".sqlite", ".db", ".onnx",
		".parquet"};

	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++) {
		size_t n = str_of(extensions[i]).n;

		if (path.n > n &&
			str_is_nocase(str_slice(path, path.n - n, path.n), extensions[i])) {
			return true;
		}
	}
	return false;
}

static void visit_file(struct walk *walk, const struct item *item)
{
	struct walk_file file = {.size = item->entry->size};
	struct walk_result *out = walk->out;

	out->seen++;
	/* what git tracks, no rule ignores */
	if (is_ignored(walk, item->full, false) &&
		map_get(&walk->is_tracked, item->path) == MAP_NONE) {
		out->ignored++;
		if (walk_is_env_file(item->entry->name) && is_wanted(walk, item)) {
			vec_push(walk->arena, &out->ignored_env, str_copy(walk->arena, item->path));
		}
		return;
	}
	if (!is_wanted(walk, item)) {
		return;
	}
	if (file.size > walk->max_file_size) {
		out->too_large++;
		if (!is_media(item->path)) {
			notice_add(walk->arena, &out->notices, item->path,
				str_format(&walk->scratch, "not read: larger than %llu bytes",
					(unsigned long long)walk->max_file_size));
		}
		return;
	}
	file.path = str_copy(walk->arena, item->path);
	vec_push(walk->arena, &out->files, file);
}

/* A target inside the tree is met anyway; following folders could go in circles. */
static void visit_link(struct walk *walk, const struct item *item)
{
	uint64_t size;

	if (!is_wanted(walk, item)) {
		return;
	}
	if (is_ignored(walk, item->full, false)) {
		if (walk_is_env_file(item->entry->name)) {
			vec_push(walk->arena, &walk->out->ignored_env,
				str_copy(walk->arena, item->path));
		}
	} else if (tree_follow(walk->tree, item->path, &size) == TREE_OTHER) {
		note(walk, item->path,
			"symbolic link leads out of the tree or nowhere, not followed");
	}
}

static void visit_other(struct walk *walk, const struct item *item, const char *why)
{
	if (is_wanted(walk, item) && !is_ignored(walk, item->full, false)) {
		note(walk, item->path, why);
	}
}

/* An include glob that matches a folder holds for all below, until one says otherwise. */
static bool is_included(const struct walk *walk, const struct frame *frame, const struct item *item)
{
	enum ignore_answer answer =
		ignore_match(&walk->include, item->outer, item->entry->kind == TREE_FOLDER);

	return answer == IGNORE_UNDECIDED ? frame->included : answer == IGNORE_YES;
}

static void visit(struct walk *walk, const struct frame *frame, const struct tree_entry *entry)
{
	struct item item = {.entry = entry};

	if (frame->path.n + 1 + entry->name.n > TREE_PATH_MAX) {
		note(walk, frame->path,
			"paths of more than 4096 bytes below this folder, not read");
		return;
	}
	item.full = str_format(&walk->scratch, "%.*s%.*s%s%.*s", STR_ARGS(walk->prefix),
		STR_ARGS(frame->path), frame->path.n > 0 ? "/" : "", STR_ARGS(entry->name));
	item.path = str_slice(item.full, walk->prefix.n, item.full.n);
	item.outer =
		walk->outer.n == 0 ? item.path : str_join(&walk->scratch, walk->outer, item.path);
	item.included = is_included(walk, frame, &item);
	switch (entry->kind) {
	case TREE_FOLDER:
		visit_folder(walk, frame, &item);
		break;
	case TREE_FILE:
		if (!str_is(entry->name, ".git")) { /* of a linked work tree or submodule */
			visit_file(walk, &item);
		}
		break;
	case TREE_LINK:
		visit_link(walk, &item);
		break;
	case TREE_OTHER:
		visit_other(walk, &item, "neither a file nor a folder, not opened");
		break;
	case TREE_SUBMODULE:
		visit_other(walk, &item, submodule_note);
		break;
	}
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

static void add_private(struct walk *walk, struct str path, bool tracked)
{
	struct walk_private file = {
		.path = str_copy(walk->arena, path),
		.tracked = tracked,
		.tracked_known = walk->tracked_known,
	};

	vec_push(walk->arena, &walk->out->private_files, file);
}

/* What the globs say of a path that was not walked to. */
static bool is_in_globs(struct walk *walk, struct str path, bool included)
{
	struct str outer = str_join(&walk->scratch, walk->outer, path);

	for (size_t i = 0; i <= outer.n; i++) {
		bool folder = i < outer.n && outer.s[i] == '/';
		struct str part = str_slice(outer, 0, i);

		if (folder || i == outer.n) {
			enum ignore_answer answer = ignore_match(&walk->include, part, folder);

			included = answer == IGNORE_UNDECIDED ? included : answer == IGNORE_YES;
			if (ignore_match(&walk->exclude, part, folder) == IGNORE_YES) {
				return false;
			}
		}
	}
	return included;
}

/* Those that were met, then those that git tracks in folders which were not entered. */
static void list_private(struct walk *walk, bool included)
{
	struct map met = {0};

	for (size_t i = 0; i < walk->out->files.n; i++) {
		struct str path = walk->out->files.items[i].path;

		if (is_private(path)) {
			map_put(&walk->scratch, &met, path, 0);
			add_private(walk, path, map_get(&walk->is_tracked, path) != MAP_NONE);
		}
	}
	for (size_t i = 0; i < walk->tracked.n; i++) {
		struct str path = walk->tracked.items[i];
		uint64_t size;

		if (map_get(&met, path) == MAP_NONE &&
			tree_follow(walk->tree, path, &size) == TREE_FILE &&
			is_in_globs(walk, path, included)) {
			map_put(&walk->scratch, &met, path, 0); /* unmerged files stand twice */
			add_private(walk, path, true);
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

static void walk_folders(struct walk *walk)
{
	while (walk->frames.n > 0) {
		struct frame *frame = vec_last(&walk->frames);

		if (frame->next == frame->entries.n) {
			walk->rules.n = frame->rules;
			walk->frames.n--;
		} else {
			/* a copy: entering a folder may move the frames */
			struct frame here = *frame;

			frame->next++;
			visit(walk, &here, &here.entries.items[here.next]);
		}
	}
}

/* Globs of the tree itself hold below its root, the first ones from the outer folder down. */
static void add_globs(struct walk *walk, struct ignore_list *list, const char *const *globs,
	size_t count, size_t outer)
{
	struct str root = str_slice(walk->outer, 0, walk->outer.n > 0 ? walk->outer.n - 1 : 0);

	for (size_t i = 0; i < count; i++) {
		ignore_add(&walk->scratch, list, i < outer ? STR("") : root, str_of(globs[i]));
	}
}

/* Is the tree's root included by what holds for the folders on the way to it? */
static bool is_root_included(const struct walk *walk, bool included)
{
	for (size_t i = 0; i < walk->outer.n; i++) {
		if (walk->outer.s[i] == '/') {
			struct str folder = str_slice(walk->outer, 0, i);
			enum ignore_answer answer = ignore_match(&walk->include, folder, true);

			included = answer == IGNORE_UNDECIDED ? included : answer == IGNORE_YES;
		}
	}
	return included;
}

static void load_tracked(struct walk *walk)
{
	walk->tracked_known = tree_tracked(walk->tree, is_private, &walk->scratch, &walk->tracked);
	for (size_t i = 0; i < walk->tracked.n; i++) {
		map_put(&walk->scratch, &walk->is_tracked, walk->tracked.items[i], 0);
	}
}

void walk_run(const struct tree *tree, const struct walk_options *options, struct arena *arena,
	struct walk_result *out)
{
	struct walk walk = {.tree = tree, .arena = arena, .out = out};

	*out = (struct walk_result){0};
	arena_init(&walk.scratch);
	walk.max_file_size =
		options->max_file_size > 0 ? options->max_file_size : DEFAULT_FILE_SIZE;
	walk.prefix = tree_prefix(tree);
	walk.ignoring = tree_in_git(tree) && !options->no_ignore;
	walk.outer = options->outer.n == 0 ? STR("") : options->outer;
	add_globs(&walk, &walk.include, options->include, options->include_count,
		options->outer_includes);
	add_globs(&walk, &walk.exclude, options->exclude, options->exclude_count,
		options->outer_excludes);
	for (size_t i = 0; i < options->submodules.n; i++) {
		map_put(&walk.scratch, &walk.submodules, options->submodules.items[i], 0);
	}
	if (walk.ignoring) {
		load_above(&walk);
	}
	load_tracked(&walk);
	enter(&walk, STR(""), is_root_included(&walk, options->include_count == 0));
	walk_folders(&walk);
	if (tree_in_git(tree)) {
		list_private(&walk, options->include_count == 0);
	}
	sort(out);
	arena_finish(&walk.scratch);
}
