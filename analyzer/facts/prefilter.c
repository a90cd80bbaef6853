#include "facts/prefilter.h"

#include <stdint.h>

#include "base/ascii.h"

/*
 * A literal is looked for where two of its bytes stand that are rare beside
 * each other in code; the others are compared only there.
 */
struct literal {
	struct str text; /* lower case */
	size_t pair; /* index of the first of the two */
	unsigned mark;
};

#define LITERAL(text, pair, mark) \
	{ \
		{text, sizeof(text) - 1}, pair, mark \
	}

static const struct literal literals[] = {
	LITERAL("pk_live_", 1, PREFILTER_KEY), LITERAL("pk_test_", 1, PREFILTER_KEY),
	LITERAL("sk_live_", 1, PREFILTER_KEY), LITERAL("sk_test_", 1, PREFILTER_KEY),
	LITERAL("whsec_", 1, PREFILTER_KEY), LITERAL("clerk", 3, PREFILTER_CLERK),
	LITERAL("customjwtsessionclaims", 7, PREFILTER_USE), /* types say which there are */
	/* keys of roles and permissions are compared where nothing else names Clerk */
	LITERAL("'org:", 3, PREFILTER_USE), LITERAL("\"org:", 3, PREFILTER_USE),
	LITERAL("orgrole", 2, PREFILTER_USE), LITERAL("svix", 2, PREFILTER_LIBRARY),
	LITERAL("standardwebhooks", 7, PREFILTER_LIBRARY),
	LITERAL("__session", 0, PREFILTER_LIBRARY), /* the cookie with Clerk's token */
	LITERAL("'jose'", 0, PREFILTER_LIBRARY), LITERAL("\"jose\"", 0, PREFILTER_LIBRARY),
	LITERAL("jsonwebtoken", 3, PREFILTER_LIBRARY),
	LITERAL("-jwt", 1, PREFILTER_LIBRARY), /* express-jwt, passport-jwt, fast-jwt, … */
	LITERAL("jwt-decode", 2, PREFILTER_LIBRARY), LITERAL("djwt", 1, PREFILTER_LIBRARY),
	LITERAL("jwks", 1, PREFILTER_LIBRARY),
	LITERAL(".azp", 2, PREFILTER_USE), /* who compares what a helper verified */
	LITERAL(".sts", 0, PREFILTER_USE), LITERAL("accounts.dev", 8, PREFILTER_USE),
	/* the file that mounts a router names no Clerk */
	LITERAL("'express'", 0, PREFILTER_LIBRARY), LITERAL("\"express\"", 0, PREFILTER_LIBRARY),
	LITERAL("express-promise-router", 6, PREFILTER_LIBRARY),
	LITERAL("fastify", 5, PREFILTER_LIBRARY), LITERAL("hono", 0, PREFILTER_LIBRARY),
	/* nor the framework, when it has the app from a factory */
	LITERAL(".register(", 0, PREFILTER_LIBRARY), LITERAL(".route(", 0, PREFILTER_LIBRARY),
	LITERAL(".use('/", 0, PREFILTER_LIBRARY), LITERAL(".use(\"/", 0, PREFILTER_LIBRARY),
	LITERAL("@nestjs/core", 0, PREFILTER_LIBRARY), /* where an app is set up; guards */
	LITERAL("middlewareconsumer", 2, PREFILTER_LIBRARY), /* Nest's modules apply it by that */
	/* Convex functions call each other by name */
	LITERAL("_generated/server", 9, PREFILTER_LIBRARY),
	LITERAL("convex/server", 5, PREFILTER_LIBRARY),
	/* what forbids Clerk's hosts does not name them */
	LITERAL("content-security-policy", 7, PREFILTER_USE),
	LITERAL("content_security_policy", 7, PREFILTER_USE),
	LITERAL("contentsecuritypolicy", 7, PREFILTER_USE),
	/* what Nuxt imports by itself, and who uses wrappers of one's own */
	LITERAL("usesign", 5, PREFILTER_USE), LITERAL("useorganization", 10, PREFILTER_USE),
	LITERAL("<sign", 0, PREFILTER_USE), LITERAL("<organization", 0, PREFILTER_USE),
	LITERAL("<pricingtable", 0, PREFILTER_USE), LITERAL("<waitlist", 0, PREFILTER_USE),
	LITERAL("<googleonetap", 6, PREFILTER_USE), LITERAL("oauth_", 4, PREFILTER_USE),
	LITERAL("email_code", 5, PREFILTER_USE), LITERAL("phone_code", 5, PREFILTER_USE),
	LITERAL("gettoken", 4, PREFILTER_USE), LITERAL("cplan_", 0, PREFILTER_USE),
	LITERAL("orgid", 1, PREFILTER_USE), LITERAL("useauth(", 6, PREFILTER_USE),
	LITERAL("useuser(", 6, PREFILTER_USE), LITERAL("<userbutton", 4, PREFILTER_USE),
	LITERAL("auth()", 4, PREFILTER_USE), /* handed over, or by a module of one's own */
	LITERAL("auth.protect", 4, PREFILTER_USE), LITERAL("--no-verify-jwt", 4, PREFILTER_DEPLOY),
	LITERAL("req.auth", 3, PREFILTER_USE), LITERAL("currentuser()", 11, PREFILTER_USE),
	LITERAL("users.getuser", 5, PREFILTER_USE),
	/* a Server Function that asks nobody names no Clerk, nor does who is handed it */
	LITERAL("use server", 6, PREFILTER_USE),
	LITERAL("/action", 0, PREFILTER_USE), /* … from './actions', '@/lib/actions/orders' */
};

