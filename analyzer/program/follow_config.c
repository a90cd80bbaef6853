#include <stdint.h>

#include "program/follow_internal.h"

/*
 * Values of Nest's ConfigService: the environment by name, and objects that
 * registerAs() or the `load` list of ConfigModule.forRoot() give. Source: the
 * Nest documentation, "Configuration".
 */

enum { SEGMENTS_MOST = 4 }; /* of "clerk.webhook.secret" */

/* Is it a name imported from @nestjs/config? By its import alone: this is asked of every call. */
static bool is_config_name(const struct summary *summary, expr_id expr, const char *name)
{
	const struct expr *e = expr == ID_NONE ? NULL : &summary->exprs[expr];
	const struct binding *binding;
	const struct import *import;

	if (e == NULL || e->kind != EXPR_NAME || e->binding == ID_NONE) {
		return false;
	}
	binding = &summary->bindings[e->binding];
	if (binding->kind != BINDING_IMPORT) {
		return false;
	}
	import = &summary->imports[binding->import];
	return str_is(import->specifier, "@nestjs/config") && str_is(import->name, name);
}

static bool imports_config(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (str_is(summary->imports[i].specifier, "@nestjs/config")) {
			return true;
		}
	}
	return false;
}

/* What a function that has one way out gives back. */
static bool follow_result(struct follow *f, struct site function, const struct trail *trail)
{
	const struct summary *summary = follow_summary(f, function);
	bool is_function = summary->exprs[function.expr].kind == EXPR_FUNCTION;
	expr_id result = is_function ? summary_result(summary, function.expr) : ID_NONE;

	if (result == ID_NONE) {
		return false;
	}
	follow_site(f, program_beside(function, result), trail, NULL);
	return true;
}

/* The function of `registerAs('name', () => ({ … }))`; SITE_NONE for any other call. */
static struct site registered(struct follow *f, struct site call, struct str *out_name)
{
	const struct summary *summary = follow_summary(f, call);
	const struct expr *e = &summary->exprs[call.expr];
	expr_id name;
	struct value function;

	if (e->kind != EXPR_CALL || e->count != 2 ||
		!is_config_name(summary, e->left, "registerAs")) {
		return SITE_NONE;
	}
	name = summary_kid(summary, call.expr, 0);
	if (summary->exprs[name].kind != EXPR_STRING ||
		!follow_certain(f, program_beside(call, summary_kid(summary, call.expr, 1)), NULL,
			&function) ||
		function.kind != VALUE_FUNCTION) {
		return SITE_NONE;
	}
	*out_name = summary->exprs[name].text;
	return function.at;
}

static bool is_known(const value_vec *values)
{
	for (size_t i = 0; i < values->n; i++) {
		if (values->items[i].kind == VALUE_UNKNOWN || values->items[i].kind == VALUE_NULL) {
			return false;
		}
	}
	return values->n > 0;
}

/* A function in `load`: its result is laid over the whole configuration. */
static bool follow_loaded(struct follow *f, struct site element, const struct trail *path)
{
	struct value room[FOLLOW_ROOM];
	value_vec values = {room, 0, FOLLOW_ROOM};
	struct follow inner = *f;
	struct value function;

	inner.out = &values;
	if (!follow_certain(f, element, NULL, &function) || function.kind != VALUE_FUNCTION ||
		!follow_result(&inner, function.at, path) || !is_known(&values)) {
		return false;
	}
	for (size_t i = 0; i < values.n; i++) {
		vec_push(f->arena, f->out, values.items[i]);
	}
	return true;
}

/* ConfigModule.forRoot({ load: [a, b] }): the last that has the key wins. */
static bool follow_load_list(struct follow *f, struct site call, const struct trail *path)
{
	const struct summary *summary = follow_summary(f, call);
	const struct expr *e = &summary->exprs[call.expr];
	const struct expr *callee = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
	expr_id options = summary_kid(summary, call.expr, 0);
	expr_id load;
	struct value list;

	if (e->kind != EXPR_CALL || options == ID_NONE || callee->kind != EXPR_MEMBER ||
		!str_is(callee->name, "forRoot") ||
		!is_config_name(summary, callee->left, "ConfigModule") ||
		summary->exprs[options].kind != EXPR_OBJECT) {
		return false;
	}
	load = summary_prop(summary, options, "load");
	if (load == ID_NONE || !follow_certain(f, program_beside(call, load), NULL, &list) ||
		list.kind != VALUE_ARRAY) {
		return false;
	}
	summary = follow_summary(f, list.at);
	for (uint32_t i = summary->exprs[list.at.expr].count; i > 0; i--) {
		struct site element =
			program_beside(list.at, summary_kid(summary, list.at.expr, i - 1));

		if (follow_loaded(f, element, path)) {
			return true;
		}
	}
	return false;
}

