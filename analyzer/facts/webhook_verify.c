#include "clerk/names.h"
#include "facts/webhook.h"

/*
 * Which call verifies the delivery. Sources: clerk/javascript
 * packages/backend/src/webhooks.ts (verifyWebhook, its secret), svix
 * javascript/src/webhook.ts and standardwebhooks (new Webhook(secret).verify).
 */

static bool is_webhooks_entry(struct str package)
{
	return (str_starts(package, "@clerk/") || str_starts(package, "svelte-clerk")) &&
	       str_ends(package, "/webhooks");
}

static bool is_verify_webhook(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT && is_webhooks_entry(callee->package) &&
	       str_is(program_plain_name(callee->name), "verifyWebhook");
}

static void take_verify_webhook(struct webhook *webhook, uint32_t item, const struct value *callee)
{
	const struct program *program = webhook->collector->program;
	struct site call = trace_site(&webhook->trace, item);
	struct site options = program_argument(program, call, 1);
	struct site secret = SITE_NONE;
	enum property given = PROPERTY_ABSENT;

	webhook->fact.verifier = STR("verifyWebhook");
	webhook->fact.package = callee->package;
	webhook->request = program_argument(program, call, 0);
	if (options.expr != ID_NONE) {
		given = program_find_property(program, options, STR("signingSecret"), &secret);
	}
	if (given == PROPERTY_FOUND &&
		trace_value(&webhook->trace, item, secret).kind == VALUE_NULL) {
		given = PROPERTY_ABSENT; /* `??` in the SDK: undefined asks the environment */
	}
	switch (given) {
	case PROPERTY_FOUND:
		webhook_read_secret(webhook, item, secret, "option");
		break;
	case PROPERTY_ABSENT:
		webhook->fact.secret_from = STR("implicit");
		/* its own runtimeConfig key: packages/nuxt/src/runtime/webhooks.ts */
		webhook_add_secret(webhook, str_is(callee->package, "@clerk/nuxt/webhooks")
						    ? STR("NUXT_CLERK_WEBHOOK_SIGNING_SECRET")
						    : STR("CLERK_WEBHOOK_SIGNING_SECRET"));
		break;
	case PROPERTY_UNKNOWN:
		webhook->fact.secret_from = STR("unresolved");
		break;
	}
}

static bool is_webhook_class(const struct value *class)
{
	return class->kind == VALUE_IMPORT &&
	       (str_is(class->package, "svix") || str_is(class->package, "standardwebhooks")) &&
	       str_is(program_plain_name(class->name), "Webhook");
}

/* `x.verify(…)` where x is new Webhook(secret). */
static bool take_svix(struct webhook *webhook, uint32_t item)
{
	const struct program *program = webhook->collector->program;
	struct site call = trace_site(&webhook->trace, item);
	const struct expr *e = program_expr(program, call);
	const struct expr *callee = program_expr(program, (struct site){call.module, e->left});
	value_vec objects = {0};
	struct value class;
	struct site secret;

	if (callee->kind != EXPR_MEMBER || !str_is(callee->name, "verify")) {
		return false;
	}
	trace_follow(&webhook->trace, item, (struct site){call.module, callee->left}, &objects);
	for (size_t i = 0; i < objects.n; i++) {
		struct site made = objects.items[i].at;

		if (objects.items[i].kind != VALUE_NEW) {
			continue;
		}
		class = webhook_callee_at(webhook, ID_NONE, made);
		if (!is_webhook_class(&class)) {
			continue;
		}
		webhook->fact.verifier = class.package;
		webhook->fact.package = class.package;
		webhook->request = program_argument(program, call, 0);
		secret = program_argument(program, made, 0);
		if (secret.expr != ID_NONE) {
			/* where it is made says what a helper's parameter is */
			uint32_t at = trace_find_call(&webhook->trace, made, item);

			webhook_read_secret(
				webhook, at == ID_NONE ? item : at, secret, "constructor");
		}
		return true;
	}
	return false;
}

static bool says_verify(struct str name)
{
	return str_has_nocase(name, "verify") || str_has_nocase(name, "webhookhandler") ||
	       str_has_nocase(name, "validatewebhook") || str_has_nocase(name, "signature") ||
	       str_is(name, "timingSafeEqual") || str_is(name, "createHmac") ||
	       str_is(name, "constructEvent");
}

