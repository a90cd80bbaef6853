#include "compare/match_advisory_internal.h"

/* What the advisories on Next need: a guard that is a middleware, and more. */

static bool is_entry(const struct audit *audit, const struct fact_entry_file *it)
{
	return it->at.app == audit->app && str_is(it->framework, "next");
}

/* Is a middleware written in the file itself? Else it takes that of another one. */
static bool has_own(const struct audit *audit, const struct fact_entry_file *entry)
{
	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		if (str_equal(audit->facts->middleware.items[i].at.file, entry->at.file)) {
			return true;
		}
	}
	return false;
}

/* The file by whose name Next runs a middleware before its routes. */
static const struct fact_entry_file *entry_of(
	const struct audit *audit, const struct fact_middleware *middleware)
{
	const struct fact_entry_file *other = NULL;

	for (size_t i = 0; i < audit->facts->entry_files.n; i++) {
		const struct fact_entry_file *it = &audit->facts->entry_files.items[i];

		if (!is_entry(audit, it)) {
			continue;
		}
		if (str_equal(it->at.file, middleware->at.file)) {
			return it;
		}
		if (str_is(it->installs, "yes") && !has_own(audit, it)) {
			other = it;
		}
	}
	return other;
}

static bool has_entry(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->entry_files.n; i++) {
		const struct fact_entry_file *it = &audit->facts->entry_files.items[i];

		if (is_entry(audit, it) && str_is(it->runs, "yes") && str_is(it->installs, "yes")) {
			return true;
		}
	}
	return false;
}

bool advisory_is_certain(const struct audit *audit, const struct fact_middleware *middleware)
{
	const struct fact_entry_file *entry = entry_of(audit, middleware);

	return middleware->at.app != audit->app || !str_is(middleware->framework, "next") ||
	       (entry != NULL && !str_is(entry->runs, "no"));
}

bool advisory_is_run(const struct audit *audit, const struct fact_middleware *middleware)
{
	return advisory_is_certain(audit, middleware) || !has_entry(audit);
}

static enum match_need need_of(
	const struct fact_entry_file *entry, const struct fact_middleware *middleware)
{
	if (entry == NULL || str_is(entry->runs, "no") ||
		str_is(middleware->polarity, "protects_none")) {
		return MATCH_NEED_ABSENT;
	}
	return str_is(entry->runs, "yes") && !str_is(middleware->polarity, "unresolved")
		       ? MATCH_NEED_SEEN
		       : MATCH_NEED_UNKNOWN;
}

/* Does a middleware of Next turn anybody away? */
static struct match_precondition guard(const struct audit *audit, enum advisory_needs needs)
{
	enum match_need state = advisory_is_hidden(audit) ? MATCH_NEED_UNKNOWN : MATCH_NEED_ABSENT;
	const struct place *at = NULL;

	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];
		enum match_need one = it->at.app == audit->app && str_is(it->framework, "next")
					      ? need_of(entry_of(audit, it), it)
					      : MATCH_NEED_ABSENT;

		if (one > state || (one == state && at == NULL && one != MATCH_NEED_ABSENT)) {
			state = one;
			at = &it->at;
		}
	}
	return advisory_precondition(needs, state, at);
}

static bool has_dynamic_route(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		const struct fact_route *it = &audit->facts->routes.items[i];

		if (it->at.app == audit->app && str_find_byte(it->route, ':') != SIZE_MAX) {
			return true;
		}
	}
	return false;
}

static bool has_pages(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		const struct fact_route *it = &audit->facts->routes.items[i];

		if (it->at.app == audit->app && str_is(it->framework, "next-pages") &&
			str_is(it->kind, "page")) {
			return true;
		}
	}
	return false;
}

/* How many locales i18n of next.config names, or -1: it may name more. */
static int locales(const struct audit *audit)
{
	int count = 0;

	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *it = &audit->facts->rewrites.items[i];

		if (it->at.app != audit->app || !str_is(it->kind, "locale")) {
			continue;
		}
		if (!it->resolved) {
			return -1;
		}
		count++;
	}
	return count;
}

/* What it needs besides a guard. */
static enum match_need further(const struct audit *audit, enum advisory_needs needs)
{
	bool app_router = audit->facts->apps.items[audit->app].app_router;
	int named = locales(audit);
	bool met = true;

	switch (needs) {
	case ADVISORY_SEGMENT_PREFETCH:
		met = app_router;
		break;
	case ADVISORY_DYNAMIC_ROUTE:
		met = has_dynamic_route(audit);
		break;
	case ADVISORY_I18N_PAGES:
		met = named != 0 && has_pages(audit);
		break;
	case ADVISORY_I18N_ONE_LOCALE:
		if (named == -1 && app_router) {
			return MATCH_NEED_UNKNOWN;
		}
		met = named == 1 && app_router;
		break;
	default:
		break;
	}
	return met ? MATCH_NEED_SEEN : MATCH_NEED_ABSENT;
}

struct match_precondition advisory_of_next(const struct audit *audit, enum advisory_needs needs)
{
	struct match_precondition found = guard(audit, needs);
	enum match_need also = further(audit, needs);

	return advisory_precondition(needs, also < found.state ? also : found.state, found.at);
}
