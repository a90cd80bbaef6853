#include "compare/match_twin.h"

#include "base/map.h"
#include "compare/match.h"
#include "compare/match_access.h"
#include "compare/match_claim.h"
#include "compare/match_feature.h"
#include "compare/match_strategy.h"
#include "compare/match_template.h"

/* Two of one kind cannot be told apart unless the snapshot says whose application they are. */
static bool may_be_twin(const struct instance *one, const struct instance *other)
{
	bool kinds = (instance_is_production(one) && instance_is_development(other)) ||
		     (instance_is_development(one) && instance_is_production(other));

	return kinds && !(one->application_id.known && other->application_id.known &&
				!str_equal(one->application_id.value, other->application_id.value));
}

const struct instance *match_twin_of(struct audit *audit, struct str *why)
{
	const struct instance *found = NULL;
	size_t same = 0;

	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		const struct instance *other = &audit->snapshot->instances.items[i];

		/* a second one of the audited instance's own kind may have the same twin */
		same += other->environment_type.known && audit->instance->environment_type.known &&
			str_equal(other->environment_type.value,
				audit->instance->environment_type.value) &&
			!other->application_id.known;
		if (may_be_twin(audit->instance, other)) {
			if (found != NULL) {
				*why = STR("the snapshot has several instances that may be its "
					   "counterpart");
				return NULL;
			}
			found = other;
		}
	}
	if (found == NULL) {
		*why = instance_is_production(audit->instance)
			       ? STR("the snapshot has no development instance of the application")
			       : STR("the snapshot has no production instance of the application");
	} else if (same > 1) {
		*why = STR("the snapshot does not say which instances are of one application");
		found = NULL;
	}
	return found;
}

void match_twin_add(struct match_twin_search *search, struct match_twin_setting setting)
{
	struct arena *arena = search->audit->arena;
	uint32_t index = map_get(search->index, setting.key);

	if (index == MAP_NONE) {
		map_put(arena, search->index, setting.key, (uint32_t)search->out->n);
		vec_push(arena, search->out, setting);
	} else {
		vec_push(arena, &search->out->items[index].related, *setting.at);
	}
}

static struct str key_of(struct match_twin_search *search, const char *kind, struct str name)
{
	return str_format(search->audit->arena, "%s %.*s", kind, STR_ARGS(name));
}

static struct str what_of(struct match_twin_search *search, const char *kind, struct str name)
{
	return str_format(search->audit->arena, "the %s '%.*s'", kind, STR_ARGS(name));
}

/* A list of names, of which one is asked for. */
static struct match_twin_side side_of_list(
	struct audit *audit, const struct list_head *list, const str_vec *names, struct str name)
{
	bool has = str_vec_has(names, name);

	return (struct match_twin_side){
		.known = list->known || has,
		.has = has,
		.path = list->path,
		.value = names->n == 0 ? STR("none")
				       : match_quoted(audit->arena, names->items, names->n),
		.reason = list->reason,
	};
}

static struct match_twin_side side_of_template(struct audit *audit, struct str name)
{
	const struct instance *instance = audit->instance;
	str_vec names = {0};

	for (size_t i = 0; i < instance->jwt_templates.n; i++) {
		vec_push(audit->arena, &names, instance->jwt_templates.items[i].name);
	}
	return side_of_list(
		audit, (const struct list_head *)&instance->jwt_templates, &names, name);
}

static const struct instance_template *template_of(const struct instance *instance, struct str name)
{
	for (size_t i = 0; i < instance->jwt_templates.n; i++) {
		if (str_equal(instance->jwt_templates.items[i].name, name)) {
			return &instance->jwt_templates.items[i];
		}
	}
	return NULL;
}

static struct match_twin_side side_of_content(
	struct audit *audit, const struct instance_template *template, struct str claim)
{
	const str_vec *claims = &template->claims;

	return (struct match_twin_side){
		.known = template->claims_known,
		.has = str_vec_has(claims, claim),
		.path = str_format(audit->arena, "%.*s.claims", STR_ARGS(template->path)),
		.value = claims->n == 0 ? STR("none")
					: match_quoted(audit->arena, claims->items, claims->n),
		.reason = STR("the claims of its JWT template are not known"),
	};
}

