#ifndef SETTINGS_VARIABLES_SCRIPT_H
#define SETTINGS_VARIABLES_SCRIPT_H

#include "settings/script_lexer.h"
#include "settings/variables_build.h"

/*
 * Shell scripts inside settings files: what they hand to the commands that
 * they run (X=y cmd, export X=y, docker build --build-arg X=y), write to env
 * files or to the file by which a CI hands variables on, or store with a
 * platform's command line. `text` is a slice of the file's text, so that
 * places are right; a block of YAML keeps its indentation.
 */
struct variables_script {
	struct str text;
	struct variable like; /* environment, scope and phase of what is found */
	bool image; /* the script makes an image: options of commands define nothing for it */
};

void variables_add_script(struct variables_build *build, const struct variables_script *script);

/* A scalar of YAML that is a script, or a list of such. */
void variables_add_commands(struct variables_build *build, const struct document_value *value,
	const struct variable *like);

enum { SCRIPT_WORDS = 96 }; /* of one command; others are ignored */

/* One simple command, as far as it is read. */
struct script_command {
	struct script_word words[SCRIPT_WORDS];
	size_t count;
	struct script_word target; /* of > or >>; "" none */
	struct str heredoc; /* its lines; absent none */
	uint32_t heredoc_start;
	bool heredoc_quoted; /* $ is a dollar in it */
};

/* Adds "NAME=value" from a word, beginning at byte `from` of its text, with a form. */
void variables_add_word(struct variables_build *build, const struct variables_script *script,
	const struct script_word *word, size_t from, const char *form);

/* variables_script_cli.c: what a command's arguments store at a platform or give to an image. */
void variables_add_arguments(struct variables_build *build, const struct variables_script *script,
	const struct script_command *command);

#endif
