#include "middleware_rows.h"

static void forms_that_protect_nothing(void **state)
{
	(void)state;
	gives(SERVER "export default clerkMiddleware()",
		"clerkMiddleware protects_none public= protected=  ", "NNNNN");
	gives(SERVER "export default clerkMiddleware({ debug: true })",
		"clerkMiddleware protects_none", "NNNNN");
	gives(SERVER "export default clerkMiddleware", "clerkMiddleware protects_none", "NNNNN");
	gives(SERVER "export default clerkMiddleware(undefined, { debug: true })",
		"clerkMiddleware protects_none", "NNNNN");
	gives(SERVER "export default clerkMiddleware(() => {}, req => ({ debug: true }))",
		"clerkMiddleware protects_none", "NNNNN");
	gives(SERVER "export default function middleware(req, event) {\n"
		     "  return clerkMiddleware()(req, event)\n}",
		"clerkMiddleware protects_none", "NNNNN");
	gives(SERVER "export default function middleware(req, event) {\n"
		     "  return clerkMiddleware(req, event)\n}",
		"clerkMiddleware protects_none", "NNNNN");
	gives(SERVER NEXT "export default clerkMiddleware(async (auth, req) => {\n"
			  "  const { userId } = await auth(); log(userId)\n"
			  "  const response = NextResponse.next(); response.headers.set('a', 'b')\n"
			  "  return response\n})",
		"clerkMiddleware protects_none", "NNNNN");
	gives("", "", "?????");
	check(&(struct tree_memory_file){"lib/clerk.ts", "import '@clerk/nextjs'", 0}, 1,
		PACKAGE("15.1.0"), "", "NNNNN");
}

static void forms_that_protect_everything(void **state)
{
	(void)state;
	gives(SERVER "export default clerkMiddleware(async (auth) => { await auth.protect() })",
		"clerkMiddleware protects_all public= protected= 404", "BBBBB");
	gives(SERVER "export default clerkMiddleware(auth => auth.protect(), { debug: true })",
		"clerkMiddleware protects_all", "BBBBB");
	gives(SERVER "export default clerkMiddleware(auth => { auth().protect() })",
		"clerkMiddleware protects_all", "BBBBB");
	gives(SERVER "export default clerkMiddleware(async () => { await auth.protect() })",
		"clerkMiddleware protects_all", "BBBBB");
	gives(SERVER "export default clerkMiddleware(async auth => {\n"
		     "  const { protect } = auth(); protect() })",
		"clerkMiddleware protects_all", "BBBBB");
	gives(SERVER "const handler = async (auth) => { await auth.protect({ role: 'org:a' }) }\n"
		     "const options = { debug: true }\n"
		     "export const middleware = clerkMiddleware(handler, options)",
		"clerkMiddleware protects_all", "BBBBB");
	gives(SERVER "export default clerkMiddleware(async auth => {\n"
		     "  await auth.protect({ unauthenticatedUrl: '/in' }) })",
		"clerkMiddleware protects_all public= protected= redirect", "BBBBB");
	gives(SERVER "export default clerkMiddleware(async auth => {\n"
		     "  const { userId, redirectToSignIn } = await auth()\n"
		     "  if (!userId) return redirectToSignIn() })",
		"clerkMiddleware protects_all public= protected= redirect to sign-in", "BBBBB");
	gives(SERVER "export default clerkMiddleware(async auth => {\n"
		     "  if (!(await auth()).userId) throw new Error('no') })",
		"clerkMiddleware protects_none", "BBBBB");
	gives(SERVER "const c = clerkMiddleware(async auth => { await auth.protect() })\n"
		     "export default function middleware(req, event) { return c(req, event) }",
		"clerkMiddleware protects_all", "BBBBB");
}

