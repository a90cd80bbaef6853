#ifndef SYNTAX_ALLOCATION_H
#define SYNTAX_ALLOCATION_H

#include <stdint.h>

/*
 * The parser's memory. Its error recovery may take time and memory that
 * grow with the square of the input; what it asks for tells, as no clock
 * does, the same on every machine.
 */

/* Lets the parser take its memory here, where running out is no abort. */
void allocation_install(void);

/* All bytes the parser has asked for on this thread so far, freed or not. */
uint64_t allocation_asked(void);

#endif
