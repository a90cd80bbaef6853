#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "settings/blocks.h"

static struct blocks read_text(struct arena *arena, const char *text, enum blocks_form form)
{
	arena_init(arena);
	return blocks_read(arena, str_of(text), form);
}

static void assert_word(
	const struct blocks *blocks, size_t statement, uint32_t word, const char *text)
{
	const struct blocks_word *found =
		blocks_word(blocks, &blocks->statements.items[statement], word);

	assert_non_null(found);
	assert_true(str_is(found->text, text));
}

static void statements_of_nginx_end_at_semicolons(void **state)
{
	struct arena arena;
	struct blocks blocks = read_text(&arena,
		"a 1; b\n 2; # c 3;\nlocation ~ ^/x$ {\n d \"4 ;}\" 'it\\'s';\n}\ne ${PORT};",
		BLOCKS_NGINX);

	(void)state;
	assert_int_equal(blocks.statements.n, 5);
	assert_word(&blocks, 1, 1, "2");
	assert_word(&blocks, 2, 2, "^/x$");
	assert_int_equal(blocks.statements.items[3].parent, 2);
	assert_word(&blocks, 3, 1, "4 ;}");
	assert_word(&blocks, 3, 2, "it's");
	assert_word(&blocks, 4, 1, "${PORT}");
	assert_int_equal(blocks.statements.items[4].parent, BLOCKS_NONE);
	assert_false(blocks.partial);
	arena_finish(&arena);
}

static void statements_of_caddy_end_with_their_line(void **state)
{
	struct arena arena;
	struct blocks blocks = read_text(&arena,
		"{\n\tadmin off\n}\na.example {\n\trewrite /a \\\n\t\t/b\n\theader X `y \"z\"`\n"
		"\trespond {path}\n}\n",
		BLOCKS_CADDY);

	(void)state;
	assert_int_equal(blocks.statements.n, 6);
	assert_int_equal(blocks.statements.items[0].count, 0);
	assert_int_equal(blocks.statements.items[1].parent, 0);
	assert_int_equal(blocks.statements.items[3].count, 3);
	assert_word(&blocks, 3, 2, "/b");
	assert_word(&blocks, 4, 2, "y \"z\"");
	assert_word(&blocks, 5, 1, "{path}");
	assert_false(blocks.partial);
	arena_finish(&arena);
}

static void what_does_not_end_is_partial(void **state)
{
	static const char *const texts[] = {"a {", "}", "a \"b", "a 'b", "a {{{ b", "a } }"};
	struct arena arena;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_true(read_text(&arena, texts[i], BLOCKS_NGINX).partial);
		arena_finish(&arena);
	}
	assert_true(read_text(&arena, "a {\n", BLOCKS_CADDY).partial);
	arena_finish(&arena);
	assert_int_equal(read_text(&arena, "", BLOCKS_NGINX).statements.n, 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_of_nginx_end_at_semicolons),
		cmocka_unit_test(statements_of_caddy_end_with_their_line),
		cmocka_unit_test(what_does_not_end_is_partial),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
