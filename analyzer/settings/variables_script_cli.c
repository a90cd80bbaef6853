#include "settings/variables_script.h"

/*
 * What is stored at a platform, or given to an image, by a command line.
 * Sources: the command line references "wrangler", "vercel", "flyctl",
 * "heroku", "gh", "supabase", "convex", "netlify", "railway", "eas",
 * "gcloud run deploy", "az webapp config appsettings", "firebase functions",
 * "docker" of their makers.
 */
enum argument {
	ARGUMENT_NAME, /* the next argument is a name; its value is asked for or piped in */
	ARGUMENT_NAME_VALUE, /* a name, then its value */
	ARGUMENT_PAIRS, /* every further NAME=value */
	ARGUMENT_OPTION, /* --name NAME */
};

static const struct {
	const char *words[4]; /* one behind the other, wherever they stand in the command */
	enum argument argument;
	const char *form;
} commands[] = {
	{{"wrangler", "secret", "put"}, ARGUMENT_NAME, "secret"},
	{{"wrangler", "versions", "secret", "put"}, ARGUMENT_NAME, "secret"},
	{{"wrangler", "pages", "secret", "put"}, ARGUMENT_NAME, "secret"},
	{{"vercel", "env", "add"}, ARGUMENT_NAME, "env"},
	{{"gh", "secret", "set"}, ARGUMENT_NAME, "secret"},
	{{"gh", "variable", "set"}, ARGUMENT_NAME, "vars"},
	{{"firebase", "functions:secrets:set"}, ARGUMENT_NAME, "secret"},
	{{"fly", "secrets", "set"}, ARGUMENT_PAIRS, "secret"},
	{{"flyctl", "secrets", "set"}, ARGUMENT_PAIRS, "secret"},
	{{"fly", "secrets", "import"}, ARGUMENT_PAIRS, "secret"},
	{{"heroku", "config:set"}, ARGUMENT_PAIRS, "env"},
	{{"supabase", "secrets", "set"}, ARGUMENT_PAIRS, "secret"},
	{{"railway", "variables", "set"}, ARGUMENT_PAIRS, "env"},
	{{"railway", "variables", "--set"}, ARGUMENT_PAIRS, "env"},
	{{"appsettings", "set"}, ARGUMENT_PAIRS, "env"},
	{{"convex", "env", "set"}, ARGUMENT_NAME_VALUE, "env"},
	{{"netlify", "env:set"}, ARGUMENT_NAME_VALUE, "env"},
	{{"eas", "secret:create"}, ARGUMENT_OPTION, "secret"},
	{{"eas", "env:create"}, ARGUMENT_OPTION, "env"},
};

/* Options of any command whose next word, or what follows '=', is NAME=value. */
static const struct {
	const char *option;
	const char *tool; /* that it must belong to, or NULL */
	const char *form;
	bool list; /* NAME=value,NAME=value */
} options[] = {
	{"--build-arg", NULL, "build_arg", false},
	{"--build-env", "vercel", "build_arg", false},
	{"-b", "vercel", "build_arg", false},
	{"--env", "vercel", "env", false},
	{"-e", "vercel", "env", false},
	{"--env", "docker", "env", false},
	{"-e", "docker", "env", false},
	{"--env", "podman", "env", false},
	{"-e", "podman", "env", false},
	{"--set-env-vars", "gcloud", "env", true},
	{"--update-env-vars", "gcloud", "env", true},
	{"--set-build-env-vars", "gcloud", "build_arg", true},
	{"--set-secrets", "gcloud", "secret", true},
	{"--update-secrets", "gcloud", "secret", true},
};

enum {
	COMMANDS = sizeof(commands) / sizeof(commands[0]),
	OPTIONS = sizeof(options) / sizeof(options[0]),
};

struct reader {
	struct variables_build *build;
	const struct variables_script *script;
	const struct script_command *command;
};

static bool has_word(const struct script_command *command, const char *word)
{
	for (size_t i = 0; i < command->count; i++) {
		if (str_is(command->words[i].text, word)) {
			return true;
		}
	}
	return false;
}

/* The environment that a later word names: vercel env add X production, --env production. */
static enum kinds_environment environment_after(const struct reader *reader, size_t at)
{
	enum kinds_environment found = reader->script->like.environment;

	for (size_t i = at; i < reader->command->count; i++) {
		struct str word = reader->command->words[i].text;
		size_t equals = str_find_byte(word, '=');

		word = equals == SIZE_MAX ? word : str_slice(word, equals + 1, word.n);
		found = variables_environment(word, found);
	}
	return found;
}

