#include <string.h>

#include "compare/choose.h"
#include "compare/cli/options.h"
#include "compare/cli/readiness.h"
#include "compare/report/layout.h"
#include "snapshot/plain.h"

enum { WIDTH = 100, INDENT = 2, LIST_INDENT = 4, MAX_TEXT = 800, MAX_EFFORT = 8 };

static void line(struct layout *layout, unsigned indent, struct str text)
{
	struct layout unwrapped = *layout;

	unwrapped.width = 0;
	layout_paragraph(&unwrapped, indent, plain_text(layout->arena, text, MAX_TEXT));
}

static struct str age_text(struct arena *arena, const struct readiness *readiness)
{
	if (readiness->as_of.n == 0) {
		return STR("");
	}
	if (!readiness->age_known) {
		return str_format(
			arena, ": its age at %.*s is not known", STR_ARGS(readiness->as_of));
	}
	return str_format(arena, ": %lld days old at %.*s, %s than the limit of %lld",
		(long long)readiness->age, STR_ARGS(readiness->as_of),
		readiness_is_stale(readiness) ? "more" : "not more", (long long)readiness->limit);
}

static void put_header(struct layout *layout, const struct readiness *readiness)
{
	const struct snapshot *snapshot = readiness->snapshot;
	struct str age = age_text(layout->arena, readiness);

	for (size_t i = 0; i < snapshot->files.n; i++) {
		const struct snapshot_file *file = &snapshot->files.items[i];

		line(layout, 0,
			str_format(layout->arena, "snapshot %.*s sha256 %.*s",
				STR_ARGS(str_last_part(file->name, '/')), STR_ARGS(file->digest)));
	}
	if (snapshot->captured_at.n > 0) {
		line(layout, 0,
			str_format(layout->arena, "captured at %.*s%.*s",
				STR_ARGS(snapshot->captured_at), STR_ARGS(age)));
	} else {
		line(layout, 0,
			str_format(
				layout->arena, "captured at an unknown time%.*s", STR_ARGS(age)));
	}
	line(layout, 0, STR("no secret and no personal data were found in it"));
	for (size_t i = 0; i < snapshot->ignored.n; i++) {
		line(layout, 0,
			str_format(layout->arena, "not understood: %.*s",
				STR_ARGS(snapshot->ignored.items[i])));
	}
}

static void put_disagreements(struct layout *layout, const struct instance *instance)
{
	for (size_t i = 0; i < instance->disagreements.n; i++) {
		const struct disagreement *it = &instance->disagreements.items[i];

		line(layout, INDENT,
			str_format(layout->arena,
				"two sources disagree on %s: '%.*s' (%.*s) is used; '%.*s' (%.*s)",
				it->field, STR_ARGS(it->used), STR_ARGS(it->used_path),
				STR_ARGS(it->other), STR_ARGS(it->other_path)));
	}
}

static struct str field_text(struct arena *arena, const struct readiness_gap *gap)
{
	return str_format(arena, "%s%s%.*s", fields_name(gap->field), gap->member.n > 0 ? "." : "",
		STR_ARGS(gap->member));
}

static void put_gap(
	struct layout *layout, const struct readiness_rule *rule, const struct readiness_gap *gap)
{
	struct str field = field_text(layout->arena, gap);
	struct str text = str_format(layout->arena, "%s: cannot be evaluated: %.*s unknown: %.*s",
		rule->info->id, STR_ARGS(field), STR_ARGS(gap->reason));

	if (!str_absent(gap->slot)) {
		text = str_format(
			layout->arena, "%.*s; get it: %s", STR_ARGS(text), fields_step(gap->slot));
	}
	line(layout, INDENT, text);
}

static void put_rule(struct layout *layout, const struct readiness_rule *rule)
{
	if (rule->can) {
		line(layout, INDENT,
			str_format(layout->arena, "%s: can be evaluated", rule->info->id));
	}
	if (rule->reason.n > 0) {
		line(layout, INDENT,
			str_format(layout->arena, "%s: %s: %.*s", rule->info->id,
				rule->applies ? "cannot be evaluated" : "does not apply",
				STR_ARGS(rule->reason)));
	}
	for (size_t i = 0; i < rule->gaps.n; i++) {
		put_gap(layout, rule, &rule->gaps.items[i]);
	}
}

typedef VEC(const struct rule_info *) info_vec;

/* Does the id of b follow that of a: "CLERK-POLICY-001", "CLERK-POLICY-002"? */
static bool is_next(const struct rule_info *a, const struct rule_info *b)
{
	struct str x = str_last_part(str_of(a->id), '-');
	struct str y = str_last_part(str_of(b->id), '-');
	size_t family = (size_t)(x.s - a->id);
	uint32_t first;
	uint32_t second;

	return family == (size_t)(y.s - b->id) && strncmp(a->id, b->id, family) == 0 &&
	       options_number(x.s, UINT16_MAX, &first) &&
	       options_number(y.s, UINT16_MAX, &second) && second == first + 1;
}

