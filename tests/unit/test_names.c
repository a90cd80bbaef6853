#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "clerk/names.h"

struct role_case {
	const char *name;
	enum env_role role;
};

static const struct role_case roles[] = {
	{"CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"VITE_CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"PUBLIC_CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"NUXT_PUBLIC_CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"PLASMO_PUBLIC_CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"REACT_APP_CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"GATSBY_CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY_PROD", ENV_PUBLISHABLE_KEY},
	{"CLERK_SECRET_KEY", ENV_SECRET_KEY},
	{"NUXT_CLERK_SECRET_KEY", ENV_SECRET_KEY},
	{"NEXT_PUBLIC_CLERK_SECRET_KEY", ENV_SECRET_KEY},
	{"STAGING_CLERK_SECRET_KEY", ENV_SECRET_KEY},
	{"CLERK_SECRET_KEY_TEST", ENV_SECRET_KEY},
	{"E2E_CLERK_SECRET_KEY_STAGING", ENV_SECRET_KEY},
	{"CLERK_WEBHOOK_SIGNING_SECRET", ENV_WEBHOOK_SECRET},
	{"NUXT_CLERK_WEBHOOK_SIGNING_SECRET", ENV_WEBHOOK_SECRET},
	{"VITE_CLERK_WEBHOOK_SIGNING_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_WEBHOOK_SIGNING_SECRET_PROD", ENV_WEBHOOK_SECRET_OTHER},
	{"MY_CLERK_WEBHOOK_SIGNING_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_WEBHOOK_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_SIGNING_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_WEBHOOK_SIGNING_KEY", ENV_WEBHOOK_SECRET_OTHER},
	{"WEBHOOK_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"SIGNING_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"SVIX_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"SVIX_WEBHOOK_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_MACHINE_SECRET_KEY", ENV_MACHINE_SECRET},
	{"NUXT_CLERK_MACHINE_SECRET_KEY", ENV_MACHINE_SECRET},
	{"CLERK_JWT_KEY", ENV_JWT_KEY},
	{"NUXT_PUBLIC_CLERK_JWT_KEY", ENV_JWT_KEY},
	{"CLERK_ENCRYPTION_KEY", ENV_ENCRYPTION_KEY},
	{"CLERK_API_KEY", ENV_CLERK_OTHER},
	{"CLERK_PLATFORM_API_KEY", ENV_CLERK_OTHER},
	{"NEXT_PUBLIC_CLERK_SIGN_IN_URL", ENV_CLERK_OTHER},
	{"CLERK_SECRET_KEY_FILE", ENV_CLERK_OTHER},
	{"clerk_secret_key", ENV_CLERK_OTHER},
	{"STRIPE_WEBHOOK_SECRET", ENV_OTHER},
	{"RESEND_SIGNING_SECRET", ENV_OTHER},
	{"SECRET_KEY", ENV_OTHER},
	{"NEXT_PUBLIC_", ENV_OTHER},
	{"", ENV_OTHER},
};

static void test_roles(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		if (names_env_role(str_of(roles[i].name)) != roles[i].role) {
			print_error("row %zu\n", i);
		}
		assert_int_equal(names_env_role(str_of(roles[i].name)), roles[i].role);
	}
	assert_int_equal(names_env_role(STR_NONE), ENV_OTHER);
}

static void test_public_names(void **state)
{
	(void)state;
	assert_true(names_env_is_public(STR("NEXT_PUBLIC_CLERK_SECRET_KEY")));
	assert_true(names_env_is_public(STR("VITE_X")));
	assert_true(names_env_is_public(STR("PUBLIC_CLERK_PUBLISHABLE_KEY")));
	assert_true(names_env_is_public(STR("NUXT_PUBLIC_X")));
	assert_true(names_env_is_public(STR("EXPO_PUBLIC_X")));
	assert_true(names_env_is_public(STR("REACT_APP_X")));
	assert_false(names_env_is_public(STR("NUXT_CLERK_SECRET_KEY")));
	assert_false(names_env_is_public(STR("CLERK_SECRET_KEY")));
	assert_false(names_env_is_public(STR("MY_NEXT_PUBLIC_X")));
	assert_false(names_env_is_public(STR("vite_x")));
	assert_false(names_env_is_public(STR("")));
}

static void test_clerk_names(void **state)
{
	(void)state;
	assert_true(names_is_clerk(STR("myClerkKey")));
	assert_true(names_is_clerk(STR("CLERK_X")));
	assert_false(names_is_clerk(STR("CLER_K")));
	assert_false(names_is_clerk(STR_NONE));
}

