#ifndef COMPARE_CLI_CLI_H
#define COMPARE_CLI_CLI_H

#include "compare/cli/options.h"

struct buf;

enum {
	EXIT_CLEAN = 0, /* nothing at or above the threshold */
	EXIT_FINDINGS = 1,
	EXIT_TROUBLE = 2, /* the job could not be done */
};

typedef int command_run(struct arena *arena, const struct options *options);

struct command {
	const char *name;
	/* "[PATH]", or "". Shells complete PATH as a folder, others as files. */
	const char *operands;
	const char *(*operand)(size_t number); /* as in struct option: the values there are */
	const char *summary; /* one line: what it does */
	const char *more; /* further lines for help, each ended by \n; "" for none */
	const char *example;
	const struct option *groups[OPTIONS_GROUPS + 1];
	command_run *run;
	const struct command *const *commands; /* its own commands, ended by NULL; then no run */
};

extern const struct command command_check;
extern const struct command command_facts;
extern const struct command command_compare;
extern const struct command command_snapshot;
extern const struct command command_baseline;
extern const struct command command_rules;
extern const struct command command_explain;
extern const struct command command_init;
extern const struct command command_demo;
extern const struct command command_version;

extern const struct command command_snapshot_check;
extern const struct command command_snapshot_diff;
extern const struct command command_snapshot_fingerprint;
extern const struct command command_snapshot_import;
extern const struct command command_snapshot_redact;
extern const struct command command_snapshot_show;
extern const struct command command_snapshot_template;

extern const struct command command_baseline_prune;
extern const struct command command_baseline_write;

/* What every command takes besides: --no-sandbox, --help. */
extern const struct option cli_common_options[];

/* The values of a --format that knows text and json. */
const char *cli_text_or_json(size_t number);

/* Every command, ended by NULL. */
extern const struct command *const cli_commands[];

/* Returns the command with this name in the list, or NULL. */
const struct command *cli_find(const struct command *const *commands, struct str name);

/* Returns the command with this name (nearest to this name), or NULL. */
const struct command *cli_command(struct str name);
const struct command *cli_nearest_command(struct str name);

/*
 * Returns "clerk-audit: …" and a line end, made safe. What is said of a file that was written
 * is made before it is: memory that runs out behind that would leave it, and exit 2.
 */
struct str cli_line(struct arena *arena, struct str text);

/* Writes such a line to standard error. */
void cli_note(struct arena *arena, struct str text);

/* The same of what went wrong, and returns EXIT_TROUBLE. */
int cli_fail(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for a mistaken command line: adds where the options are explained. */
int cli_misuse(struct arena *arena, const char *command, struct str error);

/* Says which command a word that is no directory was perhaps meant as; false: none is near. */
bool cli_fail_word(struct arena *arena, const char *word);

/* Fails unless there are between `least` and `most` operands; true when there are. */
bool cli_operands(struct arena *arena, const struct command *command, const struct options *options,
	size_t least, size_t most);

#endif
