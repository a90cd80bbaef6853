#include "collected.h"

/* Each case: a file, and what is said of the verifications in it. */

static void show_one(const struct fact_token_verification *fact, struct buf *out)
{
	buf_format(out, "%.*s %.*s ", STR_ARGS(fact->library), STR_ARGS(fact->call));
	if (fact->tolerance == KNOWN_VALUE && fact->tolerance_ms == INT64_MAX) {
		buf_add_z(out, "max");
	} else if (fact->tolerance == KNOWN_VALUE && fact->tolerance_ms == INT64_MIN) {
		buf_add_z(out, "min");
	} else if (fact->tolerance == KNOWN_VALUE) {
		buf_format(out, "%lld", (long long)fact->tolerance_ms);
	} else {
		buf_add_z(out, fact->tolerance == KNOWN_ABSENT ? "absent" : "unresolved");
	}
	buf_format(out, " (%.*s)", STR_ARGS(fact->clerk_evidence));
}

static void show(const struct facts *facts, struct buf *out)
{
	for (size_t i = 0; i < facts->token_verifications.n; i++) {
		buf_add_z(out, i == 0 ? "" : "; ");
		show_one(&facts->token_verifications.items[i], out);
	}
}

#define KEYS          "const keys = createRemoteJWKSet(new URL('https://x-1.clerk.accounts.dev/k'))\n"
#define JOSE          "import { jwtVerify, createRemoteJWKSet, importSPKI } from 'jose'\n" KEYS
#define WITH(options) JOSE "await jwtVerify(token, keys, " options ")"
#define FOUND(ms)     "jose jwtVerify " ms " (Clerk host)"

static void jose_calls(void **state)
{
	(void)state;
	gives(JOSE "await jwtVerify(token, keys)", FOUND("absent"));
	gives("import * as jose from 'jose'\n"
	      "await jose.jwtVerify(t, jose.createLocalJWKSet(process.env.CLERK_JWKS))",
		"jose jwtVerify absent (CLERK_JWKS)");
	gives("const { jwtVerify: check } = require('jose')\n"
	      "check(t, process.env.CLERK_PEM.replace(/x/g, 'y'))",
		"jose jwtVerify absent (CLERK_PEM)");
	gives("import { jwtVerify } from 'npm:jose@5'\njwtVerify(t, process.env.CLERK_JWT_KEY)",
		"jose jwtVerify absent (CLERK_JWT_KEY)");
	gives("import { jwtVerify } from 'https://deno.land/x/jose@v4.14.4/index.ts'\n"
	      "jwtVerify(t, Deno.env.get('CLERK_JWT_KEY'))",
		"jose jwtVerify absent (CLERK_JWT_KEY)");
	gives("import { jwtVerify } from 'jose-other'\njwtVerify(t, process.env.CLERK_JWT_KEY)",
		"");
	gives("import { jwtVerify, importSPKI } from 'jose'\n"
	      "const key = await importSPKI(process.env.CLERK_PEM_PUBLIC_KEY, 'RS256')\n"
	      "await jwtVerify(t, key, { clockTolerance: 10 })",
		"jose jwtVerify 10000 (CLERK_PEM_PUBLIC_KEY)");
	gives("import { decodeJwt } from 'jose'\ndecodeJwt(token); // clerk",
		"jose decodeJwt absent ()");
}

static void tolerances(void **state)
{
	(void)state;
	gives(WITH("{ clockTolerance: 5 }"), FOUND("5000"));
	gives(WITH("{ clockTolerance: 0 }"), FOUND("0"));
	gives(WITH("{ clockTolerance: 0.5 }"), FOUND("500"));
	gives(WITH("{ clockTolerance: -5 }"), FOUND("-5000"));
	gives(WITH("{ clockTolerance: 10 * 60 }"), FOUND("600000"));
	gives(WITH("{ clockTolerance: Infinity }"), FOUND("max"));
	gives(WITH("{ clockTolerance: -Infinity }"), FOUND("min"));
	gives(WITH("{ clockTolerance: 0 / 0 }"), FOUND("unresolved"));
	gives(WITH("{ clockTolerance: '10s' }"), FOUND("10000"));
	gives(WITH("{ clockTolerance: '10 seconds' }"), FOUND("10000"));
	gives(WITH("{ clockTolerance: '1.5 minutes' }"), FOUND("90000"));
	gives(WITH("{ clockTolerance: '1 hr' }"), FOUND("3600000"));
	gives(WITH("{ clockTolerance: '2 Days' }"), FOUND("172800000"));
	gives(WITH("{ clockTolerance: 'soon' }"), FOUND("unresolved"));
	gives(WITH("{ clockTolerance: '10' }"), FOUND("unresolved"));
	gives(WITH("{ clockTolerance: process.env.X }"), FOUND("unresolved"));
	gives(WITH("{ clockTolerance: process.env.X ? 5 : 10 }"), FOUND("unresolved"));
	gives(WITH("{ clockTolerance: Number(x) }"), FOUND("unresolved"));
	gives(WITH("{ clockTolerance: undefined }"), FOUND("absent"));
	gives(WITH("{ issuer: 'x' }"), FOUND("absent"));
	gives(WITH("undefined"), FOUND("absent"));
}

