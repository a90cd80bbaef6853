#include <math.h>

#include "program/follow_internal.h"

/* The environment under its names, and objects that are checked copies of it. */

/* A name of the global object, or import.meta: `process`, `globalThis.process`. */
static void emit_global(
	struct follow *f, struct site site, struct str name, const struct trail *trail)
{
	static const struct {
		const char *object;
		const char *via;
	} table[] = {
		{"process", "process.env"},
		{"Bun", "Bun.env"},
		{"import.meta", "import.meta.env"},
	};
	bool variable =
		follow_trail_is(trail, "env") && trail->next != NULL && trail->next->next == NULL;

	for (size_t i = 0; variable && i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is(name, table[i].object)) {
			follow_emit_env(f, site, trail->next->name, table[i].via);
			return;
		}
	}
	if (follow_platform_global(f, site, name, trail)) {
		return;
	}
	if (trail == NULL && str_is(name, "Infinity")) {
		struct value *value = follow_emit(f, VALUE_NUMBER, site);

		value->number = (double)INFINITY;
		value->text = name;
		return;
	}
	follow_emit_named(f, VALUE_GLOBAL, site, name, trail);
}

void follow_environment_global(struct follow *f, struct site site, const struct trail *trail)
{
	const struct expr *e = program_expr(f->program, site);
	struct str text = program_text(f->program, site);
	struct str name = e->name;

	if (e->kind == EXPR_META) {
		/* new.target is written alike */
		name = str_starts(text, "import") ? STR("import.meta") : text;
	} else if (trail != NULL && (str_is(name, "globalThis") || str_is(name, "global"))) {
		name = trail->name;
		trail = trail->next;
	}
	emit_global(f, site, name, trail);
}

/*
 * Modules whose exports are the variables: import { X } from '$env/static/private' (SvelteKit,
 * "$env"), 'astro:env/server' (Astro, "Using environment variables"), and the object `env` of
 * '$env/dynamic/private'.
 */
static bool follow_env_module(
	struct follow *f, struct site at, const struct import *import, const struct trail *trail)
{
	bool dynamic = str_starts(import->specifier, "$env/dynamic/");
	bool fixed = str_starts(import->specifier, "$env/static/");
	bool astro = str_starts(import->specifier, "astro:env/");
	const char *via = astro ? "astro env" : "svelte env";

	if (dynamic && str_is(import->name, "env") && trail != NULL && trail->next == NULL) {
		follow_emit_env(f, at, trail->name, via);
		return true;
	}
	if ((!fixed && !astro) || str_is(import->name, "getSecret")) {
		return false;
	}
	if (import->kind == IMPORT_NAMED && trail == NULL) {
		follow_emit_env(f, at, import->name, via);
		return true;
	}
	if (import->kind == IMPORT_NAMESPACE && trail != NULL && trail->next == NULL) {
		follow_emit_env(f, at, trail->name, via);
		return true;
	}
	return false;
}

/* import process from 'node:process', import { env } from 'process', from 'bun' */
bool follow_environment_import(
	struct follow *f, struct site at, const struct import *import, const struct trail *trail)
{
	bool bun = str_is(import->specifier, "bun");
	struct trail env = {STR("env"), trail};

	if (follow_env_module(f, at, import, trail) ||
		follow_platform_import(f, at, import, trail)) {
		return true;
	}
	if (!bun && !str_is(import->specifier, "process") &&
		!str_is(import->specifier, "node:process")) {
		return false;
	}
	if (str_is(import->name, "env")) {
		trail = &env;
	} else if (!follow_trail_is(trail, "env")) {
		return false;
	}
	emit_global(f, at, bun ? STR("Bun") : STR("process"), trail);
	return true;
}

/* Does an expression stand for the whole environment, or an object made of it? */
static bool is_environment(struct follow *f, struct site site, const struct frame *frame)
{
	struct value room[FOLLOW_ROOM];
	value_vec values = {room, 0, FOLLOW_ROOM};

	follow_apart(f, site, NULL, frame, &values);
	return values.n > 0 && follow_platform_is_environment(f, &values.items[0]);
}

/* The literal a name of createEnv's options has, or ID_NONE. */
static expr_id literal_option(
	const struct summary *summary, expr_id options, const char *key, enum expr_kind kind)
{
	expr_id value = options == ID_NONE || summary->exprs[options].kind != EXPR_OBJECT
				? ID_NONE
				: summary_prop(summary, options, key);

	return value != ID_NONE && summary->exprs[value].kind == kind ? value : ID_NONE;
}

