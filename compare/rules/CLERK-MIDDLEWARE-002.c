#include "base/path.h"
#include "compare/match.h"
#include "compare/match_middleware.h"
#include "compare/match_version.h"
#include "compare/rules/pages.h"

/* Is it one of the framework's own names, with nothing before, between or behind? */
static bool is_well_named(struct str path)
{
	static const char *const names[] = {"middleware.ts", "middleware.tsx", "middleware.js",
		"middleware.jsx", "middleware.mjs", "middleware.mts", "proxy.ts", "proxy.js",
		"proxy.tsx", "proxy.jsx", "hooks.server.ts", "hooks.server.js", "hooks.ts",
		"hooks.js"};

	return str_in(path_name(path), names, sizeof(names) / sizeof(names[0]));
}

/* The call in the file that is not run, else the file. */
static const struct place *place_in(
	const struct audit *audit, const struct match_middleware_sdk *sdk, const struct place *file)
{
	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (str_equal(it->at.file, file->file) && str_is(it->framework, sdk->framework)) {
			return &it->at;
		}
	}
	return file;
}

static struct str right_file(
	struct audit *audit, const struct match_middleware_sdk *sdk, struct str like)
{
	struct str root = audit->facts->apps.items[audit->app].root;

	if (str_is(str_of(sdk->framework), "next")) {
		return match_middleware_next_file(audit, like);
	}
	return str_is(root, ".") ? str_of(sdk->file)
				 : str_format(audit->arena, "%.*s/%s", STR_ARGS(root), sdk->file);
}

/* "next 15.5.18": which names count depends on the version. */
static struct str runner(struct audit *audit, const struct match_middleware_sdk *sdk)
{
	const struct fact_package *package = match_version_package(audit, str_of(sdk->framework));
	struct str version = package == NULL ? STR("") : match_version_text(package);

	return str_format(audit->arena, "%s%s%.*s", sdk->framework, version.n > 0 ? " " : "",
		STR_ARGS(version));
}

static void find_elsewhere(
	struct audit *audit, const struct match_middleware_sdk *sdk, const struct place *file)
{
	const struct place *at = place_in(audit, sdk, file);
	struct finding finding = match_finding(audit, at);
	struct str right = right_file(audit, sdk, file->file);
	struct str by = runner(audit, sdk);

	finding.message = str_format(audit->arena,
		"'%.*s' holds the Clerk middleware, and %.*s does not run it: it looks for '%.*s'",
		STR_ARGS(file->file), STR_ARGS(by), STR_ARGS(right));
	finding.fix = str_format(
		audit->arena, "move '%.*s' to '%.*s'", STR_ARGS(file->file), STR_ARGS(right));
	audit_find(audit, finding);
}

static bool has_stem(const struct fact_entry_file *entry, const char *stem)
{
	struct str name = path_name(entry->at.file);

	return str_is(str_slice(name, 0, str_find_byte(name, '.')), stem);
}

/* The file of this name that Next runs in the app, or NULL. */
static const struct fact_entry_file *run_by_next(const struct audit *audit, const char *stem)
{
	for (size_t i = 0; i < audit->facts->entry_files.n; i++) {
		const struct fact_entry_file *entry = &audit->facts->entry_files.items[i];

		if (str_is(entry->framework, "next") && str_is(entry->runs, "yes") &&
			match_in_app(audit, &entry->at) && has_stem(entry, stem)) {
			return entry;
		}
	}
	return NULL;
}

/* Next 16 builds no app that has both names. Returns true when there are two. */
static bool judge_both(struct audit *audit)
{
	const struct fact_entry_file *old = run_by_next(audit, "middleware");
	const struct fact_entry_file *proxy = run_by_next(audit, "proxy");

	if (old == NULL || proxy == NULL ||
		(str_is(old->installs, "no") && str_is(proxy->installs, "no"))) {
		return false;
	}
	if (match_version_side(audit, STR("next"), "16.0.0") != VERSION_SIDE_FROM) {
		audit_unresolved(audit);
		audit_not_evaluated(audit,
			"which of '%.*s' and '%.*s' runs depends on the version of next, which is "
			"not known",
			STR_ARGS(old->at.file), STR_ARGS(proxy->at.file));
		return true;
	}
	struct finding finding = match_finding(audit, &old->at);
	struct str version = match_version_text(match_version_package(audit, STR("next")));
	finding.message = str_format(audit->arena,
		"'%.*s' lies beside '%.*s', and Next.js %.*s builds no app that has both",
		STR_ARGS(old->at.file), STR_ARGS(proxy->at.file), STR_ARGS(version));
	finding.fix = str_format(audit->arena, "move what '%.*s' does to '%.*s' and remove it",
		STR_ARGS(old->at.file), STR_ARGS(proxy->at.file));
	vec_push(audit->arena, &finding.related, proxy->at);
	audit_judged(audit);
	audit_find(audit, finding);
	return true;
}

/* Is there Clerk's middleware of the framework in the app at all? */
static bool has_middleware(const struct audit *audit, const struct match_middleware_sdk *sdk)
{
	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (str_is(it->framework, sdk->framework) && match_in_app(audit, &it->at)) {
			return true;
		}
	}
	return false;
}

static void judge(struct audit *audit, const struct match_middleware_sdk *sdk)
{
	const struct place *at;
	size_t next = 0;

	switch (match_middleware_state(audit, sdk, &at)) {
	case MATCH_MIDDLEWARE_ELSEWHERE:
		/* what is named unlike a middleware file may be put away on purpose */
		if (!is_well_named(at->file) && match_middleware_use(audit, sdk, &next) == NULL) {
			audit_unresolved(audit);
			break;
		}
		audit_judged(audit);
		find_elsewhere(audit, sdk, at);
		break;
	case MATCH_MIDDLEWARE_UNKNOWN:
		if (!has_middleware(audit, sdk)) {
			break;
		}
		audit_unresolved(audit);
		audit_not_evaluated(audit,
			"whether %s runs the Clerk middleware could not be followed",
			sdk->framework);
		break;
	case MATCH_MIDDLEWARE_INSTALLED:
		audit_judged(audit);
		break;
	case MATCH_MIDDLEWARE_NONE:
		break;
	}
}

static void check(struct audit *audit)
{
	for (const struct match_middleware_sdk *sdk = match_middleware_sdks; sdk->package != NULL;
		sdk++) {
		bool next = sdk->file != NULL && str_is(str_of(sdk->framework), "next");

		if (sdk->file == NULL || !match_middleware_applies(audit, sdk)) {
			continue;
		}
		if (!next || !judge_both(audit)) {
			judge(audit, sdk);
		}
	}
}

const struct rule rule_CLERK_MIDDLEWARE_002 = {
	.info =
		{
			.id = "CLERK-MIDDLEWARE-002",
			.area = "middleware",
			.title = "the framework does not run the file with Clerk's middleware",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about =
				"a file with Clerk's middleware of a framework that runs it by its "
				"name",
			.symptom = "no route is protected, and auth() fails with \"Clerk can't "
				   "detect usage of clerkMiddleware()\"; with proxy.ts beside "
				   "middleware.ts the build fails",
			.security = "7.5",
			.cwe = "862",
			.since = "0.1",
			.page = page_CLERK_MIDDLEWARE_002,
		},
	.check = check,
};
