#include <stdint.h>

#include "compare/match_rewrite_pattern.h"
#include "pattern/pattern.h"

/*
 * What the patterns of each host mean. Sources: Next.js and Vercel
 * documentation (path-to-regexp; `routes` are regular expressions from
 * beginning to end), Netlify "Redirect options" (an asterisk at the end,
 * :splat), Nitro "Route Rules", Firebase Hosting (globs), nginx ngx_http_core_module
 * (location) and ngx_http_proxy_module (proxy_pass with and without a URI),
 * Caddy "Request Matchers".
 */

static const struct match_rewritten nowhere = {MATCH_REACH_NO, {NULL, 0}, {NULL, 0}};

static struct match_rewritten to_path(enum match_reach answer, struct str path)
{
	return (struct match_rewritten){answer, path, STR("")};
}

static struct match_rewritten somewhere(struct str prefix)
{
	return (struct match_rewritten){MATCH_REACH_MAYBE, STR_NONE, prefix};
}

/* The path of a destination: what follows a host, without query. Absent: it has none. */
static struct str path_of(struct str destination)
{
	size_t scheme = str_find(destination, STR("://"), 0);
	size_t start = 0;
	size_t end;

	if (scheme != SIZE_MAX) {
		start = str_find(destination, STR("/"), scheme + 3);
	}
	if (start == SIZE_MAX) {
		return STR_NONE;
	}
	end = start;
	while (end < destination.n && destination.s[end] != '?' && destination.s[end] != '#') {
		end++;
	}
	return str_slice(destination, start, end);
}

static bool begins(struct str text, struct str prefix)
{
	return text.n >= prefix.n && str_equal(str_slice(text, 0, prefix.n), prefix);
}

/* What a destination begins with, whatever is put into it. */
static struct str fixed_until(struct str path, const char *stops)
{
	size_t end = 0;

	while (end < path.n && str_find_byte(str_of(stops), path.s[end]) == SIZE_MAX) {
		end++;
	}
	return str_slice(path, 0, end);
}

static struct str fixed_part(struct str path)
{
	return fixed_until(path, ":$*({");
}

static bool is_fixed(struct str path)
{
	return fixed_part(path).n == path.n;
}

/* A source of which only so much is known: that it may be the path's. */
static struct match_rewritten may_lead(struct str destination)
{
	struct str path = path_of(destination);

	if (destination.n == 0 || (!str_absent(path) && !is_fixed(path))) {
		return somewhere(fixed_part(path));
	}
	/* to a host alone, or to a function: the path stays */
	return str_absent(path) || !str_starts(path, "/") ? nowhere
							  : to_path(MATCH_REACH_MAYBE, path);
}

static enum pattern_answer ask(struct pattern *pattern, struct str path)
{
	size_t start;
	size_t end;
	enum pattern_answer answer;

	if (pattern == NULL) {
		return PATTERN_LIMIT;
	}
	answer = pattern_search(pattern, path, 0, &start, &end);
	pattern_free(pattern);
	return answer;
}

static enum pattern_answer ask_regex(
	struct arena *arena, struct str source, bool whole, struct str path)
{
	const char *error = NULL;
	struct str text = whole ? str_format(arena, "^(?:%.*s)$", STR_ARGS(source)) : source;

	return ask(pattern_javascript(text, STR(""), &error), path);
}

/* Patterns of segments; `otherwise` says whether one that is more may be the path's. */
static struct match_rewritten by_segments(struct arena *arena, const struct fact_rewrite *rewrite,
	struct str path, enum pattern_answer otherwise)
{
	struct rewrite_values values;
	struct str filled;
	struct str to = path_of(rewrite->destination);

	switch (rewrite_pattern_fit(rewrite->source, path, &values)) {
	case REWRITE_MISSES:
		return nowhere;
	case REWRITE_NOT_SIMPLE:
		return otherwise == PATTERN_NO ? nowhere : may_lead(rewrite->destination);
	case REWRITE_FITS:
		break;
	}
	filled = rewrite->destination.n == 0 || str_absent(to) || !str_starts(to, "/")
			 ? STR_NONE
			 : rewrite_pattern_fill(arena, to, &values);
	return str_absent(filled) ? may_lead(rewrite->destination)
				  : to_path(MATCH_REACH_YES, filled);
}

static struct match_rewritten apply_route(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path)
{
	const char *error = NULL;

