#ifndef TESTS_SUMMARIZED_H
#define TESTS_SUMMARIZED_H

/* For tests of summaries: a text becomes one, and what its dump holds is asked. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "module/module.h"

struct fixture {
	struct arena keep;
	struct arena scratch;
	struct syntax_parser *parser;
	notice_vec notices;
	struct buf dump;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->parser = syntax_parser_create();
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	syntax_parser_destroy(f->parser);
	arena_finish(&f->keep);
	arena_finish(&f->scratch);
	buf_finish(&f->dump);
	free(f);
	return 0;
}

static struct summary *summarize_bytes(struct fixture *f, const char *path, struct str text)
{
	return module_summarize(f->parser, str_of(path), text, &f->keep, &f->scratch, &f->notices);
}

static struct summary *summarize(struct fixture *f, const char *path, const char *text)
{
	struct summary *summary = summarize_bytes(f, path, str_of(text));

	assert_non_null(summary);
	buf_finish(&f->dump);
	summary_dump(summary, &f->dump);
	return summary;
}

static void expect(const struct fixture *f, const char *text)
{
	if (strstr(f->dump.s, text) == NULL) {
		fail_msg("missing: %s\nin:\n%s", text, f->dump.s);
	}
}

static void expect_not(const struct fixture *f, const char *text)
{
	if (strstr(f->dump.s, text) != NULL) {
		fail_msg("unexpected: %s\nin:\n%s", text, f->dump.s);
	}
}

#endif
