#ifndef PROGRAM_RESOLVE_FILES_H
#define PROGRAM_RESOLVE_FILES_H

#include "base/map.h"
#include "source/walk.h"

/* The files of the walk by their paths; only resolve*.c include this. */
struct resolve_files {
	const struct walk_result *walk;
	struct map by_path; /* path → index of the file */
};

/* The walk must outlive the result. */
void resolve_files_create(
	struct arena *arena, const struct walk_result *walk, struct resolve_files *out);

/* The path of this very file as the walk stores it, or absent. */
struct str resolve_files_exact(const struct resolve_files *files, struct str path);

/*
 * The file that a path with or without its extension means: endings and index
 * files are tried; folder_only: a folder is meant. An absent path is no file.
 */
struct str resolve_files_find(const struct resolve_files *files, struct str path, bool folder_only,
	struct arena *scratch);

#endif
