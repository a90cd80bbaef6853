#include "facts/webhook.h"

/*
 * What is verified. Only the bytes that were signed verify; what each wrapper
 * does with a body that was parsed already is in the sources of
 * packages/{nextjs,express,fastify}/src/webhooks.ts of clerk/javascript.
 */
enum body {
	BODY_UNKNOWN,
	BODY_RAW,
	BODY_PARSED,
	BODY_RESTRINGIFIED,
	BODY_DOUBLE, /* JSON.stringify of what is text or bytes already */
};

enum { BODY_DEPTH = 8 };

static enum body classify(struct webhook *webhook, uint32_t item, struct site site, unsigned depth);

/*
 * Vercel documentation, "Node.js Runtime" (request.body): JSON is parsed when it is asked for,
 * and the stream still gives the bytes.
 */
static bool is_parsed_on_demand(const struct webhook *webhook)
{
	return str_is(str_of(webhook->route->framework), "vercel-functions");
}

static enum body body_of_route(const struct webhook *webhook)
{
	switch (webhook->route->body) {
	case ROUTE_BODY_RAW:
		return BODY_RAW;
	case ROUTE_BODY_PARSED:
		return BODY_PARSED;
	case ROUTE_BODY_UNKNOWN:
		return is_parsed_on_demand(webhook) ? BODY_PARSED : BODY_UNKNOWN;
	default:
		return BODY_UNKNOWN;
	}
}

/* Members of the request: req.body, req.rawBody. */
static enum body classify_part(const struct webhook *webhook, enum request_part part)
{
	switch (part) {
	case REQUEST_RAW_BODY:
		return BODY_RAW;
	case REQUEST_BODY:
		return webhook_request_kind(webhook->route) == REQUEST_KIND_LAMBDA
			       ? BODY_RAW
			       : body_of_route(webhook);
	default:
		return BODY_UNKNOWN;
	}
}

static enum body body_of_reading(enum reading reading)
{
	switch (reading) {
	case READING_RAW:
		return BODY_RAW;
	case READING_PARSED:
		return BODY_PARSED;
	case READING_NOTHING:
		break;
	}
	return BODY_UNKNOWN;
}

static enum body classify_stringify(
	struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	struct site argument = program_argument(webhook->collector->program, call, 0);
	enum body inner = argument.expr == ID_NONE ? BODY_UNKNOWN
						   : classify(webhook, item, argument, depth + 1);

	return inner == BODY_RAW ? BODY_DOUBLE : BODY_RESTRINGIFIED;
}

/* Buffer.from(x), String(x), decoder.decode(x): the same bytes in another dress. */
static bool redresses(struct str callee)
{
	return str_is(callee, "Buffer.from") || str_is(callee, "String") ||
	       str_is(callee, "atob") || str_ends(callee, ".decode") ||
	       str_is(callee, "new Uint8Array");
}

/* Reading the body of the request, or making text of bytes. */
static enum body classify_method(
	struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	static const char *const redressing[] = {"toString", "text", "arrayBuffer", "buffer"};
	const struct program *program = webhook->collector->program;
	const struct expr *callee = program_expr(program, program_called(program, call));
	struct request_ref ref;
	enum reading reading = webhook_reading_method(webhook, item, call, &ref);

	if (reading != READING_NOTHING) {
		webhook->body_read = call;
		return body_of_reading(reading);
	}
	if (callee->kind != EXPR_MEMBER ||
		!str_in(callee->name, redressing, sizeof(redressing) / sizeof(redressing[0]))) {
		return BODY_UNKNOWN;
	}
	return classify(webhook, item, (struct site){call.module, callee->left}, depth + 1);
}

static enum body classify_call(
	struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	const struct program *program = webhook->collector->program;
	struct str text = webhook_callee_text(webhook, call);
	struct site argument = program_argument(program, call, 0);
	enum reading reading;

	if (str_is(text, "JSON.stringify")) {
		return classify_stringify(webhook, item, call, depth);
	}
	if (str_is(text, "JSON.parse")) {
		return BODY_PARSED;
	}
	if (str_is(text, "Buffer.concat")) {
		return BODY_RAW;
	}
	if (redresses(text) && argument.expr != ID_NONE) {
		return classify(webhook, item, argument, depth + 1);
	}
	reading = webhook_reading_function(webhook, item, call);
	if (reading != READING_NOTHING) {
		webhook->body_read = call;
		return body_of_reading(reading);
	}
	return classify_method(webhook, item, call, depth);
}

/* `new Promise(…)` that collects the events of a stream. */
static bool collects_stream(const struct webhook *webhook, struct site made)
{
	const struct summary *summary = webhook->collector->program->modules[made.module].summary;
	const struct expr *e = &summary->exprs[made.expr];
	struct str text = str_slice(summary->text, e->start, e->end);

	return str_is(summary->exprs[e->left].name, "Promise") &&
	       (str_has(text, ".on('data'") || str_has(text, ".on(\"data\""));
}

