#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/distance.h"
#include "base/map.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/vec.h"

static int set_up(void **state)
{
	struct arena *arena = malloc(sizeof(*arena));

	arena_init(arena);
	*state = arena;
	return 0;
}

static int tear_down(void **state)
{
	arena_finish(*state);
	free(*state);
	return 0;
}

static void arena_memory_is_zeroed_and_aligned(void **state)
{
	struct arena *arena = *state;

	for (size_t n = 0; n < 300; n++) {
		char *p = arena_alloc(arena, n);

		assert_int_equal((uintptr_t)p % sizeof(void *), 0);
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(p[i], 0);
		}
		memset(p, 0xff, n);
	}
	arena_clear(arena);
	assert_int_equal(((char *)arena_alloc(arena, 64))[63], 0);
}

static void arena_takes_over_the_memory_of_another(void **state)
{
	struct arena other;
	struct str kept;

	arena_init(&other);
	arena_alloc(*state, 10);
	kept = str_copy(&other, STR("kept"));
	arena_alloc(&other, 1000000);
	arena_absorb(*state, &other);
	assert_null(other.chunks);
	arena_alloc(*state, 100);
	assert_true(str_is(kept, "kept"));
	arena_finish(&other);
}

static void slices_compare_bytewise(void **state)
{
	(void)state;
	assert_true(str_compare(STR("a"), STR("ab")) < 0);
	assert_true(str_compare(STR("b"), STR("ab")) > 0);
	assert_int_equal(str_compare(STR("ab"), STR("ab")), 0);
	assert_true(str_compare(STR("\x7f"), STR("\x80")) < 0);
	assert_true(str_equal(STR_NONE, STR("")));
	assert_true(str_absent(STR_NONE));
	assert_false(str_absent(STR("")));
	assert_true(str_equal((struct str){"a\0b", 3}, (struct str){"a\0b", 3}));
	assert_false(str_is((struct str){"a\0b", 3}, "a"));
}

static void slices_are_searched_and_cut(void **state)
{
	struct str text = STR("one two one");

	(void)state;
	assert_int_equal(str_find(text, STR("one"), 0), 0);
	assert_int_equal(str_find(text, STR("one"), 1), 8);
	assert_int_equal(str_find(text, STR("one"), 9), SIZE_MAX);
	assert_int_equal(str_find(STR("on"), STR("one"), 0), SIZE_MAX);
	assert_int_equal(str_find(STR_NONE, STR("x"), 0), SIZE_MAX);
	assert_int_equal(str_find_byte(text, 't'), 4);
	assert_int_equal(str_find_last_byte(text, 'o'), 8);
	assert_int_equal(str_find_last_byte(text, 'x'), SIZE_MAX);
	assert_int_equal(str_indent(STR("  a b")), 2);
	assert_int_equal(str_indent(STR("  ")), 2);
	assert_int_equal(str_indent(STR_NONE), 0);
	assert_true(str_has_nocase(STR("my-CLERK-key"), "clerk"));
	assert_false(str_has_nocase(STR("cler"), "clerk"));
	assert_true(str_is(str_slice(text, 4, 7), "two"));
	assert_true(str_is(str_slice(text, 8, 100), "one"));
	assert_int_equal(str_slice(text, 100, 4).n, 0);
	assert_true(str_is(str_trim(STR(" \t a b\n")), "a b"));
	assert_int_equal(str_trim(STR(" \n ")).n, 0);
	assert_true(str_is_nocase(STR("KEY"), "key"));
	assert_false(str_is_nocase(STR("KEYS"), "key"));
}

static size_t find_plainly(struct str text, struct str needle, size_t from, bool nocase)
{
	for (size_t at = from; at + needle.n <= text.n; at++) {
		struct str part = str_slice(text, at, at + needle.n);

		if (nocase ? str_is_nocase(part, needle.s) : str_equal(part, needle)) {
			return at;
		}
	}
	return SIZE_MAX;
}

