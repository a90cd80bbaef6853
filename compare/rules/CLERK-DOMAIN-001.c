#include "clerk/hosts.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

/* How far one part of a domain's set-up is. */
enum progress {
	PROGRESS_DONE,
	PROGRESS_LACKING,
	PROGRESS_UNKNOWN,
};

/* Required records that are seen not to resolve. Those of mail are CLERK-EMAIL-001's. */
struct lacking {
	struct str all; /* "clerk.acme.com, accounts.acme.com", or "" */
	bool frontend_api; /* its record is one of them */
	bool others; /* one that is not the Frontend API's is, too */
};

static struct str first_label(struct str host)
{
	struct str rest = host;

	return str_take(&rest, '.');
}

static void join(struct audit *audit, struct str *list, struct str host)
{
	*list = str_format(audit->arena, "%.*s%s%.*s", STR_ARGS(*list), list->n > 0 ? ", " : "",
		STR_ARGS(host));
}

static struct lacking lacking_of(struct audit *audit, const struct instance_domain *domain)
{
	struct lacking lacking = {.all = STR("")};

	for (size_t i = 0; i < domain->unverified.n; i++) {
		struct str host = domain->unverified.items[i];

		if (!hosts_is_mail_record(host)) {
			bool api = str_equal(host, domain->frontend_api_host) ||
				   str_is(first_label(host), "clerk");

			join(audit, &lacking.all, host);
			lacking.frontend_api = lacking.frontend_api || api;
			lacking.others = lacking.others || !api;
		}
	}
	return lacking;
}

static struct str records_of(struct audit *audit, const struct instance_domain *domain)
{
	struct str list = STR("");

	for (size_t i = 0; i < domain->records.n; i++) {
		if (!hosts_is_mail_record(domain->records.items[i])) {
			join(audit, &list, domain->records.items[i]);
		}
	}
	if (list.n > 0) {
		return list;
	}
	return domain->is_satellite ? STR("clerk") : STR("clerk, accounts");
}

/* Source of the words: clerk/openapi-specs platform/beta.yml; of "pending": clerk/cli deploy
 * status. */
static enum progress progress_of(const struct field_str *word)
{
	static const char *const lacking[] = {
		"not_started", "in_progress", "in_process", "incomplete", "failed", "pending"};

	if (word->known && str_is(word->value, "complete")) {
		return PROGRESS_DONE;
	}
	return word->known && str_in(word->value, lacking, 6) ? PROGRESS_LACKING : PROGRESS_UNKNOWN;
}

static bool is_proxied(const struct instance_domain *domain)
{
	return domain->proxy_url.n > 0 ||
	       (domain->proxy_required.known && domain->proxy_required.value);
}

/* What the records say where they alone lack: one behind a proxy needs none for the Frontend API.
 */
static enum progress progress_of_records(
	const struct instance_domain *domain, const struct lacking *lacking)
{
	if (lacking->others || (lacking->frontend_api && !is_proxied(domain))) {
		return PROGRESS_LACKING;
	}
	if (!lacking->frontend_api) {
		return PROGRESS_DONE;
	}
	switch (progress_of(&domain->proxy)) {
	case PROGRESS_DONE:
		return PROGRESS_DONE;
	case PROGRESS_LACKING:
		return PROGRESS_LACKING;
	case PROGRESS_UNKNOWN:
		break;
	}
	return PROGRESS_UNKNOWN;
}

static enum progress progress_of_dns(
	const struct instance_domain *domain, const struct lacking *lacking)
{
	enum progress word = progress_of(&domain->dns);
	enum progress records = progress_of_records(domain, lacking);

	if (word == PROGRESS_DONE) {
		/* one of both is out of date */
		return records == PROGRESS_LACKING ? PROGRESS_UNKNOWN : PROGRESS_DONE;
	}
	if (domain->unverified.n > 0 && domain->unverified.known) {
		return word == PROGRESS_LACKING || records == PROGRESS_LACKING ? records : word;
	}
	if (records == PROGRESS_LACKING) {
		return records;
	}
	return word == PROGRESS_LACKING && is_proxied(domain) ? PROGRESS_UNKNOWN : word;
}

static enum progress progress_of_ssl(const struct instance_domain *domain)
{
	enum progress word = progress_of(&domain->ssl);

	if (domain->ssl_required.known && !domain->ssl_required.value) {
		return PROGRESS_DONE;
	}
	if (word == PROGRESS_LACKING && !domain->ssl_required.known && is_proxied(domain)) {
		return PROGRESS_UNKNOWN;
	}
	return word;
}

static struct str name_of(const struct instance_domain *domain)
{
	return domain->name.n > 0 ? domain->name : domain->id;
}

