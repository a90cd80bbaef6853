#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

struct hazard {
	const char *kind;
	const char *title;
	const char *what; /* after the call's name */
	const char *fix;
};

static const struct hazard hazards[] = {
	{"creates_again", "write that is not safe to repeat",
		"creates a record, and nothing notices a delivery that comes a second time: it is "
		"there twice, or the unique key turns it away and the delivery fails for a day",
		"write an upsert on the id that Clerk sends, or store the 'svix-id' header and "
		"leave "
		"what was done already"},
	{"row_missing", "write that needs an earlier delivery to have come",
		"throws when the row is not there, as when deliveries come out of order or a "
		"second "
		"time: the delivery fails and is repeated for a day",
		"write an upsert, or updateMany() or deleteMany(), which change nothing when there "
		"is "
		"nothing"},
	{"gives_up", "deletion that fails for who is gone already",
		"finds nobody, and the handler answers with an error: what is gone is no failure, "
		"and the delivery is repeated for a day",
		"answer 200 when there is nothing to delete"},
	{"marked_before_work", "delivery marked as done before the work is done",
		"marks the delivery as done, and the work comes after it: when that fails, the "
		"repetition is taken for one that was done, and the event is lost",
		"mark the delivery when the work is done, or do both in one transaction"},
};

static const struct hazard *hazard_of(struct str kind)
{
	for (size_t i = 0; i < sizeof(hazards) / sizeof(hazards[0]); i++) {
		if (str_is(kind, hazards[i].kind)) {
			return &hazards[i];
		}
	}
	return NULL;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct fact_item *item, const struct hazard *hazard)
{
	struct str name = match_webhook_name(audit, handler);
	struct str place = match_place(audit, &item->at);
	struct finding finding = match_finding(audit, &item->at);

	finding.title = str_of(hazard->title);
	finding.message = str_format(audit->arena, "%.*s at %.*s, run by %.*s, %s",
		STR_ARGS(item->name), STR_ARGS(place), STR_ARGS(name), hazard->what);
	finding.fix = str_format(audit->arena, "at %.*s %s", STR_ARGS(place), hazard->fix);
	vec_push(audit->arena, &finding.related, handler->at);
	audit_find(audit, finding);
}

static bool is_same_place(const struct place *a, const struct place *b)
{
	return a->line == b->line && a->column == b->column && str_equal(a->file, b->file);
}

/* Two branches, or two handlers, may run one function: it is said once. */
static bool was_seen(
	const struct audit *audit, const struct fact_webhook_handler *handler, size_t n)
{
	const struct place *at = &handler->hazards.items[n].at;

	for (size_t i = 0; i < n; i++) {
		if (is_same_place(&handler->hazards.items[i].at, at)) {
			return true;
		}
	}
	for (size_t i = 0; i < audit->facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *other = &audit->facts->webhook_handlers.items[i];

		if (other == handler) {
			break;
		}
		for (size_t k = 0; k < other->hazards.n && match_in_app(audit, &other->at); k++) {
			if (is_same_place(&other->hazards.items[k].at, at)) {
				return true;
			}
		}
	}
	return false;
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (handler->writes.n == 0 && handler->hazards.n == 0) {
		return;
	}
	audit_judged(audit);
	for (size_t i = 0; i < handler->hazards.n; i++) {
		const struct fact_item *item = &handler->hazards.items[i];
		const struct hazard *hazard = hazard_of(item->kind);

		if (hazard != NULL && !was_seen(audit, handler, i)) {
			find(audit, handler, item, hazard);
		}
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_013 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-013",
			.area = "webhooks",
			.title = "write that is not safe to repeat or to reorder",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler that writes to a database",
			.symptom = "users are in the database twice, or deliveries fail with a "
				   "unique or missing row and come again for a day",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_013,
		},
	.check = check,
};
