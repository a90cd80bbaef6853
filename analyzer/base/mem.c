#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *or_die(void *p)
{
	static const char message[] = "clerk-audit: out of memory\n";

	if (p == NULL) {
		/* write, not stdio: stdio may itself allocate */
		ssize_t ignored = write(STDERR_FILENO, message, sizeof(message) - 1);

		(void)ignored;
		_exit(2);
	}
	return p;
}

void *mem_alloc(size_t n)
{
	return or_die(malloc(n == 0 ? 1 : n));
}

void *mem_zalloc(size_t n)
{
	return or_die(calloc(1, n == 0 ? 1 : n));
}

void *mem_resize(void *p, size_t n)
{
	return or_die(realloc(p, n == 0 ? 1 : n));
}

void mem_free(void *p)
{
	free(p);
}
