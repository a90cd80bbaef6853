#include <stdio.h>

#include "make_program.h"
#include "program/auto_import.h"

/* useRuntimeConfig() of Nuxt, and names that Nuxt imports by itself. */

static struct value answer_of(const struct tree_memory_file *files, size_t count, struct made *made)
{
	value_vec values = {0};

	make_program(made, files, count);
	made->program.apps[0].framework = STR("nuxt");
	for (uint32_t i = 0; i < made->program.module_count; i++) {
		made->program.modules[i].live = true;
	}
	auto_import_read(&made->program);
	program_follow(&made->program, make_question(made), &made->arena, &values);
	assert_true(values.n > 0);
	return values.items[0];
}

/* The variable behind an expression of a server file, where the configuration says this. */
static void expect_variable(const char *config, const char *expression, const char *variable)
{
	struct made made;
	char question[256];
	struct tree_memory_file files[] = {
		{.path = "nuxt.config.ts", .text = config},
		{.path = "server/api/x.ts", .text = question},
	};
	struct value value;

	snprintf(question, sizeof(question), "ask(%s)\n", expression);
	value = answer_of(files, 2, &made);
	if (variable == NULL) {
		assert_int_not_equal(value.kind, VALUE_ENV);
	} else {
		assert_int_equal(value.kind, VALUE_ENV);
		assert_true(str_is(value.name, variable));
	}
	unmake_program(&made);
}

/* unjs/scule: a word begins at a capital behind a small letter, and at the last of several */
static void keys_name_variables(void **state)
{
	(void)state;
	expect_variable("export default defineNuxtConfig({ runtimeConfig: { hookSecret: '' } })",
		"useRuntimeConfig().hookSecret", "NUXT_HOOK_SECRET");
	expect_variable("export default { runtimeConfig: { myURLPath: '', s3: { accessKey: 1 } } }",
		"useRuntimeConfig().myURLPath", "NUXT_MY_URL_PATH");
	expect_variable("export default { runtimeConfig: { s3: { accessKey2x: '' } } }",
		"useRuntimeConfig(event).s3.accessKey2x", "NUXT_S3_ACCESS_KEY2X");
	expect_variable("export default { runtimeConfig: { public: { 'site-url': '' } } }",
		"useRuntimeConfig().public['site-url']", "NUXT_PUBLIC_SITE_URL");
}

static void configuration_may_name_another(void **state)
{
	(void)state;
	expect_variable("const s = process.env.HOOK || ''\n"
			"export default defineNuxtConfig({ runtimeConfig: { hook: s } })",
		"useRuntimeConfig().hook", "HOOK");
}

static void what_is_not_there_is_not_known(void **state)
{
	(void)state;
	expect_variable(
		"export default { runtimeConfig: { hook: '' } }", "useRuntimeConfig().other", NULL);
	expect_variable("export default { runtimeConfig: { clerk: { hook: '' } } }",
		"useRuntimeConfig().clerk", NULL);
	expect_variable(
		"export default { runtimeConfig: secrets() }", "useRuntimeConfig().hook", NULL);
	expect_variable("export default { modules: ['@clerk/nuxt'] }",
		"useRuntimeConfig().clerk.webhookSigningSecret",
		"NUXT_CLERK_WEBHOOK_SIGNING_SECRET");
	expect_variable("export default { modules: ['@clerk/nuxt'] }",
		"useRuntimeConfig().clerk.other", NULL);
}

/* A configuration that asks for itself ends. */
static void configuration_of_itself(void **state)
{
	(void)state;
	expect_variable("export default { ...useRuntimeConfig().hook, runtimeConfig: "
			"useRuntimeConfig().hook }",
		"useRuntimeConfig().hook", NULL);
}

static void names_of_server_utils(void **state)
{
	struct made made;
	struct tree_memory_file files[] = {
		{"app/utils/secret.ts", "export const secret = 'of the browser'"},
		{"server/api/x.ts", "ask(secret + own)"},
		{"server/utils/deep/secret.ts", "export const secret = 'of the server '"},
		{"server/utils/own.ts", "export default 'by its file'"},
	};
	struct value value = answer_of(files, 4, &made);

	(void)state;
	assert_int_equal(value.kind, VALUE_STRING);
	assert_true(str_is(value.text, "of the server by its file"));
	unmake_program(&made);
}

static void names_of_the_app(void **state)
{
	struct made made;
	struct tree_memory_file files[] = {
		{"app/pages/x.ts", "ask(secret)"},
		{"app/utils/secret.ts", "export const secret = 'of the browser'"},
		{"server/utils/secret.ts", "export const secret = 'of the server'"},
	};
	struct value value = answer_of(files, 3, &made);

	(void)state;
	assert_true(str_is(value.text, "of the browser"));
	unmake_program(&made);
}

static void two_files_offer_a_name(void **state)
{
	struct made made;
	struct tree_memory_file files[] = {
		{"server/api/x.ts", "ask(secret)"},
		{"server/utils/one.ts", "export const secret = 'one'"},
		{"server/utils/two.ts", "export const secret = 'two'"},
	};
	struct value value = answer_of(files, 3, &made);

	(void)state;
	assert_int_equal(value.kind, VALUE_GLOBAL);
	unmake_program(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_name_variables),
		cmocka_unit_test(configuration_may_name_another),
		cmocka_unit_test(what_is_not_there_is_not_known),
		cmocka_unit_test(configuration_of_itself),
		cmocka_unit_test(names_of_server_utils),
		cmocka_unit_test(names_of_the_app),
		cmocka_unit_test(two_files_offer_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
