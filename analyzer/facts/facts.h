#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include "base/diag.h"
#include "clerk/keys.h"

/*
 * What the repository says, as plain data: all that rules and reports ever
 * see of it. facts_write.c and facts_read.c go by field names, so a run over
 * saved facts cannot differ from one over the repository. Lists are sorted
 * by file, then offset. Strings are masked; the arena owns everything.
 */

enum context {
	CONTEXT_SOURCE,
	CONTEXT_TEST,
	CONTEXT_STORY,
	CONTEXT_DOCS,
	CONTEXT_GENERATED,
	CONTEXT_ENV,
	CONTEXT_CI,
	CONTEXT_CONTAINER,
	CONTEXT_CONFIG,
	CONTEXT_OTHER,
};

enum environment {
	ENVIRONMENT_ANY, /* not tied to one: .env, code */
	ENVIRONMENT_PRODUCTION,
	ENVIRONMENT_DEVELOPMENT,
	ENVIRONMENT_PREVIEW,
	ENVIRONMENT_TEST,
};

/* Lines and columns are 1-based, columns in code points. A place without a file is absent. */
struct place {
	struct str file;
	uint32_t line;
	uint32_t column;
	uint32_t end_line;
	uint32_t end_column;
	struct str excerpt; /* its line, masked, at most 200 code points */
	struct str line_hash; /* as GitHub code scanning computes it */
	enum context context;
	uint32_t app; /* index into apps */
};

typedef VEC(struct place) place_vec;

struct fact_app {
	struct str root; /* "." or "apps/web" */
	struct str framework; /* "next", "express", …, "" unknown */
	struct str framework_version; /* range, as package.json has it */
	struct str manifest; /* its package.json, or "" */
	bool framework_read; /* routes and guards of the framework are understood */
	bool clerk; /* the app depends on or imports a Clerk package, or names Clerk variables */
};

struct fact_package {
	struct place at;
	struct str name;
	struct str range;
	struct str resolved; /* the version that the lockfile chose, or "" */
	struct str manifest;
	bool dev;
};

struct fact_key {
	struct place at;
	enum key_kind kind;
	enum key_mode mode;
	struct str frontend_api; /* host of a well-formed publishable key */
	struct str redacted;
	struct str fingerprint;
	struct str env_name; /* the variable or property it is the value of, or "" */
	enum environment environment;
	bool valid;
	struct str problem; /* "" when valid */
	bool clerks_own; /* evidence that the key is Clerk's: others use sk_, pk_ and whsec_ too */
	struct str sample; /* "sample" in .env.example and the like, "comment" when commented out,
			      "fallback" of a publishable key behind || or ??, else "" */
};

struct fact_env_definition {
	struct place at;
	struct str name;
	struct str value_class; /* pk_test, pk_live, sk_test, sk_live, whsec, url, path, empty,
				   placeholder, expansion, other */
	enum environment environment;
	bool sample; /* .env.example and the like: documents a name, sets nothing */
};

struct fact_env_read {
	struct place at;
	struct str name;
	struct str via; /* process.env, import.meta.env, … */
	bool client; /* in code that is sent to the browser */
};

/* A thing at a place: an event, a call, a pattern. */
struct fact_item {
	struct place at;
	struct str name; /* event, call or pattern as written */
	struct str kind; /* see the field's comment */
};

typedef VEC(struct fact_item) item_vec;

enum protection {
	PROTECTION_UNKNOWN, /* unresolved pattern, framework not read, route unknown */
	PROTECTION_NONE,
	PROTECTION_BLOCKED,
};

struct fact_webhook_handler {
	struct place at; /* the exported function, route call or `handler:` property */
	struct str framework; /* next-app, next-pages, express, … */
	str_vec methods;
	struct str route; /* "/api/webhooks/clerk"; "" when unresolved */
	bool route_resolved;
	struct str handler; /* symbol name */
	struct str verifier; /* verifyWebhook, svix, standardwebhooks, manual, none, unresolved */
	struct place verify_at; /* the verifying call; absent with none */
	struct place verified_later; /* the verifying call of who takes the delivery from a queue
					or from storage; absent when it is verified as it comes */
	item_vec skips; /* tests that lead past verification to the work; name: the test; kind:
			   secret_missing, environment, flag, header */
	item_vec dropped_fields; /* reads of what verifyWebhook does not give back; name:
				    timestamp, instance_id */
	struct str package; /* of the verifier */
	str_vec secret_env; /* every variable the secret may come from; with verifier none those
			       that are read for nothing */
	struct str secret_from; /* option, implicit, constructor, literal, unresolved, none */
	struct str secret_default; /* "" no fallback; empty, literal */
	struct str secret_class; /* of a literal or wrong kind: secret, publishable, …; "" */
	struct place secret_at;
	struct str body; /* raw, parsed, restringified, unknown */
	item_vec problems; /* kind: body_consumed, restringified, parsed_object, parser_before,
			      parser_disabled, wrong_wrapper, headers_object, header_names,
			      double_encoded, raw_body_missing; name: what the code does there */
	item_vec events; /* name: type; kind: known, unknown, disputed */
	struct str dispatch; /* if, switch, array, prefix, map, mixed, none, unresolved */
	bool events_complete; /* false: branches exist that could not be read */
	item_vec work_before_verify; /* name: the awaited call; kind: io, unknown */
	item_vec work_after_verify; /* kind: mail, http, llm, loop, database, queue, other */
	struct str on_failure; /* rejects, falls_through, answers_2xx, throws, none, unknown */
	bool dedup; /* svix-id is looked up before the work */
	item_vec writes; /* name: the call; kind: create, upsert (also what is created only where a
			    look-up found nothing), update, delete */
	enum protection protection;
	struct place guard_at; /* the guard that blocks it */
	struct str guard; /* clerkMiddleware, authMiddleware, requireAuth, … */
	struct str guard_pattern; /* as written, "" when unconditional */
	struct str guard_fate; /* "404", "401", "redirect to sign-in" */
};

