#ifndef SOURCE_TREE_LOOKUP_H
#define SOURCE_TREE_LOOKUP_H

#include <limits.h>

#include "source/tree.h"

enum {
	TREE_LOOKUP_LINKS = 40, /* links followed on one path */
	TREE_LOOKUP_NAME = 255, /* bytes of one part */
};

/*
 * One walk along a path below an open folder, part by part, each part opened
 * without following links; a link's target is walked in its place. So no
 * link, and none that is swapped in meanwhile, can lead out of that folder.
 */
struct tree_lookup {
	int root; /* not owned */
	int folder; /* the folder reached; owned unless it is the root */
	enum tree_kind kind; /* of what the path leads to */
	uint64_t size; /* of a file */
	int links;
	char name[TREE_LOOKUP_NAME + 1]; /* last part, in `folder`; not of TREE_FOLDER */
	char real[TREE_PATH_MAX + 1]; /* the way from the root to `folder`, without links */
	char rest[TREE_PATH_MAX + 1]; /* what is still to be walked */
};

/*
 * Walks to the path's end; TREE_NOT_REGULAR when a link leads out. Call
 * tree_lookup_finish whatever is returned.
 */
enum tree_status tree_lookup_walk(struct tree_lookup *lookup, int root, struct str path);
void tree_lookup_finish(struct tree_lookup *lookup);

/* Reads a regular file below the root, as tree_read does. */
enum tree_status tree_lookup_read(
	int root, struct str path, size_t limit, struct arena *arena, struct str *out);

/*
 * Opens a folder below the root, or one that lies in an open folder and is no
 * link. The caller closes it.
 */
enum tree_status tree_lookup_open(int root, struct str path, int *out);
enum tree_status tree_lookup_open_in(int folder, struct str name, int *out);

/* Reads a regular file, no link, that lies in an open folder, as tree_folder_read does. */
enum tree_status tree_lookup_read_in(
	int folder, struct str name, size_t limit, struct tree_buffer *buffer, struct str *out);

/* Terminates the name of an entry, into TREE_LOOKUP_NAME + 1 bytes; false: there can be none. */
bool tree_lookup_name(struct str name, char *out);

/* What errno says. */
enum tree_status tree_lookup_error(int error);

/*
 * As tree_lookup_read for a file that, if it is the wanted one, has so many bytes; another
 * one is an error. It takes one call of the system where that can rule out links.
 */
enum tree_status tree_lookup_read_known(
	int root, struct str path, size_t size, struct arena *arena, struct str *out);

#endif
