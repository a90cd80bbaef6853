#ifndef PROGRAM_APPS_H
#define PROGRAM_APPS_H

#include "program/program.h"
#include "settings/manifest.h"

/*
 * The apps of a repository: every folder whose package.json names a known
 * framework as a (non-dev or dev) dependency, and the root. Fills apps and
 * app_count of the program, sorted by root; there is always at least one.
 * A framework's name begins with the first in precedence (next, express, …);
 * the app's other server frameworks follow: "next+convex".
 */
void apps_find(struct program *program, const struct manifest *manifests, size_t count);

/* The app a path belongs to: the one with the longest root that holds it. */
uint32_t apps_of(const struct program *program, struct str path);

/* Is this one of the app's frameworks? */
bool apps_has(const struct program_app *app, const char *framework);

/* Tells of a code file: one in a folder that a platform serves (supabase/functions) is noted. */
void apps_note_code(struct program *program, struct str path);

#endif
