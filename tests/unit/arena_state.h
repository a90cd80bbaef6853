#ifndef TESTS_ARENA_STATE_H
#define TESTS_ARENA_STATE_H

/* For tests whose state is an arena. */

#include "base/arena.h"

static int set_up(void **state)
{
	static struct arena arena;

	arena_init(&arena);
	*state = &arena;
	return 0;
}

static int tear_down(void **state)
{
	arena_finish(*state);
	return 0;
}

#endif