static void options_elsewhere(void **state)
{
	(void)state;
	gives("const second = 1\nconst options = { clockTolerance: 30 * second }\n" WITH("options"),
		FOUND("30000"));
	gives("const base = { clockTolerance: 30 }\n" WITH("{ ...base, issuer: 'x' }"),
		FOUND("30000"));
	gives("const base = { issuer: 'x' }\n" WITH("{ ...base }"), FOUND("absent"));
	gives(WITH("{ ...options }"), FOUND("unresolved"));
	gives(WITH("{ clockTolerance: 5, ...options }"), FOUND("unresolved"));
	gives(WITH("{ ...options, clockTolerance: 5 }"), FOUND("5000"));
	gives(WITH("options"), FOUND("unresolved"));
	gives("const options = {}\nif (x) options.clockTolerance = 60\n" WITH("options"),
		FOUND("unresolved"));
	gives("const options = () => ({ clockTolerance: 60 })\n" WITH("options()"), FOUND("60000"));
	check(
		(const struct tree_memory_file[]){
			{"a.ts", "import { options } from './b'\n" WITH("options"), 0},
			{"b.ts", "export const options = { clockTolerance: 7 }", 0}},
		2, FOUND("7000"));
}

#define JWT   "import jwt from 'jsonwebtoken'\nconst key = process.env.CLERK_JWT_KEY\n"
#define BY(x) "jsonwebtoken verify " x " (CLERK_JWT_KEY)"

static void jsonwebtoken_calls(void **state)
{
	(void)state;
	gives(JWT "jwt.verify(token, key, { clockTolerance: 60 })", BY("60000"));
	gives(JWT "jwt.verify(token, key)", BY("absent"));
	gives(JWT "jwt.verify(token, key, { clockTolerance: '60s' })", BY("unresolved"));
	gives(JWT "jwt.verify(token, key, (error, payload) => {})", BY("absent"));
	gives(JWT "function f(done) { jwt.verify(token, key, done) }", BY("absent"));
	gives(JWT "function f(options) { jwt.verify(token, key, options) }", BY("unresolved"));
	gives(JWT "jwt.verify(token, key, { clockTolerance: 1 }, (error) => {})", BY("1000"));
	gives(JWT "const { verify } = jwt\nverify(token, key)", BY("absent"));
	gives("import * as jwt from 'jsonwebtoken'\njwt.verify(t, process.env.CLERK_JWT_KEY)",
		BY("absent"));
	gives("const jwt = require('jsonwebtoken')\njwt.verify(t, process.env.CLERK_JWT_KEY)",
		BY("absent"));
	gives("const { verify } = require('jsonwebtoken')\nverify(t, process.env.CLERK_JWT_KEY)",
		BY("absent"));
	gives("import { promisify } from 'node:util'\n" JWT "const verify = promisify(jwt.verify)\n"
	      "await verify(token, key, { clockTolerance: 2 })",
		BY("2000"));
	gives("import util from 'util'\n" JWT "await util.promisify(jwt.verify)(token, key)",
		BY("absent"));
	gives(JWT "jwt.decode(token, key)", "jsonwebtoken decode absent ()");
	gives(JWT "jwt.sign(token, key)", "");
	gives(JWT "const verify = (t, k) => true\nverify(token, key)", "");
	gives(JWT "function f(jwt) { jwt.verify(token, key) }", "");
}

