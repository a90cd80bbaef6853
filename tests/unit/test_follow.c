#include "follow_answers.h"

static void constants(void **state)
{
	(void)state;
	gives("const a = 'x'; const b = a; const c = b; ask(c)", "'x'");
	gives("const a = ('x' as const)!; const b = <string>a; ask(b satisfies string)", "'x'");
	gives("ask(`plain`)", "'plain'");
	gives("const v = 'v1'; ask(`/api/${v}/x`)", "'/api/v1/x'");
	gives("const v = load(); ask(`/api/${v}`)", "unknown");
	gives("ask(`${3}s`.length)", "unknown");
	gives("const a = '/api'; ask(a + '/x')", "'/api/x'");
	gives("let a = '/api'; a = '/v2'; ask(a + '/x')", "unknown");
	gives("ask(('a' + 'b').length)", "unknown");
	gives("ask(10 * 1000)", "10000");
	gives("const second = 1_000; ask(-(second * 60 - 0.5) / 2 + 1)", "-29998.75");
	gives("ask('10' * 1000)", "unknown");
	gives("ask(Infinity)", "Infinity");
	gives("ask(/a\\/b/gi)", "regexa\\/b");
	gives("ask(undefined)", "null");
	gives("ask(void 0)", "null");
	gives("ask(!0)", "unknown");
	gives("ask((load(), 'x'))", "'x'");
	gives("let a; ask(a = 'x')", "'x'");
	gives("ask(' x\\n'.trim())", "'x'");
	gives("ask(String('x'))", "'x'");
}

static void variables(void **state)
{
	(void)state;
	gives("let a = 'x'; ask(a)", "'x'");
	gives("let a = 'x'; a = 'y'; ask(a)", "'x'?");
	gives("let a = 'x'; a += 'y'; ask(a)", "'x'?");
	gives("let a; try { a = 'x' } catch {} ask(a)", "'x'");
	gives("let a; a = 'x'; a = 'y'; ask(a)", "'x'? | 'y'?");
	gives("let a = ''; if (c) { a = 'x' } ask(a)", "''? | 'x'?");
	gives("let a; a = 1; a = 2; a = 3; a = 4; ask(a)", "1? | 2? | 3? | 4?");
	gives("let a; a = 1; a = 2; a = 3; a = 4; a = 5; ask(a)", "1?");
	gives("let a; a = 'x'; a = a; ask(a)", "'x'? | 'x'?");
	gives("const a = 'x'; { const a = 'y'; ask(a) }", "'y'");
	gives("import { a } from 'pkg'; function f(a) { ask(a) }", "param");
	gives("ask(a)", "global a");
	gives("for (const a of ['x']) ask(a)", "unknown");
	gives("try {} catch (e) { ask(e) }", "unknown");
	gives("const a = b; const b = a; ask(a)", "unknown");
	gives("const a = { get: a }; ask(a.get.get.get.get)", "object");
}

static void alternatives(void **state)
{
	(void)state;
	gives("ask(c ? 'x' : 'y')", "'x'? | 'y'?");
	gives("ask(c && 'y')", "'y'?");
	gives("ask(process.env.A ?? 'x')", "env A of process.env? | 'x'?");
	gives("ask(process.env.A || process.env.B || '')",
		"env A of process.env? | env B of process.env? | ''?");
	gives("ask('x' ?? process.env.A)", "'x'");
	gives("ask(null ?? 'x')", "'x'");
	gives("ask('' || 'x')", "'x'");
	gives("ask('' ?? 'x')", "''");
	gives("ask(0 || 1)", "1");
	gives("let a = 'x'; a = ''; ask(a || 'y')", "'x'? | 'y'?");
	gives("const o = {}; ask(o.a ?? 'x')", "'x'");
}

