#include "base/ascii.h"
#include "pattern/pattern_internal.h"

/*
 * JavaScript's regular expressions, rewritten as
 * PCRE2's. Whatever PCRE2 has and JavaScript has not must fail here, else it
 * would match something else than the audited program does.
 */
struct javascript_flags {
	bool unicode; /* u or v */
	bool sets; /* v */
};

struct rewrite {
	struct str source;
	size_t at;
	struct javascript_flags flags;
	struct buf *out;
	const char *error;
	bool repeatable; /* a quantifier may follow */
};

static bool fail(struct rewrite *rewrite, const char *error)
{
	rewrite->error = error;
	return false;
}

/* The byte `ahead` of the reading position, or -1 behind the end. */
static int peek(const struct rewrite *rewrite, size_t ahead)
{
	return ahead < rewrite->source.n - rewrite->at
		       ? (unsigned char)rewrite->source.s[rewrite->at + ahead]
		       : -1;
}

static bool one_of(int c, const char *list)
{
	return c > 0 && str_find_byte(str_of(list), (char)c) != SIZE_MAX;
}

/* Copies n bytes of the source. */
static void copy(struct rewrite *rewrite, size_t n)
{
	buf_add(rewrite->out, str_slice(rewrite->source, rewrite->at, rewrite->at + n));
	rewrite->at += n;
}

/* Writes a byte so that PCRE2 takes it for itself. */
static void put_literal(struct rewrite *rewrite, int c)
{
	if (c < 0x80 && !ascii_is_letter(c) && !ascii_is_digit(c)) {
		buf_add_byte(rewrite->out, '\\');
	}
	buf_add_byte(rewrite->out, (char)c);
	rewrite->at++;
}

/* Writes the n hex digits that stand `ahead`, and skips them and `behind` more. */
static void put_code(struct rewrite *rewrite, size_t ahead, size_t n, size_t behind)
{
	struct str digits =
		str_slice(rewrite->source, rewrite->at + ahead, rewrite->at + ahead + n);

	buf_format(rewrite->out, "\\x{%.*s}", STR_ARGS(digits));
	rewrite->at += ahead + n + behind;
}

/* Counts the hex digits that stand `ahead`, up to `most`. */
static size_t hex_digits(const struct rewrite *rewrite, size_t ahead, size_t most)
{
	size_t n = 0;

	while (n < most && ascii_is_hex(peek(rewrite, ahead + n))) {
		n++;
	}
	return n;
}

/* \x and \u: the position is on the letter. */
static void rewrite_code(struct rewrite *rewrite)
{
	size_t want = peek(rewrite, 0) == 'x' ? 2 : 4;

	if (hex_digits(rewrite, 1, want) == want) {
		put_code(rewrite, 1, want, 0);
		return;
	}
	if (rewrite->flags.unicode && want == 4 && peek(rewrite, 1) == '{') {
		size_t n = hex_digits(rewrite, 2, 8);

		if (n > 0 && peek(rewrite, 2 + n) == '}') {
			put_code(rewrite, 2, n, 1);
			return;
		}
	}
	put_literal(rewrite, peek(rewrite, 0));
}

static bool rewrite_property(struct rewrite *rewrite)
{
	size_t n = str_find_byte(str_slice(rewrite->source, rewrite->at, rewrite->source.n), '}');

	if (!rewrite->flags.unicode) {
		put_literal(rewrite, peek(rewrite, 0));
		return true;
	}
	if (peek(rewrite, 1) != '{' || n == SIZE_MAX) {
		return fail(rewrite, "'\\p' without a property");
	}
	buf_add_byte(rewrite->out, '\\');
	copy(rewrite, n + 1);
	return true;
}

