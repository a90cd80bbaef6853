#ifndef TESTS_VARIABLES_TEXT_H
#define TESTS_VARIABLES_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "settings/document.h"
#include "settings/variables.h"
#include "syntax/syntax.h"

/*
 * Variables of a settings file as lines of text:
 *
 *     NAME form[/phase] [@scope] [environment] [final] [='value'] [<reference] …
 *
 * and behind them "partly", "none" or nothing when all was read.
 */
static const char *variables_text_environment(enum kinds_environment environment)
{
	static const char *const names[] = {"", " production", " development", " preview", " test"};

	return names[environment];
}

static void variables_text_write(struct buf *out, const struct variable *variable)
{
	buf_format(out, "%.*s %s", STR_ARGS(variable->name), variable->form);
	buf_format(out, variable->phase[0] == '\0' ? "%s" : "/%s", variable->phase);
	if (variable->scope.n > 0) {
		buf_format(out, " @%.*s", STR_ARGS(variable->scope));
	}
	buf_add_z(out, variables_text_environment(variable->environment));
	buf_add_z(out, variable->final ? " final" : "");
	if (!variable->unset && (variable->value.n > 0 || str_absent(variable->reference))) {
		buf_format(out, " ='%.*s'", STR_ARGS(variable->value));
	}
	if (!str_absent(variable->reference)) {
		buf_format(out, " <%.*s", STR_ARGS(variable->reference));
	}
	buf_add_z(out, variable->expansion ? " expansion" : "");
	buf_add_z(out, variable->unset ? " unset" : "");
	buf_add_z(out, variable->partial ? " partial\n" : "\n");
}

/* A name stands where the variable says, or nothing is said. */
static void variables_text_check_places(struct str text, const struct variable *variable)
{
	struct str name = str_slice(text, variable->name_start, variable->name_end);

	assert_true(variable->name_start <= variable->name_end && variable->name_end <= text.n);
	assert_true(variable->value_start <= variable->value_end && variable->value_end <= text.n);
	if (name.n > 0 && !str_has(name, "\\")) {
		assert_true(str_find(name, variable->name, 0) != SIZE_MAX);
	}
}

static void variables_text_read(struct str path, struct str text, struct buf *out)
{
	struct arena arena;
	struct syntax_parser *parser = syntax_parser_create();
	variable_vec variables = {0};
	notice_vec notices = {0};
	struct document document = {.root = NULL};
	bool has_document = document_format_for(path, text) != DOCUMENT_NONE;
	enum variables_result result;

	arena_init(&arena);
	if (has_document) {
		document = document_read(parser, path, text, &arena, &notices);
	}
	result = variables_read(
		path, text, has_document ? &document : NULL, &arena, &variables, &notices);
	for (size_t i = 0; i < variables.n; i++) {
		variables_text_check_places(text, &variables.items[i]);
		variables_text_write(out, &variables.items[i]);
	}
	buf_add_z(out, result == VARIABLES_PARTLY ? "partly\n" : "");
	buf_add_z(out, result == VARIABLES_NONE ? "none\n" : "");
	syntax_parser_destroy(parser);
	arena_finish(&arena);
}

static void expect_variables(const char *path, const char *text, const char *expected)
{
	struct buf out = {0};

	variables_text_read(str_of(path), str_of(text), &out);
	assert_string_equal(out.s == NULL ? "" : out.s, expected);
	buf_finish(&out);
}

#endif