static void destructuring(void **state)
{
	(void)state;
	gives("const { a } = { a: 'x' }; ask(a)", "'x'");
	gives("const { a: { b: c } } = { a: { b: 'x' } }; ask(c)", "'x'");
	gives("const { a = 'y' } = { a: 'x' }; ask(a)", "'x'");
	gives("const { a = 'y' } = {}; ask(a)", "'y'");
	gives("const { a = 'y' } = process.env; ask(a)", "env a of process.env? | 'y'?");
	gives("const { a, ...rest } = { a: 'x', b: 'y' }; ask(rest.b)", "unknown");
	gives("const [a, b] = ['x', 'y']; ask(b)", "'y'");
	gives("const list = ['x', 'y']; const [, b] = list; ask(b)", "'y'");
	gives("const [a, b] = [...other, 'y']; ask(b)", "unknown");
	gives("const [a, ...rest] = ['x', 'y']; ask(rest)", "unknown");
	gives("const list = ['x', 'y']; ask(list[1])", "'y'");
	gives("const list = ['x']; ask(list[-1])", "unknown");
	gives("const list = ['x']; ask(list[1e30])", "unknown");
	gives("const list = ['x']; ask(list[NaN])", "unknown");
	gives("let a; ({ a } = { a: 'x' }); ask(a)", "'x'");
}

static void objects(void **state)
{
	(void)state;
	gives("const o = { a: { b: 'x' } } as const; ask(o.a.b)", "'x'");
	gives("const o = { a: 'x' }; ask(o['a'])", "'x'");
	gives("const k = 'a'; const o = { a: 'x' }; ask(o[k])", "'x'");
	gives("const o = { a: 'x' }; ask(o[other])", "unknown");
	gives("const k = 'a'; const o = { [k]: 'x' }; ask(o.a)", "unknown");
	gives("const o = { a: 'x', [k]: 'y' }; ask(o.a)", "unknown | 'x'?");
	gives("const o = { a: 'x', a: 'y' }; ask(o.a)", "'y'");
	gives("const base = { a: 'x' }; const o = { ...base, b: 1 }; ask(o.a)", "'x'");
	gives("const base = { a: 'x' }; const o = { a: 'y', ...base }; ask(o.a)", "'x'");
	gives("const base = { b: 'x' }; const o = { a: 'y', ...base }; ask(o.a)", "'y'");
	gives("const o = { a: 'y', ...other }; ask(o.a)", "global other.a");
	gives("const o = { a: 'y', ...(c ? { a: 'x' } : {}) }; ask(o.a)", "'x'? | 'y'?");
	gives("const o = { a: 'y', ...(c && { a: 'x' }) }; ask(o.a)", "'x'? | 'y'?");
	gives("const o = { ...process.env }; ask(o.A)", "env A of process.env");
	gives("const o = Object.freeze({ a: 'x' }); ask(o.a)", "'x'");
	gives("enum E { A = 'x', B = 'y' } ask(E.B)", "'y'");
	gives("enum E { A, B = 'y' } ask(E.A)", "unknown");
	gives("const o = { get a() { return process.env.A } }; ask(o.a)", "env A of process.env");
	gives("const o = { get() { return 'x' } }; ask(o.get)", "function get");
	gives("const o = { get a() { if (c) return 'x'; return 'y' } }; ask(o.a)", "unknown");
	gives("class C { static a = 'x' } ask(C.a)", "'x'");
	gives("class C { a = process.env.A } const c = new C(); ask(c.a)", "env A of process.env");
	gives("class C extends D { a = 'x' } ask(new C().b)", "unknown");
}

static void members_of_this(void **state)
{
	(void)state;
	gives("class C { m() { ask(this.n) } n() {} }", "function n");
	gives("class C { a = 'x'; m = () => { ask(this.a) } }", "'x'");
	gives("class C { static a = 'x'; static m() { ask(this.a) } }", "'x'");
	gives("class C { a; constructor() { this.a = 'x' } m() { ask(this.a) } }", "'x'");
	gives("class C { constructor() { this.a = 'x' } m() { ask(this.a) } }", "'x'");
	gives("class C { a = null; constructor() { this.a = 'x' } m() { ask(this.a) } }", "'x'");
	gives("class C { a = 'x'; b() { this.a = 'y' } m() { ask(this.a) } }", "'x'? | 'y'?");
	gives("class C { get a() { return 'x' } set a(v) {} m() { ask(this.a) } }", "'x'");
	gives("class C { h() {} constructor() { this.h = this.h.bind(this) } m() { ask(this.h) } }",
		"function h");
	gives("class A { a = 'x' } class C { a = 'y' } class D { m() { ask(this.a) } }", "unknown");
	gives("class C { a = 'x'; m() { function f() { ask(this.a) } } }", "unknown");
	gives("class C { a = 'x'; m() { return { f() { ask(this.a) } } } }", "unknown");
	gives("ask(this.a)", "unknown");
}

