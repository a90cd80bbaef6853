#include "base/path.h"
#include "clerk/names.h"
#include "facts/webhook.h"

/*
 * Is it Clerk that calls this route? svix and standardwebhooks serve many
 * vendors, and other vendors have a user.created too: it takes a Clerk
 * verifier, a Clerk-named secret, Clerk's own types, or Clerk's event names
 * with a payload of Clerk's shape.
 */

static bool secret_is_clerks(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->fact.secret_env.n; i++) {
		if (names_is_clerk(webhook->fact.secret_env.items[i])) {
			return true;
		}
	}
	return false;
}

/* A secret named after another vendor speaks against Clerk. */
static bool secret_is_foreign(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->fact.secret_env.n; i++) {
		if (names_is_of_vendor(webhook->fact.secret_env.items[i])) {
			return true;
		}
	}
	return false;
}

/* import type { WebhookEvent, UserJSON } from '@clerk/…' in a file of the handler. */
static bool types_are_clerks(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->trace.functions.n; i++) {
		uint32_t module = webhook->trace.functions.items[i].module;
		const struct summary *summary =
			webhook->collector->program->modules[module].summary;

		for (uint32_t n = 0; n < summary->import_count; n++) {
			const struct import *import = &summary->imports[n];

			if (names_is_clerk_package(import->specifier) &&
				(str_ends(import->name, "WebhookEvent") ||
					str_ends(import->name, "UserJSON") ||
					str_ends(import->name, "DeletedObjectJSON") ||
					str_ends(import->name, "OrganizationJSON"))) {
				return true;
			}
		}
	}
	return false;
}

/* Members that only Clerk's user and organization payloads have under these names. */
static bool payload_is_clerks(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->trace.functions.n; i++) {
		struct trace_function f = webhook->trace.functions.items[i];
		const struct summary *summary =
			webhook->collector->program->modules[f.module].summary;

		for (expr_id n = 0; n < summary->expr_count; n++) {
			const struct expr *e = &summary->exprs[n];

			if (e->function == f.function && e->kind == EXPR_MEMBER &&
				(str_is(e->name, "email_addresses") ||
					str_is(e->name, "primary_email_address_id") ||
					str_is(e->name, "public_user_data"))) {
				return true;
			}
		}
	}
	return false;
}

static bool events_are_clerks(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->fact.events.n; i++) {
		if (names_event_is_clerks_own(webhook->fact.events.items[i].name)) {
			return true;
		}
	}
	return false;
}

/* Events are told apart, and Clerk has none of them. */
static bool events_are_foreign(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->fact.events.n; i++) {
		if (!str_is(webhook->fact.events.items[i].kind, "unknown") ||
			names_event_is_clerks_own(webhook->fact.events.items[i].name)) {
			return false;
		}
	}
	return webhook->fact.events.n > 0;
}

/* The file's path below its app's folder. */
static struct str path_in_app(const struct webhook *webhook)
{
	const struct program *program = webhook->collector->program;
	const struct program_module *module = &program->modules[webhook->route->module];

	struct str inside = path_below(module->path, program->apps[module->app].root);

	return str_absent(inside) ? module->path : inside; /* of a package that belongs to it */
}

static bool path_says_clerk(const struct webhook *webhook)
{
	return names_is_clerk(webhook->route->path) || names_is_clerk(path_in_app(webhook)) ||
	       names_is_clerk(webhook->route->symbol);
}

static bool path_says_webhook(const struct webhook *webhook)
{
	return str_has_nocase(webhook->route->path, "hook") ||
	       str_has_nocase(path_in_app(webhook), "hook");
}

/* A path named after another vendor, whose code may be a copy of Clerk's handler. */
static bool path_is_foreign(const struct webhook *webhook)
{
	static const char *const vendors[] = {"stripe", "razorpay", "paypal", "paystack",
		"flutterwave", "lemonsqueezy", "lemon-squeezy", "shopify", "revenuecat", "calendly",
		"twilio", "sendgrid", "github", "workos", "stytch", "kinde", "auth0", "supabase"};
	struct str path = webhook->route->path;

	while (path.n > 0) {
		struct str segment = str_take(&path, '/');

		if (str_in(segment, vendors, sizeof(vendors) / sizeof(vendors[0]))) {
			return true;
		}
	}
	return false;
}

