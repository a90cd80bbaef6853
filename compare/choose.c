#include "compare/choose.h"

#include "compare/given.h"

/* A publishable key that says which instance is in use. */
struct clue {
	struct str host;
	struct str words; /* "its publishable key at .env:3" */
};

typedef VEC(struct clue) clue_vec;

struct str choose_label(struct arena *arena, const struct instance *instance)
{
	const char *word = str_starts(instance->label, "instance ") ? "" : "instance ";

	if (!instance->environment_type.known) {
		return str_format(arena, "%s%.*s", word, STR_ARGS(instance->label));
	}
	return str_format(arena, "%s%.*s (%.*s)", word, STR_ARGS(instance->label),
		STR_ARGS(instance->environment_type.value));
}

static struct str list_labels(struct arena *arena, const struct snapshot *snapshot)
{
	struct str list = STR("");

	for (size_t i = 0; i < snapshot->instances.n; i++) {
		struct str label = choose_label(arena, &snapshot->instances.items[i]);

		list = str_format(
			arena, "%.*s%s%.*s", STR_ARGS(list), i > 0 ? ", " : "", STR_ARGS(label));
	}
	return list;
}

static bool has_host(const struct instance *instance, struct str host)
{
	for (size_t i = 0; i < instance->frontend_api_hosts.n; i++) {
		if (str_equal(instance->frontend_api_hosts.items[i], host)) {
			return true;
		}
	}
	return false;
}

static const struct clue *first_clue(const struct instance *instance, const clue_vec *clues)
{
	for (size_t i = 0; i < clues->n; i++) {
		if (has_host(instance, clues->items[i].host)) {
			return &clues->items[i];
		}
	}
	return NULL;
}

/* Values handed over on the command line are what the app runs with: they come first. */
static void clues_given(
	struct arena *arena, const struct facts *facts, uint32_t app, clue_vec *clues)
{
	for (size_t i = 0; i < facts->environment.n; i++) {
		const struct fact_environment_value *value = &facts->environment.items[i];

		if (value->frontend_api.n > 0 && given_is_for(facts, app, value)) {
			struct str words = str_format(arena, "%.*s from '%.*s'",
				STR_ARGS(value->name), STR_ARGS(value->from));

			vec_push(arena, clues, (struct clue){value->frontend_api, words});
		}
	}
}

/* Samples and tests say nothing about what the app runs against. */
static bool is_evidence(const struct fact_key *key, uint32_t app)
{
	return key->kind == KEY_PUBLISHABLE && key->valid && key->frontend_api.n > 0 &&
	       key->at.app == app && key->sample.n == 0 && key->environment != ENVIRONMENT_TEST &&
	       context_is_live(key->at.context);
}

static void clues_written(
	struct arena *arena, const struct facts *facts, uint32_t app, clue_vec *clues)
{
	for (size_t i = 0; i < facts->keys.n; i++) {
		const struct fact_key *key = &facts->keys.items[i];

		if (is_evidence(key, app)) {
			struct str words = str_format(arena, "its publishable key at %.*s:%u",
				STR_ARGS(key->at.file), key->at.line);

			vec_push(arena, clues, (struct clue){key->frontend_api, words});
		}
	}
}

/*
 * The only instance that a clue names, or the only production one of those;
 * without clues (NULL) every instance counts as named.
 */
static const struct instance *only_one(
	const struct snapshot *snapshot, const clue_vec *clues, bool *out_by_kind)
{
	const struct instance *any = NULL;
	const struct instance *production = NULL;
	size_t count = 0;
	size_t productions = 0;

	for (size_t i = 0; i < snapshot->instances.n; i++) {
		const struct instance *instance = &snapshot->instances.items[i];

		if (clues != NULL && first_clue(instance, clues) == NULL) {
			continue;
		}
		any = instance;
		count++;
		if (instance_is_production(instance)) {
			production = instance;
			productions++;
		}
	}
	*out_by_kind = count > 1;
	if (count == 1) {
		return any;
	}
	return productions == 1 ? production : NULL;
}

