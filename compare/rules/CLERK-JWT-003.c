#include "compare/match.h"
#include "compare/match_claim.h"
#include "compare/rules/pages.h"

enum { NEAR_LINES = 2 }; /* alternatives of one expression stand that close */

static bool is_near(const struct place *a, const struct place *b)
{
	return str_equal(a->file, b->file) && a->line + NEAR_LINES >= b->line &&
	       b->line + NEAR_LINES >= a->line;
}

/* `claims.role ?? claims.metadata.role`: where another that is carried stands beside it. */
static bool has_alternative(struct audit *audit, const struct fact_claim *it)
{
	for (size_t i = 0; i < audit->facts->claims.n; i++) {
		const struct fact_claim *other = &audit->facts->claims.items[i];

		if (is_near(&other->at, &it->at) && match_claim_is_custom(audit, other) &&
			str_is(other->form, "read") &&
			match_claim_carried(audit, other, false) == MATCH_CARRIED_YES) {
			return true;
		}
	}
	return false;
}

/* Claims that are read side by side, at their first place, a read before a type. */
struct missing {
	const struct fact_claim *it;
	str_vec names; /* the first parts, that of `it` first */
	place_vec related;
	struct place last;
};

typedef VEC(struct missing) missing_vec;

static void add_to(struct audit *audit, struct missing *missing, const struct fact_claim *it)
{
	bool first_read = str_is(it->form, "read") && !str_is(missing->it->form, "read");

	vec_push(audit->arena, &missing->related, first_read ? missing->it->at : it->at);
	missing->it = first_read ? it : missing->it;
	missing->last = it->at;
}

static void add(struct audit *audit, missing_vec *list, const struct fact_claim *it)
{
	struct str claim = match_claim_top(it->name);
	struct missing *last = list->n == 0 ? NULL : vec_last(list);
	struct missing missing = {.it = it, .last = it->at};

	for (size_t i = 0; i < list->n; i++) {
		if (str_vec_has(&list->items[i].names, claim)) {
			add_to(audit, &list->items[i], it);
			return;
		}
	}
	if (last != NULL && str_equal(last->it->form, it->form) && is_near(&last->last, &it->at)) {
		vec_push(audit->arena, &last->names, claim);
		add_to(audit, last, it);
		return;
	}
	vec_push(audit->arena, &missing.names, claim);
	vec_push(audit->arena, list, missing);
}

static void find(struct audit *audit, const struct missing *missing)
{
	const struct fact_claim *it = missing->it;
	struct str place = match_place(audit, &it->at);
	struct str instance = match_instance(audit);
	const name_list *claims = &audit->instance->session_claims;
	struct str path = claims->path;
	struct str claim = match_claim_top(it->name);
	struct str near = match_nearest(claim, claims->items, claims->n);
	struct str lacking = match_quoted(audit->arena, missing->names.items, missing->names.n);
	struct str names = claims->n == 0 ? STR("no claim of its own")
					  : match_quoted(audit->arena, claims->items, claims->n);
	bool read = str_is(it->form, "read");
	bool convex = str_is(it->token, "convex");
	struct finding finding = match_finding(audit, &it->at);

	finding.severity = read ? finding.severity : SEVERITY_NOTE;
	finding.message = str_format(audit->arena,
		"the session claim '%.*s' is %s at %.*s; %s of %.*s has no claim %.*s; %s "
		"is given %.*s (%.*s)",
		STR_ARGS(it->name), read ? "read" : "declared", STR_ARGS(place),
		convex ? "the token for Convex" : "the session token", STR_ARGS(instance),
		STR_ARGS(lacking), convex ? "the session token" : "it", STR_ARGS(names),
		STR_ARGS(path));
	finding.fix =
		near.n > 0
			? str_format(audit->arena, "read '%.*s', or add %.*s to the session token",
				  STR_ARGS(near), STR_ARGS(lacking))
			: str_format(audit->arena,
				  "add %.*s to the session token of %.*s (Clerk Dashboard, "
				  "Sessions, Customize session token)",
				  STR_ARGS(lacking), STR_ARGS(instance));
	finding.clerk = match_ref(audit, path, names);
	finding.related = missing->related;
	audit_find(audit, finding);
}

static void judge(
	struct audit *audit, const struct fact_claim *it, bool verifies, missing_vec *list)
{
	switch (match_claim_carried(audit, it, verifies)) {
	case MATCH_CARRIED_YES:
		audit_judged(audit);
		break;
	case MATCH_CARRIED_MAYBE:
		audit_unresolved(audit);
		break;
	case MATCH_CARRIED_NO:
		if (has_alternative(audit, it)) {
			audit_unresolved(audit);
		} else {
			audit_judged(audit);
			add(audit, list, it);
		}
		break;
	}
}

static void check(struct audit *audit)
{
	const name_list *claims = &audit->instance->session_claims;
	bool verifies = match_claim_any_token(audit);
	missing_vec list = {0};

	for (size_t i = 0; i < audit->facts->claims.n; i++) {
		const struct fact_claim *it = &audit->facts->claims.items[i];

		if (!match_claim_is_custom(audit, it)) {
			continue;
		}
		if (claims->known ||
			match_claim_carried(audit, it, verifies) == MATCH_CARRIED_YES) {
			judge(audit, it, verifies, &list);
			continue;
		}
		audit_not_evaluated(audit,
			"'%.*s' is read, and which claims the session token is given is not "
			"known: %.*s",
			STR_ARGS(it->name), STR_ARGS(claims->reason));
	}
	for (size_t i = 0; i < list.n; i++) {
		find(audit, &list.items[i]);
	}
}

const struct rule rule_CLERK_JWT_003 = {
	.info =
		{
			.id = "CLERK-JWT-003",
			.area = "sessions",
			.title = "session claim that the session token does not carry",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "session_claims jwt_templates.claims",
			.about = "a custom session claim that code reads",
			.symptom = "the claim is undefined for every user: roles are never seen, "
				   "onboarding starts again on every visit, or all are let in",
			.since = "0.1",
			.page = page_CLERK_JWT_003,
		},
	.check = check,
};
