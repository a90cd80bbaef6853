#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * A growing array in an arena: `VEC(struct fact_key) keys;`, zeroed to start.
 * Growing leaves the old storage to the arena, so pointers into items are
 * valid only until the next push.
 */
#define VEC(type) \
	struct { \
		type *items; \
		size_t n; \
		size_t cap; \
	}

/* Appends a value. */
#define vec_push(arena, v, ...) \
	do { \
		if ((v)->n == (v)->cap) { \
			(v)->items = vec_grow( \
				(arena), (v)->items, (v)->n, &(v)->cap, sizeof((v)->items[0])); \
		} \
		(v)->items[(v)->n++] = (__VA_ARGS__); \
	} while (0)

/* The address of the last item; the vector must not be empty. */
#define vec_last(v) (&(v)->items[(v)->n - 1])

/* Behind vec_push: returns storage for more than n items; only the first n are set. */
void *vec_grow(struct arena *arena, const void *items, size_t n, size_t *cap, size_t size);

typedef VEC(struct str) str_vec;

/* Is it in the list? */
bool str_vec_has(const str_vec *list, struct str wanted);

#endif
