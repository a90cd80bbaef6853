#include "compare/match_satellite.h"

#include <stdint.h>

#include "clerk/names.h"
#include "clerk/options.h"
#include "compare/match.h"

/* Frameworks whose SDK reads variables that no code names. */
static bool reads_variables(const struct audit *audit)
{
	static const char *const names[] = {"next", "astro", "nuxt", "react-router", "tanstack",
		"express", "fastify", "hono", "svelte", "remix", "nest"};

	return str_has_any_nocase(audit->facts->apps.items[audit->app].framework, names,
		sizeof(names) / sizeof(names[0]));
}

/* Frameworks where each call has options of its own, and only variables are for all of them. */
static bool is_call_alone(const struct audit *audit, const struct match_satellite *satellite)
{
	static const char *const names[] = {"next", "express", "fastify", "hono"};
	struct str framework = audit->facts->apps.items[audit->app].framework;

	return !satellite->variable &&
	       (str_is(satellite->url->via, "clerkMiddleware") ||
		       str_is(satellite->url->via, "ClerkProvider")) &&
	       str_has_any_nocase(framework, names, sizeof(names) / sizeof(names[0]));
}

/* What makes an app a satellite; createClerkClient only keeps it for later calls. */
static bool is_setter(struct str via)
{
	static const char *const names[] = {"ClerkProvider", "clerkMiddleware", "requireAuth",
		"authenticateRequest", "clerk", "rootAuthLoader", "load", "Clerk", "clerkPlugin"};

	return str_is(via, "nuxt.config") ||
	       str_in(str_last_part(via, '.'), names, sizeof(names) / sizeof(names[0]));
}

static bool is_live(const struct audit *audit, const struct fact_url *url, const char *setting)
{
	return str_is(url->setting, setting) && !url->sample && match_in_app(audit, &url->at);
}

/* Is the same used once more in the file, and so perhaps in this one's place: by an `if`? */
static bool has_other(const struct audit *audit, const struct fact_url *satellite)
{
	static const char *const forms[] = {"call", "component"};
	unsigned uses = 0;

	for (size_t i = 0; i < audit->facts->api_uses.n && uses < 2; i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];

		uses += str_equal(use->name, satellite->via) &&
			str_equal(use->at.file, satellite->at.file) &&
			str_in(use->form, forms, sizeof(forms) / sizeof(forms[0]));
	}
	return uses > 1;
}

void match_satellite_read(
	struct audit *audit, const struct match_setup *setup, match_satellites *out)
{
	enum { MOST = 200 }; /* each is held against all settings */
	const struct facts *facts = audit->facts;
	struct map by_group = {0};

	for (size_t i = 0; i < facts->urls.n; i++) {
		const struct fact_url *it = &facts->urls.items[i];
		bool variable = match_setup_is_variable(audit, setup, it);
		struct str group;
		uint32_t before;

		if (!is_live(audit, it, "isSatellite") || (!variable && !is_setter(it->via))) {
			continue;
		}
		if (out->n == MOST) {
			audit_unresolved(audit);
			continue;
		}
		group = str_format(audit->arena, "%u", (unsigned)it->group);
		before = variable ? MAP_NONE : map_get(&by_group, group);
		if (before != MAP_NONE) {
			out->items[before].certain = false;
			continue;
		}
		if (!variable) {
			map_put(audit->arena, &by_group, group, (uint32_t)out->n);
		}
		vec_push(audit->arena, out,
			(struct match_satellite){it, variable,
				match_setup_says_yes(it) && !it->open &&
					(variable || !has_other(audit, it))});
	}
}

/* Is the variable of the option named anywhere near the app, be it by a sample or in prose? */
static bool is_named(const struct audit *audit, uint32_t app, struct str name, const char *option)
{
	struct str stands_for = options_of_variable(name);

	return (app == audit->app || str_is(audit->facts->apps.items[app].root, ".")) &&
	       !str_absent(stands_for) && str_is(stands_for, option);
}

