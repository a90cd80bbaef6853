#include "facts/webhook_events.h"

/* The forms in which events are told apart: comparisons, switch, lists, prefixes, tables. */

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
	/* of `type === evt.type` the verified one is what is compared */
	if (!webhook_event_is_type(events, type) ||
		(webhook_event_is_verified_type(events, name) &&
			!webhook_event_is_verified_type(events, type))) {
		type = e->right;
		name = e->left;
	}
	if (!webhook_event_is_type(events, type) || !webhook_event_may_be(events, type)) {
		return;
	}
	text = program_string(program, (struct site){events->module, name});
	if (!str_absent(text)) {
		webhook_event_subject(events, type);
		webhook_event_add(events, (struct site){events->module, name}, FORM_IF);
	} else if (!webhook_event_add_given(events, type, name) &&
		   webhook_event_is_verified_type(events, type)) {
		events->webhook->fact.events_complete = false;
	}
}

static void add_list(struct events *events, struct site list, enum form form)
{
	webhook_event_add_list(events, list, STR(""), form);
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

		if (str_absent(prop->key) && prop->key_expr != ID_NONE) {
			webhook_event_add(
				events, (struct site){table.module, prop->key_expr}, FORM_MAP);
		} else if (str_absent(prop->key)) {
			events->webhook->fact.events_complete = false;
		} else {
			webhook_event_take(events, prop->key,
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

/* new Map([['user.created', f]]) */
static void add_pairs(struct events *events, struct site list)
{
	const struct program *program = events->webhook->collector->program;

	for (uint32_t i = 0; i < program_expr(program, list)->count; i++) {
		struct site pair = program_argument(program, list, i);
		struct site key = program_expr(program, pair)->kind == EXPR_ARRAY
					  ? program_argument(program, pair, 0)
					  : SITE_NONE;

		if (key.expr == ID_NONE) {
			events->webhook->fact.events_complete = false;
		} else {
			webhook_event_add(events, key, FORM_MAP);
		}
	}
}

/* handlers.set('user.created', f) beside the map; false when there is none. */
static bool add_entries(struct events *events, struct site made)
{
	const struct summary *summary =
		events->webhook->collector->program->modules[made.module].summary;
	bool found = false;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *call = &summary->exprs[i];
		const struct expr *callee =
			call->kind == EXPR_CALL ? &summary->exprs[call->left] : NULL;
		const struct expr *map;

		if (callee == NULL || call->count < 2 || callee->kind != EXPR_MEMBER ||
			!str_is(callee->name, "set")) {
			continue;
		}
		map = &summary->exprs[callee->left];
		if (map->kind == EXPR_NAME && map->binding != ID_NONE &&
			summary->bindings[map->binding].value == made.expr) {
			webhook_event_add(events,
				(struct site){made.module, summary_kid(summary, i, 0)}, FORM_MAP);
			found = true;
		}
	}
	return found;
}

/* handlers.get(evt.type) */
static void read_map(struct events *events, expr_id object)
{
	const struct program *program = events->webhook->collector->program;
	struct value value = trace_value(
		&events->webhook->trace, ID_NONE, (struct site){events->module, object});
	struct site list =
		value.kind == VALUE_NEW ? program_argument(program, value.at, 0) : SITE_NONE;

	if (list.expr != ID_NONE && program_expr(program, list)->kind == EXPR_ARRAY) {
		add_pairs(events, list);
	} else if (value.kind != VALUE_NEW || !add_entries(events, value.at)) {
		events->webhook->fact.events_complete = false;
	}
}

/* One pattern of ts-pattern's with(): 'user.created', { type: 'user.created' }, P.union(…) */
static void add_pattern(struct events *events, struct site pattern)
{
	const struct program *program = events->webhook->collector->program;
	const struct expr *e = program_expr(program, pattern);
	struct site type = pattern;

	if (e->kind == EXPR_FUNCTION) {
		return;
	}
	if (e->kind == EXPR_OBJECT) {
		type = program_property(program, pattern, "type");
	}
	if (type.expr == ID_NONE) {
		events->webhook->fact.events_complete = false;
		return;
	}
	e = program_expr(program, type);
	if (e->kind == EXPR_CALL &&
		str_ends(program_expr(program, (struct site){type.module, e->left})->name,
			"union")) {
		add_list(events, type, FORM_SWITCH);
	} else {
		webhook_event_add(events, type, FORM_SWITCH);
	}
}

/* match(evt).with({ type: 'user.created' }, f), match(evt.type).with('user.created', f) */
static void read_match(struct events *events, expr_id id)
{
	const struct program *program = events->webhook->collector->program;
	const struct summary *summary = webhook_event_summary(events);
	expr_id object = summary->exprs[summary->exprs[id].left].left;
	expr_id matched;

	while (summary->exprs[object].kind == EXPR_CALL &&
		summary->exprs[summary->exprs[object].left].kind == EXPR_MEMBER) {
		object = summary->exprs[summary->exprs[object].left].left;
	}
	matched = summary->exprs[object].kind == EXPR_CALL ? summary_kid(summary, object, 0)
							   : ID_NONE;
	if (matched == ID_NONE ||
		!program_is_import(program,
			(struct site){events->module, summary->exprs[object].left}, "ts-pattern",
			"match") ||
		(!webhook_event_is_type(events, matched) &&
			!webhook_event_is_event(events, matched))) {
		return;
	}
	webhook_event_subject(events, matched);
	for (uint32_t i = 0; i + 1 < summary->exprs[id].count; i++) {
		add_pattern(events, (struct site){events->module, summary_kid(summary, id, i)});
	}
}

/* inngest.send({ name: `clerk/${evt.type}` }): whoever gets it may act on any type. */
static void read_forward(struct events *events, expr_id id)
{
	static const char *const names[] = {"send", "emit", "publish", "trigger", "dispatch",
		"enqueue", "sendEvent", "sendMessage", "add", "addJob", "push", "invoke"};
	const struct summary *summary = webhook_event_summary(events);
	const struct expr *call = &summary->exprs[id];
	const struct expr *callee = &summary->exprs[call->left];

	if (!str_in(callee->name, names, sizeof(names) / sizeof(names[0]))) {
		return;
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *part = &summary->exprs[i];
		struct site site = {events->module, i};

		/* event.data.id is of an event, and tells nobody of which type */
		if (part->start > callee->end && part->end <= call->end &&
			part->function == call->function &&
			(webhook_event_is_verified_type(events, i) ||
				(webhook_event_is_event(events, i) &&
					!webhook_is_looked_into(events->webhook, site)))) {
			/* response.send(evt) hands it to nobody */
			events->webhook->fact.events_complete =
				events->webhook->fact.events_complete &&
				webhook_answer(events->webhook, ID_NONE,
					(struct site){events->module, id}) != ANSWER_NONE;
			return;
		}
	}
}

/* Methods of an event's type: startsWith, split; of other things with it: includes, get. */
static void read_call(struct events *events, expr_id id)
{
	static const char *const parts[] = {
		"startsWith", "endsWith", "includes", "split", "match", "indexOf"};
	const struct summary *summary = webhook_event_summary(events);
	const struct expr *callee = &summary->exprs[summary->exprs[id].left];
	expr_id argument = summary_kid(summary, id, 0);
	struct str name = callee->name;

	if (argument == ID_NONE) {
		return;
	}
	read_forward(events, id);
	if (callee->kind != EXPR_MEMBER) {
		return;
	}
	if (str_is(name, "with")) {
		read_match(events, id);
	} else if (webhook_event_is_type(events, callee->left)) {
		if (str_in(name, parts, sizeof(parts) / sizeof(parts[0]))) {
			read_part(events);
		}
	} else if (!webhook_event_is_type(events, argument)) {
		return;
	} else if (str_is(name, "includes") || str_is(name, "has") || str_is(name, "indexOf")) {
		webhook_event_subject(events, argument);
		read_includes(events, callee->left);
	} else if (str_is(name, "get")) {
		webhook_event_subject(events, argument);
		read_map(events, callee->left);
	} else if (str_is(name, "test") || str_is(name, "exec")) {
		read_part(events);
	}
}

static void read_index(struct events *events, const struct expr *e)
{
	if (e->left != ID_NONE && e->right != ID_NONE && webhook_event_is_type(events, e->right)) {
		webhook_event_subject(events, e->right);
		read_table(events, e->left);
	}
}

static void read_binary(struct events *events, const struct expr *e)
{
	if (e->op == OP_IN && webhook_event_is_type(events, e->left)) {
		webhook_event_subject(events, e->left);
		read_table(events, e->right);
	} else {
		read_comparison(events, e);
	}
}

static void read_switch(struct events *events, function_id function)
{
	const struct summary *summary = webhook_event_summary(events);
	const struct function *f = &summary->functions[function];

	for (uint32_t i = f->first_step; i < f->first_step + f->step_count; i++) {
		const struct step *step = &summary->steps[i];

		if (step->kind != STEP_SWITCH || step->expr == ID_NONE || step->other == ID_NONE ||
			!webhook_event_is_type(events, step->expr)) {
			continue;
		}
		webhook_event_subject(events, step->expr);
		for (uint32_t n = i + 1; n < step->other; n++) {
			const struct step *inner = &summary->steps[n];

			if (inner->kind == STEP_SWITCH && inner->other != ID_NONE) {
				n = inner->other; /* a switch of its own */
			} else if (inner->kind == STEP_CASE && inner->expr != ID_NONE) {
				webhook_event_add(events,
					(struct site){events->module, inner->expr}, FORM_SWITCH);
			}
		}
	}
}

void webhook_event_read(struct events *events)
{
	const struct summary *summary = webhook_event_summary(events);

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
