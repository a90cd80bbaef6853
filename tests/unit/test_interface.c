#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "facts/interface.h"

/* Broken and hostile text of an interface: it is cut off anywhere, and nests without end. */

static interface_vec read_text(struct arena *arena, struct str text)
{
	struct summary summary = {.text = text};
	struct declared_interface declared = {STR("X"), 0, (uint32_t)text.n};
	interface_vec members = {0};

	interface_read(&summary, &declared, arena, &members);
	for (size_t i = 0; i < members.n; i++) {
		assert_true(members.items[i].start <= members.items[i].end);
		assert_true(members.items[i].end <= text.n);
	}
	return members;
}

static void test_cut_off(void **state)
{
	static const char whole[] =
		"interface X extends Y {\n"
		"  readonly a?: 'one' | \"two\\\"\" /* c */; // d\n"
		"  b: { c: Array<{ d: string }>; 'e-f': (x: { y: 1 }) => 'z' }\n"
		"  [key: string]: unknown; g(): void\n"
		"}";
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t n = 0; n < sizeof(whole); n++) {
		/* of its own size, so that reading over its end is seen */
		char *copy = arena_alloc(&arena, n + 1);

		memcpy(copy, whole, n);
		read_text(&arena, (struct str){copy, n});
	}
	assert_int_equal(read_text(&arena, STR(whole)).n, 6);
	arena_finish(&arena);
}

static void test_deep(void **state)
{
	static char text[20000];
	struct arena arena;
	size_t n = 0;

	(void)state;
	arena_init(&arena);
	while (n + 4 < sizeof(text)) {
		memcpy(text + n, "{a:", 3);
		n += 3;
	}
	assert_true(read_text(&arena, (struct str){text, n}).n < 20);
	for (n = 0; n < sizeof(text); n++) {
		text[n] = "{'readonly <"[n % 12];
	}
	read_text(&arena, (struct str){text, n});
	memset(text + 1, '(', sizeof(text) - 1);
	read_text(&arena, (struct str){text, n});
	memset(text + 1, '\0', sizeof(text) - 1);
	read_text(&arena, (struct str){text, n});
	arena_finish(&arena);
}

static void test_many(void **state)
{
	static char text[20000];
	struct arena arena;

	(void)state;
	arena_init(&arena);
	text[0] = '{';
	for (size_t n = 1; n < sizeof(text); n++) {
		text[n] = "a:b;"[(n - 1) % 4];
	}
	assert_int_equal(read_text(&arena, (struct str){text, sizeof(text)}).n, 500);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
