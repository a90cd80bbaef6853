#include <string.h>

#include "facts/webhook.h"

/*
 * What verifyWebhook of each package takes, and what it makes of a body that
 * was parsed already: packages/<name>/src/webhooks.ts of clerk/javascript;
 * svelte-clerk src/lib/webhooks.ts.
 */

enum wrapper {
	WRAPPER_WEB, /* backend, astro, react-router, remix, tanstack, svelte-clerk: a web Request
		      */
	WRAPPER_NEXT, /* a web Request, or Node's with a parsed body */
	WRAPPER_EXPRESS,
	WRAPPER_FASTIFY,
	WRAPPER_HONO, /* the context */
	WRAPPER_NUXT, /* the event */
};

/* What the wrapper is handed. */
enum argument {
	ARGUMENT_UNKNOWN,
	ARGUMENT_WEB,
	ARGUMENT_NODE,
	ARGUMENT_FASTIFY,
	ARGUMENT_LAMBDA,
	ARGUMENT_H3,
	ARGUMENT_HONO, /* c */
	ARGUMENT_HONO_REQUEST, /* c.req */
	ARGUMENT_NO_REQUEST, /* a part of it, or what holds it */
};

static enum wrapper wrapper_of(struct str package)
{
	static const struct {
		const char *package;
		enum wrapper wrapper;
	} table[] = {
		{"@clerk/express/webhooks", WRAPPER_EXPRESS},
		{"@clerk/fastify/webhooks", WRAPPER_FASTIFY},
		{"@clerk/hono/webhooks", WRAPPER_HONO},
		{"@clerk/nextjs/webhooks", WRAPPER_NEXT},
		{"@clerk/nuxt/webhooks", WRAPPER_NUXT},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is(package, table[i].package)) {
			return table[i].wrapper;
		}
	}
	return WRAPPER_WEB;
}

static enum argument whole_request(enum request_kind kind)
{
	switch (kind) {
	case REQUEST_KIND_WEB:
		return ARGUMENT_WEB;
	case REQUEST_KIND_NODE:
		return ARGUMENT_NODE;
	case REQUEST_KIND_FASTIFY:
		return ARGUMENT_FASTIFY;
	case REQUEST_KIND_HONO:
		return ARGUMENT_HONO_REQUEST;
	case REQUEST_KIND_H3:
		return ARGUMENT_H3;
	case REQUEST_KIND_LAMBDA:
		break;
	}
	return ARGUMENT_LAMBDA;
}

static enum argument argument_of(const struct webhook *webhook, enum request_part part)
{
	enum request_kind kind = webhook_request_kind(webhook->route);

	switch (part) {
	case REQUEST_WHOLE:
		return whole_request(kind);
	case REQUEST_WEB:
		return ARGUMENT_WEB;
	case REQUEST_CONTEXT:
		return kind == REQUEST_KIND_HONO ? ARGUMENT_HONO : ARGUMENT_NO_REQUEST;
	case REQUEST_BODY:
	case REQUEST_RAW_BODY:
	case REQUEST_HEADERS:
		return ARGUMENT_NO_REQUEST;
	case REQUEST_NO_PART:
		break;
	}
	return ARGUMENT_UNKNOWN;
}

/*
 * Does the wrapper throw for certain? The three that only look at `headers`
 * and `body` as members also work with other requests that have both.
 */
static bool is_wrong(enum wrapper wrapper, enum argument argument)
{
	bool members = argument == ARGUMENT_NODE || argument == ARGUMENT_FASTIFY ||
		       argument == ARGUMENT_LAMBDA;

	if (argument == ARGUMENT_UNKNOWN) {
		return false;
	}
	switch (wrapper) {
	case WRAPPER_WEB:
		return argument != ARGUMENT_WEB;
	case WRAPPER_NEXT:
		return argument != ARGUMENT_WEB && argument != ARGUMENT_H3 && !members;
	case WRAPPER_EXPRESS:
	case WRAPPER_FASTIFY:
		return !members;
	case WRAPPER_HONO:
		return argument != ARGUMENT_HONO;
	case WRAPPER_NUXT:
		return argument != ARGUMENT_H3;
	}
	return false;
}

/* The place that says why a body was parsed: the parser if it is known, else the call. */
static struct site cause(const struct webhook *webhook, struct site otherwise)
{
	return webhook->route->parser.expr == ID_NONE ? otherwise : webhook->route->parser;
}

/* Express's takes text and bytes as they are; an object is written as JSON again. */
static void judge_express(struct webhook *webhook, struct site call)
{
	switch (webhook->route->body) {
	case ROUTE_BODY_PARSED:
		webhook->fact.body = STR("restringified");
		webhook_add_problem(webhook, cause(webhook, call),
			STR("a JSON parser runs before the handler"), "parser_before");
		break;
	case ROUTE_BODY_RAW:
		webhook->fact.body = STR("raw");
		break;
	default:
		break;
	}
}

/* Next's and Fastify's write whatever stands in `body` as JSON. */
static void judge_writing(struct webhook *webhook, struct site call)
{
	bool pages = strcmp(webhook->route->framework, "next-pages") == 0;

	switch (webhook->route->body) {
	case ROUTE_BODY_PARSED:
		webhook->fact.body = STR("restringified");
		if (webhook_request_kind(webhook->route) == REQUEST_KIND_NODE) {
			webhook_add_problem(webhook, cause(webhook, call),
				STR("the parsed body is serialised again by the helper"),
				"restringified");
		}
		break;
	case ROUTE_BODY_RAW:
		webhook->fact.body = STR("restringified");
		webhook_add_problem(webhook, cause(webhook, call),
			STR("the raw body is serialised as JSON by the helper"), "double_encoded");
		break;
	case ROUTE_BODY_STREAM:
		if (pages) {
			webhook_add_problem(webhook, call, STR("bodyParser: false leaves no body"),
				"parser_disabled");
		}
		break;
	default:
		break;
	}
}

static void judge_members(struct webhook *webhook, struct site call, enum wrapper wrapper)
{
	if (wrapper == WRAPPER_EXPRESS) {
		judge_express(webhook, call);
	} else {
		judge_writing(webhook, call);
	}
}

void webhook_judge_wrapper(struct webhook *webhook)
{
	struct site call = trace_site(&webhook->trace, webhook->verify);
	enum wrapper wrapper = wrapper_of(webhook->fact.package);
	struct request_ref ref = {REQUEST_NO_PART, SITE_NONE};
	enum argument argument;

	webhook->fact.body = STR("unknown");
	if (webhook->request.expr != ID_NONE) {
		ref = webhook_request_ref(webhook, webhook->verify, webhook->request);
	}
	argument = argument_of(webhook, ref.part);
	if (is_wrong(wrapper, argument)) {
		webhook_add_problem(webhook, call, webhook->fact.package, "wrong_wrapper");
		return;
	}
	switch (argument) {
	case ARGUMENT_WEB:
	case ARGUMENT_HONO:
		webhook->fact.body = STR("raw");
		webhook_find_consumed(webhook, ref, SITE_NONE);
		break;
	case ARGUMENT_H3:
		webhook->fact.body = wrapper == WRAPPER_NUXT ? STR("raw") : STR("unknown");
		break;
	case ARGUMENT_NODE:
	case ARGUMENT_FASTIFY:
		judge_members(webhook, call, wrapper);
		break;
	default:
		break;
	}
}
