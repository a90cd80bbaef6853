#include "compare/cli/config_file.h"

#include <errno.h>

#include "base/path.h"
#include "base/redact.h"
#include "compare/cli/baseline_file.h"
#include "compare/cli/input.h"
#include "compare/cli/reason.h"
#include "compare/config_use.h"
#include "snapshot/snapshot.h"
#include "source/tree.h"

enum {
	CONFIG_LIMIT = 256 * 1024, /* bytes */
};

static const char config_name[] = "clerk-audit.json";

const struct option config_file_options[] = {
	{"config", 0, "FILE", false, "settings; default: clerk-audit.json, found upward"},
	{"print-config", 0, NULL, false, "print the settings and where they come from, and end"},
	{NULL},
};

/* The way from the folder of the configuration to PATH: "apps/web/"; "" when it is not below. */
static void set_base(struct arena *arena, const char *root, struct config_file *file)
{
	struct config *config = &file->config;
	struct str top = input_real_path(arena, str_copy(arena, file->folder).s);
	struct str path = input_real_path(arena, root);

	if (file->stored != NULL) {
		struct str below = path_below(git_prefix(file->stored->git), file->folder);

		config->above = true;
		config->base = below.n == 0 ? STR("") : below;
		return;
	}
	config->above = !str_absent(top) && str_equal(top, path);
	if (str_is(top, "/")) {
		path = str_slice(path, 1, path.n);
		top = STR("");
	}
	struct str below = path_below(path, top);
	config->above = config->above || below.n > 0;
	config->base = below.n == 0 ? STR("") : str_join(arena, below, STR("/"));
}

static const char *why_unread(enum tree_status status)
{
	return status == TREE_NOT_REGULAR ? "it is no regular file inside of its folder"
					  : tree_status_text(status);
}

/* Reads what lies in the file's folder; TREE_MISSING when nothing does. */
static enum tree_status read_in(struct arena *arena, const struct config_file *file,
	struct str name, size_t limit, struct str *out)
{
	enum tree_status status = TREE_OK;

	if (file->stored != NULL) {
		return stored_read(arena, file->stored, file->folder, name, limit, out);
	}
	struct tree *tree = tree_open_directory(file->folder.s, &status);
	if (tree == NULL) {
		return status;
	}
	status = tree_read(tree, name, limit, arena, out);
	tree_close(tree);
	return status;
}

static bool fail_read(struct arena *arena, struct str path, const char *why, struct str *error)
{
	*error =
		str_format(arena, "cannot read the configuration: '%.*s': %s", STR_ARGS(path), why);
	return false;
}

/* `name` is the file's in its folder, which a link may call otherwise. */
static bool load(struct arena *arena, struct str name, struct str text, struct config_file *file,
	struct str *error)
{
	struct config_source source = {redact_text(arena, name), file->path, text};
	struct str why;

	if (!config_read(arena, &source, &file->config, &why)) {
		*error = str_format(arena, "bad configuration: %.*s", STR_ARGS(why));
		return false;
	}
	return true;
}

static bool read_named(
	struct arena *arena, const char *given, struct config_file *out, struct str *error)
{
	struct str real = input_real_path(arena, given);
	struct str text;

	out->path = str_of(given);
	if (str_absent(real)) {
		return fail_read(arena, out->path, reason_text(errno), error);
	}
	struct str folder = path_folder(real);
	out->folder = folder.n == 0 ? STR("/") : str_copy(arena, folder);
	out->shown = str_slice(out->path, 0, out->path.n - path_name(out->path).n);
	enum tree_status status = read_in(arena, out, path_name(real), CONFIG_LIMIT, &text);
	if (status != TREE_OK) {
		return fail_read(arena, out->path, why_unread(status), error);
	}
	return load(arena, input_name(given), text, out, error);
}

/*
 * How many folders above PATH may hold its configuration: those of its git
 * work tree. False when PATH cannot be opened: the command says what is wrong.
 */
static bool count_above(const char *root, size_t *levels)
{
	enum tree_status status;
	struct tree *tree = tree_open_directory(root, &status);

	*levels = 0;
	if (tree == NULL) {
		return false;
	}
	*levels = path_depth(tree_prefix(tree));
	tree_close(tree);
	return true;
}

/* A folder as what stands before the names in it: "" for the current one. */
static struct str shown_folder(struct arena *arena, const struct config_file *file)
{
	struct str folder = file->folder;
	bool whole = folder.n == 0 || str_ends(folder, "/");

	if (str_is(folder, ".")) {
		return STR("");
	}
	folder = whole ? folder : str_join(arena, folder, STR("/"));
	return file->stored == NULL ? folder : str_join(arena, file->stored->name, folder);
}

/* The folder above; in what git has stored paths begin at the work tree's root. */
static struct str folder_above(struct arena *arena, const struct config_file *file)
{
	if (file->stored != NULL) {
		return path_folder(file->folder);
	}
	return str_is(file->folder, ".") ? STR("..")
					 : str_join(arena, shown_folder(arena, file), STR(".."));
}

