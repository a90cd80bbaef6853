#include <string.h>

#include "facts/webhook.h"

/*
 * Which part of the request an expression is. Sources: the frameworks'
 * documentation of what a handler is given; honojs/hono src/request.ts
 * (c.req, c.req.raw); h3 v1 src/utils/{body,request}.ts (readBody,
 * toWebRequest); Fastify "Request"; AWS Lambda "API Gateway proxy event".
 */

enum { CHAIN_MOST = 4 }; /* clones of clones */

enum request_kind webhook_request_kind(const struct route *route)
{
	static const struct {
		const char *framework;
		enum request_kind kind;
	} table[] = {
		{"aws-lambda", REQUEST_KIND_LAMBDA},
		{"express", REQUEST_KIND_NODE},
		{"fastify", REQUEST_KIND_FASTIFY},
		{"hono", REQUEST_KIND_HONO},
		{"lambda", REQUEST_KIND_LAMBDA},
		{"nest", REQUEST_KIND_NODE},
		{"netlify-functions", REQUEST_KIND_LAMBDA},
		{"nestjs", REQUEST_KIND_NODE},
		{"next-pages", REQUEST_KIND_NODE},
		{"nitro", REQUEST_KIND_H3},
		{"nuxt", REQUEST_KIND_H3},
		{"vercel-functions", REQUEST_KIND_NODE},
	};

	/* Next's edge functions under pages/api are given a web Request */
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]) && route->body != ROUTE_BODY_WEB;
		i++) {
		if (strcmp(route->framework, table[i].framework) == 0) {
			return table[i].kind;
		}
	}
	return REQUEST_KIND_WEB;
}

enum { ERROR_HANDLER = 4 }; /* (error, request, response, next) */

/* Where decorators say what a parameter is handed: which member of the request. */
static bool member_of_input(const struct route *route, uint32_t index, struct str *member)
{
	for (size_t i = 0; i < route->inputs.n; i++) {
		if (route->inputs.items[i].index == index) {
			*member = route->inputs.items[i].member;
			return true;
		}
	}
	return false;
}

/* Is it the parameter of this function in which the framework hands the request over? */
static bool is_given(const struct webhook *webhook, struct site function, const struct expr *param,
	bool is_middleware)
{
	const struct summary *summary =
		webhook->collector->program->modules[function.module].summary;
	function_id id = summary->exprs[function.expr].function;
	uint32_t index = webhook->route->request.index;

	if (webhook_request_kind(webhook->route) == REQUEST_KIND_NODE &&
		summary->functions[id].param_count == ERROR_HANDLER) {
		index = 1;
	} else if (index == ID_NONE && is_middleware) {
		index = 0;
	}
	return param->function == id && param->index == index;
}

/* Does a parameter hold the request? `member`: the part of it that it is, "" for all. */
static bool is_request_param(const struct webhook *webhook, struct site site, struct str *member)
{
	const struct route *route = webhook->route;
	const struct program *program = webhook->collector->program;
	const struct expr *param = program_expr(program, site);

	*member = STR("");
	for (size_t i = 0; i < route->handlers.n; i++) {
		struct site at = route->handlers.items[i];

		if (at.module == site.module &&
			(is_given(webhook, at, param, false) ||
				(program_expr(program, at)->function == param->function &&
					member_of_input(route, param->index, member)))) {
			return true;
		}
	}
	for (size_t i = 0; i < route->before.n; i++) {
		struct site at = route->before.items[i].at;

		if (at.module == site.module &&
			route->before.items[i].form == ROUTE_BEFORE_MIDDLEWARE &&
			program_expr(program, at)->kind == EXPR_FUNCTION &&
			is_given(webhook, at, param, true)) {
			return true;
		}
	}
	return false;
}

struct part_name {
	const char *name;
	enum request_part part;
};

/* Members that lead from what a handler is given to a part of the request. */
static const struct part_name plain_parts[] = {
	{"", REQUEST_WHOLE},
	{"body", REQUEST_BODY},
	{"headers", REQUEST_HEADERS},
	{"rawBody", REQUEST_RAW_BODY},
};

