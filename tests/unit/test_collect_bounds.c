#include "in_memory.h"

static void takes_bad_bytes(void **state)
{
	static const char binary[] = "clerk " SK_TEST "\0more";
	static const char invalid[] = "\xFF\xFE clerk = '" SK_TEST "' \xC3\n";
	static const struct tree_memory_file files[] = {
		{"a.bin", binary, sizeof(binary)},
		{"b.txt", invalid, 0},
		{"c\xFF.txt", "clerk " PK_TEST "\n", 0},
		{"d.ts", "import { clerkMiddleware from '@clerk/nextjs/server' ((((\n", 0},
		{"empty.ts", "", 0},
	};
	struct run run;
	struct facts again;
	struct buf buf = {0};
	struct str error;

	(void)state;
	collect(&run, files, COUNT(files));
	assert_int_equal(run.facts.keys.n, 2);
	assert_true(str_is(run.facts.keys.items[1].at.file, "c\xEF\xBF\xBD.txt"));
	assert_true(
		str_starts(run.facts.keys.items[0].at.excerpt, "\xEF\xBF\xBD\xEF\xBF\xBD clerk"));
	assert_int_equal(run.facts.notices.n, 1);
	assert_true(str_is(run.facts.notices.items[0].path, "d.ts"));
	facts_write(&run.facts, &buf);
	assert_true(facts_read(&run.arena, buf_str(&buf), &again, &error));
	assert_true(str_equal(again.keys.items[1].at.file, run.facts.keys.items[1].at.file));
	buf_finish(&buf);
	arena_finish(&run.arena);
}

static void long_lines_are_cut(void **state)
{
	static char text[60000];
	struct tree_memory_file file = {"a.json", text, 0};
	struct run run;

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	memcpy(text + 50000, "clerk " PK_TEST " ", sizeof("clerk " PK_TEST " ") - 1);
	collect(&run, &file, 1);
	assert_int_equal(run.facts.keys.n, 1);
	assert_int_equal(run.facts.keys.items[0].at.column, 50007);
	assert_int_equal(run.facts.keys.items[0].at.excerpt.n, 200);
	arena_finish(&run.arena);
}

/* Every kind of secret, in every kind of place: none may be in what is written. */
static void no_secret_is_written(void **state)
{
#define PEM_BODY "MIIFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfake7777"
	static const struct tree_memory_file files[] = {
		{".env",
			"CLERK_SECRET_KEY=" SK_LIVE " # " SK_TEST "\nCLERK_WEBHOOK_SECRET=" WHSEC
			"\nCLERK_MACHINE_SECRET_KEY=ak_FAKEfakeFAKEfake8888FAKE\n"
			"CLERK_PEM=\"-----BEGIN PRIVATE KEY-----\n" PEM_BODY "\n"
			"-----END PRIVATE KEY-----\"\nCLERK_PASSWORD=fake-password-9999\n",
			0},
		{"a.ts",
			"import { clerkMiddleware } from '@clerk/nextjs/server'\n"
			"export const x = { secretKey: '" SK_LIVE "', clerk: '" WHSEC "' }\n"
			"const p = `-----BEGIN PRIVATE KEY-----\n" PEM_BODY
			"${process.env.CLERK_X}\n-----END PRIVATE KEY-----`\n"
			"const live = true ? '" SK_LIVE "' : '" SK_TEST "'\n",
			0},
		{"Dockerfile", "ENV CLERK_SECRET_KEY=" SK_LIVE "\n", 0},
	};
	static const char *const secrets[] = {"fake0000FAKE", "fake2222FAKE", "ZmFrZTQ0NDRGQUtF",
		"fake8888", "MIIFAKE", "fake-password"};
	struct run run;
	struct buf buf = {0};

	(void)state;
	collect(&run, files, COUNT(files));
	facts_write(&run.facts, &buf);
	assert_true(run.facts.keys.n >= 8);
	for (size_t i = 0; i < COUNT(secrets); i++) {
		if (strstr(buf.s, secrets[i]) != NULL) {
			fail_msg("'%s' is in the facts", secrets[i]);
		}
	}
	buf_finish(&buf);
	arena_finish(&run.arena);
}

static void any_number_of_threads_gives_the_same(void **state)
{
	enum { FILES = 200 };
	static struct tree_memory_file files[FILES];
	static char paths[FILES][32];
	static char texts[FILES][256];
	struct str first = STR_NONE;
	struct arena kept;

	(void)state;
	for (int i = 0; i < FILES; i++) {
		snprintf(paths[i], sizeof(paths[i]), "src/%d/file.ts", i * 7919 % 1000);
		snprintf(texts[i], sizeof(texts[i]),
			"import './x%d'; import { auth } from '@clerk/nextjs/server'\n"
			"export const k = process.env.CLERK_%d\nconst p = '" PK_TEST "'%s\n",
			i, i, i % 9 == 0 ? " ((" : "");
		files[i] = (struct tree_memory_file){paths[i], texts[i], 0};
	}
	arena_init(&kept);
	for (uint32_t jobs = 1; jobs <= 8; jobs++) {
		struct run run;
		struct buf buf = {0};

		collect_with(&run, files, FILES, &(struct collect_options){.jobs = jobs});
		assert_int_equal(run.facts.env_reads.n, FILES);
		facts_write(&run.facts, &buf);
		if (str_absent(first)) {
			first = str_copy(&kept, buf_str(&buf));
		}
		assert_true(str_equal(first, buf_str(&buf)));
		buf_finish(&buf);
		arena_finish(&run.arena);
	}
	arena_finish(&kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_bad_bytes),
		cmocka_unit_test(long_lines_are_cut),
		cmocka_unit_test(no_secret_is_written),
		cmocka_unit_test(any_number_of_threads_gives_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
