#include "compare/cli/request.h"

#include <string.h>

#include "base/digest.h"
#include "compare/cli/as_of.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "compare/cli/terminal.h"
#include "facts/facts_json.h"

enum {
	WIDTH_OF_FILES = 100,
};

const struct option request_report_options[] = {
	{"format", 0, "text|json", true, "how to report; default text"},
	{"output", 'o', "FILE", true, "write the --format before it to FILE"},
	{"fail-on", 0, "LEVEL", false, "exit 1 from blocker, warning (default), note, or never"},
	{"strict", 0, NULL, false, "exit 1 from gaps too: not evaluated, idle suppressions"},
	{"color", 0, "WHEN", false, "auto (default), always or never"},
	{"quiet", 'q', NULL, false, "findings only, no summary"},
	{"verbose", 'v', NULL, false, "every verdict, notice and digest"},
	{NULL},
};

const struct option request_instance_options[] = {
	{"snapshot", 's', "FILE", true, "what Clerk says of the instance; - for stdin"},
	{"instance", 'i', "WHICH", false, "its id, production or development; default: by key"},
	{NULL},
};

static bool read_threshold(const char *level, struct report_options *out)
{
	out->fail_on = SEVERITY_WARNING;
	if (level == NULL) {
		return true;
	}
	out->fail_never = strcmp(level, "never") == 0;
	for (int s = SEVERITY_NOTE; s <= SEVERITY_BLOCKER; s++) {
		if (strcmp(level, severity_name((enum severity)s)) == 0) {
			out->fail_on = (enum severity)s;
			return true;
		}
	}
	return out->fail_never;
}

static bool is_color(const char *color)
{
	static const char *const words[] = {"auto", "always", "never"};

	return str_in(str_of(color), words, 3);
}

static bool add_format(struct arena *arena, struct request *out, const char *name, const char *file,
	struct str *error)
{
	bool json = strcmp(name, "json") == 0;

	if (!json && strcmp(name, "text") != 0) {
		*error = str_format(arena, "unknown format: '%s': text and json are known", name);
		return false;
	}
	vec_push(arena, &out->reports, (struct request_report){json, file});
	return true;
}

/* An --output belongs to the --format before it, else to the one after it, else it is text. */
static bool pair_reports(
	struct arena *arena, const struct options *options, struct request *out, struct str *error)
{
	const char *waiting = NULL;

	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];
		bool output = strcmp(use->option->name, "output") == 0;

		if (strcmp(use->option->name, "format") == 0) {
			if (!add_format(arena, out, use->value, waiting, error)) {
				return false;
			}
			waiting = NULL;
		} else if (output && out->reports.n > 0 && vec_last(&out->reports)->file == NULL) {
			vec_last(&out->reports)->file = use->value;
		} else if (output) {
			if (waiting != NULL) {
				add_format(arena, out, "text", waiting, error);
			}
			waiting = use->value;
		}
	}
	if (waiting != NULL || out->reports.n == 0) {
		add_format(arena, out, "text", waiting, error);
	}
	for (size_t i = 0; i < out->reports.n; i++) {
		out->reports.items[i].file = output_file(out->reports.items[i].file);
	}
	return true;
}

static bool read_reports(
	struct arena *arena, const struct options *options, struct request *out, struct str *error)
{
	if (!pair_reports(arena, options, out, error)) {
		return false;
	}
	size_t printed = 0;
	for (size_t i = 0; i < out->reports.n; i++) {
		printed += out->reports.items[i].file == NULL;
	}
	if (printed > 1) {
		*error = STR("several reports for standard output: give each --format its "
			     "--output FILE");
	}
	return printed <= 1;
}

static bool read_words(
	struct arena *arena, const struct options *options, struct request *out, struct str *error)
{
	const char *level = options_value(options, "fail-on");
	const char *color = options_value(options, "color");

