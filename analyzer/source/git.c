#define _XOPEN_SOURCE 700 /* realpath */

#include "source/git_internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/signals.h"
#include "source/tree_lookup.h"

enum {
	CONFIG_LIMIT = 1 << 20, /* bytes */
	COMPLAINT = 300, /* bytes of git's own words that are passed on */
};

bool git_refuse(struct arena *arena, const char *what, struct str subject, const char *why,
	struct str *error)
{
	*error = str_format(arena, "%s: '%.*s': %s", what, STR_ARGS(subject), why);
	return false;
}

/* Where the git directory lies: for a linked work tree the main one, for a submodule what holds it.
 */
static struct str main_work_path(const struct tree_git *place)
{
	struct str common = place->common_path;
	size_t end = str_ends(common, "/.git") ? common.n - strlen("/.git")
					       : str_find(common, STR("/.git/"), 0);

	return end == SIZE_MAX ? place->work_path : str_slice(common, 0, end);
}

/* What a repository brings along, or npm puts in front of PATH for its scripts, is not run. */
static bool is_brought_along(struct arena *arena, const char *file, const struct tree_git *place)
{
	char *real = realpath(file, NULL);
	struct str path = real == NULL ? STR("") : str_copy(arena, str_of(real));

	free(real);
	return !str_absent(path_below(path, place->work_path)) ||
	       !str_absent(path_below(path, main_work_path(place))) ||
	       str_has(path, "/node_modules/");
}

/* The first program named git in an absolute folder of PATH that the repository does not bring. */
static struct str find_program(struct arena *arena, const char *path, const struct tree_git *place)
{
	struct str rest = path == NULL ? STR_NONE : str_of(path);

	while (!str_absent(rest)) {
		struct str folder = str_take(&rest, ':');
		struct str file = str_format(arena, "%.*s/git", STR_ARGS(folder));
		struct stat st;

		if (str_starts(folder, "/") && stat(file.s, &st) == 0 && S_ISREG(st.st_mode) &&
			access(file.s, X_OK) == 0 && !is_brought_along(arena, file.s, place)) {
			return file;
		}
	}
	return STR_NONE;
}

/* All that git learns of the world; the rest of this process's environment stays here. */
static void set_environment(struct git *git, const char *path)
{
	const struct {
		const char *name;
		struct str value;
	} variables[] = {
		{"PATH", str_of(path)},
		{"LC_ALL", STR("C")},
		{"GIT_DIR", git->shadow.path},
		{"GIT_OBJECT_DIRECTORY", git->shadow.objects},
		{"GIT_INDEX_FILE", git->shadow.index},
		{"GIT_CONFIG_NOSYSTEM", STR("1")},
		{"GIT_CONFIG_SYSTEM", STR("/dev/null")},
		{"GIT_CONFIG_GLOBAL", STR("/dev/null")},
		{"GIT_ATTR_NOSYSTEM", STR("1")},
		{"GIT_NO_REPLACE_OBJECTS", STR("1")},
		{"GIT_NO_LAZY_FETCH", STR("1")},
		{"GIT_ALLOW_PROTOCOL", STR("")}, /* no transport at all, whatever asks for one */
		{"GIT_OPTIONAL_LOCKS", STR("0")},
		{"GIT_TERMINAL_PROMPT", STR("0")},
	};
	size_t count = sizeof(variables) / sizeof(variables[0]);
	char **list = arena_array(&git->arena, count + 1, sizeof(char *));

	for (size_t i = 0; i < count; i++) {
		struct str line = str_format(
			&git->arena, "%s=%.*s", variables[i].name, STR_ARGS(variables[i].value));

		list[i] = arena_alloc(&git->arena, line.n + 1);
		memcpy(list[i], line.s, line.n);
	}
	git->program.environment = list;
}

/* From here until git_settle: what ends the program waits until nothing is left behind. */
static void hold_signals(struct git *git)
{
	signals_hold(&git->signals);
	git->program.signals = git->signals;
}

/* A configuration without the word names no hash: git need not be started to read it. */
static bool may_name_format(struct git *git)
{
	struct arena scratch;
	struct str text;

	arena_init(&scratch);
	enum tree_status status = tree_lookup_read(
		git->place.common_dir, STR("config"), CONFIG_LIMIT, &scratch, &text);
	bool may = status != TREE_MISSING &&
		   (status != TREE_OK || str_has_nocase(text, "objectformat"));
	arena_finish(&scratch);
	return may;
}

