#include "facts/condition_internal.h"

/*
 * Names under which frameworks give a request's path: Next.js
 * `NextRequest.nextUrl`, Express and Fastify "Request", Hono "HonoRequest",
 * Astro `APIContext.url`, SvelteKit `RequestEvent.url`, h3 "Utils: Request".
 */

enum { ROUNDABOUT = 6 }; /* calls and defaults around a path */

/* Does a dotted name end in this whole member? */
static bool ends_in(struct str name, const char *member)
{
	struct str tail = str_of(member);

	return str_ends(name, member) && (name.n == tail.n || name.s[name.n - tail.n - 1] == '.');
}

/* A member of the request that is its path. */
static bool is_path_member(const struct condition_reader *reader, struct str name, bool *out_below)
{
	static const char *const whole[] = {"nextUrl.pathname", "url.pathname", "req.path",
		"originalUrl", "raw.url", "node.req.url", "routeOptions.url"};

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		if (ends_in(name, whole[i])) {
			return true;
		}
	}
	if (reader->urls == CONDITION_URLS_WEB || !(str_is(name, "path") || str_is(name, "url"))) {
		return reader->urls == CONDITION_URLS_WEB && str_is(name, "pathname");
	}
	*out_below = reader->urls == CONDITION_URLS_MOUNTED;
	return true;
}

/* The request itself: a parameter, or what a Nest guard gets from its context. */
static bool is_request(
	const struct condition_reader *reader, const struct scope *scope, const struct value *value)
{
	if (value->kind == VALUE_PARAM) {
		return true;
	}
	return value->kind == VALUE_CALL &&
	       ends_in(condition_callee(reader, scope, value->at).name, "getRequest");
}

/* `new URL(req.url)`, given any text that is the request's URL. */
static bool is_url(struct condition_reader *reader, const struct scope *scope,
	const struct value *made, bool *out_below)
{
	struct value class = condition_callee(reader, scope, made->at);
	struct value given = condition_value(
		reader, scope, program_argument(reader->trace->program, made->at, 0));

	if (class.kind != VALUE_GLOBAL || !str_is(class.name, "URL") ||
		!is_request(reader, scope, &given)) {
		return false;
	}
	*out_below = reader->urls == CONDITION_URLS_MOUNTED && str_is(given.name, "url");
	return ends_in(given.name, "url") || ends_in(given.name, "nextUrl") ||
	       ends_in(given.name, "href") || ends_in(given.name, "originalUrl");
}

static bool is_path_value(struct condition_reader *reader, const struct scope *scope,
	const struct value *value, bool *out_below)
{
	struct value callee;

	if (value->kind == VALUE_NEW) {
		return str_is(value->name, "pathname") && is_url(reader, scope, value, out_below);
	}
	if (is_request(reader, scope, value)) {
		return is_path_member(reader, value->name, out_below);
	}
	if (value->kind != VALUE_CALL) {
		return false;
	}
	callee = condition_callee(reader, scope, value->at);
	if (callee.kind != VALUE_IMPORT && callee.kind != VALUE_GLOBAL) {
		return false;
	}
	return (str_is(callee.name, "getRequestURL") && str_is(value->name, "pathname")) ||
	       (str_is(callee.name, "getRequestPath") && value->name.n == 0);
}

/* What leaves a path the path that it is. */
static struct site unwrapped(const struct condition_reader *reader, struct site site)
{
	static const char *const methods[] = {"toLowerCase", "toString", "trim"};
	const struct expr *e = condition_expr(reader, site);
	bool first_of_split = e->kind == EXPR_INDEX || e->kind == EXPR_MEMBER;
	const struct expr *callee;

	if (e->kind == EXPR_EITHER) {
		return (struct site){site.module, e->left};
	}
	if (first_of_split && e->left != ID_NONE) {
		struct site key = {site.module, e->right};

		first_of_split =
			e->kind == EXPR_INDEX &&
			str_is(key.expr == ID_NONE ? STR("") : condition_expr(reader, key)->text,
				"0");
		site.expr = e->left;
		e = condition_expr(reader, site);
	}
	if (e->kind != EXPR_CALL || e->left == ID_NONE) {
		return SITE_NONE;
	}
	callee = condition_expr(reader, (struct site){site.module, e->left});
	if (callee->kind != EXPR_MEMBER || callee->left == ID_NONE) {
		return SITE_NONE;
	}
	if (first_of_split ? str_is(callee->name, "split")
			   : str_in(callee->name, methods, sizeof(methods) / sizeof(methods[0]))) {
		return (struct site){site.module, callee->left};
	}
	return SITE_NONE;
}

bool condition_is_pathname(struct condition_reader *reader, const struct scope *scope,
	struct site site, bool *out_below)
{
	*out_below = false;
	for (unsigned i = 0; i < ROUNDABOUT && site.expr != ID_NONE; i++) {
		struct value value = condition_value(reader, scope, site);
		struct site named = condition_named(reader, site);

		if (is_path_value(reader, scope, &value, out_below)) {
			return true;
		}
		site = unwrapped(reader, named.expr == ID_NONE ? site : named);
	}
	return false;
}
