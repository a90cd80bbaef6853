#include "compare/report/summary.h"

#include <inttypes.h>

#include "compare/report/common.h"
#include "compare/report/silenced.h"
#include "compare/report/unresolved.h"

enum {
	SUMMARY_NOTICES = 10, /* listed without --verbose */
	SUMMARY_RULES = 3, /* named without it of those that one reason kept from being evaluated */
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

size_t summary_silenced(const struct summary_counts *counts)
{
	return counts->silenced[SILENCED_COMMENT] + counts->silenced[SILENCED_BASELINE];
}

const char *summary_threshold(const struct report_options *options)
{
	return options->fail_never ? "never" : severity_name(options->fail_on);
}

struct str summary_findings(struct arena *arena, const size_t *severities)
{
	size_t notes = severities[SEVERITY_NOTE];
	size_t warnings = severities[SEVERITY_WARNING];
	size_t blockers = severities[SEVERITY_BLOCKER];

	return str_format(arena, "%zu blocker%s, %zu warning%s, %zu note%s", blockers,
		common_plural(blockers), warnings, common_plural(warnings), notes,
		common_plural(notes));
}

struct str summary_verdicts(struct arena *arena, const struct summary_counts *counts)
{
	const size_t *v = counts->verdicts;

	return str_format(arena,
		"%zu with findings, %zu passed, %zu not applicable, %zu not evaluated",
		v[VERDICT_FINDING], v[VERDICT_PASSED], v[VERDICT_NOT_APPLICABLE],
		v[VERDICT_NOT_EVALUATED]);
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
static void add_instances(struct arena *arena, const struct audit_result *result, str_vec *out)
{
	const struct facts *facts = result->facts;
	bool some = any_clerk(facts);
	compared_vec all = {0};
	for (size_t i = 0; i < result->instance_lines.n; i++) {
		struct str line = result->instance_lines.items[i];
		const struct fact_app *app = app_of(facts, line);
		if (app != NULL && (app->clerk || !some)) {
			add_app(arena, &all, app->root,
				facts->apps.n > 1 ? without_app(line, app->root) : line);
		}
	}
	for (size_t i = 0; i < all.n; i++) {
		struct compared *it = &all.items[i];
		struct str line = it->line;
		if (facts->apps.n > 1) {
			line = str_format(
				arena, "%.*s: %.*s", STR_ARGS(it->apps), STR_ARGS(it->line));
		}
		vec_push(arena, out, line);
	}
}

void summary_against(struct arena *arena, const struct audit_result *result, str_vec *out)
{
	if (!str_absent(result->no_snapshot)) {
		vec_push(arena, out,
			str_format(arena, "no snapshot, so only the repository is judged: %.*s",
				STR_ARGS(result->no_snapshot)));
	} else if (!result->has_snapshot) {
		vec_push(arena, out,
			STR("no snapshot, so only the repository is judged; "
			    "to get one: clerk-audit snapshot --help"));
	} else {
		add_instances(arena, result, out);
	}
}

/* Why a snapshot could not be used names files, whose spaces stay: such a line is not wrapped. */
static void add_against(struct layout *layout, const struct audit_result *result)
{
	bool wraps = str_absent(result->no_snapshot);
	str_vec lines = {0};

	summary_against(layout->arena, result, &lines);
	for (size_t i = 0; i < lines.n; i++) {
		if (wraps) {
			layout_entry(layout, i == 0 ? "Against" : "", lines.items[i]);
		} else {
			layout_line(layout, "Against", lines.items[i]);
		}
	}
}

/* "CLERK-KEY-003, CLERK-KEY-004 and 9 more" */
static struct str some_rules(struct arena *arena, const struct common_group *group)
{
	struct common_group first = *group;

