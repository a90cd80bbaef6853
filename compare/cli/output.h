#ifndef COMPARE_CLI_OUTPUT_H
#define COMPARE_CLI_OUTPUT_H

#include "base/buf.h"
#include "base/vec.h"

/* One piece of output: finished bytes, and where they go. */
struct output {
	const char *file; /* NULL: standard output */
	struct str bytes;
	bool private; /* readable by nobody else */
	unsigned mode; /* of a new file, less the umask; 0: 0666; another keeps its own */
};

typedef VEC(struct output) output_vec;

/* The file that --output names: NULL, standard output, for none, for "-" and "/dev/stdout". */
const char *output_file(const char *wish);

/* Do the names lead to the same regular file? False where one of them leads to none. */
bool output_same(const char *one, const char *other);

/*
 * Writes all of them: files under a temporary name beside the target and then renamed, so
 * that nothing half-written is ever seen, nor left behind by a signal; devices, pipes and
 * standard output last. Returns false with one line in *error, and then no file was changed
 * unless one of these last failed, or a renaming after others: each is whole. Two for one
 * file are an error too.
 */
bool output_write(struct arena *arena, const output_vec *outputs, struct str *error);

/* Writes the buffer to standard output, frees it and returns the exit status. */
int output_finish(struct arena *arena, struct buf *buf, int status);

/* The same to the file that --output names, or to standard output for NULL and "-". */
int output_finish_to(struct arena *arena, const char *wish, struct buf *buf, int status);

#endif
