#include "compare/match_variables.h"

#include "base/map.h"
#include "clerk/deprecations.h"
#include "clerk/names.h"
#include "clerk/options.h"
#include "clerk/tables.h"
#include "compare/match.h"

/* Who has which name, from one app's point of view. */
struct names {
	struct map set; /* all but the two below */
	struct map declared; /* by schemas */
	struct map read; /* by any code of the repository */
	struct map optional; /* "file\nname": asked for before it is used */
	bool own_files;
	bool samples; /* the app's or a folder's above it, or env files with secrets */
	bool env_files; /* likewise, with whatever is public */
	bool has_package; /* of Clerk's */
	bool has_bare_call; /* of verifyWebhook: CLERK-ENV-002's */
};

static bool is_declared(const struct fact_env_definition *it)
{
	return str_is(it->form, "schema");
}

/* turbo.json only says which variables a build depends on. */
static bool sets_nothing(const struct fact_env_definition *it)
{
	return str_is(it->form, "declared");
}

static bool is_above(const struct audit *audit, uint32_t app)
{
	struct str root = audit->facts->apps.items[app].root;
	struct str own = audit->facts->apps.items[audit->app].root;

	return str_is(root, ".") || (own.n > root.n && own.s[root.n] == '/' &&
					    str_equal(str_slice(own, 0, root.n), root));
}

static void see_definition(struct audit *audit, struct names *names, size_t i)
{
	const struct fact_env_definition *it = &audit->facts->env_definitions.items[i];
	bool near = it->at.app == audit->app || is_above(audit, it->at.app);

	if (sets_nothing(it) || (!is_declared(it) && names->own_files && !near)) {
		return;
	}
	if (is_declared(it)) {
		map_put(audit->arena, &names->declared, it->name, 0);
	} else if (map_get(&names->set, it->name) == MAP_NONE) {
		map_put(audit->arena, &names->set, it->name, 0);
	}
}

static bool is_webhook_secret(enum env_role role)
{
	return role == ENV_WEBHOOK_SECRET || role == ENV_WEBHOOK_SECRET_OTHER;
}

static bool is_secret(enum env_role role)
{
	return role == ENV_SECRET_KEY || role == ENV_MACHINE_SECRET || is_webhook_secret(role) ||
	       role == ENV_ENCRYPTION_KEY;
}

/* An env file with the publishable key alone says nothing of where secrets are kept. */
static void see_evidence(
	struct audit *audit, struct names *names, const struct fact_env_definition *it)
{
	bool file = str_is(it->via, "dotenv");
	bool near = it->at.app == audit->app || is_above(audit, it->at.app);

	if (near && names_is_clerk(it->name) && (file || is_declared(it))) {
		names->env_files = names->env_files || file;
		names->samples = names->samples || it->sample || is_declared(it) ||
				 is_secret(names_env_role(it->name));
	}
}

static void see_read(struct audit *audit, struct names *names, const struct fact_env_read *it)
{
	map_put(audit->arena, &names->read, it->name, 0);
	if (str_is(it->otherwise, "tested")) {
		map_put(audit->arena, &names->optional,
			str_format(audit->arena, "%.*s\n%.*s", STR_ARGS(it->at.file),
				STR_ARGS(it->name)),
			0);
	}
}

static void see_packages(struct audit *audit, struct names *names)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->packages.n; i++) {
		names->has_package = names->has_package ||
				     (facts->packages.items[i].at.app == audit->app &&
					     names_is_clerk_package(facts->packages.items[i].name));
	}
	for (size_t i = 0; i < facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *it = &facts->webhook_handlers.items[i];

		names->has_bare_call =
			names->has_bare_call ||
			(match_in_app(audit, &it->at) && str_is(it->verifier, "verifyWebhook") &&
				str_is(it->secret_from, "implicit"));
	}
}

static void see_all(struct audit *audit, struct names *names)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i];

		names->own_files =
			names->own_files || (it->at.app == audit->app && names_is_clerk(it->name) &&
						    !sets_nothing(it) && !is_declared(it));
	}
	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		see_definition(audit, names, i);
		see_evidence(audit, names, &facts->env_definitions.items[i]);
	}
	for (size_t i = 0; i < facts->environment.n; i++) {
		if (match_given(audit, &facts->environment.items[i])) {
			map_put(audit->arena, &names->set, facts->environment.items[i].name, 0);
		}
	}
	for (size_t i = 0; i < facts->env_reads.n; i++) {
		see_read(audit, names, &facts->env_reads.items[i]);
	}
	see_packages(audit, names);
}