/* Escapes that mean the same inside and outside of a class. */
static bool rewrite_common_escape(struct rewrite *rewrite)
{
	int c = peek(rewrite, 0);

	if (c < 0) {
		return fail(rewrite, "backslash at the end");
	}
	if (one_of(c, "dDwWsSnrtf")) {
		buf_add_byte(rewrite->out, '\\');
		copy(rewrite, 1);
	} else if (c == 'v') {
		buf_add_z(rewrite->out, "\\x0b");
		rewrite->at++;
	} else if (c == '0' && !ascii_is_digit(peek(rewrite, 1))) {
		buf_add_z(rewrite->out, "\\x00");
		rewrite->at++;
	} else if (ascii_is_digit(c)) {
		return fail(rewrite, "octal escape");
	} else if (c == 'c') {
		if (!ascii_is_letter(peek(rewrite, 1))) {
			return fail(rewrite, "'\\c' without a letter");
		}
		buf_add_byte(rewrite->out, '\\');
		copy(rewrite, 2);
	} else if (c == 'x' || c == 'u') {
		rewrite_code(rewrite);
	} else if (c == 'p' || c == 'P') {
		return rewrite_property(rewrite);
	} else {
		put_literal(rewrite, c);
	}
	return true;
}

static void rewrite_reference(struct rewrite *rewrite)
{
	size_t n = 1;

	while (ascii_is_digit(peek(rewrite, n))) {
		n++;
	}
	buf_add_z(rewrite->out, "\\g{");
	copy(rewrite, n);
	buf_add_byte(rewrite->out, '}');
}

static bool rewrite_escape(struct rewrite *rewrite)
{
	int c;

	rewrite->at++;
	c = peek(rewrite, 0);
	rewrite->repeatable = c != 'b' && c != 'B';
	if (c == 'b' || c == 'B' || (c == 'k' && peek(rewrite, 1) == '<')) {
		buf_add_byte(rewrite->out, '\\');
		copy(rewrite, 1);
		return true;
	}
	if (ascii_is_digit(c) && c != '0') {
		rewrite_reference(rewrite);
		return true;
	}
	return rewrite_common_escape(rewrite);
}

/* Does an escape that stands for several characters stand `ahead`? */
static bool is_set(const struct rewrite *rewrite, size_t ahead)
{
	return peek(rewrite, ahead) == '\\' && one_of(peek(rewrite, ahead + 1), "dDwWsSpP");
}

static bool rewrite_class_escape(struct rewrite *rewrite)
{
	rewrite->at++;
	if (peek(rewrite, 0) == 'b') {
		buf_add_z(rewrite->out, "\\x08");
		rewrite->at++;
		return true;
	}
	return rewrite_common_escape(rewrite);
}

/* One member of a class; `after_set`: behind \d and the like. */
static bool rewrite_member(struct rewrite *rewrite, bool after_set)
{
	int c = peek(rewrite, 0);

	if (c < 0) {
		return fail(rewrite, "'[' without ']'");
	}
	if (c == '\\') {
		return rewrite_class_escape(rewrite);
	}
	if (rewrite->flags.sets && (c == '[' || (one_of(c, "&-") && peek(rewrite, 1) == c))) {
		return fail(rewrite, "set notation of flag v is not supported");
	}
	if (c == '[' || (c == '-' && (after_set || is_set(rewrite, 1)))) {
		put_literal(rewrite, c); /* no POSIX class, no range */
	} else {
		copy(rewrite, 1);
	}
	return true;
}

static bool rewrite_class(struct rewrite *rewrite)
{
	bool negated = peek(rewrite, 1) == '^';
	bool after_set = false;

	rewrite->at += negated ? 2 : 1;
	rewrite->repeatable = true;
	if (peek(rewrite, 0) == ']') {
		buf_add_z(rewrite->out, negated ? "[\\s\\S]" : "(?!)");
		rewrite->at++;
		return true;
	}
	buf_add_z(rewrite->out, negated ? "[^" : "[");
	while (peek(rewrite, 0) != ']') {
		bool set = is_set(rewrite, 0);

		if (!rewrite_member(rewrite, after_set)) {
			return false;
		}
		after_set = set;
	}
	copy(rewrite, 1);
	return true;
}

/* Length of what follows "(?" in a group that JavaScript knows, or 0. */
static size_t group_kind(const struct rewrite *rewrite)
{
	size_t n = 2;

	if (one_of(peek(rewrite, 2), ":=!")) {
		return 1;
	}
	if (peek(rewrite, 2) == '<') {
		int c = peek(rewrite, 3);

		return one_of(c, "=!") ? 2 : ascii_is_letter(c) || c == '_' ? 1 : 0;
	}
	while (one_of(peek(rewrite, n), "ims-")) {
		n++;
	}
	return peek(rewrite, n) == ':' ? n - 1 : 0;
}

