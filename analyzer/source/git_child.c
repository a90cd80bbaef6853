#include "source/git_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/signals.h"

enum {
	CHUNK = 64 * 1024,
	PATIENCE = 100, /* milliseconds between two looks at waiting signals */
	NO_PROGRAM = 127, /* as shells say it */
};

/* Opens a pipe that no other child inherits. */
static bool open_pipe(int ends[2])
{
	if (pipe(ends) != 0) {
		return false;
	}
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	return true;
}

static void close_both(const int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

/* In the child: only calls that may follow fork in a program with threads. */
static void become(const struct git_program *program, char *const *arguments, int in, int out)
{
	struct sigaction normal = {.sa_handler = SIG_DFL};

	sigaction(SIGPIPE, &normal, NULL);
	sigaction(SIGXFSZ, &normal, NULL);
	sigprocmask(SIG_SETMASK, &program->signals, NULL);
	/* "/": where it runs must say nothing to it */
	if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
		dup2(program->errors, STDERR_FILENO) >= 0 && chdir("/") == 0) {
		execve(program->path, arguments, program->environment);
	}
	_exit(NO_PROGRAM);
}

static pid_t start(const struct git_program *program, const char *const *arguments, int in, int out)
{
	/* execve takes them without const, and does not change them */
	union {
		const char *given;
		char *taken;
	} cast[GIT_CHILD_ARGUMENTS + 2] = {{"git"}};
	char *list[GIT_CHILD_ARGUMENTS + 2] = {cast[0].taken};
	size_t n = 1;

	for (; n <= GIT_CHILD_ARGUMENTS && arguments[n - 1] != NULL; n++) {
		cast[n].given = arguments[n - 1];
		list[n] = cast[n].taken;
	}
	pid_t pid = fork();
	if (pid == 0) {
		become(program, list, in, out);
	}
	return pid;
}

/* Opens its standard input, and for a pipe our end of it. */
static bool open_input(int input, int in[2])
{
	in[0] = in[1] = -1;
	if (input == GIT_CHILD_PIPE) {
		return open_pipe(in);
	}
	in[0] = input == GIT_CHILD_NO_INPUT ? open("/dev/null", O_RDONLY | O_CLOEXEC)
					    : fcntl(input, F_DUPFD_CLOEXEC, 0);
	return in[0] >= 0;
}

bool git_child_start(const struct git_program *program, const char *const *arguments, int input,
	struct git_child *out)
{
	int in[2];
	int from[2];

	*out = (struct git_child){.in = -1, .out = -1};
	if (!open_pipe(from)) {
		return false;
	}
	if (!open_input(input, in)) {
		close_both(from);
		return false;
	}
	out->pid = start(program, arguments, in[0], from[1]);
	close(in[0]);
	close(from[1]);
	out->in = in[1];
	out->out = from[0];
	if (out->pid < 0) {
		out->pid = 0;
		git_child_finish(out);
		return false;
	}
	return true;
}

void git_child_kill(const struct git_child *child)
{
	if (child->pid > 0) {
		kill(child->pid, SIGKILL);
	}
}

int git_child_finish(struct git_child *child)
{
	pid_t pid = child->pid;
	int status = 0;

	if (child->in >= 0) {
		close(child->in);
	}
	if (child->out >= 0) {
		close(child->out);
	}
	*child = (struct git_child){.in = -1, .out = -1};
	while (pid > 0 && waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR) {
			return GIT_CHILD_FAILED;
		}
	}
	if (pid <= 0 || !WIFEXITED(status) || WEXITSTATUS(status) == NO_PROGRAM) {
		return GIT_CHILD_FAILED;
	}
	return WEXITSTATUS(status);
}

bool git_child_ready(const struct git_child *child)
{
	struct pollfd waiting = {.fd = child->out, .events = POLLIN};

	while (!signals_waiting()) {
		if (poll(&waiting, 1, PATIENCE) > 0) {
			return true;
		}
	}
	return false;
}

bool git_child_read(const struct git_child *child, struct buf *out)
{
	char chunk[CHUNK];

	while (git_child_ready(child)) {
		ssize_t n = read(child->out, chunk, sizeof(chunk));

		if (n == 0) {
			return true;
		}
		if (n < 0 && errno != EINTR) {
			return false;
		}
		buf_add(out, (struct str){chunk, n > 0 ? (size_t)n : 0});
	}
	return false;
}

int git_child_run(const struct git_program *program, const char *const *arguments, struct buf *out)
{
	struct git_child child;

	if (!git_child_start(program, arguments, GIT_CHILD_NO_INPUT, &child)) {
		return GIT_CHILD_FAILED;
	}
	bool whole = git_child_read(&child, out);
	if (!whole) {
		git_child_kill(&child);
	}
	int status = git_child_finish(&child);
	return whole ? status : GIT_CHILD_FAILED;
}
