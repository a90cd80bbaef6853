#include "settings/variables_script.h"

#include "settings/dotenv.h"
#include "settings/kinds.h"

enum { PENDING_MOST = 128 }; /* words that a group prints before it is known where to */

struct heredoc {
	struct str word;
	bool quoted;
};

struct reader {
	struct variables_build *build;
	const struct variables_script *script;
	struct script_lexer lexer;
	struct heredoc heredoc; /* of the command that is being read */
	struct script_command *command;
	struct script_command *piped; /* whose output the command gets */
	struct script_word pending[PENDING_MOST];
	size_t pending_count;
	uint32_t groups; /* open ones */
	bool pipe; /* the command before ended with | */
};

static enum variables_syntax syntax_of(const struct script_word *word, struct str value)
{
	if (str_has(value, "${{")) {
		return VARIABLES_GITHUB; /* put in before the shell sees it */
	}
	return word->quoted ? VARIABLES_LITERAL : VARIABLES_DOLLAR;
}

void variables_add_word(struct variables_build *build, const struct variables_script *script,
	const struct script_word *word, size_t from, const char *form)
{
	struct variable like = script->like;
	struct str pair = str_slice(word->text, from, word->text.n);
	uint32_t start = word->start + (uint32_t)from;

	/* a quote before the name moves it by one */
	if (start + pair.n < build->text.n &&
		!str_equal(str_slice(build->text, start, start + pair.n), pair)) {
		start++;
	}
	like.form = form;
	variables_add_pair(build, pair, start, &like, syntax_of(word, pair));
}

static bool is_assignment(struct str word)
{
	size_t equals = str_find_byte(word, '=');

	return equals != SIZE_MAX && variables_is_name(str_slice(word, 0, equals));
}

/* Is it the file that a CI or an application reads variables from? */
static bool is_env_target(struct str target)
{
	static const char *const names[] = {"$GITHUB_ENV", "${GITHUB_ENV}", "$BASH_ENV",
		"${BASH_ENV}", "$env:GITHUB_ENV", "build.env"};
	struct kinds_env_file env;

	return str_in(target, names, sizeof(names) / sizeof(names[0])) ||
	       kinds_env_file(target, &env);
}

static const char *target_form(struct str target)
{
	return str_starts(target, "$") ? "env" : "file";
}

/* The end of the line that begins at an offset; `escapes`: \n ends one too. */
static size_t printed_end(struct str text, size_t at, bool escapes)
{
	while (at < text.n && text.s[at] != '\n' &&
		!(escapes && text.s[at] == '\\' && at + 1 < text.n && text.s[at + 1] == 'n')) {
		at++;
	}
	return at;
}

/* Where a line's "NAME=value" begins: behind blanks and `export`. */
static size_t printed_start(struct str text, size_t at)
{
	while (at < text.n && script_lexer_is_blank(text.s[at])) {
		at++;
	}
	return str_starts(str_slice(text, at, text.n), "export ") ? at + 7 : at;
}

/* Each line "NAME=value" of what a word prints. */
static void add_printed(
	struct reader *reader, const struct script_word *word, const char *form, bool escapes)
{
	struct str text = word->text;
	struct variables_script script = *reader->script;
	size_t at = 0;

	while (at < text.n) {
		size_t end = printed_end(text, at, escapes);
		size_t start = printed_start(text, at);
		struct script_word part = *word;

		part.text = str_slice(text, 0, end);
		script.like.partial = escapes && str_has(str_slice(text, start, end), "=%");
		if (script.like.partial) {
			part.text.n = start + str_find_byte(str_slice(text, start, end), '=') + 1;
		}
		if (is_assignment(str_slice(part.text, start, part.text.n))) {
			variables_add_word(reader->build, &script, &part, start, form);
		}
		at = end + (end < text.n && text.s[end] == '\\' ? 2 : 1);
	}
}

static void add_heredoc(
	struct reader *reader, const struct script_command *command, const char *form)
{
	dotenv_entries entries = {0};

	dotenv_read(reader->build->arena, command->heredoc, &entries);
	for (size_t i = 0; i < entries.n; i++) {
		const struct dotenv_entry *entry = &entries.items[i];
		struct variable variable = reader->script->like;

		variable.form = form;
		variable.name = entry->name;
		variable.name_start = command->heredoc_start + entry->name_start;
		variable.name_end = command->heredoc_start + entry->name_end;
		variable.value = entry->value;
		variable.value_start = command->heredoc_start + entry->value_start;
		variable.value_end = command->heredoc_start + entry->value_end;
		variables_settle(&variable, str_has(entry->value, "${{") ? VARIABLES_GITHUB
					    : command->heredoc_quoted    ? VARIABLES_LITERAL
									 : VARIABLES_DOLLAR);
		variables_add(reader->build, variable);
	}
}

static bool prints(const struct script_command *command)
{
	return command->count > 1 && (str_is(command->words[0].text, "echo") ||
					     str_is(command->words[0].text, "printf") ||
					     str_is(command->words[0].text, "Write-Output"));
}

