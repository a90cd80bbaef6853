#ifndef PROGRAM_RESOLVE_EXPORTS_H
#define PROGRAM_RESOLVE_EXPORTS_H

#include "program/resolve_packages.h"

/*
 * Where a package of the repository is entered. Source: Node.js documentation
 * "Modules: Packages" (exports, imports, conditions, patterns). Conditions for
 * one environment only (browser, …) count after all others and types last;
 * of a built file that is not there the source is meant. Only resolve*.c
 * include this.
 */

/* The file for "." or "./sub" of a package, or absent. */
struct str resolve_exports_enter(const struct resolve_packages *packages,
	const struct resolve_package *package, struct str subpath, struct arena *scratch);

/* The file for "#name" of the package's `imports`; or, absent, *out_package when that is one. */
struct str resolve_exports_private(const struct resolve_packages *packages,
	const struct resolve_package *package, struct str name, struct arena *scratch,
	struct str *out_package);

#endif
