#ifndef CLERK_VERSION_TEXT_H
#define CLERK_VERSION_TEXT_H

#include "base/str.h"

/* An alternative of a range, cleaned as npm cleans it. For version*.c alone. */

enum {
	VERSION_TEXT_MOST = 1024, /* longer ones are no range that anyone writes */
};

struct version_text {
	char s[VERSION_TEXT_MOST];
	size_t n;
};

/* One blank for each run of them, and no builds; false when it is too long. */
bool version_text_clean(struct str text, struct version_text *out);

/* Takes out the blanks behind signs: "> 1.2", "~> 1.2", "^ 1.2". */
void version_text_join(struct version_text *text);

/* Is it one of these bytes? */
bool version_text_is(char c, const char *list);

#endif
