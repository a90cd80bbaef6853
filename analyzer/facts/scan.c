#include "facts/scan.h"

#include <stdatomic.h>

#include "facts/prefilter.h"
#include "facts/scan_memory.h"
#include "settings/builds.h"
#include "settings/document.h"
#include "settings/import_map.h"
#include "settings/kinds.h"
#include "settings/lockfile.h"
#include "syntax/syntax.h"

enum { SNIFF = 8192 }; /* a NUL in the first bytes means that a file is no text, as for git */

/* One thread's reading. */
struct worker {
	const struct scan *scan;
	const struct literals *literals;
	struct arena keep;
	struct arena found; /* until all files have their places */
	struct arena scratch;
	struct tree_buffer buffer;
	notice_vec notices;
};

static bool is_binary(struct str text)
{
	return str_find_byte(str_slice(text, 0, SNIFF), '\0') != SIZE_MAX;
}

/* Settings are few and needed whatever they say. */
static bool is_settings(struct str path)
{
	struct kinds_env_file env;

	return kinds_env_file(path, &env) || kinds_is_manifest(path) || kinds_is_tsconfig(path) ||
	       lockfile_kind(path) != LOCKFILE_NONE || kinds_may_map_paths(path) ||
	       kinds_may_set_policy(path) || import_map_is(path) || builds_is_file(path) ||
	       document_format_of(path) != DOCUMENT_NONE;
}

/* Binaries are no news, unless code or settings should be there: PowerShell writes UTF-16. */
static void note_binary(struct worker *worker, const struct scan_file *file, struct str text)
{
	bool utf16 = str_starts(text, "\xff\xfe") || str_starts(text, "\xfe\xff");
	bool is_code = syntax_language_of(file->path) != SYNTAX_NONE &&
		       (utf16 || (literals_marks(worker->literals, text) & PREFILTER_CLERK) != 0);

	if (is_code || is_settings(file->path)) {
		notice_add(&worker->keep, &worker->notices, file->path,
			utf16 ? STR("not read: text is UTF-16, save the file as UTF-8")
			      : STR("not read: it holds NUL bytes"));
	}
}

static void look_through(struct worker *worker, struct scan_file *file, struct str text)
{
	if (is_binary(text)) {
		note_binary(worker, file, text);
		return;
	}
	file->read = true;
	scan_memory_name(worker->scan, file, text, &worker->keep);
	file->marks = literals_marks(worker->literals, text);
	file->deploys_without_jwt = (file->marks & PREFILTER_DEPLOY) != 0;
	if (scan_is_code(file)) {
		declared_read(text, &worker->keep, &worker->scratch, &file->declared);
	}
	file->marks &= ~(unsigned)PREFILTER_DEPLOY;
	if ((file->marks & (PREFILTER_CLERK | PREFILTER_KEY)) != 0 || is_settings(file->path)) {
		file->text = str_copy(&worker->keep, text);
	}
}

static void count_read(struct progress *progress)
{
	if (progress != NULL) {
		atomic_fetch_add_explicit(&progress->read, 1, memory_order_relaxed);
	}
}

/* Sets *out_size, but of what is remembered, whose size is known. */
static enum tree_status read_file(struct worker *worker, const struct tree_folder *folder,
	struct scan_file *file, uint64_t *out_size)
{
	const struct scan *scan = worker->scan;
	enum tree_status status = TREE_OK;
	struct str text;

	if (!scan_memory_recall(scan, file)) {
		status = tree_folder_read(folder, file->path, scan->limit, &worker->buffer, &text);
		if (status == TREE_OK) {
			*out_size = text.n;
			look_through(worker, file, text);
			arena_clear(&worker->scratch);
		}
	}
	count_read(scan->progress);
	return status;
}

static void note_unread(struct worker *worker, struct str path, enum tree_status status)
{
	notice_add(&worker->keep, &worker->notices, path,
		str_format(&worker->keep, "not read: %s", tree_status_text(status)));
}

static enum tree_status read_met(
	void *item, const struct tree_folder *folder, struct walk_file *met)
{
	struct worker *worker = item;
	struct scan_file *file = arena_new(&worker->found, struct scan_file);
	enum tree_status status;

	file->path = met->path;
	met->read = file;
	status = read_file(worker, folder, file, &met->size);
	/* of those that are not listed, the walk says why */
	if (status != TREE_OK && status != TREE_TOO_LARGE && status != TREE_MISSING) {
		note_unread(worker, file->path, status);
	}
	return status;
}

static void init_worker(
	struct worker *worker, const struct scan *scan, const struct literals *literals)
{
	*worker = (struct worker){.scan = scan, .literals = literals};
	arena_init(&worker->keep);
	arena_init(&worker->found);
	arena_init(&worker->scratch);
}

static void finish_worker(struct worker *worker, struct scan *scan)
{
	for (size_t i = 0; i < worker->notices.n; i++) {
		vec_push(scan->arena, scan->notices, worker->notices.items[i]);
	}
	tree_buffer_finish(&worker->buffer);
	arena_finish(&worker->scratch);
	arena_finish(&worker->found);
	arena_absorb(scan->arena, &worker->keep);
}

/* Gives the files that were met their places. */
static void take_files(struct scan *scan, const struct walk_result *met)
{
	scan->count = met->files.n;
	scan->files = arena_array(scan->arena, scan->count, sizeof(scan->files[0]));
	for (size_t i = 0; i < scan->count; i++) {
		const struct scan_file *file = met->files.items[i].read;

		scan->files[i] = *file;
		met->files.items[i].read = NULL;
	}
}

void scan_walk(struct scan *scan, const struct walk_options *options, struct walk_result *out)
{
	struct walk_reader reader = {
		.read = read_met, .size = sizeof(struct worker), .jobs = scan->jobs};
	struct arena arena;
	const struct literals *literals;
	struct worker *workers;

	arena_init(&arena);
	literals = prefilter_make(&arena);
	workers = arena_array(&arena, scan->jobs, sizeof(workers[0]));
	for (size_t i = 0; i < scan->jobs; i++) {
		init_worker(&workers[i], scan, literals);
	}
	reader.items = workers;
	walk_read(scan->tree, options, &reader, scan->arena, out);
	take_files(scan, out);
	for (size_t i = 0; i < scan->jobs; i++) {
		finish_worker(&workers[i], scan);
	}
	arena_finish(&arena);
	scan_memory_keep(scan);
}

void scan_read(struct scan *scan)
{
	struct tree_folder root = tree_folder_by_path(scan->tree, STR(""));
	struct arena arena;
	struct worker worker;

	arena_init(&arena);
	init_worker(&worker, scan, prefilter_make(&arena));
	for (size_t i = 0; i < scan->count; i++) {
		uint64_t size;
		enum tree_status status = read_file(&worker, &root, &scan->files[i], &size);

		if (status != TREE_OK) {
			note_unread(&worker, scan->files[i].path, status);
		}
	}
	finish_worker(&worker, scan);
	arena_finish(&arena);
	scan_memory_keep(scan);
}
