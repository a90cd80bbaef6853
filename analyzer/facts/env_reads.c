#include "facts/env_reads.h"

#include "clerk/names.h"
#include "facts/client.h"
#include "facts/words.h"
#include "program/lookup.h"

enum { HELPER_ARGUMENTS = 2 }; /* of requireEnv("X", "default") */

bool env_reads_wants(const struct reads *reads, struct str name)
{
	return names_is_clerk(name) || (reads->verifies && str_find_byte(name, '_') != SIZE_MAX &&
					       names_env_role(name) == ENV_WEBHOOK_SECRET_OTHER);
}

struct str env_reads_environment(struct reads *reads, expr_id expr)
{
	static const char *const names[] = {"process.env", "import.meta.env", "Bun.env"};
	value_vec values = {0};

	program_follow(reads->collector->program, (struct site){reads->module, expr},
		&reads->scratch, &values);
	if (values.n > 0 && values.items[0].kind == VALUE_GLOBAL &&
		str_in(values.items[0].name, names, sizeof(names) / sizeof(names[0]))) {
		return values.items[0].name;
	}
	return STR_NONE;
}

/*
 * How an expression's value comes from the variable of this name, or absent:
 * `env.X` where env is a checked copy of the environment, requireEnv("X").
 */
static struct str via_of(struct reads *reads, expr_id expr, struct str name)
{
	value_vec values = {0};

	program_origins(reads->collector->program, (struct site){reads->module, expr},
		&reads->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_ENV && str_equal(values.items[i].name, name)) {
			return values.items[i].package;
		}
	}
	return STR_NONE;
}

static bool is_read(const struct collector *collector, uint32_t app, struct str name)
{
	for (size_t i = 0; i < collector->facts->env_reads.n; i++) {
		const struct fact_env_read *read = &collector->facts->env_reads.items[i];

		if (read->at.app == app && str_equal(read->name, name)) {
			return true;
		}
	}
	return false;
}

void env_reads_add_secret(struct collector *collector, const struct value *variable)
{
	const struct program_module *module = &collector->program->modules[variable->at.module];
	struct reads reads = {.collector = collector,
		.summary = module->summary,
		.module = variable->at.module,
		.verifies = true};
	struct str key =
		str_format(collector->arena, "%u %.*s", module->app, STR_ARGS(variable->name));

	if (map_get(&collector->asked_secrets, key) != MAP_NONE) {
		return;
	}
	map_put(collector->arena, &collector->asked_secrets, key, 0);
	if (env_reads_wants(&reads, variable->name) &&
		!is_read(collector, module->app, variable->name)) {
		arena_init(&reads.scratch);
		env_reads_find_tests(&reads);
		env_reads_add(&reads, variable->at, variable->name, variable->package);
		arena_finish(&reads.scratch);
	}
}

void env_reads_add(struct reads *reads, struct site site, struct str name, struct str via)
{
	struct collector *collector = reads->collector;
	struct str key = {(const char *)&site, sizeof(site)};
	struct fact_env_read fact;

	if (map_get(&reads->seen, key) != MAP_NONE) {
		return; /* a name in a list that is gone through more than once */
	}
	map_put(collector->arena, &reads->seen, str_copy(collector->arena, key), 0);
	fact = (struct fact_env_read){
		.at = collector_site(collector, site),
		.name = str_copy(collector->arena, name),
		.via = str_copy(collector->arena, via),
		.client = client_has(collector->program, site),
		.handed =
			site.module == reads->module ? env_reads_handed(reads, site.expr) : STR(""),
		.otherwise = site.module == reads->module ? env_reads_otherwise(reads, site.expr)
							  : STR(""),
	};
	vec_push(collector->arena, &collector->facts->env_reads, fact);
	reads->count++;
}

static void add_read(struct reads *reads, expr_id id, struct str name, struct str via)
{
	env_reads_add(reads, (struct site){reads->module, id}, name, via);
}

