#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/*
 * Decodes the UTF-8 sequence at an offset inside the text. Returns its length
 * (1 to 4), or 0 when there is none: cut off, overlong, a surrogate, above
 * U+10FFFF, or the offset is at the end.
 */
size_t utf8_decode(struct str text, size_t at, uint32_t *out_code);

/* How many characters the text has; a byte that is part of none counts as one. */
size_t utf8_length(struct str text);

/* Its first characters, counted likewise; all of it when there are fewer. */
struct str utf8_first(struct str text, size_t count);

/*
 * How many columns of a terminal the text takes: two for a wide character, none for one that
 * combines with that before it. Control characters and bytes that are part of none count as one.
 */
size_t utf8_columns(struct str text);

#endif
