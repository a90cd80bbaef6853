#include "base/ascii.h"
#include "clerk/names.h"
#include "facts/env_definitions.h"
#include "facts/words.h"
#include "program/lookup.h"

/*
 * Variables that a schema of the environment names: createEnv({ server: { X: z.string() } }). They
 * document what the app is set up with, as a sample does. Sources: the documentation of each
 * library on checking process.env.
 */
static const char *const libraries[] = {"zod", "zod/v3", "zod/v4", "zod/mini", "valibot", "joi",
	"@hapi/joi", "yup", "envalid", "znv", "arktype", "superstruct", "runtypes", "io-ts",
	"@sinclair/typebox", "@vinejs/vine", "effect", "@effect/schema", "envsafe"};

/* Where the schema is JSON: properties: { X: { type: 'string' } } */
static const char *const json_libraries[] = {"@fastify/env", "fastify-env", "env-schema"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_variable(struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		if (!ascii_is_upper(name.s[i]) && !ascii_is_digit(name.s[i]) && name.s[i] != '_') {
			return false;
		}
	}
	return names_is_clerk(name);
}

static bool imports_any(const struct summary *summary, const char *const *packages, size_t count)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (str_in(summary->imports[i].specifier, packages, count)) {
			return true;
		}
	}
	return false;
}

/* The package that the first name of `z.string().min(1)` comes from; absent if none. */
static struct str package_of(const struct summary *summary, expr_id id)
{
	const struct binding *binding;

	while (id != ID_NONE &&
		(summary->exprs[id].kind == EXPR_CALL || summary->exprs[id].kind == EXPR_MEMBER)) {
		id = summary->exprs[id].left;
	}
	if (id == ID_NONE || summary->exprs[id].kind != EXPR_NAME ||
		summary->exprs[id].binding == ID_NONE) {
		return STR_NONE;
	}
	binding = &summary->bindings[summary->exprs[id].binding];
	return binding->kind == BINDING_IMPORT ? summary->imports[binding->import].specifier
					       : STR_NONE;
}

/* type({ X: "string" }) of arktype; properties: { X: { type: "string" } } of JSON's. */
static bool is_plain_schema(
	const struct program *program, uint32_t module, expr_id object, expr_id value)
{
	const struct summary *summary = program->modules[module].summary;
	expr_id outer = lookup_parent(program, module, object);

	if (summary->exprs[value].kind == EXPR_STRING) {
		return outer != ID_NONE && summary->exprs[outer].kind == EXPR_CALL &&
		       str_is(package_of(summary, outer), "arktype");
	}
	return summary->exprs[value].kind == EXPR_OBJECT &&
	       summary_prop(summary, value, "type") != ID_NONE &&
	       imports_any(summary, json_libraries, COUNT(json_libraries));
}

/* class EnvironmentVariables { @IsString() X: string } */
static bool is_checked(const struct summary *summary, const struct prop *prop)
{
	for (uint32_t i = 0; i < prop->decorator_count; i++) {
		expr_id decorator = summary->kid_ids[prop->first_decorator + i];

		if (str_is(package_of(summary, decorator), "class-validator")) {
			return true;
		}
	}
	return false;
}

static bool is_declared(
	const struct program *program, uint32_t module, expr_id object, const struct prop *prop)
{
	const struct summary *summary = program->modules[module].summary;

	if (str_absent(prop->key) || prop->kind != PROP_VALUE || !is_variable(prop->key)) {
		return false;
	}
	if (summary->exprs[object].kind == EXPR_CLASS) {
		return is_checked(summary, prop);
	}
	return prop->value != ID_NONE &&
	       (str_in(package_of(summary, prop->value), libraries, COUNT(libraries)) ||
		       is_plain_schema(program, module, object, prop->value));
}

static void read_module(struct collector *collector, uint32_t module)
{
	const struct program_module *m = &collector->program->modules[module];
	size_t count = 0;

	for (expr_id id = 0; (id = lookup_next(collector->program, module,
				      KINDS(EXPR_OBJECT) | KINDS(EXPR_CLASS), id)) != ID_NONE;
		id++) {
		const struct expr *e = &m->summary->exprs[id];

		for (uint32_t i = 0; i < e->count && count < COLLECTOR_FACTS_PER_FILE; i++) {
			const struct prop *prop = summary_prop_at(m->summary, id, i);

			if (is_declared(collector->program, module, id, prop)) {
				env_definitions_declare(collector, prop->key,
					collector_place(
						collector, m->path, prop->start, prop->end));
				count++;
			}
		}
	}
}

void env_definitions_schema(struct collector *collector)
{
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		const struct summary *summary = collector->program->modules[i].summary;
		uint32_t words = words_in(collector, i);

		if ((words & WORDS_VARIABLE) != 0 &&
			(imports_any(summary, libraries, COUNT(libraries)) ||
				imports_any(summary, json_libraries, COUNT(json_libraries)) ||
				(words & WORDS_VALIDATOR) != 0)) {
			read_module(collector, i);
		}
	}
}
