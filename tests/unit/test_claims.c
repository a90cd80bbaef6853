#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "clerk/claims.h"

struct version_case {
	const char *path;
	const char *version;
};

static void test_versions(void **state)
{
	static const struct version_case cases[] = {
		{"sub", "standard"},
		{"azp", "standard"},
		{"fva", "standard"},
		{"act.sub", "standard"},
		{"org_role", "v1"},
		{"org_permissions", "v1"},
		{"o", "v2"},
		{"o.rol", "v2"},
		{"pla", "v2"},
		{"sts", "v2"},
		{"metadata.sub", "custom"},
		{"orgRole", "custom"},
		{"subject", "custom"},
		{"", "custom"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(claims_version(str_of(cases[i].path)), cases[i].version);
	}
}

static void test_identity(void **state)
{
	(void)state;
	assert_string_equal(claims_identity_version(STR("subject")), "standard");
	assert_string_equal(claims_identity_version(STR("emailVerified")), "standard");
	assert_string_equal(claims_identity_version(STR("org_id")), "v1");
	assert_string_equal(claims_identity_version(STR("tier.name")), "custom");
}

static void test_forms(void **state)
{
	(void)state;
	assert_true(claims_has_role_form(STR("org:admin")));
	assert_true(claims_has_role_form(STR("org:basic_member")));
	assert_true(claims_has_permission_form(STR("org:sys_profile:manage")));
	assert_false(claims_has_role_form(STR("org:sys_profile:manage")));
	assert_false(claims_has_permission_form(STR("org:admin")));
	assert_false(claims_has_role_form(STR("org:")));
	assert_false(claims_has_role_form(STR("org::")));
	assert_false(claims_has_role_form(STR("org:a b")));
	assert_false(claims_has_role_form(STR("org:1:2:3")));
	assert_false(claims_has_role_form(STR("organization:admin")));
	assert_false(claims_has_role_form(STR("admin")));
	assert_false(claims_has_role_form(STR("")));
	assert_false(claims_has_permission_form(STR_NONE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_versions),
		cmocka_unit_test(test_identity),
		cmocka_unit_test(test_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
