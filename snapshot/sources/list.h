#ifndef SNAPSHOT_SOURCES_LIST_H
#define SNAPSHOT_SOURCES_LIST_H

#include "snapshot/sources/field.h"

/*
 * A list document: an array, or {"data": […], "total_count": n}. When it
 * counts more items than it holds it is one page of several: its items are
 * read all the same, but what is missing from it proves nothing.
 */
struct list {
	struct answer items; /* the array */
	bool complete;
	struct str reason; /* why it is not complete */
};

struct list list_open(struct reader *reader, enum slot slot);

/* Of lists that hold the same the first complete one, else the first that says anything. */
struct list list_first(struct reader *reader, const struct list *lists, size_t count);

/* Reads one item; false with why in *reason when it is not understood. */
typedef bool list_take(struct reader *reader, struct source entry, struct str *reason);

/*
 * Hands every item to `take`, then stores known, path and reason in the
 * LIST at `into`: one item that is not understood makes the whole unknown.
 */
void list_read(struct reader *reader, struct list list, list_take *take, void *into);

/* The same of what this slot alone tells. */
void list_read_slot(struct reader *reader, enum slot slot, list_take *take, void *into);

/* A text of an item: the first must be there and not be empty, the second is "" when missing. */
bool list_text(struct reader *reader, struct source entry, const char *key, struct str *out,
	struct str *reason);
bool list_text_or_none(struct reader *reader, struct source entry, const char *key, struct str *out,
	struct str *reason);

/* A member of an item with its own three states. */
struct field_bool list_bool(struct reader *reader, struct source entry, const char *key);
struct field_int list_int(struct reader *reader, struct source entry, const char *key);
struct field_str list_str(struct reader *reader, struct source entry, const char *key);

/* Appends the text `key` of each object of an item's array: of "permissions" the "key". */
struct answer list_texts(struct reader *reader, struct source entry, const char *member,
	const char *key, str_vec *out);

/* Notes it when two complete lists of the same things, told apart by `key`, do not agree. */
void list_compare(struct reader *reader, const char *field, const char *key,
	const struct list *used, const struct list *other);

#endif