static bool names_variable(const struct audit *audit, const char *option)
{
	const struct facts *facts = audit->facts;
	bool found = false;

	for (size_t i = 0; i < facts->env_definitions.n && !found; i++) {
		found = is_named(audit, facts->env_definitions.items[i].at.app,
			facts->env_definitions.items[i].name, option);
	}
	for (size_t i = 0; i < facts->env_reads.n && !found; i++) {
		found = is_named(audit, facts->env_reads.items[i].at.app,
			facts->env_reads.items[i].name, option);
	}
	for (size_t i = 0; i < facts->env_mentions.n && !found; i++) {
		found = is_named(audit, facts->env_mentions.items[i].at.app,
			facts->env_mentions.items[i].name, option);
	}
	for (size_t i = 0; i < facts->environment.n && !found; i++) {
		found = is_named(audit, audit->app, facts->environment.items[i].name, option);
	}
	return found;
}

/* Do the app's files say which of Clerk's variables are set? Else a host may set any. */
static bool is_documented(const struct audit *audit)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i];

		if (it->at.app == audit->app && names_is_clerk(it->name)) {
			return facts->ignored_env.n == 0;
		}
	}
	return false;
}

/* Do two settings files hold in one environment? */
static bool together(const struct fact_url *a, const struct fact_url *b)
{
	return a->environment == b->environment || a->environment == ENVIRONMENT_ANY ||
	       b->environment == ENVIRONMENT_ANY;
}

struct beside {
	const struct fact_url *own; /* in the call itself */
	const struct fact_url *variable;
	bool unknown; /* one of them may be anything */
	bool elsewhere;
};

/* Of several values a URL in full is the one that counts. */
static void keep(const struct fact_url **best, const struct fact_url *it)
{
	if (*best == NULL || str_find((*best)->value, STR("://"), 0) == SIZE_MAX) {
		*best = it;
	}
}

static struct beside look_beside(struct audit *audit, const struct match_setup *setup,
	const struct match_satellite *satellite, const char *option)
{
	const struct facts *facts = audit->facts;
	struct beside beside = {0};

	for (size_t i = 0; i < facts->urls.n; i++) {
		const struct fact_url *it = &facts->urls.items[i];
		bool variable = match_setup_is_variable(audit, setup, it);

		if (!is_live(audit, it, option) || (it->resolved && it->value.n == 0)) {
			continue;
		}
		if (!variable && !satellite->variable && it->group == satellite->url->group) {
			keep(&beside.own, it);
			beside.unknown = beside.unknown || !it->resolved;
		} else if (variable && together(it, satellite->url)) {
			keep(&beside.variable, it);
			beside.unknown = beside.unknown || (!it->resolved && beside.own == NULL);
		} else if (!variable) {
			beside.elsewhere = true;
		}
	}
	return beside;
}

enum match_beside match_satellite_given(struct audit *audit, const struct match_setup *setup,
	const struct match_satellite *satellite, const char *option, const struct fact_url **out)
{
	struct beside beside = look_beside(audit, setup, satellite, option);

	*out = beside.own != NULL ? beside.own : beside.variable;
	if (*out != NULL) {
		return beside.unknown ? MATCH_BESIDE_UNKNOWN : MATCH_BESIDE_GIVEN;
	}
	if ((beside.elsewhere && !is_call_alone(audit, satellite)) ||
		names_variable(audit, option) ||
		(reads_variables(audit) && !is_documented(audit))) {
		return MATCH_BESIDE_UNKNOWN;
	}
	return MATCH_BESIDE_NOT;
}

const struct fact_key *match_satellite_test_key(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->mode == KEY_MODE_TEST && key->valid && key->sample.n == 0 &&
			(key->kind == KEY_PUBLISHABLE || key->kind == KEY_SECRET) &&
			(key->environment == ENVIRONMENT_ANY ||
				key->environment == ENVIRONMENT_DEVELOPMENT) &&
			match_in_app(audit, &key->at)) {
			return key;
		}
	}
	return NULL;
}
