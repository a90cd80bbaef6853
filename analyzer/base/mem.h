#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/*
 * Memory that cannot fail: the one place that answers "out of memory".
 * When the system has none left, one line goes to standard error and the
 * process exits with status 2.
 */

/* Returns n bytes, uninitialised; the caller frees with mem_free. */
void *mem_alloc(size_t n);

/* Returns n zeroed bytes; the caller frees with mem_free. */
void *mem_zalloc(size_t n);

/* Resizes p (or allocates when p is NULL) to n bytes; the old pointer is dead. */
void *mem_resize(void *p, size_t n);

/* Frees p; NULL is fine. */
void mem_free(void *p);

#endif
