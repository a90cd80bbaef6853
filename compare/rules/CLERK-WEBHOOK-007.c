#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* What may take longer than Svix waits. One database write or a queue's push does not. */
static const struct {
	const char *kind;
	const char *words;
} slow_kinds[] = {
	{"mail", "sends mail"},
	{"http", "calls another service"},
	{"llm", "asks a language model"},
	{"loop", "awaits in a loop"},
};

enum {
	SLOW_KINDS = sizeof(slow_kinds) / sizeof(slow_kinds[0]),
	LISTED = 3, /* in the message; the others are related places */
};

static const char *slow_words(struct str kind)
{
	for (size_t i = 0; i < SLOW_KINDS; i++) {
		if (str_is(kind, slow_kinds[i].kind)) {
			return slow_kinds[i].words;
		}
	}
	return NULL;
}

static struct str list_work(
	struct audit *audit, const struct fact_webhook_handler *handler, place_vec *out_places)
{
	struct str list = STR("");

	for (size_t i = 0; i < handler->work_after_verify.n; i++) {
		const struct fact_item *work = &handler->work_after_verify.items[i];
		const char *words = slow_words(work->kind);

		if (words == NULL) {
			continue;
		}
		if (out_places->n < LISTED) {
			struct str place = match_place(audit, &work->at);

			list = str_format(audit->arena, "%.*s%s%s ('%.*s', %.*s)", STR_ARGS(list),
				out_places->n > 0 ? ", " : "", words, STR_ARGS(work->name),
				STR_ARGS(place));
		}
		vec_push(audit->arena, out_places, work->at);
	}
	if (out_places->n > LISTED) {
		list = str_format(audit->arena, "%.*s, and does such work at %zu more place%s",
			STR_ARGS(list), out_places->n - LISTED,
			out_places->n > LISTED + 1 ? "s" : "");
	}
	return list;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler, struct str list,
	const place_vec *places)
{
	struct str name = match_webhook_name(audit, handler);
	struct str first = match_place(audit, &places->items[0]);
	struct finding finding = match_finding(audit, &places->items[0]);

	finding.message = str_format(audit->arena,
		"before it answers, %.*s %.*s; a delivery that is not answered within 15 seconds "
		"has failed and comes again",
		STR_ARGS(name), STR_ARGS(list));
	finding.fix = str_format(audit->arena,
		"answer 200 once the event is stored, and hand what happens at %.*s%s to a queue "
		"or "
		"background job",
		STR_ARGS(first), places->n > 1 ? " and after" : "");
	for (size_t i = 1; i < places->n; i++) {
		vec_push(audit->arena, &finding.related, places->items[i]);
	}
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (str_is(handler->verifier, "none") || match_webhook_is_put_aside(handler)) {
		return;
	}
	place_vec places = {0};
	struct str list = list_work(audit, handler, &places);
	if (places.n == 0 && str_is(handler->verifier, "unresolved")) {
		match_webhook_lost(audit, handler, "where ", " verifies could not be followed");
		return;
	}
	audit_judged(audit);
	if (places.n > 0) {
		find(audit, handler, list, &places);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_007 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-007",
			.area = "webhooks",
			.title = "slow work between verification and response",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler that verifies signatures",
			.symptom = "deliveries time out after 15 s and are repeated: mail is sent "
				   "twice, rows are written twice, the endpoint is switched off "
				   "when all attempts fail for days",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_007,
		},
	.check = check,
};
