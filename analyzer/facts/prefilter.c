#include "facts/prefilter.h"

#include <stdint.h>

#include "base/ascii.h"

/*
 * A literal is looked for where one of its bytes stands that is rare in
 * code; the others are compared only there. Sorted by that byte.
 */
struct literal {
	const char *text; /* lower case */
	size_t rare; /* index of the byte */
	unsigned mark;
};

static const struct literal literals[] = {
	{"pk_live_", 2, PREFILTER_KEY},
	{"pk_test_", 2, PREFILTER_KEY},
	{"sk_live_", 2, PREFILTER_KEY},
	{"sk_test_", 2, PREFILTER_KEY},
	{"whsec_", 5, PREFILTER_KEY},
	{"__session", 0, PREFILTER_LIBRARY}, /* the cookie with Clerk's token */
	{"'jose'", 1, PREFILTER_LIBRARY},
	{"\"jose\"", 1, PREFILTER_LIBRARY},
	{"clerk", 4, PREFILTER_CLERK},
	{"jsonwebtoken", 9, PREFILTER_LIBRARY},
	{"standardwebhooks", 14, PREFILTER_LIBRARY},
	{"'express'", 2, PREFILTER_LIBRARY}, /* the file that mounts a router names no Clerk */
	{"\"express\"", 2, PREFILTER_LIBRARY},
	{"svix", 3, PREFILTER_LIBRARY},
};

enum {
	LITERALS = sizeof(literals) / sizeof(literals[0]),
	ALL = PREFILTER_CLERK | PREFILTER_KEY | PREFILTER_LIBRARY,
};

static bool stands_at(struct str text, size_t at, const struct literal *literal)
{
	struct str want = str_of(literal->text);

	if (at < literal->rare || text.n - (at - literal->rare) < want.n) {
		return false;
	}
	for (size_t i = 0; i < want.n; i++) {
		if (ascii_lower(text.s[at - literal->rare + i]) != want.s[i]) {
			return false;
		}
	}
	return true;
}

static unsigned marks_at(struct str text, size_t at)
{
	char c = ascii_lower(text.s[at]);
	unsigned marks = 0;

	for (size_t i = 0; i < LITERALS; i++) {
		if (literals[i].text[literals[i].rare] == c && stands_at(text, at, &literals[i])) {
			marks |= literals[i].mark;
		}
	}
	return marks;
}

unsigned prefilter_scan(struct str text)
{
	bool rare[UINT8_MAX + 1] = {false};
	unsigned marks = 0;

	for (size_t i = 0; i < LITERALS; i++) {
		char c = literals[i].text[literals[i].rare];

		rare[(unsigned char)c] = true;
		if (c >= 'a' && c <= 'z') {
			rare[(unsigned char)(c - 'a' + 'A')] = true;
		}
	}
	for (size_t i = 0; i < text.n && marks != ALL; i++) {
		if (rare[(unsigned char)text.s[i]]) {
			marks |= marks_at(text, i);
		}
	}
	return marks;
}

bool prefilter_path(struct str path)
{
	static const char *const names[] = {"middleware", "proxy", "instrumentation", "next"};
	size_t slash = str_find_last_byte(path, '/');
	struct str name = slash == SIZE_MAX ? path : str_slice(path, slash + 1, path.n);
	size_t dot = str_find_byte(name, '.');

	return str_in(str_slice(name, 0, dot), names, sizeof(names) / sizeof(names[0])) ||
	       str_has_nocase(path, "clerk") || str_has_nocase(path, "webhook");
}
