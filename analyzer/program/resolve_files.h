#ifndef PROGRAM_RESOLVE_FILES_H
#define PROGRAM_RESOLVE_FILES_H

#include "source/walk.h"

/* The path of this very file as the walk stores it, or absent. */
struct str resolve_files_exact(const struct walk_result *files, struct str path);

/*
 * The file that a path with or without its extension means: endings and index
 * files are tried; folder_only: a folder is meant. An absent path is no file.
 */
struct str resolve_files_find(
	const struct walk_result *files, struct str path, bool folder_only, struct arena *scratch);

#endif
