#ifndef FACTS_FIELDS_H
#define FACTS_FIELDS_H

#include "facts/facts.h"

/*
 * One table of fields a struct: the writer, the reader and the cleaner of
 * facts JSON all run over these tables, so they cannot drift apart.
 */
enum field_type {
	FIELD_STRING,
	FIELD_MASKED, /* a string that was masked when it was made */
	FIELD_BOOL,
	FIELD_U32,
	FIELD_U64,
	FIELD_I64,
	FIELD_ENUM, /* of.names; a value without a name is null */
	FIELD_STRINGS, /* str_vec */
	FIELD_RECORDS, /* VEC of of.record */
	FIELD_INSIDE, /* of.record, an object of its own under the key */
	FIELD_INLINE, /* of.record, its fields stand in the outer object; no key */
	FIELD_PLACE, /* struct place: an object, or null when absent */
	FIELD_APP, /* index into apps, written as the app's root */
	FIELD_PROTECTION, /* enum protection: null for none, of.record for blocked, no key for
			     unknown */
};

struct enum_names {
	const char *(*name)(unsigned value);
	unsigned count;
};

struct record;

struct field {
	const char *key;
	enum field_type type;
	size_t offset; /* into the struct; of FIELD_PROTECTION's record: into the same struct */
	union {
		const struct record *record;
		const struct enum_names *names;
	} of;
};

struct record {
	const struct field *fields;
	size_t count;
	size_t size; /* of the struct */
	const char *name; /* "key_fields"; one of its own for each */
};

/* Any VEC, seen without its type. */
struct any_vec {
	char *items;
	size_t n;
	size_t cap;
};

/* The members that stand before the fields of record_facts in the document. */
enum { FIELDS_HEAD = 4 };

extern const char *const fields_head[FIELDS_HEAD];

extern const struct record record_facts;
extern const struct record record_place;

#endif
