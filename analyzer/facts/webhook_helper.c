#include "facts/webhook.h"

/*
 * Packages that verify and tell events apart by themselves. Source:
 * @brianmmdev/clerk-webhooks-handler 1.0.7, index.ts: it reads the body with
 * req.json() and verifies JSON.stringify of that with svix, answers 400 when
 * that fails, and takes its secret from `secret` or WEBHOOK_SECRET.
 */

static bool is_helper(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT &&
	       str_is(callee->package, "@brianmmdev/clerk-webhooks-handler") &&
	       (str_is(callee->name, "createWebhooksHandler") ||
		       str_is(callee->name, "handleWebhooks"));
}

/* "onOrganizationMembershipCreated" is for "organizationMembership.created"; absent: no event. */
static struct str event_of(struct arena *arena, struct str key)
{
	size_t verb = 0;

	if (!str_starts(key, "on") || key.n < 4 || key.s[2] < 'A' || key.s[2] > 'Z') {
		return STR_NONE;
	}
	for (size_t i = 3; i < key.n; i++) {
		if (key.s[i] >= 'A' && key.s[i] <= 'Z') {
			verb = i;
		}
	}
	if (verb == 0) {
		return STR_NONE;
	}
	return str_format(arena, "%c%.*s.%c%.*s", key.s[2] - 'A' + 'a',
		STR_ARGS(str_slice(key, 3, verb)), key.s[verb] - 'A' + 'a',
		STR_ARGS(str_slice(key, verb + 1, key.n)));
}

static void take_secret(struct webhook *webhook, struct site config)
{
	struct site secret;

	webhook->fact.secret_from = STR("unresolved");
	switch (program_find_property(webhook->trace.program, config, STR("secret"), &secret)) {
	case PROPERTY_FOUND:
		webhook_read_secret(webhook, ID_NONE, secret, "option");
		break;
	case PROPERTY_ABSENT:
		webhook->fact.secret_from = STR("constructor");
		webhook_add_secret(webhook, STR("WEBHOOK_SECRET"));
		break;
	case PROPERTY_UNKNOWN:
		break;
	}
}

static void take_config(struct webhook *webhook, struct site call, struct str package)
{
	struct value config = {.kind = VALUE_UNKNOWN};
	struct site argument = program_argument(webhook->trace.program, call, 0);

	webhook->fact.verifier = STR("svix");
	webhook->fact.package = package;
	webhook->fact.verify_at = collector_site(webhook->collector, call);
	webhook->helper = call;
	if (argument.expr != ID_NONE) {
		config = program_single(webhook->trace.program, argument);
	}
	if (config.kind != VALUE_OBJECT) {
		webhook->fact.secret_from = STR("unresolved");
		return;
	}
	take_secret(webhook, config.at);
	trace_members(&webhook->trace, config.at);
}

bool webhook_take_helper(struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->route->unread.n; i++) {
		struct value callee = webhook_wrapper(webhook, i);

		if (is_helper(&callee)) {
			take_config(webhook, webhook->route->unread.items[i], callee.package);
			return true;
		}
	}
	for (uint32_t i = 0; i < webhook->trace.items.n; i++) {
		struct value callee;

		if (webhook->trace.items.items[i].step->kind != STEP_CALL) {
			continue;
		}
		callee = webhook_callee(webhook, i);
		if (is_helper(&callee)) {
			take_config(webhook, trace_site(&webhook->trace, i), callee.package);
			return true;
		}
	}
	return false;
}

static void add_event(struct webhook *webhook, struct site config, const struct prop *prop)
{
	struct collector *collector = webhook->collector;
	struct str event = event_of(collector->arena, prop->key);

	if (str_absent(event)) {
		return;
	}
	vec_push(collector->arena, &webhook->fact.events,
		(struct fact_item){
			.at = collector_place(collector,
				webhook->trace.program->modules[config.module].path, prop->start,
				prop->end),
			.name = event,
			.kind = str_of(webhook_event_status(event)),
		});
}

void webhook_judge_helper(struct webhook *webhook)
{
	const struct program *program = webhook->trace.program;
	struct site argument = program_argument(program, webhook->helper, 0);
	struct value config = {.kind = VALUE_UNKNOWN};
	const struct summary *summary;

	webhook->fact.body = STR("restringified");
	webhook->fact.on_failure = STR("rejects");
	webhook->fact.dispatch = STR("map");
	webhook_add(webhook, &webhook->fact.problems, webhook->helper,
		STR("the parsed body is serialised again by the helper"), "restringified");
	if (argument.expr != ID_NONE) {
		config = program_single(program, argument);
	}
	webhook->fact.events.n = 0;
	webhook->fact.events_complete = config.kind == VALUE_OBJECT;
	if (config.kind != VALUE_OBJECT) {
		return;
	}
	summary = program->modules[config.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[config.at.expr].count; i++) {
		add_event(webhook, config.at, summary_prop_at(summary, config.at.expr, i));
	}
	webhook->fact.events_complete = !summary_is_open(summary, config.at.expr);
}