/* "CLERK-MFA-001, CLERK-POLICY-001 to 020" */
static struct str list_ids(struct arena *arena, const info_vec *infos)
{
	struct str ids = STR("");
	size_t last;

	for (size_t i = 0; i < infos->n; i = last + 1) {
		const char *id = infos->items[i]->id;
		const char *joint = i > 0 ? ", " : "";

		last = i;
		while (last + 1 < infos->n && is_next(infos->items[last], infos->items[last + 1])) {
			last++;
		}
		last = last < i + 2 ? i : last;
		ids = last == i ? str_format(arena, "%.*s%s%s", STR_ARGS(ids), joint, id)
				: str_format(arena, "%.*s%s%s to %s", STR_ARGS(ids), joint, id,
					  str_last_part(str_of(infos->items[last]->id), '-').s);
	}
	return ids;
}

/* Does the rule wait for the same as this one? */
static bool waits_alike(const struct readiness_rule *a, const struct readiness_rule *b)
{
	return a->gaps.n > 0 && b->gaps.n > 0 && a->step == b->step;
}

/* The rules that wait for the same as this one; none when it is not the first of them. */
static info_vec waiting_with(struct arena *arena, const struct readiness_instance *it, size_t first)
{
	info_vec infos = {0};

	for (size_t i = 0; i < it->rules.n; i++) {
		if (!waits_alike(&it->rules.items[first], &it->rules.items[i])) {
			continue;
		}
		if (i < first) {
			return (info_vec){0};
		}
		vec_push(arena, &infos, it->rules.items[i].info);
	}
	return infos;
}

static void put_waiting(struct layout *layout, const struct readiness_instance *it, size_t first)
{
	const char *step = it->rules.items[first].step;
	info_vec infos = waiting_with(layout->arena, it, first);

	if (infos.n == 0) {
		return;
	}
	if (step == NULL) {
		step = "what none of the documents that are here says";
	}
	line(layout, INDENT,
		str_format(layout->arena, "%zu %s for %s:", infos.n,
			infos.n == 1 ? "rule waits" : "rules wait", step));
	layout_paragraph(layout, LIST_INDENT, list_ids(layout->arena, &infos));
}

/* What takes least comes first, what nothing can add last. */
static void put_waiting_for(
	struct layout *layout, const struct readiness_instance *it, unsigned effort)
{
	for (size_t i = 0; i < it->rules.n; i++) {
		const struct readiness_rule *rule = &it->rules.items[i];

		if (effort == (rule->step == NULL ? MAX_EFFORT : rule->effort)) {
			put_waiting(layout, it, i);
		}
	}
}

static void put_summary(struct layout *layout, const struct readiness_instance *it)
{
	info_vec infos = {0};
	info_vec idle = {0};

	for (size_t i = 0; i < it->rules.n; i++) {
		const struct readiness_rule *rule = &it->rules.items[i];

		if (rule->can || !rule->applies) {
			vec_push(layout->arena, rule->can ? &infos : &idle, rule->info);
		}
	}
	if (infos.n > 0) {
		layout_paragraph(layout, LIST_INDENT, list_ids(layout->arena, &infos));
	}
	if (idle.n > 0) {
		line(layout, INDENT,
			str_format(layout->arena, "%zu %s not apply to it:", idle.n,
				idle.n == 1 ? "rule does" : "rules do"));
		layout_paragraph(layout, LIST_INDENT, list_ids(layout->arena, &idle));
	}
	for (unsigned effort = 0; effort <= MAX_EFFORT; effort++) {
		put_waiting_for(layout, it, effort);
	}
	for (size_t i = 0; i < it->rules.n; i++) {
		if (it->rules.items[i].applies && it->rules.items[i].reason.n > 0) {
			put_rule(layout, &it->rules.items[i]);
		}
	}
}

static void put_instance(struct layout *layout, const struct readiness_instance *it, bool verbose)
{
	buf_add_byte(layout->out, '\n');
	line(layout, 0, choose_label(layout->arena, it->instance));
	put_disagreements(layout, it->instance);
	line(layout, INDENT,
		str_format(layout->arena, "%zu of %zu rules can be evaluated%s", it->evaluated,
			it->rules.n, it->evaluated > 0 && !verbose ? ":" : ""));
	if (verbose) {
		for (size_t i = 0; i < it->rules.n; i++) {
			put_rule(layout, &it->rules.items[i]);
		}
	} else {
		put_summary(layout, it);
	}
	if (it->findings > 0) {
		line(layout, INDENT,
			str_format(layout->arena, "%zu %s: see clerk-audit check", it->findings,
				it->findings == 1 ? "finding" : "findings"));
	}
}

void readiness_text(
	struct arena *arena, const struct readiness *readiness, bool verbose, struct buf *out)
{
	struct layout layout = {.arena = arena, .out = out, .width = WIDTH};

	put_header(&layout, readiness);
	for (size_t i = 0; i < readiness->instances.n; i++) {
		put_instance(&layout, &readiness->instances.items[i], verbose);
	}
}
