#include "facts/collect_run.h"
#include "facts/prefilter.h"
#include "program/apps.h"

/* The files whose texts are kept. */

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

static struct source_file source_of(struct run *run, const struct scan_file *file)
{
	struct source_file source = {
		.path = file->path,
		.text = file->text,
		.context = collector_context(file->path),
		.app = apps_of(&run->program, file->path),
		.module = ID_NONE,
		.mentions_clerk = run_mentions_clerk(file),
		.given_up = file->given_up,
	};

	source.is_env = kinds_env_file(file->path, &source.env);
	return source;
}

static void keep_file(struct run *run, const struct scan_file *file)
{
	struct collector *collector = &run->collector;
	uint32_t module = map_get(&run->program.by_path, file->path);
	struct source_file kept = source_of(run, file);

	kept.module = module == MAP_NONE ? ID_NONE : module;
	read_variables(run, &kept);
	collector->files[collector->file_count] = kept;
	map_put(run->arena, &collector->by_path, file->path, (uint32_t)collector->file_count++);
}

/* Gives the loaded module's file a place among the kept ones, unless it has one. */
void run_keep_loaded(struct run *run, const struct scan_file *file, uint32_t module)
{
	struct collector *collector = &run->collector;
	struct source_file *kept;

	if (map_get(&collector->by_path, file->path) != MAP_NONE) {
		return;
	}
	kept = arena_new(run->arena, struct source_file);
	*kept = source_of(run, file);
	kept->module = module;
	map_put(run->arena, &collector->by_path, file->path,
		(uint32_t)(collector->file_count + collector->loaded.n));
	vec_push(run->arena, &collector->loaded, kept);
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

/* Of most files no more is needed than their paths. */
static size_t count_kept(const struct run *run)
{
	size_t count = 0;

	for (size_t i = 0; i < run->scan.count; i++) {
		count += !str_absent(run->scan.files[i].text);
	}
	return count;
}

/* Can packages be imported there by names of one's own? The file then holds theirs. */
static bool renames_packages(const struct scan_file *file)
{
	return import_map_is(file->path) ||
	       (kinds_is_manifest(file->path) &&
		       (str_has(file->text, "\"npm:") || str_has(file->text, "\"#")));
}

/* Without these words no module, loaded or not, has a verifier, payload or type of webhooks. */
static bool has_deliveries(const struct scan *scan)
{
	const unsigned types = PREFILTER_DELIVERED | PREFILTER_CLERK;

	for (size_t i = 0; i < scan->count; i++) {
		const struct scan_file *file = &scan->files[i];

		if ((file->marks & (PREFILTER_DELIVERY | PREFILTER_CLERK)) == 0) {
			continue;
		}
		if (scan_is_code(file) ? (file->marks & PREFILTER_DELIVERY) != 0 ||
						 (file->marks & types) == types
				       : renames_packages(file)) {
			return true;
		}
	}
	return false;
}

void run_make_collector(struct run *run)
{
	run->collector = (struct collector){
		.arena = run->arena,
		.facts = run->facts,
		.program = &run->program,
		.files = arena_array(run->arena, count_kept(run), sizeof(struct source_file)),
		.manifests = run->manifests.items,
		.manifest_count = run->manifests.n,
		.lockfiles = run->lockfiles.items,
		.lockfile_count = run->lockfiles.n,
		.has_deliveries = has_deliveries(&run->scan),
	};
	keep_paths(run);
	for (size_t i = 0; i < run->scan.count; i++) {
		if (!str_absent(run->scan.files[i].text)) {
			keep_file(run, &run->scan.files[i]);
		}
	}
}
