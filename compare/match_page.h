#ifndef COMPARE_MATCH_PAGE_H
#define COMPARE_MATCH_PAGE_H

#include "base/map.h"
#include "compare/match_path.h"

/* Pages that settings lead to: by their path, in the app or on Clerk's account portal. */

/* Is the page on the account portal, so that none of the app's own is meant? */
bool match_page_is_portal(struct audit *audit, struct str url);

/* The path part of a URL or path; absent of what is neither, or goes on behind a '#'. */
struct str match_page_path(struct audit *audit, struct str text);

/* Does one path end in the other: may a locale or a base path stand before it? */
bool match_page_is_tail(struct str path, struct str tail);

/* May a redirect or rewrite of the repository lead a request to the path elsewhere? */
bool match_page_is_led_on(struct audit *audit, struct str path);

/* The app's pages, read when they are first asked for. */
struct match_pages {
	struct match_paths paths;
	bool asked;
	bool known;
	struct map answers; /* paths that were asked about: 1 there, 0 not */
};

/* Does a route of the app match the path? */
bool match_page_is_there(struct audit *audit, struct match_pages *pages, struct str path);

/* Does certainly nothing answer to the path: no route, redirect, middleware or other app? */
bool match_page_is_missing(struct audit *audit, struct match_pages *pages, struct str path);

/* ", but there is '/sign-in' (app/sign-in/page.tsx:1)": a page with a name like it; or "". */
struct str match_page_near(struct audit *audit, const struct match_pages *pages, struct str path);

/* Is the path a page of the app, and the wanted one that of another app on the same instance? */
bool match_page_may_be_another(
	struct audit *audit, struct match_pages *pages, struct str path, struct str wanted);

/* False of apps whose pages Clerk cannot send anyone to: screens, pages of an extension. */
bool match_page_has_any(const struct audit *audit);

#endif