static void clerks_own(void **state)
{
	(void)state;
	gives("import { verifyToken } from '@clerk/backend'\n"
	      "verifyToken(t, { secretKey: x, clockSkewInMs: 5000 })",
		"@clerk/backend verifyToken 5000 (@clerk/backend)");
	gives("import { verifyToken } from '@clerk/nextjs/server'\nverifyToken(t, options)",
		"@clerk/nextjs/server verifyToken unresolved (@clerk/nextjs/server)");
	gives("import { verifyJwt } from '@clerk/backend/jwt'\nverifyJwt(t, {})",
		"@clerk/backend/jwt verifyJwt absent (@clerk/backend/jwt)");
	gives("import { createClerkClient } from '@clerk/backend'\n"
	      "const clerk = createClerkClient({})\n"
	      "await clerk.authenticateRequest(req, { clockSkewInMs: 10 * 1000 })",
		"@clerk/backend authenticateRequest 10000 (@clerk/backend)");
	gives("import { clerkClient } from '@clerk/nextjs/server'\nasync function f() {\n"
	      "const client = await clerkClient()\nawait client.authenticateRequest(req, {}) }",
		"@clerk/backend authenticateRequest absent (@clerk/backend)");
	gives("import { clerkClient } from '@clerk/clerk-sdk-node'\nclerkClient.verifyToken(t)",
		"@clerk/clerk-sdk-node verifyToken absent (@clerk/clerk-sdk-node)");
	gives("import { Other } from 'clerk-other'\n"
	      "new Other().authenticateRequest(req, { clockSkewInMs: 1 })",
		"");
	gives("const verifyToken = () => {} // clerk\nverifyToken(t, { clockSkewInMs: 1 })", "");
}

#define NEXT    "import { clerkMiddleware } from '@clerk/nextjs/server'\n"
#define MADE(x) "@clerk/nextjs/server clerkMiddleware " x " (@clerk/nextjs/server)"

static void middleware_options(void **state)
{
	(void)state;
	gives(NEXT "export default clerkMiddleware()", MADE("absent"));
	gives(NEXT "export default clerkMiddleware({ clockSkewInMs: 5 })", MADE("5"));
	gives(NEXT "export default clerkMiddleware(() => {}, { clockSkewInMs: 6 })", MADE("6"));
	gives(NEXT "export default clerkMiddleware(() => {})", MADE("absent"));
	gives(NEXT "export default clerkMiddleware(() => {}, (req) => ({}))", MADE("absent"));
	gives(NEXT "export default clerkMiddleware(() => {}, (req) => ({ clockSkewInMs: 8 }))",
		MADE("8"));
	gives(NEXT "export default clerkMiddleware(() => {}, (req) => optionsOf(req))",
		MADE("unresolved"));
	gives(NEXT "export default clerkMiddleware(handler, options)", MADE("unresolved"));
	gives("import { clerkMiddleware } from '@clerk/express'\n"
	      "app.use(clerkMiddleware({ clockSkewInMs: 7 })); app.use(clerkMiddleware(f => ({})))",
		"@clerk/express clerkMiddleware 7 (@clerk/express); "
		"@clerk/express clerkMiddleware absent (@clerk/express)");
}

#define VERIFY "import { jwtVerify, createRemoteJWKSet } from 'jose' // clerk\n"
#define NOBODY "jose jwtVerify absent ()"

