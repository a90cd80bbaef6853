#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena_state.h"
#include "base/ascii.h"
#include "base/literals.h"

/* Some begin alike, stand in another, share their rarest bytes or have what is near a letter. */
static const struct literal list[] = {
	LITERAL("clerk", 1u << 0),
	LITERAL("svix", 1u << 1),
	LITERAL("-jwt", 1u << 2),
	LITERAL("--no-verify-jwt", 1u << 3),
	LITERAL("jwt-decode", 1u << 4),
	LITERAL("pk_live_", 1u << 5),
	LITERAL("pk_test_", 1u << 5),
	LITERAL("sk_test_", 1u << 6),
	LITERAL("@controller(", 1u << 7),
	LITERAL("'org:", 1u << 8),
	LITERAL("\"org:", 1u << 9),
	LITERAL("{[`~", 1u << 10),
	LITERAL("aaaa", 1u << 11),
	LITERAL("aaaaaaab", 1u << 12),
	LITERAL("content-security-policy", 1u << 13),
	LITERAL("contentsecuritypolicy", 1u << 31),
};

enum { COUNT = sizeof(list) / sizeof(list[0]), PAGE = 4096, LONGEST = 200 };

static bool stands_at(struct str text, size_t at, struct str literal)
{
	for (size_t i = 0; i < literal.n; i++) {
		if (at + i >= text.n || ascii_lower(text.s[at + i]) != literal.s[i]) {
			return false;
		}
	}
	return true;
}

static uint32_t marks_plainly(struct str text)
{
	uint32_t marks = 0;

	for (size_t at = 0; at < text.n; at++) {
		for (size_t i = 0; i < COUNT; i++) {
			marks |= stands_at(text, at, list[i].text) ? list[i].marks : 0;
		}
	}
	return marks;
}

/* Searches in all ways that the machine knows. */
static void expect_marks(struct literals *set, struct str text, uint32_t marks)
{
	for (int way = 0; way < LITERALS_WAYS; way++) {
		if (literals_go(set, (enum literals_way)way)) {
			assert_int_equal(literals_marks(set, text), marks);
		}
	}
}

static void test_ways(void **state)
{
	struct literals *set = literals_make(*state, list, COUNT);

	assert_true(literals_go(set, LITERALS_PLAIN));
	assert_false(literals_go(set, LITERALS_WAYS));
#if defined(__x86_64__)
	assert_false(literals_go(set, LITERALS_NEON));
	assert_int_equal(literals_go(set, LITERALS_AVX2), __builtin_cpu_supports("avx2") != 0);
#elif defined(__aarch64__)
	assert_true(literals_go(set, LITERALS_NEON));
	assert_false(literals_go(set, LITERALS_AVX2));
#endif
}

/* A page between two that nobody may read: `length` bytes up to its end, or from its start. */
static char *guarded_page(void)
{
	int zero = open("/dev/zero", O_RDWR);
	char *pages = mmap(NULL, (size_t)3 * PAGE, PROT_NONE, MAP_PRIVATE, zero, 0);

	assert_true(pages != MAP_FAILED);
	assert_int_equal(mprotect(pages + PAGE, PAGE, PROT_READ | PROT_WRITE), 0);
	close(zero);
	return pages + PAGE;
}

static void put(char *to, struct str literal, bool upper)
{
	for (size_t i = 0; i < literal.n; i++) {
		to[i] = upper ? ascii_upper(literal.s[i]) : literal.s[i];
	}
}

static void expect_everywhere(struct literals *set, char *text, size_t length, size_t i)
{
	struct str literal = list[i].text;

	for (size_t at = 0; at + literal.n <= length; at++) {
		memset(text, at % 2 == 0 ? 'a' - 'A' : '\0', length);
		put(text + at, literal, at % 3 == 0);
		expect_marks(
			set, (struct str){text, length}, marks_plainly((struct str){text, length}));
		assert_true((marks_plainly((struct str){text, length}) & list[i].marks) != 0);
		text[at + literal.n / 2] = '\x7f';
		expect_marks(
			set, (struct str){text, length}, marks_plainly((struct str){text, length}));
	}
}

/* A literal is found wherever it stands, and nothing is read beyond the text. */
static void test_places(void **state)
{
	struct literals *set = literals_make(*state, list, COUNT);
	char *page = guarded_page();

	for (size_t length = 0; length <= LONGEST; length += length < 60 || length > 100 ? 7 : 1) {
		for (size_t i = 0; i < COUNT; i++) {
			expect_everywhere(set, page, length, i);
			expect_everywhere(set, page + PAGE - length, length, i);
		}
	}
	assert_int_equal(munmap(page - PAGE, (size_t)3 * PAGE), 0);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* A piece of a literal, perhaps in capitals or with a bit off, or any byte. */
static size_t put_random(char *to, size_t room, uint32_t *seed)
{
	struct str literal = list[next_random(seed) % COUNT].text;
	size_t from = next_random(seed) % 3 == 0 ? next_random(seed) % literal.n : 0;
	size_t n = next_random(seed) % 3 == 0 ? next_random(seed) % literal.n : literal.n;
	struct str piece = str_slice(literal, from, from + n);

	if (piece.n == 0 || piece.n > room) {
		to[0] = (char)next_random(seed);
		return 1;
	}
	put(to, piece, next_random(seed) % 4 == 0);
	if (next_random(seed) % 2 == 0) {
		to[next_random(seed) % piece.n] ^= (char)(1u << next_random(seed) % 8);
	}
	return piece.n;
}

static void test_random_texts(void **state)
{
	struct literals *set = literals_make(*state, list, COUNT);
	uint32_t seed = 9;
	uint32_t all = 0;
	char text[LONGEST];

	for (int round = 0; round < 20000; round++) {
		size_t length = next_random(&seed) % LONGEST;
		uint32_t marks;

		for (size_t n = 0; n < length;) {
			n += put_random(text + n, length - n, &seed);
		}
		marks = marks_plainly((struct str){text, length});
		expect_marks(set, (struct str){text, length}, marks);
		all |= marks;
	}
	assert_int_equal(all, 0x80003fff); /* each has been there */
}

/* Many in each bucket, and many of one hash. */
static void test_many(void **state)
{
	enum { MANY = 3000 };
	struct literal *many = arena_array(*state, MANY, sizeof(many[0]));
	struct literals *set;

	for (uint32_t i = 0; i < MANY; i++) {
		struct str text = str_format(*state, "<%04x>%s", i, i % 2 == 0 ? "" : "-more");

		many[i] = (struct literal){text, i + 1};
	}
	set = literals_make(*state, many, MANY);
	for (uint32_t i = 0; i < MANY; i++) {
		struct str text = str_format(
			*state, "%*s%*s", (int)(i % 50 + 12), many[i].text.s, (int)(i % 77), "");

		expect_marks(set, text, i + 1);
	}
}

static void test_none(void **state)
{
	struct literals *set = literals_make(*state, list, 0);

	expect_marks(set, STR("clerk"), 0);
	expect_marks(set, STR_NONE, 0);
	set = literals_make(*state, list, COUNT);
	expect_marks(set, STR_NONE, 0);
	expect_marks(set, STR(""), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_ways, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_random_texts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_many, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_none, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
