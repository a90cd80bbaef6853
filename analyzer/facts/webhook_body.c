#include <string.h>

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

static enum body body_of_route(const struct webhook *webhook)
{
	switch (webhook->route->body) {
	case ROUTE_BODY_RAW:
		return BODY_RAW;
	case ROUTE_BODY_PARSED:
		return BODY_PARSED;
	default:
		return BODY_UNKNOWN;
	}
}

/* Members of the request: req.body, req.rawBody. */
static enum body classify_member(const struct webhook *webhook, const struct value *value)
{
	struct value request = *value;

	request.name = STR("");
	if (!webhook_is_request(webhook, &request)) {
		return BODY_UNKNOWN;
	}
	if (str_is(value->name, "rawBody")) {
		return BODY_RAW;
	}
	return str_is(value->name, "body") ? body_of_route(webhook) : BODY_UNKNOWN;
}

/*
 * Which body an expression reads from: the request's (SITE_NONE) or that of
 * a copy made by clone() (the call). False for anything else.
 */
static bool request_of(
	const struct webhook *webhook, uint32_t item, struct site site, struct site *out)
{
	const struct program *program = webhook->collector->program;
	struct value value = trace_value(&webhook->trace, item, site);
	const struct expr *callee;
	struct value object;

	*out = SITE_NONE;
	if (webhook_is_request(webhook, &value)) {
		return true;
	}
	if (value.kind != VALUE_CALL || value.name.n > 0) {
		return false;
	}
	callee = program_expr(
		program, (struct site){value.at.module, program_expr(program, value.at)->left});
	if (callee->kind != EXPR_MEMBER || !str_is(callee->name, "clone")) {
		return false;
	}
	*out = value.at;
	object = trace_value(&webhook->trace, item, (struct site){value.at.module, callee->left});
	return webhook_is_request(webhook, &object);
}

static bool reads_all(struct str package, struct str name)
{
	if (str_is(package, "micro")) {
		return str_is(name, "buffer") || str_is(name, "text") ||
		       str_is(name, "default.buffer");
	}
	return str_is(package, "raw-body") || str_is(package, "node:stream/consumers") ||
	       str_is(package, "stream/consumers");
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
	       str_ends(callee, ".decode") || str_is(callee, "new Uint8Array");
}

/* Reading the body of the request, or making text of bytes. */
static enum body classify_method(
	struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	const struct program *program = webhook->collector->program;
	const struct expr *callee = program_expr(
		program, (struct site){call.module, program_expr(program, call)->left});
	struct site object = {call.module, callee->left};
	struct site source;

	if (callee->kind != EXPR_MEMBER) {
		return BODY_UNKNOWN;
	}
	if (str_is(callee->name, "toString")) {
		return classify(webhook, item, object, depth + 1);
	}
	if (!request_of(webhook, item, object, &source)) {
		return BODY_UNKNOWN;
	}
	if (str_is(callee->name, "text") || str_is(callee->name, "arrayBuffer")) {
		return BODY_RAW;
	}
	return str_is(callee->name, "json") ? BODY_PARSED : BODY_UNKNOWN;
}

