#ifndef SNAPSHOT_DIFF_H
#define SNAPSHOT_DIFF_H

#include "snapshot/fields.h"

struct buf;
struct json_writer;

/*
 * Two instances, or one at two times, compared by meaning over the fields of
 * fields.h. Lists are compared by the names of their items, in no order; what
 * is missing from a list that is not complete is unknown, not missing.
 */
enum diff_state {
	DIFF_MATCH,
	DIFF_DIFFERS,
	DIFF_ONLY_LEFT, /* known on this side alone, or in this side's list alone */
	DIFF_ONLY_RIGHT,
	DIFF_UNKNOWN, /* nothing can be said */
	DIFF_STATES,
};

/* How much the code rests on it. */
enum diff_reliance {
	DIFF_NAMED, /* the code names the item */
	DIFF_USED, /* the code uses what the field is about */
	DIFF_UNUSED,
	DIFF_RELIANCES,
};

struct diff_side {
	bool known;
	bool there; /* of an item: it is in the list */
	struct str value;
	struct str path;
	struct str reason;
};

struct diff_row {
	const struct field *field;
	struct str item; /* of a list; "" the field itself */
	struct str member; /* of the item; "" the item itself */
	struct str name; /* in the member's own list; "" the member itself */
	enum diff_state state;
	bool identity; /* two instances differ in it by nature: no difference */
	enum diff_reliance reliance;
	struct str where; /* a place in the code that names it: "src/a.ts:12", or "" */
	struct diff_side left;
	struct diff_side right;
};

/* A field, or the item of this name in it, that the code at `where` rests on. */
struct diff_use {
	struct str field;
	struct str name; /* "" the field as a whole */
	struct str where;
};

typedef VEC(struct diff_use) diff_use_vec;

struct diff_subject {
	const struct instance *instance;
	struct str file; /* the snapshot's name */
	struct str captured_at; /* or "" */
};

struct diff {
	struct diff_subject left;
	struct diff_subject right;
	bool two; /* certainly two instances, not one at two times */
	/* what code rests on first, then in the order of fields.h; what differs by nature last */
	VEC(struct diff_row) rows;
	size_t counts[DIFF_STATES]; /* without what differs by nature */
	size_t identity; /* rows that differ by nature */
};

/* Are they known to be two instances, by id, else by kind or by hosts? */
bool diff_are_two(const struct instance *left, const struct instance *right);

/* Compares; the rows live in the arena. `uses` may be NULL. */
void diff_compare(struct arena *arena, struct diff_subject left, struct diff_subject right,
	const diff_use_vec *uses, struct diff *out);

/* Does neither side say anything that the other does not say too? */
bool diff_is_same(const struct diff *diff);

/* Writers; `all`: also what matches and what is unknown. */
void diff_text(const struct diff *diff, bool all, struct buf *out);
void diff_json(const struct diff *diff, bool all, struct json_writer *json);

/* "match", "differs", "only left", … */
const char *diff_state_name(enum diff_state state);

#endif