	return by_segments(arena, rewrite, path, ask(pattern_route(rewrite->source, &error), path));
}

static struct match_rewritten apply_regex(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path)
{
	return by_segments(arena, rewrite, path, ask_regex(arena, rewrite->source, true, path));
}

/* Globs, and sources with a host: only their fixed beginning tells. */
static struct match_rewritten apply_glob(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path)
{
	struct fact_rewrite on_path = *rewrite;
	struct str fixed;

	on_path.source = path_of(rewrite->source);
	if (str_absent(on_path.source)) {
		return may_lead(rewrite->destination);
	}
	fixed = fixed_until(on_path.source, ":*({[@?+!"); /* @(a|b), [ab] */
	return by_segments(arena, &on_path, path, begins(path, fixed) ? PATTERN_LIMIT : PATTERN_NO);
}

/* proxy_pass with a URI puts it in the place of what the location matched. */
static struct match_rewritten pass(
	struct arena *arena, struct str location, struct str destination, struct str path)
{
	struct str uri = path_of(destination);

	if (destination.n == 0) {
		return somewhere(STR(""));
	}
	if (str_absent(uri)) {
		return nowhere;
	}
	return is_fixed(uri) ? to_path(MATCH_REACH_YES,
				       str_join(arena, uri, str_slice(path, location.n, path.n)))
			     : somewhere(fixed_part(uri));
}

static struct match_rewritten apply_nginx(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path)
{
	struct str location = rewrite->source;
	struct str modifier = STR("");

	if (!str_starts(location, "/")) {
		modifier = str_take(&location, ' ');
	}
	if (str_starts(modifier, "~")) {
		return ask_regex(arena, location, false, path) == PATTERN_NO
			       ? nowhere
			       : may_lead(rewrite->destination);
	}
	if (str_starts(location, "@") || str_absent(location)) {
		return nowhere; /* a named location: the path comes as it is */
	}
	if (str_is(modifier, "=") ? !str_equal(location, path) : !begins(path, location)) {
		return nowhere;
	}
	return pass(arena, location, rewrite->destination, path);
}

static struct match_rewritten apply_nginx_rewrite(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path)
{
	return ask_regex(arena, rewrite->source, false, path) == PATTERN_NO
		       ? nowhere
		       : may_lead(rewrite->destination);
}

/* handle_path cuts its path off and handle does not: both may be. */
static struct match_rewritten apply_caddy(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path)
{
	struct rewrite_values values;
	enum rewrite_fit fit = rewrite_pattern_fit(rewrite->source, path, &values);

	if (fit == REWRITE_MISSES) {
		return nowhere;
	}
	if (fit == REWRITE_NOT_SIMPLE || rewrite->destination.n == 0) {
		return somewhere(STR(""));
	}
	if (str_starts(rewrite->destination, "/") && is_fixed(rewrite->destination)) {
		return to_path(MATCH_REACH_MAYBE, rewrite->destination);
	}
	return values.n == 0 ? nowhere
			     : to_path(MATCH_REACH_MAYBE,
				       str_join(arena, STR("/"), values.items[values.n - 1].value));
}

/* /fr/about is about in French; whether an endpoint is, too, is up to the framework. */
static struct match_rewritten apply_locale(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path)
{
	struct str prefix = str_format(arena, "/%.*s/", STR_ARGS(rewrite->source));

	return begins(path, prefix)
		       ? to_path(MATCH_REACH_MAYBE, str_slice(path, prefix.n - 1, path.n))
		       : nowhere;
}

typedef struct match_rewritten apply_form(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path);

static const struct {
	const char *via;
	apply_form *apply;
} forms[] = {
	{"next-config", apply_route},
	{"vercel", apply_route},
	{"vercel-routes", apply_regex},
	{"netlify", apply_glob},
	{"redirects", apply_glob},
	{"nuxt", apply_glob},
	{"firebase", apply_glob},
	{"nginx", apply_nginx},
	{"nginx-rewrite", apply_nginx_rewrite},
	{"caddy", apply_caddy},
};

struct match_rewritten match_rewrite_apply(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path)
{
	if (str_is(rewrite->kind, "locale")) {
		return apply_locale(arena, rewrite, path);
	}
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (str_is(rewrite->via, forms[i].via)) {
			return forms[i].apply(arena, rewrite, path);
		}
	}
	return may_lead(rewrite->destination);
}
