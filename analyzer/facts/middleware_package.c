#include "facts/middleware.h"

/* Middleware of packages other than Clerk's, as far as it decides who gets in. */

struct named {
	const char *package;
	const char *name;
};

static bool is_one_of(const struct value *callee, const struct named *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool package = list[i].package[0] == '\0'
				       ? callee->kind == VALUE_GLOBAL
				       : callee->kind == VALUE_IMPORT &&
						 str_is(callee->package, list[i].package);

		if (package && str_is(callee->name, list[i].name)) {
			return true;
		}
	}
	return false;
}

struct site middleware_unwrapped(const struct collector *collector, const struct value *value)
{
	static const struct named wrappers[] = {
		{"astro:middleware", "defineMiddleware"},
		{"hono/factory", "createMiddleware"},
		{"h3", "defineEventHandler"},
		{"h3", "eventHandler"},
		{"#imports", "defineEventHandler"},
		{"nitropack/runtime", "defineEventHandler"},
		{"nitro/h3", "defineEventHandler"},
		{"", "defineEventHandler"}, /* imported by Nitro itself */
		{"", "eventHandler"},
		{"express-async-handler", "default"},
	};
	struct site given;
	struct value callee;

	if (value->kind != VALUE_CALL || value->name.n > 0 || value->guessed) {
		return SITE_NONE;
	}
	given = frameworks_chain(collector->program, value->at, "server");
	if (given.expr != ID_NONE) {
		return given;
	}
	callee = middleware_callee(collector, value->at);
	return is_one_of(&callee, wrappers, sizeof(wrappers) / sizeof(wrappers[0]))
		       ? program_argument(collector->program, value->at, 0)
		       : SITE_NONE;
}

bool middleware_is_sequence(const struct collector *collector, const struct value *value)
{
	static const struct named sequences[] = {
		{"astro:middleware", "sequence"},
		{"@sveltejs/kit/hooks", "sequence"},
	};
	struct value callee;

	if (value->kind != VALUE_CALL || value->name.n > 0 || value->guessed) {
		return false;
	}
	callee = middleware_callee(collector, value->at);
	return is_one_of(&callee, sequences, sizeof(sequences) / sizeof(sequences[0]));
}

/* A name that says that what is behind it decides who gets in. */
static bool sounds_like_guard(struct str name)
{
	static const char *const words[] = {"auth", "clerk", "jwt", "passport", "guard", "protect",
		"permission", "token", "csrf", "login", "oidc", "oauth"};

	return str_has_any_nocase(name, words, sizeof(words) / sizeof(words[0]));
}

/*
 * @nestjs/passport: AuthGuard('jwt') throws where the strategy finds nobody.
 * The strategy "anonymous" lets everybody pass, and so may one of several.
 */
static bool is_passport(
	const struct collector *collector, const struct value *value, const struct value *callee)
{
	struct site first = program_argument(collector->program, value->at, 0);
	struct value name = middleware_value(collector, first);

	return callee->kind == VALUE_IMPORT && str_is(callee->package, "@nestjs/passport") &&
	       str_is(callee->name, "AuthGuard") && name.kind == VALUE_STRING &&
	       !str_is(name.text, "anonymous");
}

enum outcome middleware_of_package(
	const struct collector *collector, const struct value *value, struct str *out_fate)
{
	/* Hono "JWT Auth", "JWK Auth", "Bearer Auth", "Basic Auth"; express-basic-auth */
	static const struct named refusing[] = {
		{"hono/jwt", "jwt"}, {"hono/jwk", "jwk"}, {"hono/bearer-auth", "bearerAuth"},
		{"hono/basic-auth", "basicAuth"}, {"express-basic-auth", "default"},
		{"@nestjs/passport", "AuthGuard"}, /* "Passport": 401 when there is no user */
	};
	struct value made = *value;

	if (value->kind == VALUE_CALL || value->kind == VALUE_NEW) {
		made = middleware_callee(collector, value->at);
	}
	if (value->kind == VALUE_CALL && value->name.n == 0 &&
		(is_one_of(&made, refusing, sizeof(refusing) / sizeof(refusing[0])) ||
			is_passport(collector, value, &made))) {
		*out_fate = STR("401");
		return OUTCOME_BLOCK;
	}
	if (made.kind == VALUE_CALL || made.kind == VALUE_NEW) {
		made = middleware_callee(
			collector, made.at); /* passport.initialize() of a factory */
	}
	if (made.kind != VALUE_IMPORT && made.kind != VALUE_GLOBAL) {
		return OUTCOME_UNKNOWN;
	}
	return sounds_like_guard(made.name) || sounds_like_guard(made.package) ||
			       sounds_like_guard(value->name)
		       ? OUTCOME_UNKNOWN
		       : OUTCOME_PASS;
}
