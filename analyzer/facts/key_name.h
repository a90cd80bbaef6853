#ifndef FACTS_KEY_NAME_H
#define FACTS_KEY_NAME_H

#include "facts/collector.h"

/*
 * What stands before a key in text that is not parsed: `NAME=`, `NAME:`,
 * `"NAME": "`, `NAME ?? '`, `const NAME: string = "`. Returns the name as a
 * slice of the text, or "" when there is none on the line.
 */
struct str key_name_before(struct str text, uint32_t start);

/* Does a comment begin on the line before this offset? Documents have none. */
bool key_name_is_commented(const struct source_file *file, uint32_t start);

#endif
