#include "clerk/names.h"
#include "facts/client.h"
#include "facts/collector.h"

enum { HELPER_ARGUMENTS = 2 }; /* of requireEnv("X", "default") */

struct reads {
	struct collector *collector;
	const struct summary *summary;
	uint32_t module;
	bool verifies; /* names that are not Clerk's alone count as webhook secrets here */
	bool has_runtime_config;
	bool *written; /* by expression: only assigned to, as in process.env.X = … */
	size_t count; /* of the module's reads */
	struct arena scratch;
};

static bool is_wanted(const struct reads *reads, struct str name)
{
	return names_is_clerk(name) ||
	       (reads->verifies && names_env_role(name) == ENV_WEBHOOK_SECRET_OTHER);
}

/* How an expression that stands for the whole environment names it, or absent. */
static struct str environment_name_of(struct reads *reads, expr_id expr)
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

	program_follow(reads->collector->program, (struct site){reads->module, expr},
		&reads->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_ENV && str_equal(values.items[i].name, name)) {
			return values.items[i].package;
		}
	}
	return STR_NONE;
}

static void add_read(struct reads *reads, expr_id id, struct str name, struct str via)
{
	struct collector *collector = reads->collector;
	struct fact_env_read fact = {
		.at = collector_site(collector, (struct site){reads->module, id}),
		.name = str_copy(collector->arena, name),
		.via = str_copy(collector->arena, via),
		.client = client_has(collector->program, (struct site){reads->module, id}),
	};

	vec_push(collector->arena, &collector->facts->env_reads, fact);
	reads->count++;
}

/* useRuntimeConfig().x is the variable NUXT_X, unless the configuration takes it from another. */
static void read_runtime_config(struct reads *reads, expr_id id)
{
	value_vec values = {0};

	if (!reads->has_runtime_config) {
		return;
	}
	program_follow(reads->collector->program, (struct site){reads->module, id}, &reads->scratch,
		&values);
	if (values.n > 0 && values.items[0].kind == VALUE_ENV &&
		str_is(values.items[0].package, "runtime config") &&
		is_wanted(reads, values.items[0].name)) {
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
	if (!is_wanted(reads, expr->name)) {
		read_runtime_config(reads, id);
		return;
	}
	via = environment_name_of(reads, expr->left);
	if (str_absent(via)) {
		via = via_of(reads, id, expr->name);
	}
	if (!str_absent(via)) {
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
	if (!is_wanted(reads, import->name)) {
		return;
	}
	via = via_of(reads, id, import->name);
	if (str_is(via, "svelte env") || str_is(via, "astro env")) {
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

static bool is_deno_get(const struct summary *summary, const struct expr *call)
{
	const struct expr *expr = call->left == ID_NONE ? NULL : &summary->exprs[call->left];

	expr = expr == NULL ? NULL : object_of(summary, expr, "get");
	expr = expr == NULL ? NULL : object_of(summary, expr, "env");
	return expr != NULL && expr->kind == EXPR_NAME && expr->binding == ID_NONE &&
	       str_is(expr->name, "Deno");
}

/* requireEnv("X"), a function of one's own: the name is where the variable is read. */
static void read_helper(struct reads *reads, expr_id id)
{
	for (uint32_t i = 0; i < HELPER_ARGUMENTS; i++) {
		expr_id argument = summary_kid(reads->summary, id, i);
		const struct expr *e =
			argument == ID_NONE ? NULL : &reads->summary->exprs[argument];
		struct str via;

		if (e == NULL || e->kind != EXPR_STRING || !is_wanted(reads, e->text)) {
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
	struct str name;

	if (!is_deno_get(reads->summary, &reads->summary->exprs[id])) {
		read_helper(reads, id);
		return;
	}
	name = program_string(
		program, program_argument(program, (struct site){reads->module, id}, 0));
	if (!str_absent(name) && is_wanted(reads, name)) {
		add_read(reads, id, name, STR("Deno.env"));
	}
}

/* In one pass: asking for each read anew would take quadratic time. */
static void find_written(struct reads *reads)
{
	const struct summary *summary = reads->summary;

	reads->written =
		arena_array(&reads->scratch, summary->expr_count, sizeof(reads->written[0]));
	for (expr_id id = 0; id < summary->expr_count; id++) {
		const struct expr *expr = &summary->exprs[id];

		if (expr->kind == EXPR_ASSIGN && expr->op == OP_NONE && expr->left != ID_NONE) {
			reads->written[expr->left] = true;
		}
	}
}

static void read_module(struct reads *reads)
{
	const struct summary *summary = reads->summary;

	reads->verifies = collector_imports_clerk(summary) || collector_imports_verifier(summary);
	reads->has_runtime_config = str_has(summary->text, "useRuntimeConfig");
	reads->count = 0;
	find_written(reads);
	for (expr_id id = 0; id < summary->expr_count; id++) {
		if (reads->count == COLLECTOR_FACTS_PER_FILE) {
			notice_add(reads->collector->arena, &reads->collector->facts->notices,
				summary->path,
				STR("2000 reads of variables: any others were ignored"));
			break;
		}
		if (summary->exprs[id].kind == EXPR_MEMBER) {
			read_member(reads, id);
		} else if (summary->exprs[id].kind == EXPR_NAME) {
			read_name(reads, id);
		} else if (summary->exprs[id].kind == EXPR_CALL) {
			read_call(reads, id);
		}
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
