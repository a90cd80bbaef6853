#ifndef SETTINGS_VARIABLES_CI_H
#define SETTINGS_VARIABLES_CI_H

#include "settings/variables_build.h"

/*
 * The environment that the name of a workflow, job or step speaks of: words
 * like "staging" or "e2e"; a job that deploys does so to production, unless
 * it is `tentative`: run for what is not released too.
 */
enum kinds_environment variables_ci_environment(struct str name, bool tentative);

/* The same of a whole file: by its name, else by the title that it has. */
enum kinds_environment variables_ci_file_environment(
	const struct variables_build *build, struct str title, bool tentative);

#endif
