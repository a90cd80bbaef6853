#include "compare/match.h"

#include "clerk/names.h"
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

unsigned match_ignored_env(struct audit *audit, enum environment environment)
{
	const struct facts *facts = audit->facts;
	unsigned count = 0;

	for (size_t i = 0; i < facts->ignored_env.n; i++) {
		struct str path = facts->ignored_env.items[i];
		bool counts =
			environment == ENVIRONMENT_ANY || environment_of_file(path) == environment;

		if (counts && given_app_of(facts, path) == audit->app &&
			!given_has_file(facts, path)) {
			audit_not_evaluated(audit,
				"'%.*s' is ignored by git and was not read: pass --env-file %.*s",
				STR_ARGS(path), STR_ARGS(path));
			count++;
		}
	}
	return count;
}
