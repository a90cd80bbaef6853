#include "base/map.h"
#include "clerk/names.h"
#include "compare/match.h"
#include "compare/match_browser.h"
#include "compare/rules/pages.h"

/* A variable that hands a secret to the browser, or would, and every place that does. */
struct exposure {
	struct str name;
	const char *how; /* follows the name in a sentence */
	place_vec places;
};

struct exposures {
	struct map by_name;
	VEC(struct exposure) list;
};

static const char defined_public[] =
	"is for a secret, and bundlers hand it to the browser by its name";
static const char read_public[] = "holds a secret, and bundlers put it into the page by its name";
static const char read_client[] = "holds a secret and is read in client code";
static const char handed_prop[] =
	"holds a secret and is passed to a component that runs in the browser";
static const char handed_loader[] =
	"holds a secret and is part of what a loader sends along with the page";
static const char handed_setting[] =
	"holds a secret and is part of the settings that are built into the pages";
static const char secret_value[] = "has a public name and holds a secret";

static bool is_secret_name(struct str name)
{
	switch (names_env_role(name)) {
	case ENV_SECRET_KEY:
	case ENV_WEBHOOK_SECRET:
	case ENV_MACHINE_SECRET:
	case ENV_ENCRYPTION_KEY:
		return true;
	case ENV_WEBHOOK_SECRET_OTHER: /* SIGNING_SECRET alone may be any vendor's */
		return names_is_clerk(name);
	case ENV_OTHER:
	case ENV_PUBLISHABLE_KEY:
	case ENV_JWT_KEY: /* a public key, whatever its name */
	case ENV_CLERK_OTHER:
		break;
	}
	return false;
}

static void add(struct audit *audit, struct exposures *all, struct str name, const struct place *at,
	const char *how)
{
	uint32_t index = map_get(&all->by_name, name);

	if (index == MAP_NONE) {
		index = (uint32_t)all->list.n;
		map_put(audit->arena, &all->by_name, name, index);
		vec_push(audit->arena, &all->list, (struct exposure){.name = name, .how = how});
	}
	vec_push(audit->arena, &all->list.items[index].places, *at);
}

/* A public-prefixed secret name; one that holds a publishable key is only badly named. */
static void see_definitions(struct audit *audit, struct exposures *all, bool samples)
{
	for (size_t i = 0; i < audit->facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &audit->facts->env_definitions.items[i];
		bool ours = it->at.app == audit->app && it->sample == samples;

		if (!ours || !is_secret_name(it->name)) {
			continue;
		}
		audit_judged(audit);
		if (names_env_is_public(it->name) && !str_starts(it->value_class, "pk_")) {
			add(audit, all, it->name, &it->at, defined_public);
		}
	}
}

static void see_keys(struct audit *audit, struct exposures *all)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];
		bool secret = match_key_is_secret(key) || key->kind == KEY_WEBHOOK_SECRET;
		bool misplaced = key->valid && secret && key->at.app == audit->app &&
				 names_env_is_public(key->env_name) &&
				 !is_secret_name(key->env_name) && !str_is(key->sample, "comment");

		if (misplaced && key->clerks_own) {
			add(audit, all, key->env_name, &key->at, secret_value);
		}
	}
}

/*
 * What configurations hand on to the browser: Next's `env`, Vite's `define`,
 * Nuxt's `runtimeConfig.public`, Expo's `extra`.
 */
static bool is_in_config(const struct place *at)
{
	static const char *const names[] = {"next.config.", "vite.config.", "nuxt.config.",
		"astro.config.", "app.config.", "wxt.config.", "webpack.config."};
	size_t slash = str_find_last_byte(at->file, '/');
	struct str name = str_slice(at->file, slash == SIZE_MAX ? 0 : slash + 1, at->file.n);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (str_starts(name, names[i])) {
			return true;
		}
	}
	return false;
}

static const char *how_handed(struct str handed)
{
	return str_is(handed, "prop")     ? handed_prop
	       : str_is(handed, "loader") ? handed_loader
					  : handed_setting;
}