static void protect_that_may_not_stop_anything(void **state)
{
	(void)state;
	gives(SERVER "export default clerkMiddleware(auth => { auth.protect() })",
		"clerkMiddleware unresolved", "?????");
	gives(SERVER "export default clerkMiddleware(async auth => {\n"
		     "  try { await auth.protect() } catch {} })",
		"clerkMiddleware unresolved", "?????");
	gives(SERVER "export default clerkMiddleware(async auth => {\n"
		     "  setTimeout(async () => { await auth.protect() }) })",
		"clerkMiddleware protects_only public= protected=? 404", "?????");
	gives(SERVER "export default clerkMiddleware(async auth => {\n"
		     "  for (const x of list) await auth.protect() })",
		"clerkMiddleware protects_only public= protected=? 404", "?????");
	gives(SERVER "export default clerkMiddleware(async other => { await other.x.protect() })",
		"clerkMiddleware protects_none", "NNNNN");
	gives(SERVER "import { guard } from 'pkg'\n"
		     "export default clerkMiddleware(async auth => { await guard(auth) })",
		"clerkMiddleware unresolved", "?????");
	gives(SERVER "export default clerkMiddleware(async auth => { console.log(await auth()) })",
		"clerkMiddleware protects_none", "NNNNN");
	gives(SERVER "import { handler } from 'pkg'\nexport default clerkMiddleware(handler)",
		"clerkMiddleware unresolved", "?????");
}

static void lists(void **state)
{
	(void)state;
	gives(PROTECTS("['/dashboard(.*)', '/api/webhook']", IF_LISTED),
		"clerkMiddleware protects_only public= protected=/dashboard(.*),/api/webhook 404",
		"NBNBN");
	gives(PROTECTS("['/api/webhooks(.*)', '/hook']", IF_NOT_ONE),
		"clerkMiddleware protects_all_but public=/api/webhooks(.*),/hook protected= 404",
		"NBBBN");
	gives(PROTECTS("'/api/webhook(.*)'", IF_NOT_ONE),
		"clerkMiddleware protects_all_but public=/api/webhook(.*)", "NNBBB");
	gives(PROTECTS("[/^\\/api\\//]", IF_LISTED),
		"clerkMiddleware protects_only public= protected=/^\\/api\\// 404", "BBBNN");
	gives(PROTECTS("/^\\/API/i", IF_LISTED), "clerkMiddleware protects_only", "BBBNN");
	gives("const base = ['/hook']\n" PROTECTS("[...base, '/dashboard(.*)']", IF_LISTED),
		"clerkMiddleware protects_only public= protected=/hook,/dashboard(.*)", "NNNBB");
	gives(PROTECTS("['/api/tenants/one/clerk']", IF_LISTED), "clerkMiddleware protects_only",
		"NN?NN");
	gives(PROTECTS("['/api/tenants/:x/clerk']", IF_LISTED), "clerkMiddleware protects_only",
		"NNBNN");
	gives("const prefix = '/dash'\n" PROTECTS("[`${prefix}board(.*)`]", IF_LISTED),
		"clerkMiddleware protects_only public= protected=/dashboard(.*)", "NNNBN");
	gives(PROTECTS("['/(.*)']", IF_LISTED), "clerkMiddleware protects_only", "BBBBB");
}

static void lists_that_are_not_known(void **state)
{
	(void)state;
	gives(PROTECTS("['/hook', ...more]", IF_LISTED),
		"clerkMiddleware protects_only public= protected=/hook,? 404", "????B");
	gives(PROTECTS("['/hook', process.env.X]", IF_NOT_ONE),
		"clerkMiddleware protects_all_but public=/hook,?", "????N");
	gives(PROTECTS("req => req.nextUrl.pathname === '/hook'", IF_LISTED),
		"clerkMiddleware protects_only public= protected=/hook", "NNNNB");
	gives(PROTECTS("req => { if (req.nextUrl.pathname === '/hook') { return true }\n"
		       "return isOpen(req) }",
		      IF_LISTED),
		"clerkMiddleware protects_only public= protected=/hook,?", "????B");
	gives("const list = ['/hook']; list.push('/api/webhooks(.*)')\n" PROTECTS(
		      "list", IF_NOT_ONE),
		"clerkMiddleware protects_all_but public=?", "?????");
	gives("let list = ['/hook']; if (x) list = []\n" PROTECTS("list", IF_NOT_ONE),
		"clerkMiddleware protects_all_but public=?", "?????");
	gives("const list = ['/hook', ...list]\n" PROTECTS("list", IF_NOT_ONE),
		"clerkMiddleware protects_all_but", "????N");
	gives(PROTECTS("['/broken(']", IF_NOT_ONE), "clerkMiddleware protects_all_but", "?????");
}

