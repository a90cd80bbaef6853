#include "compare/match.h"
#include "compare/match_browser.h"
#include "compare/rules/pages.h"

/*
 * What creates another one whenever it is asked, unless it is given a key of its own: users and
 * invitations have one in any case. Source: clerk/openapi-specs bapi (no header of that kind, and
 * which fields are unique), clerk/javascript packages/backend/src/api/{request,endpoints}. As of
 * 2026-08.
 */
static const char *const creates[] = {"organizations.createOrganization",
	"oauthApplications.create", "apiKeys.create", "machines.create"};

static bool is_create(const struct fact_backend_call *call)
{
	return str_in(call->call, creates, sizeof(creates) / sizeof(creates[0]));
}

static bool has_key(const struct fact_backend_call *call)
{
	static const char *const names[] = {"idempotency-key", "x-idempotency-key"};

	for (size_t i = 0; i < call->headers.n; i++) {
		if (str_is_nocase(call->headers.items[i], names[0]) ||
			str_is_nocase(call->headers.items[i], names[1])) {
			return true;
		}
	}
	return false;
}

static void find_header(struct audit *audit, const struct fact_backend_call *call)
{
	struct str place = match_place(audit, &call->at);
	struct finding finding = match_finding(audit, &call->at);

	finding.message = str_format(audit->arena,
		"%.*s at %.*s is sent an Idempotency-Key, which the Backend API does not know: "
		"sent "
		"twice, it is done twice",
		STR_ARGS(call->call), STR_ARGS(place));
	finding.fix = STR("drop the header, and before trying again look up whether the first try "
			  "arrived, by an id of your own (externalId, slug, e-mail address)");
	audit_find(audit, finding);
}

static void find_retry(struct audit *audit, const struct fact_backend_call *call)
{
	struct str place = match_place(audit, &call->at);
	struct finding finding = match_finding(audit, &call->at);
	struct str by = str_is(call->retried, "loop") ? STR("a loop") : call->retried;

	finding.title = STR("a call that creates is tried again");
	finding.message = str_format(audit->arena,
		"%.*s at %.*s is tried again by %.*s, and where the answer of a try that worked is "
		"lost, the next one creates a second one",
		STR_ARGS(call->call), STR_ARGS(place), STR_ARGS(by));
	finding.fix = STR("before each further try look up whether the first one arrived, by a "
			  "slug or name that you chose; or do not try again");
	audit_find(audit, finding);
}

/* Does what tries again also look up what there is? */
static bool looks_up(const struct audit *audit, const struct fact_backend_call *call)
{
	struct str resource = str_slice(call->call, 0, str_find_byte(call->call, '.') + 1);

	for (size_t i = 0; i < audit->facts->backend_calls.n; i++) {
		const struct fact_backend_call *it = &audit->facts->backend_calls.items[i];

		if (str_equal(it->at.file, call->at.file) && it->retried.n > 0 &&
			str_equal(str_slice(it->call, 0, resource.n), resource) &&
			(str_has(it->call, ".get") || str_has(it->call, ".list"))) {
			return true;
		}
	}
	return false;
}

static void judge(struct audit *audit, const struct fact_backend_call *call)
{
	if (!is_create(call) &&
		(!match_browser_is_request(call) || str_starts(call->call, "GET "))) {
		return;
	}
	if (has_key(call)) {
		audit_judged(audit);
		find_header(audit, call);
	} else if (call->retried.n > 0 && call->keyed) {
		audit_unresolved(audit);
	} else if (call->retried.n > 0 && is_create(call) && !looks_up(audit, call)) {
		audit_judged(audit);
		find_retry(audit, call);
	} else {
		audit_judged(audit);
	}
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->backend_calls.n; i++) {
		const struct fact_backend_call *call = &audit->facts->backend_calls.items[i];

		if (match_in_app(audit, &call->at)) {
			judge(audit, call);
		}
	}
}

const struct rule rule_CLERK_API_002 = {
	.info =
		{
			.id = "CLERK-API-002",
			.area = "api",
			.title = "Idempotency-Key sent to an API that ignores it",
			.severity = SEVERITY_NOTE,
			.needs = NEEDS_REPO,
			.about = "a call of the Backend API that creates something",
			.symptom = "after a network error there are two organizations, keys or "
				   "applications",
			.codes = "duplicate_record",
			.since = "0.1",
			.page = page_CLERK_API_002,
		},
	.check = check,
};
