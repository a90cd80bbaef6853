#include "clerk/reach.h"
#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* What becomes of a delivery. */
static const char *fate_of(enum reach_kind kind)
{
	static const char *const fates[] = {
		[REACH_LOCAL] = "which no delivery reaches from outside",
		[REACH_PRIVATE] = "which no delivery reaches from outside",
		[REACH_TUNNEL] = "which hands deliveries to a developer's machine, and to nobody "
				 "when it is closed",
		[REACH_WORKSPACE] = "which is gone when the workspace sleeps or is deleted",
		[REACH_PREVIEW] = "which is not what production serves, and may ask for a login",
	};

	return fates[kind];
}

static bool is_plain(const struct instance_endpoint *endpoint)
{
	return str_is_nocase(str_slice(endpoint->url, 0, 5), "http:");
}

static void report(struct audit *audit, const struct instance_endpoint *endpoint, struct str host,
	struct reach reach)
{
	struct finding finding = match_finding(audit, NULL);
	struct str id = match_webhook_endpoint_id(audit, endpoint);
	bool plain = is_plain(endpoint);
	struct str problem = STR("is sent to over http: who is on the way reads and changes it");

	if (reach.kind != REACH_ANY) {
		problem = str_format(audit->arena, "points at '%.*s', %s, %s%s", STR_ARGS(host),
			reach.what, fate_of(reach.kind), plain ? ", and over http" : "");
	}
	finding.message = str_format(audit->arena, "%.*s of %.*s %.*s",
		STR_ARGS(match_webhook_endpoint(audit, endpoint)), STR_ARGS(match_instance(audit)),
		STR_ARGS(problem));
	finding.clerk = match_ref(audit,
		str_format(audit->arena, "%.*s.url", STR_ARGS(endpoint->path)), endpoint->url);
	finding.fix =
		reach.kind == REACH_ANY
			? str_format(audit->arena,
				  "write https in the URL of %.*s (Clerk Dashboard, Webhooks)",
				  STR_ARGS(id))
			: str_format(audit->arena,
				  "point %.*s at the https address at which production "
				  "serves the handler (Clerk Dashboard, Webhooks), or delete it; "
				  "endpoints for development belong to the development instance",
				  STR_ARGS(id));
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct instance_endpoint *endpoint)
{
	struct str host = match_url_host(audit->arena, endpoint->url);
	struct reach reach = reach_of(host);

	if (host.n == 0) {
		audit_unresolved(audit);
		return;
	}
	audit_judged(audit);
	if (reach.kind != REACH_ANY || is_plain(endpoint)) {
		report(audit, endpoint, host, reach);
	}
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (!match_is_production(audit)) {
		return;
	}
	for (size_t i = 0; i < instance->endpoints.n; i++) {
		if (!instance->endpoints.items[i].disabled) {
			judge(audit, &instance->endpoints.items[i]);
		}
	}
	if (instance->webhooks == WEBHOOKS_UNKNOWN) {
		audit_not_evaluated(audit, "%.*s",
			STR_ARGS(instance->endpoints.reason.n > 0
					 ? instance->endpoints.reason
					 : STR("no webhooks in the snapshot")));
	}
}

const struct rule rule_CLERK_WEBHOOK_017 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-017",
			.area = "webhooks",
			.title = "endpoint of a production instance that production does not serve",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_SNAPSHOT,
			.reads = "environment_type endpoints",
			.about = "an enabled webhook endpoint of a production instance",
			.symptom = "deliveries with the data of real users fail and are given up, "
				   "or reach a developer's machine or an unencrypted line",
			.security = "5.9",
			.cwe = "319",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_017,
		},
	.check = check,
};
