"""Source files that are hostile to whoever parses them."""

from bench import case, require

# A file is parsed when it mentions Clerk; the handler behind the trouble must be found.
CLERK = "import { verifyWebhook } from '@clerk/nextjs/webhooks';\n"
READ = "process.env.CLERK_SECRET_KEY;\n"

BUDGET = "too hard to parse within the budget"
SYNTAX = "not understood in full: the part near line"
NUL = "not read: it holds NUL bytes"
UTF16 = "not read: text is UTF-16, save the file as UTF-8"
DEEP = "nested deeper than"


def reads(facts):
    return [(read["name"], read["file"]) for read in facts["env_reads"]]


def source(bench, name, text):
    """One source file in a repository; its notices are of the three kinds there are."""
    bench.write(f"repo/{name}", text)
    facts = bench.facts()
    listed = [(notice["path"], notice["reason"]) for notice in facts["notices"]]
    require(len(listed) <= 2 and all(path == name for path, _ in listed), f"notices: {listed}")
    for _, reason in listed:
        require(any(words in reason for words in (BUDGET, SYNTAX, DEEP)), f"notice: {reason}")
    return facts


def one_of(bench, kinds, text):
    """All of them, or the one whose turn it is where each run takes long."""
    return [kinds[len(text) % len(kinds)]] if bench.program.slow else kinds


def in_every_language(bench, text):
    for name in one_of(bench, ["a.js", "b.ts", "c.tsx"], text):
        source(bench, name, CLERK + text)
        bench.remove("repo")


def in_every_page(bench, text):
    """Markup that is hostile; what a script before it says must be found all the same."""
    script = f"<script>{READ}</script>"
    pages = [("a.vue", script + "<template>"), ("b.svelte", script), ("c.astro", f"---\n{READ}---\n"), ("d.html", script)]
    for name, head in one_of(bench, pages, text):
        facts = source(bench, name, head + text)
        require(reads(facts) == [("CLERK_SECRET_KEY", name)], f"{name}: {reads(facts)}")
        bench.remove("repo")


@case(hostile=True, valgrind=True)
def open_brackets(bench):
    in_every_language(bench, "[" * 100_000)


@case(hostile=True)
def closed_brackets(bench):
    for opening, closing in ("[]", "()", "{}"):
        in_every_language(bench, opening * 100_000 + closing * 100_000)


@case(hostile=True)
def nested_objects_calls_and_functions(bench):
    in_every_language(bench, "x=" + "{a:" * 50_000 + "1" + "}" * 50_000)
    in_every_language(bench, "x=" + "f(" * 50_000 + ")" * 50_000)
    in_every_language(bench, "(()=>{" * 30_000 + "})" * 30_000)
    in_every_language(bench, "x=" + "`${" * 50_000 + "1" + "}`" * 50_000)


@case(hostile=True)
def long_chains(bench):
    in_every_language(bench, "x=" + "'a'+" * 100_000 + "'b'")
    in_every_language(bench, "x=a" + ".b" * 100_000)
    in_every_language(bench, "x=a" + "()" * 100_000)
    in_every_language(bench, "x=" + "a?b:" * 50_000 + "c")
    in_every_language(bench, "if(a)b;else " * 50_000 + "c;")


@case(hostile=True)
def nested_elements(bench):
    in_every_language(bench, "x=" + "<a>" * 30_000 + "</a>" * 30_000)


@case(hostile=True)
def ambiguous_generics(bench):
    in_every_language(bench, "a<" * 100_000)
    in_every_language(bench, "f<a>(" * 60_000)
    in_every_language(bench, "async (" * 60_000)


@case(hostile=True)
def nested_types(bench):
    in_every_language(bench, "type A = " + "B|" * 100_000 + "C")
    in_every_language(bench, "type A = " + "(" * 50_000 + ")=>a" * 50_000)
    in_every_language(bench, "type A = " + "a extends b?" * 50_000)


