#include "facts/webhook_events.h"

#include <stdlib.h>

/* Which events a handler tells apart, over all that its trace goes through. */

/* Reads each module of the trace once, whatever of its functions is in it. */
static void read_modules(struct events *events)
{
	const struct trace *trace = &events->webhook->trace;
	const struct program *program = trace->program;
	bool **functions = arena_array(trace->arena, program->module_total, sizeof(*functions));

	for (size_t i = 0; i < trace->functions.n; i++) {
		struct trace_function f = trace->functions.items[i];
		bool **seen = &functions[f.module];

		if (*seen == NULL) {
			*seen = arena_array(trace->arena,
				program->modules[f.module].summary->function_count, sizeof(**seen));
		}
		(*seen)[f.function] = true;
	}
	for (uint32_t i = 0; i < program->module_total; i++) {
		if (functions[i] != NULL) {
			events->module = i;
			events->functions = functions[i];
			webhook_event_read(events);
		}
	}
}

/* Is the event handed to something that was not read, which may tell its types apart? */
static bool is_handed_on(const struct webhook *webhook)
{
	struct site verify = trace_site(&webhook->trace, webhook->verify);

	for (uint32_t i = webhook->verify + 1; i < webhook->trace.items.n; i++) {
		const struct trace_item *item = &webhook->trace.items.items[i];
		struct site call = trace_site(&webhook->trace, i);
		struct str text;

		if (item->step->kind != STEP_CALL || item->entered ||
			call.module != verify.module) {
			continue;
		}
		text = webhook_callee_text(webhook, call);
		if (str_starts(text, "console.") || str_starts(text, "JSON.") ||
			str_has(text, "Response") || str_has_nocase(text, "log") ||
			str_ends(text, ".json") || str_ends(text, ".send")) {
			continue;
		}
		for (uint32_t n = 0; n < program_expr(webhook->collector->program, call)->count;
			n++) {
			if (webhook_comes_from(webhook,
				    program_argument(webhook->collector->program, call, n),
				    verify)) {
				return true;
			}
		}
	}
	return false;
}

static const char *form_name(unsigned forms)
{
	switch (forms) {
	case 0:
		return "none";
	case FORM_IF:
		return "if";
	case FORM_SWITCH:
		return "switch";
	case FORM_ARRAY:
		return "array";
	case FORM_PREFIX:
		return "prefix";
	case FORM_MAP:
		return "map";
	default:
		return "mixed";
	}
}

static int compare_items(const void *left, const void *right)
{
	const struct fact_item *a = left;
	const struct fact_item *b = right;
	int order = str_compare(a->at.file, b->at.file);

	if (order != 0) {
		return order;
	}
	if (a->at.line != b->at.line) {
		return a->at.line < b->at.line ? -1 : 1;
	}
	if (a->at.column != b->at.column) {
		return a->at.column < b->at.column ? -1 : 1;
	}
	return str_compare(a->name, b->name);
}

void webhook_find_events(struct webhook *webhook)
{
	struct events events = {.webhook = webhook};
	item_vec *list = &webhook->fact.events;

	webhook->fact.events_complete = webhook->trace.complete;
	read_modules(&events);
	webhook_event_settle(&events);
	if (list->n > 1) {
		qsort(list->items, list->n, sizeof(list->items[0]), compare_items);
	}
	if (list->n == 0 && webhook->verify != ID_NONE && is_handed_on(webhook)) {
		webhook->fact.events_complete = false;
	}
	webhook->fact.dispatch = str_of(form_name(events.forms));
}