static void members_of_a_superclass(void **state)
{
	(void)state;
	gives("class A { a = 'x' } class B extends A { m() { ask(this.a) } }", "'x'");
	gives("class A { m() {} } class B extends A { m() { ask(super.m) } }", "function m");
	gives("class A { n() {} } class B extends A {} ask(new B().n)", "function n");
	gives("class A { constructor(s) { this.s = s } } class B extends A {\n"
	      "constructor() { super(process.env.S) } m() { ask(this.s) } }",
		"env S of process.env");
	gives("class A extends A { m() { ask(this.z) } }", "unknown");
	gives("class B extends mixin(A) { m() { ask(this.z) } }", "unknown");
}

static void what_constructors_are_given(void **state)
{
	(void)state;
	gives("class C { constructor(s) { this.s = s } } ask(new C('x').s)", "'x'");
	gives("class C { constructor(private s: string) {} } const c = new C('x'); ask(c.s)",
		"'x'");
	gives("class C { constructor(s) { this.t = s } get() { return this.t } }\n"
	      "ask(new C('x').get())",
		"'x'");
	gives("class C { constructor(private s: string) {} m() { ask(this.s) } }", "param");
	gives("class S { h() {} } class C { constructor(private s: S) {} m() { ask(this.s.h) } }",
		"function h");
	gives("class S { h() {} } class C { t; constructor(s: S) { this.t = s }\n"
	      "m() { ask(this.t.h) } }",
		"function h");
	gives("class S { h() {} } class C { @Inject() s: S; m() { ask(this.s.h) } }", "function h");
	gives("interface S { h() } class C { constructor(private s: S) {} m() { ask(this.s.h) } }",
		"param h");
	gives("class S { h() {} } class C { constructor(s: S) {} m() { ask(this.s.h) } }",
		"unknown");
	gives("class S { h() {} } class C { m(s: S) { ask(s.h) } }", "param h");
	gives("abstract class S { abstract h() }\n"
	      "class C { constructor(private s: S) {} m() { ask(this.s.h) } }",
		"unknown");
	gives("import { K } from 'pkg'; class C { constructor(private k: K) {}\n"
	      "m() { ask(this.k.get) } }",
		"import K.get of pkg");
	gives("class S { h() {} } class C { constructor(s) { this.s = s } m() { ask(this.s.h) } }\n"
	      "const c = new C(new S());",
		"function h");
	gives("class C { constructor(s) { this.s = s } m() { ask(this.s) } }\n"
	      "new C('x'); new C('y');",
		"param");
	FILES_GIVE("function h",
		{"a.ts",
			"import type { S } from './b'; class C { constructor(private s: S) {}\n"
			"m() { ask(this.s.h) } }",
			0},
		{"b.ts", "export class S { h() {} }", 0});
	gives("class C { h() {} } const c = new C(); ask(c.h.bind(c))", "function h");
	gives("class C { h(a) {} } const c = new C(); ask(c.h.bind(c, 1))", "call");
}

#define CONFIG "import { ConfigService, ConfigModule, registerAs } from '@nestjs/config';\n"
#define SERVICE(asked) \
	CONFIG "class S { constructor(private config: ConfigService) {} m() { ask(" asked ") } " \
	       "}\n"

