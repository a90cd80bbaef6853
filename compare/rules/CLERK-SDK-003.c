#include "compare/match.h"
#include "compare/match_advisory.h"
#include "compare/match_version.h"
#include "compare/rules/pages.h"

#define BEYOND "17.0.0" /* the first version of Next that the advisories say nothing of */

/* What the app's own manifest asks for, before those of packages that only it uses. */
static const struct fact_package *installed(const struct audit *audit)
{
	const struct fact_app *app = &audit->facts->apps.items[audit->app];

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];

		if (str_is(it->name, "next") && str_equal(it->manifest, app->manifest)) {
			return it;
		}
	}
	return match_version_package(audit, STR("next"));
}

static void check(struct audit *audit)
{
	const struct fact_app *app = &audit->facts->apps.items[audit->app];
	const struct fact_package *package = installed(audit);
	match_hits hits = {0};

	if (!app->clerk || !match_framework_has(app, "next") || package == NULL ||
		!context_is_live(package->at.context)) {
		return;
	}
	struct str version = match_version_text(package);
	struct version beyond;

	if (version_parse(STR(BEYOND), &beyond) &&
		version_side_of(version, &beyond) == VERSION_SIDE_FROM) {
		audit_not_evaluated(audit,
			"next %.*s is newer than what this version of clerk-audit knows",
			STR_ARGS(version));
		return;
	}
	match_advisory_judge(audit, package, &hits);
	match_advisory_report(audit, &hits);
}

const struct rule rule_CLERK_SDK_003 = {
	.info =
		{
			.id = "CLERK-SDK-003",
			.area = "sdk",
			.title = "version of Next.js whose middleware can be passed by",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "an app of Next.js that uses Clerk",
			.symptom =
				"nothing fails: a crafted request gets a page that the middleware "
				"would have turned it away from",
			.security = "9.1",
			.cwe = "1395 863",
			.since = "0.1",
			.page = page_CLERK_SDK_003,
		},
	.check = check,
};
