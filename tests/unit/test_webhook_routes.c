#include "webhook_rows.h"

/* Where handlers are found, and under which route: Next.js and Express. */

#define NEXT_VERIFY "import { verifyWebhook } from '@clerk/nextjs/webhooks';\n"
#define NEXT_HANDLER \
	NEXT_VERIFY \
	"export async function POST(req) {\n" \
	"  try { const evt = await verifyWebhook(req); return new Response('ok') }\n" \
	"  catch { return new Response('no', { status: 400 }) }\n" \
	"}\n"

static void finds_app_routes(void **state)
{
	static const struct row rows[] = {
		{"the documented handler", NEXT AT("app/api/webhooks/route.ts") NEXT_HANDLER,
			"handlers=1 framework=next-app route=/api/webhooks methods=POST line=2 "
			"handler=POST verifier=verifyWebhook package=@clerk/nextjs/webhooks "
			"secret=CLERK_WEBHOOK_SIGNING_SECRET from=implicit body=raw problems= "
			"failure=rejects protection=none context=source before="},
		{"JavaScript", NEXT AT("app/api/webhooks/route.js") NEXT_HANDLER,
			"handlers=1 route=/api/webhooks"},
		{"src", NEXT AT("src/app/api/webhooks/route.ts") NEXT_HANDLER,
			"route=/api/webhooks"},
		{"groups and slots leave no trace",
			NEXT AT("app/(server)/@side/api/(hooks)/clerk/route.ts") NEXT_HANDLER,
			"route=/api/clerk"},
		{"dynamic segment", NEXT AT("app/api/[tenant]/clerk/route.ts") NEXT_HANDLER,
			"route=/api/:tenant/clerk"},
		{"catch-all", NEXT AT("app/api/hooks/[...all]/route.ts") NEXT_HANDLER,
			"route=/api/hooks/:all*"},
		{"optional catch-all", NEXT AT("app/api/hooks/[[...all]]/route.ts") NEXT_HANDLER,
			"route=/api/hooks/:all*"},
		{"private folders have no routes",
			NEXT AT("app/api/_webhooks/clerk/route.ts") NEXT_HANDLER, "handlers=0"},
		{"const",
			NEXT AT("app/api/webhooks/route.ts") NEXT_VERIFY
			"export const POST = async (req) => { await verifyWebhook(req) };",
			"handlers=1 verifier=verifyWebhook failure=throws"},
		{"renamed in the export list",
			NEXT AT("app/api/webhooks/route.ts") NEXT_VERIFY
			"async function handler(req) { await verifyWebhook(req) }\n"
			"export { handler as POST }",
			"handlers=1 line=3 verifier=verifyWebhook"},
		{"re-exported",
			NEXT AT("app/api/webhooks/route.ts") "export { POST } from "
							     "'../../../features/sync'" AT(
								     "features/sync.ts")
								     NEXT_HANDLER,
			"handlers=1 file=app/api/webhooks/route.ts verifier=verifyWebhook"},
		{"wrapped by a package",
			NEXT AT("app/api/webhooks/route.ts") NEXT_VERIFY
			"import { withAxiom } from 'next-axiom';\n"
			"export const POST = withAxiom(async (req) => {\n"
			"  const evt = await verifyWebhook(req); return new Response('') });",
			"handlers=1 verifier=verifyWebhook body=raw"},
		{"wrapped twice",
			NEXT AT("app/api/webhooks/route.ts") NEXT_VERIFY
			"import { a } from 'a'; import { b } from 'b';\n"
			"async function handler(req) { const evt = await verifyWebhook(req); }\n"
			"export const POST = a(b(handler), { name: 'x' });",
			"handlers=1 verifier=verifyWebhook body=raw"},
		{"wrapped by an own function that verifies",
			NEXT AT("app/api/webhooks/clerk/route.ts") "import { withClerkEvent } from "
								   "'@/lib/hooks';\n"
								   "export const POST = "
								   "withClerkEvent(async (evt) => "
								   "{\n"
								   "  if (evt.type === "
								   "'user.created') { await "
								   "db.user.create({}) } });" AT(
									   "tsconfig.json") "{\"com"
											    "pilerO"
											    "ptions"
											    "\": "
											    "{\"pat"
											    "hs\": "
											    "{\"@/"
											    "*\": "
											    "[\"./"
											    "*\"]}}"
											    "}" AT("lib/hooks.ts")
												    NEXT_VERIFY
			"export function withClerkEvent(fn) { return async (req) => {\n"
			"  let evt; try { evt = await verifyWebhook(req) }\n"
			"  catch (e) { return new Response('bad', { status: 400 }) }\n"
			"  await fn(evt); return new Response('ok') } }",
			"handlers=1 verifier=verifyWebhook events=user.created dispatch=if "
			"body=raw "
			"failure=rejects writes=create before="},
		{"two apps",
			AT("package.json") "{\"workspaces\": [\"apps/*\"]}" AT(
				"apps/web/package.json") "{\"dependencies\": {\"next\": "
							 "\"15\"}}" AT("apps/web/app/api/webhooks/"
								       "route.ts") NEXT_HANDLER
								 AT("apps/admin/"
								    "package.json") "{\"dep"
										    "endenc"
										    "ies\":"
										    " {"
										    "\"next"
										    "\": "
										    "\"15\""
										    "}}" AT("apps/"
											    "admin/"
											    "src/"
											    "app/"
											    "api/"
											    "clerk/"
											    "route."
											    "ts")
											    NEXT_HANDLER,
			"handlers=2 route=/api/clerk file=apps/admin/src/app/api/clerk/route.ts "
			"2:route=/api/webhooks 2:file=apps/web/app/api/webhooks/route.ts"},
		{"no POST",
			NEXT AT("app/api/webhooks/route.ts") NEXT_VERIFY
			"export async function GET(req) { await verifyWebhook(req) }",
			"handlers=1 methods=GET"},
		{"no POST, and nothing verified",
			NEXT AT("app/api/webhooks/route.ts") "export async function GET(req) { "
							     "if ((await req.json()).type === "
							     "'organization.created') log() }",
			"handlers=0"},
		{"no route", NEXT AT("app/api/webhooks/handler.ts") NEXT_HANDLER, "handlers=0"},
		{"a route outside of app", NEXT AT("lib/route.ts") NEXT_HANDLER, "handlers=0"},
		{"a declaration", NEXT AT("app/api/webhooks/route.d.ts") NEXT_HANDLER,
			"handlers=0"},
		{"a test", NEXT AT("app/api/webhooks/__tests__/route.ts") NEXT_HANDLER,
			"handlers=0"},
		{"a test file", NEXT AT("e2e/app/api/webhooks/route.ts") NEXT_HANDLER,
			"handlers=0"},
		{"commented out",
			NEXT AT("app/api/webhooks/route.ts") "/* import { verifyWebhook } from "
							     "'@clerk/nextjs/webhooks' */\n"
							     "// export async function POST(req) { "
							     "await verifyWebhook(req) }\n",
			"handlers=0"},
		{"only in a string",
			NEXT AT("app/api/webhooks/route.ts") "export async function POST(req) {\n"
							     "  return new Response(\"await "
							     "verifyWebhook(req); evt.type === "
							     "'user.created'"
							     " // @clerk/nextjs/webhooks\") }",
			"handlers=0"},
	};

	(void)state;
	ROWS(rows);
}

