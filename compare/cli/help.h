#ifndef COMPARE_CLI_HELP_H
#define COMPARE_CLI_HELP_H

#include "base/buf.h"
#include "compare/cli/cli.h"

/* The program's help: one line a command. Fits a screen. */
void help_program(struct buf *out);

/* A command's help: usage, options, one example. Fits a screen. */
void help_command(const struct command *command, struct buf *out);

#endif
