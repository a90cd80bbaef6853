#include "compare/match.h"
#include "compare/match_satellite.h"
#include "compare/rules/pages.h"

/*
 * Sources: clerk/javascript packages/nextjs/src/server/utils.ts
 * (handleMultiDomainAndProxy), packages/backend/src/tokens/request.ts,
 * packages/express/src/authenticateRequest.ts, packages/clerk-js/src/core/clerk.ts.
 */

/* "isSatellite of clerkMiddleware (middleware.ts:4)" */
static struct str name_of(struct audit *audit, const struct match_satellite *it)
{
	struct str place = match_place(audit, &it->url->at);

	return it->variable ? str_format(audit->arena, "%.*s (%.*s)", STR_ARGS(it->url->env),
				      STR_ARGS(place))
			    : str_format(audit->arena, "isSatellite of %.*s (%.*s)",
				      STR_ARGS(it->url->via), STR_ARGS(place));
}

static void find_nameless(struct audit *audit, const struct match_satellite *it)
{
	struct finding finding = match_finding(audit, &it->url->at);

	finding.message = str_format(audit->arena,
		"%.*s makes the app a satellite, and nothing says of which domain: there is "
		"neither domain nor proxyUrl, and no file names CLERK_DOMAIN or CLERK_PROXY_URL",
		STR_ARGS(name_of(audit, it)));
	finding.fix = it->variable
			      ? str_format(audit->arena,
					"set the variable for the domain (CLERK_DOMAIN with the "
					"same prefix) beside %.*s",
					STR_ARGS(it->url->env))
			      : str_format(audit->arena,
					"give %.*s the satellite's domain: domain: "
					"'satellite.example'",
					STR_ARGS(it->url->via));
	audit_find(audit, finding);
}

/* Has it a domain or a proxy? */
static enum match_beside judge_domain(
	struct audit *audit, const struct match_setup *setup, const struct match_satellite *it)
{
	const struct fact_url *name;
	const struct fact_url *url;
	enum match_beside domain = match_satellite_given(audit, setup, it, "domain", &name);
	enum match_beside proxy = match_satellite_given(audit, setup, it, "proxyUrl", &url);
	enum match_beside best = domain > proxy ? domain : proxy;

	/* given with a value that is not known is given all the same */
	if (best == MATCH_BESIDE_NOT) {
		audit_judged(audit);
		find_nameless(audit, it);
	} else if (name != NULL || url != NULL) {
		audit_judged(audit);
	} else {
		audit_unresolved(audit);
	}
	return best;
}

static bool is_absolute(struct str url)
{
	url = str_trim(url);
	return str_starts(url, "http://") || str_starts(url, "https://");
}

static void find_page(struct audit *audit, const struct match_satellite *it,
	const struct fact_url *page, const struct fact_key *key)
{
	const struct place *at = page == NULL ? &it->url->at : &page->at;
	struct finding finding = match_finding(audit, at);
	struct str test_key = match_place(audit, &key->at);

	finding.title = STR("satellite of a development instance without an absolute signInUrl");
	if (page == NULL) {
		finding.message = str_format(audit->arena,
			"%.*s makes the app a satellite of a development instance (the key at "
			"%.*s), and nothing gives it a signInUrl",
			STR_ARGS(name_of(audit, it)), STR_ARGS(test_key));
	} else {
		finding.message = str_format(audit->arena,
			"signInUrl '%.*s' (%.*s) is no absolute URL, and %.*s makes the app a "
			"satellite of a development instance (the key at %.*s): who has to sign in "
			"must be sent to the primary app",
			STR_ARGS(page->value), STR_ARGS(match_place(audit, at)),
			STR_ARGS(name_of(audit, it)), STR_ARGS(test_key));
		vec_push(audit->arena, &finding.related, it->url->at);
	}
	vec_push(audit->arena, &finding.related, key->at);
	finding.why = STR("every request throws 'Missing signInUrl' or 'Invalid signInUrl': a "
			  "satellite of a development instance signs in at the primary app");
	finding.fix =
		page != NULL || !it->variable
			? str_format(audit->arena,
				  "%s the primary app's sign-in page in full, signInUrl "
				  "'http://localhost:3000/sign-in', at %.*s",
				  page != NULL ? "write" : "add", STR_ARGS(match_place(audit, at)))
			: str_format(audit->arena,
				  "set the variable for the sign-in page (CLERK_SIGN_IN_URL with "
				  "the same prefix) beside %.*s to that of the primary app in "
				  "full, 'http://localhost:3000/sign-in'",
				  STR_ARGS(name_of(audit, it)));
	audit_find(audit, finding);
}

static bool is_new(struct audit *audit, struct map *told, const struct place *at)
{
	struct str key = match_place(audit, at);

	if (map_get(told, key) != MAP_NONE) {
		return false;
	}
	map_put(audit->arena, told, key, 0);
	return true;
}

/* Is it set for an environment that has no development instance? */
static bool is_of_another(const struct fact_url *page)
{
	return page->environment != ENVIRONMENT_ANY && page->environment != ENVIRONMENT_DEVELOPMENT;
}

static void judge_page(struct audit *audit, const struct match_setup *setup,
	const struct match_satellite *it, struct map *told)
{
	const struct fact_key *key = match_satellite_test_key(audit);
	const struct fact_url *page;
	enum match_beside given;

	if (key == NULL || !match_setup_reaches(audit, setup, it->url)) {
		return; /* of a production instance it is optional */
	}
	given = match_satellite_given(audit, setup, it, "signInUrl", &page);
	if (given == MATCH_BESIDE_UNKNOWN || (page != NULL && is_of_another(page))) {
		audit_unresolved(audit);
		return;
	}
	audit_judged(audit);
	if ((given == MATCH_BESIDE_NOT || !is_absolute(page->value)) &&
		is_new(audit, told, page == NULL ? &it->url->at : &page->at)) {
		find_page(audit, it, page, key);
	}
}

static void check(struct audit *audit)
{
	struct match_setup setup;
	match_satellites satellites = {0};
	struct map told = {0};

	match_setup_read(audit, ENVIRONMENT_DEVELOPMENT, &setup);
	match_satellite_read(audit, &setup, &satellites);
	for (size_t i = 0; i < satellites.n; i++) {
		const struct match_satellite *it = &satellites.items[i];

		if (!it->certain) {
			if (!it->url->resolved || match_setup_says_yes(it->url)) {
				audit_unresolved(audit);
			}
		} else if (judge_domain(audit, &setup, it) != MATCH_BESIDE_NOT) {
			judge_page(audit, &setup, it, &told);
		}
	}
}

const struct rule rule_CLERK_DOMAIN_003 = {
	.info =
		{
			.id = "CLERK-DOMAIN-003",
			.area = "domains",
			.title = "satellite without domain or proxyUrl",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "isSatellite in code or settings",
			.symptom = "every request throws 'Missing domain and proxyUrl. A satellite "
				   "application needs to specify a domain or a proxyUrl'",
			.codes = "operation_not_allowed_on_satellite_domain "
				 "satellite-needs-syncing",
			.since = "0.1",
			.page = page_CLERK_DOMAIN_003,
		},
	.check = check,
};
