#include "base/threads.h"

#include <pthread.h>
#include <stdbool.h>

#include "base/mem.h"

enum { STACK = 8 << 20 }; /* some C libraries give threads very little */

struct thread {
	pthread_t id;
	bool started;
};

static void start(
	struct thread *threads, void *(*work)(void *item), char *items, size_t size, size_t count)
{
	pthread_attr_t attributes;

	if (pthread_attr_init(&attributes) != 0) {
		return;
	}
	if (pthread_attr_setstacksize(&attributes, STACK) == 0) {
		for (size_t i = 1; i < count; i++) {
			threads[i].started = pthread_create(&threads[i].id, &attributes, work,
						     items + i * size) == 0;
		}
	}
	pthread_attr_destroy(&attributes);
}

void threads_run(void *(*work)(void *item), void *items, size_t size, size_t count)
{
	struct thread *threads = mem_zalloc(count * sizeof(threads[0]));

	start(threads, work, items, size, count);
	work(items);
	for (size_t i = 1; i < count; i++) {
		if (threads[i].started) {
			pthread_join(threads[i].id, NULL);
		}
	}
	mem_free(threads);
}