static void configuration_of_nest(void **state)
{
	(void)state;
	gives(SERVICE("this.config.get<string>('A_SECRET')"), "env A_SECRET of ConfigService");
	gives(SERVICE("this.config.getOrThrow('A', { infer: true })"), "env A of ConfigService");
	gives(SERVICE("this.config.get('A', 'x')"), "env A of ConfigService? | 'x'?");
	gives(SERVICE("this.config.get('clerk.secret')") "registerAs('clerk', () => ({ secret: "
							 "process.env.A }))",
		"env A of process.env");
	gives(SERVICE("this.config.get('clerk').secret") "ConfigModule.forRoot({ load: [() => ({ "
							 "clerk: { secret: process.env.A } })] })",
		"env A of process.env");
	gives(SERVICE("this.config.get('secret')") "ConfigModule.forRoot({ load: [a] }); function "
						   "a() { return { secret: "
						   "process.env.A } }",
		"env A of process.env");
	gives(SERVICE("this.config.get('other.secret')") "registerAs('clerk', () => ({ secret: "
							 "process.env.A }))",
		"call");
	gives(SERVICE("this.config.get('secret')"), "call");
	gives(SERVICE("this.config.get(key)"), "call");
	gives(CONFIG
		"const clerk = registerAs('clerk', () => ({ secret: process.env.A }));\n"
		"class S { constructor(@Inject(clerk.KEY) private c: ConfigType<typeof clerk>) "
		"{} m() { ask(this.c.secret) } }",
		"env A of process.env");
	gives("class ConfigService { get(key) { return process.env[key] } }\n"
	      "class S { constructor(private c: ConfigService) {} m() { ask(this.c.get('A')) } }",
		"env A of process.env");
}

static void changed_objects_are_not_certain(void **state)
{
	(void)state;
	gives("const o: any = { a: 'x' }; o.a = 'y'; ask(o.a)", "unknown");
	gives("const o: any = {}; o.a = 'y'; ask(o.a)", "unknown");
	gives("const o = { a: 'x' }; o[k] = 'y'; ask(o.a)", "unknown");
	gives("const o = { a: 'x' }; Object.assign(o, more); ask(o.a)", "unknown");
	gives("const o = { a: 'x' }; delete o.a; ask(o)", "object?");
	gives("const list = ['x']; list.push('y'); ask(list)", "array?");
	gives("const o = { list: ['x'] }; o.list.push('y'); ask(o.list)", "unknown");
	gives("const list = ['x']; list.map(f); ask(list)", "array");
	gives("const list = ['x']; other.push(list); ask(list)", "array");
}

static void functions(void **state)
{
	(void)state;
	gives("const f = () => 'x'; ask(f())", "'x'");
	gives("function f(a) { return a } ask(f('x'))", "'x'");
	gives("function f(a, b = 'y') { return b } ask(f('x'))", "'y'");
	gives("function f(a, b = 'y') { return b } ask(f('x', 'z'))", "'z'");
	gives("function f(a) { return a } ask(f(...list))", "unknown");
	gives("function f(a, b) { return b } ask(f(...list, 'x'))", "unknown");
	gives("function f(...a) { return a } ask(f('x'))", "unknown");
	gives("function f({ a }) { return a } ask(f({ a: 'x' }))", "'x'");
	gives("function f() { if (c) return 'x'; return 'y' } ask(f())", "'x'? | 'y'?");
	gives("function f() { if (c) { return 'x' } } ask(f())", "'x'?");
	gives("function f() { try { return 'x' } catch (e) { throw e } } ask(f())", "'x'");
	gives("function f() { try { return 'x' } catch {} return 'y' } ask(f())", "'x'? | 'y'?");
	gives("function f() { return } ask(f())", "null");
	gives("function f() { go() } ask(f())", "call");
	gives("function* f() { return 'x' } ask(f())", "call");
	gives("async function f() { return 'x' } async function g() { ask(await f()) }",
		"'x' awaited");
	gives("async function f() { return { then: 'x' } } ask(f().then)", "call then");
	gives("let f = () => 'x'; f = () => 'y'; ask(f())", "'x'?");
	gives("const o = { f() { return 'x' } }; ask(o.f())", "'x'");
	gives("const make = (n) => ({ n }); const m = make('x'); ask(m.n)", "'x'");
	gives("const outer = (n) => inner(n); const inner = (n) => n; ask(outer('x'))", "'x'");
	gives("function f(a) { return a } function g(a) { return f(a) } ask(g('x'))", "'x'");
	gives("function f(a) { ask(a.b.c) }", "param b.c");
	gives("ask(load().a)", "call a");
	gives("ask(new Thing().a)", "new a");
	gives("ask(f)\nfunction f() {}", "function f");
}

