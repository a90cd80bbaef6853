#ifndef COMPARE_MATCH_H
#define COMPARE_MATCH_H

#include "base/distance.h"
#include "compare/rule.h"

/* What several rules need to ask of facts and instance. */

/* Does the place belong to the audit's app, in code or settings that reach production? */
bool match_in_app(const struct audit *audit, const struct place *place);

/* The same of a name that is written at a place and used there, or at others instead. */
bool match_uses_in_app(const struct audit *audit, const struct place *at, const place_vec *uses);

/* Is no Clerk app before this one held against the same instance? */
bool match_is_first_app(const struct audit *audit);

/* "file:line" for messages. */
struct str match_place(struct audit *audit, const struct place *place);

/* Starts a finding of the audit's rule at a place (NULL: none), its severity and app filled in. */
struct finding match_finding(const struct audit *audit, const struct place *at);

/* The instance by name and kind: "instance ins_2ab (production)". */
struct str match_instance(struct audit *audit);

/* The Clerk side from a known field. */
struct clerk_ref match_ref(struct audit *audit, struct str path, struct str value);

/* The path of a URL, without query and trailing slash ("/" stays); absent if it is no URL. */
struct str match_url_path(struct arena *arena, struct str url);

/* The host of a URL, lower case, without port; absent if it is no URL. */
struct str match_url_host(struct arena *arena, struct str url);

/* "https://acme.com": scheme and host of a URL, a slice of it. */
struct str match_url_origin(struct str url);

/* Does the path of the URL end in a slash that is not its first? */
bool match_url_ends_in_slash(struct str url);

/* Does a concrete path belong to a route that may hold ":name" and ":name*" segments? */
bool match_route(struct str route, struct str path);

/* Small edit distance between two names, for "did you mean"; DISTANCE_FAR when far. */
unsigned match_distance(struct str a, struct str b);

/*
 * How far what someone typed is from a name, ASCII case ignored: 0 also where the name goes on
 * after eight letters or more, but for numbers. DISTANCE_FAR when far.
 */
unsigned match_typed(struct str word, struct str name);

/* The name of a list that is nearest to one that is not on it; "" when none is near. */
struct str match_nearest(struct str name, const struct str *names, size_t n);

/* "'a', 'b' and 3 more", for messages; "" of an empty list. */
struct str match_quoted(struct arena *arena, const struct str *names, size_t n);

/*
 * Says not evaluated for every settings file of the app that is present,
 * mentions Clerk and is not read, of the kinds named (NULL-terminated list;
 * NULL: any kind). Returns how many there are.
 */
unsigned match_unread(struct audit *audit, const char *const *kinds);

/*
 * The same for settings files of the app or the root that can put a route
 * under another path (rewrites, proxies), whether or not they mention Clerk.
 */
unsigned match_paths_unread(struct audit *audit);

/* Is this one of the app's frameworks ("next+convex" has two)? */
bool match_framework_has(const struct fact_app *app, const char *framework);

/* Says not evaluated when the app's framework is not read. Returns true if so. */
bool match_framework_unread(struct audit *audit);

/* Is the key's problem that it only stands for one ("sk_test_xxx", "your-key")? */
bool match_key_is_placeholder(const struct fact_key *key);

/* May a key without evidence be Clerk's all the same (it has no name that says otherwise)? */
bool match_key_is_open(const struct fact_key *key);

/* Is the key certainly Clerk's? Counts one that only may be as unresolved. */
bool match_key_is_clerks(struct audit *audit, const struct fact_key *key);

/* Is it a well-formed publishable key that the app runs with (no sample, no comment)? */
bool match_key_names_instance(const struct audit *audit, const struct fact_key *key);

/* Is it shaped like a secret, machine secret or platform key? */
bool match_key_is_secret(const struct fact_key *key);

/* Is it the name that an SDK reads for `base`, under any framework's prefix? */
bool match_is_sdk_name(struct str name, const char *base);

/*
 * Is a key of this mode and environment one that runs against the audit's
 * instance? The environment decides, then the mode; a test key in production
 * is CLERK-DEV-IN-PROD-002's.
 */
bool match_is_for_instance(
	const struct audit *audit, enum environment environment, enum key_mode mode);

/* "pk_live" and "sk_live" are LIVE, "pk_test" and "sk_test" TEST, all else NONE. */
enum key_mode match_mode_of_class(struct str value_class);

/* Is a publishable key's prefix that of one kind of instance and its host that of another? */
bool match_key_contradicts_itself(struct str host, enum key_mode mode);

/* Has any instance of the snapshot this Frontend API host? */
bool match_has_any_host(struct audit *audit, struct str host);

/*
 * What sets a variable to the key in a file that a build, a pipeline or a host takes as it is
 * (a Dockerfile, a workflow, Compose, wrangler, nginx, …), or NULL: the key stands elsewhere.
 */
const struct fact_env_definition *match_key_artifact(
	const struct audit *audit, const struct fact_key *key);

/*
 * Does the key stand in a file that CLERK-KEY-008 speaks of as a whole: one of Clerk's keyless
 * keys, or an env file that git does not track, so that nothing is committed yet?
 */
bool match_key_is_private(const struct audit *audit, const struct fact_key *key);

/* Does this webhook secret sign Clerk's deliveries? Counts one that only may as unresolved. */
bool match_key_signs_clerks(struct audit *audit, const struct fact_key *key);

/* Is the kind of settings file (`via` of a definition) one of those? */
bool match_is_artifact(struct str via);

/* Was this value handed over for the audit's app? See given.h. */
bool match_given(const struct audit *audit, const struct fact_environment_value *value);

/* Whose environment is a file, by the publishable keys in it? */
enum match_owner {
	MATCH_OWNER_UNKNOWN,
	MATCH_OWNER_INSTANCE,
	MATCH_OWNER_OTHER,
};

/* The owner of a file of the repository, or of one that was handed over (`from` in its values). */
enum match_owner match_owner_of_file(struct audit *audit, struct str file);
enum match_owner match_owner_of_given(struct audit *audit, struct str from);

/* Is the app the one in whose folder a path lies? */
bool match_path_is_ours(const struct audit *audit, struct str path);

/*
 * Says not evaluated for every env file of the app that git ignores, that is
 * the environment's (ANY: all of them) and that was not handed over with
 * --env-file. Returns how many there are.
 */
unsigned match_ignored_env(struct audit *audit, enum environment environment);

/* Production or development, by the instance's kind; says not evaluated, and gives ANY, if neither.
 */
enum environment match_instance_environment(struct audit *audit);

/* Is the instance a production one? Says not evaluated when its kind is unknown. */
bool match_is_production(struct audit *audit);

/* Has the instance more users than the threshold? Says not evaluated when their number is unknown.
 */
bool match_is_busy(struct audit *audit);

/* Can users have a passkey, and does it count as a second factor? */
bool match_passkey_is_factor(const struct audit *audit);

/* "1,247" */
struct str match_count(struct audit *audit, int64_t count);

/* Is this a Frontend API host of the instance, or the host of one of its proxies? */
bool match_has_host(struct audit *audit, const struct instance *instance, struct str host);

/* Is it a verification in live code of the app that is tied to Clerk? */
bool match_token_is_clerks(const struct audit *audit, const struct fact_token_verification *it);

/* Is it the SDK's own verification? */
bool match_token_is_sdk(const struct fact_token_verification *it);

/* Does its tolerance option count milliseconds? */
bool match_token_counts_ms(const struct fact_token_verification *it);

/* Is its tolerance known, and no length of time that anyone can mean? */
bool match_token_unit_is_wrong(const struct fact_token_verification *it);

#endif
