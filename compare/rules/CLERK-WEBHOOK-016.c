#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

static bool takes_post(const struct fact_webhook_handler *handler)
{
	for (size_t i = 0; i < handler->methods.n; i++) {
		struct str method = handler->methods.items[i];

		if (str_is(method, "POST") || str_is(method, "ANY")) {
			return true;
		}
	}
	return false;
}

/* "GET, HEAD" */
static struct str list(struct audit *audit, const str_vec *methods)
{
	struct str text = STR("");

	for (size_t i = 0; i < methods->n; i++) {
		text = str_format(audit->arena, "%.*s%s%.*s", STR_ARGS(text), i > 0 ? ", " : "",
			STR_ARGS(methods->items[i]));
	}
	return text;
}

/* What makes the route take POST, in the words of its framework. */
static const char *change_of(struct str framework)
{
	static const struct {
		const char *framework; /* or how it begins */
		const char *change;
	} changes[] = {
		{"next-app", "export the handler as POST"},
		{"astro", "export the handler as POST"},
		{"sveltekit", "export the handler as POST"},
		{"expo", "export the handler as POST"},
		{"remix", "export the handler as 'action', not as 'loader'"},
		{"react-router", "export the handler as 'action', not as 'loader'"},
		{"tanstack", "put the handler under POST"},
		{"nuxt", "name the file *.post.ts"},
		{"convex", "set method: 'POST'"},
		{"nest", "decorate the method with @Post()"},
		{"workers", "export the handler as onRequestPost"},
	};

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		if (str_starts(framework, changes[i].framework)) {
			return changes[i].change;
		}
	}
	return "register the handler for POST";
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler)
{
	struct str name = match_webhook_name(audit, handler);
	struct str methods = list(audit, &handler->methods);
	struct finding finding = match_finding(audit, &handler->at);

	finding.message = str_format(audit->arena,
		"%.*s takes %.*s and no POST, and Clerk delivers by POST alone: it never runs",
		STR_ARGS(name), STR_ARGS(methods));
	finding.fix = str_of(change_of(handler->framework));
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (handler->methods.n == 0) {
		match_webhook_lost(audit, handler, "the methods of ", " could not be followed");
		return;
	}
	audit_judged(audit);
	if (!takes_post(handler)) {
		find(audit, handler);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_016 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-016",
			.area = "webhooks",
			.title = "the webhook handler's route does not accept POST",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler",
			.symptom = "every delivery shows 405 or 404 in the Dashboard, and the "
				   "handler never runs; users are missing in the database",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_016,
		},
	.check = check,
};
