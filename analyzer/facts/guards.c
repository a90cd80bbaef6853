#include "facts/guards.h"

/* Does a decision of which it is not certain that it is met count? */
static bool counts(enum outcome outcome, enum pattern_answer holds)
{
	if (outcome == OUTCOME_THROW || outcome == OUTCOME_ANSWER) {
		return holds == PATTERN_YES;
	}
	return holds != PATTERN_NO;
}

/* What happens from one decision on. */
static enum protection ask_from(const decision_vec *decisions, size_t from,
	const struct condition_path *path, size_t *out_index, const struct fact_item **out_entry)
{
	bool may_block = false;
	bool may_pass = false;
	bool decided = false;

	for (size_t i = from; i < decisions->n && !decided; i++) {
		const struct decision *decision = &decisions->items[i];
		const struct fact_item *entry = NULL;
		enum pattern_answer holds = condition_holds(decision->when, path, &entry);

		if (!counts(decision->outcome, holds)) {
			continue;
		}
		decided = holds == PATTERN_YES;
		if (decision->outcome == OUTCOME_PASS) {
			may_pass = true;
		} else if (decision->outcome == OUTCOME_BLOCK ||
			   decision->outcome == OUTCOME_THROW) {
			may_block = true;
			*out_index = i;
			*out_entry = entry;
		} else {
			return PROTECTION_UNKNOWN;
		}
	}
	may_pass = may_pass || !decided;
	if (may_block && may_pass) {
		return PROTECTION_UNKNOWN;
	}
	return may_block ? PROTECTION_BLOCKED : PROTECTION_NONE;
}

/* BLOCKED and NONE only when certain; what decides in *out, its entry in *out_entry. */
static enum protection ask(const decision_vec *decisions, const struct condition_path *path,
	const struct decision **out, const struct fact_item **out_entry)
{
	size_t index = 0;
	size_t next = 0;
	const struct fact_item *ignored = NULL;
	enum protection answer = ask_from(decisions, 0, path, &index, out_entry);

	if (answer != PROTECTION_BLOCKED) {
		return answer;
	}
	*out = &decisions->items[index];
	/* an entry without which the request would be turned away as well decides nothing */
	if (ask_from(decisions, index + 1, path, &next, &ignored) == PROTECTION_BLOCKED) {
		*out_entry = NULL;
	}
	return answer;
}

static struct guard_answer answer_of(enum protection protection)
{
	return (struct guard_answer){.protection = protection};
}

static struct guard_answer blocked(
	const struct guard *guard, const struct decision *decision, const struct fact_item *entry)
{
	return (struct guard_answer){
		.protection = PROTECTION_BLOCKED,
		.at = entry == NULL ? guard->at : entry->at,
		.guard = guard->api,
		.pattern = entry == NULL ? STR("") : entry->name,
		.fate = decision->fate,
	};
}

/* Alternatives must agree. */
static struct guard_answer ask_alternatives(
	const struct guard *guard, const struct condition_path *path)
{
	struct guard_answer answer = answer_of(PROTECTION_UNKNOWN);

	for (size_t i = 0; i < guard->alternatives.n; i++) {
		const struct decision *decision = NULL;
		const struct fact_item *entry = NULL;
		enum protection one = ask(&guard->alternatives.items[i], path, &decision, &entry);

		if (i > 0 && one != answer.protection) {
			return answer_of(PROTECTION_UNKNOWN);
		}
		answer = one == PROTECTION_BLOCKED ? blocked(guard, decision, entry)
						   : answer_of(one);
	}
	return answer;
}

struct guard_answer guards_ask_one(const struct guard *guard, const struct condition_path *path)
{
	const struct fact_item *entry = NULL;
	enum pattern_answer reached = PATTERN_YES;
	struct guard_answer answer;

	if (guard->matcher.n > 0) {
		reached = path_list_matches(&guard->matcher, path->whole, &entry);
	}
	if (reached == PATTERN_NO) {
		return answer_of(PROTECTION_NONE);
	}
	answer = ask_alternatives(guard, path);
	return reached == PATTERN_LIMIT && answer.protection == PROTECTION_BLOCKED
		       ? answer_of(PROTECTION_UNKNOWN)
		       : answer;
}

/* One after the other: the first that certainly turns the request away has done so. */
static struct guard_answer after(const struct guard_answer *before, const struct guard_answer *next)
{
	if (before->protection == PROTECTION_BLOCKED || next->protection == PROTECTION_NONE) {
		return *before;
	}
	return *next;
}

struct guard_answer guards_ask(
	const struct guards *guards, uint32_t app, const char *framework, struct str route)
{
	struct condition_path path = {route, route};
	struct guard_answer answer = answer_of(PROTECTION_NONE);
	bool first = true;

	for (size_t i = 0; i < guards->items.n; i++) {
		const struct guard *guard = &guards->items.items[i];
		struct guard_answer one;

		if (guard->app != app || !str_starts(str_of(framework), guard->framework)) {
			continue;
		}
		one = guards_ask_one(guard, &path);
		if (guard->chained) {
			answer = after(&answer, &one);
		} else if (!first && one.protection != answer.protection) {
			/* two files where one would be run: they must agree */
			return answer_of(PROTECTION_UNKNOWN);
		} else {
			answer = one;
		}
		first = false;
	}
	return answer;
}