#define PAGES_SVIX \
	"import { Webhook } from 'svix';\n" \
	"export default async function handler(req, res) {\n" \
	"  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET);\n"

static void finds_pages_routes(void **state)
{
	static const struct row rows[] = {
		{"micro's buffer",
			NEXT AT("pages/api/webhooks/clerk.ts") "import { buffer } from 'micro';\n"
							       "export const config = { api: { "
							       "bodyParser: false } };\n" PAGES_SVIX
							       "  const payload = (await "
							       "buffer(req)).toString();\n"
							       "  try { const evt = "
							       "wh.verify(payload, req.headers);\n"
							       "    res.status(200).json({}) }\n"
							       "  catch (err) { return "
							       "res.status(400).json({}) } }",
			"handlers=1 framework=next-pages route=/api/webhooks/clerk methods=ANY "
			"handler=handler verifier=svix body=raw problems= failure=rejects "
			"secret=CLERK_WEBHOOK_SECRET from=constructor before="},
		{"an own reader",
			NEXT AT("src/pages/api/clerk/index.ts") "export const config = { api: { "
								"bodyParser: false } };\n"
								"async function read(readable) { "
								"const chunks = [];\n"
								"  for await (const chunk of "
								"readable) { chunks.push(chunk) }\n"
								"  return Buffer.concat(chunks) "
								"}\n" PAGES_SVIX
								"  const body = (await "
								"read(req)).toString('utf8');\n"
								"  wh.verify(body, req.headers) }",
			"route=/api/clerk body=raw problems= before= failure=throws"},
		{"a promise around stream events",
			NEXT AT("pages/api/clerk.ts") "export const config = { api: { bodyParser: "
						      "false } };\n"
						      "function rawBody(req) { return new "
						      "Promise((resolve, reject) => {\n"
						      "  let data = ''; req.on('data', (c) => { "
						      "data += c });\n"
						      "  req.on('end', () => resolve(data)); "
						      "req.on('error', reject) }) }\n" PAGES_SVIX
						      "  const body = await rawBody(req); "
						      "wh.verify(body, req.headers) }",
			"body=raw problems= before="},
		{"the parsed body",
			NEXT AT("pages/api/clerk.ts") PAGES_SVIX
			"  wh.verify(req.body, req.headers) }",
			"body=parsed problems=parsed_object"},
		{"the parsed body as text",
			NEXT AT("pages/api/clerk.ts") PAGES_SVIX
			"  wh.verify(JSON.stringify(req.body), req.headers) }",
			"body=restringified problems=restringified"},
		{"the helper behind the parser",
			NEXT AT("pages/api/clerk.ts") NEXT_VERIFY
			"export default async function handler(req, res) {\n"
			"  const evt = await verifyWebhook(req); res.status(200).end() }",
			"body=restringified problems=restringified"},
		{"the helper without a parser",
			NEXT AT("pages/api/clerk.ts") NEXT_VERIFY
			"export const config = { api: { bodyParser: false } };\n"
			"export default async function handler(req, res) {\n"
			"  const evt = await verifyWebhook(req); res.status(200).end() }",
			"body=unknown problems=parser_disabled"},
		{"a parser with a limit is a parser",
			NEXT AT("pages/api/clerk.ts") NEXT_VERIFY
			"export const config = { api: { bodyParser: { sizeLimit: '1mb' } } };\n"
			"export default async function handler(req, res) {\n"
			"  const evt = await verifyWebhook(req); res.status(200).end() }",
			"body=restringified"},
		{"settings from elsewhere",
			NEXT AT("pages/api/clerk.ts") NEXT_VERIFY
			"import { apiConfig } from 'our-settings';\n"
			"export const config = apiConfig('webhook');\n"
			"export default async function handler(req, res) {\n"
			"  const evt = await verifyWebhook(req); res.status(200).end() }",
			"body=unknown problems="},
		{"edge functions get a web request",
			NEXT AT("pages/api/clerk.ts") NEXT_VERIFY
			"export const config = { runtime: 'edge' };\n"
			"export default async function handler(req) {\n"
			"  const evt = await verifyWebhook(req); return new Response('') }",
			"body=raw problems="},
		{"the wrapper of another kind of request",
			NEXT AT("pages/api/clerk.ts") "import { verifyWebhook } from "
						      "'@clerk/backend/webhooks';\n"
						      "export default async function handler(req, "
						      "res) {\n"
						      "  const evt = await verifyWebhook(req); "
						      "res.status(200).end() }",
			"body=unknown problems=wrong_wrapper"},
		{"a page is no route",
			NEXT AT("pages/webhooks/clerk.tsx") NEXT_VERIFY
			"export default async function Page(req) { await verifyWebhook(req) }",
			"handlers=0"},
	};

	(void)state;
	ROWS(rows);
}

