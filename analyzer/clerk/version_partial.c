#include "clerk/version_partial.h"

#include "base/ascii.h"

#define NUMBER_MOST ((uint64_t)9007199254740991) /* 2^53 - 1 */

enum {
	DIGITS_MOST = 257, /* of what npm reads as one number */
};

bool version_partial_is_number(uint64_t number)
{
	return number <= NUMBER_MOST;
}

static size_t skip_digits(struct str text)
{
	size_t n = 0;

	while (n < text.n && ascii_is_digit(text.s[n])) {
		n++;
	}
	return n;
}

/* A number without leading zeros; false when there is none. */
static bool take_number(struct str *text, uint64_t *out)
{
	size_t n = skip_digits(*text);
	uint64_t number = 0;

	if (n == 0 || n > DIGITS_MOST || (n > 1 && text->s[0] == '0')) {
		return false;
	}
	for (size_t i = 0; i < n && number <= NUMBER_MOST; i++) {
		number = number * 10 + (uint64_t)(text->s[i] - '0');
	}
	*text = str_slice(*text, n, text->n);
	*out = number <= NUMBER_MOST ? number : NUMBER_MOST + 1;
	return true;
}

static bool take_byte(struct str *text, char byte)
{
	if (text->n == 0 || text->s[0] != byte) {
		return false;
	}
	*text = str_slice(*text, 1, text->n);
	return true;
}

/* Letters, digits and hyphens between dots, none of them empty. */
static bool is_identifiers(struct str text, bool numbers_by_the_book)
{
	do {
		struct str part = str_take(&text, '.');

		for (size_t i = 0; i < part.n; i++) {
			if (!ascii_is_alnum(part.s[i]) && part.s[i] != '-') {
				return false;
			}
		}
		if (part.n == 0 || (numbers_by_the_book && skip_digits(part) == part.n &&
					   part.n > 1 && part.s[0] == '0')) {
			return false;
		}
	} while (!str_absent(text));
	return true;
}

/* "-beta.1+build", or nothing; all of the text must be that. */
static bool read_tail(struct str text, struct str *out_prerelease)
{
	struct str prerelease = STR("");

	if (take_byte(&text, '-')) {
		prerelease = str_slice(text, 0, str_find_byte(text, '+'));
		text = str_slice(text, prerelease.n, text.n);
		if (!is_identifiers(prerelease, true)) {
			return false;
		}
	}
	*out_prerelease = prerelease;
	return take_byte(&text, '+') ? is_identifiers(text, false) : text.n == 0;
}

static bool take_wildcard(struct str *text)
{
	return take_byte(text, 'x') || take_byte(text, 'X') || take_byte(text, '*');
}

bool version_partial_read(struct str text, struct version_partial *out)
{
	struct version_partial partial = {.version.prerelease = {"", 0}, .ordered = true};
	uint64_t *parts[] = {
		&partial.version.major, &partial.version.minor, &partial.version.patch};
	bool open = false;
	unsigned n = 0;

	for (; n < 3 && (n == 0 || take_byte(&text, '.')); n++) {
		uint64_t number;

		if (take_wildcard(&text)) {
			open = true;
		} else if (!take_number(&text, &number)) {
			return false;
		} else if (open) {
			partial.ordered = false;
		} else {
			*parts[n] = number;
			partial.parts++;
		}
	}
	if (n < 3 ? text.n > 0 : !read_tail(text, &partial.version.prerelease)) {
		return false;
	}
	if (partial.parts < 3) {
		partial.version.prerelease = STR("");
	}
	*out = partial;
	return true;
}
