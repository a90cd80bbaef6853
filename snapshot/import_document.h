#ifndef SNAPSHOT_IMPORT_DOCUMENT_H
#define SNAPSHOT_IMPORT_DOCUMENT_H

#include "json/json.h"

/*
 * Raw answers in a form that bundle_read takes. Each returns the document
 * itself, or a rewritten one whose nodes live as long as both and the arena.
 */

/* {"bapi": {"organization_roles": document}} for "bapi.organization_roles"; NULL with *error. */
const struct json *import_document_as(
	struct arena *arena, const struct json *document, struct str slot, struct str *error);

/* .clerk/.tmp/keyless.json as an instance with its publishable key and the secret one. */
const struct json *import_document_keyless(struct arena *arena, const struct json *document);

/* Lists of allowed and blocked identifiers replaced by their numbers, in instances too. */
const struct json *import_document_counted(struct arena *arena, const struct json *document);

/* What it is a list of when that is no personal data, and nothing reads it; else NULL. */
const char *import_document_unused(const struct json *document);

#endif
