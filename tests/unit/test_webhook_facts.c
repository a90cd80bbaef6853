#include "webhook_rows.h"

/* What is read out of a handler: verifier, secret, body, failure, events, work. */

#define ROUTE   NEXT AT("app/api/webhooks/clerk/route.ts")
#define NEUTRAL NEXT AT("app/api/webhooks/users/route.ts")
#define VERIFY  "import { verifyWebhook } from '@clerk/nextjs/webhooks';\n"
#define SVIX    "import { Webhook } from 'svix';\n"
#define POST    "export async function POST(req) {\n"
#define RECORD \
	"{ 'svix-id': req.headers.get('svix-id'), 'svix-timestamp': " \
	"req.headers.get('svix-timestamp'), 'svix-signature': req.headers.get('svix-signature') }"
#define SECRET "process.env.CLERK_WEBHOOK_SECRET"
#define PATHS  AT("tsconfig.json") "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./*\"]}}}"

static void names_the_verifier(void **state)
{
	static const struct row rows[] = {
		{"verifyWebhook under another name",
			ROUTE
			"import { verifyWebhook as check } from '@clerk/nextjs/webhooks';\n" POST
			"const evt = await check(req) }",
			"verifier=verifyWebhook body=raw"},
		{"verifyWebhook of a namespace",
			ROUTE "import * as hooks from '@clerk/nextjs/webhooks';\n" POST
			      "const evt = await hooks.verifyWebhook(req) }",
			"verifier=verifyWebhook package=@clerk/nextjs/webhooks"},
		{"verifyWebhook imported when needed",
			ROUTE POST
			"const { verifyWebhook } = await import('@clerk/nextjs/webhooks');\n"
			"const evt = await verifyWebhook(req) }",
			"verifier=verifyWebhook before="},
		{"verifyWebhook of the backend package",
			ROUTE "import { verifyWebhook } from '@clerk/backend/webhooks';\n" POST
			      "const evt = await verifyWebhook(req) }",
			"verifier=verifyWebhook package=@clerk/backend/webhooks body=raw "
			"problems="},
		{"verifyWebhook through an own index file",
			ROUTE "import { verifyWebhook } from '@/lib/clerk';\n" POST
			      "const evt = await verifyWebhook(req) }" PATHS AT(
				      "lib/clerk.ts") "export * from '@clerk/nextjs/webhooks'",
			"verifier=verifyWebhook"},
		{"verifyWebhook of Express in Next",
			ROUTE "import { verifyWebhook } from '@clerk/express/webhooks';\n" POST
			      "const evt = await verifyWebhook(req) }",
			"problems=wrong_wrapper"},
		{"svix",
			ROUTE SVIX POST "const wh = new Webhook(" SECRET
					"); const body = await req.text();\n"
					"const evt = wh.verify(body, " RECORD ") }",
			"verifier=svix package=svix secret=CLERK_WEBHOOK_SECRET from=constructor "
			"body=raw "
			"problems= failure=throws before="},
		{"svix in one go, CommonJS",
			ROUTE "const svix = require('svix');\n" POST
			      "const evt = new svix.Webhook(" SECRET
			      ").verify(await req.text(), " RECORD ") }",
			"verifier=svix body=raw"},
		{"svix, declared first",
			ROUTE SVIX POST "let wh; let evt;\n"
					"try { wh = new Webhook(" SECRET
					"); evt = wh.verify(await req.text(), " RECORD
					") } catch { return new Response('', { status: 400 }) } }",
			"verifier=svix secret=CLERK_WEBHOOK_SECRET failure=rejects"},
		{"svix, made outside the handler",
			ROUTE SVIX "const wh = new Webhook(" SECRET ");\n" POST
				   "wh.verify(await req.text(), " RECORD ") }",
			"verifier=svix secret=CLERK_WEBHOOK_SECRET"},
		{"standardwebhooks",
			ROUTE "import { Webhook } from 'standardwebhooks';\n" POST
			      "new Webhook(" SECRET ").verify(await req.text(), { 'webhook-id':"
			      " req.headers.get('svix-id'), 'webhook-timestamp': '', "
			      "'webhook-signature': '' })}",
			"verifier=standardwebhooks problems= body=raw"},
		{"standardwebhooks with the names of svix",
			ROUTE "import { Webhook } from 'standardwebhooks';\n" POST
			      "new Webhook(" SECRET ").verify(await req.text(), " RECORD ") }",
			"verifier=standardwebhooks problems=header_names"},
		{"by hand",
			ROUTE
			"import { createHmac, timingSafeEqual } from 'crypto';\n" POST
			"const id = req.headers.get('svix-id'); const body = await req.text();\n"
			"const sent = req.headers.get('svix-signature');\n"
			"const key = Buffer.from(" SECRET ".split('_')[1], 'base64');\n"
			"const made = createHmac('sha256', "
			"key).update(`${id}.${body}`).digest('base64');\n"
			"if (made !== sent) { return new Response('', { status: 401 }) }\n"
			"const evt = JSON.parse(body); if (evt.type === 'user.created') {} }",
			"verifier=manual failure=rejects secret=CLERK_WEBHOOK_SECRET writes= "
			"events=user.created"},
		{"nothing",
			ROUTE POST
			"const { type, data } = await req.json();\n"
			"if (type === 'user.created') { await prisma.user.create({ data }) } }",
			"verifier=none failure=none body=parsed from=none events=user.created "
			"writes=create"},
		{"nothing, Clerk by the payload",
			NEUTRAL POST "const evt = await req.json();\n"
				     "switch (evt.type) { case 'user.created':\n"
				     "  await save(evt.data.email_addresses[0].email_address) } }",
			"verifier=none events=user.created"},
		{"an own function of that name that only parses",
			ROUTE POST "const evt = await verifyWebhook(req);\n"
				   "if (evt.type === 'user.created') { await save(evt.data) } }\n"
				   "async function verifyWebhook(r) { return r.json() }",
			"verifier=none body=parsed"},
		{"a function of an unknown package",
			ROUTE "import { verifyClerkWebhook } from '@acme/hooks';\n" POST
			      "const evt = await verifyClerkWebhook(req);\n"
			      "if (evt.type === 'user.created') { await save(evt.data) } }",
			"verifier=unresolved body=unknown failure=unknown"},
		{"a class of one's own",
			ROUTE
			"import { Verifier } from '@/lib/verifier';\n" POST
			"const evt = await new Verifier().check(req);\n"
			"if (evt.type === 'user.created') { await save(evt.data) } }" PATHS AT(
				"lib/verifier.ts") SVIX
			"export class Verifier { async check(req) {\n"
			"  return this.run(await req.text(), req.headers) }\n"
			"  run(body, h) { return new Webhook(" SECRET ").verify(body,\n"
			"    { 'svix-id': h.get('svix-id') }) } }",
			"verifier=svix secret=CLERK_WEBHOOK_SECRET body=raw"},
		{"a verifier in a field",
			ROUTE SVIX "class Hooks { constructor() { this.wh = new Webhook(" SECRET
				   ") }\n"
				   "  read(body, h) { return this.wh.verify(body, h) } }\n"
				   "const hooks = new Hooks();\n" POST
				   "const evt = hooks.read(await req.text(), {});\n"
				   "if (evt.type === 'user.created') { await save(evt.data) } }",
			"verifier=svix secret=CLERK_WEBHOOK_SECRET body=raw"},
		{"a shared secret in a header",
			ROUTE POST
			"if (req.headers.get('authorization') !== process.env.HOOK_TOKEN) {\n"
			"  return new Response('', { status: 401 }) }\n"
			"const evt = await req.json();\n"
			"if (evt.type === 'user.created') { await save(evt.data) } }",
			"verifier=unresolved"},
		{"a middleware in front",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "async function check(req, res, next) {\n"
						   "  try { req.evt = await verifyWebhook(req); "
						   "next() }\n"
						   "  catch { res.status(400).end() } }\n"
						   "app.post('/hooks/clerk', express.raw({ type: "
						   "'application/json' }), check,\n"
						   "  async (req, res) => { if (req.evt.type === "
						   "'user.created') { await save() }\n"
						   "  res.end() });",
			"verifier=verifyWebhook failure=rejects events=user.created"},
		{"a middleware for all of the path",
			EXPRESS AT(
				"src/index.ts") "import express from 'express'; const app = "
						"express();\n"
						"import { verifyWebhook } from "
						"'@clerk/express/webhooks';\n"
						"app.use('/hooks', express.raw({ type: "
						"'application/json' }));\n"
						"app.use('/hooks', async (req, res, next) => {\n"
						"  try { req.evt = await verifyWebhook(req); "
						"next() }\n"
						"  catch { res.status(400).end() } });\n"
						"app.post('/hooks/clerk', async (req, res) => {\n"
						"  if (req.evt.type === 'user.created') { await "
						"save() } res.end() });",
			"handlers=1 verifier=verifyWebhook failure=rejects events=user.created "
			"body=raw"},
		{"a wrapper of a package that verifies",
			ROUTE "import { verifySignatureAppRouter } from '@acme/queue';\n"
			      "export const POST = verifySignatureAppRouter(async (req) => {\n"
			      "  const evt = await req.json();\n"
			      "  if (evt.type === 'user.created') { await save(evt) } });",
			"verifier=unresolved"},
		{"a wrapper of a package that does something else",
			ROUTE "import { withLogging } from '@acme/logs';\n"
			      "export const POST = withLogging(async (req) => {\n"
			      "  const evt = await req.json();\n"
			      "  if (evt.type === 'user.created') { await save(evt) } });",
			"verifier=none"},
		{"a middleware of a package that verifies",
			EXPRESS AT(
				"src/index.ts") "import express from 'express';\n"
						"import { clerkWebhookAuth } from '@acme/auth';\n"
						"const app = express();\n"
						"app.post('/hooks/clerk', clerkWebhookAuth(), "
						"(req, res) => {\n"
						"  if (req.body.type === 'user.created') { save() "
						"} });",
			"verifier=unresolved"},
		{"a service that is one object",
			EXPRESS AT(
				"src/index.ts") "import express from 'express'; import { service } "
						"from './service';\n"
						"const app = express();\n"
						"app.post('/hooks/clerk', express.raw({ type: "
						"'*/*' }), async (req, res) => {\n"
						"  const evt = await "
						"service.check(req.body.toString(), req.headers);\n"
						"  await service.act(evt); res.json({}) });" AT(
							"src/service.ts") SVIX
			"class Service { private wh: Webhook;\n"
			"  async check(body, headers) {\n"
			"    return new Webhook(" SECRET ").verify(body, headers) }\n"
			"  async act(event) { switch (event.type) { case 'user.created': } } }\n"
			"export const service = new Service();",
			"verifier=svix body=raw events=user.created secret=CLERK_WEBHOOK_SECRET"},
		{"controllers by name, CommonJS",
			EXPRESS AT(
				"index.js") "const express = require('express'); const app = "
					    "express();\n"
					    "const { hook } = require('./controllers/hook');\n"
					    "const wrap = (fn) => (req, res, next) =>\n"
					    "  Promise.resolve(fn(req, res, next)).catch(next);\n"
					    "app.post('/hooks/clerk', express.raw({ type: '*/*' "
					    "}), wrap(hook));" AT(
						    "controllers/hook.js") "const { Webhook } = "
									   "require('svix');\n"
									   "exports.hook = async "
									   "(req, res) => {\n"
									   "  const wh = new "
									   "Webhook(" SECRET ");\n"
									   "  const { type } = "
									   "wh.verify(req.body, "
									   "req.headers);\n"
									   "  switch (type) { case "
									   "'user.created': break "
									   "}\n"
									   "  res.json({}) };",
			"verifier=svix body=raw events=user.created failure=throws handler=hook"},
		{"two secrets in a row",
			ROUTE SVIX POST
			"const body = await req.text(); let evt;\n"
			"try { evt = new Webhook(process.env.A_CLERK_HOOK).verify(body, " RECORD
			") } catch {\n"
			"try { evt = new Webhook(process.env.B_CLERK_HOOK).verify(body, " RECORD
			") } catch { return new Response('', { status: 400 }) } }\n"
			"await save(evt) }",
			"verifier=svix secret=A_CLERK_HOOK,B_CLERK_HOOK problems="},
	};

	(void)state;
	ROWS(rows);
}

