#include "clerk/names.h"
#include "compare/match_advisory_internal.h"
#include "compare/match_middleware.h"

/* What an advisory needs, in words for each of its states. */
struct words {
	const char *absent;
	const char *unknown;
	const char *seen;
};

static const struct words words[] = {
	[ADVISORY_ALWAYS] = {"", "", "the version alone decides"},
	[ADVISORY_VERIFY_WEBHOOK] = {"no call of it is seen",
		"whether it is called could not be read", "it is called"},
	[ADVISORY_PROXY] = {"it is not switched on", "whether it is switched on could not be read",
		"it is switched on"},
	[ADVISORY_PROTECTED_LIST] = {"no list of what is protected is made with it",
		"whether it lists what is protected could not be followed",
		"it lists what is protected"},
	[ADVISORY_COMBINED_CHECK] = {"no check that combines conditions is seen",
		"whether a check combines conditions could not be read",
		"a check combines conditions"},
	[ADVISORY_MIDDLEWARE] = {"no middleware turns anybody away",
		"whom the middleware turns away could not be followed",
		"the middleware turns people away"},
	[ADVISORY_SEGMENT_PREFETCH] = {"no middleware guards pages of the App Router",
		"whom the middleware turns away could not be followed",
		"the middleware guards pages of the App Router"},
	[ADVISORY_DYNAMIC_ROUTE] = {"no middleware guards a dynamic route",
		"whom the middleware turns away could not be followed",
		"the middleware guards an app with dynamic routes"},
	[ADVISORY_I18N_PAGES] = {"no middleware guards localized pages of the Pages Router",
		"whether the middleware guards localized pages could not be followed",
		"the middleware guards pages that i18n localizes"},
	[ADVISORY_I18N_ONE_LOCALE] = {"i18n with a single locale is not set",
		"whether i18n has a single locale could not be followed",
		"the middleware guards an app with a single locale"},
	[ADVISORY_SERVER_COMPONENTS] = {"the app has no pages of the App Router",
		"whether the app has pages of the App Router could not be read",
		"the app has pages of the App Router"},
	[ADVISORY_AVAILABILITY] = {"it stops the server, and lets nobody past a guard", "", ""},
};

struct match_precondition advisory_precondition(
	enum advisory_needs needs, enum match_need state, const struct place *at)
{
	const struct words *of = &words[needs];
	const char *what = state == MATCH_NEED_SEEN      ? of->seen
			   : state == MATCH_NEED_UNKNOWN ? of->unknown
							 : of->absent;

	return (struct match_precondition){state, what, state == MATCH_NEED_ABSENT ? NULL : at};
}

static bool declares_clerk(const struct audit *audit, uint32_t app)
{
	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];

		if (it->at.app == app && names_is_clerk_package(it->name)) {
			return true;
		}
	}
	return false;
}

/* What the root's manifests install serves every app that asks for no package of Clerk's itself. */
bool advisory_reaches(const struct audit *audit, const struct place *place)
{
	const struct fact_app *app = &audit->facts->apps.items[audit->app];

	return match_middleware_in_app(audit, place) ||
	       (str_is(app->root, ".") && context_is_live(place->context) &&
		       !declares_clerk(audit, place->app));
}

bool advisory_is_hidden(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->unread.n; i++) {
		const struct fact_unread *it = &audit->facts->unread.items[i];

		if (str_is(it->kind, "code") && it->clerk && advisory_reaches(audit, &it->at)) {
			return true;
		}
	}
	return false;
}
