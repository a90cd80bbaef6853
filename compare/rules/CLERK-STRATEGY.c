#include "compare/match.h"
#include "compare/match_strategy.h"
#include "compare/rules/pages.h"

/* One row for each id. */
static const struct kind {
	enum match_need needs[3];
	size_t n;
	const char *name;
	const char *page; /* of the Dashboard */
} kinds[] = {
	{{MATCH_NEED_SIGN_IN, MATCH_NEED_CONNECTION}, 2, "social connection",
		"User & authentication, SSO connections"},
	{{MATCH_NEED_FIRST, MATCH_NEED_ATTRIBUTE, MATCH_NEED_RESET}, 3, "strategy",
		"User & authentication"},
	{{MATCH_NEED_SECOND, MATCH_NEED_ENROLLMENT}, 2, "second factor",
		"User & authentication, Multi-factor"},
};

static const struct kind *kind_of(const struct audit *audit)
{
	return &kinds[audit->rule->id[sizeof("CLERK-STRATEGY-00") - 1] - '1'];
}

static bool is_of(const struct kind *kind, const struct match_strategy *it)
{
	for (size_t i = 0; i < kind->n; i++) {
		if (kind->needs[i] == it->need) {
			return true;
		}
	}
	return false;
}

/*
 * Code for a factor that nobody can have is never reached. It is fatal where users have others,
 * and the code knows none of them.
 */
static enum severity severity_of(
	struct audit *audit, const match_strategies *all, const struct match_strategy *it)
{
	if (it->need != MATCH_NEED_SECOND) {
		return SEVERITY_BLOCKER;
	}
	for (size_t i = 0; i < all->n; i++) {
		if (all->items[i].need == MATCH_NEED_SECOND &&
			match_strategy_state(audit, &all->items[i]).answer != MATCH_STRATEGY_OFF) {
			return SEVERITY_WARNING;
		}
	}
	return audit->instance->second_factors.n == 0 ? SEVERITY_WARNING : SEVERITY_BLOCKER;
}

/* By the provider alone: what all names begin with makes any two of them alike. */
static struct str provider_of(struct str name)
{
	return str_slice(name, sizeof("oauth_") - 1, name.n);
}

static struct str nearest_connection(struct audit *audit, struct str name)
{
	str_vec enabled = match_strategy_connections(audit);

	for (size_t i = 0; i < enabled.n; i++) {
		enabled.items[i] = provider_of(enabled.items[i]);
	}
	return match_nearest(provider_of(name), enabled.items, enabled.n);
}

static struct str fix_of(struct audit *audit, const struct match_strategy *it,
	const struct match_strategy_state *state)
{
	const struct kind *kind = kind_of(audit);
	struct str place = match_place(audit, it->at);
	struct str near = kind == &kinds[0] && !str_is(state->value, "false")
				  ? nearest_connection(audit, it->name)
				  : STR("");

	if (near.n > 0) {
		return str_format(audit->arena, "ask for 'oauth_%.*s' at %.*s", STR_ARGS(near),
			STR_ARGS(place));
	}
	return str_format(audit->arena,
		"enable '%.*s'%s in %.*s (Clerk Dashboard, %s), or take it out of the code at %.*s",
		STR_ARGS(it->name),
		it->need == MATCH_NEED_SIGN_IN ? " for sign-up and sign-in" : "",
		STR_ARGS(match_instance(audit)), kind->page, STR_ARGS(place));
}

static void report(struct audit *audit, const match_strategies *all,
	const struct match_strategy *it, const struct match_strategy_state *state)
{
	struct finding finding = match_finding(audit, it->at);

	finding.severity = severity_of(audit, all, it);
	finding.message =
		str_format(audit->arena, "%.*s asks for the %s '%.*s' at %.*s; %.*s %.*s%.*s",
			STR_ARGS(it->api), kind_of(audit)->name, STR_ARGS(it->name),
			STR_ARGS(match_place(audit, it->at)), STR_ARGS(match_instance(audit)),
			STR_ARGS(state->problem), STR_ARGS(match_strategy_who_has(audit, it)));
	finding.fix = fix_of(audit, it, state);
	finding.clerk = match_ref(audit, state->path, state->value);
	finding.related = it->related;
	audit_find(audit, finding);
}

