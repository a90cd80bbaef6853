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
	str_vec sources; /* the paths that the header is set for, where the settings say them */
	bool *pages; /* by app: one of its own servers sends pages */
	bool api; /* the module is of a server that sends none */
	bool some_paths; /* a test on the path is around what sets the header */
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

/* The patterns of Next's headers() that an object of their lists belongs to. */
str_vec policies_paths(struct policies *policies, expr_id header);

/* Is a test on the path around a call or assignment? */
bool policies_for_some_paths(const struct policies *policies, expr_id setter);

/* Notes which apps' servers send pages; then: is the module of one that sends none? */
void policies_find_pages(struct policies *policies);
bool policies_is_api(const struct policies *policies);

/* Headers that the module sets, by whatever form. */
void policies_headers(struct policies *policies);

/* Options of libraries and frameworks that set the header. */
void policies_options(struct policies *policies);

/* Settings files. */
void policies_settings(struct collector *collector, const struct source_file *file);

#endif
