#ifndef SNAPSHOT_SOURCES_ANSWER_H
#define SNAPSHOT_SOURCES_ANSWER_H

#include "snapshot/sources/slots.h"

/* What is handed round while one instance is read from one part. */
struct reader {
	struct arena *arena;
	const struct part *part;
	struct instance *instance;
	str_vec *ignored;
};

enum answer_state {
	ANSWER_ABSENT, /* not said here: the next source may be asked */
	ANSWER_BAD, /* said, but not understood: nobody else is asked */
	ANSWER_KNOWN,
};

struct answer {
	enum answer_state state;
	const struct json *value;
	bool yes; /* of a boolean */
	bool inverted; /* of a boolean: what stands there is the opposite */
	int64_t number; /* of a whole number */
	struct str text; /* of a string; absent: value's */
	struct str path;
	struct str missing; /* ANSWER_ABSENT: name of the slot that would have it, or absent */
	struct str reason; /* ANSWER_ABSENT without `missing`, and ANSWER_BAD */
};

/* "a string", "an array", … */
const char *answer_type_name(enum json_type type);

/* Notes in `ignored` that a path was not understood. */
void answer_ignore(struct reader *reader, struct str path, const char *why);

/*
 * Looks into a slot; `key` is a dotted path inside it, "" the document. The
 * answer has any type but null; the others also check the type.
 */
struct answer answer_at(struct reader *reader, enum slot slot, const char *key);
struct answer answer_of_type(
	struct reader *reader, enum slot slot, const char *key, enum json_type type);
struct answer answer_bool(struct reader *reader, enum slot slot, const char *key);
struct answer answer_string(struct reader *reader, enum slot slot, const char *key);
struct answer answer_integer(struct reader *reader, enum slot slot, const char *key); /* from 0 */
struct answer answer_strings(struct reader *reader, enum slot slot, const char *key);

/* One member of an entry of a list; absent when it is missing or null. */
struct answer answer_member(
	struct reader *reader, struct source entry, const char *key, enum json_type type);
struct answer answer_member_strings(struct reader *reader, struct source entry, const char *key);

/* The same answer with another state and reason; noted in `ignored`. */
struct answer answer_bad(struct reader *reader, struct answer answer, const char *why);

/* Does the list of strings hold this one? */
bool answer_list_has(const struct json *list, const char *text);

/* The first answer that is not absent; else absent with all reasons in one. */
struct answer answer_first(struct reader *reader, const struct answer *answers, size_t count);

/* The answer as a field of the instance: known with its path, else unknown with the reason. */
struct field_bool answer_field_bool(struct answer answer);
struct field_int answer_field_int(struct answer answer);
struct field_str answer_field_str(struct answer answer);

#endif
