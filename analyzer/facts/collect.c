#include "facts/collect.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clerk/names.h"
#include "facts/clean.h"
#include "facts/collector.h"
#include "facts/environment.h"
#include "facts/order.h"
#include "facts/prefilter.h"
#include "facts/scan.h"
#include "program/apps.h"
#include "program/resolve.h"
#include "syntax/syntax.h"

enum {
	DEFAULT_FILE_SIZE = 2 << 20,
	JOBS_MAX = 64,
	/*
	 * How far imports are followed from a file that mentions Clerk: its
	 * helper, and what that helper takes its settings from.
	 */
	IMPORT_HOPS = 2,
};

typedef VEC(uint32_t) index_vec;

/* Everything a run holds while facts are collected. */
struct run {
	const struct collect_options *options;
	struct arena *arena;
	struct facts *facts;
	struct walk_result walk;
	struct scan scan;
	struct map by_path; /* path → index into scan.files */
	VEC(struct manifest) manifests;
	VEC(struct tsconfig) tsconfigs;
	struct resolve *resolve;
	struct program program;
	struct collector collector;
};

static uint32_t count_jobs(uint32_t asked)
{
	long processors;

	if (asked == 0) {
		processors = sysconf(_SC_NPROCESSORS_ONLN);
		asked = processors < 1 ? 1 : (uint32_t)processors;
	}
	return asked < JOBS_MAX ? asked : JOBS_MAX;
}

static void scan_all(struct run *run, const struct tree *tree)
{
	uint64_t limit = run->options->walk.max_file_size;
	uint32_t count = (uint32_t)run->walk.files.n;
	uint32_t *queue = arena_array(run->arena, count, sizeof(*queue));

	run->scan = (struct scan){
		.tree = tree,
		.files = arena_array(run->arena, count, sizeof(struct scan_file)),
		.count = count,
		.limit = limit == 0 ? DEFAULT_FILE_SIZE : (size_t)limit,
		.jobs = count_jobs(run->options->jobs),
		.arena = run->arena,
		.notices = &run->facts->notices,
	};
	for (uint32_t i = 0; i < count; i++) {
		run->scan.files[i].path = run->walk.files.items[i].path;
		map_put(run->arena, &run->by_path, run->scan.files[i].path, i);
		queue[i] = i;
	}
	scan_run(&run->scan, queue, count);
}

static void read_settings(struct run *run)
{
	for (size_t i = 0; i < run->scan.count; i++) {
		const struct scan_file *file = &run->scan.files[i];
		struct manifest manifest;
		struct tsconfig tsconfig;

		if (!file->read) {
			continue;
		}
		if (kinds_is_manifest(file->path) &&
			manifest_read(run->arena, file->path, file->text, &manifest,
				&run->facts->notices)) {
			vec_push(run->arena, &run->manifests, manifest);
		}
		if (kinds_is_tsconfig(file->path) &&
			tsconfig_read(run->arena, file->path, file->text, &tsconfig,
				&run->facts->notices)) {
			vec_push(run->arena, &run->tsconfigs, tsconfig);
		}
	}
	run->resolve =
		resolve_create(run->arena, &run->walk, run->tsconfigs.items, run->tsconfigs.n);
}

/* The file a specifier leads to, as an index into scan.files, or ID_NONE. */
static uint32_t target_of(
	const struct run *run, struct str from, struct str specifier, struct arena *scratch)
{
	struct str path;
	uint32_t index;

	if (specifier.n == 0) {
		return ID_NONE;
	}
	path = resolve_specifier(run->resolve, from, specifier, scratch);
	index = str_absent(path) ? MAP_NONE : map_get(&run->by_path, path);
	return index == MAP_NONE ? ID_NONE : index;
}

static void want_target(struct run *run, struct str from, struct str specifier,
	struct arena *scratch, index_vec *queue)
{
	uint32_t index = target_of(run, from, specifier, scratch);
	struct scan_file *file = index == ID_NONE ? NULL : &run->scan.files[index];

	if (file == NULL || file->parse || file->summary != NULL ||
		syntax_language_of(file->path) == SYNTAX_NONE) {
		return;
	}
	file->parse = true;
	vec_push(run->arena, queue, index);
}