static const struct part_name hono_parts[] = {
	{"", REQUEST_CONTEXT},
	{"req", REQUEST_WHOLE},
	{"req.raw", REQUEST_WEB},
	{"req.raw.headers", REQUEST_HEADERS},
};

static const struct part_name h3_parts[] = {
	{"", REQUEST_WHOLE},
	{"headers", REQUEST_HEADERS},
	{"node.req.headers", REQUEST_HEADERS},
	{"req", REQUEST_WEB},
	{"req.headers", REQUEST_HEADERS},
	{"web.request", REQUEST_WEB},
};

static enum request_part part_in(const struct part_name *table, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++) {
		if (str_is(name, table[i].name)) {
			return table[i].part;
		}
	}
	return REQUEST_NO_PART;
}

#define PART_IN(table, name) part_in((table), sizeof(table) / sizeof((table)[0]), (name))

static enum request_part part_of_member(const struct webhook *webhook, struct str name)
{
	const char *given = webhook->route->request.member;
	struct str member = str_of(given == NULL ? "" : given);

	if (member.n > 0) {
		if (name.n == 0) {
			return REQUEST_CONTEXT;
		}
		if (!str_starts(name, given) || (name.n > member.n && name.s[member.n] != '.')) {
			return REQUEST_NO_PART;
		}
		name = str_slice(name, name.n > member.n ? member.n + 1 : member.n, name.n);
	}
	switch (webhook_request_kind(webhook->route)) {
	case REQUEST_KIND_HONO:
		return PART_IN(hono_parts, name);
	case REQUEST_KIND_H3:
		return PART_IN(h3_parts, name);
	default:
		return PART_IN(plain_parts, name);
	}
}

/* `context.switchToHttp().getRequest()` in Nest's guards, interceptors and parameter decorators. */
static bool is_request_of_context(const struct webhook *webhook, const struct value *value)
{
	const struct program *program = webhook->collector->program;
	const struct expr *callee;

	if (value->kind != VALUE_CALL || strcmp(webhook->route->framework, "nest") != 0) {
		return false;
	}
	callee = program_expr(program, program_called(program, value->at));
	return callee->kind == EXPR_MEMBER && str_is(callee->name, "getRequest");
}

enum request_part webhook_request_part(const struct webhook *webhook, const struct value *value)
{
	struct str member;

	if (is_request_of_context(webhook, value)) {
		return PART_IN(plain_parts, value->name);
	}
	if (value->kind != VALUE_PARAM || !is_request_param(webhook, value->at, &member)) {
		return REQUEST_NO_PART;
	}
	if (member.n > 0) {
		/* { body } of @Body(): what is looked for inside of it is no part of its own */
		return value->name.n == 0 ? PART_IN(plain_parts, member) : REQUEST_NO_PART;
	}
	return part_of_member(webhook, value->name);
}

bool webhook_is_request(const struct webhook *webhook, const struct value *value)
{
	enum request_part part = webhook_request_part(webhook, value);

	return part == REQUEST_WHOLE || part == REQUEST_CONTEXT;
}

/* A call's function by name, of a package or, where names are imported by themselves, a global. */
static struct str function_name(const struct webhook *webhook, uint32_t item, struct site call)
{
	struct value callee = webhook_callee_at(webhook, item, call);

	return callee.kind == VALUE_IMPORT || callee.kind == VALUE_GLOBAL ? callee.name : STR("");
}

/* toWebRequest(event) of h3; getRequest() of TanStack Start. */
static bool makes_web_request(const struct webhook *webhook, uint32_t item, struct site call)
{
	static const char *const names[] = {"toWebRequest", "getWebRequest", "getRequest"};

	return str_in(function_name(webhook, item, call), names, sizeof(names) / sizeof(names[0]));
}

