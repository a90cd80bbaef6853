#include "list_views.h"

/* Lists of an instance: their two shapes, their sources, and what they do not say. */

/* A list document, where a bundle keeps it, and one item of it cut down to what is read. */
static const struct listing {
	const char *file; /* "roles": raw-roles.json and raw-roles-array.json */
	const char *field;
	const char *slot;
	const char *names;
	const char *item; /* its name is "x" */
	const char *nameless;
	const char *key; /* that names it */
} listings[] = {
	{"roles", "roles", "bapi.organization_roles", "org:admin, org:member, org:accountant",
		"{\"key\":\"x\"}", "{\"name\":\"x\"}", "key"},
	{"role-sets", "role_sets", "bapi.role_sets", "role_set:initial, role_set:accounting",
		"{\"key\":\"x\"}", "{\"name\":\"x\"}", "key"},
	{"permissions", "permissions", "bapi.organization_permissions",
		"org:sys_profile:manage, org:sys_memberships:read, org:invoices:read,"
		" org:invoices:create, org:reports:read",
		"{\"key\":\"x\"}", "{\"name\":\"x\"}", "key"},
	{"jwt-templates", "jwt_templates", "bapi.jwt_templates", "convex, supabase",
		"{\"name\":\"x\"}", "{\"id\":\"x\"}", "name"},
	{"redirect-urls", "redirect_urls", "bapi.redirect_urls",
		"fake-shop://oauth-callback, https://app.fake-shop.example/sso?…",
		"{\"url\":\"x\"}", "{\"id\":\"x\"}", "url"},
	{"plans", "plans", "bapi.billing_plans", "free_user, pro, team",
		"{\"slug\":\"x\",\"features\":[]}", "{\"id\":\"x\"}", "slug"},
	{"oauth-applications", "oauth_applications", "bapi.oauth_applications",
		"FAKEclient1, FAKEclient2", "{\"client_id\":\"x\"}", "{\"id\":\"x\"}", "client_id"},
	{"machines", "machines", "bapi.machines", "worker, billing", "{\"name\":\"x\"}",
		"{\"id\":\"x\"}", "name"},
};

#define EACH_LISTING(it) \
	for (const struct listing *it = listings; \
		it < listings + sizeof(listings) / sizeof(listings[0]); it++)

static const char *slot_name(const struct listing *it)
{
	return strchr(it->slot, '.') + 1;
}

/* A bundle whose only document is this list. */
static struct snapshot load_listing(const struct listing *it, const char *list)
{
	return load_format("{\"bapi\":{\"%s\":%s}}", slot_name(it), list);
}

static void test_both_shapes(void **state)
{
	(void)state;
	EACH_LISTING(it)
	{
		struct snapshot s = load(str_format(&arena, "raw-%s.json", it->file).s);

		assert_list(&s, it->field, str_format(&arena, "%s.data", it->slot).s, it->names);
		assert_int_equal(s.ignored.n, 0);
		s = load(str_format(&arena, "raw-%s-array.json", it->file).s);
		assert_list(&s, it->field, it->slot, it->names);
		assert_int_equal(s.ignored.n, 0);
	}
}

static void test_empty_is_known(void **state)
{
	(void)state;
	EACH_LISTING(it)
	{
		struct snapshot s = load_listing(it, "[]");

		assert_list(&s, it->field, it->slot, "");
		s = load_listing(it, "{\"data\":[],\"total_count\":0}");
		assert_list(&s, it->field, str_format(&arena, "%s.data", it->slot).s, "");
	}
}

static void test_a_page_proves_nothing(void **state)
{
	(void)state;
	EACH_LISTING(it)
	{
		struct str text = str_format(&arena, "{\"data\":[%s],\"total_count\":2}", it->item);
		struct snapshot s = load_listing(it, text.s);

		assert_unknown(&s, it->field,
			str_format(&arena, "%s holds 1 of 2 items", it->slot).s, "x");
	}
}

