#ifndef SNAPSHOT_IMPORT_CLEAN_H
#define SNAPSHOT_IMPORT_CLEAN_H

#include "snapshot/import.h"
#include "snapshot/place.h"
#include "snapshot/sources/slots.h"

/*
 * What becomes of a member of a raw answer. Only texts can hold a secret or
 * personal data, so a text is kept when a table names it and else dropped;
 * numbers, switches and null are kept unless a table says otherwise, and
 * objects and lists are looked through.
 */
enum clean_action {
	CLEAN_WALK,
	CLEAN_KEEP, /* texts too, of lists also */
	CLEAN_DROP, /* all of it */
	CLEAN_HASH, /* texts become fingerprints */
	CLEAN_SET, /* any value becomes "<set>"; "" stays */
	CLEAN_URL, /* without user info, query and what else a URL may hide */
	CLEAN_CLAIMS, /* of a token: keys and shortcodes are kept, static texts hashed */
	CLEAN_NAMES, /* of an object its keys alone */
	CLEAN_SECRET_KEY, /* dropped; its fingerprint becomes the instance's */
	CLEAN_FINGERPRINTS, /* a list of fingerprints; a secret key in it becomes one */
	CLEAN_SIGNING, /* becomes the endpoint's secret_fingerprint */
	CLEAN_ENDPOINT, /* looked through; its fingerprint may stand outside of it */
};

/* The key may end in '*', or be "*", any. Members of NULL: nothing known about them. */
struct clean_rule {
	const char *key; /* NULL ends a table */
	enum clean_action action;
	const struct clean_rule *members; /* of the object, or of each object of a list */
};

/* What is to be done with a slot's document. */
const struct clean_rule *import_rule(enum slot slot);

/* Tables of one API each; NULL: not of this one. */
const struct clean_rule *import_backend_rule(enum slot slot);
const struct clean_rule *import_frontend_rule(enum slot slot);
const struct clean_rule *import_platform_rule(enum slot slot);
const struct clean_rule *import_svix_rule(enum slot slot);

struct clean {
	struct arena *arena;
	struct str text; /* of the file: numbers are kept as they stand */
	struct str file; /* its name */
	enum slot slot;
	struct str document; /* what paths start with: "bapi.instance" */
	str_vec fingerprints; /* of secret keys that were found */
	const struct json *secrets; /* of endpoints, by id, or NULL */
	struct import_report *report;
	struct str *error; /* present when the file must be refused */
};

/*
 * Cleans a slot's document. NULL when nothing is left of it; clean->error is
 * filled in when the file must be refused: personal data, or a private key.
 */
const struct json *import_clean(struct clean *clean, const struct json *document);

/* Parts of it, for the files that are named after them. */
void import_note(struct clean *clean, enum import_fate fate, const struct place *place);
bool import_refuse(struct clean *clean, const struct place *place, const char *why);

/* May this text be kept? Else false; refused when it is personal data. */
bool import_text_is_fit(struct clean *clean, const struct place *place, struct str text);

/* A copy without children, ready for import_append. */
struct json *import_node(struct clean *clean, const struct json *node);
struct json *import_text(struct clean *clean, const struct json *node, struct str text);
struct json *import_null(struct clean *clean, const struct json *node);
void import_append(struct json *parent, struct json **last, struct json *child);

/* The URL without what it may hide. */
struct str import_url(struct arena *arena, struct str url);

/* A template's or the session's claims. */
struct json *import_claims(struct clean *clean, const struct place *place);

/* An endpoint's signing secret as its member secret_fingerprint; NULL: there is none in it. */
struct json *import_signing(struct clean *clean, const struct place *place);

/* Adds the fingerprint of an endpoint's secret that stands beside the list, by the endpoint's id.
 */
void import_add_signing(struct clean *clean, const struct place *place, struct json *endpoint_out,
	struct json *last);

/* The names of headers, of {"headers": {…}} too. */
struct json *import_names(struct clean *clean, const struct place *place);

#endif
