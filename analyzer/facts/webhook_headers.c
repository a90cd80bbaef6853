#include "facts/webhook.h"

/*
 * svix takes a record of headers, svix-* or webhook-*; standardwebhooks only
 * knows webhook-*. Sources: svix/svix-webhooks javascript/src/webhook.ts,
 * standard-webhooks libraries/javascript/src/index.ts.
 */

static bool has_key(const struct webhook *webhook, struct site object, const char *key)
{
	struct site found;

	return program_find_property(webhook->collector->program, object, str_of(key), &found) !=
	       PROPERTY_ABSENT;
}

static bool is_request_headers(const struct webhook *webhook, const struct value *value)
{
	struct value request = *value;

	request.name = STR("");
	return str_is(value->name, "headers") && webhook_is_request(webhook, &request);
}

/* Object.fromEntries(req.headers) has the names that came with the request. */
static bool copies_headers(const struct webhook *webhook, struct site call)
{
	const struct program *program = webhook->collector->program;
	struct site argument = program_argument(program, call, 0);
	const struct expr *e;

	if (argument.expr == ID_NONE ||
		!str_is(webhook_callee_text(webhook, call), "Object.fromEntries")) {
		return false;
	}
	e = program_expr(program, argument);
	return str_has(str_slice(program->modules[call.module].summary->text, e->start, e->end),
		"headers");
}

static void judge_call(struct webhook *webhook, struct site headers, struct site call)
{
	struct site callee = program_called(webhook->collector->program, call);
	struct value value = trace_value(&webhook->trace, webhook->verify, callee);

	if (value.kind == VALUE_IMPORT && str_is(value.package, "next/headers") &&
		str_is(value.name, "headers")) {
		webhook_add_problem(webhook, headers, STR("Headers object"), "headers_object");
	} else if (str_is(webhook->fact.package, "standardwebhooks") &&
		   copies_headers(webhook, call)) {
		webhook_add_problem(webhook, headers, STR("svix headers"), "header_names");
	}
}

void webhook_judge_headers(struct webhook *webhook)
{
	struct site headers = program_argument(
		webhook->collector->program, trace_site(&webhook->trace, webhook->verify), 1);
	struct value value = trace_value(&webhook->trace, webhook->verify, headers);
	bool standard = str_is(webhook->fact.package, "standardwebhooks");

	if (value.kind == VALUE_OBJECT && standard && has_key(webhook, value.at, "svix-id") &&
		!has_key(webhook, value.at, "webhook-id")) {
		webhook_add_problem(webhook, headers, STR("svix-id"), "header_names");
	} else if (is_request_headers(webhook, &value)) {
		if (webhook->route->body == ROUTE_BODY_WEB) {
			webhook_add_problem(
				webhook, headers, STR("Headers object"), "headers_object");
		} else if (standard) {
			webhook_add_problem(webhook, headers, STR("svix headers"), "header_names");
		}
	} else if (value.kind == VALUE_CALL && value.name.n == 0) {
		judge_call(webhook, headers, value.at);
	}
}