	first.rules.n = SUMMARY_RULES;
	return str_format(arena, "%.*s and %zu more", STR_ARGS(common_rule_names(arena, &first)),
		group->rules.n - first.rules.n);
}

/* Which rules they are is known to who reads the summary often; --verbose names them all. */
static void add_gaps(struct layout *layout, const struct audit_result *result, bool verbose)
{
	common_group_vec groups = {0};
	bool cut = false;

	common_unevaluated(layout->arena, result, &groups);
	for (size_t i = 0; i < groups.n && !verbose; i++) {
		cut = cut || groups.items[i].rules.n > SUMMARY_RULES + 1;
	}
	if (groups.n > 0) {
		buf_format(layout->out, "  Not evaluated, because%s\n",
			cut ? " (--verbose names every rule)" : "");
	}
	for (size_t i = 0; i < groups.n; i++) {
		const struct common_group *group = &groups.items[i];
		bool some = !verbose && group->rules.n > SUMMARY_RULES + 1;
		struct str rules = some ? some_rules(layout->arena, group)
					: common_rule_names(layout->arena, group);

		layout_paragraph(layout, LAYOUT_INDENT + 2,
			str_format(layout->arena, "%.*s:", STR_ARGS(group->reason)));
		layout_paragraph(layout, LAYOUT_INDENT + 6, rules);
	}
}

static void add_unresolved(struct layout *layout, const struct summary_counts *counts, bool verbose)
{
	if (counts->unresolved > 0) {
		layout_entry(layout, "Unknown",
			str_format(layout->arena,
				"%" PRIu64 " value%s could not be followed and %s not judged%s",
				counts->unresolved, common_plural(counts->unresolved),
				counts->unresolved == 1 ? "was" : "were",
				verbose ? "" : " (--verbose says where)"));
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
static struct str strict_text(struct arena *arena, const struct audit_result *result)
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
			text = str_format(arena, "%.*s%s%zu %s", STR_ARGS(text),
				text.n > 0 ? ", " : "", parts[i].count,
				parts[i].count == 1 ? parts[i].one : parts[i].several);
		}
	}
	return text;
}

size_t summary_failing(const struct audit_result *result, const struct report_options *options)
{
	struct summary_counts counts = summary_count(result);
	size_t failing = 0;

	for (int s = options->fail_on; !options->fail_never && s <= SEVERITY_BLOCKER; s++) {
		failing += counts.severities[s];
	}
	return failing;
}

/* A strict run is about what is not known too, and so whatever --fail-on says of findings. */
bool summary_fails(const struct audit_result *result, const struct report_options *options)
{
	const struct gaps *gaps = &result->gaps;

	return summary_failing(result, options) > 0 ||
	       (options->strict && gaps->unevaluated + gaps->problems + gaps->stale > 0);
}

struct str summary_outcome(struct arena *arena, const struct audit_result *result,
	const struct report_options *options)
{
	size_t failing = summary_failing(result, options);
	struct str gaps = options->strict ? strict_text(arena, result) : STR_NONE;
	struct str findings = STR("nothing");

	if (failing > 0) {
		findings = str_format(arena, "%zu finding%s", failing, common_plural(failing));
	}
	return str_format(arena, "%.*s at or above the threshold '%s'%s%.*s: exit %d",
		STR_ARGS(findings), summary_threshold(options), gaps.n > 0 ? "; --strict: " : "",
		STR_ARGS(gaps), summary_fails(result, options));
}

void summary_add_strict(struct layout *layout, const struct audit_result *result,
	const struct report_options *options)
{
	if (options->strict && strict_text(layout->arena, result).n > 0) {
		layout_entry(layout, "Result", summary_outcome(layout->arena, result, options));
	}
}

void summary_add(struct layout *layout, const struct audit_result *result,
	const struct report_options *options)
{
	struct summary_counts counts = summary_count(result);
	layout_paint(layout, PAINT_BOLD, "Summary");
	buf_add_byte(layout->out, '\n');
	layout_entry(layout, "Findings", summary_findings(layout->arena, counts.severities));
	silenced_add_counts(layout, &counts);
	silenced_add_since(layout, &result->since);
	layout_entry(layout, "Verdicts", summary_verdicts(layout->arena, &counts));
	silenced_add_baseline(layout, &result->baseline);
	add_against(layout, result);
	if (says_nothing_of_clerk(result->facts)) {
		layout_entry(layout, "Clerk", STR("nothing of it was found in this repository"));
	}
	add_unresolved(layout, &counts, options->verbose);
	add_gaps(layout, result, options->verbose);
	add_notices(layout, result, options->verbose);
	silenced_add_problems(layout, result, options->verbose);
	if (options->verbose) {
		silenced_add_findings(layout, result);
		if (counts.unresolved > 0) {
			unresolved_add(layout, result);
		}
		add_verdicts(layout, result);
		add_digests(layout, result, options);
	}
	layout_entry(layout, "Result", summary_outcome(layout->arena, result, options));
}
