#include <string.h>

#include "base/redact.h"
#include "compare/choose.h"
#include "compare/cli/cli.h"
#include "compare/cli/diff_pairs.h"
#include "compare/cli/diff_uses.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "snapshot/diff.h"
#include "snapshot/plain.h"
#include "json/json.h"

enum {
	MAX_LABEL = 200,
	DIFF_FORMAT_VERSION = 1,
};

static const struct option diff_options[] = {
	{"left", 0, "WHICH", false, "instance of A: its id, production or development"},
	{"right", 0, "WHICH", false, "instance of B, or the second one of A"},
	{"facts", 'f', "FILE", false, "of 'clerk-audit facts': what code needs comes first"},
	{"all", 'a', NULL, false, "also what matches, and what is unknown on both sides"},
	{"format", 0, "FORMAT", false, "text (default) or json", cli_text_or_json},
	{"output", 'o', "FILE", false, "write to FILE"},
	{NULL},
};

/* Everything that is compared, and how it is to be told. */
struct task {
	struct arena *arena;
	const struct options *options;
	const struct snapshot *left;
	const struct snapshot *right; /* the same where one file was given */
	struct diff_pairs pairs;
	diff_use_vec uses;
	struct diff *diffs; /* one for each pair */
};

static bool load(struct task *task, struct str *error)
{
	const char *const *files = task->options->operands.items;
	struct compare_options compared = {0};

	if (!input_snapshots(task->arena, files, 1, &task->left, &compared, error)) {
		return false;
	}
	task->right = task->left;
	return task->options->operands.n == 1 ||
	       input_snapshots(task->arena, files + 1, 1, &task->right, &compared, error);
}

static bool find_pairs(struct task *task, struct str *error)
{
	struct diff_wishes wishes = {
		str_of(options_value(task->options, "left")),
		str_of(options_value(task->options, "right")),
	};

	if (task->left == task->right) {
		return diff_pairs_of_one(task->arena, task->left, wishes, &task->pairs, error);
	}
	return diff_pairs_of_two(task->arena, task->left, task->right, wishes, &task->pairs, error);
}

static bool read_facts(struct task *task, struct str *error)
{
	const char *file = options_value(task->options, "facts");
	struct facts facts = {0};
	struct str digest;

	if (file == NULL) {
		return true;
	}
	if (!input_facts(task->arena, file, &facts, &digest, error)) {
		return false;
	}
	diff_uses_read(task->arena, &facts, &task->uses);
	return true;
}

static struct diff_subject subject_of(struct task *task, const struct instance *instance,
	const struct snapshot *snapshot, size_t operand)
{
	const char *file = task->options->operands.items[operand];

	return (struct diff_subject){
		instance, redact_text(task->arena, input_name(file)), snapshot->captured_at};
}

static void compare_all(struct task *task)
{
	size_t second = task->options->operands.n - 1;

	task->diffs = arena_array(task->arena, task->pairs.pairs.n, sizeof(struct diff));
	for (size_t i = 0; i < task->pairs.pairs.n; i++) {
		const struct diff_pair *pair = &task->pairs.pairs.items[i];

		diff_compare(task->arena, subject_of(task, pair->left, task->left, 0),
			subject_of(task, pair->right, task->right, second), &task->uses,
			&task->diffs[i]);
	}
}

static bool is_same(const struct task *task)
{
	bool same = task->pairs.only_left.n + task->pairs.only_right.n == 0;

	for (size_t i = 0; i < task->pairs.pairs.n; i++) {
		same = same && diff_is_same(&task->diffs[i]);
	}
	return same;
}

static void lone_text(
	struct task *task, const char *side, const struct instance *instance, struct buf *out)
{
	struct str label = plain_text(task->arena, choose_label(task->arena, instance), MAX_LABEL);

	buf_format(out, "%s %.*s\n", side, STR_ARGS(label));
}

static void write_text(struct task *task, bool all, struct buf *out)
{
	const struct diff_pairs *pairs = &task->pairs;

	for (size_t i = 0; i < pairs->only_left.n; i++) {
		lone_text(task, "only left  ", pairs->only_left.items[i], out);
	}
	for (size_t i = 0; i < pairs->only_right.n; i++) {
		lone_text(task, "only right ", pairs->only_right.items[i], out);
	}
	for (size_t i = 0; i < pairs->pairs.n; i++) {
		buf_add_z(out, out->n > 0 ? "\n" : "");
		diff_text(&task->diffs[i], all, out);
	}
}

static void lone_json(struct json_writer *json, const char *key,
	const struct instance *const *instances, size_t n)
{
	json_key(json, key);
	json_begin_array(json);
	for (size_t i = 0; i < n; i++) {
		json_write_string(json, instances[i]->label);
	}
	json_end_array(json);
}

static void write_json(struct task *task, bool all, struct buf *out)
{
	const struct diff_pairs *pairs = &task->pairs;
	struct json_writer json = {.out = out};

	json_begin_object(&json);
	json_put_string(&json, "format", STR("clerk-audit-snapshot-diff"));
	json_put_integer(&json, "format_version", DIFF_FORMAT_VERSION);
	json_put_bool(&json, "same", is_same(task));
	lone_json(&json, "only_left", pairs->only_left.items, pairs->only_left.n);
	lone_json(&json, "only_right", pairs->only_right.items, pairs->only_right.n);
	json_key(&json, "comparisons");
	json_begin_array(&json);
	for (size_t i = 0; i < pairs->pairs.n; i++) {
		diff_json(&task->diffs[i], all, &json);
	}
	json_end_array(&json);
	json_end_object(&json);
}

static int run(struct arena *arena, const struct options *options)
{
	struct task task = {.arena = arena, .options = options};
	const char *format = options_value(options, "format");
	bool json = format != NULL && strcmp(format, "json") == 0;
	struct buf buf = {0};
	struct str error;

	if (!cli_operands(arena, &command_snapshot_diff, options, 1, 2)) {
		return EXIT_TROUBLE;
	}
	if (!load(&task, &error) || !find_pairs(&task, &error) || !read_facts(&task, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	compare_all(&task);
	(json ? write_json : write_text)(&task, options_has(options, "all"), &buf);
	return output_finish_to(arena, options_value(options, "output"), &buf,
		is_same(&task) ? EXIT_CLEAN : EXIT_FINDINGS);
}

const struct command command_snapshot_diff = {
	.name = "snapshot diff",
	.operands = "A [B]",
	.summary = "says in what two instances differ",
	.more = "Instances go together by id, else by kind; of A alone, development is held\n"
		"against production. Ids, keys and hosts, in which two instances differ by\n"
		"nature, are shown and do not count.\n"
		"Exit status: 0 the same in all that is known, 1 not the same, 2 not done\n",
	.example = "clerk-audit snapshot diff last-month.json clerk-snapshot.json",
	.groups = {diff_options},
	.run = run,
};
