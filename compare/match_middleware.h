#ifndef COMPARE_MATCH_MIDDLEWARE_H
#define COMPARE_MATCH_MIDDLEWARE_H

#include "compare/rule.h"

/* Whether what Clerk's server side needs before it answers is installed in the audit's app. */

/* An SDK whose functions need a middleware, plugin or hook of the same package. */
struct match_middleware_sdk {
	const char *package;
	const char *framework; /* whose app it must be; NULL: any */
	const char *const *uses; /* what needs it; ends with NULL */
	const char *const *installers; /* what installs it, the one to recommend first; likewise */
	const char *since; /* the first version that needs it; NULL: all */
	const char
		*file; /* the one that the framework runs, if there is one: "src/middleware.ts" */
	const char *fix; /* where it belongs */
};

/* Ends with an entry whose package is NULL. */
extern const struct match_middleware_sdk match_middleware_sdks[];

enum match_middleware {
	MATCH_MIDDLEWARE_NONE, /* nothing in the app installs it */
	MATCH_MIDDLEWARE_ELSEWHERE, /* only in a file that the framework does not run */
	MATCH_MIDDLEWARE_UNKNOWN,
	MATCH_MIDDLEWARE_INSTALLED,
};

/* Does the place belong to the app, also in a package that it shares with others, in live code? */
bool match_middleware_in_app(const struct audit *audit, const struct place *place);

/* Is it the app of such an SDK, and is what it needs known? */
bool match_middleware_applies(const struct audit *audit, const struct match_middleware_sdk *sdk);

/* Is the middleware installed? Stores of ELSEWHERE the file or call that is not run. */
enum match_middleware match_middleware_state(const struct audit *audit,
	const struct match_middleware_sdk *sdk, const struct place **out);

/* The next use at or behind *i of what needs the middleware, on the server; NULL at the end. */
const struct fact_api_use *match_middleware_use(
	const struct audit *audit, const struct match_middleware_sdk *sdk, size_t *i);

/* Where a middleware file of Next belongs in the app: "apps/web/src/proxy.ts", by another's ending.
 */
struct str match_middleware_next_file(struct audit *audit, struct str like);

/* Does anything on the app's server turn away, or ask who is signed in? */
bool match_middleware_asks(const struct audit *audit);

/* Would CLERK-MIDDLEWARE-001 find something: is it used, and certainly nothing installs it? */
bool match_middleware_missing(const struct audit *audit);

#endif
