#include "in_memory.h"

static const struct fact_key *key_at(const struct run *run, const char *file, uint32_t line)
{
	for (size_t i = 0; i < run->facts.keys.n; i++) {
		const struct fact_key *key = &run->facts.keys.items[i];

		if (str_is(key->at.file, file) && key->at.line == line) {
			return key;
		}
	}
	fail_msg("no key at %s:%u", file, line);
	return NULL;
}

static bool reads(const struct run *run, const char *name, uint32_t line, const char *via)
{
	for (size_t i = 0; i < run->facts.env_reads.n; i++) {
		const struct fact_env_read *read = &run->facts.env_reads.items[i];

		if (str_is(read->name, name) && read->at.line == line && str_is(read->via, via)) {
			return true;
		}
	}
	return false;
}

static void an_empty_tree_has_one_app(void **state)
{
	struct run run;

	(void)state;
	collect(&run, NULL, 0);
	assert_int_equal(run.facts.apps.n, 1);
	assert_true(str_is(run.facts.apps.items[0].root, "."));
	assert_false(run.facts.apps.items[0].clerk);
	assert_int_equal(run.facts.files_seen, 0);
	assert_int_equal(run.facts.notices.n, 0);
	arena_finish(&run.arena);
}

static void finds_apps_and_packages(void **state)
{
	static const struct tree_memory_file files[] = {
		{"apps/web/package.json",
			"{\n  \"dependencies\": {\n    \"@clerk/nextjs\": \"^6.1.0\",\n"
			"    \"next\": \"15.1.0\", \"left-pad\": \"1\"\n  }\n}\n",
			0},
		{"apps/api/package.json", "{\"devDependencies\": {\"express\": \"^4\"}}", 0},
		{"apps/bad/package.json", "{", 0},
	};
	struct run run;

	(void)state;
	collect(&run, files, COUNT(files));
	assert_int_equal(run.facts.apps.n, 3);
	assert_true(str_is(run.facts.apps.items[2].root, "apps/web"));
	assert_true(str_is(run.facts.apps.items[2].manifest, "apps/web/package.json"));
	assert_true(run.facts.apps.items[2].clerk);
	assert_false(run.facts.apps.items[1].clerk);
	assert_int_equal(run.facts.packages.n, 3);
	assert_true(str_is(run.facts.packages.items[0].name, "express"));
	assert_true(run.facts.packages.items[0].dev);
	assert_true(str_is(run.facts.packages.items[1].name, "@clerk/nextjs"));
	assert_int_equal(run.facts.packages.items[1].at.line, 3);
	assert_int_equal(run.facts.packages.items[1].at.column, 5);
	assert_int_equal(run.facts.packages.items[1].at.app, 2);
	assert_true(str_is(
		run.facts.packages.items[1].at.excerpt, "    \"@clerk/nextjs\": \"^6.1.0\","));
	assert_int_equal(run.facts.notices.n, 1);
	assert_true(str_is(run.facts.notices.items[0].path, "apps/bad/package.json"));
	arena_finish(&run.arena);
}

