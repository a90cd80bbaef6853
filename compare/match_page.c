#include "compare/match_page.h"

#include <stdint.h>

#include "clerk/hosts.h"
#include "compare/match.h"
#include "compare/match_rewrite.h"

bool match_page_is_portal(struct audit *audit, struct str url)
{
	const struct instance *instance = audit->instance;
	struct str host = match_url_host(audit->arena, url);

	if (str_absent(host)) {
		return false;
	}
	for (size_t i = 0; i < instance->domains.n; i++) {
		if (str_equal(instance->domains.items[i].accounts_host, host)) {
			return true;
		}
	}
	return hosts_kind(host) == HOSTS_ACCOUNTS || str_starts(host, "accounts.");
}

struct str match_page_path(struct audit *audit, struct str text)
{
	text = str_trim(text);
	if (str_find_byte(text, '#') != SIZE_MAX) {
		return STR_NONE;
	}
	if (str_starts(text, "/")) {
		return match_url_path(
			audit->arena, str_format(audit->arena, "https://x%.*s", STR_ARGS(text)));
	}
	return match_url_path(audit->arena, text);
}

bool match_page_is_tail(struct str path, struct str tail)
{
	return path.n > tail.n && str_starts(tail, "/") &&
	       str_equal(str_slice(path, path.n - tail.n, path.n), tail);
}

bool match_page_is_led_on(struct audit *audit, struct str path)
{
	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *it = &audit->facts->rewrites.items[i];

		if ((str_is(it->kind, "redirect") || str_is(it->kind, "rewrite")) &&
			context_is_live(it->at.context) &&
			match_rewrite_apply(audit->arena, it, path).answer != MATCH_REACH_NO) {
			return true;
		}
	}
	return false;
}

/* May a middleware answer itself: one that is not understood, or asks for this very path? */
static bool is_answered(struct audit *audit, struct str path)
{
	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (!match_in_app(audit, &it->at)) {
			continue;
		}
		if (str_is(it->polarity, "unresolved")) {
			return true;
		}
		for (size_t k = 0; k < it->protected_routes.n; k++) {
			if (str_equal(it->protected_routes.items[k].name, path)) {
				return true;
			}
		}
	}
	return false;
}

static bool has_route(const struct match_paths *paths, struct str path)
{
	for (size_t i = 0; i < paths->list.n; i++) {
		if (match_route(paths->list.items[i].path, path)) {
			return true;
		}
	}
	return false;
}

/* Has another app of the repository such a route? One domain may serve them all. */
static bool is_anothers(const struct audit *audit, struct str path)
{
	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		const struct fact_route *it = &audit->facts->routes.items[i];

		if (it->at.app != audit->app && it->resolved && match_route(it->route, path)) {
			return true;
		}
	}
	return false;
}

static void read_pages(struct audit *audit, struct match_pages *pages)
{
	/* what moves paths and is not read is only told of where paths are asked for */
	if (!pages->asked) {
		pages->asked = true;
		pages->known = match_paths_read(audit, &pages->paths);
	}
}

bool match_page_is_there(struct audit *audit, struct match_pages *pages, struct str path)
{
	uint32_t known = map_get(&pages->answers, path);

	if (known == MAP_NONE) {
		read_pages(audit, pages);
		known = pages->known && has_route(&pages->paths, path) ? 1 : 0;
		map_put(audit->arena, &pages->answers, path, known);
	}
	return known == 1;
}

bool match_page_is_missing(struct audit *audit, struct match_pages *pages, struct str path)
{
	read_pages(audit, pages);
	return pages->known && pages->paths.complete && !match_page_is_there(audit, pages, path) &&
	       !is_anothers(audit, path) && !match_page_is_led_on(audit, path) &&
	       !is_answered(audit, path);
}

struct str match_page_near(struct audit *audit, const struct match_pages *pages, struct str path)
{
	const struct match_path *near = match_path_nearest(&pages->paths, path);
	struct str stem = near == NULL ? STR_NONE : match_path_stem(near->path);

	if (str_absent(stem)) {
		return STR("");
	}
	stem.n -= stem.n > 1 && str_ends(stem, "/") ? 1 : 0;
	return match_distance(stem, path) == DISTANCE_FAR
		       ? STR("")
		       : str_format(audit->arena, ", but there is '%.*s' (%.*s)", STR_ARGS(stem),
				 STR_ARGS(match_place(audit, &near->route->at)));
}

bool match_page_may_be_another(
	struct audit *audit, struct match_pages *pages, struct str path, struct str wanted)
{
	return !match_page_is_there(audit, pages, wanted) &&
	       match_page_is_there(audit, pages, path) && is_anothers(audit, wanted);
}

bool match_page_has_any(const struct audit *audit)
{
	const struct fact_app *app = &audit->facts->apps.items[audit->app];
	static const char *const packages[] = {
		"@clerk/expo", "@clerk/clerk-expo", "@clerk/chrome-extension"};

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];

		if (it->at.app == audit->app &&
			str_in(it->name, packages, sizeof(packages) / sizeof(packages[0]))) {
			return false;
		}
	}
	return !str_has(app->framework, "expo") && !str_has(app->framework, "react-native");
}
