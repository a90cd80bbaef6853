#ifndef FACTS_COLLECTOR_H
#define FACTS_COLLECTOR_H

#include "facts/facts.h"
#include "program/frameworks/framework.h"
#include "settings/catalog.h"
#include "settings/kinds.h"
#include "settings/lockfile.h"
#include "settings/manifest.h"
#include "settings/variables.h"
#include "source/lines.h"
#include "source/walk.h"

/*
 * What the collectors share: one collector per kind of fact, each reads the
 * linked program (or the raw files) and appends to the facts. They run one
 * after the other, in a fixed order, on one thread.
 */
struct source_file {
	struct str path;
	struct str text; /* whole file */
	struct lines lines;
	struct lines_hash *hashes; /* one a line; NULL until a place needs them */
	uint32_t shown_line; /* of the next two, 0 none: long lines hold many places */
	struct str excerpt;
	struct str line_hash;
	enum context context;
	uint32_t app;
	uint32_t module; /* of the program, or ID_NONE */
	bool mentions_clerk; /* or holds something that begins like a key */
	bool given_up; /* code that could not be parsed */
	bool is_env; /* in dotenv's grammar */
	struct kinds_env_file env;
	variable_vec variables; /* that it gives, sorted by where their values begin */
	enum variables_result understood; /* of what it is as a settings file */
	bool paths_read; /* whatever it does to paths is in the rewrites */
};

struct guards;
struct callers;
struct states;
struct route_guards;
struct sdk_memory;
struct words_memory;
struct given_memory;

struct collector {
	struct arena *arena;
	struct facts *facts;
	const struct program *program;
	struct source_file *files; /* every file whose text was kept, sorted by path */
	size_t file_count;
	VEC(struct source_file *) loaded; /* and those of modules that something led to */
	struct map by_path; /* path → index into files, and behind them into loaded */
	const struct manifest *manifests; /* sorted by path */
	size_t manifest_count;
	catalog_entries catalogs;
	const struct lockfile *lockfiles;
	size_t lockfile_count;
	const struct str *paths; /* every file that was walked to, sorted */
	size_t path_count;
	bool has_deliveries; /* may code verify webhooks of Clerk's, or read their payload? */
	route_vec routes; /* of all frameworks; found with the middleware */
	struct guards *guards; /* of middleware files; filled by collect_middleware */
	struct route_guards *route_guards; /* of route_guard.c; NULL until they are asked for */
	struct callers *callers; /* of named_callers.c; NULL until they are asked for */
	struct states *states; /* of named_state.c; likewise */
	struct sdk_memory *sdk; /* of sdk.c, likewise */
	struct words_memory *words; /* of words.c, likewise */
	struct given_memory *given; /* of given.c, likewise */
	struct map own_components; /* of sdk_own.c: "app name" → has the app one of that name? */
	struct map asked_secrets; /* "app name" → was the variable's read looked for? */
	bool *asked_delivery; /* by module: is it known whether svix-id is written there? */
	bool *names_delivery; /* … and is it? */
};

enum {
	COLLECTOR_FACTS_PER_FILE = 2000, /* of one kind; more are left out, with a notice */
};

/* The kept file of a path, or NULL. */
struct source_file *collector_file(const struct collector *collector, struct str path);

/* The place of bytes [start, end) of a kept file, with excerpt, hash, context and app. */
struct place collector_place(
	struct collector *collector, struct str path, uint32_t start, uint32_t end);

/* The first line of a file whose text was not kept: without an excerpt. */
struct place collector_unkept(struct str path, uint32_t app);

/* The place of an expression of the program. */
struct place collector_site(struct collector *collector, struct site site);

/* Context by path alone: tests, stories, documentation, generated code, settings. */
enum context collector_context(struct str path);

/* Puts a file's variables in the order that they are kept in. */
void collector_sort_variables(struct source_file *file);

/* The variable of a settings file in whose value an offset lies, or NULL. */
const struct variable *collector_variable(const struct source_file *file, uint32_t offset);

/* Is the file a sample: does it document names and set nothing? */
bool collector_is_sample(const struct source_file *file);

/* What kind of value this is, for `value_class`; expansion: it holds a variable of its own. */
const char *collector_value_class(struct arena *arena, struct str value, bool expansion);

/* Does any app of the repository use Clerk? Known once packages and reads were collected. */
bool collector_has_clerk(const struct collector *collector);

/* Does a module import a Clerk package, or svix, whose secrets have no name of their own? */
bool collector_imports_clerk(const struct summary *summary);
bool collector_imports_verifier(const struct summary *summary);

/* Packages of which the facts tell: Clerk's, and what decides which advice holds. */
bool packages_is_wanted(struct str name);

/* One function a kind; each file of this room named after its kind holds one. */
void collect_packages(struct collector *collector);
void collect_keys(struct collector *collector);
void collect_env_definitions(struct collector *collector);
void collect_unread(struct collector *collector);
void collect_private_files(struct collector *collector, const struct walk_result *walk);
void collect_builds(struct collector *collector);
void collect_env_reads(struct collector *collector);
void collect_env_mentions(struct collector *collector);
void collect_key_uses(struct collector *collector);
void collect_middleware(struct collector *collector);
void collect_entry_files(struct collector *collector);
void collect_webhook_handlers(struct collector *collector);
void collect_token_verifications(struct collector *collector);
void collect_routes(struct collector *collector);
void collect_server_actions(struct collector *collector);
void collect_jwt_templates(struct collector *collector);
void collect_authorization(struct collector *collector);
void collect_strategies(struct collector *collector);
void collect_features(struct collector *collector);
void collect_unsafe_reads(struct collector *collector);
void collect_hosts(struct collector *collector);
void collect_urls(struct collector *collector);
void collect_backend_calls(struct collector *collector);
void collect_claims(struct collector *collector);
void collect_api_uses(struct collector *collector);
void collect_policies(struct collector *collector);
void collect_rewrites(struct collector *collector);
void collect_suppressions(struct collector *collector);

#endif