static size_t find_last_plainly(struct str text, char byte)
{
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < text.n; i++) {
		last = text.s[i] == byte ? i : last;
	}
	return last;
}

/* Needles of all lengths in texts of all lengths, of few letters so that much is alike. */
static void searches_find_what_a_plain_one_does(void **state)
{
	static const char letters[] = "aAbx[{\0\xe1";
	uint32_t seed = 1;
	char text[300];

	for (int round = 0; round < 20000; round++) {
		size_t length = (seed >> 8) % sizeof(text);
		struct str all = {text, length};
		struct str needle;
		size_t from;

		for (size_t i = 0; i < length; i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] = letters[(seed >> 16) % (sizeof(letters) - 1)];
		}
		from = (seed >> 4) % (length + 1);
		needle = str_copy(*state, str_slice(all, from, from + (seed >> 12) % 9));
		assert_int_equal(str_find(all, needle, 0), find_plainly(all, needle, 0, false));
		assert_int_equal(str_find(all, needle, from / 2),
			find_plainly(all, needle, from / 2, false));
		assert_int_equal(str_find_last_byte(str_slice(all, 0, from), 'b'),
			find_last_plainly(str_slice(all, 0, from), 'b'));
		text[from / 2] = '~'; /* so that needles are missing too */
		assert_int_equal(str_find(all, needle, 0), find_plainly(all, needle, 0, false));
		needle.n = strlen(needle.s);
		assert_int_equal(str_has_nocase(all, needle.s),
			find_plainly(all, needle, 0, true) != SIZE_MAX);
	}
}

static void texts_are_formatted_and_joined(void **state)
{
	struct str text = str_format(*state, "%.*s-%d", STR_ARGS(STR("a")), 7);

	assert_true(str_is(text, "a-7"));
	assert_int_equal(text.s[text.n], '\0');
	for (int n = 250; n < 260; n++) {
		text = str_format(*state, "%*d", n, 7);
		assert_int_equal(text.n, n);
		assert_int_equal(text.s[n - 1], '7');
		assert_int_equal(text.s[n], '\0');
	}
	assert_true(str_is(str_join(*state, STR("a-7"), STR("!")), "a-7!"));
	assert_true(str_is(str_join(*state, STR_NONE, STR_NONE), ""));
}

static void vectors_grow_and_keep(void **state)
{
	VEC(uint32_t) numbers = {0};

	for (uint32_t i = 0; i < 1000; i++) {
		vec_push((struct arena *)*state, &numbers, i);
	}
	assert_int_equal(numbers.n, 1000);
	for (uint32_t i = 0; i < 1000; i++) {
		assert_int_equal(numbers.items[i], i);
	}
	assert_int_equal(*vec_last(&numbers), 999);
}

static void lists_of_texts_are_searched(void **state)
{
	str_vec list = {0};

	assert_false(str_vec_has(&list, STR("")));
	vec_push((struct arena *)*state, &list, STR("one"));
	vec_push((struct arena *)*state, &list, STR("two"));
	assert_true(str_vec_has(&list, STR("two")));
	assert_false(str_vec_has(&list, STR("tw")));
}

static void texts_are_cut_between_characters(void **state)
{
	(void)state;
	assert_true(str_is(utf8_first(STR("a\xc3\xa9\xe2\x82\xac"), 2), "a\xc3\xa9"));
	assert_true(str_is(utf8_first(STR("a\xff\xff"), 2), "a\xff"));
	assert_true(str_is(utf8_first(STR("ab"), 3), "ab"));
	assert_int_equal(utf8_first(STR("ab"), 0).n, 0);
}

static void folders_of_a_path_are_counted(void **state)
{
	(void)state;
	assert_int_equal(path_depth(STR("")), 0);
	assert_int_equal(path_depth(STR("package.json")), 0);
	assert_int_equal(path_depth(STR("apps/web/")), 2);
}