static enum body classify_value(
	struct webhook *webhook, uint32_t item, const struct value *value, unsigned depth)
{
	uint32_t run = trace_find_call(&webhook->trace, value->at, webhook->verify);
	enum request_part part = webhook_request_part(webhook, value);
	enum body whole;

	if (part != REQUEST_NO_PART) {
		return classify_part(webhook, part);
	}

	/* its parameters are those of the run in which it was made */
	item = run == ID_NONE ? item : run;
	switch (value->kind) {
	case VALUE_CALL:
		whole = classify_call(webhook, item, value->at, depth);
		/* a member of parsed JSON is parsed too; one of text is nothing known */
		return value->name.n == 0 || whole == BODY_PARSED ? whole : BODY_UNKNOWN;
	case VALUE_NEW:
		return value->name.n == 0 && collects_stream(webhook, value->at) ? BODY_RAW
										 : BODY_UNKNOWN;
	case VALUE_OBJECT:
		return BODY_PARSED;
	default:
		return BODY_UNKNOWN;
	}
}

/*
 * Alternatives must agree, but for `typeof body === 'string' ? body :
 * JSON.stringify(body)`: that is decided by what the body is.
 */
static enum body agree(enum body a, enum body b)
{
	if (a == b) {
		return a;
	}
	if ((a == BODY_RAW && b == BODY_DOUBLE) || (a == BODY_DOUBLE && b == BODY_RAW)) {
		return BODY_RAW;
	}
	if ((a == BODY_PARSED && b == BODY_RESTRINGIFIED) ||
		(a == BODY_RESTRINGIFIED && b == BODY_PARSED)) {
		return BODY_RESTRINGIFIED;
	}
	return BODY_UNKNOWN;
}

/* null and "" are ways of giving up, no body. */
static enum body classify(struct webhook *webhook, uint32_t item, struct site site, unsigned depth)
{
	enum body body = BODY_UNKNOWN;
	bool first = true;
	value_vec values = {0};

	if (depth > BODY_DEPTH) {
		return BODY_UNKNOWN;
	}
	trace_follow(&webhook->trace, item, site, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.items[i];
		enum body one;

		if (value->kind == VALUE_NULL ||
			(value->kind == VALUE_STRING && value->text.n == 0)) {
			continue;
		}
		/* `req.rawBody ?? JSON.stringify(req.body)` */
		if (values.n > 1 && webhook_request_part(webhook, value) == REQUEST_RAW_BODY &&
			webhook->route->raw != ROUTE_RAW_UNKNOWN) {
			if (webhook->route->raw == ROUTE_RAW_KEPT) {
				return BODY_RAW;
			}
			continue;
		}
		one = classify_value(webhook, item, value, depth);
		body = first ? one : agree(body, one);
		first = false;
	}
	return body;
}

static const char *body_name(enum body body)
{
	switch (body) {
	case BODY_RAW:
		return "raw";
	case BODY_PARSED:
		return "parsed";
	case BODY_RESTRINGIFIED:
	case BODY_DOUBLE:
		return "restringified";
	case BODY_UNKNOWN:
		break;
	}
	return "unknown";
}

/* rawBody that nothing ever sets */
static void judge_raw_body(struct webhook *webhook, struct site bytes)
{
	value_vec values = {0};

	if (webhook->route->raw != ROUTE_RAW_MISSING) {
		return;
	}
	trace_follow(&webhook->trace, webhook->verify, bytes, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (webhook_request_part(webhook, &values.items[i]) == REQUEST_RAW_BODY) {
			webhook_add_problem(webhook, bytes, STR("rawBody"), "raw_body_missing");
			return;
		}
	}
}

/* Was there still a body when it was read? */
static void judge_reading(struct webhook *webhook)
{
	struct site read = webhook->body_read;
	struct request_ref ref;
	bool parsed = webhook->route->body == ROUTE_BODY_PARSED;

	if (webhook_reading_method(webhook, webhook->verify, read, &ref) != READING_NOTHING) {
		webhook_find_consumed(webhook, ref, read);
	} else if (webhook_request_kind(webhook->route) == REQUEST_KIND_NODE && parsed) {
		webhook_add_problem(
			webhook, read, STR("the body parser has read the body"), "body_consumed");
	}
}

/* `item`: whose parameters the bytes may name */
static void judge_bytes(struct webhook *webhook, uint32_t item, struct site bytes)
{
	enum body body = BODY_UNKNOWN;

	if (bytes.expr != ID_NONE) {
		body = classify(webhook, item, bytes, 0);
	}
	webhook->fact.body = str_of(body_name(body));
	if (body == BODY_PARSED) {
		webhook_add_problem(webhook, bytes, STR("a parsed object"), "parsed_object");
	} else if (body == BODY_RESTRINGIFIED) {
		webhook_add_problem(
			webhook, bytes, STR("JSON.stringify of the parsed body"), "restringified");
	} else if (body == BODY_DOUBLE) {
		webhook_add_problem(webhook, bytes,
			STR("JSON.stringify of a body that is text already"), "double_encoded");
	}
	if (body == BODY_RAW && webhook->body_read.expr != ID_NONE) {
		judge_reading(webhook);
	} else if (body == BODY_RAW) {
		judge_raw_body(webhook, bytes);
	}
}

