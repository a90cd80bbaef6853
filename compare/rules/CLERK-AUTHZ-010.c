#include "compare/match.h"
#include "compare/rules/pages.h"

/* What only adds records may be meant for everybody: a contact form, a waiting list. */
static bool only_adds(const struct fact_server_action *action)
{
	for (size_t i = 0; i < action->writes.n; i++) {
		if (!str_is(action->writes.items[i].kind, "create")) {
			return false;
		}
	}
	return true;
}

static void find(struct audit *audit, const struct fact_server_action *action)
{
	const struct fact_item *write = &action->writes.items[0];
	struct str place = match_place(audit, &action->at);
	struct str write_place = match_place(audit, &write->at);
	struct str reached =
		STR("; no client code was seen to import it, but it is exported to it");
	struct finding finding = match_finding(audit, &action->at);

	if (action->client_uses.n > 0) {
		struct str use = match_place(audit, &action->client_uses.items[0]);

		reached = str_format(
			audit->arena, ", and the browser is handed it at %.*s", STR_ARGS(use));
	}
	finding.message = str_format(audit->arena,
		"the Server Function '%.*s' (%.*s) writes data (%.*s, %.*s) and nothing in its "
		"reach asks Clerk who is calling%.*s",
		STR_ARGS(action->name), STR_ARGS(place), STR_ARGS(write->name),
		STR_ARGS(write_place), STR_ARGS(reached));
	finding.fix =
		STR("call 'const { userId } = await auth()' in it, refuse when there is none, "
		    "and take the user's id from there, never from an argument; move what "
		    "is for the server alone into a module without \"use server\"");
	if (action->client_uses.n == 0 || only_adds(action)) {
		finding.severity = SEVERITY_NOTE;
	}
	vec_push(audit->arena, &finding.related, write->at);
	for (size_t i = 0; i < action->client_uses.n; i++) {
		vec_push(audit->arena, &finding.related, action->client_uses.items[i]);
	}
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->server_actions.n; i++) {
		const struct fact_server_action *action = &audit->facts->server_actions.items[i];

		if (!match_in_app(audit, &action->at)) {
			continue;
		}
		if (str_is(action->check, "unknown")) {
			audit_unresolved(audit);
			continue;
		}
		audit_judged(audit);
		/* the first write is named: saved facts may have none */
		if (str_is(action->check, "none") && action->writes.n > 0) {
			find(audit, action);
		}
	}
}

const struct rule rule_CLERK_AUTHZ_010 = {
	.info =
		{
			.id = "CLERK-AUTHZ-010",
			.area = "authorization",
			.title = "Server Function writes data without asking who is calling",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "an exported function of a \"use server\" module that writes data",
			.symptom =
				"whoever reads the function's id in the page's code calls it with "
				"arguments of their own: other people's data is changed or "
				"deleted, credits are added",
			.security = "7.5",
			.cwe = "862",
			.since = "0.1",
			.page = page_CLERK_AUTHZ_010,
		},
	.check = check,
};
