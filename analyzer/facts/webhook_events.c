#include <stdlib.h>
#include <string.h>

#include "clerk/names.h"
#include "facts/webhook.h"

/* Which events a handler tells apart: comparisons, switch, lists, prefixes, tables. */

enum form {
	FORM_IF = 1,
	FORM_SWITCH = 2,
	FORM_ARRAY = 4,
	FORM_PREFIX = 8,
	FORM_MAP = 16,
};

/* What known events are compared with: "evt.type". */
struct subject {
	struct str text;
	uint32_t module;
};

/* An unknown name: an event only if what is compared with it is compared with real events too. */
struct doubt {
	struct str name;
	struct place at;
	struct subject subject;
	enum form form;
};

struct events {
	struct webhook *webhook;
	uint32_t module;
	struct str subject; /* the text of what is compared just now, "" of verified types */
	VEC(struct subject) subjects;
	VEC(struct doubt) doubts;
	bool *functions; /* of the module: which are in the trace */
	unsigned forms; /* bits of enum form */
};

enum { NAMES_MOST = 8 }; /* constants that stand for each other */

static const struct summary *summary_of(const struct events *events)
{
	return events->webhook->collector->program->modules[events->module].summary;
}

/* "resource.verb": letters and digits around single dots. */
static bool has_event_shape(struct str text)
{
	size_t dot = str_find_byte(text, '.');

	if (dot == SIZE_MAX || dot == 0 || dot + 1 == text.n || text.n > 64) {
		return false;
	}
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
			      (c >= '0' && c <= '9');

		if (!letter && c != '.') {
			return false;
		}
	}
	return true;
}

static bool names_type(struct str name)
{
	return str_ends(name, "type") || str_ends(name, "Type") || str_is_nocase(name, "event") ||
	       str_is_nocase(name, "eventName") || str_is_nocase(name, "topic");
}

/* Does the expression name an event's type: evt.type, eventType, { type: kind }? */
static bool is_event_type(const struct events *events, expr_id expr)
{
	const struct summary *summary = summary_of(events);

	for (unsigned i = 0; i < NAMES_MOST && expr != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[expr];

		if (e->kind != EXPR_MEMBER && e->kind != EXPR_NAME) {
			return false;
		}
		if (names_type(e->name)) {
			return true;
		}
		expr = e->kind == EXPR_NAME && e->binding != ID_NONE
			       ? summary->bindings[e->binding].value
			       : ID_NONE;
	}
	return false;
}

/* Does an expression stand for what verification gave back, and not for a part of it? */
static bool is_verified_event(const struct webhook *webhook, struct site site)
{
	const struct summary *summary = webhook->collector->program->modules[site.module].summary;
	struct site verify = webhook->verify == ID_NONE
				     ? SITE_NONE
				     : trace_site(&webhook->trace, webhook->verify);

	for (unsigned i = 0; i < NAMES_MOST && site.expr != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[site.expr];

		if (site.module == verify.module && site.expr == verify.expr) {
			return true;
		}
		if (e->kind == EXPR_AWAIT) {
			site.expr = e->left;
		} else if (e->kind == EXPR_NAME && e->binding != ID_NONE) {
			site.expr = summary->bindings[e->binding].value;
		} else {
			return false;
		}
	}
	return false;
}

/* evt.type, with an event that is what verification gave back: no other `type` will do. */
static bool is_verified_type(const struct events *events, expr_id expr)
{
	const struct summary *summary = summary_of(events);

	for (unsigned i = 0; i < NAMES_MOST && expr != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[expr];

		if (e->kind == EXPR_MEMBER) {
			return str_is(e->name, "type") && e->left != ID_NONE &&
			       is_verified_event(
				       events->webhook, (struct site){events->module, e->left});
		}
		expr = e->kind == EXPR_NAME && e->binding != ID_NONE
			       ? summary->bindings[e->binding].value
			       : ID_NONE;
	}
	return false;
}

/* Notes what is compared from here on. */
static void set_subject(struct events *events, expr_id expr)
{
	const struct expr *e = &summary_of(events)->exprs[expr];

	events->subject = is_verified_type(events, expr)
				  ? STR("")
				  : str_slice(summary_of(events)->text, e->start, e->end);
}

/* Settings have types too; an event comes from a request, a parameter or a call. */
static bool may_be_event(const struct events *events, expr_id expr)
{
	struct value value =
		trace_value(&events->webhook->trace, ID_NONE, (struct site){events->module, expr});

	switch (value.kind) {
	case VALUE_ENV:
	case VALUE_STRING:
	case VALUE_NUMBER:
	case VALUE_IMPORT:
	case VALUE_GLOBAL:
		return false;
	default:
		return true;
	}
}

static const char *status_name(struct str type)
{
	switch (names_event(type)) {
	case EVENT_KNOWN:
		return "known";
	case EVENT_DISPUTED:
		return "disputed";
	case EVENT_UNKNOWN:
		break;
	}
	return "unknown";
}

