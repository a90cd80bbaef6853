#include "compare/match.h"
#include "compare/match_domain.h"
#include "compare/match_setup.h"
#include "compare/rules/pages.h"

struct look {
	struct match_setup setup;
	struct match_domain_values domains;
	struct match_domain_values proxies;
	struct map told;
};

static struct clerk_ref clerk_side(struct audit *audit, bool proxies)
{
	return match_ref(audit, audit->instance->domains.path, match_domain_list(audit, proxies));
}

static bool is_new(struct audit *audit, struct look *look, struct str setting, struct str value)
{
	struct str key = str_format(audit->arena, "%.*s\n%.*s", STR_ARGS(setting), STR_ARGS(value));

	if (map_get(&look->told, key) != MAP_NONE) {
		return false;
	}
	map_put(audit->arena, &look->told, key, 0);
	return true;
}

/* "NEXT_PUBLIC_CLERK_DOMAIN 'shop.dev' (.env:3)" */
static struct str written(struct audit *audit, const struct fact_url *url)
{
	return str_format(audit->arena, "%.*s '%.*s' (%.*s)",
		STR_ARGS(url->env.n > 0 ? url->env : url->setting), STR_ARGS(url->value),
		STR_ARGS(match_place(audit, &url->at)));
}

static void find_domain(struct audit *audit, struct look *look, const struct fact_url *satellite,
	const struct match_domain_choice *domain)
{
	struct finding finding = match_finding(audit, &domain->url->at);
	struct str place = match_place(audit, &satellite->at);
	bool primary = domain->fit == MATCH_DOMAIN_PRIMARY;

	if (!is_new(audit, look, STR("domain"), domain->url->value)) {
		return;
	}
	finding.message = str_format(audit->arena,
		"%.*s is given for a satellite (isSatellite at %.*s), and is %s domain of %.*s; "
		"its satellites: %.*s",
		STR_ARGS(written(audit, domain->url)), STR_ARGS(place),
		primary ? "the primary" : "no", STR_ARGS(match_instance(audit)),
		STR_ARGS(match_domain_list(audit, false)));
	finding.fix = str_format(audit->arena, "name a satellite domain of the instance at %.*s%s",
		STR_ARGS(match_place(audit, &domain->url->at)),
		primary ? ", or take isSatellite away"
			: ", or add this one in the Clerk Dashboard (Domains, Satellites)");
	finding.clerk = clerk_side(audit, false);
	vec_push(audit->arena, &finding.related, satellite->at);
	audit_find(audit, finding);
}

static void find_satellite(struct audit *audit, struct look *look, const struct fact_url *satellite)
{
	struct finding finding = match_finding(audit, &satellite->at);

	if (!is_new(audit, look, STR("isSatellite"), STR(""))) {
		return;
	}
	finding.message = str_format(audit->arena,
		"%.*s makes the app a satellite, and %.*s has no satellite domain",
		STR_ARGS(written(audit, satellite)), STR_ARGS(match_instance(audit)));
	finding.fix = STR("add the app's domain in the Clerk Dashboard (Domains, Satellites), or "
			  "take isSatellite away");
	finding.clerk = clerk_side(audit, false);
	audit_find(audit, finding);
}

static void find_proxy(
	struct audit *audit, struct look *look, const struct match_domain_choice *proxy)
{
	struct finding finding = match_finding(audit, &proxy->url->at);
	struct str proxies = match_domain_list(audit, true);

	if (!is_new(audit, look, STR("proxyUrl"), proxy->url->value)) {
		return;
	}
	finding.message = str_format(audit->arena,
		"%.*s is the proxy_url of no domain of %.*s; they have %.*s",
		STR_ARGS(written(audit, proxy->url)), STR_ARGS(match_instance(audit)),
		STR_ARGS(proxies));
	finding.why = STR("Clerk does not know the proxy and turns its requests away "
			  "(host_invalid): clerk-js does not load, and nobody can sign in");
	finding.fix = str_format(audit->arena,
		"%s at %.*s, or set this one in the Clerk Dashboard (Domains, Frontend API)",
		str_is(proxies, "none") ? "take the proxy URL away"
					: "write the proxy URL of the domain",
		STR_ARGS(match_place(audit, &proxy->url->at)));
	finding.clerk = clerk_side(audit, true);
	audit_find(audit, finding);
}

