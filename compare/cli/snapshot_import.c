#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/date.h"
#include "base/redact.h"
#include "compare/cli/cli.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "compare/cli/reason.h"
#include "compare/report/report.h"
#include "snapshot/import.h"

enum { MAX_FILES = 1000 };

static const struct option import_options[] = {
	{"output", 'o', "FILE", false, "write to FILE, not standard output"},
	{"as", 0, "SLOT", false, "the slot of what does not tell its own: bapi.domains"},
	{"instance", 0, "ID|HOST", false, "whose documents these are that do not tell"},
	{"captured-at", 0, "DATE", false, "when what does not tell was saved: 2026-08-22"},
	{"verbose", 'v', NULL, false, "name each value that was kept, hashed and dropped"},
	{NULL},
};

struct import_input {
	struct arena *arena;
	VEC(struct import_file) files;
	str_vec skipped;
	struct str error;
};

static bool add_file(struct import_input *input, const char *path)
{
	struct import_file file = {str_of(path), STR_NONE};

	if (input->files.n == MAX_FILES) {
		input->error = str_format(
			input->arena, "cannot read: '%s': more than %d files", path, MAX_FILES);
		return false;
	}
	if (!input_read(input->arena, path, INPUT_SNAPSHOT, &file.text, &input->error)) {
		return false;
	}
	file.name = strcmp(path, "-") == 0 ? STR("standard input") : file.name;
	vec_push(input->arena, &input->files, file);
	return true;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(((const struct str *)left)->s, ((const struct str *)right)->s);
}

/* The names of a folder's entries, sorted bytewise; false when it cannot be read. */
static bool list_names(struct import_input *input, const char *path, str_vec *names)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	if (folder == NULL) {
		input->error =
			str_format(input->arena, "cannot read: '%s': %s", path, reason_text(errno));
		return false;
	}
	while ((entry = readdir(folder)) != NULL) {
		vec_push(input->arena, names, str_copy(input->arena, str_of(entry->d_name)));
	}
	closedir(folder);
	qsort(names->items, names->n, sizeof(names->items[0]), compare_names);
	return true;
}

/* Regular *.json files alone: what a link leads to was not meant by who named the folder. */
static bool add_folder(struct import_input *input, const char *path)
{
	str_vec names = {0};
	size_t before = input->files.n;

	if (!list_names(input, path, &names)) {
		return false;
	}
	for (size_t i = 0; i < names.n; i++) {
		bool slash = path[strlen(path) - 1] == '/';
		struct str file = str_format(
			input->arena, "%s%s%.*s", path, slash ? "" : "/", STR_ARGS(names.items[i]));
		struct stat info;

		if (!str_ends(names.items[i], ".json") || names.items[i].s[0] == '.') {
			continue;
		}
		if (lstat(file.s, &info) != 0 || !S_ISREG(info.st_mode)) {
			vec_push(input->arena, &input->skipped,
				str_format(input->arena, "%.*s: is not read: no regular file",
					STR_ARGS(file)));
		} else if (!add_file(input, file.s)) {
			return false;
		}
	}
	if (input->files.n == before) {
		input->error = str_format(
			input->arena, "cannot read: '%s': it holds no *.json file", path);
		return false;
	}
	return true;
}

static bool add_operands(struct import_input *input, const struct options *options)
{
	bool piped = false;

	for (size_t i = 0; i < options->operands.n; i++) {
		const char *path = options->operands.items[i];
		bool dash = strcmp(path, "-") == 0;
		struct stat info;

		if (dash && piped) {
			input->error = STR("standard input can be read once only: '-'");
			return false;
		}
		piped = piped || dash;
		if (!dash && stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
			if (!add_folder(input, path)) {
				return false;
			}
		} else if (!add_file(input, path)) {
			return false;
		}
	}
	return true;
}

static bool is_instance(struct str name)
{
	return str_starts(name, "ins_") || (str_has(name, ".") && !str_has(name, "/"));
}

