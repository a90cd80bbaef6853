#ifndef FACTS_POLICY_INTERNAL_H
#define FACTS_POLICY_INTERNAL_H

#include "facts/policy_text.h"

/* Internal to the text of policies: how it is read from expressions. */
enum {
	POLICY_PIECES = 2000,
	POLICY_STEPS = 5000, /* expressions that are looked at */
	POLICY_DEPTH = 12, /* functions within functions */
	POLICY_NESTING = 60, /* expressions within expressions */
};

/* What the parameters of a function stand for while it is read. */
struct policy_frame {
	enum {
		POLICY_CALLED, /* the arguments of a call: site */
		POLICY_ELEMENT, /* its first parameter is one element of a list: site */
		POLICY_ENTRY, /* … or [key, value] of an object's property: key, site */
	} kind;
	uint32_t module;
	function_id function;
	struct site site;
	const struct prop *key;
	const struct policy_frame *outer;
};

/* Where a name or parameter has its value from. */
struct policy_source {
	struct site site; /* the expression asked about where nothing is known */
	const struct policy_frame *frame; /* that holds there */
	const struct prop *key; /* it is the key of this property of the site's module */
	bool changed; /* it is assigned or added to later */
};

struct policy_source policy_source_of(
	const struct policy_text *text, struct site site, const struct policy_frame *frame);

unsigned policy_depth(const struct policy_frame *frame);

/* What a test is in the mode that is asked about. */
enum policy_truth { POLICY_OPEN, POLICY_TRUE, POLICY_FALSE };
enum policy_truth policy_truth(struct policy_text *text, struct site test);

void policy_read(struct policy_text *text, struct site site, const struct policy_frame *frame);
void policy_read_list(struct policy_text *text, struct site site, struct str separator,
	const struct policy_frame *frame);

/*
 * Two alternatives stand one after the other, from `start` and `middle` on:
 * what both begin with is certain, the rest of each is not.
 */
void policy_merge(struct policy_text *text, size_t start, size_t middle, struct str between);

void policy_add_hole(struct policy_text *text);
void policy_add_between(struct policy_text *text, struct str between);
const struct expr *policy_expr(const struct policy_text *text, struct site site);
const struct expr *policy_method(const struct policy_text *text, struct site call);

#endif
