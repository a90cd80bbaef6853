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
 * A root that only holds a workspace together is no app of the frameworks
 * among its devDependencies.
 *
 * A package that no framework makes an app belongs to the one app that depends
 * on it, also through other such packages. Used by several apps, or by none,
 * it is part of the app whose folder holds it, which is mostly the root.
 */
void apps_find(struct program *program, const struct manifest *manifests, size_t count);

/*
 * The app a path belongs to: the one with the longest root that holds it, or
 * that of a package within, when the path lies in one that belongs to an app.
 */
uint32_t apps_of(const struct program *program, struct str path);

/* Is this one of the app's frameworks? */
bool apps_has(const struct program_app *app, const char *framework);

/* Tells of a code file: one in a folder that a platform serves (supabase/functions) is noted. */
void apps_note_code(struct program *program, struct str path);

/*
 * To be called when all code was told of, before any module has its app: takes
 * away the apps that are libraries after all (Next without routes, or only a
 * client's framework, and another package depends on it), and finds which
 * packages belong to which app.
 */
void apps_settle(struct program *program, const struct manifest *manifests, size_t count);

#endif