/* NULL, or what is wrong with the command line. */
static const char *read_options(const struct options *options, struct import_options *out)
{
	int64_t moment;

	out->as = str_of(options_value(options, "as"));
	out->instance = str_of(options_value(options, "instance"));
	out->captured_at = str_of(options_value(options, "captured-at"));
	out->captured_by = STR("clerk-audit " CLERK_AUDIT_VERSION);
	out->verbose = options_has(options, "verbose");
	if (!str_absent(out->captured_at) && !date_read_moment(out->captured_at, &moment)) {
		return "--captured-at is no date: write 2026-08-22 or 2026-08-22T10:00:00Z";
	}
	if (!str_absent(out->instance) && !is_instance(out->instance)) {
		return "--instance is neither an id (ins_…) nor a Frontend API host";
	}
	return NULL;
}

static void put_counts(const struct import_count *count, struct buf *out)
{
	static const char *const fates[] = {"kept", "hashed", "dropped"};
	const char *separator = "";

	buf_format(out, "  %-32s", count->slot);
	for (int i = 0; i < IMPORT_FATES; i++) {
		if (count->n[i] > 0) {
			buf_format(out, "%s%u %s", separator, (unsigned)count->n[i], fates[i]);
			separator = ", ";
		}
	}
	buf_add_byte(out, '\n');
}

static void put_report(const struct import_result *result, struct buf *out)
{
	static const char *const fates[] = {"kept   ", "hashed ", "dropped"};
	const struct import_report *report = &result->report;

	for (size_t i = 0; i < report->paths.n; i++) {
		buf_format(out, "  %s %.*s\n", fates[report->paths.items[i].fate],
			STR_ARGS(report->paths.items[i].path));
	}
	buf_format(out, "%zu instance%s; values by slot:\n", result->instances,
		result->instances == 1 ? "" : "s");
	for (size_t i = 0; i < report->slots.n; i++) {
		const uint32_t *n = report->slots.items[i].n;

		if (n[IMPORT_KEPT] + n[IMPORT_HASHED] + n[IMPORT_DROPPED] > 0) {
			put_counts(&report->slots.items[i], out);
		}
	}
}

/* Names of files are not trusted: they are shown masked and without control characters. */
static void put_notes(struct arena *arena, const str_vec *notes, struct buf *out)
{
	for (size_t i = 0; i < notes->n; i++) {
		struct str safe = report_safe(arena, redact_text(arena, notes->items[i]));

		buf_format(out, "note: %.*s\n", STR_ARGS(safe));
	}
}

static int write_result(struct arena *arena, const struct options *options,
	const struct import_input *input, const struct import_result *result)
{
	output_vec outputs = {0};
	struct buf report = {0};
	struct str error;
	int status = EXIT_CLEAN;

	/* before anything is written: memory that runs out behind that would leave it, and exit 2
	 */
	put_notes(arena, &input->skipped, &report);
	put_notes(arena, &result->report.notes, &report);
	put_report(result, &report);
	vec_push(arena, &outputs,
		(struct output){output_file(options_value(options, "output")), result->text, true});
	if (output_write(arena, &outputs, &error)) {
		fwrite(report.s, 1, report.n, stderr);
	} else {
		status = cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	buf_finish(&report);
	return status;
}

static int run(struct arena *arena, const struct options *options)
{
	struct import_input input = {arena, .error = STR_NONE};
	struct import_options wishes = {0};
	struct import_result result;
	struct str error;
	const char *wrong = read_options(options, &wishes);

	if (wrong != NULL) {
		return cli_misuse(arena, command_snapshot_import.name, str_of(wrong));
	}
	if (!cli_operands(arena, &command_snapshot_import, options, 1, SIZE_MAX)) {
		return EXIT_TROUBLE;
	}
	if (!add_operands(&input, options)) {
		return cli_fail(arena, "%.*s", STR_ARGS(input.error));
	}
	if (!import_files(arena, input.files.items, input.files.n, &wishes, &result, &error)) {
		return cli_fail(arena, "cannot import: %.*s", STR_ARGS(error));
	}
	return write_result(arena, options, &input, &result);
}

const struct command command_snapshot_import = {
	.name = "snapshot import",
	.operands = "FILE|DIR...",
	.summary = "makes a snapshot of saved answers, no secrets",
	.more = "Takes answers of Clerk as they came, parts of snapshots and whole ones; of a\n"
		"folder its *.json files. Secrets become fingerprints or are dropped, and so is\n"
		"what nothing reads; answers about people are refused. The order of the files\n"
		"does not matter: where two hold the same, the newest is used.\n",
	.example = "clerk-audit snapshot import answers/ -o clerk-snapshot.json",
	.groups = {import_options},
	.run = run,
};
