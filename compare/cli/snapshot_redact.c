#include "compare/cli/cli.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "snapshot/anonymize.h"
#include "snapshot/import.h"
#include "snapshot/snapshot.h"

static const struct option own_options[] = {
	{"output", 'o', "FILE", false, "write to FILE, not standard output"},
	{NULL},
};

typedef VEC(struct import_file) file_vec;

static bool read_files(
	struct arena *arena, const struct options *options, file_vec *out, struct str *error)
{
	for (size_t i = 0; i < options->operands.n; i++) {
		const char *path = options->operands.items[i];
		struct import_file file = {str_of(path), STR_NONE};

		if (!input_read(arena, path, INPUT_SNAPSHOT, &file.text, error)) {
			return false;
		}
		vec_push(arena, out, file);
	}
	return true;
}

/* Only what import makes is redacted: it has dropped every text that it does not know. */
static bool import(struct arena *arena, const file_vec *files, struct str *out, struct str *error)
{
	struct import_options wishes = {.captured_by = STR("clerk-audit " CLERK_AUDIT_VERSION)};
	struct import_result imported;
	struct arena scratch; /* a large snapshot takes ten times its size */
	struct str why;
	bool good;

	arena_init(&scratch);
	good = import_files(&scratch, files->items, files->n, &wishes, &imported, &why);
	*(good ? out : error) = str_copy(arena, good ? imported.text : why);
	arena_finish(&scratch);
	return good;
}

static bool anonymize(struct arena *arena, struct str text, struct str *out, struct str *error)
{
	struct json_error problem = {.message = STR_NONE};
	struct buf written = {0};
	struct arena scratch;
	const struct json *document;

	arena_init(&scratch);
	document = json_parse(
		&scratch, text, (struct json_limits){.values = SNAPSHOT_VALUES}, &problem);
	if (document == NULL) {
		*error = str_copy(arena, problem.message);
	} else {
		anonymize_document(&scratch, document, text, &written);
		*out = str_copy(arena, buf_str(&written));
		buf_finish(&written);
	}
	arena_finish(&scratch);
	return document != NULL;
}

/* Two keys may have become one: then there is nothing that could be read again. */
static bool can_be_loaded(struct arena *arena, struct str text, struct str *error)
{
	struct snapshot loaded;
	struct arena scratch;
	struct str why;
	bool good;

	arena_init(&scratch);
	good = snapshot_load(&scratch, STR("the result"), text, &loaded, &why);
	if (!good) {
		*error = str_copy(arena, why);
	}
	arena_finish(&scratch);
	return good;
}

static bool redact(struct arena *arena, const file_vec *files, struct str *out, struct str *error)
{
	struct str text;

	return import(arena, files, &text, error) && anonymize(arena, text, out, error) &&
	       can_be_loaded(arena, *out, error);
}

static int run(struct arena *arena, const struct options *options)
{
	file_vec files = {0};
	output_vec outputs = {0};
	struct output output = {.file = output_file(options_value(options, "output"))};
	struct str error;

	if (!cli_operands(arena, &command_snapshot_redact, options, 1, SIZE_MAX)) {
		return EXIT_TROUBLE;
	}
	if (!read_files(arena, options, &files, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	if (!redact(arena, &files, &output.bytes, &error)) {
		return cli_fail(arena, "cannot redact: %.*s", STR_ARGS(error));
	}
	vec_push(arena, &outputs, output);
	if (!output_write(arena, &outputs, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	return EXIT_CLEAN;
}

const struct command command_snapshot_redact = {
	.name = "snapshot redact",
	.operands = "FILE...",
	.summary = "takes identifiers out of a snapshot, for sharing",
	.more = "Ids, hosts, publishable keys, client ids, names, key material and fingerprints\n"
		"are replaced, the same one by the same one in all files, so that the result\n"
		"gives the verdicts of a snapshot and compares as the original does. What rules\n"
		"compare with code stays as it is, so look through it before sharing: JWT\n"
		"template names, claims, keys of roles and permissions, slugs of plans and\n"
		"features, providers, paths of URLs. So do settings, counts and dates.\n",
	.example = "clerk-audit snapshot redact clerk-snapshot.json -o shared.json",
	.groups = {own_options},
	.run = run,
};