static void test_no_list(void **state)
{
	(void)state;
	EACH_LISTING(it)
	{
		struct snapshot s = load_json("{\"bapi\":{}}");

		assert_unknown(&s, it->field, str_format(&arena, "%s", it->slot).s, "");
		s = load_listing(it, "{\"errors\":[{\"code\":\"feature_not_enabled\"}]}");
		assert_unknown(&s, it->field,
			str_format(&arena, "%s answered 'feature_not_enabled'", it->slot).s, "");
		s = load_listing(it, "{}");
		assert_unknown(&s, it->field, str_format(&arena, "%s has no data", it->slot).s, "");
	}
}

static void test_wrong_types(void **state)
{
	static const struct {
		const char *list;
		const char *why;
	} bad[] = {
		{"7", " is a number, not an object"},
		{"\"x\"", " is a string, not an object"},
		{"{\"data\":7}", ".data is a number, not an array"},
		{"[7]", "[0] is a number, not an object"},
		{"[[]]", "[0] is an array, not an object"},
	};

	(void)state;
	EACH_LISTING(it)
	{
		struct snapshot s;

		for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
			s = load_listing(it, bad[i].list);
			assert_unknown(&s, it->field,
				str_format(&arena, "%s%s", it->slot, bad[i].why).s, "");
			assert_true(s.ignored.n > 0);
		}
		s = load_listing(it,
			str_format(&arena, "{\"data\":[%s],\"total_count\":\"1\"}", it->item).s);
		assert_unknown(&s, it->field, ".total_count is a string, not a number", "x");
		/* one that is not understood: the others are kept */
		s = load_listing(it, str_format(&arena, "[%s,%s]", it->item, it->nameless).s);
		assert_unknown(&s, it->field,
			str_format(&arena, "%s[1] has no %s", it->slot, it->key).s, "x");
		s = load_listing(it, str_format(&arena, "[{\"%s\":[]},%s]", it->key, it->item).s);
		assert_unknown(&s, it->field,
			str_format(&arena, "%s[0].%s is an array, not a string", it->slot, it->key)
				.s,
			"x");
	}
}

/* `count` items that only differ in their name, as an array. */
static struct str many(const struct listing *it, size_t count)
{
	struct buf text = {0};
	struct str result;