static void want_targets(
	struct run *run, const struct summary *summary, struct arena *scratch, index_vec *queue)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (summary->imports[i].kind != IMPORT_TYPE) {
			want_target(
				run, summary->path, summary->imports[i].specifier, scratch, queue);
		}
	}
	for (uint32_t i = 0; i < summary->export_count; i++) {
		want_target(run, summary->path, summary->exports[i].specifier, scratch, queue);
	}
}

/* Parses what the parsed files import, and what those import in turn. */
static void follow_imports(struct run *run)
{
	struct arena scratch;
	index_vec fresh = {0};

	arena_init(&scratch);
	for (uint32_t i = 0; i < run->scan.count; i++) {
		if (run->scan.files[i].summary != NULL) {
			vec_push(run->arena, &fresh, i);
		}
	}
	for (int hop = 0; hop < IMPORT_HOPS; hop++) {
		index_vec queue = {0};

		for (size_t i = 0; i < fresh.n; i++) {
			const struct summary *summary = run->scan.files[fresh.items[i]].summary;

			if (summary != NULL) {
				want_targets(run, summary, &scratch, &queue);
			}
			arena_clear(&scratch);
		}
		scan_run(&run->scan, queue.items, queue.n);
		fresh = queue;
	}
	arena_finish(&scratch);
}

static uint32_t module_of(
	const struct run *run, struct str from, struct str specifier, struct arena *scratch)
{
	uint32_t index = target_of(run, from, specifier, scratch);
	uint32_t module;

	if (index == ID_NONE) {
		return ID_NONE;
	}
	module = map_get(&run->program.by_path, run->scan.files[index].path);
	return module == MAP_NONE ? ID_NONE : module;
}

static void link_module(struct run *run, struct program_module *module, struct arena *scratch)
{
	const struct summary *summary = module->summary;

	module->targets =
		arena_array(run->arena, summary->import_count, sizeof(module->targets[0]));
	module->export_targets =
		arena_array(run->arena, summary->export_count, sizeof(module->targets[0]));
	for (uint32_t i = 0; i < summary->import_count; i++) {
		module->targets[i] =
			module_of(run, module->path, summary->imports[i].specifier, scratch);
	}
	for (uint32_t i = 0; i < summary->export_count; i++) {
		module->export_targets[i] =
			module_of(run, module->path, summary->exports[i].specifier, scratch);
	}
}

static void add_modules(struct run *run)
{
	struct program *program = &run->program;

	program->modules = arena_array(run->arena, run->scan.count, sizeof(program->modules[0]));
	for (size_t i = 0; i < run->scan.count; i++) {
		const struct scan_file *file = &run->scan.files[i];

		if (file->summary == NULL) {
			continue;
		}
		program->modules[program->module_count] = (struct program_module){
			.summary = file->summary,
			.path = file->path,
			.text = file->text,
			.app = apps_of(program, file->path),
			.live = context_is_live(collector_context(file->path)),
		};
		map_put(run->arena, &program->by_path, file->path, program->module_count++);
	}
}

static void link_program(struct run *run)
{
	struct arena scratch;

	run->program.arena = run->arena;
	apps_find(&run->program, run->manifests.items, run->manifests.n);
	for (size_t i = 0; i < run->scan.count; i++) {
		if (syntax_language_of(run->scan.files[i].path) != SYNTAX_NONE) {
			apps_note_code(&run->program, run->scan.files[i].path);
		}
	}
	add_modules(run);
	arena_init(&scratch);
	for (uint32_t i = 0; i < run->program.module_count; i++) {
		link_module(run, &run->program.modules[i], &scratch);
		arena_clear(&scratch);
	}
	arena_finish(&scratch);
}

static void keep_file(struct run *run, const struct scan_file *file)
{
	struct collector *collector = &run->collector;
	uint32_t module = map_get(&run->program.by_path, file->path);
	struct source_file kept = {
		.path = file->path,
		.text = file->text,
		.context = collector_context(file->path),
		.app = apps_of(&run->program, file->path),
		.module = module == MAP_NONE ? ID_NONE : module,
		.mentions_clerk = (file->marks & (PREFILTER_CLERK | PREFILTER_KEY)) != 0,
		.given_up = file->given_up,
	};

	kept.is_env = kinds_env_file(file->path, &kept.env);
	collector->files[collector->file_count] = kept;
	map_put(run->arena, &collector->by_path, file->path, (uint32_t)collector->file_count++);
}

