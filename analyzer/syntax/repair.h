#ifndef SYNTAX_REPAIR_H
#define SYNTAX_REPAIR_H

#include "base/str.h"

/*
 * Makes a copy of a text that the grammar could not take as a whole, with the
 * known gaps of the grammars written around; every offset stays. Whether it
 * helped, only another parse can tell. Returns false, *out untouched, when
 * there is nothing of the kind in it.
 */
bool repair_text(struct arena *arena, struct str text, struct str *out);

#endif
