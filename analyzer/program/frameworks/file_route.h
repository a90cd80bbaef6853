#ifndef PROGRAM_FRAMEWORKS_FILE_ROUTE_H
#define PROGRAM_FRAMEWORKS_FILE_ROUTE_H

#include "program/frameworks/framework.h"

/*
 * What frameworks whose routes are files have in common: from a file's place
 * to its URL, from its exports to routes, and the settings in the app's
 * configuration file that decide about both.
 */

/* A module's path below its app's root and a folder ("src/pages"); absent when it is elsewhere. */
struct str file_route_below(const struct program *program, uint32_t module, struct str folder);

/* A path without what follows the last dot of its file's name. */
struct str file_route_without_extension(struct str path);

/* The same of a page of Next's, whose extension may have two parts: `pageExtensions: ['page.tsx']`.
 */
struct str file_route_without_page_extension(
	const struct program *program, uint32_t app, struct str path);

/* What a part of a path becomes in the URL; absent when it leaves no trace there. */
typedef struct str file_route_part(struct arena *arena, struct str part);

/* [id] is ":id", [...all] and [[...all]] are ":all*", all else stays. */
struct str file_route_bracketed(struct arena *arena, struct str part);

/* Is the part in parentheses, "(group)"? */
bool file_route_is_group(struct str part);

/* Is every part of the path either text or one parameter? "a-[id]" and [[optional]] are more. */
bool file_route_is_plain(struct str path);

/* Is a file or folder of the path hidden by what its name begins with: "_draft/a.ts"? */
bool file_route_is_hidden(struct str path, char mark);

/* The URL of a path's parts below a base ("" or "/docs"): at least "/". */
struct str file_route_url(
	struct arena *arena, struct str base, struct str path, file_route_part *part_of);

/* Places a route at what its module exports under a name; the value, or SITE_NONE without one. */
struct site file_route_export(const struct program *program, struct route *route, const char *name);

/*
 * Appends a route like `like` (its module, path, base, body, request …) for what its module
 * exports under a name: placed at the export, with its handlers, serving one method more (NULL:
 * those that it has). False when there is no such export.
 */
bool file_route_add(const struct program *program, struct arena *arena, const struct route *like,
	const char *name, const char *method, route_vec *out);

/* Likewise for each HTTP method that the module exports a handler of: `export const POST`. */
void file_route_add_methods(const struct program *program, struct arena *arena,
	const struct route *like, route_vec *out);

/*
 * The export that serves every method without an export of its own: Astro's ALL, SvelteKit's
 * fallback.
 */
void file_route_add_rest(const struct program *program, struct arena *arena,
	const struct route *like, const char *name, route_vec *out);

/* Does the module export the name, or may it, by `export *`? */
bool file_route_may_export(const struct program *program, uint32_t module, const char *name);

/* The module in the app's root whose name begins so ("next.config."); ID_NONE without one. */
uint32_t file_route_config(const struct program *program, uint32_t app, const char *prefix);

/*
 * Looks for a setting ("base", "kit.paths.base") in what a configuration file exports as default,
 * also inside the calls that wrap it: defineConfig({ … }), withMDX(config). What is no object,
 * or may get the setting by a spread, is PROPERTY_UNKNOWN.
 */
enum property file_route_setting(
	const struct program *program, uint32_t config, const char *name, struct site *out);

/* A path of the configuration: where an app's routes begin, or in which folder they are. */
struct file_route_base {
	struct str path; /* "" or what is the default, where nothing is set or known */
	bool known;
};

/* A setting that is a URL's beginning: without its last slash, with a first one. */
struct file_route_base file_route_base(
	const struct program *program, uint32_t config, const char *name);

/* A setting that is a folder below the app's root: without "./", "/" and what is around it. */
struct file_route_base file_route_folder(
	const struct program *program, uint32_t config, const char *name, const char *otherwise);

#endif
