#ifndef BASE_THREADS_H
#define BASE_THREADS_H

#include <stddef.h>

/*
 * Calls `work` once for each of `count` items of `size` bytes, each on a thread
 * of its own, the first on the caller's, and returns when all have returned. A
 * thread that cannot be had is no error: the others are to do its work.
 */
void threads_run(void *(*work)(void *item), void *items, size_t size, size_t count);

#endif
