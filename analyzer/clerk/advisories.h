#ifndef CLERK_ADVISORIES_H
#define CLERK_ADVISORIES_H

#include "clerk/version.h"

/*
 * Security advisories of Clerk's packages and of what guards stand on, as
 * data: one row for each package of an advisory.
 */
enum advisory_needs {
	ADVISORY_ALWAYS, /* the version alone decides */
	ADVISORY_VERIFY_WEBHOOK, /* verifyWebhook() is called */
	ADVISORY_PROXY, /* frontendApiProxy is switched on */
	ADVISORY_PROTECTED_LIST, /* createRouteMatcher() lists what is protected, not what is open
				  */
	ADVISORY_COMBINED_CHECK, /* one has() or protect() asks for two kinds of thing */
	ADVISORY_MIDDLEWARE, /* middleware is what turns away who is not signed in */
	ADVISORY_SEGMENT_PREFETCH, /* … of pages of Next's App Router */
	ADVISORY_DYNAMIC_ROUTE, /* … of routes with a part that varies */
	ADVISORY_I18N_PAGES, /* … of the Pages Router with i18n in next.config */
	ADVISORY_I18N_ONE_LOCALE, /* … of the App Router with a single locale there */
	ADVISORY_SERVER_COMPONENTS, /* pages of Next's App Router */
	ADVISORY_AVAILABILITY, /* nothing: it stops the server, and lets nobody past a guard */
};

struct advisory {
	const char *id; /* CVE-2025-53548 */
	const char *alias; /* GHSA-…, further CVEs; "" when none was seen */
	const char *package;
	const char *affected; /* a range as version_in() reads it; pre-releases count as releases */
	const char *fixed; /* versions with the fix, one for each line of releases */
	bool floor_assumed; /* the lower bound follows from what is affected below it, none was
			       published */
	enum advisory_needs needs;
	const char *title;
	const char *source;
};

/* Ends with a row whose id is NULL; rows of one advisory follow each other. */
extern const struct advisory advisories[];

/* Is this version of the row's package affected? A pre-release counts as its release. */
bool advisories_affects(const struct advisory *advisory, const struct version *version);

#endif
