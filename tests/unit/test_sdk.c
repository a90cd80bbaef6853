#include "make_program.h"

#include "base/buf.h"
#include "facts/named.h"
#include "facts/sdk.h"

/* What expressions are of Clerk's SDK, and which names they may be. */

struct question {
	struct made made;
	struct facts facts;
	struct collector collector;
};

/* The files, as if the app had every package in this list. */
static void open_question(struct question *q, const struct tree_memory_file *files, size_t count,
	const char *const *packages, size_t package_count)
{
	memset(q, 0, sizeof(*q));
	make_program(&q->made, files, count);
	for (uint32_t i = 0; i < q->made.program.module_count; i++) {
		q->made.program.modules[i].live = true;
	}
	for (size_t i = 0; i < package_count; i++) {
		vec_push(&q->made.arena, &q->facts.packages,
			(struct fact_package){.name = str_of(packages[i])});
	}
	q->collector = (struct collector){
		.arena = &q->made.arena,
		.facts = &q->facts,
		.program = &q->made.program,
	};
}

static const char *const kinds[] = {
	[SDK_NONE] = "nothing",
	[SDK_EXPORT] = "export",
	[SDK_AUTH_FUNCTION] = "auth()",
	[SDK_AUTH] = "auth",
	[SDK_HAS] = "has",
	[SDK_PROTECT] = "protect",
	[SDK_GET_TOKEN] = "getToken",
	[SDK_CLAIMS] = "claims",
	[SDK_ORG_ROLE] = "orgRole",
	[SDK_ORG_PERMISSIONS] = "orgPermissions",
	[SDK_USER] = "user",
	[SDK_SESSION] = "session",
	[SDK_ORGANIZATION] = "organization",
	[SDK_MEMBERSHIP] = "membership",
	[SDK_MEMBER_ROLE] = "member role",
	[SDK_CLERK] = "Clerk",
	[SDK_BACKEND_FUNCTION] = "backend()",
	[SDK_BACKEND] = "backend",
	[SDK_SIGN_IN] = "signIn",
	[SDK_SIGN_UP] = "signUp",
	[SDK_SSO] = "sso",
	[SDK_REQUEST_STATE] = "request state",
};

static void expect_answer(struct question *q, const char *code, const char *expected)
{
	struct sdk_thing thing = sdk_of(&q->collector, make_question(&q->made));
	struct str answer = str_format(&q->made.arena, thing.path.n == 0 ? "%s" : "%s .%.*s",
		kinds[thing.kind], STR_ARGS(thing.path));

	if (!str_is(answer, expected)) {
		fail_msg("%s\nis %.*s, not %s", code, STR_ARGS(answer), expected);
	}
}

static void is_with(const char *package, const char *path, const char *code, const char *expected)
{
	struct tree_memory_file file = {.path = path, .text = code};
	struct question q;

	open_question(&q, &file, 1, &package, 1);
	expect_answer(&q, code, expected);
	unmake_program(&q.made);
}

static void is(const char *code, const char *expected)
{
	is_with("@clerk/nextjs", "a.tsx", code, expected);
}

#define SERVER \
	"import { auth, clerkClient, currentUser, clerkMiddleware } from " \
	"'@clerk/nextjs/server';\n"
#define REACT "import { useAuth, useUser, useOrganization, useSignIn } from '@clerk/clerk-react';\n"

static void auth_objects(void **state)
{
	(void)state;
	is(SERVER "ask(await auth())", "auth");
	is(SERVER "const { has } = await auth(); ask(has)", "has");
	is(SERVER "ask((await auth()).protect)", "protect");
	is(SERVER "ask(auth.protect)", "protect");
	is(SERVER "ask(auth)", "auth()");
	is(SERVER "const { sessionClaims: c } = auth(); ask(c?.metadata.role)",
		"claims .metadata.role");
	is(SERVER "clerkMiddleware(async (auth, req) => { ask((await auth()).orgRole) })",
		"orgRole");
	is(SERVER "clerkMiddleware(async (auth) => { auth.protect((h) => ask(h)) })", "has");
	is(REACT "const { getToken } = useAuth(); ask(getToken)", "getToken");
	is(REACT "function useMine() { const a = useAuth(); return { ...a, more: 1 } }\n"
		 "const { has } = useMine(); ask(has)",
		"has");
	is("import { getAuth } from '@clerk/express'; ask(getAuth(req).has)", "has");
	is("import * as clerk from '@clerk/nextjs/server'; ask(clerk.auth().orgRole)", "orgRole");
	is("import { authMiddleware } from '@clerk/nextjs';\n"
	   "authMiddleware({ afterAuth(auth, req) { ask(auth.orgRole) } })",
		"orgRole");
	is("import { auth } from './mine'; ask(auth().orgRole)", "nothing");
	is("function auth() {} ask(auth().orgRole)", "nothing");
	is("import { auth } from 'next-auth'; ask((await auth()).orgRole)", "nothing");
}

