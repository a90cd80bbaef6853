#ifndef JSON_JSON_SCAN_H
#define JSON_JSON_SCAN_H

#include "base/vec.h"
#include "json/json.h"

/*
 * The strict half of the reader: judges every byte of the text and lays out
 * the tree, without decoding. What passes here cJSON can only read one way.
 */
enum {
	JSON_SCAN_DEPTH_MAX = 1000, /* cJSON's own bound on its recursion */
	JSON_SCAN_NUMBER_MAX = 63, /* cJSON cuts longer numbers */
};

/* Every value in document order: a container stands before its children. */
typedef VEC(struct json *) json_nodes;

/*
 * Checks the text from an offset to its end; the nodes go into `arena`, the
 * list of them into `scratch`. Strings, keys and numbers stay empty. Returns
 * false with the message and offset of *error filled in.
 */
struct json_scan_input {
	struct arena *arena;
	struct arena *scratch;
	struct str text;
	size_t from;
	uint32_t depth;
	uint32_t values;
};

bool json_scan(const struct json_scan_input *input, json_nodes *out, struct json_error *error);

#endif
