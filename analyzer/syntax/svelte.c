#include "base/ascii.h"
#include "syntax/elements.h"

/*
 * Svelte's blocks. Source: the Svelte documentation, "Template syntax"
 * ({#if}, {#each}, {#key}, {#await}, {#snippet}, {@render}, {@html}, {@const}).
 */

struct block {
	struct elements *elements;
	uint32_t start; /* of the opening brace */
	uint32_t end; /* behind the closing one */
	uint32_t word_end; /* of #if, :else … */
	uint32_t code_end; /* of what stands in the braces */
};

static struct str word_of(const struct block *block)
{
	return str_slice(block->elements->markup->text, block->start + 1, block->word_end);
}

/* Takes the word at *at, if it is this one; white space before it is skipped. */
static bool take_word(const struct block *block, uint32_t *at, const char *word)
{
	uint32_t start = *at;
	uint32_t end = block->code_end;
	size_t n = str_of(word).n;
	struct str text;

	elements_trim(block->elements, &start, &end);
	text = str_slice(block->elements->markup->text, start, end);
	if (!str_starts(text, word) || (text.n > n && ascii_is_alnum(text.s[n]))) {
		return false;
	}
	*at = start + (uint32_t)n;
	return true;
}

/* White space, or the end of the code. */
static bool is_gap(const struct block *block, uint32_t at)
{
	char c = at < block->code_end ? block->elements->markup->text.s[at] : ' ';

	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/*
 * Where a word stands by itself outside of brackets and strings: the last one
 * where `last`, since `{#each list as Item[] as item}` casts before it names.
 */
static uint32_t find_word(const struct block *block, uint32_t from, const char *word, bool last)
{
	struct markup *markup = block->elements->markup;
	const char *s = markup->text.s;
	uint32_t n = (uint32_t)str_of(word).n;
	uint32_t found = MARKUP_NONE;

	for (uint32_t i = from; i + 1 + n <= block->code_end; i++) {
		if (s[i] == '(' || s[i] == '[' || s[i] == '{' || s[i] == '`') {
			uint32_t end = markup_bracket_end(markup, i, block->code_end);

			i = end == MARKUP_NONE ? i : end;
		} else if (is_gap(block, i) && is_gap(block, i + 1 + n) &&
			   str_starts(str_slice(markup->text, i + 1, block->code_end), word)) {
			found = i + 1;
			if (!last) {
				break;
			}
		}
	}
	return found;
}

static struct open_node *push_block(const struct block *block)
{
	struct elements *elements = block->elements;

	vec_push(elements->markup->arena, &elements->open,
		(struct open_node){
			.is_block = true,
			.name_start = block->start + 2, /* behind {# */
			.name_end = block->word_end,
			.depth = elements->tree->depth,
		});
	return vec_last(&elements->open);
}

/* {#if test}: the test and the first branch of a choice. */
static void open_choice(const struct block *block, enum syntax_field field, uint32_t test)
{
	struct elements *elements = block->elements;

	tree_open(elements->tree, SYN_TERNARY_EXPRESSION, field, block->start, block->end);
	vec_last(&elements->open)->inner = elements->tree->depth;
	elements_expression(elements, test, block->code_end, FIELD_CONDITION);
	elements_open_fragment(elements, FIELD_CONSEQUENCE, block->end);
}

/* A branch in which these parameters are known: {#each … as x}, {:then x}. */
static void open_function(const struct block *block, uint32_t start, uint32_t end)
{
	elements_open_function(block->elements, FIELD_NONE, start, end);
	elements_open_fragment(block->elements, FIELD_BODY, block->end);
}

/* The end of the pattern of {#each … as pattern, index (key)}; the key is none of it. */
static uint32_t end_of_items(const struct block *block, uint32_t from)
{
	struct markup *markup = block->elements->markup;

	for (uint32_t i = from; i < block->code_end; i++) {
		char c = markup->text.s[i];

		if (c == '(') {
			return i;
		}
		if (c == '{' || c == '[') {
			uint32_t end = markup_bracket_end(markup, i, block->code_end);

			i = end == MARKUP_NONE ? i : end;
		}
	}
	return block->code_end;
}

static void open_each(const struct block *block)
{
	struct elements *elements = block->elements;
	uint32_t as = find_word(block, block->word_end, "as", true);
	uint32_t list_end = as == MARKUP_NONE ? block->code_end : as;
	uint32_t items = as == MARKUP_NONE ? block->code_end : as + 2;
	uint32_t items_end = end_of_items(block, items);

	elements_expression(elements, block->word_end, list_end, FIELD_NONE);
	open_function(block, items, items_end);
	if (items_end < block->code_end) {
		tree_open(
			elements->tree, SYN_JSX_EXPRESSION, FIELD_NONE, items_end, block->code_end);
		elements_expression(elements, items_end, block->code_end, FIELD_NONE);
		tree_leave(elements->tree);
	}
}

/* {#await promise}, {#await promise then x}, {#await promise catch x} */
static void open_await(const struct block *block)
{
	struct elements *elements = block->elements;
	uint32_t then = find_word(block, block->word_end, "then", false);
	uint32_t catch = find_word(block, block->word_end, "catch", false);
	uint32_t word = then < catch ? then : catch;

	elements_expression(elements, block->word_end, word == MARKUP_NONE ? block->code_end : word,
		FIELD_NONE);
	if (word == MARKUP_NONE) {
		elements_open_fragment(elements, FIELD_NONE, block->end);
	} else {
		open_function(block, word + (word == then ? 4 : 5), block->code_end);
	}
}

/* {#snippet name(parameters)} */
static void open_snippet(const struct block *block)
{
	struct markup *markup = block->elements->markup;
	uint32_t open = block->word_end;
	uint32_t close;

	while (open < block->code_end && markup->text.s[open] != '(') {
		open++;
	}
	close = open < block->code_end ? markup_bracket_end(markup, open, block->code_end)
				       : MARKUP_NONE;
	if (close == MARKUP_NONE) {
		open_function(block, block->code_end, block->code_end);
	} else {
		open_function(block, open + 1, close);
	}
}

static void open_block(const struct block *block)
{
	struct elements *elements = block->elements;
	struct str word = word_of(block);
	struct open_node *node;

	if (!elements_have_room(elements)) {
		elements_expression(elements, block->word_end, block->code_end, FIELD_NONE);
		return;
	}
	node = push_block(block);
	tree_open(elements->tree, SYN_JSX_EXPRESSION, FIELD_NONE, block->start, block->end);
	if (str_is(word, "#if")) {
		open_choice(block, FIELD_NONE, block->word_end);
		return;
	}
	tree_open(elements->tree, SYN_OTHER, FIELD_NONE, block->start, block->end);
	node->inner = elements->tree->depth;
	if (str_is(word, "#each")) {
		open_each(block);
	} else if (str_is(word, "#await")) {
		open_await(block);
	} else if (str_is(word, "#snippet")) {
		open_snippet(block);
	} else {
		elements_expression(elements, block->word_end, block->code_end, FIELD_NONE);
		elements_open_fragment(elements, FIELD_NONE, block->end);
	}
}

/* The innermost open block; the elements left open in it end here. NULL: there is none. */
static struct open_node *innermost(const struct block *block)
{
	struct elements *elements = block->elements;
	size_t i = elements->open.n;

	while (i > elements->base && !elements->open.items[i - 1].is_block) {
		i--;
	}
	if (i == elements->base) {
		return NULL;
	}
	elements->open.n = i;
	return &elements->open.items[i - 1];
}

/* {:else}, {:else if test}, {:then x}, {:catch x} */
static void next_branch(const struct block *block)
{
	struct elements *elements = block->elements;
	struct open_node *node = innermost(block);
	uint32_t at = block->word_end;
	bool is_else = str_is(word_of(block), ":else");
	bool choice;

	if (node == NULL || !elements_have_room(elements)) {
		return;
	}
	tree_leave_to(elements->tree, node->inner, block->start);
	choice = str_is(str_slice(elements->markup->text, node->name_start, node->name_end), "if");
	if (is_else && choice && take_word(block, &at, "if")) {
		open_choice(block, FIELD_ALTERNATIVE, at);
	} else if (is_else) {
		elements_open_fragment(
			elements, choice ? FIELD_ALTERNATIVE : FIELD_NONE, block->end);
	} else {
		open_function(block, block->word_end, block->code_end);
	}
}

static void close_block(const struct block *block)
{
	struct open_node *node = innermost(block);

	if (node != NULL) {
		tree_leave_to(block->elements->tree, node->depth, block->end);
		block->elements->open.n--;
	}
}

/* {@const x = value}: what follows in the block is a function of x. */
static void open_const(const struct block *block)
{
	struct elements *elements = block->elements;

	if (!elements_have_room(elements)) {
		elements_expression(elements, block->word_end, block->code_end, FIELD_NONE);
		return;
	}
	tree_open(elements->tree, SYN_JSX_EXPRESSION, FIELD_NONE, block->start, block->end);
	open_function(block, block->word_end, block->code_end);
}

/* {const x = value}, {let x = value}: the same, with no sign before it. */
static bool is_declaration(const struct block *block, uint32_t at)
{
	uint32_t end = at;

	return (take_word(block, &end, "const") || take_word(block, &end, "let")) &&
	       end < block->code_end && is_gap(block, end);
}

static uint32_t end_of_word(const struct elements *elements, uint32_t at, uint32_t end)
{
	while (at < end && ascii_is_letter(elements->markup->text.s[at])) {
		at++;
	}
	return at;
}

/* {@html x}, {@render x()}, {@debug x} and plain {x} */
static void build_value(const struct block *block, bool tagged)
{
	struct tree *tree = block->elements->tree;

	tree_open(tree, SYN_JSX_EXPRESSION, FIELD_NONE, block->start, block->end);
	elements_expression(block->elements, tagged ? block->word_end : block->start + 1,
		block->code_end, FIELD_NONE);
	tree_leave(tree);
}

uint32_t svelte_braces_end(struct elements *elements, uint32_t at, uint32_t to)
{
	const char *s = elements->markup->text.s;
	uint32_t end = at + 1;

	/* {/if} is no regular expression, {/a/.test(b)} is one */
	if (end < to && s[end] == '/') {
		end = end_of_word(elements, end + 1, to);
		while (end < to && (s[end] == ' ' || s[end] == '\n')) {
			end++;
		}
		if (end < to && s[end] == '}') {
			return end;
		}
	}
	return markup_code_end(elements->markup, at + 1, to, NULL);
}

void svelte_braces(struct elements *elements, uint32_t start, uint32_t end)
{
	struct block block = {elements, start, end, start + 1, end - 1};
	uint32_t at = start + 1;
	char sign;

	elements_trim(elements, &at, &block.code_end);
	if (at == block.code_end) {
		return;
	}
	sign = elements->markup->text.s[at];
	block.start = at - 1;
	block.word_end = end_of_word(elements, at + 1, block.code_end);
	if (sign == '#') {
		open_block(&block);
	} else if (sign == ':') {
		next_branch(&block);
	} else if (sign == '/' && block.word_end == block.code_end) {
		close_block(&block);
	} else if (sign == '@' && str_is(word_of(&block), "@const")) {
		open_const(&block);
	} else if (is_declaration(&block, at)) {
		block.word_end = end_of_word(elements, at, block.code_end);
		open_const(&block);
	} else {
		block.start = start;
		build_value(&block, sign == '@');
	}
}

/* let:item, let:item={pattern}: what a component hands to the elements in it. */
void svelte_open_slot(struct elements *elements, const struct tag *tag)
{
	for (size_t i = 0; i < tag->attributes.n && elements_have_room(elements); i++) {
		const struct attribute *it = &tag->attributes.items[i];
		struct str name = str_slice(elements->markup->text, it->name_start, it->name_end);

		if (!str_starts(name, "let:")) {
			continue;
		}
		tree_open(elements->tree, SYN_JSX_EXPRESSION, FIELD_NONE, it->name_start,
			it->name_end);
		if (it->kind == ATTRIBUTE_CODE) {
			elements_open_function(elements, FIELD_NONE, it->start, it->end);
		} else {
			elements_open_function(
				elements, FIELD_NONE, it->name_start + 4, it->name_end);
		}
		elements_open_fragment(elements, FIELD_BODY, it->name_end);
	}
}
