#include "compare/match.h"
#include "compare/match_browser.h"
#include "compare/match_router.h"
#include "compare/rules/pages.h"

/*
 * Where a server API cannot run: in what is sent to the browser, and, of those
 * that need the App Router, in an app that has none. Source: clerk/javascript
 * packages/nextjs/src/app-router/server/auth.ts ("server-only") and
 * packages/nextjs/src/server/errors.ts.
 */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_run(const struct fact_api_use *use)
{
	static const char *const forms[] = {"call", "reference", "member", "import"};

	return str_in(use->form, forms, COUNT(forms));
}

static void judge_client(struct audit *audit, const struct fact_api_use *use)
{
	struct str place = match_place(audit, &use->at);
	bool unused = str_is(use->form, "import");

	audit_judged(audit);
	if (!str_is(use->side, "client") || !match_browser_tells_sides(audit)) {
		return;
	}
	struct finding finding = match_finding(audit, &use->at);
	finding.message = str_format(audit->arena,
		"%.*s of %.*s is %s at %.*s, in code that is sent to the browser: it runs on the "
		"server alone",
		STR_ARGS(use->name), STR_ARGS(use->package), unused ? "imported" : "used",
		STR_ARGS(place));
	finding.fix = str_format(audit->arena,
		unused ? "remove the import at %.*s"
		       : "at %.*s use useAuth(), useUser() or useClerk(), or hand the "
			 "value down from a server component or route",
		STR_ARGS(place));
	if (unused) {
		finding.severity = SEVERITY_WARNING; /* a compiler may drop it */
	}
	audit_find(audit, finding);
}

static void find_pages(struct audit *audit, const struct fact_api_use *use)
{
	struct str place = match_place(audit, &use->at);
	struct finding finding = match_finding(audit, &use->at);

	finding.title = STR("App Router API in an app that has the Pages Router alone");
	finding.message = str_format(audit->arena,
		"%.*s() at %.*s works in the App Router alone, and this app has none: in "
		"pages/, getServerSideProps and pages/api it throws",
		STR_ARGS(use->name), STR_ARGS(place));
	finding.fix = str_is(use->name, "auth")
			      ? STR("hand the request down and use getAuth(req)")
			      : STR("hand the request down, and use getAuth(req) and "
				    "(await clerkClient()).users.getUser(userId)");
	audit_find(audit, finding);
}

/* What nothing imports never runs. */
static void judge_pages(struct audit *audit, const struct fact_api_use *use)
{
	if (use->unused) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
		find_pages(audit, use);
	}
}

static void check(struct audit *audit)
{
	bool pages_alone = match_router_is_pages(audit);

	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];

		if (!match_in_app(audit, &use->at) || !is_run(use)) {
			continue;
		}
		if (pages_alone && match_router_needs_app(use)) {
			judge_pages(audit, use);
		} else if (match_browser_is_server_api(use)) {
			judge_client(audit, use);
		}
	}
}

const struct rule rule_CLERK_SDK_005 = {
	.info =
		{
			.id = "CLERK-SDK-005",
			.area = "sdk",
			.title = "server API in code for the browser",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a use of a server API of Clerk's",
			.symptom = "the build ends with \"'server-only' cannot be imported from a "
				   "Client Component\", or the request with \"auth() and "
				   "currentUser() are only supported in App Router\"",
			.since = "0.1",
			.page = page_CLERK_SDK_005,
		},
	.check = check,
};
