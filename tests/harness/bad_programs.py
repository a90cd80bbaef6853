"""Programs, packages and settings that lead in circles, out of the tree or on without end."""

import json
from pathlib import Path

from bench import case, require

PASSWD = "../../../../../../../../etc/passwd"
VERIFY = "import { verifyWebhook } from '@clerk/backend/webhooks';\n"
USE = "import { secret } from './a1';\nverifyWebhook(request, { signingSecret: secret });\n"
EXPRESS = VERIFY + "import express from 'express';\nconst app = express();\n"
HANDLER = "async (req, res) => { await verifyWebhook(req); res.json({}); }"
SERVE = f"app.post('/h', {HANDLER});\napp.listen(1);\n"


def package(*names, **more):
    return json.dumps({"name": "x", "dependencies": dict.fromkeys(names, "1"), **more})


def routes(bench, framework, text, **files):
    """Facts of one file for a framework, and their handlers."""
    bench.write("repo/package.json", package(framework))
    bench.write("repo/a.ts", text)
    for name, content in files.items():
        bench.write(f"repo/{name}.ts", content)
    facts = bench.facts()
    bench.remove("repo")
    return facts["webhook_handlers"]


def found(handlers, least=1):
    require(len(handlers) >= least, f"{len(handlers)} handlers, expected {least}")
    return handlers


@case()
def paths_out_of_the_tree(bench):
    """What packages and settings name outside of the tree is not looked for."""
    out = [PASSWD, "/etc/passwd", "./" + PASSWD, "file:///etc/passwd", "~/x", "C:\\x", "\\\\x\\y"]
    bench.write("repo/package.json", package(
        "aa", workspaces=["..", "/", "../../**"], main=PASSWD, module="/etc/passwd", source="./" + PASSWD,
        exports={".": out, "./a": PASSWD, "./b": {"import": out}, "./*": "./" + PASSWD + "*"},
        imports={"#a": out, "#b/*": "../*", "#c": PASSWD, "#d": "/etc/*"}))
    bench.write("repo/a/package.json", json.dumps({"name": "aa", "dependencies": {
        "l": f"link:{PASSWD}", "f": "file:/etc", "p": "portal:..", "w": "workspace:../../.."}}))
    bench.write("repo/tsconfig.json", json.dumps({
        "extends": out, "references": [{"path": path + ".json"} for path in out],
        "compilerOptions": {"baseUrl": "..", "rootDir": PASSWD, "outDir": "/", "rootDirs": out,
                            "paths": {"#d": out, "e/*": ["../*", "/*", "${configDir}/../*"]}}}))
    bench.write("repo/deno.json", json.dumps({
        "importMap": PASSWD, "imports": {"d/": "../../", "e": "/etc/passwd", "f": PASSWD}}))
    bench.write("repo/wrangler.toml", f'main = "{PASSWD}"\nname = "/"\n')
    bench.write("repo/serverless.yml", f"functions:\n  a:\n    handler: {PASSWD}.b\n"
                "    events:\n      - httpApi: POST /x\n")
    bench.write("repo/app/routes.ts", "import { route } from '@react-router/dev/routes';\n"
                f"export default [route('x', '{PASSWD}')];\n")
    names = ["#a", "#b/../../../etc/passwd", "#c", "#d/passwd", "x", "x/a", "x/b", "x/q", "x/../../e",
             "aa", "aa/" + PASSWD, "l", "f/passwd", "p", "w", "e/etc/passwd", "d/etc", "e", "f",
             "/etc/passwd", PASSWD, "file:///etc/passwd", "x" * 5000, "./" * 3000 + "a", "\\x00", "?", "#"]
    bench.write("repo/b/a.ts", VERIFY + "".join(f"import '{name}';\n" for name in names))
    facts = bench.facts()
    text = json.dumps(facts)
    require("root:" not in text, "a file outside of the tree was read")
    bench.printed("check", "repo", "--fail-on", "never")


@case(valgrind=True)
def packages_in_circles(bench):
    bench.write("repo/package.json", package(
        "x", workspaces=["*"], exports={".": "x", "./a": "x/a", "./b": {"default": "./b"}},
        imports={"#a": "#b", "#b": "#a", "#c": "x/a", "#d": ["#d", "x"], "#e/*": "#e/*"}))
    for name in ("a", "b", "c"):  # all of one name, and each depends on it
        bench.write(f"repo/{name}/package.json", package("x", main=f"../{name}"))
        bench.write(f"repo/{name}/a.ts", VERIFY + "".join(
            f"import '{it}';" for it in ("x", "x/a", "x/b", "#a", "#b", "#c", "#d", "#e/f")))
    bench.write("repo/deno.json", '{"importMap": "./deno.json", "imports": {"a": "a", "b/": "b/", "": "."}}')
    bench.repository()