static void combinations(void **state)
{
	(void)state;
	gives(PROTECTS("['/dashboard(.*)']", "if (isListed(req) || !userId) return\n"
					     "await auth.protect()"),
		"clerkMiddleware protects_all_but", "???N?");
	gives(PROTECTS("['/dashboard(.*)']",
		      "const { userId } = await auth()\n"
		      "if (!userId && isListed(req)) return (await auth()).redirectToSignIn()"),
		"clerkMiddleware protects_only public= protected=/dashboard(.*) "
		"redirect to sign-in",
		"NNNBN");
	gives(PROTECTS("['/dashboard(.*)']",
		      "const { userId } = await auth()\nif (userId) return\n"
		      "if (userId || !isListed(req)) return\nawait auth.protect()"),
		"clerkMiddleware protects_all", "NNNBN");
	gives(PROTECTS("['/api(.*)']", "if (isListed(req) && req.nextUrl.pathname !== "
				       "'/api/webhook') await auth.protect()"),
		"clerkMiddleware protects_only public=/api/webhook protected=/api(.*)", "BNBNN");
	gives(PROTECTS("['/api(.*)']",
		      "if (isListed(req)) { if (x) return } else { return }\nawait auth.protect()"),
		"clerkMiddleware protects_all_but", "???NN");
	gives(PROTECTS("['/api(.*)']", "if (isListed(req)) { log() } else await auth.protect()"),
		"clerkMiddleware protects_all_but public=/api(.*)", "NNNBB");
	gives(PROTECTS("['/api(.*)']", "if (isListed(req) ?? open) await auth.protect()"),
		"clerkMiddleware protects_only public= protected=?", "?????");
	gives(PROTECTS("['/api(.*)']", "isListed(req) && await auth.protect()"),
		"clerkMiddleware protects_only", "BBBNN");
	gives(PROTECTS("['/api(.*)']", "isListed(req) || await auth.protect()"),
		"clerkMiddleware protects_all_but", "NNNBB");
	gives(PROTECTS("['/api(.*)']", "return isListed(req) ? undefined : auth.protect()"),
		"clerkMiddleware", "NNNBB");
	gives(PROTECTS("['/api(.*)']", "const open = isListed(req)\nconst closed = !open\n"
				       "if (closed) await auth.protect()"),
		"clerkMiddleware protects_all_but", "NNNBB");
	gives(PROTECTS(
		      "['/api(.*)']", "if (process.env.OFF && isListed(req)) await auth.protect()"),
		"clerkMiddleware protects_only", "???NN");
	gives(PROTECTS("['/api(.*)']", "switch (true) { case isListed(req): return }\n"
				       "await auth.protect()"),
		"clerkMiddleware", "?????");
	gives(PROTECTS("['/api(.*)']", "if (req.method === 'POST' && isListed(req)) return\n"
				       "await auth.protect()"),
		"clerkMiddleware protects_all_but public=/api(.*)", "NNNBB");
	gives(PROTECTS("['/api(.*)']", "if (req.method !== 'GET') return\nawait auth.protect()"),
		"clerkMiddleware protects_none", "NNNNN");
}

