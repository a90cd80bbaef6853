#ifndef SYNTAX_TREE_H
#define SYNTAX_TREE_H

#include "syntax/syntax.h"

/* Internal to the room: the flat tree while it is made. */
struct tree {
	struct arena *arena;
	struct syntax *out; /* where errors and limits are noted */
	VEC(struct syntax_node) nodes;
	VEC(struct syntax_comment) comments;
	uint32_t depth; /* how many nodes are open */
	syntax_id open[SYNTAX_MAX_DEPTH + 1];
	syntax_id last[SYNTAX_MAX_DEPTH + 1]; /* last child put under each open node */
};

/* Makes room for so many nodes in an empty tree; more may come. */
void tree_reserve(struct tree *tree, size_t count);

/* Puts a node under the innermost open one. */
syntax_id tree_add(struct tree *tree, struct syntax_node node);

/* Opens the node that was added last: what follows lies in it. False: too deep. */
bool tree_enter(struct tree *tree, syntax_id node);
void tree_leave(struct tree *tree);

/* A named node of ours at bytes [start, end), added and opened; there must be room for it. */
syntax_id tree_open(struct tree *tree, enum syntax_kind kind, enum syntax_field field,
	uint32_t start, uint32_t end);

/* The same without opening it. */
syntax_id tree_leaf(struct tree *tree, enum syntax_kind kind, enum syntax_field field,
	uint32_t start, uint32_t end);

/* Leaves nodes until only `depth` are open; they end at `end`. */
void tree_leave_to(struct tree *tree, uint32_t depth, uint32_t end);

/* Notes a byte that was not understood, and a comment. */
void tree_error(struct tree *tree, uint32_t at);
void tree_comment(struct tree *tree, uint32_t start, uint32_t end);

/* Too many nodes: no more are to be added. */
bool tree_is_full(const struct tree *tree);

/* Hands the nodes and comments over to `out`. */
void tree_finish(struct tree *tree);

#endif