/* A wrapper of a package that is named after Clerk: clerkWebhook({ … }) */
static bool wrapper_is_clerks(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->route->unread.n; i++) {
		struct value callee = webhook_wrapper(webhook, i);

		if (callee.kind == VALUE_IMPORT && str_has_nocase(callee.name, "webhook") &&
			(str_has_nocase(callee.package, "clerk") ||
				str_has_nocase(callee.name, "clerk"))) {
			return true;
		}
	}
	return false;
}

/* request.json(), req.body */
static bool is_body(const struct summary *summary, const struct expr *e)
{
	const struct expr *callee = e->kind == EXPR_CALL && e->count == 0 && e->left != ID_NONE
					    ? &summary->exprs[e->left]
					    : NULL;

	return callee != NULL ? callee->kind == EXPR_MEMBER && str_is(callee->name, "json")
			      : e->kind == EXPR_MEMBER && str_is(e->name, "body");
}

/* Does the file of the handler itself, not that of a wrapper, read what is sent? */
static bool reads_body(const struct webhook *webhook, uint32_t module)
{
	const struct summary *summary = webhook->collector->program->modules[module].summary;

	for (size_t i = 0; i < webhook->trace.functions.n; i++) {
		struct trace_function f = webhook->trace.functions.items[i];

		for (expr_id n = 0; f.module == module && n < summary->expr_count; n++) {
			const struct expr *e = &summary->exprs[n];

			if (e->function == f.function && is_body(summary, e)) {
				return true;
			}
		}
	}
	return false;
}

/* /api/clerk/webhook that reads what it is sent: nobody else would call it. */
static bool is_named_for_deliveries(const struct webhook *webhook)
{
	const struct route *route = webhook->route;

	return route->resolved && route->handlers.n > 0 && names_is_clerk(route->path) &&
	       str_has_nocase(route->path, "webhook") &&
	       reads_body(webhook, vec_last(&route->handlers)->module);
}

bool webhook_names_clerk(const struct webhook *webhook)
{
	return path_says_clerk(webhook) || wrapper_is_clerks(webhook);
}

/* What speaks for Clerk here is in prefilter.c, too, unless webhook_names_clerk() asks for it. */
bool webhook_is_clerks(const struct webhook *webhook)
{
	bool verified = webhook->verify != ID_NONE && !str_is(webhook->fact.verifier, "unresolved");

	if (str_is(webhook->fact.verifier, "verifyWebhook")) {
		return true;
	}
	if (secret_is_clerks(webhook) && verified) {
		return true;
	}
	if (secret_is_foreign(webhook) || (path_is_foreign(webhook) && !path_says_clerk(webhook))) {
		return false;
	}
	if (events_are_foreign(webhook)) {
		return verified && path_says_clerk(webhook);
	}
	if (verified) {
		return types_are_clerks(webhook) || events_are_clerks(webhook) ||
		       payload_is_clerks(webhook) || path_says_clerk(webhook);
	}
	if (wrapper_is_clerks(webhook)) {
		return true;
	}
	/* nothing verifies: it takes events and shape, or shape and a name, to call it Clerk's */
	if (events_are_clerks(webhook)) {
		return path_says_clerk(webhook) || types_are_clerks(webhook) ||
		       payload_is_clerks(webhook);
	}
	return (payload_is_clerks(webhook) && path_says_webhook(webhook)) ||
	       is_named_for_deliveries(webhook);
}

bool webhook_may_be_clerks(const struct webhook *webhook)
{
	struct str last = str_last_part(webhook->route->path, '/');

	return path_says_clerk(webhook) || str_is(last, "webhook") || str_is(last, "webhooks") ||
	       str_is(last, "hooks");
}
