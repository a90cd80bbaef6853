#include "collected.h"

/* Reads through helpers and checked copies: name, line and column of each in a.ts, and how. */

static void show(const struct facts *facts, struct buf *out)
{
	for (size_t i = 0; i < facts->env_reads.n; i++) {
		const struct fact_env_read *read = &facts->env_reads.items[i];

		if (str_is(read->at.file, "a.ts")) {
			buf_format(out, "%s%.*s %u:%u %.*s", out->n == 0 ? "" : "; ",
				STR_ARGS(read->name), read->at.line, read->at.column,
				STR_ARGS(read->via));
		}
	}
}

#define GETTER "function need(n, other) { const v = process.env[n]; if (!v) throw n; return v }\n"

static void helpers_with_a_name(void **state)
{
	(void)state;
	gives(GETTER "const a = need('CLERK_ISSUER')", "CLERK_ISSUER 2:16 process.env");
	gives(GETTER "need('CLERK_ISSUER', 'x'); need('OTHER')", "CLERK_ISSUER 2:6 process.env");
	gives("const need = (n, d) => process.env[n] ?? d\nneed('CLERK_A', 'CLERK_B')",
		"CLERK_A 2:6 process.env");
	gives("const clerk = (n) => process.env[`CLERK_${n}`]\nclerk('KEY')", "");
	gives("function need(n) { return settings[n] }\nneed('CLERK_ISSUER')", "");
	gives("import { need } from 'pkg'\nneed('CLERK_ISSUER')", "");
	gives(GETTER "function f(need) { need('CLERK_ISSUER') }", "");
	gives("Deno.env.get('CLERK_ISSUER')", "CLERK_ISSUER 1:1 Deno.env");
	FILES_GIVE("CLERK_ISSUER 2:6 process.env",
		{"a.ts", "import { need } from './b'\nneed('CLERK_ISSUER')", 0},
		{"b.ts", "export " GETTER, 0});
}

static void members_of_checked_copies(void **state)
{
	(void)state;
	gives("const env = schema.parse(process.env)\nenv.CLERK_A", "CLERK_A 2:1 schema");
	gives("const { CLERK_A } = cleanEnv(process.env, {})", "CLERK_A 1:9 schema");
	gives("const env = schema.parse(body)\nenv.CLERK_A", "");
	gives("const env = { CLERK_A: 'x' }\nenv.CLERK_A", "");
	FILES_GIVE("CLERK_A 2:1 schema", {"a.ts", "import { env } from './env'\nenv.CLERK_A", 0},
		{"env.ts",
			"import { createEnv } from '@t3-oss/env-nextjs'\n"
			"export const env = createEnv({ server: { CLERK_A: s }, "
			"runtimeEnv: process.env })",
			0});
	FILES_GIVE("CLERK_A 2:1 process.env",
		{"a.ts", "import { env } from './env'\nenv.CLERK_A", 0},
		{"env.ts", "export const env = { CLERK_A: process.env.CLERK_A! }", 0});
}

#define HANDLER \
	"import { SECRET } from '../../a'\nimport { Webhook } from 'svix'\n" \
	"export async function POST(req) {\n" \
	"  const evt = new Webhook(SECRET).verify(await req.text(), req.headers)\n" \
	"  if (evt.type === 'user.created') await db.insert(evt.data.email_addresses)\n" \
	"  return new Response('') }\n"

/* The file that reads the variable of a handler's secret need not say a word of Clerk. */
static void secrets_of_handlers(void **state)
{
	(void)state;
	FILES_GIVE("WEBHOOK_SECRET 1:23 process.env",
		{"a.ts", "export const SECRET = process.env.WEBHOOK_SECRET", 0},
		{"package.json", "{\"dependencies\":{\"next\":\"15.1.0\"}}", 0},
		{"app/hook/route.ts", HANDLER, 0});
	FILES_GIVE("", {"a.ts", "export const SECRET = process.env.STRIPE_WEBHOOK_SECRET", 0},
		{"package.json", "{\"dependencies\":{\"next\":\"15.1.0\"}}", 0},
		{"app/hook/route.ts", HANDLER, 0});
	FILES_GIVE("", {"a.ts", "export const SECRET = process.env.WEBHOOK_SECRET", 0},
		{"b.ts", "import { SECRET } from './a'\nimport '@clerk/nextjs'", 0});
}

static void other_environments(void **state)
{
	(void)state;
	gives("export default { fetch(request, env) { return env.CLERK_A } }",
		"CLERK_A 1:47 worker binding");
	gives("app.get('/', (c) => { const { CLERK_A, CLERK_B = 'x' } = c.env })",
		"CLERK_A 1:31 worker binding; CLERK_B 1:40 worker binding");
	gives("import { env } from 'cloudflare:workers'\nenv.CLERK_A",
		"CLERK_A 2:1 worker binding");
	gives("Netlify.env.get('CLERK_A')", "CLERK_A 1:17 Netlify.env");
	gives("const all = Deno.env.toObject()\nall.CLERK_A", "CLERK_A 2:1 Deno.env");
	gives("import { config } from 'dotenv'\nconst { parsed } = config()\nparsed.CLERK_A",
		"CLERK_A 3:1 dotenv");
	/* looking whether it is there depends on it, too */
	gives("if (Deno.env.has('CLERK_A')) {}", "CLERK_A 1:5 Deno.env");
	gives("if (!('CLERK_A' in process.env)) {}", "CLERK_A 1:7 process.env");
	gives("process.env[`CLERK_${n}`]; const n = 'A'", "CLERK_A 1:1 process.env");
	/* writing, removing, other objects of that name */
	gives("process.env.CLERK_A = 'x'; delete process.env.CLERK_A", "");
	gives("function f(process) { return process.env.CLERK_A }", "");
	gives("const env = { CLERK_A: 'x' }; const f = (e) => e.CLERK_A; f(env)", "");
}

static void each_read_once(void **state)
{
	(void)state;
	gives("const { CLERK_A } = process.env\nconst secrets = { key: CLERK_A }\nsecrets.key",
		"CLERK_A 1:9 process.env");
	gives("class C { static get key() { return process.env.CLERK_A } }\nC.key; C.key",
		"CLERK_A 1:37 process.env");
	gives("let key; const get = () => (key \?\?= process.env.CLERK_A)\nget(); get()",
		"CLERK_A 1:37 process.env");
	gives("import { cache } from 'react'\nconst get = cache(() => process.env.CLERK_A)\nget()",
		"CLERK_A 2:25 process.env");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(helpers_with_a_name),
		cmocka_unit_test(members_of_checked_copies),
		cmocka_unit_test(secrets_of_handlers),
		cmocka_unit_test(other_environments),
		cmocka_unit_test(each_read_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
