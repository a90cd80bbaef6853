#include "clerk/names.h"
#include "facts/webhook_events.h"

/* Names of events: which are Clerk's, and which are merely written like one. */

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

/* Notes what is compared from here on. */
void webhook_event_subject(struct events *events, expr_id expr)
{
	const struct expr *e = &webhook_event_summary(events)->exprs[expr];

	events->subject =
		webhook_event_is_verified_type(events, expr)
			? STR("")
			: str_slice(webhook_event_summary(events)->text, e->start, e->end);
}

const char *webhook_event_status(struct str type)
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
		(struct fact_item){
			.at = at, .name = type, .kind = str_of(webhook_event_status(type))});
}

void webhook_event_take(struct events *events, struct str type, struct place at, enum form form)
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
void webhook_event_settle(struct events *events)
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

void webhook_event_add(struct events *events, struct site site, enum form form)
{
	struct str text = program_string(events->webhook->collector->program, site);

	if (str_absent(text)) {
		events->webhook->fact.events_complete = false;
	} else {
		webhook_event_take(
			events, text, collector_site(events->webhook->collector, site), form);
	}
}

void webhook_event_add_list(
	struct events *events, struct site list, struct str member, enum form form)
{
	const struct program *program = events->webhook->collector->program;

	for (uint32_t i = 0; i < program_expr(program, list)->count; i++) {
		struct site element = program_argument(program, list, i);
		struct site found = element;

		if (program_expr(program, element)->kind == EXPR_FUNCTION) {
			continue;
		}
		if (member.n > 0 &&
			program_find_property(program, element, member, &found) != PROPERTY_FOUND) {
			events->webhook->fact.events_complete = false;
		} else {
			webhook_event_add(events, found, form);
		}
	}
}

/* An item inside of one run of a function, or ID_NONE. */
static uint32_t item_inside(const struct trace *trace, const struct trace_function *run)
{
	for (uint32_t i = run->via == ID_NONE ? 0 : run->via + 1; i < trace->items.n; i++) {
		const struct trace_item *item = &trace->items.items[i];

		if (item->module == run->module && item->function == run->function &&
			item->via == run->via) {
			return i;
		}
	}
	return ID_NONE;
}

/* The parameter of `LIST.find((e) => e === evt.type)`: LIST; SITE_NONE for any other. */
static struct site list_around(
	const struct events *events, const struct trace_item *item, const struct value *value)
{
	static const char *const names[] = {"find", "some", "filter", "every", "findIndex"};
	const struct trace *trace = &events->webhook->trace;
	const struct expr *callee;
	struct value list;
	struct site call;

	if (value->kind != VALUE_PARAM || !item->handed || item->via == ID_NONE ||
		program_expr(trace->program, value->at)->index != 0) {
		return SITE_NONE;
	}
	call = trace_site(trace, item->via);
	callee = program_expr(trace->program, program_called(trace->program, call));
	if (callee->kind != EXPR_MEMBER ||
		!str_in(callee->name, names, sizeof(names) / sizeof(names[0]))) {
		return SITE_NONE;
	}
	list = trace_value(trace, item->via, (struct site){call.module, callee->left});
	return list.kind == VALUE_ARRAY ? list.at : SITE_NONE;
}

bool webhook_event_add_given(struct events *events, expr_id type, expr_id name)
{
	const struct trace *trace = &events->webhook->trace;
	struct site site = {events->module, name};
	function_id function = program_expr(trace->program, site)->function;
	bool found = false;

	for (size_t i = 0; i < trace->functions.n; i++) {
		const struct trace_function *run = &trace->functions.items[i];
		uint32_t at = run->module == events->module && run->function == function
				      ? item_inside(trace, run)
				      : ID_NONE;
		struct value value;
		struct site list;

		if (at == ID_NONE) {
			continue;
		}
		value = trace_value(trace, at, site);
		list = list_around(events, &trace->items.items[at], &value);
		webhook_event_subject(events, type);
		if (list.expr != ID_NONE) {
			webhook_event_add_list(events, list, value.name, FORM_ARRAY);
			found = true;
		} else if (value.kind == VALUE_STRING) {
			webhook_event_add(events, value.at, FORM_IF);
			found = true;
		}
	}
	return found;
}
