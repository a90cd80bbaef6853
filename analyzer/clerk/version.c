#include "clerk/version.h"

#include "base/ascii.h"

enum {
	DIGITS_MOST = 16, /* npm takes no number above 2^53 */
	LIMITS_MOST = 64, /* of one alternative: more are no range that anyone writes */
};

enum relation { LESS, LESS_OR_EQUAL, EQUAL, GREATER_OR_EQUAL, GREATER };

/* One comparison: `>=1.2.0`. */
struct limit {
	enum relation relation;
	struct version version;
};

/* What one alternative of a range demands, all of it. */
struct limits {
	struct limit items[LIMITS_MOST];
	size_t n;
	bool full;
};

/* A version of which parts may be missing: 1, 1.2.x, *. */
struct partial {
	struct version version;
	unsigned parts; /* 0 to 3 are given */
};

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_digits(struct str text, size_t at)
{
	while (at < text.n && ascii_is_digit(text.s[at])) {
		at++;
	}
	return at;
}

/* A number without leading zeros; false when there is none. */
static bool take_number(struct str *text, uint64_t *out)
{
	size_t n = skip_digits(*text, 0);
	uint64_t number = 0;

	if (n == 0 || n > DIGITS_MOST || (n > 1 && text->s[0] == '0')) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		number = number * 10 + (uint64_t)(text->s[i] - '0');
	}
	*text = str_slice(*text, n, text->n);
	*out = number;
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
		size_t digits = skip_digits(part, 0);

		for (size_t i = 0; i < part.n; i++) {
			if (!ascii_is_alnum(part.s[i]) && part.s[i] != '-') {
				return false;
			}
		}
		if (part.n == 0 || (numbers_by_the_book && digits == part.n && part.n > 1 &&
					   part.s[0] == '0')) {
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
		size_t plus = str_find_byte(text, '+');

		prerelease = str_slice(text, 0, plus);
		text = str_slice(text, prerelease.n, text.n);
		if (!is_identifiers(prerelease, true)) {
			return false;
		}
	}
	if (take_byte(&text, '+')) {
		*out_prerelease = prerelease;
		return is_identifiers(text, false);
	}
	*out_prerelease = prerelease;
	return text.n == 0;
}

static bool take_wildcard(struct str *text)
{
	return take_byte(text, 'x') || take_byte(text, 'X') || take_byte(text, '*');
}

/* Reads 1, 1.2, 1.2.x, 1.2.3-beta; behind a wildcard no number may stand. */
static bool read_partial(struct str text, struct partial *out)
{
	struct partial partial = {.version.prerelease = {"", 0}};
	uint64_t *parts[] = {
		&partial.version.major, &partial.version.minor, &partial.version.patch};
	bool wild = false;

	take_byte(&text, 'v');
	for (size_t i = 0; i < 3; i++) {
		uint64_t number;

		if (i > 0 && !take_byte(&text, '.')) {
			break;
		}
		if (take_wildcard(&text)) {
			wild = true;
		} else if (wild || !take_number(&text, &number)) {
			return false;
		} else {
			*parts[i] = number;
			partial.parts++;
		}
	}
	if (partial.parts < 3 && !wild && text.n > 0) {
		return false;
	}
	if (!read_tail(text, &partial.version.prerelease)) {
		return false;
	}
	if (partial.parts < 3) {
		partial.version.prerelease = STR("");
	}
	*out = partial;
	return true;
}

