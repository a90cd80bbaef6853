#ifndef SOURCE_GIT_OBJECTS_H
#define SOURCE_GIT_OBJECTS_H

#include "source/git_child.h"
#include "source/tree.h"

/*
 * Contents by the names of objects, from `git cat-file` processes that run as
 * long as this is open. Reading is safe from several threads at once.
 */
struct git_objects;

enum {
	GIT_ID_LEAST = 40, /* hex digits of SHA-1 */
	GIT_ID_MOST = 64, /* of SHA-256 */
};

#define GIT_NO_SIZE UINT64_MAX /* the object is not in this clone */

/*
 * Starts the processes, and asks for the sizes of objects; `questions` is a file with their
 * names, each on its line. NULL when git does not answer as it should.
 */
struct git_objects *git_objects_open(const struct git_program *program, int questions,
	const struct str *ids, size_t count, uint64_t *sizes);
void git_objects_close(struct git_objects *objects);

/* Reads an object of the known size into `out`, which has one byte more. */
bool git_objects_read(struct git_objects *objects, struct str id, size_t size, char *out);

/* Has a process ended, or answered nonsense? */
bool git_objects_broken(struct git_objects *objects);

#endif
