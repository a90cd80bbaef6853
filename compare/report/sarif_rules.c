#include "compare/report/sarif.h"

#include <stdlib.h>
#include <string.h>

#include "compare/report/common.h"

static const char *const levels[] = {
	[SEVERITY_NOTE] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_BLOCKER] = "error",
};

static const char *const problems[] = {
	[SEVERITY_NOTE] = "recommendation",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_BLOCKER] = "error",
};

const char *sarif_level(enum severity severity)
{
	return levels[severity];
}

static int order(const void *left, const void *right)
{
	const struct rule_info *const *a = left;
	const struct rule_info *const *b = right;

	return strcmp((*a)->id, (*b)->id);
}

static void keep_each_once(sarif_rules *rules)
{
	size_t kept = 0;

	for (size_t i = 0; i < rules->n; i++) {
		if (kept == 0 || strcmp(rules->items[kept - 1]->id, rules->items[i]->id) != 0) {
			rules->items[kept++] = rules->items[i];
		}
	}
	rules->n = kept;
}

void sarif_collect_rules(struct sarif *sarif)
{
	const struct audit_result *result = sarif->result;

	for (size_t i = 0; i < result->verdicts.n; i++) {
		vec_push(sarif->arena, &sarif->rules, result->verdicts.items[i].rule);
	}
	for (size_t i = 0; i < result->findings.n; i++) {
		vec_push(sarif->arena, &sarif->rules, result->findings.items[i].rule);
	}
	if (sarif->rules.n > 0) {
		qsort(sarif->rules.items, sarif->rules.n, sizeof(sarif->rules.items[0]), order);
	}
	keep_each_once(&sarif->rules);
}

uint32_t sarif_rule_index(const struct sarif *sarif, const struct rule_info *rule)
{
	const struct rule_info **found = bsearch(
		&rule, sarif->rules.items, sarif->rules.n, sizeof(sarif->rules.items[0]), order);

	return (uint32_t)(found - sarif->rules.items);
}

static void add_text(struct sarif *sarif, const char *key, struct str text)
{
	json_key(&sarif->json, key);
	json_begin_object(&sarif->json);
	json_put_string(&sarif->json, "text", text);
	json_end_object(&sarif->json);
}

static void add_help(struct sarif *sarif, const struct rule_info *rule, struct str uri)
{
	struct arena *arena = sarif->arena;
	struct str symptom = sarif_sentence(arena, str_of(rule->symptom));

	json_key(&sarif->json, "help");
	json_begin_object(&sarif->json);
	json_put_string(&sarif->json, "text",
		str_format(arena,
			"%.*s\n\n'clerk-audit explain %s' shows wrong and right code.%s%.*s",
			STR_ARGS(symptom), rule->id, uri.n > 0 ? "\n\n" : "", STR_ARGS(uri)));
	json_put_string(&sarif->json, "markdown", str_of(rule->page));
	json_end_object(&sarif->json);
}

/* "external/cwe/cwe-798" is how code scanning links a weakness. */
static void add_tags(struct sarif *sarif, const struct rule_info *rule)
{
	struct str weaknesses = str_of(rule->cwe);

	json_key(&sarif->json, "tags");
	json_begin_array(&sarif->json);
	if (rule->security != NULL) {
		json_write_string(&sarif->json, STR("security"));
	}
	json_write_string(&sarif->json, str_of(rule->area));
	while (weaknesses.n > 0) {
		struct str number = str_take(&weaknesses, ' ');

		json_write_string(
			&sarif->json, str_format(sarif->arena, "external/cwe/cwe-%03ld",
					      strtol(str_copy(sarif->arena, number).s, NULL, 10)));
	}
	json_end_array(&sarif->json);
}

static void add_properties(struct sarif *sarif, const struct rule_info *rule)
{
	json_key(&sarif->json, "properties");
	json_begin_object(&sarif->json);
	add_tags(sarif, rule);
	json_put_string(&sarif->json, "precision", STR("high"));
	json_put_string(&sarif->json, "problem.severity", str_of(problems[rule->severity]));
	if (rule->security != NULL) {
		json_put_string(&sarif->json, "security-severity", str_of(rule->security));
	}
	json_put_string(&sarif->json, "since", str_of(rule->since));
	json_end_object(&sarif->json);
}

static void add_rule(struct sarif *sarif, const struct rule_info *rule)
{
	struct arena *arena = sarif->arena;
	struct str title = sarif_title(arena, str_of(rule->title));
	struct str symptom = sarif_sentence(arena, str_of(rule->symptom));
	struct str uri = common_help_uri(rule);

	json_begin_object(&sarif->json);
	json_put_string(&sarif->json, "id", str_of(rule->id));
	json_put_string(&sarif->json, "name", title);
	add_text(sarif, "shortDescription", sarif_clip(arena, title));
	add_text(sarif, "fullDescription", sarif_clip(arena, symptom));
	if (uri.n > 0) {
		json_put_string(&sarif->json, "helpUri", uri);
	}
	add_help(sarif, rule, uri);
	json_key(&sarif->json, "defaultConfiguration");
	json_begin_object(&sarif->json);
	json_put_string(&sarif->json, "level", str_of(sarif_level(rule->severity)));
	json_end_object(&sarif->json);
	add_properties(sarif, rule);
	json_end_object(&sarif->json);
}

void sarif_add_rules(struct sarif *sarif)
{
	json_key(&sarif->json, "rules");
	json_begin_array(&sarif->json);
	for (size_t i = 0; i < sarif->rules.n; i++) {
		add_rule(sarif, sarif->rules.items[i]);
	}
	json_end_array(&sarif->json);
}
