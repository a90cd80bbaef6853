#include "settings/hcl.h"

#include "base/ascii.h"

enum {
	DEEPEST = 40,
	NODES_MOST = 20000,
};

struct reader {
	struct arena *arena;
	struct str text;
	size_t at;
	uint32_t nodes;
	bool partly;
};

static char byte_at(const struct reader *reader, size_t at)
{
	return at < reader->text.n ? reader->text.s[at] : '\0';
}

static bool at_end(const struct reader *reader)
{
	return reader->at >= reader->text.n;
}

static bool is_name(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-';
}

static struct hcl_node *make(struct reader *reader, enum hcl_kind kind)
{
	struct hcl_node *node = arena_new(reader->arena, struct hcl_node);

	node->kind = kind;
	node->text = STR("");
	node->start = (uint32_t)reader->at;
	node->end = node->start;
	reader->nodes++;
	return node;
}

static void append(struct reader *reader, struct hcl_node *parent, struct hcl_node *child)
{
	if (reader->nodes > NODES_MOST) {
		reader->partly = true;
		return;
	}
	if (parent->last == NULL) {
		parent->first = child;
	} else {
		parent->last->next = child;
	}
	parent->last = child;
}

static void skip_line(struct reader *reader)
{
	while (!at_end(reader) && reader->text.s[reader->at] != '\n') {
		reader->at++;
	}
}

/* Blanks and comments; line ends too where they mean nothing. */
static void skip(struct reader *reader, bool lines)
{
	while (!at_end(reader)) {
		char c = reader->text.s[reader->at];
		char next = byte_at(reader, reader->at + 1);

		if (c == '#' || (c == '/' && next == '/')) {
			skip_line(reader);
		} else if (c == '/' && next == '*') {
			size_t end = str_find(reader->text, STR("*/"), reader->at + 2);

			reader->partly = reader->partly || end == SIZE_MAX;
			reader->at = end == SIZE_MAX ? reader->text.n : end + 2;
		} else if (c == ' ' || c == '\t' || c == '\r' || (lines && c == '\n')) {
			reader->at++;
		} else {
			return;
		}
	}
}

/* Behind the "}" that closes a template's "${", strings in it included. Nesting is counted. */
static size_t template_end(const struct reader *reader, size_t at)
{
	size_t depth = 0;

	for (; at < reader->text.n && reader->text.s[at] != '\n'; at++) {
		char c = reader->text.s[at];

		depth += c == '{';
		if (c == '}' && --depth == 0) {
			return at + 1;
		}
	}
	return at;
}

static bool opens_template(const struct reader *reader, size_t at)
{
	char c = byte_at(reader, at);

	return (c == '$' || c == '%') && byte_at(reader, at + 1) == '{';
}

static char unescaped(char c)
{
	return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
}

/* "…" on one line */
static struct hcl_node *read_string(struct reader *reader)
{
	struct hcl_node *node = make(reader, HCL_STRING);
	size_t end = ++reader->at;
	char *out;
	size_t n = 0;

	while (end < reader->text.n && reader->text.s[end] != '"' && reader->text.s[end] != '\n') {
		end = reader->text.s[end] == '\\'   ? end + 2
		      : opens_template(reader, end) ? template_end(reader, end + 1)
						    : end + 1;
	}
	end = end < reader->text.n ? end : reader->text.n;
	reader->partly = reader->partly || byte_at(reader, end) != '"';
	out = arena_alloc(reader->arena, end - reader->at + 1);
	while (reader->at < end) {
		char c = reader->text.s[reader->at++];

		node->expands = node->expands || opens_template(reader, reader->at - 1);
		if (c == '\\' && reader->at < end) {
			c = unescaped(reader->text.s[reader->at++]);
		}
		out[n++] = c;
	}
	reader->at += byte_at(reader, end) == '"';
	node->text = (struct str){out, n};
	node->end = (uint32_t)reader->at;
	return node;
}

/* <<EOT, <<-EOT: lines up to the word, alone on its line */
static struct hcl_node *read_heredoc(struct reader *reader)
{
	struct hcl_node *node = make(reader, HCL_STRING);
	size_t start = reader->at + 2 + (byte_at(reader, reader->at + 2) == '-');
	size_t end = start;
	struct str word;

