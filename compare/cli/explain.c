#include "base/ascii.h"
#include "compare/cli/cli.h"
#include "compare/cli/output.h"
#include "compare/match.h"

static const struct rule *nearest_rule(struct str id)
{
	const struct rule *best = NULL;
	unsigned least = DISTANCE_FAR;

	for (size_t i = 0; rules_all[i] != NULL; i++) {
		unsigned distance = match_distance(id, str_of(rules_all[i]->info.id));

		if (distance < least) {
			least = distance;
			best = rules_all[i];
		}
	}
	return best;
}

static bool is_code_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-';
}

/* Clerk's codes are words joined by '_' or '-'; a plain word would be found in every page. */
static bool is_code(struct str word)
{
	return str_has(word, "_") || str_has(word, "-");
}

/* Does the text hold the code as a whole word? */
static bool mentions(struct str text, struct str code)
{
	for (size_t at = str_find(text, code, 0); at != SIZE_MAX;
		at = str_find(text, code, at + 1)) {
		size_t end = at + code.n;
		bool starts = at == 0 || !is_code_byte(text.s[at - 1]);

		if (starts && (end == text.n || !is_code_byte(text.s[end]))) {
			return true;
		}
	}
	return false;
}

static void add_rule(const struct rule_info *info, struct buf *out)
{
	static const char *const needs[] = {
		[NEEDS_REPO] = "the repository",
		[NEEDS_SNAPSHOT] = "a snapshot",
		[NEEDS_BOTH] = "the repository and a snapshot",
	};

	buf_format(out, "%s  %s  %s\n", info->id, severity_name(info->severity), info->title);
	buf_format(
		out, "Needs %s; area %s; since %s\n", needs[info->needs], info->area, info->since);
	buf_format(out, "Symptom: %s\n\n%s", info->symptom, info->page);
}

/* Lists the rules whose symptom or page names one of Clerk's error codes. */
static size_t add_by_code(struct str code, struct buf *out)
{
	size_t count = 0;

	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;

		if (mentions(str_of(info->symptom), code) || mentions(str_of(info->page), code)) {
			buf_format(out, "%s  %s  %s\n", info->id, severity_name(info->severity),
				info->title);
			count++;
		}
	}
	return count;
}

static int fail_unknown(struct arena *arena, struct str word)
{
	const struct rule *near = nearest_rule(word);

	if (near != NULL) {
		return cli_fail(arena, "unknown rule: '%.*s': did you mean %s?", STR_ARGS(word),
			near->info.id);
	}
	return cli_fail(arena,
		"no rule and no error code that a rule knows: '%.*s': see clerk-audit rules",
		STR_ARGS(word));
}

static int run(struct arena *arena, const struct options *options)
{
	if (!cli_operands(arena, &command_explain, options, 1, 1)) {
		return EXIT_TROUBLE;
	}
	struct str word = str_trim(str_of(options->operands.items[0]));
	const struct rule *rule = rule_by_id(word);
	struct buf buf = {0};
	if (rule != NULL) {
		add_rule(&rule->info, &buf);
	} else if (!is_code(word) || add_by_code(word, &buf) == 0) {
		buf_finish(&buf);
		return fail_unknown(arena, word);
	}
	return output_finish(arena, &buf, EXIT_CLEAN);
}

const struct command command_explain = {
	.name = "explain",
	.operands = "RULE-ID|ERROR-CODE",
	.summary = "explains a rule, or an error code of Clerk's",
	.more = "",
	.example = "clerk-audit explain CLERK-WEBHOOK-009",
	.groups = {NULL},
	.run = run,
};
