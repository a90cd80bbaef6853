#include "clerk/names.h"
#include "compare/match_advisory_internal.h"
#include "compare/match_version.h"

/* The package itself, or one of its subpaths. */
static bool is_of(struct str specifier, struct str package)
{
	struct str rest = str_slice(specifier, package.n, specifier.n);

	return str_equal(str_slice(specifier, 0, package.n), package) &&
	       (rest.n == 0 || rest.s[0] == '/');
}

/*
 * Its own, or that of @clerk/backend below it where the app does not ask for that itself. Functions
 * of Supabase name the version with the import.
 */
static bool is_given_by(const struct audit *audit, const struct fact_package *package,
	const struct fact_api_use *use)
{
	return use->package.n == 0 || is_of(use->package, package->name) ||
	       (is_of(use->package, STR("@clerk/backend")) &&
		       !str_has(use->at.file, "supabase/functions/") &&
		       match_version_package(audit, STR("@clerk/backend")) == NULL);
}

/* The next use of an export at or behind *i that may run; NULL at the end. */
static const struct fact_api_use *next_use(
	const struct audit *audit, const struct fact_package *package, const char *name, size_t *i)
{
	static const char *const forms[] = {"call", "reference"};

	while (*i < audit->facts->api_uses.n) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[(*i)++];

		if (str_is(use->name, name) && str_in(use->form, forms, 2) && !use->unused &&
			is_given_by(audit, package, use) && advisory_reaches(audit, &use->at)) {
			return use;
		}
	}
	return NULL;
}

/* What is only handed on, or exported again, may be called or not. */
static struct match_precondition verify_webhook(
	const struct audit *audit, const struct fact_package *package)
{
	enum match_need state = advisory_is_hidden(audit) ? MATCH_NEED_UNKNOWN : MATCH_NEED_ABSENT;
	const struct fact_api_use *use;
	const struct place *at = NULL;
	size_t i = 0;

	while (state != MATCH_NEED_SEEN &&
		(use = next_use(audit, package, "verifyWebhook", &i)) != NULL) {
		state = str_is(use->form, "call") ? MATCH_NEED_SEEN : MATCH_NEED_UNKNOWN;
		at = &use->at;
	}
	return advisory_precondition(ADVISORY_VERIFY_WEBHOOK, state, at);
}

/* @clerk/nextjs has an option of the same name, and is not affected. */
static struct match_precondition proxy(const struct audit *audit)
{
	static const char *const apis[] = {
		"clerkMiddleware", "clerkPlugin", "clerkFrontendApiProxy"};
	bool next = match_version_package(audit, STR("@clerk/nextjs")) != NULL;

	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *it = &audit->facts->rewrites.items[i];

		if (str_is(it->kind, "proxy") &&
			str_in(it->via, apis, sizeof(apis) / sizeof(apis[0])) &&
			!(next && str_is(it->via, "clerkMiddleware")) &&
			advisory_reaches(audit, &it->at)) {
			return advisory_precondition(ADVISORY_PROXY, MATCH_NEED_SEEN, &it->at);
		}
	}
	return advisory_precondition(ADVISORY_PROXY,
		advisory_is_hidden(audit) ? MATCH_NEED_UNKNOWN : MATCH_NEED_ABSENT, NULL);
}

static struct match_precondition combined_check(const struct audit *audit)
{
	static const char *const forms[] = {"has", "protect", "component"};

	for (size_t i = 0; i < audit->facts->authorization.n; i++) {
		const struct fact_authorization *it = &audit->facts->authorization.items[i];

		if (it->combined && str_in(it->form, forms, sizeof(forms) / sizeof(forms[0])) &&
			advisory_reaches(audit, &it->at)) {
			return advisory_precondition(
				ADVISORY_COMBINED_CHECK, MATCH_NEED_SEEN, &it->at);
		}
	}
	return advisory_precondition(ADVISORY_COMBINED_CHECK,
		advisory_is_hidden(audit) ? MATCH_NEED_UNKNOWN : MATCH_NEED_ABSENT, NULL);
}

static bool is_inside(const struct place *inner, const struct place *outer)
{
	return str_equal(inner->file, outer->file) && inner->line >= outer->line &&
	       inner->line <= outer->end_line;
}

/* The first entry of a list that is written inside of a call; NULL when there is none. */
static const struct place *entry_in(const item_vec *list, const struct place *call)
{
	for (size_t i = 0; i < list->n; i++) {
		if (is_inside(&list->items[i].at, call)) {
			return &list->items[i].at;
		}
	}
	return NULL;
}

