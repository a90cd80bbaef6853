#ifndef COMPARE_SUPPRESS_COVER_H
#define COMPARE_SUPPRESS_COVER_H

#include "compare/rule.h"

/* What suppress.c and suppress_read.c share; not for others. */

/* The narrower before the wider. */
enum cover_kind {
	COVER_LINE,
	COVER_RANGE,
	COVER_FILE,
};

/* One rule, silenced on some lines of one file. Covers of a kind and rule do not overlap. */
struct cover {
	const struct fact_suppression *comment;
	uint32_t rule; /* index into the rules */
	enum cover_kind kind;
	uint32_t first;
	uint32_t last;
	bool used;
};

struct covers {
	struct arena *arena;
	const struct rule *const *rules;
	uint32_t rule_count;
	struct str as_of;
	struct audit_result *result; /* gets the problems */
	VEC(struct cover) list;
	size_t undated; /* comments with a day, where none is known to compare it with */
};

/* Notes what is wrong with a comment; `rule` "" for the whole of it. */
void cover_problem(struct covers *covers, const struct fact_suppression *comment,
	enum suppression_problem_kind kind, struct str rule, struct str message);

/* Fills the list from the suppressions of the facts, and notes those that are mistaken. */
void cover_read(struct covers *covers);

#endif
