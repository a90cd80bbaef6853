#include "base/ascii.h"
#include "syntax/elements.h"

/* Attributes as those of JSX: a name, and text or an expression. */

static bool is_identifier(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_alnum(text.s[i]) && text.s[i] != '_' && text.s[i] != '$') {
			return false;
		}
	}
	return text.n > 0 && !(text.s[0] >= '0' && text.s[0] <= '9');
}

static uint32_t end_of(const struct attribute *attribute)
{
	switch (attribute->kind) {
	case ATTRIBUTE_BARE:
		return attribute->name_end;
	case ATTRIBUTE_TEXT:
	case ATTRIBUTE_MIXED:
		return attribute->end + attribute->quoted;
	case ATTRIBUTE_CODE:
	case ATTRIBUTE_BRACES:
		return attribute->end + 1;
	case ATTRIBUTE_TEMPLATE:
		break;
	}
	return attribute->end;
}

/* `bind:value` alone stands for `bind:value={value}`, `:value` for `:value="value"`. */
static void build_bare(struct elements *elements, const struct attribute *attribute)
{
	struct str name =
		str_slice(elements->markup->text, attribute->name_start, attribute->name_end);
	size_t colon = str_find_byte(name, ':');
	uint32_t start = attribute->name_start + (uint32_t)colon + 1;

	if (colon == SIZE_MAX || elements->markup->dialect != SYNTAX_SVELTE ||
		!is_identifier(str_slice(name, colon + 1, name.n)) || str_starts(name, "on:")) {
		return;
	}
	tree_leaf(elements->tree, SYN_IDENTIFIER, FIELD_NONE, start, attribute->name_end);
}

/* Text with code in it: a template string, of which only its quotes look different. */
static void build_mixed(struct elements *elements, const struct attribute *attribute)
{
	struct tree *tree = elements->tree;
	uint32_t at = attribute->start;
	bool first = true;

	tree_open(tree, attribute->quoted ? SYN_TEMPLATE_STRING : SYN_OTHER, FIELD_NONE,
		attribute->start - attribute->quoted, attribute->end + attribute->quoted);
	while (at < attribute->end) {
		uint32_t end = MARKUP_NONE;

		if (elements->markup->text.s[at] == '{') {
			end = markup_code_end(elements->markup, at + 1, attribute->end, NULL);
		}
		if (end == MARKUP_NONE) {
			at++;
			continue;
		}
		if (first && at == attribute->start && end + 1 == attribute->end) {
			/* "{x}" is x */
			tree->nodes.items[tree->open[tree->depth - 1]].kind = SYN_JSX_EXPRESSION;
			elements_expression(elements, at + 1, end, FIELD_NONE);
			break;
		}
		first = false;
		tree_open(tree, SYN_TEMPLATE_SUBSTITUTION, FIELD_NONE, at, end + 1);
		elements_expression(elements, at + 1, end, FIELD_NONE);
		tree_leave(tree);
		at = end + 1;
	}
	tree_leave(tree);
}

static void build_value(struct elements *elements, const struct attribute *attribute)
{
	struct tree *tree = elements->tree;

	switch (attribute->kind) {
	case ATTRIBUTE_BARE:
	case ATTRIBUTE_BRACES:
		build_bare(elements, attribute);
		break;
	case ATTRIBUTE_TEXT:
		tree_leaf(tree, SYN_JSX_TEXT, FIELD_NONE, attribute->start - attribute->quoted,
			attribute->end + attribute->quoted);
		break;
	case ATTRIBUTE_MIXED:
		build_mixed(elements, attribute);
		break;
	case ATTRIBUTE_CODE:
		elements_braces(elements, attribute->start - 1, attribute->end + 1);
		break;
	case ATTRIBUTE_TEMPLATE:
		elements_expression(elements, attribute->start, attribute->end, FIELD_NONE);
		break;
	}
}

static void build_spread(
	struct elements *elements, const struct attribute *attribute, uint32_t dots)
{
	uint32_t depth = elements->tree->depth;

	tree_open(elements->tree, SYN_JSX_EXPRESSION, FIELD_ATTRIBUTE, attribute->start - 1,
		attribute->end + 1);
	tree_open(elements->tree, SYN_SPREAD_ELEMENT, FIELD_NONE, dots, attribute->end);
	elements_expression(elements, dots + 3, attribute->end, FIELD_NONE);
	elements->tree->depth = depth;
}

/* {name}, {...rest}, {@attach action} */
static void build_braces(struct elements *elements, const struct attribute *attribute)
{
	uint32_t start = attribute->start;
	uint32_t end = attribute->end;
	struct str text;

	elements_trim(elements, &start, &end);
	text = str_slice(elements->markup->text, start, end);
	if (str_starts(text, "...")) {
		build_spread(elements, attribute, start);
		return;
	}
	if (is_identifier(text)) {
		tree_open(elements->tree, SYN_JSX_ATTRIBUTE, FIELD_ATTRIBUTE, start, end);
		tree_leaf(elements->tree, SYN_PROPERTY_IDENTIFIER, FIELD_NONE, start, end);
		tree_leaf(elements->tree, SYN_IDENTIFIER, FIELD_NONE, start, end);
		tree_leave(elements->tree);
		return;
	}
	if (str_starts(text, "@attach")) {
		uint32_t name_end = start + (uint32_t)sizeof("@attach") - 1;

		tree_open(elements->tree, SYN_JSX_ATTRIBUTE, FIELD_ATTRIBUTE, start, end);
		tree_leaf(elements->tree, SYN_PROPERTY_IDENTIFIER, FIELD_NONE, start, name_end);
		elements_expression(elements, name_end, end, FIELD_NONE);
		tree_leave(elements->tree);
	}
}

static void build_attribute(struct elements *elements, const struct attribute *attribute)
{
	if (attribute->kind == ATTRIBUTE_BRACES) {
		build_braces(elements, attribute);
		return;
	}
	tree_open(elements->tree, SYN_JSX_ATTRIBUTE, FIELD_ATTRIBUTE, attribute->name_start,
		end_of(attribute));
	tree_leaf(elements->tree, SYN_PROPERTY_IDENTIFIER, FIELD_NONE, attribute->name_start,
		attribute->name_end);
	build_value(elements, attribute);
	tree_leave(elements->tree);
}

void attributes_build(struct elements *elements, const struct tag *tag)
{
	for (size_t i = 0; i < tag->attributes.n; i++) {
		if (elements->markup->dialect == SYNTAX_VUE) {
			vue_attribute(elements, &tag->attributes.items[i]);
		} else {
			build_attribute(elements, &tag->attributes.items[i]);
		}
	}
}
