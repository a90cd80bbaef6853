#ifndef SYNTAX_ALLOCATION_H
#define SYNTAX_ALLOCATION_H

#include <stddef.h>
#include <stdint.h>

/*
 * The parser's memory. It asks for many small blocks and is done with all of
 * them at once: they are cut from chunks, used again by size when the parser
 * frees them, and forgotten together behind each file.
 *
 * Its error recovery may take time and memory that grow with the square of
 * the input; what it asks for tells, as no clock does, the same on every
 * machine.
 */
struct allocation_chunk;
struct allocation_block;

enum { ALLOCATION_CLASSES = 88 };

struct allocation {
	struct allocation_chunk *chunks; /* in use */
	struct allocation_chunk *spare; /* of the files before */
	size_t spare_count;
	char *at; /* free space of the newest chunk */
	char *end;
	struct allocation_block *freed[ALLOCATION_CLASSES];
	uint64_t asked;
};

/* From here on the parser's memory on this thread comes from a zeroed or ended allocation. */
void allocation_begin(struct allocation *allocation);

/* All bytes that the parser has asked for since, freed or not. */
uint64_t allocation_asked(const struct allocation *allocation);

/* Forgets all of them. */
void allocation_end(struct allocation *allocation);

/* Returns what is kept for the next file to the system. */
void allocation_finish(struct allocation *allocation);

#endif
