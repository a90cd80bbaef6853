#include "clerk/names.h"
#include "facts/token.h"

/*
 * Calls that verify or decode a token, with the names of their options.
 * Sources: clerk/javascript packages/backend/src/{jwt/verifyJwt,tokens/verify}.ts;
 * panva/jose docs JWTVerifyOptions and src/lib/secs.ts; auth0/node-jsonwebtoken
 * verify.js; READMEs of auth0/express-jwt, koajs/jwt, dwyl/hapi-auth-jwt2,
 * mikenicholson/passport-jwt, fastify/fastify-jwt (on fast-jwt since 4.0.0, before
 * on jsonwebtoken), nearform/fast-jwt, nearform/fastify-jwt-jwks,
 * tsndr/cloudflare-worker-jwt and auth0/jwt-decode; honojs/hono
 * src/middleware/{jwt,jwk} and src/utils/jwt/jwt.ts; timonson/djwt VerifyOptions
 * (its leeways are one second without options).
 */
enum {
	SECONDS = 1000,
	NOT_KNOWN = 0,
};

static const struct token_options clerks = {
	.tolerance = "clockSkewInMs",
	.tolerance_other = "clockSkewInSeconds", /* its old name; it counted milliseconds too */
	.unit = 1,
	.audience = "audience",
	.parties = "authorizedParties",
};

static const struct token_options jose = {
	.tolerance = "clockTolerance",
	.unit = SECONDS,
	.spans = true,
	.issuer = "issuer",
	.audience = "audience",
	.algorithms = "algorithms",
};

static const struct token_options jsonwebtoken = {
	.tolerance = "clockTolerance",
	.unit = SECONDS,
	.issuer = "issuer",
	.audience = "audience",
	.algorithms = "algorithms",
	.ignores = "ignoreExpiration",
};

static const struct token_options hapi = {
	.tolerance = "verifyOptions.clockTolerance",
	.unit = SECONDS,
	.issuer = "verifyOptions.issuer",
	.audience = "verifyOptions.audience",
	.algorithms = "verifyOptions.algorithms",
	.ignores = "verifyOptions.ignoreExpiration",
};

static const struct token_options passport = {
	.tolerance = "jsonWebTokenOptions.clockTolerance",
	.unit = SECONDS,
	.issuer = "issuer",
	.audience = "audience",
	.algorithms = "algorithms",
	.ignores = "ignoreExpiration",
};

static const struct token_options fast_jwt = {
	.tolerance = "clockTolerance",
	.unit = 1,
	.issuer = "allowedIss",
	.audience = "allowedAud",
	.algorithms = "algorithms",
	.ignores = "ignoreExpiration",
};

static const struct token_options fastify = {
	.tolerance = "verify.clockTolerance",
	.unit = 1,
	.issuer = "verify.allowedIss",
	.audience = "verify.allowedAud",
	.algorithms = "verify.algorithms",
	.ignores = "verify.ignoreExpiration",
};

static const struct token_options fastify_before = {
	.tolerance = "verify.clockTolerance",
	.unit = NOT_KNOWN, /* which version it is says it */
	.issuer = "verify.issuer",
	.audience = "verify.audience",
	.algorithms = "verify.algorithms",
	.ignores = "verify.ignoreExpiration",
};

static const struct token_options fastify_jwks = {
	.tolerance = "clockTolerance",
	.unit = 1, /* it is handed on to @fastify/jwt */
	.issuer = "issuer",
	.audience = "audience",
	.algorithms = "algorithms",
};

static const struct token_options fastify_auth0 = {
	.tolerance = "clockTolerance",
	.unit = NOT_KNOWN, /* of the fastify-jwt that it brings along */
	.issuer = "issuer",
	.audience = "audience",
	.algorithms = "algorithms",
};

/* Times are compared as they are: there is nothing to tolerate with. */
static const struct token_options hono_verify = {
	.issuer = "iss",
	.audience = "aud",
	.algorithms = "alg",
	.checks = "exp",
};