static void handed_by_frameworks(void **state)
{
	(void)state;
	is_with("@clerk/astro", "a.ts",
		"export const GET = ({ locals }) => { ask(locals.auth().has) }", "has");
	is_with("svelte-clerk", "a.ts",
		"export const load = (e) => { ask(e.locals.auth().userId) }", "auth .userId");
	is_with("lucia", "a.ts", "export const load = (e) => { ask(e.locals.auth().userId) }",
		"nothing");
	is_with("@clerk/astro", "a.astro", "---\nask(await Astro.locals.currentUser())\n---\n",
		"user");
	is_with("@clerk/nuxt", "a.ts",
		"export default defineEventHandler((event) => ask(event.context.auth().orgRole))",
		"orgRole");
	is_with("@clerk/express", "a.ts", "app.get('/', (req, res) => ask(req.auth.orgRole))",
		"orgRole");
	is_with("express-jwt", "a.ts", "app.get('/', (req, res) => ask(req.auth.orgRole))",
		"nothing");
	is_with("@clerk/hono", "a.ts", "app.get('/', (c) => ask(c.get('clerkAuth')().orgRole))",
		"orgRole");
	is_with("@clerk/nuxt", "a.vue",
		"<script setup>\nconst { orgRole } = useAuth()\nask(orgRole.value)\n</script>",
		"orgRole");
}

static void resources(void **state)
{
	(void)state;
	is(SERVER "const c = await clerkClient(); ask(c.users.getUser)", "backend .users.getUser");
	is(SERVER "ask(clerkClient.users.getUser)", "backend .users.getUser");
	is(SERVER "const u = await clerkClient.users.getUser(id); ask(u.publicMetadata.role)",
		"user .publicMetadata.role");
	is("import { createClerkClient } from '@clerk/backend';\n"
	   "const clerk = createClerkClient({ secretKey }); ask(clerk.m2m.createToken)",
		"backend .m2m.createToken");
	is("import { users } from '@clerk/clerk-sdk-node'; ask(users.getUserList)",
		"backend .users.getUserList");
	is("import Clerk from '@clerk/clerk-js'; const c = new Clerk(pk); ask(c.session)",
		"session");
	is("import { Clerk } from '@clerk/clerk-js'; const c = new Clerk(pk); ask(c.openSignIn)",
		"Clerk .openSignIn");
	is("ask(window.Clerk.session.getToken)", "getToken");
	is(REACT "const { user } = useUser(); ask(user.organizationMemberships[0].role)",
		"member role");
	is(REACT "const { memberships } = useOrganization({});\n"
		 "memberships.data.find((m) => ask(m.role))",
		"member role");
	is(REACT "const { signIn, setActive } = useSignIn(); ask(signIn.emailCode.sendCode)",
		"signIn .emailCode.sendCode");
	is(REACT "const { setActive } = useSignIn(); ask(setActive)",
		"export .useSignIn().setActive");
	is("import { verifyToken } from '@clerk/backend';\n"
	   "const payload = await verifyToken(t, {}); ask(payload.org_role)",
		"claims .org_role");
	is("import { useStore } from '@nanostores/react';\n"
	   "import { $authStore } from '@clerk/astro/client'; ask(useStore($authStore).orgRole)",
		"orgRole");
}

static void across_functions(void **state)
{
	(void)state;
	is(SERVER "function check(has) { ask(has) }\n"
		  "const a = await auth(); check(a.has)",
		"has");
	is(SERVER "function check({ has }) { ask(has) }\n"
		  "const a = await auth(); check({ has: a.has, other: 1 })",
		"has");
	is(SERVER "function check(a) { ask(a.orgRole) }\n check(await auth())", "orgRole");
	is(SERVER "function check(a) { ask(a.orgRole) }\n check(await auth()); check(mine)",
		"nothing");
	is(SERVER "function check(a) { ask(a.orgRole); check(a) }\n check(await auth())",
		"orgRole");
	is(SERVER "function check(a) { ask(a.orgRole); check(a) }", "nothing");
	is(REACT "function Inner({ auth }) { return ask(auth.orgRole) }\n"
		 "const Outer = () => { const a = useAuth(); return <Inner auth={a} /> }",
		"orgRole");
}

