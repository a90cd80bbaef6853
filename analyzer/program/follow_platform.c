#include "program/follow_internal.h"

/* Environments that a platform or a library hands out, by what hands them out. */

/* Functions whose result holds the variables: itself, or under a name. */
static const struct {
	const char *package;
	const char *name;
	const char *member; /* NULL: the result itself */
	const char *via;
} givers[] = {
	/* Hono documentation "Adapter Helper", "Context Storage Middleware" */
	{"hono/adapter", "env", NULL, "worker binding"},
	{"hono/context-storage", "getContext", "env", "worker binding"},
	/* OpenNext documentation "Bindings"; @cloudflare/next-on-pages README */
	{"@opennextjs/cloudflare", "getCloudflareContext", "env", "worker binding"},
	{"@cloudflare/next-on-pages", "getRequestContext", "env", "worker binding"},
	{"@cloudflare/next-on-pages", "getOptionalRequestContext", "env", "worker binding"},
	{"wrangler", "getPlatformProxy", "env", "worker binding"},
	/* README of each */
	{"dotenv", "config", "parsed", "dotenv"},
	{"dotenv", "default.config", "parsed", "dotenv"},
	{"std/dotenv/mod.ts", "load", NULL, "dotenv"},
	{"std/dotenv/mod.ts", "loadSync", NULL, "dotenv"},
	{"@std/dotenv", "load", NULL, "dotenv"},
	{"@std/dotenv", "loadSync", NULL, "dotenv"},
	{"@dotenvx/dotenvx", "config", "parsed", "dotenv"},
	{"@dotenvx/dotenvx", "default.config", "parsed", "dotenv"},
	{"env-schema", "default", NULL, "schema"},
	{"env-schema", "envSchema", NULL, "schema"},
	{"envsafe", "envsafe", NULL, "schema"},
	{"vite", "loadEnv", NULL, "loadEnv"},
};

/* Functions that take a variable's name. */
static const struct {
	const char *package; /* NULL: of a global */
	const char *name;
	const char *via;
} getters[] = {
	{NULL, "Deno.env.get", "Deno.env"},
	{NULL, "Netlify.env.get", "Netlify.env"},
	{"astro:env/server", "getSecret", "astro env"},
	/* clerk/javascript packages/shared/src/getEnvVariable.ts */
	{"@clerk/shared", "getEnvVariable", "getEnvVariable"},
	{"@clerk/shared/getEnvVariable", "getEnvVariable", "getEnvVariable"},
	/* README of each; Effect documentation "Configuration" */
	{"next-runtime-env", "env", "next-runtime-env"},
	{"effect", "Config.string", "schema"},
	{"effect", "Config.nonEmptyString", "schema"},
	{"effect", "Config.redacted", "schema"},
};

/* Modules that hand out the variables: as exports, or as members of their default export. */
static const struct {
	const char *package;
	bool exports;
	const char *via;
} modules[] = {
	/* README of react-native-dotenv and of react-native-config */
	{"@env", true, "react native env"},
	{"react-native-dotenv", true, "react native env"},
	{"react-native-config", false, "react native env"},
};

static bool is_upper(struct str name)
{
	bool letter = false;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.s[i];

		if (c >= 'A' && c <= 'Z') {
			letter = true;
		} else if (c != '_' && !(c >= '0' && c <= '9')) {
			return false;
		}
	}
	return letter;
}

