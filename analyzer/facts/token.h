#ifndef FACTS_TOKEN_H
#define FACTS_TOKEN_H

#include "facts/collector.h"

/* Inside of collect_token_verifications: what verifies or decodes a token, how, and whose. */

/* Names of a library's options; members of one another joined by '.'; NULL: it has none. */
struct token_options {
	const char *tolerance;
	const char *tolerance_other; /* an older name, or a second one of its kind */
	double unit; /* milliseconds a unit of the tolerance; 0: not known */
	bool spans; /* takes "10 seconds" */
	const char *issuer;
	const char *audience;
	const char *algorithms;
	const char *ignores; /* expiry, when it is true */
	const char *checks; /* expiry, unless it is false */
	const char *parties;
};

enum token_form {
	TOKEN_CALL,
	TOKEN_PLUGIN, /* handed to register(plugin, options) */
	TOKEN_STRATEGY, /* new Strategy(options), or super(options) of PassportStrategy(Strategy) */
};

enum token_act {
	TOKEN_VERIFIES,
	TOKEN_CHECKS_SIGNATURE, /* and no claim */
	TOKEN_DECODES,
	TOKEN_READS_HEADER,
};

enum { TOKEN_NOWHERE = -1 };

struct token_library {
	const char *package; /* NULL: any package of Clerk's */
	const char *name;
	enum token_form form;
	enum token_act act;
	int token; /* argument that is the token */
	int key;
	int options;
	const struct token_options *names;
};

/* The row of a package's export, or NULL. */
const struct token_library *token_find_library(struct str package, struct str name);

/* The row of what no name says: server.auth.strategy(…, { key: hapiJwt2Key(…) }) */
extern const struct token_library token_hapi_strategy;

/* The row of the code's own work with a token's parts; its name is "verify" or "decode". */
extern const struct token_library token_by_hand_verifies;
extern const struct token_library token_by_hand_decodes;

/* What is known of all modules before the first is read, and what may still be spent. */
struct token_budget {
	bool names_azp;
	bool names_sts;
	unsigned traces; /* of functions around verifications */
	struct site last; /* the function that was asked about last, and what was found */
	bool last_azp;
	bool last_sts;
	unsigned lists; /* that were followed to what is put into them */
	unsigned by_hand; /* calls of this module that may take a token apart */
};

struct token_reading {
	struct collector *collector;
	struct token_budget *budget;
	struct arena *scratch;
	const struct token_library *library;
	struct site call;
	struct site options; /* SITE_NONE: none given, or not known which */
	struct site token; /* that is verified or decoded; SITE_NONE: the call does not say */
	struct fact_token_verification fact;
};

/* token_find.c: what a call calls. */
const struct token_library *token_of_call(const struct program *program, struct site call,
	struct arena *scratch, struct str *out_library);

/*
 * What is handed in for a parameter's member: of `deps.verify`, the value of
 * `verify` in the object that the only known caller gives; SITE_NONE when none
 * is seen, or several.
 */
struct site token_handed(const struct program *program, const struct value *param);

/* token_tolerance.c, token_options.c: what the options say. */
void token_read_tolerance(struct token_reading *r);
void token_read_options(struct token_reading *r);

/* Is something put into a list besides what it is written out with: push(), list[i] = …? */
bool token_list_is_filled(struct token_reading *r, struct site site);

/* An option by its name, which may lead through members. */
enum property token_option(
	const struct program *program, struct site options, const char *path, struct site *out);

/*
 * What a key, an issuer or a token comes from. Looks into calls, objects and
 * functions on the way. Evidence is a Clerk variable's name, "Clerk host",
 * "__session cookie", or "" when nothing ties it to Clerk.
 */
struct token_source {
	struct str evidence;
	struct str env; /* the first variable, Clerk's before others; "" none */
	struct str pem; /* a key that is written out; absent without */
};

struct token_source token_source_of(struct collector *collector, struct site site);

/* "__session cookie" where a token comes from it, "" otherwise. What getToken() gives was
 * verified before. */
struct str token_evidence(struct collector *collector, struct site token);

/* Does a text name the `__session` cookie, in quotes or as a member? */
bool token_names_cookie(struct str text);

/* What a key is made of: "jwks", "pem", "secret" or "unresolved". */
const char *token_key_kind(const struct program *program, struct site key);

/* token_reach.c: does the code compare the claims azp and sts itself, around the call or in reach
 * of it? */
void token_read_claims(struct token_reading *r);

/*
 * token_use.c: does what was decoded decide what somebody may do? "yes", "no"
 * or "unknown". A claim that goes to Clerk's Backend API ties the token to Clerk.
 */
const char *token_decides(struct token_reading *r, struct site decoded);

/* token_manual.c: does this call verify or decode a token by hand? Fills the key's and token's
 * places. */
struct token_by_hand {
	const struct token_library *library; /* NULL: no */
	struct site key;
	struct site token;
};

/* `budget` is one less for each call that is looked into. */
struct token_by_hand token_by_hand(
	const struct program *program, struct site call, unsigned *budget);

#endif
