#include "compare/match.h"

#include "clerk/tables.h"
#include "compare/choose.h"
#include "compare/given.h"

bool match_key_is_placeholder(const struct fact_key *key)
{
	return str_is(key->problem, keys_problem_text(KEY_PLACEHOLDER));
}

bool match_key_is_open(const struct fact_key *key)
{
	return !key->clerks_own &&
	       (key->env_name.n == 0 || names_env_role(key->env_name) != ENV_OTHER);
}

bool match_key_is_clerks(struct audit *audit, const struct fact_key *key)
{
	if (!key->clerks_own && match_key_is_open(key)) {
		audit_unresolved(audit);
	}
	return key->clerks_own;
}

bool match_key_names_instance(const struct audit *audit, const struct fact_key *key)
{
	return key->kind == KEY_PUBLISHABLE && key->frontend_api.n > 0 && key->sample.n == 0 &&
	       match_in_app(audit, &key->at);
}

bool match_key_is_secret(const struct fact_key *key)
{
	/* a publishable key that nothing ties to Clerk is ambiguous too */
	bool shared = key->kind == KEY_AMBIGUOUS && !str_starts(key->redacted, "pk_");
	return shared || key->kind == KEY_SECRET || key->kind == KEY_MACHINE_SECRET;
}

bool match_is_sdk_name(struct str name, const char *base)
{
	if (str_is(name, base)) {
		return true;
	}
	for (size_t i = 0; tables_public_prefixes[i] != NULL; i++) {
		struct str prefix = str_of(tables_public_prefixes[i]);

		if (str_starts(name, prefix.s) && str_is(str_slice(name, prefix.n, name.n), base)) {
			return true;
		}
	}
	return str_starts(name, "NUXT_") && str_is(str_slice(name, 5, name.n), base);
}

bool match_is_for_instance(
	const struct audit *audit, enum environment environment, enum key_mode mode)
{
	enum environment target = audit->environment != ENVIRONMENT_ANY
					  ? audit->environment
					  : choose_environment_of(audit->instance);
	bool live = instance_is_production(audit->instance);

	if (mode != (live ? KEY_MODE_LIVE : KEY_MODE_TEST) ||
		(environment == ENVIRONMENT_PRODUCTION && !live)) {
		return false;
	}
	return environment == target || environment == ENVIRONMENT_ANY;
}

enum key_mode match_mode_of_class(struct str value_class)
{
	if (str_is(value_class, "pk_live") || str_is(value_class, "sk_live")) {
		return KEY_MODE_LIVE;
	}
	return str_is(value_class, "pk_test") || str_is(value_class, "sk_test") ? KEY_MODE_TEST
										: KEY_MODE_NONE;
}

bool match_key_contradicts_itself(struct str host, enum key_mode mode)
{
	return host.n > 0 && mode != KEY_MODE_NONE &&
	       keys_is_development_host(host) != (mode == KEY_MODE_TEST);
}

bool match_is_artifact(struct str via)
{
	static const char *const kinds[] = {"dockerfile", "compose", "workflow", "wrangler",
		"nginx", "caddy", "kubernetes", "helm", "terraform", "cloudformation", "gitlab-ci",
		"circleci", "azure-pipelines", "bitbucket-pipelines", "cloudbuild", "buildspec",
		"vercel", "netlify", "fly", "render", "railway", "amplify", "firebase",
		"serverless", "app-engine", "digitalocean", "eas"};

	return str_in(via, kinds, sizeof(kinds) / sizeof(kinds[0]));
}

/* The first definition of a file: they are sorted by file. */
static size_t first_definition(const struct facts *facts, struct str file)
{
	size_t low = 0;
	size_t high = facts->env_definitions.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(facts->env_definitions.items[middle].at.file, file) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

const struct fact_env_definition *match_key_artifact(
	const struct audit *audit, const struct fact_key *key)
{
	const struct facts *facts = audit->facts;
	const struct fact_env_definition *found = NULL;
	uint32_t least = UINT32_MAX; /* lines between name and value */

	if (key->env_name.n == 0 || key->sample.n > 0) {
		return NULL;
	}
	for (size_t i = first_definition(facts, key->at.file); i < facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i];
		uint32_t lines = it->at.line > key->at.line ? it->at.line - key->at.line
							    : key->at.line - it->at.line;

		if (!str_equal(it->at.file, key->at.file)) {
			break;
		}
		if (lines < least && str_equal(it->name, key->env_name) &&
			match_is_artifact(it->via)) {
			found = it;
			least = lines;
		}
	}
	return found;
}