#define EXPRESS_VERIFY "import { verifyWebhook } from '@clerk/express/webhooks';\n"
#define HOOK \
	"async (req, res) => { try { const evt = await verifyWebhook(req);\n" \
	"  return res.status(200).json({}) } catch (e) { return res.status(400).end() } }"
#define RAW     "express.raw({ type: 'application/json' })"
#define NEW_APP "import express from 'express';\n" EXPRESS_VERIFY "const app = express();\n"

static void finds_express_routes(void **state)
{
	static const struct row rows[] = {
		{"the documented handler",
			EXPRESS AT("src/index.ts") NEW_APP "app.post('/api/webhooks', " RAW
							   ", " HOOK ");",
			"handlers=1 framework=express methods=POST route=/api/webhooks "
			"verifier=verifyWebhook package=@clerk/express/webhooks body=raw problems= "
			"failure=rejects protection=none line=4"},
		{"CommonJS",
			EXPRESS AT("index.js") "const express = require('express');\n"
					       "const { verifyWebhook } = "
					       "require('@clerk/express/webhooks');\n"
					       "const app = express();\n"
					       "app.post('/api/webhooks', " RAW ", " HOOK ");",
			"route=/api/webhooks verifier=verifyWebhook body=raw"},
		{"a router of another file",
			EXPRESS AT(
				"src/index.js") "const express = require('express'); const app = "
						"express();\n"
						"app.use('/api', require('./routes/hooks'));" AT(
							"src/routes/hooks.js") "const express = "
									       "require('express');"
									       "\n"
									       "const { "
									       "verifyWebhook } = "
									       "require('@clerk/"
									       "express/"
									       "webhooks');\n"
									       "const router = "
									       "express.Router();\n"
									       "router.post('/"
									       "webhooks', " RAW
									       ", " HOOK ");\n"
									       "module.exports = "
									       "router;",
			"route=/api/webhooks body=raw file=src/routes/hooks.js"},
		{"a router by default export",
			EXPRESS AT(
				"src/index.ts") "import express from 'express'; import hooks from "
						"'./hooks';\n"
						"const app = express(); app.use('/api/hooks', "
						"hooks);" AT(
							"src/hooks.ts") "import { Router, raw } "
									"from "
									"'express';"
									"\n" EXPRESS_VERIFY
									"const router = Router();\n"
									"router.post('/clerk', "
									"raw({ type: '*/*' "
									"}), " HOOK ");\n"
									"export default router;",
			"route=/api/hooks/clerk body=raw"},
		{"a router by name, two levels",
			EXPRESS AT(
				"src/index.ts") "import express from 'express'; import { api } "
						"from './api';\n"
						"const app = express(); app.use('/api', api);" AT(
							"src/api.ts") "import { Router } from "
								      "'express';\n"
								      "import { hooks } from "
								      "'./hooks';\n"
								      "export const api = "
								      "Router(); api.use('/hooks', "
								      "hooks);" AT(
									      "src/hooks.ts") "impo"
											      "rt "
											      "expr"
											      "ess "
											      "from"
											      " '"
											      "expr"
											      "ess'"
											      ";"
											      "\n" EXPRESS_VERIFY
											      "expo"
											      "rt "
											      "cons"
											      "t "
											      "hook"
											      "s = "
											      "expr"
											      "ess."
											      "Rout"
											      "er()"
											      ";\n"
											      "hook"
											      "s."
											      "post"
											      "('/"
											      "cler"
											      "k',"
											      " " RAW
											      ","
											      " " HOOK
											      ");",
			"route=/api/hooks/clerk body=raw"},
		{"a router that is mounted twice has two routes",
			EXPRESS AT("src/index.ts") NEW_APP
			"const router = express.Router();\n"
			"router.post('/clerk', " RAW ", " HOOK ");\n"
			"app.use('/v1', router); app.use('/v2', router);",
			"handlers=2 route=/v1/clerk 2:route=/v2/clerk"},
		{"a router that a test mounts as well",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { router } from './hooks';\n"
			"app.use('/api', router);" AT(
				"src/hooks.ts") "import express from 'express';\n" EXPRESS_VERIFY
						"export const router = express.Router();\n"
						"router.post('/clerk', " RAW ", " HOOK
						");" AT("src/hooks.test.ts") "import express from "
									     "'express';\n"
									     "import { router } "
									     "from './hooks';\n"
									     "const app = "
									     "express(); "
									     "app.use(express.json("
									     "));\n"
									     "app.use('/test', "
									     "router);",
			"handlers=1 route=/api/clerk body=raw context=source"},
		{"a router that is mounted nowhere",
			EXPRESS AT(
				"src/hooks.ts") "import { Router } from 'express';\n" EXPRESS_VERIFY
						"export const router = Router(); "
						"router.post('/clerk', " HOOK ");",
			"route=? protection=unknown body=unknown"},
		{"a router made by a function",
			EXPRESS AT("src/index.ts") NEW_APP
			"function hooks() { const r = express.Router();\n"
			"  r.post('/clerk', " RAW ", " HOOK "); return r }\n"
			"app.use('/hooks', hooks());",
			"route=/hooks/clerk body=raw"},
		{"app.route",
			EXPRESS AT("src/index.ts") NEW_APP
			"app.route('/hooks').get((req, res) => res.end()).post(" RAW ", " HOOK ");",
			"handlers=1 route=/hooks body=raw methods=POST"},
		{"several paths",
			EXPRESS AT("src/index.ts") NEW_APP "app.post(['/a', '/b'], " RAW ", " HOOK
							   ");",
			"handlers=2 route=/a 2:route=/b"},
		{"a computed path",
			EXPRESS AT("src/index.ts") NEW_APP "app.post(pathOf('clerk'), " RAW
							   ", " HOOK ");",
			"route=?"},
		{"a path in a constant",
			EXPRESS AT("src/index.ts") NEW_APP
			"const ROUTES = { HOOKS: { CLERK: '/hooks/clerk' } };\n"
			"app.post(ROUTES.HOOKS.CLERK, " RAW ", " HOOK ");",
			"route=/hooks/clerk"},
		{"a pattern",
			EXPRESS AT("src/index.ts") NEW_APP
			"app.post('/hooks/:vendor(clerk|stripe)', " RAW ", " HOOK ");",
			"route=?"},
		{"a path parameter",
			EXPRESS AT("src/index.ts") NEW_APP "app.post('/hooks/:tenant', " RAW
							   ", " HOOK ");",
			"route=/hooks/:tenant"},
		{"a handler of another file in a list",
			EXPRESS AT("src/index.ts") "import express from 'express'; import { hook } "
						   "from './hook';\n"
						   "const app = express(); app.post('/hooks', [" RAW
						   ", hook]);" AT("src/hook.ts") EXPRESS_VERIFY
			"export const hook = " HOOK,
			"route=/hooks handler=hook verifier=verifyWebhook body=raw"},
		{"the app as a parameter",
			EXPRESS AT(
				"src/index.ts") "import express from 'express'; import { register "
						"} from './hooks';\n"
						"const app = express(); register(app); "
						"app.use(express.json());" AT(
							"src/hooks.ts") "import express, { Express "
									"} from "
									"'express';"
									"\n" EXPRESS_VERIFY
									"export function "
									"register(app: Express) {\n"
									"  app.post('/hooks', " RAW
									", " HOOK ") }",
			"route=/hooks verifier=verifyWebhook body=raw protection=none"},
		{"the app as a parameter, below a parser",
			EXPRESS AT(
				"src/index.ts") "import express from 'express'; import { register "
						"} from './hooks';\n"
						"const app = express(); app.use(express.json()); "
						"register(app);" AT(
							"src/hooks.ts") "import express, { Express "
									"} from "
									"'express';"
									"\n" EXPRESS_VERIFY
									"export function "
									"register(app: Express) {\n"
									"  app.post('/hooks', " RAW
									", " HOOK ") }",
			"route=/hooks body=restringified problems=parser_before"},
		{"the app as a parameter of nobody",
			EXPRESS AT("src/hooks.ts") "import express from 'express';\n" EXPRESS_VERIFY
						   "export function register(app) { "
						   "app.post('/hooks', " RAW ", " HOOK ") }",
			"route=? verifier=verifyWebhook protection=unknown"},
		{"app.use with a path",
			EXPRESS AT("src/index.ts") NEW_APP "app.use('/hooks', " RAW ", " HOOK ");",
			"handlers=1 route=/hooks methods=ANY verifier=verifyWebhook"},
		{"GET", EXPRESS AT("src/index.ts") NEW_APP "app.get('/hooks', " HOOK ");",
			"handlers=0"},
		{"registered nowhere",
			EXPRESS AT("src/index.ts") NEW_APP "export const hook = " HOOK,
			"handlers=0"},
		{"another library's post",
			EXPRESS AT("src/index.ts") "import axios from 'axios';\n" EXPRESS_VERIFY
						   "axios.post('/hooks', " HOOK ");",
			"handlers=0"},
		{"a test",
			EXPRESS AT("src/index.test.ts") NEW_APP "app.post('/hooks', " RAW ", " HOOK
								");",
			"context=test"},
	};

	(void)state;
	ROWS(rows);
}