	buf_add_byte(&text, '[');
	for (size_t i = 0; i < count; i++) {
		buf_format(&text, "%s{\"%s\":\"x%zu\",\"features\":[]}", i == 0 ? "" : ",", it->key,
			i);
	}
	buf_add_byte(&text, ']');
	result = str_copy(&arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

static void test_huge_lists(void **state)
{
	(void)state;
	EACH_LISTING(it)
	{
		struct snapshot s = load_listing(it, many(it, 10000).s);

		assert_true(view_of(&s, it->field).known);
		assert_int_equal(view_of(&s, it->field).items.n, 10000);
		s = load_listing(it, many(it, 10001).s);
		assert_unknown(&s, it->field, "holds more than 10000 items", "");
	}
}

/* Ten is what one page holds unless told; a bare array does not say that there is more. */
static void test_array_of_one_page(void **state)
{
	(void)state;
	EACH_LISTING(it)
	{
		bool paged = strstr("jwt_templates redirect_urls plans", it->field) != NULL;
		struct snapshot s = load_listing(it, many(it, 10).s);

		assert_int_equal(view_of(&s, it->field).known, !paged);
		assert_int_equal(view_of(&s, it->field).items.n, 10);
		s = load_listing(it, many(it, 500).s);
		assert_int_equal(view_of(&s, it->field).known, !paged);
		s = load_listing(it, many(it, 11).s);
		assert_true(view_of(&s, it->field).known);
	}
}

static void test_items_of_roles(void **state)
{
	struct snapshot s = load("raw-roles.json");
	struct field_view roles = view_of(&s, "roles");

	(void)state;
	assert_str(members_of(&roles, 0),
		"name: Admin; permissions: org:invoices:create, org:sys_memberships:read,"
		" org:sys_profile:manage");
	assert_str(roles.items.items[2].path, "bapi.organization_roles.data[2]");
	/* a role without the member does not say that it has none */
	s = load_json("{\"bapi\":{\"organization_roles\":[{\"key\":\"org:a\"},"
		      "{\"key\":\"org:b\",\"permissions\":[]},"
		      "{\"key\":\"org:c\",\"permissions\":[{\"key\":\"org:x:y\"},{\"key\":7}]},"
		      "{\"key\":\"org:d\",\"permissions\":{}}]}}");
	roles = view_of(&s, "roles");
	assert_true(roles.known);
	assert_str(members_of(&roles, 0), "name: ?; permissions: ?");
	assert_str(members_of(&roles, 1), "name: ?; permissions: ");
	assert_str(members_of(&roles, 2), "name: ?; permissions: ?");
	assert_str(members_of(&roles, 3), "name: ?; permissions: ?");
	assert_ignored(&s, "bapi.organization_roles[2].permissions[1].key: is a number");
	assert_ignored(&s, "bapi.organization_roles[3].permissions: is an object");
	s = load_json("{\"bapi\":{\"organization_roles\":[{\"key\":\"x\",\"name\":7}]}}");
	assert_unknown(&s, "roles", "[0].name is a number, not a string", "x");
}

static void test_permissions(void **state)
{
	struct snapshot s = load("raw-roles.json");

	(void)state;
	/* those of roles are there, those of none may be missing */
	assert_unknown(&s, "permissions", "no bapi.organization_permissions in the snapshot",
		"org:sys_profile:manage, org:sys_memberships:read, org:invoices:create,"
		" org:invoices:read");
	assert_str(view_of(&s, "permissions").path, "bapi.organization_roles.data");
	/* and one list fills the other up, each name once */
	s = load_json(
		"{\"bapi\":{\"organization_roles\":[{\"key\":\"org:a\",\"permissions\":["
		"{\"key\":\"org:a:b\"},{\"key\":\"org:sys_x:y\"}]}],"
		"\"organization_permissions\":[{\"key\":\"org:a:b\"},{\"key\":\"org:c:d\"}]}}");
	assert_list(&s, "permissions", "bapi.organization_permissions",
		"org:a:b, org:c:d, org:sys_x:y");
	s = load_json("{\"bapi\":{\"organization_roles\":[{\"key\":\"org:a\",\"permissions\":["
		      "{\"key\":\"org:a:b\"}]}],\"organization_permissions\":{\"data\":"
		      "[{\"key\":\"org:c:d\"}],\"total_count\":3}}}");
	assert_unknown(&s, "permissions", "holds 1 of 3", "org:c:d, org:a:b");
}

static void test_items_of_role_sets(void **state)
{
	struct snapshot s = load("raw-role-sets.json");
	struct field_view sets = view_of(&s, "role_sets");

	(void)state;
	assert_str(members_of(&sets, 0),
		"roles: org:admin, org:member; default role: org:member; creator role: org:admin");
	assert_str(members_of(&sets, 1),
		"roles: org:accountant, org:admin; default role: org:accountant; creator role: ");
	/* the initial set says what new organizations get */
	assert_str(only(&s)->creator_role.value, "org:admin");
	assert_str(only(&s)->creator_role.path, "bapi.role_sets.data[0].creator_role.key");
	assert_str(only(&s)->default_role.value, "org:member");
	s = load_json("{\"bapi\":{\"role_sets\":[{\"key\":\"role_set:a\",\"type\":\"custom\","
		      "\"default_role\":{\"key\":\"org:x\"}}]}}");
	assert_in(only(&s)->default_role.reason, "bapi.role_sets has no initial set");
	s = load_json("{\"bapi\":{\"role_sets\":[{\"key\":\"x\",\"default_role\":\"org:x\"}]}}");
	assert_unknown(&s, "role_sets", "[0].default_role is a string, not an object", "x");
	s = load_json("{\"bapi\":{\"role_sets\":[{\"key\":\"x\",\"creator_role\":{}}]}}");
	assert_unknown(&s, "role_sets", "[0].creator_role has no key", "x");
}

static void test_items_of_templates(void **state)
{
	struct snapshot s = load("raw-jwt-templates.json");
	struct field_view list = view_of(&s, "jwt_templates");

	(void)state;
	assert_str(members_of(&list, 0),
		"claims: aud, email, name; lifetime: 60; clock skew: 5; algorithm: RS256");
	assert_str(members_of(&list, 1),
		"claims: role; lifetime: 3600; clock skew: 0; algorithm: HS256");
	s = load_json("{\"bapi\":{\"jwt_templates\":[{\"name\":\"x\",\"claims\":[],"
		      "\"lifetime\":-1,\"allowed_clock_skew\":\"5\",\"signing_algorithm\":7},"
		      "{\"name\":\"y\",\"claims\":{}}]}}");
	list = view_of(&s, "jwt_templates");
	assert_true(list.known);
	assert_str(members_of(&list, 0), "claims: ?; lifetime: ?; clock skew: ?; algorithm: ?");
	assert_str(members_of(&list, 1), "claims: ; lifetime: ?; clock skew: ?; algorithm: ?");
	assert_ignored(&s, "bapi.jwt_templates[0].claims: is an array, not an object");
	assert_ignored(&s, "bapi.jwt_templates[0].lifetime: is not a whole number");
	assert_ignored(&s, "bapi.jwt_templates[0].allowed_clock_skew: is a string");
	assert_ignored(&s, "bapi.jwt_templates[0].signing_algorithm: is a number");
}

static void test_two_sources(void **state)
{
	struct snapshot s = load_json(
		"{\"platform\":{\"jwt_templates\":[{\"name\":\"a\"}],"
		"\"redirect_urls\":{\"data\":[{\"url\":\"app://a\"}],\"total_count\":1}}}");

	(void)state;
	assert_list(&s, "jwt_templates", "platform.jwt_templates", "a");
	assert_list(&s, "redirect_urls", "platform.redirect_urls.data", "app://a");
	/* a whole list is better than a page, from wherever it is */
	s = load_json("{\"bapi\":{\"jwt_templates\":{\"data\":[{\"name\":\"a\"}],"
		      "\"total_count\":2}},\"platform\":{\"jwt_templates\":[{\"name\":\"a\"},"
		      "{\"name\":\"b\"}]}}");
	assert_list(&s, "jwt_templates", "platform.jwt_templates", "a, b");
	assert_int_equal(only(&s)->disagreements.n, 0);
	/* the Platform API's array has no pages */
	s = load_format("{\"platform\":{\"jwt_templates\":%s}}", many(&listings[3], 10).s);
	assert_true(view_of(&s, "jwt_templates").known);
	/* after what is not understood nobody is asked */
	s = load_json("{\"bapi\":{\"jwt_templates\":7},\"platform\":{\"jwt_templates\":[]}}");
	assert_unknown(&s, "jwt_templates", "bapi.jwt_templates is a number", "");
}

static void assert_disagree(const struct snapshot *snapshot, size_t index, const char *field,
	const char *used, const char *other)
{
	const struct disagreement *it;

	assert_true(index < only(snapshot)->disagreements.n);
	it = &only(snapshot)->disagreements.items[index];
	assert_string_equal(it->field, field);
	assert_str(it->used, used);
	assert_str(it->other, other);
}

static void test_disagreements(void **state)
{
	struct snapshot s =
		load_json("{\"bapi\":{\"jwt_templates\":[{\"name\":\"a\"},{\"name\":\"b\"}],"
			  "\"redirect_urls\":[{\"url\":\"https://u:p@a.example/?x=1\"}],"
			  "\"jwks\":{\"keys\":[{\"kty\":\"RSA\",\"n\":\"FAKE1\"}]}},"
			  "\"platform\":{\"jwt_templates\":[{\"name\":\"b\"}],"
			  "\"redirect_urls\":[{\"url\":\"app://a\"}]},"
			  "\"fapi\":{\"jwks\":{\"keys\":[{\"kty\":\"RSA\",\"n\":\"FAKE2\"}]}}}");

	(void)state;
	assert_int_equal(only(&s)->disagreements.n, 3);
	assert_disagree(&s, 0, "jwks_n", "1 item; only here: FAKE1", "1 item; only here: FAKE2");
	assert_disagree(&s, 1, "redirect_urls", "1 item; only here: https://a.example/?…",
		"1 item; only here: app://a");
	assert_disagree(&s, 2, "jwt_templates", "2 items; only here: a", "1 item");
	assert_str(only(&s)->jwks_n.items[0], "FAKE1");
	/* the order is nothing, and a page no whole */
	s = load_json("{\"bapi\":{\"jwt_templates\":[{\"name\":\"a\"},{\"name\":\"b\"}],"
		      "\"redirect_urls\":{\"data\":[{\"url\":\"a\"}],\"total_count\":2}},"
		      "\"platform\":{\"jwt_templates\":[{\"name\":\"b\"},{\"name\":\"a\"}],"
		      "\"redirect_urls\":[{\"url\":\"a\"},{\"url\":\"b\"}]}}");
	assert_int_equal(only(&s)->disagreements.n, 0);
}

static void test_keys(void **state)
{
	struct snapshot s = load_json("{\"fapi\":{\"jwks\":{\"keys\":[{\"kty\":\"RSA\","
				      "\"kid\":\"ins_FAKE1\",\"n\":\"FAKE1\"}]}}}");

	(void)state;
	assert_str(only(&s)->id.value, "ins_FAKE1");
	assert_str(only(&s)->id.path, "fapi.jwks.keys[].kid");
	assert_str(only(&s)->jwks_n.path, "fapi.jwks.keys");
	assert_true(only(&s)->jwks_n.known);
}

static void test_items_of_plans(void **state)
{
	static const char *const files[] = {
		"raw-plans.json", "raw-plans-array.json", "raw-commerce-plans.json"};

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct snapshot s = load(files[i]);
		struct field_view plans = view_of(&s, "plans");

		assert_true(plans.known);
		assert_str(members_of(&plans, 0), "payer: user; features: read");
		assert_str(members_of(&plans, 2), "payer: org; features: audit_log, export");
		assert_str(only(&s)->plans.items[1].id, "cplan_FAKE0002");
		assert_list(&s, "features", z(plans.path), "read, export, audit_log");
	}
}

static void test_odd_plans(void **state)
{
	struct snapshot s = load_json(
		"{\"bapi\":{\"billing_plans\":[{\"slug\":\"a\",\"for_payer_type\":\"robot\"},"
		"{\"slug\":\"b\",\"for_payer_type\":7,\"features\":[{\"slug\":\"f\"}]},"
		"{\"slug\":\"c\",\"payer_type\":[\"user\",\"org\"],\"features\":[7]}]}}");
	struct field_view plans = view_of(&s, "plans");

	(void)state;
	assert_true(plans.known);
	assert_str(members_of(&plans, 0), "payer: ?; features: ?");
	assert_str(members_of(&plans, 1), "payer: ?; features: f");
	assert_str(members_of(&plans, 2), "payer: ?; features: ?");
	/* a plan that leaves its features out may have any */
	assert_unknown(&s, "features", "the features of bapi.billing_plans[0] are not known", "f");
	assert_ignored(&s, "bapi.billing_plans[1].for_payer_type: is a number");
	assert_ignored(&s, "bapi.billing_plans[2].features[0]: is a number, not an object");
	s = load_json("{\"bapi\":{\"billing_plans\":[{\"slug\":\"x\",\"id\":7}]}}");
	assert_unknown(&s, "plans", "[0].id is a number, not a string", "x");
}

static void test_public_plans(void **state)
{
	struct snapshot s = load("raw-plans-public.json");

	(void)state;
	/* nothing tells whether it is the list of all or of the public ones */
	assert_unknown(&s, "plans",
		"no bapi.billing_plans in the snapshot; fapi.billing_plans lists public plans only",
		"free_user, pro");
	assert_unknown(&s, "features", "lists public plans only", "read, export");
	s = load_json("{\"bapi\":{\"billing_plans\":[{\"slug\":\"a\"},{\"slug\":\"b\"}]},"
		      "\"fapi\":{\"billing_plans\":[{\"slug\":\"a\"}]}}");
	assert_list(&s, "plans", "bapi.billing_plans", "a, b");
	assert_int_equal(only(&s)->disagreements.n, 0);
}

static void assert_off(struct field_bool field, const char *path)
{
	assert_true(field.known);
	assert_false(field.value);
	assert_str(field.path, path);
}

static void test_errors_as_evidence(void **state)
{
	static const char *const slots[] = {"organization_settings", "organization_roles",
		"organization_permissions", "role_sets"};
	struct snapshot s = load_json("{\"bapi\":{\"billing_plans\":{\"errors\":[{\"code\":"
				      "\"billing_not_enabled\"}]}}}");

	(void)state;
	assert_off(only(&s)->user_billing_enabled, "bapi.billing_plans.errors[0].code");
	assert_off(only(&s)->organization_billing_enabled, "bapi.billing_plans.errors[0].code");
	assert_unknown(&s, "plans", "bapi.billing_plans answered 'billing_not_enabled'", "");
	s = load_json("{\"fapi\":{\"billing_plans\":{\"errors\":[{\"code\":"
		      "\"billing_not_enabled\"}]}}}");
	assert_off(only(&s)->user_billing_enabled, "fapi.billing_plans.errors[0].code");
	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++) {
		s = load_format("{\"bapi\":{\"%s\":{\"errors\":[{\"code\":"
				"\"organization_not_enabled_in_instance\"}]}}}",
			slots[i]);
		assert_off(only(&s)->organizations_enabled,
			str_format(&arena, "bapi.%s.errors[0].code", slots[i]).s);
		s = load_format(
			"{\"bapi\":{\"%s\":{\"errors\":[{\"code\":\"other\"}]}}}", slots[i]);
		assert_false(only(&s)->organizations_enabled.known);
	}
	s = load_json("{\"bapi\":{\"billing_plans\":{\"errors\":[{\"code\":\"other\"}]}}}");
	assert_false(only(&s)->user_billing_enabled.known);
}

