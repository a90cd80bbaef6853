#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* The awaited calls of one kind: "'db.user.findMany' (route.ts:8), 'fetch' (route.ts:9)". */
static struct str list_work(struct audit *audit, const struct fact_webhook_handler *handler,
	const char *kind, place_vec *out_places)
{
	struct str list = STR("");

	for (size_t i = 0; i < handler->work_before_verify.n; i++) {
		const struct fact_item *work = &handler->work_before_verify.items[i];

		if (!str_is(work->kind, kind)) {
			continue;
		}
		struct str place = match_place(audit, &work->at);
		list = str_format(audit->arena, "%.*s%s'%.*s' (%.*s)", STR_ARGS(list),
			out_places->n > 0 ? ", " : "", STR_ARGS(work->name), STR_ARGS(place));
		vec_push(audit->arena, out_places, work->at);
	}
	return list;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler, struct str list,
	const place_vec *places)
{
	struct str name = match_webhook_name(audit, handler);
	struct str verify = match_place(audit, &handler->verify_at);
	struct finding finding = match_finding(audit, &places->items[0]);

	finding.message = str_format(audit->arena,
		"%.*s awaits %.*s before the signature is verified (%.*s): whoever knows the URL "
		"can make it run",
		STR_ARGS(name), STR_ARGS(list), STR_ARGS(verify));
	finding.fix = str_format(audit->arena,
		"move it below the verification at %.*s; before that, only headers, body and "
		"secret are needed",
		STR_ARGS(verify));
	for (size_t i = 1; i < places->n; i++) {
		vec_push(audit->arena, &finding.related, places->items[i]);
	}
	vec_push(audit->arena, &finding.related, handler->verify_at);
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (str_is(handler->verifier, "none") || match_webhook_is_put_aside(handler)) {
		return;
	}
	if (place_absent(&handler->verify_at)) {
		match_webhook_lost(audit, handler, "where ", " verifies could not be followed");
		return;
	}
	place_vec work = {0};
	place_vec unknown = {0};
	struct str list = list_work(audit, handler, "io", &work);
	struct str unknown_list = list_work(audit, handler, "unknown", &unknown);
	if (work.n > 0) {
		audit_judged(audit);
		find(audit, handler, list, &work);
	} else if (unknown.n > 0) {
		audit_unresolved(audit);
		audit_not_evaluated(audit,
			"what is awaited before the verification could not be followed: %.*s",
			STR_ARGS(unknown_list));
	} else {
		audit_judged(audit);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_006 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-006",
			.area = "webhooks",
			.title = "work is done before the webhook is verified",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler that verifies signatures",
			.symptom = "anybody can put load on the database or a paid service with "
				   "requests that are rejected only afterwards",
			.security = "5.3",
			.cwe = "696 400",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_006,
		},
	.check = check,
};
