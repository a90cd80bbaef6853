#include "compare/match_claim.h"

#include "compare/match.h"

struct str match_claim_top(struct str path)
{
	return str_take(&path, '.');
}

bool match_claim_is_custom(const struct audit *audit, const struct fact_claim *it)
{
	return str_is(it->version, "custom") && !str_is(it->form, "sample") &&
	       !str_is(match_claim_top(it->name), "__raw") && match_in_app(audit, &it->at);
}

static bool is_in_session(const struct instance *instance, struct str claim)
{
	for (size_t i = 0; i < instance->session_claims.n; i++) {
		if (str_equal(instance->session_claims.items[i], claim)) {
			return true;
		}
	}
	return false;
}

static bool has_claim(const struct instance_template *template, struct str claim)
{
	for (size_t i = 0; i < template->claims.n; i++) {
		if (str_equal(template->claims.items[i], claim)) {
			return true;
		}
	}
	return false;
}

/* Of any template, or of Convex the one of that name. */
static enum match_carried in_templates(
	const struct instance *instance, struct str name, struct str claim)
{
	enum match_carried answer =
		instance->jwt_templates.known ? MATCH_CARRIED_NO : MATCH_CARRIED_MAYBE;

	for (size_t i = 0; i < instance->jwt_templates.n; i++) {
		const struct instance_template *template = &instance->jwt_templates.items[i];

		if (name.n > 0 && !str_equal(template->name, name)) {
			continue;
		}
		if (has_claim(template, claim)) {
			return MATCH_CARRIED_YES;
		}
		answer = template->claims_known ? answer : MATCH_CARRIED_MAYBE;
	}
	return answer;
}

bool match_claim_any_token(const struct audit *audit)
{
	static const char *const own[] = {"clerkMiddleware", "authMiddleware", "requireAuth",
		"clerkPlugin", "authenticateRequest", "getAuth"};

	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (match_in_app(audit, &it->at) &&
			!str_in(it->call, own, sizeof(own) / sizeof(own[0]))) {
			return true;
		}
	}
	return false;
}

enum match_carried match_claim_carried(
	const struct audit *audit, const struct fact_claim *it, bool any_token)
{
	const struct instance *instance = audit->instance;
	struct str claim = match_claim_top(it->name);
	bool convex = str_is(it->token, "convex");
	enum match_carried answer = in_templates(instance, convex ? STR("convex") : STR(""), claim);

	if (is_in_session(instance, claim) || (convex && answer == MATCH_CARRIED_YES)) {
		return MATCH_CARRIED_YES;
	}
	if (answer == MATCH_CARRIED_MAYBE && !convex && !any_token) {
		return MATCH_CARRIED_NO;
	}
	return answer == MATCH_CARRIED_NO ? MATCH_CARRIED_NO : MATCH_CARRIED_MAYBE;
}
