#include "compare/match_token.h"
#include "compare/rules/pages.h"

static bool holds(const struct place *outer, const struct place *inner)
{
	return str_equal(outer->file, inner->file) && outer->line <= inner->line &&
	       outer->end_line >= inner->end_line;
}

/* Of two ways to one place the one that lets more in. */
static enum protection worse(enum protection a, enum protection b)
{
	if (a == PROTECTION_NONE || b == PROTECTION_NONE) {
		return PROTECTION_NONE;
	}
	return a == PROTECTION_UNKNOWN ? a : b;
}

/* Is Clerk asked who is there, in the file or within a place of it? */
static bool asks_clerk(const struct audit *audit, const struct place *at, bool within)
{
	static const char *const names[] = {"auth", "getAuth", "currentUser", "auth.protect",
		"verifyToken", "authenticateRequest", "requireAuth", "clerkMiddleware"};

	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];

		if ((within ? holds(at, &use->at) : str_equal(at->file, use->at.file)) &&
			str_in(use->name, names, sizeof(names) / sizeof(names[0]))) {
			return true;
		}
	}
	return false;
}

/* Frameworks whose routes are files; of the others a route's place is all of its code. */
static bool is_file(const struct fact_route *route)
{
	static const char *const others[] = {"express", "hono", "fastify", "nest", "koa", "elysia"};

	return !str_in(route->framework, others, sizeof(others) / sizeof(others[0]));
}

/* How the routes that the place belongs to are guarded; false when it belongs to none. */
static bool guard_of_routes(const struct audit *audit, const struct place *at, enum protection *out)
{
	bool found = false;

	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		const struct fact_route *route = &audit->facts->routes.items[i];
		enum protection protection = route->protection;

		if (!str_equal(route->at.file, at->file) ||
			!(is_file(route) || holds(&route->at, at))) {
			continue;
		}
		if (protection == PROTECTION_NONE &&
			asks_clerk(audit, &route->at, !is_file(route))) {
			protection = PROTECTION_UNKNOWN;
		}
		*out = found ? worse(*out, protection) : protection;
		found = true;
	}
	return found;
}

/* Inside of a guard nobody is let in yet; inside of Clerk's the request was looked at. */
static bool guard_around(const struct audit *audit, const struct place *at, enum protection *out)
{
	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (holds(&it->at, at)) {
			*out = asks_clerk(audit, &it->at, true) ? PROTECTION_UNKNOWN
								: PROTECTION_NONE;
			return true;
		}
	}
	return false;
}

static bool verifies_elsewhere(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		if (match_token_is_clerks(audit, &audit->facts->token_verifications.items[i])) {
			return true;
		}
	}
	return false;
}

/* Was the token verified before the code is reached that decodes it? */
static enum protection guard_of(const struct audit *audit, const struct place *at)
{
	enum protection protection = PROTECTION_NONE;

	if (guard_around(audit, at, &protection) || guard_of_routes(audit, at, &protection)) {
		return protection;
	}
	return verifies_elsewhere(audit) ? PROTECTION_UNKNOWN : PROTECTION_NONE;
}

static bool has_routes(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		if (audit->facts->routes.items[i].at.app == audit->app) {
			return true;
		}
	}
	return false;
}

static void report(struct audit *audit, const struct fact_token_verification *it)
{
	bool by_hand = str_is(it->library, "manual");
	struct str place = match_place(audit, &it->at);
	struct str what = by_hand ? STR("the code")
				  : str_format(audit->arena, "%.*s of %.*s", STR_ARGS(it->call),
					    STR_ARGS(it->library));
	struct finding finding = match_finding(audit, &it->at);

	finding.message = str_format(audit->arena,
		"%.*s at %.*s takes a Clerk token (%.*s) apart and checks no signature; what "
		"stands in it decides what the caller gets",
		STR_ARGS(what), STR_ARGS(place), STR_ARGS(match_token_evidence(audit, it)));
	finding.fix = str_format(audit->arena,
		"verify the token at %.*s with verifyToken(token, { jwtKey }) of @clerk/backend "
		"and read the claims of its result; within a request use what auth() or "
		"getAuth(req) gives",
		STR_ARGS(place));
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_token_verification *it)
{
	bool only_by_package = str_equal(it->clerk_evidence, it->library);

	if (str_is(it->decides_access, "no")) {
		audit_judged(audit);
		return;
	}
	/* a library that does not handle requests is given tokens by those who do */
	if (!str_is(it->decides_access, "yes") || (only_by_package && !has_routes(audit))) {
		audit_unresolved(audit);
		return;
	}
	switch (guard_of(audit, &it->at)) {
	case PROTECTION_UNKNOWN:
		audit_unresolved(audit);
		break;
	case PROTECTION_BLOCKED:
		audit_judged(audit);
		break;
	case PROTECTION_NONE:
		audit_judged(audit);
		report(audit, it);
		break;
	}
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (!it->verifies && it->clerk_evidence.n > 0 && match_in_app(audit, &it->at)) {
			judge(audit, it);
		}
	}
}

const struct rule rule_CLERK_TOKEN_001 = {
	.info =
		{
			.id = "CLERK-TOKEN-001",
			.area = "sessions",
			.title = "token decoded but not verified, and believed",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "code that decodes Clerk tokens without verifying them",
			.symptom = "anybody can write a token of their own, with any user, "
				   "organization or role in it, and is taken for that user",
			.security = "9.8",
			.cwe = "347",
			.since = "0.1",
			.page = page_CLERK_TOKEN_001,
		},
	.check = check,
};