static const struct token_options hono = {
	.issuer = "verification.iss",
	.audience = "verification.aud",
	.algorithms = "alg",
	.checks = "verification.exp",
};

static const struct token_options hono_jwks = {
	.issuer = "verification.iss",
	.audience = "verification.aud",
	.algorithms = "allowedAlgorithms",
	.checks = "verification.exp",
};

static const struct token_options worker = {
	.tolerance = "clockTolerance",
	.unit = SECONDS,
	.algorithms = "algorithm",
};

static const struct token_options djwt = {
	.tolerance = "nbfLeeway",
	.tolerance_other = "expLeeway",
	.unit = SECONDS,
	.audience = "audience",
	.ignores = "ignoreExp",
};

static const struct token_options none = {.unit = SECONDS};

#define CALL(package, name, token, key, options, names) \
	{ \
		package, name, TOKEN_CALL, TOKEN_VERIFIES, token, key, options, &(names) \
	}
#define OTHER(package, name, form, act, token, key, options, names) \
	{ \
		package, name, form, act, token, key, options, &(names) \
	}
#define DECODE(package, name) \
	{ \
		package, name, TOKEN_CALL, TOKEN_DECODES, 0, TOKEN_NOWHERE, TOKEN_NOWHERE, &none \
	}
#define HEADER(package, name) \
	{ \
		package, name, TOKEN_CALL, TOKEN_READS_HEADER, 0, TOKEN_NOWHERE, TOKEN_NOWHERE, \
			&none \
	}
#define SIGNATURE(package, name) \
	{ \
		package, name, TOKEN_CALL, TOKEN_CHECKS_SIGNATURE, 0, 1, 2, &jose \
	}
#define CONFIGURED(package, name, names) CALL(package, name, TOKEN_NOWHERE, TOKEN_NOWHERE, 0, names)
#define PLUGIN(package, name, names) \
	OTHER(package, name, TOKEN_PLUGIN, TOKEN_VERIFIES, TOKEN_NOWHERE, TOKEN_NOWHERE, 1, names)

