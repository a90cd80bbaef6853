#include "follow_answers.h"

/* Values behind helpers, singletons, packages of a workspace and other environments. */

#define SVIX "import { Webhook } from 'svix';\n"

static void made_once(void **state)
{
	(void)state;
	gives(SVIX "let w = null; function hook() { if (!w) { w = new Webhook(s) } return w }\n"
		   "ask(hook())",
		"new");
	gives(SVIX
		"let w = null; function hook() { if (w) return w; w = new Webhook(s); return w }\n"
		"ask(hook())",
		"new");
	gives(SVIX "let w: Webhook | undefined; const hook = () => (w \?\?= new Webhook(s));\n"
		   "ask(hook())",
		"new");
	gives(SVIX "const w = globalThis.hook \?\? new Webhook(s); ask(w)", "new");
	gives(SVIX "const kept = globalThis as any; const w = kept.hook || new Webhook(s); ask(w)",
		"new");
	gives("const w = other.hook \?\? 'x'; ask(w)", "global other.hook? | 'x'?");
	gives("let w = null; w = 'x'; w = 'y'; ask(w)", "'x'? | 'y'?");
	gives("let w = null; w += 'x'; ask(w)", "null?");
	gives("let w = 'a'; w = 'x'; ask(w)", "'a'?");
	gives("function f() { if (c) return make(); return make() } ask(f())", "call? | call?");
}

static void functions_that_remember(void **state)
{
	(void)state;
	gives("import { cache } from 'react'; const f = cache(() => 'x'); ask(f())", "'x'");
	gives("import memoize from 'lodash/memoize'; const f = memoize(() => 'x'); ask(f())",
		"'x'");
	gives("import { once } from 'lodash'; function f() { return 'x' } ask(once(f))",
		"function f");
	gives("import { cache } from './mine'; const f = cache(() => 'x'); ask(f())", "call");
	gives("import { debounce } from 'lodash'; const f = debounce(() => 'x'); ask(f())", "call");
}

static void text_of_variables(void **state)
{
	(void)state;
	gives("ask(`${process.env.A}`)", "env A of process.env");
	gives("ask(`Bearer ${process.env.A}`)", "unknown");
	gives("ask(`${process.env.A}${process.env.B}`)", "unknown");
	gives("ask(process.env.A.replace(/\\\\n/g, '\\n'))", "env A of process.env");
	gives("ask('a-b'.replace('-', ''))", "call");
	gives("ask(process.env.A.trim())", "env A of process.env");
	gives("ask((process.env.A \?\? ' x ').trim())", "env A of process.env? | 'x'?");
	gives("ask(process.env.A.slice(1))", "call");
	gives("ask(new Proxy({ a: 'x' }, handler).a)", "'x'?");
}

#define WORKER(code) "app.get('/', (c) => { " code " })"

static void worker_bindings(void **state)
{
	(void)state;
	gives("export default { async fetch(request, env, ctx) { ask(env.A_1) } }",
		"env A_1 of worker binding");
	gives(WORKER("ask(c.env.A)"), "env A of worker binding");
	gives(WORKER("const { A } = c.env; ask(A)"), "env A of worker binding");
	gives("import { env } from 'hono/adapter'; " WORKER("const { A } = env(c); ask(A)"),
		"env A of worker binding");
	gives("export async function onRequestPost({ request, env }) { ask(env.A) }",
		"env A of worker binding");
	gives("export const POST = ({ platform }) => { ask(platform.env.A) }",
		"env A of worker binding");
	gives("export const POST = (context) => { ask(context.locals.runtime.env.A) }",
		"env A of worker binding");
	gives("export async function action({ context }) { ask(context.cloudflare.env.A) }",
		"env A of worker binding");
	gives("import { env } from 'cloudflare:workers'; ask(env.A)", "env A of worker binding");
	gives("import * as w from 'cloudflare:workers'; ask(w.env.A)", "env A of worker binding");
	gives("import { getCloudflareContext } from '@opennextjs/cloudflare';\n"
	      "const { env } = getCloudflareContext(); ask(env.A)",
		"env A of worker binding");
	gives("import { getCloudflareContext } from '@opennextjs/cloudflare';\n"
	      "async function f() { ask((await getCloudflareContext({ async: true })).env.A) }",
		"env A of worker binding awaited");
	gives("ask(Astro.locals.runtime.env.A)", "env A of worker binding");
	gives("const secret = (env) => env.A; " WORKER("ask(secret(c.env))"),
		"env A of worker binding");
	gives("const s = z.object({ A: z.string() }); " WORKER("ask(s.parse(c.env).A)"),
		"env A of schema");
	/* a binding is more than a variable, and not everything called so is the environment */
	gives(WORKER("ask(c.env.KV.get)"), "param env.KV.get");
	gives(WORKER("ask(c.env.name)"), "param env.name");
	gives("function f(process) { ask(process.env.A) }", "param env.A");
	gives("function f(settings) { ask(settings.A) }", "param A");
	gives("import { env } from 'other'; ask(env.A)", "import env.A of other");
	FILES_GIVE("env A of process.env",
		{"a.ts", "import { run } from './b'; run(process.env)", 0},
		{"b.ts", "export const run = (env) => env.A; ask(run(process.env))", 0});
}

