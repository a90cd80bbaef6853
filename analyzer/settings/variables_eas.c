#include "settings/variables_build.h"

/*
 * eas.json: profiles of builds, each with `env`; a profile takes what it does
 * not set from the one that it extends (docs.expo.dev, "Configure EAS Build
 * with eas.json").
 */
enum {
	EXTENDS_MOST = 5,
	PROFILES_MOST = 64,
};

static bool is_true(const struct document_value *value)
{
	return document_is(value, DOCUMENT_BOOLEAN) && value->truth;
}

static enum kinds_environment profile_environment(const struct document_value *profile)
{
	enum kinds_environment named = variables_environment(profile->key, KINDS_ANY);

	named = variables_environment(document_string(document_get(profile, "environment")), named);
	if (named == KINDS_ANY && is_true(document_get(profile, "developmentClient"))) {
		return KINDS_DEVELOPMENT;
	}
	return named;
}

/* Does a profile take a variable of another as it is? */
static bool inherits(const struct document_value *profiles, const struct document_value *profile,
	struct str from, struct str name)
{
	for (unsigned i = 0; profile != NULL && i < EXTENDS_MOST; i++) {
		struct str base = document_string(document_get(profile, "extends"));

		if (document_find(document_get(profile, "env"), name) != NULL) {
			return false;
		}
		if (str_absent(base)) {
			return false;
		}
		if (str_equal(base, from)) {
			return true;
		}
		profile = document_find(profiles, base);
	}
	return false;
}

static bool reaches_production(
	const struct document_value *profiles, struct str from, struct str name)
{
	unsigned count = 0;

	document_each (profile, profiles) {
		if (count++ == PROFILES_MOST) {
			return false;
		}
		if (profile_environment(profile) == KINDS_PRODUCTION &&
			inherits(profiles, profile, from, name)) {
			return true;
		}
	}
	return false;
}

void variables_eas(struct variables_build *build)
{
	const struct document_value *profiles = document_get(build->root, "build");

	variables_note_open(build, build->root);
	variables_note_open(build, profiles);
	document_each (profile, profiles) {
		size_t first = build->out->n;
		struct variable like = {
			.form = "env",
			.phase = "build",
			.scope = profile->key,
			.environment = profile_environment(profile),
		};

		variables_note_open(build, profile);
		variables_add_table(build, document_get(profile, "env"), &like, VARIABLES_LITERAL);
		for (size_t i = first; i < build->out->n; i++) {
			struct variable *it = &build->out->items[i];

			if (it->environment == KINDS_ANY &&
				reaches_production(profiles, profile->key, it->name)) {
				it->environment = KINDS_PRODUCTION;
			}
		}
	}
}
