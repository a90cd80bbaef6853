#include "compare/match.h"
#include "compare/rules/pages.h"

/* The first domain that is no satellite sends the mail, or NULL. */
static const struct instance_domain *primary_domain(const struct instance *instance)
{
	for (size_t i = 0; i < instance->domains.n; i++) {
		if (!instance->domains.items[i].is_satellite) {
			return &instance->domains.items[i];
		}
	}
	return NULL;
}

/* "clkmail.acme.com, clk._domainkey.acme.com", or "" when none is listed. */
static struct str list_records(struct audit *audit)
{
	const struct instance_domain *domain = primary_domain(audit->instance);
	struct str list = STR("");

	for (size_t i = 0; domain != NULL && i < domain->mail_records.n; i++) {
		list = str_format(audit->arena, "%.*s%s%.*s", STR_ARGS(list), i > 0 ? ", " : "",
			STR_ARGS(domain->mail_records.items[i]));
	}
	return list;
}

static struct str domain_name(const struct instance *instance)
{
	const struct instance_domain *domain = primary_domain(instance);

	return domain == NULL ? STR("its domain") : domain->name;
}

static void report(struct audit *audit, const struct field_str *status)
{
	const struct instance *instance = audit->instance;
	struct str records = list_records(audit);
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(audit->arena,
		"instance %.*s is 'production' and sends mail from %.*s, whose mail set-up is "
		"'%.*s' (%.*s)",
		STR_ARGS(instance->label), STR_ARGS(domain_name(instance)), STR_ARGS(status->value),
		STR_ARGS(status->path));
	finding.clerk = match_ref(audit, status->path, status->value);
	finding.fix = str_format(audit->arena,
		"add the CNAME records of %.*s for mail at the DNS provider (%.*s), not proxied, "
		"then verify the domain on the Domains page of the Clerk Dashboard",
		STR_ARGS(domain_name(instance)),
		STR_ARGS(
			records.n > 0 ? records : STR("clkmail, clk._domainkey, clk2._domainkey")));
	audit_find(audit, finding);
}

static void say_unknown(struct audit *audit, const struct field_str *status)
{
	struct str records = list_records(audit);

	if (records.n == 0) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(status->reason));
		return;
	}
	audit_not_evaluated(audit, "%.*s; check that these CNAME records resolve: %.*s",
		STR_ARGS(status->reason), STR_ARGS(records));
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
	} else if (!status->known) {
		say_unknown(audit, status);
	} else if (str_is(status->value, "complete")) {
		audit_judged(audit);
	} else {
		report(audit, status);
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
			.about = "a production instance",
			.symptom = "sign-in codes and invitations land in spam or never arrive, "
				   "so users cannot sign up or sign in",
			.since = "0.1",
			.page = page_CLERK_EMAIL_001,
		},
	.check = check,
};
