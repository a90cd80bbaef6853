#include "compare/choose.h"

#include "base/digest.h"
#include "compare/config_use.h"
#include "compare/given.h"

/* A key that says which instance is in use: by its host, or by what it is. */
struct clue {
	struct str host; /* of a publishable key, else "" */
	struct str fingerprint; /* of a secret or PEM key, else "" */
	enum environment environment;
	struct str words; /* "its publishable key at .env:3 names clerk.acme.com" */
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

struct str choose_labels(struct arena *arena, const struct snapshot *snapshot)
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

/* Secret keys are listed by fingerprint; a PEM key's is that of its modulus. */
static bool has_key(struct arena *arena, const struct instance *instance, struct str fingerprint)
{
	for (size_t i = 0; i < instance->secret_key_fingerprints.n; i++) {
		if (str_equal(instance->secret_key_fingerprints.items[i], fingerprint)) {
			return true;
		}
	}
	for (size_t i = 0; i < instance->jwks_n.n; i++) {
		if (str_equal(digest_fingerprint(arena, instance->jwks_n.items[i]), fingerprint)) {
			return true;
		}
	}
	return false;
}

static bool names(struct arena *arena, const struct clue *clue, const struct instance *instance)
{
	return (clue->host.n > 0 && has_host(instance, clue->host)) ||
	       (clue->fingerprint.n > 0 && has_key(arena, instance, clue->fingerprint));
}

static const struct clue *first_clue(
	struct arena *arena, const struct instance *instance, const clue_vec *clues)
{
	for (size_t i = 0; i < clues->n; i++) {
		if (names(arena, &clues->items[i], instance)) {
			return &clues->items[i];
		}
	}
	return NULL;
}

static void add_clue(struct arena *arena, clue_vec *clues, struct clue clue, struct str subject)
{
	clue.words = clue.host.n > 0
			     ? str_format(arena, "%.*s names %.*s", STR_ARGS(subject),
				       STR_ARGS(clue.host))
			     : str_format(arena, "%.*s is one of this instance", STR_ARGS(subject));
	vec_push(arena, clues, clue);
}

/* Values handed over on the command line are what the app runs with: they come first. */
static void clues_given(
	struct arena *arena, const struct facts *facts, uint32_t app, clue_vec *clues)
{
	for (size_t i = 0; i < facts->environment.n; i++) {
		const struct fact_environment_value *value = &facts->environment.items[i];
		struct clue clue = {
			value->frontend_api, value->fingerprint, environment_of_file(value->from)};

		if (given_is_for(facts, app, value)) {
			add_clue(arena, clues, clue,
				str_format(arena, "%.*s from '%.*s'", STR_ARGS(value->name),
					STR_ARGS(value->from)));
		}
	}
}

/* Samples and tests say nothing about what the app runs against. */
static bool is_evidence(const struct fact_key *key, uint32_t app)
{
	return key->valid && key->at.app == app && key->sample.n == 0 &&
	       key->environment != ENVIRONMENT_TEST && context_is_live(key->at.context);
}

static void clues_written(
	struct arena *arena, const struct facts *facts, uint32_t app, clue_vec *clues)
{
	for (size_t i = 0; i < facts->keys.n; i++) {
		const struct fact_key *key = &facts->keys.items[i];
		const char *kind = key->kind == KEY_PUBLISHABLE ? "publishable key"
				   : key->kind == KEY_JWT_KEY   ? "JWT key"
								: "secret key";
		bool publishable = key->kind == KEY_PUBLISHABLE && key->frontend_api.n > 0;
		bool other = key->kind == KEY_JWT_KEY || key->kind == KEY_SECRET;

		if (is_evidence(key, app) && (publishable || other)) {
			struct clue clue = {publishable ? key->frontend_api : STR(""),
				publishable ? STR("") : key->fingerprint, key->environment};

			add_clue(arena, clues, clue,
				str_format(arena, "its %s at %.*s:%u", kind, STR_ARGS(key->at.file),
					key->at.line));
		}
	}
}

/*
 * The only instance that a clue names, or the only production one of those;
 * without clues (NULL) every instance counts as named.
 */
static const struct instance *only_one(struct arena *arena, const struct snapshot *snapshot,
	const clue_vec *clues, bool *out_by_kind)
{
	const struct instance *any = NULL;
	const struct instance *production = NULL;
	size_t count = 0;
	size_t productions = 0;

	for (size_t i = 0; i < snapshot->instances.n; i++) {
		const struct instance *instance = &snapshot->instances.items[i];

		if (clues != NULL && first_clue(arena, instance, clues) == NULL) {
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
	struct choice choice = {.instance = only_one(arena, snapshot, clues, &by_kind)};

	if (choice.instance != NULL) {
		const struct clue *clue = first_clue(arena, choice.instance, clues);

		choice.why = str_format(arena, "%.*s%s", STR_ARGS(clue->words),
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
	struct choice choice = {.instance = only_one(arena, snapshot, NULL, &by_kind)};
	if (choice.instance != NULL) {
		choice.why = by_kind ? STR("the only production instance of the snapshot")
				     : STR("the only instance of the snapshot");
		return choice;
	}
	struct str labels = choose_labels(arena, snapshot);
	choice.why = str_format(arena,
		"the snapshot has %zu instances (%.*s) and nothing says which one this code runs "
		"against: pass --instance",
		snapshot->instances.n, STR_ARGS(labels));
	return choice;
}

/* Does any instance go with a clue at all? If so, counting would overrule the keys. */
static bool any_named(struct arena *arena, const struct snapshot *snapshot, const clue_vec *clues)
{
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		if (first_clue(arena, &snapshot->instances.items[i], clues) != NULL) {
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

		if (first_clue(arena, instance, clues) != NULL) {
			struct str label = choose_label(arena, instance);

			named = str_format(arena, "%.*s%s%.*s", STR_ARGS(named),
				named.n > 0 ? ", " : "", STR_ARGS(label));
		}
	}
	return (struct choice){
		.why = str_format(arena, "its keys name several instances (%.*s): pass --instance",
			STR_ARGS(named))};
}

/* A publishable key says which instance it is; a key beside it may be the one that is wrong. */
static clue_vec surest(struct arena *arena, const struct snapshot *snapshot, const clue_vec *clues)
{
	clue_vec hosts = {0};

	for (size_t i = 0; i < clues->n; i++) {
		if (clues->items[i].host.n > 0) {
			vec_push(arena, &hosts, clues->items[i]);
		}
	}
	return any_named(arena, snapshot, &hosts) ? hosts : *clues;
}

static struct choice by_named(
	struct arena *arena, const struct snapshot *snapshot, const clue_vec *clues)
{
	clue_vec sure = surest(arena, snapshot, clues);
	struct choice choice = by_clues(arena, snapshot, &sure);

	return choice.instance != NULL ? choice : undecided(arena, snapshot, &sure);
}

static struct choice by_config(
	struct arena *arena, const struct config *config, const struct config_choice *set)
{
	return (struct choice){
		.instance = set->instance,
		.why = str_format(arena, "set at %.*s:%u", STR_ARGS(config->name), set->at.line),
	};
}

struct choice choose_for_app(struct arena *arena, const struct facts *facts, uint32_t app,
	const struct snapshot *snapshot, const struct config *config)
{
	struct str root = facts->apps.items[app].root;
	const struct config_choice *set = config_instance(config, root, STR("production"));
	clue_vec clues = {0};

	set = set != NULL ? set : config_instance(config, root, STR(""));
	if (set != NULL) {
		struct choice choice = by_config(arena, config, set);

		choice.environment = str_is(set->environment, "production") ? ENVIRONMENT_PRODUCTION
									    : ENVIRONMENT_ANY;
		return choice;
	}
	clues_given(arena, facts, app, &clues);
	if (!any_named(arena, snapshot, &clues)) {
		clues = (clue_vec){0};
		clues_written(arena, facts, app, &clues);
	}
	if (!any_named(arena, snapshot, &clues)) {
		return by_count(arena, snapshot);
	}
	return by_named(arena, snapshot, &clues);
}

enum environment choose_environment_of(const struct instance *instance)
{
	return instance_is_production(instance)    ? ENVIRONMENT_PRODUCTION
	       : instance_is_development(instance) ? ENVIRONMENT_DEVELOPMENT
						   : ENVIRONMENT_ANY;
}

static bool is_beside(const struct instance *instance, const struct instance *main)
{
	return main != NULL && main->application_id.known && instance->application_id.known &&
	       str_equal(main->application_id.value, instance->application_id.value);
}

/* The only instance of the environment's kind: of the same application, else of the snapshot. */
static struct choice by_kind(struct arena *arena, const struct snapshot *snapshot,
	const struct instance *main, enum environment environment)
{
	const struct instance *any = NULL;
	const struct instance *beside = NULL;
	size_t count = 0;
	size_t count_beside = 0;

	for (size_t i = 0; i < snapshot->instances.n; i++) {
		const struct instance *instance = &snapshot->instances.items[i];

		if (choose_environment_of(instance) != environment) {
			continue;
		}
		any = instance;
		count++;
		if (is_beside(instance, main)) {
			beside = instance;
			count_beside++;
		}
	}
	if (count != 1 && count_beside != 1) {
		return (struct choice){0};
	}
	return (struct choice){
		.instance = count_beside == 1 ? beside : any,
		.why = str_format(arena, "the only %s instance of %s",
			environment_name(environment),
			count_beside == 1 ? "the same application" : "the snapshot"),
	};
}

/* What the keys of one environment name; one that they do not name may still be theirs. */
static struct choice by_keys(struct arena *arena, const struct snapshot *snapshot,
	const clue_vec *clues, const struct instance *main, enum environment environment)
{
	if (any_named(arena, snapshot, clues)) {
		return by_named(arena, snapshot, clues);
	}
	struct choice choice = by_kind(arena, snapshot, main, environment);
	if (choice.instance == NULL && clues->items[0].host.n > 0) {
		choice.why = str_format(arena, "no instance of the snapshot: %.*s",
			STR_ARGS(clues->items[0].words));
	}
	return choice;
}

static clue_vec clues_of(struct arena *arena, const clue_vec *all, enum environment environment)
{
	clue_vec clues = {0};

	for (size_t i = 0; i < all->n; i++) {
		if (all->items[i].environment == environment) {
			vec_push(arena, &clues, all->items[i]);
		}
	}
	return clues;
}

choice_vec choose_environments(struct arena *arena, const struct facts *facts, uint32_t app,
	const struct snapshot *snapshot, const struct choose_with *with)
{
	static const enum environment rows[] = {
		ENVIRONMENT_PRODUCTION, ENVIRONMENT_PREVIEW, ENVIRONMENT_DEVELOPMENT};
	clue_vec all = {0};
	choice_vec choices = {0};

	clues_given(arena, facts, app, &all);
	clues_written(arena, facts, app, &all);
	for (size_t row = 0; row < sizeof(rows) / sizeof(rows[0]); row++) {
		const struct config_choice *set = config_instance(with->config,
			facts->apps.items[app].root, str_of(environment_name(rows[row])));
		clue_vec clues = clues_of(arena, &all, rows[row]);
		struct choice choice = {0};

		if (set != NULL && set->environment.n > 0) {
			choice = by_config(arena, with->config, set);
		} else if (clues.n > 0) {
			choice = by_keys(arena, snapshot, &clues, with->main, rows[row]);
		}
		choice.environment = rows[row];
		if (choice.why.n > 0) {
			vec_push(arena, &choices, choice);
		}
	}
	return choices;
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
	struct str labels = choose_labels(arena, snapshot);
	bool silent = snapshot->instances.n == 1 &&
		      !snapshot->instances.items[0].environment_type.known &&
		      (str_is(wanted, "production") || str_is(wanted, "development"));
	*error = str_format(arena, "%s: '%.*s': the snapshot has %.*s%s",
		count == 0 ? "no such instance" : "several instances go by this name",
		STR_ARGS(wanted), STR_ARGS(labels.n > 0 ? labels : STR("no instance")),
		silent ? ", whose kind it does not say: it is taken when none is named" : "");
	return false;
}