static void test_messages(void **state)
{
	struct snapshot s = LOAD_ALL(
		"raw-instance.json", "raw-templates-email.json", "raw-templates-sms-array.json");
	struct field_view list = view_of(&s, "messages");

	(void)state;
	assert_list(&s, "messages", "bapi.templates_email.data",
		"email verification_code, email invitation, sms verification_code");
	assert_str(members_of(&list, 0), "delivered_by_clerk: yes");
	assert_str(members_of(&list, 1), "delivered_by_clerk: no");
	assert_str(list.items.items[2].path, "bapi.templates_sms[0]");
	/* each kind is a list of its own */
	s = load("raw-templates-email-array.json");
	assert_unknown(&s, "messages", "no bapi.templates_sms in the snapshot",
		"email verification_code, email invitation");
	s = load("raw-templates-sms.json");
	assert_unknown(
		&s, "messages", "no bapi.templates_email in the snapshot", "sms verification_code");
	s = load_json("{\"bapi\":{\"templates_email\":[{\"slug\":\"x\",\"delivered_by_clerk\":1}],"
		      "\"templates_sms\":[]}}");
	list = view_of(&s, "messages");
	assert_true(list.known);
	assert_str(members_of(&list, 0), "delivered_by_clerk: ?");
	s = load_json("{\"bapi\":{\"templates_email\":[{\"name\":\"x\"}],\"templates_sms\":[]}}");
	assert_unknown(&s, "messages", "bapi.templates_email[0] has no slug", "");
	s = load_format("{\"bapi\":{\"templates_email\":[],\"templates_sms\":[%s]}}",
		"{\"slug\":\"x\",\"template_type\":7}");
	assert_unknown(&s, "messages", "template_type is a number", "");
	s = load_json("{\"bapi\":{\"templates_email\":{\"data\":[{\"slug\":\"x\"}],"
		      "\"total_count\":2},\"templates_sms\":[]}}");
	assert_unknown(&s, "messages", "bapi.templates_email holds 1 of 2 items", "email x");
}

