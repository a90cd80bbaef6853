#include "facts/middleware.h"

/* The lists and the polarity of a fact: what is decided, in the words of route matchers. */

struct lists {
	struct collector *collector;
	struct fact_middleware *fact;
	struct arena leaves; /* those of one decision */
	bool all; /* turned away without a condition */
	bool all_but; /* what is not in a list */
	bool only; /* what is in a list */
	bool unknown;
};

static bool has_entry(const item_vec *list, const struct fact_item *entry)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->items[i].at.line == entry->at.line &&
			list->items[i].at.column == entry->at.column &&
			str_equal(list->items[i].name, entry->name) &&
			str_equal(list->items[i].at.file, entry->at.file)) {
			return true;
		}
	}
	return false;
}

/* What the leaves of a condition ask for. */
struct leaves {
	item_vec positive;
	item_vec negative;
	bool unknown;
	struct site unknown_at;
};

static void read_leaves(
	struct lists *lists, const struct condition *condition, bool negated, struct leaves *out)
{
	item_vec *list = negated ? &out->negative : &out->positive;

	switch (condition->kind) {
	case CONDITION_PATH:
		for (size_t i = 0; i < condition->paths.n; i++) {
			vec_push(&lists->leaves, list, condition->paths.items[i]);
		}
		break;
	case CONDITION_NOT:
		read_leaves(lists, condition->left, !negated, out);
		break;
	case CONDITION_AND:
	case CONDITION_OR:
		read_leaves(lists, condition->left, negated, out);
		read_leaves(lists, condition->right, negated, out);
		break;
	case CONDITION_UNKNOWN:
		out->unknown = true;
		out->unknown_at = condition->at;
		break;
	case CONDITION_FALSE:
	case CONDITION_TRUE:
		break;
	}
}

static void take(struct lists *lists, const item_vec *from, item_vec *list)
{
	for (size_t i = 0; i < from->n && list->n < COLLECTOR_FACTS_PER_FILE; i++) {
		if (!has_entry(list, &from->items[i])) {
			vec_push(lists->collector->arena, list, from->items[i]);
		}
	}
}

static void take_unknown(struct lists *lists, const struct leaves *leaves, item_vec *list)
{
	struct fact_item entry = {lists->fact->at, STR(""), STR("unresolved")};

	if (leaves->unknown_at.expr != ID_NONE) {
		entry.at = collector_site(lists->collector, leaves->unknown_at);
	}
	if (!has_entry(list, &entry)) {
		vec_push(lists->collector->arena, list, entry);
	}
}

static void read_decision(struct lists *lists, const struct decision *decision)
{
	struct leaves leaves = {.unknown_at = SITE_NONE};
	bool blocks = decision->outcome == OUTCOME_BLOCK;
	item_vec *let_pass = &lists->fact->public_routes;

	if (!blocks && decision->outcome != OUTCOME_PASS) {
		lists->unknown = lists->unknown || decision->outcome == OUTCOME_UNKNOWN ||
				 decision->outcome == OUTCOME_ANSWER;
		return;
	}
	arena_clear(&lists->leaves);
	read_leaves(lists, decision->when, false, &leaves);
	if (!blocks) {
		take(lists, &leaves.positive, let_pass);
		if (leaves.unknown) {
			take_unknown(lists, &leaves, let_pass);
		}
		return;
	}
	take(lists, &leaves.negative, let_pass);
	take(lists, &leaves.positive, &lists->fact->protected_routes);
	if (leaves.unknown) {
		take_unknown(lists, &leaves, &lists->fact->protected_routes);
	}
	if (leaves.positive.n > 0 || leaves.unknown) {
		lists->only = true;
	} else if (let_pass->n > 0) {
		lists->all_but = true;
	} else {
		lists->all = true;
	}
	if (lists->fact->fate.n == 0) {
		lists->fact->fate = decision->fate;
	}
}

static const char *polarity(const struct lists *lists)
{
	if (lists->all) {
		return "protects_all";
	}
	if (lists->all_but) {
		return "protects_all_but";
	}
	if (lists->only) {
		return "protects_only";
	}
	return lists->unknown ? "unresolved" : "protects_none";
}

void middleware_add(
	struct collector *collector, struct fact_middleware fact, const decision_vec *decisions)
{
	struct lists lists = {.collector = collector, .fact = &fact};

	arena_init(&lists.leaves);
	for (size_t i = 0; i < decisions->n; i++) {
		read_decision(&lists, &decisions->items[i]);
		if (decisions->items[i].when->kind == CONDITION_TRUE &&
			decisions->items[i].outcome != OUTCOME_THROW &&
			decisions->items[i].outcome != OUTCOME_UNKNOWN) {
			break; /* nothing behind it is met */
		}
	}
	arena_finish(&lists.leaves);
	if (lists.only || lists.all_but || lists.all) {
		fact.polarity = str_of(polarity(&lists));
	} else {
		/* routes that pass are a list only where others do not */
		fact.public_routes.n = 0;
		fact.polarity = str_of(polarity(&lists));
	}
	vec_push(collector->arena, &collector->facts->middleware, fact);
}
