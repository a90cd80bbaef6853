#include "compare/match_path.h"

#include "base/ascii.h"
#include "base/map.h"
#include "compare/match.h"

static void add_path(struct audit *audit, struct map *seen, struct str path,
	const struct fact_route *route, match_path_vec *out)
{
	if (map_get(seen, path) == MAP_NONE) {
		map_put(audit->arena, seen, path, 0);
		vec_push(audit->arena, out, (struct match_path){path, route});
	}
}

/* "/:locale/about" is also served as "/about", where the first locale is left out. */
static struct str without_head(struct str path)
{
	struct str rest = str_slice(path, 1, path.n);

	if (!str_starts(path, "/:")) {
		return STR_NONE;
	}
	str_take(&rest, '/');
	return rest.n == 0 ? STR("/") : str_slice(path, path.n - rest.n - 1, path.n);
}

/* Returns false when there are routes whose path is not known. */
static bool read_all(struct audit *audit, match_path_vec *out)
{
	struct map seen = {0};
	bool complete = true;

	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		const struct fact_route *route = &audit->facts->routes.items[i];

		/* a route in a folder that is called docs or test is a route like any other */
		if (route->at.app != audit->app) {
			continue;
		}
		if (!route->resolved || route->route.n == 0) {
			complete = false;
			continue;
		}
		add_path(audit, &seen, route->route, route, out);
		struct str rest = without_head(route->route);
		if (!str_absent(rest)) {
			add_path(audit, &seen, rest, route, out);
		}
	}
	return complete;
}

static bool has_rewrites(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *it = &audit->facts->rewrites.items[i];
		const struct fact_app *app = &audit->facts->apps.items[it->at.app];

		if (!str_is(it->kind, "redirect") && !str_is(it->kind, "trailing_slash") &&
			(it->at.app == audit->app || str_is(app->root, "."))) {
			return true;
		}
	}
	return false;
}

bool match_paths_read(struct audit *audit, struct match_paths *out)
{
	bool all = read_all(audit, &out->list);

	out->complete = all && match_framework_has(&audit->facts->apps.items[audit->app], "next") &&
			!has_rewrites(audit) && match_paths_unread(audit) == 0;
	return out->list.n > 0;
}

struct str match_path_stem(struct str pattern)
{
	size_t end = 0;

	while (end < pattern.n && str_find_byte(STR("(*:{\\"), pattern.s[end]) == SIZE_MAX) {
		end++;
	}
	return str_slice(pattern, 0, end);
}

static struct str fixed_part(struct str path)
{
	size_t end = 0;

	while (end < path.n && path.s[end] != ':' && path.s[end] != '*') {
		end++;
	}
	return str_slice(path, 0, end);
}

static bool same_letters(struct str a, struct str b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (ascii_lower(a.s[i]) != ascii_lower(b.s[i])) {
			return false;
		}
	}
	return true;
}

static enum pattern_answer path_answer(
	const struct pattern *pattern, struct str stem, struct str path)
{
	struct str fixed = fixed_part(path);

	/* a modifier may leave out the slash before it, so the stem's last one does not count */
	if (stem.n > 0 && stem.s[stem.n - 1] == '/') {
		stem.n--;
	}
	if (!same_letters(stem, fixed, stem.n < fixed.n ? stem.n : fixed.n) ||
		(fixed.n == path.n && fixed.n < stem.n)) {
		return PATTERN_NO;
	}
	return pattern_route_matches(pattern, path);
}

enum pattern_answer match_paths_answer(
	const struct match_paths *paths, const struct pattern *pattern, struct str stem)
{
	enum pattern_answer answer = PATTERN_NO;

	for (size_t i = 0; i < paths->list.n && answer != PATTERN_YES; i++) {
		enum pattern_answer one = path_answer(pattern, stem, paths->list.items[i].path);

		answer = one == PATTERN_NO ? answer : one;
	}
	return answer;
}

bool match_path_is_below(struct str path, struct str stem)
{
	return path.n >= stem.n && same_letters(path, stem, stem.n) &&
	       (path.n == stem.n || path.s[stem.n] == '/');
}

