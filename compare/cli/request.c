#include "compare/cli/request.h"

#include <string.h>

#include "base/digest.h"
#include "compare/cli/as_of.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "compare/cli/snapshot_line.h"
#include "compare/cli/terminal.h"
#include "compare/report/summary.h"
#include "facts/facts_json.h"

static const char *format_word(size_t number)
{
	return report_formats[number].name;
}

static const char *level_word(size_t number)
{
	static const char *const words[] = {"blocker", "warning", "note", "never", NULL};

	return words[number];
}

static const char *color_word(size_t number)
{
	static const char *const words[] = {"auto", "always", "never", NULL};

	return words[number];
}

const struct option request_report_options[] = {
	{"format", 0, "FORMAT", true, "text, json, sarif, gitlab, junit, github, markdown, html",
		format_word},
	{"output", 'o', "FILE", true, "write the --format before it to FILE"},
	{"fail-on", 0, "LEVEL", false, "exit 1 from blocker, warning (default), note, or never",
		level_word},
	{"strict", 0, NULL, false, "exit 1 from gaps too: not evaluated, idle suppressions"},
	{"color", 0, "WHEN", false, "colours: auto (default), always or never", color_word},
	{"quiet", 'q', NULL, false, "findings only, no summary"},
	{"verbose", 'v', NULL, false, "every verdict, notice and digest"},
	{NULL},
};

const struct option request_instance_options[] = {
	{"snapshot", 's', "FILE", true, "what Clerk says of the instance; - for stdin"},
	{"instance", 'i', "WHICH", false, "its id, production or development; default: by key"},
	{NULL},
};

static void read_threshold(const char *level, struct report_options *out)
{
	out->fail_on = SEVERITY_WARNING;
	if (level == NULL) {
		return;
	}
	out->fail_never = strcmp(level, "never") == 0;
	for (int s = SEVERITY_NOTE; s <= SEVERITY_BLOCKER; s++) {
		if (strcmp(level, severity_name((enum severity)s)) == 0) {
			out->fail_on = (enum severity)s;
		}
	}
}

static void add_format(struct arena *arena, struct request *out, const char *name, const char *file)
{
	const struct report_format *format = report_format_find(str_of(name));

	vec_push(arena, &out->reports, (struct request_report){format, file});
}

/* An --output belongs to the --format before it, else to the one after it, else it is text. */
static void pair_reports(struct arena *arena, const struct options *options, struct request *out)
{
	const char *waiting = NULL;

	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];
		bool output = strcmp(use->option->name, "output") == 0;

		if (strcmp(use->option->name, "format") == 0) {
			add_format(arena, out, use->value, waiting);
			waiting = NULL;
		} else if (output && out->reports.n > 0 && vec_last(&out->reports)->file == NULL) {
			vec_last(&out->reports)->file = use->value;
		} else if (output) {
			if (waiting != NULL) {
				add_format(arena, out, "text", waiting);
			}
			waiting = use->value;
		}
	}
	if (waiting != NULL || out->reports.n == 0) {
		add_format(arena, out, "text", waiting);
	}
	for (size_t i = 0; i < out->reports.n; i++) {
		out->reports.items[i].file = output_file(out->reports.items[i].file);
	}
}

static bool read_reports(
	struct arena *arena, const struct options *options, struct request *out, struct str *error)
{
	size_t printed = 0;

	pair_reports(arena, options, out);
	for (size_t i = 0; i < out->reports.n; i++) {
		printed += out->reports.items[i].file == NULL;
	}
	if (printed > 1) {
		*error = STR("several reports for standard output: give each --format its "
			     "--output FILE");
	}
	return printed <= 1;
}

/* Of several repositories there is one report each and format, in one folder. */
static bool read_formats(struct arena *arena, const struct options *options, struct request *out,
	const char **folder, struct str *error)
{
	*folder = NULL;
	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];

		if (strcmp(use->option->name, "format") == 0) {
			add_format(arena, out, use->value, NULL);
		} else if (strcmp(use->option->name, "output") == 0 && *folder != NULL) {
			*error = STR("one folder takes the reports of all: give --output DIR once");
			return false;
		} else if (strcmp(use->option->name, "output") == 0) {
			*folder = use->value;
		}
	}
	if (*folder == NULL && out->reports.n > 0) {
		*error = STR("reports of several repositories need a folder: add --output DIR");
		return false;
	}
	if (*folder != NULL && out->reports.n == 0) {
		add_format(arena, out, "text", NULL);
	}
	return true;
}