	if (!read_threshold(level, &out->report)) {
		*error = str_format(arena,
			"unknown level: '%s': --fail-on takes blocker, warning, note or never",
			level);
		return false;
	}
	if (color != NULL && !is_color(color)) {
		*error = str_format(
			arena, "unknown word: '%s': --color takes auto, always or never", color);
		return false;
	}
	out->report.color = terminal_color(color == NULL ? "auto" : color);
	out->report.width = terminal_width();
	out->report.strict = options_has(options, "strict");
	out->report.quiet = options_has(options, "quiet");
	out->report.verbose = options_has(options, "verbose");
	return true;
}

static bool read_snapshots(struct arena *arena, const struct options *options,
	struct config_file *file, struct request *out, struct str *error)
{
	VEC(const char *) files = {0};

	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];

		if (strcmp(use->option->name, "snapshot") == 0) {
			vec_push(arena, &files, use->value);
		}
	}
	bool read = files.n == 0 ? config_file_snapshots(
					   arena, file, &out->snapshot, &out->compare, error)
				 : input_snapshots(arena, files.items, files.n, &out->snapshot,
					   &out->compare, error);
	/* one of a newer format is not understood, so no rule is held against it */
	return read || !str_absent(out->compare.no_snapshot);
}

int request_read(struct arena *arena, const char *command, const struct options *options,
	struct request *out)
{
	struct str error;

	*out = (struct request){.compare.instance = str_of(options_value(options, "instance"))};
	if (!read_words(arena, options, out, &error) ||
		!read_reports(arena, options, out, &error) ||
		!as_of_read(arena, options, &out->compare.as_of, &error)) {
		return cli_misuse(arena, command, error);
	}
	out->report.as_of = out->compare.as_of;
	return EXIT_CLEAN;
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
			STR("--instance chooses from a snapshot: add "
			    "--snapshot FILE"));
	}
	if (!read_snapshots(arena, options, file, out, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	return EXIT_CLEAN;
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

static struct str render(struct arena *arena, const struct request *request,
	const struct request_report *report, const struct audit_result *result)
{
	struct buf buf = {0};
	struct report_options options = request->report;

	if (report->file != NULL) {
		options.color = false;
		options.width = WIDTH_OF_FILES;
	}
	(report->json ? report_json : report_text)(result, &options, &buf);
	struct str bytes = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return bytes;
}

/* A strict run is about what is not known too, and so whatever --fail-on says of findings. */
static bool fails(const struct report_options *options, const struct audit_result *result)
{
	const struct gaps *gaps = &result->gaps;

	return (!options->fail_never && compare_count(result, options->fail_on) > 0) ||
	       (options->strict && gaps->unevaluated + gaps->problems + gaps->stale > 0);
}

static int write_reports(
	struct arena *arena, const struct request *request, const struct audit_result *result)
{
	output_vec outputs = {0};
	struct str error;

	for (size_t i = 0; i < request->reports.n; i++) {
		const struct request_report *report = &request->reports.items[i];
		struct str bytes = render(arena, request, report, result);

		vec_push(arena, &outputs, (struct output){report->file, bytes});
	}
	if (!output_write(arena, &outputs, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	return fails(&request->report, result) ? EXIT_FINDINGS : EXIT_CLEAN;
}

int request_compare(
	struct arena *arena, struct request *request, struct facts *facts, struct audit_result *out)
{
	struct str error;

	if (!settle_facts(arena, facts, &request->compare.facts_digest, &error)) {
		return cli_fail(arena, "cannot read back the facts: %.*s", STR_ARGS(error));
	}
	if (!compare_run(arena, facts, request->snapshot, &request->compare, out, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	return EXIT_CLEAN;
}

int request_run(struct arena *arena, struct request *request, struct facts *facts)
{
	struct audit_result result;
	int status = request_compare(arena, request, facts, &result);

	return status == EXIT_CLEAN ? write_reports(arena, request, &result) : status;
}
