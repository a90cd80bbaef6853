#ifndef TESTS_MIDDLEWARE_ROWS_H
#define TESTS_MIDDLEWARE_ROWS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "facts/collect.h"

/*
 * Each case: a middleware file in an app with five webhook handlers; what the
 * fact says, and what becomes of a delivery at each handler: N let in,
 * B blocked, ? not known.
 */
#define HANDLER \
	"import { verifyWebhook } from '@clerk/nextjs/webhooks'\n" \
	"export async function POST(req) { await verifyWebhook(req); return new Response('') }\n"

#define PACKAGE(version) "{\"dependencies\":{\"next\":\"" version "\",\"@clerk/nextjs\":\"6.0.0\"}}"

static const char *const handlers[] = {
	"app/api/webhooks/clerk/route.ts",
	"app/api/webhook/route.ts",
	"app/api/tenants/[id]/clerk/route.ts",
	"app/dashboard/hook/route.ts",
	"app/hook/route.ts",
};

#define SERVER "import { clerkMiddleware, createRouteMatcher, auth } from '@clerk/nextjs/server'\n"
#define NEXT   "import { NextResponse } from 'next/server'\n"

enum { HANDLERS = sizeof(handlers) / sizeof(handlers[0]), FILES_MOST = 12 };

struct run {
	struct arena arena;
	struct facts facts;
	struct buf text;
};

static inline void add_list(struct buf *out, const char *name, const item_vec *list)
{
	buf_format(out, " %s=", name);
	for (size_t i = 0; i < list->n; i++) {
		bool known = !str_is(list->items[i].kind, "unresolved");

		buf_add_z(out, i == 0 ? "" : ",");
		buf_add(out, known ? list->items[i].name : STR("?"));
	}
}

static inline char answer_at(const struct run *run, const char *file)
{
	for (size_t i = 0; i < run->facts.webhook_handlers.n; i++) {
		const struct fact_webhook_handler *handler = &run->facts.webhook_handlers.items[i];

		if (str_ends(handler->at.file, file)) {
			return handler->protection == PROTECTION_NONE      ? 'N'
			       : handler->protection == PROTECTION_BLOCKED ? 'B'
									   : '?';
		}
	}
	fail_msg("no handler in %s", file);
	return ' ';
}

static inline void collect(struct run *run, const struct tree_memory_file *files, size_t count)
{
	struct tree *tree = tree_open_memory(files, count);

	memset(run, 0, sizeof(*run));
	collect_facts(tree, &(struct collect_options){.jobs = 1}, &run->arena, &run->facts);
	tree_close(tree);
	for (size_t i = 0; i < run->facts.middleware.n; i++) {
		const struct fact_middleware *fact = &run->facts.middleware.items[i];

		buf_format(&run->text, "%s%.*s %.*s", i == 0 ? "" : "; ", STR_ARGS(fact->api),
			STR_ARGS(fact->polarity));
		add_list(&run->text, "public", &fact->public_routes);
		add_list(&run->text, "protected", &fact->protected_routes);
		buf_format(&run->text, " %.*s", STR_ARGS(fact->fate));
	}
	buf_add_z(&run->text, " ");
}

static inline void release(struct run *run)
{
	buf_finish(&run->text);
	arena_finish(&run->arena);
}

/* Several files, the first of them the one that is shown when a case fails. */
static inline void check(const struct tree_memory_file *given, size_t count, const char *version,
	const char *fact, const char *answers)
{
	struct tree_memory_file files[FILES_MOST + HANDLERS] = {{"package.json", version, 0}};
	char got[HANDLERS + 1] = {0};
	struct run run;
	size_t n = 1;

	for (size_t i = 0; i < HANDLERS; i++) {
		files[n++] = (struct tree_memory_file){handlers[i], HANDLER, 0};
	}
	for (size_t i = 0; i < count; i++) {
		files[n++] = given[i];
	}
	collect(&run, files, n);
	for (size_t i = 0; i < HANDLERS; i++) {
		got[i] = answer_at(&run, handlers[i]);
	}
	if (strncmp(run.text.s, fact, strlen(fact)) != 0 || strcmp(got, answers) != 0) {
		fail_msg("\n%.900s\n gives %.900s [%s]\n, not %s [%s]", given[0].text, run.text.s,
			got, fact, answers);
	}
	release(&run);
}

static inline void gives(const char *text, const char *fact, const char *answers)
{
	check(&(struct tree_memory_file){"middleware.ts", text, 0}, 1, PACKAGE("15.1.0"), fact,
		answers);
}

static inline void in_file(
	const char *path, const char *version, const char *fact, const char *answers)
{
	check(&(struct tree_memory_file){path,
		      SERVER "export default clerkMiddleware(async a => { await a.protect() })", 0},
		1, version, fact, answers);
}

#define FILES_GIVE(fact, answers, ...) \
	do { \
		static const struct tree_memory_file files[] = {__VA_ARGS__}; \
		check(files, sizeof(files) / sizeof(files[0]), PACKAGE("15.1.0"), fact, answers); \
	} while (0)

#define PROTECTS(list, body) \
	SERVER "const isListed = createRouteMatcher(" list ")\n" \
	       "export default clerkMiddleware(async (auth, req) => {\n" body "\n})"
#define IF_LISTED  "if (isListed(req)) await auth.protect()"
#define IF_NOT_ONE "if (!isListed(req)) await auth.protect()"

#endif
