#include "middleware_rows.h"

static void own_functions_around_it(void **state)
{
	(void)state;
	gives(SERVER NEXT
		"const c = clerkMiddleware(async auth => { await auth.protect() })\n"
		"export default function middleware(req, event) {\n"
		"  if (req.nextUrl.pathname.startsWith('/api/')) return NextResponse.next()\n"
		"  return c(req, event)\n}",
		"clerkMiddleware protects_all_but public=/api/(.*) protected= 404", "NNNBB");
	gives(SERVER "const isPage = createRouteMatcher('/dashboard(.*)')\n"
		     "export default async function middleware(req, event) {\n"
		     "  if (isPage(req)) return clerkMiddleware(a => a.protect())(req, event)\n}",
		"clerkMiddleware protects_only", "NNNBN");
	gives(SERVER "import intl from 'next-intl/middleware'\nconst i18n = intl({})\n"
		     "export default clerkMiddleware(async (auth, req) => {\n"
		     "  if (req.nextUrl.pathname.startsWith('/api')) return\n"
		     "  return i18n(req)\n})",
		"clerkMiddleware", "NNN??");
	gives(SERVER "import compose from 'pkg'\n"
		     "export default compose(clerkMiddleware(a => a.protect()))",
		"clerkMiddleware protects_all", "?????");
	gives(SERVER "import { chain } from 'pkg'\nexport default chain([clerkMiddleware()])",
		"clerkMiddleware unresolved", "?????");
	gives("import { authMiddleware } from '@acme/auth'\n"
	      "export default authMiddleware(() => next())",
		"authMiddleware unresolved", "?????");
	gives("import intl from 'next-intl/middleware'\nexport default intl({})", "", "?????");
	gives(SERVER
		"export default process.env.OFF ? () => {} : clerkMiddleware(a => a.protect())",
		"clerkMiddleware protects_all", "?????");
	gives(SERVER "export default process.env.OFF ? () => {} : clerkMiddleware()",
		"clerkMiddleware protects_none", "NNNNN");
	gives(NEXT "export function middleware(req) { return NextResponse.next() }", "", "NNNNN");
	gives(NEXT "export function middleware(req) { return NextResponse.rewrite(x) }", "",
		"?????");
	gives(NEXT "export function middleware(req) { return NextResponse.json({}) }", "", "?????");
	gives(NEXT "export function middleware(req) {\n"
		   "  if (isBot(req)) return new NextResponse('', { status: 204 })\n}",
		"", "NNNNN");
	gives(NEXT "export function middleware(req) {\n"
		   "  if (isBot(req)) return new NextResponse('', { status: 403 })\n}",
		"", "?????");
	/* too many requests are nobody's session */
	gives(NEXT "export function middleware(req) {\n"
		   "  if (tooMany(req)) return new NextResponse('', { status: 429 })\n}",
		"", "NNNNN");
	gives("const clerkMiddleware = (f) => (req) => {}\n"
	      "export default clerkMiddleware(async auth => { await auth.protect() })",
		"", "NNNNN");
}

static void only_the_file_that_next_runs(void **state)
{
	(void)state;
	in_file("middleware.ts", PACKAGE("15.1.0"), "clerkMiddleware", "BBBBB");
	in_file("middleware.js", PACKAGE("^14"), "clerkMiddleware", "BBBBB");
	in_file("src/middleware.ts", PACKAGE("15.1.0"), "clerkMiddleware protects_all", "NNNNN");
	in_file("app/middleware.ts", PACKAGE("15.1.0"), "clerkMiddleware protects_all", "NNNNN");
	in_file("lib/middleware.ts", PACKAGE("15.1.0"), "clerkMiddleware protects_all", "NNNNN");
	in_file("middleware.example.ts", PACKAGE("15.1.0"), "clerkMiddleware protects_all",
		"NNNNN");
	in_file("proxy.ts", PACKAGE("15.1.0"), "clerkMiddleware protects_all", "NNNNN");
	in_file("proxy.ts", PACKAGE("^16.0.0"), "clerkMiddleware", "BBBBB");
	in_file("middleware.ts", PACKAGE("~16.1"), "clerkMiddleware", "BBBBB");
	in_file("proxy.ts", PACKAGE("latest"), "clerkMiddleware", "BBBBB");
	in_file("other/middleware.ts", PACKAGE("15.1.0"), "clerkMiddleware", "NNNNN");
	FILES_GIVE("clerkMiddleware protects_all", "NNNNN",
		{"apps/web/middleware.ts",
			SERVER "export default clerkMiddleware(a => a.protect())", 0},
		{"apps/web/package.json", PACKAGE("15.1.0"), 0});
	FILES_GIVE("clerkMiddleware protects_all", "BBBBB",
		{"middleware.ts", SERVER "export default clerkMiddleware(a => a.protect())", 0},
		{"src/middleware.ts", SERVER "export default clerkMiddleware()", 0});
}