static void read_words(const struct options *options, struct report_options *out)
{
	const char *color = options_value(options, "color");

	read_threshold(options_value(options, "fail-on"), out);
	out->color = terminal_color(color == NULL ? "auto" : color);
	out->width = terminal_width();
	out->strict = options_has(options, "strict");
	out->quiet = options_has(options, "quiet");
	out->verbose = options_has(options, "verbose");
}

static bool read_given_snapshots(
	struct arena *arena, const struct options *options, struct request *out, struct str *error)
{
	VEC(const char *) files = {0};

	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];

		if (strcmp(use->option->name, "snapshot") == 0) {
			vec_push(arena, &files, use->value);
		}
	}
	return input_snapshots(arena, files.items, files.n, &out->snapshot, &out->compare, error);
}

static bool read_snapshots(struct arena *arena, const struct options *options,
	struct config_file *file, struct request *out, struct str *error)
{
	bool read =
		options_has(options, "snapshot")
			? read_given_snapshots(arena, options, out, error)
			: config_file_snapshots(arena, file, &out->snapshot, &out->compare, error);

	/* one of a newer format is not understood, so no rule is held against it */
	return read || !str_absent(out->compare.no_snapshot);
}

int request_load(struct arena *arena, const struct options *options, struct request *out)
{
	struct str error;

	out->loaded = options_has(options, "snapshot");
	if (out->loaded && !read_snapshots(arena, options, NULL, out, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	return EXIT_CLEAN;
}

/* What is the same for one repository and for many. */
static bool read_shared(
	struct arena *arena, const struct options *options, struct request *out, struct str *error)
{
	*out = (struct request){.compare.instance = str_of(options_value(options, "instance"))};
	read_words(options, &out->report);
	if (!as_of_read(arena, options, &out->compare.as_of, error)) {
		return false;
	}
	out->report.as_of = out->compare.as_of;
	return true;
}

int request_read(struct arena *arena, const char *command, const struct options *options,
	struct request *out)
{
	struct str error;

	return read_shared(arena, options, out, &error) && read_reports(arena, options, out, &error)
		       ? EXIT_CLEAN
		       : cli_misuse(arena, command, error);
}

int request_read_many(struct arena *arena, const char *command, const struct options *options,
	struct request *out, const char **folder)
{
	struct str error;

	return read_shared(arena, options, out, &error) &&
			       read_formats(arena, options, out, folder, &error)
		       ? EXIT_CLEAN
		       : cli_misuse(arena, command, error);
}

int request_configure(struct arena *arena, const char *command, const struct options *options,
	struct config_file *file, struct request *out)
{
	bool snapshot = options_has(options, "snapshot") || file->config.snapshots.n > 0;
	struct str error;

	out->compare.config = &file->config;
	if (file->config.fail_on.n > 0 && !options_has(options, "fail-on")) {
		read_threshold(str_copy(arena, file->config.fail_on).s, &out->report);
	}
	if (out->compare.instance.n > 0 && !snapshot) {
		return cli_misuse(arena, command,
			STR("--instance chooses from a snapshot: add --snapshot FILE"));
	}
	if (!out->loaded && !read_snapshots(arena, options, file, out, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	out->file = options_has(options, "snapshot") ? NULL : file;
	return EXIT_CLEAN;
}

/* Is there a report that would replace what it is made from? *error says so. */
static bool replaces(
	struct arena *arena, const struct request *request, struct str input, struct str *error)
{
	const char *path = str_copy(arena, input).s;

	for (size_t i = 0; i < request->reports.n; i++) {
		const char *file = request->reports.items[i].file;

		if (file != NULL && output_same(file, path)) {
			*error = str_format(arena,
				"it is read in this run: '%s': give --output another FILE", file);
			return true;
		}
	}
	return false;
}

/* The same of what the options name. */
static bool replaces_given(struct arena *arena, const struct options *options,
	const struct request *request, struct str *error)
{
	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];
		const char *value = use->option->value;
		bool names = value != NULL && strcmp(value, "FILE") == 0 &&
			     strcmp(use->option->name, "output") != 0;

		if (names && replaces(arena, request, str_of(use->value), error)) {
			return true;
		}
	}
	return false;
}

/* The same of the configuration and what it names. */
static bool replaces_configured(struct arena *arena, const struct config_file *file,
	const struct request *request, struct str *error)
{
	bool found = !str_absent(file->path) && replaces(arena, request, file->path, error);

	for (size_t i = 0; i < file->texts.n && !found; i++) {
		struct str path = str_join(arena, file->shown, file->texts.items[i].file);

		found = replaces(arena, request, path, error);
	}
	if (!found && !str_absent(file->config.baseline)) {
		struct str path = str_join(arena, file->shown, file->config.baseline);

		found = replaces(arena, request, path, error);
	}
	return found;
}

int request_spare_inputs(struct arena *arena, const char *command, const struct options *options,
	const struct config_file *file, const struct request *request)
{
	struct str error;

	return replaces_given(arena, options, request, &error) ||
			       replaces_configured(arena, file, request, &error)
		       ? cli_misuse(arena, command, error)
		       : EXIT_CLEAN;
}

/* Writing replaces what is no UTF-8 by U+FFFD; where that is seen, read back what was written. */
static bool settle_facts(
	struct arena *arena, struct facts *facts, struct str *out_digest, struct str *error)
{
	struct buf buf = {0};

	facts_write(facts, &buf);
	struct str text = buf_str(&buf);
	*out_digest = digest_sha256_hex(arena, text);
	bool settled = true;
	if (str_has(text, "\xef\xbf\xbd")) {
		settled = facts_read(arena, str_copy(arena, text), facts, error);
	}
	buf_finish(&buf);
	return settled;
}

struct str request_render(struct arena *arena, const struct request *request,
	const struct request_report *report, const struct audit_result *result)
{
	struct buf buf = {0};
	struct report_options options = request->report;

	if (report->file != NULL) {
		options.color = false;
		options.links = STR("");
		options.width = REQUEST_WIDTH_OF_FILES;
	}
	report->format->write(result, &options, &buf);
	struct str bytes = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return bytes;
}

int request_report(
	struct arena *arena, const struct request *request, const struct audit_result *result)
{
	output_vec outputs = {0};
	struct str error;

	for (size_t i = 0; i < request->reports.n; i++) {
		const struct request_report *report = &request->reports.items[i];
		struct str bytes = request_render(arena, request, report, result);

		vec_push(arena, &outputs, (struct output){report->file, bytes});
	}
	if (!output_write(arena, &outputs, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	return summary_fails(result, &request->report) ? EXIT_FINDINGS : EXIT_CLEAN;
}

bool request_judge(struct arena *arena, struct request *request, struct facts *facts,
	struct audit_result *out, struct str *error)
{
	struct str why;

	if (str_absent(request->compare.facts_digest) &&
		!settle_facts(arena, facts, &request->compare.facts_digest, &why)) {
		*error = str_format(arena, "cannot read back the facts: %.*s", STR_ARGS(why));
		return false;
	}
	if (!compare_run(arena, facts, request->snapshot, &request->compare, out, error)) {
		return false;
	}
	if (request->file != NULL && request->snapshot != NULL) {
		snapshot_line_all(arena, request->file, request->snapshot, out);
	}
	return true;
}

int request_compare(
	struct arena *arena, struct request *request, struct facts *facts, struct audit_result *out)
{
	struct str error;

	return request_judge(arena, request, facts, out, &error)
		       ? EXIT_CLEAN
		       : cli_fail(arena, "%.*s", STR_ARGS(error));
}

int request_run(struct arena *arena, struct request *request, struct facts *facts)
{
	struct audit_result result;
	int status = request_compare(arena, request, facts, &result);

	return status == EXIT_CLEAN ? request_report(arena, request, &result) : status;
}
