#ifndef COMPARE_CLI_REPOSITORY_H
#define COMPARE_CLI_REPOSITORY_H

#include "compare/cli/config_file.h"
#include "facts/collect.h"

/* --include, --exclude, --env-file, --env-from-process, --cache, --jobs */
extern const struct option repository_options[];

/* PATH: the only operand, default the current directory. */
const char *repository_path(const struct options *options);

/* The folder's address on this machine, ended by /; "" when there is none. For terminals only. */
struct str repository_uri(struct arena *arena, const struct options *options);

/*
 * What the options say of collecting: threads, env files and the cache, which
 * is the caller's to destroy, then what is read by them and the configuration.
 * The first returns EXIT_CLEAN, or EXIT_TROUBLE when it has said what is wrong.
 */
int repository_prepare(struct arena *arena, const struct command *command,
	const struct options *options, struct collect_options *out);
void repository_configure(struct arena *arena, const struct options *options,
	const struct config *config, struct collect_options *out);

/*
 * Reads the repository at PATH, as the configuration says. Returns
 * EXIT_CLEAN, or EXIT_TROUBLE when it has said why not.
 */
int repository_read(struct arena *arena, const struct command *command,
	const struct options *options, const struct config *config, struct facts *out);

#endif
