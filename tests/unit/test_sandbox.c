#define _GNU_SOURCE /* syscall */

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "compare/cli/sandbox.h"

/*
 * Each test confines a child, tries what should fail and what should not, and
 * gets the number of the first try that went otherwise; 0 for none.
 */

enum {
	SKIPPED = 77, /* as Meson has it */
	UNCONFINED = 100, /* the kernel lacks it */
};

static int in_child(int (*try)(const char *folder), const char *folder)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		_exit(try(folder));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static bool is_refused(long result, int why)
{
	return result < 0 && errno == why;
}

static void *nothing(void *argument)
{
	return argument;
}

static bool can_thread(void)
{
	pthread_t thread;

	return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

static int run_true(void)
{
	char name[] = "/bin/true";
	char *arguments[] = {name, NULL};
	char *environment[] = {NULL};
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		execve(name, arguments, environment);
		_exit(errno == EACCES ? 13 : 1);
	}
	return pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) ? -1
									     : WEXITSTATUS(status);
}

static int try_calls(const char *folder)
{
	int pair[2];

	(void)folder;
	if (!sandbox_calls(true)) {
		return UNCONFINED;
	}
	return !is_refused(socket(AF_INET, SOCK_STREAM, 0), EPERM)              ? 1
	       : !is_refused(socket(AF_INET6, SOCK_DGRAM, 0), EPERM)            ? 2
	       : !is_refused(socket(AF_UNIX, SOCK_STREAM, 0), EPERM)            ? 3
	       : !is_refused(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair), EPERM)   ? 4
	       : !is_refused(syscall(SYS_io_uring_setup, 1, NULL), EPERM)       ? 5
	       : !is_refused(ptrace(PTRACE_TRACEME, 0, NULL, NULL), EPERM)      ? 6
	       : !is_refused(syscall(SYS_unshare, 0), EPERM)                    ? 7
	       : !can_thread()                                                  ? 8
	       : run_true() != 0                                                ? 9
	       : !is_refused(fchown(STDIN_FILENO, (uid_t)-1, (gid_t)-1), EPERM) ? 10
	       : !is_refused(syscall(SYS_open_tree, AT_FDCWD, ".", 0), EPERM)   ? 11
										: 0;
}

/* What it starts has no more rights than it has. */
static int try_child_of_confined(const char *folder)
{
	int status = -1;

	(void)folder;
	if (!sandbox_calls(true)) {
		return UNCONFINED;
	}
	pid_t pid = fork();
	if (pid == 0) {
		_exit(is_refused(socket(AF_INET, SOCK_STREAM, 0), EPERM) ? 0 : 1);
	}
	return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

static int try_children_after(bool refused)
{
	char name[] = "/bin/true";
	char *arguments[] = {name, NULL};

	if (!refused) {
		return UNCONFINED;
	}
	return !is_refused(fork(), EPERM)                                        ? 1
	       : !is_refused(execve(name, arguments, arguments + 1), EPERM)      ? 2
	       : !is_refused(syscall(SYS_clone, 17, NULL, NULL, NULL, 0), EPERM) ? 3
	       : !is_refused(syscall(SYS_clone3, NULL, 0), ENOSYS)               ? 4
	       : run_true() != -1                                                ? 5
	       : !can_thread()                                                   ? 6
										 : 0;
}

static int try_children(const char *folder)
{
	(void)folder;
	return try_children_after(sandbox_children());
}

static int try_both(const char *folder)
{
	(void)folder;
	bool refused = sandbox_calls(false);
	return is_refused(socket(AF_UNIX, SOCK_STREAM, 0), EPERM) ? try_children_after(refused) : 7;
}

static const char *below(const char *folder, const char *name)
{
	static char path[2][512];
	static int which;

	which = !which;
	snprintf(path[which], sizeof(path[which]), "%s/%s", folder, name);
	return path[which];
}

static int make(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	return fd < 0 ? fd : close(fd);
}

static bool confine_to(const char *path, const char *other, bool children)
{
	struct arena arena;
	str_vec paths = {0};

	arena_init(&arena);
	vec_push(&arena, &paths, str_of(path));
	vec_push(&arena, &paths, str_of(other));
	bool done = sandbox_writes(&paths, children);
	arena_finish(&arena);
	return done;
}

/* The folder holds: in (a folder), out (a folder), out/old and device-like (files). */
static int try_writes(const char *folder)
{
	struct stat info;

	if (!confine_to(below(folder, "in"), below(folder, "alone"), false)) {
		return UNCONFINED;
	}
	return make(below(folder, "in/new")) != 0                                ? 1
	       : rename(below(folder, "in/new"), below(folder, "in/other")) != 0 ? 2
	       : mkdir(below(folder, "in/deep"), 0700) != 0                      ? 3
	       : make(below(folder, "in/deep/new")) != 0                         ? 4
	       : unlink(below(folder, "in/other")) != 0                          ? 5
	       : make(below(folder, "alone")) != 0                               ? 6
	       : !is_refused(make(below(folder, "out/new")), EACCES)             ? 7
	       : !is_refused(make(below(folder, "out/old")), EACCES)             ? 8
	       : !is_refused(truncate(below(folder, "out/old"), 0), EACCES)      ? 9
	       : !is_refused(unlink(below(folder, "out/old")), EACCES)           ? 10
	       : !is_refused(mkdir(below(folder, "out/deep"), 0700), EACCES)     ? 11
	       : !is_refused(symlink("old", below(folder, "out/link")), EACCES)  ? 12
	       : stat(below(folder, "out/old"), &info) != 0                      ? 13
	       : open(below(folder, "out/old"), O_RDONLY) < 0                    ? 14
	       : run_true() != 13                                                ? 15
										 : 0;
}

static int try_writes_with_children(const char *folder)
{
	if (!confine_to(below(folder, "in"), "/nowhere/at/all", true)) {
		return UNCONFINED;
	}
	return run_true() != 0 ? 1 : !is_refused(make(below(folder, "out/new")), EACCES) ? 2 : 0;
}

static void sockets_and_what_concerns_the_machine_are_refused(void **state)
{
	(void)state;
	assert_int_equal(in_child(try_calls, NULL), 0);
	assert_int_equal(in_child(try_child_of_confined, NULL), 0);
}

static void processes_are_refused_and_threads_are_not(void **state)
{
	(void)state;
	assert_int_equal(in_child(try_children, NULL), 0);
	assert_int_equal(in_child(try_both, NULL), 0);
}

static void only_what_is_named_is_written(void **state)
{
	char folder[] = "/tmp/clerk-audit-test-XXXXXX";
	char command[128];

	assert_non_null(mkdtemp(folder));
	assert_int_equal(mkdir(below(folder, "in"), 0700), 0);
	assert_int_equal(mkdir(below(folder, "out"), 0700), 0);
	assert_int_equal(make(below(folder, "out/old")), 0);
	assert_int_equal(make(below(folder, "alone")), 0);
	int alone = in_child(try_writes, folder);
	int children = in_child(try_writes_with_children, folder);
	snprintf(command, sizeof(command), "rm -r %s", folder);
	assert_int_equal(system(command), 0);
	*(bool *)*state = alone == UNCONFINED;
	if (alone != UNCONFINED) {
		assert_int_equal(alone, 0);
		assert_int_equal(children, 0);
	}
}

int main(void)
{
	bool no_landlock = false;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sockets_and_what_concerns_the_machine_are_refused),
		cmocka_unit_test(processes_are_refused_and_threads_are_not),
		cmocka_unit_test_prestate(only_what_is_named_is_written, &no_landlock),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	return failed == 0 && no_landlock ? SKIPPED : failed;
}
