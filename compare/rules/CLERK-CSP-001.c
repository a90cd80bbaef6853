#include "compare/match.h"
#include "compare/match_csp_gaps.h"
#include "compare/match_csp_text.h"
#include "compare/rules/pages.h"

/* Where the snapshot says so: a domain, else the key that names the host. */
static struct str path_of_host(struct audit *audit, struct str host)
{
	const struct instance *instance = audit->instance;

	for (size_t i = 0; i < instance->domains.n; i++) {
		if (str_equal(instance->domains.items[i].frontend_api_host, host)) {
			return str_join(audit->arena, instance->domains.items[i].path,
				STR(".frontend_api_url"));
		}
	}
	return instance->publishable_key.known ? instance->publishable_key.path
					       : instance->environment_type.path;
}

static void find(
	struct audit *audit, const struct fact_policy *policy, const struct match_csp_gaps *gaps)
{
	const struct match_csp_gap *first = &gaps->items.items[0];
	struct str place = match_place(audit, &policy->at);
	struct str instance = match_instance(audit);
	struct str lacks = match_csp_lacks(audit, policy, gaps);
	struct finding finding = match_finding(audit, &first->directive->at);

	for (size_t i = 1; i < gaps->items.n; i++) {
		if (gaps->items.items[i].kind != gaps->items.items[i - 1].kind) {
			vec_push(
				audit->arena, &finding.related, gaps->items.items[i].directive->at);
		}
	}
	finding.message = str_format(audit->arena,
		"the Content-Security-Policy at %.*s blocks %s of %.*s: %.*s", STR_ARGS(place),
		first->frontend ? "the Frontend API" : "the challenge of the bot protection",
		STR_ARGS(instance), STR_ARGS(lacks));
	finding.fix = match_csp_fix(audit, policy, gaps);
	finding.clerk =
		first->frontend
			? match_ref(audit, path_of_host(audit, first->host), first->host)
			: match_ref(audit, audit->instance->captcha_enabled.path, STR("true"));
	audit_find(audit, finding);
}

/* One that differs by a condition, or by the mode, is told once. */
static bool is_repeated(const struct audit *audit, const struct fact_policy *policy)
{
	const struct fact_policy *before = policy - 1;

	return policy != audit->facts->policies.items &&
	       str_equal(before->at.file, policy->at.file) && before->at.line == policy->at.line &&
	       before->at.column == policy->at.column && match_csp_is_enforced(audit, before);
}

/* Both are about evidence that the snapshot lacks. */
static void note_missing(
	struct audit *audit, const struct fact_policy *policy, const struct match_csp_gaps *gaps)
{
	const struct instance *instance = audit->instance;
	struct str place = match_place(audit, &policy->at);

	if (gaps->captcha) {
		audit_not_evaluated(audit,
			"the policy at %.*s does not allow challenges.cloudflare.com, and whether "
			"bot protection is on is not known: %.*s",
			STR_ARGS(place), STR_ARGS(instance->captcha_enabled.reason));
	}
	if (gaps->items.n > 0 && gaps->items.items[0].frontend &&
		!instance->frontend_api_hosts.known) {
		audit_not_evaluated(audit,
			"the policy at %.*s allows no host of the Frontend API that is known: %.*s",
			STR_ARGS(place), STR_ARGS(instance->frontend_api_hosts.reason));
	}
}

static void judge(
	struct audit *audit, const struct match_csp_needs *needs, const struct fact_policy *policy)
{
	struct match_csp_gaps gaps = match_csp_gaps(audit, needs, policy);

	note_missing(audit, policy, &gaps);
	if (gaps.items.n == 0) {
		if (gaps.open) {
			audit_unresolved(audit);
		} else {
			audit_judged(audit);
		}
	} else if (needs->replaced && !str_is(policy->via, "meta")) {
		audit_unresolved(audit);
	} else if (audit->instance->frontend_api_hosts.known && !is_repeated(audit, policy)) {
		audit_judged(audit);
		find(audit, policy, &gaps);
	}
}

static void check_policy(
	struct audit *audit, const struct match_csp_needs *needs, const struct fact_policy *policy)
{
	if (str_is(policy->via, "clerkMiddleware")) { /* adds what Clerk needs by itself */
		audit_judged(audit);
	} else if (!match_csp_is_of_pages(audit, policy)) {
		audit_unresolved(audit);
	} else if (needs->hosts.n > 0) {
		judge(audit, needs, policy);
	} else {
		audit_not_evaluated(audit, "the host of the Frontend API is not known: %.*s",
			STR_ARGS(audit->instance->frontend_api_hosts.reason));
	}
}

static void check(struct audit *audit)
{
	struct match_csp_needs needs = match_csp_needs(audit);

	needs.replaced = needs.hosts.n > 0 && match_csp_any_allows(audit, &needs);
	for (size_t i = 0; i < audit->facts->policies.n && needs.runs; i++) {
		const struct fact_policy *policy = &audit->facts->policies.items[i];

		if (match_csp_is_enforced(audit, policy)) {
			check_policy(audit, &needs, policy);
		}
	}
}

const struct rule rule_CLERK_CSP_001 = {
	.info =
		{
			.id = "CLERK-CSP-001",
			.area = "domains",
			.title = "Content-Security-Policy that blocks Clerk",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "frontend_api_hosts captcha_enabled",
			.sdk = true,
			.about = "a Content-Security-Policy of pages that run Clerk",
			.symptom =
				"the browser refuses to load Clerk's script, to reach the Frontend "
				"API or to show the challenge: the page stays without sign-in, or "
				"sign-up fails with captcha_unavailable",
			.codes = "clerk_init_failed clerk_runtime_load_timeout "
				 "failed_to_load_clerk_js failed_to_load_clerk_ui "
				 "captcha_invalid network_error",
			.since = "0.1",
			.page = page_CLERK_CSP_001,
		},
	.check = check,
};
