#ifndef PROGRAM_FRAMEWORKS_LAMBDA_H
#define PROGRAM_FRAMEWORKS_LAMBDA_H

#include "program/frameworks/framework.h"

/* Internal to Lambda: one document, and what its two forms have in common. */
struct lambda {
	const struct program *program;
	struct arena *arena;
	const struct document *document;
	struct str folder; /* of the document */
	struct str prefix; /* that a custom domain puts before every path, or "" */
	bool prefix_known;
};

struct lambda_function {
	struct str folder; /* that the handler's path is below */
	struct str handler; /* "src/clerk.handler" */
};

struct lambda_event {
	struct str path; /* "*": every path; absent: not known */
	struct str method;
	bool guarded; /* perhaps: an authorizer, an API key */
};

/* A route for an event, unless its handler is not among the modules. */
void lambda_add(const struct lambda *x, const struct lambda_function *function,
	const struct lambda_event *event, route_vec *out);

/* A path below a folder, as path_join, but for slashes that it begins with. */
struct str lambda_join(struct arena *arena, struct str folder, struct str name);

/* The two forms: serverless.yml, and the template of SAM. */
void lambda_serverless(struct lambda *x, route_vec *out);
void lambda_sam(struct lambda *x, route_vec *out);

#endif