static bool has_escapes(const struct script_command *command)
{
	return str_is(command->words[0].text, "printf") || str_is(command->words[1].text, "-e");
}

/* What a command prints goes to a file of variables. */
static void add_output(
	struct reader *reader, const struct script_command *command, const char *form)
{
	if (!str_absent(command->heredoc)) {
		add_heredoc(reader, command, form);
	}
	for (size_t i = 1; prints(command) && i < command->count; i++) {
		add_printed(reader, &command->words[i], form, has_escapes(command));
	}
}

/* tee writes what it gets to files. */
static struct str tee_target(const struct script_command *command)
{
	for (size_t i = 1; i < command->count; i++) {
		if (is_env_target(command->words[i].text)) {
			return command->words[i].text;
		}
	}
	return STR_NONE;
}

/* A group prints into a file that is named behind it. */
static void keep_pending(struct reader *reader)
{
	const struct script_command *command = reader->command;

	for (size_t i = 1; i < command->count && reader->pending_count < PENDING_MOST; i++) {
		reader->pending[reader->pending_count++] = command->words[i];
	}
}

static void close_group(struct reader *reader)
{
	struct str target = reader->command->target.text;

	for (size_t i = 0; is_env_target(target) && i < reader->pending_count; i++) {
		add_printed(reader, &reader->pending[i], target_form(target), false);
	}
	reader->groups -= reader->groups > 0;
	if (reader->groups == 0) {
		reader->pending_count = 0;
	}
}

static void judge_output(struct reader *reader)
{
	struct script_command *command = reader->command;
	struct str target = command->target.text;

	if (command->count > 0 && str_is(command->words[0].text, "tee")) {
		target = tee_target(command);
		if (reader->pipe && !str_absent(target)) {
			add_output(reader, reader->piped, target_form(target));
		}
	}
	if (target.n > 0 && is_env_target(target)) {
		add_output(reader, command, target_form(target));
	} else if (reader->groups > 0 && prints(command) && target.n == 0) {
		keep_pending(reader);
	}
}

/* Words that only introduce a command. */
static bool is_opener(struct str word)
{
	static const char *const words[] = {
		"{", "then", "do", "else", "if", "while", "!", "sudo", "time", "exec", "command"};

	return str_in(word, words, sizeof(words) / sizeof(words[0]));
}

/* Assignments before a command, or given to export, env and cross-env. */
static void add_assignments(struct reader *reader)
{
	const struct script_command *command = reader->command;
	size_t end = 0;
	bool handed = false;

	while (end < command->count &&
		(is_assignment(command->words[end].text) ||
			(end == 0 && (str_is(command->words[0].text, "export") ||
					     str_is(command->words[0].text, "env") ||
					     str_is(command->words[0].text, "cross-env"))))) {
		handed = handed || !is_assignment(command->words[end].text);
		end++;
	}
	if (end == command->count && !handed) {
		return; /* variables of the shell */
	}
	for (size_t i = 0; i < end; i++) {
		if (is_assignment(command->words[i].text)) {
			variables_add_word(
				reader->build, reader->script, &command->words[i], 0, "run");
		}
	}
}

static void drop_openers(struct reader *reader)
{
	struct script_command *command = reader->command;
	size_t first = 0;

	while (first < command->count && is_opener(command->words[first].text)) {
		reader->groups += str_is(command->words[first].text, "{");
		first++;
	}
	for (size_t i = first; first > 0 && i < command->count; i++) {
		command->words[i - first] = command->words[i];
	}
	command->count -= first;
}

static void finish_command(struct reader *reader, bool pipe)
{
	struct script_command *swap = reader->piped;

	drop_openers(reader);
	if (reader->command->count > 0 && (str_is(reader->command->words[0].text, "}") ||
						  str_is(reader->command->words[0].text, ")"))) {
		close_group(reader);
	} else {
		add_assignments(reader);
		judge_output(reader);
		if (!reader->script->image) {
			variables_add_arguments(reader->build, reader->script, reader->command);
		}
	}
	reader->piped = reader->command;
	reader->command = swap;
	reader->command->count = 0;
	reader->command->target = (struct script_word){0};
	reader->command->heredoc = STR_NONE;
	reader->pipe = pipe;
}

/* The lines of a heredoc, from the next line on. */
static void read_heredoc(struct reader *reader)
{
	size_t start = script_lexer_line_end(&reader->lexer, reader->lexer.at) + 1;
	size_t at = start;
	size_t end = start;

	while (at < reader->lexer.text.n) {
		end = script_lexer_line_end(&reader->lexer, at);
		if (str_equal(str_trim(str_slice(reader->lexer.text, at, end)),
			    reader->heredoc.word)) {
			reader->command->heredoc = str_slice(reader->lexer.text, start, at);
			reader->command->heredoc_start = (uint32_t)start;
			reader->command->heredoc_quoted = reader->heredoc.quoted;
			reader->lexer.at = end;
			return;
		}
		at = end + 1;
	}
}

