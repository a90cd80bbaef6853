#include "program/frameworks/file_route.h"

#include <stdint.h>

#include "base/path.h"

struct str file_route_below(const struct program *program, uint32_t module, struct str folder)
{
	const struct program_module *m = &program->modules[module];
	struct str inside = path_below(m->path, program->apps[m->app].root);

	return path_below(inside, folder);
}

struct str file_route_without_extension(struct str path)
{
	struct str name = path_name(path);
	size_t dot = str_find_last_byte(name, '.');

	return dot == SIZE_MAX ? path : str_slice(path, 0, path.n - name.n + dot);
}

/* Has next.config such a text? A list that is put together has it as well. */
static bool is_quoted(const struct program *program, struct str text, struct str part)
{
	static const char quotes[] = {'\'', '"', '`'};
	bool found = false;

	for (size_t i = 0; i < sizeof(quotes) && !found; i++) {
		struct str quoted = str_format(
			program->arena, "%c%.*s%c", quotes[i], STR_ARGS(part), quotes[i]);

		found = str_find(text, quoted, 0) != SIZE_MAX;
	}
	return found;
}

struct str file_route_without_page_extension(
	const struct program *program, uint32_t app, struct str path)
{
	struct str stem = file_route_without_extension(path);
	struct str shorter = file_route_without_extension(stem);
	uint32_t config;

	if (shorter.n == stem.n) {
		return stem;
	}
	config = file_route_config(program, app, "next.config.");
	return config != ID_NONE && str_has(program->modules[config].text, "pageExtensions") &&
			       is_quoted(program, program->modules[config].text,
				       str_slice(path, shorter.n + 1, path.n))
		       ? shorter
		       : stem;
}

struct str file_route_bracketed(struct arena *arena, struct str part)
{
	bool many;

	if (!str_starts(part, "[") || !str_ends(part, "]")) {
		return part;
	}
	while (str_starts(part, "[") && str_ends(part, "]")) {
		part = str_slice(part, 1, part.n - 1);
	}
	many = str_starts(part, "...");
	if (many) {
		part = str_slice(part, 3, part.n);
	}
	return str_format(arena, ":%.*s%s", STR_ARGS(part), many ? "*" : "");
}

bool file_route_is_group(struct str part)
{
	return str_starts(part, "(") && str_ends(part, ")");
}

static bool is_plain(struct str part)
{
	bool parameter = str_starts(part, "[") && str_ends(part, "]");
	struct str inside = parameter ? str_slice(part, 1, part.n - 1) : part;

	return str_find_byte(inside, '[') == SIZE_MAX && str_find_byte(inside, ']') == SIZE_MAX;
}

bool file_route_is_plain(struct str path)
{
	bool plain = true;

	while (path.n > 0 && plain) {
		plain = is_plain(str_take(&path, '/'));
	}
	return plain;
}

bool file_route_is_hidden(struct str path, char mark)
{
	while (path.n > 0) {
		struct str part = str_take(&path, '/');

		if (part.n > 0 && part.s[0] == mark) {
			return true;
		}
	}
	return false;
}

struct str file_route_url(
	struct arena *arena, struct str base, struct str path, file_route_part *part_of)
{
	struct str url = base;

	while (path.n > 0) {
		struct str part = str_take(&path, '/');

		part = part.n == 0 ? STR_NONE : part_of(arena, part);
		if (!str_absent(part)) {
			url = str_format(arena, "%.*s/%.*s", STR_ARGS(url), STR_ARGS(part));
		}
	}
	return url.n == 0 ? STR("/") : url;
}

struct site file_route_export(const struct program *program, struct route *route, const char *name)
{
	const struct summary *summary = program->modules[route->module].summary;

	route->symbol = str_of(name);
	for (uint32_t i = 0; i < summary->export_count; i++) {
		if (str_equal(summary->exports[i].name, route->symbol)) {
			route->start = summary->exports[i].start;
			route->end = summary->exports[i].end;
		}
	}
	return program_export(program, route->module, route->symbol);
}

bool file_route_add(const struct program *program, struct arena *arena, const struct route *like,
	const char *name, const char *method, route_vec *out)
{
	struct route route = *like;
	struct site value = file_route_export(program, &route, name);

	if (value.expr == ID_NONE) {
		return false;
	}
	if (method != NULL) {
		vec_push(arena, &route.methods, str_of(method));
	}
	frameworks_handlers(program, value, arena, &route);
	vec_push(arena, out, route);
	return true;
}