/*
 * Code that takes what Clerk offers never asks for what the instance has not. A page for one
 * factor alone does so too, and then it leads nowhere.
 */
static bool is_choice_of_others(
	struct audit *audit, const match_strategies *all, const struct match_strategy *it)
{
	if (!it->offered || it->need == MATCH_NEED_ATTRIBUTE) {
		return it->offered;
	}
	for (size_t i = 0; i < all->n; i++) {
		const struct match_strategy *other = &all->items[i];

		if ((it->need == MATCH_NEED_FIRST || it->need == MATCH_NEED_SECOND) &&
			(other->need == it->need && other->offered &&
				match_strategy_state(audit, other).answer == MATCH_STRATEGY_ON)) {
			return true;
		}
	}
	return false;
}

static void judge(struct audit *audit, const match_strategies *all, const struct match_strategy *it)
{
	struct match_strategy_state state = match_strategy_state(audit, it);

	if (state.answer == MATCH_STRATEGY_ON || is_choice_of_others(audit, all, it)) {
		audit_judged(audit);
	} else if (!it->certain) {
		audit_unresolved(audit);
	} else if (state.answer == MATCH_STRATEGY_UNKNOWN) {
		audit_not_evaluated(audit, "'%.*s' is asked for at %.*s: %.*s", STR_ARGS(it->name),
			STR_ARGS(match_place(audit, it->at)), STR_ARGS(state.reason));
	} else {
		audit_judged(audit);
		report(audit, all, it, &state);
	}
}

static void check(struct audit *audit)
{
	const struct kind *kind = kind_of(audit);
	match_strategies all = {0};
	struct match_strategies_lost lost = match_strategies_read(audit, &all);
	unsigned count = kind == &kinds[0]   ? lost.connections
			 : kind == &kinds[1] ? lost.first
					     : lost.second;

	for (unsigned i = 0; i < count; i++) {
		audit_unresolved(audit);
	}
	for (size_t i = 0; i < all.n; i++) {
		if (is_of(kind, &all.items[i])) {
			judge(audit, &all, &all.items[i]);
		}
	}
}

#define STRATEGY(number, name, fields, subject, effect, further) \
	const struct rule rule_CLERK_STRATEGY_##number = { \
		.info = \
			{ \
				.id = "CLERK-STRATEGY-" #number, \
				.area = "sign-in", \
				.title = name, \
				.severity = SEVERITY_BLOCKER, \
				.needs = NEEDS_BOTH, \
				.reads = fields, \
				.about = subject, \
				.symptom = effect, \
				.codes = further, \
				.since = "0.1", \
				.page = page_CLERK_STRATEGY, \
			}, \
		.check = check, \
	}

STRATEGY(001, "social connection that the instance does not have enabled", "connections",
	"a social connection that code asks for",
	"the button ends in an error: oauth_provider_not_enabled, or strategy_for_user_invalid",
	NULL);
STRATEGY(002, "way to sign in or up that the instance does not have enabled",
	"first_factors password_enabled email_enabled phone_enabled",
	"a first factor that code asks for",
	"the call is refused: strategy_for_user_invalid, or at sign-up "
	"verification_strategy_invalid",
	"factor_not_found form_param_unknown form_param_value_disabled form_param_value_invalid "
	"password_disabled password_required");
STRATEGY(003, "second factor that the instance does not have enabled", "second_factors",
	"a second factor that code asks for",
	"users cannot set the factor up, or are asked for one that they do not have: "
	"no_second_factors",
	"backup_codes_not_available strategy_for_user_invalid");
