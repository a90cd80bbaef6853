#include "compare/cli/change.h"

#include "compare/changed.h"
#include "compare/cli/baseline_file.h"
#include "compare/cli/change_sides.h"
#include "compare/cli/confine.h"
#include "compare/cli/progress.h"
#include "facts/scan_memory.h"

const struct option change_options[] = {
	{"staged", 0, NULL, false, "only what the staged changes cause, anywhere"},
	{"changed-since", 0, "REV", false, "only what was caused since REV and HEAD parted"},
	{NULL},
};

/* One side with all that belongs to it. */
struct state {
	const struct change_side *side;
	struct config_file file;
	struct request request;
	struct facts facts;
	struct audit_result result;
};

struct change {
	struct arena *arena;
	const struct command *command;
	const struct options *options;
	struct change_sides sides;
	struct collect_options collect;
	struct scan_memory memory;
};

bool change_wanted(const struct options *options)
{
	return options_has(options, "staged") || options_has(options, "changed-since");
}

static void collect(struct change *change, const struct config *config, struct state *state)
{
	struct collect_options *wanted = &change->collect;
	bool stored = state->side->stored != NULL;

	repository_configure(change->arena, change->options, config, wanted);
	/* the work tree shows its own */
	wanted->ignored_env = stored ? change->sides.ignored_env : (str_vec){0};
	wanted->walk.submodules = change->sides.submodules;
	progress_collect(state->side->tree, wanted, options_has(change->options, "quiet"),
		change->arena, &state->facts);
}

/* The side that is reported; says what is wrong. */
static int judge_after(struct change *change, const struct request *request, struct state *state)
{
	const struct options *options = change->options;
	const char *root = repository_path(options);
	const char *name = change->command->name;
	struct str error;

	state->side = &change->sides.after;
	state->request = *request;
	if (!config_file_load(
		    change->arena, options, root, state->side->stored, &state->file, &error)) {
		return cli_fail(change->arena, "%.*s", STR_ARGS(error));
	}
	int status = request_configure(change->arena, name, options, &state->file, &state->request);
	if (status == EXIT_CLEAN) {
		status = request_spare_inputs(
			change->arena, name, options, &state->file, &state->request);
	}
	if (status == EXIT_CLEAN) {
		status = baseline_file_read(
			change->arena, options, &state->file, &state->request.compare.baseline);
	}
	if (status != EXIT_CLEAN) {
		return status;
	}
	collect(change, &state->file.config, state);
	for (size_t i = 0; i < change->sides.notices.n; i++) {
		vec_push(change->arena, &state->facts.notices, change->sides.notices.items[i]);
	}
	notice_sort(&state->facts.notices);
	return request_compare(change->arena, &state->request, &state->facts, &state->result);
}

/* The configuration as it was, with what it names; flags hold for both sides. */
static bool configure_before(
	struct change *change, const struct state *after, struct state *state, struct str *error)
{
	const struct options *options = change->options;
	struct request *request = &state->request;

	*request = after->request;
	if (!config_file_load(change->arena, options, repository_path(options), state->side->stored,
		    &state->file, error)) {
		return false;
	}
	request->compare.config = &state->file.config;
	if (!options_has(options, "snapshot")) {
		request->file = &state->file;
		request->compare.no_snapshot = STR_NONE;
		request->compare.snapshot_names = (str_vec){0};
		request->compare.snapshot_digests = (str_vec){0};
		if (!config_file_snapshots(change->arena, &state->file, &request->snapshot,
			    &request->compare, error) &&
			str_absent(request->compare.no_snapshot)) {
			return false;
		}
	}
	return options_has(options, "baseline") ||
	       config_file_baseline(change->arena, &state->file, &request->compare.baseline, error);
}

/* Are the same files read, and the same said of their settings? */
static bool is_same_config(const struct config *a, const struct config *b)
{
	return str_equal(a->digest, b->digest) && str_equal(a->base, b->base) &&
	       a->above == b->above;
}

/*
 * Most changes are of files that have nothing to do with Clerk: then the facts are those of the
 * other side, and need not be collected again.
 */