static void test_packages(void **state)
{
	static const char *const yes[] = {"@clerk/nextjs", "@clerk/nextjs/server",
		"@clerk/clerk-sdk-node", "npm:@clerk/backend@1", "svelte-clerk",
		"svelte-clerk/server", "@hono/clerk-auth", "convex/react-clerk", "vue-clerk",
		"gatsby-plugin-clerk", "@brianmmdev/clerk-webhooks-handler"};
	static const char *const no[] = {"", "@clerk", "@clerk/", "@clerks/x", "convex",
		"convex/react", "svelte-clerks", "my-clerk", "@hono/clerk", "./@clerk/nextjs",
		"clerk"};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		assert_true(names_is_clerk_package(str_of(yes[i])));
	}
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		assert_false(names_is_clerk_package(str_of(no[i])));
	}
}

/* By resource, as clerk/openapi-specs webhooks/2025-04-15.yml groups them. */
static const char *const groups[] = {"email created", "organization created updated deleted",
	"organizationDomain created updated deleted",
	"organizationInvitation created accepted revoked",
	"organizationMembership created updated deleted", "paymentAttempt created updated",
	"permission created updated deleted", "role created updated deleted",
	"session created pending ended removed revoked", "sms created",
	"subscription created updated active pastDue",
	"subscriptionItem abandoned active canceled ended freeTrialEnding",
	"subscriptionItem incomplete pastDue upcoming updated", "user created updated deleted",
	"waitlistEntry created updated"};

static void expect_event(struct str resource, struct str verb)
{
	char type[80];
	bool disputed = str_is(verb, "pending");

	snprintf(type, sizeof(type), "%.*s.%.*s", STR_ARGS(resource), STR_ARGS(verb));
	assert_int_equal(names_event(str_of(type)), disputed ? EVENT_DISPUTED : EVENT_KNOWN);
	assert_true(str_is(names_nearest_event(str_of(type)), type));
}

static void test_all_events(void **state)
{
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		struct str rest = str_of(groups[i]);
		size_t space = str_find_byte(rest, ' ');
		struct str resource = str_slice(rest, 0, space);

		while (space != SIZE_MAX) {
			rest = str_slice(rest, space + 1, rest.n);
			space = str_find_byte(rest, ' ');
			expect_event(resource, str_slice(rest, 0, space));
			count++;
		}
	}
	assert_int_equal(count, 45);
	assert_int_equal(names_event(STR("subscriptionItem.created")), EVENT_DISPUTED);
}

static void test_unknown_events(void **state)
{
	static const char *const types[] = {"", "user", "user.", "User.created", "user.create",
		"invitation.created", "subscriptionItem.expired", "emails.created", "email.updated",
		"subscription.canceled", "organizationmembership.created", "user.created "};

	(void)state;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		assert_int_equal(names_event(str_of(types[i])), EVENT_UNKNOWN);
	}
	assert_int_equal(names_event(STR_NONE), EVENT_UNKNOWN);
}

static void test_clerks_own(void **state)
{
	(void)state;
	assert_true(names_event_is_clerks_own(STR("user.create")));
	assert_true(names_event_is_clerks_own(STR("organization.removed")));
	assert_true(names_event_is_clerks_own(STR("organizationMembership.accepted")));
	assert_true(names_event_is_clerks_own(STR("waitlistEntry.accepted")));
	assert_true(names_event_is_clerks_own(STR("subscriptionItem.expired")));
	assert_false(names_event_is_clerks_own(STR("subscription.canceled")));
	assert_false(names_event_is_clerks_own(STR("email.bounced")));
	assert_false(names_event_is_clerks_own(STR("checkout.session.completed")));
	assert_false(names_event_is_clerks_own(STR("user.")));
	assert_false(names_event_is_clerks_own(STR("user")));
	assert_false(names_event_is_clerks_own(STR("user.created.v2")));
	assert_false(names_event_is_clerks_own(STR("user.name == x")));
	assert_false(names_event_is_clerks_own(STR("")));
}

static void expect_nearest(const char *type, const char *expected)
{
	struct str nearest = names_nearest_event(str_of(type));

	if (expected == NULL) {
		assert_true(str_absent(nearest));
	} else {
		assert_true(str_is(nearest, expected));
	}
}

static void test_nearest(void **state)
{
	static char long_type[100000];

	(void)state;
	expect_nearest("user.create", "user.created");
	expect_nearest("user_created", "user.created");
	expect_nearest("users.created", "user.created");
	expect_nearest("organizationmembership.created", "organizationMembership.created");
	expect_nearest("organization_membership.updated", "organizationMembership.updated");
	expect_nearest("subscriptionItem.cancelled", "subscriptionItem.canceled");
	expect_nearest("subscription.past_due", "subscription.pastDue");
	expect_nearest("sesion.ended", "session.ended");
	expect_nearest("checkout.session.completed", NULL);
	expect_nearest("invoice.paid", NULL);
	expect_nearest("", NULL);
	memset(long_type, 'u', sizeof(long_type) - 1);
	expect_nearest(long_type, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_public_names),
		cmocka_unit_test(test_clerk_names),
		cmocka_unit_test(test_packages),
		cmocka_unit_test(test_all_events),
		cmocka_unit_test(test_unknown_events),
		cmocka_unit_test(test_clerks_own),
		cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
