#include "facts/key_name.h"

#include "base/ascii.h"
#include "syntax/syntax.h"

enum {
	LOOK_BACK = 256, /* bytes before the key */
	NAME_LONGEST = 80,
	COMMENT_LONGEST = 4096, /* bytes of a comment in markup before the key */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A backslash: of a quote within quotes. */
static bool is_quote(char c)
{
	return c == '"' || c == '\'' || c == '`' || c == '\\';
}

static bool is_word(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' || c == '$';
}

static struct str drop_blanks(struct str text)
{
	while (text.n > 0 && is_blank(text.s[text.n - 1])) {
		text.n--;
	}
	return text;
}

/* Drops the word at the end. */
static struct str drop_word(struct str text)
{
	while (text.n > 0 && is_word(text.s[text.n - 1])) {
		text.n--;
	}
	return text;
}

static bool drop_ending(struct str *text, const char *ending)
{
	if (!str_ends(*text, ending)) {
		return false;
	}
	text->n -= str_of(ending).n;
	return true;
}

/* Drops what joins a name with its value (`=`, `:`, `||`, `||=` …); false when nothing does. */
static bool drop_joint(struct str *text)
{
	bool joint = drop_ending(text, "=") || drop_ending(text, ":");
	bool alternative = drop_ending(text, "??") || drop_ending(text, "||");

	return joint || alternative;
}

/* `NAME: string =`: goes back over the type. */
static struct str drop_type(struct str text)
{
	struct str before = drop_blanks(drop_word(text));

	if (before.n > 0 && before.n < text.n && before.s[before.n - 1] == ':') {
		before.n--;
		return drop_blanks(before);
	}
	return text;
}

/* In `live ? "sk_live_…" : "sk_test_…"` it is another key that stands there. */
static struct str name_or_nothing(struct str word)
{
	static const char *const prefixes[] = {"pk_", "sk_", "rk_", "whsec_", "ak_"};

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (str_starts(word, prefixes[i])) {
			return STR("");
		}
	}
	return word.n > NAME_LONGEST ? STR("") : word;
}

struct str key_name_before(struct str text, uint32_t start)
{
	size_t from = start > LOOK_BACK ? start - LOOK_BACK : 0;
	struct str before = str_slice(text, from, start);
	size_t end;
	bool assigned;

	while (before.n > 0 && (is_quote(before.s[before.n - 1]) || before.s[before.n - 1] == '{' ||
				       is_blank(before.s[before.n - 1]))) {
		before.n--;
	}
	assigned = str_ends(before, "=");
	if (!drop_joint(&before)) {
		return STR("");
	}
	before = drop_blanks(before);
	if (assigned) {
		before = drop_type(before);
	}
	while (before.n > 0 &&
		(is_quote(before.s[before.n - 1]) || before.s[before.n - 1] == '!')) {
		before.n--;
	}
	end = before.n;
	before = drop_word(before);
	return name_or_nothing((struct str){before.s + before.n, end - before.n});
}

/* Where the line before the key begins a comment that `//`, `#` or the like opens. */
static bool opens_comment(struct str line)
{
	static const char *const starts[] = {"//", "/*", "*", "#", "<!--", "--", ";"};
	struct str trimmed = str_trim(line);

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		if (str_starts(trimmed, starts[i])) {
			return true;
		}
	}
	return str_has(line, " // ") || str_has(line, " # ");
}

/* Within `<!--` and `-->`, which may be many lines apart. */
static bool is_in_markup_comment(const struct source_file *file, uint32_t start)
{
	size_t from = start > COMMENT_LONGEST ? start - COMMENT_LONGEST : 0;

	for (size_t i = start; i > from; i--) {
		struct str rest = str_slice(file->text, i - 1, start);

		if (str_starts(rest, "-->")) {
			return false;
		}
		if (str_starts(rest, "<!--")) {
			return true;
		}
	}
	return false;
}

static bool has_markup(struct str path)
{
	switch (syntax_language_of(path)) {
	case SYNTAX_VUE:
	case SYNTAX_SVELTE:
	case SYNTAX_ASTRO:
	case SYNTAX_HTML:
		return true;
	default:
		return false;
	}
}

bool key_name_is_commented(const struct source_file *file, uint32_t start)
{
	size_t from = start;

	while (from > 0 && start - from < LOOK_BACK && file->text.s[from - 1] != '\n' &&
		file->text.s[from - 1] != '\r') {
		from--;
	}
	if (has_markup(file->path) && is_in_markup_comment(file, start)) {
		return true;
	}
	return file->context != CONTEXT_DOCS && opens_comment(str_slice(file->text, from, start));
}