static void see_reads(struct audit *audit, struct exposures *all)
{
	for (size_t i = 0; i < audit->facts->env_reads.n; i++) {
		const struct fact_env_read *it = &audit->facts->env_reads.items[i];

		if (!match_in_app(audit, &it->at) || !is_secret_name(it->name)) {
			continue;
		}
		audit_judged(audit);
		if (names_env_is_public(it->name)) {
			add(audit, all, it->name, &it->at, read_public);
		} else if (it->client) {
			add(audit, all, it->name, &it->at, read_client);
		} else if (it->handed.n > 0) {
			add(audit, all, it->name, &it->at, how_handed(it->handed));
		} else if (is_in_config(&it->at)) {
			struct str where = match_place(audit, &it->at);

			audit_not_evaluated(audit,
				"%.*s reads %.*s, and whether it hands it to the browser is not "
				"followed",
				STR_ARGS(where), STR_ARGS(it->name));
		}
	}
}

/* NEXT_PUBLIC_CLERK_SECRET_KEY → CLERK_SECRET_KEY; Nuxt keeps its own prefix. */
static struct str private_name(struct audit *audit, struct str name)
{
	size_t at = str_find(name, STR("CLERK"), 0);
	struct str bare = at == SIZE_MAX ? name : str_slice(name, at, name.n);

	return str_starts(name, "NUXT_") ? str_join(audit->arena, STR("NUXT_"), bare) : bare;
}

static struct str fix_for(struct audit *audit, const struct exposure *it, struct str where)
{
	if (it->how == handed_prop || it->how == handed_loader || it->how == handed_setting) {
		return str_format(audit->arena,
			"take %.*s out of what is handed over at %.*s, use it on the server and "
			"hand over the result, and rotate the secret if it was ever deployed",
			STR_ARGS(it->name), STR_ARGS(where));
	}
	if (it->how == read_client) {
		return str_format(audit->arena,
			"move the read of %.*s from %.*s into a module that only the server "
			"imports, and pass the result of the call, never the secret",
			STR_ARGS(it->name), STR_ARGS(where));
	}
	if (it->how == secret_value) {
		return str_format(audit->arena,
			"rotate the secret, give it to the server in a variable without a public "
			"prefix, and put a value that may be public into %.*s in %.*s, or drop it",
			STR_ARGS(it->name), STR_ARGS(where));
	}
	return str_format(audit->arena,
		"rename %.*s to %.*s in %.*s and wherever it is read, read it on the server "
		"alone, and rotate the secret if it was ever deployed",
		STR_ARGS(it->name), STR_ARGS(private_name(audit, it->name)), STR_ARGS(where));
}

static void report_variable(struct audit *audit, const struct exposure *it)
{
	struct str where = match_place(audit, &it->places.items[0]);
	struct finding finding = match_finding(audit, &it->places.items[0]);

	for (size_t i = 1; i < it->places.n; i++) {
		vec_push(audit->arena, &finding.related, it->places.items[i]);
	}
	finding.message = str_format(audit->arena, "%.*s: the variable %.*s %s", STR_ARGS(where),
		STR_ARGS(it->name), it->how);
	finding.fix = fix_for(audit, it, where);
	audit_find(audit, finding);
}

/* CLERK-API-001 speaks of a call that the browser makes with the secret. */
static bool is_spoken_of(const struct audit *audit, const struct exposure *it)
{
	bool handed =
		it->how == handed_prop || it->how == handed_loader || it->how == handed_setting;

	return !handed && match_browser_has_key(audit, it->name);
}

static void check(struct audit *audit)
{
	struct exposures all = {0};

	see_keys(audit, &all);
	see_definitions(audit, &all, false);
	see_definitions(audit, &all, true);
	see_reads(audit, &all);
	for (size_t i = 0; i < all.list.n; i++) {
		if (!is_spoken_of(audit, &all.list.items[i])) {
			report_variable(audit, &all.list.items[i]);
		}
	}
	match_unread(audit, NULL);
}

const struct rule rule_CLERK_KEY_002 = {
	.info =
		{
			.id = "CLERK-KEY-002",
			.area = "keys",
			.title = "secret within reach of the browser",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a variable that holds a Clerk secret",
			.symptom = "the secret stands in the JavaScript that every visitor "
				   "downloads: whoever finds it controls all users of the instance",
			.security = "9.8",
			.cwe = "522 200",
			.since = "0.1",
			.page = page_CLERK_KEY_002,
		},
	.check = check,
};