static bool is_clone(const struct webhook *webhook, struct site call, struct site *of)
{
	const struct program *program = webhook->collector->program;
	const struct expr *callee = program_expr(program, program_called(program, call));

	*of = (struct site){call.module, callee->left};
	return callee->kind == EXPR_MEMBER && str_is(callee->name, "clone");
}

struct request_ref webhook_request_ref(
	const struct webhook *webhook, uint32_t item, struct site site)
{
	struct request_ref ref = {REQUEST_NO_PART, SITE_NONE};

	for (unsigned i = 0; i < CHAIN_MOST && site.expr != ID_NONE; i++) {
		struct value value = trace_value(&webhook->trace, item, site);

		ref.part = webhook_request_part(webhook, &value);
		if (ref.part != REQUEST_NO_PART) {
			return ref;
		}
		if (value.kind != VALUE_CALL || value.name.n > 0) {
			return ref;
		}
		if (makes_web_request(webhook, item, value.at)) {
			ref.part = webhook_request_kind(webhook->route) == REQUEST_KIND_WEB
					   ? REQUEST_WHOLE
					   : REQUEST_WEB;
			return ref;
		}
		if (!is_clone(webhook, value.at, &site)) {
			return ref;
		}
		ref.clone = ref.clone.expr == ID_NONE ? value.at : ref.clone;
	}
	return ref;
}

/* Functions that are given the request and read its body: h3, raw-body, micro, node:stream. */
enum reading webhook_reading_function(
	const struct webhook *webhook, uint32_t item, struct site call)
{
	static const char *const parsing[] = {"readBody", "readValidatedBody", "useBody",
		"readFormData", "readMultipartFormData"};
	static const char *const raw[] = {"readRawBody", "useRawBody", "getRawBody"};
	struct value callee = webhook_callee_at(webhook, item, call);
	struct str name = callee.name;

	if (callee.kind != VALUE_IMPORT && callee.kind != VALUE_GLOBAL) {
		return READING_NOTHING;
	}
	if (str_is(callee.package, "micro")) {
		name = str_starts(name, "default.") ? str_slice(name, 8, name.n) : name;
		return str_is(name, "buffer") || str_is(name, "text") ? READING_RAW
		       : str_is(name, "json")                         ? READING_PARSED
								      : READING_NOTHING;
	}
	if (str_is(callee.package, "raw-body")) {
		return READING_RAW;
	}
	if (str_ends(callee.package, "stream/consumers")) {
		return str_is(name, "json") ? READING_PARSED : READING_RAW;
	}
	if (str_in(name, parsing, sizeof(parsing) / sizeof(parsing[0]))) {
		return READING_PARSED;
	}
	return str_in(name, raw, sizeof(raw) / sizeof(raw[0])) ? READING_RAW : READING_NOTHING;
}

/* Methods that read the body of a web Request, or of Hono's c.req. */
enum reading webhook_reading_method(
	const struct webhook *webhook, uint32_t item, struct site call, struct request_ref *out)
{
	static const char *const parsing[] = {"json", "formData", "parseBody", "valid"};
	static const char *const raw[] = {"text", "arrayBuffer", "bytes", "blob"};
	const struct program *program = webhook->collector->program;
	const struct expr *callee = program_expr(program, program_called(program, call));
	enum request_kind kind = webhook_request_kind(webhook->route);
	enum reading reading = READING_NOTHING;

	if (callee->kind == EXPR_MEMBER) {
		reading = str_in(callee->name, parsing, sizeof(parsing) / sizeof(parsing[0]))
				  ? READING_PARSED
			  : str_in(callee->name, raw, sizeof(raw) / sizeof(raw[0]))
				  ? READING_RAW
				  : READING_NOTHING;
	}
	if (reading == READING_NOTHING) {
		return READING_NOTHING;
	}
	*out = webhook_request_ref(webhook, item, (struct site){call.module, callee->left});
	if (out->part == REQUEST_WEB) {
		return reading;
	}
	return out->part == REQUEST_WHOLE && (kind == REQUEST_KIND_WEB || kind == REQUEST_KIND_HONO)
		       ? reading
		       : READING_NOTHING;
}
