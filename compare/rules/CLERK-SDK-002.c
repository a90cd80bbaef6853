#include "clerk/names.h"
#include "compare/match.h"
#include "compare/match_advisory.h"
#include "compare/rules/pages.h"

static void check(struct audit *audit)
{
	match_hits hits = {0};

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *package = &audit->facts->packages.items[i];

		if (names_is_clerk_package(package->name) && match_in_app(audit, &package->at)) {
			match_advisory_judge(audit, package, &hits);
		}
	}
	match_advisory_report(audit, &hits);
}

const struct rule rule_CLERK_SDK_002 = {
	.info =
		{
			.id = "CLERK-SDK-002",
			.area = "sdk",
			.title = "Clerk package with a known vulnerability",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a package of Clerk's that advisories were published for",
			.symptom =
				"nothing fails: whoever knows the advisory gets past a check, has "
				"forged webhooks accepted, or is sent the secret key",
			.security = "9.1",
			.cwe = "1395",
			.since = "0.1",
			.page = page_CLERK_SDK_002,
		},
	.check = check,
};
