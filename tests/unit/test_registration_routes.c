#include "webhook_rows.h"

/* Routers that are told their routes by calls: paths, prefixes, who is served. */

#define HONO \
	AT("package.json") \
	"{\"dependencies\": {\"hono\": \"4.9.0\"}}" AT("src/index.ts") HONO_IMPORTS
#define HONO_IMPORTS \
	"import { Hono } from 'hono'; import { verifyWebhook } from '@clerk/hono/webhooks';\n" \
	"const hook = async (c) => { const e = await verifyWebhook(c); return c.text(e.type) };\n"
#define HONO_APP HONO "const app = new Hono(); export default app;\n"

static void finds_hono_paths(void **state)
{
	static const struct row rows[] = {
		{"a path", HONO_APP "app.post('/a', hook)",
			"handlers=1 framework=hono route=/a methods=POST verifier=verifyWebhook"},
		{"no slash", HONO_APP "app.post('a', hook)", "route=/a"},
		{"a template", HONO_APP "const p = '/a'; app.post(`${p}/b`, hook)", "route=/a/b"},
		{"of the environment", HONO_APP "app.post(process.env.P, hook)", "route=?"},
		{"of the call before", HONO_APP "app.get('/a', (c) => c.text('')).post(hook)",
			"handlers=1 route=/a methods=POST"},
		{"none", HONO_APP "app.post(hook)", "route=?"},
		{"a pattern", HONO_APP "app.post('/a/:id{[0-9]+}', hook)", "route=/a/:id"},
		{"a pattern with slashes", HONO_APP "app.post('/a/:rest{.+}', hook)",
			"route=/a/:rest*"},
		{"a part that may be absent", HONO_APP "app.post('/a/:id?', hook)", "route=?"},
		{"everything below", HONO_APP "app.all('/a/*', hook)",
			"route=/a/:rest* methods=ANY"},
		{"a trailing slash stays", HONO_APP "app.post('/a/', hook)", "route=/a/"},
		{"a method by name", HONO_APP "app.on('post', '/a', hook)", "methods=POST"},
		{"a method of the environment", HONO_APP "app.on(process.env.M, '/a', hook)",
			"methods=ANY route=/a"},
		{"another method", HONO_APP "app.on(['PUT', 'PATCH'], '/a', hook)",
			"handlers=1 methods=PUT,PATCH"},
		{"another method beside POST", HONO_APP "app.get('/a', hook).post('/a', hook)",
			"handlers=1 methods=POST"},
		{"two paths", HONO_APP "app.on('POST', ['/a', '/b'], hook)",
			"handlers=2 route=/a 2:route=/b"},
		{"routes by their host",
			HONO
			"const app = new Hono({ getPath: (r) => r.url }); export default app;\n"
			"app.post('/a', hook)",
			"route=?"},
	};

	(void)state;
	ROWS(rows);
}

static void joins_hono_prefixes(void **state)
{
	static const struct row rows[] = {
		{"base paths",
			HONO "const app = new Hono().basePath('/x').basePath('y');\n"
			     "export default app; app.post('/a', hook)",
			"route=/x/y/a"},
		{"a base path for some", HONO_APP "app.basePath('/v1').post('/a', hook)",
			"route=/v1/a"},
		{"a base path of the environment",
			HONO_APP "app.basePath(process.env.B).post('/a', hook)", "route=?"},
		{"mounted",
			HONO_APP
			"const sub = new Hono(); sub.post('/', hook); app.route('/m', sub)",
			"handlers=1 route=/m"},
		{"mounted twice",
			HONO_APP "const sub = new Hono(); sub.post('/a', hook);\n"
				 "app.route('/m', sub); app.route('/n', sub)",
			"handlers=2 route=/m/a 2:route=/n/a"},
		{"mounted by its fetch",
			HONO_APP
			"const sub = new Hono(); sub.post('/a', hook); app.mount('/m', sub.fetch)",
			"handlers=1 route=/m/a"},
		{"mounted somewhere",
			HONO_APP "const sub = new Hono(); sub.post('/a', hook);\n"
				 "app.route(process.env.M, sub)",
			"handlers=1 route=?"},
		{"mounted nowhere", HONO_APP "const sub = new Hono(); sub.post('/a', hook)",
			"handlers=1 route=? protection=unknown"},
		{"mounted on each other",
			HONO "const a = new Hono(); const b = new Hono(); a.post('/a', hook);\n"
			     "a.route('/b', b); b.route('/a', a)",
			"handlers=1 route=?"},
		{"imported, and not served there",
			HONO_APP
			"app.post('/a', hook)" AT("src/other.ts") "import app from './index'; "
								  "import { Hono } from 'hono';\n"
								  "console.log(app, Hono)",
			"route=?"},
		{"imported, and served there",
			HONO_APP "app.post('/a', hook)" AT(
				"src/server.ts") "import { serve } from '@hono/node-server';\n"
						 "import app from './index'; serve(app)",
			"route=/a"},
		{"imported by a test",
			HONO_APP "app.post('/a', hook)" AT(
				"src/index.test.ts") "import app from './index'; app.request('/')",
			"route=/a"},
	};

	(void)state;
	ROWS(rows);
}

#define FASTIFY \
	AT("package.json") \
	"{\"dependencies\": {\"fastify\": \"5.0.0\"}}" AT("src/index.ts") FASTIFY_IMPORTS
