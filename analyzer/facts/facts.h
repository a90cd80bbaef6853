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
				   placeholder, expansion, reference (to a secret store),
				   unset (named without a value), other */
	enum environment environment;
	bool sample; /* .env.example and the like: documents a name, sets nothing */
	struct str
		via; /* dotenv, dockerfile, compose, workflow, wrangler, … as kinds.h names them */
	struct str form; /* how it is set there: env, arg, secret, vars, build, … */
	struct str scope; /* the stage, service, job or environment as named there, or "" */
	struct str phase; /* build, run, both; "" not known */
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

/* Where a request can get to: a page, or the handler of an endpoint. */
struct fact_route {
	struct place at;
	struct str framework; /* next-app, express, … */
	struct str kind; /* page, handler */
	str_vec methods;
	struct str route;
	bool resolved;
	struct str handler; /* symbol name */
	enum protection protection;
	struct place guard_at;
	struct str guard;
	struct str guard_pattern;
	struct str guard_fate;
};

/*
 * Names of what an instance defines stand where they are written: `uses` are
 * the places that a constant is handed to, none when it is used where it
 * stands. A name that cannot be followed has resolved false and the place of
 * its expression. Side: server, client, or "" where nothing tells.
 */
struct fact_jwt_template {
	struct place at;
	struct str name;
	bool resolved;
	struct str form; /* getToken, sessions.getToken, implicit (a library asks for it) */
	struct str side;
	place_vec uses;
};

struct fact_authorization {
	struct place at;
	struct str kind; /* role, permission, plan, feature, reverification */
	struct str name; /* as written: "org:admin", "admin" */
	bool resolved;
	struct str form; /* has, protect, component, comparison, decorator, invitation, membership,
			    type, option */
	struct str side;
	struct str subject; /* of a comparison what is compared: orgRole, membership.role, o.rol */
	bool negated; /* !==, or the test's negation */
	bool combined; /* the same call asks for another kind too: role with plan, … */
	place_vec uses;
};

struct fact_strategy {
	struct place at;
	struct str strategy; /* oauth_google, email_code, … */
	bool resolved;
	struct str flow; /* sign_in, sign_up, second_factor, reset_password, external_account,
			    token, verification, unknown */
	struct str api; /* the call that is given it, or is it: signIn.create, signIn.passkey */
	struct str side;
	place_vec uses;
};

struct fact_feature {
	struct place at;
	struct str feature; /* organizations, billing, waitlist, passkeys, … */
	struct str by; /* the component, hook or call that needs it */
	struct str side;
	struct str object; /* the id it names on the instance: cplan_…, mch_…; "" none */
	bool resolved; /* false: it names one that is not known */
};

/* A host name of Clerk's, or one that stands where Clerk's must. */
struct fact_host {
	struct place at;
	struct str host;
	bool resolved;
	struct str role; /* issuer, jwks, csp, proxy, script, convex, supabase, hasura, api, oauth,
			    image, extension, app_link, other */
	struct str env; /* the variable it comes from, or "" */
};

struct fact_url {
	struct place at; /* of the value */
	struct str setting; /* signInUrl, authorizedParties, proxyUrl, redirectUrl, … */
	struct str value; /* masked; "" when unresolved */
	bool resolved;
	struct str via; /* the call, component or settings file that is given it */
	struct str env; /* the variable it comes from, or "" */
	struct str side;
};

struct fact_backend_call {
	struct place at;
	struct str call; /* users.getUser; of own requests "GET /v1/users" */
	struct str key_env; /* the variable of its secret key; "" the SDK's default, or unknown */
	bool client; /* in code that is sent to the browser */
	bool in_loop;
	bool awaited; /* an await, a return, or then() takes the result */
	struct str paging; /* of calls that list: given, absent, unknown; "" of all others */
	struct str retried; /* what repeats it on failure, or "" */
	str_vec headers; /* names given with it */
};

struct fact_claim {
	struct place at;
	struct str name; /* org_role, metadata.role, … */
	struct str version; /* v1, v2, standard, custom */
	struct str form; /* read, type (CustomJwtSessionClaims), sample */
	struct str side;
};

/* A use of something that a Clerk package gives out, or of its options and members. */
struct fact_api_use {
	struct place at;
	struct str package; /* as imported, with its subpath */
	struct str name; /* exported name; "SignIn.afterSignInUrl" of a prop, option or member */
	struct str form; /* import, call, component, prop, option, member, status, reference */
	struct str side;
	bool awaited; /* of a call */
};

/* A Content-Security-Policy. */
struct fact_policy {
	struct place at;
	struct str via; /* next-config, middleware, helmet, meta, svelte, vercel, netlify, nginx,
			   clerkMiddleware, … */
	bool report_only;
	bool resolved; /* all of it is known */
	item_vec directives; /* name: the directive; kind: its sources, one space between */
};

/* What puts a route under another path, or a path on another host. */
struct fact_rewrite {
	struct place at;
	struct str kind; /* rewrite, redirect, proxy, base_path, locale, trailing_slash */
	struct str source; /* as written */
	struct str destination;
	struct str via; /* next-config, vercel, netlify, nginx, … */
	bool resolved;
};

/* A comment that silences rules. */
struct fact_suppression {
	struct place at;
	struct str scope; /* next_line, line, start, end, file */
	str_vec rules; /* empty: none named, which silences nothing */
	struct str reason;
	struct str until; /* YYYY-MM-DD as written, or "" */
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
	VEC(struct fact_route) routes;
	VEC(struct fact_jwt_template) jwt_templates;
	VEC(struct fact_authorization) authorization;
	VEC(struct fact_strategy) strategies;
	VEC(struct fact_feature) features;
	VEC(struct fact_token_verification) token_verifications;
	VEC(struct fact_host) hosts;
	VEC(struct fact_url) urls;
	VEC(struct fact_backend_call) backend_calls;
	VEC(struct fact_claim) claims;
	VEC(struct fact_api_use) api_uses;
	VEC(struct fact_policy) policies;
	VEC(struct fact_rewrite) rewrites;
	VEC(struct fact_suppression) suppressions;
};

bool place_absent(const struct place *place);
const char *context_name(enum context context);
const char *environment_name(enum environment environment);

/* The environment that a file's name speaks of (.env.production, prod.env); any if it says none. */
enum environment environment_of_file(struct str path);

/* Is this code or configuration that reaches production (no test, story, docs, generated)? */
bool context_is_live(enum context context);

#endif
