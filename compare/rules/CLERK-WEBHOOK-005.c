#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/*
 * What each problem does. Sources: clerk/javascript packages/backend/src/webhooks.ts and
 * the wrappers packages/{nextjs,express,fastify}/src/webhooks.ts; svix/svix-webhooks
 * javascript/src/webhook.ts; standard-webhooks libraries/javascript/src/index.ts.
 */
struct defect {
	const char *kind;
	enum severity severity;
	const char *says; /* after "the Clerk webhook handler … " */
	const char *fix;
};

static const struct defect defects[] = {
	{"body_consumed", SEVERITY_BLOCKER,
		"reads the body before verifyWebhook does, and a body can be read only once: the "
		"verification always throws",
		"call verifyWebhook(req) before anything reads the body, and use what it returns"},
	{"parsed_object", SEVERITY_BLOCKER,
		"hands the parsed body to a verifier that takes text or bytes: the verification "
		"always throws",
		"verify the raw body: 'await req.text()' of a web request, req.body behind "
		"express.raw({ type: 'application/json' }) in Express"},
	{"wrong_wrapper", SEVERITY_BLOCKER,
		"uses the verifyWebhook of a package that is made for another kind of request: the "
		"verification always throws",
		"import verifyWebhook from the webhooks entry of this framework's Clerk package"},
	{"headers_object", SEVERITY_BLOCKER,
		"hands a Headers object or a promise to a verifier that takes a plain record: it "
		"finds no svix headers and always throws",
		"pass { 'svix-id': …, 'svix-timestamp': …, 'svix-signature': … }, each read with "
		"headers.get()"},
	{"header_names", SEVERITY_BLOCKER,
		"gives the verifier header names that it does not know: it finds no signature and "
		"always throws",
		"standardwebhooks wants webhook-id, webhook-timestamp and webhook-signature: copy "
		"the three svix-* values under these names"},
	{"raw_body_missing", SEVERITY_BLOCKER,
		"verifies rawBody, which nothing sets: the verification always throws",
		"keep the raw body, in Nest with NestFactory.create(AppModule, { rawBody: true })"},
	{"double_encoded", SEVERITY_BLOCKER,
		"lets the raw text be encoded as JSON a second time: the signature never fits",
		"give the wrapper the body in the form it wants: @clerk/fastify needs the default "
		"JSON parser"},
	{"parser_disabled", SEVERITY_BLOCKER,
		"switches the body parser off although the wrapper takes the parsed body: it finds "
		"no body and the signature never fits",
		"read the raw bytes yourself and verify them with svix, or leave the parser on"},
	{"parser_before", SEVERITY_BLOCKER,
		"stands behind a JSON parser: what is verified is no longer the raw body, and "
		"express.raw on the route does not bring it back",
		"register the webhook route, with express.raw({ type: 'application/json' }), above "
		"the JSON parser"},
	{"restringified", SEVERITY_WARNING,
		"verifies JSON that was parsed and written again, not the bytes that Clerk signed: "
		"any other spacing, escape or number than JSON.stringify writes makes the "
		"signature fail",
		"verify the raw body: 'await req.text()' of a web request, the bytes of the "
		"request where a parser is in the way"},
};

enum { DEFECTS = sizeof(defects) / sizeof(defects[0]) };

static const struct defect *defect_of(struct str kind)
{
	for (size_t i = 0; i < DEFECTS; i++) {
		if (str_is(kind, defects[i].kind)) {
			return &defects[i];
		}
	}
	return NULL;
}

/* Behind a parser, the wrapper and JSON.stringify still get the same JSON, if not the same bytes.
 */
static enum severity severity_of(
	const struct fact_webhook_handler *handler, const struct defect *defect)
{
	bool writes_again = str_is(handler->body, "restringified") ||
			    str_is(handler->verifier, "verifyWebhook");

	if (str_is(str_of(defect->kind), "parser_before") && writes_again) {
		return SEVERITY_WARNING;
	}
	return defect->severity;
}

/* The gravest; of equals the first in the order of the table. */
static const struct defect *worst(const struct fact_webhook_handler *handler)
{
	const struct defect *worst = NULL;

	for (size_t i = 0; i < handler->problems.n; i++) {
		const struct defect *defect = defect_of(handler->problems.items[i].kind);

		if (defect == NULL) {
			continue;
		}
		if (worst == NULL || severity_of(handler, defect) > severity_of(handler, worst) ||
			(severity_of(handler, defect) == severity_of(handler, worst) &&
				defect < worst)) {
			worst = defect;
		}
	}
	return worst;
}

/* "req.json (route.ts:8), Headers object (route.ts:12)" */
static struct str places_of(struct audit *audit, const struct fact_webhook_handler *handler)
{
	struct str list = STR("");

	for (size_t i = 0; i < handler->problems.n; i++) {
		const struct fact_item *problem = &handler->problems.items[i];
		struct str place = match_place(audit, &problem->at);

		list = str_format(audit->arena, "%.*s%s%.*s (%.*s)", STR_ARGS(list),
			i > 0 ? ", " : "", STR_ARGS(problem->name), STR_ARGS(place));
	}
	return list;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct defect *defect)
{
	const struct place *at =
		place_absent(&handler->verify_at) ? &handler->at : &handler->verify_at;
	struct str name = match_webhook_name(audit, handler);
	struct str places = places_of(audit, handler);
	struct finding finding = match_finding(audit, at);

	finding.severity = severity_of(handler, defect);
	finding.message = str_format(audit->arena, "%.*s %s; here: %.*s", STR_ARGS(name),
		defect->says, STR_ARGS(places));
	finding.fix = str_format(audit->arena, "%s (%.*s)", defect->fix,
		STR_ARGS(match_place(
			audit, handler->problems.n > 0 ? &handler->problems.items[0].at : at)));
	if (finding.severity == SEVERITY_WARNING) {
		finding.title = STR("webhook body is written again before it is verified");
		finding.why =
			STR("most deliveries pass; one whose JSON is not written as "
			    "JSON.stringify would write it is rejected at every retry, and the "
			    "user it is about is missing in the database");
	}
	for (size_t i = 0; i < handler->problems.n; i++) {
		vec_push(audit->arena, &finding.related, handler->problems.items[i].at);
	}
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (str_is(handler->verifier, "none") || match_webhook_is_put_aside(handler)) {
		return;
	}
	const struct defect *defect = worst(handler);
	if (defect != NULL) {
		audit_judged(audit);
		find(audit, handler, defect);
	} else if (str_is(handler->verifier, "unresolved") || str_is(handler->body, "unknown")) {
		match_webhook_lost(audit, handler, "what ", " verifies could not be followed");
	} else {
		audit_judged(audit);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_005 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-005",
			.area = "webhooks",
			.title = "what is verified is not what Clerk signed",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a Clerk webhook handler that verifies signatures",
			.symptom =
				"genuine deliveries are rejected with 400 or 500 and retried for "
				"days; users are missing in the database",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_005,
		},
	.check = check,
};
