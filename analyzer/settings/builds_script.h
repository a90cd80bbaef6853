#ifndef SETTINGS_BUILDS_SCRIPT_H
#define SETTINGS_BUILDS_SCRIPT_H

#include "settings/builds.h"

/*
 * Commands of a pipeline: which of them certainly set no variable for those
 * that follow, and what those do that a package.json has a name for.
 */
struct build_command {
	struct str text; /* with what is assigned before it */
	bool plain; /* a well-known tool, that sets nothing */
	bool bundles; /* it builds an app by a bundler, and nothing but plain commands */
};

/* The next simple command of a script, or false at its end. */
bool builds_script_next(struct str *script, struct str *out);

/* Does the script hold what makes its commands uncertain: redirections, substitutions, …? */
bool builds_script_is_uncertain(struct str script);

/* A command without what is assigned before it, and what merely runs a package's program. */
struct str builds_script_name(struct str command);

/* What a command is, run in a folder; scripts that it names are followed. */
struct build_command builds_script_read(
	const struct build_files *files, struct str folder, struct str command);

#endif
