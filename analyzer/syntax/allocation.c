#include "syntax/allocation.h"

#include <pthread.h>
#include <stdlib.h>

#include <tree_sitter/api.h>

#include "base/mem.h"

/* The hooks take no context, so the count cannot live in a parser. */
static _Thread_local uint64_t asked;

static void *take(size_t size)
{
	asked += size;
	return mem_alloc(size);
}

static void *take_zeroed(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size) {
		return mem_alloc(SIZE_MAX); /* dies */
	}
	asked += count * size;
	return mem_zalloc(count * size);
}

static void *take_again(void *p, size_t size)
{
	asked += size;
	return mem_resize(p, size);
}

static void set_allocator(void)
{
	ts_set_allocator(take, take_zeroed, take_again, mem_free);
}

void allocation_install(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, set_allocator);
}

uint64_t allocation_asked(void)
{
	return asked;
}
