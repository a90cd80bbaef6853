/*
 * What stands in for parts of the parser's runtime does what it did: the
 * cursor, the lexer's short way, the memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <tree_sitter/api.h>

#include "base/str.h"
#include "grammars/cursor.h"
#include "syntax/allocation.h"

const TSLanguage *tree_sitter_javascript(void);
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);
const TSLanguage *tree_sitter_json(void);
const TSLanguage *tree_sitter_toml(void);
const TSLanguage *tree_sitter_yaml(void);

static const struct {
	const TSLanguage *(*language)(void);
	const char *text;
} samples[] = {
	{tree_sitter_javascript, ""},
	{tree_sitter_javascript,
		"\xEF\xBB\xBF#!/usr/bin/env node\nimport a, { b as c } from 'x'\n"
		"// \xC3\xA9t\xC3\xA9 \xE2\x82\xAC\n\"use strict\";\n"
		"const \xC3\xA9 = `a${b}\xF0\x9F\x98\x80`, { d: [e = 1], ...f } = g?.h`i`\n"
		"for await (const x of y) { if (/[/]a/u.test(x)) break; else continue }\n"
		"label: while (a <!-- b\n) ;\nclass A extends B { static #c = 1; get d() {} }\n"
		"x\n++y\nasync () => await z ?? (1, 2)\n"},
	{tree_sitter_javascript, "if (a { b( ] } \xFF\xFE function (\n`${"},
	{tree_sitter_typescript,
		"export abstract class A<T> implements B { constructor(private readonly a?: "
		"string) {} }\n"
		"enum C { a = 1 }\nlet b = <any>c as unknown as D satisfies E, f!: G | { [k: "
		"string]: H }\n"
		"declare module 'm' { interface I extends J { (k: L): m is N } }\n"
		"@dec() export default class { @e f = 1; async *g<H>(this: I): J { return k! } }\n"
		"type P<Q> = Q extends infer R ? R[] : never\r\nfunction s(t): asserts t is U\n"},
	{tree_sitter_typescript, "const a: = ; class { x( } interface {\n"},
	{tree_sitter_tsx,
		"export default async function P({ a, ...b }: Q) {\n\treturn <><A.B c=\"d\" "
		"{...e} f={() => <g/>}>\n  text &amp; {/* h */}{i ? <j>k</j> : "
		"null}</A.B></>\n}\n"},
	{tree_sitter_tsx, "const a = <b><c d=></b>;\nconst e = <T,>(f: T) => f\n"},
	{tree_sitter_json, "{\"a\": [1, -2.5e3, true, null, \"\\u00e9\"], // b\n \"c\": {}}"},
	{tree_sitter_json, "{\"a\": [1, }"},
	{tree_sitter_toml, "a = 1\n[b.'c']\nd = [ 1, \"e\" ]\n[[f]]\ng = { h = 1979-05-27 }\n"},
	{tree_sitter_yaml, "a: &b\n  - c: |\n      d\n    e: *b\n  - \"f\": {g: [h, i]}\n---\nj\n"},
	{tree_sitter_yaml, "a: [b\n c: }\n\t- d"},
};

enum { SAMPLES = sizeof(samples) / sizeof(samples[0]) };

static struct allocation memory;

static int begin(void **state)
{
	(void)state;
	allocation_begin(&memory);
	return 0;
}

static int end(void **state)
{
	(void)state;
	allocation_end(&memory);
	allocation_finish(&memory);
	return 0;
}

/* One character at a time: the next is never at hand, and the lexer must ask for it. */
static const char *read_one(void *payload, uint32_t offset, TSPoint at, uint32_t *out_count)
{
	const char *text = payload;
	size_t left = strlen(text) - offset;
	size_t n = 1;

	(void)at;
	while (n < left && n < 4 && ((unsigned char)text[offset + n] & 0xC0) == 0x80) {
		n++;
	}
	*out_count = (uint32_t)(n < left ? n : left);
	return text + offset;
}

/* The tree of a sample, from all of the text or from one character after another. */
static TSTree *parse(size_t sample, bool by_ones)
{
	TSParser *parser = ts_parser_new();
	char *text = strdup(samples[sample].text);
	TSInput input = {text, read_one, TSInputEncodingUTF8, NULL};
	TSTree *tree;

	assert_true(ts_parser_set_language(parser, samples[sample].language()));
	tree = by_ones ? ts_parser_parse(parser, NULL, input)
		       : ts_parser_parse_string(parser, NULL, text, (uint32_t)strlen(text));
	assert_non_null(tree);
	ts_parser_delete(parser);
	free(text);
	return tree;
}

