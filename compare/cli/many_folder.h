#ifndef COMPARE_CLI_MANY_FOLDER_H
#define COMPARE_CLI_MANY_FOLDER_H

#include "base/vec.h"

/*
 * Lists the folder: the names of its *.json without that ending, and of all
 * else, both sorted bytewise. A link, a folder and what begins with a dot are
 * no facts. Returns false with one line in *error, also when there are none.
 */
bool many_folder_list(struct arena *arena, const char *folder, str_vec *names, str_vec *left_out,
	struct str *error);

/* "folder/name", with one slash. */
const char *many_folder_path(struct arena *arena, const char *folder, struct str name);

/*
 * Makes the folder, unless it is there and empty: then nothing in it is
 * replaced, no link in it is followed, and no report of before is taken for
 * one of now. Returns false with one line in *error.
 */
bool many_folder_make(struct arena *arena, const char *folder, struct str *error);

/* Makes a folder in it. */
bool many_folder_add(struct arena *arena, const char *folder, const char *name, struct str *error);

#endif