static const char *const methods[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

enum { METHODS = sizeof(methods) / sizeof(methods[0]) };

void file_route_add_methods(const struct program *program, struct arena *arena,
	const struct route *like, route_vec *out)
{
	for (size_t i = 0; i < METHODS; i++) {
		file_route_add(program, arena, like, methods[i], methods[i], out);
	}
}

void file_route_add_rest(const struct program *program, struct arena *arena,
	const struct route *like, const char *name, route_vec *out)
{
	struct route rest = *like;

	for (size_t i = 0; i < METHODS; i++) {
		if (program_export(program, like->module, str_of(methods[i])).expr == ID_NONE) {
			vec_push(arena, &rest.methods, str_of(methods[i]));
		}
	}
	if (rest.methods.n == METHODS) {
		rest.methods = (str_vec){0};
		vec_push(arena, &rest.methods, STR("ANY"));
	}
	file_route_add(program, arena, &rest, name, NULL, out);
}

bool file_route_may_export(const struct program *program, uint32_t module, const char *name)
{
	const struct summary *summary = program->modules[module].summary;

	for (uint32_t i = 0; i < summary->export_count; i++) {
		if (str_is(summary->exports[i].name, name) ||
			summary->exports[i].kind == EXPORT_STAR) {
			return true;
		}
	}
	return false;
}

uint32_t file_route_config(const struct program *program, uint32_t app, const char *prefix)
{
	uint32_t found = ID_NONE;

	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *m = &program->modules[i];

		if (m->app == app && str_starts(path_name(m->path), prefix) &&
			str_equal(path_folder(m->path), program->apps[app].root)) {
			found = i;
		}
	}
	return found;
}

/* kit.paths.base: an object in an object */
static enum property find_path(
	const struct program *program, struct site object, struct str name, struct site *out)
{
	enum property answer = PROPERTY_FOUND;

	*out = object;
	while (answer == PROPERTY_FOUND && name.n > 0) {
		answer = program_find_property(program, *out, str_take(&name, '.'), out);
	}
	return answer;
}

enum {
	WRAPPERS_MOST = 4, /* withBundleAnalyzer(withMDX(config)) */
	LOOKS_MOST = 64, /* what wrappers are given, all in all */
};

/* ({ mode }) => ({ … }) */
static struct site result_of(const struct program *program, struct site function)
{
	const struct summary *summary = program->modules[function.module].summary;

	return (struct site){function.module, summary_result(summary, function.expr)};
}

static enum property find_setting(const struct program *program, struct site config,
	struct str name, unsigned depth, unsigned *looks, struct site *out)
{
	enum property answer = PROPERTY_UNKNOWN;
	value_vec values = {0};

	if (config.expr == ID_NONE || ++*looks > LOOKS_MOST) {
		return answer; /* exported by nothing that can be followed */
	}
	program_follow(program, config, program->arena, &values);
	for (size_t i = 0; i < values.n && answer == PROPERTY_UNKNOWN; i++) {
		struct site at = values.items[i].at;

		if (values.items[i].kind == VALUE_OBJECT) {
			answer = find_path(program, at, name, out);
		} else if (values.items[i].kind == VALUE_FUNCTION && depth < WRAPPERS_MOST) {
			answer = find_setting(
				program, result_of(program, at), name, depth + 1, looks, out);
		}
		for (uint32_t n = 0; values.items[i].kind == VALUE_CALL &&
				     n < program_expr(program, at)->count &&
				     depth < WRAPPERS_MOST && answer == PROPERTY_UNKNOWN;
			n++) {
			answer = find_setting(program, program_argument(program, at, n), name,
				depth + 1, looks, out);
		}
	}
	return answer;
}

enum property file_route_setting(
	const struct program *program, uint32_t config, const char *name, struct site *out)
{
	unsigned looks = 0;

	*out = SITE_NONE;
	if (config == ID_NONE) {
		return PROPERTY_ABSENT;
	}
	return find_setting(program, program_export(program, config, STR("default")), str_of(name),
		0, &looks, out);
}

/* The text of a setting, or the default; known only when it can be nothing else. */
static struct file_route_base read_path(
	const struct program *program, uint32_t config, const char *name, const char *otherwise)
{
	struct file_route_base path = {str_of(otherwise), true};
	size_t dot = str_find_last_byte(str_of(name), '.');
	struct site at;
	struct str text;

	/* a file without the word sets nothing, however it makes its configuration */
	if (config == ID_NONE ||
		!str_has(program->modules[config].text, dot == SIZE_MAX ? name : name + dot + 1)) {
		return path;
	}
	switch (file_route_setting(program, config, name, &at)) {
	case PROPERTY_ABSENT:
		break;
	case PROPERTY_UNKNOWN:
		path.known = false;
		break;
	case PROPERTY_FOUND:
		text = program_string(program, at);
		path.known = !str_absent(text);
		path.path = path.known ? text : path.path;
		break;
	}
	return path;
}

struct file_route_base file_route_base(
	const struct program *program, uint32_t config, const char *name)
{
	struct file_route_base base = read_path(program, config, name, "");

	if (str_ends(base.path, "/")) {
		base.path = str_slice(base.path, 0, base.path.n - 1);
	}
	if (base.path.n > 0 && !str_starts(base.path, "/")) {
		base.path = str_format(program->arena, "/%.*s", STR_ARGS(base.path));
	}
	return base;
}

struct file_route_base file_route_folder(
	const struct program *program, uint32_t config, const char *name, const char *otherwise)
{
	struct file_route_base folder = read_path(program, config, name, otherwise);

	while (str_starts(folder.path, "./") || str_starts(folder.path, "/")) {
		folder.path =
			str_slice(folder.path, str_find_byte(folder.path, '/') + 1, folder.path.n);
	}
	while (str_ends(folder.path, "/")) {
		folder.path = str_slice(folder.path, 0, folder.path.n - 1);
	}
	if (str_is(folder.path, ".")) {
		folder.path = STR("");
	}
	return folder;
}
