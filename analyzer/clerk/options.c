#include "clerk/options.h"

#include <stdint.h>

#include "clerk/tables.h"

/*
 * Sources: clerk/javascript packages/shared/src/types/clerk.ts,
 * packages/backend/src/tokens/types.ts, packages/nextjs/src/server/clerkMiddleware.ts,
 * packages/nuxt/src/module.ts, packages/astro/src/integration/create-integration.ts,
 * packages/chrome-extension/src; signIn.ts, signUp.ts, redirects.ts of shared/src/types;
 * clerk-docs "Redirect options"; for frontendApi and apiKey, upgrade/src/versions/core-2. 2026-08.
 */
struct option {
	const char *name;
	enum options_kind kind;
};

static const struct option names[] = {
	{"publishableKey", OPTIONS_KEY},
	{"secretKey", OPTIONS_KEY},
	{"jwtKey", OPTIONS_KEY},
	{"machineSecretKey", OPTIONS_KEY},
	{"signingSecret", OPTIONS_KEY},
	{"webhookSigningSecret", OPTIONS_KEY},
	{"frontendApi", OPTIONS_KEY},
	{"apiKey", OPTIONS_KEY},
	/* pages */
	{"signInUrl", OPTIONS_URL},
	{"signUpUrl", OPTIONS_URL},
	{"waitlistUrl", OPTIONS_URL},
	{"userProfileUrl", OPTIONS_URL},
	{"organizationProfileUrl", OPTIONS_URL},
	{"createOrganizationUrl", OPTIONS_URL},
	{"continueSignUpUrl", OPTIONS_URL},
	{"firstFactorUrl", OPTIONS_URL},
	{"secondFactorUrl", OPTIONS_URL},
	{"resetPasswordUrl", OPTIONS_URL},
	{"verifyEmailAddressUrl", OPTIONS_URL},
	{"verifyPhoneNumberUrl", OPTIONS_URL},
	{"verificationUrl", OPTIONS_URL},
	{"unauthenticatedUrl", OPTIONS_URL},
	{"unauthorizedUrl", OPTIONS_URL},
	{"checkoutContinueUrl", OPTIONS_URL},
	{"newSubscriptionRedirectUrl", OPTIONS_URL},
	/* where to go next */
	{"fallbackRedirectUrl", OPTIONS_URL},
	{"forceRedirectUrl", OPTIONS_URL},
	{"signInFallbackRedirectUrl", OPTIONS_URL},
	{"signInForceRedirectUrl", OPTIONS_URL},
	{"signUpFallbackRedirectUrl", OPTIONS_URL},
	{"signUpForceRedirectUrl", OPTIONS_URL},
	{"afterSignInUrl", OPTIONS_URL},
	{"afterSignUpUrl", OPTIONS_URL},
	{"afterSignOutUrl", OPTIONS_URL},
	{"afterSignOutAllUrl", OPTIONS_URL},
	{"afterSignOutOneUrl", OPTIONS_URL},
	{"afterMultiSessionSingleSignOutUrl", OPTIONS_URL},
	{"afterSwitchSessionUrl", OPTIONS_URL},
	{"afterSwitchOrganizationUrl", OPTIONS_URL},
	{"afterCreateOrganizationUrl", OPTIONS_URL},
	{"afterLeaveOrganizationUrl", OPTIONS_URL},
	{"afterSelectOrganizationUrl", OPTIONS_URL},
	{"afterSelectPersonalUrl", OPTIONS_URL},
	{"afterJoinWaitlistUrl", OPTIONS_URL},
	{"redirectUrl", OPTIONS_URL},
	{"redirectUrlComplete", OPTIONS_URL},
	{"redirectCallbackUrl", OPTIONS_URL},
	{"actionCompleteRedirectUrl", OPTIONS_URL},
	{"returnBackUrl", OPTIONS_URL},
	/* origins and hosts */
	{"allowedRedirectOrigins", OPTIONS_URL},
	{"allowedRedirectProtocols", OPTIONS_URL},
	{"authorizedParties", OPTIONS_URL},
	{"isSatellite", OPTIONS_URL},
	{"satelliteAutoSync", OPTIONS_URL},
	{"proxyUrl", OPTIONS_URL},
	{"syncHost", OPTIONS_URL},
	{"fapiUrl", OPTIONS_URL},
	{"proxyPath", OPTIONS_URL},
	{"clerkJSUrl", OPTIONS_URL},
	{"clerkUIUrl", OPTIONS_URL},
	{"skipServerMiddleware", OPTIONS_URL},
	{"domain", OPTIONS_SETTING},
	{"audience", OPTIONS_SETTING},
	{"apiUrl", OPTIONS_SETTING},
	{"path", OPTIONS_ROUTING},
	{"routing", OPTIONS_ROUTING},
	{"taskUrls", OPTIONS_GROUP},
	{"organizationSyncOptions", OPTIONS_GROUP},
	{"frontendApiProxy", OPTIONS_GROUP},
	{"signOutOptions", OPTIONS_GROUP},
	{NULL, OPTIONS_OTHER},
};

