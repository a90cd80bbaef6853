#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "compare/verdict.h"

/* Branches of the webhook rules that a repository on disk reaches only with effort. */

struct fixture {
	struct arena arena;
	struct facts facts;
	struct instance instance;
	struct audit_result result;
	struct audit_output output;
};

static struct place place_at(const char *file, uint32_t line)
{
	return (struct place){.file = str_of(file), .line = line, .column = 1};
}

static int setup(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));
	struct fact_app app = {
		.root = STR("."), .framework = STR("next"), .framework_read = true, .clerk = true};
	struct fact_webhook_handler handler = {
		.at = place_at("app/api/webhooks/clerk/route.ts", 4),
		.framework = STR("next-app"),
		.route = STR("/api/webhooks/clerk"),
		.route_resolved = true,
		.verifier = STR("verifyWebhook"),
		.verify_at = place_at("app/api/webhooks/clerk/route.ts", 7),
		.secret_from = STR("implicit"),
		.body = STR("raw"),
		.dispatch = STR("if"),
		.events_complete = true,
	};
	arena_init(&f->arena);
	vec_push(&f->arena, &f->facts.apps, app);
	vec_push(&f->arena, &f->facts.webhook_handlers, handler);
	f->instance.label = STR("ins_1");
	f->instance.environment_type.known = true;
	f->instance.environment_type.value = STR("production");
	f->instance.webhooks = WEBHOOKS_LISTED;
	f->instance.endpoints.path = STR("webhooks.endpoints");
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	arena_finish(&f->arena);
	mem_free(f);
	return 0;
}

static struct fact_webhook_handler *handler_of(struct fixture *f)
{
	return &f->facts.webhook_handlers.items[0];
}

static struct instance_endpoint *add_endpoint(struct fixture *f, const char *url)
{
	struct instance_endpoint endpoint = {.id = STR("ep_1"),
		.url = str_of(url),
		.events_known = true,
		.secret_fingerprint = STR(""),
		.path = STR("webhooks.endpoints[0]")};
	vec_push(&f->arena, &f->instance.endpoints, endpoint);
	return vec_last(&f->instance.endpoints);
}

static void add_item(struct fixture *f, item_vec *list, const char *name, const char *kind)
{
	struct fact_item item = {.at = place_at("app/api/webhooks/clerk/route.ts", 9),
		.name = str_of(name),
		.kind = str_of(kind)};
	vec_push(&f->arena, list, item);
}

static enum verdict_kind run(struct fixture *f, const char *id)
{
	const struct rule *rule = rule_by_id(str_of(id));
	assert_non_null(rule);
	struct audit audit = {.arena = &f->arena,
		.rule = &rule->info,
		.facts = &f->facts,
		.instance = rule->info.needs == NEEDS_REPO ? NULL : &f->instance,
		.limits = &limits_default,
		.output = &f->output};
	f->result = (struct audit_result){0};
	f->output = (struct audit_output){.result = &f->result};
	rule->check(&audit);
	verdict_add(&audit);
	return f->result.verdicts.items[0].kind;
}

static const struct finding *only(const struct fixture *f)
{
	assert_int_equal(f->result.findings.n, 1);
	return &f->result.findings.items[0];
}

static void assert_says(struct str text, const char *needle)
{
	if (!str_has(text, needle)) {
		fail_msg("'%.*s' does not say '%s'", STR_ARGS(text), needle);
	}
}

static void test_route_names_near_miss(void **state)
{
	struct fixture *f = *state;
	add_endpoint(f, "https://acme.example/api/webhook/clerk?x=1");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_FINDING);
	assert_says(only(f)->message, "'webhook' where the other says 'webhooks'");
	assert_says(only(f)->message, "app/api/webhooks/clerk/route.ts:4");
	assert_says(only(f)->fix, "'https://acme.example/api/webhooks/clerk'");
	assert_int_equal(only(f)->severity, SEVERITY_BLOCKER);
	f->instance.endpoints.items[0].url = STR("https://acme.example/webhooks/clerk");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_FINDING);
	assert_says(only(f)->message, "lacks the beginning of the route");
	f->instance.endpoints.items[0].url = STR("https://acme.example/");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_FINDING);
	assert_says(only(f)->message, "its only one is endpoint ep_1");
}

static void test_route_by_hand_is_warning(void **state)
{
	struct fixture *f = *state;
	f->instance.webhooks = WEBHOOKS_MANUAL;
	add_endpoint(f, "https://acme.example/hooks");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_WARNING);
}

