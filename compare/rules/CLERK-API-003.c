#include "compare/match.h"
#include "compare/rules/pages.h"

/*
 * What a call that lists gives when nobody says how many, and how often the
 * Backend API may be asked. Source: clerk/openapi-specs bapi, parameter
 * `limit`; Clerk documentation, "System limits".
 */
#define PAGE  "10"
#define LIMIT "1,000 requests in 10 seconds"

/* One user by id, and nothing below: there is a call that gives many at once. */
static bool is_single(struct str call)
{
	static const char path[] = "GET /v1/users/{";
	struct str rest = str_slice(call, sizeof(path) - 1, call.n);

	return str_is(call, "users.getUser") ||
	       (str_starts(call, path) && str_find_byte(rest, '/') == SIZE_MAX);
}

static void find_loop(struct audit *audit, const struct fact_backend_call *call)
{
	struct str place = match_place(audit, &call->at);
	struct finding finding = match_finding(audit, &call->at);

	finding.title = STR("the Backend API is asked for one user after the other");
	finding.message = str_format(audit->arena,
		"%.*s at %.*s runs in a loop: one request for each user, of the " LIMIT
		" that the instance has for everything",
		STR_ARGS(call->call), STR_ARGS(place));
	finding.fix = str_format(audit->arena,
		"at %.*s ask once, with users.getUserList({ userId: ids, limit: ids.length }), "
		"for up to 500 users at a time",
		STR_ARGS(place));
	audit_find(audit, finding);
}

/* What belongs to one user is seldom more than a page. */
static bool is_of_one_user(struct str call)
{
	return str_starts(call, "users.") && !str_is(call, "users.getUserList");
}

static void find_page(struct audit *audit, const struct fact_backend_call *call)
{
	struct str place = match_place(audit, &call->at);
	struct finding finding = match_finding(audit, &call->at);

	finding.message = str_format(audit->arena,
		"%.*s at %.*s is given no limit and answers with the first " PAGE
		" only, however many there are",
		STR_ARGS(call->call), STR_ARGS(place));
	finding.fix = str_format(audit->arena,
		"at %.*s give limit (500 at most) and offset, and ask until data.length is less "
		"than the limit; or ask for the ones that are wanted by their ids",
		STR_ARGS(place));
	if (is_of_one_user(call->call)) {
		finding.severity = SEVERITY_NOTE;
	}
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_backend_call *call)
{
	bool list = call->paging.n > 0;

	if (!list && !is_single(call->call)) {
		return;
	}
	if (str_is(call->paging, "unknown")) {
		audit_unresolved(audit);
		return;
	}
	audit_judged(audit);
	if (str_is(call->paging, "absent")) {
		find_page(audit, call);
	} else if (!list && call->in_loop) {
		find_loop(audit, call);
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

const struct rule rule_CLERK_API_003 = {
	.info =
		{
			.id = "CLERK-API-003",
			.area = "api",
			.title = "list call without paging",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a call of the Backend API that lists, or that gets one user",
			.symptom = "the eleventh user is not found, though the Dashboard shows "
				   "them; or 429 Too Many Requests once there are many",
			.since = "0.1",
			.page = page_CLERK_API_003,
		},
	.check = check,
};
