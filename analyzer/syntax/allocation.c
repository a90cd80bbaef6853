#include "syntax/allocation.h"

#include <pthread.h>
#include <string.h>

#include <tree_sitter/api.h>

#include "base/mem.h"

/*
 * Sizes up to SMALL_MAX have a class for every GRAIN bytes, larger ones for
 * every doubling. No type of the parser needs more than a pointer's alignment.
 */
enum {
	GRAIN = 16,
	SMALL_MAX = 1024,
	SMALL_CLASSES = SMALL_MAX / GRAIN,
	CHUNK_SIZE = 256 * 1024,
	SPARE_MAX = 16,
#ifdef __SANITIZE_ADDRESS__
	OWN_CHUNK = 0, /* so that it sees where a block ends */
#else
	OWN_CHUNK = CHUNK_SIZE / 4,
#endif
};

struct allocation_chunk {
	struct allocation_chunk *next;
	size_t size;
	char data[];
};

struct allocation_block {
	size_t class;
	struct allocation_block *next; /* of those that are free; else the data begin here */
};

enum { HEADER = offsetof(struct allocation_block, next) };

/* The hooks take no context. */
static _Thread_local struct allocation *current;

static size_t class_of(size_t size)
{
	size_t class = SMALL_CLASSES;

	if (size <= SMALL_MAX) {
		return size == 0 ? 0 : (size - 1) / GRAIN;
	}
	for (size_t room = 2 * (size_t)SMALL_MAX; room < size; room *= 2) {
		if (++class == ALLOCATION_CLASSES) {
			mem_alloc(SIZE_MAX); /* dies */
		}
	}
	return class;
}

static size_t size_of(size_t class)
{
	return class < SMALL_CLASSES ? (class + 1) * GRAIN
				     : (size_t)SMALL_MAX << (class - SMALL_CLASSES + 1);
}

static struct allocation_chunk *new_chunk(struct allocation *allocation, size_t size)
{
	struct allocation_chunk *chunk = allocation->spare;

	if (size == CHUNK_SIZE && chunk != NULL) {
		allocation->spare = chunk->next;
		allocation->spare_count--;
	} else {
		chunk = mem_alloc(sizeof(*chunk) + size);
		chunk->size = size;
	}
	chunk->next = allocation->chunks;
	allocation->chunks = chunk;
	return chunk;
}

/* What a chunk has left is lost when a block does not fit; a large one has a chunk of its own. */
static struct allocation_block *cut(struct allocation *allocation, size_t size)
{
	struct allocation_chunk *chunk;
	char *at = allocation->at;

	if (size <= (size_t)(allocation->end - at)) {
		allocation->at += size;
		return (struct allocation_block *)(void *)at;
	}
	chunk = new_chunk(allocation, size > OWN_CHUNK ? size : CHUNK_SIZE);
	if (chunk->size == CHUNK_SIZE) {
		allocation->at = chunk->data + size;
		allocation->end = chunk->data + CHUNK_SIZE;
	}
	return (struct allocation_block *)(void *)chunk->data;
}

static struct allocation_block *block_of(void *p)
{
	return (struct allocation_block *)(void *)((char *)p - HEADER);
}

static void *take(size_t size)
{
	struct allocation *allocation = current;
	size_t class = class_of(size);
	struct allocation_block *block = allocation->freed[class];

	allocation->asked += size;
	if (block != NULL) {
		allocation->freed[class] = block->next;
	} else {
		block = cut(allocation, HEADER + size_of(class));
		block->class = class;
	}
	return (char *)block + HEADER;
}

static void *take_zeroed(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size) {
		mem_alloc(SIZE_MAX); /* dies */
	}
	return memset(take(count * size), 0, count * size);
}

static void give(void *p)
{
	struct allocation_block *block;

	if (p == NULL) {
		return;
	}
	block = block_of(p);
	block->next = current->freed[block->class];
	current->freed[block->class] = block;
}

static void *take_again(void *p, size_t size)
{
	size_t had;
	void *more;

	if (p == NULL) {
		return take(size);
	}
	had = size_of(block_of(p)->class);
	if (size <= had) {
		current->asked += size;
		return p;
	}
	more = memcpy(take(size), p, had);
	give(p);
	return more;
}

static void set_allocator(void)
{
	ts_set_allocator(take, take_zeroed, take_again, give);
}

void allocation_begin(struct allocation *allocation)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, set_allocator);
	allocation->asked = 0;
	current = allocation;
}

uint64_t allocation_asked(const struct allocation *allocation)
{
	return allocation->asked;
}

void allocation_end(struct allocation *allocation)
{
	struct allocation_chunk *chunk = allocation->chunks;

	while (chunk != NULL) {
		struct allocation_chunk *next = chunk->next;

		if (chunk->size == CHUNK_SIZE && allocation->spare_count < SPARE_MAX) {
			chunk->next = allocation->spare;
			allocation->spare = chunk;
			allocation->spare_count++;
		} else {
			mem_free(chunk);
		}
		chunk = next;
	}
	allocation->chunks = NULL;
	allocation->at = NULL;
	allocation->end = NULL;
	memset(allocation->freed, 0, sizeof(allocation->freed));
	current = NULL;
}

void allocation_finish(struct allocation *allocation)
{
	while (allocation->spare != NULL) {
		struct allocation_chunk *next = allocation->spare->next;

		mem_free(allocation->spare);
		allocation->spare = next;
	}
	allocation->spare_count = 0;
}
