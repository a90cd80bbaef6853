#define _GNU_SOURCE /* RTLD_NEXT */

#include <dirent.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * Loaded before the C library (LD_PRELOAD): folders list what is in them in an
 * order that SHUFFLE_SEED chooses, and clocks show CLOCK_OFFSET seconds more.
 */

struct listing {
	struct listing *next;
	DIR *stream;
	struct dirent64 **entries;
	size_t n;
	size_t at;
};

static struct listing *listings;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned seed;
static long offset;

__attribute__((constructor)) static void begin(void)
{
	const char *chosen = getenv("SHUFFLE_SEED");
	const char *seconds = getenv("CLOCK_OFFSET");

	seed = chosen == NULL ? 1 : (unsigned)strtoul(chosen, NULL, 10);
	offset = seconds == NULL ? 0 : strtol(seconds, NULL, 10);
}

/* ISO C has no way from an object's pointer to a function's. */
#define NEXT(name, result, ...) \
	result (*own)(__VA_ARGS__); \
	void *found = dlsym(RTLD_NEXT, #name); \
	memcpy(&own, &found, sizeof(own))

static void add(struct listing *list, const struct dirent64 *entry)
{
	struct dirent64 *copy = malloc(entry->d_reclen);

	list->entries = realloc(list->entries, (list->n + 1) * sizeof(*list->entries));
	if (copy == NULL || list->entries == NULL) {
		abort();
	}
	memcpy(copy, entry, entry->d_reclen);
	list->entries[list->n++] = copy;
}

static void shuffle(struct listing *list)
{
	for (size_t i = list->n; i > 1; i--) {
		size_t other = (size_t)rand_r(&seed) % i;
		struct dirent64 *entry = list->entries[i - 1];

		list->entries[i - 1] = list->entries[other];
		list->entries[other] = entry;
	}
}

static struct listing *listing_of(DIR *stream)
{
	NEXT(readdir64, struct dirent64 *, DIR *);
	struct listing *list = listings;
	const struct dirent64 *entry;

	while (list != NULL && list->stream != stream) {
		list = list->next;
	}
	if (list == NULL) {
		list = calloc(1, sizeof(*list));
		if (list == NULL) {
			abort();
		}
		list->stream = stream;
		list->next = listings;
		listings = list;
		while ((entry = own(stream)) != NULL) {
			add(list, entry);
		}
		shuffle(list);
	}
	return list;
}

struct dirent64 *readdir64(DIR *stream)
{
	pthread_mutex_lock(&lock);
	struct listing *list = listing_of(stream);
	struct dirent64 *entry = list->at < list->n ? list->entries[list->at++] : NULL;
	pthread_mutex_unlock(&lock);
	return entry;
}

static void forget(const DIR *stream)
{
	struct listing **link = &listings;

	while (*link != NULL && (*link)->stream != stream) {
		link = &(*link)->next;
	}
	if (*link != NULL) {
		struct listing *list = *link;

		*link = list->next;
		for (size_t i = 0; i < list->n; i++) {
			free(list->entries[i]);
		}
		free(list->entries);
		free(list);
	}
}

int closedir(DIR *stream)
{
	NEXT(closedir, int, DIR *);

	pthread_mutex_lock(&lock);
	forget(stream);
	pthread_mutex_unlock(&lock);
	return own(stream);
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
	NEXT(clock_gettime, int, clockid_t, struct timespec *);
	int status = own(clock, out);

	out->tv_sec += offset;
	return status;
}

time_t time(time_t *out)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (out != NULL) {
		*out = now.tv_sec;
	}
	return now.tv_sec;
}
