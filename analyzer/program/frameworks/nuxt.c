#include "base/path.h"
#include "program/apps.h"
#include "program/frameworks/file_route.h"
#include "program/frameworks/h3_handler.h"
#include "program/frameworks/nuxt_server.h"

/*
 * Nuxt, and Nitro by itself: server/api and server/routes, a default export
 * in each file. Sources: Nuxt documentation, "server" and the configuration
 * (routeRules); Nitro documentation, "Routing", and unjs/nitro
 * src/core/scan.ts (the suffixes).
 */

static bool is_ignored(struct str name)
{
	return str_starts(name, "-") || str_starts(name, ".") || str_has(name, ".test.") ||
	       str_has(name, ".spec.") || str_has(name, ".stories.") || str_has(name, ".d.");
}

/* Takes ".post" or ".prod" off a path's end, if it is one of the words. */
static struct str take_suffix(struct str *path, const char *const *words, size_t count)
{
	size_t dot = str_find_last_byte(path_name(*path), '.');
	struct str word;

	if (dot == SIZE_MAX) {
		return STR_NONE;
	}
	dot += path->n - path_name(*path).n;
	word = str_slice(*path, dot + 1, path->n);
	if (!str_in(word, words, count)) {
		return STR_NONE;
	}
	*path = str_slice(*path, 0, dot);
	return word;
}

static const char *method_of(struct str suffix)
{
	static const char *const upper[] = {
		"CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"};

	for (size_t i = 0; i < sizeof(upper) / sizeof(upper[0]); i++) {
		if (str_is_nocase(suffix, upper[i])) {
			return upper[i];
		}
	}
	return "ANY";
}

static struct str part_of(struct arena *arena, struct str part)
{
	if (file_route_is_group(part)) {
		return STR_NONE;
	}
	return str_is(part, "[...]") ? STR(":rest*") : file_route_bracketed(arena, part);
}

/* Does a pattern of routeRules, text up to a "**", speak of a path? Parameters may be anything. */
static bool rule_covers(struct str pattern, struct str path)
{
	size_t star = str_find_byte(pattern, '*');
	size_t colon = str_find_byte(path, ':');
	struct str fixed = str_slice(pattern, 0, star);
	size_t n = fixed.n < path.n ? fixed.n : path.n;

	n = n < colon ? n : colon;
	if (!str_equal(str_slice(fixed, 0, n), str_slice(path, 0, n))) {
		return false;
	}
	/* what ends in a slash and "**" is for the path before the slash too */
	return n == fixed.n || colon != SIZE_MAX || (star != SIZE_MAX && n + 1 == fixed.n);
}

/* What is sent elsewhere, or asked for a password, by a rule never gets to the file. */
static bool leads_away(const struct program *program, struct site rule)
{
	static const char *const words[] = {"redirect", "proxy", "basicAuth"};
	struct site at;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (program_find_property(program, rule, str_of(words[i]), &at) !=
			PROPERTY_ABSENT) {
			return true;
		}
	}
	return false;
}

static bool is_led_away(const struct nuxt_server *server, const char *setting, struct str path)
{
	const struct program *program = server->program;
	const struct summary *summary;
	struct site rules;
	struct value value;

	if (file_route_setting(program, server->config, setting, &rules) != PROPERTY_FOUND) {
		return false;
	}
	value = program_single(program, rules);
	summary = program->modules[value.at.module].summary;
	for (uint32_t i = 0; value.kind == VALUE_OBJECT && i < summary->exprs[value.at.expr].count;
		i++) {
		const struct prop *prop = summary_prop_at(summary, value.at.expr, i);

		if (!str_absent(prop->key) && prop->value != ID_NONE &&
			rule_covers(prop->key, path) &&
			leads_away(program, (struct site){value.at.module, prop->value})) {
			return true;
		}
	}
	return false;
}

static void add_route(
	const struct nuxt_server *server, uint32_t module, struct str file, route_vec *out)
{
	static const char *const methods[] = {
		"connect", "delete", "get", "head", "options", "patch", "post", "put", "trace"};
	static const char *const builds[] = {"dev", "prod", "prerender"};
	struct route route = route_at(server->framework, module, 0, 0);
	struct str path = file_route_without_extension(file);
	struct str build = take_suffix(&path, builds, sizeof(builds) / sizeof(builds[0]));
	struct str method = take_suffix(&path, methods, sizeof(methods) / sizeof(methods[0]));
	struct site value = file_route_export(server->program, &route, "default");

	if (value.expr == ID_NONE || str_is(build, "dev") || str_is(build, "prerender")) {
		return;
	}
	path = str_is(path_name(path), "index") ? path_folder(path) : path;
	/* "api" is in the URL, "routes" is not */
	path = str_starts(path, "routes") ? path_below(path, STR("routes")) : path;
	route.path = file_route_url(server->arena, server->base.path, path, part_of);
	route.base = server->base.path;
	route.resolved = server->base.known && file_route_is_plain(path);
	route.guarded_by_file = true;
	if (is_led_away(server, "routeRules", route.path) ||
		is_led_away(server, "nitro.routeRules", route.path)) {
		route.resolved = false;
	}
	vec_push(server->arena, &route.methods, str_of(method_of(method)));
	h3_handler_read(server->program, server->arena, value, &route);
	vec_push(server->arena, out, route);
}

static void add_app(const struct nuxt_server *server, route_vec *out)
{
	for (uint32_t i = 0; i < server->program->module_count; i++) {
		struct str file = nuxt_server_place(server, i);

		if ((str_starts(file, "api/") || str_starts(file, "routes/")) &&
			!is_ignored(path_name(file))) {
			add_route(server, i, file, out);
		}
	}
}

static void nuxt_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	for (uint32_t i = 0; i < program->app_count; i++) {
		struct nuxt_server server;

		if (nuxt_server_read(program, arena, i, &server)) {
			add_app(&server, out);
		}
	}
}

const struct framework framework_nuxt = {"nuxt", nuxt_routes};
