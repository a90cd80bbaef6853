#include "compare/cli/many.h"

#include <stdint.h>
#include <sys/stat.h>

#include "base/redact.h"
#include "compare/cli/input.h"
#include "compare/cli/many_folder.h"
#include "compare/cli/output.h"
#include "compare/cli/saved.h"
#include "compare/report/overview.h"
#include "compare/report/summary.h"

struct many {
	struct arena *arena;
	const struct options *options;
	const char *folder; /* of the facts */
	const char *target; /* of the reports; NULL: there are none */
	bool made; /* the target has been */
	struct request request; /* what is the same for all */
	struct overview overview;
};

bool many_is_folder(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Not before the first report: a run that comes to nothing leaves nothing. */
static bool make_target(struct many *many, struct str *error)
{
	if (many->target == NULL || many->made) {
		return true;
	}
	bool made = many_folder_make(many->arena, many->target, error);
	for (size_t i = 0; made && i < many->request.reports.n; i++) {
		made = many_folder_add(many->arena, many->target,
			many->request.reports.items[i].format->name, error);
	}
	many->made = made;
	return made;
}

/* "DIR/sarif/NAME.sarif": a folder for each format, so that names cannot collide. */
static const char *report_path(struct arena *arena, const struct many *many,
	const struct report_format *format, struct str name)
{
	struct str file =
		str_format(arena, "%s/%.*s%s", format->name, STR_ARGS(name), format->suffix);

	return many_folder_path(arena, many->target, file);
}

static bool write_reports(struct arena *arena, const struct many *many, struct str name,
	const struct request *request, const struct audit_result *result, struct str *error)
{
	output_vec outputs = {0};

	for (size_t i = 0; i < request->reports.n; i++) {
		struct request_report report = request->reports.items[i];

		report.file = report_path(arena, many, report.format, name);
		struct str bytes = request_render(arena, request, &report, result);
		vec_push(arena, &outputs, (struct output){report.file, bytes});
	}
	return output_write(arena, &outputs, error);
}

/* One repository that cannot be judged is told of, and the others are judged. */
static int note(struct many *many, struct str shown, struct str error, struct str reason)
{
	overview_add_error(&many->overview, shown, redact_text(many->arena, reason));
	cli_fail(many->arena, "%.*s", STR_ARGS(redact_text(many->arena, error)));
	return EXIT_CLEAN;
}

/* The error without the folder, which the overview does not name: no machine shows in it. */
static struct str without_folder(struct arena *arena, struct str error, const char *path)
{
	struct str whole = str_of(path);
	size_t at = str_find(error, whole, 0);
	struct str name = input_name(path);

	if (at == SIZE_MAX) {
		return error;
	}
	struct str before = str_slice(error, 0, at);
	return str_format(arena, "%.*s%.*s%.*s", STR_ARGS(before), STR_ARGS(name),
		STR_ARGS(str_slice(error, at + whole.n, error.n)));
}

/*
 * Judges one. The configuration is read afresh, for which snapshots it means
 * hangs on the facts. EXIT_TROUBLE when what is wrong is wrong for all.
 */
static int compare_one(struct arena *arena, struct many *many, struct str name)
{
	struct str shown = redact_text(arena, name);
	struct str file_name = str_format(arena, "%.*s.json", STR_ARGS(name));
	const char *path = many_folder_path(arena, many->folder, file_name);
	struct request request = many->request;
	struct config_file file;
	struct facts facts = {0};
	struct audit_result result;
	struct str error;

	if (!saved_read(arena, path, &facts, &request, &error)) {
		return note(many, shown, error, without_folder(arena, error, path));
	}
	int status = config_file_read(arena, many->options, NULL, &file);
	if (status == EXIT_CLEAN) {
		status = saved_configure(arena, "compare", many->options, &facts, &file, &request);
	}
	if (status == EXIT_CLEAN) {
		status = request_compare(arena, &request, &facts, &result);
	}
	if (status == EXIT_CLEAN && !make_target(many, &error)) {
		status = cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	if (status != EXIT_CLEAN) {
		return status;
	}
	if (!write_reports(arena, many, name, &request, &result, &error)) {
		return note(many, shown, error, STR("its reports could not be written"));
	}
	overview_add(&many->overview, shown, &result, summary_fails(&result, &request.report));
	return EXIT_CLEAN;
}

/* One after the other, and no more than one in memory. */
static int compare_all(struct many *many, const str_vec *names)
{
	int status = EXIT_CLEAN;

	for (size_t i = 0; i < names->n && status == EXIT_CLEAN; i++) {
		struct arena arena;

		arena_init(&arena);
		status = compare_one(&arena, many, names->items[i]);
		arena_finish(&arena);
	}
	return status;
}

static void add_overview(struct many *many, output_vec *outputs, const char *file,
	overview_writer *write, const struct report_options *options)
{
	struct buf buf = {0};

	write(&many->overview, options, &buf);
	vec_push(many->arena, outputs, (struct output){file, str_copy(many->arena, buf_str(&buf))});
	buf_finish(&buf);
}

/* In every form beside the reports, and as text on standard output. */
static int write_overview(struct many *many)
{
	struct report_options to_file = many->request.report;
	output_vec outputs = {0};
	struct str error;

	to_file.color = false;
	to_file.width = REQUEST_WIDTH_OF_FILES;
	to_file.verbose = true;
	for (const struct overview_format *f = overview_formats; f->file != NULL; f++) {
		if (many->target != NULL) {
			const char *path =
				many_folder_path(many->arena, many->target, str_of(f->file));

			add_overview(many, &outputs, path, f->write, &to_file);
		}
	}
	if (!many->request.report.quiet) {
		add_overview(many, &outputs, NULL, overview_text, &many->request.report);
	}
	if (!make_target(many, &error) || !output_write(many->arena, &outputs, &error)) {
		return cli_fail(many->arena, "%.*s", STR_ARGS(error));
	}
	return overview_status(&many->overview);
}

/* An entry of a baseline names no repository, so it would silence the like in all of them. */
static int check_baseline(const struct many *many, const struct config_file *file)
{
	if (!options_has(many->options, "baseline") && str_absent(file->config.baseline)) {
		return EXIT_CLEAN;
	}
	return cli_misuse(many->arena, "compare",
		STR("a baseline is of one repository: compare its facts by themselves"));
}

static int prepare(struct many *many, str_vec *names)
{
	struct config_file file;
	struct str error;

	int status = config_file_read(many->arena, many->options, NULL, &file);
	if (status == EXIT_CLEAN && options_has(many->options, "print-config")) {
		return config_file_print(many->arena, many->options, &file);
	}
	if (status == EXIT_CLEAN) {
		status = check_baseline(many, &file);
	}
	if (status == EXIT_CLEAN && !many_folder_list(many->arena, many->folder, names,
					    &many->overview.left_out, &error)) {
		status = cli_fail(many->arena, "%.*s", STR_ARGS(error));
	}
	return status == EXIT_CLEAN ? request_load(many->arena, many->options, &many->request)
				    : status;
}

int many_compare(struct arena *arena, const char *folder, const struct options *options)
{
	struct many many = {
		.arena = arena, .options = options, .folder = folder, .overview = {.arena = arena}};
	str_vec names = {0};

	int status = request_read_many(arena, "compare", options, &many.request, &many.target);
	if (status == EXIT_CLEAN) {
		status = prepare(&many, &names);
	}
	if (status != EXIT_CLEAN || names.n == 0) {
		return status; /* the settings were printed */
	}
	status = compare_all(&many, &names);
	return status == EXIT_CLEAN ? write_overview(&many) : status;
}
