#include "clerk/version_limits.h"

#include "clerk/version_partial.h"

/*
 * By what npm/node-semver classes/range.js and internal/re.js make of a range:
 * each word of it stands for one or two comparisons.
 */
enum {
	LENGTH_MOST = 256, /* of a version */
};

/* Takes what stands there of these bytes, and returns it. */
static struct str take_all(struct str *text, const char *list)
{
	size_t n = 0;
	struct str taken;

	while (n < text->n && version_text_is(text->s[n], list)) {
		n++;
	}
	taken = str_slice(*text, 0, n);
	*text = str_slice(*text, n, text->n);
	return taken;
}

static bool take_byte(struct str *text, char byte)
{
	if (text->n == 0 || text->s[0] != byte) {
		return false;
	}
	*text = str_slice(*text, 1, text->n);
	return true;
}

static size_t digits_of(uint64_t number)
{
	size_t n = 1;

	for (; number >= 10; number /= 10) {
		n++;
	}
	return n;
}

static void demand(
	struct version_limits *limits, enum version_relation relation, struct version version)
{
	size_t length = digits_of(version.major) + digits_of(version.minor) +
			digits_of(version.patch) + version.prerelease.n + 3;

	if (limits->n == VERSION_LIMITS_MOST || length > LENGTH_MOST ||
		!version_partial_is_number(version.major) ||
		!version_partial_is_number(version.minor) ||
		!version_partial_is_number(version.patch)) {
		limits->broken = true;
		return;
	}
	limits->items[limits->n++] = (struct version_limit){relation, version};
}

/* From a version on. All are, from 0.0.0: then no limit is there, not even for 0.0.0-beta. */
static void demand_from(struct version_limits *limits, struct version version)
{
	if (version.major > 0 || version.minor > 0 || version.patch > 0 ||
		version.prerelease.n > 0) {
		demand(limits, VERSION_GREATER_OR_EQUAL, version);
	}
}

/*
 * The first version behind all that begin like this one: with `parts` numbers
 * the same. "0" as pre-release: its own pre-releases are behind it too.
 */
