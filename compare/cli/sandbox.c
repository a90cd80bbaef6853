#define _GNU_SOURCE /* O_PATH, syscall */

#include "compare/cli/sandbox.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Leak checkers and coverage do what is refused here: they stop all threads from a
 * process of their own, and write where they like. meson.build says when.
 */
#if defined(__linux__) && !defined(CLERK_AUDIT_UNCONFINED) && \
	(defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define OWN_ARCH AUDIT_ARCH_X86_64
#else
#define OWN_ARCH AUDIT_ARCH_AARCH64
#endif

enum {
	FOREIGN_CALLS = 0x40000000, /* those of x32 begin here; there are no others so high */
	STATEMENTS = 160, /* of a filter, at most */
};

/* io_uring would do all of these without a call. */
static const int refused[] = {
	SYS_socket,
	SYS_socketpair,
	SYS_connect,
	SYS_bind,
	SYS_listen,
	SYS_accept,
	SYS_accept4,
	SYS_sendto,
	SYS_sendmsg,
	SYS_sendmmsg,
	SYS_recvfrom,
	SYS_recvmsg,
	SYS_recvmmsg,
	SYS_io_uring_setup,
	SYS_pidfd_getfd,
	SYS_ptrace,
	SYS_process_vm_readv,
	SYS_process_vm_writev,
	SYS_bpf,
	SYS_perf_event_open,
	SYS_userfaultfd,
	SYS_add_key,
	SYS_request_key,
	SYS_keyctl,
	SYS_fchown,
	SYS_fchownat,
	SYS_setxattr,
	SYS_lsetxattr,
	SYS_fsetxattr,
	SYS_open_by_handle_at,
	SYS_mount,
	SYS_umount2,
	SYS_fsopen,
	SYS_fsmount,
	SYS_open_tree,
	SYS_move_mount,
	SYS_pivot_root,
	SYS_chroot,
	SYS_setns,
	SYS_unshare,
	SYS_init_module,
	SYS_finit_module,
	SYS_delete_module,
	SYS_kexec_load,
	SYS_kexec_file_load,
	SYS_reboot,
	SYS_swapon,
	SYS_swapoff,
	SYS_settimeofday,
	SYS_clock_settime,
	SYS_adjtimex,
	SYS_clock_adjtime,
	SYS_syslog,
	SYS_sethostname,
	SYS_setdomainname,
};

static const int starting[] = {
#ifdef SYS_fork
	SYS_fork,
	SYS_vfork,
#endif
	SYS_execve,
	SYS_execveat,
};

struct filter {
	struct sock_filter statements[STATEMENTS];
	unsigned short count;
};

static void add(struct filter *filter, struct sock_filter statement)
{
	filter->statements[filter->count++] = statement;
}

static void load(struct filter *filter, size_t offset)
{
	add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offset));
}

static void answer(struct filter *filter, unsigned action)
{
	add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/* The next statement is for this call alone. */
static void when_call(struct filter *filter, int call)
{
	add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call, 0, 1));
}

static void refuse(struct filter *filter, const int *calls, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		when_call(filter, calls[i]);
		answer(filter, SECCOMP_RET_ERRNO | EPERM);
	}
}

/* Calls of another processor's kind, which a filter of numbers would mistake, end the process. */
static void begin(struct filter *filter)
{
	filter->count = 0;
	load(filter, offsetof(struct seccomp_data, arch));
	add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCH, 1, 0));
	answer(filter, SECCOMP_RET_KILL_PROCESS);
	load(filter, offsetof(struct seccomp_data, nr));
	add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FOREIGN_CALLS, 0, 1));
	answer(filter, SECCOMP_RET_ERRNO | EPERM);
}

/* Of every thread there is. */
static bool install(struct filter *filter)
{
	struct sock_fprog program = {.len = filter->count, .filter = filter->statements};

	answer(filter, SECCOMP_RET_ALLOW);
	program.len = filter->count;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) ==
		       0;
}

