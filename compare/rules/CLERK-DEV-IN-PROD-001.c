#include "base/map.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

static bool may_be_production(enum environment environment)
{
	return environment == ENVIRONMENT_PRODUCTION || environment == ENVIRONMENT_ANY;
}

static bool is_live_key(const struct audit *audit, const struct fact_key *key)
{
	return key->mode == KEY_MODE_LIVE && may_be_production(key->environment) &&
	       match_key_names_instance(audit, key) &&
	       !match_key_contradicts_itself(key->frontend_api, key->mode);
}

/* Does a test key of the app's own name the instance? */
static bool has_test_key(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->mode == KEY_MODE_TEST && match_key_names_instance(audit, key) &&
			match_has_host(audit, audit->instance, key->frontend_api)) {
			return true;
		}
	}
	return false;
}

static bool has_production_instance(const struct snapshot *snapshot)
{
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		if (instance_is_production(&snapshot->instances.items[i])) {
			return true;
		}
	}
	return false;
}

/* A reference to a production key; `at` is NULL for a value that was handed over. */
static void judge(struct audit *audit, const struct place *at, struct str where, struct str host)
{
	const struct instance *instance = audit->instance;

	if (!instance_is_development(instance)) {
		audit_judged(audit);
		return;
	}
	/* the instance is the app's development one: its production one was not captured */
	if (has_test_key(audit) || has_production_instance(audit->snapshot)) {
		audit_not_evaluated(audit,
			"%.*s is the development instance of this app; the production key at %.*s "
			"belongs to the instance behind %.*s: audit against that one",
			STR_ARGS(instance->label), STR_ARGS(where), STR_ARGS(host));
		return;
	}
	const struct field_str *kind = &instance->environment_type;
	struct finding finding = match_finding(audit, at);
	finding.environment = STR("production");
	finding.message = str_format(audit->arena,
		"%.*s references the production key pk_live_… (%.*s); instance %.*s is '%.*s' "
		"(%.*s)",
		STR_ARGS(where), STR_ARGS(host), STR_ARGS(instance->label), STR_ARGS(kind->value),
		STR_ARGS(kind->path));
	finding.clerk =
		match_ref(audit, instance->environment_type.path, instance->environment_type.value);
	finding.fix = str_format(audit->arena,
		"run production on one production instance: set CLERK_SECRET_KEY of the "
		"production environment to the sk_live_ key of the instance behind %.*s, which "
		"%.*s names, and take the snapshot from that instance instead of %.*s",
		STR_ARGS(host), STR_ARGS(where), STR_ARGS(instance->label));
	audit_find(audit, finding);
}

/* One finding for each instance that is named, not for each place. */
static bool is_first(struct audit *audit, struct map *seen, struct str host)
{
	bool first = map_get(seen, host) == MAP_NONE;

	map_put(audit->arena, seen, host, 0);
	return first;
}

static void judge_given(
	struct audit *audit, const struct fact_environment_value *value, struct map *seen)
{
	bool live = str_is(value->value_class, "pk_live") && value->frontend_api.n > 0 &&
		    !match_key_contradicts_itself(value->frontend_api, KEY_MODE_LIVE);

	if (live && match_given(audit, value) &&
		may_be_production(environment_of_file(value->from)) &&
		is_first(audit, seen, value->frontend_api)) {
		struct str where = str_format(
			audit->arena, "%.*s of %.*s", STR_ARGS(value->name), STR_ARGS(value->from));

		judge(audit, NULL, where, value->frontend_api);
	}
}

static void check(struct audit *audit)
{
	const struct field_str *kind = &audit->instance->environment_type;

	if (!kind->known) {
		audit_not_evaluated(
			audit, "the instance's kind is unknown: %.*s", STR_ARGS(kind->reason));
		return;
	}
	struct map seen = {0};
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (is_live_key(audit, key) && is_first(audit, &seen, key->frontend_api)) {
			judge(audit, &key->at, match_place(audit, &key->at), key->frontend_api);
		}
	}
	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		judge_given(audit, &audit->facts->environment.items[i], &seen);
	}
	match_ignored_env(audit, ENVIRONMENT_PRODUCTION);
}

const struct rule rule_CLERK_DEV_IN_PROD_001 = {
	.info =
		{
			.id = "CLERK-DEV-IN-PROD-001",
			.area = "keys",
			.title = "development instance handling production traffic",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "environment_type",
			.about = "a production publishable key in the repository",
			.symptom = "endless sign-in redirects and jwk-kid-mismatch: the browser "
				   "gets its session from one instance and the server asks "
				   "another; a development instance also stops at 100 users",
			.codes = "dev-browser-missing user_quota_exceeded",
			.since = "0.1",
			.page = page_CLERK_DEV_IN_PROD_001,
		},
	.check = check,
};
