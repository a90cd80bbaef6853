#include "facts/collect.h"

#include <string.h>
#include <unistd.h>

#include "clerk/names.h"
#include "facts/clean.h"
#include "facts/collect_run.h"
#include "facts/environment.h"
#include "facts/order.h"
#include "facts/scan_memory.h"

enum {
	DEFAULT_FILE_SIZE = 2 << 20,
	JOBS_MAX = 64,
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

	run->scan = (struct scan){
		.tree = tree,
		.limit = limit == 0 ? DEFAULT_FILE_SIZE : (size_t)limit,
		.jobs = count_jobs(run->options->jobs),
		.arena = run->arena,
		.notices = &run->facts->notices,
		.progress = run->options->progress,
		.cache = run->options->cache,
		.memory = run->options->memory,
	};
	scan_walk(&run->scan, &run->options->walk, &run->walk);
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

static bool has_manifest(const struct run *run)
{
	for (size_t i = 0; i < run->walk.files.n; i++) {
		struct str path = run->walk.files.items[i].path;

		if (kinds_is_manifest(path) || import_map_is(path)) {
			return true;
		}
	}
	return false;
}

/* A folder within an application: what its package.json, or deno.json, would tell is missing. */
static void note_no_manifest(struct run *run)
{
	bool clerk = false;

	for (size_t i = 0; i < run->facts->apps.n; i++) {
		clerk = clerk || run->facts->apps.items[i].clerk;
	}
	if (clerk && run->program.module_count > 0 && !has_manifest(run)) {
		notice_add(run->arena, &run->facts->notices, STR_NONE,
			STR("there is no package.json: framework, routes and versions are not "
			    "known; give the folder that has it"));
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
	note_no_manifest(run);
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

/* What parsing said of files that nothing asked for is nobody's business. */
static void add_parse_notices(struct run *run)
{
	for (size_t i = 0; i < run->scan.parse_notices.n; i++) {
		struct notice notice = run->scan.parse_notices.items[i];

		if (run->scan.files[map_get(&run->walk.by_path, notice.path)].wanted) {
			vec_push(run->arena, &run->facts->notices, notice);
		}
	}
}

static void count_files(struct run *run)
{
	struct facts *facts = run->facts;

	for (size_t i = 0; i < run->scan.count; i++) {
		facts->files_read += run->scan.files[i].read;
		facts->files_parsed +=
			run->scan.files[i].wanted && run->scan.files[i].summary != NULL;
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

/* Nothing may come of it: what nothing leads to gives no facts. */
static void load_all(struct run *run)
{
	for (uint32_t i = run->program.module_count;
		run->options->load_all && i < run->program.module_total; i++) {
		program_load(&run->program, i);
	}
}

void collect_facts(const struct tree *tree, const struct collect_options *options,
	struct arena *arena, struct facts *out)
{
	struct run run = {.options = options, .arena = arena, .facts = out};

	memset(out, 0, sizeof(*out));
	scan_all(&run, tree);
	add_walk(&run, tree);
	run_parse_candidates(&run);
	run_read_settings(&run);
	run_read_documents(&run);
	run_link_program(&run);
	run_make_collector(&run);
	load_all(&run);
	read_catalogs(&run);
	collect_all(&run);
	scan_finish(&run.scan);
	count_files(&run);
	scan_memory_settle(&run.scan);
	add_parse_notices(&run);
	environment_collect(options, arena, out);
	count_unresolved(out);
	clean_facts(arena, out);
	order_facts(arena, out);
}
