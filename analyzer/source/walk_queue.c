#include "source/walk_queue.h"

void walk_queue_init(struct walk_queue *queue)
{
	*queue = (struct walk_queue){0};
	pthread_mutex_init(&queue->lock, NULL);
	pthread_cond_init(&queue->changed, NULL);
	arena_init(&queue->arena);
}

void walk_queue_finish(struct walk_queue *queue)
{
	arena_finish(&queue->arena);
	pthread_cond_destroy(&queue->changed);
	pthread_mutex_destroy(&queue->lock);
}

void walk_queue_add(struct walk_queue *queue, const walk_tasks *tasks)
{
	if (tasks->n == 0) {
		return;
	}
	pthread_mutex_lock(&queue->lock);
	for (size_t i = 0; i < tasks->n; i++) {
		vec_push(&queue->arena, &queue->tasks, tasks->items[i]);
	}
	queue->open += tasks->n;
	if (queue->waiting > 0) {
		pthread_cond_broadcast(&queue->changed);
	}
	pthread_mutex_unlock(&queue->lock);
}

bool walk_queue_take(struct walk_queue *queue, struct walk_task *out)
{
	bool taken;

	pthread_mutex_lock(&queue->lock);
	while (queue->tasks.n == 0 && queue->open > 0) {
		queue->waiting++;
		pthread_cond_wait(&queue->changed, &queue->lock);
		queue->waiting--;
	}
	taken = queue->tasks.n > 0;
	if (taken) {
		*out = queue->tasks.items[--queue->tasks.n];
	}
	pthread_mutex_unlock(&queue->lock);
	return taken;
}

void walk_queue_done(struct walk_queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	if (--queue->open == 0) {
		pthread_cond_broadcast(&queue->changed);
	}
	pthread_mutex_unlock(&queue->lock);
}
