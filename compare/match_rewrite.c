#include "compare/match_rewrite.h"

#include <stdint.h>

#include "compare/match.h"
#include "compare/match_rewrite_pattern.h"

enum {
	HOPS_MOST = 3, /* a gateway, a host's settings and the framework's own */
	STEPS_MOST = 5000,
};

static bool is_kind(const struct fact_rewrite *rewrite, const char *kind)
{
	return str_is(rewrite->kind, kind);
}

/* Settings of another app matter when they lead to another host: it may be this app's. */
static bool concerns(const struct audit *audit, const struct fact_rewrite *rewrite)
{
	const struct fact_app *app = &audit->facts->apps.items[rewrite->at.app];

	if (!context_is_live(rewrite->at.context) ||
		(!is_kind(rewrite, "rewrite") && !is_kind(rewrite, "locale"))) {
		return false;
	}
	return rewrite->at.app == audit->app || str_is(app->root, ".") ||
	       rewrite->destination.n == 0 || !str_starts(rewrite->destination, "/");
}

/* Can a path that begins so be one of the route? */
static bool may_begin(struct str prefix, struct str route)
{
	size_t dynamic = str_find_byte(route, ':');
	struct str fixed = str_slice(route, 0, dynamic);
	size_t n = prefix.n < fixed.n ? prefix.n : fixed.n;

	/* beyond what is fixed in the route anything may stand */
	return str_equal(str_slice(prefix, 0, n), str_slice(fixed, 0, n)) &&
	       (prefix.n <= fixed.n || dynamic != SIZE_MAX);
}

static struct str without_slash(struct str path)
{
	while (path.n > 1 && str_ends(path, "/")) {
		path.n--;
	}
	return path;
}

static enum match_reach least(enum match_reach a, enum match_reach b)
{
	return a < b ? a : b;
}

static bool begins(struct str text, struct str prefix)
{
	return text.n >= prefix.n && str_equal(str_slice(text, 0, prefix.n), prefix);
}

/* One question; rewrites that lead to each other are asked only so often. */
struct search {
	struct audit *audit;
	unsigned steps;
};

static enum match_reach reach(struct search *search, struct str path, struct str route,
	unsigned hops, const struct fact_rewrite **out);

/* Where one rewrite leads, and from there on. */
static enum match_reach follow(struct search *search, const struct fact_rewrite *rewrite,
	struct str path, struct str route, unsigned hops)
{
	struct match_rewritten to = match_rewrite_apply(search->audit->arena, rewrite, path);
	enum match_reach limit = rewrite->conditional ? MATCH_REACH_MAYBE : to.answer;
	const struct fact_rewrite *next;

	if (to.answer == MATCH_REACH_NO) {
		return MATCH_REACH_NO;
	}
	if (str_absent(to.path)) {
		return may_begin(to.prefix, route) ? MATCH_REACH_MAYBE : MATCH_REACH_NO;
	}
	to.path = without_slash(to.path);
	if (match_route(route, to.path)) {
		return least(limit, to.answer);
	}
	if (hops >= HOPS_MOST || str_equal(to.path, path)) {
		return MATCH_REACH_NO;
	}
	return least(limit, reach(search, to.path, route, hops + 1, &next));
}

/* Next puts its base before the sources and destinations of its own rewrites. */
static struct str base_of(const struct audit *audit, const struct fact_rewrite *rewrite)
{
	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *other = &audit->facts->rewrites.items[i];

		if (is_kind(other, "base_path") && str_is(rewrite->via, "next-config") &&
			str_equal(other->at.file, rewrite->at.file)) {
			return other->source;
		}
	}
	return STR("");
}

/* The same below the base; `basePath: false` leaves it out, so both are tried. */
static enum match_reach follow_based(struct search *search, const struct fact_rewrite *rewrite,
	struct str path, struct str route, unsigned hops)
{
	struct str base = base_of(search->audit, rewrite);
	enum match_reach plain = follow(search, rewrite, path, route, hops);
	enum match_reach inside = MATCH_REACH_NO;

	if (base.n == 0) {
		return plain;
	}
	if (begins(path, base) && path.n > base.n && path.s[base.n] == '/') {
		struct str below = begins(route, base) ? str_slice(route, base.n, route.n) : route;

		inside = follow(search, rewrite, str_slice(path, base.n, path.n), below, hops);
	}
	if (inside == MATCH_REACH_YES || plain == MATCH_REACH_NO) {
		return inside;
	}
	return MATCH_REACH_MAYBE;
}

static enum match_reach reach(struct search *search, struct str path, struct str route,
	unsigned hops, const struct fact_rewrite **out)
{
	const struct facts *facts = search->audit->facts;
	enum match_reach best = MATCH_REACH_NO;

	*out = NULL;
	for (size_t i = 0; i < facts->rewrites.n && best != MATCH_REACH_YES; i++) {
		const struct fact_rewrite *rewrite = &facts->rewrites.items[i];
		enum match_reach one;

		/* a source that is not known makes its file one that is not read */
		if (rewrite->source.n == 0 || !concerns(search->audit, rewrite)) {
			continue;
		}
		one = search->steps++ < STEPS_MOST
			      ? follow_based(search, rewrite, path, route, hops)
			      : MATCH_REACH_MAYBE;
		if (one > best) {
			best = one;
			*out = rewrite;
		}
	}
	return best;
}

enum match_reach match_rewrite_reach(
	struct audit *audit, struct str path, struct str route, const struct fact_rewrite **out)
{
	struct search search = {audit, 0};

	return reach(&search, path, route, 1, out);
}