bool match_key_is_private(const struct audit *audit, const struct fact_key *key)
{
	for (size_t i = 0; i < audit->facts->private_files.n; i++) {
		const struct fact_private_file *it = &audit->facts->private_files.items[i];

		if (str_equal(it->at.file, key->at.file)) {
			return str_is(it->kind, "keyless") || str_is(it->git, "untracked");
		}
	}
	return false;
}

/* Does a Clerk webhook handler take its secret from this place or variable? */
static bool is_read_by_handler(const struct audit *audit, const struct fact_key *key)
{
	for (size_t i = 0; i < audit->facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *handler =
			&audit->facts->webhook_handlers.items[i];

		if (str_equal(handler->secret_at.file, key->at.file) &&
			handler->secret_at.line == key->at.line) {
			return true;
		}
		for (size_t j = 0; key->env_name.n > 0 && j < handler->secret_env.n; j++) {
			if (str_equal(handler->secret_env.items[j], key->env_name)) {
				return true;
			}
		}
	}
	return false;
}

/* Stripe, Resend and others sign with whsec_ secrets too; a file can say by its name whose. */
bool match_key_signs_clerks(struct audit *audit, const struct fact_key *key)
{
	if (key->clerks_own || is_read_by_handler(audit, key)) {
		return true;
	}
	if (!match_key_is_open(key)) {
		return false;
	}
	if (!names_is_clerk(key->at.file)) {
		audit_unresolved(audit);
	}
	return names_is_clerk(key->at.file);
}

bool match_given(const struct audit *audit, const struct fact_environment_value *value)
{
	return given_is_for(audit->facts, audit->app, value);
}

/* production.env says nothing of a development instance, nor .env.development of production. */
static bool is_declared_for_another(struct audit *audit, enum environment environment)
{
	return (environment == ENVIRONMENT_PRODUCTION &&
		       instance_is_development(audit->instance)) ||
	       (environment == ENVIRONMENT_DEVELOPMENT && instance_is_production(audit->instance));
}

enum match_owner match_owner_of_given(struct audit *audit, struct str from)
{
	enum match_owner owner = is_declared_for_another(audit, environment_of_file(from))
					 ? MATCH_OWNER_OTHER
					 : MATCH_OWNER_UNKNOWN;

	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		const struct fact_environment_value *value = &audit->facts->environment.items[i];

		if (value->frontend_api.n == 0 || !str_equal(value->from, from)) {
			continue;
		}
		if (match_has_host(audit, audit->instance, value->frontend_api)) {
			return MATCH_OWNER_INSTANCE;
		}
		owner = MATCH_OWNER_OTHER;
	}
	return owner;
}

enum match_owner match_owner_of_file(struct audit *audit, struct str file)
{
	enum match_owner owner = MATCH_OWNER_UNKNOWN;

	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->frontend_api.n == 0 || !str_equal(key->at.file, file)) {
			continue;
		}
		if (match_has_host(audit, audit->instance, key->frontend_api)) {
			return MATCH_OWNER_INSTANCE;
		}
		owner = MATCH_OWNER_OTHER;
	}
	return owner;
}

bool match_path_is_ours(const struct audit *audit, struct str path)
{
	return given_app_of(audit->facts, path) == audit->app;
}

unsigned match_ignored_env(struct audit *audit, enum environment environment)
{
	const struct facts *facts = audit->facts;
	unsigned count = 0;

	for (size_t i = 0; i < facts->ignored_env.n; i++) {
		struct str path = facts->ignored_env.items[i];
		bool counts =
			environment == ENVIRONMENT_ANY || environment_of_file(path) == environment;

		if (counts && match_path_is_ours(audit, path) && !given_has_file(facts, path)) {
			audit_not_evaluated(audit,
				"'%.*s' is ignored by git and was not read: pass --env-file %.*s",
				STR_ARGS(path), STR_ARGS(path));
			count++;
		}
	}
	return count;
}
