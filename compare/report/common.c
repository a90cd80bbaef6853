#include "compare/report/common.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/path.h"
#include "base/utf8.h"

enum {
	MASK = 0x2026, /* "…", of redact.h */
	MASK_REST = 4, /* bytes of a secret that stay behind it */
};

struct str common_path(struct arena *arena, const struct audit_result *result, struct str file)
{
	struct str prefix = result->facts->prefix;

	/* a snapshot may lie above what was audited */
	return str_starts(file, "../") ? path_join(arena, str_slice(prefix, 0, prefix.n - 1), file)
				       : str_join(arena, prefix, file);
}

struct str common_manifest(const struct facts *facts)
{
	for (size_t i = 0; i < facts->apps.n; i++) {
		if (facts->apps.items[i].manifest.n > 0) {
			return facts->apps.items[i].manifest;
		}
	}
	return STR_NONE;
}

struct place common_place(const struct audit_result *result, const struct finding *finding)
{
	struct str manifest = common_manifest(result->facts);
	struct place place = finding->anchor;

	if (place.file.n == 0) {
		place.file = str_absent(manifest) ? STR("package.json") : manifest;
	}
	place.line = place.line > 0 ? place.line : 1;
	return place;
}

/* A letter of a key: what may stand behind the mask. */
static bool is_payload(uint32_t code)
{
	return code < 0x80 &&
	       (ascii_is_alnum((int)code) || (code != 0 && strchr("+/=_-", (int)code) != NULL));
}

/* Where a place ends, if nothing of the line were masked. */
static uint32_t plain_end(const struct place *place)
{
	if (place->end_line > place->line) {
		return UINT32_MAX;
	}
	return place->end_column > place->column ? place->end_column : place->column + 1;
}

/* The column behind what is left of a secret, whose mask ends at the offset. */
static uint32_t behind_mask(struct str text, size_t at, uint32_t column, char quote)
{
	for (int rest = MASK_REST; rest > 0 && at < text.n; rest--) {
		if (!is_payload((unsigned char)text.s[at])) {
			break;
		}
		at++;
		column++;
	}
	return column + (quote != 0 && at < text.n && text.s[at] == quote);
}

uint32_t common_excerpt_end(const struct place *place)
{
	struct str text = place->excerpt;
	uint32_t end = plain_end(place);
	uint32_t column = 1;
	uint32_t before = 0; /* the letter before: an author's ellipsis stands behind words */
	char quote = 0;

	for (size_t at = 0; at < text.n && column < end; column++) {
		uint32_t code = 0;
		size_t step = utf8_decode(text, at, &code);
		bool mask = code == MASK && !(before < 0x80 && ascii_is_alnum((int)before));

		if (mask && column < place->column) {
			return place->column;
		}
		if (mask && end != UINT32_MAX) {
			return behind_mask(text, at + step, column + 1, quote);
		}
		if (column == place->column && (code == '"' || code == '\'' || code == '`')) {
			quote = (char)code;
		}
		before = code;
		at += step == 0 ? 1 : step;
	}
	return end;
}

struct str common_help_uri(const struct rule_info *rule)
{
	struct str page = str_of(rule->page);
	size_t links = str_find(page, STR("\n## Links"), 0);
	size_t from = links == SIZE_MAX ? SIZE_MAX : str_find(page, STR("https://"), links);

	if (from == SIZE_MAX) {
		return STR_NONE;
	}
	size_t length = strcspn(page.s + from, " \n)>");
	return str_slice(page, from, from + length);
}

struct str common_why(const struct finding *finding)
{
	return finding->why.n > 0 ? finding->why : str_of(finding->rule->symptom);
}

struct str common_clerk(struct arena *arena, const struct clerk_ref *clerk)
{
	bool kind = clerk->instance_kind.n > 0;
	bool named = str_starts(clerk->instance_id, "instance ");
	bool whole = clerk->instance_id.n == 0; /* about the snapshot, not one instance */

	if (clerk->path.n == 0) {
		return STR("");
	}
	return str_format(arena, "%s%.*s%s%.*s%s%s%.*s%s%.*s", named || whole ? "" : "instance ",
		STR_ARGS(clerk->instance_id), kind ? " (" : "", STR_ARGS(clerk->instance_kind),
		kind ? ")" : "", whole ? "" : ", ", STR_ARGS(clerk->path),
		clerk->value.n > 0 ? ": " : "", STR_ARGS(clerk->value));
}

static bool same_line(const struct place *a, const struct place *b)
{
	return a->line == b->line && str_equal(a->file, b->file);
}

void common_related(struct arena *arena, const struct finding *finding, place_vec *out)
{
	for (size_t i = 0; i < finding->related.n; i++) {
		const struct place *place = &finding->related.items[i];
		bool named = same_line(place, &finding->at);

		for (size_t k = 0; k < i && !named; k++) {
			named = same_line(place, &finding->related.items[k]);
		}
		if (!named) {
			vec_push(arena, out, *place);
		}
	}
}

bool common_counts(const struct finding *finding)
{
	return finding->silenced.by == SILENCED_NOT;
}

const char *common_none(const struct audit_result *result)
{
	if (result->findings.n > 0) {
		return "No findings that are not silenced";
	}
	/* what was there before a change is not listed */
	return str_absent(result->since.point) ? "No findings" : "No new findings";
}

const char *common_plural(uint64_t n)
{
	return n == 1 ? "" : "s";
}

static struct common_group *find_group(common_group_vec *groups, struct str reason)
{
	for (size_t i = 0; i < groups->n; i++) {
		if (str_equal(groups->items[i].reason, reason)) {
			return &groups->items[i];
		}
	}
	return NULL;
}

/* Verdicts come sorted by rule, so a rule named last is named already. */
static void group_verdict(
	struct arena *arena, const struct verdict *verdict, common_group_vec *groups)
{
	for (size_t i = 0; i < verdict->reasons.n; i++) {
		struct str reason = verdict->reasons.items[i];
		struct common_group *group = find_group(groups, reason);
		if (group == NULL) {
			vec_push(arena, groups, (struct common_group){.reason = reason});
			group = vec_last(groups);
		}
		if (group->rules.n == 0 || *vec_last(&group->rules) != verdict->rule) {
			vec_push(arena, &group->rules, verdict->rule);
		}
	}
}

void common_unevaluated(
	struct arena *arena, const struct audit_result *result, common_group_vec *out)
{
	for (size_t i = 0; i < result->verdicts.n; i++) {
		if (result->verdicts.items[i].kind == VERDICT_NOT_EVALUATED) {
			group_verdict(arena, &result->verdicts.items[i], out);
		}
	}
}

struct str common_rule_names(struct arena *arena, const struct common_group *group)
{
	struct str names = STR("");

	for (size_t i = 0; i < group->rules.n; i++) {
		names = str_format(arena, "%.*s%s%s", STR_ARGS(names), i > 0 ? ", " : "",
			group->rules.items[i]->id);
	}
	return names;
}
