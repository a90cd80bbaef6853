#include "facts/key_flow.h"

#include "program/lookup.h"

struct search {
	struct collector *collector;
	uint32_t module;
	struct arena scratch;
	key_flows *out;
};

/* The names of options that take keys, in Clerk's SDKs. */
static bool is_key_option(struct str name)
{
	static const char *const names[] = {"secretKey", "publishableKey", "jwtKey",
		"machineSecretKey", "signingSecret", "webhookSigningSecret"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static void follow_value(struct search *search, expr_id expr)
{
	const struct program *program = search->collector->program;
	value_vec values = {0};

	program_follow(program, (struct site){search->module, expr}, &search->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.items[i];
		const struct expr *literal;

		if (value->kind == VALUE_STRING && value->at.expr != ID_NONE) {
			literal = program_expr(program, value->at);
			vec_push(search->collector->arena, search->out,
				(struct key_flow){value->at.module, literal->start, literal->end});
		}
	}
	arena_clear(&search->scratch);
}

static void search_props(struct search *search, const struct summary *summary, expr_id id)
{
	for (uint32_t i = 0; i < summary->exprs[id].count; i++) {
		const struct prop *prop = summary_prop_at(summary, id, i);

		if (prop->value != ID_NONE && is_key_option(prop->key)) {
			follow_value(search, prop->value);
		}
	}
}

static void search_module(struct search *search, const struct summary *summary)
{
	for (expr_id id = 0; (id = lookup_next(search->collector->program, search->module,
				      KINDS(EXPR_OBJECT) | KINDS(EXPR_JSX), id)) != ID_NONE;
		id++) {
		search_props(search, summary, id);
	}
}

void key_flows_find(struct collector *collector, key_flows *out)
{
	struct search search = {.collector = collector, .out = out};

	arena_init(&search.scratch);
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		const struct summary *summary = collector->program->modules[i].summary;

		search.module = i;
		if (collector_imports_clerk(summary)) {
			search_module(&search, summary);
		}
	}
	arena_finish(&search.scratch);
}

bool key_flows_has(const key_flows *flows, const struct source_file *file, uint32_t offset)
{
	for (size_t i = 0; i < flows->n; i++) {
		const struct key_flow *flow = &flows->items[i];

		if (flow->module == file->module && offset >= flow->start && offset < flow->end) {
			return true;
		}
	}
	return false;
}