/* The version behind a range, as each package manager's lockfile has it. */
static void resolves_packages_by_lockfile(void **state)
{
	static const char manifest[] =
		"{\"name\": \"web\", \"dependencies\": {\"@clerk/backend\": \"^2.0.0\"}}";
	static const struct {
		const char *path;
		const char *text;
		const char *version;
	} locks[] = {
		{"package-lock.json",
			"{\"lockfileVersion\": 3, \"packages\": {\"\": {}, "
			"\"node_modules/@clerk/backend\": {\"version\": \"2.3.1\"}}}",
			"2.3.1"},
		{"pnpm-lock.yaml",
			"lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n"
			"      '@clerk/backend':\n        specifier: ^2.0.0\n"
			"        version: 2.3.2(react@19.1.0)\n",
			"2.3.2"},
		{"yarn.lock",
			"# yarn lockfile v1\n\n\n\"@clerk/backend@^2.0.0\":\n  version \"2.3.3\"\n",
			"2.3.3"},
		{"bun.lock",
			"{\"lockfileVersion\": 1, \"workspaces\": {\"\": {\"name\": \"web\"}}, "
			"\"packages\": {\"@clerk/backend\": [\"@clerk/backend@2.3.4\", \"\", {}, "
			"\"sha512-x\"],}}",
			"2.3.4"},
		{"deno.lock", "{\"version\": \"4\"}", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(locks); i++) {
		const struct tree_memory_file files[] = {
			{"package.json", manifest, 0},
			{locks[i].path, locks[i].text, 0},
		};
		struct run run;

		collect(&run, files, COUNT(files));
		assert_int_equal(run.facts.packages.n, 1);
		assert_true(str_is(run.facts.packages.items[0].range, "^2.0.0"));
		assert_true(str_is(run.facts.packages.items[0].resolved, locks[i].version));
		arena_finish(&run.arena);
	}
}

static void finds_keys_in_env_files(void **state)
{
	static const struct tree_memory_file files[] = {
		{".env.production",
			"NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=" PK_LIVE "\n"
			"CLERK_SECRET_KEY=\"" SK_LIVE "\"\n"
			"# CLERK_SECRET_KEY=" SK_TEST "\n"
			"STRIPE_SECRET_KEY=sk_live_FAKEfakeFAKEfake5555\n"
			"PAIR=\"" PK_TEST " \"\n"
			"SOME_API_KEY=sk_test_FAKEfakeFAKEfake6666\n",
			0},
		{"a/.env", "SECRET_KEY=sk_live_FAKEfakeFAKEfake7777\n", 0},
		{"b/.env", "SECRET_KEY=sk_live_FAKEfakeFAKEfake8888\nPK=" PK_LIVE "\n", 0},
		{"c/.env", "SECRET_KEY=" SK_LIVE "\nSTRIPE_KEY=" SK_LIVE "\n", 0},
		{".env.example", "CLERK_SECRET_KEY=sk_test_xxxxxxxx\nA=" PK_TEST "\n", 0},
	};
	struct run run;
	const struct fact_key *key;

	(void)state;
	collect(&run, files, COUNT(files));
	key = key_at(&run, ".env.production", 1);
	assert_int_equal(key->kind, KEY_PUBLISHABLE);
	assert_int_equal(key->mode, KEY_MODE_LIVE);
	assert_true(str_is(key->frontend_api, "clerk.fake.example"));
	assert_true(str_is(key->env_name, "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY"));
	assert_int_equal(key->environment, ENVIRONMENT_PRODUCTION);
	assert_int_equal(key->at.context, CONTEXT_ENV);
	assert_true(key->valid && key->clerks_own);
	assert_int_equal(key->at.column, 35);
	key = key_at(&run, ".env.production", 2);
	assert_int_equal(key->kind, KEY_SECRET);
	assert_true(str_is(key->redacted, "sk_live_\xE2\x80\xA6"
					  "3333"));
	assert_int_equal(key->at.column, 19);
	assert_true(str_starts(key->fingerprint, "sha256:"));
	/* not in effect, so it says nothing about production */
	key = key_at(&run, ".env.production", 3);
	assert_int_equal(key->kind, KEY_SECRET);
	assert_int_equal(key->environment, ENVIRONMENT_ANY);
	assert_true(str_is(key->sample, "comment"));
	assert_int_equal(key_at(&run, ".env.production", 4)->kind, KEY_AMBIGUOUS);
	key = key_at(&run, ".env.production", 5);
	assert_true(str_is(key->frontend_api, "fake-host-13.clerk.accounts.dev"));
	assert_false(key->valid);
	assert_true(str_has(key->problem, "white space"));
	/* a name that says neither, and another vendor in the file */
	assert_int_equal(key_at(&run, ".env.production", 6)->kind, KEY_AMBIGUOUS);
	assert_int_equal(key_at(&run, "a/.env", 1)->kind, KEY_AMBIGUOUS);
	assert_int_equal(key_at(&run, "b/.env", 1)->kind, KEY_SECRET); /* beside Clerk's own */
	assert_int_equal(key_at(&run, "c/.env", 1)->kind, KEY_SECRET); /* named elsewhere */
	assert_int_equal(key_at(&run, "c/.env", 2)->kind, KEY_AMBIGUOUS);
	key = key_at(&run, ".env.example", 2);
	assert_true(str_is(key->sample, "sample"));
	arena_finish(&run.arena);
}

static void finds_keys_in_code(void **state)
{
	static const struct tree_memory_file files[] = {
		{"a.ts",
			"import { createClerkClient } from '@clerk/backend'\n"
			"const first = '" SK_TEST "'\n"
			"export const a = createClerkClient({ secretKey: first })\n"
			"const pk = process.env.X_KEY ?? '" PK_TEST "'\n"
			"// const old = '" PK_LIVE "'\n"
			"const other = '" SK_LIVE "'\n",
			0},
		{"clerk.go", "func main() {\n\twh := \"" WHSEC "\" // Clerk\n}\n", 0},
		{"pay.ts",
			"import Stripe from 'stripe'\nnew Stripe('" SK_LIVE "')\n"
			"const hook: string = '" WHSEC "'\n"
			"loadStripe('pk_live_FAKEfakeFAKEfakeFAKEfake')\n",
			0},
		{"notes.md", "# use " PK_TEST "\n", 0},
	};
	struct run run;
	const struct fact_key *key;

	(void)state;
	collect(&run, files, COUNT(files));
	key = key_at(&run, "a.ts", 2); /* flows into Clerk's option */
	assert_int_equal(key->kind, KEY_SECRET);
	assert_true(key->clerks_own);
	assert_true(str_is(key->env_name, "first"));
	key = key_at(&run, "a.ts", 4);
	assert_true(str_is(key->env_name, "X_KEY"));
	assert_true(str_is(key->sample, "fallback"));
	assert_true(str_is(key_at(&run, "a.ts", 5)->sample, "comment"));
	assert_int_equal(key_at(&run, "a.ts", 6)->kind, KEY_AMBIGUOUS);
	key = key_at(&run, "clerk.go", 2);
	assert_int_equal(key->kind, KEY_WEBHOOK_SECRET);
	assert_int_equal(key->mode, KEY_MODE_NONE);
	assert_true(key->clerks_own);
	assert_int_equal(key_at(&run, "pay.ts", 2)->kind, KEY_AMBIGUOUS);
	key = key_at(&run, "pay.ts", 3);
	assert_int_equal(key->kind, KEY_WEBHOOK_SECRET);
	assert_false(key->clerks_own);
	assert_true(str_is(key->env_name, "hook"));
	assert_int_equal(key_at(&run, "pay.ts", 4)->kind, KEY_AMBIGUOUS);
	assert_int_equal(key_at(&run, "notes.md", 1)->at.context, CONTEXT_DOCS);
	assert_true(str_is(key_at(&run, "notes.md", 1)->sample, ""));
	arena_finish(&run.arena);
}

static void defines_only_what_may_be_clerks(void **state)
{
	static const struct tree_memory_file files[] = {
		{".env.production",
			"DATABASE_URL=postgres://fake:fake-password@db\nCLERK_SIGN_IN_URL=/"
			"sign-in\n"
			"CLERK_SECRET_KEY=\nexport CLERK_WEBHOOK_SIGNING_SECRET=$OTHER\n"
			"HOOK=" WHSEC "\nCLERK_DOMAIN=https://fake.example\n",
			0},
		{".env.example", "CLERK_SECRET_KEY=your-secret-key\n", 0},
	};
	static const char *const classes[] = {
		"placeholder", "path", "empty", "expansion", "whsec", "url"};
	struct run run;

	(void)state;
	collect(&run, files, COUNT(files));
	assert_int_equal(run.facts.env_definitions.n, COUNT(classes));
	for (size_t i = 0; i < COUNT(classes); i++) {
		assert_true(str_is(run.facts.env_definitions.items[i].value_class, classes[i]));
	}
	assert_true(run.facts.env_definitions.items[0].sample);
	assert_int_equal(run.facts.env_definitions.items[0].environment, ENVIRONMENT_ANY);
	assert_int_equal(run.facts.env_definitions.items[3].environment, ENVIRONMENT_PRODUCTION);
	assert_int_equal(run.facts.env_definitions.items[3].at.column, 8);
	assert_true(str_is(
		run.facts.env_definitions.items[1].at.excerpt, "CLERK_SIGN_IN_URL=\xE2\x80\xA6"));
	arena_finish(&run.arena);
}

static void shows_no_values_of_settings(void **state)
{
	static const struct tree_memory_file files[] = {
		{"compose.yml",
			"services:\n  web:\n    environment: {CLERK_SIGN_IN_URL: /in, PASSWORD: "
			"fake}\n",
			0},
		{"wrangler.toml", "vars = { PASSWORD = \"fake\", CLERK_KEY = \"" SK_TEST "\" }\n",
			0},
	};
	struct run run;

	(void)state;
	collect(&run, files, COUNT(files));
	assert_int_equal(run.facts.env_definitions.n, 2);
	assert_true(str_is(run.facts.env_definitions.items[0].at.excerpt,
		"    environment: {CLERK_SIGN_IN_URL: \xE2\x80\xA6, PASSWORD: \xE2\x80\xA6}"));
	assert_true(str_starts(run.facts.env_definitions.items[1].at.excerpt,
		"vars = { PASSWORD = \xE2\x80\xA6, CLERK_KEY = \"sk_test_\xE2\x80\xA6"));
	arena_finish(&run.arena);
}

static void finds_reads_of_variables(void **state)
{
	static const struct tree_memory_file files[] = {
		{"a.ts",
			"'use client'\n"
			"const a = process.env.CLERK_A\n"
			"const b = process.env['CLERK_B']!\n"
			"const { CLERK_C, CLERK_D: d = 'x' } = process.env\n"
			"const env = process.env; const e = env.CLERK_E\n"
			"const f = import.meta.env.VITE_CLERK_F\n"
			"const g = Deno.env.get('CLERK_G')\n"
			"process.env.CLERK_H = 'x'\n"
			"const i = config.CLERK_I\n"
			"// process.env.CLERK_J\n"
			"const k = process.env.WEBHOOK_SECRET\n"
			"function l(process: any) { return process.env.CLERK_L }\n",
			0},
		{"b.ts",
			"import { Webhook } from 'svix'\nimport { env } from './c'\n"
			"const a = process.env.WEBHOOK_SECRET\nconst b = env.CLERK_M\n",
			0},
		{"c.ts", "export const env = { CLERK_M: process.env.CLERK_M }\n", 0},
	};
	struct run run;

	(void)state;
	collect(&run, files, COUNT(files));
	assert_true(reads(&run, "CLERK_A", 2, "process.env"));
	assert_true(reads(&run, "CLERK_B", 3, "process.env"));
	assert_true(reads(&run, "CLERK_C", 4, "process.env"));
	assert_true(reads(&run, "CLERK_D", 4, "process.env"));
	assert_true(reads(&run, "CLERK_E", 5, "process.env"));
	assert_true(reads(&run, "VITE_CLERK_F", 6, "import.meta.env"));
	assert_true(reads(&run, "CLERK_G", 7, "Deno.env"));
	assert_true(reads(&run, "WEBHOOK_SECRET", 3, "process.env"));
	assert_true(reads(&run, "CLERK_M", 4, "process.env"));
	assert_true(reads(&run, "CLERK_M", 1, "process.env"));
	/* not H (written), I (an object), J (a comment), K (nothing verifies there), L (no global)
	 */
	assert_int_equal(run.facts.env_reads.n, 10);
	assert_true(run.facts.env_reads.items[0].client);
	assert_false(run.facts.env_reads.items[9].client);
	arena_finish(&run.arena);
}

static void parses_what_a_value_comes_from(void **state)
{
	static const struct tree_memory_file files[] = {
		{"a.ts",
			"import { createClerkClient } from '@clerk/backend';\n"
			"import { c } from './b'; import type { T } from './t'; import { u } from "
			"'./u';\n"
			"createClerkClient({ secretKey: c })\n",
			0},
		{"b.ts", "export { c } from './c'\n", 0},
		{"c.ts", "import { d } from './d'; export const c = d\n", 0},
		{"d.ts", "export const d = 'x'\n", 0},
		{"t.ts", "export type T = 1\n", 0},
		{"u.ts", "export const u = 1\n", 0},
		{"middleware.ts", "export const x = 1\n", 0},
		{"vendor.min.js", "'clerk'\n", 0},
	};
	struct run run;

	(void)state;
	collect(&run, files, COUNT(files));
	assert_int_equal(run.facts.files_read, COUNT(files));
	assert_int_equal(run.facts.files_parsed, 5); /* a, b, c, d and middleware */
	arena_finish(&run.arena);
}

static void parses_only_what_leads_there(void **state)
{
	static const struct tree_memory_file files[] = {
		{"api/hook.ts",
			"import { createClerkClient } from '@clerk/backend';\n"
			"import { a, z } from '../lib'\n"
			"createClerkClient({ secretKey: a() })\n",
			0},
		{"lib/index.ts", "export * from './one'; export { z } from './z'\n", 0},
		{"lib/one/index.ts", "export * from './deep'; export * from '..'\n", 0},
		{"lib/one/deep.ts", "import { b } from '../../b'; export const a = b\n", 0},
		{"lib/z.ts", "export const z = 1\n", 0},
		{"b.ts", "import { c } from './c'; export const b = c\n", 0},
		{"c.ts", "import { d } from './d'; export const c = () => d\n", 0},
		{"d.ts", "import { e } from './e'; export const d = e\n", 0},
		{"e.ts", "import { f } from './f'; export const e = f\n", 0},
		{"f.ts", "export const f = 's'\n", 0},
	};
	struct run run;

	(void)state;
	collect(&run, files, COUNT(files));
	assert_int_equal(run.facts.files_parsed, COUNT(files) - 1); /* not z */
	arena_finish(&run.arena);
}

static void lists_settings_that_are_not_read(void **state)
{
	static const struct tree_memory_file files[] = {
		{"Dockerfile", "FROM scratch\nENV CLERK_SECRET_KEY=x\n", 0},
		{"Jenkinsfile", "environment { PASSWORD = 'fake'; CLERK_SECRET_KEY = 'x' }\n", 0},
		{"api/Jenkinsfile", "pipeline {}\n", 0},
		{"main.bicep", "param clerkSecretKey string\n", 0},
		{"vercel.json", "{\"env\": {\"CLERK_SECRET_KEY\": \"@clerk\"}}", 0},
		{"yarn.lock", "\"@clerk/nextjs@^6\":\n", 0},
		{"nuxt.config.ts", "import 'svix'\n", 0},
	};
	struct run run;

	(void)state;
	collect(&run, files, COUNT(files));
	assert_int_equal(run.facts.unread.n, 2);
	assert_true(str_is(run.facts.unread.items[0].kind, "jenkins"));
	assert_int_equal(run.facts.unread.items[0].at.line, 1);
	assert_true(str_is(run.facts.unread.items[0].at.excerpt, ""));
	assert_int_equal(run.facts.unread.items[0].at.context, CONTEXT_CI);
	assert_true(str_is(run.facts.unread.items[1].kind, "bicep"));
	arena_finish(&run.arena);
}

static void takes_values_from_outside(void **state)
{
	static const struct collect_env_file files[] = {
		{{"/abs/prod.env", 13},
			{"CLERK_SECRET_KEY=" SK_LIVE "\nOTHER=1\n"
			 "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=" PK_LIVE "\nCLERK_SIGN_IN_URL=/in\n",
				sizeof("CLERK_SECRET_KEY=" SK_LIVE "\nOTHER=1\n"
				       "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=" PK_LIVE
				       "\nCLERK_SIGN_IN_URL=/in\n") -
					1}},
	};
	struct collect_options options = {
		.jobs = 1, .env_files = files, .env_file_count = 1, .env_from_process = true};
	struct run run;
	const struct fact_environment_value *values;
	struct buf buf = {0};

	(void)state;
	assert_int_equal(setenv("CLERK_WEBHOOK_SIGNING_SECRET", WHSEC, 1), 0);
	collect_with(&run, NULL, 0, &options);
	values = run.facts.environment.items;
	assert_int_equal(run.facts.environment.n, 4);
	assert_true(str_is(values[0].name, "CLERK_SECRET_KEY"));
	assert_true(str_is(values[0].value_class, "sk_live"));
	assert_true(str_is(values[0].from, "prod.env"));
	assert_true(str_starts(values[0].fingerprint, "sha256:"));
	assert_true(str_is(values[1].name, "CLERK_SIGN_IN_URL"));
	assert_true(str_is(values[1].fingerprint, ""));
	assert_true(str_is(values[2].name, "CLERK_WEBHOOK_SIGNING_SECRET"));
	assert_true(str_is(values[2].from, "process"));
	assert_true(str_is(values[3].frontend_api, "clerk.fake.example"));
	facts_write(&run.facts, &buf);
	assert_null(strstr(buf.s, "fake2222"));
	assert_null(strstr(buf.s, "RkFLRWZha2VG"));
	buf_finish(&buf);
	arena_finish(&run.arena);
}

static void knows_the_context_of_a_path(void **state)
{
	static const struct {
		const char *path;
		enum context context;
	} cases[] = {
		{"app/page.tsx", CONTEXT_SOURCE},
		{"app/page.test.tsx", CONTEXT_TEST},
		{"__tests__/a.ts", CONTEXT_TEST},
		{"e2e/.env", CONTEXT_TEST},
		{"contest/a.ts", CONTEXT_SOURCE},
		{"src/test.ts", CONTEXT_SOURCE},
		{"a/b.stories.tsx", CONTEXT_STORY},
		{"docs/x.ts", CONTEXT_DOCS},
		{"src/middleware.example.ts", CONTEXT_DOCS},
		{"example.ts", CONTEXT_SOURCE},
		{"next.config.sample.mjs", CONTEXT_DOCS},
		{"app.example.json", CONTEXT_CONFIG},
		{"README.md", CONTEXT_DOCS},
		{"public/x.min.js", CONTEXT_GENERATED},
		{"convex/_generated/api.js", CONTEXT_GENERATED},
		{".history/src/server_20260212225628.js", CONTEXT_GENERATED},
		{".env.local", CONTEXT_ENV},
		{".github/workflows/ci.yml", CONTEXT_CI},
		{"Dockerfile", CONTEXT_CONTAINER},
		{"vercel.json", CONTEXT_CONFIG},
		{"x.unknown", CONTEXT_OTHER},
		{"", CONTEXT_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(context_name(collector_context(str_of(cases[i].path))),
			context_name(cases[i].context));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_tree_has_one_app),
		cmocka_unit_test(finds_apps_and_packages),
		cmocka_unit_test(resolves_packages_by_lockfile),
		cmocka_unit_test(finds_keys_in_env_files),
		cmocka_unit_test(finds_keys_in_code),
		cmocka_unit_test(defines_only_what_may_be_clerks),
		cmocka_unit_test(shows_no_values_of_settings),
		cmocka_unit_test(finds_reads_of_variables),
		cmocka_unit_test(parses_what_a_value_comes_from),
		cmocka_unit_test(parses_only_what_leads_there),
		cmocka_unit_test(lists_settings_that_are_not_read),
		cmocka_unit_test(takes_values_from_outside),
		cmocka_unit_test(knows_the_context_of_a_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
