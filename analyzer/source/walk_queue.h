#ifndef SOURCE_WALK_QUEUE_H
#define SOURCE_WALK_QUEUE_H

#include <pthread.h>

#include "base/vec.h"

struct walk_folder;
struct walk_file;

/* What one thread does at a time: enters a folder, or reads some of its files. */
struct walk_task {
	struct walk_folder *folder;
	struct walk_file *files; /* NULL: the folder is to be entered */
	size_t count;
};

typedef VEC(struct walk_task) walk_tasks;

/*
 * What is to be done, by any of the walk's threads; what came last is done
 * first, so that few folders are begun and not finished.
 */
struct walk_queue {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct arena arena;
	walk_tasks tasks;
	size_t open; /* tasks added and not finished */
	size_t waiting; /* threads */
};

void walk_queue_init(struct walk_queue *queue);
void walk_queue_finish(struct walk_queue *queue);

/* Adds tasks, copied. */
void walk_queue_add(struct walk_queue *queue, const walk_tasks *tasks);

/*
 * Takes a task, which walk_queue_done must follow. Waits while there is none
 * but others may add some; false when everything is done.
 */
bool walk_queue_take(struct walk_queue *queue, struct walk_task *out);
void walk_queue_done(struct walk_queue *queue);

#endif
