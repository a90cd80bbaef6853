#include "compare/suppress.h"

#include <stdlib.h>

#include "compare/suppress_cover.h"
#include "compare/verdict.h"

enum {
	ASTRAY_LINES = 10, /* as far as a comment may have been parted from its line */
};

void cover_problem(struct covers *covers, const struct fact_suppression *comment,
	enum suppression_problem_kind kind, struct str rule, struct str message)
{
	struct suppression_problem problem = {kind, comment->at, rule, message};

	vec_push(covers->arena, &covers->result->problems, problem);
}

static int order_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* Where a line is looked for: the file, the rule and the kind of what may cover it. */
static int order_keys(const struct cover *a, const struct cover *b)
{
	int order = str_compare(a->comment->at.file, b->comment->at.file);

	if (order == 0) {
		order = order_numbers(a->rule, b->rule);
	}
	return order != 0 ? order : order_numbers(a->kind, b->kind);
}

/* Of comments that mean one line, the one nearest to it comes last and is found first. */
static int order_covers(const void *left, const void *right)
{
	const struct cover *a = left;
	const struct cover *b = right;
	int order = order_keys(a, b);

	if (order == 0) {
		order = order_numbers(a->first, b->first);
	}
	return order != 0 ? order : (a->comment > b->comment) - (a->comment < b->comment);
}

/* The last cover of the wanted one's key that begins at its line or before, if it reaches it. */
static struct cover *find_cover(const struct covers *covers, const struct cover *wanted)
{
	size_t low = 0;
	size_t high = covers->list.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct cover *it = &covers->list.items[middle];
		int order = order_keys(it, wanted);

		if (order < 0 || (order == 0 && it->first <= wanted->first)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	struct cover *found = low == 0 ? NULL : &covers->list.items[low - 1];
	bool reaches =
		found != NULL && order_keys(found, wanted) == 0 && wanted->first <= found->last;
	return reaches ? found : NULL;
}

static struct cover *cover_of(const struct covers *covers, const struct finding *finding)
{
	const struct fact_suppression place = {.at = finding->at};
	struct cover wanted = {.comment = &place, .first = finding->at.line};
	struct cover *found = NULL;