/* What stands between a handler's parameter and `env`: c.env, context.cloudflare.env, … */
static bool leads_to_env(struct str name)
{
	static const char *const names[] = {
		"context", "cloudflare", "platform", "ctx", "event", "locals", "runtime"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

/* How handlers call what they are given; absent: taken apart where it is declared. */
static bool is_handed(struct str param)
{
	/* the last two in PartyKit: documentation "Managing environment variables" */
	static const char *const names[] = {
		"c", "ctx", "context", "event", "args", "room", "lobby"};

	return str_absent(param) || str_in(param, names, sizeof(names) / sizeof(names[0]));
}

/* The part of a trail behind `env`, when nothing else stands in front; NULL otherwise. */
static const struct trail *behind_env(const struct trail *trail)
{
	while (trail != NULL && leads_to_env(trail->name)) {
		trail = trail->next;
	}
	if (follow_trail_is(trail, "env") && follow_trail_is(trail->next, "eventContext")) {
		trail = trail->next->next; /* hono/cloudflare-pages: c.env.eventContext.env */
	}
	return follow_trail_is(trail, "env") ? trail->next : NULL;
}

static struct str param_name(const struct summary *summary, const struct expr *param)
{
	const struct function *function = &summary->functions[param->function];
	uint32_t binding = param->index < function->param_count
				   ? summary->kid_ids[function->first_param + param->index]
				   : ID_NONE;

	return binding == ID_NONE ? STR_NONE : summary->bindings[binding].name;
}

/*
 * Variables come to a Worker as members of an object: the parameter `env` of
 * its handlers (Cloudflare documentation "Environment variables"), c.env in
 * Hono, context.env of Pages, context.cloudflare.env in React Router,
 * platform.env in SvelteKit, locals.runtime.env in Astro.
 */
bool follow_platform_param(struct follow *f, struct site site, const struct trail *trail)
{
	const struct expr *e = program_expr(f->program, site);
	struct str name = param_name(follow_summary(f, site), e);
	const struct trail *variable = is_handed(name) ? behind_env(trail) : NULL;

	if (str_is(name, "env")) {
		variable = trail;
	}
	if (variable == NULL || variable->next != NULL || !is_upper(variable->name)) {
		return false;
	}
	follow_emit_env(f, site, variable->name, "worker binding");
	return true;
}

/* import { X } from '@env', import Config from 'react-native-config' */
static bool follow_module(
	struct follow *f, struct site at, const struct import *import, const struct trail *trail)
{
	struct str name = import->name;

	for (size_t i = 0; i < sizeof(modules) / sizeof(modules[0]); i++) {
		bool named = import->kind == IMPORT_NAMED && !str_is(name, "default");

		if (!str_is(import->specifier, modules[i].package)) {
			continue;
		}
		if (!named || !modules[i].exports) {
			/* `import { Config }` is another way to the same object */
			name = trail == NULL ? STR("") : trail->name;
			trail = trail == NULL ? NULL : trail->next;
		}
		if (trail != NULL || !is_upper(name)) {
			return false;
		}
		follow_emit_env(f, at, name, modules[i].via);
		return true;
	}
	return false;
}

/* Constants.expoConfig.extra.X: Expo documentation, "Configure with app config". */
static bool follow_expo(
	struct follow *f, struct site at, const struct import *import, const struct trail *trail)
{
	bool config = str_is(import->specifier, "expo-constants") &&
		      (follow_trail_is(trail, "expoConfig") || follow_trail_is(trail, "manifest"));

	if (!config || !follow_trail_is(trail->next, "extra") || trail->next->next == NULL ||
		trail->next->next->next != NULL || !is_upper(trail->next->next->name)) {
		return false;
	}
	follow_emit_env(f, at, trail->next->next->name, "expo config");
	return true;
}

/* import { env } from 'cloudflare:workers' */
bool follow_platform_import(
	struct follow *f, struct site at, const struct import *import, const struct trail *trail)
{
	struct trail env = {import->name, trail};

	if (follow_module(f, at, import, trail) || follow_expo(f, at, import, trail)) {
		return true;
	}

	if (!str_is(import->specifier, "cloudflare:workers")) {
		return false;
	}
	trail = behind_env(import->kind == IMPORT_NAMESPACE ? trail : &env);
	if (trail == NULL || trail->next != NULL) {
		return false;
	}
	follow_emit_env(f, at, trail->name, "worker binding");
	return true;
}

/* this.env.X of a Worker's classes: Cloudflare documentation, "Durable Object Base Class". */
bool follow_platform_super(
	struct follow *f, struct site class, const struct value *super, const struct trail *trail)
{
	static const char *const packages[] = {
		"cloudflare:workers", "agents", "agents/mcp", "partyserver"};

	if (super->kind != VALUE_IMPORT ||
		!str_in(super->package, packages, sizeof(packages) / sizeof(packages[0])) ||
		!follow_trail_is(trail, "env") || trail->next == NULL ||
		trail->next->next != NULL) {
		return false;
	}
	follow_emit_env(f, class, trail->next->name, "worker binding");
	return true;
}

/* Astro.locals.runtime.env.X */
bool follow_platform_global(
	struct follow *f, struct site site, struct str name, const struct trail *trail)
{
	trail = str_is(name, "Astro") ? behind_env(trail) : NULL;
	if (trail == NULL || trail->next != NULL) {
		return false;
	}
	follow_emit_env(f, site, trail->name, "worker binding");
	return true;
}

static bool get_variable(
	struct follow *f, struct site call, const struct frame *frame, const char *via)
{
	struct value name;
	expr_id argument = summary_kid(follow_summary(f, call), call.expr, 0);

	if (!follow_certain(f, program_beside(call, argument), frame, &name) ||
		name.kind != VALUE_STRING) {
		return false;
	}
	follow_emit_env(f, call, name.text, via);
	return true;
}

static bool follow_getter(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame)
{
	for (size_t i = 0; i < sizeof(getters) / sizeof(getters[0]) && trail == NULL; i++) {
		bool is_getter = getters[i].package == NULL
					 ? callee->kind == VALUE_GLOBAL
					 : callee->kind == VALUE_IMPORT &&
						   str_is(callee->package, getters[i].package);

		if (is_getter && str_is(callee->name, getters[i].name)) {
			return get_variable(f, call, frame, getters[i].via);
		}
	}
	return false;
}

static bool follow_giver(
	struct follow *f, struct site call, const struct value *callee, const struct trail *trail)
{
	for (size_t i = 0; i < sizeof(givers) / sizeof(givers[0]); i++) {
		const struct trail *variable = trail;

		if (!str_is(callee->package, givers[i].package) ||
			!str_is(callee->name, givers[i].name)) {
			continue;
		}
		if (givers[i].member != NULL) {
			variable = follow_trail_is(trail, givers[i].member) ? trail->next : NULL;
		}
		if (variable != NULL && variable->next == NULL) {
			follow_emit_env(f, call, variable->name, givers[i].via);
			return true;
		}
	}
	return false;
}

/* env.get('X').required().asString() of env-var: the first call of the chain says which. */
static bool follow_env_var(
	struct follow *f, struct site call, const struct value *callee, const struct frame *frame)
{
	enum { CHAIN_MOST = 8 };
	struct value first = *callee;

	for (int i = 0; i < CHAIN_MOST && first.kind == VALUE_CALL; i++) {
		expr_id left = program_expr(f->program, first.at)->left;

		call = first.at;
		if (!follow_certain(f, program_beside(call, left), NULL, &first)) {
			return false;
		}
	}
	return first.kind == VALUE_IMPORT && str_is(first.package, "env-var") &&
	       (str_is(first.name, "get") || str_is(first.name, "default.get")) &&
	       get_variable(f, call, frame, "env-var");
}

/* requestEvent.env.get('X') of Qwik City: documentation "Environment variables". */
static bool follow_qwik(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, call);
	bool qwik = false;

	if (callee->kind != VALUE_PARAM || trail != NULL ||
		(!str_is(callee->name, "env.get") && !str_is(callee->name, "get"))) {
		return false;
	}
	for (uint32_t i = 0; i < summary->import_count && !qwik; i++) {
		qwik = str_is(summary->imports[i].specifier, "@builder.io/qwik-city") ||
		       str_is(summary->imports[i].specifier, "@qwik.dev/router");
	}
	return qwik && get_variable(f, call, frame, "qwik env");
}

bool follow_platform_call(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame)
{
	if (follow_getter(f, call, callee, trail, frame) ||
		follow_qwik(f, call, callee, trail, frame)) {
		return true;
	}
	if (callee->kind == VALUE_IMPORT) {
		return follow_giver(f, call, callee, trail);
	}
	if (callee->kind == VALUE_GLOBAL && trail != NULL && trail->next == NULL &&
		(str_is(callee->name, "Deno.env.toObject") ||
			str_is(callee->name, "Netlify.env.toObject"))) {
		follow_emit_env(f, call, trail->name,
			str_starts(callee->name, "Deno") ? "Deno.env" : "Netlify.env");
		return true;
	}
	return callee->kind == VALUE_CALL && trail == NULL && str_starts(callee->name, "as") &&
	       follow_env_var(f, call, callee, frame);
}

bool follow_platform_is_environment(const struct follow *f, const struct value *value)
{
	static const char *const globals[] = {"process.env", "import.meta.env", "Bun.env"};
	const struct expr *e;

	if (value->kind == VALUE_GLOBAL) {
		return str_in(value->name, globals, sizeof(globals) / sizeof(globals[0]));
	}
	if (value->kind == VALUE_IMPORT) {
		return str_is(value->package, "cloudflare:workers") && str_is(value->name, "env");
	}
	if (value->kind != VALUE_PARAM) {
		return false;
	}
	e = program_expr(f->program, value->at);
	return value->name.n > 0 ? str_is(value->name, "env") || str_ends(value->name, ".env")
				 : str_is(param_name(follow_summary(f, value->at), e), "env");
}
