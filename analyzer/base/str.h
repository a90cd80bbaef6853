#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

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
struct str str_of(const char *z);

/* Is the slice absent (as opposed to empty)? */
bool str_absent(struct str a);

/* Are both equal, byte for byte? Absent and empty are equal. */
bool str_equal(struct str a, struct str b);

/* Does the slice equal this terminated string? */
bool str_is(struct str a, const char *z);

/* Orders bytewise, as memcmp; shorter first: negative, 0, positive. */
int str_compare(struct str a, struct str b);

/* Compares ASCII letters without regard to case, all else exactly. */
bool str_is_nocase(struct str a, const char *z);

bool str_starts(struct str a, const char *prefix);
bool str_ends(struct str a, const char *suffix);

/* Returns the offset of the first occurrence at or after `from`, or SIZE_MAX. */
size_t str_find(struct str a, struct str needle, size_t from);

/* Returns the offset of the first (last) such byte, or SIZE_MAX. */
size_t str_find_byte(struct str a, char byte);
size_t str_find_last_byte(struct str a, char byte);

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
