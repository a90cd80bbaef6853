#ifndef MODULE_SUMMARY_STORE_H
#define MODULE_SUMMARY_STORE_H

#include "base/buf.h"
#include "module/summary.h"

/*
 * Summaries as bytes, the same on every machine. All but the file's path and
 * text is in them, and places in the text are what most names are.
 */

/* Appends the summary. */
void summary_store_write(const struct summary *summary, struct buf *out);

/*
 * Reads what was written of a file with this text. Returns NULL when it cannot
 * be that: cut off, too long, or a number leads out of its table or the text.
 * The bytes are not needed afterwards, the text is.
 */
struct summary *summary_store_read(
	struct str bytes, struct str path, struct str text, struct arena *keep);

/*
 * Is it of a form that a text can have? All who read summaries rely on that:
 * on what each kind refers to, on expressions without circles, on blocks that
 * nest. Needed of summaries that were read, whoever wrote them.
 */
bool summary_is_sound(const struct summary *summary, struct arena *scratch);

#endif
