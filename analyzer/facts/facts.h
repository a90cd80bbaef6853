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

enum {
	PLACE_EXCERPT = 200, /* code points */
	PLACE_LINE = 16384, /* bytes of a line that are masked for it: some files are one line */
};

/* Lines and columns are 1-based, columns in code points. A place without a file is absent. */
struct place {
	struct str file;
	uint32_t line;
	uint32_t column;
	uint32_t end_line;
	uint32_t end_column;
	struct str excerpt; /* its line, masked, at most PLACE_EXCERPT */
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
	bool app_router; /* it has code in app or src/app: of Next, its App Router */
	bool clerk; /* the app depends on or imports a Clerk package, or names Clerk variables */
	str_vec shared; /* folders of packages that it depends on, and other apps do too; what
			   lies there has the app of the folder that holds it */
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
	struct str sample; /* "sample" in .env.example and the like, and of clerk.com's own key,
			      "comment" when commented out, "fallback" of a publishable key behind
			      || or ??, else "" */
};

struct fact_env_definition {
	struct place at;
	struct str name;
	struct str value_class; /* pk_test, pk_live, sk_test, sk_live, whsec, url, path, empty,
				   placeholder, expansion, reference (to a secret store),
				   unset (named without a value), other */
	enum environment environment;
	bool sample; /* .env.example and the like: documents a name, sets nothing */
	struct str via; /* as kinds.h names them: dotenv, dockerfile, compose, workflow, … */
	struct str form; /* how it is set there: env, arg, secret, vars, build, … */
	struct str scope; /* the stage, service, job or environment as named there, or "" */
	struct str phase; /* build, run, both; "" not known */
	bool final; /* of a Dockerfile: in the stage that is shipped, or one it is built on */
};

struct fact_env_read {
	struct place at;
	struct str name;
	struct str via; /* process.env, import.meta.env, … */
	bool client; /* in code that is sent to the browser */
	struct str handed; /* how code of the server hands its value to the browser: prop, loader,
			      setting, or "" */
	struct str otherwise; /* what stands in where it is not set: "" nothing, empty ('' or null),
				 value, variable (another one), tested (the code asks) */
};

/* A variable of Clerk's that documentation names, or an env file, be it in a comment. */
struct fact_env_mention {
	struct place at;
	struct str name;
};