#define FASTIFY_IMPORTS \
	"import Fastify from 'fastify'; import fp from 'fastify-plugin';\n" \
	"import { verifyWebhook } from '@clerk/fastify/webhooks';\n" \
	"const hook = async (q, r) => { const e = await verifyWebhook(q); r.send(e.type) };\n"
#define FASTIFY_APP FASTIFY "const app = Fastify();\n"

static void finds_fastify_paths(void **state)
{
	static const struct row rows[] = {
		{"a path", FASTIFY_APP "app.post('/a', hook)",
			"handlers=1 framework=fastify route=/a methods=POST body=restringified "
			"problems="},
		{"options that hold the handler", FASTIFY_APP "app.post('/a', { handler: hook })",
			"handlers=1 route=/a"},
		{"a whole route",
			FASTIFY_APP "app.route({ method: ['POST'], url: '/a', handler: hook })",
			"route=/a methods=POST"},
		{"a route without a path",
			FASTIFY_APP "app.route({ method: 'POST', ...rest, handler: hook })",
			"route=?"},
		{"a pattern", FASTIFY_APP "app.post('/a/:id(^[0-9]+$)', hook)", "route=/a/:id"},
		{"everything below", FASTIFY_APP "app.all('/a/*', hook)",
			"route=/a/:rest* methods=ANY"},
		{"a colon", FASTIFY_APP "app.post('/a/::b', hook)", "route=?"},
		{"paths are rewritten",
			FASTIFY "const app = Fastify({ rewriteUrl: (q) => q.url });\n"
				"app.post('/a', hook)",
			"route=?"},
		{"a prefix",
			FASTIFY_APP "app.register(async (x) => { x.post('/', hook) }, { prefix: "
				    "'/p/' })",
			"route=/p"},
		{"prefixes below each other",
			FASTIFY_APP
			"app.register((x, o, done) => {\n"
			"  x.register(async (y) => { y.post('/a', hook) }, { prefix: '/q' });\n"
			"  done() }, { prefix: '/p' })",
			"route=/p/q/a"},
		{"options from elsewhere",
			FASTIFY_APP "app.register(async (x) => { x.post('/a', hook) }, options)",
			"route=?"},
		{"not encapsulated: without the prefix",
			FASTIFY_APP "app.register(fp(async (x) => { x.post('/a', hook) }), { "
				    "prefix: '/p' })",
			"handlers=1 route=/a"},
		{"a function that is called",
			FASTIFY_APP "function add(x) { x.post('/a', hook) }\nadd(app)",
			"handlers=1 route=/a"},
		{"a parser that gives the text",
			FASTIFY_APP "app.addContentTypeParser('application/json', { parseAs: "
				    "'string' },\n"
				    "  (q, body, done) => { done(null, body) });\n"
				    "app.post('/a', hook)",
			"problems=double_encoded"},
		{"a parser that parses",
			FASTIFY_APP "app.addContentTypeParser('application/json', { parseAs: "
				    "'string' },\n"
				    "  (q, body, done) => { done(null, JSON.parse(body)) });\n"
				    "app.post('/a', hook)",
			"body=restringified problems="},
		{"a parser for another type",
			FASTIFY_APP "app.addContentTypeParser('text/csv', { parseAs: 'string' },\n"
				    "  (q, body, done) => { done(null, body) });\n"
				    "app.post('/a', hook)",
			"body=restringified problems="},
		{"no parser", FASTIFY_APP "app.removeAllContentTypeParsers(); app.post('/a', hook)",
			"body=unknown problems="},
	};

	(void)state;
	ROWS(rows);
}

#define EXPRESS_HOOK \
	EXPRESS AT("src/index.ts") "import express from 'express'; const app = express();\n" \
				   "import { verifyWebhook } from '@clerk/express/webhooks';\n" \
				   "const hook = async (req, res) => {\n" \
				   "  const e = await verifyWebhook(req); res.send(e.type) };\n"

static void finds_express_paths(void **state)
{
	static const struct row rows[] = {
		{"one of two is not known", EXPRESS_HOOK "app.post(['/a', process.env.B], hook)",
			"handlers=2 route=/a 2:route=?"},
		{"everything below, version 5", EXPRESS_HOOK "app.post('/a/*splat', hook)",
			"route=/a/:splat*"},
		{"everything below, or nothing", EXPRESS_HOOK "app.post('/a/{*rest}', hook)",
			"route=/a/:rest*"},
		{"a router on two paths",
			EXPRESS_HOOK "const r = express.Router(); r.post('/c', hook);\n"
				     "app.use(['/a', '/b'], r)",
			"handlers=2 route=/a/c 2:route=/b/c"},
		{"a list of middleware is no path",
			EXPRESS_HOOK "app.use([express.json()]); app.post('/a', hook)",
			"route=/a problems=parser_before"},
		{"one route, all methods first",
			EXPRESS_HOOK "app.route('/a').all(express.raw({ type: '*/*' })).post(hook)",
			"handlers=1 route=/a methods=POST"},
		{"a setting is no route", EXPRESS_HOOK "app.get('clerk'); app.set('clerk', hook)",
			"handlers=0"},
		{"a member of a parameter",
			EXPRESS_HOOK "function load({ server }) { server.post('/a', hook) }\n"
				     "load({ server: app })",
			"handlers=1 route=/a"},
	};

	(void)state;
	ROWS(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_hono_paths),
		cmocka_unit_test(joins_hono_prefixes),
		cmocka_unit_test(finds_fastify_paths),
		cmocka_unit_test(finds_express_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