static bool find(struct arena *arena, const char *root, struct config_file *out, struct str *error)
{
	struct config_file here = {.stored = out->stored, .folder = str_of(root)};
	struct str text;
	size_t levels;

	if (!count_above(root, &levels)) {
		return true;
	}
	if (here.stored != NULL) {
		struct str prefix = git_prefix(here.stored->git);

		here.folder = str_slice(prefix, 0, prefix.n > 0 ? prefix.n - 1 : 0);
	}
	for (size_t level = 0; level <= levels; level++) {
		enum tree_status status =
			read_in(arena, &here, str_of(config_name), CONFIG_LIMIT, &text);
		struct str shown = shown_folder(arena, &here);
		struct str path = str_join(arena, shown, str_of(config_name));

		if (status == TREE_OK) {
			out->path = path;
			out->folder = here.folder;
			out->shown = shown;
			return load(arena, str_of(config_name), text, out, error);
		}
		if (status != TREE_MISSING) {
			return fail_read(arena, path, why_unread(status), error);
		}
		here.folder = folder_above(arena, &here);
	}
	return true;
}

bool config_file_load(struct arena *arena, const struct options *options, const char *root,
	const struct stored *stored, struct config_file *out, struct str *error)
{
	const char *given = options_value(options, "config");
	bool good = true;

	*out = (struct config_file){.config = config_default()};
	if (given != NULL) {
		good = read_named(arena, given, out, error);
	} else if (root != NULL) {
		out->stored = stored;
		good = find(arena, root, out, error);
	}
	if (good && root != NULL && !str_absent(out->path)) {
		set_base(arena, root, out);
	}
	return good;
}

int config_file_read(struct arena *arena, const struct options *options, const char *root,
	struct config_file *out)
{
	struct str error;

	return config_file_load(arena, options, root, NULL, out, &error)
		       ? EXIT_CLEAN
		       : cli_fail(arena, "%.*s", STR_ARGS(error));
}

static bool load_snapshot(struct arena *arena, struct config_file *file,
	const struct config_snapshot *entry, struct snapshot *out, struct str *error)
{
	struct str path = str_join(arena, file->shown, entry->file);
	struct str text;
	enum tree_status status = read_in(arena, file, entry->file, INPUT_SNAPSHOT, &text);

	if (status != TREE_OK) {
		*error = str_format(arena, "cannot read: '%.*s': %s (a snapshot of %.*s:%u:%u)",
			STR_ARGS(path),
			status == TREE_NOT_REGULAR
				? "it is no regular file inside of the configuration's folder"
				: tree_status_text(status),
			STR_ARGS(file->path), entry->at.line, entry->at.column);
		return false;
	}
	struct str why;
	if (!snapshot_load(arena, path, text, out, &why)) {
		*error = str_format(arena, "bad snapshot: %.*s", STR_ARGS(why));
		return false;
	}
	vec_push(arena, &file->texts, (struct config_file_text){entry->file, text});
	return true;
}

/* The entry before this one that has loaded the same file, or NULL. */
static const struct config_snapshot *loaded_by(const struct config *config, size_t entry)
{
	const struct config_snapshot *items = config->snapshots.items;

	for (size_t i = 0; i < entry; i++) {
		if (items[i].loaded && str_equal(items[i].file, items[entry].file)) {
			return &items[i];
		}
	}
	return NULL;
}

/* A snapshot for an app outside of PATH is not for what is audited. */
static bool is_for_path(const struct config *config, const struct config_snapshot *entry)
{
	struct str base = config->base;
	struct str start = str_slice(entry->app, 0, base.n);

	if (str_absent(entry->app) || str_equal(start, base)) {
		return true;
	}
	return str_equal(entry->app, str_slice(base, 0, base.n - 1));
}

bool config_file_snapshots(struct arena *arena, struct config_file *file,
	const struct snapshot **out, struct compare_options *compared, struct str *error)
{
	struct snapshot *all = NULL;
	struct str why;

	for (size_t i = 0; i < file->config.snapshots.n; i++) {
		struct config_snapshot *entry = &file->config.snapshots.items[i];
		const struct config_snapshot *before = loaded_by(&file->config, i);
		struct snapshot *one = arena_new(arena, struct snapshot);

		if (!is_for_path(&file->config, entry)) {
			continue;
		}
		if (before != NULL) {
			entry->loaded = true;
			entry->candidates = before->candidates;
			continue;
		}
		if (!load_snapshot(arena, file, entry, one, error)) {
			input_set_beyond(arena, one, str_copy(arena, entry->file).s, compared);
			return false;
		}
		config_use_file(arena, entry, one);
		all = input_merge(arena, all, one, str_copy(arena, entry->file).s, compared);
	}
	input_join(arena, all);
	*out = all;
	if (all != NULL && !config_use_snapshot(arena, &file->config, all, &why)) {
		*error = str_format(
			arena, "bad configuration: %.*s:%.*s", STR_ARGS(file->path), STR_ARGS(why));
		return false;
	}
	return true;
}

bool config_file_baseline(struct arena *arena, const struct config_file *file,
	const struct baseline **out, struct str *error)
{
	const struct config *config = &file->config;
	struct str text;

	*out = NULL;
	if (str_absent(config->baseline)) {
		return true;
	}
	struct str path = str_join(arena, file->shown, config->baseline);
	enum tree_status status = read_in(arena, file, config->baseline, BASELINE_LIMIT, &text);
	if (status != TREE_OK) {
		*error = str_format(arena,
			"cannot read: '%.*s': %s (the baseline of %.*s:%u:%u; 'clerk-audit "
			"baseline write -o FILE' makes one)",
			STR_ARGS(path), why_unread(status), STR_ARGS(file->path),
			config->baseline_at.line, config->baseline_at.column);
		return false;
	}
	return baseline_file_parse(arena, path, text, out, error);
}