static void test_route_without_evidence(void **state)
{
	struct fixture *f = *state;
	f->instance.webhooks = WEBHOOKS_UNKNOWN;
	f->instance.endpoints.reason = STR("no webhooks");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_NOT_EVALUATED);
	f->instance.webhooks = WEBHOOKS_LISTED;
	add_endpoint(f, "not a url");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_NOT_EVALUATED);
	f->instance.endpoints.items[0].url = STR("https://acme.example/x");
	handler_of(f)->route_resolved = false;
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_NOT_EVALUATED);
	handler_of(f)->at.context = CONTEXT_TEST;
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_NOT_APPLICABLE);
}

static void test_route_trailing_slash(void **state)
{
	struct fixture *f = *state;
	add_endpoint(f, "https://acme.example/api/webhooks/clerk/");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_WARNING);
	add_endpoint(f, "https://acme.example/api/webhooks/clerk");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_PASSED);
	f->instance.endpoints.n = 1;
	handler_of(f)->framework = STR("express");
	assert_int_equal(run(f, "CLERK-WEBHOOK-001"), VERDICT_PASSED);
}

static void add_value(struct fixture *f, const char *name, const char *fingerprint)
{
	struct fact_environment_value value = {.name = str_of(name),
		.fingerprint = str_of(fingerprint),
		.value_class = STR("whsec"),
		.from = STR("prod.env")};
	vec_push(&f->arena, &f->facts.environment, value);
}

static void test_secret_compared(void **state)
{
	struct fixture *f = *state;
	struct instance_endpoint *endpoint =
		add_endpoint(f, "https://acme.example/api/webhooks/clerk");
	endpoint->secret_fingerprint = STR("sha256:aaaaaaaaaaaa");
	assert_int_equal(run(f, "CLERK-WEBHOOK-002"), VERDICT_NOT_EVALUATED);
	add_value(f, "CLERK_WEBHOOK_SIGNING_SECRET", "sha256:bbbbbbbbbbbb");
	assert_int_equal(run(f, "CLERK-WEBHOOK-002"), VERDICT_FINDING);
	assert_says(only(f)->message, "CLERK_WEBHOOK_SIGNING_SECRET from 'prod.env'");
	assert_int_equal(only(f)->at.line, 7);
	f->facts.environment.items[0].value_class = STR("other");
	assert_int_equal(run(f, "CLERK-WEBHOOK-002"), VERDICT_NOT_EVALUATED);
	f->facts.environment.items[0].value_class = STR("whsec");
	f->facts.environment.items[0].fingerprint = STR("sha256:aaaaaaaaaaaa");
	assert_int_equal(run(f, "CLERK-WEBHOOK-002"), VERDICT_PASSED);
}

static void test_secret_may_be_elsewhere(void **state)
{
	struct fixture *f = *state;
	add_endpoint(f, "https://acme.example/api/webhooks/clerk");
	add_value(f, "A_SECRET", "sha256:bbbbbbbbbbbb");
	vec_push(&f->arena, &handler_of(f)->secret_env, STR("A_SECRET"));
	assert_int_equal(run(f, "CLERK-WEBHOOK-002"), VERDICT_NOT_EVALUATED);
	f->instance.endpoints.items[0].secret_fingerprint = STR("sha256:aaaaaaaaaaaa");
	assert_int_equal(run(f, "CLERK-WEBHOOK-002"), VERDICT_FINDING);
	vec_push(&f->arena, &handler_of(f)->secret_env, STR("B_SECRET"));
	assert_int_equal(run(f, "CLERK-WEBHOOK-002"), VERDICT_NOT_EVALUATED);
}

static void test_unverified(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	assert_int_equal(run(f, "CLERK-WEBHOOK-003"), VERDICT_PASSED);
	handler->verifier = STR("unresolved");
	assert_int_equal(run(f, "CLERK-WEBHOOK-003"), VERDICT_NOT_EVALUATED);
	handler->verifier = STR("none");
	assert_int_equal(run(f, "CLERK-WEBHOOK-003"), VERDICT_PASSED);
	add_item(f, &handler->events, "user.deleted", "known");
	assert_int_equal(run(f, "CLERK-WEBHOOK-003"), VERDICT_FINDING);
	assert_says(only(f)->message, "'user.deleted'");
	add_item(f, &handler->work_after_verify, "queue.add", "queue");
	assert_int_equal(run(f, "CLERK-WEBHOOK-003"), VERDICT_NOT_EVALUATED);
}