/* verifyToken() of Clerk's packages verifies the session of a user, no delivery. */
static bool verifies_session(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT && names_is_clerk_package(callee->package) &&
	       str_is(program_plain_name(callee->name), "verifyToken");
}

static bool is_signing_secret(const struct webhook *webhook, uint32_t item, struct site site)
{
	struct value value = trace_value(&webhook->trace, item, site);
	enum env_role role = value.kind == VALUE_ENV ? names_env_role(value.name) : ENV_OTHER;

	return role == ENV_WEBHOOK_SECRET || role == ENV_WEBHOOK_SECRET_OTHER;
}

/* readDelivery(request, process.env.CLERK_WEBHOOK_SECRET), readDelivery(request, { secret }) */
static bool is_given_secret(const struct webhook *webhook, uint32_t item)
{
	const struct program *program = webhook->collector->program;
	struct site call = trace_site(&webhook->trace, item);

	for (uint32_t i = 0; i < program_expr(program, call)->count; i++) {
		struct site argument = program_argument(program, call, i);
		struct value value = trace_value(&webhook->trace, item, argument);
		const struct summary *summary;

		if (is_signing_secret(webhook, item, argument)) {
			return true;
		}
		summary = program->modules[value.at.module].summary;
		for (uint32_t n = 0;
			value.kind == VALUE_OBJECT && n < summary->exprs[value.at.expr].count;
			n++) {
			expr_id member = summary_prop_at(summary, value.at.expr, n)->value;

			if (member != ID_NONE && is_signing_secret(webhook, item,
							 (struct site){value.at.module, member})) {
				return true;
			}
		}
	}
	return false;
}

/*
 * A call that looks like verification and leads out of what was read: the
 * handler may be verified there, so nothing can be said.
 */
static bool may_verify(const struct webhook *webhook, uint32_t item)
{
	struct str text = webhook_callee_text(webhook, trace_site(&webhook->trace, item));
	struct value callee;

	if (webhook->trace.items.items[item].entered) {
		return false; /* its own calls say more than its name */
	}
	callee = webhook_callee(webhook, item);
	if (verifies_session(&callee)) {
		return false;
	}
	return says_verify(str_last_part(text, '.')) ||
	       (callee.kind == VALUE_IMPORT && (says_verify(program_plain_name(callee.name)) ||
						       is_given_secret(webhook, item)));
}

/* `header !== process.env.HOOK_TOKEN`: a secret of another kind is asked for. */
static bool compares_secret(const struct webhook *webhook, struct trace_function f)
{
	const struct summary *summary = webhook->collector->program->modules[f.module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		struct value left;
		struct value right;

		if (e->function != f.function || e->kind != EXPR_BINARY ||
			(e->op != OP_EQUAL && e->op != OP_NOT_EQUAL)) {
			continue;
		}
		left = trace_value(&webhook->trace, ID_NONE, (struct site){f.module, e->left});
		right = trace_value(&webhook->trace, ID_NONE, (struct site){f.module, e->right});
		if ((left.kind == VALUE_ENV && right.kind != VALUE_STRING &&
			    right.kind != VALUE_NULL) ||
			(right.kind == VALUE_ENV && left.kind != VALUE_STRING &&
				left.kind != VALUE_NULL)) {
			return true;
		}
	}
	return false;
}

/* The verifier's own result is what the fact is about: the first one met counts. */
static bool take_call(struct webhook *webhook, uint32_t item)
{
	struct value callee = webhook_callee(webhook, item);

	if (is_verify_webhook(&callee)) {
		take_verify_webhook(webhook, item, &callee);
		return true;
	}
	return take_svix(webhook, item) || webhook_take_manual(webhook, item);
}

