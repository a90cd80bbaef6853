#include "snapshot/sources/field.h"
#include "snapshot/sources/sources.h"

/*
 * Webhook endpoints: a Svix list (npm svix, models EndpointOut and
 * ListResponseEndpointOut), the list of Clerk's command line, or a list
 * written by hand. An entry that is not understood makes the whole list
 * unknown: what is missing from it must not look like a missing endpoint.
 */
/* A list of endpoints and what is said about its completeness. */
struct endpoint_list {
	struct answer items;
	enum webhooks_state state;
	bool by_hand;
	struct str reason; /* of WEBHOOKS_UNKNOWN */
};

static const char *const event_keys[] = {"events", "filterTypes", "eventTypes", "filter_types"};

enum { EVENT_KEYS = sizeof(event_keys) / sizeof(event_keys[0]) };

static bool is_endpoint(const struct json *item)
{
	static const char *const marks[] = {
		"disabled", "all_events", "secret_fingerprint", "source", "channels"};

	if (!json_is(json_get(item, "url"), JSON_STRING) || json_get(item, "object") != NULL) {
		return false;
	}
	for (size_t i = 0; i < EVENT_KEYS; i++) {
		if (json_get(item, event_keys[i]) != NULL) {
			return true;
		}
	}
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (json_get(item, marks[i]) != NULL) {
			return true;
		}
	}
	return str_starts(json_string(json_get(item, "id")), "ep_");
}

static bool is_page(const struct json *document)
{
	return json_is(json_get(document, "done"), JSON_BOOL) ||
	       json_is(json_at(document, "cursor.has_next_page"), JSON_BOOL);
}

enum slot svix_recognise(const struct json *document)
{
	const struct json *data = json_get(document, "data");

	if (document->type == JSON_ARRAY) {
		return is_endpoint(document->first) ? SLOT_WEBHOOKS : SLOT_COUNT;
	}
	if (json_is(json_get(document, "endpoints"), JSON_ARRAY)) {
		return SLOT_WEBHOOKS;
	}
	if (json_is(data, JSON_ARRAY) &&
		(is_endpoint(data->first) || (data->count == 0 && is_page(document)))) {
		return SLOT_WEBHOOKS;
	}
	return SLOT_COUNT;
}

/* {"key": …} of Svix, {"secret": …} of Clerk's command line; neither need start with whsec_. */
const char *svix_secret(const struct json *document)
{
	const struct json *only = document->count == 1 ? document->first : NULL;

	if (document->type != JSON_OBJECT || !json_is(only, JSON_STRING)) {
		return NULL;
	}
	if (str_is(only->key, "key") || str_is(only->key, "secret")) {
		return "is the signing secret of a webhook endpoint: never keep it;"
		       " 'snapshot fingerprint' reads one from standard input";
	}
	if (str_is(only->key, "svix_url")) {
		return "is a login to the webhook pages: never keep it";
	}
	return NULL;
}

/* The events as they stand; `all` when the source says that none named means all. */
static bool read_events(struct reader *reader, struct source entry, bool by_hand,
	struct instance_endpoint *endpoint, struct str *reason)
{
	struct answer all = answer_member(reader, entry, "all_events", JSON_BOOL);
	struct answer list = {ANSWER_ABSENT};

	for (size_t i = 0; i < EVENT_KEYS && list.state == ANSWER_ABSENT; i++) {
		list = answer_member(reader, entry, event_keys[i], JSON_ARRAY);
		by_hand = by_hand && (i == 0 || list.state == ANSWER_ABSENT);
	}
	if (all.state == ANSWER_BAD || list.state == ANSWER_BAD) {
		*reason = all.state == ANSWER_BAD ? all.reason : list.reason;
		return false;
	}
	json_each (event, list.state == ANSWER_KNOWN ? list.value : NULL) {
		if (event->type != JSON_STRING) {
			list = answer_bad(reader, list, "holds something that is not a string");
			*reason = list.reason;
			return false;
		}
		vec_push(reader->arena, &endpoint->events, event->string);
	}
	endpoint->all_events = endpoint->events.n == 0;
	endpoint->events_known = endpoint->events.n > 0 || !by_hand;
	if (all.state == ANSWER_KNOWN) {
		endpoint->events_known = all.value->boolean == (endpoint->events.n == 0);
	}
	if (!endpoint->events_known) {
		answer_ignore(reader, entry.path,
			"does not say which events: list them in events, or set all_events");
	}
	return true;
}