static void maps_find_what_was_put(void **state)
{
	struct arena *arena = *state;
	struct map map = {0};

	assert_int_equal(map_get(&map, STR("x")), MAP_NONE);
	for (uint32_t i = 0; i < 5000; i++) {
		map_put(arena, &map, str_format(arena, "key %u", i), i);
	}
	map_put(arena, &map, STR("key 7"), 42);
	assert_int_equal(map.n, 5000);
	assert_int_equal(map_get(&map, STR("key 7")), 42);
	assert_int_equal(map_get(&map, STR("key 4999")), 4999);
	assert_int_equal(map_get(&map, STR("key 5000")), MAP_NONE);
	assert_int_equal(map_get(&map, STR("")), MAP_NONE);
}

static void maps_grow_at_once(void **state)
{
	struct arena *arena = *state;
	struct map map = {0};
	const struct map_slot *slots;

	map_put(arena, &map, STR("early"), 1);
	map_reserve(arena, &map, 5000);
	slots = map.slots;
	for (uint32_t i = 1; i < 5000; i++) {
		map_put(arena, &map, str_format(arena, "key %u", i), i);
	}
	map_reserve(arena, &map, 5000);
	assert_ptr_equal(map.slots, slots);
	assert_int_equal(map_get(&map, STR("early")), 1);
	assert_int_equal(map_get(&map, STR("key 4999")), 4999);
}

/* Keys that differ in one byte, or in length alone. */
static void maps_tell_keys_apart(void **state)
{
	enum { LONGEST = 40 };
	char zeros[LONGEST] = {0};
	struct map map = {0};

	for (uint32_t n = 0; n <= LONGEST; n++) {
		map_put(*state, &map, str_copy(*state, (struct str){zeros, n}), n * LONGEST);
		for (uint32_t i = 0; i < n; i++) {
			zeros[i] = 'x';
			map_put(*state, &map, str_copy(*state, (struct str){zeros, n}),
				n * LONGEST + i + 1);
			zeros[i] = '\0';
		}
	}
	assert_int_equal(map.n, LONGEST + 1 + LONGEST * (LONGEST + 1) / 2);
	for (uint32_t n = 1; n <= LONGEST; n++) {
		assert_int_equal(map_get(&map, (struct str){zeros, n}), n * LONGEST);
		zeros[n - 1] = 'x';
		assert_int_equal(map_get(&map, (struct str){zeros, n}), n * LONGEST + n);
		zeros[n - 1] = '\0';
	}
}

static void buffers_grow(void **state)
{
	struct buf buf = {0};

	(void)state;
	assert_true(str_is(buf_str(&buf), ""));
	for (int i = 0; i < 300; i++) {
		buf_format(&buf, "%d,", i);
	}
	buf_add_byte(&buf, '.');
	assert_true(str_ends(buf_str(&buf), "298,299,."));
	assert_int_equal(buf.s[buf.n], '\0');
	buf_finish(&buf);
	assert_null(buf.s);
}

static void notices_are_sorted_and_unique(void **state)
{
	struct arena *arena = *state;
	notice_vec notices = {0};

	notice_sort(&notices);
	notice_add(arena, &notices, STR("b"), STR("x"));
	notice_add(arena, &notices, STR("a"), STR("y"));
	notice_add(arena, &notices, STR("b"), STR("x"));
	notice_add(arena, &notices, STR_NONE, STR("z"));
	notice_sort(&notices);
	assert_int_equal(notices.n, 3);
	assert_true(str_absent(notices.items[0].path));
	assert_true(str_is(notices.items[1].path, "a"));
	assert_true(str_is(notices.items[2].path, "b"));
}