/* useRuntimeConfig().x is the variable NUXT_X, unless the configuration takes it from another. */
static void read_runtime_config(struct reads *reads, expr_id id)
{
	const struct summary *summary = reads->summary;
	value_vec values = {0};
	expr_id outer;

	if (!reads->has_runtime_config) {
		return;
	}
	outer = lookup_parent(reads->collector->program, reads->module, id);
	if (outer != ID_NONE && summary->exprs[outer].kind == EXPR_MEMBER) {
		return; /* a part of the configuration, no value of it */
	}
	program_follow(reads->collector->program, (struct site){reads->module, id}, &reads->scratch,
		&values);
	if (values.n > 0 && values.items[0].kind == VALUE_ENV &&
		str_is(values.items[0].package, "runtime config") &&
		env_reads_wants(reads, values.items[0].name)) {
		add_read(reads, id, values.items[0].name, values.items[0].package);
	}
}

/* process.env.X, process.env["X"], env.X, const { X } = process.env */
static void read_member(struct reads *reads, expr_id id)
{
	const struct expr *expr = &reads->summary->exprs[id];
	struct str via;

	if (expr->left == ID_NONE || reads->written[id]) {
		return;
	}
	if (!env_reads_wants(reads, expr->name)) {
		read_runtime_config(reads, id);
		return;
	}
	via = env_reads_environment(reads, expr->left);
	if (str_absent(via)) {
		via = via_of(reads, id, expr->name);
	}
	if (str_absent(via)) {
		via = env_reads_plugin(reads, id);
	}
	if (str_absent(via)) {
		read_runtime_config(reads, id);
	} else {
		add_read(reads, id, expr->name, via);
	}
}

/* A name that is imported as the variable: import { X } from '$env/static/private' */
static void read_name(struct reads *reads, expr_id id)
{
	const struct expr *expr = &reads->summary->exprs[id];
	const struct import *import;
	struct str via;

	if (expr->binding == ID_NONE ||
		reads->summary->bindings[expr->binding].kind != BINDING_IMPORT) {
		return;
	}
	import = &reads->summary->imports[reads->summary->bindings[expr->binding].import];
	if (!env_reads_wants(reads, import->name)) {
		return;
	}
	via = via_of(reads, id, import->name);
	if (str_ends(via, " env")) {
		add_read(reads, id, import->name, via);
	}
}

/* The object of a member of this name, or NULL when the expression is none. */
static const struct expr *object_of(
	const struct summary *summary, const struct expr *expr, const char *name)
{
	if (expr->kind != EXPR_MEMBER || expr->left == ID_NONE || !str_is(expr->name, name)) {
		return NULL;
	}
	return &summary->exprs[expr->left];
}

/* Deno.env.get or has, Netlify's likewise: what is read is named after it; absent otherwise. */
static struct str getter_of(const struct summary *summary, const struct expr *call)
{
	const struct expr *callee = call->left == ID_NONE ? NULL : &summary->exprs[call->left];
	const struct expr *expr = callee == NULL ? NULL : object_of(summary, callee, "get");

	if (expr == NULL && callee != NULL) {
		expr = object_of(summary, callee, "has");
	}
	expr = expr == NULL ? NULL : object_of(summary, expr, "env");
	if (expr == NULL || expr->kind != EXPR_NAME || expr->binding != ID_NONE) {
		return STR_NONE;
	}
	return str_is(expr->name, "Deno")      ? STR("Deno.env")
	       : str_is(expr->name, "Netlify") ? STR("Netlify.env")
					       : STR_NONE;
}

/* requireEnv("X"), a function of one's own: the name is where the variable is read. */
static void read_helper(struct reads *reads, expr_id id)
{
	for (uint32_t i = 0; i < HELPER_ARGUMENTS; i++) {
		expr_id argument = summary_kid(reads->summary, id, i);
		const struct expr *e =
			argument == ID_NONE ? NULL : &reads->summary->exprs[argument];
		struct str via;

		if (e == NULL || e->kind != EXPR_STRING || !env_reads_wants(reads, e->text)) {
			continue;
		}
		via = via_of(reads, id, e->text);
		if (!str_absent(via)) {
			add_read(reads, argument, e->text, via);
			return;
		}
	}
}