/* "DNS is 'in_progress' (platform.….dns.status), clerk.acme.com does not resolve" */
static struct str dns_text(
	struct audit *audit, const struct instance_domain *domain, const struct lacking *lacking)
{
	struct str word = STR("");
	struct str records = STR("");

	if (domain->dns.known) {
		word = str_format(audit->arena, "DNS is '%.*s' (%.*s)", STR_ARGS(domain->dns.value),
			STR_ARGS(domain->dns.path));
	}
	if (lacking->all.n > 0) {
		records = str_format(audit->arena, "%snot seen to resolve: %.*s (%.*s)",
			word.n > 0 ? ", " : "", STR_ARGS(lacking->all),
			STR_ARGS(domain->unverified.path));
	}
	return str_join(audit->arena, word, records);
}

static struct str ssl_text(struct audit *audit, const struct instance_domain *domain)
{
	return str_format(audit->arena, "its SSL certificate is '%.*s' (%.*s)",
		STR_ARGS(domain->ssl.value), STR_ARGS(domain->ssl.path));
}

static void report(struct audit *audit, const struct instance_domain *domain,
	const struct lacking *lacking, bool dns, bool ssl)
{
	struct finding finding = match_finding(audit, NULL);
	struct str what = dns ? dns_text(audit, domain, lacking) : ssl_text(audit, domain);
	const struct field_str *word = dns ? &domain->dns : &domain->ssl;

	if (dns && ssl) {
		what = str_format(audit->arena, "%.*s; %.*s", STR_ARGS(what),
			STR_ARGS(ssl_text(audit, domain)));
	}
	finding.message = str_format(audit->arena,
		"the set-up of domain '%.*s' of %.*s is not complete: %.*s",
		STR_ARGS(name_of(domain)), STR_ARGS(match_instance(audit)), STR_ARGS(what));
	finding.clerk = word->known ? match_ref(audit, word->path, word->value)
				    : match_ref(audit, domain->unverified.path, lacking->all);
	finding.fix = str_format(audit->arena,
		"have the CNAME records of '%.*s' (%.*s) in place at the DNS provider, not proxied "
		"by it, then let Clerk check them on the Domains page of its Dashboard; "
		"certificates follow when they resolve",
		STR_ARGS(name_of(domain)),
		STR_ARGS(lacking->all.n > 0 ? lacking->all : records_of(audit, domain)));
	audit_find(audit, finding);
}

static void say_unknown(
	struct audit *audit, const struct instance_domain *domain, const struct field_str *word)
{
	struct str why = word->known ? str_format(audit->arena, "%.*s is '%.*s'",
					       STR_ARGS(word->path), STR_ARGS(word->value))
				     : word->reason;

	audit_not_evaluated(audit, "%.*s; check that these CNAME records of '%.*s' resolve: %.*s",
		STR_ARGS(why), STR_ARGS(name_of(domain)), STR_ARGS(records_of(audit, domain)));
}

static void judge(struct audit *audit, const struct instance_domain *domain)
{
	struct lacking lacking = lacking_of(audit, domain);
	enum progress dns = progress_of_dns(domain, &lacking);
	enum progress ssl = progress_of_ssl(domain);
	bool whole = progress_of(&domain->status) == PROGRESS_DONE;

	audit_judged(audit);
	if (dns == PROGRESS_LACKING || ssl == PROGRESS_LACKING) {
		report(audit, domain, &lacking, dns == PROGRESS_LACKING, ssl == PROGRESS_LACKING);
		return;
	}
	if (dns == PROGRESS_UNKNOWN && (domain->dns.known || !whole)) {
		say_unknown(audit, domain, &domain->dns);
	} else if (ssl == PROGRESS_UNKNOWN && (domain->ssl.known || !whole)) {
		say_unknown(audit, domain, &domain->ssl);
	}
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (!match_is_production(audit)) {
		return;
	}
	for (size_t i = 0; i < instance->domains.n; i++) {
		if (!instance->domains.items[i].is_provider) {
			judge(audit, &instance->domains.items[i]);
		}
	}
	/* a set-up that is told without a list of domains is the primary's, and enough */
	if (!instance->domains.known &&
		(instance->domains.n == 0 || instance->domains.path.n > 0)) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(instance->domains.reason));
	}
}

const struct rule rule_CLERK_DOMAIN_001 = {
	.info =
		{
			.id = "CLERK-DOMAIN-001",
			.area = "domains",
			.title = "production domain without DNS or SSL",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_SNAPSHOT,
			.reads = "environment_type domains",
			.about = "a production domain",
			.symptom = "the Frontend API or the account portal cannot be reached under "
				   "this domain: Clerk does not load, nobody can sign in",
			.codes = "clerk_init_failed clerk_runtime_load_timeout "
				 "failed_to_load_clerk_js failed_to_load_clerk_ui network_error",
			.since = "0.1",
			.page = page_CLERK_DOMAIN_001,
		},
	.check = check,
};