static void add_event(struct events *events, struct str type, struct place at, enum form form)
{
	item_vec *list = &events->webhook->fact.events;

	events->forms |= form;
	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(list->items[i].name, type)) {
			return;
		}
	}
	vec_push(events->webhook->collector->arena, list,
		(struct fact_item){.at = at, .name = type, .kind = str_of(status_name(type))});
}

static void take_name(struct events *events, struct str type, struct place at, enum form form)
{
	struct arena *arena = events->webhook->collector->arena;
	struct subject subject = {events->subject, events->module};
	bool clerks = names_event(type) != EVENT_UNKNOWN || names_event_is_clerks_own(type);

	if (!has_event_shape(type)) {
		return;
	}
	if (clerks || subject.text.n == 0) {
		vec_push(arena, &events->subjects, subject);
		add_event(events, type, at, form);
	} else {
		vec_push(arena, &events->doubts, (struct doubt){type, at, subject, form});
	}
}

/* Unknown names beside known ones are events, if no real ones. */
static void settle_doubts(struct events *events)
{
	for (size_t i = 0; i < events->doubts.n; i++) {
		const struct doubt *doubt = &events->doubts.items[i];
		bool known = false;

		for (size_t n = 0; n < events->subjects.n && !known; n++) {
			known = events->subjects.items[n].module == doubt->subject.module &&
				str_equal(events->subjects.items[n].text, doubt->subject.text);
		}
		if (known) {
			add_event(events, doubt->name, doubt->at, doubt->form);
		}
	}
}

static void add_string(struct events *events, struct site site, enum form form)
{
	struct str text = program_string(events->webhook->collector->program, site);

	if (str_absent(text)) {
		events->webhook->fact.events_complete = false;
	} else {
		take_name(events, text, collector_site(events->webhook->collector, site), form);
	}
}

/* `evt.type === 'user.created'`, either way round; the name may be a constant. */
static void read_comparison(struct events *events, const struct expr *e)
{
	const struct program *program = events->webhook->collector->program;
	expr_id type = e->left;
	expr_id name = e->right;
	struct str text;

	if (e->op != OP_EQUAL && e->op != OP_NOT_EQUAL) {
		return;
	}
	if (!is_event_type(events, type)) {
		type = e->right;
		name = e->left;
	}
	if (!is_event_type(events, type) || !may_be_event(events, type)) {
		return;
	}
	text = program_string(program, (struct site){events->module, name});
	if (!str_absent(text)) {
		set_subject(events, type);
		add_string(events, (struct site){events->module, name}, FORM_IF);
	} else if (is_verified_type(events, type)) {
		events->webhook->fact.events_complete = false;
	}
}

static void add_list(struct events *events, struct site list, enum form form)
{
	const struct program *program = events->webhook->collector->program;

	for (uint32_t i = 0; i < program_expr(program, list)->count; i++) {
		add_string(events, program_argument(program, list, i), form);
	}
}

/* ['a', 'b'].includes(type), new Set([…]).has(type) */
static void read_includes(struct events *events, expr_id object)
{
	const struct program *program = events->webhook->collector->program;
	value_vec values = {0};

	program_follow(program, (struct site){events->module, object}, program->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		struct site at = values.items[i].at;

		if (values.items[i].kind == VALUE_NEW) {
			struct site inner = program_argument(program, at, 0);

			if (inner.expr != ID_NONE &&
				program_expr(program, inner)->kind == EXPR_ARRAY) {
				add_list(events, inner, FORM_ARRAY);
			}
		} else if (values.items[i].kind == VALUE_ARRAY) {
			add_list(events, at, FORM_ARRAY);
		} else {
			events->webhook->fact.events_complete = false;
		}
	}
}

/* A part of the name stands for every event that has it; the list stays open. */
static void read_part(struct events *events)
{
	events->forms |= FORM_PREFIX;
	events->webhook->fact.events_complete = false;
}

/* The keys of an object are the events. */
static void add_keys(struct events *events, struct site table)
{
	const struct program *program = events->webhook->collector->program;
	const struct summary *summary = program->modules[table.module].summary;

	for (uint32_t i = 0; i < summary->exprs[table.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, table.expr, i);

		if (str_absent(prop->key)) {
			events->webhook->fact.events_complete = false;
		} else {
			take_name(events, prop->key,
				collector_place(events->webhook->collector,
					program->modules[table.module].path, prop->start,
					prop->end),
				FORM_MAP);
		}
	}
}

/* handlers[evt.type], evt.type in handlers */
static void read_table(struct events *events, expr_id object)
{
	struct value value = trace_value(
		&events->webhook->trace, ID_NONE, (struct site){events->module, object});

	if (value.kind == VALUE_OBJECT) {
		add_keys(events, value.at);
	} else {
		events->webhook->fact.events_complete = false;
	}
}