/* Who takes the token reads what is in it: a claim that one of the two leaves out. */
static void read_content(struct match_twin_search *search, const struct match_template *it,
	const struct instance_template *one, const struct instance_template *other)
{
	const struct instance_template *main = template_of(search->audit->instance, it->name);
	struct arena *arena = search->audit->arena;

	for (size_t i = 0; i < one->claims.n; i++) {
		struct str claim = one->claims.items[i];

		if (other->claims_known && str_vec_has(&other->claims, claim)) {
			continue;
		}
		match_twin_add(
			search, (struct match_twin_setting){
					.key = str_format(arena, "content %.*s %.*s",
						STR_ARGS(it->name), STR_ARGS(claim)),
					.what = str_format(arena,
						"the claim '%.*s' of the JWT template '%.*s'",
						STR_ARGS(claim), STR_ARGS(it->name)),
					.by = it->by.n > 0 ? it->by : STR("getToken"),
					.at = it->at,
					.related = it->related,
					.where = "JWT templates",
					.either = true,
					.main = side_of_content(
						search->audit, one == main ? one : other, claim),
					.twin = side_of_content(
						search->audit, one == main ? other : one, claim),
				});
	}
}

static void read_contents(struct match_twin_search *search, const struct match_template *it)
{
	const struct instance_template *main = template_of(search->audit->instance, it->name);
	const struct instance_template *twin = template_of(search->other.instance, it->name);

	if (main != NULL && twin != NULL && main != twin) {
		read_content(search, it, main, twin);
		read_content(search, it, twin, main);
	}
}

static void read_templates(struct match_twin_search *search)
{
	match_templates wanted = {0};

	search->lost += match_template_read(search->audit, search->audit->app, &wanted);
	for (size_t i = 0; i < wanted.n; i++) {
		const struct match_template *it = &wanted.items[i];

		if (!it->certain) {
			search->lost++;
			continue;
		}
		match_twin_add(search, (struct match_twin_setting){
					       .key = key_of(search, "template", it->name),
					       .what = what_of(search, "JWT template", it->name),
					       .by = it->by.n > 0 ? it->by : STR("getToken"),
					       .at = it->at,
					       .related = it->related,
					       .where = "JWT templates",
					       .main = side_of_template(search->audit, it->name),
					       .twin = side_of_template(&search->other, it->name),
				       });
		read_contents(search, it);
	}
}

static struct match_twin_side side_of_claim(
	struct audit *audit, const struct fact_claim *it, bool any_token)
{
	const name_list *claims = &audit->instance->session_claims;
	enum match_carried carried = match_claim_carried(audit, it, any_token);

	return (struct match_twin_side){
		.known = carried == MATCH_CARRIED_YES ||
			 (claims->known && carried == MATCH_CARRIED_NO),
		.has = carried == MATCH_CARRIED_YES,
		.path = claims->path,
		.value = claims->n == 0 ? STR("none")
					: match_quoted(audit->arena, claims->items, claims->n),
		.reason = claims->known ? STR("a JWT template may carry it") : claims->reason,
	};
}

static void read_claims(struct match_twin_search *search)
{
	struct audit *audit = search->audit;
	bool any_token = match_claim_any_token(audit);

	for (size_t i = 0; i < audit->facts->claims.n; i++) {
		const struct fact_claim *it = &audit->facts->claims.items[i];
		struct str name = match_claim_top(it->name);

		if (!match_claim_is_custom(audit, it) || !str_is(it->form, "read")) {
			continue;
		}
		match_twin_add(search, (struct match_twin_setting){
					       .key = key_of(search, "claim", name),
					       .what = what_of(search, "session claim", name),
					       .at = &it->at,
					       .where = "Sessions, Customize session token",
					       .main = side_of_claim(audit, it, any_token),
					       .twin = side_of_claim(&search->other, it, any_token),
				       });
	}
}

/* Where it is told that a strategy is on. */
static void tell_strategy(
	struct audit *audit, const struct match_strategy *it, struct match_strategy_state *state)
{
	const struct instance *instance = audit->instance;
	bool second = it->need == MATCH_NEED_SECOND || it->need == MATCH_NEED_ENROLLMENT;
	const name_list *list = second ? &instance->second_factors : &instance->first_factors;

	state->path = list->path;
	state->value = match_quoted(audit->arena, list->items, list->n);
	for (size_t i = 0; i < instance->connections.n; i++) {
		const struct instance_connection *connection = &instance->connections.items[i];

		if (str_equal(connection->strategy, it->name)) {
			state->path = connection->enabled.path;
			state->value = STR("true");
		}
	}
}

static struct match_twin_side side_of_strategy(struct audit *audit, const struct match_strategy *it)
{
	struct match_strategy_state state = match_strategy_state(audit, it);

	if (state.answer == MATCH_STRATEGY_ON) {
		tell_strategy(audit, it, &state);
	}
	return (struct match_twin_side){
		.known = state.answer != MATCH_STRATEGY_UNKNOWN,
		.has = state.answer == MATCH_STRATEGY_ON,
		.path = state.path,
		.value = state.value,
		.reason = state.reason,
	};
}

