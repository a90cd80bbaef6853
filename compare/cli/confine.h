#ifndef COMPARE_CLI_CONFINE_H
#define COMPARE_CLI_CONFINE_H

#include "compare/cli/cli.h"

/*
 * Before anything untrusted is read, the process gives away what it does not
 * need: sockets, other processes and what concerns the whole machine (seccomp),
 * writing anywhere but where its outputs go (Landlock), and starting processes,
 * at once or when git is done. Where the kernel has one of the two alone, that
 * one holds; on another system than Linux for x86-64 and ARM64 neither does.
 */

/* Does so for the command; --no-sandbox keeps everything, and a line on standard error says it. */
void confine_command(
	struct arena *arena, const struct command *command, const struct options *options);

/* From here on no process is started: to be called when git was asked all there is to ask. */
void confine_children(const struct options *options);

#endif