static void tells_clerk_from_others(void **state)
{
	static const struct row rows[] = {
		{"Resend",
			NEUTRAL SVIX POST
			"const evt = new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(\n"
			"  await req.text(), " RECORD ");\n"
			"if (evt.type === 'email.bounced' || evt.type === 'email.created') {} }",
			"handlers=0"},
		{"Resend without its name",
			NEUTRAL SVIX POST
			"const evt = new Webhook(process.env.WEBHOOK_SECRET).verify(\n"
			"  await req.text(), " RECORD ");\n"
			"switch (evt.type) { case 'email.delivered': case 'email.bounced': } }",
			"handlers=0"},
		{"Resend in a file that also knows Clerk's types",
			EXPRESS AT("src/index.ts") "import express from 'express'; import { "
						   "UserJSON } from '@clerk/express';\n" SVIX
						   "const app = express();\n"
						   "app.post('/mail', express.raw({ type: '*/*' "
						   "}), (req, res) => {\n"
						   "  const evt = new "
						   "Webhook(process.env.WEBHOOK_SECRET).verify(req."
						   "body, {});\n"
						   "  if (evt.type === 'email.bounced') { "
						   "res.end() } });",
			"handlers=0"},
		{"Recall",
			NEUTRAL SVIX POST
			"const evt = new Webhook(process.env.RECALL_WEBHOOK_SECRET).verify(\n"
			"  await req.text(), " RECORD "); if (evt.event === 'bot.done') {} }",
			"handlers=0"},
		{"WorkOS has users too",
			NEUTRAL SVIX POST
			"const evt = new Webhook(process.env.WORKOS_WEBHOOK_SECRET).verify(\n"
			"  await req.text(), " RECORD "); if (evt.type === 'user.created') {} }",
			"handlers=0"},
		{"svix, neutral name, Clerk's events",
			NEUTRAL SVIX POST
			"const evt = new Webhook(process.env.WEBHOOK_SECRET).verify(\n"
			"  await req.text(), " RECORD "); if (evt.type === 'user.created') {} }",
			"handlers=1 secret=WEBHOOK_SECRET"},
		{"svix, neutral name, Clerk's types",
			NEUTRAL
			"import type { WebhookEvent } from '@clerk/nextjs/server';\n" SVIX POST
			"const evt: WebhookEvent = new "
			"Webhook(process.env.WEBHOOK_SECRET).verify(\n"
			"  await req.text(), " RECORD "); await sync(evt) }",
			"handlers=1"},
		{"sending webhooks",
			ROUTE "import { Svix } from 'svix';\n" POST
			      "const svix = new Svix(process.env.SVIX_TOKEN);\n"
			      "await svix.message.create('app', { eventType: 'user.created', "
			      "payload: {} }) }",
			"handlers=0"},
		{"a Webhook class of one's own",
			NEUTRAL "class Webhook { constructor(s) {} verify(b) { return "
				"JSON.parse(b) } }\n" POST
				"const evt = new Webhook('x').verify(await req.text());\n"
				"if (evt.type === 'order.paid') {} }",
			"handlers=0"},
		{"an own verifyWebhook for something else",
			NEUTRAL POST "const evt = await verifyWebhook(req); if (evt.type === "
				     "'order.paid') {} }\n"
				     "async function verifyWebhook(r) { return r.json() }",
			"handlers=0"},
		{"an own event bus",
			NEXT AT("app/api/events/route.ts") POST
			"const event = await req.json();\n"
			"if (event.type === 'user.created') { await bus.emit(event) } }",
			"handlers=0"},
		{"Stripe next to Clerk",
			NEUTRAL
			"import { auth } from '@clerk/nextjs/server';\n"
			"import Stripe from 'stripe';\n" POST
			"const event = stripe.webhooks.constructEvent(await req.text(), 's', "
			"'k');\n"
			"if (event.type === 'customer.subscription.updated') { await auth() } }",
			"handlers=0"},
		{"a story",
			NEXT AT("app/api/webhooks/route.stories.ts") VERIFY POST
			"await verifyWebhook(req) }",
			"handlers=0"},
	};

	(void)state;
	ROWS(rows);
}