@case(hostile=True)
def entries_without_end(bench):
    """An entry of a package's exports that is put together a hundred thousand times."""
    bench.write("repo/package.json", package(
        exports={"./*": "./" + "*" * 100_000, "./deep": "[" * 30},
        imports={"#a": [f"./q{i}" for i in range(40_000)],
                 "#b": {f"c{i}": f"./q{i}" for i in range(5_000)}}))
    for i in range(bench.few(20)):
        bench.write(f"repo/{i}/a.ts", VERIFY + f"import 'x/{'y' * 1000}{i}';\n" +
                    "".join(f"import a{n} from '#a';\nimport b{n} from '#b';\n" for n in range(50)))
    bench.facts()


@case(hostile=True)
def configurations_without_end(bench):
    """References and patterns that multiply, and extends that lead nowhere."""
    bench.write("repo/tsconfig.json", json.dumps(
        {"references": [{"path": "./c/tsconfig.x.json"}] * 20_000}))
    bench.write("repo/c/tsconfig.x.json", json.dumps({"compilerOptions": {
        "paths": {f"@k{i}/*": ["./x/*"] * 30 for i in range(990)}}}))
    for i in range(200):
        bench.write(f"repo/d{i}/tsconfig.json", json.dumps({"extends": ["../c/tsconfig.x.json"]}))
    bench.write("repo/e/tsconfig.json", json.dumps({"extends": [f"./no{i}" for i in range(20_000)]}))
    bench.write("repo/a.ts", VERIFY + "".join(f"import x{i} from '@k{i}/q';" for i in range(500)))
    facts = bench.facts()
    notices = [(notice["path"], notice["reason"]) for notice in facts["notices"]]
    require(notices == [("e/tsconfig.json", "more than 64 entries in 'extends', the rest ignored")],
            f"notices: {notices}")


