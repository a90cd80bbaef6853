#include "compare/match.h"
#include "compare/match_removed.h"
#include "compare/rules/pages.h"

/* What else was removed is no middleware. */
static bool is_middleware(struct str name)
{
	static const char *const names[] = {
		"authMiddleware", "withClerkMiddleware", "createRouteMatcher"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static void find(struct audit *audit, const struct fact_api_use *use, const struct deprecation *row,
	const char *removed)
{
	struct finding finding = match_finding(audit, &use->at);
	struct str package = match_removed_package(use->package);
	const struct fact_package *installed = match_version_package(audit, package);
	struct str place = match_place(audit, &use->at);
	struct str manifest = match_place(audit, &installed->at);
	struct str version = match_version_text(installed);

	finding.message = str_format(audit->arena,
		"%.*s at %.*s is imported from '%.*s', which has it no longer since %s; "
		"%.*s %.*s is installed (%.*s)",
		STR_ARGS(use->name), STR_ARGS(place), STR_ARGS(use->package), removed,
		STR_ARGS(package), STR_ARGS(version), STR_ARGS(manifest));
	finding.fix = row->instead[0] == '@' ? str_format(audit->arena, "import %.*s from '%s'",
						       STR_ARGS(use->name), row->instead)
					     : str_format(audit->arena, "use %s instead of %.*s",
						       row->instead, STR_ARGS(use->name));
	vec_push(audit->arena, &finding.related, installed->at);
	audit_find(audit, finding);
}

static void lost(struct audit *audit, const struct fact_api_use *use, const char *removed)
{
	struct str place = match_place(audit, &use->at);
	struct str package = match_removed_package(use->package);

	audit_unresolved(audit);
	audit_not_evaluated(audit,
		"%.*s at %.*s is gone from %.*s since %s, and which version is installed is not "
		"known",
		STR_ARGS(use->name), STR_ARGS(place), STR_ARGS(package), removed);
}

/* By the first row whose version the app certainly has; they are sorted by what to do instead. */
static void judge(struct audit *audit, const struct fact_api_use *use)
{
	struct str package = match_removed_package(use->package);
	const struct deprecation *row = deprecations;
	const char *open = NULL;

	for (; (row = deprecations_find(row, DEPRECATION_EXPORT, use->package, use->name)) != NULL;
		row++) {
		const char *removed = match_removed_version(audit, row->removed, package);
		enum version_side side = removed == NULL
						 ? VERSION_SIDE_BEFORE
						 : match_version_side(audit, package, removed);

		if (side == VERSION_SIDE_FROM) {
			audit_judged(audit);
			find(audit, use, row, removed);
			return;
		}
		open = side == VERSION_SIDE_UNKNOWN ? removed : open;
	}
	if (open != NULL) {
		lost(audit, use, open);
	} else {
		audit_judged(audit);
	}
}

static bool is_same(const struct fact_api_use *a, const struct fact_api_use *b)
{
	return a != NULL && str_equal(a->at.file, b->at.file) && str_equal(a->name, b->name);
}

/* Once a file: a route matcher is mostly made more than once. */
static void check(struct audit *audit)
{
	const struct fact_api_use *last = NULL;

	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];

		if (is_middleware(use->name) && !str_is(use->form, "type") &&
			!str_is(use->form, "import") && match_in_app(audit, &use->at) &&
			!is_same(last, use)) {
			last = use;
			judge(audit, use);
		}
	}
}

const struct rule rule_CLERK_MIDDLEWARE_004 = {
	.info =
		{
			.id = "CLERK-MIDDLEWARE-004",
			.area = "middleware",
			.title = "middleware API that the installed version no longer has",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "authMiddleware, withClerkMiddleware or createRouteMatcher",
			.symptom = "the build fails, or every request does: \"authMiddleware is "
				   "not a function\"",
			.since = "0.1",
			.page = page_CLERK_MIDDLEWARE_004,
		},
	.check = check,
};
