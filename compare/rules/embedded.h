#ifndef COMPARE_RULES_EMBEDDED_H
#define COMPARE_RULES_EMBEDDED_H

#include <stddef.h>

/* A file that embed.c has put into the program. */
struct embedded_file {
	const char *path; /* relative to the folder it was embedded from */
	const char *text; /* NUL-terminated behind its size */
	size_t size;
};

#endif
