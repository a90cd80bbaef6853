#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "facts/collect.h"

/*
 * Own guards: what a middleware function makes of a delivery, which has no
 * session, no Authorization header and no cookies. N: it is let in, B: it is
 * turned away, ?: not known. Then the fate, where it is certain.
 */

#define PACKAGE \
	"{\"dependencies\":{\"express\":\"5.0.0\",\"hono\":\"4.0.0\",\"fastify\":\"5.0.0\"," \
	"\"@clerk/express\":\"1.0.0\"}}"

struct guard {
	const char *body; /* of the middleware */
	const char *answer;
};

static void judge(const char *source, const char *body, const char *answer)
{
	struct tree_memory_file files[] = {
		{"package.json", PACKAGE, 0},
		{"src/index.ts", source, 0},
	};
	struct tree *tree = tree_open_memory(files, 2);
	struct arena arena = {0};
	struct facts facts;
	struct buf got = {0};
	const struct fact_webhook_handler *handler;

	collect_facts(tree, &(struct collect_options){.jobs = 1}, &arena, &facts);
	tree_close(tree);
	assert_int_equal(facts.webhook_handlers.n, 1);
	handler = &facts.webhook_handlers.items[0];
	buf_add_z(&got, handler->protection == PROTECTION_NONE      ? "N"
			: handler->protection == PROTECTION_BLOCKED ? "B"
								    : "?");
	if (handler->protection == PROTECTION_BLOCKED) {
		buf_format(&got, " %.*s", STR_ARGS(handler->guard_fate));
	}
	buf_add(&got, (struct str){"\0", 1});
	if (strcmp(got.s, answer) != 0) {
		fail_msg("\n%s\n gives %s, not %s", body, got.s, answer);
	}
	buf_finish(&got);
	arena_finish(&arena);
}

static void judge_all(const char *head, const char *tail, const struct guard *guards, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct buf source = {0};

		buf_format(&source, "%s%s%s", head, guards[i].body, tail);
		buf_add(&source, (struct str){"\0", 1});
		judge(source.s, guards[i].body, guards[i].answer);
		buf_finish(&source);
	}
}

#define ROWS(head, tail, rows) judge_all(head, tail, rows, sizeof(rows) / sizeof((rows)[0]))

#define EXPRESS_HEAD \
	"import express from 'express'\n" \
	"import { getAuth, verifyToken, clerkClient } from '@clerk/express'\n" \
	"import { verifyWebhook } from '@clerk/express/webhooks'\n" \
	"import jwt from 'jsonwebtoken'\n" \
	"import { jwtVerify } from 'jose'\n" \
	"const app = express()\n" \
	"app.use(async (req, res, next) => {\n"
#define EXPRESS_TAIL \
	"\n})\n" \
	"app.post('/hooks/clerk', express.raw({ type: '*/*' }), async (req, res) => {\n" \
	"const evt = await verifyWebhook(req); res.end(evt.type) })\n"

static void sessions(void **state)
{
	static const struct guard rows[] = {
		{"next()", "N"},
		{"if (!getAuth(req).userId) return res.sendStatus(401); next()", "B 401"},
		{"const { userId } = getAuth(req)\nif (!userId) { res.redirect('/in') } else "
		 "next()",
			"B redirect"},
		{"const auth = getAuth(req)\nif (auth.userId) return next()\nres.status(403).end()",
			"B 403"},
		{"if (!req.auth?.userId) return res.status(401).json({}); next()", "B 401"},
		{"if (!req.auth().userId) return res.status(401).json({}); next()", "B 401"},
		{"if (!req.auth) return res.status(401).json({}); next()", "?"},
		{"if (!req.user) return res.status(401).json({}); next()", "?"},
		{"const { isAuthenticated } = getAuth(req)\n"
		 "if (isAuthenticated === false) return res.status(401).end(); next()",
			"B 401"},
		{"getAuth(req).userId ? next() : res.status(401).end()", "B 401"},
		{"const state = await clerkClient.authenticateRequest(req)\n"
		 "if (!state.isSignedIn) return res.status(401).end(); next()",
			"B 401"},
		{"const state = await clerkClient.authenticateRequest(req)\n"
		 "const auth = state.toAuth()\nif (!auth?.userId) return res.status(401).end(); "
		 "next()",
			"B 401"},
		{"if (!getAuth(req).userId) return next(new Error('no')); next()", "B 500"},
		{"if (!getAuth(req).userId) return next('route'); next()", "?"},
		{"if (getAuth(req).userId) req.user = 1; next()", "N"},
	};

	(void)state;
	ROWS(EXPRESS_HEAD, EXPRESS_TAIL, rows);
}