static void test_session_claims(void **state)
{
	struct snapshot s = load_json("{\"platform\":{\"config\":{\"session\":{\"claims\":"
				      "{\"meta\":\"{{user.public_metadata}}\",\"a\":1}}}}}");

	(void)state;
	assert_list(&s, "session_claims", "platform.config.session.claims", "meta, a");
	s = load_json("{\"platform\":{\"config\":{\"session\":null}},"
		      "\"manual\":{\"session_claims\":[\"a\"]}}");
	assert_list(&s, "session_claims", "platform.config.session", "");
	s = load_json("{\"platform\":{\"config\":{\"session\":{\"claims\":{}}}}}");
	assert_list(&s, "session_claims", "platform.config.session.claims", "");
	/* a missing key is not the same as null */
	s = load_json("{\"platform\":{\"config\":{\"auth_email\":{}}}}");
	assert_unknown(&s, "session_claims", "platform.config has no session.claims", "");
	s = load_json("{\"platform\":{\"config\":{\"auth_email\":{}}},"
		      "\"manual\":{\"session_claims\":[\"a\",\"b\"]}}");
	assert_list(&s, "session_claims", "manual.session_claims", "a, b");
	s = load_json("{\"platform\":{\"config\":{\"session\":7}},"
		      "\"manual\":{\"session_claims\":[\"a\"]}}");
	assert_unknown(&s, "session_claims", "platform.config.session is a number", "");
	s = load_json("{\"platform\":{\"config\":{\"session\":{\"claims\":[]}}}}");
	assert_unknown(&s, "session_claims", "session.claims is an array, not an object", "");
	s = load_json("{\"fapi\":{},\"manual\":{\"session_claims\":{}}}");
	assert_unknown(&s, "session_claims", "manual.session_claims is an object", "");
	s = load_json("{\"platform\":{\"config\":{\"errors\":[{\"code\":\"x\"}]}}}");
	assert_unknown(&s, "session_claims", "platform.config answered 'x'", "");
}

