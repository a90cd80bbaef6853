#include "compare/cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/redact.h"
#include "compare/match.h"
#include "compare/report/report.h"

const struct option cli_common_options[] = {
	{"no-sandbox", 0, NULL, false, "keep the right to use network, processes and files"},
	{"help", 'h', NULL, true, "this text"},
	{NULL},
};

const struct command *const cli_commands[] = {
	&command_check,
	&command_facts,
	&command_compare,
	&command_snapshot,
	&command_baseline,
	&command_rules,
	&command_explain,
	&command_init,
	&command_demo,
	&command_version,
	NULL,
};

const char *cli_text_or_json(size_t number)
{
	static const char *const words[] = {"text", "json", NULL};

	return words[number];
}

/* "import" of a command that is called "snapshot import". */
static struct str last_word(const struct command *command)
{
	return str_last_part(str_of(command->name), ' ');
}

const struct command *cli_find(const struct command *const *commands, struct str name)
{
	for (size_t i = 0; commands[i] != NULL; i++) {
		if (str_equal(name, last_word(commands[i]))) {
			return commands[i];
		}
	}
	return NULL;
}

const struct command *cli_command(struct str name)
{
	return cli_find(cli_commands, name);
}

const struct command *cli_nearest_command(struct str name)
{
	const struct command *best = NULL;
	unsigned least = DISTANCE_FAR;

	for (size_t i = 0; cli_commands[i] != NULL; i++) {
		unsigned distance = match_distance(name, str_of(cli_commands[i]->name));

		if (distance < least) {
			least = distance;
			best = cli_commands[i];
		}
	}
	return best;
}

struct str cli_line(struct arena *arena, struct str text)
{
	/* a value in the wrong place may be a key: 'clerk-audit sk_live_…' */
	struct str safe = report_safe(arena, redact_text(arena, text));

	return str_format(arena, "clerk-audit: %.*s\n", STR_ARGS(safe));
}

void cli_note(struct arena *arena, struct str text)
{
	struct str line = cli_line(arena, text);

	fwrite(line.s, 1, line.n, stderr);
}

int cli_fail(struct arena *arena, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	struct str text = str_format_list(arena, format, args);
	va_end(args);
	cli_note(arena, text);
	return EXIT_TROUBLE;
}

int cli_misuse(struct arena *arena, const char *command, struct str error)
{
	return cli_fail(arena, "%.*s (clerk-audit %s --help)", STR_ARGS(error), command);
}

bool cli_fail_word(struct arena *arena, const char *word)
{
	const struct command *near = cli_nearest_command(str_of(word));

	if (near != NULL && str_is(str_of(word), near->name)) {
		cli_fail(arena,
			"no such directory: '%s': as a command it comes first: clerk-audit %s",
			word, word);
	} else if (near != NULL) {
		cli_fail(arena, "no such directory or command: '%s': did you mean '%s'?", word,
			near->name);
	}
	return near != NULL;
}

bool cli_operands(struct arena *arena, const struct command *command, const struct options *options,
	size_t least, size_t most)
{
	if (options->operands.n > most) {
		if (command == &command_check && access(options->operands.items[0], F_OK) != 0 &&
			cli_fail_word(arena, options->operands.items[0])) {
			return false;
		}
		cli_misuse(arena, command->name,
			str_format(arena, "one argument too many: '%s'",
				options->operands.items[most]));
		return false;
	}
	if (options->operands.n < least) {
		cli_misuse(arena, command->name,
			str_format(arena, "missing argument: '%s'", command->operands));
		return false;
	}
	return true;
}
