#include "compare/match_setup.h"

#include <stdint.h>

#include "compare/match.h"

static struct str key_of(struct audit *audit, struct str file, struct str name)
{
	return str_format(audit->arena, "%.*s\n%.*s", STR_ARGS(file), STR_ARGS(name));
}

void match_setup_read(struct audit *audit, enum environment environment, struct match_setup *setup)
{
	match_settings all = {0};
	match_settings held = {0};

	*setup = (struct match_setup){.environment = environment};
	match_settings_read(audit, &all);
	match_settings_held(audit, &all, environment, &held);
	for (size_t i = 0; i < all.n; i++) {
		const struct match_setting *it = &all.items[i];

		map_put(audit->arena, &setup->defined, key_of(audit, it->file, it->name), 0);
		if (it->at == NULL) {
			map_put(audit->arena, &setup->given, it->name, 0);
		}
	}
	for (size_t i = 0; i < held.n; i++) {
		const struct match_setting *it = &held.items[i];

		map_put(audit->arena, &setup->held, key_of(audit, it->file, it->name), 0);
		map_put(audit->arena, &setup->names, it->name, 0);
	}
}

bool match_setup_is_variable(
	struct audit *audit, const struct match_setup *setup, const struct fact_url *url)
{
	return url->env.n > 0 &&
	       map_get(&setup->defined, key_of(audit, url->at.file, url->env)) != MAP_NONE;
}

/* One that is for any environment holds where none of the environment's own sets the name. */
static bool variable_reaches(
	struct audit *audit, const struct match_setup *setup, const struct fact_url *url)
{
	if (map_get(&setup->given, url->env) != MAP_NONE) {
		return false;
	}
	return map_get(&setup->held, key_of(audit, url->at.file, url->env)) != MAP_NONE ||
	       (url->environment == ENVIRONMENT_ANY && !str_ends(url->at.file, ".local") &&
		       map_get(&setup->names, url->env) == MAP_NONE);
}

bool match_setup_reaches(
	struct audit *audit, const struct match_setup *setup, const struct fact_url *url)
{
	if (!match_in_app(audit, &url->at) || url->sample) {
		return false;
	}
	if (match_setup_is_variable(audit, setup, url)) {
		return variable_reaches(audit, setup, url);
	}
	return url->environment == ENVIRONMENT_ANY || url->environment == setup->environment;
}

void match_setup_values(
	struct audit *audit, const struct match_setup *setup, const char *setting, match_urls *out)
{
	struct map told = {0};
	size_t first = out->n;
	size_t kept = first;

	for (size_t i = 0; i < audit->facts->urls.n; i++) {
		const struct fact_url *it = &audit->facts->urls.items[i];

		if (str_is(it->setting, setting) && match_setup_reaches(audit, setup, it)) {
			vec_push(audit->arena, out, it);
			if (match_setup_is_variable(audit, setup, it)) {
				map_put(audit->arena, &told, it->env, 0);
			}
		}
	}
	for (size_t i = first; i < out->n; i++) {
		const struct fact_url *it = out->items[i];

		if (it->resolved || it->env.n == 0 || map_get(&told, it->env) == MAP_NONE ||
			match_setup_is_variable(audit, setup, it)) {
			out->items[kept++] = it;
		}
	}
	out->n = kept;
}

static struct str group_of(struct audit *audit, const struct fact_url *url)
{
	return str_format(audit->arena, "%.*s\n%u", STR_ARGS(url->setting), (unsigned)url->group);
}

void match_setup_count(struct audit *audit, const match_urls *urls, struct map *counts)
{
	for (size_t i = 0; i < urls->n; i++) {
		struct str group = group_of(audit, urls->items[i]);
		uint32_t before = map_get(counts, group);

		map_put(audit->arena, counts, group, before == MAP_NONE ? 1 : before + 1);
	}
}

bool match_setup_is_chosen(
	struct audit *audit, const struct map *counts, const struct fact_url *url)
{
	uint32_t n = map_get(counts, group_of(audit, url));

	return url->group != 0 && n != MAP_NONE && n > 1;
}

bool match_setup_says_yes(const struct fact_url *url)
{
	return url->resolved && (str_is(url->value, "true") || str_is(url->value, "1"));
}

struct str match_setup_host(struct arena *arena, struct str text)
{
	text = str_trim(text);
	return match_url_host(arena, str_find(text, STR("://"), 0) != SIZE_MAX
					     ? text
					     : str_format(arena, "https://%.*s", STR_ARGS(text)));
}
