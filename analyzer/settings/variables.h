#ifndef SETTINGS_VARIABLES_H
#define SETTINGS_VARIABLES_H

#include "base/diag.h"
#include "settings/kinds.h"

/*
 * Variables that settings files give to an application: one list for every
 * kind of file, each entry with its bytes. What a kind means is said in its
 * own file (variables_<kind>.c); all are read by variables_read alone.
 */
struct variable {
	struct str name;
	struct str value; /* decoded; "" when it has none or only a reference */
	uint32_t name_start;
	uint32_t name_end;
	uint32_t value_start; /* of the value with its quotes; equal ends when there is none */
	uint32_t value_end;
	enum kinds_environment environment; /* that it is given in */
	const char *form; /* env, arg, build_arg, secret, vars, label, … */
	const char *phase; /* build, run, both; "" not known */
	struct str scope; /* the stage, service, job, environment or workload, as named there */
	struct str reference; /* the secret or variable that its value comes from, by name; absent
				 when it is written out; "" when it is one of no known name */
	bool unset; /* named without a value: ARG X, `- X` of compose */
	bool expansion; /* the value holds a variable of its own, or is its default */
	bool encoded; /* the file has the value in base64 */
	bool final; /* Dockerfile: in the stage that is shipped, or one that it is built on */
	bool partial; /* the value is written out in part only: a YAML anchor, a block that was cut
		       */
};

typedef VEC(struct variable) variable_vec;

struct document;

enum variables_result {
	VARIABLES_NONE, /* no settings file that this reads */
	VARIABLES_READ, /* all that it can set was understood */
	VARIABLES_PARTLY, /* more may be set than was found: a template, an include, a malformed
			     part */
};

/* The kind of a settings file that sets variables, by name; NULL for others. */
const char *variables_kind(struct str path, struct str text);

/*
 * Reads a settings file. `document`: what was read of it as JSON, TOML or
 * YAML, NULL for other formats. Everything lives in the arena; the texts may
 * point into `text`.
 */
enum variables_result variables_read(struct str path, struct str text,
	const struct document *document, struct arena *arena, variable_vec *out,
	notice_vec *notices);

#endif
