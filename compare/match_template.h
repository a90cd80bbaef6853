#ifndef COMPARE_MATCH_TEMPLATE_H
#define COMPARE_MATCH_TEMPLATE_H

#include "compare/rule.h"

/* A JWT template that live code asks for: one entry for each name. */
struct match_template {
	struct str name;
	const struct place *at; /* the first place */
	struct str by; /* the component that asks without a word, or "" */
	place_vec related; /* where it is asked for besides */
	bool certain; /* that it is asked for at all */
};

typedef VEC(struct match_template) match_templates;

/* Appends what an app asks for. Returns how many names could not be followed. */
unsigned match_template_read(struct audit *audit, uint32_t app, match_templates *out);

#endif
