#include "compare/match_strategy.h"

#include "base/map.h"
#include "clerk/strategies.h"
#include "compare/match.h"

struct search {
	struct audit *audit;
	struct map lost; /* "file:line" where one is asked for that could not be followed */
	struct map index; /* "need name" → index into out */
	match_strategies *out;
};

/* What a strategy comes down to; false: nothing that is judged here. */
struct wanted {
	bool judged;
	enum match_need need;
	struct str name;
};

static struct wanted connection(
	struct arena *arena, const struct fact_strategy *it, enum match_need need)
{
	struct str name = it->strategy;

	if (str_is(name, "oauth_token_apple")) {
		name = STR("oauth_apple");
	} else if (!str_starts(name, "oauth_")) {
		name = str_join(arena, STR("oauth_"), name);
	}
	return (struct wanted){true, need, name};
}

static struct wanted first_factor(const struct fact_strategy *it, enum match_need need)
{
	static const char *const names[] = {"password", "email_code", "email_link", "phone_code"};
	struct str name = it->strategy;
	bool judged = str_in(name, names, sizeof(names) / sizeof(names[0])) ||
		      (need == MATCH_NEED_FIRST && str_starts(name, "web3_"));

	return (struct wanted){judged, need, name};
}

static struct wanted second_factor(const struct fact_strategy *it, enum match_need need)
{
	static const char *const names[] = {"totp", "phone_code", "backup_code"};

	return (struct wanted){
		str_in(it->strategy, names, sizeof(names) / sizeof(names[0])), need, it->strategy};
}

/* <Clerk.Connection name="google"> of @clerk/elements */
static bool is_element(const struct fact_strategy *it)
{
	return str_is(it->api, "Connection");
}

static struct wanted wanted_of(struct arena *arena, const struct fact_strategy *it)
{
	bool social = str_starts(it->strategy, "oauth_");

	if (str_is(it->flow, "token") || str_is(it->flow, "external_account")) {
		return connection(arena, it, MATCH_NEED_CONNECTION);
	}
	if (is_element(it)) {
		return connection(arena, it, MATCH_NEED_SIGN_IN);
	}
	if (str_is(it->api, "useSignInWithGoogle")) {
		return (struct wanted){true, MATCH_NEED_CONNECTION, STR("oauth_google")};
	}
	if (social) {
		bool native = str_is(it->strategy, "oauth_token_apple");

		return connection(arena, it, native ? MATCH_NEED_CONNECTION : MATCH_NEED_SIGN_IN);
	}
	if (strategies_is_reset(it->strategy)) {
		return (struct wanted){true, MATCH_NEED_RESET, it->strategy};
	}
	if (str_is(it->flow, "sign_in") || str_is(it->flow, "unknown")) {
		return first_factor(it, MATCH_NEED_FIRST);
	}
	if (str_is(it->flow, "sign_up")) {
		return first_factor(it, MATCH_NEED_ATTRIBUTE);
	}
	if (str_is(it->flow, "second_factor")) {
		return second_factor(it, MATCH_NEED_SECOND);
	}
	if (str_is(it->flow, "enrollment")) {
		return second_factor(it, MATCH_NEED_ENROLLMENT);
	}
	return (struct wanted){false, MATCH_NEED_FIRST, it->strategy};
}

static bool is_lost_at(struct search *search, const struct place *at)
{
	return map_get(&search->lost, match_place(search->audit, at)) != MAP_NONE;
}

/* `process.env.PROVIDER ?? 'oauth_google'`: it may never be used. */
static bool is_one_of_several(struct search *search, const struct fact_strategy *it)
{
	bool lost = is_lost_at(search, &it->at);

	for (size_t i = 0; i < it->uses.n && !lost; i++) {
		lost = is_lost_at(search, &it->uses.items[i]);
	}
	return lost;
}

static void add_places(struct audit *audit, struct match_strategy *entry,
	const struct fact_strategy *it, bool first)
{
	if (!first) {
		vec_push(audit->arena, &entry->related, it->at);
	}
	for (size_t i = 0; i < it->uses.n; i++) {
		vec_push(audit->arena, &entry->related, it->uses.items[i]);
	}
}

static void add(struct search *search, const struct fact_strategy *it, const struct wanted *wanted)
{
	struct audit *audit = search->audit;
	bool seen = is_element(it) || (!str_is(it->flow, "unknown") && it->api.n > 0);
	bool certain = seen && !it->optional && !is_one_of_several(search, it);
	struct str key =
		str_format(audit->arena, "%u %.*s", (unsigned)wanted->need, STR_ARGS(wanted->name));
	uint32_t index = map_get(&search->index, key);
	struct match_strategy fresh = {
		.name = wanted->name,
		.need = wanted->need,
		.at = &it->at,
		.api = it->api,
		.certain = certain,
		.offered = it->offered,
	};

	if (index == MAP_NONE) {
		map_put(audit->arena, &search->index, key, (uint32_t)search->out->n);
		vec_push(audit->arena, search->out, fresh);
		add_places(audit, vec_last(search->out), it, true);
	} else if (certain && !search->out->items[index].certain) {
		search->out->items[index] = fresh;
		add_places(audit, &search->out->items[index], it, true);
	} else if (certain || !search->out->items[index].certain) {
		add_places(audit, &search->out->items[index], it, false);
	}
}

static void count_lost(struct match_strategies_lost *lost, const struct fact_strategy *it)
{
	static const char *const social[] = {
		"Redirect", "Popup", "sso", "SSO", "OAuth", "ExternalAccount"};
	bool is_social = false;

	for (size_t i = 0; i < sizeof(social) / sizeof(social[0]); i++) {
		is_social = is_social || str_has(it->api, social[i]);
	}
	if (str_is(it->flow, "second_factor")) {
		lost->second++;
	} else if (is_social) {
		lost->connections++;
	} else {
		lost->first++;
	}
}

struct match_strategies_lost match_strategies_read(struct audit *audit, match_strategies *out)
{
	struct search search = {.audit = audit, .out = out};
	struct match_strategies_lost lost = {0};

	for (size_t i = 0; i < audit->facts->strategies.n; i++) {
		const struct fact_strategy *it = &audit->facts->strategies.items[i];

		if (!it->resolved && match_uses_in_app(audit, &it->at, &it->uses)) {
			map_put(audit->arena, &search.lost, match_place(audit, &it->at), 0);
			count_lost(&lost, it);
		}
	}
	for (size_t i = 0; i < audit->facts->strategies.n; i++) {
		const struct fact_strategy *it = &audit->facts->strategies.items[i];
		struct wanted wanted = wanted_of(audit->arena, it);

		if (it->resolved && wanted.judged && match_uses_in_app(audit, &it->at, &it->uses)) {
			add(&search, it, &wanted);
		}
	}
	return lost;
}
