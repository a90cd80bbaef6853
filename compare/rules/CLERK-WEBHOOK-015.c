#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* What to read instead. Source: clerk/javascript packages/backend/src/webhooks.ts. */
static struct str fix(struct str field)
{
	if (str_is(field, "timestamp")) {
		return STR("compare evt.data.updated_at to tell which event is newer, or read the "
			   "svix-timestamp header (seconds) for when the delivery was sent");
	}
	return STR("read instance_id from the body, parsed after the verification; the signing "
		   "secret tells instances apart already, as each endpoint has its own");
}

/* Is it the first read of its field? */
static bool is_first(const item_vec *reads, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_equal(reads->items[i].name, reads->items[n].name)) {
			return false;
		}
	}
	return true;
}

/* Every further read of the same field. */
static void add_others(
	struct audit *audit, const item_vec *reads, size_t first, struct finding *finding)
{
	for (size_t i = first + 1; i < reads->n; i++) {
		if (str_equal(reads->items[i].name, reads->items[first].name)) {
			vec_push(audit->arena, &finding->related, reads->items[i].at);
		}
	}
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler, size_t n)
{
	const struct fact_item *read = &handler->dropped_fields.items[n];
	struct str name = match_webhook_name(audit, handler);
	struct str place = match_place(audit, &read->at);
	struct str verify = match_place(audit, &handler->verify_at);
	struct finding finding = match_finding(audit, &read->at);

	finding.message = str_format(audit->arena,
		"%.*s reads '%.*s' (%.*s) of what verifyWebhook gave back (%.*s), which leaves it "
		"out: it is undefined",
		STR_ARGS(name), STR_ARGS(read->name), STR_ARGS(place), STR_ARGS(verify));
	finding.fix = fix(read->name);
	add_others(audit, &handler->dropped_fields, n, &finding);
	vec_push(audit->arena, &finding.related, handler->verify_at);
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (match_webhook_is_put_aside(handler)) {
		return;
	}
	if (str_is(handler->verifier, "unresolved")) {
		match_webhook_lost(audit, handler, "how ", " verifies could not be followed");
		return;
	}
	if (!str_is(handler->verifier, "verifyWebhook")) {
		return;
	}
	audit_judged(audit);
	for (size_t i = 0; i < handler->dropped_fields.n; i++) {
		if (is_first(&handler->dropped_fields, i)) {
			find(audit, handler, i);
		}
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_015 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-015",
			.area = "webhooks",
			.title = "a field is read that verifyWebhook leaves out",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a Clerk webhook handler that calls verifyWebhook",
			.symptom = "the value is undefined: an older event overwrites a newer one, "
				   "a date is invalid, a check of the instance passes never or "
				   "always",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_015,
		},
	.check = check,
};