/* Looks for the key in what the program's modules register and load. */
static bool follow_path(struct follow *f, const struct trail *path)
{
	for (uint32_t m = 0; m < f->program->module_count; m++) {
		const struct summary *summary = f->program->modules[m].summary;
		expr_id count = imports_config(summary) ? summary->expr_count : 0;

		for (expr_id i = 0; i < count; i++) {
			struct site call = {m, i};
			struct str name = STR_NONE;
			struct site function;

			if (summary->exprs[i].kind != EXPR_CALL) {
				continue;
			}
			function = registered(f, call, &name);
			if (function.expr != ID_NONE && path->next != NULL &&
				str_equal(name, path->name)) {
				return follow_result(f, function, path->next);
			}
			if (follow_load_list(f, call, path)) {
				return true;
			}
		}
	}
	return false;
}

static bool is_variable_name(struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.s[i];

		if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '_') {
			return false;
		}
	}
	return name.n > 0;
}

/* A default is one more possibility; `{ infer: true }` is none. */
static void follow_default(struct follow *f, struct site call, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, call);
	expr_id other = summary_kid(summary, call.expr, 1);
	bool guessed = f->guessed;

	if (other == ID_NONE || summary->exprs[other].kind == EXPR_OBJECT) {
		return;
	}
	vec_last(f->out)->guessed = true;
	f->guessed = true;
	follow_site(f, program_beside(call, other), NULL, frame);
	f->guessed = guessed;
}

bool follow_config_call(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame)
{
	struct trail path[SEGMENTS_MOST];
	struct value key;
	struct str rest;
	unsigned n = 0;

	if (callee->kind != VALUE_IMPORT || !str_is(callee->package, "@nestjs/config") ||
		(!str_is(callee->name, "ConfigService.get") &&
			!str_is(callee->name, "ConfigService.getOrThrow")) ||
		program_expr(f->program, call)->count == 0 ||
		!follow_certain(f,
			program_beside(call, summary_kid(follow_summary(f, call), call.expr, 0)),
			frame, &key) ||
		key.kind != VALUE_STRING) {
		return false;
	}
	for (rest = key.text; !str_absent(rest) && n < SEGMENTS_MOST; n++) {
		path[n] = (struct trail){str_take(&rest, '.'), trail};
		if (n > 0) {
			path[n - 1].next = &path[n];
		}
	}
	if (n > 0 && str_absent(rest) && follow_path(f, path)) {
		return true;
	}
	if (trail != NULL || !is_variable_name(key.text)) {
		return false;
	}
	follow_emit_env(f, call, key.text, "ConfigService");
	follow_default(f, call, frame);
	return true;
}

/* What a decorator's first argument `x.KEY` is a member of, or ID_NONE. */
static expr_id injected_key(const struct summary *summary, expr_id decorator)
{
	expr_id token = summary->exprs[decorator].kind == EXPR_CALL
				? summary_kid(summary, decorator, 0)
				: ID_NONE;

	return token != ID_NONE && summary->exprs[token].kind == EXPR_MEMBER &&
			       str_is(summary->exprs[token].name, "KEY")
		       ? summary->exprs[token].left
		       : ID_NONE;
}

/* `@Inject(clerkConfig.KEY) config: ConfigType<typeof clerkConfig>`: an object of registerAs. */
bool follow_config_injected(struct follow *f, struct site param, const struct param *declared,
	const struct trail *trail)
{
	const struct summary *summary = follow_summary(f, param);

	for (uint32_t i = 0; i < declared->decorator_count && trail != NULL; i++) {
		expr_id key =
			injected_key(summary, summary->kid_ids[declared->first_decorator + i]);
		struct str ignored;
		struct value made;
		struct site function;

		if (key == ID_NONE || !follow_certain(f, program_beside(param, key), NULL, &made) ||
			made.kind != VALUE_CALL) {
			continue;
		}
		function = registered(f, made.at, &ignored);
		if (function.expr != ID_NONE) {
			return follow_result(f, function, trail);
		}
	}
	return false;
}