static void orders_express_parsers(void **state)
{
	static const struct row rows[] = {
		{"a JSON parser above",
			EXPRESS AT("src/index.ts") NEW_APP
			"app.use(express.json()); app.post('/hooks', " RAW ", " HOOK ");",
			"body=restringified problems=parser_before"},
		{"a JSON parser below",
			EXPRESS AT("src/index.ts") NEW_APP "app.post('/hooks', " RAW ", " HOOK
							   "); app.use(express.json());",
			"body=raw problems="},
		{"body-parser",
			EXPRESS AT("src/index.js") "const express = require('express'); const "
						   "bodyParser = require('body-parser');\n"
						   "const { verifyWebhook } = "
						   "require('@clerk/express/webhooks');\n"
						   "const app = express(); "
						   "app.use(bodyParser.json());\n"
						   "app.post('/hooks', bodyParser.raw({ type: "
						   "'application/json' }), " HOOK ");",
			"body=restringified problems=parser_before"},
		{"a JSON parser for other paths",
			EXPRESS AT("src/index.ts") NEW_APP
			"app.use('/api', express.json()); app.post('/hooks', " RAW ", " HOOK ");",
			"body=raw problems="},
		{"a JSON parser that keeps the raw body",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { Webhook } from 'svix';\n"
			"app.use(express.json({ verify: (req, res, buf) => { req.rawBody = buf } "
			"}));\n"
			"app.post('/hooks/clerk', (req, res) => {\n"
			"  new Webhook(process.env.CLERK_SECRET_HOOK).verify(req.rawBody, "
			"req.headers) });",
			"verifier=svix body=raw problems="},
		{"raw for the path, then JSON for all",
			EXPRESS AT("src/index.ts") NEW_APP "app.use('/hooks', " RAW
							   "); app.use(express.json());\n"
							   "app.post('/hooks', " HOOK ");",
			"body=raw problems="},
		{"raw without a type takes no JSON",
			EXPRESS AT("src/index.ts") NEW_APP "app.post('/hooks', express.raw(), " HOOK
							   ");",
			"body=unknown problems="},
		{"a parser by hand for all other paths",
			EXPRESS AT("src/index.ts") NEW_APP
			"app.use((req, res, next) => { if (req.originalUrl === '/hooks') { next() "
			"}\n"
			"  else { express.json()(req, res, next) } });\n"
			"app.post('/hooks', " RAW ", " HOOK ");",
			"body=unknown problems="},
		{"a parser in a wrapper",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { unless } from 'unless';\n"
			"app.use(unless('/hooks', express.json()));\n"
			"app.post('/hooks', " RAW ", " HOOK ");",
			"body=unknown problems="},
		{"the app of another file",
			EXPRESS AT(
				"src/app.ts") "import express from 'express'; export const app = "
					      "express();\n"
					      "app.use(express.json());" AT(
						      "src/server.ts") "import express from "
								       "'express'; import { app } "
								       "from "
								       "'./app';\n" EXPRESS_VERIFY
								       "app.post('/hooks', " RAW
								       ", " HOOK
								       "); app.listen(1);",
			"body=restringified problems=parser_before"},
		{"set-up functions, called the other way round",
			EXPRESS AT("src/index.ts") NEW_APP
			"function parsers() { app.use(express.json()) }\n"
			"function routes() { app.post('/hooks', " RAW ", " HOOK ") }\n"
			"routes(); parsers();",
			"body=raw problems="},
		{"set-up functions in order",
			EXPRESS AT("src/index.ts") NEW_APP
			"function routes() { app.post('/hooks', " RAW ", " HOOK ") }\n"
			"function parsers() { app.use(express.json()) }\n"
			"parsers(); routes();",
			"body=restringified problems=parser_before"},
		{"the wrapper for web requests",
			EXPRESS AT("src/index.ts") "import express from 'express'; const app = "
						   "express();\n"
						   "import { verifyWebhook } from "
						   "'@clerk/backend/webhooks';\n"
						   "app.post('/hooks', " RAW ", " HOOK ");",
			"body=unknown problems=wrong_wrapper"},
		{"svix with the raw body",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { Webhook } from 'svix';\n"
			"app.post('/hooks/clerk', " RAW ", (req, res) => {\n"
			"  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET);\n"
			"  try { wh.verify(req.body.toString(), req.headers); }\n"
			"  catch (e) { res.status(400).json({}); return } res.json({}) });",
			"body=raw problems= failure=rejects"},
		{"svix with the parsed body",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { Webhook } from 'svix'; app.use(express.json());\n"
			"app.post('/hooks/clerk', (req, res) => {\n"
			"  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET);\n"
			"  wh.verify(req.body, req.headers) });",
			"body=parsed problems=parsed_object"},
		{"svix with text made of the parsed body",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { Webhook } from 'svix'; app.use(express.json());\n"
			"app.post('/hooks/clerk', (req, res) => {\n"
			"  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET);\n"
			"  wh.verify(JSON.stringify(req.body), req.headers) });",
			"body=restringified problems=restringified"},
	};

	(void)state;
	ROWS(rows);
}

