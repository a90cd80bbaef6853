#ifndef SNAPSHOT_FIELDS_H
#define SNAPSHOT_FIELDS_H

#include "snapshot/instance.h"

/*
 * The fields of an instance as a table, in the order in which pages show
 * them: what show, check, diff and the rules' lists of what they read are
 * made from. A field's name is its member's in struct instance, and stable.
 */
enum field_type {
	FIELD_BOOL,
	FIELD_INT,
	FIELD_STR,
	FIELD_LIST,
};

struct field;

size_t fields_count(void);
const struct field *fields_at(size_t index);

/* The field with this name, or NULL. */
const struct field *fields_by_name(struct str name);

const char *fields_name(const struct field *field);
const char *fields_label(const struct field *field); /* "MFA required" */
const char *fields_group(const struct field *field); /* "second factors" */
enum field_type fields_type(const struct field *field);

/* The slots of a bundle that can tell it, in the order they are asked: "platform.config". */
str_vec fields_slots(struct arena *arena, const struct field *field);

/*
 * The slot that is not in the snapshot and would tell the field with the least
 * effort; of a list the first that is not there, as later ones may not have
 * all of it. Absent when every document that can tell it is there.
 */
struct str fields_missing_slot(
	struct arena *arena, const struct instance *instance, const struct field *field);

/* How a slot is filled: "export.sh with the secret key", …; for messages. */
const char *fields_step(struct str slot);

/* The same as a number: the more it takes to fill the slot, the higher. */
unsigned fields_effort(struct str slot);

/* One member of a list's item: "events", "user.created, user.deleted". */
struct item_member {
	const char *name;
	bool known;
	struct str value; /* "" when unknown */
	bool is_list; /* then `value` is these, in their order, joined by ", " */
	const struct str *names;
	size_t n;
};

/* An item of a list in a form that does not depend on the list. */
struct item_view {
	struct str name; /* by which two lists are held against each other */
	struct str path;
	VEC(struct item_member) members;
};

/* A field in a form that does not depend on its type. Texts are as in the snapshot: not yet safe.
 */
struct field_view {
	bool known;
	struct str value; /* "yes", "1247", a text; of a list the number of its items */
	struct str path;
	struct str reason;
	VEC(struct item_view) items; /* of a list, in the snapshot's order */
};

struct field_view fields_view(
	struct arena *arena, const struct instance *instance, const struct field *field);

#endif
