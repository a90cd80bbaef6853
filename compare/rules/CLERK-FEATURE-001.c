#include <stddef.h>

#include "base/map.h"
#include "compare/match.h"
#include "compare/match_feature.h"
#include "compare/rules/pages.h"

/*
 * Features with a switch of their own. Organizations are CLERK-ORG-001's, billing is
 * CLERK-BILLING-001's, the waitlist CLERK-SIGNUP-001's.
 */
static const struct feature {
	const char *name; /* of facts.h, fact_feature */
	size_t fields[2]; /* of struct instance; the second 0: there is one */
	const char *const *harmless; /* uses that work without it, or may: ends with NULL */
	enum severity severity;
	struct match_feature_words words;
} features[] = {
	{"api_keys",
		{offsetof(struct instance, user_api_keys_enabled),
			offsetof(struct instance, organization_api_keys_enabled)},
		(const char *const[]){NULL}, SEVERITY_BLOCKER,
		{"API keys are used", "API keys are disabled", "enable API keys", "API keys",
			"them",
			"the component shows nothing (in development it throws "
			"cannot_render_api_keys_disabled), calls of the API are answered with "
			"feature_not_enabled, and no request can bring a key"}},
	{"passkeys", {offsetof(struct instance, passkeys_enabled), 0},
		(const char *const[]){"__experimental_passkeys", NULL}, SEVERITY_BLOCKER,
		{"passkeys are used", "passkeys are disabled", "enable passkeys",
			"User & authentication, Passkeys", "them",
			"adding a passkey and signing in with one end in an error"}},
	/* signOut({ sessionId }) ends the only session just as well */
	{"multi_session", {offsetof(struct instance, multi_session_enabled), 0},
		(const char *const[]){"signOut.sessionId", NULL}, SEVERITY_WARNING,
		{"several sessions at once are used", "only one session at a time is allowed",
			"allow several sessions (multi-session handling)", "Sessions", "them",
			"the list never has a second session, and who signs in to another account "
			"gets session_exists"}},
	/* the native hook needs the connection alone */
	{"google_one_tap", {offsetof(struct instance, google_one_tap), 0},
		(const char *const[]){"useSignInWithGoogle", NULL}, SEVERITY_BLOCKER,
		{"Google One Tap is used", "Google One Tap cannot be shown",
			"enable the Google connection with credentials of your own",
			"User & authentication, SSO connections", "it",
			"the prompt never shows, and nothing says why"}},
	/* who creates connections by the API starts without any */
	{"enterprise_sso", {offsetof(struct instance, enterprise_sso_enabled), 0},
		(const char *const[]){
			"clerkClient.samlConnections.", "clerkClient.enterpriseConnections.", NULL},
		SEVERITY_BLOCKER,
		{"enterprise SSO is used", "enterprise SSO is disabled",
			"add an enterprise connection", "User & authentication, SSO connections",
			"it", "whoever signs in that way gets strategy_for_user_invalid"}},
};

static const struct field_bool *field_at(const struct instance *instance, size_t offset)
{
	return offset == 0 ? NULL : (const void *)((const char *)instance + offset);
}

static bool is_harmless(const struct feature *feature, struct str by)
{
	for (size_t i = 0; feature->harmless[i] != NULL; i++) {
		struct str name = str_of(feature->harmless[i]);

		if (str_ends(by, feature->harmless[i]) ||
			(name.s[name.n - 1] == '.' && str_starts(by, feature->harmless[i]))) {
			return true;
		}
	}
	return false;
}

/* An app that makes connections for its customers has none before the first of them. */
static bool makes_connections(const struct audit *audit, const struct feature *feature)
{
	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];

		if (str_is(it->feature, "enterprise_sso") && is_harmless(feature, it->by) &&
			str_is(str_of(feature->name), "enterprise_sso")) {
			return true;
		}
	}
	return false;
}

/* A route that takes session tokens and API keys goes on taking the former. */
static enum severity severity_of(const struct feature *feature, const match_feature_uses *uses)
{
	for (size_t i = 0; i < uses->n; i++) {
		if (!str_is(uses->items[i].by, "acceptsToken")) {
			return feature->severity;
		}
	}
	return SEVERITY_WARNING;
}

/* "file:line" of what is asked for where Clerk offers it, if (factors.some(…)). */
static void read_offered(struct audit *audit, struct map *offered)
{
	for (size_t i = 0; i < audit->facts->strategies.n; i++) {
		const struct fact_strategy *it = &audit->facts->strategies.items[i];

		if (it->offered) {
			map_put(audit->arena, offered, match_place(audit, &it->at), 0);
		}
	}
}

static void judge(struct audit *audit, const struct feature *feature, const struct map *offered)
{
	struct match_switched needs = match_switch_of(field_at(audit->instance, feature->fields[0]),
		field_at(audit->instance, feature->fields[1]));
	bool maybe = makes_connections(audit, feature);
	match_feature_uses uses = {0};

	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];
		bool open = maybe || is_harmless(feature, it->by) || match_feature_is_optional(it);

		if (!str_is(it->feature, feature->name) || !match_in_app(audit, &it->at)) {
			continue;
		}
		if (!open && map_get(offered, match_place(audit, &it->at)) == MAP_NONE) {
			vec_push(audit->arena, &uses,
				(struct match_feature_use){
					&it->at, it->by.n > 0 ? it->by : STR("strategy"), needs});
		} else if (needs.state == MATCH_SWITCH_ON) {
			audit_judged(audit);
		} else {
			audit_unresolved(audit);
		}
	}
	match_feature_judge(audit, &uses, &feature->words, severity_of(feature, &uses));
}

static void check(struct audit *audit)
{
	struct map offered = {0};

	read_offered(audit, &offered);
	for (size_t i = 0; i < sizeof(features) / sizeof(features[0]); i++) {
		judge(audit, &features[i], &offered);
	}
}

const struct rule rule_CLERK_FEATURE_001 = {
	.info =
		{
			.id = "CLERK-FEATURE-001",
			.area = "authorization",
			.title = "feature is used and switched off",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "user_api_keys_enabled organization_api_keys_enabled "
				 "passkeys_enabled multi_session_enabled google_one_tap "
				 "enterprise_sso_enabled",
			.sdk = true,
			.about = "API keys, passkeys, several sessions, Google One Tap or "
				 "enterprise SSO in code",
			.symptom = "the component shows nothing (in development "
				   "cannot_render_api_keys_disabled), or the call is answered with "
				   "feature_not_enabled, strategy_for_user_invalid or "
				   "session_exists",
			.codes = "api_keys_not_enabled cannot_render_api_keys_org_disabled "
				 "cannot_render_api_keys_user_disabled "
				 "cannot_render_single_session_enabled "
				 "enterprise_sso_sign_in_connection_missing "
				 "enterprise_sso_sign_up_connection_missing",
			.since = "0.1",
			.page = page_CLERK_FEATURE_001,
		},
	.check = check,
};
