#include "clerk/version.h"

#include "base/ascii.h"
#include "clerk/version_partial.h"

enum {
	LENGTH_MOST = 256, /* of what npm takes for a version */
};

bool version_parse(struct str text, struct version *out)
{
	struct version_partial partial;
	const struct version *version = &partial.version;
	size_t length = text.n;

	text = str_trim(text);
	if (str_starts(text, "v")) {
		text = str_slice(text, 1, text.n);
	}
	if (length > LENGTH_MOST || !version_partial_read(text, &partial) || partial.parts < 3 ||
		!version_partial_is_number(version->major) ||
		!version_partial_is_number(version->minor) ||
		!version_partial_is_number(version->patch)) {
		return false;
	}
	*out = *version;
	return true;
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static bool is_digits(struct str text)
{
	size_t n = 0;

	while (n < text.n && ascii_is_digit(text.s[n])) {
		n++;
	}
	return n == text.n;
}

/* Numbers are before words, and among themselves go by size. */
static int compare_identifiers(struct str a, struct str b)
{
	bool a_number = is_digits(a);
	bool b_number = is_digits(b);

	if (a_number != b_number) {
		return a_number ? -1 : 1;
	}
	return a_number && a.n != b.n ? compare_numbers(a.n, b.n) : str_compare(a, b);
}

static int compare_prereleases(struct str a, struct str b)
{
	if (a.n == 0 || b.n == 0) {
		return (a.n == 0) - (b.n == 0);
	}
	while (!str_absent(a) && !str_absent(b)) {
		int order = compare_identifiers(str_take(&a, '.'), str_take(&b, '.'));

		if (order != 0) {
			return order;
		}
	}
	return str_absent(b) - str_absent(a);
}

int version_compare(const struct version *a, const struct version *b)
{
	int order = compare_numbers(a->major, b->major);

	order = order != 0 ? order : compare_numbers(a->minor, b->minor);
	order = order != 0 ? order : compare_numbers(a->patch, b->patch);
	return order != 0 ? order : compare_prereleases(a->prerelease, b->prerelease);
}
