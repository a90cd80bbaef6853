#include "syntax/syntax.h"

#include <string.h>

/* The nodes as readers see them; how they are made is in parse.c and sections.c. */

enum syntax_language syntax_language_of(struct str path)
{
	static const struct {
		const char *extension;
		enum syntax_language language;
	} table[] = {
		{".js", SYNTAX_JAVASCRIPT},
		{".mjs", SYNTAX_JAVASCRIPT},
		{".cjs", SYNTAX_JAVASCRIPT},
		{".jsx", SYNTAX_JAVASCRIPT},
		{".tsx", SYNTAX_TSX},
		{".ts", SYNTAX_TYPESCRIPT},
		{".mts", SYNTAX_TYPESCRIPT},
		{".cts", SYNTAX_TYPESCRIPT},
		{".vue", SYNTAX_VUE},
		{".svelte", SYNTAX_SVELTE},
		{".astro", SYNTAX_ASTRO},
		{".html", SYNTAX_HTML},
		{".htm", SYNTAX_HTML},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_ends(path, table[i].extension)) {
			return table[i].language;
		}
	}
	return SYNTAX_NONE;
}

struct str syntax_text(const struct syntax *syntax, syntax_id node)
{
	return str_slice(syntax->text, syntax->nodes[node].start, syntax->nodes[node].end);
}

syntax_id syntax_field(const struct syntax *syntax, syntax_id node, enum syntax_field field)
{
	syntax_each (child, syntax, node) {
		if (syntax->nodes[child].field == field) {
			return child;
		}
	}
	return SYNTAX_NO;
}

syntax_id syntax_child(const struct syntax *syntax, syntax_id node, enum syntax_kind kind)
{
	syntax_each (child, syntax, node) {
		if (syntax->nodes[child].kind == kind) {
			return child;
		}
	}
	return SYNTAX_NO;
}

bool syntax_has_child(const struct syntax *syntax, syntax_id node, enum syntax_kind kind)
{
	return syntax_child(syntax, node, kind) != SYNTAX_NO;
}