static void other_environments(void **state)
{
	(void)state;
	gives("ask(Netlify.env.get('A'))", "env A of Netlify.env");
	gives("ask(Netlify.env.toObject().A)", "env A of Netlify.env");
	gives("const env = Deno.env; ask(env.get('A'))", "env A of Deno.env");
	gives("const { A } = Deno.env.toObject(); ask(A)", "env A of Deno.env");
	gives("const need = (n) => { const v = Deno.env.get(n); if (!v) throw n; return v }\n"
	      "ask(need('A'))",
		"env A of Deno.env");
	gives("import dotenv from 'dotenv'; const { parsed } = dotenv.config(); ask(parsed.A)",
		"env A of dotenv");
	gives("import { config } from 'dotenv'; ask(config().parsed!.A)", "env A of dotenv");
	gives("import { load } from 'https://deno.land/std@0.1/dotenv/mod.ts';\n"
	      "const env = await load(); ask(env['A'])",
		"env A of dotenv awaited");
	gives("import { loadEnv } from 'vite'; const env = loadEnv(m, process.cwd(), ''); "
	      "ask(env.A)",
		"env A of loadEnv");
	gives("import envSchema from 'env-schema'; const c = envSchema({ schema }); ask(c.A)",
		"env A of schema");
	gives("import { envsafe, str } from 'envsafe'; ask(envsafe({ A: str() }).A)",
		"env A of schema");
	gives("import env from 'env-var'; ask(env.get('A').required().asString())",
		"env A of env-var");
	gives("import { get } from 'env-var'; ask(get('A').asString())", "env A of env-var");
	gives("import { get } from 'other'; ask(get('A').asString())", "call");
}

static void getters(void **state)
{
	(void)state;
	gives("class Config { static get secret() { return process.env.A } } ask(Config.secret)",
		"env A of process.env");
	gives("class Config { static secret() { return process.env.A } } ask(Config.secret())",
		"env A of process.env");
	gives("const parsed = s.safeParse(process.env); if (!parsed.success) { throw 1 }\n"
	      "const env = parsed.data; ask(env.A)",
		"env A of schema");
	gives("function load() { const r = s.safeParse(process.env);\n"
	      "if (!r.success) { process.exit(1) } return r.data } const env = load(); ask(env.A)",
		"env A of schema");
	gives("async function secret() { return process.env.A }\n"
	      "async function g() { const s = await secret(); ask(s) }",
		"env A of process.env awaited");
	gives("function config() { return { clerk: { secret: process.env.A! } } }\n"
	      "ask(config().clerk.secret)",
		"env A of process.env");
	gives("function f(secret = process.env.A) { return secret } ask(f())",
		"env A of process.env");
	gives("const e = (k) => process.env['CLERK_' + k]; ask(e('A'))",
		"env CLERK_A of process.env");
}

#define WORKSPACE \
	{ \
		"package.json", "{\"workspaces\": [\"packages/*\"]}", 0 \
	}

static void packages_of_a_workspace(void **state)
{
	(void)state;
	FILES_GIVE("import auth of @clerk/nextjs/server",
		{"apps/web/a.ts", "import { auth } from '@repo/auth/server'; ask(auth)", 0},
		WORKSPACE, {"packages/auth/package.json", "{\"name\": \"@repo/auth\"}", 0},
		{"packages/auth/server.ts", "export * from '@clerk/nextjs/server'", 0});
	FILES_GIVE("env A of schema",
		{"apps/web/a.ts", "import { env } from '@/env'; ask(env.A)", 0},
		{"apps/web/env.ts",
			"import { keys } from '@repo/auth/keys';\n"
			"import { createEnv } from '@t3-oss/env-nextjs';\n"
			"export const env = createEnv({ extends: [keys()], server: {}, runtimeEnv: "
			"{} })",
			0},
		{"apps/web/tsconfig.json",
			"{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./*\"]}}}", 0},
		WORKSPACE, {"packages/auth/package.json", "{\"name\": \"@repo/auth\"}", 0},
		{"packages/auth/keys.ts",
			"import { createEnv } from '@t3-oss/env-nextjs';\n"
			"export const keys = () => createEnv({ server: { A: s }, runtimeEnv: "
			"process.env })",
			0});
	FILES_GIVE("import Webhook of svix",
		{"supabase/functions/a/index.ts",
			"import { Webhook } from '../deps.ts'; ask(Webhook)", 0},
		{"supabase/functions/deps.ts",
			"export { Webhook } from 'https://esm.sh/svix@1.15.0?target=deno'", 0});
}

static void long_ways(void **state)
{
	(void)state;
	FILES_GIVE("'x'", {"a.ts", "import { v } from './1'; ask(v)", 0},
		{"1.ts", "export * from './2'; export * from './1'", 0},
		{"2.ts", "export * from './1'; export { w as v } from './3'", 0},
		{"3.ts", "export { default as w } from './4'", 0},
		{"4.ts", "import x from './5'; export default x", 0},
		{"5.ts", "import * as all from './6'; export default all.value", 0},
		{"6.js", "exports.value = require('./7').value", 0},
		{"7.js", "module.exports = { ...require('./8') }", 0},
		{"8.js", "exports.value = 'x'", 0});
	FILES_GIVE("'x' awaited",
		{"a.ts", "async function f() { const { v } = await import('./b'); ask(v) }", 0},
		{"b.ts", "import * as n from './c'; export const v = n.v", 0},
		{"c.ts", "export const v = 'x'", 0});
	FILES_GIVE("unknown", {"a.ts", "import { v } from './gone'; ask(v.w)", 0},
		{"gone.ts", "export { v } from './gone'", 0});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(made_once),
		cmocka_unit_test(functions_that_remember),
		cmocka_unit_test(text_of_variables),
		cmocka_unit_test(worker_bindings),
		cmocka_unit_test(other_environments),
		cmocka_unit_test(getters),
		cmocka_unit_test(packages_of_a_workspace),
		cmocka_unit_test(long_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