static bool has_prop(const struct summary *summary, expr_id object, struct str name)
{
	for (uint32_t i = 0; object != ID_NONE && i < summary->exprs[object].count; i++) {
		const struct prop *prop = summary_prop_at(summary, object, i);

		if (!str_absent(prop->key) && str_equal(prop->key, name)) {
			return true;
		}
	}
	return false;
}

/* The presets that createEnv extends are createEnv objects of their own. */
static bool follow_presets(struct follow *f, struct site call, expr_id options,
	const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, call);
	expr_id presets = literal_option(summary, options, "extends", EXPR_ARRAY);

	for (uint32_t i = 0; presets != ID_NONE && i < summary->exprs[presets].count; i++) {
		struct value room[FOLLOW_ROOM];
		value_vec values = {room, 0, FOLLOW_ROOM};
		struct site preset = program_beside(call, summary_kid(summary, presets, i));

		follow_apart(f, preset, trail, frame, &values);
		if (values.n == 1 && values.items[0].kind == VALUE_ENV) {
			values.items[0].guessed = f->guessed;
			vec_push(f->arena, f->out, values.items[0]);
			return true;
		}
	}
	return false;
}

/*
 * createEnv({ server, client, runtimeEnv, extends }) of @t3-oss/env-*: the
 * result's members are named as the variables, unless runtimeEnv maps them.
 */
static bool follow_t3(
	struct follow *f, struct site call, const struct trail *trail, const struct frame *frame)
{
	static const char *const maps[] = {
		"runtimeEnv", "runtimeEnvStrict", "experimental__runtimeEnv"};
	const struct summary *summary = follow_summary(f, call);
	expr_id options = summary_kid(summary, call.expr, 0);

	if (options == ID_NONE || trail->next != NULL) {
		return false;
	}
	for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
		expr_id map = literal_option(summary, options, maps[i], EXPR_OBJECT);

		if (has_prop(summary, map, trail->name)) {
			follow_site(f, program_beside(call, map), trail, frame);
			return true;
		}
	}
	if (!has_prop(summary, literal_option(summary, options, "server", EXPR_OBJECT),
		    trail->name) &&
		follow_presets(f, call, options, trail, frame)) {
		return true;
	}
	follow_emit_env(f, call, trail->name, "schema");
	return true;
}

bool follow_environment_call(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame)
{
	if (follow_platform_call(f, call, callee, trail, frame) ||
		follow_runtime_config(f, call, callee, trail) ||
		follow_config_call(f, call, callee, trail, frame)) {
		return true;
	}
	return trail != NULL && callee->kind == VALUE_IMPORT &&
	       str_starts(callee->package, "@t3-oss/env-") && str_is(callee->name, "createEnv") &&
	       follow_t3(f, call, trail, frame);
}

/* Methods that give back a checked copy of what they are given: zod, valibot, yup, joi. */
static bool is_schema_verb(struct str name)
{
	static const char *const verbs[] = {"parse", "safeParse", "parseAsync", "safeParseAsync",
		"validate", "validateSync", "cast", "decode"};

	return str_in(name, verbs, sizeof(verbs) / sizeof(verbs[0]));
}

/* safeParse wraps its result: zod's data, valibot's output, joi's value. */
static const struct trail *unwrapped(struct str verb, const struct trail *trail)
{
	bool safe = str_starts(verb, "safeParse") &&
		    (follow_trail_is(trail, "data") || follow_trail_is(trail, "output"));

	return safe || (str_is(verb, "validate") && follow_trail_is(trail, "value")) ? trail->next
										     : trail;
}

/* schema.parse(process.env).X, cleanEnv(process.env, …).X, schema.parse({ X: process.env.X }).X */
bool follow_environment_schema(
	struct follow *f, struct site call, const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, call);
	const struct expr *e = &summary->exprs[call.expr];
	const struct expr *callee = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
	struct str verb = callee != NULL ? callee->name : STR_NONE;

	trail = unwrapped(verb, trail);
	if (trail == NULL || e->kind != EXPR_CALL) {
		return false;
	}
	for (uint32_t i = 0; i < e->count && i < 2; i++) {
		struct site argument = program_beside(call, summary->kid_ids[e->first + i]);

		if (is_schema_verb(verb) &&
			program_expr(f->program, argument)->kind == EXPR_OBJECT) {
			follow_site(f, argument, trail, frame);
			return true;
		}
		if (trail->next == NULL && is_environment(f, argument, frame)) {
			follow_emit_env(f, call, trail->name, "schema");
			return true;
		}
	}
	return false;
}