static void follows_the_secret(void **state)
{
#define OPTION(text) \
	VERIFY text "\n" POST "const evt = await verifyWebhook(req, { signingSecret: secret }) }"
	static const struct row rows[] = {
		{"member", ROUTE OPTION("const secret = process.env.A_CLERK_HOOK!;"),
			"secret=A_CLERK_HOOK from=option default="},
		{"index", ROUTE OPTION("const secret = process.env['A_CLERK_HOOK'] as string;"),
			"secret=A_CLERK_HOOK from=option"},
		{"destructured", ROUTE OPTION("const { A_CLERK_HOOK: secret } = process.env;"),
			"secret=A_CLERK_HOOK"},
		{"a chain of constants",
			ROUTE OPTION("const { env } = process;\n"
				     "const a = env.A_CLERK_HOOK; const secret = a;"),
			"secret=A_CLERK_HOOK"},
		{"an empty default", ROUTE OPTION("const secret = process.env.A_CLERK_HOOK ?? '';"),
			"secret=A_CLERK_HOOK default=empty"},
		{"an empty default by or",
			ROUTE OPTION("const secret = process.env.A_CLERK_HOOK || '';"),
			"secret=A_CLERK_HOOK default=empty"},
		{"a literal default",
			ROUTE OPTION("const secret = process.env.A_CLERK_HOOK || "
				     "'whsec_ZmFrZWZha2VmYWtl';"),
			"secret=A_CLERK_HOOK default=literal from=option"},
		{"two alternatives",
			ROUTE OPTION("const secret = process.env.A_CLERK_HOOK ?? "
				     "process.env.B_CLERK_HOOK;"),
			"secret=A_CLERK_HOOK,B_CLERK_HOOK"},
		{"by environment",
			ROUTE OPTION("const secret = process.env.NODE_ENV === 'production'\n"
				     "  ? process.env.A_CLERK_HOOK : process.env.B_CLERK_HOOK;"),
			"secret=A_CLERK_HOOK,B_CLERK_HOOK"},
		{"a literal", ROUTE OPTION("const secret = 'whsec_ZmFrZWZha2VmYWtlZmFrZWZha2U=';"),
			"secret= from=literal class="},
		{"the API's secret key",
			ROUTE OPTION("const secret = process.env.CLERK_SECRET_KEY;"),
			"secret=CLERK_SECRET_KEY class=secret"},
		{"a publishable key",
			ROUTE OPTION(
				"const secret = process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY;"),
			"class=publishable"},
		{"zod",
			ROUTE OPTION(
				"import { env } from '@/env'; const secret = env.A_CLERK_HOOK;")
				PATHS AT("env.ts") "import { z } from 'zod';\n"
						   "export const env = z.object({ A_CLERK_HOOK: "
						   "z.string() }).parse(process.env)",
			"secret=A_CLERK_HOOK from=option"},
		{"zod, step by step",
			ROUTE OPTION("import { env } from '@/env'; const secret = "
				     "env.A_CLERK_HOOK;")
				PATHS AT("env.ts") "import { z } from 'zod'; const schema = "
						   "z.object({});\n"
						   "const parsed = schema.safeParse(process.env);\n"
						   "if (!parsed.success) { throw new Error('x') }\n"
						   "export const env = parsed.data;",
			"secret=A_CLERK_HOOK"},
		{"t3",
			ROUTE OPTION("import { env } from '../../../../env.mjs';\n"
				     "const secret = env.A_CLERK_HOOK;")
				AT("env.mjs") "import { createEnv } from '@t3-oss/env-nextjs';\n"
					      "export const env = createEnv({ server: { "
					      "A_CLERK_HOOK: z.string() },\n"
					      "  runtimeEnv: { A_CLERK_HOOK: "
					      "process.env.A_CLERK_HOOK } })",
			"secret=A_CLERK_HOOK from=option"},
		{"envalid",
			ROUTE OPTION(
				"import { env } from '@/env'; const secret = env.A_CLERK_HOOK;")
				PATHS AT("env.ts") "import { cleanEnv, str } from 'envalid';\n"
						   "export const env = cleanEnv(process.env, { "
						   "A_CLERK_HOOK: str() })",
			"secret=A_CLERK_HOOK"},
		{"a settings object",
			ROUTE OPTION("import config from '@/config';\n"
				     "const secret = config.clerk.hook;")
				PATHS AT("config.ts") "export default { clerk: { hook: "
						      "process.env.A_CLERK_HOOK } } as const",
			"secret=A_CLERK_HOOK"},
		{"a function that gives it",
			ROUTE OPTION("const secret = getSecret();\n"
				     "function getSecret() { const s = process.env.A_CLERK_HOOK;\n"
				     "  if (!s) { throw new Error('missing') } return s }"),
			"secret=A_CLERK_HOOK from=option"},
		{"a function that asks by name",
			ROUTE OPTION("const secret = need('A_CLERK_HOOK');\n"
				     "function need(name) { const v = process.env[name];\n"
				     "  if (!v) { throw new Error(name) } return v }"),
			"secret=A_CLERK_HOOK from=option"},
		{"something unknown", ROUTE OPTION("import { secret } from '@acme/settings';"),
			"secret= from=unresolved"},
		{"no option at all", ROUTE VERIFY POST "const evt = await verifyWebhook(req, {}) }",
			"secret=CLERK_WEBHOOK_SIGNING_SECRET from=implicit"},
		{"an undefined option", ROUTE OPTION("const secret = undefined;"),
			"secret=CLERK_WEBHOOK_SIGNING_SECRET from=implicit"},
		{"options of somewhere else",
			ROUTE VERIFY "import { options } from '@acme/settings';\n" POST
				     "const evt = await verifyWebhook(req, options) }",
			"secret= from=unresolved"},
		{"the helper's parameter",
			ROUTE SVIX "function check(body, headers, secret) {\n"
				   "  return new Webhook(secret).verify(body, headers) }\n" POST
				   "const evt = check(await req.text(), " RECORD
				   ", process.env.A_CLERK_HOOK) }",
			"secret=A_CLERK_HOOK body=raw from=constructor"},
		{"an empty default that is refused first",
			ROUTE SVIX POST
			"const secret = process.env.A_CLERK_HOOK ?? '';\n"
			"if (!secret) { return new Response('', { status: 500 }) }\n"
			"new Webhook(secret).verify(await req.text(), " RECORD ") }",
			"secret=A_CLERK_HOOK default="},
		{"an empty default that is refused at the start",
			ROUTE SVIX "const secret = process.env.A_CLERK_HOOK || '';\n"
				   "if (secret === '') { throw new Error('no secret') }\n" POST
				   "new Webhook(secret).verify(await req.text(), " RECORD ") }",
			"secret=A_CLERK_HOOK default="},
		{"an empty default, something else is refused",
			ROUTE SVIX POST "const secret = process.env.A_CLERK_HOOK ?? '';\n"
					"const id = req.headers.get('svix-id');\n"
					"if (!id) { return new Response('', { status: 400 }) }\n"
					"new Webhook(secret).verify(await req.text(), " RECORD
					") }",
			"default=empty"},
	};

	(void)state;
	ROWS(rows);
}

