#ifndef PROGRAM_FRAMEWORKS_EXPRESS_PARSER_H
#define PROGRAM_FRAMEWORKS_EXPRESS_PARSER_H

#include "program/frameworks/registration.h"

enum express_parser {
	EXPRESS_PARSER_NONE,
	EXPRESS_PARSER_JSON,
	EXPRESS_PARSER_RAW,
	EXPRESS_PARSER_UNSURE, /* own code that calls one, one that keeps the raw bytes, … */
};

/* Which parser of JSON bodies a middleware is. */
enum express_parser express_parser_of(const struct program *program, struct site middleware);

/* If the middleware is a body parser and the first one, it decides what the handler finds. */
void express_parser_see(
	const struct registry *x, struct site middleware, bool sure, struct route *route);

#endif
