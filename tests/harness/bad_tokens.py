"""Token verifications and hosts: repeated without end, in circles, and settings that are broken."""

from bench import case, require

HOST = "https://plain-otter-7.clerk.accounts.dev"
JOSE = "import { jwtVerify, decodeJwt } from 'jose';\n"


def facts_of(bench, **files):
    """The facts of a repository of these files; '/' stands as '__' in their names."""
    bench.write("repo/package.json", '{"name": "x", "dependencies": {"@clerk/backend": "2", "jose": "5"}}')
    for name, text in files.items():
        path, _, ending = name.replace("__", "/").rpartition("_")
        bench.write(f"repo/{path}.{ending}", text)
    facts = bench.facts()
    bench.remove("repo")
    return facts


@case(hostile=True)
def verifications_without_end(bench):
    calls = "jwtVerify(t, process.env.CLERK_JWT_KEY, { issuer: i });\n" * 5_000
    facts = facts_of(bench, a_ts=JOSE + "export async function f(t, i) {\n" + calls + "if (t.azp === i) {} }")
    require(len(facts["token_verifications"]) == 2_000, f"{len(facts['token_verifications'])} verifications")
    facts_of(bench, a_ts=JOSE + "export function f(t) {\n" + "decodeJwt(t.__session);\n" * 5_000 + "}")
    facts_of(bench, a_ts="// clerk\nexport function f(req) {\n" + (
        "JSON.parse(atob(req.cookies.__session.split('.')[1]));\n"
        "crypto.subtle.verify(a, process.env.CLERK_K, s, d);\n") * 5_000 + "}")


@case(hostile=True)
def verifications_in_circles(bench):
    circle = "".join(f"const k{i} = [k{i + 1}, k{i}, g(k{(i * 7) % 500})];\n" for i in range(500))
    facts_of(bench, a_ts=JOSE + circle + "function g(x) { return g(h(x)) }\nfunction h(x) { return g(x) }\n"
             "export const f = (t) => f(jwtVerify(t, k0, { issuer: k1, ...k2 }));\n"
             "export function d(t) { return d(decodeJwt(d(t))) }\n")
    callers = "".join(f"export async function c{i}(t) {{ const p = await c{i + 1}(t); return p.azp === t && p }}\n"
                      for i in range(2_000))
    facts_of(bench, a_ts=JOSE + callers + "export async function c2000(t) { return jwtVerify(t, process.env.CLERK_K) }")
    facts_of(bench, a_ts="import { PassportStrategy } from '@nestjs/passport';\nimport { Strategy } from 'passport-jwt';\n"
             "class A extends PassportStrategy(A) { constructor() { super(super({ secretOrKey: this })) } }\n"
             "class B extends PassportStrategy() { constructor() { super() } }\nsuper({});\nnew Strategy();\n")


@case(hostile=True)
def hosts_without_end(bench):
    facts = facts_of(bench, a_ts="export const clerk = {\n" + f"a: '{HOST}',\n" * 20_000 + "};",
                     b_ts="export const c = `" + "${process.env.CLERK_ISSUER}/oauth/token" * 5_000 + "`;",
                     c_ts="".join(f"export const c{i} = (clerk) => `${{clerk}}/oauth/token`;\n" for i in range(5_000)),
                     vercel_json='{"a": "' + f"{HOST} " * 50_000 + '"}',
                     kong_yml="clerk:\n" + f"  - issuer: {HOST}\n" * 10_000)
    require(len(facts["hosts"]) >= 4_000, f"{len(facts['hosts'])} hosts")
    require(any("more hosts" in notice["reason"] for notice in facts["notices"]), "no notice")


@case()
def settings_with_hosts_broken(bench):
    for text in ("", "[auth.third_party.clerk", "[auth.third_party.clerk]\ndomain = ", '[auth.third_party.clerk]\ndomain = "',
                 "[auth.third_party]\nclerk = 1\n", '[[auth.third_party.clerk]]\ndomain = "a.b"\n',
                 '[auth.third_party.clerk]\ndomain = "env("\n', '[auth.third_party.clerk]\ndomain = "env()"\n',
                 '[auth.third_party.clerk]\ndomain = ["clerk.acme.test"]\n', "\0clerk", "clerk: [" * 3_000):
        facts_of(bench, supabase__config_toml=text, extension__manifest_json=text, mobile__app_json=text,
                 serverless_yml=text, convex__auth__config_ts=text)
    facts = facts_of(bench, a_ts="// clerk\nexport const h = ['https://', 'https://.clerk.accounts.dev', '.', '//', "
                     "'https://-.clerk.accounts.dev', 'https://a..b.clerk.accounts.dev/', 'clerk.', 'accounts.'];")
    require(not facts["hosts"], f"{facts['hosts']}")
