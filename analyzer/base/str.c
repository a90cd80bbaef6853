#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"

struct str str_of(const char *z)
{
	return (struct str){z, z == NULL ? 0 : strlen(z)};
}

bool str_absent(struct str a)
{
	return a.s == NULL;
}

bool str_equal(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool str_is(struct str a, const char *z)
{
	return str_equal(a, str_of(z));
}

int str_compare(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n == 0 ? 0 : memcmp(a.s, b.s, n);

	if (order != 0) {
		return order;
	}
	return a.n < b.n ? -1 : a.n > b.n;
}

static bool equal_nocase(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (ascii_lower(a[i]) != ascii_lower(b[i])) {
			return false;
		}
	}
	return true;
}

bool str_is_nocase(struct str a, const char *z)
{
	struct str b = str_of(z);

	return a.n == b.n && equal_nocase(a.s, b.s, a.n);
}

bool str_starts(struct str a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.n >= n && (n == 0 || memcmp(a.s, prefix, n) == 0);
}

bool str_ends(struct str a, const char *suffix)
{
	size_t n = strlen(suffix);

	return a.n >= n && (n == 0 || memcmp(a.s + a.n - n, suffix, n) == 0);
}

size_t str_find(struct str a, struct str needle, size_t from)
{
	if (needle.n == 0) {
		return from <= a.n ? from : SIZE_MAX;
	}
	while (from < a.n && a.n - from >= needle.n) {
		const char *p = memchr(a.s + from, needle.s[0], a.n - from - needle.n + 1);

		if (p == NULL) {
			return SIZE_MAX;
		}
		if (memcmp(p, needle.s, needle.n) == 0) {
			return (size_t)(p - a.s);
		}
		from = (size_t)(p - a.s) + 1;
	}
	return SIZE_MAX;
}

size_t str_find_byte(struct str a, char byte)
{
	const char *p = a.n == 0 ? NULL : memchr(a.s, byte, a.n);

	return p == NULL ? SIZE_MAX : (size_t)(p - a.s);
}

size_t str_find_last_byte(struct str a, char byte)
{
	for (size_t i = a.n; i > 0; i--) {
		if (a.s[i - 1] == byte) {
			return i - 1;
		}
	}
	return SIZE_MAX;
}

bool str_has(struct str a, const char *z)
{
	return str_find(a, str_of(z), 0) != SIZE_MAX;
}

/* The next place of a byte before `end`, or `end`. */
static const char *find_before(const char *from, const char *end, char byte)
{
	const char *found = from < end ? memchr(from, byte, (size_t)(end - from)) : NULL;

	return found == NULL ? end : found;
}

bool str_has_nocase(struct str a, const char *z)
{
	size_t n = strlen(z);
	char lower = ascii_lower(z[0]);
	char upper = ascii_upper(z[0]);
	const char *end;
	const char *low;
	const char *high;

	if (n == 0 || n > a.n) {
		return n == 0;
	}
	end = a.s + a.n - n + 1;
	low = find_before(a.s, end, lower);
	high = upper == lower ? end : find_before(a.s, end, upper);
	while (low < end || high < end) {
		const char *at = low < high ? low : high;

		if (equal_nocase(at, z, n)) {
			return true;
		}
		if (at == low) {
			low = find_before(at + 1, end, lower);
		} else {
			high = find_before(at + 1, end, upper);
		}
	}
	return false;
}

bool str_has_any_nocase(struct str a, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_has_nocase(a, list[i])) {
			return true;
		}
	}
	return false;
}

struct str str_slice(struct str a, size_t from, size_t to)
{
	if (a.s == NULL) {
		return a;
	}
	if (to > a.n) {
		to = a.n;
	}
	if (from > to) {
		from = to;
	}
	return (struct str){a.s + from, to - from};
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str a)
{
	while (a.n > 0 && is_space(a.s[a.n - 1])) {
		a.n--;
	}
	while (a.n > 0 && is_space(a.s[0])) {
		a.s++;
		a.n--;
	}
	return a;
}

struct str str_copy(struct arena *arena, struct str a)
{
	char *p;

	if (a.s == NULL) {
		return a;
	}
	p = arena_alloc(arena, a.n + 1);
	if (a.n > 0) {
		memcpy(p, a.s, a.n);
	}
	return (struct str){p, a.n};
}

struct str str_format_list(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	int n;
	char *p;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	if (n < 0) {
		va_end(again);
		return STR("");
	}
	p = arena_alloc(arena, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	return (struct str){p, (size_t)n};
}

struct str str_format(struct arena *arena, const char *format, ...)
{
	va_list args;
	struct str text;

	va_start(args, format);
	text = str_format_list(arena, format, args);
	va_end(args);
	return text;
}

struct str str_join(struct arena *arena, struct str a, struct str b)
{
	char *p = arena_alloc(arena, a.n + b.n + 1);

	if (a.n > 0) {
		memcpy(p, a.s, a.n);
	}
	if (b.n > 0) {
		memcpy(p + a.n, b.s, b.n);
	}
	return (struct str){p, a.n + b.n};
}

bool str_in(struct str a, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_is(a, list[i])) {
			return true;
		}
	}
	return false;
}

struct str str_take(struct str *rest, char separator)
{
	size_t at = str_find_byte(*rest, separator);
	struct str part = str_slice(*rest, 0, at);

	*rest = at == SIZE_MAX ? STR_NONE : str_slice(*rest, at + 1, rest->n);
	return part;
}

struct str str_last_part(struct str a, char separator)
{
	size_t at = str_find_last_byte(a, separator);

	return at == SIZE_MAX ? a : str_slice(a, at + 1, a.n);
}
