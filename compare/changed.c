#include "compare/changed.h"

#include "base/map.h"
#include "compare/fingerprint.h"
#include "compare/settle.h"

struct matching {
	struct arena *arena;
	const struct audit_result *before;
	const struct audit_result *after;
	uint32_t *old_of; /* by finding after; MAP_NONE */
	bool *taken; /* by finding before */
};

static void match_fingerprints(struct matching *matching)
{
	struct map by_fingerprint = {0};

	for (size_t i = 0; i < matching->before->findings.n; i++) {
		map_put(matching->arena, &by_fingerprint,
			matching->before->findings.items[i].fingerprint, (uint32_t)i);
	}
	for (size_t i = 0; i < matching->after->findings.n; i++) {
		uint32_t old =
			map_get(&by_fingerprint, matching->after->findings.items[i].fingerprint);

		matching->old_of[i] = old;
		if (old != MAP_NONE) {
			matching->taken[old] = true;
		}
	}
}

static void add_left(
	struct matching *matching, unmatched_vec *list, const struct finding *finding, size_t index)
{
	struct str content = fingerprint_content(matching->arena, finding);

	vec_push(matching->arena, list, (struct unmatched){content, (uint32_t)index});
}

/* Files that were renamed, and code that moved to another: pairs in their order. */
static void match_contents(struct matching *matching)
{
	unmatched_vec old = {0};
	unmatched_vec new = {0};

	for (size_t i = 0; i < matching->before->findings.n; i++) {
		if (!matching->taken[i]) {
			add_left(matching, &old, &matching->before->findings.items[i], i);
		}
	}
	for (size_t i = 0; i < matching->after->findings.n; i++) {
		if (matching->old_of[i] == MAP_NONE) {
			add_left(matching, &new, &matching->after->findings.items[i], i);
		}
	}
	fingerprint_sort(&old);
	fingerprint_sort(&new);
	for (size_t o = 0, n = 0; o < old.n && n < new.n;) {
		int order = str_compare(old.items[o].content, new.items[n].content);

		if (order == 0) {
			matching->old_of[new.items[n].index] = old.items[o].index;
		}
		o += order <= 0;
		n += order >= 0;
	}
}

/* Was it there as it is now? What begins to count, or to weigh more, is news. */
static bool is_unchanged(const struct finding *old, const struct finding *new)
{
	return new->silenced.by != SILENCED_NOT ||
	       (old->silenced.by == SILENCED_NOT && old->severity >= new->severity);
}

/* Marks the findings that were there. */
static void mark_findings(struct arena *arena, const struct audit_result *before,
	const struct audit_result *result, bool *unchanged)
{
	struct matching matching = {
		.arena = arena,
		.before = before,
		.after = result,
		.old_of = arena_array(arena, result->findings.n, sizeof(uint32_t)),
		.taken = arena_array(arena, before->findings.n, sizeof(bool)),
	};

	match_fingerprints(&matching);
	match_contents(&matching);
	for (size_t i = 0; i < result->findings.n; i++) {
		uint32_t old = matching.old_of[i];

		unchanged[i] = unchanged[i] ||
			       (old != MAP_NONE && is_unchanged(&before->findings.items[old],
							   &result->findings.items[i]));
	}
}

static void drop_findings(
	struct arena *arena, const result_vec *before, struct audit_result *result)
{
	bool *unchanged = arena_array(arena, result->findings.n, sizeof(bool));
	size_t kept = 0;

	for (size_t i = 0; i < before->n; i++) {
		mark_findings(arena, before->items[i], result, unchanged);
	}
	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.items[i];

		if (unchanged[i]) {
			result->since.unchanged += finding->silenced.by == SILENCED_NOT;
		} else {
			result->findings.items[kept++] = *finding;
		}
	}
	result->findings.n = kept;
}

static struct str problem_key(struct arena *arena, const struct suppression_problem *problem)
{
	return str_format(arena, "%d %.*s %.*s %.*s %.*s", (int)problem->kind,
		STR_ARGS(problem->rule), STR_ARGS(problem->at.file), STR_ARGS(problem->message),
		STR_ARGS(problem->at.excerpt));
}

static void mark_problems(struct arena *arena, const struct audit_result *before,
	const struct audit_result *result, bool *unchanged)
{
	struct map counts = {0};

	for (size_t i = 0; i < before->problems.n; i++) {
		struct str key = problem_key(arena, &before->problems.items[i]);
		uint32_t count = map_get(&counts, key);

		map_put(arena, &counts, key, count == MAP_NONE ? 1 : count + 1);
	}
	for (size_t i = 0; i < result->problems.n; i++) {
		struct str key = problem_key(arena, &result->problems.items[i]);
		uint32_t count = map_get(&counts, key);

		if (count != MAP_NONE && count > 0) {
			unchanged[i] = true;
			map_put(arena, &counts, key, count - 1);
		}
	}
}

static void drop_problems(
	struct arena *arena, const result_vec *before, struct audit_result *result)
{
	bool *unchanged = arena_array(arena, result->problems.n, sizeof(bool));
	size_t kept = 0;

	for (size_t i = 0; i < before->n; i++) {
		mark_problems(arena, before->items[i], result, unchanged);
	}
	for (size_t i = 0; i < result->problems.n; i++) {
		if (!unchanged[i]) {
			result->problems.items[kept++] = result->problems.items[i];
		}
	}
	result->problems.n = kept;
}

/* Names a verdict on both sides: the rule, the app by its folder, the instance. */
static struct str verdict_key(
	struct arena *arena, const struct audit_result *result, const struct verdict *verdict)
{
	const struct facts *facts = result->facts;
	struct str app =
		verdict->app < facts->apps.n ? facts->apps.items[verdict->app].root : STR(" ");

	return str_format(arena, "%s %.*s %.*s", verdict->rule->id, STR_ARGS(app),
		STR_ARGS(verdict->instance));
}

static void add_gaps(struct arena *arena, const struct audit_result *before, struct map *gaps)
{
	for (size_t i = 0; i < before->verdicts.n; i++) {
		const struct verdict *verdict = &before->verdicts.items[i];

		if (verdict->kind == VERDICT_NOT_EVALUATED) {
			map_put(arena, gaps, verdict_key(arena, before, verdict), 0);
		}
	}
}

static size_t new_gaps(struct arena *arena, const result_vec *before,
	const struct audit_result *result, const struct config *config)
{
	struct map gaps = {0};
	size_t count = 0;

	for (size_t i = 0; i < before->n; i++) {
		add_gaps(arena, before->items[i], &gaps);
	}
	for (size_t i = 0; i < result->verdicts.n; i++) {
		const struct verdict *verdict = &result->verdicts.items[i];

		count += settle_is_gap(verdict, config) &&
			 map_get(&gaps, verdict_key(arena, result, verdict)) == MAP_NONE;
	}
	return count;
}

static size_t new_stale(const result_vec *before, const struct audit_result *result)
{
	size_t most = 0;

	for (size_t i = 0; i < before->n; i++) {
		size_t stale = before->items[i]->gaps.stale;

		most = stale > most ? stale : most;
	}
	return result->gaps.stale > most ? result->gaps.stale - most : 0;
}

void changed_since(struct arena *arena, const result_vec *before, struct str point,
	const struct config *config, struct audit_result *result)
{
	result->since = (struct since){.point = point};
	if (before->n == 0) {
		return;
	}
	drop_findings(arena, before, result);
	drop_problems(arena, before, result);
	result->gaps = (struct gaps){
		.unevaluated = new_gaps(arena, before, result, config),
		.problems = result->problems.n,
		.stale = new_stale(before, result),
	};
}