@case(hostile=True)
def documents_without_end(bench):
    """100,000 keys: once each, all the same, and as tables."""
    count = bench.few(100_000)
    forms = {
        "wrangler.toml": ("".join(f"k{i}=1\n" for i in range(count // 2)), "k=1\n" * count,
                          "".join(f"[k{i}]\n" for i in range(count // 2)), "[[k]]\n" * count,
                          "a" + ".a" * count + "=1\n", "a=" + "[" * count, '"' + "x" * 500_000 + '"=1'),
        "serverless.yml": ("".join(f"k{i}: 1\n" for i in range(count // 2)), "k: 1\n" * count,
                           "- " * count, "? " * count, "[" * count, "a: {" * count, "&a " * count,
                           "a: *a\n" * (count // 2), "a: |\n" + "  x\n" * count, 'a: "' + "\\n" * count),
        "wrangler.jsonc": ("{" + "".join(f'"k{i}":1,' for i in range(count // 3)) + "}",
                           '{"k":1,' * (count // 2), "[" + ",\n" * count, "/*" * count, "//" * count),
    }
    for name, texts in forms.items():
        for text in texts:
            bench.write(f"repo/{name}", text[:512 * 1024])
            facts = bench.facts()
            notices = {notice["path"] for notice in facts["notices"]}
            require(notices <= {name}, f"notices: {facts['notices']}")
            bench.remove("repo")


@case(valgrind=True)
def documents_cut_off(bench):
    texts = {
        "wrangler.toml": 'main = "a.ts"\n[vars]\na = """\nx\\\n  y"""\nb = [1, { c.d = 2 }]\n[[e.f]]\ng = \'h\'\n',
        "serverless.yml": "functions:\n  a: &b\n    handler: \"a.b\\x41\"\n    'c': >-\n      d\n  <<: *b\n",
        "wrangler.jsonc": '{"main": "a\\u0041\\ud83d\\ude00", /* b */ "c": [1, true, null,], }\n',
    }
    for name, text in texts.items():
        data = text.encode()
        for at in bench.some(range(0, len(data), 3)):
            bench.write(f"repo/{at}a/{name}", data[:at])
            bench.write(f"repo/{at}b/{name}", data[at:])
            bench.write(f"repo/{at}c/{name}", data[:at] + b"\xff" + data[at + 1:])
        bench.facts()
        bench.remove("repo")


def settings_of_cases():
    """Every settings file of the cases of facts, by its path in the repository."""
    for repo in sorted((Path(__file__).resolve().parents[1] / "facts").glob("settings-*/*/repo")):
        for file in sorted(path for path in repo.rglob("*") if path.is_file()):
            yield str(file.relative_to(repo)), file.read_bytes()


@case()
def settings_cut_off(bench):
    """Cut anywhere, without their beginning, with a byte changed."""
    for name, data in bench.some(list(settings_of_cases())):
        for at in bench.some(range(1, len(data), max(1, len(data) // 6))):
            bench.write(f"repo/{at}a/{name}", data[:at])
            bench.write(f"repo/{at}b/{name}", b"# clerk\n" + data[at:])
            bench.write(f"repo/{at}c/{name}", data[:at] + b"\xff" + data[at + 1:])
            bench.write(f"repo/{at}d/{name}", data[:at] + b"{[" + data[at + 1:])
        bench.facts()
        bench.remove("repo")


@case()
def settings_of_other_types(bench):
    """What should be a table is a list, a text, a number, and the other way round."""
    keys = ("env", "build", "vars", "context", "services", "envVarGroups", "projects", "environments", "expo", "extra",
            "provider", "functions", "params", "stages", "Resources", "Globals", "Parameters", "phases", "frontend",
            "applications", "globalEnv", "tasks", "pipeline", "spec", "envs", "env_variables", "secrets",
            "secrets_store_secrets", "edge_runtime", "remotes", "catalog", "catalogs", "scripts", "resolutions", "deploy")
    values = (1, None, True, "clerk ${self:env} env(X)", [], {}, [1], [[]], [{}], {"a": 1}, {"a": []}, {"env": [1]},
              [{"key": 1}, {"key": "A", "value": {}}, {"name": {}, "envVars": 1}], {"a": {"environment": "x"}})
    names = {name for name, _ in settings_of_cases()} | {"package.json", "pnpm-workspace.yaml", ".yarnrc.yml"}
    for value in values:
        for i, name in enumerate(sorted(name for name in names if not name.endswith(".toml"))):
            bench.write(f"repo/{i}/{name}", json.dumps({"clerk": 1} | {key: value for key in keys}))
        bench.facts()
        bench.remove("repo")


@case(hostile=True)
def lockfiles_without_end(bench):
    wide = {f"p{i}": {} for i in range(10_000)}
    have = {f"p{i}/node_modules/@clerk/nextjs": {"version": "6.1.0"} for i in range(10_000)}
    npm = json.dumps({"packages": wide | have})
    pnpm = "importers:\n" + "".join(
        f"  p{i}:\n    dependencies:\n      '@clerk/nextjs':\n        version: 6.1.0\n" for i in range(10_000))
    yarn = ", ".join(f"svix@^1.{i}" for i in range(80_000)) + ':\n  version "1.0.0"\n'
    for name, text in (("package-lock.json", npm), ("pnpm-lock.yaml", pnpm), ("yarn.lock", yarn),
                       ("bun.lock", '{"packages": {' + '"svix": ["svix@1"],' * 50_000 + "}}"),
                       ("package-lock.json", npm[:-5000]), ("yarn.lock", '"@' * 100_000),
                       ("pnpm-lock.yaml", "importers:\n" + "  ':\n" * 100_000)):
        bench.write(f"repo/{name}", text)
        for i in range(300):
            bench.write(f"repo/p{i}/package.json", package("@clerk/nextjs", "svix"))
        facts = bench.facts()
        require(len(facts["packages"]) == 600, f"{name}: {len(facts['packages'])} packages")
        bench.remove("repo")


BOMBS = ["(a+)+", "(a|a)*", "(a|aa)+", "(.*)*", "((a*)*)*", "(.*a){25}", "([a-z]+)*", "(a?){64}a{64}", "(?=(a+))a*b", "(\\\\w+\\\\s?)*",
         "(" * 500 + "a" + ")*" * 500, "a{1,60000}", "((((a{1,99}){1,99}){1,99}){1,99})", "[" + "a-z" * 5_000 + "]*"]


@case(hostile=True)
def patterns_that_explode(bench):
    """Each takes a naive matcher longer than anybody waits for the paths that are here."""
    path = "/".join(["a" * 200] * 12)
    patterns = ", ".join(f"'/{bomb}!'" for bomb in BOMBS)
    bench.write("repo/package.json", package("@clerk/nextjs", "next"))
    bench.write("repo/middleware.ts", f"""import {{ clerkMiddleware, createRouteMatcher }} from '@clerk/nextjs/server';
        const open = createRouteMatcher([{patterns}]);
        export default clerkMiddleware(async (auth, req) => {{ if (!open(req)) await auth.protect(); }});
        export const config = {{ matcher: [{patterns}] }};""")
    for folder in (path, "a" * 250, "a" * 30):
        bench.write(f"repo/app/{folder}/page.tsx", "export default () => null;\n")
        bench.write(f"repo/app/api/{folder}/route.ts", "import { verifyWebhook } from '@clerk/nextjs/webhooks';\n"
                    "export async function POST(r) { const e = await verifyWebhook(r); if (e.type === 'user.created') save(e); }\n")
    rules = [{"source": f"/{bomb}!", "destination": "/$1"} for bomb in BOMBS]
    routes = [{"src": f"/{bomb}!", "dest": "/$1"} for bomb in BOMBS]
    bench.write("repo/vercel.json", json.dumps({"rewrites": rules, "redirects": rules, "routes": routes}))
    bench.write("repo/nginx.conf", "server {\n" + "".join(
        f'location ~ "^/{bomb}!$" {{ rewrite "^/{bomb}!" /clerk/$1 last; proxy_pass http://x; }}\n' for bomb in BOMBS) + "}\n")
    bench.write("s.json", json.dumps({
        "format": "clerk-snapshot", "format_version": 1, "captured_at": "2026-08-01T10:00:00Z", "instances": [{
            "bapi": {"instance": {"object": "instance", "id": "ins_FAKEbadinput0000000000000", "environment_type": "production"}},
            "webhooks": {"state": "listed", "endpoints": [{"url": f"https://www.fake-acme.example/api/{path}?", "events": ["user.created"]}]}}]}))
    facts = bench.facts()
    require(len(facts["routes"]) >= 6, f"{len(facts['routes'])} routes")
    bench.printed("check", "repo", "--snapshot", "s.json", "--fail-on", "never")


NESTED = {
    "package.json": ('{"dependencies": {"@clerk/nextjs": "6"}, "a": ', "[", "", "]", "}"), "tsconfig.json": ('{"compilerOptions": ', '{"a": ', "1", "}", "}"),
    "bun.lock": ('{"packages": ', "[", "", "", ""), "pnpm-workspace.yaml": ("packages: ", "{a: ", "", "}", "\n"),
    "docker-compose.yml": ("# CLERK\nservices: ", "[", "", "]", "\n"), ".github/workflows/a.yml": ("# CLERK\njobs: ", "{a: ", "1", "}", "\n"),
    "netlify.toml": ("# CLERK\na = ", "[", "", "]", "\n"), "wrangler.toml": ("# CLERK\na = ", "{a = ", "1", "}", "\n"), "fly.toml": ("# CLERK\n[", "a.", "a]", "", "\n"),
    "a.vue": ("<script setup>import { useAuth } from '@clerk/vue'</script><template>", "<a>", "", "</a>", "</template>"),
    "a.svelte": ("<script>import { x } from 'svelte-clerk'</script>", "{#if a}", "", "{/if}", ""),
    "a.astro": ("---\nimport { x } from '@clerk/astro'\n---\n", "{<a>", "", "</a>}", ""), "b.ts": ("import '@clerk/nextjs';", "[", "", "]", ""),
}


@case(hostile=True)
def nested_in_every_format(bench):
    """100,000 levels: what is given up has its notice, and the rest is read."""
    for name, (before, opening, inside, closing, after) in NESTED.items():
        bench.write(f"repo/{name}", before + opening * 100_000 + inside + closing * 100_000 + after)
    bench.write("repo/fine.ts", "import '@clerk/nextjs';process.env.CLERK_SECRET_KEY;\n")
    facts = bench.facts()
    silent = set(NESTED) - {notice["path"] for notice in facts["notices"]}
    require(silent <= {"a.vue"}, f"no notice of {silent}")
    require([read["file"] for read in facts["env_reads"]] == ["fine.ts"], f"reads: {facts['env_reads']}")
    bench.printed("check", "repo", "--fail-on", "never")


@case(hostile=True)
def files_that_all_import_each_other(bench):
    count = 500
    for i in range(count):
        bench.write(f"repo/a{i}.ts", (VERIFY + USE if i == 0 else "") +
                    "".join(f"export * from './a{n}';" for n in range(count)))
    facts = bench.facts()
    # one question looks into so many modules, and no more
    require(200 < facts["scan"]["files_parsed"] < count, f"scan: {facts['scan']}")
    bench.remove("repo")
    for i in range(5_000):  # one after the other, and back
        bench.write(f"repo/a{i}.ts", (VERIFY if i % 7 == 0 else "") +
                    "".join(f"import './a{n % 5_000}';" for n in (i + 1, i * 3, i * 7, i - 1)))
    bench.facts()


@case(hostile=True)
def routers_in_circles(bench):
    found(routes(bench, "express", EXPRESS + "app.use('/x', app);\n" * 100 + SERVE))
    routers = "".join(f"const r{i} = express.Router();\n" for i in range(20))
    mounts = "".join(f"r{i}.use('/x', r{n});\n" for i in range(20) for n in range(20))
    found(routes(bench, "express", EXPRESS + routers + mounts + "app.use(r0);\n"
                 f"r1.post('/h', {HANDLER});\napp.listen(1);\n"))
    mounts = "".join(f"r{i}.use('/x', r{i + 1});\n" * 10 for i in range(11))  # 10^11 ways
    found(routes(bench, "express", EXPRESS + routers + mounts + "app.use(r0);\n"
                 f"r11.post('/h', {HANDLER});\napp.listen(1);\n"))
    plugin = "async function p(f) {" + "f.register(p, { prefix: '/x' });" * 200 + f"f.post('/h', {HANDLER}) }}\n"
    found(routes(bench, "fastify", VERIFY + "import Fastify from 'fastify';\nconst app = Fastify();\n" +
                 plugin + "app.register(p);\napp.listen(1);\n"))
    chain = "".join(f"async function p{i}(f) {{ f.addHook('preHandler', h); f.register(p{i + 1}, "
                    f"{{ prefix: '/x' }}); f.register(p{i + 1}); f.post('/h{i}', {HANDLER}) }}\n"
                    for i in range(200))
    found(routes(bench, "fastify", VERIFY + "import Fastify from 'fastify';\nconst app = Fastify();\n" +
                 chain + "app.register(p0);\napp.listen(1);\n"), 200)
    mounts = "".join(f"r{i}.route('/x', r{n});\n" for i in range(20) for n in range(20))
    found(routes(bench, "hono", VERIFY + "import { Hono } from 'hono';\nconst app = new Hono();\n" +
                 routers.replace("express.Router", "new Hono") + mounts + "app.route('/', r0);\n"
                 "r1.post('/h', async (c) => { await verifyWebhook(c.req.raw) });\nexport default app;\n"))


@case(hostile=True)
def lists_of_lists(bench):
    """200^4 items, each list written down once."""
    lists = "".join(f"const l{i} = [{', '.join([f'l{i + 1}'] * 200)}];\n" for i in range(5))
    use = EXPRESS + lists + "const l5 = [(a, b, c) => c()];\napp.use(l0);\n" + SERVE
    handler = found(routes(bench, "express", use))[0]
    require("protected_by" not in handler, f"what is before it is said to be read: {handler}")
    bench.write("repo/package.json", package("react-router", "@react-router/dev"))
    bench.write("repo/app/routes.ts", "import { route } from '@react-router/dev/routes';\n" +
                lists.replace("l5", "...l5") + "const l5 = [route('x', './h.ts', l5)];\n"
                "export default [...l0, ...l5];\n")
    bench.write("repo/app/h.ts", VERIFY + lists + "const l5 = [];\nexport const middleware = l0;\n"
                "export const action = async ({ request }) => { await verifyWebhook(request) };\n")
    bench.write("repo/app/root.tsx", "")
    found(bench.facts()["webhook_handlers"])
    bench.remove("repo")
    bench.write("repo/package.json", package("astro"))
    wrap = "".join(f"const a{i} = f({', '.join([f'a{i + 1}'] * 200)});\n" for i in range(5))
    bench.write("repo/astro.config.mjs", wrap + "export default a0; // base\n")
    bench.write("repo/src/pages/h.ts", VERIFY + "export const POST = async ({ request }) => "
                "{ await verifyWebhook(request) };\n")
    found(bench.facts()["webhook_handlers"])


@case(hostile=True)
def registrations_without_end(bench):
    """Thousands on one application, before and behind each other, and in functions."""
    body = "".join(f"app.post('/r{i}', {HANDLER});\n" for i in range(bench.few(1_500)))
    found(routes(bench, "express", EXPRESS + body + "app.listen(1);\n"), bench.few(1_500))
    found(routes(bench, "express", EXPRESS + "".join(
        f"app.get('/r{i}', (a, b) => b.end());\n" for i in range(bench.few(4_000))) + SERVE))
    body = "".join(f"app.use(m);\nif (a) {{ app.use(m); }}\napp.post('/r', {HANDLER});\n" for _ in range(bench.few(400)))
    found(routes(bench, "express", EXPRESS + "function m(a, b, next) { next(); }\n" + body + "app.listen(1);\n"),
          bench.few(400))
    files = {f"s{i}": VERIFY + f"export function reg{i}(app) {{" + "".join(
        f"app.post('/r{i}/{n}', {HANDLER});\n" for n in range(10)) + "}" for i in range(60)}
    body = "".join(f"import {{ reg{i} }} from './s{i}';\nreg{i}(app);\n" for i in range(60))
    found(routes(bench, "express", EXPRESS + "function help(x) { return x; }\n" + body + "help(1);\n" * bench.few(20_000) +
                 "app.listen(1);\n", **files), 600)


@case(hostile=True)
def classes_without_end(bench):
    same = "export class S extends S { constructor(private s: S) { super(s); this.x = s } h(r) " \
           "{ return this.s.h(super.h(r)) } }\n"
    chain = "".join(f"class B{i} extends B{i + 1} {{ constructor(a) {{ super(a, a) }} }}\n" for i in range(bench.few(3_000)))
    bench.write("repo/a.ts", VERIFY + same * bench.few(10_000))
    bench.write("repo/b.ts", VERIFY + chain + "verifyWebhook(r, { signingSecret: new B0(1).x });\n")
    bench.facts()
    bench.remove("repo")
    for i in range(bench.few(400)):  # what each is made with is looked for in the whole program
        bench.write(f"repo/c{i}.ts", VERIFY + f"export class S{i} {{ constructor(t) {{ this.x = t }} async h(r) "
                    "{ verifyWebhook(r, { signingSecret: this.x }) } }\n" + "a.b(1, 2, 3);" * 300)
    bench.facts()


@case(hostile=True)
def branches_without_end(bench):
    """Handlers with thousands of branches, one behind the other."""
    start = VERIFY + "export async function POST(r) { const e = await verifyWebhook(r);"
    cases = "".join(f"case 'user.c{i}': await a(e); break;" for i in range(5_000))
    ifs = "".join(f"if (e.type === 'user.c{i}') {{ await a(e); return new Response('x') }}" for i in range(5_000))
    tries = "try { await verifyWebhook(r); await db.a.create({}) } catch (e) { console.log(e) }" * 2_000
    for body in (f"switch (e.type) {{ {cases} }}", ifs, tries, "switch (a) { case b: " * 1_000,
                 "if (a) { " * 1_000 + ifs):
        bench.write("repo/app/api/route.ts", start + body + "return new Response('x') }")
        bench.facts()
        bench.remove("repo")


@case()
def names_with_controls(bench):
    """Names of functions, routes and packages do nothing to who reads the report."""
    evil = "\\x1b[2J\\u202e\\n::error::x"
    bench.write("repo/package.json", json.dumps({
        "name": "\x1b[2J\u202e", "dependencies": {"express": "\x1b]0;x\x07", "@clerk/express": "\u2066\n::error"}}))
    bench.write("repo/serverless.yml", f'functions:\n  "a{evil}":\n    handler: "a.b{evil}"\n'
                f'    events:\n      - httpApi: "POST /x{evil}"\n')
    bench.write("repo/wrangler.toml", '"a\\u001b" = 1\nmain = "a\\u001b.ts"\n')
    bench.write("repo/a.ts", EXPRESS + f"app.post('/{evil}', {HANDLER});\napp.use('{evil}', "
                f"process.env['CLERK_{evil}']);\napp.listen(1);\n")
    bench.facts()
    bench.printed("check", "repo", "-v", "--fail-on", "never")