/* A second verifying call, for a second secret: rotation, or one for each environment. */
static void add_other_secrets(struct webhook *webhook)
{
	struct site first = trace_site(&webhook->trace, webhook->verify);

	for (uint32_t i = webhook->verify + 1; i < webhook->trace.items.n; i++) {
		struct site call = trace_site(&webhook->trace, i);
		struct webhook other = *webhook;

		if (webhook->trace.items.items[i].step->kind != STEP_CALL ||
			program_same(call, first)) {
			continue;
		}
		other.fact.secret_env = (str_vec){0};
		/* what is computed by hand beside a library signs something else */
		if (!take_call(&other, i) ||
			!str_equal(other.fact.verifier, webhook->fact.verifier)) {
			continue;
		}
		for (size_t n = 0; n < other.fact.secret_env.n; n++) {
			webhook_add_secret(webhook, other.fact.secret_env.items[n]);
		}
		if (str_is(other.fact.secret_from, "unresolved")) {
			webhook->fact.secret_from = STR("unresolved");
		}
		if (!str_equal(other.fact.secret_class, webhook->fact.secret_class)) {
			webhook->fact.secret_class = STR("");
		}
	}
}

/* Does what stands at a place sound as if it verified: verifySignature(…), webhookVerifier()? */
static bool sounds_verifying(const struct webhook *webhook, struct site site)
{
	const struct program *program = webhook->collector->program;
	const struct expr *e = program_expr(program, site);
	struct site callee = {site.module, e->kind == EXPR_CALL ? e->left : site.expr};
	struct value value = trace_value(&webhook->trace, ID_NONE, callee);
	const struct expr *name = program_expr(program, callee);

	return says_verify(name->name) || str_has_nocase(name->name, "webhook") ||
	       (value.kind == VALUE_IMPORT &&
		       (says_verify(value.name) || str_has_nocase(value.name, "webhook")));
}

/* Wrappers and middleware that were not read. */
static bool is_verified_around(const struct webhook *webhook)
{
	const struct route *route = webhook->route;

	for (size_t i = 0; i < route->unread.n; i++) {
		if (sounds_verifying(webhook, route->unread.items[i])) {
			return true;
		}
	}
	for (size_t i = 0; i < route->before.n; i++) {
		struct site at = route->before.items[i].at;

		if (program_expr(webhook->collector->program, at)->kind != EXPR_FUNCTION &&
			sounds_verifying(webhook, at)) {
			return true;
		}
	}
	return false;
}

/* Nothing that verifies for certain: may it be verified after all? */
static void look_for_doubt(struct webhook *webhook)
{
	bool doubt = !webhook->trace.complete || is_verified_around(webhook);

	for (uint32_t i = 0; i < webhook->trace.items.n && webhook->verify == ID_NONE; i++) {
		if (webhook->trace.items.items[i].step->kind == STEP_CALL &&
			may_verify(webhook, i)) {
			webhook->verify = i;
			webhook->fact.package = webhook_callee(webhook, i).package;
		}
	}
	for (size_t i = 0; i < webhook->trace.functions.n && !doubt; i++) {
		doubt = compares_secret(webhook, webhook->trace.functions.items[i]);
	}
	if (doubt || webhook->verify != ID_NONE) {
		webhook->fact.verifier = STR("unresolved");
		webhook->fact.secret_from = STR("unresolved");
	}
}

bool webhook_is_verified(const struct webhook *webhook)
{
	return webhook->verify != ID_NONE && !str_is(webhook->fact.verifier, "unresolved");
}

bool webhook_may_verify(const struct webhook *webhook, uint32_t item)
{
	struct webhook other = *webhook;

	return take_call(&other, item) || may_verify(webhook, item);
}

void webhook_find_verifier(struct webhook *webhook)
{
	webhook->verify = ID_NONE;
	webhook->request = SITE_NONE;
	webhook->fact.verifier = STR("none");
	webhook->fact.secret_from = STR("none");
	for (uint32_t i = 0; i < webhook->trace.items.n && webhook->verify == ID_NONE; i++) {
		if (webhook->trace.items.items[i].step->kind == STEP_CALL &&
			take_call(webhook, i)) {
			webhook->verify = i;
		}
	}
	if (webhook->verify == ID_NONE) {
		look_for_doubt(webhook);
	} else {
		add_other_secrets(webhook);
	}
	if (webhook->verify != ID_NONE) {
		webhook_refuse_default(webhook);
		webhook->fact.verify_at = collector_site(
			webhook->collector, trace_site(&webhook->trace, webhook->verify));
	}
}
