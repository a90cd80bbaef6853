#include "compare/cli/confine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "compare/cli/change.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "compare/cli/sandbox.h"

/* What a command still has to do. */
struct allowance {
	struct arena *arena;
	str_vec writes; /* folders, and files that are not made anew */
};

static void allow(struct allowance *given, struct str path)
{
	vec_push(given->arena, &given->writes, str_copy(given->arena, path));
}

/* The next folder on the way up that is there: what is below it may have to be made. */
static void allow_folder_of(struct allowance *given, struct str path)
{
	struct str folder = STR("");
	struct stat info;

	do {
		while (path.n > 1 && str_ends(path, "/")) {
			path.n--;
		}
		path.n -= path_name(path).n;
		folder = path.n == 0 ? STR(".") : str_copy(given->arena, path);
	} while (path.n > 1 && stat(folder.s, &info) != 0);
	allow(given, folder);
}

/* A file is replaced by a new one of its name, where its links lead; others are written to. */
static void allow_output(struct allowance *given, const char *file)
{
	struct str real = input_real_path(given->arena, file);
	struct stat info;

	if (!str_absent(real) && stat(real.s, &info) == 0 && !S_ISREG(info.st_mode)) {
		allow(given, real);
	} else {
		allow_folder_of(given, str_absent(real) ? str_of(file) : real);
	}
}

static void allow_options(struct allowance *given, const struct options *options)
{
	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];
		bool output = strcmp(use->option->name, "output") == 0;

		if ((output && output_file(use->value) != NULL) ||
			strcmp(use->option->name, "cache") == 0) {
			allow_output(given, use->value);
		}
	}
}

/* git's plumbing runs in a folder of its own, and opens what it was not given. */
static void allow_git(struct allowance *given)
{
	const char *temporary = getenv("TMPDIR");

	allow(given, str_of(temporary == NULL || *temporary == '\0' ? "/tmp" : temporary));
	allow(given, STR("/dev/null"));
}

/* These write in the repository, where what they read says. */
static bool writes_where_it_reads(const struct command *command)
{
	return command == &command_init || command == &command_baseline_prune;
}

void confine_command(
	struct arena *arena, const struct command *command, const struct options *options)
{
	struct allowance given = {.arena = arena};
	bool git = change_wanted(options);

	if (options_has(options, "no-sandbox")) {
		cli_note(arena, STR("not confined: --no-sandbox"));
		return;
	}
	if (!writes_where_it_reads(command)) {
		allow_options(&given, options);
		if (git) {
			allow_git(&given);
		}
		sandbox_writes(&given.writes, git);
	}
	sandbox_calls(git);
}

void confine_children(const struct options *options)
{
	if (!options_has(options, "no-sandbox")) {
		sandbox_children();
	}
}