static void make_collector(struct run *run)
{
	run->collector = (struct collector){
		.arena = run->arena,
		.facts = run->facts,
		.program = &run->program,
		.files = arena_array(run->arena, run->scan.count, sizeof(struct source_file)),
		.manifests = run->manifests.items,
		.manifest_count = run->manifests.n,
	};
	for (size_t i = 0; i < run->scan.count; i++) {
		if (!str_absent(run->scan.files[i].text)) {
			keep_file(run, &run->scan.files[i]);
		}
	}
}

static struct str manifest_of(const struct run *run, struct str folder)
{
	for (size_t i = 0; i < run->manifests.n; i++) {
		if (str_equal(run->manifests.items[i].folder, folder)) {
			return run->manifests.items[i].path;
		}
	}
	return STR("");
}

static void add_apps(struct run *run)
{
	for (uint32_t i = 0; i < run->program.app_count; i++) {
		const struct program_app *app = &run->program.apps[i];
		struct fact_app fact = {
			.root = app->root.n == 0 ? STR(".") : app->root,
			.framework = app->framework,
			.framework_version = app->framework_version,
			.manifest = manifest_of(run, app->root),
			.framework_read = app->framework_read,
		};

		vec_push(run->arena, &run->facts->apps, fact);
	}
}

/* An app is about Clerk when it depends on, imports or configures it. */
static void mark_clerk(struct run *run)
{
	struct facts *facts = run->facts;

	for (size_t i = 0; i < facts->packages.n; i++) {
		if (names_is_clerk_package(facts->packages.items[i].name)) {
			facts->apps.items[facts->packages.items[i].at.app].clerk = true;
		}
	}
	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		if (names_is_clerk(facts->env_definitions.items[i].name)) {
			facts->apps.items[facts->env_definitions.items[i].at.app].clerk = true;
		}
	}
	for (size_t i = 0; i < facts->env_reads.n; i++) {
		if (names_is_clerk(facts->env_reads.items[i].name)) {
			facts->apps.items[facts->env_reads.items[i].at.app].clerk = true;
		}
	}
	for (uint32_t i = 0; i < run->program.module_count; i++) {
		if (collector_imports_clerk(run->program.modules[i].summary)) {
			facts->apps.items[run->program.modules[i].app].clerk = true;
		}
	}
}

static void collect_all(struct run *run)
{
	struct collector *collector = &run->collector;

	add_apps(run);
	collect_packages(collector);
	collect_keys(collector);
	collect_env_definitions(collector);
	collect_env_reads(collector);
	mark_clerk(run);
	collect_unread(collector);
	collect_middleware(collector);
	collect_webhook_handlers(collector); /* asks the middleware who is let in */
	collect_token_verifications(collector);
}

static void add_walk(struct run *run, const struct tree *tree)
{
	struct facts *facts = run->facts;

	facts->prefix = str_copy(run->arena, tree_prefix(tree));
	facts->config_digest = str_copy(run->arena, run->options->config_digest);
	facts->files_seen = run->walk.seen;
	for (size_t i = 0; i < run->walk.notices.n; i++) {
		vec_push(run->arena, &facts->notices, run->walk.notices.items[i]);
	}
	for (size_t i = 0; i < run->walk.ignored_env.n; i++) {
		struct str path = run->walk.ignored_env.items[i];

		vec_push(run->arena, &facts->ignored_env, path);
		notice_add(run->arena, &facts->notices, path,
			STR("present, ignored by git, not read: pass --env-file"));
	}
}

static void count_files(struct run *run)
{
	struct facts *facts = run->facts;

	for (size_t i = 0; i < run->scan.count; i++) {
		facts->files_read += run->scan.files[i].read;
		facts->files_parsed += run->scan.files[i].summary != NULL;
	}
	facts->files_skipped = facts->files_seen - facts->files_read;
}

void collect_facts(const struct tree *tree, const struct collect_options *options,
	struct arena *arena, struct facts *out)
{
	struct run run = {.options = options, .arena = arena, .facts = out};

	memset(out, 0, sizeof(*out));
	walk_run(tree, &options->walk, arena, &run.walk);
	add_walk(&run, tree);
	scan_all(&run, tree);
	read_settings(&run);
	follow_imports(&run);
	count_files(&run);
	link_program(&run);
	make_collector(&run);
	collect_all(&run);
	environment_collect(options, arena, out);
	clean_facts(arena, out);
	order_facts(arena, out);
}
