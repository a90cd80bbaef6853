#ifndef SETTINGS_HCL_H
#define SETTINGS_HCL_H

#include <stdint.h>

#include "base/vec.h"

/*
 * The native syntax of HCL (HashiCorp's "HCL Native Syntax Specification") as
 * far as values are written out: blocks, attributes, objects, lists, strings
 * with their templates as they stand. Any other expression is told by its
 * text; objects and lists that a call is given are its entries.
 */
enum hcl_kind {
	HCL_STRING, /* text: decoded, ${…} as written */
	HCL_SCALAR, /* a number, true, false, null: text as written */
	HCL_EXPRESSION, /* text as written */
	HCL_LIST, /* also the arguments of a call */
	HCL_OBJECT,
	HCL_BLOCK, /* key: its type */
};

struct hcl_node {
	enum hcl_kind kind;
	bool expands; /* STRING: holds a template */
	struct str text;
	struct str key; /* of an attribute, entry or block */
	uint32_t key_start;
	uint32_t key_end;
	uint32_t start; /* of the value, quotes included */
	uint32_t end;
	struct str labels[2]; /* BLOCK: absent when it has fewer */
	uint32_t label_starts[2]; /* with their quotes */
	uint32_t label_ends[2];
	struct hcl_node *first;
	struct hcl_node *last;
	struct hcl_node *next;
};

/*
 * Reads a file; never NULL: a BLOCK without key. What is malformed, nested
 * too deeply or over the limit of nodes is left out, and *out_partly set.
 */
struct hcl_node *hcl_read(struct arena *arena, struct str text, bool *out_partly);

/* The attribute, entry or block of this name, or NULL. */
const struct hcl_node *hcl_get(const struct hcl_node *node, const char *key);

#define hcl_each(child, node) \
	for (const struct hcl_node *child = (node) == NULL ? NULL : (node)->first; child != NULL; \
		child = child->next)

#endif