static void test_body_severities(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	add_item(f, &handler->problems, "express.json()", "parser_before");
	assert_int_equal(run(f, "CLERK-WEBHOOK-005"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_WARNING);
	handler->verifier = STR("svix");
	assert_int_equal(run(f, "CLERK-WEBHOOK-005"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_BLOCKER);
	handler->body = STR("restringified");
	assert_int_equal(run(f, "CLERK-WEBHOOK-005"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_WARNING);
	add_item(f, &handler->problems, "Headers object", "headers_object");
	assert_int_equal(run(f, "CLERK-WEBHOOK-005"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_BLOCKER);
	assert_int_equal(only(f)->related.n, 2);
}

static void test_body_unknown(void **state)
{
	struct fixture *f = *state;
	handler_of(f)->body = STR("unknown");
	assert_int_equal(run(f, "CLERK-WEBHOOK-005"), VERDICT_NOT_EVALUATED);
	handler_of(f)->verifier = STR("none");
	assert_int_equal(run(f, "CLERK-WEBHOOK-005"), VERDICT_NOT_APPLICABLE);
}

static void test_work_before(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	assert_int_equal(run(f, "CLERK-WEBHOOK-006"), VERDICT_PASSED);
	add_item(f, &handler->work_before_verify, "prepare", "unknown");
	assert_int_equal(run(f, "CLERK-WEBHOOK-006"), VERDICT_NOT_EVALUATED);
	add_item(f, &handler->work_before_verify, "db.log.create", "io");
	assert_int_equal(run(f, "CLERK-WEBHOOK-006"), VERDICT_FINDING);
	assert_says(only(f)->message, "'db.log.create'");
}

static void test_work_after(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	add_item(f, &handler->work_after_verify, "db.user.upsert", "database");
	add_item(f, &handler->work_after_verify, "inngest.send", "queue");
	assert_int_equal(run(f, "CLERK-WEBHOOK-007"), VERDICT_PASSED);
	add_item(f, &handler->work_after_verify, "fetch", "http");
	add_item(f, &handler->work_after_verify, "resend.emails.send", "mail");
	assert_int_equal(run(f, "CLERK-WEBHOOK-007"), VERDICT_FINDING);
	assert_says(only(f)->message, "calls another service ('fetch'");
	assert_says(only(f)->message, "sends mail ('resend.emails.send'");
}

static void test_guard(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	assert_int_equal(run(f, "CLERK-WEBHOOK-009"), VERDICT_NOT_EVALUATED);
	handler->protection = PROTECTION_NONE;
	assert_int_equal(run(f, "CLERK-WEBHOOK-009"), VERDICT_PASSED);
	handler->protection = PROTECTION_BLOCKED;
	handler->guard = STR("clerkMiddleware");
	handler->guard_at = place_at("middleware.ts", 5);
	handler->guard_pattern = STR("/api(.*)");
	handler->guard_fate = STR("404");
	assert_int_equal(run(f, "CLERK-WEBHOOK-009"), VERDICT_FINDING);
	assert_says(only(f)->message, "by its pattern '/api(.*)'");
	assert_says(only(f)->message, "turned away (404)");
	assert_says(only(f)->fix, "narrow the pattern '/api(.*)' at middleware.ts:5");
}

static void test_guard_public_list(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	struct fact_middleware middleware = {.at = place_at("middleware.ts", 5),
		.api = STR("clerkMiddleware"),
		.polarity = STR("protects_all_but")};
	struct fact_item item = {place_at("middleware.ts", 3), STR("/api/webhook"), {0}};
	vec_push(&f->arena, &middleware.public_routes, item);
	vec_push(&f->arena, &f->facts.middleware, middleware);
	handler->protection = PROTECTION_BLOCKED;
	handler->guard = STR("clerkMiddleware");
	handler->guard_at = middleware.at;
	assert_int_equal(run(f, "CLERK-WEBHOOK-009"), VERDICT_FINDING);
	assert_says(only(f)->message, "the nearest is '/api/webhook' at middleware.ts:3");
	assert_says(
		only(f)->fix, "add '/api/webhooks/clerk' to the public routes in middleware.ts:3");
	handler->guard = STR("authMiddleware");
	assert_int_equal(run(f, "CLERK-WEBHOOK-009"), VERDICT_FINDING);
	assert_says(only(f)->fix, "to publicRoutes in middleware.ts:3");
}

static void test_subscription(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	struct instance_endpoint *endpoint =
		add_endpoint(f, "https://acme.example/api/webhooks/clerk");
	vec_push(&f->arena, &endpoint->events, STR("user.created"));
	assert_int_equal(run(f, "CLERK-WEBHOOK-010"), VERDICT_NOT_APPLICABLE);
	add_item(f, &handler->events, "user.created", "known");
	add_item(f, &handler->events, "session.pending", "disputed");
	add_item(f, &handler->events, "user.create", "unknown");
	assert_int_equal(run(f, "CLERK-WEBHOOK-010"), VERDICT_PASSED);
	add_item(f, &handler->events, "user.deleted", "known");
	add_item(f, &handler->events, "user.deleted", "known");
	assert_int_equal(run(f, "CLERK-WEBHOOK-010"), VERDICT_FINDING);
	assert_says(only(f)->fix, "subscribe endpoint ep_1 to 'user.deleted'");
	f->instance.endpoints.items[0].all_events = true;
	assert_int_equal(run(f, "CLERK-WEBHOOK-010"), VERDICT_PASSED);
	f->instance.endpoints.items[0].events_known = false;
	assert_int_equal(run(f, "CLERK-WEBHOOK-010"), VERDICT_NOT_EVALUATED);
	f->instance.endpoints.items[0].events_known = true;
	handler->events_complete = false;
	assert_int_equal(run(f, "CLERK-WEBHOOK-010"), VERDICT_NOT_EVALUATED);
	f->instance.endpoints.items[0].disabled = true;
	assert_int_equal(run(f, "CLERK-WEBHOOK-010"), VERDICT_NOT_EVALUATED);
}

static void test_event_names(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	assert_int_equal(run(f, "CLERK-WEBHOOK-012"), VERDICT_NOT_APPLICABLE);
	add_item(f, &handler->events, "user.created", "known");
	assert_int_equal(run(f, "CLERK-WEBHOOK-012"), VERDICT_PASSED);
	add_item(f, &handler->events, "user.create", "unknown");
	assert_int_equal(run(f, "CLERK-WEBHOOK-012"), VERDICT_FINDING);
	assert_says(only(f)->fix, "write 'user.created' for 'user.create'");
	handler->events.items[1].name = STR("subscription.canceled");
	assert_int_equal(run(f, "CLERK-WEBHOOK-012"), VERDICT_FINDING);
	assert_says(only(f)->fix, "write 'subscriptionItem.canceled'");
	handler->events.items[1] = handler->events.items[0];
	handler->events.items[1].kind = STR("disputed");
	assert_int_equal(run(f, "CLERK-WEBHOOK-012"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_NOTE);
}

static void test_wrong_secret(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_PASSED);
	handler->secret_from = STR("unresolved");
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_NOT_EVALUATED);
	handler->secret_from = STR("constructor");
	vec_push(&f->arena, &handler->secret_env, STR("CLERK_SECRET_KEY"));
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_FINDING);
	assert_says(only(f)->message, "verifies with CLERK_SECRET_KEY");
	vec_push(&f->arena, &handler->secret_env, STR("CLERK_WEBHOOK_SIGNING_SECRET"));
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_PASSED);
	handler->secret_env.n = 0;
	handler->secret_class = STR("webhook_secret");
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_PASSED);
	handler->secret_class = STR("publishable");
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_FINDING);
	assert_says(only(f)->message, "a publishable key");
}

