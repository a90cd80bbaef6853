#ifndef PROGRAM_FRAMEWORKS_HONO_H
#define PROGRAM_FRAMEWORKS_HONO_H

#include "program/frameworks/registration_tools.h"

/* Internal to Hono. */

/* A specifier as imported: "hono/vercel", "jsr:@hono/hono". */
bool hono_is_package(struct str specifier);

/* Marks the applications that something serves. */
void hono_find_served(struct registry *x);

/* Completes a route by what serves it: another framework's file, an Edge Function. */
void hono_finish(const struct registry *x, const struct chain *chain, struct route *route);

#endif
