#include "program/frameworks/nest.h"

/* Decorators, as what they are calls of. */

enum { COMPOSED_DEPTH = 4 }; /* applyDecorators inside of each other */

struct value nest_value(const struct nest *nest, struct site site)
{
	return site.expr == ID_NONE ? (struct value){.kind = VALUE_UNKNOWN, .at = site}
				    : program_single(nest->program, site);
}

struct value nest_callee(const struct nest *nest, struct site call)
{
	struct site called = program_called(nest->program, call);

	return called.expr == ID_NONE ? nest_value(nest, called)
				      : program_listed(nest->program, called);
}

bool nest_is(const struct value *value, const char *package, const char *name)
{
	return value->kind == VALUE_IMPORT && str_is(value->package, package) &&
	       str_is(value->name, name);
}

/* Packages' decorators may be composed of guards, too: their names would say so. */
static bool may_guard(const struct value *callee)
{
	if (callee->kind != VALUE_IMPORT) {
		return callee->kind == VALUE_UNKNOWN;
	}
	return !str_starts(callee->package, "@nestjs/") &&
	       (str_has_nocase(callee->name, "auth") || str_has_nocase(callee->name, "guard"));
}

static void add(
	const struct nest *nest, struct site site, struct nest_decorators *out, unsigned depth)
{
	const struct program *program = nest->program;
	struct value value = nest_value(nest, site);
	struct nest_decorator one = {value, SITE_NONE};

	if (value.kind == VALUE_CALL) {
		one.call = value.at;
		one.callee = nest_callee(nest, value.at);
	}
	if (nest_is(&one.callee, "@nestjs/common", "applyDecorators") && depth < COMPOSED_DEPTH) {
		for (uint32_t i = 0; i < program_expr(program, one.call)->count; i++) {
			add(nest, program_argument(program, one.call, i), out, depth + 1);
		}
		return;
	}
	out->lost = out->lost || may_guard(&one.callee);
	vec_push(nest->arena, &out->items, one);
}

void nest_decorators_read(const struct nest *nest, uint32_t module, uint32_t first, uint32_t count,
	struct nest_decorators *out)
{
	const struct summary *summary = nest->program->modules[module].summary;

	for (uint32_t i = 0; i < count; i++) {
		add(nest, (struct site){module, summary->kid_ids[first + i]}, out, 0);
	}
}

void nest_decorators_of_class(
	const struct nest *nest, struct site class, struct nest_decorators *out)
{
	const struct summary *summary = nest->program->modules[class.module].summary;
	expr_id list = summary->exprs[class.expr].right;

	if (list != ID_NONE) {
		nest_decorators_read(nest, class.module, summary->exprs[list].first,
			summary->exprs[list].count, out);
	}
}

void nest_decorators_of_param(
	const struct nest *nest, struct site function, uint32_t n, struct nest_decorators *out)
{
	const struct summary *summary = nest->program->modules[function.module].summary;
	const struct param *param =
		summary_param(summary, summary->exprs[function.expr].function, n);

	if (param != NULL) {
		nest_decorators_read(
			nest, function.module, param->first_decorator, param->decorator_count, out);
	}
}

const struct nest_decorator *nest_decorators_find(
	const struct nest_decorators *decorators, const char *name)
{
	for (size_t i = 0; i < decorators->items.n; i++) {
		if (nest_is(&decorators->items.items[i].callee, "@nestjs/common", name)) {
			return &decorators->items.items[i];
		}
	}
	return NULL;
}

struct site nest_decorator_argument(
	const struct nest *nest, const struct nest_decorator *decorator, uint32_t n)
{
	return decorator->call.expr == ID_NONE
		       ? SITE_NONE
		       : program_argument(nest->program, decorator->call, n);
}

bool nest_strings(const struct nest *nest, struct site site, str_vec *out)
{
	struct value value = nest_value(nest, site);
	const struct summary *summary;

	if (value.guessed || (value.kind != VALUE_STRING && value.kind != VALUE_ARRAY)) {
		return false;
	}
	if (value.kind == VALUE_STRING) {
		vec_push(nest->arena, out, value.text);
		return true;
	}
	summary = nest->program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		struct str text = program_string(nest->program,
			(struct site){value.at.module, summary_kid(summary, value.at.expr, i)});

		if (str_absent(text)) {
			return false;
		}
		vec_push(nest->arena, out, text);
	}
	return true;
}