/* git reads the configuration as any other text. */
static bool ask_format(struct git *git, struct arena *arena, struct str *error)
{
	const char *const arguments[] = {"config", "--file", git->shadow.config.s, "--no-includes",
		"--get", "extensions.objectformat", NULL};
	struct buf out = {0};
	int status = git_run(git, arguments, &out);

	if (status == 0) {
		git->format = str_copy(&git->arena, str_trim(buf_str(&out)));
	}
	buf_finish(&out);
	return status == 0 || status == 1 ||
	       git_fail(git, "cannot run git", str_of(git->program.path), arena, error);
}

/* Which hash names the objects. */
static bool read_format(struct git *git, struct arena *arena, struct str *error)
{
	git->format = STR("sha1");
	if (may_name_format(git) && !ask_format(git, arena, error)) {
		return false;
	}
	if (!str_is(git->format, "sha1") && !str_is(git->format, "sha256")) {
		return git_refuse(arena, "cannot read the git directory", git->place.common_path,
			"its objects are named by a hash that is not known", error);
	}
	return git_shadow_configure(&git->shadow, git->format) ||
	       git_refuse(arena, "cannot write", git->shadow.path, "is the disk full?", error);
}

size_t git_id_digits(const struct git *git)
{
	return str_is(git->format, "sha256") ? GIT_ID_MOST : GIT_ID_LEAST;
}

static bool find_place(struct git *git, const char *folder, const char *path, struct arena *arena,
	struct str *error)
{
	if (!tree_git_find(folder, &git->arena, &git->place)) {
		git->place = (struct tree_git){.work_root = -1, .common_dir = -1, .git_dir = -1};
		return git_refuse(arena, "not in a git work tree", str_of(folder),
			"only git knows what is staged or committed", error);
	}
	if (str_starts(git->place.prefix, ".git/") || str_has(git->place.prefix, "/.git/")) {
		return git_refuse(arena, "not in a git work tree", str_of(folder),
			"this is where git keeps its own", error);
	}
	if (git->place.git_dir < 0 || git->place.common_dir < 0) {
		return git_refuse(arena, "cannot read the git directory", git->place.git_path,
			"it is not there", error);
	}
	git->program.path = find_program(&git->arena, path, &git->place).s;
	if (git->program.path == NULL) {
		return git_refuse(arena, "cannot find a program", STR("git"),
			"install it (Debian: apt install git); it is looked for in the absolute "
			"folders of PATH that are neither in the repository nor in node_modules",
			error);
	}
	return true;
}

static bool open_all(struct git *git, const char *folder,
	const struct git_surroundings *surroundings, struct arena *arena, struct str *error)
{
	const char *temporary = surroundings->temporary;
	bool named = temporary != NULL && temporary[0] != '\0';

	if (!find_place(git, folder, surroundings->path, arena, error)) {
		return false;
	}
	if (!git_shadow_make(&git->place, named ? temporary : "/tmp", surroundings->index,
		    &git->arena, &git->shadow, error)) {
		*error = str_copy(arena, *error);
		git->shadow.path = STR_NONE;
		return false;
	}
	git->program.errors = git_shadow_errors(&git->shadow, &git->arena);
	set_environment(git, surroundings->path);
	return read_format(git, arena, error);
}

struct git *git_open(const char *folder, const struct git_surroundings *surroundings,
	struct arena *arena, struct str *error)
{
	struct git *git = mem_zalloc(sizeof(*git));

	arena_init(&git->arena);
	git->program.errors = -1;
	hold_signals(git);
	if (!open_all(git, folder, surroundings, arena, error)) {
		git_close(git);
		return NULL;
	}
	return git;
}

/* Removes the temporary folder, and only then lets signals through. */
static void leave(struct git *git)
{
	if (git->settled) {
		return;
	}
	git->settled = true;
	if (!str_absent(git->shadow.path)) {
		git_shadow_remove(&git->shadow, &git->arena);
	}
	signals_release(&git->signals);
}