static struct version behind(const struct version *version, unsigned parts)
{
	struct version next = {.major = version->major,
		.minor = parts > 1 ? version->minor : 0,
		.patch = parts > 2 ? version->patch : 0,
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

static void demand_caret(struct version_limits *limits, const struct version_partial *partial)
{
	const struct version *v = &partial->version;
	unsigned same = v->major > 0 || partial->parts < 2   ? 1
			: v->minor > 0 || partial->parts < 3 ? 2
							     : 3;

	if (partial->parts > 0) {
		demand_from(limits, *v);
		demand(limits, VERSION_LESS, behind(v, same));
	}
}

static void demand_tilde(struct version_limits *limits, const struct version_partial *partial)
{
	if (partial->parts > 0) {
		demand_from(limits, partial->version);
		demand(limits, VERSION_LESS,
			behind(&partial->version, partial->parts == 1 ? 1 : 2));
	}
}

/* 1.2 is what begins so; >1.2 is what is behind that, <1.2 what is before. */
static void demand_open(struct version_limits *limits, enum version_relation relation,
	const struct version_partial *partial)
{
	struct version first = partial->version;

	if (partial->parts == 0) {
		if (relation == VERSION_LESS || relation == VERSION_GREATER) {
			demand(limits, VERSION_LESS, (struct version){.prerelease = {"0", 1}});
		}
		return;
	}
	if (relation == VERSION_GREATER) {
		first = behind(&first, partial->parts);
		first.prerelease = STR("");
		demand_from(limits, first);
	} else if (relation == VERSION_LESS) {
		first.prerelease = STR("0");
		demand(limits, VERSION_LESS, first);
	} else {
		if (relation != VERSION_LESS_OR_EQUAL) {
			demand_from(limits, first);
		}
		if (relation != VERSION_GREATER_OR_EQUAL) {
			demand(limits, VERSION_LESS, behind(&partial->version, partial->parts));
		}
	}
}

static enum version_relation take_relation(struct str *text)
{
	if (take_byte(text, '>')) {
		return take_byte(text, '=') ? VERSION_GREATER_OR_EQUAL : VERSION_GREATER;
	}
	if (take_byte(text, '<')) {
		return take_byte(text, '=') ? VERSION_LESS_OR_EQUAL : VERSION_LESS;
	}
	take_byte(text, '=');
	return VERSION_EQUAL;
}

/* A sign and a whole version, before which one "v" may stand. */
static bool read_whole(struct str word, struct version_limits *limits)
{
	bool all = str_is(word, ">=0.0.0");
	enum version_relation relation = take_relation(&word);
	struct version_partial partial;

	if (all) {
		return true;
	}
	take_byte(&word, 'v');
	if (!version_partial_read(word, &partial) || partial.parts < 3) {
		return false;
	}
	demand(limits, relation, partial.version);
	return true;
}

/* What is left of "1.2.3*" and ">*1.2.3" is read, as npm takes the first star for nothing. */
static bool read_starred(struct str word, struct version_limits *limits)
{
	struct str rest = word;
	size_t star = str_find_byte(word, '*');
	size_t from = star;
	size_t start = (size_t)(word.s - limits->text.s);

	if (star == SIZE_MAX) {
		return read_whole(word, limits);
	}
	from -= from > 0 && word.s[from - 1] == '=';
	from -= from > 0 && version_text_is(word.s[from - 1], "<>");
	for (size_t i = star + 1; i < word.n; i++) {
		limits->text.s[start + from + i - star - 1] = word.s[i];
	}
	rest.n = word.n - (star + 1 - from);
	return read_whole(rest, limits);
}

/* One word: a caret, a tilde, or a sign and what it is about. */
static bool read_word(struct str word, struct version_limits *limits)
{
	struct str rest = word;
	bool caret = take_byte(&rest, '^');
	bool tilde = !caret && take_byte(&rest, '~');
	enum version_relation relation = VERSION_EQUAL;
	struct version_partial partial;
	bool good;

	if (tilde) {
		take_byte(&rest, '>');
	} else if (!caret) {
		relation = take_relation(&rest);
	}
	take_all(&rest, "v=");
	good = version_partial_read(rest, &partial);
	if (caret || tilde) {
		if (good && caret) {
			demand_caret(limits, &partial);
		} else if (good) {
			demand_tilde(limits, &partial);
		}
		return good;
	}
	if (!good || !partial.ordered || partial.parts == 3) {
		return read_starred(word, limits);
	}
	demand_open(limits, relation, &partial);
	return true;
}

/* Both ends of a span; before a whole version one "v" may stand, before others anything. */
static bool read_end(struct str *text, struct version_partial *out, bool *out_plain)
{
	struct str prefix = take_all(text, "v= ");
	size_t blank = str_find_byte(*text, ' ');
	struct str word = str_slice(*text, 0, blank);

	*text = str_slice(*text, word.n, text->n);
	take_byte(&prefix, ' ');
	*out_plain = prefix.n == 0 || str_is(prefix, "v");
	return version_partial_read(word, out);
}

/* 1.2 - 2.3: all from the first on up to what begins like the second; false when it is none. */
static bool read_span(struct version_limits *limits)
{
	struct str text = {limits->text.s, limits->text.n};
	struct version_partial from;
	struct version_partial to;
	bool from_plain;
	bool to_plain;

	if (!read_end(&text, &from, &from_plain) || !str_starts(text, " - ")) {
		return false;
	}
	text = str_slice(text, 3, text.n);
	if (!read_end(&text, &to, &to_plain) || (text.n > 0 && !str_is(text, " "))) {
		return false;
	}
	limits->broken = limits->broken || (from.parts == 3 && !from_plain) ||
			 (to.parts == 3 && to.version.prerelease.n == 0 && !to_plain);
	if (from.parts > 0) {
		demand_from(limits, from.version);
	}
	if (to.parts == 3) {
		demand(limits, VERSION_LESS_OR_EQUAL, to.version);
	} else if (to.parts > 0) {
		demand(limits, VERSION_LESS, behind(&to.version, to.parts));
	}
	return true;
}

bool version_limits_read(struct str text, struct version_limits *limits)
{
	struct str rest;

	limits->n = 0;
	limits->broken = false;
	if (!version_text_clean(text, &limits->text)) {
		return false;
	}
	if (read_span(limits)) {
		return !limits->broken;
	}
	version_text_join(&limits->text);
	rest = (struct str){limits->text.s, limits->text.n};
	while (!str_absent(rest)) {
		struct str word = str_take(&rest, ' ');

		if ((word.n > 0 && !read_word(word, limits)) || limits->broken) {
			return false;
		}
	}
	return true;
}
