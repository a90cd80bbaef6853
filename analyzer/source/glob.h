#ifndef SOURCE_GLOB_H
#define SOURCE_GLOB_H

#include "base/str.h"

/*
 * Does the whole text match the pattern of gitignore(5)? '*' and '?' stop at
 * '/', a "**" between slashes does not, "[…]" is a class, '\' takes the next
 * byte literally. Bytes, not characters. A malformed pattern matches nothing.
 * Time is at most in proportion to pattern times text.
 */
bool glob_match(struct str pattern, struct str text);

#endif