static void headers(void **state)
{
	static const struct guard rows[] = {
		{"if (!req.headers.authorization) return res.status(401).end(); next()", "B 401"},
		{"if (!req.headers['authorization']) return res.status(401).end(); next()",
			"B 401"},
		{"if (!req.get('Authorization')) return res.status(401).end(); next()", "B 401"},
		{"if (!req.headers['x-tenant']) return res.status(401).end(); next()", "?"},
		{"if (!req.cookies.__session) return res.status(401).end(); next()", "B 401"},
		{"const h = req.header('authorization')\n"
		 "if (!h || !h.startsWith('Bearer ')) return res.status(401).end(); next()",
			"B 401"},
		{"const token = req.headers.authorization?.split(' ')[1]\n"
		 "if (!token) return res.status(401).end(); next()",
			"B 401"},
		{"const token = (req.headers.authorization || '').replace('Bearer ', '')\n"
		 "if (!token) return res.status(401).end(); next()",
			"B 401"},
		{"const h = req.headers.authorization\nconst token = h && h.split(' ')[1]\n"
		 "if (token == null) return res.sendStatus(401); next()",
			"B 401"},
		{"const [scheme, token] = (req.headers.authorization ?? '').split(' ')\n"
		 "if (scheme !== 'Bearer' || !token) return res.sendStatus(401); next()",
			"B 401"},
		{"const parts = (req.headers.authorization ?? '').split(' ')\n"
		 "if (parts.length !== 2) return res.sendStatus(401); next()",
			"B 401"},
		{"const m = req.headers.authorization?.match(/^Bearer (.+)$/)\n"
		 "if (!m) return res.sendStatus(401); next()",
			"B 401"},
		{"if (typeof req.headers.authorization !== 'string') return res.sendStatus(401); "
		 "next()",
			"B 401"},
		{"let token\nif (req.headers.authorization) token = "
		 "req.headers.authorization.slice(7)\n"
		 "if (!token) return res.sendStatus(401); next()",
			"B 401"},
		{"let token = req.query.token\nif (req.headers.authorization) token = "
		 "req.headers.authorization.slice(7)\n"
		 "if (!token) return res.sendStatus(401); next()",
			"?"},
		{"if (req.headers.authorization !== `Bearer ${process.env.SECRET}`) return "
		 "res.sendStatus(401); next()",
			"B 401"},
	};

	(void)state;
	ROWS(EXPRESS_HEAD, EXPRESS_TAIL, rows);
}

static void tokens(void **state)
{
	static const struct guard rows[] = {
		{"await verifyToken(req.headers.authorization?.slice(7), {}); next()", "B 500"},
		{"try { await verifyToken(req.headers.authorization?.slice(7), {}); next() }\n"
		 "catch { res.status(401).end() }",
			"B 401"},
		{"try { await jwtVerify(req.cookies.__session, key) }\n"
		 "catch { return res.status(401).end() }\nnext()",
			"B 401"},
		{"let user = null\n"
		 "try { const p = await verifyToken(req.headers.authorization, {}); user = p.sub } "
		 "catch {}\nif (!user) return res.status(401).end()\nnext()",
			"B 401"},
		{"try { req.user = jwt.verify(req.headers.authorization, key) } catch {}\nnext()",
			"N"},
		{"jwt.verify(req.headers.authorization, key, {}, (err, user) => {\n"
		 "if (err) return res.sendStatus(403)\nnext() })",
			"?"},
		{"try { await verifyToken(req.body.token, {}) } catch { return "
		 "res.status(401).end() }\nnext()",
			"?"},
		{"try { if (!getAuth(req).userId) throw new Error('no')\nnext() } catch (e) { "
		 "res.status(401).end() }",
			"B 401"},
	};

	(void)state;
	ROWS(EXPRESS_HEAD, EXPRESS_TAIL, rows);
}

static void paths(void **state)
{
	static const struct guard rows[] = {
		{"if (req.path.startsWith('/hooks')) return next()\nres.sendStatus(401)", "N"},
		{"if (req.originalUrl.startsWith('/hooks')) return next()\nres.sendStatus(401)",
			"N"},
		{"if (req.originalUrl.split('?')[0] === '/hooks/clerk') return next()\n"
		 "res.sendStatus(401)",
			"N"},
		{"if (new URL(req.url, 'http://x').pathname === '/hooks/clerk') return next()\n"
		 "res.sendStatus(401)",
			"N"},
		{"const open = ['/health', '/hooks/clerk']\n"
		 "if (open.includes(req.path)) { next(); return }\nres.sendStatus(401)",
			"N"},
		{"if (open.includes(req.path)) { next(); return }\nres.sendStatus(401)", "?"},
		{"if (req.method === 'OPTIONS') return next()\nres.sendStatus(401)", "B 401"},
		{"if (req.path === '/health') return next()\nres.sendStatus(401)", "B 401"},
	};

	(void)state;
	ROWS(EXPRESS_HEAD, EXPRESS_TAIL, rows);
}

