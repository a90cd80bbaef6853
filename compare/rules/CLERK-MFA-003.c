#include "clerk/strategies.h"
#include "compare/match.h"
#include "compare/match_flow.h"
#include "compare/rules/pages.h"

/* Clerk's own sign-in asks for whatever the instance demands. */
static bool has_clerks_sign_in(const struct audit *audit)
{
	return match_flow_renders(audit, "SignIn") || match_flow_renders(audit, "AuthView") ||
	       match_flow_has(audit, "sign_in");
}

/* A session's own factors are asked for again where it is signed in already. */
static bool asks_for_factor(const struct fact_strategy *it)
{
	return str_is(it->flow, "second_factor") && !str_is(it->strategy, "email_code") &&
	       !str_starts(it->api, "session.");
}

static bool sets_factor_up(const struct fact_strategy *it)
{
	return str_is(it->flow, "enrollment") && !str_is(it->strategy, "passkey");
}

static bool has_strategy(const struct audit *audit, bool (*is_one)(const struct fact_strategy *it))
{
	for (size_t i = 0; i < audit->facts->strategies.n; i++) {
		const struct fact_strategy *it = &audit->facts->strategies.items[i];

		if (is_one(it) && match_in_app(audit, &it->at)) {
			return true;
		}
	}
	return false;
}

/* A finding is best shown where users sign in; a forgotten password comes behind. */
static match_flows flows_of(struct audit *audit)
{
	match_flows forms = match_flow_forms(audit, "custom_sign_in");
	match_flows flows = {0};

	for (int reset = 0; reset < 2; reset++) {
		for (size_t i = 0; i < forms.n; i++) {
			if (strategies_is_reset(forms.items[i].strategy) == (reset == 1)) {
				vec_push(audit->arena, &flows, forms.items[i]);
			}
		}
	}
	return flows;
}

/* Is it demanded and left open? Says what is not known. */
static bool is_open(struct audit *audit, const struct field_bool *demand, bool handled)
{
	if (handled) {
		audit_judged(audit);
		return false;
	}
	if (!demand->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(demand->reason));
		return false;
	}
	audit_judged(audit);
	return demand->value;
}

static struct str factors(struct audit *audit)
{
	const name_list *list = &audit->instance->second_factors;
	struct str path = audit->instance->second_factor_available.path;

	if (list->n == 0) {
		return str_format(
			audit->arena, "users can have a second factor (%.*s)", STR_ARGS(path));
	}
	return str_format(audit->arena, "users can have the second factors %.*s (%.*s)",
		STR_ARGS(match_quoted(audit->arena, list->items, list->n)), STR_ARGS(path));
}

static struct str problem(struct audit *audit, bool factor, bool task)
{
	struct str instance = match_instance(audit);
	struct str both = STR("");

	if (factor) {
		both = str_format(audit->arena,
			"nothing in the app handles the status 'needs_second_factor'; in %.*s "
			"%.*s",
			STR_ARGS(instance), STR_ARGS(factors(audit)));
	}
	if (task) {
		both = str_format(audit->arena,
			"%.*s%snothing%s handles the task 'setup-mfa'; %.*s requires MFA (%.*s is "
			"true)",
			STR_ARGS(both), factor ? "; " : "", factor ? "" : " in the app",
			STR_ARGS(instance), STR_ARGS(audit->instance->mfa_required.path));
	}
	return both;
}

static void report(struct audit *audit, const match_flows *flows, bool factor, bool task)
{
	const struct field_bool *seen =
		factor ? &audit->instance->second_factor_available : &audit->instance->mfa_required;
	struct finding finding = match_flow_finding(audit, flows);
	struct str place = match_place(audit, flows->items[0].at);

	finding.message = str_format(audit->arena, "%.*s signs users in, and %.*s",
		STR_ARGS(match_flow_name(audit, &flows->items[0])),
		STR_ARGS(problem(audit, factor, task)));
	finding.fix = str_format(audit->arena, "%s%.*s%s%s",
		factor ? "where the sign-in of " : "after the sign-in of ", STR_ARGS(place),
		factor ? " ends in 'needs_second_factor', ask for the factor (signIn.mfa, or "
			 "prepareSecondFactor() and attemptSecondFactor()), or render <SignIn />"
		       : "",
		task ? (factor ? "; render <TaskSetupMFA /> and name its page in taskUrls"
			       : ", look at session.currentTask: render <TaskSetupMFA /> and name "
				 "its page in taskUrls")
		     : "");
	finding.clerk = match_ref(audit, seen->path, STR("true"));
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	match_flows flows = flows_of(audit);
	bool own = flows.n > 0 && has_clerks_sign_in(audit);
	bool factor;
	bool task;

	if (flows.n == 0) {
		return;
	}
	factor = is_open(audit, &audit->instance->second_factor_available,
		own || match_flow_has(audit, "second_factor") ||
			has_strategy(audit, asks_for_factor));
	task = is_open(audit, &audit->instance->mfa_required,
		own || match_flow_has(audit, "session_tasks") ||
			has_strategy(audit, sets_factor_up));
	if (factor || task) {
		report(audit, &flows, factor, task);
	}
}

const struct rule rule_CLERK_MFA_003 = {
	.info =
		{
			.id = "CLERK-MFA-003",
			.area = "sign-in",
			.title = "custom sign-in does not handle what MFA demands",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "second_factor_available second_factors mfa_required",
			.sdk = true,
			.about = "a sign-in flow of the app's own",
			.symptom =
				"users with a second factor cannot sign in: the attempt stops at "
				"needs_second_factor; where MFA is required the session stays "
				"pending and counts as signed out",
			.since = "0.1",
			.page = page_CLERK_MFA_003,
		},
	.check = check,
};
