#include <stdlib.h>

#include "compare/cli/cli.h"
#include "compare/cli/output.h"
#include "compare/match.h"
#include "json/json.h"

static const struct option rules_options[] = {
	{"area", 0, "AREA", false, "only this area: keys, webhooks, sessions, …"},
	{"severity", 0, "LEVEL", false, "only blocker, warning or note"},
	{"needs", 0, "NEEDS", false, "only R (repository), S (snapshot) or R+S (both)"},
	{"format", 0, "text|json|markdown", false, "how to list; default text"},
	{NULL},
};

/* What a rule can be chosen by: an option's name, and what the rule has there. */
struct filter {
	const char *option;
	const char *choices; /* "areas are" */
	const char *(*of)(const struct rule_info *info);
};

static const char *area_of(const struct rule_info *info)
{
	return info->area;
}

static const char *severity_of(const struct rule_info *info)
{
	return severity_name(info->severity);
}

static const char *needs_of(const struct rule_info *info)
{
	return needs_name(info->needs);
}

static const struct filter filters[] = {
	{"area", "areas are", area_of},
	{"severity", "levels are", severity_of},
	{"needs", "needs are", needs_of},
};

enum { FILTERS = sizeof(filters) / sizeof(filters[0]) };

static bool fits_one(
	const struct rule_info *info, const struct filter *filter, const struct options *options)
{
	const char *wish = options_value(options, filter->option);

	return wish == NULL || str_is_nocase(str_of(wish), filter->of(info));
}

static bool fits(const struct rule_info *info, const struct options *options)
{
	bool fits = true;

	for (int i = 0; i < FILTERS; i++) {
		fits = fits && fits_one(info, &filters[i], options);
	}
	return fits;
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
		if (name != NULL && str_is_nocase(str_of(name), names[i])) {
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

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* "api, keys, webhooks": what the rules have there, each once, sorted. */
static struct str list_choices(struct arena *arena, const struct filter *filter)
{
	struct str list = STR("");
	str_vec names = {0};

	for (size_t i = 0; rules_all[i] != NULL; i++) {
		struct str name = str_of(filter->of(&rules_all[i]->info));

		if (!match_is_among(&names, name)) {
			vec_push(arena, &names, name);
		}
	}
	qsort(names.items, names.n, sizeof(struct str), compare_names);
	for (size_t i = 0; i < names.n; i++) {
		list = str_format(arena, "%.*s%s%.*s", STR_ARGS(list), i > 0 ? ", " : "",
			STR_ARGS(names.items[i]));
	}
	return list;
}

/* Says which value no rule has, and which there are; true when all are known. */
static bool know_values(struct arena *arena, const struct options *options)
{
	for (int f = 0; f < FILTERS; f++) {
		bool known = false;

		for (size_t i = 0; rules_all[i] != NULL && !known; i++) {
			known = fits_one(&rules_all[i]->info, &filters[f], options);
		}
		if (!known) {
			struct str choices = list_choices(arena, &filters[f]);

			cli_misuse(arena, "rules",
				str_format(arena, "unknown %s: '%s': %s %.*s", filters[f].option,
					options_value(options, filters[f].option),
					filters[f].choices, STR_ARGS(choices)));
			return false;
		}
	}
	return true;
}

static int run(struct arena *arena, const struct options *options)
{
	const char *name = options_value(options, "format");
	enum format format = format_of(name);
	struct buf buf = {0};

	if (!cli_operands(arena, &command_rules, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	if (format == FORMAT_NONE) {
		return cli_misuse(arena, "rules",
			str_format(arena, "unknown format: '%s': text, json and markdown are known",
				name));
	}
	if (!know_values(arena, options)) {
		return EXIT_TROUBLE;
	}
	if (list(arena, options, format, &buf) == 0) {
		cli_fail(arena, "no rule is all of that");
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