/* Deno.env.get("X") */
static void read_call(struct reads *reads, expr_id id)
{
	const struct program *program = reads->collector->program;
	struct str via = getter_of(reads->summary, &reads->summary->exprs[id]);
	struct site argument;
	struct str name;

	if (str_absent(via)) {
		read_helper(reads, id);
		return;
	}
	argument = program_argument(program, (struct site){reads->module, id}, 0);
	name = program_string(program, argument);
	if (!str_absent(name) && env_reads_wants(reads, name)) {
		add_read(reads, str_is(via, "Deno.env") ? id : argument.expr, name, via);
	}
}

static bool is_delete(const struct summary *summary, const struct expr *expr)
{
	return expr->kind == EXPR_UNARY &&
	       str_starts(str_slice(summary->text, expr->start, expr->end), "delete ");
}

/* In one pass: asking for each read anew would take quadratic time. */
static void find_written(struct reads *reads)
{
	const struct summary *summary = reads->summary;

	reads->written =
		arena_array(&reads->scratch, summary->expr_count, sizeof(reads->written[0]));
	for (expr_id id = 0; (id = lookup_next(reads->collector->program, reads->module,
				      KINDS(EXPR_ASSIGN) | KINDS(EXPR_UNARY), id)) != ID_NONE;
		id++) {
		const struct expr *expr = &summary->exprs[id];

		if (expr->left != ID_NONE &&
			(expr->kind == EXPR_ASSIGN ? expr->op == OP_NONE
						   : is_delete(summary, expr))) {
			reads->written[expr->left] = true;
		}
	}
}

static void read_expr(struct reads *reads, expr_id id)
{
	switch ((enum expr_kind)reads->summary->exprs[id].kind) {
	case EXPR_MEMBER:
		read_member(reads, id);
		break;
	case EXPR_NAME:
		read_name(reads, id);
		break;
	case EXPR_CALL:
		read_call(reads, id);
		break;
	case EXPR_INDEX:
		if (!reads->written[id]) {
			env_reads_index(reads, id);
		}
		break;
	case EXPR_BINARY:
		env_reads_in(reads, id);
		break;
	case EXPR_OBJECT:
		env_reads_convict(reads, id);
		break;
	default:
		break;
	}
}

static void read_module(struct reads *reads)
{
	const struct summary *summary = reads->summary;
	uint32_t words = words_in(reads->collector, reads->module);
	uint32_t kinds = KINDS(EXPR_MEMBER) | KINDS(EXPR_NAME) | KINDS(EXPR_CALL) |
			 KINDS(EXPR_BINARY) | KINDS(EXPR_OBJECT) |
			 ((words & WORDS_ENVIRONMENT) != 0 ? KINDS(EXPR_INDEX) : 0);

	reads->verifies = collector_imports_clerk(summary) || collector_imports_verifier(summary);
	reads->has_runtime_config = (words & WORDS_RUNTIME_CONFIG) != 0;
	reads->has_plugin = (words & WORDS_CONFIG) != 0 && (words & WORDS_FASTIFY) != 0 &&
			    env_reads_has_plugin(reads);
	reads->count = 0;
	find_written(reads);
	reads->weak_known = false;
	env_reads_find_tests(reads);
	for (expr_id id = 0;
		(id = lookup_next(reads->collector->program, reads->module, kinds, id)) != ID_NONE;
		id++) {
		if (reads->count == COLLECTOR_FACTS_PER_FILE) {
			notice_add(reads->collector->arena, &reads->collector->facts->notices,
				summary->path,
				STR("2000 reads of variables: any others were ignored"));
			break;
		}
		read_expr(reads, id);
	}
	arena_clear(&reads->scratch);
}

void collect_env_reads(struct collector *collector)
{
	struct reads reads = {.collector = collector};

	arena_init(&reads.scratch);
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		reads.module = i;
		reads.summary = collector->program->modules[i].summary;
		read_module(&reads);
	}
	arena_finish(&reads.scratch);
}
