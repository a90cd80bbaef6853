#include "base/date.h"
#include "compare/suppress_cover.h"

/* A start that waits for its end; of a mistaken one the end is right all the same. */
struct open {
	const struct fact_suppression *start; /* NULL: none is open */
	bool holds;
};

struct reader {
	struct covers *covers;
	struct open *open; /* by rule, of the file that is read */
	struct str file;
};

static struct arena *arena_of(const struct reader *reader)
{
	return reader->covers->arena;
}

static struct str id_of(const struct reader *reader, uint32_t rule)
{
	return str_of(reader->covers->rules[rule]->info.id);
}

static void malformed(const struct reader *reader, const struct fact_suppression *comment,
	struct str rule, struct str message)
{
	cover_problem(reader->covers, comment, SUPPRESSION_MALFORMED, rule, message);
}

/* The rule with this id, letters' case aside, or the rules' number. */
static uint32_t find_rule(const struct covers *covers, struct str id)
{
	uint32_t i = 0;

	while (i < covers->rule_count && !str_is_nocase(id, covers->rules[i]->info.id)) {
		i++;
	}
	return i;
}

static void fail_unknown(
	const struct reader *reader, const struct fact_suppression *comment, struct str id)
{
	const struct rule *best = rule_nearest(reader->covers->rules, id);

	malformed(reader, comment, id,
		best != NULL
			? str_format(arena_of(reader), "unknown rule: '%.*s': did you mean %s?",
				  STR_ARGS(id), best->info.id)
			: str_format(arena_of(reader),
				  "unknown rule: '%.*s': 'clerk-audit rules' lists them",
				  STR_ARGS(id)));
}

/* Is the comment as a whole in order? Says what is not. */
static bool is_sound(const struct reader *reader, const struct fact_suppression *comment)
{
	int64_t day;

	if (comment->rules.n == 0) {
		malformed(reader, comment, STR(""),
			STR("names no rule and silences nothing: write RULE-ID: reason"));
		return false;
	}
	if (comment->until.n > 0 && !date_read_day(comment->until, &day)) {
		malformed(reader, comment, STR(""),
			STR("what follows 'until' is no day such as 2027-01-31, so it silences "
			    "nothing: write RULE-ID until DAY: reason"));
		return false;
	}
	if (comment->reason.n == 0) {
		malformed(reader, comment, STR(""),
			STR("gives no reason and silences nothing: write RULE-ID: reason"));
		return false;
	}
	return true;
}

/* It holds through its day. */
static bool is_expired(const struct reader *reader, const struct fact_suppression *comment)
{
	struct covers *covers = reader->covers;
	int64_t until;
	int64_t today;

	if (comment->until.n == 0 || !date_read_day(comment->until, &until)) {
		return false;
	}
	if (!date_read_day(covers->as_of, &today)) {
		covers->undated++;
		return false;
	}
	if (today <= until) {
		return false;
	}
	cover_problem(covers, comment, SUPPRESSION_EXPIRED, STR(""),
		str_format(covers->arena,
			"held until %.*s and silences nothing any more: fix what it silenced, or "
			"set a new day",
			STR_ARGS(comment->until)));
	return true;
}

static bool can_be_silenced(
	const struct reader *reader, const struct fact_suppression *comment, uint32_t rule)
{
	struct str id = id_of(reader, rule);

	if (reader->covers->rules[rule]->info.needs != NEEDS_SNAPSHOT) {
		return true;
	}
	malformed(reader, comment, id,
		str_format(arena_of(reader),
			"%.*s is about the instance alone, where no comment stands: use a "
			"baseline, or set its severity to \"off\" in clerk-audit.json",
			STR_ARGS(id)));
	return false;
}

static void add_cover(struct reader *reader, const struct fact_suppression *comment, uint32_t rule,
	struct cover cover)
{
	cover.comment = comment;
	cover.rule = rule;
	vec_push(arena_of(reader), &reader->covers->list, cover);
}

static void add_line(struct reader *reader, const struct fact_suppression *comment, uint32_t rule)
{
	if (comment->target == 0) {
		malformed(reader, comment, id_of(reader, rule),
			STR("no line follows that it could be about: remove the comment"));
		return;
	}
	add_cover(reader, comment, rule,
		(struct cover){
			.kind = COVER_LINE, .first = comment->target, .last = comment->target});
}

static void start_range(
	struct reader *reader, const struct fact_suppression *comment, uint32_t rule, bool holds)
{
	struct open *open = &reader->open[rule];