static void read_strategies(struct match_twin_search *search)
{
	match_strategies wanted = {0};
	struct match_strategies_lost lost = match_strategies_read(search->audit, &wanted);

	search->lost += lost.connections + lost.first + lost.second;
	for (size_t i = 0; i < wanted.n; i++) {
		const struct match_strategy *it = &wanted.items[i];
		bool second = it->need == MATCH_NEED_SECOND || it->need == MATCH_NEED_ENROLLMENT;
		bool social = it->need == MATCH_NEED_SIGN_IN || it->need == MATCH_NEED_CONNECTION;
		const char *kind = second   ? "second factor"
				   : social ? "social connection"
					    : "strategy";

		if (!it->certain) {
			search->lost++;
			continue;
		}
		match_twin_add(search, (struct match_twin_setting){
					       .key = key_of(search, kind, it->name),
					       .what = what_of(search, kind, it->name),
					       .by = it->api,
					       .at = it->at,
					       .related = it->related,
					       .where = second   ? "Multi-factor"
							: social ? "SSO connections"
								 : "User & authentication",
					       .main = side_of_strategy(search->audit, it),
					       .twin = side_of_strategy(&search->other, it),
				       });
	}
}

static struct match_twin_side side_of_access(
	struct audit *audit, const struct match_access_list *list, struct str name)
{
	enum match_access_answer answer = match_access_ask(audit, list, name);

	return (struct match_twin_side){
		.known = answer != MATCH_ACCESS_OPEN,
		.has = answer == MATCH_ACCESS_DEFINED,
		.path = list->path,
		.value = list->names.n == 0
				 ? STR("none")
				 : match_quoted(audit->arena, list->names.items, list->names.n),
		.reason = list->reason,
	};
}

/* Where organizations or billing are off, that switch is what differs. */
static bool is_access(struct match_twin_search *search, const struct fact_authorization *it,
	enum match_access_kind kind)
{
	bool bare = match_access_is_plain(it) && kind <= MATCH_ACCESS_PERMISSION;

	return match_access_is_asked(search->audit, it, match_access_word(kind)) && !bare &&
	       !match_access_is_short(it) && !match_access_is_system(it->name) &&
	       !match_guard_is_off(search->audit, it) && !match_guard_is_off(&search->other, it);
}

static void read_access(struct match_twin_search *search, enum match_access_kind kind)
{
	struct audit *audit = search->audit;
	const char *word = match_access_word(kind);
	struct match_access_list main;
	struct match_access_list twin;
	struct map lost = {0};

	match_access_read(audit, audit->instance, kind, &main);
	match_access_read(audit, search->other.instance, kind, &twin);
	for (size_t i = 0; i < audit->facts->authorization.n; i++) {
		const struct fact_authorization *it = &audit->facts->authorization.items[i];

		if (!it->resolved && str_is(it->kind, word)) {
			map_put(audit->arena, &lost, match_place(audit, &it->at), 0);
		}
	}
	for (size_t i = 0; i < audit->facts->authorization.n; i++) {
		const struct fact_authorization *it = &audit->facts->authorization.items[i];

		if (!is_access(search, it, kind)) {
			continue;
		}
		if (!it->resolved || map_get(&lost, match_place(audit, &it->at)) != MAP_NONE) {
			search->lost++;
			continue;
		}
		struct str name = match_access_key(audit->arena, kind, it->name);

		match_twin_add(search,
			(struct match_twin_setting){
				.key = key_of(search, word, name),
				.what = what_of(search, word, name),
				.at = &it->at,
				.related = it->uses,
				.where = kind <= MATCH_ACCESS_PERMISSION ? "Roles & Permissions"
									 : "Subscription plans",
				.main = side_of_access(audit, &main, it->name),
				.twin = side_of_access(audit, &twin, it->name),
			});
	}
}

unsigned match_twin_read(struct audit *audit, const struct instance *twin, match_twin_settings *out)
{
	struct map index = {0};
	struct match_twin_search search = {
		.audit = audit, .other = *audit, .index = &index, .out = out};

	search.other.instance = twin == NULL ? audit->instance : twin;
	read_templates(&search);
	read_claims(&search);
	read_strategies(&search);
	for (enum match_access_kind kind = MATCH_ACCESS_ROLE; kind <= MATCH_ACCESS_FEATURE;
		kind++) {
		read_access(&search, kind);
	}
	match_twin_read_switches(&search);
	return search.lost;
}
