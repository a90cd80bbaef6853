#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

struct arena_chunk {
	struct arena_chunk *next;
	size_t size;
	alignas(max_align_t) char data[];
};

enum { CHUNK_SIZE = 64 * 1024 };

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

static void free_chunks(struct arena_chunk *chunk)
{
	while (chunk != NULL) {
		struct arena_chunk *next = chunk->next;

		mem_free(chunk);
		chunk = next;
	}
}

void arena_finish(struct arena *arena)
{
	free_chunks(arena->chunks);
	arena_init(arena);
}

void arena_clear(struct arena *arena)
{
	if (arena->chunks == NULL) {
		return;
	}
	free_chunks(arena->chunks->next);
	arena->chunks->next = NULL;
	arena->used = 0;
	arena->total = arena->chunks->size;
}

static struct arena_chunk *make_chunk(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk;

	if (size > SIZE_MAX - sizeof(*chunk)) {
		size = SIZE_MAX - sizeof(*chunk); /* malloc refuses, mem_alloc dies */
	}
	chunk = mem_alloc(sizeof(*chunk) + size);
	chunk->size = size;
	arena->total += size;
	return chunk;
}

/* In front; what is left of the chunk before it stays unused. */
static void add_chunk(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = make_chunk(arena, size);

	chunk->next = arena->chunks;
	arena->chunks = chunk;
	arena->used = 0;
}

/* Behind the newest chunk, which is filled further. */
static void *add_large(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = make_chunk(arena, size);

	chunk->next = arena->chunks->next;
	arena->chunks->next = chunk;
	return chunk->data;
}

void *arena_raw(struct arena *arena, size_t n)
{
	const size_t align = alignof(max_align_t);
	size_t need = n == 0 ? align : n;
	char *p;

	if (need > SIZE_MAX - align) {
		mem_alloc(SIZE_MAX);
	}
	need = (need + align - 1) / align * align;
	if (arena->chunks == NULL || arena->chunks->size - arena->used < need) {
		bool large = need > CHUNK_SIZE / 4;

		if (large && arena->chunks != NULL) {
			return add_large(arena, need);
		}
		add_chunk(arena, large ? need : CHUNK_SIZE);
	}
	p = arena->chunks->data + arena->used;
	arena->used += need;
	return p;
}

void *arena_alloc(struct arena *arena, size_t n)
{
	return memset(arena_raw(arena, n), 0, n);
}

size_t arena_size(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size) {
		mem_alloc(SIZE_MAX);
	}
	return count * size;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	return arena_alloc(arena, arena_size(count, size));
}

void arena_absorb(struct arena *into, struct arena *from)
{
	struct arena_chunk *last = from->chunks;

	if (last == NULL) {
		return;
	}
	while (last->next != NULL) {
		last = last->next;
	}
	if (into->chunks == NULL) {
		*into = *from;
	} else {
		/* behind the newest chunk, whose fill level `used` describes */
		last->next = into->chunks->next;
		into->chunks->next = from->chunks;
		into->total += from->total;
	}
	arena_init(from);
}