static void sees_express_guards(void **state)
{
	static const struct row rows[] = {
		{"requireAuth above",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { requireAuth } from '@clerk/express'; app.use(requireAuth());\n"
			"app.post('/hooks', " RAW ", " HOOK ");",
			"protection=blocked guard=requireAuth fate=redirect_to_sign-in"},
		{"requireAuth below",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { requireAuth } from '@clerk/express';\n"
			"app.post('/hooks', " RAW ", " HOOK "); app.use(requireAuth());",
			"protection=none guard="},
		{"requireAuth on the route",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { requireAuth } from '@clerk/express';\n"
			"app.post('/hooks', requireAuth(), " RAW ", " HOOK ");",
			"protection=blocked"},
		{"requireAuth on the mount",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { requireAuth } from '@clerk/express';\n"
			"const router = express.Router(); router.post('/clerk', " RAW ", " HOOK
			");\n"
			"app.use('/hooks', requireAuth(), router);",
			"route=/hooks/clerk protection=blocked"},
		{"requireAuth inside a router that comes first",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { requireAuth } from '@clerk/express';\n"
			"const api = express.Router(); api.use(requireAuth());\n"
			"const hooks = express.Router(); hooks.post('/clerk', " RAW ", " HOOK ");\n"
			"app.use('/api', api); app.use('/api/hooks', hooks);",
			"route=/api/hooks/clerk protection=blocked"},
		{"requireAuth inside a router that comes later",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { requireAuth } from '@clerk/express';\n"
			"const api = express.Router(); api.use(requireAuth());\n"
			"const hooks = express.Router(); hooks.post('/clerk', " RAW ", " HOOK ");\n"
			"app.use('/api/hooks', hooks); app.use('/api', api);",
			"protection=none"},
		{"the old SDK for all",
			EXPRESS AT("src/index.js") "const express = require('express'); const app "
						   "= express();\n"
						   "const { ClerkExpressRequireAuth } = "
						   "require('@clerk/clerk-sdk-node');\n"
						   "const { verifyWebhook } = "
						   "require('@clerk/express/webhooks');\n"
						   "app.use(ClerkExpressRequireAuth());\n"
						   "app.post('/hooks', " RAW ", " HOOK ");",
			"protection=blocked guard=ClerkExpressRequireAuth"},
		{"the old SDK, lenient",
			EXPRESS AT("src/index.js") "const express = require('express'); const app "
						   "= express();\n"
						   "const { ClerkExpressWithAuth } = "
						   "require('@clerk/clerk-sdk-node');\n"
						   "const { verifyWebhook } = "
						   "require('@clerk/express/webhooks');\n"
						   "app.use(ClerkExpressWithAuth());\n"
						   "app.post('/hooks', " RAW ", " HOOK ");",
			"protection=none"},
		{"clerkMiddleware lets pass",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { clerkMiddleware } from '@clerk/express'; "
			"app.use(clerkMiddleware());\n"
			"app.post('/hooks', " RAW ", " HOOK ");",
			"protection=none"},
		{"own middleware that asks who is there",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { getAuth } from '@clerk/express';\n"
			"function check(req) { return getAuth(req).userId }\n"
			"app.use((req, res, next) => { if (!check(req)) { return "
			"res.status(401).end() }\n"
			"  next() });\n"
			"app.post('/hooks', " RAW ", " HOOK ");",
			"protection=blocked guard=middleware fate=401"},
		{"a guard on a path that is not known",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { requireAuth } from '@clerk/express'; import { prefix } from "
			"'settings';\n"
			"app.use(prefix, requireAuth());\n"
			"app.post('/hooks', " RAW ", " HOOK ");",
			"protection=unknown"},
		{"a harmless middleware on a path that is not known",
			EXPRESS AT("src/index.ts") NEW_APP
			"import { prefix } from 'settings';\n"
			"app.use(prefix, express.static('public'));\n"
			"app.post('/hooks', " RAW ", " HOOK ");",
			"protection=none body=raw"},
	};

	(void)state;
	ROWS(rows);
}

