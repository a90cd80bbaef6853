#include "compare/cli/baseline_file.h"

#include <sys/stat.h>

#include "base/redact.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "compare/report/report.h"

const struct option baseline_file_options[] = {
	{"baseline", 0, "FILE", false, "findings that do not count; see 'baseline write'"},
	{NULL},
};

bool baseline_file_parse(struct arena *arena, struct str path, struct str text,
	const struct baseline **out, struct str *error)
{
	struct baseline *baseline = arena_new(arena, struct baseline);
	struct str name = redact_text(arena, input_name(str_copy(arena, path).s));
	struct baseline_source source = {name, path, text};
	struct str why;

	if (!baseline_read(arena, &source, baseline, &why)) {
		*error = str_format(arena, "bad baseline: %.*s", STR_ARGS(why));
		return false;
	}
	*out = baseline;
	return true;
}

static bool read_given(
	struct arena *arena, const char *path, const struct baseline **out, struct str *error)
{
	struct str text;

	if (!input_read(arena, path, BASELINE_LIMIT, &text, error)) {
		input_add_way(arena, path, "'clerk-audit baseline write -o FILE' makes one", error);
		return false;
	}
	return baseline_file_parse(arena, str_of(path), text, out, error);
}

int baseline_file_read(struct arena *arena, const struct options *options,
	const struct config_file *file, const struct baseline **out)
{
	const char *given = options_value(options, "baseline");
	struct str error;
	bool good = true;

	*out = NULL;
	if (given != NULL) {
		good = read_given(arena, given, out, &error);
	} else if (file != NULL) {
		good = config_file_baseline(arena, file, out, &error);
	}
	return good ? EXIT_CLEAN : cli_fail(arena, "%.*s", STR_ARGS(error));
}

const char *baseline_file_path(
	struct arena *arena, const struct options *options, const struct config_file *file)
{
	const char *given = options_value(options, "baseline");

	if (given != NULL || str_absent(file->config.baseline)) {
		return given;
	}
	return str_format(arena, "%.*s%.*s", STR_ARGS(file->shown), STR_ARGS(file->config.baseline))
		.s;
}

bool baseline_file_replaced(
	struct arena *arena, const char *path, const struct baseline **out, struct str *error)
{
	struct stat info;

	*out = NULL;
	if (path == NULL || stat(path, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size == 0) {
		return true;
	}
	return read_given(arena, path, out, error);
}

int baseline_file_write(struct arena *arena, struct baseline *baseline, const char *path)
{
	output_vec outputs = {0};
	struct buf buf = {0};
	struct str error;
	int status = EXIT_CLEAN;

	for (size_t i = 0; i < baseline->entries.n; i++) {
		struct baseline_entry *entry = &baseline->entries.items[i];

		entry->subject = report_safe(arena, entry->subject);
	}
	baseline_write(baseline, &buf);
	vec_push(arena, &outputs, (struct output){path, buf_str(&buf)});
	if (!output_write(arena, &outputs, &error)) {
		status = cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	buf_finish(&buf);
	return status;
}
