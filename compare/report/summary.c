#include "compare/report/summary.h"

#include <inttypes.h>

#include "compare/report/silenced.h"

enum {
	SUMMARY_NOTICES = 10, /* listed without --verbose */
};

struct summary_counts summary_count(const struct audit_result *result)
{
	struct summary_counts counts = {.unresolved = result->facts->unresolved};
	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.items[i];

		counts.silenced[finding->silenced.by]++;
		counts.severities[finding->severity] += finding->silenced.by == SILENCED_NOT;
	}
	for (size_t i = 0; i < result->verdicts.n; i++) {
		counts.verdicts[result->verdicts.items[i].kind]++;
		counts.unresolved += result->verdicts.items[i].unresolved;
	}
	return counts;
}

struct str summary_app(const struct audit_result *result, uint32_t app)
{
	return app < result->facts->apps.n ? result->facts->apps.items[app].root : STR_NONE;
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void add_counts(struct layout *layout, const struct summary_counts *counts)
{
	const size_t *s = counts->severities;
	const size_t *v = counts->verdicts;
	size_t notes = s[SEVERITY_NOTE];
	size_t warnings = s[SEVERITY_WARNING];
	size_t blockers = s[SEVERITY_BLOCKER];
	layout_entry(layout, "Findings",
		str_format(layout->arena, "%zu blocker%s, %zu warning%s, %zu note%s", blockers,
			plural(blockers), warnings, plural(warnings), notes, plural(notes)));
	silenced_add_counts(layout, counts);
	layout_entry(layout, "Verdicts",
		str_format(layout->arena,
			"%zu with findings, %zu passed, %zu not applicable, %zu not evaluated",
			v[VERDICT_FINDING], v[VERDICT_PASSED], v[VERDICT_NOT_APPLICABLE],
			v[VERDICT_NOT_EVALUATED]));
}

static bool any_clerk(const struct facts *facts)
{
	bool any = false;
	for (size_t i = 0; i < facts->apps.n; i++) {
		any = any || facts->apps.items[i].clerk;
	}
	return any;
}

/* "apps/api: instance ins_1: why" → "instance ins_1: why" */
static struct str without_app(struct str line, struct str root)
{
	bool named = line.n > root.n + 2 && str_equal(str_slice(line, 0, root.n), root);
	return named ? str_slice(line, root.n + 2, line.n) : line;
}

/* An app may have several lines, one for each environment; where there are several apps each is
 * named. */
static const struct fact_app *app_of(const struct facts *facts, struct str line)
{
	for (size_t i = 0; i < facts->apps.n; i++) {
		struct str root = facts->apps.items[i].root;
		bool named = without_app(line, root).n < line.n &&
			     str_equal(str_slice(line, root.n, root.n + 2), STR(": "));
		if (named || facts->apps.n == 1) {
			return &facts->apps.items[i];
		}
	}
	return NULL;
}

struct compared {
	struct str apps; /* "apps/api, apps/web" */
	struct str line;
};

typedef VEC(struct compared) compared_vec;

static void add_app(struct arena *arena, compared_vec *all, struct str root, struct str line)
{
	for (size_t i = 0; i < all->n; i++) {
		struct compared *it = &all->items[i];
		if (str_equal(it->line, line)) {
			it->apps =
				str_format(arena, "%.*s, %.*s", STR_ARGS(it->apps), STR_ARGS(root));
			return;
		}
	}
	vec_push(arena, all, (struct compared){root, line});
}

/* Apps that are held against one instance for one reason share a line; those without Clerk have
 * none where another has Clerk. */
static void add_instances(struct layout *layout, const struct audit_result *result)
{
	const struct facts *facts = result->facts;
	bool some = any_clerk(facts);
	compared_vec all = {0};
	for (size_t i = 0; i < result->instance_lines.n; i++) {
		struct str line = result->instance_lines.items[i];
		const struct fact_app *app = app_of(facts, line);
		if (app != NULL && (app->clerk || !some)) {
			add_app(layout->arena, &all, app->root,
				facts->apps.n > 1 ? without_app(line, app->root) : line);
		}
	}
	for (size_t i = 0; i < all.n; i++) {
		struct compared *it = &all.items[i];
		struct str line = it->line;
		if (facts->apps.n > 1) {
			line = str_format(layout->arena, "%.*s: %.*s", STR_ARGS(it->apps),
				STR_ARGS(it->line));
		}
		layout_entry(layout, i == 0 ? "Against" : "", line);
	}
}

static void add_compared(struct layout *layout, const struct audit_result *result)
{
	if (!str_absent(result->no_snapshot)) {
		layout_line(layout, "Against",
			str_format(layout->arena,
				"no snapshot, so only the repository is judged: %.*s",
				STR_ARGS(result->no_snapshot)));
		return;
	}
	if (!result->has_snapshot) {
		layout_line(layout, "Against",
			STR("no snapshot, so only the repository is judged; "
			    "to get one: clerk-audit snapshot --help"));
		return;
	}
	add_instances(layout, result);
}

struct group {
	struct str reason;
	struct str rules; /* "CLERK-KEY-003, CLERK-KEY-004" */
	const struct rule_info *last;
};

typedef VEC(struct group) group_vec;

static struct group *find_group(group_vec *groups, struct str reason)
{
	for (size_t i = 0; i < groups->n; i++) {
		if (str_equal(groups->items[i].reason, reason)) {
			return &groups->items[i];
		}
	}
	return NULL;
}

/* Verdicts come sorted by rule, so a rule named last is named already. */
static void group_verdict(struct arena *arena, const struct verdict *verdict, group_vec *groups)
{
	for (size_t i = 0; i < verdict->reasons.n; i++) {
		struct str reason = verdict->reasons.items[i];
		struct group *group = find_group(groups, reason);
		if (group == NULL) {
			vec_push(arena, groups, (struct group){.reason = reason});
			group = vec_last(groups);
		}
		if (group->last != verdict->rule) {
			group->rules = str_format(arena, "%.*s%s%s", STR_ARGS(group->rules),
				group->rules.n > 0 ? ", " : "", verdict->rule->id);
			group->last = verdict->rule;
		}
	}
}

static void add_gaps(struct layout *layout, const struct audit_result *result)
{
	group_vec groups = {0};
	for (size_t i = 0; i < result->verdicts.n; i++) {
		if (result->verdicts.items[i].kind == VERDICT_NOT_EVALUATED) {
			group_verdict(layout->arena, &result->verdicts.items[i], &groups);
		}
	}
	if (groups.n == 0) {
		return;
	}
	buf_add_z(layout->out, "  Not evaluated, because\n");
	for (size_t i = 0; i < groups.n; i++) {
		struct group *group = &groups.items[i];
		layout_paragraph(layout, LAYOUT_INDENT + 2,
			str_format(layout->arena, "%.*s:", STR_ARGS(group->reason)));
		layout_paragraph(layout, LAYOUT_INDENT + 6, group->rules);
	}
}

static void add_unresolved(struct layout *layout, const struct summary_counts *counts)
{
	if (counts->unresolved > 0) {
		layout_entry(layout, "Unknown",
			str_format(layout->arena,
				"%" PRIu64 " value%s could not be followed and %s not judged",
				counts->unresolved, counts->unresolved == 1 ? "" : "s",
				counts->unresolved == 1 ? "was" : "were"));
	}
}

void summary_notices(struct arena *arena, const struct audit_result *result, notice_vec *out)
{
	for (size_t i = 0; i < result->snapshot_notes.n; i++) {
		struct str note =
			str_join(arena, STR("snapshot: "), result->snapshot_notes.items[i]);
		vec_push(arena, out, (struct notice){.reason = note});
	}
	for (size_t i = 0; i < result->config_notes.n; i++) {
		vec_push(arena, out, (struct notice){.reason = result->config_notes.items[i]});
	}
	for (size_t i = 0; i < result->facts->notices.n; i++) {
		vec_push(arena, out, result->facts->notices.items[i]);
	}
}

static void add_notices(struct layout *layout, const struct audit_result *result, bool verbose)
{
	notice_vec notices = {0};
	summary_notices(layout->arena, result, &notices);
	size_t n = notices.n;
	size_t shown = verbose || n <= SUMMARY_NOTICES ? n : SUMMARY_NOTICES;
	if (n > 0) {
		buf_add_z(layout->out, "  Notices\n");
	}
	for (size_t i = 0; i < shown; i++) {
		const struct notice *notice = &notices.items[i];
		struct str line = notice->reason;
		if (notice->path.n > 0) {
			line = str_format(layout->arena, "%.*s: %.*s", STR_ARGS(notice->path),
				STR_ARGS(notice->reason));
		}
		layout_paragraph(layout, LAYOUT_INDENT + 2, line);
	}
	if (shown < n) {
		layout_paragraph(layout, LAYOUT_INDENT + 2,
			str_format(layout->arena, "and %zu more (--verbose)", n - shown));
	}
}

static void add_verdicts(struct layout *layout, const struct audit_result *result)
{
	buf_add_z(layout->out, "  Every verdict\n");
	for (size_t i = 0; i < result->verdicts.n; i++) {
		const struct verdict *verdict = &result->verdicts.items[i];
		struct str app = summary_app(result, verdict->app);
		struct str line = str_format(layout->arena, "%-22s %-14s %.*s%s%.*s%s%.*s",
			verdict->rule->id, verdict_name(verdict->kind), STR_ARGS(app),
			app.n > 0 && verdict->instance.n > 0 ? " " : "",
			STR_ARGS(verdict->instance), verdict->reason.n > 0 ? ": " : "",
			STR_ARGS(verdict->reason));
		layout_spaces(layout, LAYOUT_INDENT + 2);
		buf_add(layout->out, report_safe(layout->arena, line));
		buf_add_byte(layout->out, '\n');
	}
}

static void add_digests(struct layout *layout, const struct audit_result *result,
	const struct report_options *options)
{
	layout_line(layout, "Tables",
		str_format(layout->arena, "about Clerk, as of %.*s",
			STR_ARGS(result->knowledge_date)));
	if (options->as_of.n > 0) {
		layout_line(layout, "As of", options->as_of);
	}
	layout_line(layout, "Facts", result->facts_digest);
	for (size_t i = 0; i < result->snapshot_digests.n; i++) {
		layout_line(layout, i == 0 ? "Snapshot" : "",
			str_format(layout->arena, "%.*s %.*s",
				STR_ARGS(result->snapshot_digests.items[i]),
				STR_ARGS(result->snapshot_names.items[i])));
	}
	if (result->config_digest.n > 0) {
		layout_line(layout, "Config", result->config_digest);
	}
	if (result->baseline.name.n > 0) {
		layout_line(layout, "Baseline", result->baseline.digest);
	}
	layout_line(layout, "Rules", result->rules_digest);
}

static bool says_nothing_of_clerk(const struct facts *facts)
{
	return facts->keys.n == 0 && !any_clerk(facts);
}

/* What makes a strict run fail beside the findings; absent when nothing does. */
static struct str strict_text(struct layout *layout, const struct audit_result *result)
{
	const struct gaps *gaps = &result->gaps;
	struct str text = STR_NONE;
	const struct {
		size_t count;
		const char *one;
		const char *several;
	} parts[] = {
		{gaps->unevaluated, "verdict not evaluated", "verdicts not evaluated"},
		{gaps->problems, "problem of suppressions", "problems of suppressions"},
		{gaps->stale, "stale entry of the baseline", "stale entries of the baseline"},
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].count > 0) {
			text = str_format(layout->arena, "%.*s%s%zu %s", STR_ARGS(text),
				text.n > 0 ? ", " : "", parts[i].count,
				parts[i].count == 1 ? parts[i].one : parts[i].several);
		}
	}
	return text;
}

