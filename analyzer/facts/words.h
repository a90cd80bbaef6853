#ifndef FACTS_WORDS_H
#define FACTS_WORDS_H

#include "facts/collector.h"

/*
 * Words without which a module's text holds nothing of what a collector looks
 * for, in code or beside it. All are found in one pass, when the first is asked
 * for; the others are known then.
 */
enum {
	WORDS_CLAIMS = 1 << 0, /* of a token, or of what gives one; any case */
	WORDS_SIGN_IN = 1 << 1, /* any case */
	WORDS_CONVEX = 1 << 2, /* Convex's provider for Clerk */
	WORDS_IDS = 1 << 3, /* the beginning of an id of plans or machines */
	WORDS_TRUST = 1 << 4,
	WORDS_OFFERED = 1 << 5, /* the lists of strategies that an attempt has */
	WORDS_RUNTIME_CONFIG = 1 << 6, /* Nuxt's */
	WORDS_ENVIRONMENT = 1 << 7,
	WORDS_CONFIG = 1 << 8,
	WORDS_FASTIFY = 1 << 9,
	WORDS_HINTS = 1 << 10, /* paths of the Frontend API */
	WORDS_CLERK = 1 << 11, /* any case */
	WORDS_POLICY = 1 << 12, /* the end of Content-Security-Policy */
	WORDS_CSP = 1 << 13,
	WORDS_SETTER = 1 << 14, /* of headers */
	WORDS_POLICY_OPTION = 1 << 15,
	WORDS_POLICY_MANIFEST = 1 << 16, /* content_security_policy */
	WORDS_PROXY = 1 << 17, /* what of the SDK serves the proxy */
	WORDS_PROXY_HEADER = 1 << 18,
	WORDS_MIDDLEWARE = 1 << 19, /* clerkMiddleware */
	WORDS_API = 1 << 20, /* the Backend API's address, or its variable */
	WORDS_UNSAFE = 1 << 21, /* unsafeMetadata */
	WORDS_STATUS = 1 << 22,
	WORDS_GET_TOKEN = 1 << 23,
	WORDS_ACCOUNTS = 1 << 24, /* Clerk's domain of development */
	WORDS_LIBRARY = 1 << 25, /* of tokens, or the cookie with Clerk's */
	WORDS_SST = 1 << 26,
	WORDS_VALIDATOR = 1 << 27,
	WORDS_VARIABLE = 1 << 28, /* CLERK */
	WORDS_BUILT = 1 << 29, /* a bundler's reference to its source map */
	WORDS_ROLE = 1 << 30, /* any case */
};

/* Which of them the text of one of the first module_count modules holds, as a set of the above. */
uint32_t words_in(struct collector *collector, uint32_t module);

#endif
