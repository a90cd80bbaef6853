#include "base/map.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

/* A publishable key in a setting, in code, or handed over (then `at` is NULL). */
struct reference {
	const struct place *at;
	struct str where;
	struct str host;
	enum key_mode mode;
	enum environment environment;
};

struct contradiction {
	struct reference first;
	place_vec others;
};

struct contradictions {
	struct map by_key;
	VEC(struct contradiction) list;
};

/* RFC 2606: hosts that nobody has, so that a key of one is only there to fill a build. */
static bool is_made_up(struct str host)
{
	static const char *const endings[] = {
		"example.com", "example.org", "example.net", ".test", ".invalid", ".localhost"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (str_ends(host, endings[i])) {
			return true;
		}
	}
	return false;
}

static void add(struct audit *audit, struct contradictions *all, const struct reference *it)
{
	struct str key = str_format(audit->arena, "%d %.*s", (int)it->mode, STR_ARGS(it->host));
	uint32_t index = map_get(&all->by_key, key);

	if (index == MAP_NONE) {
		map_put(audit->arena, &all->by_key, key, (uint32_t)all->list.n);
		vec_push(audit->arena, &all->list, (struct contradiction){.first = *it});
	} else if (it->at != NULL) {
		vec_push(audit->arena, &all->list.items[index].others, *it->at);
	}
}

/* A test key in production is CLERK-DEV-IN-PROD-002's, whatever its host. */
static void judge(struct audit *audit, const struct reference *it, struct contradictions *all)
{
	if (it->mode == KEY_MODE_TEST && it->environment == ENVIRONMENT_PRODUCTION) {
		return;
	}
	if (!match_key_contradicts_itself(it->host, it->mode)) {
		audit_judged(audit);
	} else if (is_made_up(it->host)) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
		add(audit, all, it);
	}
}

static void report(struct audit *audit, const struct contradiction *it)
{
	bool live = it->first.mode == KEY_MODE_LIVE;
	struct str where = it->first.where;
	struct finding finding = match_finding(audit, it->first.at);

	finding.related = it->others;
	finding.message = str_format(audit->arena,
		"the publishable key at %.*s begins with %s and decodes to %.*s, which is %s host "
		"of %s instance",
		STR_ARGS(where), live ? "pk_live_" : "pk_test_", STR_ARGS(it->first.host),
		live ? "a" : "no", live ? "a development" : "any development");
	finding.fix = str_format(audit->arena,
		"copy the publishable key again from the API keys page of the Clerk Dashboard "
		"into %.*s: %s",
		STR_ARGS(where),
		live ? "the pk_live_ key of the production instance, or the pk_test_ key of the "
		       "development instance"
		     : "the pk_test_ key of the development instance, or the pk_live_ key of the "
		       "production instance");
	audit_find(audit, finding);
}

static void see_given(
	struct audit *audit, const struct fact_environment_value *value, struct contradictions *all)
{
	struct reference it = {
		.where = str_format(
			audit->arena, "%.*s of %.*s", STR_ARGS(value->name), STR_ARGS(value->from)),
		.host = value->frontend_api,
		.mode = match_mode_of_class(value->value_class),
		.environment = environment_of_file(value->from),
	};

	if (it.host.n > 0 && match_given(audit, value)) {
		judge(audit, &it, all);
	}
}

static void check(struct audit *audit)
{
	struct contradictions all = {0};

	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (match_key_names_instance(audit, key)) {
			struct str where = match_place(audit, &key->at);
			struct reference it = {
				&key->at, where, key->frontend_api, key->mode, key->environment};

			judge(audit, &it, &all);
		}
	}
	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		see_given(audit, &audit->facts->environment.items[i], &all);
	}
	for (size_t i = 0; i < all.list.n; i++) {
		report(audit, &all.list.items[i]);
	}
	match_ignored_env(audit, ENVIRONMENT_ANY);
}

const struct rule rule_CLERK_DEV_IN_PROD_003 = {
	.info =
		{
			.id = "CLERK-DEV-IN-PROD-003",
			.area = "keys",
			.title = "publishable key whose prefix and host disagree",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a publishable key",
			.symptom =
				"the SDK takes the instance for what the prefix says: without the "
				"development handshake nobody stays signed in on localhost, with "
				"it production redirects through a host that does not answer",
			.since = "0.1",
			.page = page_CLERK_DEV_IN_PROD_003,
		},
	.check = check,
};
