#ifndef TESTS_WEBHOOK_ROWS_H
#define TESTS_WEBHOOK_ROWS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "facts/collect.h"
#include "source/tree.h"

/*
 * Small repositories in memory and the webhook handlers that are to be found
 * in them. A repository is one text: AT("path") begins each file. What is
 * expected is a list of `field=value` with spaces between them, in which
 * spaces of values are written '_'; `2:field=value` asks the second handler.
 */
#define AT(path) "\n== " path "\n"

#define NEXT \
	AT("package.json") \
	"{\"dependencies\": {\"next\": \"15.3.0\", \"@clerk/nextjs\": \"6.20.0\"}}"

#define EXPRESS \
	AT("package.json") \
	"{\"dependencies\": {\"express\": \"4.19.0\", \"@clerk/express\": \"1.4.0\"}}"

struct row {
	const char *name;
	const char *repo;
	const char *expected;
};

enum {
	ROW_FILES = 16,
	ROW_VALUE = 400,
};

static size_t row_split(struct arena *arena, const char *repo, struct tree_memory_file *out)
{
	const struct str mark = STR("\n== ");
	struct str text = str_of(repo);
	size_t n = 0;
	size_t at = str_find(text, mark, 0);

	while (at != SIZE_MAX) {
		size_t next = str_find(text, mark, at + 1);
		struct str part = str_slice(text, at + mark.n, next == SIZE_MAX ? text.n : next);
		size_t line = str_find_byte(part, '\n');

		assert_true(n < ROW_FILES);
		out[n].path = str_copy(arena, str_slice(part, 0, line)).s;
		out[n].text = str_copy(arena, str_slice(part, line + 1, part.n)).s;
		out[n].size = part.n - line - 1;
		n++;
		at = next;
	}
	return n;
}

static void row_field(struct buf *out, const char *name, struct str value)
{
	buf_format(out, " %s=", name);
	for (size_t i = 0; i < value.n; i++) {
		buf_add_byte(out, value.s[i] == ' ' ? '_' : value.s[i]);
	}
}

static struct str row_names(struct arena *arena, const item_vec *items)
{
	struct str list = STR("");

	for (size_t i = 0; i < items->n; i++) {
		list = str_format(arena, "%.*s%s%.*s", STR_ARGS(list), i > 0 ? "," : "",
			STR_ARGS(items->items[i].name));
	}
	return list;
}

static struct str row_kinds(struct arena *arena, const item_vec *items)
{
	struct str list = STR("");

	for (size_t i = 0; i < items->n; i++) {
		list = str_format(arena, "%.*s%s%.*s", STR_ARGS(list), i > 0 ? "," : "",
			STR_ARGS(items->items[i].kind));
	}
	return list;
}

static struct str row_strings(struct arena *arena, const str_vec *strings)
{
	struct str list = STR("");

	for (size_t i = 0; i < strings->n; i++) {
		list = str_format(arena, "%.*s%s%.*s", STR_ARGS(list), i > 0 ? "," : "",
			STR_ARGS(strings->items[i]));
	}
	return list;
}

static const char *row_protection(enum protection protection)
{
	switch (protection) {
	case PROTECTION_BLOCKED:
		return "blocked";
	case PROTECTION_NONE:
		return "none";
	case PROTECTION_UNKNOWN:
		break;
	}
	return "unknown";
}