static bool rewrite_group(struct rewrite *rewrite)
{
	size_t length = 0;

	if (peek(rewrite, 1) == '?') {
		length = group_kind(rewrite);
		if (length == 0) {
			return fail(rewrite, "group of an unknown kind");
		}
		length++;
	}
	copy(rewrite, 1 + length);
	rewrite->repeatable = false;
	return true;
}

/* Length of {n}, {n,} or {n,m} at the position, or 0. */
static size_t count_length(const struct rewrite *rewrite)
{
	size_t n = 1;

	while (ascii_is_digit(peek(rewrite, n))) {
		n++;
	}
	if (n == 1) {
		return 0;
	}
	if (peek(rewrite, n) == ',') {
		n++;
		while (ascii_is_digit(peek(rewrite, n))) {
			n++;
		}
	}
	return peek(rewrite, n) == '}' ? n + 1 : 0;
}

static bool rewrite_quantifier(struct rewrite *rewrite)
{
	size_t length = peek(rewrite, 0) == '{' ? count_length(rewrite) : 1;

	if (length == 0) {
		put_literal(rewrite, '{');
		rewrite->repeatable = true;
		return true;
	}
	if (!rewrite->repeatable) {
		return fail(rewrite, "nothing to repeat");
	}
	if (peek(rewrite, length) == '?') {
		length++;
	}
	copy(rewrite, length);
	rewrite->repeatable = false;
	return true;
}

static bool rewrite_item(struct rewrite *rewrite)
{
	switch (peek(rewrite, 0)) {
	case '\\':
		return rewrite_escape(rewrite);
	case '[':
		return rewrite_class(rewrite);
	case '(':
		return rewrite_group(rewrite);
	case '*':
	case '+':
	case '?':
	case '{':
		return rewrite_quantifier(rewrite);
	case '|':
	case '^':
	case '$':
		rewrite->repeatable = false;
		break;
	default:
		rewrite->repeatable = true;
		break;
	}
	copy(rewrite, 1);
	return true;
}

/* Returns NULL, or what is wrong with the source. */
static const char *rewrite_all(struct str source, struct javascript_flags flags, struct buf *out)
{
	struct rewrite rewrite = {.source = source, .flags = flags, .out = out};

	while (rewrite.at < source.n) {
		if (!rewrite_item(&rewrite)) {
			return rewrite.error;
		}
	}
	return NULL;
}

/* Turns the flags into PCRE2's options; returns false for one that is unknown. */
static bool read_flags(struct str flags, struct javascript_flags *out, uint32_t *options)
{
	for (size_t i = 0; i < flags.n; i++) {
		switch (flags.s[i]) {
		case 'd':
		case 'g':
			break;
		case 'i':
			*options |= PCRE2_CASELESS;
			break;
		case 'm':
			*options |= PCRE2_MULTILINE;
			break;
		case 's':
			*options |= PCRE2_DOTALL;
			break;
		case 'u':
			out->unicode = true;
			break;
		case 'v':
			out->unicode = true;
			out->sets = true;
			break;
		case 'y':
			*options |= PCRE2_ANCHORED; /* at lastIndex, which is 0 */
			break;
		default:
			return false;
		}
	}
	return true;
}

struct pattern *javascript_compile(struct str source, struct str flags, const char **error)
{
	struct javascript_flags rules = {0};
	struct pattern *pattern = NULL;
	uint32_t options = 0;
	struct buf out = {0};

	if (source.n > PATTERN_LENGTH_MAX) {
		*error = "longer than the limit of 16384 bytes";
		return NULL;
	}
	if (!read_flags(flags, &rules, &options)) {
		*error = "unknown flag";
		return NULL;
	}
	*error = rewrite_all(source, rules, &out);
	if (*error == NULL) {
		pattern = pattern_new(buf_str(&out), options, error);
	}
	buf_finish(&out);
	return pattern;
}

struct pattern *pattern_javascript(struct str source, struct str flags, const char **error)
{
	struct pattern *pattern = javascript_compile(source, flags, error);

	if (pattern != NULL) {
		pattern_keep_words(pattern, source);
	}
	return pattern;
}