	while (wanted.rule < covers->rule_count &&
		&covers->rules[wanted.rule]->info != finding->rule) {
		wanted.rule++;
	}
	for (int kind = COVER_LINE; kind <= COVER_FILE && found == NULL; kind++) {
		wanted.kind = (enum cover_kind)kind;
		found = find_cover(covers, &wanted);
	}
	return found;
}

static void silence(const struct covers *covers)
{
	for (size_t i = 0; i < covers->result->findings.n; i++) {
		struct finding *finding = &covers->result->findings.items[i];
		struct cover *cover = finding->at.file.n == 0 ? NULL : cover_of(covers, finding);

		if (cover != NULL) {
			const struct fact_suppression *comment = cover->comment;

			cover->used = true;
			finding->silenced = (struct silenced){
				.by = SILENCED_COMMENT,
				.file = comment->at.file,
				.line = comment->at.line,
				.reason = comment->reason,
				.until = comment->until,
			};
		}
	}
}

/* Where a rule finds something that is not silenced. */
struct spot {
	struct str file;
	const char *rule;
	uint32_t line;
};

typedef VEC(struct spot) spot_vec;

static int order_spots(const void *left, const void *right)
{
	const struct spot *a = left;
	const struct spot *b = right;
	int order = str_compare(a->file, b->file);

	if (order == 0) {
		order = str_compare(str_of(a->rule), str_of(b->rule));
	}
	return order != 0 ? order : order_numbers(a->line, b->line);
}

static spot_vec spots_of(const struct covers *covers)
{
	spot_vec spots = {0};

	for (size_t i = 0; i < covers->result->findings.n; i++) {
		const struct finding *it = &covers->result->findings.items[i];

		if (it->silenced.by == SILENCED_NOT) {
			vec_push(covers->arena, &spots,
				(struct spot){it->at.file, it->rule->id, it->at.line});
		}
	}
	if (spots.n > 1) {
		qsort(spots.items, spots.n, sizeof(struct spot), order_spots);
	}
	return spots;
}

/* The first spot that does not come before the wanted one. */
static size_t first_from(const spot_vec *spots, const struct spot *wanted)
{
	size_t low = 0;
	size_t high = spots->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (order_spots(&spots->items[middle], wanted) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

static uint32_t distance(const struct spot *a, const struct spot *b)
{
	bool same = str_equal(a->file, b->file) && str_equal(str_of(a->rule), str_of(b->rule));

	return !same ? UINT32_MAX : a->line > b->line ? a->line - b->line : b->line - a->line;
}

/* The line near the wanted one for which a comment that has gone astray was perhaps; 0: none. */
static uint32_t nearest(const spot_vec *spots, const struct spot *wanted)
{
	size_t at = first_from(spots, wanted);
	uint32_t least = ASTRAY_LINES + 1;
	uint32_t line = 0;

	for (size_t i = at == 0 ? 0 : at - 1; i <= at && i < spots->n; i++) {
		uint32_t far = distance(&spots->items[i], wanted);

		if (far < least) {
			least = far;
			line = spots->items[i].line;
		}
	}
	return line;
}

static struct str covered_text(struct arena *arena, const struct cover *cover)
{
	switch (cover->kind) {
	case COVER_LINE:
		return str_format(arena, "at line %u", cover->first);
	case COVER_RANGE:
		return str_format(arena, "from line %u to %u", cover->first, cover->last);
	case COVER_FILE:
		break;
	}
	return STR("in this file");
}

static void add_unused(struct covers *covers, const struct cover *cover, const spot_vec *spots)
{
	struct arena *arena = covers->arena;
	const char *id = covers->rules[cover->rule]->info.id;
	struct str where = covered_text(arena, cover);
	struct spot wanted = {cover->comment->at.file, id, cover->first};
	uint32_t line = cover->kind == COVER_LINE ? nearest(spots, &wanted) : 0;
	struct str message =
		line == 0 ? str_format(arena, "no finding of %s %.*s needs this comment: remove it",
				    id, STR_ARGS(where))
			  : str_format(arena,
				    "%s has no finding %.*s, it has one at line %u: move or remove "
				    "the comment",
				    id, STR_ARGS(where), line);

	cover_problem(covers, cover->comment, SUPPRESSION_UNUSED, str_of(id), message);
}

/* What a rule could not judge may be what the comment is for. */
static void note_unused(struct covers *covers)
{
	spot_vec spots = spots_of(covers);

	for (size_t i = 0; i < covers->list.n; i++) {
		const struct cover *cover = &covers->list.items[i];
		struct str rule = str_of(covers->rules[cover->rule]->info.id);

		if (!cover->used &&
			verdict_complete(covers->result, rule, cover->comment->at.app)) {
			add_unused(covers, cover, &spots);
		}
	}
}

static void note_undated(struct covers *covers)
{
	static const struct fact_suppression nowhere;
	bool one = covers->undated == 1;

	if (covers->undated > 0) {
		cover_problem(covers, &nowhere, SUPPRESSION_UNDATED, STR(""),
			str_format(covers->arena,
				"%zu comment%s until a day, and still %s: give --as-of DATE or now "
				"to have that judged",
				covers->undated, one ? " holds" : "s hold", one ? "does" : "do"));
	}
}

static int order_problems(const void *left, const void *right)
{
	const struct suppression_problem *a = left;
	const struct suppression_problem *b = right;
	int order = str_compare(a->at.file, b->at.file);

	if (order == 0) {
		order = order_numbers(a->at.line, b->at.line);
	}
	if (order == 0) {
		order = order_numbers(a->at.column, b->at.column);
	}
	if (order == 0) {
		order = str_compare(a->rule, b->rule);
	}
	return order != 0 ? order : str_compare(a->message, b->message);
}

void suppress_findings(struct arena *arena, const struct rule *const *rules, struct str as_of,
	struct audit_result *result)
{
	struct covers covers = {.arena = arena, .rules = rules, .as_of = as_of, .result = result};

	if (result->facts->suppressions.n == 0) {
		return;
	}
	while (rules[covers.rule_count] != NULL) {
		covers.rule_count++;
	}
	cover_read(&covers);
	if (covers.list.n > 1) {
		qsort(covers.list.items, covers.list.n, sizeof(struct cover), order_covers);
	}
	silence(&covers);
	note_unused(&covers);
	note_undated(&covers);
	if (result->problems.n > 1) {
		qsort(result->problems.items, result->problems.n,
			sizeof(struct suppression_problem), order_problems);
	}
}