static void judge_satellite(
	struct audit *audit, struct look *look, const struct fact_url *satellite)
{
	const struct match_domain_choice *domain =
		match_domain_beside(audit, &look->setup, &look->domains, satellite);
	bool none = audit->instance->domains.known && !match_domain_has_satellites(audit->instance);
	bool unsure = domain != NULL && match_domain_is_open(domain->fit) &&
		      (domain->url->resolved || !none);

	if (!match_setup_says_yes(satellite)) {
		if (!satellite->resolved) {
			audit_unresolved(audit);
		}
		return;
	}
	/* with neither domain nor proxy it is CLERK-DOMAIN-003's */
	if (unsure || (domain == NULL && (!none || look->proxies.list.n == 0))) {
		audit_unresolved(audit);
		return;
	}
	audit_judged(audit);
	if (domain != NULL && domain->fit != MATCH_DOMAIN_YES &&
		!match_domain_is_open(domain->fit)) {
		find_domain(audit, look, satellite, domain);
	} else if (none) {
		find_satellite(audit, look, satellite);
	}
}

static void judge_proxies(struct audit *audit, struct look *look)
{
	for (size_t i = 0; i < look->proxies.list.n; i++) {
		const struct match_domain_choice *proxy = &look->proxies.list.items[i];

		if (match_domain_is_open(proxy->fit)) {
			audit_unresolved(audit);
			continue;
		}
		audit_judged(audit);
		if (proxy->fit == MATCH_DOMAIN_NO) {
			find_proxy(audit, look, proxy);
		}
	}
}

static void judge(struct audit *audit, struct look *look, const match_urls *satellites)
{
	if (!audit->instance->domains.known) {
		audit_not_evaluated(audit, "the domains of %.*s are not all known: %.*s",
			STR_ARGS(audit->instance->label),
			STR_ARGS(audit->instance->domains.reason));
	}
	for (size_t i = 0; i < satellites->n; i++) {
		judge_satellite(audit, look, satellites->items[i]);
	}
	judge_proxies(audit, look);
}

static void check(struct audit *audit)
{
	struct look look = {0};
	match_urls satellites = {0};

	match_setup_read(audit, ENVIRONMENT_PRODUCTION, &look.setup);
	match_setup_values(audit, &look.setup, "isSatellite", &satellites);
	match_domain_read(audit, &look.setup, "domain", &look.domains);
	match_domain_read(audit, &look.setup, "proxyUrl", &look.proxies);
	if (satellites.n == 0 && look.proxies.list.n == 0) {
		return;
	}
	if (instance_is_production(audit->instance)) {
		judge(audit, &look, &satellites);
	} else {
		audit_not_evaluated(audit,
			"satellites and proxies are held against the domains of a production "
			"instance, and %.*s is not known to be one",
			STR_ARGS(audit->instance->label));
	}
}

const struct rule rule_CLERK_DOMAIN_002 = {
	.info =
		{
			.id = "CLERK-DOMAIN-002",
			.area = "domains",
			.title = "satellite or proxy that the instance does not have",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "environment_type domains",
			.about = "isSatellite or proxyUrl in code or settings",
			.symptom = "clerk-js asks a host that Clerk does not serve (host_invalid, "
				   "ERR_NAME_NOT_RESOLVED): it does not load, and nobody is "
				   "signed in on that domain",
			.codes = "invalid_proxy_configuration "
				 "operation_not_allowed_on_satellite_domain "
				 "redirect_url_not_associated_with_instance "
				 "satellite-needs-syncing",
			.since = "0.1",
			.page = page_CLERK_DOMAIN_002,
		},
	.check = check,
};
