#ifndef SETTINGS_BUILDS_H
#define SETTINGS_BUILDS_H

#include "settings/document.h"

/*
 * Commands of settings files that build an app, and the variables that reach
 * them: what bundlers put into the code has to be there at that moment.
 */
struct build_step {
	struct str command; /* "pnpm run build" */
	uint32_t start;
	uint32_t end;
	struct str scope; /* the stage or job, as named there, or "" */
	struct str folder; /* of a workflow's: where it is run, absent unknown */
	str_vec names; /* variables that are set or declared before it, Clerk's and others */
	bool known; /* nothing else can set variables for it */
	bool takes_all; /* every file of the context lies beside it (COPY . .) */
	bool deploys; /* of a workflow's: what it makes is certainly deployed afterwards */
};

typedef VEC(struct build_step) build_steps;

/* Is it a file that builds_read understands, or that says what a build is not given? */
bool builds_is_file(struct str path);

/* Is it one of GitHub's workflows? Composite actions are none. */
bool builds_is_workflow(struct str path);

/* Does a command build an app: "npm run build", "next build"? */
bool builds_is_command(struct str command);

/* Appends the steps of a Dockerfile, in their order. */
void builds_read(struct str path, struct str text, struct arena *arena, build_steps *out);

struct json;

/* What commands run by name is written in package.json, which others have read. */
struct build_files {
	struct arena *arena;
	const struct json *(*scripts_of)(
		void *context, struct str path); /* of a package.json, or NULL */
	void *context;
};

/* Appends the steps of a workflow, whose document was read from this text. */
void builds_read_workflow(const struct build_files *files, const struct document *document,
	struct str text, build_steps *out);

#endif