static void judges_the_body(void **state)
{
#define BODY(text, argument) \
	ROUTE SVIX POST "const wh = new Webhook(" SECRET ");\n" text "\n" \
			"const evt = wh.verify(" argument ", " RECORD ") }"
	static const struct row rows[] = {
		{"text", BODY("const body = await req.text();", "body"), "body=raw problems="},
		{"bytes", BODY("const b = Buffer.from(await req.arrayBuffer());", "b"),
			"body=raw problems="},
		{"bytes to text",
			BODY("const b = Buffer.from(await req.arrayBuffer());",
				"b.toString('utf8')"),
			"body=raw"},
		{"of a copy", BODY("const body = await req.clone().text();", "body"), "body=raw"},
		{"serialised again",
			BODY("const p = await req.json(); const body = JSON.stringify(p);", "body"),
			"body=restringified problems=restringified"},
		{"the object", BODY("const body = await req.json();", "body"),
			"body=parsed problems=parsed_object"},
		{"a part of the object", BODY("const { data } = await req.json();", "data"),
			"body=parsed problems=parsed_object"},
		{"text encoded once more",
			BODY("const body = await req.text();", "JSON.stringify(body)"),
			"body=restringified problems=double_encoded"},
		{"read as JSON, then as text",
			BODY("const p = await req.json();\n"
			     "const body = await req.text();",
				"body"),
			"body=raw problems=body_consumed"},
		{"by a function of what it is given",
			EXPRESS AT(
				"src/index.ts") "import express from 'express';\n" SVIX
						"const app = express();\n"
						"function text(body) {\n"
						"  if (typeof body === 'string') { return body }\n"
						"  return Buffer.isBuffer(body) ? body.toString() "
						": null }\n"
						"app.post('/clerk', express.raw({ type: '*/*' }), "
						"(req, res) => {\n"
						"  const wh = new Webhook(" SECRET ");\n"
						"  wh.verify(text(req.body), req.headers) });",
			"verifier=svix body=raw problems="},
		{"the text of something else",
			BODY("const other = await fetch('https://x.test');\n"
			     "const body = await other.text();",
				"body"),
			"body=unknown problems="},
		{"not to be followed", BODY("const body = await load(req);", "body"),
			"body=unknown"},
		{"whatever it is, raw",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n" SVIX
						   "app.post('/clerk', express.raw({ type: '*/*' "
						   "}), (req, res) => {\n"
						   "  const body = Buffer.isBuffer(req.body) ? "
						   "req.body.toString('utf8')\n"
						   "    : JSON.stringify(req.body);\n"
						   "  new Webhook(" SECRET
						   ").verify(body, req.headers) });",
			"body=raw problems="},
		{"whatever it is, parsed",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n" SVIX "app.use(express.json());\n"
						   "app.post('/clerk', (req, res) => {\n"
						   "  const body = typeof req.body === 'string' ? "
						   "req.body\n"
						   "    : JSON.stringify(req.body);\n"
						   "  new Webhook(" SECRET
						   ").verify(body, req.headers) });",
			"body=restringified problems=restringified"},
		{"a Headers object",
			ROUTE SVIX POST "new Webhook(" SECRET
					").verify(await req.text(), req.headers) }",
			"body=raw problems=headers_object"},
		{"headers() itself",
			ROUTE SVIX "import { headers } from 'next/headers';\n" POST
				   "new Webhook(" SECRET
				   ").verify(await req.text(), await headers()) }",
			"problems=headers_object"},
		{"an own headers()",
			ROUTE SVIX POST "function headers() { return " RECORD " }\n"
					"new Webhook(" SECRET
					").verify(await req.text(), headers()) }",
			"problems="},
		{"headers as a record",
			ROUTE SVIX POST "const h = Object.fromEntries(req.headers);\n"
					"new Webhook(" SECRET ").verify(await req.text(), h) }",
			"problems="},
		{"verifyWebhook after json()",
			ROUTE VERIFY POST
			"const body = await req.json(); const evt = await verifyWebhook(req) }",
			"body=raw problems=body_consumed"},
		{"verifyWebhook after json() of a copy",
			ROUTE VERIFY POST "const body = await req.clone().json(); const evt = "
					  "await verifyWebhook(req) }",
			"body=raw problems="},
		{"verifyWebhook of a copy after json()",
			ROUTE VERIFY POST
			"const copy = req.clone(); const body = await req.json();\n"
			"const evt = await verifyWebhook(copy) }",
			"body=raw problems="},
		{"json() of a request on another way",
			ROUTE VERIFY POST
			"if (req.headers.get('x-test')) {\n"
			"  const b = await req.json(); return Response.json(b) }\n"
			"const evt = await verifyWebhook(req) }",
			"body=raw problems="},
		{"json() in the helper that verifies",
			ROUTE VERIFY "async function check(r) { const b = await r.json(); return "
				     "verifyWebhook(r) }\n" POST "const evt = await check(req) }",
			"body=raw problems=body_consumed"},
		{"json() of something else",
			ROUTE VERIFY POST
			"const r = await fetch('https://x.test'); const x = await r.json();\n"
			"const evt = await verifyWebhook(req) }",
			"body=raw problems= before=fetch"},
		{"the whole context",
			ROUTE VERIFY
			"export async function POST({ request }) { await verifyWebhook(request) }",
			"body=unknown problems="},
	};

	(void)state;
	ROWS(rows);
}