static const struct token_library libraries[] = {
	CALL(NULL, "authenticateRequest", TOKEN_NOWHERE, TOKEN_NOWHERE, 1, clerks),
	CONFIGURED(NULL, "clerkMiddleware", clerks),
	CONFIGURED(NULL, "authMiddleware", clerks),
	CONFIGURED(NULL, "requireAuth", clerks),
	CONFIGURED(NULL, "ClerkExpressWithAuth", clerks),
	CONFIGURED(NULL, "ClerkExpressRequireAuth", clerks),
	PLUGIN(NULL, "clerkPlugin", clerks),
	CALL(NULL, "verifyJwt", 0, TOKEN_NOWHERE, 1, clerks),
	CALL(NULL, "verifyToken", 0, TOKEN_NOWHERE, 1, clerks),
	DECODE(NULL, "decodeJwt"),
	CALL("jose", "jwtVerify", 0, 1, 2, jose),
	SIGNATURE("jose", "compactVerify"),
	SIGNATURE("jose", "flattenedVerify"),
	SIGNATURE("jose", "generalVerify"),
	DECODE("jose", "decodeJwt"),
	DECODE("jose", "UnsecuredJWT.decode"),
	HEADER("jose", "decodeProtectedHeader"),
	CALL("jsonwebtoken", "verify", 0, 1, 2, jsonwebtoken),
	DECODE("jsonwebtoken", "decode"),
	CONFIGURED("express-jwt", "expressjwt", jsonwebtoken),
	CONFIGURED("express-jwt", "expressJwt", jsonwebtoken),
	CONFIGURED("express-jwt", "", jsonwebtoken),
	CONFIGURED("koa-jwt", "", jsonwebtoken),
	OTHER("passport-jwt", "Strategy", TOKEN_STRATEGY, TOKEN_VERIFIES, TOKEN_NOWHERE,
		TOKEN_NOWHERE, 0, passport),
	PLUGIN("@fastify/jwt", "", fastify),
	PLUGIN("@fastify/jwt", "fastifyJwt", fastify),
	PLUGIN("fastify-jwt", "", fastify_before),
	PLUGIN("fastify-jwt", "fastifyJwt", fastify_before),
	PLUGIN("fastify-jwt-jwks", "", fastify_jwks),
	PLUGIN("fastify-jwt-jwks", "fastifyJwtJwks", fastify_jwks),
	PLUGIN("fastify-auth0-verify", "", fastify_auth0),
	CONFIGURED("fast-jwt", "createVerifier", fast_jwt),
	OTHER("fast-jwt", "createDecoder", TOKEN_CALL, TOKEN_DECODES, TOKEN_NOWHERE, TOKEN_NOWHERE,
		TOKEN_NOWHERE, none),
	CONFIGURED("hono/jwt", "jwt", hono),
	CONFIGURED("hono/jwk", "jwk", hono),
	CALL("hono/jwt", "verify", 0, 1, 2, hono_verify),
	CALL("hono/jwt", "verifyWithJwks", 0, TOKEN_NOWHERE, 1, hono_jwks),
	CALL("hono/utils/jwt", "verifyWithJwks", 0, TOKEN_NOWHERE, 1, hono_jwks),
	DECODE("hono/jwt", "decode"),
	HEADER("hono/jwt", "decodeHeader"),
	CALL("@tsndr/cloudflare-worker-jwt", "verify", 0, 1, 2, worker),
	DECODE("@tsndr/cloudflare-worker-jwt", "decode"),
	CALL("djwt", "verify", 0, 1, 2, djwt),
	CALL("@zaubrik/djwt", "verify", 0, 1, 2, djwt),
	DECODE("djwt", "decode"),
	DECODE("@zaubrik/djwt", "decode"),
	DECODE("jwt-decode", "jwtDecode"),
	DECODE("jwt-decode", "jwt_decode"),
	DECODE("jwt-decode", ""),
};

enum { LIBRARIES = sizeof(libraries) / sizeof(libraries[0]) };

const struct token_library token_hapi_strategy = OTHER("hapi-auth-jwt2", "strategy", TOKEN_CALL,
	TOKEN_VERIFIES, TOKEN_NOWHERE, TOKEN_NOWHERE, 2, hapi);
const struct token_library token_by_hand_verifies = OTHER("manual", "verify", TOKEN_CALL,
	TOKEN_CHECKS_SIGNATURE, TOKEN_NOWHERE, TOKEN_NOWHERE, TOKEN_NOWHERE, none);
const struct token_library token_by_hand_decodes = OTHER("manual", "decode", TOKEN_CALL,
	TOKEN_DECODES, TOKEN_NOWHERE, TOKEN_NOWHERE, TOKEN_NOWHERE, none);

/* A package or a path in it; linking has taken versions and addresses away. */
static bool is_package(struct str specifier, const char *package)
{
	size_t n = str_of(package).n;

	return str_starts(specifier, package) && (specifier.n == n || specifier.s[n] == '/');
}

/* The same from the registry of Deno. */
static struct str on_npm(struct str package)
{
	return str_starts(package, "@hono/hono/") ? str_slice(package, 6, package.n) : package;
}

const struct token_library *token_find_library(struct str package, struct str name)
{
	bool is_clerks = names_is_clerk_package(package);

	package = on_npm(package);
	name = program_plain_name(name);
	name = str_is(name, "default") || str_is(name, "*") ? STR("") : name;
	if (is_clerks && str_starts(name, "clerkClient.")) {
		name = str_slice(name, 12, name.n);
	}
	for (size_t i = 0; i < LIBRARIES; i++) {
		const char *wanted = libraries[i].package;

		if (str_is(name, libraries[i].name) &&
			(wanted == NULL ? is_clerks : is_package(package, wanted))) {
			return &libraries[i];
		}
	}
	return NULL;
}
