#ifndef SETTINGS_DOTENV_H
#define SETTINGS_DOTENV_H

#include "base/vec.h"

/*
 * Env files in the grammar that npm's dotenv package documents for version
 * 16: `export`, values in ' " or `, several lines inside quotes, `#` comments
 * (an unquoted value ends at any '#'), `KEY: value`, \n and \r in double
 * quotes only. A line that is none of this is ignored, as dotenv does.
 */
struct dotenv_entry {
	struct str name; /* a slice of the text */
	struct str value; /* decoded */
	uint32_t name_start; /* byte offsets into the text */
	uint32_t name_end;
	uint32_t value_start; /* without the quotes */
	uint32_t value_end;
	char quote; /* '\'', '"', '`', or 0 */
	bool expansion; /* holds $NAME or ${NAME}, which dotenv-expand replaces */
};

typedef VEC(struct dotenv_entry) dotenv_entries;

/*
 * Appends the entries in the order of the file; takes linear time. Of two
 * entries with one name the later wins, as in dotenv; both are listed.
 */
void dotenv_read(struct arena *arena, struct str text, dotenv_entries *out);

#endif
