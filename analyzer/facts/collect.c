#include "facts/collect.h"

#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "clerk/names.h"
#include "facts/clean.h"
#include "facts/collector.h"
#include "facts/environment.h"
#include "facts/order.h"
#include "facts/prefilter.h"
#include "facts/reach.h"
#include "facts/scan.h"
#include "program/apps.h"
#include "program/auto_import.h"
#include "program/link.h"
#include "settings/kinds.h"
#include "syntax/syntax.h"

enum {
	DEFAULT_FILE_SIZE = 2 << 20,
	JOBS_MAX = 64,
};

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
	VEC(struct import_map) import_maps;
	VEC(struct lockfile) lockfiles;
	VEC(struct document) documents;
	struct map document_by_path; /* path → index into documents */
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
		.progress = run->options->progress,
	};
	for (uint32_t i = 0; i < count; i++) {
		run->scan.files[i].path = run->walk.files.items[i].path;
		map_put(run->arena, &run->by_path, run->scan.files[i].path, i);
		queue[i] = i;
	}
	scan_run(&run->scan, queue, count);
}

static bool mentions_clerk(const struct scan_file *file)
{
	return (file->marks & (PREFILTER_CLERK | PREFILTER_KEY)) != 0;
}

/* pnpm names the workspaces in a file of its own, which may also hold settings alone. */
static bool names_workspaces(const struct run *run, struct str folder)
{
	struct str path = path_join(run->arena, folder, STR("pnpm-workspace.yaml"));
	uint32_t i = map_get(&run->by_path, path);
	struct str text = i == MAP_NONE ? STR("") : run->scan.files[i].text;

	return str_starts(text, "packages:") || str_has(text, "\npackages:");
}

static void read_manifest(struct run *run, const struct scan_file *file)
{
	struct manifest manifest;

	if (manifest_read(run->arena, file->path, file->text, &manifest, &run->facts->notices)) {
		manifest.holds_workspace =
			manifest.holds_workspace || names_workspaces(run, manifest.folder);
		vec_push(run->arena, &run->manifests, manifest);
	}
}

static void read_setting(struct run *run, const struct scan_file *file)
{
	notice_vec *notices = &run->facts->notices;
	struct tsconfig tsconfig;
	struct import_map map;
	struct lockfile lockfile;

	if (kinds_is_manifest(file->path)) {
		read_manifest(run, file);
	} else if (kinds_is_tsconfig(file->path)) {
		if (tsconfig_read(run->arena, file->path, file->text, &tsconfig, notices)) {
			vec_push(run->arena, &run->tsconfigs, tsconfig);
		}
	} else if (lockfile_kind(file->path) != LOCKFILE_NONE) {
		if (lockfile_read(run->arena, file->path, file->text, packages_is_wanted, &lockfile,
			    notices)) {
			vec_push(run->arena, &run->lockfiles, lockfile);
		}
	} else if (import_map_is(file->path) &&
		   import_map_read(run->arena, file->path, file->text, &map, notices)) {
		vec_push(run->arena, &run->import_maps, map);
	}
}

/*
 * Those that say where handlers are, those that may set something of Clerk's,
 * and those that move paths or say what a page may load.
 */
static bool is_document(const struct scan_file *file)
{
	if (!file->read) {
		return false;
	}
	return document_format_of(file->path) != DOCUMENT_NONE ||
	       ((mentions_clerk(file) || kinds_paths(file->path, file->text) != NULL ||
			kinds_may_set_policy(file->path)) &&
		       document_format_for(file->path, file->text) != DOCUMENT_NONE);
}

static void read_documents(struct run *run)
{
	struct syntax_parser *parser = syntax_parser_create();

	for (size_t i = 0; i < run->scan.count; i++) {
		const struct scan_file *file = &run->scan.files[i];

		if (is_document(file)) {
			map_put(run->arena, &run->document_by_path, file->path,
				(uint32_t)run->documents.n);
			vec_push(run->arena, &run->documents,
				document_read(parser, file->path, file->text, run->arena,
					&run->facts->notices));
		}
	}
	syntax_parser_destroy(parser);
	run->program.documents = run->documents.items;
	run->program.document_count = (uint32_t)run->documents.n;
}

static void read_settings(struct run *run)
{
	struct resolve_sources sources;

	for (size_t i = 0; i < run->scan.count; i++) {
		if (run->scan.files[i].read) {
			read_setting(run, &run->scan.files[i]);
		}
	}
	sources = (struct resolve_sources){
		.files = &run->walk,
		.configs = run->tsconfigs.items,
		.config_count = run->tsconfigs.n,
		.manifests = run->manifests.items,
		.manifest_count = run->manifests.n,
		.maps = run->import_maps.items,
		.map_count = run->import_maps.n,
	};
	run->resolve = resolve_create(run->arena, &sources);
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

static void link_program(struct run *run)
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
	link_modules(&run->program, run->resolve);
	auto_import_read(&run->program);
}