static void same_node(const struct cursor *ours, const TSTreeCursor *theirs)
{
	TSNode node = ts_tree_cursor_current_node(theirs);

	assert_int_equal(ours->node.symbol, ts_node_symbol(node));
	assert_int_equal(ours->node.field, ts_tree_cursor_current_field_id(theirs));
	assert_int_equal(ours->node.named, ts_node_is_named(node));
	assert_int_equal(ours->node.missing, ts_node_is_missing(node));
	assert_int_equal(ours->node.start, ts_node_start_byte(node));
	assert_int_equal(ours->node.end, ts_node_end_byte(node));
}

/* Walks both, down to `deepest` levels below the top; returns the number of nodes. */
static size_t same_walk(TSNode top, uint32_t deepest)
{
	TSTreeCursor theirs = ts_tree_cursor_new(top);
	struct cursor ours;
	uint32_t depth = 0;
	size_t count = 0;

	cursor_begin(&ours, top);
	for (;;) {
		bool down;

		count++;
		same_node(&ours, &theirs);
		down = ts_tree_cursor_goto_first_child(&theirs);
		assert_int_equal(cursor_down(&ours), down);
		if (down && depth < deepest) {
			depth++;
			continue;
		}
		if (down) {
			cursor_up(&ours);
			ts_tree_cursor_goto_parent(&theirs);
		}
		while (depth > 0) {
			bool next = ts_tree_cursor_goto_next_sibling(&theirs);

			assert_int_equal(cursor_next(&ours), next);
			if (next) {
				break;
			}
			cursor_up(&ours);
			ts_tree_cursor_goto_parent(&theirs);
			depth--;
		}
		if (depth == 0) {
			break;
		}
	}
	assert_false(cursor_next(&ours));
	cursor_end(&ours);
	ts_tree_cursor_delete(&theirs);
	return count;
}

static void cursor_walks_as_the_runtime_does(void **state)
{
	size_t whole = 0;
	size_t part = 0;

	(void)state;
	for (size_t i = 0; i < SAMPLES; i++) {
		TSTree *tree = parse(i, false);
		TSNode root = ts_tree_root_node(tree);

		whole += same_walk(root, UINT32_MAX);
		part += same_walk(root, 2);
		for (uint32_t child = 0; child < ts_node_child_count(root); child++) {
			same_walk(ts_node_child(root, child), UINT32_MAX);
		}
		ts_tree_delete(tree);
	}
	assert_true(part > SAMPLES && whole > 2 * part);
}

static void lexer_reads_the_same_by_its_short_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < SAMPLES; i++) {
		TSTree *at_once = parse(i, false);
		TSTree *by_ones = parse(i, true);
		TSTreeCursor a = ts_tree_cursor_new(ts_tree_root_node(at_once));
		TSTreeCursor b = ts_tree_cursor_new(ts_tree_root_node(by_ones));
		uint32_t count = ts_node_descendant_count(ts_tree_root_node(at_once));

		assert_int_equal(count, ts_node_descendant_count(ts_tree_root_node(by_ones)));
		for (uint32_t n = 0; n < count; n++) {
			TSNode x;
			TSNode y;

			ts_tree_cursor_goto_descendant(&a, n);
			ts_tree_cursor_goto_descendant(&b, n);
			x = ts_tree_cursor_current_node(&a);
			y = ts_tree_cursor_current_node(&b);
			assert_int_equal(ts_node_symbol(x), ts_node_symbol(y));
			assert_int_equal(ts_node_start_byte(x), ts_node_start_byte(y));
			assert_int_equal(ts_node_end_byte(x), ts_node_end_byte(y));
			assert_int_equal(ts_node_end_point(x).row, ts_node_end_point(y).row);
			assert_int_equal(ts_node_end_point(x).column, ts_node_end_point(y).column);
		}
		ts_tree_cursor_delete(&a);
		ts_tree_cursor_delete(&b);
		ts_tree_delete(at_once);
		ts_tree_delete(by_ones);
	}
}

/* Where a budget ends must not hang on what the thread has read before. */
static void a_parse_asks_for_the_same_whatever_was_before(void **state)
{
	uint64_t first[SAMPLES];

	(void)state;
	for (size_t i = 0; i < 2 * SAMPLES; i++) {
		size_t sample = i < SAMPLES ? i : 2 * SAMPLES - 1 - i;

		allocation_end(&memory);
		allocation_begin(&memory);
		parse(sample, false); /* all its memory is forgotten */
		if (i < SAMPLES) {
			first[sample] = allocation_asked(&memory);
			assert_true(first[sample] > 0);
		}
		assert_int_equal(allocation_asked(&memory), first[sample]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cursor_walks_as_the_runtime_does),
		cmocka_unit_test(lexer_reads_the_same_by_its_short_way),
		cmocka_unit_test(a_parse_asks_for_the_same_whatever_was_before),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
