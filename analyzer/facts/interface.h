#ifndef FACTS_INTERFACE_H
#define FACTS_INTERFACE_H

#include "module/summary.h"

/*
 * Members of an interface, read off its text: types have no expressions.
 * A member with members of its own comes before them.
 */
struct interface_member {
	struct str path; /* "metadata.role" */
	struct str text; /* of a literal: what it says */
	bool is_literal; /* one of the strings that the member may be */
	uint32_t start; /* the name's, the literal's */
	uint32_t end;
};

typedef VEC(struct interface_member) interface_vec;

void interface_read(const struct summary *summary, const struct declared_interface *declared,
	struct arena *arena, interface_vec *out);

#endif