static void the_middleware_of_an_app_in_src(void **state)
{
	static const struct tree_memory_file files[] = {
		{"package.json", PACKAGE("15.1.0"), 0},
		{"src/app/api/webhooks/clerk/route.ts", HANDLER, 0},
		{"middleware.ts", SERVER "export default clerkMiddleware(a => a.protect())", 0},
		{"src/middleware.ts", SERVER "export default clerkMiddleware()", 0},
	};
	struct run run;

	(void)state;
	collect(&run, files, 4);
	assert_int_equal(answer_at(&run, "route.ts"), 'N');
	release(&run);
	collect(&run, files, 3);
	assert_int_equal(answer_at(&run, "route.ts"), 'N');
	release(&run);
}

static const struct fact_webhook_handler *blocked(struct run *run, const char *middleware)
{
	const struct tree_memory_file files[] = {
		{"package.json", PACKAGE("15.1.0"), 0},
		{"app/api/webhooks/clerk/route.ts", HANDLER, 0},
		{"middleware.ts", middleware, 0},
	};

	collect(run, files, 3);
	assert_int_equal(run->facts.webhook_handlers.n, 1);
	assert_int_equal(run->facts.webhook_handlers.items[0].protection, PROTECTION_BLOCKED);
	return &run->facts.webhook_handlers.items[0];
}

static void the_entry_that_blocks_is_named(void **state)
{
	const struct fact_webhook_handler *handler;
	struct run run;

	(void)state;
	handler = blocked(&run, PROTECTS("['/hook',\n '/api(.*)']", IF_LISTED));
	assert_true(str_is(handler->guard, "clerkMiddleware"));
	assert_true(str_is(handler->guard_pattern, "/api(.*)"));
	assert_int_equal(handler->guard_at.line, 3);
	release(&run);
	/* the list of what may pass decides, not the kind of answer */
	handler =
		blocked(&run, PROTECTS("['/hook']", "if (isListed(req)) return\n"
						    "if (req.nextUrl.pathname.startsWith('/api'))\n"
						    "  return Response.json({}, { status: 401 })\n"
						    "return Response.redirect('/sign-in')"));
	assert_true(str_is(handler->guard_pattern, ""));
	assert_true(str_is(handler->guard_fate, "401"));
	assert_int_equal(handler->guard_at.line, 3);
	release(&run);
}

static void options_and_matcher_are_facts(void **state)
{
	static const struct tree_memory_file files[] = {
		{"package.json", PACKAGE("15.1.0"), 0},
		{"middleware.ts",
			SERVER "const url = '/in'\n"
			       "export default clerkMiddleware(() => {}, { signInUrl: url,\n"
			       "  clockSkewInMs: 10 * 1000, proxyUrl: process.env.X })\n"
			       "export const config = { matcher: ['/a', other, { source: '/b' }] }",
			0},
	};
	const struct fact_middleware *fact;
	struct run run;

	(void)state;
	collect(&run, files, 2);
	assert_int_equal(run.facts.middleware.n, 1);
	fact = &run.facts.middleware.items[0];
	assert_int_equal(fact->at.line, 3);
	assert_int_equal(fact->options.n, 3);
	assert_true(str_is(fact->options.items[0].value, "/in"));
	assert_true(str_is(fact->options.items[1].value, "10000"));
	assert_false(fact->options.items[2].resolved);
	assert_int_equal(fact->matcher.n, 3);
	assert_true(str_is(fact->matcher.items[0].name, "/a"));
	assert_true(str_is(fact->matcher.items[1].kind, "unresolved"));
	assert_true(str_is(fact->matcher.items[2].name, "/b"));
	release(&run);
}

/* Text that would take long to read as a formula is read as unknown. */
static void conditions_explode_into_unknown(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_add_z(&text, SERVER "export default clerkMiddleware(async (auth, req) => {\n");
	for (int i = 0; i < 60; i++) {
		buf_format(&text, "const v%d = v%d && v%d\n", i, i + 1, i + 1);
	}
	buf_add_z(&text, "const v60 = x\nif (v0) return\nawait auth.protect()\n})");
	gives(text.s, "clerkMiddleware protects_all_but", "?????");
	buf_finish(&text);
	buf_add_z(&text, SERVER "function open(req) {\n");
	for (int i = 0; i < 100; i++) {
		buf_format(&text, "if (req.nextUrl.pathname === '/p%d') return true\n", i);
	}
	buf_add_z(&text, "return false }\nexport default clerkMiddleware(async (auth, req) => {\n"
			 "if (!open(req)) await auth.protect()\n})");
	gives(text.s, "clerkMiddleware protects_all_but", "BBBBB");
	buf_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_functions_around_it),
		cmocka_unit_test(only_the_file_that_next_runs),
		cmocka_unit_test(the_middleware_of_an_app_in_src),
		cmocka_unit_test(the_entry_that_blocks_is_named),
		cmocka_unit_test(options_and_matcher_are_facts),
		cmocka_unit_test(conditions_explode_into_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