static void environment(void **state)
{
	(void)state;
	gives("ask(process.env.A)", "env A of process.env");
	gives("ask(process.env['A']!)", "env A of process.env");
	gives("ask(process?.env?.A)", "env A of process.env");
	gives("const { A: a } = process.env; ask(a)", "env A of process.env");
	gives("const { env } = process; ask(env.A)", "env A of process.env");
	gives("const n = 'A'; ask(process.env[n])", "env A of process.env");
	gives("ask(process.env[`A_${'B'}`])", "env A_B of process.env");
	gives("ask(process.env[other])", "unknown");
	gives("ask(globalThis.process.env.A)", "env A of process.env");
	gives("import process from 'node:process'; ask(process.env.A)", "env A of process.env");
	gives("import * as p from 'process'; ask(p.env.A)", "env A of process.env");
	gives("import { env as e } from 'process'; ask(e.A)", "env A of process.env");
	gives("import { env } from 'node:process'; ask(env)", "global process.env");
	gives("const { env } = require('node:process'); ask(env.A)", "env A of process.env");
	gives("import { env } from 'bun'; ask(env.A)", "env A of Bun.env");
	gives("import process from 'other'; ask(process.env.A)", "import default.env.A of other");
	gives("const process = { env: { A: 'x' } }; ask(process.env.A)", "'x'");
	gives("ask(import.meta.env.A)", "env A of import.meta.env");
	gives("ask(import.meta.url)", "global import.meta.url");
	gives("function F() { ask(new.target.env.A) }", "global new.target.env.A");
	gives("ask(Bun.env.A)", "env A of Bun.env");
	gives("ask(Deno.env.get('A'))", "env A of Deno.env");
	gives("ask(Deno.env.get(other))", "call");
	gives("ask(Deno.env.toObject().A)", "env A of Deno.env");
	gives("function get(n) { const v = process.env[n]; if (!v) throw new Error(n); return v }\n"
	      "ask(get('A'))",
		"env A of process.env");
	gives("const get = (n: string, d?: string) => process.env[n] ?? d; ask(get('A'))",
		"env A of process.env? | null?");
	gives("ask(process.env.A.length)", "global process.env.A.length");
}

static void schemas(void **state)
{
	(void)state;
	gives("import { z } from 'zod'; const s = z.object({ A: z.string() });\n"
	      "const env = s.parse(process.env); ask(env.A)",
		"env A of schema");
	gives("const env = schema.safeParse(process.env); ask(env.data.A)", "env A of schema");
	gives("const { data } = schema.safeParse(process.env); ask(data?.A)", "env A of schema");
	gives("const env = schema.parse({ a: process.env.A }); ask(env.a)", "env A of process.env");
	gives("const { value } = schema.validate(process.env); ask(value.A)", "env A of schema");
	gives("import * as v from 'valibot'; const env = v.parse(s, process.env); ask(env.A)",
		"env A of schema");
	gives("import { cleanEnv, str } from 'envalid';\n"
	      "const env = cleanEnv(process.env, { A: str() }); ask(env.A)",
		"env A of schema");
	gives("const check = (e) => schema.parse(e); const env = check(process.env); ask(env.A)",
		"env A of schema");
	gives("ask(schema.parse(body).A)", "call A");
	gives("const e = check(process.env); ask(e)", "call");
}

static void t3_env(void **state)
{
	(void)state;
	gives("import { createEnv } from '@t3-oss/env-nextjs';\n"
	      "const env = createEnv({ server: { A: z.string() }, runtimeEnv: process.env });\n"
	      "ask(env.A)",
		"env A of schema");
	gives("import { createEnv } from '@t3-oss/env-nextjs';\n"
	      "const env = createEnv({ server: { A: z.string() },\n"
	      "  runtimeEnv: { A: process.env.OTHER } }); ask(env.A)",
		"env OTHER of process.env");
	gives("import { createEnv } from '@t3-oss/env-nextjs';\n"
	      "const env = createEnv({ server: { A: s }, client: { B: s },\n"
	      "  experimental__runtimeEnv: { B: process.env.PUBLIC_B } }); ask(env.B)",
		"env PUBLIC_B of process.env");
	gives("import { createEnv } from '@t3-oss/env-core';\n"
	      "const base = () => createEnv({ server: { A: s }, runtimeEnv: { A: process.env.X } "
	      "});\n"
	      "const env = createEnv({ extends: [other, base()], server: {}, runtimeEnv: {} });\n"
	      "ask(env.A)",
		"env X of process.env");
	gives("import { createEnv } from './mine'; ask(createEnv({ server: {} }).A)", "call A");
}