static void session_tests(void **state)
{
	(void)state;
	gives(PROTECTS("['/api(.*)']",
		      "const a = await auth()\nif (a.userId === null && isListed(req))\n"
		      "  return a.redirectToSignIn()"),
		"clerkMiddleware protects_only", "BBBNN");
	gives(PROTECTS("['/api(.*)']",
		      "const { sessionClaims } = await auth()\n"
		      "if (isListed(req) && sessionClaims?.metadata?.role !== 'admin')\n"
		      "  return new Response('no', { status: 403 })"),
		"clerkMiddleware protects_only public= protected=/api(.*) 403", "BBBNN");
	gives(PROTECTS("['/api(.*)']", "const { has } = await auth()\n"
				       "if (isListed(req) && !has({ role: 'org:a' })) return "
				       "Response.json({}, { status: 401 })"),
		"clerkMiddleware protects_only public= protected=/api(.*) 401", "BBBNN");
	gives(PROTECTS("['/api(.*)']", "const { isAuthenticated: yes } = await auth()\n"
				       "if (yes === false && isListed(req)) throw new Error()"),
		"clerkMiddleware", "BBBNN");
	gives(PROTECTS("['/api(.*)']", "const user = await load(req)\n"
				       "if (!user && isListed(req)) return Response.json({}, "
				       "{ status: 401 })"),
		"clerkMiddleware protects_only", "???NN");
	gives(PROTECTS("['/api(.*)']", "const tenant = req.headers.get('x-tenant')\n"
				       "if (!tenant && isListed(req)) return Response.redirect(x)"),
		"clerkMiddleware protects_only", "???NN");
	/* a delivery has no cookies */
	gives(PROTECTS("['/api(.*)']", "const userId = req.cookies.get('userId')\n"
				       "if (!userId && isListed(req)) return Response.redirect(x)"),
		"clerkMiddleware protects_only", "BBBNN");
}

static void paths_without_a_matcher(void **state)
{
	(void)state;
	gives(PROTECTS("[]", "if (req.nextUrl.pathname.startsWith('/api/webhook')) return\n"
			     "await auth.protect()"),
		"clerkMiddleware protects_all_but public=/api/webhook(.*)", "NNBBB");
	gives(PROTECTS("[]", "const { pathname } = req.nextUrl\n"
			     "if (pathname === '/hook' || '/api/webhook' === pathname) return\n"
			     "await auth.protect()"),
		"clerkMiddleware protects_all_but public=/hook,/api/webhook", "BNBBN");
	gives(PROTECTS("[]", "const path = new URL(req.url).pathname\n"
			     "if (path.includes('webhook')) return\nawait auth.protect()"),
		"clerkMiddleware protects_all_but public=/webhook/", "NN?BB");
	gives(PROTECTS("[]", "if (req.nextUrl.pathname.endsWith('/clerk')) return\n"
			     "await auth.protect()"),
		"clerkMiddleware protects_all_but", "NBNBB");
	gives(PROTECTS("[]", "if (/^\\/api/.test(req.nextUrl.pathname)) return\n"
			     "await auth.protect()"),
		"clerkMiddleware protects_all_but", "NNNBB");
	gives(PROTECTS("[]", "if (req.nextUrl.pathname.match(/hook$/)) return\n"
			     "await auth.protect()"),
		"clerkMiddleware protects_all_but", "BN?NN");
	gives("const open = ['/hook', '/api/webhook']\n" PROTECTS("[]",
		      "if (open.includes(req.nextUrl.pathname)) return\nawait auth.protect()"),
		"clerkMiddleware protects_all_but public=/hook,/api/webhook", "BNBBN");
	gives("const open = new Set(['/hook'])\n" PROTECTS(
		      "[]", "if (open.has(req.nextUrl.pathname)) return\nawait auth.protect()"),
		"clerkMiddleware protects_all_but public=/hook", "BBBBN");
	gives("const open = ['/hook', '/api/webhooks']\n" PROTECTS("[]",
		      "const { pathname } = req.nextUrl\n"
		      "if (open.some(p => pathname === p || pathname.startsWith(`${p}/`))) return\n"
		      "await auth.protect()"),
		"clerkMiddleware protects_all_but", "NBBBN");
	gives("const open = [/^\\/hook/, other]\n" PROTECTS("[]",
		      "if (open.some((p) => p.test(req.nextUrl.pathname))) return\n"
		      "await auth.protect()"),
		"clerkMiddleware protects_all_but", "????N");
	gives(PROTECTS("[]", "let path = req.nextUrl.pathname; path = path.slice(3)\n"
			     "if (path === '/hook') return\nawait auth.protect()"),
		"clerkMiddleware protects_all_but", "?????");
	gives(PROTECTS("[]", "if (new URL('/hook', req.url).pathname === '/hook') return\n"
			     "await auth.protect()"),
		"clerkMiddleware protects_all_but", "?????");
	gives(PROTECTS("[]", "if (req.headers.get('svix-id')) return\nawait auth.protect()"),
		"clerkMiddleware protects_all_but public=?", "?????");
	gives(PROTECTS("[]", "if (req.nextUrl.pathname.startsWith('/api', 1)) return\n"
			     "await auth.protect()"),
		"clerkMiddleware protects_all_but", "?????");
}

