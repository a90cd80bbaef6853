#include <unistd.h>

#include "clerk/errors.h"
#include "clerk/knowledge.h"
#include "compare/cli/cli.h"
#include "compare/cli/markdown.h"
#include "compare/cli/output.h"
#include "compare/cli/terminal.h"
#include "compare/match.h"

/* In a pipe there are no colours, no links and always the same width. */
static struct layout layout_of(struct arena *arena, struct buf *out)
{
	return (struct layout){
		.arena = arena,
		.out = out,
		.width = terminal_width(),
		.color = isatty(STDOUT_FILENO) && terminal_color("auto"),
		.links = terminal_links() ? STR("file:///") : STR(""),
	};
}

static void add_head(struct layout *layout, const struct rule_info *info)
{
	layout_paint(layout, PAINT_BOLD, info->id);
	buf_add_z(layout->out, "  ");
	layout_paint(layout, layout_severity(info->severity), severity_name(info->severity));
	buf_add_z(layout->out, "  ");
	layout_paint(layout, PAINT_BOLD, info->title);
	buf_add_byte(layout->out, '\n');
}

/* A reader gets the page laid out, a program gets the Markdown. */
static void add_page(struct layout *layout, const char *page)
{
	buf_add_byte(layout->out, '\n');
	if (isatty(STDOUT_FILENO)) {
		markdown_add(layout, str_of(page));
	} else {
		buf_add_z(layout->out, page);
	}
}

static void add_rule(struct layout *layout, const struct rule_info *info)
{
	struct arena *arena = layout->arena;
	struct str codes = rule_codes(arena, info);

	add_head(layout, info);
	layout_entry(layout, "Needs", str_of(needs_text(info->needs)));
	layout_entry(layout, "About", limits_text(arena, &limits_default, info->about));
	layout_entry(layout, "Symptom", str_of(info->symptom));
	if (codes.n > 0) {
		layout_entry(layout, "Codes", codes);
	}
	layout_entry(layout, "Area", str_format(arena, "%s, since %s", info->area, info->since));
	add_page(layout, info->page);
}

/* Lists the rules that name the code, or says why there is none. */
static void add_rules_of(struct layout *layout, const struct error *row)
{
	struct buf *out = layout->out;
	size_t count = 0;

	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;

		if (rule_info_names(info, str_of(row->code))) {
			buf_add_z(out, count == 0 ? "\nRules that find its cause:\n" : "");
			add_head(layout, info);
			count++;
		}
	}
	if (count == 0) {
		buf_format(out, "\nNo rule finds its cause%s%s\n", row->outside == NULL ? "" : ": ",
			row->outside == NULL ? "" : row->outside);
	}
}

static void add_code(struct layout *layout, const struct error *row)
{
	layout_paint(layout, PAINT_BOLD, row->code);
	if (row->status == 0) {
		buf_add_z(layout->out, "  reported by Clerk's packages\n");
	} else {
		buf_format(layout->out, "  HTTP %u\n", row->status);
	}
	layout_entry(layout, "Meaning", str_of(row->meaning));
	layout_entry(layout, "Source",
		str_format(layout->arena, "%s, as of %s", row->source, knowledge_date()));
	add_rules_of(layout, row);
}

/* The rule or code that is nearest to a word that is neither, in any case, or NULL. */
static const char *nearest(struct str word)
{
	const struct rule *rule = rule_nearest(rules_all, word);
	const char *best = rule != NULL ? rule->info.id : NULL;
	unsigned least = DISTANCE_FAR;

	for (const struct error *row = errors; rule == NULL && row->code != NULL; row++) {
		unsigned distance = match_typed(word, str_of(row->code));

		if (distance < least) {
			least = distance;
			best = row->code;
		}
	}
	return best;
}

static int fail_unknown(struct arena *arena, struct str word)
{
	const char *near = nearest(word);

	if (near != NULL) {
		return cli_fail(arena, "unknown rule or error code: '%.*s': did you mean %s?",
			STR_ARGS(word), near);
	}
	return cli_fail(arena,
		"unknown rule or error code: '%.*s': codes are those that code or configuration "
		"causes; rules are listed by clerk-audit rules",
		STR_ARGS(word));
}

static int run(struct arena *arena, const struct options *options)
{
	if (!cli_operands(arena, &command_explain, options, 1, 1)) {
		return EXIT_TROUBLE;
	}
	struct str word = str_trim(str_of(options->operands.items[0]));
	const struct rule *rule = rule_by_id(word);
	const struct error *row = errors_find(word);
	struct buf buf = {0};
	struct layout layout = layout_of(arena, &buf);

	if (rule == NULL && row == NULL) {
		return fail_unknown(arena, word);
	}
	if (rule != NULL) {
		add_rule(&layout, &rule->info);
	} else {
		add_code(&layout, row);
	}
	return output_finish(arena, &buf, EXIT_CLEAN);
}

/* Every rule, then every code. */
static const char *word(size_t number)
{
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		if (number-- == 0) {
			return rules_all[i]->info.id;
		}
	}
	return errors[number].code;
}

const struct command command_explain = {
	.name = "explain",
	.operands = "RULE-ID|ERROR-CODE",
	.operand = word,
	.summary = "explains a rule, or an error code of Clerk's",
	.more = "Codes are those of Clerk's APIs (organization_not_enabled_in_instance) and\n"
		"packages (jwk-kid-mismatch) that code or configuration causes.\n",
	.example = "clerk-audit explain organization_not_enabled_in_instance",
	.groups = {NULL},
	.run = run,
};