static void imports(void **state)
{
	(void)state;
	gives("import d from 'pkg'; ask(d)", "import default of pkg");
	gives("import d from 'pkg'; ask(d.a.b)", "import default.a.b of pkg");
	gives("import { a as b } from 'pkg'; ask(b)", "import a of pkg");
	gives("import { a as b } from 'pkg'; ask(b.c)", "import a.c of pkg");
	gives("import * as n from 'pkg'; ask(n)", "import * of pkg");
	gives("import * as n from 'pkg'; ask(n.a)", "import a of pkg");
	gives("import { default as d } from 'pkg'; ask(d)", "import default of pkg");
	gives("const n = require('pkg'); ask(n.a)", "import a of pkg");
	gives("const { a: b } = require('pkg'); ask(b)", "import a of pkg");
	gives("import n = require('pkg'); ask(n.a)", "import a of pkg");
	gives("async function f() { const { a } = await import('pkg'); ask(a) }",
		"import a of pkg awaited");
	gives("const n = require(other); ask(n.a)", "unknown");
	gives("function f(require) { ask(require('pkg')) }", "call");
	gives("import type { T } from 'pkg'; ask(T)", "unknown");
	gives("import { verify } from 'pkg'; { const verify = () => 'x'; ask(verify()) }", "'x'");
	gives("import { verify } from 'pkg'; { const verify = () => 'x' } ask(verify)",
		"import verify of pkg");
}

static void modules(void **state)
{
	(void)state;
	FILES_GIVE("'x'", {"a.ts", "import { v } from './b'; ask(v)", 0},
		{"b.ts", "export const v = 'x'", 0});
	FILES_GIVE("'x'", {"a.ts", "import v from './b'; ask(v)", 0},
		{"b.ts", "const v = 'x'; export default v", 0});
	FILES_GIVE("'x'", {"a.ts", "import * as b from './b'; ask(b.o.v)", 0},
		{"b.ts", "export const o = { v: 'x' }", 0});
	FILES_GIVE("'x'", {"a.ts", "import { w as u } from './b'; ask(u)", 0},
		{"b.ts", "const v = 'x'; export { v as w }", 0});
	FILES_GIVE("'x'", {"a.ts", "import { w } from './b'; ask(w)", 0},
		{"b.ts", "export { default as w } from './c'", 0},
		{"c.ts", "export default 'x'", 0});
	FILES_GIVE("'x'", {"a.ts", "import { v } from './lib'; ask(v)", 0},
		{"lib/index.ts", "export * from './other'; export * from './inner'", 0},
		{"lib/inner/index.ts", "export * from './deep'", 0},
		{"lib/inner/deep.ts", "export const v = 'x'", 0},
		{"lib/other.ts", "export const w = 'y'", 0});
	FILES_GIVE("'x'", {"a.ts", "import { ns } from './b'; ask(ns.v)", 0},
		{"b.ts", "export * as ns from './c'", 0}, {"c.ts", "export const v = 'x'", 0});
	FILES_GIVE("'x'", {"a.ts", "import { v } from '@/b'; ask(v)", 0},
		{"src/b.ts", "export const v = 'x'", 0},
		{"tsconfig.json", "{\"compilerOptions\":{\"paths\":{\"@/*\":[\"./src/*\"]}}}", 0});
	FILES_GIVE("import a of pkg", {"a.ts", "import { b } from './b'; ask(b)", 0},
		{"b.ts", "export { a as b } from 'pkg'", 0});
	FILES_GIVE("import a.c of pkg", {"a.ts", "import { n } from './b'; ask(n.a.c)", 0},
		{"b.ts", "export * as n from 'pkg'", 0});
	FILES_GIVE("import a of pkg", {"a.ts", "import { a } from './b'; ask(a)", 0},
		{"b.ts", "export * from 'pkg'; export const c = 1", 0});
	FILES_GIVE("'own'", {"a.ts", "import { a } from './b'; ask(a)", 0},
		{"b.ts", "export * from 'pkg'; export const a = 'own'", 0});
	FILES_GIVE("unknown", {"a.ts", "import { a } from './b'; ask(a)", 0},
		{"b.ts", "export const b = 1", 0});
	FILES_GIVE("unknown", {"a.ts", "import a from './b'; ask(a)", 0},
		{"b.ts", "export * from './c'", 0}, {"c.ts", "export default 'x'", 0});
	FILES_GIVE("env A of schema", {"a.ts", "import { env } from './env'; ask(env.A)", 0},
		{"env.ts", "export const env = schema.parse(process.env)", 0});
	FILES_GIVE("unknown", {"a.ts", "import * as b from './b'; ask(b)", 0},
		{"b.ts", "export const v = 'x'", 0});
}