static void helpers(void **state)
{
	(void)state;
	FILES_GIVE("clerkMiddleware protects_all_but public=/hook,/api(.*)", "NNNBN",
		{"middleware.ts",
			SERVER "import { isOpen } from './lib/open'\n"
			       "export default clerkMiddleware(async (auth, req) => {\n"
			       "  if (!isOpen(req)) await auth.protect()\n})",
			0},
		{"lib/open.ts",
			SERVER "const api = createRouteMatcher(['/api(.*)'])\n"
			       "export function isOpen(req) {\n"
			       "  if (req.nextUrl.pathname === '/hook') return true\n"
			       "  return api(req)\n}",
			0});
	FILES_GIVE("clerkMiddleware protects_all_but public=/api(.*)", "NNNBB",
		{"middleware.ts",
			SERVER "import { guard } from './lib/guard'\n"
			       "export default clerkMiddleware(async (auth, req) => {\n"
			       "  await guard(auth, req)\n})",
			0},
		{"lib/guard.ts",
			"export async function guard(a, r) {\n"
			"  if (r.nextUrl.pathname.startsWith('/api')) return\n"
			"  await a.protect()\n}",
			0});
	FILES_GIVE("clerkMiddleware protects_only public=/api(.*) protected=/dashboard(.*)",
		"NNNBN",
		{"middleware.ts",
			SERVER "import { answer } from './lib/answer'\n"
			       "export default clerkMiddleware(async (auth, req) => {\n"
			       "  const { userId } = await auth()\n"
			       "  return answer(userId, req.nextUrl.pathname)\n})",
			0},
		{"lib/answer.ts",
			NEXT
			"export function answer(user, path) {\n"
			"  if (user || path.startsWith('/api')) return NextResponse.next()\n"
			"  if (path.startsWith('/dashboard')) return NextResponse.redirect(x)\n"
			"  return NextResponse.next()\n}",
			0});
	FILES_GIVE("clerkMiddleware protects_all", "BBBBB",
		{"middleware.ts", "export { default, config } from './lib/clerk'", 0},
		{"lib/clerk.ts",
			SERVER "export default clerkMiddleware(a => a.protect())\n"
			       "export const config = { matcher: ['/(.*)'] }",
			0});
	gives(SERVER "function f(auth, req) { return f(auth, req) }\n"
		     "export default clerkMiddleware(async (auth, req) => f(auth, req))",
		"clerkMiddleware unresolved", "?????");
	gives(SERVER "const isOpen = (req) => isOpen(req)\n"
		     "export default clerkMiddleware(async (auth, req) => {\n"
		     "  if (!isOpen(req)) await auth.protect() })",
		"clerkMiddleware protects_only", "?????");
}

#define MATCHER(matcher) \
	SERVER "export default clerkMiddleware(async auth => { await auth.protect() })\n" \
	       "export const config = { matcher: " matcher " }"