@case(hostile=True)
def unclosed_quotes(bench):
    """Error recovery that copies all it has read so far, at each step."""
    in_every_language(bench, "'\"`" * 300_000)
    in_every_language(bench, "/a" * 300_000)
    in_every_language(bench, "/*" * 300_000)


@case(hostile=True)
def code_given_up(bench):
    """No rule about code says that all is well, or that there is nothing, where a file was given up."""
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
    bench.write("repo/app/api/route.ts", CLERK + "a<" * 100_000)
    facts = bench.repository(notices=[("app/api/route.ts", BUDGET)])
    unread = [(it["file"], it["kind"]) for it in facts["unread"]]
    require(unread == [("app/api/route.ts", "code")], f"unread: {unread}")
    report = bench.json("check", "repo", "--format", "json")
    verdicts = {it["verdict"] for it in report["verdicts"]}
    require(verdicts == {"not_evaluated"}, f"verdicts: {verdicts}")


@case(hostile=True)
def one_minified_line(bench):
    body = 'function a(b){return b?c(d=>d.e[f]+"g"):h&&i||{j:k}};'
    in_every_language(bench, body * (2_000_000 // len(body)))


@case(hostile=True)
def constants_in_a_row(bench):
    chain = "".join(f"const a{i}=a{i - 1}||a{i - 1};" for i in range(1, 20_000))
    use = "verifyWebhook(request,{signingSecret:a19999});process.env[a19999];"
    source(bench, "app/api/route.ts", CLERK + "const a0='x';" + chain + use)


@case(hostile=True)
def functions_in_a_row(bench):
    chain = "".join(f"function f{i}(r){{return f{i - 1}(r)||f{i - 1}(r)}}" for i in range(1, 5_000))
    text = f"{CLERK}function f0(r){{return verifyWebhook(r)}}{chain}" \
           "export async function POST(r){await f4999(r)}"
    source(bench, "app/api/route.ts", text)


@case(hostile=True)
def functions_that_call_each_other(bench):
    text = f"{CLERK}function a(r){{return b(r)}}function b(r){{return a(r)}}" \
           "const c=d,d=c;export const POST=c;export default a(b);process.env[c];" \
           "const { e = f } = g, f = e;verifyWebhook(a,{signingSecret:e});"
    source(bench, "app/api/route.ts", text)


@case(hostile=True)
def many_environment_reads(bench):
    bench.write("repo/a.ts", CLERK + READ * 60_000)
    facts = bench.repository(notices=[("a.ts", "reads of variables: any others were ignored")])
    require(len(facts["env_reads"]) > 0, "none is found")


@case()
def nul_bytes(bench):
    bench.write("repo/a.js", CLERK + "'\0';" + READ)
    bench.write("repo/b.js", CLERK + "//" + "x" * 9_000 + "\n'\0';" + READ)
    bench.write("repo/film.ts", b"\x47\0" * 10_000)
    # the first and the last are taken for binaries, as git does
    facts = bench.repository(notices=[("a.js", NUL), ("b.js", SYNTAX)])
    require(reads(facts) == [("CLERK_SECRET_KEY", "b.js")], f"reads: {reads(facts)}")


@case(valgrind=True)
def invalid_utf8(bench):
    bench.write("repo/a.js", CLERK.encode() + b"x='\xff\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80';\n"
                b"process.env.CLERK_SECRET_KEY;//\xe2\x82\n\x80\n")
    facts = bench.repository(notices=[("a.js", SYNTAX)])
    require(reads(facts) == [("CLERK_SECRET_KEY", "a.js")], f"reads: {reads(facts)}")


@case()
def controls_in_code(bench):
    bench.write("repo/a.js", CLERK + "/*\x1b[2J\x07\u202e*/ " + READ.replace(";", "/*\x1b]0;x\x07\u2066*/;"))
    facts = bench.repository()
    require(reads(facts) == [("CLERK_SECRET_KEY", "a.js")], f"reads: {reads(facts)}")


@case(valgrind=True)
def utf16(bench):
    for name, codec in (("a.ts", "utf-16-le"), ("b.ts", "utf-16-be")):
        bench.write(f"repo/{name}", ("\ufeff" + CLERK + READ).encode(codec))
    bench.write("repo/.env", "\ufeffCLERK_SECRET_KEY=x\r\n".encode("utf-16-le"))
    bench.write("repo/notes.txt", "\ufeffCLERK_SECRET_KEY=x\r\n".encode("utf-16-le"))
    bench.repository(notices=[(name, UTF16) for name in (".env", "a.ts", "b.ts")])


@case()
def byte_order_mark(bench):
    bench.write("repo/a.ts", "\ufeff" + CLERK + READ)
    bench.write("repo/.env", "\ufeffCLERK_SECRET_KEY=x\n")
    bench.write("repo/package.json", '\ufeff{"dependencies": {"@clerk/nextjs": "6"}}')
    bench.write("repo/tsconfig.json", '\ufeff{"compilerOptions": {"paths": {}}}')
    facts = bench.repository()
    require(reads(facts) == [("CLERK_SECRET_KEY", "a.ts")], f"reads: {reads(facts)}")
    names = [it["name"] for it in facts["env_definitions"]]
    require(names == ["CLERK_SECRET_KEY"], f"definitions: {names}")
    require(len(facts["packages"]) == 1, "the package is not read")


@case()
def carriage_returns(bench):
    for name, end in (("a.ts", "\r"), ("b.ts", "\r\n")):
        bench.write(f"repo/{name}", f"{CLERK.strip()}{end}{end}{READ.strip()}{end}")
    bench.write("repo/.env", "A=1\rCLERK_SECRET_KEY=x\rB=2\r")
    facts = bench.repository()
    found = [(read["file"], read["line"]) for read in facts["env_reads"]]
    require(found == [("a.ts", 3), ("b.ts", 3)], f"reads: {found}")
    names = [(it["name"], it["line"]) for it in facts["env_definitions"]]
    require(names == [("CLERK_SECRET_KEY", 2)], f"definitions: {names}")


@case()
def nothing_but_errors(bench):
    for i, text in enumerate(("", " ", "\n", "}", "'", "`", "/*", "\\", "<", "import", "\ufeff", "@", "#!")):
        bench.write(f"repo/{i}.ts", text)
        bench.write(f"repo/clerk/{i}.tsx", CLERK + text)
    bench.facts()
    bench.printed("check", "repo", "--fail-on", "never")


@case(hostile=True)
def import_cycles(bench):
    count = 300
    for i in range(count):
        bench.write(f"repo/m{i}.ts", f"""{CLERK}import {{ s as t, f as g }} from './m{(i + 1) % count}';
            export * from './m{(i + 7) % count}'; export * from './m{i}';
            export const s = t; export const f = (r) => g(r);
            export async function POST(r) {{ await verifyWebhook(r, {{ signingSecret: t }}); await g(r); }}
            process.env[t];""")
    bench.repository()


@case(hostile=True)
def barrels_of_barrels(bench):
    """2^n ways through n files, none of which has what is looked for."""
    for i in range(40):
        bench.write(f"repo/b{i}.ts", f"{CLERK}export * from './b{i + 1}';export * from './c{i + 1}';")
        bench.write(f"repo/c{i}.ts", f"{CLERK}export * from './b{i + 1}';export * from './c{i + 1}';")
    bench.write("repo/app/api/route.ts", CLERK + "import { nothing, POST } from '../../b0';\n"
                "export { POST };verifyWebhook(x,{signingSecret:nothing});process.env[nothing];")
    bench.repository()


@case(hostile=True)
def markup_that_does_not_end(bench):
    for unit in ("<a {", '<a b="', "<!--", "<script>", "<template>", "`${", "{/*", "{<a b={"):
        in_every_page(bench, unit * 50_000)


@case(hostile=True)
def nested_markup(bench):
    for unit in ("<div>", "{#if a}", "{#each a as b}", "{<a>", "{@const a = b}",
                 '<a v-for="b in c">', '<a v-slot="{ b }">', "</div>"):
        in_every_page(bench, unit * 50_000)


@case(hostile=True)
def much_code_in_markup(bench):
    for unit in ("{a}", "{{ a }}", "<a {...b}>", "{a b (}", "{{ ( }}", '<a :b="(" @c="d;e">'):
        in_every_page(bench, unit * 20_000)


@case(hostile=True)
def a_long_attribute(bench):
    in_every_page(bench, f'<img src="{"A" * 1_000_000}"><a {"b=c " * 100_000}>')


@case(hostile=True)
def thousands_on_one_line(bench):
    """A column is not counted from the line's start each time."""
    rewrites = "".join(f"{{source:'/a{i}/:p*',destination:'https://x{i}.clerk.accounts.dev/:p*'}}," for i in range(18_000))
    headers = "{source:'/(.*)',headers:[{key:'Content-Security-Policy',value:\"script-src 'self' https://clerk.x.example\"}]},"
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
    bench.write("repo/next.config.js", f"/*{'x' * 400_000}*/" + "module.exports={async rewrites(){return [" + rewrites +
                "]},async headers(){return [" + headers * 1_000 + "]}}")
    facts = bench.facts()
    require(len(facts["rewrites"]) >= 1_000, f"{len(facts['rewrites'])} rewrites")


@case(hostile=True)
def one_matcher_asked_2000_times(bench):
    routes = ",".join(f"'/p{i}(.*)'" for i in range(5_000))
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
    bench.write("repo/middleware.ts", "import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\n"
                f"const m = createRouteMatcher([{routes}]);\nexport default clerkMiddleware(async (auth, req) => {{\n" +
                "if (m(req)) await auth.protect();\n" * 2_000 + "});\n")
    facts = bench.facts()
    require(facts["middleware"][0]["polarity"] == "protects_only", f"{facts['middleware'][0]['polarity']}")


@case(hostile=True)
def tables_and_texts_asked_over_and_over(bench):
    """What a use is asked for first costs the same however much stands around it."""
    table = ",".join(f"k{i}:'org:r{i}'" for i in range(10_000))
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "@clerk/vue": "1", "nuxt": "4"}}')
    bench.write("repo/a.ts", "import { auth } from '@clerk/nextjs/server';\n"
                f"const R = {{{table}}};\nconst {{ has }} = await auth();\n" + "save(R, R, R, R, R, R, R, R);\n" * 9_000)
    bench.write("repo/pages/b.vue", "<script setup>import { useAuth } from '@clerk/vue';const { has } = useAuth();</script><template>" +
                "<Protect :role=\"r\"><b v-if=\"has({role:'org:a'})\">{{ has({permission:'x'}) }}</b></Protect>" * 6_000 + "</template>")
    facts = bench.facts()
    require(len(facts["authorization"]) >= 2_000, f"{len(facts['authorization'])} uses")


@case(hostile=True)
def a_guard_for_every_handler(bench):
    """Each guard's decorators may stand anywhere in the program."""
    bench.write("repo/package.json", '{"dependencies": {"@nestjs/core": "10", "@clerk/backend": "1"}}')
    bench.write("repo/a.ts", "import { SetMetadata } from '@nestjs/common';\nimport { verifyToken } from '@clerk/backend';\n" + "".join(
        f"export const R{i} = (...r) => SetMetadata('k{i}', r);\nexport class G{i} {{ constructor(private reflector: Reflector) {{}}\n"
        f"async canActivate(c) {{ const roles = this.reflector.get('k{i}', c.getHandler()); const p = await verifyToken(t, {{}});\n"
        f"return roles.includes(p.org_role); }} }}\nclass C{i} {{ @R{i}('org:a{i}') m() {{}} }}\n" for i in range(6_000)))
    facts = bench.facts()
    require(len(facts["authorization"]) >= 1, "no decorator is found")
