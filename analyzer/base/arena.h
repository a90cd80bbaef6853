#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/*
 * An arena hands out memory that lives until the arena is cleared or
 * finished; nothing is freed by hand. Three lifetimes are in use: run (until
 * the report is written), file (one file's result) and scratch (cleared
 * after each file). An arena belongs to one thread at a time.
 */
struct arena_chunk;

struct arena {
	struct arena_chunk *chunks;
	size_t used; /* bytes used in the newest chunk */
	size_t total; /* bytes asked of the system, all chunks */
};

/* Makes an empty arena; it allocates nothing until the first request. */
void arena_init(struct arena *arena);

/* Frees everything that came from the arena; it may be used again. */
void arena_finish(struct arena *arena);

/* Forgets everything but keeps one chunk for reuse. */
void arena_clear(struct arena *arena);

/* Returns n zeroed bytes aligned for any type, valid until clear or finish. */
void *arena_alloc(struct arena *arena, size_t n);

/* Like arena_alloc, but what the bytes hold is not said: for what is written at once. */
void *arena_raw(struct arena *arena, size_t n);

/* Like arena_alloc for an array; dies when count * size overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Returns count * size; dies when that overflows. */
size_t arena_size(size_t count, size_t size);

/* Moves all memory of `from` into `into`; `from` is empty afterwards. */
void arena_absorb(struct arena *into, struct arena *from);

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif
