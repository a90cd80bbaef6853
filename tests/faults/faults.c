#define _GNU_SOURCE /* RTLD_NEXT */

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Loaded before the C library (LD_PRELOAD): of the function named by FAULT_CALL
 * the call number FAULT_AT fails, or with FAULT_ON=1 that and all later ones; with
 * FAULT_SIGNAL it does not fail, and the signal of that number is sent before it. At
 * the end the number of its calls is written to the descriptor FAULT_FD.
 */

static atomic_long calls;
static long fails_at;
static bool fails_on;
static int signal_number;
static char chosen[32];
static int report_fd = -1;

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t n);
void *__libc_realloc(void *p, size_t n);

__attribute__((constructor)) static void begin(void)
{
	const char *call = getenv("FAULT_CALL");
	const char *at = getenv("FAULT_AT");
	const char *fd = getenv("FAULT_FD");
	const char *number = getenv("FAULT_SIGNAL");

	snprintf(chosen, sizeof(chosen), "%s", call == NULL ? "" : call);
	fails_at = at == NULL ? 0 : strtol(at, NULL, 10);
	fails_on = getenv("FAULT_ON") != NULL;
	signal_number = number == NULL ? 0 : (int)strtol(number, NULL, 10);
	report_fd = fd == NULL ? -1 : (int)strtol(fd, NULL, 10);
}

static void report(void)
{
	char text[32];
	int n = snprintf(text, sizeof(text), "%ld\n", atomic_load(&calls));

	if (report_fd >= 0) {
		chosen[0] = '\0';
		ssize_t ignored = write(report_fd, text, (size_t)n);

		(void)ignored;
	}
}

__attribute__((destructor)) static void end(void)
{
	report();
}

static bool fails(const char *call)
{
	long number;

	if (strcmp(call, chosen) != 0) {
		return false;
	}
	number = atomic_fetch_add(&calls, 1) + 1;
	if (signal_number != 0) {
		if (number == fails_at) {
			kill(getpid(), signal_number);
		}
		return false;
	}
	return number == fails_at || (fails_on && fails_at > 0 && number > fails_at);
}

static void *next(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

/* ISO C has no way from an object's pointer to a function's. */
#define NEXT(name, result, ...) \
	static result (*own)(__VA_ARGS__); \
	if (own == NULL) { \
		void *found = next(#name); \
		memcpy(&own, &found, sizeof(own)); \
	}

#define FAIL(name, error, value) \
	do { \
		if (fails(#name)) { \
			errno = (error); \
			return value; \
		} \
	} while (0)

void *malloc(size_t n)
{
	FAIL(malloc, ENOMEM, NULL);
	return __libc_malloc(n);
}

void *calloc(size_t count, size_t n)
{
	FAIL(malloc, ENOMEM, NULL);
	return __libc_calloc(count, n);
}

void *realloc(void *p, size_t n)
{
	FAIL(malloc, ENOMEM, NULL);
	return __libc_realloc(p, n);
}

void *mmap(void *at, size_t n, int rights, int flags, int fd, off_t from)
{
	NEXT(mmap, void *, void *, size_t, int, int, int, off_t)
	FAIL(mmap, ENOMEM, MAP_FAILED);
	return own(at, n, rights, flags, fd, from);
}

ssize_t read(int fd, void *out, size_t n)
{
	NEXT(read, ssize_t, int, void *, size_t)
	FAIL(read, EIO, -1);
	return own(fd, out, n);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	NEXT(write, ssize_t, int, const void *, size_t)
	FAIL(write, ENOSPC, -1);
	return own(fd, bytes, n);
}

ssize_t pread64(int fd, void *out, size_t n, off64_t from)
{
	NEXT(pread64, ssize_t, int, void *, size_t, off64_t)
	FAIL(read, EIO, -1);
	return own(fd, out, n, from);
}

DIR *opendir(const char *path)
{
	NEXT(opendir, DIR *, const char *)
	FAIL(opendir, EMFILE, NULL);
	return own(path);
}

DIR *fdopendir(int fd)
{
	NEXT(fdopendir, DIR *, int)
	FAIL(opendir, ENOMEM, NULL);
	return own(fd);
}

int mkdir(const char *path, mode_t mode)
{
	NEXT(mkdir, int, const char *, mode_t)
	FAIL(mkdir, EACCES, -1);
	return own(path, mode);
}

char *mkdtemp(char *path)
{
	NEXT(mkdtemp, char *, char *)
	FAIL(mkdir, EACCES, NULL);
	return own(path);
}

int close(int fd)
{
	NEXT(close, int, int)
	if (fails("close")) {
		own(fd);
		errno = EIO;
		return -1;
	}
	return own(fd);
}

static unsigned mode_of(int flags, va_list args)
{
	return (flags & 0100) != 0 ? va_arg(args, unsigned) : 0; /* O_CREAT */
}

int open64(const char *path, int flags, ...);
int open64(const char *path, int flags, ...)
{
	NEXT(open64, int, const char *, int, ...)
	va_list args;

	va_start(args, flags);
	unsigned mode = mode_of(flags, args);
	va_end(args);
	FAIL(open, EMFILE, -1);
	return own(path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...);
int openat64(int folder, const char *path, int flags, ...)
{
	NEXT(openat64, int, int, const char *, int, ...)
	va_list args;

	va_start(args, flags);
	unsigned mode = mode_of(flags, args);
	va_end(args);
	FAIL(open, EMFILE, -1);
	return own(folder, path, flags, mode);
}

int fstat64(int fd, struct stat64 *out);
int fstat64(int fd, struct stat64 *out)
{
	NEXT(fstat64, int, int, struct stat64 *)
	FAIL(stat, EIO, -1);
	return own(fd, out);
}

int fstatat64(int folder, const char *path, struct stat64 *out, int flags);
int fstatat64(int folder, const char *path, struct stat64 *out, int flags)
{
	NEXT(fstatat64, int, int, const char *, struct stat64 *, int)
	FAIL(stat, EIO, -1);
	return own(folder, path, out, flags);
}

struct dirent64 *readdir64(DIR *stream)
{
	NEXT(readdir64, struct dirent64 *, DIR *)
	FAIL(readdir, EIO, NULL);
	return own(stream);
}

int rename(const char *from, const char *to)
{
	NEXT(rename, int, const char *, const char *)
	FAIL(rename, EACCES, -1);
	return own(from, to);
}

int renameat(int a, const char *from, int b, const char *to)
{
	NEXT(renameat, int, int, const char *, int, const char *)
	FAIL(rename, EACCES, -1);
	return own(a, from, b, to);
}

int pthread_create(pthread_t *out, const pthread_attr_t *how, void *(*run)(void *), void *argument)
{
	NEXT(pthread_create, int, pthread_t *, const pthread_attr_t *, void *(*)(void *), void *)
	if (fails("pthread_create")) {
		return EAGAIN;
	}
	return own(out, how, run, argument);
}

int pipe(int ends[2])
{
	NEXT(pipe, int, int *)
	FAIL(pipe, EMFILE, -1);
	return own(ends);
}

pid_t fork(void)
{
	NEXT(fork, pid_t, void)
	FAIL(fork, EAGAIN, -1);
	return own();
}