static void judges_failure(void **state)
{
#define WITH(text) ROUTE VERIFY POST "let evt;\ntry { evt = await verifyWebhook(req) }\n" text "\n}"
#define THEN       "\nif (evt.type === 'user.created') { await save(evt.data) }\nreturn new Response('')"
	static const struct row rows[] = {
		{"400", WITH("catch (e) { return new Response('x', { status: 400 }) }" THEN),
			"failure=rejects"},
		{"NextResponse",
			WITH("catch (e) { return NextResponse.json({ error: 'x', code: 200 },"
			     " { status: 401 }) }" THEN),
			"failure=rejects"},
		{"a number in the body is no status",
			WITH("catch (e) { return Response.json({ code: 400 }) }" THEN),
			"failure=answers_2xx"},
		{"no status is 200",
			WITH("catch (e) { return NextResponse.json({ error: 'bad' }) }" THEN),
			"failure=answers_2xx"},
		{"200 in so many words",
			WITH("catch (e) { return new Response('', { status: 200 }) }" THEN),
			"failure=answers_2xx"},
		{"a status of a constant",
			ROUTE VERIFY "const BAD = 400;\n" POST "try { await verifyWebhook(req) }\n"
				     "catch { return new Response('', { status: BAD }) } }",
			"failure=rejects"},
		{"a status of a package",
			ROUTE VERIFY
			"import { StatusCodes } from 'http-status-codes';\n" POST
			"try { await verifyWebhook(req) }\n"
			"catch { return new Response('', { status: StatusCodes.BAD_REQUEST }) } }",
			"failure=rejects"},
		{"a status of an enum",
			ROUTE VERIFY
			"enum HttpStatus { OK = 200, BAD_REQUEST = 400 }\n" POST
			"try { await verifyWebhook(req) }\n"
			"catch { return new Response('', { status: HttpStatus.BAD_REQUEST }) } }",
			"failure=rejects"},
		{"a status that depends",
			WITH("catch (e) { return new Response('', { status: e.status })"
			     "}" THEN),
			"failure=unknown"},
		{"a response made by an own function",
			ROUTE VERIFY
			"const bad = (text) => Response.json({ text }, { status: 400 });\n" POST
			"try { await verifyWebhook(req) } catch { return bad('x') } }",
			"failure=rejects"},
		{"a response of an own function with a status",
			ROUTE VERIFY
			"function answer(text, status) { return Response.json({ text }, { status "
			"}) }\n" POST
			"try { await verifyWebhook(req) } catch { return answer('x', 401) } }",
			"failure=rejects"},
		{"a response in a variable",
			WITH("catch (e) { const r = new Response('', { status: 400 });"
			     " return r }" THEN),
			"failure=rejects"},
		{"thrown on", WITH("catch (e) { console.error(e); throw e }" THEN),
			"failure=throws"},
		{"thrown as something else",
			WITH("catch (e) { throw createError({ status: 400 }) }" THEN),
			"failure=throws"},
		{"no try", ROUTE VERIFY POST "const evt = await verifyWebhook(req);" THEN "}",
			"failure=throws"},
		{"only logged", WITH("catch (e) { console.error(e) }" THEN),
			"failure=falls_through"},
		{"only logged, then answered",
			ROUTE VERIFY POST
			"try { const evt = await verifyWebhook(req); await save(evt) }\n"
			"catch (e) { console.error(e) }\n"
			"return Response.json({ received: true }) }",
			"failure=answers_2xx"},
		{"ways out of one catch that differ",
			WITH("catch (e) {\n"
			     "  if (e.code === 'P2002') { return new Response('', { status: 200 }) "
			     "}\n"
			     "  return new Response('', { status: 400 }) }" THEN),
			"failure=unknown"},
		{"ways out of one catch that agree",
			WITH("catch (e) {\n"
			     "  if (e.code) { return new Response('', { status: 401 }) }\n"
			     "  return new Response('', { status: 400 }) }" THEN),
			"failure=rejects"},
		{"finally",
			ROUTE VERIFY POST
			"try { await verifyWebhook(req); return new Response('') }\n"
			"catch (e) { return new Response('', { status: 400 }) }\n"
			"finally { console.log('done') } }",
			"failure=rejects"},
		{"only logged, then refused",
			ROUTE VERIFY POST "let evt;\n"
					  "try { evt = await verifyWebhook(req) }\n"
					  "catch (e) { console.error(e) }\n"
					  "if (!evt) { return new Response('', { status: 400 }) }\n"
					  "await save(evt) }",
			"failure=rejects"},
		{"for each secret in turn",
			ROUTE SVIX POST "const body = await req.text(); let evt;\n"
					"for (const s of [process.env.A, process.env.B]) {\n"
					"  try { evt = new Webhook(s).verify(body, " RECORD
					"); break }\n"
					"  catch (e) {} }\n"
					"if (!evt) { return new Response('', { status: 401 }) }\n"
					"await save(evt) }",
			"failure=rejects"},
		{"a chain",
			ROUTE VERIFY POST
			"const evt = await verifyWebhook(req).catch(() => null);" THEN "}",
			"failure=unknown"},
		{"a helper that gives null, refused",
			ROUTE VERIFY
			"async function check(r) { try { return await verifyWebhook(r) }\n"
			"  catch (e) { return null } }\n" POST "const evt = await check(req);\n"
			"if (!evt) { return new Response('', { status: 400 }) }" THEN "}",
			"failure=rejects"},
		{"a helper that gives null, not refused",
			ROUTE VERIFY
			"async function check(r) { try { return await verifyWebhook(r) }\n"
			"  catch (e) { return null } }\n" POST "const evt = await check(req);\n"
			"if (evt.type !== 'user.created') { return new Response('', { status: 200 "
			"}) }\n"
			"await save(evt) }",
			"failure=falls_through"},
		{"a helper that gives nothing, elsewhere",
			ROUTE "import { validate } from '../../../../lib/validate';\n" POST
			      "const evt = await validate(req);\n"
			      "if (!evt) { return new Response('', { status: 401 }) }" THEN
			      "}" AT("lib/validate.ts") SVIX
			"export async function validate(request) {\n"
			"  const wh = new Webhook(" SECRET "); const body = await request.text();\n"
			"  try { return wh.verify(body, { 'svix-id': "
			"request.headers.get('svix-id') }) }\n"
			"  catch (e) { console.error(e); return } }",
			"verifier=svix failure=rejects body=raw before="},
		{"a helper that gives a result",
			ROUTE VERIFY
			"async function check(r) { try { return { ok: true, evt: await "
			"verifyWebhook(r) } }\n"
			"  catch (error) { return { ok: false, error } } }\n" POST
			"const result = await check(req);\n"
			"if (!result.ok) { return new Response('', { status: 400 }) }\n"
			"await save(result.evt) }",
			"failure=rejects"},
		{"a helper that throws, caught by the caller",
			ROUTE VERIFY
			"async function check(r) { return verifyWebhook(r) }\n" POST
			"try { const evt = await check(req); return Response.json({}) }\n"
			"catch { return new Response('', { status: 400 }) } }",
			"failure=rejects"},
		{"Express, sent without return",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "app.post('/hooks', express.raw({ type: '*/*' "
						   "}), async (req, res) => { let evt;\n"
						   "  try { evt = await verifyWebhook(req) } catch "
						   "(e) { res.status(400).json({}) }\n"
						   "  await save(evt.data); res.json({}) });",
			"failure=falls_through"},
		{"Express, sent at the end",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "app.post('/hooks', express.raw({ type: '*/*' "
						   "}), async (req, res) => {\n"
						   "  try { const evt = await verifyWebhook(req); "
						   "res.json({}) }\n"
						   "  catch (e) { res.status(400).json({ count: "
						   "200 }) } });",
			"failure=rejects"},
		{"Express, sent, then a bare return",
			EXPRESS AT(
				"src/index.ts") "import express from 'express'; const app = "
						"express();\n"
						"import { verifyWebhook } from "
						"'@clerk/express/webhooks';\n"
						"app.post('/hooks', express.raw({ type: '*/*' }), "
						"async (req, res) => { let evt;\n"
						"  try { evt = await verifyWebhook(req) }\n"
						"  catch (e) { res.status(400).json({}); return }\n"
						"  await save(evt.data); res.json({}) });",
			"failure=rejects"},
		{"Express, next(err)",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "app.post('/hooks', express.raw({ type: '*/*' "
						   "}), async (req, res, next) => {\n"
						   "  try { const evt = await verifyWebhook(req); "
						   "res.json({}) }\n"
						   "  catch (e) { next(e) } });",
			"failure=rejects"},
		{"Express, sendStatus",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "app.post('/hooks', express.raw({ type: '*/*' "
						   "}), async (req, res) => {\n"
						   "  try { const evt = await verifyWebhook(req); "
						   "res.sendStatus(204) }\n"
						   "  catch (e) { return res.sendStatus(403) } });",
			"failure=rejects"},
		{"Express, 200 for everything",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "app.post('/hooks', express.raw({ type: '*/*' "
						   "}), async (req, res) => {\n"
						   "  try { const evt = await verifyWebhook(req); "
						   "res.json({}) }\n"
						   "  catch (e) { res.json({ error: true }) } });",
			"failure=answers_2xx"},
	};

	(void)state;
	ROWS(rows);
}

