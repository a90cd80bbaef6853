#ifndef CLERK_KEYS_H
#define CLERK_KEYS_H

#include <stdint.h>

#include "base/vec.h"

/*
 * Keys and tokens as Clerk shapes them. Sources: clerk/javascript
 * packages/shared/src/keys.ts (publishable and secret keys),
 * packages/backend/src/tokens/machine.ts (ak_, mt_, oat_), svix (whsec_).
 */
enum key_kind {
	KEY_PUBLISHABLE,
	KEY_SECRET,
	KEY_WEBHOOK_SECRET,
	KEY_MACHINE_SECRET, /* ak_: machine secret, API key or platform key */
	KEY_JWT_KEY, /* PEM public key */
	KEY_PRIVATE_KEY, /* PEM private key */
	KEY_TOKEN, /* mt_, oat_ */
	KEY_AMBIGUOUS, /* sk_ that may be Stripe's */
};

enum key_mode {
	KEY_MODE_NONE,
	KEY_MODE_TEST,
	KEY_MODE_LIVE,
};

enum key_problem {
	KEY_OK,
	KEY_BAD_BASE64,
	KEY_NO_DOLLAR, /* decoded text does not end in exactly one '$' */
	KEY_NO_DOT, /* decoded host has no '.' */
	KEY_UNDERSCORE, /* '_' inside the payload */
	KEY_WHITE_SPACE, /* white space inside or around: decodes, but changes the cookie suffix */
	KEY_QUOTES, /* quotes inside the value */
	KEY_PLACEHOLDER, /* dots, runs of x, "your-key", too short */
	KEY_BAD_HOST, /* decoded host holds characters that no host has */
	KEY_LINE_ENDS, /* PEM: line ends written as \n, which the SDK takes for part of the key */
};

struct key_info {
	enum key_kind kind;
	enum key_mode mode;
	enum key_problem problem;
	struct str host; /* Frontend API host of a well-formed publishable key */
};

/*
 * Says what a whole value is, if it is shaped like a key of any kind at all
 * (a prefix match is enough; `problem` says what is wrong with the rest).
 * Returns false when it is no key. Secret keys come back as KEY_AMBIGUOUS:
 * sk_test_ and sk_live_ are Stripe's too; callers look for evidence. So are
 * pk_test_ and pk_live_: one whose `host` is absent may be no key of Clerk's.
 */
bool keys_classify(struct arena *arena, struct str value, struct key_info *out);

struct key_hit {
	uint32_t offset;
	uint32_t length;
	struct key_info info;
};

typedef VEC(struct key_hit) key_hits;

/*
 * Finds key-shaped runs anywhere in a text, in order, not overlapping, with
 * placeholders (`problem` says so), PEM keys, and ak_, mt_ and oat_ only where
 * they cannot be ordinary names.
 */
void keys_scan(struct arena *arena, struct str text, key_hits *out);

/* Does the host belong to a development instance (…clerk.accounts.dev, lcl.dev)? */
bool keys_is_development_host(struct str host);

/*
 * The modulus of a PEM public key as a JSON web key's `n` (base64url, 342
 * characters); absent unless it is RSA with 2048 bits and exponent 65537.
 * Line ends written as \n are skipped, which the SDK does not.
 */
struct str keys_modulus(struct arena *arena, struct str pem);

/*
 * SHA-256 fingerprint, "sha256:…". A webhook secret is hashed over its
 * decoded bytes, so that padding and prefix variants agree, a PEM public key
 * over its modulus as in a JWKS; anything else over the trimmed text.
 */
struct str keys_fingerprint(struct arena *arena, enum key_kind kind, struct str value);

/* Names for facts JSON: "publishable", "secret", …; "test", "live"; "bad base64", … */
const char *keys_kind_name(enum key_kind kind);
const char *keys_mode_name(enum key_mode mode); /* NULL for none */
const char *keys_problem_text(enum key_problem problem); /* NULL for KEY_OK */

#endif
