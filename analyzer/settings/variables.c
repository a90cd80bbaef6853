#include "settings/variables.h"

#include "settings/document.h"

enum variables_result variables_read(struct str path, struct str text,
	const struct document *document, struct arena *arena, variable_vec *out,
	notice_vec *notices)
{
	(void)path;
	(void)text;
	(void)document;
	(void)arena;
	(void)out;
	(void)notices;
	return VARIABLES_NONE;
}