/* A name of its own word; its value, if any, is the word behind it. */
static void add_named(const struct reader *reader, size_t at, const char *form, bool value)
{
	const struct script_word *name = &reader->command->words[at];
	struct variable variable = reader->script->like;
	struct variables_script script = *reader->script;
	bool exact = str_equal(str_slice(reader->build->text, name->start, name->end), name->text);

	script.like.environment = environment_after(reader, at + 1);
	if (str_find_byte(name->text, '=') != SIZE_MAX) {
		variables_add_word(reader->build, &script, name, 0, form);
		return;
	}
	variable.environment = script.like.environment;
	variable.form = form;
	variable.name = name->text;
	variable.name_start = name->start + (exact ? 0 : 1);
	variable.name_end = name->end - (exact ? 0 : 1);
	if (value && at + 1 < reader->command->count) {
		const struct script_word *word = &reader->command->words[at + 1];

		variable.value = word->text;
		variable.value_start = word->start;
		variable.value_end = word->end;
		variables_settle(&variable, str_has(word->text, "${{") ? VARIABLES_GITHUB
					    : word->quoted             ? VARIABLES_LITERAL
								       : VARIABLES_DOLLAR);
	} else {
		variable.reference = STR("");
	}
	variables_add(reader->build, variable);
}

static void add_operands(const struct reader *reader, size_t at, size_t row)
{
	for (; at < reader->command->count; at++) {
		struct str word = reader->command->words[at].text;

		if (commands[row].argument == ARGUMENT_OPTION) {
			if (str_is(word, "--name") && at + 1 < reader->command->count) {
				add_named(reader, at + 1, commands[row].form, false);
				return;
			}
		} else if (word.n == 0 || word.s[0] == '-') {
			continue;
		} else if (commands[row].argument == ARGUMENT_PAIRS) {
			if (str_find_byte(word, '=') != SIZE_MAX) {
				variables_add_word(reader->build, reader->script,
					&reader->command->words[at], 0, commands[row].form);
			}
		} else if (variables_is_name(str_slice(word, 0, str_find_byte(word, '=')))) {
			add_named(reader, at, commands[row].form,
				commands[row].argument == ARGUMENT_NAME_VALUE);
			return;
		}
	}
}

static bool stands_at(const struct script_command *command, size_t at, size_t row, size_t *out_end)
{
	size_t n = 0;

	while (n < 4 && commands[row].words[n] != NULL) {
		struct str word;

		if (at + n >= command->count) {
			return false;
		}
		/* `npx wrangler@latest`, `firebase-tools` is another name */
		word = command->words[at + n].text;
		word = n == 0 ? str_slice(word, 0, str_find_byte(word, '@')) : word;
		if (!str_is(word, commands[row].words[n])) {
			return false;
		}
		n++;
	}
	*out_end = at + n;
	return true;
}

static void add_command(const struct reader *reader, size_t at)
{
	size_t end;

	for (size_t row = 0; row < COMMANDS; row++) {
		if (stands_at(reader->command, at, row, &end)) {
			add_operands(reader, end, row);
			return;
		}
	}
}

/* NAME=secret:version of gcloud is no value but where it is stored. */
static void point_to_stored(const struct reader *reader, size_t first)
{
	for (size_t i = first; i < reader->build->out->n; i++) {
		struct variable *variable = &reader->build->out->items[i];

		if (str_is(str_of(variable->form), "secret") && variable->value.n > 0) {
			variable->reference =
				str_slice(variable->value, 0, str_find_byte(variable->value, ':'));
			variable->value = STR("");
			variable->expansion = false;
		}
	}
}

static void add_list(
	const struct reader *reader, const struct script_word *word, size_t from, const char *form)
{
	while (from < word->text.n) {
		size_t first = reader->build->out->n;
		struct str rest = str_slice(word->text, from, word->text.n);
		struct script_word part = *word;
		size_t comma = str_find_byte(rest, ',');

		comma = comma == SIZE_MAX ? rest.n : comma;
		part.text = str_slice(word->text, 0, from + comma);
		variables_add_word(reader->build, reader->script, &part, from, form);
		point_to_stored(reader, first);
		from += comma + 1;
	}
}

static void add_option(const struct reader *reader, size_t at, size_t row)
{
	const struct script_word *word = &reader->command->words[at];
	size_t length = str_of(options[row].option).n;
	size_t from = 0;

	if (word->text.n > length) {
		from = length + 1;
	} else if (at + 1 < reader->command->count) {
		word = &reader->command->words[at + 1];
	} else {
		return;
	}
	if (options[row].list) {
		add_list(reader, word, from, options[row].form);
	} else {
		variables_add_word(reader->build, reader->script, word, from, options[row].form);
	}
}

static void add_options(const struct reader *reader, size_t at)
{
	struct str word = reader->command->words[at].text;

	for (size_t row = 0; row < OPTIONS; row++) {
		struct str option = str_of(options[row].option);

		if (str_starts(word, options[row].option) &&
			(word.n == option.n || word.s[option.n] == '=') &&
			(options[row].tool == NULL ||
				has_word(reader->command, options[row].tool))) {
			add_option(reader, at, row);
			return;
		}
	}
}

void variables_add_arguments(struct variables_build *build, const struct variables_script *script,
	const struct script_command *command)
{
	struct reader reader = {build, script, command};

	for (size_t i = 0; i < command->count; i++) {
		if (str_starts(command->words[i].text, "-")) {
			add_options(&reader, i);
		} else {
			add_command(&reader, i);
		}
	}
}