enum {
	LITERALS = sizeof(literals) / sizeof(literals[0]),
	ALL = PREFILTER_CLERK | PREFILTER_KEY | PREFILTER_LIBRARY | PREFILTER_USE |
	      PREFILTER_DEPLOY,
	BYTES = 1 << 8,
};

/* Which literals' pairs have a byte at their first or second place: one bit for each. */
struct pairs {
	uint64_t first[BYTES];
	uint64_t second[BYTES];
};

_Static_assert(LITERALS < 64, "a bit for each literal, and one more to shift by");

static bool stands_at(struct str text, size_t at, const struct literal *literal)
{
	if (at < literal->pair || text.n - (at - literal->pair) < literal->text.n) {
		return false;
	}
	for (size_t i = 0; i < literal->text.n; i++) {
		if (ascii_lower(text.s[at - literal->pair + i]) != literal->text.s[i]) {
			return false;
		}
	}
	return true;
}

static void set_byte(uint64_t *table, char lower, uint64_t bit)
{
	table[(unsigned char)lower] |= bit;
	if (lower >= 'a' && lower <= 'z') {
		table[lower - 'a' + 'A'] |= bit;
	}
}

static void make_pairs(struct pairs *pairs)
{
	*pairs = (struct pairs){0};
	for (size_t i = 0; i < LITERALS; i++) {
		const char *pair = literals[i].text.s + literals[i].pair;

		set_byte(pairs->first, pair[0], (uint64_t)1 << i);
		set_byte(pairs->second, pair[1], (uint64_t)1 << i);
	}
}

static unsigned marks_at(struct str text, size_t at, uint64_t candidates)
{
	unsigned marks = 0;

	for (size_t i = 0; candidates >> i != 0; i++) {
		if ((candidates >> i & 1) != 0 && stands_at(text, at, &literals[i])) {
			marks |= literals[i].mark;
		}
	}
	return marks;
}

unsigned prefilter_scan(struct str text)
{
	struct pairs pairs;
	unsigned marks = 0;

	make_pairs(&pairs);
	for (size_t i = 0; i + 1 < text.n && marks != ALL; i++) {
		uint64_t candidates = pairs.first[(unsigned char)text.s[i]] &
				      pairs.second[(unsigned char)text.s[i + 1]];

		if (candidates != 0) {
			marks |= marks_at(text, i, candidates);
		}
	}
	return marks;
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
	       str_has(path, "server/utils/") || str_has(path, "auth.config.") ||
	       str_starts(name, "app.config.") || str_has_nocase(path, "clerk") ||
	       str_has_nocase(path, "webhook");
}