/* A key or secret that is handed to one of Clerk's calls or components. */
struct fact_key_use {
	struct place at; /* of the value */
	struct str option; /* publishableKey, secretKey, jwtKey, … */
	struct str via; /* clerkMiddleware, ClerkProvider, nuxt.config, … */
	struct str package; /* of what it is given to; "" of a page's script */
	struct str form; /* call, component, settings */
	struct str value; /* env, literal, call, unresolved: the first of these that it may be */
	str_vec env; /* every variable it may come from */
	place_vec literals; /* the literals that it may be */
	bool resolved; /* it can be nothing else */
	bool changed; /* a variable's value is put together or altered on the way: replace() */
	struct str side;
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
	bool acts_on_all; /* it does something with events, too, that have no branch */
	item_vec work_before_verify; /* name: the awaited call; kind: io, unknown */
	item_vec work_after_verify; /* kind: mail, http, llm, loop, database, queue, other */
	struct str on_failure; /* rejects, falls_through, answers_2xx, throws, none, unknown */
	bool dedup; /* svix-id is looked up before the work */
	item_vec writes; /* name: the call; kind: create, upsert (also what is created only where a
			    look-up found nothing), update, delete */
	item_vec hazards; /* what goes wrong when a delivery comes again, or before another; name:
			     the call; kind: creates_again, row_missing (a write that throws),
			     gives_up (an error for who is gone already), marked_before_work */
	enum protection protection;
	struct place guard_at; /* the guard that blocks it */
	struct str guard; /* clerkMiddleware, authMiddleware, requireAuth, …; verify_jwt_default:
			     Supabase's settings leave it on by not naming the function */
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

/*
 * A file by whose name a framework runs code before its routes (Next's
 * middleware and proxy, Astro's middleware, SvelteKit's hooks.server), or
 * nearly so named; also where it lies elsewhere.
 */
struct fact_entry_file {
	struct place at; /* its first line */
	struct str framework;
	struct str runs; /* does the framework run it: yes, no, unknown */
	struct str installs; /* has it Clerk's middleware, here or in what it imports: likewise */
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
	bool verifies; /* false: it only decodes */
	enum known issuer_known; /* the option */
	struct str issuer_env; /* the variable it comes from, or "" */
	enum known audience_known;
	str_vec audience;
	enum known algorithms_known;
	str_vec algorithms; /* those that are known, also where others are not */
	struct str ignore_expiration; /* yes, no, unknown; "" of what only decodes */
	enum known authorized_parties_known; /* of Clerk's own calls */
	str_vec authorized_parties;
	bool checks_azp; /* the code compares the claim itself, here or in reach */
	bool checks_sts;
	struct str decides_access; /* of what only decodes: yes, no, unknown; else "" */
	struct str key_env; /* the variable that the key comes from, or "" */
	struct str key_fingerprint; /* of a key that is written out, or "" */
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
 * A function that a module marked "use server" exports, and that writes data:
 * whoever has its id can call it, whatever guards the pages.
 */
struct fact_server_action {
	struct place at; /* the function */
	struct str name; /* as exported */
	item_vec writes; /* as of a webhook handler */
	struct str check; /* who is asked for who is there: clerk, none; unknown: somebody may be */
	place_vec client_uses; /* where the browser gets hold of it: an import, a form, a prop */
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
	struct str form; /* getToken, sessions.getToken */
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
	struct str otherwise; /* what may be compared in its place: "" nothing, texts with a blank
				 between (orgRole ?? "member"), "*" anything */
	bool negated; /* !==, or the test's negation */
	bool combined; /* the same call asks for another kind too (role with plan, …), or its object
			  holds options of protect() beside what is asked */
	bool optional; /* a setting of the app's own decides whether it is asked */
	bool in_organization; /* an organization does: orgId && has(…) */
	place_vec uses;
};

struct fact_strategy {
	struct place at;
	struct str strategy; /* oauth_google, email_code, … */
	bool resolved;
	bool optional; /* a setting of the app's own decides whether it is asked for */
	bool offered; /* the app looks for it among what an attempt supports, or lacks */
	struct str flow; /* sign_in, sign_up, second_factor, device_trust (a second factor since
			    the device is new), reset_password, external_account, enrollment,
			    token, verification, unknown */
	struct str api; /* the call that is given it, or is it: signIn.create, signIn.passkey */
	struct str side;
	place_vec uses;
};

struct fact_feature {
	struct place at;
	struct str feature; /* organizations, organization_{creation,slugs,domains}, billing,
			       api_keys, passkeys, waitlist, multi_session, google_one_tap,
			       enterprise_sso, session_tasks, reverification, self_delete,
			       user_{ban,lockout}, machine_auth, oauth_applications; sign_up,
			       sign_in (Clerk's own, opened by a call),
			       custom_{sign_in,sign_up} (made of calls), captcha, legal,
			       second_factor (the code knows of one, or hands the status on) */
	struct str by; /* the component, hook, call or option that needs it; "literal" of an id
			  that nothing is seen to take */
	struct str side;
	struct str object; /* the id it names on the instance: cplan_…, mch_…; "" none; of
			      jwt_template the name that a library asks for; of custom_… the
			      strategy that it is begun with */
	bool resolved; /* false: it names one that is not known */
	struct str among; /* of an id: choice (another may stand in its place, as with a default),
			     table (one of an object or a list), "" neither; of what is used:
			     optional (a setting of the app's own decides whether, or of
			     organizations that one is active) */
	struct str payer; /* of billing: user, organization; "" not known, or either */
};

/* A read of a user's unsafeMetadata, which every user sets from the browser. */
struct fact_unsafe_read {
	struct place at;
	struct str name; /* what is read of it: role, billing.plan */
	struct str side;
	struct str decides_access; /* yes, no, unknown */
	struct place decided_at; /* the test that turns away who fails it; absent unless yes */
};

/* A host name of Clerk's, or one that stands where Clerk's must. */
struct fact_host {
	struct place at;
	struct str host;
	bool resolved;
	struct str role; /* issuer, jwks, csp, proxy, script, convex, supabase, hasura, api, oauth,
			    image, extension, app_link, other */
	struct str env; /* the variable it comes from, or "" */
	enum environment environment; /* of a variable in a settings file */
	bool sample; /* in .env.example and the like */
	bool fallback; /* another may stand in its place: behind || or ??, in a choice, as a default
			*/
};

struct fact_url {
	struct place at; /* of the value */
	struct str setting; /* signInUrl, authorizedParties, proxyUrl, redirectUrl, … */
	struct str value; /* masked; "" when unresolved */
	bool resolved;
	struct str via; /* the call, component or settings file that is given it */
	struct str env; /* the variable it comes from, or "" */
	struct str side;
	enum environment environment; /* of a settings file */
	bool sample; /* .env.example and the like: documents it, sets nothing */
	uint32_t group; /* the same for all that one call or component is given; 0: of none */
	bool open; /* it may be given more or less than the facts say */
};

struct fact_backend_call {
	struct place at;
	struct str call; /* users.getUser; of own requests "GET /v1/users/{userId}", "*" for a
			    method that is not known */
	struct str key_env; /* the variable of its secret key; "" the SDK's default, or unknown */
	bool client; /* in code that is sent to the browser */
	bool in_loop;
	bool awaited; /* an await, a return, or then() takes the result */
	struct str paging; /* of calls that list: given, absent, filtered (asks for few that are
			      named), unknown; "" of all others */
	struct str retried; /* what repeats it on failure, or "" */
	bool keyed; /* it is, or may be, given a key of one's own: slug, externalId */
	str_vec headers; /* names given with it */
};

struct fact_claim {
	struct place at;
	struct str name; /* org_role, metadata.role, … */
	struct str version; /* v1, v2, standard, custom */
	struct str form; /* read, type (CustomJwtSessionClaims), sample */
	struct str token; /* session, or convex: of the template or session that Convex is given */
	struct str side;
};

/*
 * A use of something that a Clerk package gives out, or of its options and
 * members. What is written out behind an export's name belongs to its name:
 * `clerkClient.users.getUser()` is a call of that name, where
 * `(await clerkClient()).users.getUser()` is a call of clerkClient (and a
 * backend call). So a rule about what has to be awaited, or called first, reads
 * `awaited` of the calls of `auth`, `auth.protect`, `currentUser` and
 * `clerkClient`, and takes for uncalled what is named "clerkClient.…": calls,
 * and members that are not awaited.
 */
struct fact_api_use {
	struct place at;
	struct str package; /* as imported, with its subpath; "" where a framework hands it over */
	struct str name; /* exported name; "SignIn.afterSignInUrl" of a prop, option or member; "*"
			    of a package as a whole */
	struct str form; /* call, component, reference (handed on), member, prop, option, status,
			    import (not used at run time), type */
	struct str side;
	struct str value; /* of options whose values are words of Clerk's: acceptsToken */
	bool awaited; /* of a call: its result is awaited or handed to who may do that, not dropped,
			 destructured or looked into; of a member: it is read of a result, not of
			 the export itself */
	bool unused; /* certainly nothing imports its file, which is no route's either */
};

/* A Content-Security-Policy. */
struct fact_policy {
	struct place at; /* of its value */
	struct str via; /* next-config, middleware, header, helmet, meta, svelte, vercel, netlify,
			   nginx, clerkMiddleware, … */
	str_vec sources; /* the paths that settings send it for, as written; empty: they do not say
			  */
	bool some_paths; /* a test on the path decides whether it is sent */
	bool api; /* a server sends it that sends no pages of the app's */
	enum environment environment; /* that the code asks for before it says this */
	bool report_only;
	bool resolved; /* all of it is known */
	item_vec directives; /* name: the directive; kind: its sources that are known, one space
				between; a nonce made at run time is 'nonce-*' */
	str_vec unresolved; /* directives that may have more sources; "*": there may be more
			       directives */
};

/*
 * What puts a route under another path, or a path on another host. Patterns
 * are in the syntax of whose settings they are in. Kinds: rewrite (also to
 * another host), redirect, proxy (to Clerk's Frontend API), route (host and
 * path that a service is given, the path unchanged), base_path, locale (source
 * "fr"; destination "/fr", or "/" of the default), trailing_slash (source as
 * set: true, never).
 */
struct fact_rewrite {
	struct place at; /* of the source; of the whole entry where that is not known */
	struct str kind;
	struct str source; /* as written; "" not known */
	struct str destination; /* as written; "" not known, or none */
	struct str via; /* next-config, vercel, netlify, nginx, … */
	bool resolved; /* source and destination are known */
	bool conditional; /* only for some requests: a header, cookie, host, country, phase */
};

/* A comment that silences rules. */
struct fact_suppression {
	struct place at;
	struct str scope; /* next_line, line, start, end, file; unknown: a word that is none */
	str_vec rules; /* empty: none named, which silences nothing */
	struct str reason;
	struct str until; /* what follows "until", as written: a day, if it is right; or "" */
	uint32_t target; /* of line and next_line: the line that is meant; 0: there is none */
};

/* A value handed over with --env-file or --env-from-process. */
struct fact_environment_value {
	struct str name;
	struct str fingerprint;
	struct str value_class;
	struct str frontend_api; /* of a publishable key */
	struct str problem; /* of a key, as of those in files; "" when it is sound, or no key */
	struct str from; /* the file's name, or "process" */
};

/* A file that is present, could matter, and is not understood: settings, or code given up. */
struct fact_unread {
	struct place at; /* its first line */
	struct str kind; /* code, dockerfile, workflow, wrangler, vercel, … */
	bool clerk; /* it mentions Clerk or holds something like a key */
	bool paths; /* it can put a route under another path: rewrites, proxies, prefixes */
};

/* A command that builds the app where it is deployed from: what bundlers inline must be set there.
 */
struct fact_build {
	struct place at; /* of the command */
	struct str via; /* dockerfile, workflow */
	struct str command; /* as written */
	struct str scope; /* the stage or job, or "" */
	str_vec variables; /* of Clerk's, set or declared before it */
	str_vec env_files; /* of the repository, that lie beside it */
	bool takes_all; /* COPY . .: so do those that git ignores */
	bool deploys; /* of a workflow's: what it makes is certainly deployed afterwards */
	bool known; /* nothing else can set variables for it */
};

/* A file that git should not have: variables, or the keys that Clerk made for a developer. */
struct fact_private_file {
	struct place at; /* its first line */
	struct str kind; /* env, keyless */
	struct str git; /* tracked, untracked (and not ignored), unknown which of them */
	bool read; /* false: what it holds is not in the facts */
};

struct facts {
	struct str prefix; /* from the git root to PATH, with '/', or "" */
	struct str config_digest; /* of the configuration's bytes, or "" */
	struct str config_base; /* from the configuration's folder to PATH, with '/', or "" */
	bool config_above; /* that folder is PATH, or above it */
	uint64_t files_seen;
	uint64_t files_read;
	uint64_t files_parsed;
	uint64_t files_skipped;
	uint64_t unresolved; /* values that could not be followed */
	notice_vec notices;
	str_vec ignored_env; /* env files present but ignored by git */
	bool in_git; /* PATH lies in a git work tree */
	VEC(struct fact_private_file) private_files; /* none outside git; samples left out */
	VEC(struct fact_environment_value) environment;
	VEC(struct fact_unread) unread;
	VEC(struct fact_app) apps; /* never empty; sorted by root */
	VEC(struct fact_package) packages;
	VEC(struct fact_key) keys;
	VEC(struct fact_env_definition) env_definitions;
	VEC(struct fact_build) builds;
	VEC(struct fact_env_read) env_reads;
	VEC(struct fact_env_mention) env_mentions; /* the first one of each file and name */
	VEC(struct fact_key_use) key_uses;
	VEC(struct fact_webhook_handler) webhook_handlers;
	VEC(struct fact_middleware) middleware;
	VEC(struct fact_entry_file) entry_files;
	VEC(struct fact_route) routes;
	VEC(struct fact_server_action) server_actions;
	VEC(struct fact_jwt_template) jwt_templates;
	VEC(struct fact_authorization) authorization;
	VEC(struct fact_strategy) strategies;
	VEC(struct fact_feature) features;
	VEC(struct fact_unsafe_read) unsafe_reads;
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

/* The same of what settings/kinds.h calls an environment. */
enum environment environment_of_kind(unsigned environment);

/* Is this code or configuration that reaches production (no test, story, docs, generated)? */
bool context_is_live(enum context context);

#endif