static void what_is_no_guard(void **state)
{
	static const struct guard rows[] = {
		{"if (tooMany(req)) return res.status(429).end()\nnext()", "N"},
		{"if (!db.ready) throw new Error('no database')\nnext()", "N"},
		{"run(req.path, () => next())", "N"},
		{"other(req, res, next)", "?"},
		{"other(req, res, () => next())", "?"},
		{"console.log(req.path)", "?"},
		{"res.json({ maintenance: true })", "?"},
	};

	(void)state;
	ROWS(EXPRESS_HEAD, EXPRESS_TAIL, rows);
}

#define HONO_HEAD \
	"import { Hono } from 'hono'\n" \
	"import { HTTPException } from 'hono/http-exception'\n" \
	"import { getCookie } from 'hono/cookie'\n" \
	"import { getAuth } from '@hono/clerk-auth'\n" \
	"import { verifyWebhook } from '@clerk/backend/webhooks'\n" \
	"const app = new Hono()\n" \
	"app.use('*', async (c, next) => {\n"
#define HONO_TAIL \
	"\n})\n" \
	"app.post('/hooks/clerk', async (c) => {\n" \
	"const evt = await verifyWebhook(c.req.raw); return c.text(evt.type) })\n" \
	"export default app\n"

static void hono(void **state)
{
	static const struct guard rows[] = {
		{"await next()", "N"},
		{"if (!getAuth(c)?.userId) return c.json({}, 401)\nawait next()", "B 401"},
		{"if (!c.get('clerkAuth')?.userId) return c.redirect('/in')\nreturn next()",
			"B redirect"},
		{"if (!c.var.clerkAuth.userId) throw new HTTPException(403)\nawait next()",
			"B 403"},
		{"if (!getCookie(c, '__session')) return new Response('', { status: 401 })\n"
		 "await next()",
			"B 401"},
		{"if (!c.req.header('authorization')) return c.text('no', 401)\nawait next()",
			"B 401"},
		{"if (!c.get('user')) return c.json({}, 401)\nawait next()", "?"},
		{"if (c.req.path.startsWith('/hooks/')) return await next()\nreturn c.text('', "
		 "401)",
			"N"},
		{"if (new URL(c.req.url).pathname === '/hooks/clerk') { await next(); return }\n"
		 "return c.notFound()",
			"N"},
		{"if (c.env.CLOSED) return c.json({}, 503)\nawait next()", "N"},
		{"await next()\nif (!c.res.ok) console.log('x')\nreturn c.res", "N"},
	};

	(void)state;
	ROWS(HONO_HEAD, HONO_TAIL, rows);
}

#define FASTIFY_HEAD \
	"import Fastify from 'fastify'\n" \
	"import { getAuth } from '@clerk/fastify'\n" \
	"import { verifyWebhook } from '@clerk/fastify/webhooks'\n" \
	"const app = Fastify()\n" \
	"app.addHook('preHandler', async (request, reply) => {\n"
#define FASTIFY_TAIL \
	"\n})\n" \
	"app.post('/hooks/clerk', async (request, reply) => {\n" \
	"const evt = await verifyWebhook(request); return evt.type })\n"

static void fastify(void **state)
{
	static const struct guard rows[] = {
		{"request.started = Date.now()", "N"},
		{"const { userId } = getAuth(request)\nif (!userId) return "
		 "reply.code(401).send({})",
			"B 401"},
		{"if (!getAuth(request).userId) throw app.httpErrors.forbidden()", "B 403"},
		{"if (request.url !== '/hooks/clerk') return reply.code(401).send({})", "N"},
		{"if (!request.headers.authorization) { reply.redirect('/in') }", "B redirect"},
		{"if (!request.user) return reply.code(401).send({})", "?"},
	};

	(void)state;
	ROWS(FASTIFY_HEAD, FASTIFY_TAIL, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sessions),
		cmocka_unit_test(headers),
		cmocka_unit_test(tokens),
		cmocka_unit_test(paths),
		cmocka_unit_test(what_is_no_guard),
		cmocka_unit_test(hono),
		cmocka_unit_test(fastify),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