static struct choice by_clues(
	struct arena *arena, const struct snapshot *snapshot, const clue_vec *clues)
{
	bool by_kind;
	struct choice choice = {.instance = only_one(snapshot, clues, &by_kind)};

	if (choice.instance != NULL) {
		const struct clue *clue = first_clue(choice.instance, clues);

		choice.why = str_format(arena, "%.*s names %.*s%s", STR_ARGS(clue->words),
			STR_ARGS(clue->host),
			by_kind ? ", the only production instance that keys name" : "");
	}
	return choice;
}

static struct choice by_count(struct arena *arena, const struct snapshot *snapshot)
{
	if (snapshot->instances.n == 0) {
		return (struct choice){.why = STR("the snapshot holds no instance")};
	}
	bool by_kind;
	struct choice choice = {.instance = only_one(snapshot, NULL, &by_kind)};
	if (choice.instance != NULL) {
		choice.why = by_kind ? STR("the only production instance of the snapshot")
				     : STR("the only instance of the snapshot");
		return choice;
	}
	struct str labels = list_labels(arena, snapshot);
	choice.why = str_format(arena,
		"the snapshot has %zu instances (%.*s) and nothing says which one this code runs "
		"against: pass --instance",
		snapshot->instances.n, STR_ARGS(labels));
	return choice;
}

/* Does any instance go with a clue at all? If so, counting would overrule the keys. */
static bool any_named(const struct snapshot *snapshot, const clue_vec *clues)
{
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		if (first_clue(&snapshot->instances.items[i], clues) != NULL) {
			return true;
		}
	}
	return false;
}

static struct choice undecided(
	struct arena *arena, const struct snapshot *snapshot, const clue_vec *clues)
{
	struct str named = STR("");

	for (size_t i = 0; i < snapshot->instances.n; i++) {
		const struct instance *instance = &snapshot->instances.items[i];

		if (first_clue(instance, clues) != NULL) {
			struct str label = choose_label(arena, instance);

			named = str_format(arena, "%.*s%s%.*s", STR_ARGS(named),
				named.n > 0 ? ", " : "", STR_ARGS(label));
		}
	}
	return (struct choice){
		.why = str_format(arena,
			"publishable keys name several instances (%.*s): pass --instance",
			STR_ARGS(named))};
}

struct choice choose_for_app(struct arena *arena, const struct facts *facts, uint32_t app,
	const struct snapshot *snapshot)
{
	clue_vec clues = {0};

	clues_given(arena, facts, app, &clues);
	if (!any_named(snapshot, &clues)) {
		clues = (clue_vec){0};
		clues_written(arena, facts, app, &clues);
	}
	if (!any_named(snapshot, &clues)) {
		return by_count(arena, snapshot);
	}
	struct choice choice = by_clues(arena, snapshot, &clues);
	return choice.instance != NULL ? choice : undecided(arena, snapshot, &clues);
}

static bool goes_by(const struct instance *instance, struct str wanted)
{
	return str_equal(instance->label, wanted) ||
	       (instance->id.known && str_equal(instance->id.value, wanted)) ||
	       (instance->environment_type.known &&
		       str_equal(instance->environment_type.value, wanted));
}

bool choose_by_name(struct arena *arena, const struct snapshot *snapshot, struct str wanted,
	struct choice *out, struct str *error)
{
	const struct instance *found = NULL;
	size_t count = 0;

	for (size_t i = 0; i < snapshot->instances.n; i++) {
		if (goes_by(&snapshot->instances.items[i], wanted)) {
			found = &snapshot->instances.items[i];
			count++;
		}
	}
	if (count == 1) {
		*out = (struct choice){
			found, str_format(arena, "--instance %.*s", STR_ARGS(wanted))};
		return true;
	}
	struct str labels = list_labels(arena, snapshot);
	*error = str_format(arena, "%s: '%.*s': the snapshot has %.*s",
		count == 0 ? "no such instance" : "several instances go by this name",
		STR_ARGS(wanted), STR_ARGS(labels.n > 0 ? labels : STR("no instance")));
	return false;
}