static bool is_old_name(struct str name)
{
	return deprecations_find(deprecations, DEPRECATION_ENV, STR("@clerk/nextjs"), name) != NULL;
}

static bool is_of_another_rule(const struct names *names, struct str name)
{
	enum env_role role = names_env_role(name);

	return (names->has_bare_call && is_webhook_secret(role)) ||
	       (names->has_package && is_old_name(name)) ||
	       (names_env_is_public(name) && is_secret(role));
}

/* The issuer of the instance's tokens, as Convex' and Clerk's documentation call it by turns. */
static bool is_issuer(struct str name)
{
	static const char *const names[] = {"CLERK_FRONTEND_API_URL", "CLERK_JWT_ISSUER_DOMAIN",
		"CLERK_JWT_ISSUER", "CLERK_ISSUER", "CLERK_ISSUER_URL", "CLERK_ISSUER_DOMAIN"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

/* Of names that Clerk has not given, these are of things that code cannot do without. */
static bool ends_like_a_setting(struct str name)
{
	static const char *const ends[] = {"_SECRET", "_KEY", "_ISSUER", "_ISSUER_URL", "_DOMAIN"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		if (str_ends(name, ends[i])) {
			return true;
		}
	}
	return false;
}

/*
 * Clerk's packages do without all but the keys, and are handed what is not set without harm.
 * CLERK_API_URL is left in: what reads it by itself puts URLs together.
 */
static bool is_optional(struct str name)
{
	enum env_role role = names_env_role(name);

	if (str_is(name, "CLERK_API_URL") || is_issuer(name)) {
		return false;
	}
	if (role == ENV_CLERK_OTHER) {
		return !str_has(name, "CLERK") || !ends_like_a_setting(name) ||
		       !str_absent(options_of_variable(name));
	}
	return role == ENV_JWT_KEY || role == ENV_ENCRYPTION_KEY;
}

/* What somebody runs by hand, or for tests, and sets the variables for then. */
static bool is_script(struct str file)
{
	return str_starts(file, "scripts/") || str_has(file, "/scripts/") ||
	       str_has(file, "playwright.config.") || str_has(file, "cypress.config.") ||
	       str_has(file, "vitest.config.") || str_has(file, "jest.config.");
}

/* A list of ids may be empty, a secret may not. */
static bool may_be_empty(struct str name)
{
	enum env_role role = names_env_role(name);

	return !is_secret(role) && role != ENV_PUBLISHABLE_KEY && !is_issuer(name);
}

static bool is_needed(
	struct audit *audit, const struct names *names, const struct fact_env_read *it)
{
	bool bare =
		it->otherwise.n == 0 || (str_is(it->otherwise, "empty") && !may_be_empty(it->name));
	struct str key =
		str_format(audit->arena, "%.*s\n%.*s", STR_ARGS(it->at.file), STR_ARGS(it->name));

	return bare && match_in_app(audit, &it->at) && !is_script(it->at.file) &&
	       !is_optional(it->name) && map_get(&names->optional, key) == MAP_NONE &&
	       !is_of_another_rule(names, it->name);
}

/* Do both names say the same of what they hold? */
static bool is_same_thing(struct str a, struct str b)
{
	enum env_role role = names_env_role(a);
	enum env_role other = names_env_role(b);

	if (str_equal(a, b)) {
		return false;
	}
	if (role == ENV_OTHER || role == ENV_CLERK_OTHER) {
		return is_issuer(a) && is_issuer(b);
	}
	return role == other || (is_webhook_secret(role) && is_webhook_secret(other));
}

static bool is_of_an_environment(struct str name)
{
	for (size_t i = 0; tables_environment_suffixes[i] != NULL; i++) {
		if (str_ends(name, tables_environment_suffixes[i])) {
			return true;
		}
	}
	return false;
}

/* Has the repository an app of the framework that the name's prefix belongs to? */
static bool is_prefix_in_use(const struct facts *facts, struct str name)
{
	static const struct {
		const char *prefix;
		const char *framework;
	} prefixes[] = {
		{"NEXT_PUBLIC_", "next"}, {"NUXT_PUBLIC_", "nuxt"}, {"EXPO_PUBLIC_", "expo"}};

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (!str_starts(name, prefixes[i].prefix)) {
			continue;
		}
		for (size_t j = 0; j < facts->apps.n; j++) {
			if (str_starts(facts->apps.items[j].framework, prefixes[i].framework)) {
				return true;
			}
		}
		return false;
	}
	return true;
}

/* What Clerk's packages read by themselves is not another name for anything. */
static bool is_read_by_package(const struct facts *facts, struct str name)
{
	enum env_role role = names_env_role(name);

	return role == ENV_SECRET_KEY || role == ENV_MACHINE_SECRET || role == ENV_JWT_KEY ||
	       role == ENV_ENCRYPTION_KEY ||
	       (role == ENV_PUBLISHABLE_KEY && is_prefix_in_use(facts, name));
}

static bool may_stand_for(
	const struct facts *facts, const struct names *names, struct str other, struct str name)
{
	return names_is_clerk(other) && is_same_thing(name, other) &&
	       !is_read_by_package(facts, other) && !is_of_an_environment(other) &&
	       map_get(&names->read, other) == MAP_NONE &&
	       map_get(&names->declared, other) == MAP_NONE;
}

static void offer(
	struct match_variable *out, struct str name, const struct place *at, bool *several)
{
	*several = *several || (out->other.n > 0 && !str_equal(out->other, name));
	if (out->other.n == 0) {
		out->other = name;
		out->other_at = *at;
	}
}

/* Several candidates are none: which of them is meant is not known. */
static void find_other(struct audit *audit, const struct names *names, struct match_variable *out)
{
	const struct facts *facts = audit->facts;
	bool several = false;
	bool mentioned = false;

	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i];

		if (map_get(&names->set, it->name) != MAP_NONE &&
			may_stand_for(facts, names, it->name, out->name)) {
			offer(out, it->name, &it->at, &several);
		}
	}
	for (size_t i = 0; i < facts->env_mentions.n; i++) {
		mentioned = mentioned || str_equal(facts->env_mentions.items[i].name, out->name);
	}
	for (size_t i = 0; i < facts->env_mentions.n && out->other.n == 0 && !mentioned; i++) {
		const struct fact_env_mention *it = &facts->env_mentions.items[i];

		if (it->at.app == audit->app && may_stand_for(facts, names, it->name, out->name)) {
			offer(out, it->name, &it->at, &several);
		}
	}
	if (several) {
		out->other = STR("");
	}
}

