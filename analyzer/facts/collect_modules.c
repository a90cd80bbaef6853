#include "facts/collect_run.h"
#include "facts/prefilter.h"
#include "facts/scan_memory.h"
#include "program/apps.h"
#include "program/auto_import.h"
#include "program/link.h"
#include "syntax/syntax.h"

/* Which modules there are: those that something is looked for in, and those that it leads to. */

enum {
	/* bytes: lists of icons, translations and the like are longer */
	LOAD_MOST = SCAN_MEMORY_SMALL,
};

bool run_mentions_clerk(const struct scan_file *file)
{
	return (file->marks & (PREFILTER_CLERK | PREFILTER_KEY)) != 0;
}

static bool is_test(enum context context)
{
	return context == CONTEXT_TEST || context == CONTEXT_STORY;
}

/* Code that names Clerk or, outside of tests, what goes with it, or whose name says that it may
 * matter. */
static bool is_candidate(const struct scan_file *file, unsigned marks)
{
	if (!scan_is_code(file) || ((file->marks & marks) == 0 && !prefilter_path(file->path))) {
		return false;
	}
	return run_mentions_clerk(file) || !is_test(collector_context(file->path));
}

/* Who imports Server Functions matters only where there are some. */
static unsigned marks_that_count(const struct scan *scan)
{
	for (size_t i = 0; i < scan->count; i++) {
		if ((scan->files[i].marks & PREFILTER_SERVER) != 0 &&
			scan_is_code(&scan->files[i])) {
			return PREFILTER_CODE | PREFILTER_ACTION;
		}
	}
	return PREFILTER_CODE;
}

void run_parse_candidates(struct run *run)
{
	uint32_t *queue = arena_array(run->arena, run->scan.count, sizeof(*queue));
	unsigned marks = marks_that_count(&run->scan);
	size_t n = 0;

	for (uint32_t i = 0; i < run->scan.count; i++) {
		struct scan_file *file = &run->scan.files[i];

		if (is_candidate(file, marks)) {
			file->wanted = true;
			queue[n++] = i;
		}
	}
	scan_parse(&run->scan, queue, n);
}

static void add_module(struct run *run, const struct scan_file *file)
{
	struct program *program = &run->program;

	program->modules[program->module_total++] = (struct program_module){
		.summary = file->wanted ? file->summary : NULL,
		.path = file->path,
		.text = file->text,
		.app = apps_of(program, file->path),
		.live = context_is_live(collector_context(file->path)),
		.declared = file->declared,
	};
}

/* First those that are wanted whatever else there is, then those that may come to be. */
static void add_modules(struct run *run)
{
	struct program *program = &run->program;
	size_t count = run->scan.count;

	program->modules = arena_array(run->arena, count, sizeof(program->modules[0]));
	for (size_t i = 0; i < count; i++) {
		const struct scan_file *file = &run->scan.files[i];

		if (file->wanted && file->summary != NULL) {
			map_put(run->arena, &program->by_path, file->path, program->module_total);
			add_module(run, file);
		}
	}
	program->module_count = program->module_total;
	map_reserve(run->arena, &program->others, count - program->module_total);
	for (size_t i = 0; i < count; i++) {
		const struct scan_file *file = &run->scan.files[i];

		if (!file->wanted && file->read && scan_is_code(file)) {
			map_put(run->arena, &program->others, file->path, program->module_total);
			add_module(run, file);
		}
	}
}

/* What cannot be read or parsed any more gives out nothing. */
static struct summary *summary_of_nothing(struct run *run, struct str path)
{
	struct summary *summary = arena_new(run->arena, struct summary);

	summary->path = path;
	summary->text = STR("");
	return summary;
}

static void load_module(void *loader, uint32_t index)
{
	struct run *run = loader;
	struct program_module *module = &run->program.modules[index];
	uint32_t i = map_get(&run->walk.by_path, module->path);
	struct scan_file *file = &run->scan.files[i];

	if (run->walk.files.items[i].size <= LOAD_MOST) {
		file->wanted = true;
		scan_parse(&run->scan, &i, 1);
	}
	module->summary =
		file->summary != NULL ? file->summary : summary_of_nothing(run, file->path);
	module->text = module->summary->text;
	link_module(&run->program, run->resolve, index);
	if (file->summary != NULL) {
		run_keep_loaded(run, file, index);
	}
}

/* Documents and the functions' own files say how they may be deployed, not how they are. */
static bool deploys_without_jwt(const struct scan_file *file)
{
	return file->deploys_without_jwt && collector_context(file->path) != CONTEXT_DOCS &&
	       !str_has(file->path, "supabase/functions/");
}

static void note_deployments(struct run *run)
{
	for (size_t i = 0; i < run->scan.count && !run->program.deploys_without_jwt; i++) {
		run->program.deploys_without_jwt = deploys_without_jwt(&run->scan.files[i]);
	}
}

void run_link_program(struct run *run)
{
	note_deployments(run);
	run->program.arena = run->arena;
	apps_find(&run->program, run->manifests.items, run->manifests.n);
	for (size_t i = 0; i < run->scan.count; i++) {
		enum syntax_language language = syntax_language_of(run->scan.files[i].path);

		if (language != SYNTAX_NONE && language != SYNTAX_HTML) {
			apps_note_code(&run->program, run->scan.files[i].path);
		}
	}
	apps_settle(&run->program, run->manifests.items, run->manifests.n);
	add_modules(run);
	run->program.load = load_module;
	run->program.loader = run;
	link_modules(&run->program, run->resolve);
	auto_import_read(&run->program);
}