typedef VEC(const struct place *) place_list;

/* The calls of createRouteMatcher(). */
static place_list matchers(const struct audit *audit, const struct fact_package *package)
{
	const struct fact_api_use *use;
	place_list calls = {0};
	size_t i = 0;

	while ((use = next_use(audit, package, "createRouteMatcher", &i)) != NULL) {
		vec_push(audit->arena, &calls, &use->at);
	}
	return calls;
}

/* Does an entry stand in one of the calls, and so is certainly the one's it stands in? */
static bool is_placed(const place_list *calls, const struct fact_item *entry)
{
	for (size_t i = 0; i < calls->n; i++) {
		if (is_inside(&entry->at, calls->items[i])) {
			return true;
		}
	}
	return false;
}

/* Is there a middleware of which more may be decided than what is known? */
static bool is_list_lost(const struct audit *audit, const place_list *calls)
{
	size_t n = 0;

	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];
		bool lost = str_is(it->polarity, "unresolved");

		if (!advisory_reaches(audit, &it->at) || !advisory_is_run(audit, it)) {
			continue;
		}
		for (size_t k = 0; k < it->protected_routes.n; k++) {
			lost = lost || !is_placed(calls, &it->protected_routes.items[k]);
		}
		if (lost) {
			return true;
		}
		n++;
	}
	return n == 0;
}

/* What one createRouteMatcher() lists: crafted paths do not pass a list of what is open. */
static struct match_precondition of_matcher(
	const struct audit *audit, const struct place *call, bool lost)
{
	enum match_need state = MATCH_NEED_ABSENT;
	const struct place *at = call;
	bool open = false;

	for (size_t i = 0; i < audit->facts->middleware.n && state != MATCH_NEED_SEEN; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];
		const struct place *entry = entry_in(&it->protected_routes, call);

		if (!advisory_reaches(audit, &it->at) || !advisory_is_run(audit, it)) {
			continue;
		}
		if (entry != NULL) {
			state = advisory_is_certain(audit, it) ? MATCH_NEED_SEEN
							       : MATCH_NEED_UNKNOWN;
			at = entry;
		}
		open = open || entry_in(&it->public_routes, call) != NULL;
	}
	if (state == MATCH_NEED_ABSENT && lost && !open) {
		state = MATCH_NEED_UNKNOWN;
	}
	return advisory_precondition(ADVISORY_PROTECTED_LIST, state, at);
}

static struct match_precondition protected_list(
	const struct audit *audit, const struct fact_package *package)
{
	struct match_precondition found = advisory_precondition(ADVISORY_PROTECTED_LIST,
		advisory_is_hidden(audit) ? MATCH_NEED_UNKNOWN : MATCH_NEED_ABSENT, NULL);
	place_list calls = matchers(audit, package);
	bool lost = is_list_lost(audit, &calls);

	for (size_t i = 0; i < calls.n && found.state != MATCH_NEED_SEEN; i++) {
		struct match_precondition one = of_matcher(audit, calls.items[i], lost);

		if (one.state > found.state) {
			found = one;
		}
	}
	return found;
}

struct match_precondition match_advisory_needs(const struct audit *audit,
	const struct advisory *advisory, const struct fact_package *package)
{
	bool app_router = audit->facts->apps.items[audit->app].app_router;

	switch (advisory->needs) {
	case ADVISORY_VERIFY_WEBHOOK:
		return verify_webhook(audit, package);
	case ADVISORY_PROXY:
		return proxy(audit);
	case ADVISORY_PROTECTED_LIST:
		return protected_list(audit, package);
	case ADVISORY_COMBINED_CHECK:
		return combined_check(audit);
	case ADVISORY_MIDDLEWARE:
	case ADVISORY_SEGMENT_PREFETCH:
	case ADVISORY_DYNAMIC_ROUTE:
	case ADVISORY_I18N_PAGES:
	case ADVISORY_I18N_ONE_LOCALE:
		return advisory_of_next(audit, advisory->needs);
	case ADVISORY_SERVER_COMPONENTS:
		return advisory_precondition(
			advisory->needs, app_router ? MATCH_NEED_SEEN : MATCH_NEED_ABSENT, NULL);
	case ADVISORY_AVAILABILITY:
		return advisory_precondition(advisory->needs, MATCH_NEED_ABSENT, NULL);
	case ADVISORY_ALWAYS:
		break;
	}
	return advisory_precondition(ADVISORY_ALWAYS, MATCH_NEED_SEEN, NULL);
}
