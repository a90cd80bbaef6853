#include <stdatomic.h>

#include "base/threads.h"
#include "facts/prefilter.h"
#include "facts/scan.h"
#include "module/module.h"

struct work {
	const uint32_t *queue;
	size_t count;
	atomic_size_t next;
};

struct scan_worker {
	struct scan *scan;
	struct work *work;
	struct arena keep;
	struct arena scratch;
	notice_vec notices;
	struct syntax_parser *parser;
};

/* Bundles for browsers are large and say nothing about how the app is built. */
static bool is_minified(struct str path)
{
	return str_has(path, ".min.");
}

bool scan_is_code(const struct scan_file *file)
{
	return syntax_language_of(file->path) != SYNTAX_NONE && !is_minified(file->path);
}

/* It was read before, with notice of what went wrong. */
static bool read_again(struct scan_worker *worker, struct scan_file *file)
{
	const struct scan *scan = worker->scan;

	return !str_absent(file->text) || tree_read(scan->tree, file->path, scan->limit,
						  &worker->keep, &file->text) == TREE_OK;
}

static void parse_file(struct scan_worker *worker, struct scan_file *file)
{
	if (!file->read || file->summary != NULL || !scan_is_code(file) ||
		!read_again(worker, file)) {
		return;
	}
	file->summary = cache_summarize(worker->scan->cache, worker->parser, file->path, file->text,
		&worker->keep, &worker->scratch, &worker->notices);
	file->given_up = file->summary == NULL && (file->marks & PREFILTER_CODE) != 0;
}

static void count_parsed(struct progress *progress)
{
	if (progress != NULL) {
		atomic_fetch_add_explicit(&progress->parsed, 1, memory_order_relaxed);
	}
}

static void *run_worker(void *item)
{
	struct scan_worker *worker = *(struct scan_worker **)item;
	struct work *work = worker->work;

	for (;;) {
		size_t i = atomic_fetch_add(&work->next, 1);

		if (i >= work->count) {
			return NULL;
		}
		parse_file(worker, &worker->scan->files[work->queue[i]]);
		count_parsed(worker->scan->progress);
		arena_clear(&worker->scratch);
	}
}

static struct scan_worker *create_worker(struct scan *scan)
{
	struct scan_worker *worker = arena_new(scan->arena, struct scan_worker);

	worker->scan = scan;
	worker->parser = syntax_parser_create();
	arena_init(&worker->keep);
	arena_init(&worker->scratch);
	return worker;
}

static void finish_worker(struct scan_worker *worker)
{
	struct scan *scan = worker->scan;

	for (size_t i = 0; i < worker->notices.n; i++) {
		vec_push(scan->arena, &scan->parse_notices, worker->notices.items[i]);
	}
	syntax_parser_destroy(worker->parser);
	arena_finish(&worker->scratch);
	arena_absorb(scan->arena, &worker->keep);
}

void scan_parse(struct scan *scan, const uint32_t *queue, size_t count)
{
	struct work work = {.queue = queue, .count = count};
	size_t jobs = scan->jobs < count ? scan->jobs : count;
	struct scan_worker **workers;

	if (count == 0) {
		return;
	}
	workers = arena_array(scan->arena, jobs, sizeof(workers[0]));
	if (scan->own == NULL) {
		scan->own = create_worker(scan);
	}
	for (size_t i = 0; i < jobs; i++) {
		workers[i] = i == 0 ? scan->own : create_worker(scan);
		workers[i]->work = &work;
	}
	threads_run(run_worker, workers, sizeof(workers[0]), jobs);
	for (size_t i = 1; i < jobs; i++) {
		finish_worker(workers[i]);
	}
}

void scan_finish(struct scan *scan)
{
	if (scan->own != NULL) {
		finish_worker(scan->own);
		scan->own = NULL;
	}
}
