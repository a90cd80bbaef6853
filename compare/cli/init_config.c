#include "compare/cli/init_config.h"

#include <unistd.h>

#include "base/path.h"
#include "compare/cli/input.h"
#include "compare/report/report.h"
#include "source/walk.h"
#include "json/json.h"

/* Folders whose snapshots and baselines are made up. */
static const char *const made_up[] = {"test", "fixture", "mock", "example"};

/* A name that prints as it is: one that hides something is not taken over. */
static bool is_open(struct arena *arena, struct str path)
{
	return str_equal(path, report_safe(arena, path));
}

static bool may_be_record(struct str path)
{
	static const char *const words[] = {"clerk", "snapshot", "baseline"};

	return str_ends(path, ".json") &&
	       str_has_any_nocase(path, words, sizeof(words) / sizeof(words[0])) &&
	       !str_has_any_nocase(
		       path_folder(path), made_up, sizeof(made_up) / sizeof(made_up[0]));
}

/* What a file says its format is, when that is one of ours; absent otherwise. */
static struct str format_of(struct arena *arena, const struct tree *tree, struct str path)
{
	struct json_limits limits = {.bytes = INPUT_SNAPSHOT};
	struct json_error error;
	struct str text;

	if (!may_be_record(path) || !is_open(arena, path) ||
		tree_read(tree, path, INPUT_SNAPSHOT, arena, &text) != TREE_OK ||
		(!str_has(text, "clerk-snapshot") && !str_has(text, "clerk-audit-baseline"))) {
		return STR_NONE;
	}
	const struct json *document = json_parse(arena, text, limits, &error);
	return json_string(json_get(document, "format"));
}

/* Of several baselines none is the one that is meant. */
static void add_baseline(struct str path, struct init_config *out)
{
	out->baseline = out->baselines == 0 ? path : STR_NONE;
	out->baselines++;
}

static void find_records(struct arena *arena, const struct tree *tree, struct init_config *out)
{
	struct walk_options options = {.max_file_size = INPUT_SNAPSHOT};
	struct walk_result files = {0};

	walk_run(tree, &options, arena, &files);
	for (size_t i = 0; i < files.files.n; i++) {
		struct str path = files.files.items[i].path;
		struct str format = format_of(arena, tree, path);

		if (str_is(format, "clerk-snapshot")) {
			vec_push(arena, &out->snapshots, path);
		} else if (str_is(format, "clerk-audit-baseline")) {
			add_baseline(path, out);
		}
	}
}

/* PREFIX/bin/clerk-audit has it in PREFIX/share/clerk-audit, the npm package in PREFIX/schemas. */
static struct str find_schema(struct arena *arena, const char *root)
{
	static const char *const places[] = {"share/clerk-audit", "schemas"};
	struct str program = input_real_path(arena, "/proc/self/exe");
	struct str prefix = path_folder(path_folder(program));

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]) && !str_absent(program); i++) {
		struct str schema = str_format(
			arena, "%.*s/%s/config.schema.json", STR_ARGS(prefix), places[i]);

		if (access(schema.s, R_OK) == 0 && is_open(arena, schema)) {
			/* of a package in node_modules every checkout has it at the same place */
			struct str below = path_below(schema, input_real_path(arena, root));

			return str_absent(below) ? schema : str_join(arena, STR("./"), below);
		}
	}
	return STR_NONE;
}

void init_config_find(struct arena *arena, const struct tree *tree, const char *root,
	const struct facts *facts, struct init_config *out)
{
	*out = (struct init_config){.schema = find_schema(arena, root), .baseline = STR_NONE};
	find_records(arena, tree, out);
	for (size_t i = 0; i < facts->apps.n; i++) {
		struct str app = facts->apps.items[i].root;

		if (facts->apps.items[i].clerk && is_open(arena, app)) {
			vec_push(arena, &out->apps, app);
		}
	}
}

static void write_apps(struct arena *arena, const str_vec *apps, struct json_writer *writer)
{
	struct str names = STR("");

	for (size_t i = 0; i < apps->n; i++) {
		names = str_format(arena, "%.*s%s%.*s", STR_ARGS(names), i > 0 ? ", " : "",
			STR_ARGS(apps->items[i]));
	}
	json_put_string(writer, "// apps",
		str_format(arena,
			"%.*s use Clerk; where they have instances of their own, "
			"a snapshot is { \"file\": ..., \"app\": ... }",
			STR_ARGS(names)));
}

struct str init_config_text(struct arena *arena, const struct init_config *config)
{
	struct buf buf = {0};
	struct json_writer writer = {.out = &buf};

	json_begin_object(&writer);
	if (!str_absent(config->schema)) {
		json_put_string(&writer, "$schema", config->schema);
	}
	if (config->apps.n > 1) {
		write_apps(arena, &config->apps, &writer);
	}
	if (config->snapshots.n == 0) {
		json_put_string(&writer, "// snapshots",
			STR("name the saved snapshot of the instance here, relative to this file"));
	}
	json_key(&writer, "snapshots");
	json_begin_array(&writer);
	for (size_t i = 0; i < config->snapshots.n; i++) {
		json_write_string(&writer, config->snapshots.items[i]);
	}
	json_end_array(&writer);
	if (!str_absent(config->baseline)) {
		json_put_string(&writer, "baseline", config->baseline);
	}
	json_end_object(&writer);
	struct str text = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return text;
}
