#include "source/git_objects.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum {
	READERS = 2, /* processes that read contents */
	/* Questions asked before the answers are read: both fit into a pipe of one page. */
	AT_ONCE = 32,
	LINE = 256, /* bytes of an answer's first line */
};

/* One process: a question of one line, an answer of one line and perhaps a content. */
struct teller {
	pthread_mutex_t lock;
	struct git_child child;
	bool broken; /* for good: what it says next belongs to another question */
	char buffer[8192];
	size_t from;
	size_t to;
};

struct git_objects {
	struct teller sizes;
	struct teller readers[READERS];
};

static bool put(struct teller *teller, const char *text, size_t n)
{
	size_t sent = 0;

	while (sent < n) {
		ssize_t step = write(teller->child.in, text + sent, n - sent);

		if (step < 0 && errno != EINTR) {
			return false;
		}
		sent += step > 0 ? (size_t)step : 0;
	}
	return true;
}

static bool ask(struct teller *teller, const struct str *ids, size_t count)
{
	char text[AT_ONCE * (GIT_ID_MOST + 1)];
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		memcpy(text + n, ids[i].s, ids[i].n);
		n += ids[i].n;
		text[n++] = '\n';
	}
	return put(teller, text, n);
}

/* Reads between 1 and n bytes; 0 at the end and for errors. */
static size_t receive(struct teller *teller, char *out, size_t n)
{
	for (;;) {
		ssize_t got = read(teller->child.out, out, n);

		if (got >= 0 || errno != EINTR) {
			return got > 0 ? (size_t)got : 0;
		}
	}
}

static bool next_byte(struct teller *teller, char *out)
{
	if (teller->from == teller->to) {
		teller->from = 0;
		teller->to = receive(teller, teller->buffer, sizeof(teller->buffer));
	}
	if (teller->from == teller->to) {
		return false;
	}
	*out = teller->buffer[teller->from++];
	return true;
}

/* Reads a line, without its end. */
static bool next_line(struct teller *teller, char line[LINE])
{
	for (size_t n = 0; n < LINE && next_byte(teller, &line[n]); n++) {
		if (line[n] == '\n') {
			line[n] = '\0';
			return true;
		}
	}
	return false;
}

static bool next_bytes(struct teller *teller, char *out, size_t n)
{
	size_t have = teller->to - teller->from < n ? teller->to - teller->from : n;

	memcpy(out, teller->buffer + teller->from, have);
	teller->from += have;
	while (have < n) {
		size_t got = receive(teller, out + have, n - have);

		if (got == 0) {
			return false;
		}
		have += got;
	}
	return true;
}

/* "<id> blob 123" or "<id> missing"; what is no content counts as missing. */
static bool read_answer(const char *line, struct str id, uint64_t *out)
{
	uint64_t size = 0;

	if (strncmp(line, id.s, id.n) != 0) {
		return false;
	}
	line += id.n;
	if (strncmp(line, " blob ", 6) != 0 || line[6] == '\0') {
		*out = GIT_NO_SIZE;
		return line[0] == ' ';
	}
	for (line += 6; *line >= '0' && *line <= '9' && size < UINT64_MAX / 16; line++) {
		size = size * 10 + (uint64_t)(*line - '0');
	}
	*out = size;
	return *line == '\0';
}

static bool next_size(struct teller *teller, struct str id, uint64_t *out)
{
	char line[LINE];

	return next_line(teller, line) && read_answer(line, id, out);
}

static bool sizes_of(struct teller *teller, const struct str *ids, size_t count, uint64_t *out)
{
	bool good = ask(teller, ids, count);

	for (size_t i = 0; i < count && good; i++) {
		good = next_size(teller, ids[i], &out[i]);
	}
	return good;
}

bool git_objects_sizes(
	struct git_objects *objects, const struct str *ids, size_t count, uint64_t *out)
{
	struct teller *teller = &objects->sizes;

	pthread_mutex_lock(&teller->lock);
	for (size_t i = 0; i < count && !teller->broken; i += AT_ONCE) {
		size_t n = count - i < AT_ONCE ? count - i : AT_ONCE;

		teller->broken = !sizes_of(teller, ids + i, n, out + i);
	}
	bool good = !teller->broken;
	pthread_mutex_unlock(&teller->lock);
	return good;
}

/* One that nobody is asking, else the first, when it is its turn. Locked. */
static struct teller *take_reader(struct git_objects *objects)
{
	for (size_t i = 0; i < READERS; i++) {
		if (pthread_mutex_trylock(&objects->readers[i].lock) == 0) {
			return &objects->readers[i];
		}
	}
	pthread_mutex_lock(&objects->readers[0].lock);
	return &objects->readers[0];
}

bool git_objects_read(struct git_objects *objects, struct str id, size_t size, char *out)
{
	struct teller *teller = take_reader(objects);
	uint64_t told;
	char end;

	if (!teller->broken) {
		teller->broken = !ask(teller, &id, 1) || !next_size(teller, id, &told) ||
				 told != size || !next_bytes(teller, out, size) ||
				 !next_byte(teller, &end) || end != '\n';
	}
	bool good = !teller->broken;
	pthread_mutex_unlock(&teller->lock);
	out[good ? size : 0] = '\0';
	return good;
}

bool git_objects_broken(struct git_objects *objects)
{
	bool broken = objects->sizes.broken;

	for (size_t i = 0; i < READERS; i++) {
		broken = broken || objects->readers[i].broken;
	}
	return broken;
}

/* Starts one, and asks it for what no repository has: then it has read all it needs to start. */
static bool open_teller(const struct git_program *program, const char *how, struct teller *teller)
{
	static const char *const none = "0000000000000000000000000000000000000000";
	const char *const arguments[] = {"cat-file", how, NULL};
	struct str id = str_of(none);
	uint64_t size;

	if (!git_child_start(program, arguments, true, &teller->child)) {
		return false;
	}
	if (!ask(teller, &id, 1) || !git_child_ready(&teller->child)) {
		kill(teller->child.pid, SIGKILL);
		return false;
	}
	return next_size(teller, id, &size) && size == GIT_NO_SIZE;
}

static void init_teller(struct teller *teller)
{
	pthread_mutex_init(&teller->lock, NULL);
	teller->child = (struct git_child){.in = -1, .out = -1};
}

static void close_teller(struct teller *teller)
{
	git_child_finish(&teller->child);
	pthread_mutex_destroy(&teller->lock);
}

struct git_objects *git_objects_open(const struct git_program *program)
{
	struct git_objects *objects = mem_zalloc(sizeof(*objects));
	bool good;

	init_teller(&objects->sizes);
	for (size_t i = 0; i < READERS; i++) {
		init_teller(&objects->readers[i]);
	}
	good = open_teller(program, "--batch-check", &objects->sizes);
	for (size_t i = 0; i < READERS; i++) {
		good = good && open_teller(program, "--batch", &objects->readers[i]);
	}
	if (!good) {
		git_objects_close(objects);
		return NULL;
	}
	return objects;
}

void git_objects_close(struct git_objects *objects)
{
	close_teller(&objects->sizes);
	for (size_t i = 0; i < READERS; i++) {
		close_teller(&objects->readers[i]);
	}
	mem_free(objects);
}