static void routes_outside_the_matcher_are_let_in(void **state)
{
	(void)state;
	gives(MATCHER("'/dashboard/:path*'"), "clerkMiddleware protects_all", "NNNBN");
	gives(MATCHER("['/dashboard/:path*', '/(api|trpc)(.*)']"), "clerkMiddleware protects_all",
		"BBBBN");
	gives(MATCHER("['/((?!api|_next).*)']"), "clerkMiddleware protects_all", "NNNBB");
	gives(MATCHER("['/((?!.*\\\\..*|_next).*)', '/', '/(api|trpc)(.*)']"),
		"clerkMiddleware protects_all", "BBBBB");
	gives(MATCHER("['/((?!.*\\\\..*|_next).*)']"), "clerkMiddleware protects_all", "BB?BB");
	gives(MATCHER("[{ source: '/api/:path*' }]"), "clerkMiddleware protects_all", "BBBNN");
	gives(MATCHER("[{ source: '/hook', missing: [{ type: 'header', key: 'x' }] }]"),
		"clerkMiddleware protects_all", "?????");
	gives(MATCHER("[other]"), "clerkMiddleware protects_all", "?????");
	gives(MATCHER("other"), "clerkMiddleware protects_all", "?????");
	gives(SERVER "export default clerkMiddleware(async auth => { await auth.protect() })\n"
		     "export const config = { ...base }",
		"clerkMiddleware protects_all", "?????");
	gives(SERVER "export default clerkMiddleware(async auth => { await auth.protect() })\n"
		     "export const config = { runtime: 'nodejs' }",
		"clerkMiddleware protects_all", "BBBBB");
}

#define V4 "import { authMiddleware, redirectToSignIn } from '@clerk/nextjs'\n" NEXT

static void auth_middleware(void **state)
{
	(void)state;
	gives(V4 "export default authMiddleware()",
		"authMiddleware protects_all public= protected= 401", "BBBBB");
	gives(V4 "export default authMiddleware({})", "authMiddleware protects_all", "BBBBB");
	gives(V4 "export default authMiddleware({ publicRoutes: ['/', '/api/webhooks(.*)'] })",
		"authMiddleware protects_all_but public=/,/api/webhooks(.*) protected= 401",
		"NBBBB");
	gives(V4 "export default authMiddleware({ publicRoutes: '/hook', ignoredRoutes: [/api/] })",
		"authMiddleware protects_all_but public=/api/,/hook", "NNNBN");
	gives(V4 "const open = ['/hook']\n"
		 "export default authMiddleware({ publicRoutes: [...open, ...more] })",
		"authMiddleware protects_all_but public=/hook,?", "????N");
	gives(V4 "export default authMiddleware({ publicRoutes: (req) => open(req) })",
		"authMiddleware protects_all_but public=?", "?????");
	gives(V4 "export default authMiddleware({ ...options, publicRoutes: ['/hook'] })",
		"authMiddleware", "?????");
	gives(V4 "export default authMiddleware(options)", "authMiddleware", "?????");
	gives(V4 "export default authMiddleware({ beforeAuth: req => other(req),\n"
		 "  publicRoutes: ['/hook'], ignoredRoutes: ['/api/webhook'] })",
		"authMiddleware protects_all_but public=/api/webhook,/hook", "?N???");
	gives(V4 "export default authMiddleware({ publicRoutes: ['/hook'],\n"
		 "  afterAuth(auth, req) {\n"
		 "    if (!auth.userId && !auth.isPublicRoute) return redirectToSignIn({})\n"
		 "  } })",
		"authMiddleware protects_all_but public=/hook protected= redirect to sign-in",
		"BBBBN");
	gives(V4 "export default authMiddleware({ publicRoutes: ['/hook'],\n"
		 "  afterAuth(auth, req) {\n"
		 "    if (auth.isPublicRoute) return NextResponse.next()\n"
		 "    if (!auth.userId && req.nextUrl.pathname.startsWith('/dashboard'))\n"
		 "      return NextResponse.redirect(x)\n"
		 "  } })",
		"authMiddleware protects_only public=/hook protected=/dashboard(.*) redirect",
		"NNNBN");
	gives(V4 "export default authMiddleware({ afterAuth })", "authMiddleware unresolved",
		"?????");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_that_protect_nothing),
		cmocka_unit_test(forms_that_protect_everything),
		cmocka_unit_test(protect_that_may_not_stop_anything),
		cmocka_unit_test(lists),
		cmocka_unit_test(lists_that_are_not_known),
		cmocka_unit_test(combinations),
		cmocka_unit_test(session_tests),
		cmocka_unit_test(paths_without_a_matcher),
		cmocka_unit_test(helpers),
		cmocka_unit_test(routes_outside_the_matcher_are_let_in),
		cmocka_unit_test(auth_middleware),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
