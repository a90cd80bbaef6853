#include "facts/scan.h"

#include <pthread.h>
#include <stdatomic.h>

#include "facts/prefilter.h"
#include "module/module.h"
#include "settings/builds.h"
#include "settings/document.h"
#include "settings/import_map.h"
#include "settings/kinds.h"
#include "settings/lockfile.h"

enum {
	SNIFF = 8192, /* a NUL in the first bytes means that a file is no text, as for git */
	STACK = 8 << 20, /* some C libraries give threads very little */
};

struct work {
	struct scan *scan;
	const uint32_t *queue;
	size_t count;
	atomic_size_t next;
};

struct worker {
	struct work *work;
	struct arena keep;
	struct arena scratch;
	notice_vec notices;
	struct syntax_parser *parser;
	pthread_t thread;
	bool started;
};

static bool is_binary(struct str text)
{
	return str_find_byte(str_slice(text, 0, SNIFF), '\0') != SIZE_MAX;
}

/* Bundles for browsers are large and say nothing about how the app is built. */
static bool is_minified(struct str path)
{
	return str_has(path, ".min.");
}

static bool is_to_parse(const struct scan_file *file)
{
	if (syntax_language_of(file->path) == SYNTAX_NONE || is_minified(file->path)) {
		return false;
	}
	return file->parse || file->marks != 0 || prefilter_path(file->path);
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
		       (utf16 || (prefilter_scan(text) & PREFILTER_CLERK) != 0);

	if (is_code || is_settings(file->path)) {
		notice_add(&worker->keep, &worker->notices, file->path,
			utf16 ? STR("not read: text is UTF-16, save the file as UTF-8")
			      : STR("not read: it holds NUL bytes"));
	}
}

static void read_file(struct worker *worker, struct scan_file *file)
{
	const struct scan *scan = worker->work->scan;
	struct str text;
	enum tree_status status =
		tree_read(scan->tree, file->path, scan->limit, &worker->scratch, &text);

	if (status != TREE_OK) {
		notice_add(&worker->keep, &worker->notices, file->path,
			str_format(&worker->keep, "not read: %s", tree_status_text(status)));
		return;
	}
	if (is_binary(text)) {
		note_binary(worker, file, text);
		return;
	}
	file->read = true;
	file->marks = prefilter_scan(text);
	file->deploys_without_jwt = (file->marks & PREFILTER_DEPLOY) != 0;
	file->marks &= ~(unsigned)PREFILTER_DEPLOY;
	if (!is_to_parse(file) && !is_settings(file->path) &&
		(file->marks & (PREFILTER_CLERK | PREFILTER_KEY)) == 0) {
		return;
	}
	file->text = str_copy(&worker->keep, text);
	if (is_to_parse(file)) {
		file->summary = module_summarize(worker->parser, file->path, file->text,
			&worker->keep, &worker->scratch, &worker->notices);
		file->given_up = file->summary == NULL && file->marks != 0;
	}
}

static void count_files(struct progress *progress, size_t files, size_t read)
{
	if (progress != NULL) {
		atomic_fetch_add_explicit(&progress->files, files, memory_order_relaxed);
		atomic_fetch_add_explicit(&progress->read, read, memory_order_relaxed);
	}
}

static void *run_worker(void *argument)
{
	struct worker *worker = argument;
	struct work *work = worker->work;

	for (;;) {
		size_t i = atomic_fetch_add(&work->next, 1);

		if (i >= work->count) {
			return NULL;
		}
		read_file(worker, &work->scan->files[work->queue[i]]);
		arena_clear(&worker->scratch);
		count_files(work->scan->progress, 0, 1);
	}
}

static void init_worker(struct worker *worker, struct work *work)
{
	worker->work = work;
	worker->parser = syntax_parser_create();
	arena_init(&worker->keep);
	arena_init(&worker->scratch);
}

static void finish_worker(struct worker *worker, struct scan *scan)
{
	for (size_t i = 0; i < worker->notices.n; i++) {
		vec_push(scan->arena, scan->notices, worker->notices.items[i]);
	}
	syntax_parser_destroy(worker->parser);
	arena_finish(&worker->scratch);
	arena_absorb(scan->arena, &worker->keep);
}

/* A thread that cannot be had is no error: the others do its work. */
static void start_threads(struct worker *workers, size_t count)
{
	pthread_attr_t attributes;

	if (pthread_attr_init(&attributes) != 0) {
		return;
	}
	if (pthread_attr_setstacksize(&attributes, STACK) == 0) {
		for (size_t i = 0; i < count; i++) {
			workers[i].started = pthread_create(&workers[i].thread, &attributes,
						     run_worker, &workers[i]) == 0;
		}
	}
	pthread_attr_destroy(&attributes);
}

void scan_run(struct scan *scan, const uint32_t *queue, size_t count)
{
	struct work work = {.scan = scan, .queue = queue, .count = count};
	size_t jobs = scan->jobs < count ? scan->jobs : count;
	struct arena arena;
	struct worker *workers;

	if (count == 0) {
		return;
	}
	count_files(scan->progress, count, 0);
	arena_init(&arena);
	workers = arena_array(&arena, jobs, sizeof(workers[0]));
	for (size_t i = 0; i < jobs; i++) {
		init_worker(&workers[i], &work);
	}
	start_threads(workers + 1, jobs - 1);
	run_worker(&workers[0]);
	for (size_t i = 1; i < jobs; i++) {
		if (workers[i].started) {
			pthread_join(workers[i].thread, NULL);
		}
	}
	for (size_t i = 0; i < jobs; i++) {
		finish_worker(&workers[i], scan);
	}
	arena_finish(&arena);
}