/* new Request(url, { body }): a request of one's own, made of the one that came */
static void judge_made_request(struct webhook *webhook)
{
	const struct program *program = webhook->collector->program;
	struct value made = trace_value(&webhook->trace, webhook->verify, webhook->request);
	uint32_t item = trace_find_call(&webhook->trace, made.at, webhook->verify);
	struct value class;
	struct site init;
	struct site bytes;

	if (made.kind != VALUE_NEW || made.name.n > 0) {
		return;
	}
	item = item == ID_NONE ? webhook->verify : item;
	class = webhook_callee_at(webhook, item, made.at);
	init = program_argument(program, made.at, 1);
	if (class.kind == VALUE_GLOBAL && str_is(class.name, "Request") && init.expr != ID_NONE &&
		program_find_property(program, init, STR("body"), &bytes) == PROPERTY_FOUND) {
		judge_bytes(webhook, item, bytes);
	}
}

static void judge_svix(struct webhook *webhook)
{
	judge_bytes(webhook, webhook->verify, webhook->request);
	webhook_judge_headers(webhook);
}

enum {
	PARTS_MOST = 64, /* expressions that what is signed by hand is made of */
	PARTS_DEPTH = 3, /* constants that it is put together in */
};

/* The body among the parts of "id.timestamp.body"; its parts may be constants. */
static enum body body_among(struct webhook *webhook, struct site whole, unsigned depth)
{
	const struct summary *summary = webhook->collector->program->modules[whole.module].summary;
	const struct expr *e = &summary->exprs[whole.expr];
	enum body body = BODY_UNKNOWN;
	unsigned looked = 0;

	for (expr_id i = 0; i < summary->expr_count && looked < PARTS_MOST && body == BODY_UNKNOWN;
		i++) {
		const struct expr *part = &summary->exprs[i];

		if (part->start < e->start || part->end > e->end ||
			(part->kind != EXPR_NAME && part->kind != EXPR_MEMBER &&
				part->kind != EXPR_CALL) ||
			webhook_is_looked_into(webhook, (struct site){whole.module, i})) {
			continue;
		}
		looked++;
		body = classify(webhook, webhook->verify, (struct site){whole.module, i}, 0);
		if (body == BODY_UNKNOWN && part->kind == EXPR_NAME && part->binding != ID_NONE &&
			summary->bindings[part->binding].value != ID_NONE && depth < PARTS_DEPTH) {
			body = body_among(webhook,
				(struct site){whole.module, summary->bindings[part->binding].value},
				depth + 1);
		}
	}
	return body;
}

static void judge_manual(struct webhook *webhook)
{
	struct site whole = webhook_signed_by_hand(webhook);
	enum body body = whole.expr == ID_NONE ? BODY_UNKNOWN : body_among(webhook, whole, 0);

	webhook->fact.body = str_of(body_name(body));
	if (body == BODY_RESTRINGIFIED) {
		webhook_add_problem(webhook, webhook->request,
			STR("JSON.stringify of the parsed body"), "restringified");
	}
}

/* Without a verifier: is the body used as parsed? */
static void judge_unverified(struct webhook *webhook)
{
	webhook->fact.body = str_of(body_name(body_of_route(webhook)));
	for (uint32_t i = 0; i < webhook->trace.items.n; i++) {
		struct site call = trace_site(&webhook->trace, i);
		const struct expr *e;
		const struct expr *callee;

		if (webhook->trace.items.items[i].step->kind != STEP_CALL) {
			continue;
		}
		e = program_expr(webhook->collector->program, call);
		callee = program_expr(
			webhook->collector->program, (struct site){call.module, e->left});
		if ((callee->kind == EXPR_MEMBER && str_is(callee->name, "json") &&
			    e->count == 0) ||
			webhook_reading_function(webhook, i, call) == READING_PARSED) {
			webhook->fact.body = STR("parsed");
			return;
		}
	}
}

void webhook_judge_body(struct webhook *webhook)
{
	webhook->body_read = SITE_NONE;
	if (webhook->verify == ID_NONE) {
		judge_unverified(webhook);
		return;
	}
	if (str_is(webhook->fact.verifier, "verifyWebhook")) {
		webhook_judge_wrapper(webhook);
		if (str_is(webhook->fact.body, "unknown") && webhook->request.expr != ID_NONE) {
			judge_made_request(webhook);
		}
	} else if (str_is(webhook->fact.verifier, "svix") ||
		   str_is(webhook->fact.verifier, "standardwebhooks")) {
		judge_svix(webhook);
	} else {
		webhook->fact.body = STR("unknown");
		if (str_is(webhook->fact.verifier, "manual")) {
			judge_manual(webhook);
		}
	}
}