static void add_result(struct layout *layout, const struct audit_result *result,
	const struct summary_counts *counts, const struct report_options *options)
{
	size_t failing = 0;
	for (int s = options->fail_on; !options->fail_never && s <= SEVERITY_BLOCKER; s++) {
		failing += counts->severities[s];
	}
	const char *threshold = options->fail_never ? "never" : severity_name(options->fail_on);
	struct str gaps = options->strict ? strict_text(layout, result) : STR_NONE;
	struct str findings = STR("nothing");
	if (failing > 0) {
		findings = str_format(layout->arena, "%zu finding%s", failing, plural(failing));
	}
	layout_entry(layout, "Result",
		str_format(layout->arena, "%.*s at or above the threshold '%s'%s%.*s: exit %d",
			STR_ARGS(findings), threshold, gaps.n > 0 ? "; --strict: " : "",
			STR_ARGS(gaps), failing > 0 || gaps.n > 0));
}

void summary_add_strict(struct layout *layout, const struct audit_result *result,
	const struct report_options *options)
{
	struct summary_counts counts = summary_count(result);

	if (options->strict && strict_text(layout, result).n > 0) {
		add_result(layout, result, &counts, options);
	}
}

void summary_add(struct layout *layout, const struct audit_result *result,
	const struct report_options *options)
{
	struct summary_counts counts = summary_count(result);
	layout_paint(layout, PAINT_BOLD, "Summary");
	buf_add_byte(layout->out, '\n');
	add_counts(layout, &counts);
	silenced_add_baseline(layout, &result->baseline);
	add_compared(layout, result);
	if (says_nothing_of_clerk(result->facts)) {
		layout_entry(layout, "Clerk", STR("nothing of it was found in this repository"));
	}
	add_unresolved(layout, &counts);
	add_gaps(layout, result);
	add_notices(layout, result, options->verbose);
	silenced_add_problems(layout, result, options->verbose);
	if (options->verbose) {
		silenced_add_findings(layout, result);
		add_verdicts(layout, result);
		add_digests(layout, result, options);
	}
	add_result(layout, result, &counts, options);
}
