#include "settings/blocks.h"

enum {
	BYTES_MOST = 256 << 10,
	STATEMENTS_MOST = 5000,
	WORDS_MOST = 20000,
	DEPTH_MOST = 32,
};

struct reader {
	struct arena *arena;
	struct str text;
	size_t at;
	enum blocks_form form;
	struct blocks *out;
	uint32_t open[DEPTH_MOST]; /* the blocks around */
	size_t depth;
	bool begun; /* the last statement is not ended */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* What ends a word that is not quoted. A brace within a word is part of it: {path}, ${PORT}. */
static bool ends_word(const struct reader *r, char c)
{
	return is_blank(c) || c == '\n' || (r->form == BLOCKS_NGINX && c == ';');
}

static uint32_t inside(const struct reader *r)
{
	return r->depth == 0 ? BLOCKS_NONE : r->open[r->depth - 1];
}

static bool is_full(const struct reader *r)
{
	return r->out->statements.n >= STATEMENTS_MOST || r->out->words.n >= WORDS_MOST;
}

static void begin(struct reader *r)
{
	if (!r->begun) {
		vec_push(r->arena, &r->out->statements,
			(struct blocks_statement){
				.first = (uint32_t)r->out->words.n,
				.parent = inside(r),
			});
		r->begun = true;
	}
}

static void add_word(struct reader *r, size_t start, size_t end, struct str text, bool quoted)
{
	begin(r);
	vec_last(&r->out->statements)->count++;
	vec_push(r->arena, &r->out->words,
		(struct blocks_word){text, (uint32_t)start, (uint32_t)end, quoted});
}

/* Caddy has raw strings between backquotes too; a backslash escapes only the quote there. */
static void read_quoted(struct reader *r)
{
	size_t start = r->at;
	char quote = r->text.s[r->at++];
	char *text;
	size_t from = r->at;
	size_t n = 0;
	size_t end = from;

	while (end < r->text.n && r->text.s[end] != quote) {
		end += r->text.s[end] == '\\' && quote != '`' ? 2 : 1;
	}
	if (end >= r->text.n) {
		r->out->partial = true;
		r->at = r->text.n;
		return;
	}
	text = arena_alloc(r->arena, end - from + 1);
	for (size_t i = from; i < end; i++) {
		if (r->text.s[i] == '\\' && quote != '`' && r->text.s[i + 1] == quote) {
			i++;
		}
		text[n++] = r->text.s[i];
	}
	r->at = end + 1;
	add_word(r, start, r->at, (struct str){text, n}, true);
}

/* ${PORT} and {$PORT:3000} hold braces; a pattern's {2,} as well. */
static void read_plain(struct reader *r)
{
	size_t start = r->at;
	size_t depth = 0;

	while (r->at < r->text.n && !ends_word(r, r->text.s[r->at])) {
		char c = r->text.s[r->at];

		if (c == '}' && depth == 0 && r->form == BLOCKS_NGINX) {
			break;
		}
		if (c == '{' && depth == 0 && r->form == BLOCKS_NGINX && r->at > start &&
			r->text.s[r->at - 1] != '$') {
			break;
		}
		depth += c == '{';
		depth -= c == '}' && depth > 0;
		r->at += c == '\\' && r->at + 1 < r->text.n ? 2 : 1;
	}
	add_word(r, start, r->at, str_slice(r->text, start, r->at), false);
}

static void open_block(struct reader *r)
{
	begin(r);
	r->begun = false;
	if (r->depth == DEPTH_MOST) {
		r->out->partial = true;
		r->at = r->text.n;
		return;
	}
	r->open[r->depth++] = (uint32_t)r->out->statements.n - 1;
}

static void close_block(struct reader *r)
{
	r->begun = false;
	if (r->depth == 0) {
		r->out->partial = true;
		return;
	}
	r->depth--;
}

/* A brace of Caddy's is one when it ends its line, or begins it. */
static bool is_brace(const struct reader *r, char brace)
{
	size_t next = r->at + 1;

	if (r->text.s[r->at] != brace) {
		return false;
	}
	return r->form == BLOCKS_NGINX || next == r->text.n || is_blank(r->text.s[next]) ||
	       r->text.s[next] == '\n';
}

static void skip_line(struct reader *r)
{
	while (r->at < r->text.n && r->text.s[r->at] != '\n') {
		r->at++;
	}
}

static void read_next(struct reader *r)
{
	char c = r->text.s[r->at];

	if (is_blank(c)) {
		r->at++;
	} else if (c == '\n' || (c == ';' && r->form == BLOCKS_NGINX)) {
		r->begun = r->begun && c == '\n' && r->form == BLOCKS_NGINX;
		r->at++;
	} else if (c == '\\' && r->form == BLOCKS_CADDY &&
		   str_starts(str_slice(r->text, r->at, r->text.n), "\\\n")) {
		r->at += 2;
	} else if (c == '#') {
		skip_line(r);
	} else if (is_brace(r, '{')) {
		r->at++;
		open_block(r);
	} else if (is_brace(r, '}')) {
		r->at++;
		close_block(r);
	} else if (c == '"' || (c == '\'' && r->form == BLOCKS_NGINX) ||
		   (c == '`' && r->form == BLOCKS_CADDY)) {
		read_quoted(r);
	} else {
		read_plain(r);
	}
}

struct blocks blocks_read(struct arena *arena, struct str text, enum blocks_form form)
{
	struct blocks blocks = {.partial = text.n > BYTES_MOST};
	struct reader reader = {
		.arena = arena,
		.text = str_slice(text, 0, BYTES_MOST),
		.form = form,
		.out = &blocks,
	};

	while (reader.at < reader.text.n && !is_full(&reader)) {
		read_next(&reader);
	}
	blocks.partial = blocks.partial || reader.depth > 0 || reader.at < reader.text.n;
	return blocks;
}

const struct blocks_word *blocks_word(
	const struct blocks *blocks, const struct blocks_statement *statement, uint32_t n)
{
	return statement == NULL || n >= statement->count
		       ? NULL
		       : &blocks->words.items[statement->first + n];
}

bool blocks_is(
	const struct blocks *blocks, const struct blocks_statement *statement, const char *name)
{
	const struct blocks_word *word = blocks_word(blocks, statement, 0);

	return word != NULL && str_is(word->text, name);
}

const struct blocks_statement *blocks_parent(
	const struct blocks *blocks, const struct blocks_statement *statement)
{
	return statement->parent == BLOCKS_NONE ? NULL
						: &blocks->statements.items[statement->parent];
}
