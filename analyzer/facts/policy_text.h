#ifndef FACTS_POLICY_TEXT_H
#define FACTS_POLICY_TEXT_H

#include "facts/collector.h"

/*
 * The text of a Content-Security-Policy as code puts it together: pieces
 * that are known, with the bytes where they are written, and holes.
 */
struct policy_piece {
	struct str text;
	struct str path; /* file */
	uint32_t start;
	uint32_t end;
	bool hole; /* something that is not known */
	bool maybe; /* said on a condition that is not known */
};

struct policy_text {
	struct collector *collector;
	struct arena *arena; /* of the pieces */
	VEC(struct policy_piece) pieces;
	enum environment mode; /* what NODE_ENV is taken to be: production or development */
	bool asked_mode; /* … and it makes a difference */
	bool partial; /* more may be added, or changed, than was seen */
	unsigned maybe; /* conditions around that are not known */
	unsigned steps;
	unsigned depth;
};

/* Appends what an expression makes as a text. */
void policy_text_read(struct policy_text *text, struct site site);

/* Appends what a list holds, joined: an array, or one source alone. */
void policy_text_read_list(struct policy_text *text, struct site site, struct str separator);

/* Appends an object of directives: { defaultSrc: ["'self'"], 'img-src': … }. */
void policy_text_read_directives(struct policy_text *text, struct site object);

/* Appends a text that is known, with its bytes. */
void policy_text_add(
	struct policy_text *text, struct str added, struct str path, uint32_t start, uint32_t end);

/*
 * Reads the directives into a fact, with `resolved` and `unresolved`. False
 * when it certainly is no policy: all is known, and no directive is.
 */
bool policy_text_parse(const struct policy_text *text, struct fact_policy *out);

#endif
