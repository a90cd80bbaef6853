#include "clerk/hosts.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

/* Those of the list that are of mail: "clkmail.acme.com, clk._domainkey.acme.com", or "". */
static struct str mail_records(struct audit *audit, const struct str *hosts, size_t count)
{
	struct str list = STR("");

	for (size_t i = 0; i < count; i++) {
		if (hosts_is_mail_record(hosts[i])) {
			list = str_format(audit->arena, "%.*s%s%.*s", STR_ARGS(list),
				list.n > 0 ? ", " : "", STR_ARGS(hosts[i]));
		}
	}
	return list;
}

/* The mail records that are required and seen not to resolve, or "". */
static struct str unverified(struct audit *audit)
{
	const struct instance_domain *domain = instance_primary_domain(audit->instance);

	if (domain == NULL) {
		return STR("");
	}
	return mail_records(audit, domain->unverified.items, domain->unverified.n);
}

/* Are all three of a domain's mail records seen to resolve? */
static bool all_verified(const struct instance *instance)
{
	static const char *const starts[] = {"clkmail", "clk._domainkey", "clk2._domainkey"};
	const struct instance_domain *domain = instance_primary_domain(instance);
	size_t seen = 0;

	for (size_t i = 0; domain != NULL && i < 3; i++) {
		bool found = false;

		for (size_t k = 0; k < domain->verified.n; k++) {
			found = found || str_starts(domain->verified.items[k], starts[i]);
		}
		seen += found;
	}
	return seen == 3;
}

/* What is to be done or checked: the records that lack, else those that are listed, else these. */
static struct str records_to_add(struct audit *audit)
{
	const struct instance_domain *domain = instance_primary_domain(audit->instance);
	struct str list = unverified(audit);

	if (list.n == 0 && domain != NULL) {
		list = mail_records(audit, domain->mail_records.items, domain->mail_records.n);
	}
	return list.n > 0 ? list : STR("clkmail, clk._domainkey, clk2._domainkey");
}

static struct str domain_name(const struct instance *instance)
{
	const struct instance_domain *domain = instance_primary_domain(instance);

	return domain == NULL || domain->name.n == 0 ? STR("its domain") : domain->name;
}

static void report(struct audit *audit, struct str problem, struct str path, struct str value)
{
	const struct instance *instance = audit->instance;
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(audit->arena,
		"instance %.*s is 'production' and sends mail from %.*s, %.*s",
		STR_ARGS(instance->label), STR_ARGS(domain_name(instance)), STR_ARGS(problem));
	finding.clerk = match_ref(audit, path, value);
	finding.fix = str_format(audit->arena,
		"add the CNAME records of %.*s for mail at the DNS provider (%.*s), not proxied, "
		"then verify the domain on the Domains page of the Clerk Dashboard",
		STR_ARGS(domain_name(instance)), STR_ARGS(records_to_add(audit)));
	audit_find(audit, finding);
}

static void say_unknown(struct audit *audit)
{
	const struct field_str *status = &audit->instance->mail_status;

	audit_not_evaluated(audit, "%.*s; check that these CNAME records resolve: %.*s",
		STR_ARGS(status->reason), STR_ARGS(records_to_add(audit)));
}

/* Without a status the records alone may tell. */
static void judge_records(struct audit *audit, struct str lacking)
{
	const struct instance_domain *domain = instance_primary_domain(audit->instance);

	if (lacking.n > 0) {
		struct str problem =
			str_format(audit->arena, "whose mail records do not resolve: %.*s (%.*s)",
				STR_ARGS(lacking), STR_ARGS(domain->unverified.path));

		report(audit, problem, domain->unverified.path, lacking);
	} else if (all_verified(audit->instance)) {
		audit_judged(audit);
	} else {
		say_unknown(audit);
	}
}

static void judge_status(struct audit *audit, const struct field_str *status, struct str lacking)
{
	struct str problem;

	if (!str_is(status->value, "complete")) {
		problem = str_format(audit->arena, "whose mail set-up is '%.*s' (%.*s)",
			STR_ARGS(status->value), STR_ARGS(status->path));
		report(audit, problem, status->path, status->value);
	} else if (lacking.n > 0) {
		audit_not_evaluated(audit, "%.*s is 'complete', and %.*s is not verified",
			STR_ARGS(status->path), STR_ARGS(lacking));
	} else {
		audit_judged(audit);
	}
}

static void check(struct audit *audit)
{
	const struct field_str *status = &audit->instance->mail_status;
	const struct field_bool *required = &audit->instance->mail_required;

	if (!match_is_production(audit)) {
		return;
	}
	if (required->known && !required->value) {
		audit_judged(audit);
	} else if (status->known) {
		judge_status(audit, status, unverified(audit));
	} else {
		judge_records(audit, unverified(audit));
	}
}

const struct rule rule_CLERK_EMAIL_001 = {
	.info =
		{
			.id = "CLERK-EMAIL-001",
			.area = "sign-in",
			.title = "sender domain not verified",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_SNAPSHOT,
			.reads = "environment_type mail_status mail_required",
			.about = "a production instance",
			.symptom = "sign-in codes and invitations land in spam or never arrive, "
				   "so users cannot sign up or sign in",
			.codes = "email_provider_domain_not_verified",
			.since = "0.1",
			.page = page_CLERK_EMAIL_001,
		},
	.check = check,
};
