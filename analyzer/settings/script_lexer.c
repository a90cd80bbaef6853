#include "settings/script_lexer.h"

char script_lexer_byte(const struct script_lexer *lexer, size_t at)
{
	return at < lexer->text.n ? lexer->text.s[at] : '\n';
}

bool script_lexer_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

bool script_lexer_ends_word(char c)
{
	return script_lexer_is_blank(c) || c == '\n' || c == ';' || c == '&' || c == '|' ||
	       c == '(' || c == ')' || c == '<' || c == '>';
}

static bool is_joint(const struct script_lexer *lexer, size_t at)
{
	return script_lexer_byte(lexer, at) == '\\' &&
	       (script_lexer_byte(lexer, at + 1) == '\n' ||
		       (script_lexer_byte(lexer, at + 1) == '\r' &&
			       script_lexer_byte(lexer, at + 2) == '\n'));
}

size_t script_lexer_line_end(const struct script_lexer *lexer, size_t at)
{
	while (at < lexer->text.n && lexer->text.s[at] != '\n') {
		at++;
	}
	return at;
}

/* Behind a joint: comment lines there belong to the file, not to the command. */
static size_t skip_joint(const struct script_lexer *lexer, size_t at)
{
	at = script_lexer_line_end(lexer, at) + 1;
	for (;;) {
		size_t first = at;

		while (first < lexer->text.n && script_lexer_is_blank(lexer->text.s[first])) {
			first++;
		}
		if (first >= lexer->text.n || lexer->text.s[first] != '#') {
			return at < lexer->text.n ? at : lexer->text.n;
		}
		at = script_lexer_line_end(lexer, first) + 1;
	}
}

void script_lexer_skip(struct script_lexer *lexer)
{
	while (lexer->at < lexer->text.n) {
		if (is_joint(lexer, lexer->at)) {
			lexer->at = skip_joint(lexer, lexer->at);
		} else if (script_lexer_is_blank(lexer->text.s[lexer->at])) {
			lexer->at++;
		} else {
			return;
		}
	}
}

static void put(struct script_lexer *lexer, size_t count)
{
	while (count-- > 0 && lexer->at < lexer->text.n) {
		lexer->out[lexer->n++] = lexer->text.s[lexer->at++];
	}
}

/* $(…), ${…}, ${{ … }} and `…` as they stand; parentheses nest. */
static void put_expansion(struct script_lexer *lexer)
{
	char open = script_lexer_byte(lexer, lexer->at + 1);
	char close = open == '(' ? ')' : '}';
	size_t depth = 0;

	if (script_lexer_byte(lexer, lexer->at) == '`') {
		close = '`';
		put(lexer, 1);
	} else {
		put(lexer, 1);
		if (open != '(' && open != '{') {
			return;
		}
	}
	while (lexer->at < lexer->text.n) {
		char c = lexer->text.s[lexer->at];

		put(lexer, 1);
		depth += close != '`' && c == open;
		if (c == close && (close == '`' || --depth == 0)) {
			return;
		}
	}
}

static void put_single(struct script_lexer *lexer)
{
	lexer->at++;
	while (lexer->at < lexer->text.n && lexer->text.s[lexer->at] != '\'') {
		put(lexer, 1);
	}
	lexer->at++;
}

static void put_double(struct script_lexer *lexer)
{
	lexer->at++;
	while (lexer->at < lexer->text.n && lexer->text.s[lexer->at] != '"') {
		char c = lexer->text.s[lexer->at];
		char next = script_lexer_byte(lexer, lexer->at + 1);

		if (is_joint(lexer, lexer->at)) {
			lexer->at = skip_joint(lexer, lexer->at);
		} else if (c == '$' || c == '`') {
			put_expansion(lexer);
		} else {
			lexer->at += c == '\\' &&
				     (next == '"' || next == '\\' || next == '$' || next == '`');
			put(lexer, 1);
		}
	}
	lexer->at++;
}

static void put_plain(struct script_lexer *lexer)
{
	char c = lexer->text.s[lexer->at];

	if (c == '$' || c == '`') {
		put_expansion(lexer);
	} else {
		lexer->at += c == '\\' && lexer->at + 1 < lexer->text.n;
		put(lexer, 1);
	}
}

struct script_word script_lexer_word(struct script_lexer *lexer)
{
	struct script_word word = {.start = (uint32_t)lexer->at};
	size_t from = lexer->n;

	while (lexer->at < lexer->text.n && !script_lexer_ends_word(lexer->text.s[lexer->at])) {
		char c = lexer->text.s[lexer->at];

		if (is_joint(lexer, lexer->at)) {
			lexer->at = skip_joint(lexer, lexer->at);
		} else if (c == '\'') {
			word.quoted = true;
			put_single(lexer);
		} else if (c == '"') {
			put_double(lexer);
		} else {
			put_plain(lexer);
		}
	}
	lexer->at = lexer->at < lexer->text.n ? lexer->at : lexer->text.n;
	word.end = (uint32_t)lexer->at;
	word.text = (struct str){lexer->out + from, lexer->n - from};
	return word;
}
