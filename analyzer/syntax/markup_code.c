#include "base/ascii.h"
#include "syntax/markup.h"

/* Where code that stands in markup ends: its strings, comments and templates skipped. */

struct code {
	struct markup *markup;
	uint32_t at;
	uint32_t limit;
	bool operand; /* what came last is a value: '/' divides, '<' compares */
	hole_vec *holes;
};

static char peek(const struct code *code, uint32_t ahead)
{
	return code->at + ahead < code->limit ? code->markup->text.s[code->at + ahead] : '\0';
}

/* A string ends with its line at the latest. */
static void skip_string(struct code *code)
{
	char quote = peek(code, 0);

	for (code->at++; code->at < code->limit; code->at++) {
		char c = peek(code, 0);

		if (c == quote || c == '\n') {
			break;
		}
		code->at += c == '\\';
	}
	code->at++;
	code->operand = true;
}

static bool skip_template(struct code *code)
{
	for (code->at++; code->at < code->limit; code->at++) {
		char c = peek(code, 0);

		if (c == '`') {
			code->at++;
			code->operand = true;
			return true;
		}
		if (c == '\\') {
			code->at++;
		} else if (c == '$' && peek(code, 1) == '{') {
			code->at = markup_code_end(
				code->markup, code->at + 2, code->limit, code->holes);
			if (code->at == MARKUP_NONE) {
				return false;
			}
		}
	}
	return false;
}

static void skip_to(struct code *code, struct str needle)
{
	struct str text = str_slice(code->markup->text, 0, code->limit);
	size_t found = str_find(text, needle, code->at);

	code->at = found == SIZE_MAX ? code->limit : (uint32_t)(found + needle.n);
}

/* Behind the slash that ends a regular expression, or `at` if none does on its line. */
static uint32_t regex_end(const struct code *code)
{
	const char *s = code->markup->text.s;
	bool in_class = false;

	for (uint32_t i = code->at + 1; i < code->limit && s[i] != '\n'; i++) {
		if (s[i] == '\\') {
			i++;
		} else if (s[i] == '[') {
			in_class = true;
		} else if (s[i] == ']') {
			in_class = false;
		} else if (s[i] == '/' && !in_class) {
			return i + 1;
		}
	}
	return code->at;
}

static void skip_slash(struct code *code)
{
	uint32_t end = code->at;

	if (peek(code, 1) == '/') {
		skip_to(code, STR("\n"));
		return;
	}
	if (peek(code, 1) == '*') {
		code->at += 2;
		skip_to(code, STR("*/"));
		return;
	}
	if (!code->operand) {
		end = regex_end(code);
	}
	code->operand = end != code->at;
	code->at = end == code->at ? end + 1 : end;
}

static bool is_word(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '$' || (c & 0x80) != 0;
}

static void skip_word(struct code *code)
{
	static const char *const before_values[] = {"return", "typeof", "case", "in", "of", "await",
		"yield", "else", "do", "void", "delete", "instanceof", "new", "default", "as"};
	uint32_t start = code->at;
	struct str word;

	while (is_word(peek(code, 0))) {
		code->at++;
	}
	word = str_slice(code->markup->text, start, code->at);
	code->operand = !str_in(word, before_values, sizeof(before_values) / sizeof(char *));
}

/* Elements stand only where a value is expected. */
static bool begins_elements(const struct code *code)
{
	return code->markup->dialect == SYNTAX_ASTRO && !code->operand && peek(code, 1) != '/' &&
	       markup_is_tag(code->markup, code->at, code->limit);
}

static bool skip_elements(struct code *code)
{
	uint32_t end = markup_elements_end(code->markup, code->at, code->limit);

	if (end == MARKUP_NONE) {
		return false;
	}
	if (code->holes != NULL) {
		vec_push(code->markup->arena, code->holes, (struct parse_hole){code->at, end});
	}
	code->at = end;
	code->operand = true;
	return true;
}

static bool is_markup_comment(const struct code *code)
{
	return code->markup->dialect == SYNTAX_ASTRO && !code->operand && peek(code, 1) == '!' &&
	       peek(code, 2) == '-' && peek(code, 3) == '-';
}

/* Skips what stands at `at`, brackets excepted; false when it does not end. */
static bool skip_one(struct code *code)
{
	char c = peek(code, 0);

	if (c == '"' || c == '\'') {
		skip_string(code);
	} else if (c == '`') {
		return skip_template(code);
	} else if (c == '/') {
		skip_slash(code);
	} else if (c == '<' && (begins_elements(code) || is_markup_comment(code))) {
		return skip_elements(code);
	} else if (is_word(c)) {
		skip_word(code);
	} else {
		code->operand =
			c == ')' || c == ']' || c == '}' ||
			(code->operand && (c == ' ' || c == '\t' || c == '\n' || c == '\r'));
		code->at++;
	}
	return true;
}

/* Goes on to the closing bracket of the one that was open before `at`. */
static uint32_t find_close(struct code *code, char open, char close)
{
	uint32_t start = code->at;
	uint32_t nested = 0;
	uint32_t found = MARKUP_NONE;

	while (code->at < code->limit && found == MARKUP_NONE) {
		char c = peek(code, 0);

		if (c == close && nested == 0) {
			found = code->at;
		} else {
			nested += c == open ? 1 : 0;
			nested -= c == close ? 1 : 0;
			if (!skip_one(code)) {
				break;
			}
		}
	}
	code->markup->work += (found == MARKUP_NONE ? code->limit : found) - start;
	return found;
}

/* Recursion: code, elements in it, code in their attributes …; no deeper than the limit. */
static bool enter(struct markup *markup)
{
	if (markup->depth == MARKUP_DEPTH_MAX || markup->work >= markup->most_work) {
		return false;
	}
	markup->depth++;
	return true;
}

uint32_t markup_code_end(struct markup *markup, uint32_t at, uint32_t limit, hole_vec *holes)
{
	struct code code = {markup, at, limit, false, holes};
	uint32_t end;

	if (!enter(markup)) {
		return MARKUP_NONE;
	}
	end = find_close(&code, '{', '}');
	markup->depth--;
	return end;
}

uint32_t markup_bracket_end(struct markup *markup, uint32_t at, uint32_t limit)
{
	struct code code = {markup, at, limit, false, NULL};
	char open = peek(&code, 0);
	uint32_t end = MARKUP_NONE;

	if (!enter(markup)) {
		return MARKUP_NONE;
	}
	if (open == '`') {
		markup->work += limit - at;
		end = skip_template(&code) ? code.at - 1 : MARKUP_NONE;
	} else {
		code.at++;
		end = find_close(&code, open, open == '(' ? ')' : open == '[' ? ']' : '}');
	}
	markup->depth--;
	return end;
}