static void read_redirect(struct reader *reader)
{
	bool in = script_lexer_byte(&reader->lexer, reader->lexer.at) == '<';
	bool here = in && script_lexer_byte(&reader->lexer, reader->lexer.at + 1) == '<' &&
		    script_lexer_byte(&reader->lexer, reader->lexer.at + 2) != '<';
	struct script_word word;
	char first;

	while (script_lexer_byte(&reader->lexer, reader->lexer.at) == '<' ||
		script_lexer_byte(&reader->lexer, reader->lexer.at) == '>' ||
		script_lexer_byte(&reader->lexer, reader->lexer.at) == '&' ||
		(here && script_lexer_byte(&reader->lexer, reader->lexer.at) == '-')) {
		reader->lexer.at++;
	}
	script_lexer_skip(&reader->lexer);
	first = script_lexer_byte(&reader->lexer, reader->lexer.at);
	word = script_lexer_word(&reader->lexer);
	if (here) {
		reader->heredoc.word = word.text;
		reader->heredoc.quoted = first == '\'' || first == '"' || first == '\\';
	} else if (!in && word.text.n > 0) {
		reader->command->target = word;
	}
}

/* The end of a line ends a command, and a heredoc of it begins. */
static void read_line_end(struct reader *reader)
{
	/* `RUN <<EOF`: the lines are the script */
	if (reader->heredoc.word.n > 0 && reader->command->count > 0) {
		read_heredoc(reader);
	}
	reader->heredoc.word = STR_NONE;
	finish_command(reader, false);
	reader->lexer.at++;
}

static void add_mark(struct reader *reader)
{
	struct script_word word = {
		.text = str_slice(reader->lexer.text, reader->lexer.at, reader->lexer.at + 1),
		.start = (uint32_t)reader->lexer.at,
		.end = (uint32_t)reader->lexer.at + 1,
	};

	reader->command->words[reader->command->count++] = word;
}

static void read_operator(struct reader *reader)
{
	char c = reader->lexer.text.s[reader->lexer.at];
	bool doubled = script_lexer_byte(&reader->lexer, reader->lexer.at + 1) == c;

	finish_command(reader, c == '|' && !doubled);
	if (c == '(') {
		reader->groups++;
	} else if (c == ')') {
		add_mark(reader);
	}
	reader->lexer.at += 1 + (doubled && (c == '|' || c == '&' || c == ';'));
}

static void read_next(struct reader *reader)
{
	char c = reader->lexer.text.s[reader->lexer.at];

	if (c == '\n') {
		read_line_end(reader);
	} else if (c == '#') {
		reader->lexer.at = script_lexer_line_end(&reader->lexer, reader->lexer.at);
	} else if (c == '<' || c == '>') {
		read_redirect(reader);
	} else if (c == '&' && script_lexer_byte(&reader->lexer, reader->lexer.at + 1) == '>') {
		reader->lexer.at++;
	} else if (script_lexer_ends_word(c)) {
		read_operator(reader);
	} else {
		struct script_word word = script_lexer_word(&reader->lexer);

		if (reader->command->count < SCRIPT_WORDS) {
			reader->command->words[reader->command->count++] = word;
		}
	}
}

void variables_add_script(struct variables_build *build, const struct variables_script *script)
{
	struct script_command commands[2] = {{.count = 0}, {.count = 0}};
	size_t start = (size_t)(script->text.s - build->text.s);
	struct reader reader = {
		.build = build,
		.script = script,
		.lexer =
			{
				.text = str_slice(build->text, 0, start + script->text.n),
				.at = start,
				.out = arena_alloc(build->arena, script->text.n + 1),
			},
		.command = &commands[0],
		.piped = &commands[1],
	};

	if (script->text.n == 0) {
		return;
	}
	script_lexer_skip(&reader.lexer);
	while (reader.lexer.at < reader.lexer.text.n) {
		read_next(&reader);
		script_lexer_skip(&reader.lexer);
	}
	finish_command(&reader, false);
}

static void add_command(struct variables_build *build, const struct document_value *value,
	const struct variable *like)
{
	struct variables_script script = {.like = *like};
	struct str text;
	char first;

	variables_note_open(build, value);
	if (!document_is(value, DOCUMENT_STRING) || value->end > build->text.n) {
		return;
	}
	text = str_slice(build->text, value->start, value->end);
	first = text.n == 0 ? ' ' : text.s[0];
	if (first == '|' || first == '>') {
		str_take(&text, '\n'); /* the header of a block */
	} else if ((first == '"' || first == '\'') && text.n > 1 && text.s[text.n - 1] == first) {
		text = str_slice(text, 1, text.n - 1);
	}
	script.text = text;
	if (!str_absent(text)) {
		variables_add_script(build, &script);
	}
}

void variables_add_commands(struct variables_build *build, const struct document_value *value,
	const struct variable *like)
{
	if (!document_is(value, DOCUMENT_LIST)) {
		add_command(build, value, like);
		return;
	}
	document_each (item, value) {
		add_command(build, item, like);
	}
}