static void assert_count(const char *bapi, int64_t count, const char *path)
{
	struct snapshot s = load_format("{\"bapi\":{%s}}", bapi);
	struct field_int field = only(&s)->enterprise_connection_count;

	if (!field.known) {
		fail_msg("%s: %s", bapi, z(field.reason));
	}
	assert_int_equal(field.value, count);
	assert_str(field.path, path);
}

static void assert_no_count(const char *bapi, const char *reason)
{
	struct snapshot s = load_format("{\"bapi\":{%s}}", bapi);

	assert_false(only(&s)->enterprise_connection_count.known);
	assert_in(only(&s)->enterprise_connection_count.reason, reason);
}

static void test_enterprise_connections(void **state)
{
	struct snapshot s = load("raw-enterprise-connections.json");

	(void)state;
	assert_int_equal(only(&s)->enterprise_connection_count.value, 2);
	s = load("raw-enterprise-connections-array.json");
	assert_int_equal(only(&s)->enterprise_connection_count.value, 2);
	s = load("raw-saml-connections.json");
	assert_int_equal(only(&s)->enterprise_connection_count.value, 1);
	s = load("raw-saml-connections-array.json");
	assert_str(only(&s)->enterprise_connection_count.path, "bapi.saml_connections");
	assert_count("\"enterprise_connections\":{\"data\":[{}],\"total_count\":7}", 7,
		"bapi.enterprise_connections.total_count");
	assert_count("\"enterprise_connections\":[],\"saml_connections\":[{}]", 0,
		"bapi.enterprise_connections");
	assert_no_count("\"saml_connections\":[]", "does not list connections of other kinds");
	assert_no_count("\"enterprise_connections\":7", "is a number");
	assert_no_count("\"enterprise_connections\":{\"data\":[],\"total_count\":\"1\"}",
		"total_count is a string");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_both_shapes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_empty_is_known, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_page_proves_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_list, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wrong_types, setup, teardown),
		cmocka_unit_test_setup_teardown(test_huge_lists, setup, teardown),
		cmocka_unit_test_setup_teardown(test_array_of_one_page, setup, teardown),
		cmocka_unit_test_setup_teardown(test_items_of_roles, setup, teardown),
		cmocka_unit_test_setup_teardown(test_permissions, setup, teardown),
		cmocka_unit_test_setup_teardown(test_items_of_role_sets, setup, teardown),
		cmocka_unit_test_setup_teardown(test_items_of_templates, setup, teardown),
		cmocka_unit_test_setup_teardown(test_two_sources, setup, teardown),
		cmocka_unit_test_setup_teardown(test_disagreements, setup, teardown),
		cmocka_unit_test_setup_teardown(test_keys, setup, teardown),
		cmocka_unit_test_setup_teardown(test_items_of_plans, setup, teardown),
		cmocka_unit_test_setup_teardown(test_odd_plans, setup, teardown),
		cmocka_unit_test_setup_teardown(test_public_plans, setup, teardown),
		cmocka_unit_test_setup_teardown(test_errors_as_evidence, setup, teardown),
		cmocka_unit_test_setup_teardown(test_messages, setup, teardown),
		cmocka_unit_test_setup_teardown(test_session_claims, setup, teardown),
		cmocka_unit_test_setup_teardown(test_enterprise_connections, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
