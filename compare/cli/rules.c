#include <string.h>

#include "clerk/errors.h"
#include "compare/cli/cli.h"
#include "compare/cli/output.h"
#include "compare/rule.h"
#include "json/json.h"

/* What a rule can be chosen by: an option's name, and what the rule has there. */
struct filter {
	const char *option;
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
	{"area", area_of},
	{"severity", severity_of},
	{"needs", needs_of},
};

enum { FILTERS = sizeof(filters) / sizeof(filters[0]) };

/* Has no rule before this one its area? */
static bool is_new_area(size_t rule)
{
	bool fresh = true;

	for (size_t i = 0; i < rule; i++) {
		fresh = fresh && strcmp(rules_all[i]->info.area, rules_all[rule]->info.area) != 0;
	}
	return fresh;
}

/* Areas in the order of the rules. */
static const char *area_word(size_t number)
{
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		if (is_new_area(i) && number-- == 0) {
			return rules_all[i]->info.area;
		}
	}
	return NULL;
}

static const char *severity_word(size_t number)
{
	static const char *const words[] = {"blocker", "warning", "note", NULL};

	return words[number];
}

static const char *needs_word(size_t number)
{
	static const char *const words[] = {"R", "S", "R+S", NULL};

	return words[number];
}

static const char *format_word(size_t number)
{
	static const char *const words[] = {"text", "json", "markdown", NULL};

	return words[number];
}

static const struct option rules_options[] = {
	{"area", 0, "AREA", false, "only this area: keys, webhooks, sessions, …", area_word},
	{"severity", 0, "LEVEL", false, "only blocker, warning or note", severity_word},
	{"needs", 0, "NEEDS", false, "only R (repository), S (snapshot) or R+S (both)", needs_word},
	{"format", 0, "FORMAT", false, "text (default), json or markdown", format_word},
	{NULL},
};

static bool fits_one(
	const struct rule_info *info, const struct filter *filter, const struct options *options)
{
	const char *wish = options_value(options, filter->option);

	return wish == NULL || strcmp(wish, filter->of(info)) == 0;
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

/* An array of the words of a list with a blank between; null for NULL. */
static void put_words(struct json_writer *json, const char *key, const char *list)
{
	struct str rest = str_of(list);

	json_key(json, key);
	if (list == NULL) {
		json_write_null(json);
		return;
	}
	json_begin_array(json);
	while (rest.n > 0) {
		json_write_string(json, str_take(&rest, ' '));
	}
	json_end_array(json);
}

/* Clerk's error codes whose cause the rule finds. */
static void put_codes(struct json_writer *json, const struct rule_info *info)
{
	json_key(json, "codes");
	json_begin_array(json);
	for (const struct error *row = errors; row->code != NULL; row++) {
		if (rule_info_names(info, str_of(row->code))) {
			json_write_string(json, str_of(row->code));
		}
	}
	json_end_array(json);
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
	put_codes(json, info);
	put_words(json, "reads", info->reads);
	json_put_bool(json, "environments", info->environments);
	json_put_bool(json, "sdk", info->sdk);
	json_put_string(json, "security_severity", str_of(info->security));
	put_words(json, "cwe", info->cwe);
	json_put_string(json, "since", str_of(info->since));
	json_end_object(json);
}

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_MARKDOWN };

static enum format format_of(const char *name)
{
	enum format format = FORMAT_TEXT;

	while (name != NULL && strcmp(format_word(format), name) != 0) {
		format++;
	}
	return format;
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

static int run(struct arena *arena, const struct options *options)
{
	enum format format = format_of(options_value(options, "format"));
	struct buf buf = {0};

	if (!cli_operands(arena, &command_rules, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	if (list(arena, options, format, &buf) == 0) {
		cli_fail(arena, "no rule is all of that: leave out --area, --severity or --needs");
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
