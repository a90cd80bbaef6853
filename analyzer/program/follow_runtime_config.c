#include "base/ascii.h"
#include "program/follow_internal.h"
#include "program/frameworks/file_route.h"

/*
 * useRuntimeConfig() of Nuxt and Nitro: members are what runtimeConfig of the
 * configuration file says, or else variables named after them. Sources: Nuxt
 * documentation, "Runtime Config"; unjs/nitro src/runtime/internal/config.ts
 * and unjs/scule (how a key becomes a variable's name).
 */

enum { LINKS_MOST = 8 }; /* names and calls around the configuration */

static bool is_use(const struct value *callee)
{
	bool known =
		callee->kind == VALUE_GLOBAL ||
		(callee->kind == VALUE_IMPORT &&
			(str_is(callee->package, "#imports") || str_is(callee->package, "#app") ||
				str_is(callee->package, "nuxt/app") ||
				str_starts(callee->package, "nitro")));

	return known && str_is(callee->name, "useRuntimeConfig");
}

/* The object in `export default defineNuxtConfig({ … })`. */
static struct site object_in(const struct program *program, uint32_t config)
{
	struct site site = program_export(program, config, STR("default"));

	for (unsigned i = 0; i < LINKS_MOST && site.expr != ID_NONE; i++) {
		const struct summary *summary = program->modules[site.module].summary;
		const struct expr *e = &summary->exprs[site.expr];

		if (e->kind == EXPR_OBJECT) {
			return site;
		}
		if (e->kind == EXPR_NAME && e->binding != ID_NONE) {
			site.expr = summary->bindings[e->binding].value;
		} else {
			site.expr =
				e->kind == EXPR_CALL ? summary_kid(summary, site.expr, 0) : ID_NONE;
		}
	}
	return SITE_NONE;
}

/* Does a word begin at i: the S of "clerkSecret", the S of "URLSecret"? */
static bool begins_word(struct str key, size_t i)
{
	if (i == 0 || !ascii_is_upper(key.s[i])) {
		return false;
	}
	return ascii_is_lower(key.s[i - 1]) ||
	       (ascii_is_upper(key.s[i - 1]) && i + 1 < key.n && ascii_is_lower(key.s[i + 1]));
}

static char in_variable(char c)
{
	if (c == '-' || c == '.' || c == '/') {
		return '_';
	}
	return ascii_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

struct str program_variable_of_key(struct arena *arena, struct str prefix, struct str key)
{
	for (size_t i = 0; i < key.n; i++) {
		prefix = str_format(arena, "%.*s%s%c", STR_ARGS(prefix),
			begins_word(key, i) ? "_" : "", in_variable(key.s[i]));
	}
	return prefix;
}

/* clerk.webhookSecret is CLERK_WEBHOOK_SECRET behind the framework's prefix. */
static struct str variable_of(struct arena *arena, const char *prefix, const struct trail *trail)
{
	struct str name = str_of(prefix);

	for (; trail != NULL; trail = trail->next) {
		name = program_variable_of_key(arena, name, trail->name);
		name = trail->next == NULL ? name : str_join(arena, name, STR("_"));
	}
	return name;
}

/* What @clerk/nuxt adds to the configuration: clerk/javascript packages/nuxt/src/module.ts. */
static bool is_modules_own(const struct program_module *config, const struct trail *trail)
{
	static const char *const keys[] = {"secretKey", "machineSecretKey", "jwtKey",
		"webhookSigningSecret", "apiUrl", "apiVersion"};

	return follow_trail_is(trail, "clerk") && trail->next != NULL &&
	       str_in(trail->next->name, keys, sizeof(keys) / sizeof(keys[0])) &&
	       str_has(config->text, "@clerk/nuxt");
}

static bool is_empty(const struct value *value)
{
	return value->kind == VALUE_NULL || (value->kind == VALUE_STRING && value->text.n == 0);
}

/*
 * An object is no variable. A variable that the file names is what the app is set up with, and
 * stands for the value. A literal only stands in for the variable named after the key.
 */
static bool emit_values(
	struct follow *f, struct site call, const value_vec *values, struct str variable)
{
	bool named = false;

	for (size_t i = 0; i < values->n; i++) {
		if (values->items[i].kind == VALUE_UNKNOWN || values->items[i].kind == VALUE_CALL) {
			return false;
		}
		named = named || values->items[i].kind == VALUE_ENV ||
			values->items[i].kind == VALUE_OBJECT;
	}
	if (!named) {
		follow_emit_env(f, call, variable, "runtime config");
	}
	for (size_t i = 0; i < values->n; i++) {
		if (named || !is_empty(&values->items[i])) {
			struct value *value = follow_emit(f, values->items[i].kind, call);

			*value = values->items[i];
			value->guessed = value->guessed || f->guessed;
		}
	}
	return true;
}

/* A key that the file does not have is nobody's, but for those of Clerk's own module. */
static bool has_key(const struct program_module *config, const struct trail *trail)
{
	bool found = str_has(config->text, "runtimeConfig");

	for (; trail != NULL && found; trail = trail->next) {
		found = str_find(config->text, trail->name, 0) != SIZE_MAX;
	}
	return found;
}

/* The app's configuration file, and what its variables begin with. */
static uint32_t config_of(const struct program *program, uint32_t module, const char **out_prefix)
{
	uint32_t app = program->modules[module].app;
	uint32_t config = file_route_config(program, app, "nuxt.config.");

	*out_prefix = config == ID_NONE ? "NITRO_" : "NUXT_";
	return config == ID_NONE ? file_route_config(program, app, "nitro.config.") : config;
}

bool follow_runtime_config(
	struct follow *f, struct site call, const struct value *callee, const struct trail *trail)
{
	struct value room[FOLLOW_ROOM];
	value_vec values = {room, 0, FOLLOW_ROOM};
	struct trail whole = {STR("runtimeConfig"), trail};
	const struct program_module *config;
	struct str variable;
	const char *prefix;
	struct site object;
	uint32_t index;

	if (trail == NULL || !is_use(callee)) {
		return false;
	}
	index = config_of(f->program, call.module, &prefix);
	if (index == ID_NONE) {
		return false;
	}
	config = &f->program->modules[index];
	variable = variable_of(f->arena, prefix, trail);
	object = object_in(f->program, index);
	if (object.expr != ID_NONE && has_key(config, trail)) {
		follow_apart(f, object, &whole, NULL, &values);
		return emit_values(f, call, &values, variable);
	}
	if (is_modules_own(config, trail)) {
		follow_emit_env(f, call, variable, "runtime config");
		return true;
	}
	return false;
}
