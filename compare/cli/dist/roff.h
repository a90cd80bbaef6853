#ifndef COMPARE_CLI_DIST_ROFF_H
#define COMPARE_CLI_DIST_ROFF_H

#include "base/buf.h"

/* Adds text as it is to be shown: nothing in it is read as a request or an escape. */
void roff_word(struct buf *out, struct str text);

/* Adds text as lines of their own, filled, each sentence on a new one. */
void roff_text(struct buf *out, struct str text);

/* The same of a clause as tables have them: begins with a capital, ends with a full stop. */
void roff_sentence(struct buf *out, struct str clause);

#endif
