#include "facts/prefilter.h"

static const struct literal literals[] = {
	LITERAL("pk_live_", PREFILTER_KEY), LITERAL("pk_test_", PREFILTER_KEY),
	LITERAL("sk_live_", PREFILTER_KEY), LITERAL("sk_test_", PREFILTER_KEY),
	LITERAL("whsec_", PREFILTER_KEY), LITERAL("clerk", PREFILTER_CLERK),
	LITERAL("customjwtsessionclaims", PREFILTER_USE), /* types say which there are */
	/* keys of roles and permissions are compared where nothing else names Clerk */
	LITERAL("'org:", PREFILTER_USE), LITERAL("\"org:", PREFILTER_USE),
	LITERAL("orgrole", PREFILTER_USE),
	/* helpers that are handed a role */
	LITERAL("role ==", PREFILTER_USE), LITERAL("role !=", PREFILTER_USE),
	LITERAL("svix", PREFILTER_LIBRARY | PREFILTER_DELIVERY),
	LITERAL("standardwebhooks", PREFILTER_LIBRARY | PREFILTER_DELIVERY),
	LITERAL("webhook-signature", PREFILTER_DELIVERY),
	LITERAL("verifywebhook", PREFILTER_DELIVERY),
	LITERAL("clerk-webhooks-handler", PREFILTER_DELIVERY),
	LITERAL("email_addresses", PREFILTER_DELIVERY),
	LITERAL("primary_email_address_id", PREFILTER_DELIVERY),
	LITERAL("public_user_data", PREFILTER_DELIVERY),
	LITERAL("webhookevent", PREFILTER_DELIVERED), LITERAL("userjson", PREFILTER_DELIVERED),
	LITERAL("deletedobjectjson", PREFILTER_DELIVERED),
	LITERAL("organizationjson", PREFILTER_DELIVERED),
	LITERAL("__session", PREFILTER_LIBRARY), /* the cookie with Clerk's token */
	LITERAL("'jose'", PREFILTER_LIBRARY), LITERAL("\"jose\"", PREFILTER_LIBRARY),
	LITERAL("jsonwebtoken", PREFILTER_LIBRARY),
	LITERAL("-jwt", PREFILTER_LIBRARY), /* express-jwt, passport-jwt, fast-jwt, … */
	LITERAL("jwt-decode", PREFILTER_LIBRARY), LITERAL("djwt", PREFILTER_LIBRARY),
	LITERAL("jwks", PREFILTER_LIBRARY),
	LITERAL(".azp", PREFILTER_USE), /* who compares what a helper verified */
	LITERAL(".sts", PREFILTER_USE), LITERAL("accounts.dev", PREFILTER_USE),
	/* the file that mounts a router names no Clerk */
	LITERAL("'express'", PREFILTER_LIBRARY), LITERAL("\"express\"", PREFILTER_LIBRARY),
	LITERAL("express-promise-router", PREFILTER_LIBRARY), LITERAL("fastify", PREFILTER_LIBRARY),
	LITERAL("hono", PREFILTER_LIBRARY),
	/* nor the framework, when it has the app from a factory */
	LITERAL(".register(", PREFILTER_LIBRARY), LITERAL(".route(", PREFILTER_LIBRARY),
	LITERAL(".use('/", PREFILTER_LIBRARY), LITERAL(".use(\"/", PREFILTER_LIBRARY),
	LITERAL("nestfactory", PREFILTER_LIBRARY), /* where an app is set up */
	LITERAL("setglobalprefix", PREFILTER_LIBRARY),
	LITERAL("enableversioning", PREFILTER_LIBRARY), LITERAL("useglobal", PREFILTER_LIBRARY),
	LITERAL("app_guard", PREFILTER_LIBRARY), LITERAL("app_interceptor", PREFILTER_LIBRARY),
	LITERAL("reflector", PREFILTER_LIBRARY), LITERAL("routermodule", PREFILTER_LIBRARY),
	/* pages and handlers that stand in no file named after them */
	LITERAL("@controller(", PREFILTER_LIBRARY), LITERAL("<route", PREFILTER_LIBRARY),
	LITERAL("browserrouter(", PREFILTER_LIBRARY), LITERAL("createfileroute", PREFILTER_LIBRARY),
	LITERAL("createrootroute", PREFILTER_LIBRARY), LITERAL("createlazy", PREFILTER_LIBRARY),
	LITERAL("createroute", PREFILTER_LIBRARY),
	LITERAL("middlewareconsumer", PREFILTER_LIBRARY), /* Nest's modules apply it by that */
	/* Convex functions call each other by name */
	LITERAL("_generated/server", PREFILTER_LIBRARY),
	LITERAL("convex/server", PREFILTER_LIBRARY),
	/* what forbids Clerk's hosts does not name them */
	LITERAL("content-security-policy", PREFILTER_USE),
	LITERAL("content_security_policy", PREFILTER_USE),
	LITERAL("contentsecuritypolicy", PREFILTER_USE),
	/* what Nuxt imports by itself, and who uses wrappers of one's own */
	LITERAL("usesign", PREFILTER_USE), LITERAL("useorganization", PREFILTER_USE),
	LITERAL("<sign", PREFILTER_USE), LITERAL("<organization", PREFILTER_USE),
	LITERAL("<pricingtable", PREFILTER_USE), LITERAL("<waitlist", PREFILTER_USE),
	LITERAL("<googleonetap", PREFILTER_USE), LITERAL("oauth_", PREFILTER_USE),
	LITERAL("email_code", PREFILTER_USE), LITERAL("phone_code", PREFILTER_USE),
	LITERAL("gettoken", PREFILTER_USE), LITERAL("cplan_", PREFILTER_USE),
	LITERAL("orgid", PREFILTER_USE), LITERAL("useauth(", PREFILTER_USE),
	LITERAL("useuser(", PREFILTER_USE), LITERAL("<userbutton", PREFILTER_USE),
	LITERAL("auth()", PREFILTER_USE), /* handed over, or by a module of one's own */
	LITERAL("auth.protect", PREFILTER_USE), LITERAL("--no-verify-jwt", PREFILTER_DEPLOY),
	LITERAL("req.auth", PREFILTER_USE), LITERAL("currentuser()", PREFILTER_USE),
	LITERAL("users.getuser", PREFILTER_USE),
	/* words that are looked for wherever they stand: somebody sees to it */
	LITERAL("needs_second_factor", PREFILTER_USE), LITERAL("secondfactors", PREFILTER_USE),
	LITERAL("setup-mfa", PREFILTER_USE), LITERAL("legalaccepted", PREFILTER_USE),
	LITERAL("legal_accepted", PREFILTER_USE), LITERAL("currenttask", PREFILTER_USE),
	LITERAL("treatpendingas", PREFILTER_USE), LITERAL("missingfields", PREFILTER_USE),
	LITERAL("unverifiedfields", PREFILTER_USE),
	/* a Server Function that asks nobody names no Clerk, nor does who is handed it */
	LITERAL("use server", PREFILTER_SERVER),
	LITERAL("/action", PREFILTER_ACTION), /* … from './actions', '@/lib/actions/orders' */
};

const struct literals *prefilter_make(struct arena *arena)
{
	return literals_make(arena, literals, sizeof(literals) / sizeof(literals[0]));
}

bool prefilter_path(struct str path)
{
	static const char *const names[] = {"middleware", "+middleware", "_middleware", "proxy",
		"instrumentation", "next", "routes", "start", "remix", "react-router", "vite",
		"nuxt", "nitro", "astro", "svelte", "hooks", "capacitor", "wxt", "manifest"};
	struct str name = str_last_part(path, '/');
	size_t dot = str_find_byte(name, '.');

	/* Nitro and Nuxt run all of the one, and import the other without a word */
	return str_in(str_slice(name, 0, dot), names, sizeof(names) / sizeof(names[0])) ||
	       str_has(path, "middleware/") || str_has(path, ".guard.") ||
	       str_has(path, "server/utils/") || str_has(path, "server/api/") ||
	       str_has(path, "server/routes/") || str_has(path, "auth.config.") ||
	       str_starts(name, "app.config.") || str_has_nocase(path, "clerk") ||
	       str_has_nocase(path, "webhook");
}