/* Written by hand, unless the entry says which program listed it. */
static bool is_by_hand(const struct json *endpoint, bool by_hand)
{
	struct str source = json_string(json_get(endpoint, "source"));

	return by_hand && !str_is(source, "svix") && !str_is(source, "clerk-cli");
}

static void read_fingerprint(
	struct reader *reader, struct source entry, struct instance_endpoint *endpoint)
{
	struct answer text = answer_member(reader, entry, "secret_fingerprint", JSON_STRING);

	endpoint->secret_fingerprint = STR("");
	if (text.state != ANSWER_KNOWN) {
		return;
	}
	if (sources_is_fingerprint(text.value->string)) {
		endpoint->secret_fingerprint = text.value->string;
	} else {
		answer_ignore(reader, text.path, "is not 'sha256:' and 64 lower-case hex digits");
	}
}

static bool read_endpoint(
	struct reader *reader, struct source entry, bool by_hand, struct str *reason)
{
	struct instance_endpoint endpoint = {.id = STR(""), .path = entry.path};
	struct answer url = answer_member(reader, entry, "url", JSON_STRING);
	struct answer id, disabled;

	if (url.state == ANSWER_KNOWN && url.value->string.n == 0) {
		url = answer_bad(reader, url, "is empty");
	}
	if (url.state == ANSWER_ABSENT) {
		answer_ignore(reader, entry.path, "has no url");
	}
	if (url.state != ANSWER_KNOWN) {
		*reason = url.reason;
		return false;
	}
	id = answer_member(reader, entry, "id", JSON_STRING);
	disabled = answer_member(reader, entry, "disabled", JSON_BOOL);
	if (id.state == ANSWER_BAD || disabled.state == ANSWER_BAD) {
		*reason = id.state == ANSWER_BAD ? id.reason : disabled.reason;
		return false;
	}
	endpoint.id = id.state == ANSWER_KNOWN ? id.value->string : STR("");
	endpoint.disabled = disabled.state == ANSWER_KNOWN && disabled.value->boolean;
	endpoint.url = sources_url(reader->arena, url.value->string);
	by_hand = is_by_hand(entry.body, by_hand);
	if (!read_events(reader, entry, by_hand, &endpoint, reason)) {
		return false;
	}
	read_fingerprint(reader, entry, &endpoint);
	vec_push(reader->arena, &reader->instance->endpoints, endpoint);
	return true;
}

static struct endpoint_list unknown(struct str reason)
{
	struct endpoint_list list = {{ANSWER_ABSENT}, WEBHOOKS_UNKNOWN, false, reason};

	return list;
}

/* {data, done} of Svix or {data, cursor} of Clerk; a page says whether it is the last. */
static struct endpoint_list open_page(struct reader *reader)
{
	struct answer done = answer_bool(reader, SLOT_WEBHOOKS, "done");
	struct answer more = answer_bool(reader, SLOT_WEBHOOKS, "cursor.has_next_page");
	struct endpoint_list list = {
		answer_of_type(reader, SLOT_WEBHOOKS, "data", JSON_ARRAY), WEBHOOKS_MANUAL};

	if (list.items.state != ANSWER_KNOWN) {
		return unknown(list.items.reason);
	}
	if (done.state == ANSWER_BAD || more.state == ANSWER_BAD) {
		return unknown(done.state == ANSWER_BAD ? done.reason : more.reason);
	}
	if ((done.state == ANSWER_KNOWN && !done.yes) || (more.state == ANSWER_KNOWN && more.yes)) {
		return unknown(STR("webhooks holds one page of several"));
	}
	if (done.state == ANSWER_KNOWN || more.state == ANSWER_KNOWN) {
		list.state = WEBHOOKS_LISTED;
	}
	return list;
}

static bool parse_state(struct str text, enum webhooks_state *out)
{
	static const struct {
		const char *name;
		enum webhooks_state state;
	} states[] = {
		{"listed", WEBHOOKS_LISTED},
		{"manual", WEBHOOKS_MANUAL},
		{"none", WEBHOOKS_NONE},
		{"unknown", WEBHOOKS_UNKNOWN},
	};

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		if (str_is(text, states[i].name)) {
			*out = states[i].state;
			return true;
		}
	}
	return false;
}

/* {state, endpoints}, the bundle's own form. */
static struct endpoint_list open_written(struct reader *reader)
{
	struct answer state = answer_string(reader, SLOT_WEBHOOKS, "state");
	struct endpoint_list list = {answer_of_type(reader, SLOT_WEBHOOKS, "endpoints", JSON_ARRAY),
		WEBHOOKS_MANUAL, true};
	bool empty = list.items.state == ANSWER_ABSENT ||
		     (list.items.state == ANSWER_KNOWN && list.items.value->count == 0);

