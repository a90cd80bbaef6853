#ifndef FACTS_POLICIES_H
#define FACTS_POLICIES_H

#include "facts/policy_text.h"

/* Internal to the policies: one module that is being read, and what its forms share. */
struct policies {
	struct collector *collector;
	uint32_t module;
	const struct summary *summary;
	const char *via; /* of headers that are set in it */
	bool development; /* it configures a server for development */
	struct arena scratch;
	size_t count;
};

enum policies_header {
	POLICIES_NO_HEADER,
	POLICIES_ENFORCED,
	POLICIES_REPORT_ONLY,
};

/* Is this the name of the header? */
enum policies_header policies_header(struct str name);

/* How a policy is given: as a text, as an object of directives, or as a list of directives. */
enum policies_form {
	POLICIES_TEXT,
	POLICIES_OBJECT,
	POLICIES_LIST,
};

/* Adds the policy that an expression is, unless it certainly is none. */
void policies_add(struct policies *policies, struct site value, enum policies_form form,
	const char *via, bool report_only);

/*
 * The same with directives that the library adds where the object does not
 * name them: a policy's text, NULL for none.
 */
void policies_add_with(struct policies *policies, struct site value, const char *defaults,
	const char *via, bool report_only);

/* Options of libraries and frameworks that set the header. */
void policies_options(struct policies *policies);

/* Settings files. */
void policies_settings(struct collector *collector, const struct source_file *file);

#endif