static void reads_events(void **state)
{
#define EVENTS(text) ROUTE VERIFY POST "const evt = await verifyWebhook(req);\n" text "\n}"
	static const struct row rows[] = {
		{"if", EVENTS("if (evt.type === 'user.created' || 'user.updated' === evt.type) {}"),
			"events=user.created,user.updated dispatch=if complete=yes "
			"known=known,known"},
		{"switch with fall-through",
			EVENTS("switch (evt.type) { case 'user.created':\n"
			       "case 'user.updated': await a(); break; case 'user.deleted': break; "
			       "default: }"),
			"events=user.created,user.updated,user.deleted dispatch=switch "
			"complete=yes"},
		{"switch over true", EVENTS("switch (true) { case evt.type === 'user.created': }"),
			"events=user.created"},
		{"a constant",
			EVENTS("const eventType = evt.type;\nif (eventType === 'user.deleted') {}"),
			"events=user.deleted dispatch=if"},
		{"destructured",
			EVENTS("const { type, data } = evt;\nif (type === 'user.deleted') {}"),
			"events=user.deleted dispatch=if"},
		{"destructured under another name",
			EVENTS("const { type: kind } = evt;\nif (kind === 'user.deleted') {}"),
			"events=user.deleted dispatch=if"},
		{"both",
			EVENTS("if (evt.type === 'user.created') {}\n"
			       "switch (evt.type) { case 'user.deleted': }"),
			"events=user.created,user.deleted dispatch=mixed"},
		{"array", EVENTS("if (['user.created', 'user.updated'].includes(evt.type)) {}"),
			"events=user.created,user.updated dispatch=array complete=yes"},
		{"a constant array",
			ROUTE VERIFY "const SEEN = ['user.created'] as const;\n" POST
				     "const evt = await verifyWebhook(req); if "
				     "(!SEEN.includes(evt.type)) { return } }",
			"events=user.created dispatch=array complete=yes"},
		{"set", EVENTS("const s = new Set(['user.created']);\nif (s.has(evt.type)) {}"),
			"events=user.created dispatch=array complete=yes"},
		{"prefix", EVENTS("if (evt.type.startsWith('user.')) {}"),
			"events= dispatch=prefix complete=no"},
		{"the first part", EVENTS("if (evt.type.split('.')[0] === 'user') {}"),
			"events= dispatch=prefix complete=no"},
		{"an expression", EVENTS("if (/^user\\./.test(evt.type)) {}"),
			"events= complete=no"},
		{"table",
			EVENTS("const t = { 'user.created': a, 'user.deleted': b };\n"
			       "await t[evt.type]?.(evt.data);"),
			"events=user.created,user.deleted dispatch=map complete=yes"},
		{"a table of another file",
			ROUTE VERIFY
			"import { handlers } from '@/lib/handlers';\n" POST
			"const evt = await verifyWebhook(req);\n"
			"const handler = handlers[evt.type]; if (handler) { await "
			"handler(evt.data) } }" PATHS AT(
				"lib/handlers.ts") "export const handlers = {\n"
						   "  'user.created': async (data) => { await "
						   "db.user.create({ data }) },\n"
						   "  async 'user.deleted'(data) { await "
						   "db.user.delete({}) } }",
			"events=user.created,user.deleted dispatch=map complete=yes "
			"writes=create,delete"},
		{"a Map",
			EVENTS("const t = new Map([['user.created', a], ['user.deleted', b]]);\n"
			       "await t.get(evt.type)?.(evt.data);"),
			"events=user.created,user.deleted dispatch=map complete=yes"},
		{"in",
			EVENTS("const t = { 'user.created': a };\nif (evt.type in t) { await "
			       "t[evt.type]() }"),
			"events=user.created dispatch=map complete=yes"},
		{"not equal, early return",
			EVENTS("if (evt.type !== 'user.created') { return new Response('') }"),
			"events=user.created dispatch=if complete=yes"},
		{"an enum",
			ROUTE VERIFY "enum Type { Created = 'user.created' }\n" POST
				     "const evt = await verifyWebhook(req);\n"
				     "if (evt.type === Type.Created) {}\n"
				     "switch (evt.type) { case Type.Created: } }",
			"events=user.created complete=yes"},
		{"a constant of another file",
			ROUTE VERIFY
			"import { CREATED } from '@/lib/events';\n" POST
			"const evt = await verifyWebhook(req); if (evt.type === CREATED) {} }" PATHS
				AT("lib/events.ts") "export const CREATED = 'user.created';",
			"events=user.created complete=yes"},
		{"not to be read",
			ROUTE VERIFY "import { CREATED } from '@acme/events';\n" POST
				     "const evt = await verifyWebhook(req); switch (evt.type) { "
				     "case CREATED: } }",
			"events= complete=no"},
		{"handed on",
			ROUTE VERIFY "import { handle } from '@acme/events';\n" POST
				     "const evt = await verifyWebhook(req); await handle(evt) }",
			"events= complete=no"},
		{"only logged", EVENTS("console.log(evt.type); return Response.json(evt)"),
			"events= complete=yes dispatch=none"},
		{"in a function of another file",
			ROUTE VERIFY
			"import { handle } from '@/lib/events';\n" POST
			"const evt = await verifyWebhook(req); await handle(evt) }" PATHS AT(
				"lib/events.ts") "export async function handle(event) {\n"
						 "  if (event.type === 'user.created') { await "
						 "db.user.upsert({}) } }",
			"events=user.created complete=yes writes=upsert after=database"},
		{"unknown", EVENTS("if (evt.type === 'user.create') {}"),
			"events=user.create known=unknown"},
		{"disputed", EVENTS("if (evt.type === 'session.pending') {}"),
			"events=session.pending known=disputed"},
		{"another comparison",
			EVENTS("if (evt.data.kind === 'a.b') {}\n"
			       "if (process.env.DB_TYPE === 'my.sql') {}"),
			"events="},
		{"a part of the event has a type too",
			EVENTS("const data = evt.data;\n"
			       "if (evt.data.type === 'link.email' || data.type === 'link.sms') "
			       "{}"),
			"events="},
		{"an unknown name beside known ones",
			ROUTE VERIFY "async function act(e) { switch (e.type) {\n"
				     "case 'user.created': case 'member.added': } }\n" POST
				     "await act(await verifyWebhook(req)) }",
			"events=user.created,member.added known=known,unknown"},
		{"an unknown name of something else",
			ROUTE VERIFY
			"async function act(e, x) {\n"
			"if (e.type === 'user.created' && x.type === 'a.b') {} }\n" POST
			"await act(await verifyWebhook(req), {}) }",
			"events=user.created"},
		{"twice the same",
			EVENTS("if (evt.type === 'user.created') {}\n"
			       "if (evt.type === 'user.created') {}"),
			"events=user.created"},
		{"compared with another variable", EVENTS("if (evt.type === wanted) {}"),
			"complete=no"},
	};

	(void)state;
	ROWS(rows);
}