	if (state.state == ANSWER_KNOWN && !parse_state(state.value->string, &list.state)) {
		state = answer_bad(reader, state, "is none of listed, manual, none and unknown");
	}
	if (state.state == ANSWER_BAD || list.items.state == ANSWER_BAD) {
		return unknown(state.state == ANSWER_BAD ? state.reason : list.items.reason);
	}
	if (list.state == WEBHOOKS_UNKNOWN) {
		return unknown(STR("webhooks.state is 'unknown'"));
	}
	if (list.state == WEBHOOKS_NONE && !empty) {
		return unknown(STR("webhooks.state is 'none', but endpoints are listed"));
	}
	if (list.state != WEBHOOKS_NONE && list.items.state == ANSWER_ABSENT) {
		return unknown(STR("webhooks has no endpoints"));
	}
	return list;
}

static struct endpoint_list open_list(struct reader *reader)
{
	const struct json *body = reader->part->sources[SLOT_WEBHOOKS].body;
	struct answer slot = answer_of_type(
		reader, SLOT_WEBHOOKS, "", json_is(body, JSON_ARRAY) ? JSON_ARRAY : JSON_OBJECT);

	slot = answer_first(reader, &slot, 1);
	if (slot.state != ANSWER_KNOWN) {
		return unknown(slot.reason);
	}
	if (body->type == JSON_ARRAY) {
		return (struct endpoint_list){slot, WEBHOOKS_MANUAL, true, STR_NONE};
	}
	if (json_get(body, "data") != NULL) {
		return open_page(reader);
	}
	return open_written(reader);
}

/* Clerk answers so when webhooks were never set up: clerk/clerk-docs data/api_errors.json. */
static bool is_never_set_up(struct reader *reader)
{
	const struct json *body = reader->part->sources[SLOT_WEBHOOKS].body;

	return str_is(slots_error_code(reader->arena, body), "svix_app_missing");
}

static void read_list(struct reader *reader, struct endpoint_list *list)
{
	uint32_t index = 0;

	json_each (item, list->items.state == ANSWER_KNOWN ? list->items.value : NULL) {
		struct source entry = {
			item, str_format(reader->arena, "%.*s[%u]", STR_ARGS(list->items.path),
				      (unsigned)index++)};

		if (!read_endpoint(reader, entry, list->by_hand, &list->reason)) {
			list->state = WEBHOOKS_UNKNOWN;
		}
	}
}

void svix_webhooks(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct endpoint_list list;

	if (is_never_set_up(reader)) {
		instance->webhooks = WEBHOOKS_NONE;
		instance->endpoints.known = true;
		instance->endpoints.path = STR("webhooks.errors[0].code");
		return;
	}
	list = open_list(reader);
	if (list.state != WEBHOOKS_UNKNOWN) {
		read_list(reader, &list);
	}
	if (list.state == WEBHOOKS_LISTED && instance->endpoints.n == 0) {
		list.state = WEBHOOKS_NONE;
	}
	if (list.state == WEBHOOKS_MANUAL && instance->endpoints.n == 0) {
		list = unknown(STR("webhooks lists no endpoint: set webhooks.state to 'none' if"
				   " there are none"));
	}
	if (list.state == WEBHOOKS_UNKNOWN) {
		instance->endpoints.n = 0;
	}
	instance->webhooks = list.state;
	instance->endpoints.known = list.state != WEBHOOKS_UNKNOWN;
	instance->endpoints.reason = list.reason;
	instance->endpoints.path =
		list.items.state == ANSWER_KNOWN ? list.items.path : STR("webhooks.state");
}

void svix_describe(struct arena *arena, const void *item, struct item_view *out)
{
	const struct instance_endpoint *it = item;

	out->name = it->url;
	out->path = it->path;
	field_member(arena, out, "id", it->id.n > 0 ? it->id : STR_NONE);
	field_member(arena, out, "disabled", it->disabled ? STR("yes") : STR("no"));
	if (it->events_known && it->all_events) {
		field_member(arena, out, "events", STR("all"));
	} else {
		field_member_names(arena, out, "events", it->events_known, &it->events);
	}
	field_member(arena, out, "secret_fingerprint",
		it->secret_fingerprint.n > 0 ? it->secret_fingerprint : STR_NONE);
}
