#include "source/git_objects.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/mem.h"

enum {
	READERS = 2, /* processes that read contents */
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

static bool ask(struct teller *teller, struct str id)
{
	char text[GIT_ID_MOST + 1];

	memcpy(text, id.s, id.n);
	text[id.n] = '\n';
	return put(teller, text, id.n + 1);
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
static bool read_answer(struct str line, struct str id, uint64_t *out)
{
	struct str digits = str_slice(line, id.n + strlen(" blob "), line.n);
	uint64_t size = 0;
	size_t i = 0;

	if (!str_equal(str_slice(line, 0, id.n), id)) {
		return false;
	}
	if (!str_starts(str_slice(line, id.n, line.n), " blob ") || digits.n == 0) {
		*out = GIT_NO_SIZE;
		return line.n > id.n && line.s[id.n] == ' ';
	}
	for (; i < digits.n && ascii_is_digit(digits.s[i]) && size < UINT64_MAX / 16; i++) {
		size = size * 10 + (uint64_t)(digits.s[i] - '0');
	}
	*out = size;
	return i == digits.n;
}

static bool next_size(struct teller *teller, struct str id, uint64_t *out)
{
	char line[LINE];

	return next_line(teller, line) && read_answer(str_of(line), id, out);
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
		teller->broken = !ask(teller, id) || !next_size(teller, id, &told) ||
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
	bool broken = false;

	for (size_t i = 0; i < READERS; i++) {
		broken = broken || objects->readers[i].broken;
	}
	return broken;
}

/* What no repository has: once a process has answered it has read all it needs to start. */
static struct str id_of_nothing(void)
{
	return STR("0000000000000000000000000000000000000000");
}

static bool start_reader(const struct git_program *program, struct teller *teller)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};

	return git_child_start(program, arguments, GIT_CHILD_PIPE, &teller->child) &&
	       ask(teller, id_of_nothing());
}

static bool await_reader(struct teller *teller)
{
	uint64_t size;

	return git_child_ready(&teller->child) && next_size(teller, id_of_nothing(), &size) &&
	       size == GIT_NO_SIZE;
}

/* The processes start at the same time, each on its processor where there are more. */
static bool start_readers(const struct git_program *program, struct git_objects *objects)
{
	bool good = true;

	for (size_t i = 0; i < READERS; i++) {
		good = good && start_reader(program, &objects->readers[i]);
	}
	for (size_t i = 0; i < READERS; i++) {
		good = good && await_reader(&objects->readers[i]);
	}
	for (size_t i = 0; i < READERS && !good; i++) {
		git_child_kill(&objects->readers[i].child);
	}
	return good;
}

static bool read_sizes(struct git_child *child, const struct str *ids, size_t count, uint64_t *out)
{
	struct buf text = {0};
	bool good = git_child_read(child, &text);

	if (!good) {
		git_child_kill(child);
	}
	good = git_child_finish(child) == 0 && good;
	struct str rest = buf_str(&text);
	for (size_t i = 0; i < count && good; i++) {
		good = read_answer(str_take(&rest, '\n'), ids[i], &out[i]);
	}
	buf_finish(&text);
	return good;
}

static bool start_all(const struct git_program *program, int questions, struct git_objects *objects,
	const struct str *ids, size_t count, uint64_t *sizes)
{
	static const char *const arguments[] = {"cat-file", "--batch-check", "--buffer", NULL};
	struct git_child child;

	if (count == 0) {
		return start_readers(program, objects);
	}
	if (!git_child_start(program, arguments, questions, &child)) {
		return false;
	}
	bool started = start_readers(program, objects);
	return read_sizes(&child, ids, count, sizes) && started;
}

struct git_objects *git_objects_open(const struct git_program *program, int questions,
	const struct str *ids, size_t count, uint64_t *sizes)
{
	struct git_objects *objects = mem_zalloc(sizeof(*objects));

	for (size_t i = 0; i < READERS; i++) {
		pthread_mutex_init(&objects->readers[i].lock, NULL);
		objects->readers[i].child = (struct git_child){.in = -1, .out = -1};
	}
	if (!start_all(program, questions, objects, ids, count, sizes)) {
		git_objects_close(objects);
		return NULL;
	}
	return objects;
}

void git_objects_close(struct git_objects *objects)
{
	for (size_t i = 0; i < READERS; i++) {
		git_child_finish(&objects->readers[i].child);
		pthread_mutex_destroy(&objects->readers[i].lock);
	}
	mem_free(objects);
}