bool version_parse(struct str text, struct version *out)
{
	struct partial partial;

	if (!read_partial(str_trim(text), &partial) || partial.parts < 3) {
		return false;
	}
	*out = partial.version;
	return true;
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* Numbers are before words, and among themselves go by size. */
static int compare_identifiers(struct str a, struct str b)
{
	bool a_number = skip_digits(a, 0) == a.n;
	bool b_number = skip_digits(b, 0) == b.n;

	if (a_number != b_number) {
		return a_number ? -1 : 1;
	}
	return a_number && a.n != b.n ? (a.n > b.n) - (a.n < b.n) : str_compare(a, b);
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

static void demand(struct limits *limits, enum relation relation, struct version version)
{
	if (limits->n == LIMITS_MOST) {
		limits->full = true;
		return;
	}
	limits->items[limits->n++] = (struct limit){relation, version};
}

/*
 * The first version behind all that begin like this one: with `parts` numbers
 * the same. "0" as pre-release: its own pre-releases are behind it too.
 */
static struct version behind(const struct partial *partial, unsigned parts)
{
	struct version next = {.major = partial->version.major,
		.minor = parts > 1 ? partial->version.minor : 0,
		.patch = parts > 2 ? partial->version.patch : 0,
		.prerelease = {"0", 1}};

	if (parts <= 1) {
		next.major++;
	} else if (parts == 2) {
		next.minor++;
	} else {
		next.patch++;
	}
	return next;
}

static void demand_nothing_fits(struct limits *limits)
{
	demand(limits, LESS, (struct version){.prerelease = {"0", 1}});
}

static void demand_caret(struct limits *limits, const struct partial *partial)
{
	const struct version *v = &partial->version;
	unsigned same = v->major > 0 || partial->parts < 2   ? 1
			: v->minor > 0 || partial->parts < 3 ? 2
							     : 3;

	if (partial->parts > 0) {
		demand(limits, GREATER_OR_EQUAL, *v);
		demand(limits, LESS, behind(partial, same));
	}
}

static void demand_tilde(struct limits *limits, const struct partial *partial)
{
	if (partial->parts > 0) {
		demand(limits, GREATER_OR_EQUAL, partial->version);
		demand(limits, LESS, behind(partial, partial->parts == 1 ? 1 : 2));
	}
}

/* 1.2 is what begins so; >1.2 is what is behind that, <1.2 what is before. */
static void demand_compared(
	struct limits *limits, enum relation relation, const struct partial *partial)
{
	struct version first = partial->version;

	if (partial->parts == 3) {
		demand(limits, relation, first);
		return;
	}
	if (partial->parts == 0) {
		if (relation == LESS || relation == GREATER) {
			demand_nothing_fits(limits);
		}
		return;
	}
	if (relation == GREATER) {
		first = behind(partial, partial->parts);
		first.prerelease = STR("");
		demand(limits, GREATER_OR_EQUAL, first);
	} else if (relation == GREATER_OR_EQUAL) {
		demand(limits, GREATER_OR_EQUAL, first);
	} else if (relation == LESS) {
		first.prerelease = STR("0");
		demand(limits, LESS, first);
	} else {
		if (relation == EQUAL) {
			demand(limits, GREATER_OR_EQUAL, first);
		}
		demand(limits, LESS, behind(partial, partial->parts));
	}
}

static enum relation take_relation(struct str *text)
{
	if (take_byte(text, '>')) {
		return take_byte(text, '=') ? GREATER_OR_EQUAL : GREATER;
	}
	if (take_byte(text, '<')) {
		return take_byte(text, '=') ? LESS_OR_EQUAL : LESS;
	}
	take_byte(text, '=');
	return EQUAL;
}

static void skip_blanks(struct str *text)
{
	while (text->n > 0 && is_blank(text->s[0])) {
		*text = str_slice(*text, 1, text->n);
	}
}

static struct str take_word(struct str *text)
{
	size_t n = 0;
	struct str word;

	while (n < text->n && !is_blank(text->s[n])) {
		n++;
	}
	word = str_slice(*text, 0, n);
	*text = str_slice(*text, n, text->n);
	skip_blanks(text);
	return word;
}

/* One comparison; between its sign and the version blanks may stand. */
static bool take_limit(struct str *text, struct limits *limits)
{
	bool caret = take_byte(text, '^');
	bool tilde = !caret && take_byte(text, '~');
	enum relation relation = EQUAL;
	struct partial partial;

	if (tilde) {
		take_byte(text, '>'); /* ~> is ~ */
	} else if (!caret) {
		relation = take_relation(text);
	}
	skip_blanks(text);
	if (!read_partial(take_word(text), &partial)) {
		return false;
	}
	if (caret) {
		demand_caret(limits, &partial);
	} else if (tilde) {
		demand_tilde(limits, &partial);
	} else {
		demand_compared(limits, relation, &partial);
	}
	return true;
}

/* 1.2 - 2.3: all from the first on up to what begins like the second; false when it is none. */
static bool read_span(struct str text, struct limits *limits)
{
	struct partial from;
	struct partial to;
	struct str first = take_word(&text);
	struct str dash = take_word(&text);
	struct str last = take_word(&text);

	if (!str_is(dash, "-") || text.n > 0 || !read_partial(first, &from) ||
		!read_partial(last, &to)) {
		return false;
	}
	demand_compared(limits, GREATER_OR_EQUAL, &from);
	demand_compared(limits, LESS_OR_EQUAL, &to);
	return true;
}

static bool read_alternative(struct str text, struct limits *limits)
{
	struct str rest = text;

	limits->n = 0;
	limits->full = false;
	if (read_span(text, limits)) {
		return true;
	}
	while (rest.n > 0) {
		if (!take_limit(&rest, limits) || limits->full) {
			return false;
		}
	}
	return true;
}

static bool holds(const struct limit *limit, const struct version *version)
{
	int order = version_compare(version, &limit->version);

	switch (limit->relation) {
	case LESS:
		return order < 0;
	case LESS_OR_EQUAL:
		return order <= 0;
	case EQUAL:
		return order == 0;
	case GREATER_OR_EQUAL:
		return order >= 0;
	case GREATER:
		return order > 0;
	}
	return false;
}

static bool names_prerelease(const struct limits *limits, const struct version *version)
{
	for (size_t i = 0; i < limits->n; i++) {
		const struct version *limit = &limits->items[i].version;

		if (limit->prerelease.n > 0 && limit->major == version->major &&
			limit->minor == version->minor && limit->patch == version->patch) {
			return true;
		}
	}
	return false;
}

static bool fits(const struct limits *limits, const struct version *version)
{
	for (size_t i = 0; i < limits->n; i++) {
		if (!holds(&limits->items[i], version)) {
			return false;
		}
	}
	return version->prerelease.n == 0 || names_prerelease(limits, version);
}

/* The alternative up to the next `||`, which is taken off; *last when there is none. */
static struct str take_alternative(struct str *rest, bool *last)
{
	size_t bars = str_find(*rest, STR("||"), 0);
	struct str alternative = str_slice(*rest, 0, bars);

	*last = bars == SIZE_MAX;
	*rest = *last ? STR("") : str_slice(*rest, bars + 2, rest->n);
	return str_trim(alternative);
}

enum version_answer version_in(const struct version *version, struct str range)
{
	enum version_answer answer = VERSION_OUTSIDE;
	struct limits limits;
	bool last;

	do {
		if (!read_alternative(take_alternative(&range, &last), &limits)) {
			return VERSION_NO_RANGE;
		}
		if (fits(&limits, version)) {
			answer = VERSION_INSIDE;
		}
	} while (!last);
	return answer;
}

/* One limit is enough, as a version has to keep all of them. */
static enum version_side side_of_limit(const struct limit *limit, const struct version *version)
{
	int order = version_compare(&limit->version, version);

	switch (limit->relation) {
	case LESS:
		return order <= 0 ? VERSION_SIDE_BEFORE : VERSION_SIDE_UNKNOWN;
	case LESS_OR_EQUAL:
		return order < 0 ? VERSION_SIDE_BEFORE : VERSION_SIDE_UNKNOWN;
	case EQUAL:
		return order < 0 ? VERSION_SIDE_BEFORE : VERSION_SIDE_FROM;
	case GREATER_OR_EQUAL:
	case GREATER:
		return order >= 0 ? VERSION_SIDE_FROM : VERSION_SIDE_UNKNOWN;
	}
	return VERSION_SIDE_UNKNOWN;
}

static enum version_side side_of_limits(const struct limits *limits, const struct version *version)
{
	enum version_side side = VERSION_SIDE_UNKNOWN;

	for (size_t i = 0; i < limits->n && side == VERSION_SIDE_UNKNOWN; i++) {
		side = side_of_limit(&limits->items[i], version);
	}
	return side;
}

enum version_side version_side_of(struct str range, const struct version *version)
{
	enum version_side all = VERSION_SIDE_UNKNOWN;
	struct limits limits;
	bool first = true;
	bool last;

	do {
		if (!read_alternative(take_alternative(&range, &last), &limits)) {
			return VERSION_SIDE_UNKNOWN;
		}
		enum version_side side = side_of_limits(&limits, version);
		if (!first && side != all) {
			return VERSION_SIDE_UNKNOWN;
		}
		all = side;
		first = false;
	} while (!last);
	return all;
}