static void sees_next_guards(void **state)
{
	static const struct row rows[] = {
		{"not on the public list",
			NEXT AT("app/api/webhooks/clerk/route.ts") NEXT_HANDLER AT(
				"middleware.ts") "import { clerkMiddleware, createRouteMatcher } "
						 "from '@clerk/nextjs/server';\n"
						 "const isPublic = createRouteMatcher(['/', "
						 "'/api/webhook(.*)x']);\n"
						 "export default clerkMiddleware(async (auth, req) "
						 "=> {\n"
						 "  if (!isPublic(req)) { await auth.protect() } "
						 "});",
			"protection=blocked guard=clerkMiddleware fate=404"},
		{"on the public list",
			NEXT AT("app/api/webhooks/clerk/route.ts") NEXT_HANDLER AT(
				"middleware.ts") "import { clerkMiddleware, createRouteMatcher } "
						 "from '@clerk/nextjs/server';\n"
						 "const isPublic = createRouteMatcher(['/', "
						 "'/api/webhooks(.*)']);\n"
						 "export default clerkMiddleware(async (auth, req) "
						 "=> {\n"
						 "  if (!isPublic(req)) { await auth.protect() } "
						 "});",
			"protection=none"},
		{"no list",
			NEXT AT("app/api/webhooks/clerk/route.ts") NEXT_HANDLER AT(
				"middleware.ts") "import { clerkMiddleware } from "
						 "'@clerk/nextjs/server';\n"
						 "export default clerkMiddleware();",
			"protection=none"},
	};

	(void)state;
	ROWS(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_app_routes),
		cmocka_unit_test(finds_pages_routes),
		cmocka_unit_test(finds_express_routes),
		cmocka_unit_test(orders_express_parsers),
		cmocka_unit_test(sees_express_guards),
		cmocka_unit_test(sees_next_guards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