/* The names, each with the line of its literal; '?' when there is more. */
static struct str names_of(struct question *q)
{
	named_vec names = {0};
	struct buf out = {0};
	struct str text;

	named_read(&q->collector, make_question(&q->made), &q->made.arena, &names);
	for (size_t i = 0; i < names.n; i++) {
		const struct named *it = &names.items[i];

		buf_add(&out, i == 0 ? STR("") : STR(" "));
		buf_add(&out, it->resolved ? it->text : STR("?"));
	}
	text = str_copy(&q->made.arena, buf_str(&out));
	buf_finish(&out);
	return text;
}

static void named(const char *code, const char *expected)
{
	struct tree_memory_file file = {.path = "a.tsx", .text = code};
	struct question q;
	struct str names;

	open_question(&q, &file, 1, NULL, 0);
	names = names_of(&q);
	if (!str_is(names, expected)) {
		fail_msg("%s\nis named '%.*s', not '%s'", code, STR_ARGS(names), expected);
	}
	unmake_program(&q.made);
}

static void names(void **state)
{
	(void)state;
	named("ask('a')", "a");
	named("ask(c ? 'a' : 'b')", "a b");
	named("ask(['a', 'b'])", "a b");
	named("ask(undefined)", "");
	named("ask(x ?? 'a')", "a ?");
	named("const MAP = { one: 'a', two: 'b' } as const; ask(MAP[key])", "a b");
	named("const MAP = { one: { s: 'a' }, two: { s: 'b' } }; ask(MAP[key].s)", "a b");
	named("const L = [{ s: 'a' }, { s: 'b' }]; L.map((it) => ask(it.s))", "a b");
	named("const L = [{ s: 'a' }]; L.map(({ s }) => <b onClick={() => ask(s)} />)", "a");
	named("const L = ['a', 'b']; for (const s of L) { ask(s) }", "a b");
	named("const L = ['a', 'b']; ask(L.find((x) => x))", "a b");
	named("const A = ['a']; const B = [...A, 'b']; B.forEach((x) => ask(x))", "a b");
	named("enum Role { Admin = 'a', Other = 'b' } ask(Role.Admin)", "a");
	named("ask(Object.values({ x: 'a' })[0])", "a");
	named("ask(1)", "?");
}

static void names_by_callers(void **state)
{
	(void)state;
	named("function go(s) { ask(s) } go('a'); go('b')", "a b");
	named("const go = (s) => ask(`oauth_${s}`); go('a'); go('b')", "oauth_a oauth_b");
	named("function go({ s }) { ask(s) } go({ s: 'a' })", "a");
	named("function Go({ s }) { return <i onClick={() => ask(s)} /> }\n"
	      "const P = () => <div><Go s=\"a\" /><Go s={'b'} /></div>",
		"a b");
	named("import { useCallback } from 'react';\n"
	      "const go = useCallback((s) => { ask(s) }, []); go('a')",
		"a");
	named("function go(s = 'a') { ask(s) } go()", "a");
	named("function go(s) { ask(s) } go('a'); go(other)", "a ?");
	named("function go(s) { ask(s) }", "?");
	named("function go(s) { go(s); ask(s) } go('a')", "a");
	named("function go(s) { go(s); ask(s) }", "?");
	named("function go(s) { back(s); ask(s) } function back(s) { go(s) } go('a')", "a");
	named("function go(s) { go(s + 1); ask(s) } go('a')", "a ?");
	named("const L = [{ s: 'a' }, { s: 'b' }];\n"
	      "function Go({ it }) { return ask(it.s) }\n"
	      "const P = () => L.map((it) => <Go it={it} />)",
		"a b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(auth_objects),
		cmocka_unit_test(handed_by_frameworks),
		cmocka_unit_test(resources),
		cmocka_unit_test(across_functions),
		cmocka_unit_test(names),
		cmocka_unit_test(names_by_callers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