/* A name of several letters with one or two slips of the pen. */
static unsigned slips(struct str a, struct str b)
{
	unsigned distance = distance_between(a, b);
	size_t shorter = a.n < b.n ? a.n : b.n;
	unsigned most = shorter < 5 ? 0 : shorter < 8 ? 1 : 2;

	return distance > most ? DISTANCE_FAR : distance;
}

/* How far the path's first segments are from the stem's; DISTANCE_FAR when any is another name. */
static unsigned distance_to(struct str path, struct str stem)
{
	unsigned sum = 0;

	while (stem.n > 0 && sum != DISTANCE_FAR) {
		unsigned distance = slips(str_take(&stem, '/'), str_take(&path, '/'));

		sum = distance == DISTANCE_FAR ? distance : sum + distance;
	}
	return sum;
}

const struct match_path *match_path_nearest(const struct match_paths *paths, struct str stem)
{
	const struct match_path *nearest = NULL;
	unsigned least = DISTANCE_FAR;

	for (size_t i = 0; i < paths->list.n; i++) {
		unsigned distance = distance_to(paths->list.items[i].path, stem);

		if (distance < least) {
			least = distance;
			nearest = &paths->list.items[i];
		}
	}
	return nearest;
}

/* Of the file's ending, not of a wildcard: "/sitemap(.*).xml". */
static bool has_dot(struct str pattern)
{
	for (size_t i = 0; i < pattern.n; i++) {
		bool wild = i > 0 && pattern.s[i - 1] == '(';

		if (pattern.s[i] == '.' && !wild) {
			return true;
		}
	}
	return false;
}

bool match_path_is_elsewhere(struct str pattern)
{
	static const char *const names[] = {"assets", "images", "img", "icons", "fonts", "static",
		"public", "media", "videos", "files", "uploads", "locales", "monitoring", "ingest",
		"relay", "trpc", "favicon", "icon", "apple-icon", "opengraph-image",
		"twitter-image"};
	struct str rest = match_path_stem(pattern);
	struct str first;

	str_take(&rest, '/');
	first = str_take(&rest, '/');
	return first.n == 0 || first.s[0] == '_' || has_dot(pattern) ||
	       str_in(first, names, sizeof(names) / sizeof(names[0]));
}

bool match_path_is_sample(struct str stem)
{
	return str_is(stem, "/sign-in") || str_is(stem, "/sign-up");
}

bool match_path_is_listed(const item_vec *list, const struct fact_item *but, struct str path)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct fact_item *item = &list->items[i];
		struct str stem = match_path_stem(item->name);

		if (!str_equal(item->name, but->name) && stem.n > 1 &&
			match_path_is_below(path, stem)) {
			return true;
		}
	}
	return false;
}

/* "/users" is not matched by accident by "/user(.*)", nor one that no name is the same as. */
static bool is_accident(struct str path, struct str stem)
{
	struct str rest = str_slice(path, stem.n, path.n);
	struct str letters = str_take(&rest, '/');

	return letters.n > 0 && !str_is(letters, "s") && !str_is(letters, "es") &&
	       str_find_byte(letters, ':') == SIZE_MAX && str_find_byte(letters, '*') == SIZE_MAX;
}

void match_path_accidents(struct audit *audit, const struct match_paths *paths,
	const item_vec *list, const struct fact_item *item, match_path_vec *out)
{
	struct str stem = match_path_stem(item->name);
	match_path_vec hit = {0};
	bool meant = false;

	if (stem.n < 2 || stem.s[stem.n - 1] == '/' || match_path_is_sample(stem) ||
		!str_is(str_slice(item->name, stem.n, item->name.n), "(.*)")) {
		return;
	}
	for (size_t i = 0; i < paths->list.n; i++) {
		const struct match_path *it = &paths->list.items[i];

		if (match_path_is_below(it->path, stem)) {
			meant = true;
		} else if (match_path_is_below(str_slice(it->path, 0, stem.n), stem) &&
			   is_accident(it->path, stem) &&
			   !match_path_is_listed(list, item, it->path)) {
			vec_push(audit->arena, &hit, *it);
		}
	}
	if (meant) {
		*out = hit;
	}
}
