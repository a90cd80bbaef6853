#ifndef COMPARE_CLI_OPTIONS_H
#define COMPARE_CLI_OPTIONS_H

#include "base/vec.h"

/*
 * Command lines from tables: --name VALUE or --name=VALUE, -l VALUE or
 * -lVALUE, flags joined (-qv), "--" ends options, "-" is an operand.
 */
struct option {
	const char *name; /* long name, without dashes; NULL ends a table */
	char letter; /* or 0 */
	/* what help calls its value; NULL: a flag. Shells complete FILE and DIR as such. */
	const char *value;
	bool repeats;
	const char *help;
	/*
	 * The values there are, by number, and NULL behind the last. Others are refused, case
	 * does not count, and what was read is as spelled here. No function: any value.
	 */
	const char *(*word)(size_t number);
	const char *joined; /* what help says of it and the next one, on one line; or NULL */
};

enum {
	OPTIONS_GROUPS = 7, /* most tables that one command may have */
};

struct option_use {
	const struct option *option;
	const char *value; /* NULL for flags */
};

struct options {
	VEC(struct option_use) uses; /* in the order given */
	VEC(const char *) operands;
};

/*
 * Reads the arguments (without the program's and command's names) by a list
 * of tables that NULL ends. Returns false with one line in *error.
 */
bool options_parse(struct arena *arena, const struct option *const *groups, int argc,
	char *const *argv, struct options *out, struct str *error);

/* Was the option given? */
bool options_has(const struct options *options, const char *name);

/* The option's value, or NULL when it was not given. */
const char *options_value(const struct options *options, const char *name);

/* Reads a decimal number up to `most`; false when it is none. */
bool options_number(const char *text, uint32_t most, uint32_t *out);

#endif
