#include "compare/match_inlined.h"

#include "clerk/names.h"
#include "compare/match.h"

/* Does a bundler put it into the code while it builds? Nuxt reads its own when it runs. */
static bool is_inlined(const struct fact_env_read *read)
{
	static const char *const prefixes[] = {
		"NEXT_PUBLIC_", "REACT_APP_", "EXPO_PUBLIC_", "GATSBY_"};

	if (names_env_role(read->name) != ENV_PUBLISHABLE_KEY) {
		return false;
	}
	if (str_starts(read->name, "VITE_")) { /* of process.env a server reads it */
		return str_is(read->via, "import.meta.env");
	}
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (str_starts(read->name, prefixes[i])) {
			return true;
		}
	}
	return false;
}

static void add(struct audit *audit, struct match_inlined *wanted, struct str name)
{
	if (!str_vec_has(&wanted->names, name)) {
		vec_push(audit->arena, &wanted->names, name);
	}
}

/* What Clerk's components and calls are handed; a literal or a call needs no variable. */
static void see_key_uses(struct audit *audit, struct match_inlined *wanted)
{
	for (size_t i = 0; i < audit->facts->key_uses.n; i++) {
		const struct fact_key_use *it = &audit->facts->key_uses.items[i];

		if (!match_in_app(audit, &it->at) || !str_is(it->option, "publishableKey")) {
			continue;
		}
		if (!str_is(it->value, "env") || !it->resolved) {
			wanted->unresolved = true;
		}
	}
}

static void see_reads(struct audit *audit, struct match_inlined *wanted)
{
	for (size_t i = 0; i < audit->facts->env_reads.n; i++) {
		const struct fact_env_read *it = &audit->facts->env_reads.items[i];
		bool bare = it->otherwise.n == 0 || str_is(it->otherwise, "empty") ||
			    str_is(it->otherwise, "tested");

		if (!match_in_app(audit, &it->at) || !is_inlined(it)) {
			continue;
		}
		if (bare) {
			add(audit, wanted, it->name);
			wanted->at = wanted->at == NULL ? &it->at : wanted->at;
			wanted->tested = wanted->tested || str_is(it->otherwise, "tested");
		} else {
			wanted->unresolved = true;
		}
	}
}

static bool has_package(const struct audit *audit, const char *name)
{
	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];

		if (it->at.app == audit->app && str_is(it->name, name)) {
			return true;
		}
	}
	return false;
}

/* Configurations that are code may set it too: `env` of Next, `define` of Vite. */
static bool is_set_in_code(const struct audit *audit, struct str name)
{
	static const char *const kinds[] = {"next-config", "vite", "astro", "app-config"};

	for (size_t i = 0; i < audit->facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &audit->facts->env_definitions.items[i];

		if (str_equal(it->name, name) &&
			str_in(it->via, kinds, sizeof(kinds) / sizeof(kinds[0]))) {
			return true;
		}
	}
	return false;
}

struct match_inlined match_inlined_key(struct audit *audit)
{
	struct match_inlined wanted = {0};

	see_key_uses(audit, &wanted);
	see_reads(audit, &wanted);
	/* @clerk/nextjs reads its name by itself */
	if (wanted.names.n == 0 && has_package(audit, "@clerk/nextjs") &&
		str_starts(audit->facts->apps.items[audit->app].framework, "next")) {
		add(audit, &wanted, STR("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY"));
	}
	for (size_t i = 0; i < wanted.names.n; i++) {
		wanted.unresolved =
			wanted.unresolved || is_set_in_code(audit, wanted.names.items[i]);
	}
	return wanted;
}
