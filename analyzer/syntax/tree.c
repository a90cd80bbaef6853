#include "syntax/tree.h"

#include <stdlib.h>

enum { NODES_MAX = 600000 }; /* ordinary source has one in five to ten bytes */

void tree_reserve(struct tree *tree, size_t count)
{
	tree->nodes.cap = count < NODES_MAX ? count : NODES_MAX;
	tree->nodes.items = arena_array(tree->arena, tree->nodes.cap, sizeof(tree->nodes.items[0]));
}

syntax_id tree_add(struct tree *tree, struct syntax_node node)
{
	syntax_id id = (syntax_id)tree->nodes.n;
	uint32_t depth = tree->depth;

	node.parent = depth == 0 ? SYNTAX_NO : tree->open[depth - 1];
	node.first = SYNTAX_NO;
	node.next = SYNTAX_NO;
	vec_push(tree->arena, &tree->nodes, node);
	if (depth == 0) {
		return id;
	}
	if (tree->last[depth - 1] != SYNTAX_NO) {
		tree->nodes.items[tree->last[depth - 1]].next = id;
	} else {
		tree->nodes.items[node.parent].first = id;
	}
	tree->last[depth - 1] = id;
	return id;
}

bool tree_enter(struct tree *tree, syntax_id node)
{
	if (tree->depth == SYNTAX_MAX_DEPTH) {
		tree->out->too_deep = true;
		return false;
	}
	tree->open[tree->depth] = node;
	tree->last[tree->depth] = SYNTAX_NO;
	tree->depth++;
	return true;
}

void tree_leave(struct tree *tree)
{
	tree->depth--;
}

syntax_id tree_leaf(struct tree *tree, enum syntax_kind kind, enum syntax_field field,
	uint32_t start, uint32_t end)
{
	return tree_add(tree, (struct syntax_node){
				      .kind = (uint16_t)kind,
				      .field = (uint8_t)field,
				      .named = true,
				      .start = start,
				      .end = end,
			      });
}

syntax_id tree_open(struct tree *tree, enum syntax_kind kind, enum syntax_field field,
	uint32_t start, uint32_t end)
{
	syntax_id id = tree_leaf(tree, kind, field, start, end);

	tree_enter(tree, id);
	return id;
}

void tree_leave_to(struct tree *tree, uint32_t depth, uint32_t end)
{
	while (tree->depth > depth) {
		tree->nodes.items[tree->open[tree->depth - 1]].end = end;
		tree_leave(tree);
	}
}

void tree_error(struct tree *tree, uint32_t at)
{
	if (!tree->out->has_errors || at < tree->out->error_at) {
		tree->out->error_at = at;
	}
	tree->out->has_errors = true;
}

void tree_comment(struct tree *tree, uint32_t start, uint32_t end)
{
	vec_push(tree->arena, &tree->comments, (struct syntax_comment){start, end});
}

bool tree_is_full(const struct tree *tree)
{
	return tree->nodes.n >= NODES_MAX;
}

static int by_start(const void *left, const void *right)
{
	const struct syntax_comment *a = left;
	const struct syntax_comment *b = right;

	return a->start < b->start ? -1 : a->start > b->start;
}

void tree_finish(struct tree *tree)
{
	if (tree->comments.n > 1) {
		qsort(tree->comments.items, tree->comments.n, sizeof(tree->comments.items[0]),
			by_start);
	}
	tree->out->nodes = tree->nodes.items;
	tree->out->count = (uint32_t)tree->nodes.n;
	tree->out->comments = tree->comments.items;
	tree->out->comment_count = (uint32_t)tree->comments.n;
}