/* clerk-docs docs/guides/development/clerk-environment-variables.mdx; JS variables' readers. */
static const struct {
	const char *variable;
	const char *option;
} variables[] = {
	{"CLERK_SIGN_IN_URL", "signInUrl"},
	{"CLERK_SIGN_UP_URL", "signUpUrl"},
	{"CLERK_WAITLIST_URL", "waitlistUrl"},
	{"CLERK_SIGN_IN_FALLBACK_REDIRECT_URL", "signInFallbackRedirectUrl"},
	{"CLERK_SIGN_UP_FALLBACK_REDIRECT_URL", "signUpFallbackRedirectUrl"},
	{"CLERK_SIGN_IN_FORCE_REDIRECT_URL", "signInForceRedirectUrl"},
	{"CLERK_SIGN_UP_FORCE_REDIRECT_URL", "signUpForceRedirectUrl"},
	{"CLERK_AFTER_SIGN_IN_URL", "afterSignInUrl"},
	{"CLERK_AFTER_SIGN_UP_URL", "afterSignUpUrl"},
	{"CLERK_AFTER_SIGN_OUT_URL", "afterSignOutUrl"},
	{"CLERK_CHECKOUT_CONTINUE_URL", "checkoutContinueUrl"},
	{"CLERK_PROXY_URL", "proxyUrl"},
	{"CLERK_DOMAIN", "domain"},
	{"CLERK_IS_SATELLITE", "isSatellite"},
	{"CLERK_SYNC_HOST", "syncHost"},
	{"CLERK_API_URL", "apiUrl"},
	{"CLERK_FAPI_URL", "fapiUrl"},
	{"CLERK_JS_URL", "clerkJSUrl"},
	{"CLERK_UI_URL", "clerkUIUrl"},
};

enum options_kind options_kind(struct str name)
{
	size_t i = 0;

	while (names[i].name != NULL && !str_is(name, names[i].name)) {
		i++;
	}
	return names[i].kind;
}

struct str options_of_variable(struct str variable)
{
	static const char *const server = "NUXT_";
	struct str base = variable;

	for (size_t i = 0; tables_public_prefixes[i] != NULL && base.n == variable.n; i++) {
		if (str_starts(variable, tables_public_prefixes[i])) {
			base = str_slice(variable, str_of(tables_public_prefixes[i]).n, variable.n);
		}
	}
	if (base.n == variable.n && str_starts(variable, server)) {
		base = str_slice(variable, str_of(server).n, variable.n);
	}
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
		if (str_is(base, variables[i].variable)) {
			return str_of(variables[i].option);
		}
	}
	return STR_NONE;
}

bool options_are_set_by(struct str name)
{
	static const char *const setters[] = {"ClerkProvider", "ClerkApp", "ClerkLayout",
		"InternalClerkProvider", "MultisessionAppSupport", "clerkMiddleware",
		"authMiddleware", "withClerkMiddleware", "requireAuth", "createClerkClient",
		"Clerk", "ClerkExpressRequireAuth", "ClerkExpressWithAuth",
		"createClerkExpressRequireAuth", "createClerkExpressWithAuth", "clerkPlugin",
		"clerk", "clerkNuxt", "rootAuthLoader", "getAuth", "verifyToken", "verifyJwt",
		"authenticateRequest", "clerkFrontendApiProxy", "createFrontendApiProxyHandlers",
		"getClerkInstance", "load", "loadClerkJSScript", "loadClerkJsScript",
		"updateClerkOptions", "withClerkHandler", "createClerkHandler", "handleClerk",
		"initializeClerkClient", "buildClerkProps", "withServerSideAuth", "withAuth",
		"withEdgeMiddlewareAuth", "gatsby-plugin-clerk", "nuxt.config", "script"};

	return str_in(name, setters, sizeof(setters) / sizeof(setters[0]));
}

/*
 * clerk/javascript packages/clerk-js/src/core/clerk.ts, packages/shared/src/keys.ts,
 * packages/sdk-node (setClerkApiKey); README of clerk-sveltekit.
 */
struct str options_argument(struct str call, unsigned n)
{
	static const struct {
		const char *call;
		unsigned n;
		const char *option;
	} table[] = {
		{"new Clerk", 0, "publishableKey"},
		{"publishableKeyFromHost", 1, "publishableKey"},
		{"setClerkApiKey", 0, "apiKey"},
		{"handleClerk", 0, "secretKey"},
		{"initializeClerkClient", 0, "publishableKey"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is(call, table[i].call) && table[i].n == n) {
			return str_of(table[i].option);
		}
	}
	return STR_NONE;
}
