#ifndef CLERK_DEPRECATIONS_H
#define CLERK_DEPRECATIONS_H

#include "clerk/version.h"

/*
 * What Clerk's packages no longer take, or will not for long, as data. Facts
 * about uses of a package's API carry the names that stand here, so that both
 * what is looked for and what is said of it come from this table.
 */
enum deprecation_kind {
	DEPRECATION_EXPORT, /* an export: "authMiddleware" */
	DEPRECATION_PROP, /* of a component: "UserButton.afterSignOutUrl", "*.redirectUrl" */
	DEPRECATION_OPTION, /* of a call: "createClerkClient.apiKey" */
	DEPRECATION_MEMBER, /* of what an API gives: "user.profileImageUrl" */
	DEPRECATION_VALUE, /* of an option: "strategy.saml" */
	DEPRECATION_SUBPATH, /* the package's path itself */
	DEPRECATION_PACKAGE, /* the whole package */
	DEPRECATION_ENV, /* a variable of the environment */
	DEPRECATION_PEER, /* another package (or "node"): `removed` is the first version still taken
			   */
	DEPRECATION_BEHAVIOR, /* a call or component that stays and does something else; `instead`
				 is a package where it wants that one beside it */
	DEPRECATION_STYLE, /* keys of appearance and localization */
};

/*
 * `packages` and `names` are lists, a blank between. A package stands for
 * itself and its subpaths, with '$' behind it for itself alone; "*" is any of
 * Clerk's. A name with '*' behind it is any that begins so. Versions are those
 * of the package in which it is used: "6.0.0", or the generation "core-2" and
 * "core-3", of which each package has its own first version.
 */
struct deprecation {
	const char *rule; /* file below clerk/javascript packages/upgrade/src/versions, without
			     ".md" and "changes/"; "later/…" where there is none */
	const char *packages;
	const char *names; /* "" of subpaths and packages */
	enum deprecation_kind kind;
	const char *deprecated; /* NULL: not before `removed`; in every version without that */
	const char *removed; /* NULL: not yet */
	const char *instead;
	const char *source; /* NULL: the rule's own file */
};

/* Ends with a row whose rule is NULL; the rows of a rule follow each other. */
extern const struct deprecation deprecations[];

/* The first row at or behind `row` that speaks of this name of a package, or NULL. */
const struct deprecation *deprecations_find(const struct deprecation *row,
	enum deprecation_kind kind, struct str package, struct str name);

/* Does a row speak of this package or subpath? */
bool deprecations_has_package(const struct deprecation *row, struct str package);

/*
 * The version of a package that "core-3" or "6.0.0" means; false when the
 * package has none of that generation.
 */
bool deprecations_version(const char *since, struct str package, struct version *out);

#endif
