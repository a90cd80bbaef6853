#include "compare/match_settings.h"

#include "base/map.h"
#include "compare/match.h"

/*
 * Which value a variable has in an environment: .env holds everywhere,
 * .env.local over it on a developer's machine, .env.production over both in
 * production, as Next.js, Vite and dotenv-flow load them. Any other env file
 * (config/keys.env) is read by itself, as is each stage, service or job of
 * other settings.
 */
enum { RANK_ALONE, RANK_BASE, RANK_LOCAL, RANK_ENVIRONMENT, RANK_ENVIRONMENT_LOCAL };

static int rank_of(struct str file_name)
{
	static const char *const modes[] = {
		"production", "development", "test", "staging", "preview"};

	if (str_is(file_name, ".env")) {
		return RANK_BASE;
	}
	if (str_is(file_name, ".env.local")) {
		return RANK_LOCAL;
	}
	bool local = str_ends(file_name, ".local");
	struct str mode = str_slice(file_name, 5, file_name.n - (local ? 6 : 0));
	if (!str_starts(file_name, ".env.") ||
		!str_in(mode, modes, sizeof(modes) / sizeof(modes[0]))) {
		return RANK_ALONE;
	}
	return local ? RANK_ENVIRONMENT_LOCAL : RANK_ENVIRONMENT;
}

static void add(struct audit *audit, match_settings *settings, struct match_setting setting)
{
	size_t slash = str_find_last_byte(setting.file, '/');
	size_t start = slash == SIZE_MAX ? 0 : slash + 1;

	setting.rank = rank_of(str_slice(setting.file, start, setting.file.n));
	if (setting.rank != RANK_ALONE) {
		setting.group = str_slice(setting.file, 0, start);
	} else {
		setting.group = str_format(audit->arena, "%.*s\n%.*s", STR_ARGS(setting.file),
			STR_ARGS(setting.scope));
	}
	setting.where = setting.at == NULL ? setting.file : match_place(audit, setting.at);
	vec_push(audit->arena, settings, setting);
}

void match_settings_read(struct audit *audit, match_settings *settings)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i];
		struct match_setting setting = {
			.name = it->name,
			.value_class = it->value_class,
			.file = it->at.file,
			.at = &it->at,
			.scope = it->scope,
			.environment = it->environment,
		};

		if (it->at.app == audit->app && !it->sample) {
			add(audit, settings, setting);
		}
	}
	for (size_t i = 0; i < facts->environment.n; i++) {
		const struct fact_environment_value *it = &facts->environment.items[i];
		struct match_setting setting = {
			.name = it->name,
			.value_class = it->value_class,
			.file = it->from,
			.environment = environment_of_file(it->from),
		};

		if (match_given(audit, it)) {
			add(audit, settings, setting);
		}
	}
}

static bool is_loaded(const struct match_setting *setting, enum environment environment)
{
	if (setting->rank == RANK_BASE) {
		return true;
	}
	if (setting->rank == RANK_LOCAL) {
		return environment == ENVIRONMENT_ANY || environment == ENVIRONMENT_DEVELOPMENT;
	}
	return setting->environment == environment;
}

/* A later line of one file wins over an earlier one. */
void match_settings_held(struct audit *audit, const match_settings *settings,
	enum environment environment, match_settings *held)
{
	struct map by_name = {0};

	for (size_t i = 0; i < settings->n; i++) {
		const struct match_setting *it = &settings->items[i];

		if (!is_loaded(it, environment)) {
			continue;
		}
		struct str key = str_format(
			audit->arena, "%.*s\n%.*s", STR_ARGS(it->group), STR_ARGS(it->name));
		uint32_t index = map_get(&by_name, key);
		if (index == MAP_NONE) {
			map_put(audit->arena, &by_name, key, (uint32_t)held->n);
			vec_push(audit->arena, held, *it);
		} else if (it->rank >= held->items[index].rank) {
			held->items[index] = *it;
		}
	}
}

bool match_settings_name(const struct audit *audit, enum env_role role)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i];

		/* a schema only says what must be set elsewhere */
		if (it->at.app == audit->app && names_env_role(it->name) == role &&
			!str_is(it->via, "schema")) {
			return true;
		}
	}
	for (size_t i = 0; i < facts->env_reads.n; i++) {
		const struct fact_env_read *it = &facts->env_reads.items[i];

		if (it->at.app == audit->app && names_env_role(it->name) == role) {
			return true;
		}
	}
	for (size_t i = 0; i < facts->environment.n; i++) {
		const struct fact_environment_value *it = &facts->environment.items[i];

		if (match_given(audit, it) && names_env_role(it->name) == role) {
			return true;
		}
	}
	return false;
}

bool match_settings_is_read(const struct audit *audit, struct str name)
{
	for (size_t i = 0; i < audit->facts->env_reads.n; i++) {
		if (str_equal(audit->facts->env_reads.items[i].name, name)) {
			return true;
		}
	}
	return false;
}