void git_close(struct git *git)
{
	if (git == NULL) {
		return;
	}
	leave(git);
	if (git->objects != NULL) {
		git_objects_close(git->objects);
	}
	if (git->program.errors >= 0) {
		close(git->program.errors);
	}
	tree_git_finish(&git->place);
	arena_finish(&git->arena);
	mem_free(git);
}

int git_run(struct git *git, const char *const *arguments, struct buf *out)
{
	return git_child_run(&git->program, arguments, out);
}

/* The first line that git wrote to standard error, without "fatal: ". */
static struct str complaint(struct git *git, struct arena *arena)
{
	char text[COMPLAINT];
	ssize_t n = pread(git->program.errors, text, sizeof(text), 0);
	struct str rest = {text, n > 0 ? (size_t)n : 0};
	struct str line = str_take(&rest, '\n');

	if (str_starts(line, "fatal: ")) {
		line = str_slice(line, strlen("fatal: "), line.n);
	}
	return str_copy(arena, line);
}

void git_forget_complaints(struct git *git)
{
	/* where that fails, the older complaint is told */
	(void)!ftruncate(git->program.errors, 0);
}

bool git_fail(struct git *git, const char *what, struct str subject, struct arena *arena,
	struct str *error)
{
	struct str why = complaint(git, arena);

	return git_refuse(
		arena, what, subject, why.n == 0 ? "git failed and did not say why" : why.s, error);
}

/*
 * Gives every entry the number of the object whose size is asked for. Where a
 * file is as in the first listing, as nearly all are, it is asked for once.
 */
static void number_objects(struct git *git, struct arena *arena, str_vec *ids)
{
	const struct git_listing *first = git->listings.n > 0 ? git->listings.items[0] : NULL;

	for (size_t l = 0; l < git->listings.n; l++) {
		struct git_listing *listing = git->listings.items[l];
		size_t f = 0;

		for (size_t i = 0; i < listing->entries.n; i++) {
			struct git_entry *entry = &listing->entries.items[i];
			const struct git_entry *same =
				l == 0 ? NULL : git_listing_same_at(first, &f, entry);

			if (same != NULL) {
				entry->size = same->size;
			} else if ((entry->mode & GIT_MODE_KIND) != GIT_MODE_SUBMODULE) {
				entry->size = ids->n;
				vec_push(arena, ids, entry->id);
			}
		}
	}
}

static void set_sizes(struct git *git, const uint64_t *sizes)
{
	for (size_t l = 0; l < git->listings.n; l++) {
		struct git_listing *listing = git->listings.items[l];

		for (size_t i = 0; i < listing->entries.n; i++) {
			struct git_entry *entry = &listing->entries.items[i];

			entry->size = entry->size == GIT_NO_SIZE ? GIT_NO_SIZE : sizes[entry->size];
		}
	}
}

/* Starts what reads contents, and asks for the sizes of all files. */
static bool measure(struct git *git, struct arena *arena)
{
	str_vec ids = {0};
	struct buf questions = {0};

	number_objects(git, arena, &ids);
	for (size_t i = 0; i < ids.n; i++) {
		buf_add(&questions, ids.items[i]);
		buf_add_byte(&questions, '\n');
	}
	int file = git_shadow_questions(&git->shadow, buf_str(&questions), arena);
	buf_finish(&questions);
	if (file < 0) {
		return false;
	}
	uint64_t *sizes = arena_array(arena, ids.n, sizeof(uint64_t));
	git->objects = git_objects_open(&git->program, file, ids.items, ids.n, sizes);
	close(file);
	if (git->objects != NULL) {
		set_sizes(git, sizes);
	}
	return git->objects != NULL;
}

bool git_settle(struct git *git, struct arena *arena, struct str *error)
{
	struct arena scratch;

	arena_init(&scratch);
	bool good = measure(git, &scratch);
	arena_finish(&scratch);
	leave(git);
	return good || git_fail(git, "cannot read what git has stored", git->place.common_path,
			       arena, error);
}

struct str git_prefix(const struct git *git)
{
	return git->place.prefix;
}

struct str git_work_path(const struct git *git)
{
	return git->place.work_path;
}

bool git_broken(struct git *git)
{
	return git->objects == NULL || git_objects_broken(git->objects);
}