static void test_empty_secret(void **state)
{
	struct fixture *f = *state;
	struct fact_webhook_handler *handler = handler_of(f);
	handler->secret_default = STR("empty");
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_WARNING);
	handler->verifier = STR("manual");
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_FINDING);
	assert_int_equal(only(f)->severity, SEVERITY_BLOCKER);
	handler->verifier = STR("none");
	assert_int_equal(run(f, "CLERK-WEBHOOK-021"), VERDICT_NOT_APPLICABLE);
}

static void test_unread_framework_never_passes(void **state)
{
	static const char *const ids[] = {"CLERK-WEBHOOK-003", "CLERK-WEBHOOK-005",
		"CLERK-WEBHOOK-006", "CLERK-WEBHOOK-007", "CLERK-WEBHOOK-009", "CLERK-WEBHOOK-012",
		"CLERK-WEBHOOK-021"};
	struct fixture *f = *state;
	f->facts.apps.items[0].framework = STR("hono");
	f->facts.apps.items[0].framework_read = false;
	f->facts.webhook_handlers.n = 0;
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		assert_int_equal(run(f, ids[i]), VERDICT_NOT_EVALUATED);
	}
}

#define WEBHOOK_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WEBHOOK_TEST(test_route_names_near_miss),
		WEBHOOK_TEST(test_route_by_hand_is_warning),
		WEBHOOK_TEST(test_route_without_evidence),
		WEBHOOK_TEST(test_route_trailing_slash),
		WEBHOOK_TEST(test_secret_compared),
		WEBHOOK_TEST(test_secret_may_be_elsewhere),
		WEBHOOK_TEST(test_unverified),
		WEBHOOK_TEST(test_body_severities),
		WEBHOOK_TEST(test_body_unknown),
		WEBHOOK_TEST(test_work_before),
		WEBHOOK_TEST(test_work_after),
		WEBHOOK_TEST(test_guard),
		WEBHOOK_TEST(test_guard_public_list),
		WEBHOOK_TEST(test_subscription),
		WEBHOOK_TEST(test_event_names),
		WEBHOOK_TEST(test_wrong_secret),
		WEBHOOK_TEST(test_empty_secret),
		WEBHOOK_TEST(test_unread_framework_never_passes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