static bool share_facts(struct change *change, const struct state *after,
	const struct config *config, struct state *state)
{
	const struct change_sides *sides = &change->sides;
	const struct stored *stored = state->side->stored;
	str_vec paths = {0};

	if (stored->other == NULL || !is_same_config(config, &after->file.config) ||
		!git_listing_modified(stored->listing, stored->other, git_prefix(sides->git),
			SCAN_MEMORY_SMALL, change->arena, &paths) ||
		!scan_memory_same(&change->memory, state->side->tree, &paths)) {
		return false;
	}
	state->facts = after->facts;
	state->request.compare.facts_digest = after->request.compare.facts_digest;
	return true;
}

/*
 * What was committed may be a configuration that cannot be used, and this very
 * change mends it. Then the new one judges both sides, and the report says so.
 */
static void judge_before(struct change *change, struct state *after, struct state *state)
{
	struct arena *arena = change->arena;
	struct str error;
	bool own = configure_before(change, after, state, &error);
	const struct config *config = own ? &state->file.config : &after->file.config;

	state->request.compare.facts_digest = STR_NONE;
	if (!share_facts(change, after, config, state)) {
		collect(change, config, state);
	}
	if (own && request_judge(arena, &state->request, &state->facts, &state->result, &error)) {
		return;
	}
	vec_push(arena, &after->result.config_notes,
		str_format(arena,
			"the settings before the change could not be used, so the new "
			"ones judge both sides: %.*s",
			STR_ARGS(error)));
	state->request = after->request;
	state->request.compare.facts_digest = STR_NONE;
	request_judge(arena, &state->request, &state->facts, &state->result, &error);
}

/* Judges all that was there before the change. */
static result_vec judge_all_before(struct change *change, struct state *after)
{
	result_vec results = {0};

	for (size_t i = 0; i < change->sides.before.n; i++) {
		struct state *state = arena_new(change->arena, struct state);

		state->side = &change->sides.before.items[i];
		if (state->side->same) {
			state->result = after->result;
		} else {
			judge_before(change, after, state);
		}
		vec_push(change->arena, &results, &state->result);
	}
	return results;
}

static int judge(struct change *change, const struct request *request)
{
	struct arena *arena = change->arena;
	struct state after = {0};
	int status = judge_after(change, request, &after);

	if (status != EXIT_CLEAN) {
		return status;
	}
	result_vec before = judge_all_before(change, &after);
	if (git_broken(change->sides.git)) {
		return cli_fail(arena,
			"cannot read what git has stored: '%s': git ended, or an object is "
			"damaged: 'git fsck' says more",
			repository_path(change->options));
	}
	confine_children(change->options);
	changed_since(arena, &before, change->sides.point, &after.file.config, &after.result);
	return request_report(arena, &after.request, &after.result);
}

static bool open_sides(struct change *change, struct str *error)
{
	const char *path = repository_path(change->options);
	const char *rev = options_value(change->options, "changed-since");

	return rev == NULL ? change_sides_staged(change->arena, path, &change->sides, error)
			   : change_sides_since(change->arena, path, rev, &change->sides, error);
}

int change_run(struct arena *arena, const struct command *command, const struct options *options,
	struct request *request)
{
	struct change change = {.arena = arena, .command = command, .options = options};
	struct str error;

	if (options_has(options, "staged") && options_has(options, "changed-since")) {
		return cli_misuse(arena, command->name,
			STR("--staged and --changed-since exclude each other"));
	}
	int status = repository_prepare(arena, command, options, &change.collect);
	if (status != EXIT_CLEAN) {
		return status;
	}
	if (change.collect.cache == NULL) {
		change.collect.cache = cache_create(); /* both sides hold nearly the same */
	}
	if (open_sides(&change, &error)) {
		change.memory.digits = git_id_digits(change.sides.git);
		change.collect.memory = &change.memory;
		status = judge(&change, request);
		change_sides_close(&change.sides);
	} else {
		status = cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	cache_destroy(change.collect.cache);
	return status;
}
