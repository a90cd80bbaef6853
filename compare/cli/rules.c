#include <string.h>

#include "compare/cli/cli.h"
#include "compare/cli/output.h"
#include "compare/rule.h"
#include "json/json.h"

static const struct option rules_options[] = {
	{"area", 0, "AREA", false, "only this area: keys, webhooks, sessions, …"},
	{"severity", 0, "LEVEL", false, "only blocker, warning or note"},
	{"needs", 0, "NEEDS", false, "only R (repository), S (snapshot) or R+S (both)"},
	{"format", 0, "text|json|markdown", false, "how to list; default text"},
	{NULL},
};

static bool fits(const struct rule_info *info, const struct options *options)
{
	const char *area = options_value(options, "area");
	const char *severity = options_value(options, "severity");
	const char *needs = options_value(options, "needs");

	return (area == NULL || strcmp(area, info->area) == 0) &&
	       (severity == NULL || strcmp(severity, severity_name(info->severity)) == 0) &&
	       (needs == NULL || strcmp(needs, needs_name(info->needs)) == 0);
}

static void add_line(const struct rule_info *info, struct buf *out)
{
	buf_format(out, "%-22s  %-7s  %-3s  %s\n", info->id, severity_name(info->severity),
		needs_name(info->needs), info->title);
}

static void add_row(const struct rule_info *info, struct buf *out)
{
	buf_format(out, "| `%s` | %s | %s | %s |\n", info->id, severity_name(info->severity),
		needs_name(info->needs), info->title);
}

static void add_object(struct arena *arena, const struct rule_info *info, struct json_writer *json)
{
	struct str about = limits_text(arena, &limits_default, info->about);

	json_begin_object(json);
	json_put_string(json, "id", str_of(info->id));
	json_put_string(json, "area", str_of(info->area));
	json_put_string(json, "severity", str_of(severity_name(info->severity)));
	json_put_string(json, "needs", str_of(needs_name(info->needs)));
	json_put_string(json, "title", str_of(info->title));
	json_put_string(json, "about", about);
	json_put_string(json, "symptom", str_of(info->symptom));
	json_put_string(json, "since", str_of(info->since));
	json_end_object(json);
}

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_MARKDOWN, FORMAT_NONE };

static enum format format_of(const char *name)
{
	static const char *const names[] = {"text", "json", "markdown"};

	for (int i = 0; i < FORMAT_NONE; i++) {
		if (name != NULL && strcmp(name, names[i]) == 0) {
			return (enum format)i;
		}
	}
	return name == NULL ? FORMAT_TEXT : FORMAT_NONE;
}

static size_t list(
	struct arena *arena, const struct options *options, enum format format, struct buf *out)
{
	struct json_writer json = {.out = out};
	size_t count = 0;

	if (format == FORMAT_JSON) {
		json_begin_array(&json);
	} else if (format == FORMAT_MARKDOWN) {
		buf_add_z(out, "| rule | severity | needs | finds |\n|---|---|---|---|\n");
	}
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;

		if (!fits(info, options)) {
			continue;
		}
		count++;
		if (format == FORMAT_JSON) {
			add_object(arena, info, &json);
		} else if (format == FORMAT_MARKDOWN) {
			add_row(info, out);
		} else {
			add_line(info, out);
		}
	}
	if (format == FORMAT_JSON) {
		json_end_array(&json);
	}
	return count;
}

/* "keys, sessions, sign-in, webhooks": every area that a rule has, in the order of the rules. */
static struct str list_areas(struct arena *arena)
{
	struct str areas = STR("");

	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const char *area = rules_all[i]->info.area;

		if (!str_has(areas, area)) {
			areas = str_format(
				arena, "%.*s%s%s", STR_ARGS(areas), areas.n > 0 ? ", " : "", area);
		}
	}
	return areas;
}

static int run(struct arena *arena, const struct options *options)
{
	const char *name = options_value(options, "format");
	enum format format = format_of(name);

	if (!cli_operands(arena, &command_rules, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	if (format == FORMAT_NONE) {
		return cli_misuse(arena, "rules",
			str_format(arena, "unknown format: '%s': text, json and markdown are known",
				name));
	}
	struct buf buf = {0};
	if (list(arena, options, format, &buf) == 0) {
		struct str areas = list_areas(arena);

		buf_finish(&buf);
		return cli_misuse(arena, "rules",
			str_format(arena,
				"no rule is like that: areas are %.*s; levels blocker, warning, "
				"note; needs R, S, R+S",
				STR_ARGS(areas)));
	}
	return output_finish(arena, &buf, EXIT_CLEAN);
}

const struct command command_rules = {
	.name = "rules",
	.operands = "",
	.summary = "lists the rules",
	.more = "",
	.example = "clerk-audit rules --severity blocker --needs R",
	.groups = {rules_options},
	.run = run,
};