static void read_variables(struct run *run, struct source_file *file)
{
	uint32_t document = map_get(&run->document_by_path, file->path);

	if (!file->is_env && !file->mentions_clerk) {
		return;
	}
	file->understood = variables_read(file->path, file->text,
		document == MAP_NONE ? NULL : &run->documents.items[document], run->arena,
		&file->variables, &run->facts->notices);
	collector_sort_variables(file);
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
		.mentions_clerk = mentions_clerk(file),
		.given_up = file->given_up,
	};

	kept.is_env = kinds_env_file(file->path, &kept.env);
	read_variables(run, &kept);
	collector->files[collector->file_count] = kept;
	map_put(run->arena, &collector->by_path, file->path, (uint32_t)collector->file_count++);
}

static void keep_paths(struct run *run)
{
	size_t count = run->walk.files.n;
	struct str *paths = arena_array(run->arena, count, sizeof(paths[0]));

	for (size_t i = 0; i < count; i++) {
		paths[i] = run->walk.files.items[i].path;
	}
	run->collector.paths = paths;
	run->collector.path_count = count;
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
		.lockfiles = run->lockfiles.items,
		.lockfile_count = run->lockfiles.n,
	};
	keep_paths(run);
	for (size_t i = 0; i < run->scan.count; i++) {
		if (!str_absent(run->scan.files[i].text)) {
			keep_file(run, &run->scan.files[i]);
		}
	}
}

static void read_catalogs(struct run *run)
{
	for (size_t i = 0; i < run->manifests.n; i++) {
		catalog_read_manifest(
			run->arena, &run->manifests.items[i], &run->collector.catalogs);
	}
	for (size_t i = 0; i < run->documents.n; i++) {
		if (catalog_is(run->documents.items[i].path)) {
			catalog_read_document(
				run->arena, &run->documents.items[i], &run->collector.catalogs);
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
			.app_router = app->app_router,
			.shared = app->shared,
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
	collect_env_definitions(collector); /* says whose values keys are */
	collect_keys(collector);
	collect_env_reads(collector);
	collect_env_mentions(collector);
	collect_builds(collector);
	mark_clerk(run);
	collect_rewrites(collector);
	collect_private_files(collector, &run->walk);
	collect_unread(collector); /* asks the rewrites which files they understood */
	collect_middleware(collector);
	collect_entry_files(collector);
	collect_webhook_handlers(collector); /* asks the middleware who is let in */
	collect_token_verifications(collector);
	collect_routes(collector);
	collect_server_actions(collector);
	collect_jwt_templates(collector);
	collect_authorization(collector);
	collect_strategies(collector);
	collect_features(collector);
	collect_unsafe_reads(collector);
	collect_hosts(collector);
	collect_key_uses(collector);
	collect_urls(collector);
	collect_backend_calls(collector);
	collect_claims(collector);
	collect_api_uses(collector);
	collect_policies(collector);
	collect_suppressions(collector);
}

static void add_ignored_env(struct run *run, const str_vec *paths)
{
	for (size_t i = 0; i < paths->n; i++) {
		vec_push(run->arena, &run->facts->ignored_env, paths->items[i]);
		notice_add(run->arena, &run->facts->notices, paths->items[i],
			STR("present, ignored by git, not read: pass --env-file"));
	}
}

static void add_walk(struct run *run, const struct tree *tree)
{
	struct facts *facts = run->facts;

	facts->prefix = str_copy(run->arena, tree_prefix(tree));
	facts->config_digest = str_copy(run->arena, run->options->config_digest);
	facts->config_base = str_copy(run->arena, run->options->config_base);
	facts->config_above = run->options->config_above;
	facts->files_seen = run->walk.seen;
	facts->in_git = tree_in_git(tree);
	for (size_t i = 0; i < run->walk.notices.n; i++) {
		vec_push(run->arena, &facts->notices, run->walk.notices.items[i]);
	}
	add_ignored_env(run, &run->walk.ignored_env);
	add_ignored_env(run, &run->options->ignored_env);
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

#define COUNT_UNRESOLVED(facts, list) \
	do { \
		for (size_t i_ = 0; i_ < (facts)->list.n; i_++) { \
			(facts)->unresolved += !(facts)->list.items[i_].resolved; \
		} \
	} while (0)

/* Values that are somewhere and could not be followed to what they are. */
static void count_unresolved(struct facts *facts)
{
	COUNT_UNRESOLVED(facts, routes);
	COUNT_UNRESOLVED(facts, jwt_templates);
	COUNT_UNRESOLVED(facts, authorization);
	COUNT_UNRESOLVED(facts, strategies);
	COUNT_UNRESOLVED(facts, features);
	COUNT_UNRESOLVED(facts, hosts);
	COUNT_UNRESOLVED(facts, urls);
	COUNT_UNRESOLVED(facts, key_uses);
	COUNT_UNRESOLVED(facts, policies);
	COUNT_UNRESOLVED(facts, rewrites);
	for (size_t i = 0; i < facts->webhook_handlers.n; i++) {
		facts->unresolved += !facts->webhook_handlers.items[i].route_resolved;
	}
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
	read_documents(&run);
	reach_imports(&run.scan, run.resolve, &run.by_path);
	count_files(&run);
	link_program(&run);
	make_collector(&run);
	read_catalogs(&run);
	collect_all(&run);
	environment_collect(options, arena, out);
	count_unresolved(out);
	clean_facts(arena, out);
	order_facts(arena, out);
}
