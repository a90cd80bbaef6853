#ifndef COMPARE_MATCH_ORIGIN_H
#define COMPARE_MATCH_ORIGIN_H

#include "compare/match_setup.h"

/* Origins of pages that no web server serves: of browser extensions and native shells. */

/* What tells that an app's pages come from no web server. */
struct match_shell {
	const char *package;
	const char *what;
	bool extension;
};

/* The app's shell, by its packages; NULL: none. Stores the package. */
const struct match_shell *match_origin_shell(
	const struct audit *audit, const struct fact_package **out);

/* Appends the origins that the app's files tell, as they reach production. */
void match_origin_read(const struct audit *audit, match_urls *out);

bool match_origin_is_extension(struct str origin);

/* Does what has the origin run, and with Clerk? An extension may lie beside an app. */
bool match_origin_is_used(struct audit *audit, struct str origin);

/* Does the instance allow it? */
bool match_origin_is_allowed(const struct audit *audit, struct str origin);

#endif
