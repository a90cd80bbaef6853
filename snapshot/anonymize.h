#ifndef SNAPSHOT_ANONYMIZE_H
#define SNAPSHOT_ANONYMIZE_H

#include "json/json.h"

/*
 * Writes a bundle again without what tells whose it is: ids, hosts, keys,
 * names, fingerprints and every text that is not known to be a setting are
 * replaced, the same one by the same one, numbered as they first appear. The
 * text is what the document was read from: numbers are taken over as written.
 */
void anonymize_document(
	struct arena *arena, const struct json *document, struct str text, struct buf *out);

#endif
