#ifndef FACTS_WEBHOOK_EVENTS_H
#define FACTS_WEBHOOK_EVENTS_H

#include "facts/webhook.h"

/* Internal to webhook_events*.c: the events that a handler tells apart, while they are found. */

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

/* webhook_event_type.c: is it the type of an event? */

/* Does the expression name an event's type: evt.type, eventType, { type: kind }? */
bool webhook_event_is_type(const struct events *events, expr_id expr);

/* Does it stand for the event itself, as verification gave it back or by its name? */
bool webhook_event_is_event(const struct events *events, expr_id expr);

/* evt.type, with an event that is what verification gave back: no other `type` will do. */
bool webhook_event_is_verified_type(const struct events *events, expr_id expr);

/* Settings have types too; an event comes from a request, a parameter or a call. */
bool webhook_event_may_be(const struct events *events, expr_id expr);

/* webhook_event_names.c: the names that it is compared with */

/* Notes what is compared from here on. */
void webhook_event_subject(struct events *events, expr_id expr);

/* An event's name at a place: a known one, or one that stands beside known ones. */
void webhook_event_take(struct events *events, struct str type, struct place at, enum form form);

/* The name that an expression has; without a single one the list is incomplete. */
void webhook_event_add(struct events *events, struct site site, enum form form);

/* Unknown names beside known ones are events, if no real ones. */
void webhook_event_settle(struct events *events);

/* What the elements of an array are, or hold under a name; "" for the elements themselves. */
void webhook_event_add_list(
	struct events *events, struct site list, struct str member, enum form form);

/*
 * `evt.type === wanted` with a parameter: what callers give it, or the
 * elements of the array whose find() or some() runs the comparison. False
 * when neither is known.
 */
bool webhook_event_add_given(struct events *events, expr_id type, expr_id name);

/* webhook_event_forms.c: comparisons, lists, tables in the functions of one module */
void webhook_event_read(struct events *events);

/* The module that is being read. */
const struct summary *webhook_event_summary(const struct events *events);

#endif