	while (is_name(byte_at(reader, end))) {
		end++;
	}
	word = str_slice(reader->text, start, end);
	reader->at = end;
	skip_line(reader);
	start = reader->at + 1;
	while (!at_end(reader)) {
		size_t line = ++reader->at;

		skip_line(reader);
		if (str_equal(str_trim(str_slice(reader->text, line, reader->at)), word)) {
			node->text = str_slice(reader->text, start, line);
			node->expands = str_has(node->text, "${");
			node->end = (uint32_t)reader->at;
			return node;
		}
	}
	reader->partly = true;
	node->end = (uint32_t)reader->text.n;
	return node;
}

/* Recursion: read_value, read_object, read_list and read_body by DEEPEST. */
static struct hcl_node *read_value(struct reader *reader, unsigned depth);

static bool ends_value(char c)
{
	return c == '\n' || c == ',' || c == '}' || c == ']' || c == ')' || c == '\0';
}

/* Goes to the end of an expression: brackets are balanced, strings skipped. */
static void skip_expression(struct reader *reader)
{
	size_t depth = 0;

	for (skip(reader, false); !at_end(reader); skip(reader, depth > 0)) {
		char c = reader->text.s[reader->at];

		if (depth == 0 && ends_value(c)) {
			return;
		}
		if (c == '"') {
			read_string(reader);
			continue;
		}
		if (c == '<' && byte_at(reader, reader->at + 1) == '<') {
			read_heredoc(reader);
			continue;
		}
		depth += c == '(' || c == '[' || c == '{';
		depth -= depth > 0 && (c == ')' || c == ']' || c == '}');
		reader->at++;
	}
}

/* NAME, "name" or (expression) before '=' or ':'; absent when it is none. */
static bool read_key(struct reader *reader, struct hcl_node *out)
{
	size_t start = reader->at;

	out->key_start = (uint32_t)start;
	if (byte_at(reader, start) == '"') {
		out->key = read_string(reader)->text;
	} else {
		while (is_name(byte_at(reader, reader->at))) {
			reader->at++;
		}
		out->key = str_slice(reader->text, start, reader->at);
	}
	out->key_end = (uint32_t)reader->at;
	return out->key.n > 0;
}

static void give_key(struct hcl_node *node, const struct hcl_node *key)
{
	node->key = key->key;
	node->key_start = key->key_start;
	node->key_end = key->key_end;
}

static void read_entries(struct reader *reader, struct hcl_node *object, unsigned depth)
{
	for (skip(reader, true); !at_end(reader); skip(reader, true)) {
		struct hcl_node key = {.kind = HCL_SCALAR};
		struct hcl_node *value;
		size_t before = reader->at;
		bool named;

		if (byte_at(reader, reader->at) == '}') {
			reader->at++;
			return;
		}
		named = read_key(reader, &key);
		skip(reader, false);
		if (named && (byte_at(reader, reader->at) == '=' ||
				     byte_at(reader, reader->at) == ':')) {
			reader->at++;
			value = read_value(reader, depth + 1);
			give_key(value, &key);
			append(reader, object, value);
		} else {
			skip_expression(reader); /* for …, (key) = … */
			reader->at += byte_at(reader, reader->at) == ')' ||
				      byte_at(reader, reader->at) == ']';
		}
		skip(reader, true);
		reader->at += byte_at(reader, reader->at) == ',' || reader->at == before;
	}
	reader->partly = true;
}

static struct hcl_node *read_object(struct reader *reader, unsigned depth)
{
	struct hcl_node *object = make(reader, HCL_OBJECT);

	reader->at++;
	read_entries(reader, object, depth);
	object->end = (uint32_t)reader->at;
	return object;
}

/* [a, b] or (a, b); a `...` behind the last is skipped. */
static struct hcl_node *read_list(struct reader *reader, char close, unsigned depth)
{
	struct hcl_node *list = make(reader, HCL_LIST);

	reader->at++;
	for (skip(reader, true); !at_end(reader); skip(reader, true)) {
		size_t before = reader->at;

		if (byte_at(reader, reader->at) == close) {
			reader->at++;
			list->end = (uint32_t)reader->at;
			return list;
		}
		append(reader, list, read_value(reader, depth + 1));
		skip(reader, true);
		reader->at += byte_at(reader, reader->at) == ',' || reader->at == before;
	}
	reader->partly = true;
	list->end = (uint32_t)reader->at;
	return list;
}

static bool is_literal(struct str word)
{
	return word.n > 0 &&
	       (ascii_is_digit(word.s[0]) || word.s[0] == '-' || str_is(word, "true") ||
		       str_is(word, "false") || str_is(word, "null"));
}

