#include "compare/match_used.h"

#include "compare/match.h"

static struct str key_of(struct audit *audit, struct str where, struct str name)
{
	return str_format(audit->arena, "%.*s %.*s", STR_ARGS(where), STR_ARGS(name));
}

static void add_host(struct audit *audit, struct match_used_index *index, struct str where,
	struct str name, struct str host)
{
	map_put(audit->arena, &index->by_place, key_of(audit, where, name),
		(uint32_t)index->hosts.n);
	vec_push(audit->arena, &index->hosts, host);
}

/* The hosts of all publishable keys, by where their settings stand. */
static void index_hosts(struct audit *audit, struct match_used_index *index)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->keys.n; i++) {
		const struct fact_key *key = &facts->keys.items[i];

		if (match_key_names_instance(audit, key)) {
			add_host(audit, index, match_place(audit, &key->at), key->env_name,
				key->frontend_api);
		}
	}
	for (size_t i = 0; i < facts->environment.n; i++) {
		const struct fact_environment_value *it = &facts->environment.items[i];

		if (it->frontend_api.n > 0) {
			add_host(audit, index, it->from, it->name, it->frontend_api);
		}
	}
}

/* Is it the name that a Clerk SDK of the app reads by itself? The fallbacks of a name are not. */
static bool is_read_by_sdk(const struct audit *audit, struct str name)
{
	static const struct {
		const char *package;
		const char *name;
	} rows[] = {
		{"@clerk/nextjs", "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY"},
		{"@clerk/astro", "PUBLIC_CLERK_PUBLISHABLE_KEY"},
		{"svelte-clerk", "PUBLIC_CLERK_PUBLISHABLE_KEY"},
		{"@clerk/nuxt", "NUXT_PUBLIC_CLERK_PUBLISHABLE_KEY"},
		{"@clerk/react-router", "VITE_CLERK_PUBLISHABLE_KEY"},
		{"@clerk/tanstack-react-start", "VITE_CLERK_PUBLISHABLE_KEY"},
		{"@clerk/express", "CLERK_PUBLISHABLE_KEY"},
		{"@clerk/fastify", "CLERK_PUBLISHABLE_KEY"},
		{"@clerk/hono", "CLERK_PUBLISHABLE_KEY"},
	};

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *package = &audit->facts->packages.items[i];

		for (size_t k = 0; k < sizeof(rows) / sizeof(rows[0]); k++) {
			if (package->at.app == audit->app && str_is(name, rows[k].name) &&
				str_is(package->name, rows[k].package)) {
				return true;
			}
		}
	}
	return false;
}

/* Does live code of the app take its key from the variable? */
static bool is_used(const struct audit *audit, struct str name)
{
	for (size_t i = 0; i < audit->facts->env_reads.n; i++) {
		const struct fact_env_read *it = &audit->facts->env_reads.items[i];

		if (match_in_app(audit, &it->at) && str_equal(it->name, name)) {
			return true;
		}
	}
	return is_read_by_sdk(audit, name);
}

static const struct fact_key *key_at(const struct audit *audit, const struct place *at)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->at.line == at->line && str_equal(key->at.file, at->file) &&
			match_key_names_instance(audit, key)) {
			return key;
		}
	}
	return NULL;
}

/* Literals that a call or component is given, and nothing else. */
static void find_literals(struct audit *audit, struct match_used_index *index)
{
	for (size_t i = 0; i < audit->facts->key_uses.n; i++) {
		const struct fact_key_use *use = &audit->facts->key_uses.items[i];
		bool certain = use->resolved && use->env.n == 0 && use->literals.n == 1;
		/* pages on their own are no part of one app */
		bool page = str_ends(use->at.file, ".html");

		if (!certain || page || !str_is(use->option, "publishableKey") ||
			!match_in_app(audit, &use->at)) {
			continue;
		}
		const struct fact_key *key = key_at(audit, &use->literals.items[0]);
		if (key != NULL) {
			struct str where = match_place(audit, &key->at);

			vec_push(audit->arena, &index->literals,
				(struct match_used){STR(""), where, key->frontend_api, STR(""),
					key->mode, &key->at});
		}
	}
}

void match_used_read(struct audit *audit, struct match_used_index *index)
{
	match_settings_read(audit, &index->settings);
	index_hosts(audit, index);
	find_literals(audit, index);
}

struct str match_used_host(struct audit *audit, const struct match_used_index *index,
	const struct match_setting *setting)
{
	uint32_t host = map_get(&index->by_place, key_of(audit, setting->where, setting->name));

	return host == MAP_NONE ? STR("") : index->hosts.items[host];
}

void match_used_in(struct audit *audit, const struct match_used_index *index,
	enum environment environment, match_used_vec *out)
{
	match_settings held = {0};

	match_settings_held(audit, &index->settings, environment, &held);
	for (size_t i = 0; i < held.n; i++) {
		const struct match_setting *it = &held.items[i];
		struct str host = match_used_host(audit, index, it);

		if (host.n > 0 && match_is_sdk_name(it->name, "CLERK_PUBLISHABLE_KEY") &&
			is_used(audit, it->name)) {
			vec_push(audit->arena, out,
				(struct match_used){it->name, it->where, host, it->group,
					match_mode_of_class(it->value_class), it->at});
		}
	}
	for (size_t i = 0; i < index->literals.n; i++) {
		vec_push(audit->arena, out, index->literals.items[i]);
	}
}