/* A comment of an env file; a document, of what is set with a command: `npx convex env set X`. */
static bool is_told_elsewhere(
	const struct audit *audit, const struct names *names, const struct match_variable *it)
{
	const struct facts *facts = audit->facts;
	struct str file = it->reads.items[0].file;
	bool backend = str_starts(file, "convex/") || str_has(file, "/convex/") ||
		       str_starts(file, "supabase/functions/") ||
		       str_has(file, "/supabase/functions/");

	for (size_t i = 0; i < facts->env_mentions.n; i++) {
		const struct fact_env_mention *mention = &facts->env_mentions.items[i];

		bool near = !names->own_files || mention->at.app == audit->app ||
			    is_above(audit, mention->at.app);

		if ((backend || (near && mention->at.context == CONTEXT_ENV)) &&
			str_equal(mention->name, it->name)) {
			return true;
		}
	}
	return false;
}

static void settle(struct audit *audit, const struct names *names, struct match_variable *it)
{
	bool told =
		map_get(&names->set, it->name) == MAP_NONE && is_told_elsewhere(audit, names, it);

	it->set = told || map_get(&names->set, it->name) != MAP_NONE;
	it->named = it->set || map_get(&names->declared, it->name) != MAP_NONE;
	it->documented = names_env_is_public(it->name) ? names->env_files : names->samples;
	it->other = STR("");
	if (!it->set) {
		find_other(audit, names, it);
	}
}

void match_variables_read(struct audit *audit, match_variables *out)
{
	const struct facts *facts = audit->facts;
	struct names names = {0};
	struct map needed = {0};

	see_all(audit, &names);
	for (size_t i = 0; i < facts->env_reads.n; i++) {
		const struct fact_env_read *it = &facts->env_reads.items[i];
		uint32_t index = map_get(&needed, it->name);

		if (!is_needed(audit, &names, it)) {
			continue;
		}
		if (index == MAP_NONE) {
			index = (uint32_t)out->n;
			map_put(audit->arena, &needed, it->name, index);
			vec_push(audit->arena, out, (struct match_variable){.name = it->name});
		}
		vec_push(audit->arena, &out->items[index].reads, it->at);
	}
	for (size_t i = 0; i < out->n; i++) {
		settle(audit, &names, &out->items[i]);
	}
}