/* The C library falls back from clone3, whose flags a filter cannot see, to clone. */
static void refuse_children(struct filter *filter)
{
	refuse(filter, starting, sizeof(starting) / sizeof(starting[0]));
	when_call(filter, SYS_clone3);
	answer(filter, SECCOMP_RET_ERRNO | ENOSYS);
	add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3));
	load(filter, offsetof(struct seccomp_data, args[0]));
	add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
	answer(filter, SECCOMP_RET_ERRNO | EPERM);
}

bool sandbox_calls(bool children)
{
	struct filter filter;

	begin(&filter);
	refuse(&filter, refused, sizeof(refused) / sizeof(refused[0]));
	if (!children) {
		refuse_children(&filter);
	}
	return install(&filter);
}

bool sandbox_children(void)
{
	struct filter filter;

	begin(&filter);
	refuse_children(&filter);
	return install(&filter);
}

/*
 * Landlock, as include/uapi/linux/landlock.h of Linux has it; Debian 12's headers
 * know less than newer kernels do.
 */
struct ruleset {
	uint64_t files;
	uint64_t network;
	uint64_t scope;
};

struct __attribute__((packed)) rule {
	uint64_t allowed;
	int32_t parent;
};

enum {
	RULE_PATH_BENEATH = 1,
	ASK_VERSION = 1,
	VERSION_REFER = 2,
	VERSION_TRUNCATE = 3,
	VERSION_NETWORK = 4,
	VERSION_SCOPE = 6,
};

enum {
	FILE_EXECUTE = 1 << 0,
	FILE_WRITE = 1 << 1,
	FILE_MAKE_AND_REMOVE = 0x1ff << 4, /* of every kind */
	FILE_REFER = 1 << 13,
	FILE_TRUNCATE = 1 << 14,
	NETWORK_TCP = 3, /* bind and connect */
	SCOPE_ALL = 3, /* signals, and sockets without a path */
};

static struct ruleset what_is_handled(long version, bool children)
{
	struct ruleset handled = {.files = FILE_WRITE | FILE_MAKE_AND_REMOVE};

	handled.files |= version >= VERSION_REFER ? FILE_REFER : 0;
	handled.files |= version >= VERSION_TRUNCATE ? FILE_TRUNCATE : 0;
	handled.files |= children ? 0 : FILE_EXECUTE;
	handled.network = version >= VERSION_NETWORK ? NETWORK_TCP : 0;
	handled.scope = version >= VERSION_SCOPE && !children ? SCOPE_ALL : 0;
	return handled;
}

static bool allow(int set, const struct ruleset *handled, const char *path)
{
	uint64_t wanted = handled->files & ~(uint64_t)FILE_EXECUTE;
	int fd = open(path, O_PATH | O_CLOEXEC);
	struct stat info;
	bool good = true;

	if (fd < 0) {
		return true;
	}
	if (fstat(fd, &info) == 0) {
		struct rule rule = {.parent = fd};

		rule.allowed =
			S_ISDIR(info.st_mode) ? wanted : wanted & (FILE_WRITE | FILE_TRUNCATE);
		good = syscall(SYS_landlock_add_rule, set, RULE_PATH_BENEATH, &rule, 0) == 0;
	}
	close(fd);
	return good;
}

bool sandbox_writes(const str_vec *paths, bool children)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
	struct ruleset handled = what_is_handled(version, children);
	bool good = true;

	if (version < 1) {
		return false;
	}
	int set = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof(handled), 0);
	for (size_t i = 0; i < paths->n && set >= 0 && good; i++) {
		good = allow(set, &handled, paths->items[i].s);
	}
	good = set >= 0 && good && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_landlock_restrict_self, set, 0) == 0;
	if (set >= 0) {
		close(set);
	}
	return good;
}

/* Where cores go through a pipe, the limit alone would not hold. */
static void hide_memory(void)
{
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

#else

static void hide_memory(void)
{
}

bool sandbox_calls(bool children)
{
	(void)children;
	return false;
}

bool sandbox_children(void)
{
	return false;
}

bool sandbox_writes(const str_vec *paths, bool children)
{
	(void)paths;
	(void)children;
	return false;
}

#endif

void sandbox_memory(void)
{
	struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	hide_memory();
}