static void sha256_of_the_standard(void **state)
{
	/* FIPS 180-4's own example, and the empty text */
	assert_true(str_is(digest_sha256_base64(*state, STR("abc")),
		"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="));
	assert_true(str_is(digest_sha256_hex(*state, STR("abc")),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
	assert_true(str_is(digest_fingerprint(*state, STR_NONE),
		"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

/* As `git hash-object` names them, in both of its formats. */
static void names_of_git(void **state)
{
	char name[DIGEST_GIT_SHA256];

	(void)state;
	digest_git_blob(STR_NONE, DIGEST_GIT_SHA1, name);
	assert_memory_equal(name, "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", DIGEST_GIT_SHA1);
	digest_git_blob(STR("hello\n"), DIGEST_GIT_SHA1, name);
	assert_memory_equal(name, "ce013625030ba8dba906f756967f9e9ca394464a", DIGEST_GIT_SHA1);
	digest_git_blob(STR("hello\n"), DIGEST_GIT_SHA256, name);
	assert_memory_equal(name,
		"2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4",
		DIGEST_GIT_SHA256);
}

static void base64_as_browsers_decode_it(void **state)
{
	static const struct {
		const char *text;
		const char *bytes; /* NULL: invalid */
	} table[] = {
		{"Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk", "foo-bar-13.clerk.accounts.dev$"},
		{"Y2xlcmsuY2xlcmsuZGV2JA", "clerk.clerk.dev$"},
		{"Y2xlcmsuY2xlcmsuZGV2JA==", "clerk.clerk.dev$"},
		{"Y2xlcmsuY2xl\ncmsuZGV2JA== ", "clerk.clerk.dev$"},
		{"", ""},
		{"Y2xlcmsuY2xlcmsuZGV2JA=", NULL},
		{"Y2xlcmsuY2xlcmsuZGV2JA===", NULL},
		{"Y", NULL},
		{"YQ==YQ==", NULL},
		{"YQ-_", NULL},
		{"====", NULL},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct str out = STR("untouched");
		bool ok = digest_base64_decode(*state, str_of(table[i].text), &out);

		assert_int_equal(ok, table[i].bytes != NULL);
		assert_true(str_is(out, ok ? table[i].bytes : "untouched"));
	}
}

static void base64_round_trip(void **state)
{
	char bytes[64];

	for (size_t n = 0; n < sizeof(bytes); n++) {
		struct str in = {bytes, n};
		struct str out;

		for (size_t i = 0; i < n; i++) {
			bytes[i] = (char)(i * 37 + n);
		}
		assert_true(digest_base64_decode(*state, digest_base64_encode(*state, in), &out));
		assert_true(str_equal(in, out));
	}
}

static void paths_are_taken_apart(void **state)
{
	(void)state;
	assert_true(str_is(path_name(STR("apps/web/.env")), ".env"));
	assert_true(str_is(path_name(STR(".env")), ".env"));
	assert_true(str_is(path_folder(STR("apps/web/.env")), "apps/web"));
	assert_true(str_is(path_folder(STR(".env")), ""));
	assert_true(str_is(path_below(STR("apps/web/.env"), STR("apps")), "web/.env"));
	assert_true(str_is(path_below(STR("apps/web"), STR("")), "apps/web"));
	/* a folder that only begins alike, and the folder itself */
	assert_true(str_absent(path_below(STR("apps/web2/a"), STR("apps/web"))));
	assert_true(str_absent(path_below(STR("apps"), STR("apps"))));
}

static void paths_are_put_together(void **state)
{
	struct arena *arena = *state;

	assert_true(
		str_is(path_join(arena, STR("apps/web"), STR("./src//a.ts")), "apps/web/src/a.ts"));
	assert_true(str_is(path_join(arena, STR("apps/web"), STR("../api/")), "apps/api"));
	assert_true(str_is(path_join(arena, STR(""), STR("src/.")), "src"));
	assert_true(str_is(path_join(arena, STR("apps"), STR("..")), ""));
	assert_false(str_absent(path_join(arena, STR("apps"), STR(".."))));
	assert_true(str_absent(path_join(arena, STR("apps"), STR("../.."))));
	assert_true(str_absent(path_join(arena, STR("apps"), STR("/src"))));
}

static void texts_are_taken_apart(void **state)
{
	static const char *const words[] = {"auth", "Clerk"};
	struct str rest = STR("a..b");

	(void)state;
	assert_true(str_is(str_take(&rest, '.'), "a"));
	assert_true(str_is(str_take(&rest, '.'), ""));
	assert_false(str_absent(rest));
	assert_true(str_is(str_take(&rest, '.'), "b"));
	assert_true(str_absent(rest));
	assert_true(str_is(str_last_part(STR("a.b.c"), '.'), "c"));
	assert_true(str_is(str_last_part(STR("abc"), '.'), "abc"));
	assert_true(str_has_any_nocase(STR("myCLERKkey"), words, 2));
	assert_false(str_has_any_nocase(STR("myCLERKkey"), words, 1));
}

static void distance_counts_letters(void **state)
{
	char long_name[DISTANCE_LONGEST + 2];

	(void)state;
	assert_int_equal(distance_between(STR("kitten"), STR("sitting")), 3);
	assert_int_equal(distance_between(STR(""), STR("abc")), 3);
	assert_int_equal(distance_between(STR_NONE, STR("")), 0);
	memset(long_name, 'a', sizeof(long_name));
	assert_int_equal(distance_between((struct str){long_name, sizeof(long_name)}, STR("a")),
		DISTANCE_FAR);
	assert_int_equal(distance_between((struct str){long_name, sizeof(long_name)},
				 (struct str){long_name, sizeof(long_name)}),
		0);
	assert_int_equal(distance_between((struct str){long_name, DISTANCE_LONGEST}, STR("")),
		DISTANCE_LONGEST);
}

static void letters_take_columns(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t columns;
	} cases[] = {
		{"", 0},
		{"plain", 5},
		{"ünïcode …", 9},
		{"日本語", 6},
		{"ｆｕｌｌ", 8},
		{"half ﾊﾝ", 7},
		{"👍", 2},
		{"e\xcc\x81 ", 2}, /* an acute accent that combines */
		{"\xe1\x84\x80\xe1\x85\xa1", 2}, /* a Hangul syllable in two letters */
		{"\xff\xc3(", 3},
		{"\t\x1b", 2},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(utf8_columns(str_of(cases[i].text)), cases[i].columns);
	}
}

static void paths_become_addresses(void **state)
{
	struct arena *arena = *state;
	struct str uri = path_uri(arena, STR("a b/[id]/é#?%:\x1b.ts"));

	assert_string_equal(uri.s, "a%20b/%5Bid%5D/%C3%A9%23%3F%25%3A%1B.ts");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(arena_memory_is_zeroed_and_aligned),
		TEST(arena_takes_over_the_memory_of_another),
		TEST(slices_compare_bytewise),
		TEST(slices_are_searched_and_cut),
		TEST(searches_find_what_a_plain_one_does),
		TEST(texts_are_formatted_and_joined),
		TEST(vectors_grow_and_keep),
		TEST(lists_of_texts_are_searched),
		TEST(texts_are_cut_between_characters),
		TEST(folders_of_a_path_are_counted),
		TEST(maps_find_what_was_put),
		TEST(maps_grow_at_once),
		TEST(maps_tell_keys_apart),
		TEST(buffers_grow),
		TEST(notices_are_sorted_and_unique),
		TEST(sha256_of_the_standard),
		TEST(names_of_git),
		TEST(base64_as_browsers_decode_it),
		TEST(base64_round_trip),
		TEST(paths_are_taken_apart),
		TEST(paths_are_put_together),
		TEST(texts_are_taken_apart),
		TEST(distance_counts_letters),
		TEST(letters_take_columns),
		TEST(paths_become_addresses),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
