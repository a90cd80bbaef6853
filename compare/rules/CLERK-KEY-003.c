#include "compare/match.h"
#include "compare/rules/pages.h"

enum { MAX_HOSTS = 20 }; /* of an instance, in a message */

/* A publishable key in a setting, in code, or handed over (then `at` is NULL). */
struct reference {
	const struct place *at;
	struct str where;
	struct str host;
	enum environment environment;
	enum key_mode mode;
};

/* "clerk.acme.com, clerk.acme.dev, …", "none" */
static struct str list_hosts(struct audit *audit)
{
	struct str list = STR("");
	const name_list *hosts = &audit->instance->frontend_api_hosts;

	for (size_t i = 0; i < hosts->n; i++) {
		if (i == MAX_HOSTS) {
			return str_join(audit->arena, list, STR(", …"));
		}
		list = str_format(audit->arena, "%.*s%s%.*s", STR_ARGS(list), i > 0 ? ", " : "",
			STR_ARGS(hosts->items[i]));
	}
	return hosts->n == 0 ? STR("none") : list;
}

static struct clerk_ref clerk_side(struct audit *audit, struct str hosts)
{
	const struct instance *instance = audit->instance;

	if (instance->domains.n == 0) {
		return match_ref(audit, instance->publishable_key.path, hosts);
	}
	struct str path = instance->domains.items[0].path;
	return match_ref(audit, str_join(audit->arena, path, STR(".frontend_api_url")), hosts);
}

static void report_host(struct audit *audit, const struct reference *it)
{
	struct str hosts = list_hosts(audit);
	struct str instance = match_instance(audit);
	struct finding finding = match_finding(audit, it->at);

	finding.message = str_format(audit->arena,
		"the publishable key at %.*s decodes to %.*s; the Frontend API of %.*s is %.*s",
		STR_ARGS(it->where), STR_ARGS(it->host), STR_ARGS(instance), STR_ARGS(hosts));
	finding.clerk = clerk_side(audit, hosts);
	finding.fix = str_format(audit->arena, "replace the key at %.*s by the %s key of %.*s",
		STR_ARGS(it->where), it->mode == KEY_MODE_LIVE ? "pk_live_" : "pk_test_",
		STR_ARGS(instance));
	audit_find(audit, finding);
}

static void judge_host(struct audit *audit, const struct reference *it)
{
	if (match_has_any_host(audit, it->host)) {
		audit_judged(audit);
	} else if (audit->instance->frontend_api_hosts.known) {
		audit_judged(audit);
		report_host(audit, it);
	} else {
		audit_not_evaluated(audit,
			"%.*s names %.*s, and the snapshot has no complete list of the domains of "
			"%.*s",
			STR_ARGS(it->where), STR_ARGS(it->host), STR_ARGS(audit->instance->label));
	}
}

/* What contradicts itself is CLERK-DEV-IN-PROD-003's, a test key in production 002's. */
static void judge(struct audit *audit, const struct reference *it)
{
	bool live = instance_is_production(audit->instance);
	bool same_mode = it->mode == (live ? KEY_MODE_LIVE : KEY_MODE_TEST);

	if (match_key_contradicts_itself(it->host, it->mode)) {
		return;
	}
	if (match_is_for_instance(audit, it->environment, it->mode)) {
		judge_host(audit, it);
	} else if (same_mode && it->environment != ENVIRONMENT_PRODUCTION) {
		audit_not_evaluated(audit,
			"%.*s belongs to the %s environment, whose instance is not the one audited",
			STR_ARGS(it->where), environment_name(it->environment));
	}
}

static void judge_key(struct audit *audit, const struct fact_key *key)
{
	struct reference it = {
		.at = &key->at,
		.where = match_place(audit, &key->at),
		.host = key->frontend_api,
		.environment = key->environment,
		.mode = key->mode,
	};

	judge(audit, &it);
}

static void judge_given(struct audit *audit, const struct fact_environment_value *value)
{
	struct reference it = {
		.where = str_format(
			audit->arena, "%.*s of %.*s", STR_ARGS(value->name), STR_ARGS(value->from)),
		.host = value->frontend_api,
		.environment = environment_of_file(value->from),
		.mode = match_mode_of_class(value->value_class),
	};

	if (it.host.n > 0 && match_given(audit, value)) {
		judge(audit, &it);
	}
}

static void check(struct audit *audit)
{
	enum environment environment = match_instance_environment(audit);

	if (environment == ENVIRONMENT_ANY) {
		return;
	}
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (match_key_names_instance(audit, key)) {
			judge_key(audit, key);
		} else if (str_is(key->sample, "fallback") && match_in_app(audit, &key->at)) {
			audit_unresolved(audit); /* the variable, if set, is another key */
		}
	}
	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		judge_given(audit, &audit->facts->environment.items[i]);
	}
	match_ignored_env(audit, environment);
}

const struct rule rule_CLERK_KEY_003 = {
	.info =
		{
			.id = "CLERK-KEY-003",
			.area = "keys",
			.title = "publishable key of another instance",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.environments = true,
			.reads = "environment_type frontend_api_hosts",
			.about = "a publishable key for the kind of instance audited",
			.symptom = "sign-in fails or redirects without end (host_invalid, "
				   "jwk-kid-mismatch): the browser talks to one instance, the "
				   "server to another",
			.codes = "infinite_redirect_loop",
			.since = "0.1",
			.page = page_CLERK_KEY_003,
		},
	.check = check,
};