static void commonjs(void **state)
{
	(void)state;
	FILES_GIVE("'x'", {"a.js", "const { v } = require('./b'); ask(v)", 0},
		{"b.js", "exports.v = 'x'", 0});
	FILES_GIVE("'x'", {"a.js", "const b = require('./b'); ask(b.v)", 0},
		{"b.js", "module.exports.v = 'x'", 0});
	FILES_GIVE("'x'", {"a.js", "const b = require('./b'); ask(b.v)", 0},
		{"b.js", "const v = 'x'; module.exports = { v }", 0});
	FILES_GIVE("'x'", {"a.js", "const b = require('./b'); ask(b.v)", 0},
		{"b.js", "const all = { v: 'x' }; module.exports = all", 0});
	FILES_GIVE("function f", {"a.js", "const f = require('./b'); ask(f)", 0},
		{"b.js", "module.exports = function f() {}", 0});
	FILES_GIVE("'x'", {"a.js", "const f = require('./b'); ask(f())", 0},
		{"b.js", "module.exports = () => 'x'", 0});
	FILES_GIVE("'x'", {"a.ts", "import b from './b'; ask(b.v)", 0},
		{"b.js", "module.exports = { v: 'x' }", 0});
	FILES_GIVE("'x'", {"a.ts", "import { v } from './b'; ask(v)", 0},
		{"b.js", "module.exports = { v: 'x' }", 0});
	FILES_GIVE("import v of pkg", {"a.ts", "import { v } from './b'; ask(v)", 0},
		{"b.js", "module.exports = require('pkg')", 0});
	FILES_GIVE("'x'", {"a.js", "ask(require('./b').default)", 0},
		{"b.ts", "export default 'x'", 0});
}

static struct made made;

static struct site question(const char *text)
{
	make_program(&made, &(struct tree_memory_file){"a.ts", text, 0}, 1);
	return make_question(&made);
}

static void strings_are_certain_or_absent(void **state)
{
	(void)state;
	assert_true(str_is(program_string(&made.program, question("ask('x')")), "x"));
	unmake_program(&made);
	assert_true(str_absent(program_string(&made.program, question("ask(c ? 'x' : 'y')"))));
	unmake_program(&made);
	assert_true(str_absent(
		program_string(&made.program, question("let a = 'x'; a = 'y'; ask(a)"))));
	unmake_program(&made);
	assert_true(str_absent(program_string(&made.program, question("ask(1)"))));
	unmake_program(&made);
	assert_true(str_absent(program_string(&made.program, SITE_NONE)));
}

static void callee_is(const char *text, const char *want)
{
	struct site call = question(text);
	struct site function = program_callee(&made.program, call);

	if (want == NULL) {
		assert_int_equal(function.expr, ID_NONE);
	} else {
		const struct summary *s = made.program.modules[function.module].summary;

		assert_true(str_is(s->functions[s->exprs[function.expr].function].name, want));
	}
	unmake_program(&made);
}

static void callees(void **state)
{
	(void)state;
	callee_is("function f() {} ask(f())", "f");
	callee_is("const o = { f() {} }; ask(o.f())", "f");
	callee_is("const f = () => 1; const g = f; ask(g())", "f");
	callee_is("import { f } from 'pkg'; ask(f())", NULL);
	callee_is("const f = c ? () => 1 : () => 2; ask(f())", NULL);
	callee_is("ask(f())", NULL);
	callee_is("ask((() => 1)())", "");
}

static void property_is(const char *text, enum property want, const char *value)
{
	struct site object = question(text);
	struct site found;

	if (program_find_property(&made.program, object, STR("k"), &found) != want) {
		fail_msg("%s: not %d", text, (int)want);
	}
	if (want == PROPERTY_FOUND) {
		assert_true(str_is(program_string(&made.program, found), value));
	} else {
		assert_int_equal(found.expr, ID_NONE);
	}
	assert_int_equal(program_property(&made.program, object, "k").expr, found.expr);
	unmake_program(&made);
}

