#include "base/map.h"
#include "compare/match.h"
#include "compare/match_used.h"
#include "compare/rules/pages.h"

/* Is the key of an instance that the snapshot does not have, so that CLERK-KEY-003 says it? */
static bool is_said_of_instance(struct audit *audit, const struct match_used *it)
{
	if (audit->snapshot == NULL || match_has_any_host(audit, it->host)) {
		return false;
	}
	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		const struct instance *instance = &audit->snapshot->instances.items[i];
		bool same = it->mode == KEY_MODE_LIVE ? instance_is_production(instance)
						      : instance_is_development(instance);

		if (same && instance->frontend_api_hosts.known) {
			return true;
		}
	}
	return false;
}

/* Satellite domains and proxies give one instance several hosts. */
static bool is_one_instance(
	struct audit *audit, const struct match_used *a, const struct match_used *b)
{
	for (size_t i = 0; audit->snapshot != NULL && i < audit->snapshot->instances.n; i++) {
		const struct instance *instance = &audit->snapshot->instances.items[i];

		if (match_has_host(audit, instance, a->host) &&
			match_has_host(audit, instance, b->host)) {
			return true;
		}
	}
	return false;
}

static struct str describe(struct audit *audit, const struct match_used *it)
{
	struct str name = it->name.n == 0 ? STR("the key written out") : it->name;

	return str_format(audit->arena, "%.*s at %.*s (%.*s)", STR_ARGS(name), STR_ARGS(it->where),
		STR_ARGS(it->host));
}

static void report_pair(struct audit *audit, const struct match_used *first,
	const struct match_used *second, enum environment environment)
{
	struct str one = describe(audit, first);
	struct str other = describe(audit, second);
	struct finding finding = match_finding(audit, second->at);

	if (first->at != NULL) {
		vec_push(audit->arena, &finding.related, *first->at);
	}
	if (environment != ENVIRONMENT_ANY) {
		finding.environment = str_of(environment_name(environment));
	}
	finding.message = str_format(audit->arena,
		"%.*s and %.*s are keys of two instances, and this app runs with both",
		STR_ARGS(one), STR_ARGS(other));
	finding.fix = str_format(audit->arena,
		"decide for one instance and use its publishable key at %.*s and at %.*s, with the "
		"secret key of the same instance",
		STR_ARGS(first->where), STR_ARGS(second->where));
	audit_find(audit, finding);
}

static struct str pair_of(struct audit *audit, struct str a, struct str b)
{
	return str_format(audit->arena, "%.*s %.*s", STR_ARGS(a), STR_ARGS(b));
}

static void judge_pair(struct audit *audit, struct map *reported, const struct match_used *first,
	const struct match_used *second, enum environment environment)
{
	struct str pair = str_compare(first->host, second->host) < 0
				  ? pair_of(audit, first->host, second->host)
				  : pair_of(audit, second->host, first->host);

	if (first->mode != second->mode || str_equal(first->host, second->host) ||
		map_get(reported, pair) != MAP_NONE) {
		return;
	}
	map_put(audit->arena, reported, pair, 0);
	if (!is_said_of_instance(audit, first) && !is_said_of_instance(audit, second) &&
		!is_one_instance(audit, first, second)) {
		report_pair(audit, first, second, environment);
	}
}

/* A test key in production is CLERK-DEV-IN-PROD-002's, one that contradicts itself 003's. */
static bool is_said_of_key(const struct match_used *it, enum environment environment)
{
	return (it->mode == KEY_MODE_TEST && environment == ENVIRONMENT_PRODUCTION) ||
	       match_key_contradicts_itself(it->host, it->mode);
}

/* Each is held against the first of its mode that is loaded with it. */
static void judge_environment(struct audit *audit, const struct match_used_index *index,
	enum environment environment, struct map *reported)
{
	match_used_vec used = {0};

	match_used_in(audit, index, environment, &used);
	for (size_t i = 0; i < used.n; i++) {
		const struct match_used *it = &used.items[i];
		bool together = false;

		if (is_said_of_key(it, environment)) {
			continue;
		}
		audit_judged(audit);
		for (size_t k = 0; k < i && !together; k++) {
			const struct match_used *first = &used.items[k];

			together = first->mode == it->mode && !is_said_of_key(first, environment) &&
				   (it->group.n == 0 || str_equal(first->group, it->group));
			if (together) {
				judge_pair(audit, reported, first, it, environment);
			}
		}
	}
}

static void check(struct audit *audit)
{
	static const enum environment order[] = {ENVIRONMENT_ANY, ENVIRONMENT_PRODUCTION,
		ENVIRONMENT_PREVIEW, ENVIRONMENT_DEVELOPMENT};
	struct match_used_index index = {0};
	struct map reported = {0};

	match_used_read(audit, &index);
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		judge_environment(audit, &index, order[i], &reported);
	}
	match_unread(audit, NULL);
	match_ignored_env(audit, ENVIRONMENT_ANY);
}

const struct rule rule_CLERK_KEY_011 = {
	.info =
		{
			.id = "CLERK-KEY-011",
			.area = "keys",
			.title = "keys of two instances in one app",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a publishable key that the app runs with",
			.symptom = "who is signed in on one side is a stranger on the other: "
				   "jwk-kid-mismatch, redirects without end, two sets of users",
			.since = "0.1",
			.page = page_CLERK_KEY_011,
		},
	.check = check,
};