static void finds_work_before(void **state)
{
#define BEFORE(text) ROUTE VERIFY text "\nconst evt = await verifyWebhook(req) }"
	static const struct row rows[] = {
		{"a database",
			BEFORE("import { db } from 'our-db';\n" POST "await db.log.create({});"),
			"before=db.log.create before-kinds=io"},
		{"fetch", BEFORE(POST "await fetch('https://x.test');"), "before=fetch"},
		{"in an own function",
			BEFORE("async function log() { await fetch('https://x.test') }\n" POST
			       "await log();"),
			"before=fetch"},
		{"several at once",
			BEFORE("import { db } from 'our-db';\n" POST
			       "await Promise.all([db.log.create({}), req.clone().text()]);"),
			"before=db.log.create"},
		{"only readings at once",
			ROUTE SVIX "import { headers } from 'next/headers';\n" POST
				   "const [h, body] = await Promise.all([headers(), req.text()]);\n"
				   "new Webhook(" SECRET
				   ").verify(body, { 'svix-id': h.get('svix-id') }) }",
			"before="},
		{"headers and cookies",
			BEFORE("import { headers, cookies } from 'next/headers';\n" POST
			       "const h = await headers(); const c = await cookies();"),
			"before="},
		{"the body", BEFORE(POST "const b = await req.clone().text();"), "before="},
		{"a rate limit",
			BEFORE("import { Ratelimit } from '@upstash/ratelimit';\n"
			       "const ratelimit = new Ratelimit({});\n" POST
			       "await ratelimit.limit('ip');"),
			"before="},
		{"an own rate limit",
			BEFORE("import { redis } from 'our-redis';\n"
			       "async function rateLimit() { return await redis.incr('x') }\n" POST
			       "await rateLimit();"),
			"before="},
		{"a limiter of a package",
			BEFORE("import { limiter } from 'our-limits';\n" POST
			       "await limiter.consume('ip');"),
			"before="},
		{"the secret",
			BEFORE("import { ssm } from 'our-ssm';\n"
			       "async function getSecret() { return (await ssm.send({})).Value "
			       "}\n" POST "const s = await getSecret();"),
			"before="},
		{"a dynamic import", BEFORE(POST "const x = await import('x');"), "before="},
		{"something handed in",
			ROUTE VERIFY
			"export const make = (store) => async (req) => { await store.touch();\n"
			"  return verifyWebhook(req) }; export const POST = "
			"make(globalThis.store);",
			"before-kinds=unknown"},
		{"on another way",
			BEFORE("import { db } from 'our-db';\n" POST
			       "if (req.method === 'GET') { await db.ping(); return new "
			       "Response('') }"),
			"before="},
		{"in a catch",
			BEFORE("import { db } from 'our-db';\n" POST
			       "try { JSON.parse('x') } catch (e) { await db.log(e); return new "
			       "Response('') }"),
			"before="},
		{"behind it",
			ROUTE VERIFY
			"import { db } from 'our-db';\n" POST
			"const evt = await verifyWebhook(req); await db.user.upsert({}) }",
			"before= after=database writes=upsert"},
	};

	(void)state;
	ROWS(rows);
}