static void properties(void **state)
{
	(void)state;
	property_is("ask({ k: 'x' })", PROPERTY_FOUND, "x");
	property_is("const o = { k: 'x' }; ask(o)", PROPERTY_FOUND, "x");
	property_is("const o = { k: 'x' }; ask({ ...o, j: 1 })", PROPERTY_FOUND, "x");
	property_is("const o = { k: 'x' }; ask({ k: 'y', ...o })", PROPERTY_FOUND, "x");
	property_is("const o = { j: 'x' }; ask({ k: 'y', ...o })", PROPERTY_FOUND, "y");
	property_is("ask({ k: 'y', ...undefined, ...false })", PROPERTY_FOUND, "y");
	property_is("ask({ j: 'x' })", PROPERTY_ABSENT, NULL);
	property_is("ask({})", PROPERTY_ABSENT, NULL);
	property_is("ask({ k: 'x', ...o })", PROPERTY_UNKNOWN, NULL);
	property_is("ask({ ...o })", PROPERTY_UNKNOWN, NULL);
	property_is("ask({ k: 'x', ...(c ? { k: 'y' } : {}) })", PROPERTY_UNKNOWN, NULL);
	property_is("ask({ k: 'x', [n]: 'y' })", PROPERTY_UNKNOWN, NULL);
	property_is("ask({ ...o, k: 'x' })", PROPERTY_FOUND, "x");
	property_is("const o = {}; o.k = 'x'; ask(o)", PROPERTY_UNKNOWN, NULL);
	property_is("ask(c ? { k: 'x' } : {})", PROPERTY_UNKNOWN, NULL);
	property_is("ask(load())", PROPERTY_UNKNOWN, NULL);
	property_is("const o = { ...o }; ask(o)", PROPERTY_UNKNOWN, NULL);
}

static void members_of_a_path(void **state)
{
	struct site site = question("const o = { a: { b: 'x' } }; ask(o)");
	value_vec values = {0};

	(void)state;
	program_follow_member(&made.program, site, STR("a.b"), &made.arena, &values);
	assert_int_equal(values.n, 1);
	assert_true(str_is(values.items[0].text, "x"));
	values.n = 0;
	program_follow_member(&made.program, site, STR(""), &made.arena, &values);
	assert_int_equal(values.items[0].kind, VALUE_OBJECT);
	values.n = 0;
	program_follow_member(&made.program, site, STR("a.b.c.d.e.f.g.h.i"), &made.arena, &values);
	assert_int_equal(values.items[0].kind, VALUE_UNKNOWN);
	unmake_program(&made);
}

static void is_an_import(void **state)
{
	struct site site = question("import { a as b } from 'pkg'; ask(b)");

	(void)state;
	assert_true(program_is_import(&made.program, site, "pkg", "a"));
	assert_false(program_is_import(&made.program, site, "pkg", "b"));
	assert_false(program_is_import(&made.program, site, "other", "a"));
	unmake_program(&made);
	site = question("import { a } from 'pkg'; let f = a; f = other; ask(f)");
	assert_false(program_is_import(&made.program, site, "pkg", "a"));
	unmake_program(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(constants),
		cmocka_unit_test(variables),
		cmocka_unit_test(alternatives),
		cmocka_unit_test(destructuring),
		cmocka_unit_test(objects),
		cmocka_unit_test(members_of_this),
		cmocka_unit_test(members_of_a_superclass),
		cmocka_unit_test(what_constructors_are_given),
		cmocka_unit_test(configuration_of_nest),
		cmocka_unit_test(changed_objects_are_not_certain),
		cmocka_unit_test(functions),
		cmocka_unit_test(environment),
		cmocka_unit_test(schemas),
		cmocka_unit_test(t3_env),
		cmocka_unit_test(imports),
		cmocka_unit_test(modules),
		cmocka_unit_test(commonjs),
		cmocka_unit_test(strings_are_certain_or_absent),
		cmocka_unit_test(callees),
		cmocka_unit_test(properties),
		cmocka_unit_test(members_of_a_path),
		cmocka_unit_test(is_an_import),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
