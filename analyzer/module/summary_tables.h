#ifndef MODULE_SUMMARY_TABLES_H
#define MODULE_SUMMARY_TABLES_H

#include "module/summary.h"

/*
 * Internal to the module room: what a summary is made of, as data, by which it
 * is written and read again. A member that has no row here is lost on the way;
 * tests/unit/test_summary_store.c has one of every member.
 */
enum table_name {
	TABLE_EXPRS,
	TABLE_KIDS,
	TABLE_PROPS,
	TABLE_BINDINGS,
	TABLE_FUNCTIONS,
	TABLE_PARAMS,
	TABLE_CLASSES,
	TABLE_STEPS,
	TABLE_IMPORTS,
	TABLE_EXPORTS,
	TABLE_COMMENTS,
	TABLE_INTERFACES,
	TABLES,
	TABLE_TEXT = TABLES, /* not a table: a place in the text */
	TABLE_ANY, /* checked by what else the row says, or not a place at all */
};

enum member_form {
	MEMBER_BYTE, /* uint8_t or bool; limit: the greatest */
	MEMBER_NEAR, /* uint32_t, often near the one of the row before; limit: enum table_name */
	MEMBER_ID, /* the same, or ID_NONE */
	MEMBER_STR, /* struct str, often a part of the text */
	MEMBER_DOUBLE,
};

struct member {
	uint8_t form; /* enum member_form */
	uint8_t limit;
	uint16_t at; /* offset in the row */
};

enum { MEMBERS_MAX = 16 };

struct table {
	size_t items; /* offset of the pointer in struct summary */
	size_t count; /* offset of its uint32_t */
	size_t size; /* of a row */
	const struct member *members;
	size_t member_count;
};

extern const struct table summary_tables[TABLES];

/* What is in struct summary itself; path and text are their owner's. */
extern const struct table summary_head;

/* How many rows a table has. */
uint32_t summary_row_count(const struct summary *summary, enum table_name name);

#endif