static void evidence(void **state)
{
	(void)state;
	gives(VERIFY "jwtVerify(t, new TextEncoder().encode(process.env.JWT_SECRET))", NOBODY);
	gives(VERIFY "jwtVerify(t, key)", NOBODY);
	gives(VERIFY "jwtVerify(t, createRemoteJWKSet(new URL('https://clerk.example.com/k')))",
		NOBODY);
	gives(VERIFY "const k = createRemoteJWKSet(new URL(`${process.env.CLERK_ISSUER}/k`))\n"
		     "jwtVerify(t, k)",
		"jose jwtVerify absent (CLERK_ISSUER)");
	gives(VERIFY "const url = process.env.CLERK_FAPI + '/k'\n"
		     "jwtVerify(t, createRemoteJWKSet(new URL(url)))",
		"jose jwtVerify absent (CLERK_FAPI)");
	gives(VERIFY "jwtVerify(t, key, { issuer: process.env.CLERK_ISSUER })",
		"jose jwtVerify absent (CLERK_ISSUER)");
	gives(VERIFY "jwtVerify(t, key, { issuer: ['https://x.clerk.accounts.dev'] })",
		"jose jwtVerify absent (Clerk host)");
	gives(VERIFY "jwtVerify(cookies().get('__session')?.value, key)",
		"jose jwtVerify absent (__session cookie)");
	gives(VERIFY "function f(req) { const t = req.cookies.__session; jwtVerify(t, key) }",
		"jose jwtVerify absent (__session cookie)");
	gives(VERIFY "function f(req) { const t = getCookie(req, '__session')\n"
		     "jwtVerify(t.split(';')[0], key) }",
		"jose jwtVerify absent (__session cookie)");
	gives(VERIFY "function f(req) { log('__session'); jwtVerify(req.body.token, key) }",
		NOBODY);
	gives("import jwksClient from 'jwks-rsa'\nimport jwt from 'jsonwebtoken'\n"
	      "const client = jwksClient({ jwksUri: process.env.CLERK_JWKS_URL })\n"
	      "function getKey(header, done) { client.getSigningKey(header.kid, done) }\n"
	      "jwt.verify(t, getKey, {}, done)",
		"jsonwebtoken verify absent (CLERK_JWKS_URL)");
	gives(VERIFY "const env = schema.parse(process.env)\n"
		     "jwtVerify(t, createRemoteJWKSet(new URL(env.CLERK_JWKS_URL)))",
		"jose jwtVerify absent (CLERK_JWKS_URL)");
	gives(VERIFY "const a = f(a), b = [b, a, b]\njwtVerify(t, [a, b, a, b, [b, a]])", NOBODY);
}

static void what_is_written_is_kept(void **state)
{
	static const struct tree_memory_file file = {"a.ts",
		WITH("{\n issuer: 'https://x-1.clerk.accounts.dev',\n clockTolerance: 10 * 2 }"),
		0};
	struct tree *tree = tree_open_memory(&file, 1);
	const struct fact_token_verification *fact;
	struct arena arena = {0};
	struct facts facts;

	(void)state;
	collect_facts(tree, &(struct collect_options){.jobs = 1}, &arena, &facts);
	tree_close(tree);
	assert_int_equal(facts.token_verifications.n, 1);
	fact = &facts.token_verifications.items[0];
	assert_int_equal(fact->at.line, 3);
	assert_int_equal(fact->tolerance_at.line, 5);
	assert_true(str_is(fact->tolerance_text, "10 * 2"));
	assert_true(str_is(fact->tolerance_option, "clockTolerance"));
	assert_true(str_is(fact->issuer, "https://x-1.clerk.accounts.dev"));
	assert_true(str_is(fact->key, "jwks"));
	arena_finish(&arena);
}

static void verifiers_that_are_handed_on(void **state)
{
	(void)state;
	gives(JOSE "const verify = jwtVerify\nawait verify(token, keys)", FOUND("absent"));
	gives(JOSE "function service(deps) { const verify = deps?.verify \?\? jwtVerify\n"
		   "return verify(token, keys, { clockTolerance: 5 }) }",
		FOUND("5000"));
	gives(JOSE "function service(deps) { return deps.verify(token, keys) }\n"
		   "service({ verify: jwtVerify, log })",
		FOUND("absent"));
	gives(JOSE "const service = ({ verify = jwtVerify }) => verify(token, keys)",
		FOUND("absent"));
	/* nobody is seen who hands it in, or another function may run */
	gives(JOSE "function service(deps) { return deps.verify(token, keys) }", "");
	gives(JOSE "function service(deps) { return deps.verify(token, keys) }\n"
		   "service({ verify: jwtVerify }); service({ verify: other })",
		"");
	gives(JOSE "const verify = test ? () => ({}) : jwtVerify\nverify(token, keys)", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jose_calls),
		cmocka_unit_test(tolerances),
		cmocka_unit_test(options_elsewhere),
		cmocka_unit_test(jsonwebtoken_calls),
		cmocka_unit_test(clerks_own),
		cmocka_unit_test(middleware_options),
		cmocka_unit_test(evidence),
		cmocka_unit_test(what_is_written_is_kept),
		cmocka_unit_test(verifiers_that_are_handed_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
