#ifndef COMPARE_CLI_SANDBOX_H
#define COMPARE_CLI_SANDBOX_H

#include "base/vec.h"

/* What the kernel is told for compare/cli/confine.h. Nothing of it can be taken back. */

/*
 * From here on a crash leaves no image of the memory behind, neither of this process nor of those
 * that it starts, and on Linux other processes of the same user cannot look into it.
 */
void sandbox_memory(void);

/*
 * Sockets, other processes' memory and what concerns the machine are refused with
 * EPERM, and without `children` what the next function refuses too. Returns false
 * when the kernel, the processor or the build cannot.
 */
bool sandbox_calls(bool children);

/* The same of starting processes alone; threads can still be made. */
bool sandbox_children(void);

/*
 * Files are made, written and removed in these folders and below alone, and those of the
 * paths that are no folders are written; programs may be run only with `children`.
 * Paths that cannot be opened allow nothing. Returns false when the kernel cannot.
 */
bool sandbox_writes(const str_vec *paths, bool children);

#endif
