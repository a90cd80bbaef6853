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
	LITERAL("pk_live_", 1, PREFILTER_KEY),
	LITERAL("pk_test_", 1, PREFILTER_KEY),
	LITERAL("sk_live_", 1, PREFILTER_KEY),
	LITERAL("sk_test_", 1, PREFILTER_KEY),
	LITERAL("whsec_", 1, PREFILTER_KEY),
	LITERAL("clerk", 3, PREFILTER_CLERK),
	LITERAL("svix", 2, PREFILTER_LIBRARY),
	LITERAL("standardwebhooks", 7, PREFILTER_LIBRARY),
	LITERAL("__session", 0, PREFILTER_LIBRARY), /* the cookie with Clerk's token */
	LITERAL("'jose'", 0, PREFILTER_LIBRARY),
	LITERAL("\"jose\"", 0, PREFILTER_LIBRARY),
	LITERAL("jsonwebtoken", 3, PREFILTER_LIBRARY),
	/* the file that mounts a router names no Clerk */
	LITERAL("'express'", 0, PREFILTER_LIBRARY),
	LITERAL("\"express\"", 0, PREFILTER_LIBRARY),
	LITERAL("express-promise-router", 6, PREFILTER_LIBRARY),
	LITERAL("fastify", 5, PREFILTER_LIBRARY),
	LITERAL("hono", 0, PREFILTER_LIBRARY),
	/* nor the framework, when it has the app from a factory */
	LITERAL(".register(", 0, PREFILTER_LIBRARY),
	LITERAL(".route(", 0, PREFILTER_LIBRARY),
	LITERAL(".use('/", 0, PREFILTER_LIBRARY),
	LITERAL(".use(\"/", 0, PREFILTER_LIBRARY),
	LITERAL("@nestjs/core", 0, PREFILTER_LIBRARY), /* where an app is set up; guards */
	LITERAL("middlewareconsumer", 2, PREFILTER_LIBRARY), /* Nest's modules apply it by that */
	/* Convex functions call each other by name */
	LITERAL("_generated/server", 9, PREFILTER_LIBRARY),
	LITERAL("convex/server", 5, PREFILTER_LIBRARY),
};

enum {
	LITERALS = sizeof(literals) / sizeof(literals[0]),
	ALL = PREFILTER_CLERK | PREFILTER_KEY | PREFILTER_LIBRARY,
	PAIRS = 1 << 16,
};

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

/* Both bytes with the bit set that tells lower case from upper; what else that joins is compared.
 */
static uint16_t pair_at(const char *text)
{
	return (uint16_t)(((unsigned char)text[0] | 0x20) << 8 | (unsigned char)text[1] | 0x20);
}

static unsigned marks_at(struct str text, size_t at)
{
	uint16_t pair = pair_at(text.s + at);
	unsigned marks = 0;

	for (size_t i = 0; i < LITERALS; i++) {
		if (pair_at(literals[i].text.s + literals[i].pair) == pair &&
			stands_at(text, at, &literals[i])) {
			marks |= literals[i].mark;
		}
	}
	return marks;
}

unsigned prefilter_scan(struct str text)
{
	uint8_t wanted[PAIRS / 8] = {0};
	unsigned marks = 0;

	for (size_t i = 0; i < LITERALS; i++) {
		uint16_t pair = pair_at(literals[i].text.s + literals[i].pair);

		wanted[pair / 8] |= (uint8_t)(1 << pair % 8);
	}
	for (size_t i = 0; i + 1 < text.n && marks != ALL; i++) {
		uint16_t pair = pair_at(text.s + i);

		if ((wanted[pair / 8] >> pair % 8 & 1) != 0) {
			marks |= marks_at(text, i);
		}
	}
	return marks;
}

bool prefilter_path(struct str path)
{
	static const char *const names[] = {"middleware", "+middleware", "proxy", "instrumentation",
		"next", "routes", "start", "remix", "react-router", "vite", "nuxt", "nitro",
		"astro", "svelte", "hooks"};
	size_t slash = str_find_last_byte(path, '/');
	struct str name = slash == SIZE_MAX ? path : str_slice(path, slash + 1, path.n);
	size_t dot = str_find_byte(name, '.');

	/* Nitro and Nuxt run all of the one, and import the other without a word */
	return str_in(str_slice(name, 0, dot), names, sizeof(names) / sizeof(names[0])) ||
	       str_has(path, "middleware/") || str_has(path, ".guard.") ||
	       str_has(path, "server/utils/") || str_has_nocase(path, "clerk") ||
	       str_has_nocase(path, "webhook");
}