static void finds_work_after(void **state)
{
#define AFTER(head, text) \
	ROUTE VERIFY head "\n" POST "const evt = await verifyWebhook(req);\n" text \
			  "\nreturn new Response('') }"
	static const struct row rows[] = {
		{"mail", AFTER("import { resend } from '@/mail';", "await resend.emails.send({});"),
			"after=mail"},
		{"http", AFTER("", "await fetch('https://x.test');"), "after=http"},
		{"a language model",
			AFTER("import OpenAI from 'openai'; const openai = new OpenAI();",
				"await openai.chat.completions.create({});"),
			"after=llm writes="},
		{"a queue", AFTER("import { inngest } from '@/q';", "await inngest.send({});"),
			"after=queue"},
		{"in a loop",
			AFTER("import { db } from '@/db';",
				"for (const x of evt.data.list) { await db.item.create({}) }"),
			"after=loop writes=create"},
		{"behind the response",
			AFTER("import { after } from 'next/server';",
				"after(async () => { await fetch('https://x.test') });"),
			"after="},
		{"waitUntil with a call",
			AFTER("import { waitUntil } from '@vercel/functions';\n"
			      "async function send() { await fetch('https://x.test') }",
				"waitUntil(send());"),
			"after="},
		{"not waited for",
			AFTER("async function send() { await fetch('https://x.test') }",
				"void send(); send().catch(console.error); send();"),
			"after="},
		{"waited for",
			AFTER("async function send() { await fetch('https://x.test') }",
				"await send();"),
			"after=http"},
		{"Express: behind the answer",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "app.post('/hooks', express.raw({ type: '*/*' "
						   "}), async (req, res) => {\n"
						   "  const evt = await verifyWebhook(req);\n"
						   "  res.status(200).end(); await "
						   "fetch('https://x.test') });",
			"after="},
		{"Express: the answer to others",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "app.post('/hooks', express.raw({ type: '*/*' "
						   "}), async (req, res) => {\n"
						   "  const evt = await verifyWebhook(req);\n"
						   "  if (evt.type !== 'user.created') { "
						   "res.status(200).end(); return }\n"
						   "  await fetch('https://x.test'); res.end() });",
			"after=http"},
		{"Express: the answer of another case",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/express/webhooks';\n"
						   "app.post('/hooks', express.raw({ type: '*/*' "
						   "}), async (req, res) => {\n"
						   "  const evt = await verifyWebhook(req);\n"
						   "  switch (evt.type) { case 'user.deleted': "
						   "res.json({}); break;\n"
						   "  case 'user.created': await "
						   "fetch('https://x.test'); res.json({}) } });",
			"after=http"},
		{"writes",
			AFTER("import { db } from '@/db'; import { User } from '@/models';",
				"await db.insert(users).values({}).onConflictDoNothing();\n"
				"await User.findOneAndUpdate({}, {}); await "
				"db.user.deleteMany({});"),
			"writes=upsert,update,delete"},
		{"no writes",
			AFTER("import { createHash } from 'crypto'; const seen = new Map();",
				"createHash('sha256').update('x').digest(); seen.delete('x'); "
				"Object.create(null);"),
			"writes="},
		{"writes of Prisma and Mongoose",
			AFTER("import { prisma } from '@/db'; import { User } from '@/models';",
				"await prisma.user.createMany({ data: [], skipDuplicates: true "
				"});\n"
				"await prisma.user.create({}); await prisma.user.upsert({});\n"
				"await User.findOneAndUpdate({}, {}, { upsert: true });\n"
				"await User.create({}); await User.deleteOne({});"),
			"writes=upsert,create,upsert,upsert,create,delete"},
		{"writes of Drizzle, Kysely and Knex",
			AFTER("import { db, knex } from '@/db';",
				"await db.insert(users).values({});\n"
				"await db.insert(users).values({}).onDuplicateKeyUpdate({});\n"
				"await db.insertInto('u').values({}).onConflict((c) => "
				"c.doNothing())"
				".execute();\n"
				"await db.updateTable('u').set({}).execute();\n"
				"await db.deleteFrom('u').where('id', '=', 1).execute();\n"
				"await knex('u').insert({}).onConflict('id').merge();\n"
				"await knex('u').where({ id: 1 }).del();"),
			"writes=create,upsert,upsert,update,delete,upsert,delete"},
		{"writes of Supabase and Firestore",
			AFTER("import { supabase, store } from '@/db';\n"
			      "import { addDoc, setDoc } from 'firebase/firestore';",
				"await supabase.from('u').insert({});\n"
				"await supabase.from('u').upsert({}).select();\n"
				"await supabase.from('u').delete().eq('id', 1);\n"
				"await store.collection('u').add({});\n"
				"await store.collection('u').doc('1').set({});\n"
				"await addDoc(ref, {}); await setDoc(ref, {});"),
			"writes=create,upsert,delete,create,upsert,create,upsert"},
		{"writes in SQL",
			AFTER("import { pool, sql } from '@/db';",
				"await pool.query('INSERT INTO u (id) VALUES ($1)', [1]);\n"
				"await pool.query(`insert into u (id) values ($1)\n"
				"  on conflict (id) do nothing`, [1]);\n"
				"await sql`update u set name = ${evt.data.name}`;\n"
				"await sql`delete from u where id = ${evt.data.id}`;\n"
				"log('delete user'); log('update the user, set the name');"),
			"writes=create,upsert,update,delete"},
		{"a write where nothing was found",
			AFTER("import { db } from '@/db';",
				"const found = await db.query('u').withIndex('id').unique();\n"
				"if (found) { await db.patch(found._id, {}) } else { await "
				"db.insert('u', {}) }"),
			"writes=update,upsert"},
		{"a write behind what was found",
			AFTER("import { db } from '@/db';",
				"const found = await db.user.findUnique({});\n"
				"if (found) return new Response(''); await db.user.create({});"),
			"writes=upsert"},
		{"a write behind a part of the event",
			AFTER("import { db } from '@/db';",
				"const mail = evt.data.email_addresses.find((e) => e.id);\n"
				"if (!mail) return new Response(''); await db.user.create({});"),
			"writes=create"},
		{"sets and settings are no writes",
			AFTER("import { redis } from '@/db'; const seen = new Set();",
				"seen.add('x'); req.cookies.set('x', 'y'); await redis.set('x', "
				"1);"),
			"writes="},
		{"the delivery's id is set once",
			ROUTE SVIX
			"import { redis } from '@/db';\n" POST
			"const id = req.headers.get('svix-id');\n"
			"const evt = new Webhook(" SECRET
			").verify(await req.text(), { 'svix-id': id });\n"
			"const first = await redis.set(`svix:${id}`, '1', { nx: true, ex: 600 });\n"
			"if (!first) { return new Response('seen') } }",
			"dedup=yes"},
		{"the delivery's id is looked up in an own function",
			ROUTE SVIX
			"import { db } from '@/db';\n"
			"const seen = async (key) => await db.event.findUnique({ where: { key } "
			"});\n" POST "const h = { 'svix-id': req.headers.get('svix-id') };\n"
			"const evt = new Webhook(" SECRET ").verify(await req.text(), h);\n"
			"if (await seen(h['svix-id'])) { return new Response('seen') } }",
			"dedup=yes"},
		{"the delivery's id is looked up",
			ROUTE SVIX
			"import { db } from '@/db';\n" POST
			"const id = req.headers.get('svix-id');\n"
			"const evt = new Webhook(" SECRET
			").verify(await req.text(), { 'svix-id': id });\n"
			"if (await db.delivery.findUnique({ where: { id } })) { return } }",
			"dedup=yes"},
		{"the delivery's id is only part of the verification",
			ROUTE SVIX "import { db } from '@/db';\n" POST
				   "const id = req.headers.get('svix-id');\n"
				   "const evt = new Webhook(" SECRET
				   ").verify(await req.text(), { 'svix-id': id });\n"
				   "await db.user.create({ data: evt.data }) }",
			"dedup=no"},
		{"the delivery's id is only verified",
			ROUTE SVIX POST "const id = req.headers.get('svix-id');\n"
					"const evt = await check(await req.text(), id) }\n"
					"async function check(body, id) {\n"
					"  return await new Webhook(" SECRET
					").verify(body, { 'svix-id': id }) }",
			"verifier=svix dedup=no after="},
	};

	(void)state;
	ROWS(rows);
}

/* What cannot be read to its end says nothing for certain and does not crash. */
static void survives_the_worst(void **state)
{
	static const struct row rows[] = {
		{"endless recursion",
			ROUTE VERIFY "async function a(r) { return b(r) } async function b(r) { "
				     "return a(r) }\n" POST
				     "await a(req); await verifyWebhook(req) }",
			"verifier=verifyWebhook body=raw"},
		{"a broken file",
			ROUTE VERIFY POST "try { const evt = await verifyWebhook(req); } catch { "
					  "return new Response('', {",
			"handlers=1 verifier=verifyWebhook"},
		{"calls of nothing",
			ROUTE VERIFY
			"class A extends B { constructor() { super() } }\n" POST
			"import.meta.x(); (() => {})(); new (class {})(); `x`.y(); ``; new A();\n"
			"await verifyWebhook() }",
			"verifier=verifyWebhook body=unknown"},
	};

	(void)state;
	ROWS(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_the_verifier),
		cmocka_unit_test(tells_clerk_from_others),
		cmocka_unit_test(follows_the_secret),
		cmocka_unit_test(judges_the_body),
		cmocka_unit_test(judges_failure),
		cmocka_unit_test(reads_events),
		cmocka_unit_test(finds_work_before),
		cmocka_unit_test(finds_work_after),
		cmocka_unit_test(survives_the_worst),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
