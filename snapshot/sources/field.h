#ifndef SNAPSHOT_SOURCES_FIELD_H
#define SNAPSHOT_SOURCES_FIELD_H

#include <stddef.h>

#include "snapshot/fields.h"
#include "snapshot/sources/answer.h"

/*
 * Where one field can be read. Sources of a field are asked in order and the
 * first that says anything decides; each later one that says something else
 * is a disagreement, unless it is `loose`: near in meaning, not the same.
 */
struct field_source {
	enum slot slot;
	const char *key; /* dotted path in the slot, "" for the slot itself; NULL: see ask */
	struct answer (*ask)(struct reader *reader); /* what one key cannot say */
	bool inverted; /* of booleans: the source says the opposite */
	bool loose;
};

enum {
	FIELD_SOURCES = 10,
};

struct field {
	const char *name;
	size_t offset; /* in struct instance */
	enum field_type type;
	const char *group;
	const char *label;
	struct field_source sources[FIELD_SOURCES]; /* ends with one that has neither key nor ask */
	/* reads the field instead of the general way; the sources then only name slots */
	void (*read)(struct reader *reader);
	/* of a list: the size of an item and its text; NULL: of names */
	size_t item_size;
	void (*describe)(struct arena *arena, const void *item, struct item_view *out);
};

/* The table, in the order of pages; a field may rest on those before it. */
size_t field_count(void);
const struct field *field_at(size_t index);

/* Fills in one field of reader->instance, and what its sources disagree on. */
void field_read(struct reader *reader, const struct field *field);

/* Adds "name: value" to an item's view, known unless the value is absent. */
void field_member(struct arena *arena, struct item_view *view, const char *name, struct str value);
void field_member_bool(
	struct arena *arena, struct item_view *view, const char *name, const struct field_bool *it);
void field_member_int(
	struct arena *arena, struct item_view *view, const char *name, const struct field_int *it);
void field_member_str(
	struct arena *arena, struct item_view *view, const char *name, const struct field_str *it);

/* The same of a list of names, sorted, "a, b"; not known: pass false. */
void field_member_names(struct arena *arena, struct item_view *view, const char *name, bool known,
	const str_vec *names);

/* Notes that a source says something else than the one that decided. */
void field_disagree(struct reader *reader, const char *name, struct str used_path, struct str used,
	struct str other_path, struct str other);

#endif
