#ifndef SNAPSHOT_PLAIN_H
#define SNAPSHOT_PLAIN_H

#include "base/str.h"

/*
 * Text of a snapshot made fit for one line of output: control characters,
 * line separators and direction overrides become '?', and what is longer
 * than `max` bytes is cut at a code point and ends in "…".
 */
struct str plain_text(struct arena *arena, struct str text, size_t max);

#endif
