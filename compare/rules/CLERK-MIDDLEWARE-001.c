#include "compare/match.h"
#include "compare/match_middleware.h"
#include "compare/match_version.h"
#include "compare/rules/pages.h"

enum { RELATED_MOST = 20 };

static struct str fix(
	struct audit *audit, const struct match_middleware_sdk *sdk, const struct fact_api_use *use)
{
	struct str file;

	if (sdk->file == NULL) {
		return str_of(sdk->fix);
	}
	file = str_is(str_of(sdk->framework), "next")
		       ? match_middleware_next_file(audit, use->at.file)
		       : str_of(sdk->file);
	return str_format(audit->arena, "add %.*s with: %s", STR_ARGS(file), sdk->fix);
}

static void find(struct audit *audit, const struct match_middleware_sdk *sdk,
	const struct fact_api_use *first, size_t next)
{
	struct finding finding = match_finding(audit, &first->at);
	struct str place = match_place(audit, &first->at);
	const struct fact_package *package = match_version_package(audit, str_of(sdk->package));
	struct str version = match_version_text(package);
	const struct fact_api_use *more;
	size_t others = 0;

	while ((more = match_middleware_use(audit, sdk, &next)) != NULL) {
		if (others++ < RELATED_MOST) {
			vec_push(audit->arena, &finding.related, more->at);
		}
	}
	finding.message = str_format(audit->arena,
		"%.*s() is called on the server at %.*s%s, and nothing in the app installs %s() "
		"of %s %.*s, without which it does not answer",
		STR_ARGS(first->name), STR_ARGS(place), others > 0 ? " and in other places" : "",
		sdk->installers[0], sdk->package, STR_ARGS(version));
	finding.fix = fix(audit, sdk, first);
	audit_find(audit, finding);
}

/* Does the installed version need it? Says not evaluated when that is not known. */
static bool is_needed(struct audit *audit, const struct match_middleware_sdk *sdk)
{
	enum version_side side = VERSION_SIDE_FROM;

	if (sdk->since != NULL) {
		side = match_version_side(audit, str_of(sdk->package), sdk->since);
	}
	if (side == VERSION_SIDE_UNKNOWN) {
		audit_unresolved(audit);
		audit_not_evaluated(audit,
			"which version of %s is installed is not known, and %s() is needed since "
			"%s",
			sdk->package, sdk->installers[0], sdk->since);
	}
	return side == VERSION_SIDE_FROM;
}

static void judge(struct audit *audit, const struct match_middleware_sdk *sdk)
{
	size_t next = 0;
	const struct fact_api_use *use = match_middleware_use(audit, sdk, &next);
	const struct place *at;

	if (use == NULL || !is_needed(audit, sdk)) {
		return;
	}
	switch (match_middleware_state(audit, sdk, &at)) {
	case MATCH_MIDDLEWARE_NONE:
		audit_judged(audit);
		find(audit, sdk, use, next);
		break;
	case MATCH_MIDDLEWARE_UNKNOWN:
		audit_unresolved(audit);
		audit_not_evaluated(audit, "whether %s() of %s is installed could not be followed",
			sdk->installers[0], sdk->package);
		break;
	case MATCH_MIDDLEWARE_ELSEWHERE:
	case MATCH_MIDDLEWARE_INSTALLED:
		audit_judged(audit);
		break;
	}
}

static void check(struct audit *audit)
{
	for (const struct match_middleware_sdk *sdk = match_middleware_sdks; sdk->package != NULL;
		sdk++) {
		if (match_middleware_applies(audit, sdk)) {
			judge(audit, sdk);
		}
	}
}

const struct rule rule_CLERK_MIDDLEWARE_001 = {
	.info =
		{
			.id = "CLERK-MIDDLEWARE-001",
			.area = "middleware",
			.title = "Clerk's server side is used and its middleware is not installed",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a call of auth(), getAuth() or currentUser() on the server",
			.symptom = "every request to such a route fails: \"auth() was called but "
				   "Clerk can't detect usage of clerkMiddleware()\", or "
				   "\"The clerkMiddleware should be registered before using "
				   "getAuth\"",
			.since = "0.1",
			.page = page_CLERK_MIDDLEWARE_001,
		},
	.check = check,
};
