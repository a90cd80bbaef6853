#ifndef FACTS_KEY_FLOW_H
#define FACTS_KEY_FLOW_H

#include "facts/collector.h"

/*
 * String literals that are handed to Clerk as a key: the values of options
 * such as `secretKey` in modules that import a Clerk package, followed to
 * where they are written.
 */
struct key_flow {
	uint32_t module;
	uint32_t start;
	uint32_t end;
};

typedef VEC(struct key_flow) key_flows;

/* Finds them all; the list lives in the collector's arena. */
void key_flows_find(struct collector *collector, key_flows *out);

/* Does the literal around this offset of a file go into such an option? */
bool key_flows_has(const key_flows *flows, const struct source_file *file, uint32_t offset);

#endif
