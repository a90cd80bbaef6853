#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"

/*
 * A slice of bytes: pointer and length, not owned, not always terminated,
 * may hold NUL and invalid UTF-8. {NULL, 0} is "absent"; STR("") is "empty".
 * Slices made by str_copy and str_format are NUL-terminated behind their end.
 */
struct str {
	const char *s;
	size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE     ((struct str){NULL, 0})
/* for printf-like calls: "%.*s", STR_ARGS(x) */
#define STR_ARGS(x) (int)(x).n, ((x).s == NULL ? "" : (x).s)

/* Wraps a terminated string; NULL gives the absent slice. */
static inline struct str str_of(const char *z)
{
	return (struct str){z, z == NULL ? 0 : strlen(z)};
}

/* Is the slice absent (as opposed to empty)? */
static inline bool str_absent(struct str a)
{
	return a.s == NULL;
}

/* Are both equal, byte for byte? Absent and empty are equal. */
static inline bool str_equal(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

/* Does the slice equal this terminated string? Here, so that a literal's length is known. */
static inline bool str_is(struct str a, const char *z)
{
	/* most differ in the first byte */
	return a.n == 0 || z == NULL ? a.n == str_of(z).n
				     : a.s[0] == z[0] && str_equal(a, str_of(z));
}

/* Orders bytewise, as memcmp; shorter first: negative, 0, positive. */
int str_compare(struct str a, struct str b);

/* These compare ASCII letters without regard to case, all else exactly. */
bool str_equal_nocase(struct str a, struct str b);

static inline bool str_is_nocase(struct str a, const char *z)
{
	const int small = 0x20; /* the bit that makes a letter small */

	return a.n == 0 ? z[0] == '\0'
			: ((a.s[0] ^ z[0]) & ~small) == 0 && str_equal_nocase(a, str_of(z));
}

static inline bool str_starts(struct str a, const char *prefix)
{
	size_t n;

	/* most differ in the first byte */
	if (prefix[0] == '\0' || a.n == 0 || a.s[0] != prefix[0]) {
		return prefix[0] == '\0';
	}
	n = strlen(prefix);
	return a.n >= n && memcmp(a.s, prefix, n) == 0;
}

static inline bool str_ends(struct str a, const char *suffix)
{
	size_t n = strlen(suffix);

	return a.n >= n && (n == 0 || memcmp(a.s + a.n - n, suffix, n) == 0);
}

/* Returns the offset of the first occurrence at or after `from`, or SIZE_MAX. */
size_t str_find(struct str a, struct str needle, size_t from);

/* Returns the offset of the first (last) such byte, or SIZE_MAX. */
size_t str_find_byte(struct str a, char byte);
size_t str_find_last_byte(struct str a, char byte);

/* Returns the number of spaces that a line begins with. */
size_t str_indent(struct str line);

/* Does `a` contain the terminated string? */
bool str_has(struct str a, const char *z);

/* Does `a` contain the terminated string, ASCII case ignored? */
bool str_has_nocase(struct str a, const char *z);

/* Does `a` contain any of the list, ASCII case ignored? */
bool str_has_any_nocase(struct str a, const char *const *list, size_t count);

/* Returns bytes [from, to), clamped to the slice. */
struct str str_slice(struct str a, size_t from, size_t to);

/* Returns what follows the last separator, or all of `a` without one. */
struct str str_last_part(struct str a, char separator);

/*
 * Takes what stands before the separator off the front of *rest, and the
 * separator. Without one it is all of *rest, which is absent then.
 */
struct str str_take(struct str *rest, char separator);

/* Returns `a` without ASCII white space at both ends. */
struct str str_trim(struct str a);

/* Returns a terminated copy that lives as long as the arena. */
struct str str_copy(struct arena *arena, struct str a);

/* printf into the arena; the result is terminated. */
struct str str_format(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
struct str str_format_list(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Returns `a` followed by `b`, in the arena. */
struct str str_join(struct arena *arena, struct str a, struct str b);

/* Is the slice in the list? */
bool str_in(struct str a, const char *const *list, size_t count);

#endif
