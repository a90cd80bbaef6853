#include "base/map.h"
#include "compare/match.h"
#include "compare/match_used.h"
#include "compare/rules/pages.h"

static bool has_mode(const struct match_setting *setting, const char *mode)
{
	return str_ends(setting->value_class, mode);
}

/* CLERK_SECRET_KEY_TEST is read by the app's own code, which may pick one by mode. */
static bool is_publishable(const struct match_setting *setting)
{
	return match_is_sdk_name(setting->name, "CLERK_PUBLISHABLE_KEY") &&
	       (str_is(setting->value_class, "pk_test") || str_is(setting->value_class, "pk_live"));
}

static bool is_secret(const struct match_setting *setting)
{
	return match_is_sdk_name(setting->name, "CLERK_SECRET_KEY") &&
	       (str_is(setting->value_class, "sk_test") || str_is(setting->value_class, "sk_live"));
}

/* Production and what is not said otherwise wants live keys, a developer's machine test keys. */
static bool wants_live(const struct match_setting *setting, enum environment environment)
{
	return environment != ENVIRONMENT_DEVELOPMENT && environment != ENVIRONMENT_TEST &&
	       !str_ends(setting->file, ".local");
}

static struct str fix_for(
	struct audit *audit, const struct match_setting *wrong, const struct match_setting *right)
{
	const char *mode = has_mode(right, "_live") ? "live" : "test";
	const char *kind = is_secret(wrong) ? "sk" : "pk";

	if (str_equal(wrong->file, right->file)) {
		return str_format(audit->arena,
			"replace the value of %.*s at %.*s by the %s_%s_ key of the instance of "
			"%.*s",
			STR_ARGS(wrong->name), STR_ARGS(wrong->where), kind, mode,
			STR_ARGS(right->name));
	}
	return str_format(audit->arena,
		"set %.*s to the %s_%s_ key of the instance of %.*s where %.*s sets that one; now "
		"the value of %.*s is used",
		STR_ARGS(wrong->name), kind, mode, STR_ARGS(right->name), STR_ARGS(right->where),
		STR_ARGS(wrong->where));
}

static void report_pair(struct audit *audit, const struct match_setting *pk,
	const struct match_setting *sk, enum environment environment)
{
	const struct match_setting *first = pk->rank > sk->rank ? pk : sk;
	const struct match_setting *second = first == pk ? sk : pk;
	bool pk_is_right = has_mode(pk, "_live") == wants_live(first, environment);
	struct finding finding = match_finding(audit, first->at);
	struct str both = STR("");

	if (second->at != NULL) {
		vec_push(audit->arena, &finding.related, *second->at);
	}
	if (environment != ENVIRONMENT_ANY) {
		finding.environment = str_of(environment_name(environment));
		both = str_format(
			audit->arena, ", both in effect in %.*s", STR_ARGS(finding.environment));
	}
	finding.message = str_format(audit->arena,
		"%.*s is a %.*s_ key (%.*s) and %.*s a %.*s_ key (%.*s)%.*s", STR_ARGS(pk->name),
		STR_ARGS(pk->value_class), STR_ARGS(pk->where), STR_ARGS(sk->name),
		STR_ARGS(sk->value_class), STR_ARGS(sk->where), STR_ARGS(both));
	finding.fix = fix_for(audit, pk_is_right ? sk : pk, pk_is_right ? pk : sk);
	audit_find(audit, finding);
}

/* The publishable keys that are loaded together, one of each mode. */
struct pair {
	const struct match_setting *test;
	const struct match_setting *live;
};

struct pairs {
	struct map by_group;
	VEC(struct pair) list;
};

/* A key that contradicts itself is CLERK-DEV-IN-PROD-003's: its prefix says nothing. */
static void find_publishable(struct audit *audit, const struct match_used_index *index,
	const match_settings *held, struct pairs *pairs)
{
	for (size_t i = 0; i < held->n; i++) {
		const struct match_setting *it = &held->items[i];

		if (!is_publishable(it) ||
			match_key_contradicts_itself(match_used_host(audit, index, it),
				match_mode_of_class(it->value_class))) {
			continue;
		}
		uint32_t pair = map_get(&pairs->by_group, it->group);
		if (pair == MAP_NONE) {
			pair = (uint32_t)pairs->list.n;
			map_put(audit->arena, &pairs->by_group, it->group, pair);
			vec_push(audit->arena, &pairs->list, (struct pair){NULL, NULL});
		}
		if (has_mode(it, "_live")) {
			pairs->list.items[pair].live = it;
		} else {
			pairs->list.items[pair].test = it;
		}
	}
}

/*
 * Beside a publishable key of its own mode the other one may be meant for
 * another secret; a test key in production is CLERK-DEV-IN-PROD-002's.
 */
static const struct match_setting *opposite(
	const struct pair *pair, const struct match_setting *secret)
{
	bool live = has_mode(secret, "_live");
	const struct match_setting *same = live ? pair->live : pair->test;
	const struct match_setting *other = live ? pair->test : pair->live;
	const struct match_setting *test = live ? other : secret;

	if (same != NULL || other == NULL || test->environment == ENVIRONMENT_PRODUCTION) {
		return NULL;
	}
	return other;
}

/* `seen` holds the secrets that were reported for an environment before. */
static void judge_environment(struct audit *audit, const struct match_used_index *used,
	enum environment environment, struct map *seen)
{
	match_settings held = {0};
	struct pairs pairs = {0};

	match_settings_held(audit, &used->settings, environment, &held);
	find_publishable(audit, used, &held, &pairs);
	for (size_t i = 0; i < held.n; i++) {
		const struct match_setting *secret = &held.items[i];
		uint32_t index = map_get(&pairs.by_group, secret->group);

		if (!is_secret(secret) || index == MAP_NONE) {
			continue;
		}
		audit_judged(audit);
		const struct match_setting *other = opposite(&pairs.list.items[index], secret);
		struct str key = str_format(
			audit->arena, "%.*s %.*s", STR_ARGS(secret->name), STR_ARGS(secret->where));
		if (other != NULL && map_get(seen, key) == MAP_NONE) {
			map_put(audit->arena, seen, key, 0);
			report_pair(audit, other, secret, environment);
		}
	}
}

static void check(struct audit *audit)
{
	static const enum environment order[] = {ENVIRONMENT_ANY, ENVIRONMENT_PRODUCTION,
		ENVIRONMENT_PREVIEW, ENVIRONMENT_DEVELOPMENT, ENVIRONMENT_TEST};
	struct match_used_index used = {0};
	struct map seen = {0};

	match_used_read(audit, &used);
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		judge_environment(audit, &used, order[i], &seen);
	}
	match_unread(audit, NULL);
	match_ignored_env(audit, ENVIRONMENT_ANY);
}

const struct rule rule_CLERK_KEY_004 = {
	.info =
		{
			.id = "CLERK-KEY-004",
			.area = "keys",
			.title = "publishable and secret key of different modes",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a publishable and a secret key in one environment",
			.symptom = "nobody stays signed in: the session comes from one instance "
				   "and is checked with the secret of another (jwk-kid-mismatch, "
				   "redirect loop)",
			.codes = "infinite_redirect_loop",
			.since = "0.1",
			.page = page_CLERK_KEY_004,
		},
	.check = check,
};