	if (open->start == NULL) {
		*open = (struct open){comment, holds};
		return;
	}
	malformed(reader, comment, id_of(reader, rule),
		str_format(arena_of(reader),
			"%.*s is silenced from line %u on already: end that first, or remove this",
			STR_ARGS(id_of(reader, rule)), open->start->at.line));
}

static void end_range(struct reader *reader, const struct fact_suppression *end, uint32_t rule)
{
	struct open *open = &reader->open[rule];

	if (open->holds) {
		add_cover(reader, open->start, rule,
			(struct cover){.kind = COVER_RANGE,
				.first = open->start->at.line,
				.last = end->at.line});
	}
	*open = (struct open){0};
}

/* One rule of a comment that is no end. */
static void read_rule(
	struct reader *reader, const struct fact_suppression *comment, struct str id, bool holds)
{
	uint32_t rule = find_rule(reader->covers, id);

	if (rule == reader->covers->rule_count) {
		fail_unknown(reader, comment, id);
		return;
	}
	holds = can_be_silenced(reader, comment, rule) && holds;
	if (str_is(comment->scope, "start")) {
		start_range(reader, comment, rule, holds);
	} else if (holds && str_is(comment->scope, "file")) {
		add_cover(reader, comment, rule,
			(struct cover){.kind = COVER_FILE, .last = UINT32_MAX});
	} else if (holds) {
		add_line(reader, comment, rule);
	}
}

/* An end without rules ends all that is open. */
static void end_all(struct reader *reader, const struct fact_suppression *end)
{
	bool any = false;

	for (uint32_t i = 0; i < reader->covers->rule_count; i++) {
		if (reader->open[i].start != NULL) {
			end_range(reader, end, i);
			any = true;
		}
	}
	if (!any) {
		malformed(reader, end, STR(""),
			STR("nothing is silenced here that could end: remove the comment"));
	}
}

static void read_end(struct reader *reader, const struct fact_suppression *end)
{
	if (end->rules.n == 0) {
		end_all(reader, end);
	}
	for (size_t i = 0; i < end->rules.n; i++) {
		struct str id = end->rules.items[i];
		uint32_t rule = find_rule(reader->covers, id);

		if (rule == reader->covers->rule_count) {
			fail_unknown(reader, end, id);
		} else if (reader->open[rule].start != NULL) {
			end_range(reader, end, rule);
		} else {
			malformed(reader, end, id,
				str_format(arena_of(reader),
					"no start for %.*s stands before this end: remove it",
					STR_ARGS(id)));
		}
	}
}

/* What is open where a file ends has no end. */
static void close_file(struct reader *reader)
{
	for (uint32_t i = 0; i < reader->covers->rule_count; i++) {
		struct open *open = &reader->open[i];
		struct str id = id_of(reader, i);

		if (open->start != NULL) {
			malformed(reader, open->start, id,
				str_format(arena_of(reader),
					"has no end and silences nothing: add "
					"clerk-audit-ignore-end %.*s below, or use "
					"clerk-audit-ignore-file",
					STR_ARGS(id)));
		}
		*open = (struct open){0};
	}
}

static void read_comment(struct reader *reader, const struct fact_suppression *comment)
{
	if (str_is(comment->scope, "unknown")) {
		malformed(reader, comment, STR(""),
			STR("is no comment that is known and silences nothing: write "
			    "clerk-audit-ignore-next-line, -line, -start, -end or -file"));
		return;
	}
	if (str_is(comment->scope, "end")) {
		read_end(reader, comment);
		return;
	}
	bool holds = is_sound(reader, comment) && !is_expired(reader, comment);

	for (size_t i = 0; i < comment->rules.n; i++) {
		read_rule(reader, comment, comment->rules.items[i], holds);
	}
}

void cover_read(struct covers *covers)
{
	const struct facts *facts = covers->result->facts;
	struct reader reader = {
		.covers = covers,
		.open = arena_array(covers->arena, covers->rule_count, sizeof(struct open)),
		.file = STR(""),
	};

	for (size_t i = 0; i < facts->suppressions.n; i++) {
		const struct fact_suppression *comment = &facts->suppressions.items[i];

		if (!str_equal(comment->at.file, reader.file)) {
			close_file(&reader);
			reader.file = comment->at.file;
		}
		read_comment(&reader, comment);
	}
	close_file(&reader);
}