static enum body classify_call(
	struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	const struct program *program = webhook->collector->program;
	struct str text = webhook_callee_text(webhook, call);
	struct site argument = program_argument(program, call, 0);
	struct value callee;

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
	callee = trace_value(&webhook->trace, item,
		(struct site){call.module, program_expr(program, call)->left});
	if (callee.kind == VALUE_IMPORT && reads_all(callee.package, callee.name)) {
		return BODY_RAW;
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
	enum body whole;

	/* its parameters are those of the run in which it was made */
	item = run == ID_NONE ? item : run;
	switch (value->kind) {
	case VALUE_PARAM:
		return classify_member(webhook, value);
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

static void add_problem(struct webhook *webhook, struct site at, struct str what, const char *kind)
{
	webhook_add(webhook, &webhook->fact.problems, at, what, kind);
}

/* The place that says why a body was parsed: the parser if it is known, else the call. */
static struct site cause(const struct webhook *webhook, struct site otherwise)
{
	return webhook->route->parser.expr == ID_NONE ? otherwise : webhook->route->parser;
}

/* Which wrapper takes the request of which framework (packages/<name>/src/webhooks.ts). */
static bool wrapper_fits(const struct webhook *webhook)
{
	struct str package = webhook->fact.package;

	if (strcmp(webhook->route->framework, "express") == 0) {
		return str_is(package, "@clerk/express/webhooks");
	}
	if (webhook->route->body == ROUTE_BODY_PARSED ||
		webhook->route->body == ROUTE_BODY_STREAM) {
		return str_is(package, "@clerk/nextjs/webhooks");
	}
	return !str_is(package, "@clerk/express/webhooks") &&
	       !str_is(package, "@clerk/fastify/webhooks") &&
	       !str_is(package, "@clerk/hono/webhooks") && !str_is(package, "@clerk/nuxt/webhooks");
}

/* Is the call a read of the request's body, or of a copy's? */
static bool consumes(const struct webhook *webhook, uint32_t item, struct site *out_source)
{
	const struct program *program = webhook->collector->program;
	struct site call = trace_site(&webhook->trace, item);
	const struct expr *e = program_expr(program, call);
	const struct expr *callee = program_expr(program, (struct site){call.module, e->left});

	return callee->kind == EXPR_MEMBER && e->count == 0 &&
	       (str_is(callee->name, "json") || str_is(callee->name, "text") ||
		       str_is(callee->name, "formData") || str_is(callee->name, "arrayBuffer")) &&
	       request_of(webhook, item, (struct site){call.module, callee->left}, out_source);
}

/* Does whatever reaches the verifying call come through this item? */
static bool is_on_the_way(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = trace->items.items[item].parent; i != ID_NONE;
		i = trace->items.items[i].parent) {
		enum step_kind kind = (enum step_kind)trace->items.items[i].step->kind;

		if (trace_inside(trace, webhook->verify, i)) {
			return true;
		}
		if (kind != STEP_TRY && kind != STEP_FINALLY) {
			return false;
		}
	}
	return true;
}

/* A body can be read once: `allowed` reads before the verifying call are no problem. */
static void find_consumed(struct webhook *webhook, struct site source, unsigned allowed)
{
	struct site first = SITE_NONE;
	unsigned reads = 0;

	for (uint32_t i = 0; i < webhook->verify; i++) {
		struct site read;

		if (webhook->trace.items.items[i].step->kind != STEP_CALL ||
			!consumes(webhook, i, &read) || read.module != source.module ||
			read.expr != source.expr || !is_on_the_way(webhook, i)) {
			continue;
		}
		if (reads++ == 0) {
			first = trace_site(&webhook->trace, i);
		}
	}
	if (reads > allowed) {
		add_problem(webhook, first, webhook_callee_text(webhook, first), "body_consumed");
	}
}

static void judge_node_wrapper(struct webhook *webhook, struct site call)
{
	bool pages = strcmp(webhook->route->framework, "next-pages") == 0;

	switch (webhook->route->body) {
	case ROUTE_BODY_PARSED:
		webhook->fact.body = STR("restringified");
		add_problem(webhook, cause(webhook, call),
			pages ? STR("the parsed body is serialised again by the helper")
			      : STR("a JSON parser runs before the handler"),
			pages ? "restringified" : "parser_before");
		break;
	case ROUTE_BODY_RAW:
		webhook->fact.body = STR("raw");
		break;
	case ROUTE_BODY_STREAM:
		webhook->fact.body = STR("unknown");
		if (pages) {
			add_problem(webhook, call, STR("bodyParser: false leaves no body"),
				"parser_disabled");
		}
		break;
	default:
		webhook->fact.body = STR("unknown");
		break;
	}
}

static void judge_verify_webhook(struct webhook *webhook, struct site call)
{
	struct site source;

	webhook->fact.body = STR("unknown");
	if (webhook->request.expr == ID_NONE ||
		!request_of(webhook, webhook->verify, webhook->request, &source)) {
		return;
	}
	if (!wrapper_fits(webhook)) {
		add_problem(webhook, call, webhook->fact.package, "wrong_wrapper");
		return;
	}
	if (webhook->route->body != ROUTE_BODY_WEB) {
		judge_node_wrapper(webhook, call);
		return;
	}
	webhook->fact.body = STR("raw");
	find_consumed(webhook, source, 0);
}

static void judge_svix(struct webhook *webhook)
{
	enum body body = BODY_UNKNOWN;

	if (webhook->request.expr != ID_NONE) {
		body = classify(webhook, webhook->verify, webhook->request, 0);
	}
	webhook->fact.body = str_of(body_name(body));
	if (body == BODY_PARSED) {
		add_problem(webhook, webhook->request, STR("a parsed object"), "parsed_object");
	} else if (body == BODY_RESTRINGIFIED) {
		add_problem(webhook, webhook->request, STR("JSON.stringify of the parsed body"),
			"restringified");
	} else if (body == BODY_DOUBLE) {
		add_problem(webhook, webhook->request,
			STR("JSON.stringify of a body that is text already"), "double_encoded");
	}
	if (webhook->route->body == ROUTE_BODY_WEB && body == BODY_RAW) {
		find_consumed(webhook, SITE_NONE, 1);
	}
	webhook_judge_headers(webhook);
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
		if (callee->kind == EXPR_MEMBER && str_is(callee->name, "json") && e->count == 0) {
			webhook->fact.body = STR("parsed");
			return;
		}
	}
}

void webhook_judge_body(struct webhook *webhook)
{
	struct site call;

	if (webhook->verify == ID_NONE) {
		judge_unverified(webhook);
		return;
	}
	call = trace_site(&webhook->trace, webhook->verify);
	if (str_is(webhook->fact.verifier, "verifyWebhook")) {
		judge_verify_webhook(webhook, call);
	} else if (str_is(webhook->fact.verifier, "svix") ||
		   str_is(webhook->fact.verifier, "standardwebhooks")) {
		judge_svix(webhook);
	} else {
		webhook->fact.body = STR("unknown");
	}
}