/* Every field of a handler that a row may ask for; a space before and behind each. */
static void row_write(struct arena *arena, const struct facts *facts, size_t index, struct buf *out)
{
	const struct fact_webhook_handler *h = &facts->webhook_handlers.items[index];

	row_field(out, "file", h->at.file);
	row_field(out, "line", str_format(arena, "%u", h->at.line));
	row_field(out, "context", str_of(context_name(h->at.context)));
	row_field(out, "framework", h->framework);
	row_field(out, "methods", row_strings(arena, &h->methods));
	row_field(out, "route", h->route_resolved ? h->route : STR("?"));
	row_field(out, "handler", h->handler);
	row_field(out, "verifier", h->verifier);
	row_field(out, "package", h->package);
	row_field(out, "later", h->verified_later.file);
	row_field(out, "skips", row_kinds(arena, &h->skips));
	row_field(out, "dropped", row_names(arena, &h->dropped_fields));
	row_field(out, "secret", row_strings(arena, &h->secret_env));
	row_field(out, "from", h->secret_from);
	row_field(out, "default", h->secret_default);
	row_field(out, "class", h->secret_class);
	row_field(out, "body", h->body);
	row_field(out, "problems", row_kinds(arena, &h->problems));
	row_field(out, "events", row_names(arena, &h->events));
	row_field(out, "known", row_kinds(arena, &h->events));
	row_field(out, "dispatch", h->dispatch);
	row_field(out, "complete", h->events_complete ? STR("yes") : STR("no"));
	row_field(out, "before", row_names(arena, &h->work_before_verify));
	row_field(out, "before-kinds", row_kinds(arena, &h->work_before_verify));
	row_field(out, "after", row_kinds(arena, &h->work_after_verify));
	row_field(out, "failure", h->on_failure);
	row_field(out, "dedup", h->dedup ? STR("yes") : STR("no"));
	row_field(out, "writes", row_kinds(arena, &h->writes));
	row_field(out, "protection", str_of(row_protection(h->protection)));
	row_field(out, "guard", h->guard);
	row_field(out, "pattern", h->guard_pattern);
	row_field(out, "fate", h->guard_fate);
	buf_add_byte(out, ' ');
}

static bool row_holds(struct arena *arena, const struct facts *facts, struct str wanted)
{
	size_t index = 0;
	struct buf text = {0};
	struct str found;
	bool holds;

	if (str_starts(wanted, "handlers=")) {
		return str_equal(str_slice(wanted, 9, wanted.n),
			str_format(arena, "%zu", facts->webhook_handlers.n));
	}
	if (wanted.n > 2 && wanted.s[1] == ':') {
		index = (size_t)(wanted.s[0] - '1');
		wanted = str_slice(wanted, 2, wanted.n);
	}
	if (index >= facts->webhook_handlers.n) {
		return false;
	}
	row_write(arena, facts, index, &text);
	found = buf_str(&text);
	holds = str_find(found, str_format(arena, " %.*s ", STR_ARGS(wanted)), 0) != SIZE_MAX;
	buf_finish(&text);
	return holds;
}

static void row_explain(
	struct arena *arena, const struct facts *facts, const struct row *row, struct str wanted)
{
	print_error("%s: not '%.*s'\n", row->name, STR_ARGS(wanted));
	for (size_t i = 0; i < facts->webhook_handlers.n; i++) {
		struct buf text = {0};

		row_write(arena, facts, i, &text);
		print_error("  %zu:%.*s\n", i + 1, STR_ARGS(buf_str(&text)));
		buf_finish(&text);
	}
	if (facts->webhook_handlers.n == 0) {
		print_error("  no handler\n");
	}
}

/* Returns how many of the row's expectations do not hold. */
static unsigned row_run(const struct row *row)
{
	struct tree_memory_file files[ROW_FILES];
	struct collect_options options = {.jobs = 1};
	struct str rest = str_of(row->expected);
	struct facts facts;
	struct arena arena;
	struct tree *tree;
	unsigned wrong = 0;

	arena_init(&arena);
	tree = tree_open_memory(files, row_split(&arena, row->repo, files));
	collect_facts(tree, &options, &arena, &facts);
	while (rest.n > 0) {
		size_t space = str_find_byte(rest, ' ');
		struct str wanted = str_slice(rest, 0, space);

		rest = space == SIZE_MAX ? STR_NONE : str_slice(rest, space + 1, rest.n);
		if (wanted.n > 0 && !row_holds(&arena, &facts, wanted)) {
			row_explain(&arena, &facts, row, wanted);
			wrong++;
		}
	}
	tree_close(tree);
	arena_finish(&arena);
	return wrong;
}

static void rows_run(const struct row *rows, size_t count)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < count; i++) {
		wrong += row_run(&rows[i]);
	}
	assert_int_equal(wrong, 0);
}

#define ROWS(rows) rows_run((rows), sizeof(rows) / sizeof((rows)[0]))

#endif
