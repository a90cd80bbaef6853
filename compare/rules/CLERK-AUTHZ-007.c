#include "compare/match.h"
#include "compare/match_router.h"
#include "compare/match_version.h"
#include "compare/rules/pages.h"

/*
 * What is asynchronous of @clerk/nextjs, and what comes of the promise taken
 * for its result. Source: Clerk documentation, "Upgrade to @clerk/nextjs v6";
 * currentUser() has always been.
 */
static const struct asynchronous {
	const char *name;
	const char *since; /* NULL: in every version */
	const char *result;
} asynchronous[] = {
	{"auth", "6.0.0", "userId and everything else read of it is undefined"},
	{"auth.protect", "6.0.0",
		"the code goes on before it has decided, and nobody is turned away"},
	{"currentUser", NULL, "what stands there is a promise, which is true for everybody"},
	{"clerkClient", "6.0.0", "users, organizations and everything else of it is undefined"},
};

/* auth().protect(), the form of version 5, is one mistake and not two. */
static const struct asynchronous protect_of_result = {
	"auth", "6.0.0", "that has no protect(), and the call throws a TypeError"};

#define PACKAGE STR("@clerk/nextjs")

static bool is_of_next(const struct fact_api_use *use)
{
	return str_is(use->package, "@clerk/nextjs") ||
	       str_is(use->package, "@clerk/nextjs/server");
}

static const struct asynchronous *asynchronous_of(struct str name)
{
	for (size_t i = 0; i < sizeof(asynchronous) / sizeof(asynchronous[0]); i++) {
		if (str_is(name, asynchronous[i].name)) {
			return &asynchronous[i];
		}
	}
	return NULL;
}

/* clerkClient.users…: the function itself is looked into, and not what it gives. */
static bool is_uncalled(const struct fact_api_use *use)
{
	return str_starts(use->name, "clerkClient.") &&
	       (str_is(use->form, "call") || (str_is(use->form, "member") && !use->awaited));
}

static struct str version_words(struct audit *audit)
{
	const struct fact_package *package = match_version_package(audit, PACKAGE);

	if (package == NULL) {
		return PACKAGE;
	}
	struct str version = match_version_text(package);
	return str_format(audit->arena, "@clerk/nextjs %.*s", STR_ARGS(version));
}

static void find_unawaited(
	struct audit *audit, const struct fact_api_use *use, const struct asynchronous *it)
{
	struct str place = match_place(audit, &use->at);
	struct str version = version_words(audit);
	struct finding finding = match_finding(audit, &use->at);

	finding.message = str_format(audit->arena,
		"%s() at %.*s is not awaited; in %.*s it gives a promise: %s", it->name,
		STR_ARGS(place), STR_ARGS(version), it->result);
	finding.fix = str_format(audit->arena,
		str_is(use->name, "clerkClient") ? "write '(await %s())' at %.*s"
						 : "write 'await %s()' at %.*s",
		it == &protect_of_result ? "auth.protect" : it->name, STR_ARGS(place));
	if (it == &protect_of_result) {
		finding.why = STR("every request that comes here is answered with 500: "
				  "'auth(...).protect is not a function'");
	}
	audit_find(audit, finding);
}

static void find_uncalled(struct audit *audit, const struct fact_api_use *use)
{
	struct str place = match_place(audit, &use->at);
	struct str version = version_words(audit);
	struct finding finding = match_finding(audit, &use->at);
	struct str member = str_slice(use->name, sizeof("clerkClient.") - 1, use->name.n);

	finding.title = STR("clerkClient is used without calling it");
	finding.message = str_format(audit->arena,
		"clerkClient.%.*s at %.*s reads a member of a function: in %.*s clerkClient() has "
		"to be called and awaited, and this throws a TypeError",
		STR_ARGS(member), STR_ARGS(place), STR_ARGS(version));
	finding.fix = str_format(audit->arena,
		"write 'const client = await clerkClient()', then 'client.%.*s' at %.*s",
		STR_ARGS(member), STR_ARGS(place));
	audit_find(audit, finding);
}

static void judge(
	struct audit *audit, const struct fact_api_use *use, const struct asynchronous *it)
{
	bool wrong = it == NULL || !use->awaited;
	enum version_side side = it != NULL && it->since == NULL
					 ? VERSION_SIDE_FROM
					 : match_version_side(audit, PACKAGE, "6.0.0");

	if (!wrong || side == VERSION_SIDE_BEFORE) {
		audit_judged(audit);
	} else if (side == VERSION_SIDE_UNKNOWN) {
		audit_unresolved(audit);
		audit_not_evaluated(audit,
			"which version of @clerk/nextjs is installed is not "
			"known: 6.0.0 made auth() and clerkClient() asynchronous");
	} else if (it == NULL) {
		audit_judged(audit);
		find_uncalled(audit, use);
	} else {
		audit_judged(audit);
		find_unawaited(audit, use, it);
	}
}

/* Is the use at the index the call auth(), and the next one protect() of what it gives? */
static bool protects_result(const struct facts *facts, size_t i)
{
	if (i + 1 >= facts->api_uses.n) {
		return false;
	}
	const struct fact_api_use *inner = &facts->api_uses.items[i];
	const struct fact_api_use *outer = inner + 1;

	return str_is(inner->name, "auth") && str_is(inner->form, "call") && !inner->awaited &&
	       str_is(outer->name, "auth.protect") && inner->at.line == outer->at.line &&
	       inner->at.column == outer->at.column && str_equal(inner->at.file, outer->at.file);
}

/* Where the call cannot work at all awaiting it does not help: CLERK-SDK-005. */
static bool is_misplaced(const struct fact_api_use *use, bool pages_alone)
{
	return str_is(use->side, "client") || (pages_alone && match_router_needs_app(use));
}

static void check(struct audit *audit)
{
	bool pages_alone = match_router_is_pages(audit);

	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];
		const struct asynchronous *it = protects_result(audit->facts, i)
							? &protect_of_result
							: asynchronous_of(use->name);

		if (!is_of_next(use) || !match_in_app(audit, &use->at) ||
			is_misplaced(use, pages_alone) ||
			(i > 0 && protects_result(audit->facts, i - 1))) {
			continue;
		}
		if ((it != NULL && str_is(use->form, "call")) || is_uncalled(use)) {
			judge(audit, use, it);
		}
	}
}

const struct rule rule_CLERK_AUTHZ_007 = {
	.info =
		{
			.id = "CLERK-AUTHZ-007",
			.area = "authorization",
			.title = "asynchronous server API used without await",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a call of auth(), auth.protect(), currentUser() or clerkClient() "
				 "of @clerk/nextjs",
			.symptom = "everybody is let in, or everybody is turned away with 401; "
				   "'Cannot read properties of undefined' when clerkClient.users "
				   "is read",
			.security = "8.1",
			.cwe = "862",
			.since = "0.1",
			.page = page_CLERK_AUTHZ_007,
		},
	.check = check,
};