/* new Map([['user.created', f]]).get(evt.type) */
static void read_map(struct events *events, expr_id object)
{
	const struct program *program = events->webhook->collector->program;
	struct value value = trace_value(
		&events->webhook->trace, ID_NONE, (struct site){events->module, object});
	struct site list =
		value.kind == VALUE_NEW ? program_argument(program, value.at, 0) : SITE_NONE;

	if (list.expr == ID_NONE || program_expr(program, list)->kind != EXPR_ARRAY) {
		events->webhook->fact.events_complete = false;
		return;
	}
	for (uint32_t i = 0; i < program_expr(program, list)->count; i++) {
		struct site pair = program_argument(program, list, i);
		struct site key = program_expr(program, pair)->kind == EXPR_ARRAY
					  ? program_argument(program, pair, 0)
					  : SITE_NONE;
		struct str text = key.expr == ID_NONE ? STR_NONE : program_string(program, key);

		if (str_absent(text)) {
			events->webhook->fact.events_complete = false;
		} else {
			add_string(events, key, FORM_MAP);
		}
	}
}

/* Methods of an event's type: startsWith, split; of other things with it: includes, get. */
static void read_call(struct events *events, expr_id id)
{
	static const char *const parts[] = {
		"startsWith", "endsWith", "includes", "split", "match", "indexOf"};
	const struct summary *summary = summary_of(events);
	const struct expr *callee = &summary->exprs[summary->exprs[id].left];
	expr_id argument = summary_kid(summary, id, 0);
	struct str name = callee->name;

	if (callee->kind != EXPR_MEMBER || argument == ID_NONE) {
		return;
	}
	if (is_event_type(events, callee->left)) {
		if (str_in(name, parts, sizeof(parts) / sizeof(parts[0]))) {
			read_part(events);
		}
	} else if (!is_event_type(events, argument)) {
		return;
	} else if (str_is(name, "includes") || str_is(name, "has") || str_is(name, "indexOf")) {
		set_subject(events, argument);
		read_includes(events, callee->left);
	} else if (str_is(name, "get")) {
		set_subject(events, argument);
		read_map(events, callee->left);
	} else if (str_is(name, "test") || str_is(name, "exec")) {
		read_part(events);
	}
}

static void read_index(struct events *events, const struct expr *e)
{
	if (e->left != ID_NONE && e->right != ID_NONE && is_event_type(events, e->right)) {
		set_subject(events, e->right);
		read_table(events, e->left);
	}
}

static void read_binary(struct events *events, const struct expr *e)
{
	if (e->op == OP_IN && is_event_type(events, e->left)) {
		set_subject(events, e->left);
		read_table(events, e->right);
	} else {
		read_comparison(events, e);
	}
}

static void read_switch(struct events *events, function_id function)
{
	const struct summary *summary = summary_of(events);
	const struct function *f = &summary->functions[function];

	for (uint32_t i = f->first_step; i < f->first_step + f->step_count; i++) {
		const struct step *step = &summary->steps[i];

		if (step->kind != STEP_SWITCH || step->expr == ID_NONE || step->other == ID_NONE ||
			!is_event_type(events, step->expr)) {
			continue;
		}
		set_subject(events, step->expr);
		for (uint32_t n = i + 1; n < step->other; n++) {
			const struct step *inner = &summary->steps[n];

			if (inner->kind == STEP_SWITCH && inner->other != ID_NONE) {
				n = inner->other; /* a switch of its own */
			} else if (inner->kind == STEP_CASE && inner->expr != ID_NONE) {
				add_string(events, (struct site){events->module, inner->expr},
					FORM_SWITCH);
			}
		}
	}
}

static void read_module(struct events *events)
{
	const struct summary *summary = summary_of(events);

	for (function_id i = 0; i < summary->function_count; i++) {
		if (events->functions[i]) {
			read_switch(events, i);
		}
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];

		/* of a function or parameter `function` is the one it stands for */
		if (!events->functions[e->function]) {
			continue;
		}
		if (e->kind == EXPR_BINARY) {
			read_binary(events, e);
		} else if (e->kind == EXPR_CALL) {
			read_call(events, i);
		} else if (e->kind == EXPR_INDEX) {
			read_index(events, e);
		}
	}
}

/* Reads each module of the trace once, whatever of its functions is in it. */
static void read_modules(struct events *events)
{
	const struct trace *trace = &events->webhook->trace;
	const struct program *program = trace->program;
	bool **functions = arena_array(trace->arena, program->module_count, sizeof(*functions));

	for (size_t i = 0; i < trace->functions.n; i++) {
		struct trace_function f = trace->functions.items[i];
		bool **seen = &functions[f.module];

		if (*seen == NULL) {
			*seen = arena_array(trace->arena,
				program->modules[f.module].summary->function_count, sizeof(**seen));
		}
		(*seen)[f.function] = true;
	}
	for (uint32_t i = 0; i < program->module_count; i++) {
		if (functions[i] != NULL) {
			events->module = i;
			events->functions = functions[i];
			read_module(events);
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
	settle_doubts(&events);
	if (list->n > 1) {
		qsort(list->items, list->n, sizeof(list->items[0]), compare_items);
	}
	if (list->n == 0 && webhook->verify != ID_NONE && is_handed_on(webhook)) {
		webhook->fact.events_complete = false;
	}
	webhook->fact.dispatch = str_of(form_name(events.forms));
}