/* A name, a call, a number: whatever begins with neither quote nor bracket. */
static struct hcl_node *read_word(struct reader *reader, unsigned depth)
{
	struct hcl_node *node;
	size_t start = reader->at;

	while (is_name(byte_at(reader, reader->at)) || byte_at(reader, reader->at) == '.') {
		reader->at++;
	}
	if (reader->at > start && byte_at(reader, reader->at) == '(') {
		node = read_list(reader, ')', depth);
	} else {
		node = make(reader, HCL_EXPRESSION);
		node->text = str_slice(reader->text, start, reader->at);
		node->kind = is_literal(node->text) ? HCL_SCALAR : HCL_EXPRESSION;
	}
	node->start = (uint32_t)start;
	return node;
}

static struct hcl_node *read_primary(struct reader *reader, unsigned depth)
{
	char c = byte_at(reader, reader->at);

	if (depth > DEEPEST || reader->nodes > NODES_MOST) {
		reader->partly = true;
		return make(reader, HCL_EXPRESSION);
	}
	if (c == '"') {
		return read_string(reader);
	}
	if (c == '{') {
		return read_object(reader, depth);
	}
	if (c == '[') {
		return read_list(reader, ']', depth);
	}
	if (c == '<' && byte_at(reader, reader->at + 1) == '<') {
		return read_heredoc(reader);
	}
	return read_word(reader, depth);
}

static struct hcl_node *read_value(struct reader *reader, unsigned depth)
{
	struct hcl_node *node;
	size_t end;

	skip(reader, false);
	node = read_primary(reader, depth);
	end = reader->at;
	skip(reader, false);
	if (!ends_value(byte_at(reader, reader->at))) {
		/* an operator follows: the first operand is not the value */
		skip_expression(reader);
		end = reader->at;
		node->kind = node->kind == HCL_LIST || node->kind == HCL_OBJECT ? node->kind
										: HCL_EXPRESSION;
		node->text = str_slice(reader->text, node->start, end);
	}
	node->end = (uint32_t)end;
	return node;
}

static void read_body(struct reader *reader, struct hcl_node *block, unsigned depth);

/* type "label" "label" { … } */
static struct hcl_node *read_block(
	struct reader *reader, const struct hcl_node *key, unsigned depth)
{
	struct hcl_node *block = make(reader, HCL_BLOCK);
	size_t labels = 0;

	give_key(block, key);
	for (skip(reader, false); byte_at(reader, reader->at) != '{'; skip(reader, false)) {
		struct hcl_node label = {.kind = HCL_SCALAR};

		if (!read_key(reader, &label)) {
			reader->partly = true;
			skip_line(reader);
			return block;
		}
		if (labels < 2) {
			block->labels[labels] = label.key;
			block->label_starts[labels] = label.key_start;
			block->label_ends[labels++] = label.key_end;
		}
	}
	reader->at++;
	if (depth < DEEPEST) {
		read_body(reader, block, depth + 1);
	} else {
		reader->partly = true;
	}
	block->end = (uint32_t)reader->at;
	return block;
}

static void read_body(struct reader *reader, struct hcl_node *block, unsigned depth)
{
	for (skip(reader, true); !at_end(reader); skip(reader, true)) {
		struct hcl_node key = {.kind = HCL_SCALAR};
		struct hcl_node *node;

		if (byte_at(reader, reader->at) == '}') {
			reader->at++;
			return;
		}
		if (!read_key(reader, &key)) {
			reader->partly = true;
			reader->at++;
			continue;
		}
		skip(reader, false);
		if (byte_at(reader, reader->at) == '=') {
			reader->at++;
			node = read_value(reader, depth);
			give_key(node, &key);
		} else {
			node = read_block(reader, &key, depth);
		}
		append(reader, block, node);
	}
	reader->partly = reader->partly || depth > 0;
}

struct hcl_node *hcl_read(struct arena *arena, struct str text, bool *out_partly)
{
	struct reader reader = {.arena = arena, .text = text};
	struct hcl_node *root = make(&reader, HCL_BLOCK);

	reader.at = str_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
	root->key = STR("");
	read_body(&reader, root, 0);
	*out_partly = reader.partly;
	return root;
}

const struct hcl_node *hcl_get(const struct hcl_node *node, const char *key)
{
	hcl_each (child, node) {
		if (str_is(child->key, key)) {
			return child;
		}
	}
	return NULL;
}