struct fact_option {
	struct place at; /* of the value */
	struct str name;
	struct str value; /* as text, masked; "" when unresolved */
	bool resolved;
};

typedef VEC(struct fact_option) option_vec;

/*
 * What stands between a request and its route: a file or call that installs
 * Clerk, and the app's own guards: the function or class that turns away who
 * is not signed in, and where an application is told to run it.
 */
struct fact_middleware {
	struct place at;
	struct str framework;
	struct str
		api; /* clerkMiddleware, authMiddleware, requireAuth, …; of own guards their name */
	item_vec matcher; /* name: pattern; kind: string, regex, unresolved */
	item_vec public_routes; /* likewise */
	item_vec protected_routes; /* likewise */
	struct str polarity; /* protects_all_but, protects_only, protects_all, protects_none,
				unresolved */
	struct str fate; /* of a request without a session: "404", "401", …; "" if none */
	option_vec options;
};

enum known {
	KNOWN_ABSENT, /* certainly not given */
	KNOWN_VALUE,
	KNOWN_UNRESOLVED, /* given, value not known */
};

struct fact_token_verification {
	struct place at;
	struct str library; /* jose, jsonwebtoken, @clerk/backend, … */
	struct str call; /* jwtVerify, verify, verifyToken, clerkMiddleware, … */
	enum known tolerance; /* the clock tolerance option */
	int64_t tolerance_ms; /* in milliseconds, whatever the option's unit */
	struct str tolerance_text; /* as written */
	struct str tolerance_option; /* clockTolerance, clockSkewInMs */
	struct place tolerance_at;
	struct str clerk_evidence; /* why the token is Clerk's: "CLERK_JWT_KEY", "__session cookie",
				      …; "" unknown */
	struct str issuer;
	struct str key; /* jwks, pem, secret, unresolved */
};

/* A value handed over with --env-file or --env-from-process. */
struct fact_environment_value {
	struct str name;
	struct str fingerprint;
	struct str value_class;
	struct str frontend_api; /* of a publishable key */
	struct str from; /* the file's name, or "process" */
};

/* A file that is present, could matter, and is not understood: settings, or code given up. */
struct fact_unread {
	struct place at; /* its first line */
	struct str kind; /* code, dockerfile, workflow, wrangler, vercel, … */
	bool clerk; /* it mentions Clerk or holds something like a key */
	bool paths; /* it can put a route under another path: rewrites, proxies, prefixes */
};

struct facts {
	struct str prefix; /* from the git root to PATH, with '/', or "" */
	struct str config_digest;
	uint64_t files_seen;
	uint64_t files_read;
	uint64_t files_parsed;
	uint64_t files_skipped;
	uint64_t unresolved; /* values that could not be followed */
	notice_vec notices;
	str_vec ignored_env; /* env files present but ignored by git */
	VEC(struct fact_environment_value) environment;
	VEC(struct fact_unread) unread;
	VEC(struct fact_app) apps; /* never empty; sorted by root */
	VEC(struct fact_package) packages;
	VEC(struct fact_key) keys;
	VEC(struct fact_env_definition) env_definitions;
	VEC(struct fact_env_read) env_reads;
	VEC(struct fact_webhook_handler) webhook_handlers;
	VEC(struct fact_middleware) middleware;
	VEC(struct fact_token_verification) token_verifications;
};

bool place_absent(const struct place *place);
const char *context_name(enum context context);
const char *environment_name(enum environment environment);

/* The environment that a file's name speaks of (.env.production, prod.env); any if it says none. */
enum environment environment_of_file(struct str path);

/* Is this code or configuration that reaches production (no test, story, docs, generated)? */
bool context_is_live(enum context context);

#endif
