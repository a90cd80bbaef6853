#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "base/rarity.h"

enum {
	LONG_TEXT = 128, /* bytes from which on a needle is worth a look */
	SHORT_TEXT = 256, /* that is formatted at one go */
};

static const uint64_t ones = UINT64_MAX / UINT8_MAX; /* in each of eight bytes */

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

bool str_equal_nocase(struct str a, struct str b)
{
	return a.n == b.n && equal_nocase(a.s, b.s, a.n);
}

static uint64_t load_eight(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof(word));
	return word;
}

/* Is one of eight bytes zero? */
static bool has_zero(uint64_t word)
{
	return ((word - ones) & ~word & ones * 0x80) != 0;
}

size_t str_find(struct str a, struct str needle, size_t from)
{
	const char *at;
	const char *end;
	size_t rare;

	if (needle.n == 0) {
		return from <= a.n ? from : SIZE_MAX;
	}
	if (from >= a.n || a.n - from < needle.n) {
		return SIZE_MAX;
	}
	/* in a short text looking for the rarest byte costs more than it saves */
	rare = a.n - from < LONG_TEXT ? 0 : rarity_find(needle.s, needle.n);
	end = a.s + a.n - needle.n + rare + 1;
	for (at = a.s + from + rare; at < end; at++) {
		at = memchr(at, needle.s[rare], (size_t)(end - at));
		if (at == NULL) {
			return SIZE_MAX;
		}
		if (at[-(ptrdiff_t)rare] == needle.s[0] &&
			memcmp(at - rare, needle.s, needle.n) == 0) {
			return (size_t)(at - a.s) - rare;
		}
	}
	return SIZE_MAX;
}

size_t str_indent(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.s[n] == ' ') {
		n++;
	}
	return n;
}

size_t str_find_byte(struct str a, char byte)
{
	const char *p = a.n == 0 ? NULL : memchr(a.s, byte, a.n);

	return p == NULL ? SIZE_MAX : (size_t)(p - a.s);
}

size_t str_find_last_byte(struct str a, char byte)
{
	const uint64_t wanted = ones * (unsigned char)byte;
	size_t i = a.n;

	while (i >= sizeof(wanted) && !has_zero(load_eight(a.s + i - sizeof(wanted)) ^ wanted)) {
		i -= sizeof(wanted);
	}
	for (; i > 0; i--) {
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

/* May a pair of letters begin at one of eight bytes? Nine are looked at; in any case. */
static bool may_begin(const char *at, char first, char second)
{
	uint64_t other = (load_eight(at) ^ ones * (unsigned char)first) |
			 (load_eight(at + 1) ^ ones * (unsigned char)second);

	return has_zero(other & ones * 0xdf); /* but for the bit that makes a letter small */
}

bool str_has_nocase(struct str a, const char *z)
{
	size_t n = strlen(z);

	for (size_t at = 0; at + n <= a.n;) {
		size_t end = at + sizeof(uint64_t);

		if (n > 1 && end < a.n && !may_begin(a.s + at, z[0], z[1])) {
			at = end;
			continue;
		}
		for (; at < end && at + n <= a.n; at++) {
			if (equal_nocase(a.s + at, z, n)) {
				return true;
			}
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
	p = arena_raw(arena, a.n + 1);
	if (a.n > 0) {
		memcpy(p, a.s, a.n);
	}
	p[a.n] = '\0';
	return (struct str){p, a.n};
}

struct str str_format_list(struct arena *arena, const char *format, va_list args)
{
	char first[SHORT_TEXT];
	va_list again;
	char *p;
	int n;

	va_copy(again, args);
	n = vsnprintf(first, sizeof(first), format, args);
	if (n < 0) {
		va_end(again);
		return STR("");
	}
	p = arena_raw(arena, (size_t)n + 1);
	if (n < SHORT_TEXT) {
		memcpy(p, first, (size_t)n + 1);
	} else {
		vsnprintf(p, (size_t)n + 1, format, again);
	}
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
	char *p = arena_raw(arena, a.n + b.n + 1);

	if (a.n > 0) {
		memcpy(p, a.s, a.n);
	}
	if (b.n > 0) {
		memcpy(p + a.n, b.s, b.n);
	}
	p[a.n + b.n] = '\0';
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
