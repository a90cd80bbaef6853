#ifndef CLERK_KEYS_TEXT_H
#define CLERK_KEYS_TEXT_H

#include "base/str.h"

/* Behind keys.h: what the text of a key looks like, whatever key it is. */

/* Is this the payload of an example, or shorter than any real one? */
bool keys_text_is_placeholder(struct str payload, size_t at_least);

/* Does the text hold a capital, a small letter and a digit? */
bool keys_text_is_random(struct str text);

/* Does the text hold enough base64 to be the body of a PEM file? */
bool keys_text_has_body(struct str text);

#endif
