#ifndef COMPARE_MATCH_SETTINGS_H
#define COMPARE_MATCH_SETTINGS_H

#include "clerk/names.h"
#include "compare/rule.h"

/* Which variables hold in an environment, and with what kind of value. */

/* A variable with a value: of a settings file of the app, or handed over (then `at` is NULL). */
struct match_setting {
	struct str name;
	struct str value_class;
	struct str file;
	struct str scope; /* the stage, service or job of the file, or "" */
	struct str group; /* settings of one group are loaded together */
	struct str where; /* for messages */
	const struct place *at;
	enum environment environment;
	int rank; /* the higher one wins */
};

typedef VEC(struct match_setting) match_settings;

/* Every setting of the app, samples left out, in the order of the facts. */
void match_settings_read(struct audit *audit, match_settings *settings);

/* Those that hold in the environment: of each group and name the one that wins. */
void match_settings_held(struct audit *audit, const match_settings *settings,
	enum environment environment, match_settings *held);

/* Is a variable of this role defined, documented, read or handed over anywhere in the app? */
bool match_settings_name(const struct audit *audit, enum env_role role);

/* Does code of any app read a variable of this name? */
bool match_settings_is_read(const struct audit *audit, struct str name);

#endif
