#ifndef SETTINGS_JSONC_H
#define SETTINGS_JSONC_H

#include "base/str.h"

/*
 * Makes strict JSON of text with comments and trailing commas. The result has
 * the same length, so that places in messages are right.
 */
struct str jsonc_strip(struct arena *arena, struct str text);

#endif
