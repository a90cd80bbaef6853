"""Plants a secret of every kind in every place and looks for it in every output.

    planted_secrets.py PROGRAM [--sample]

--sample plants a ninth of them, others in each place, for a build that is slow.
The payloads are made up anew at each run, so nothing of this file looks like a key.
Of a secret only its prefix, its last four characters and a fingerprint may show.
"""

import base64
import json
import os
import random
import re
import string
import subprocess
import sys
import tempfile
from pathlib import Path

FRAGMENT = 8
ALPHABET = string.ascii_letters + string.digits


def payload(length):
    return "".join(random.choice(ALPHABET) for _ in range(length))


def pem():
    lines = [payload(64) for _ in range(6)]
    return "-----BEGIN PRIVATE" + " KEY-----\n" + "\n".join(lines) + "\n-----END PRIVATE KEY-----", lines[1]


def token():
    parts = [base64.urlsafe_b64encode(json.dumps({"alg": "RS256", "kid": payload(8)}).encode()).decode().rstrip("="),
             base64.urlsafe_b64encode(json.dumps({"sub": "user_" + payload(12)}).encode()).decode().rstrip("="), payload(80)]
    return ".".join(parts), parts[2]


def secrets():
    """name → (the secret, what must never be seen of it)"""
    found = {}
    for name, prefix, length in (("secret live", "sk" + "_live_", 44), ("secret test", "sk" + "_test_", 44), ("webhook", "whsec" + "_", 32),
                                 ("machine", "ak" + "_", 40), ("m2m token", "mt" + "_", 40), ("oauth token", "oat" + "_", 40)):
        body = payload(length)
        found[name] = (prefix + body, body[: length - 4])
    body = "aA1" + payload(40)
    found["legacy"] = ("live" + "_" + body, body[:-4])
    found["private key"] = pem()
    found["session token"] = token()
    return found


def one_line(secret):
    return secret.replace("\n", "\\n")


def places(secret):
    """place → files of a repository in which the secret stands there"""
    s = one_line(secret)
    manifest = '{"dependencies":{"next":"15.0.0","express":"4.0.0","@clerk/nextjs":"6.0.0"}}'
    route = "app/api/webhooks/clerk/route.ts"

    def code(text, path="lib/clerk.ts"):
        return {"package.json": manifest, path: text}

    svix = "import { Webhook } from 'svix'\nimport type { WebhookEvent } from '@clerk/nextjs/server'\n"
    yield "env file", {"package.json": manifest, ".env": f"CLERK_SECRET_KEY={s}\n"}
    yield "production env file", {"package.json": manifest, ".env.production": f'CLERK_SECRET_KEY="{s}"\nNEXT_PUBLIC_CLERK_SECRET_KEY={s}\n'}
    yield "env sample", {"package.json": manifest, ".env.example": f"CLERK_WEBHOOK_SECRET={s}\n# CLERK_SECRET_KEY={s}\n"}
    yield "env name", {"package.json": manifest, ".env": f"CLERK.{s}=1\n"}
    yield "literal", code(f"import {{ createClerkClient }} from '@clerk/backend'\nexport const c = createClerkClient({{ secretKey: '{s}' }})\n")
    yield "template", code(f"import {{ auth }} from '@clerk/nextjs/server'\nexport const c = `Bearer {s}`\n")
    yield "comment", code(f"// clerk: {s}\nimport {{ auth }} from '@clerk/nextjs/server'\n")
    yield "bracket env read", code(f"import {{ auth }} from '@clerk/nextjs/server'\nexport const c = process.env['CLERK.{s}']\n")
    yield "json", {"package.json": manifest, "config.json": f'{{"clerk": "{s}"}}\n'}
    yield "yaml", {"package.json": manifest, "docker-compose.yml": f"services:\n  web:\n    environment:\n      CLERK_SECRET_KEY: {s}\n"}
    yield "dockerfile", {"package.json": manifest, "Dockerfile": f"FROM node\nENV CLERK_SECRET_KEY={s}\n"}
    yield "dependency", {"package.json": f'{{"dependencies":{{"next":"15","@clerk/nextjs":"{s}","{s}":"1"}}}}'}
    yield "broken manifest", {"package.json": f'{{"dependencies":{{"next":"15", {s} }}}}', "a.ts": "// clerk"}
    yield "webhook secret", code(svix + f"export async function POST(req: Request) {{\n  const evt = new Webhook('{s}').verify(await req.text(), {{}}) as WebhookEvent\n  if (evt.type === 'user.created') {{ return new Response('{s}', {{ status: 200 }}) }}\n}}\n", route)
    yield "event name", code(svix + f"export async function POST(req: Request) {{\n  const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(await req.text(), {{}}) as WebhookEvent\n  if (evt.type === 'user.{s}') {{ await save('{s}') }}\n  return new Response('')\n}}\n", route)
    yield "pattern", code(f"import {{ clerkMiddleware, createRouteMatcher }} from '@clerk/nextjs/server'\nconst open = createRouteMatcher(['/api/{s}(.*)'])\nexport default clerkMiddleware(async (auth, req) => {{ if (!open(req)) await auth.protect() }}, {{ secretKey: '{s}', signInUrl: '/{s}' }})\nexport const config = {{ matcher: ['/{s}'] }}\n", "middleware.ts")
    yield "token options", code(f"import {{ jwtVerify }} from 'jose'\nexport const v = (t) => jwtVerify(t, process.env.CLERK_JWT_KEY, {{ issuer: '{s}', clockTolerance: '{s}' }})\n")
    yield "next config", {"package.json": manifest, "next.config.js": f"module.exports = {{ basePath: '/{s}', env: {{ CLERK_SECRET_KEY: '{s}' }} }}\n"}
    yield "several lines", {"package.json": manifest, ".env": f'CLERK_JWT_KEY="{secret}"\nCLERK_SECRET_KEY=`{secret}`\n',
                            "lib/clerk.ts": f"import {{ auth }} from '@clerk/nextjs/server'\nexport const c = `\n{secret}\n`\nprocess.env.CLERK_SECRET_KEY ?? `{secret}`\n",
                            "clerk.yml": "env:\n  CLERK_JWT_KEY: |\n    " + secret.replace("\n", "\n    ") + "\n"}
    yield "long line", code(f"/*{'x' * 16_300}*/ import {{ auth }} from '@clerk/nextjs/server'; process.env.CLERK_SECRET_KEY ?? '{s}'; '{s}'\n"
                            f"process.env.CLERK_SECRET_KEY ?? {' ' * 130}'{s}'\n")
    yield "names in code", code(f"import {{ verifyToken as v }} from '@clerk/backend'\nexport const c = {{ '{s}': process.env.CLERK_SECRET_KEY }}\n"
                                f"v(token, {{ '{s}': 1, secretKey: c['{s}'], clockSkewInMs: '{s}' }})\nprocess.env['{s}']\n")
    yield "elements", code(f"import {{ ClerkProvider }} from '@clerk/nextjs'\nexport default () => <ClerkProvider publishableKey=\"{s}\" {s}=\"{s}\">{s}</ClerkProvider>\n", "app/layout.tsx")
    yield "express route", code(svix + f"import express from 'express'\nconst app = express()\napp.use('/{s}', express.json())\napp.post('/{s}/clerk', (req, res) => {{\n"
                                f"  const event = new Webhook(process.env['{s}']).verify(req.body, req.headers) as WebhookEvent\n  if (event.type === 'user.created') fetch('https://x/{s}')\n  res.send('{s}')\n}})\n", "server.ts")
    yield "import", code(f"import {{ auth }} from '@clerk/nextjs/server'\nimport x from './{s}'\nexport * from '{s}'\nrequire('@clerk/{s}')\nprocess.env.CLERK_SECRET_KEY\n")
    yield "tsconfig", {"package.json": manifest, "tsconfig.json": f'{{"extends": "{s}", "compilerOptions": {{"baseUrl": 1, "paths": {{"{s}": "{s}"}}}}}}', "a.ts": "// clerk"}
    yield "other files", {"package.json": manifest, ".npmrc": f"//registry/:_authToken={s} # clerk\n", ".dev.vars": f"CLERK_SECRET_KEY={s}\n", "vercel.json": f'{{"env": {{"CLERK_SECRET_KEY": "{s}"}}}}',
                          "wrangler.toml": f'[vars]\nCLERK_SECRET_KEY = "{s}"\n', ".github/workflows/ci.yml": f"env:\n  CLERK_SECRET_KEY: {s}\n", "README.md": f"clerk: `{s}`\n",
                          "tests/a.test.ts": f"// clerk\nconst k = '{s}'\n", ".gitignore": f"{s}\n", "k.pem": secret, "clerk.txt": f"{s},{s};{s}|{s}&x={s}\t{s}\n"}
    encoded = base64.b64encode(secret.encode()).decode()
    yield "infrastructure", {"package.json": manifest, "compose.yml": f"services:\n  web:\n    build:\n      args:\n        - CLERK_SECRET_KEY={s}\n    environment: ['CLERK_SECRET_KEY={s}']\n",
                             "k8s.yaml": f"apiVersion: v1\nkind: Secret\nstringData:\n  CLERK_SECRET_KEY: '{s}'\ndata:\n  CLERK_WEBHOOK_SECRET: {encoded}\n",
                             "main.tf": f'variable "clerk" {{ default = "{s}" }}\nlocals {{ environment = {{ CLERK_SECRET_KEY = "{s}" }} }}\n', "prod.tfvars": f'clerk_secret_key = "{s}"\n',
                             "nginx.conf": f"location /__clerk {{ proxy_set_header Clerk-Secret-Key {s}; add_header Content-Security-Policy \"script-src {s}\"; proxy_pass https://frontend-api.clerk.dev/{s}; }}\n",
                             "values.yaml": f"env:\n  CLERK_SECRET_KEY: '{s}'\n", ".gitlab-ci.yml": f"variables:\n  CLERK_SECRET_KEY: '{s}'\njob:\n  script:\n    - CLERK_SECRET_KEY={s} npm test\n    - echo {s} # clerk\n",
                             "netlify.toml": f'[context.production.environment]\nCLERK_SECRET_KEY = "{s}"\n[[redirects]]\nfrom = "/{s}"\nto = "https://clerk.fake.example/?k={s}"\n',
                             "fly.toml": f'[env]\nCLERK_SECRET_KEY = "{s}"\n', "app.json": f'{{"expo": {{"extra": {{"clerk": "{s}"}}, "scheme": "{s}"}}}}', "convex/auth.config.ts": f"export default {{ providers: [{{ domain: 'https://{s}@clerk.fake.example/{s}' }}] }}\n"}
    yield "names of an instance", code(f"import {{ auth, clerkClient }} from '@clerk/nextjs/server'\nimport {{ useSignIn, SignIn, useAuth }} from '@clerk/nextjs'\nconst a = await auth()\n"
                                       f"a.has({{ role: '{s}', permission: 'org:{s}', plan: '{s}' }}); a.orgRole === 'org:{s}'; a.getToken({{ template: '{s}' }}); a.sessionClaims['{s}']\n"
                                       f"const {{ signIn }} = useSignIn(); signIn.create({{ strategy: '{s}', redirectUrl: 'https://x/{s}?k={s}', ticket: '{s}' }})\n"
                                       f"export const b = <SignIn path='/{s}' signUpUrl='https://u:{s}@x/{s}' planId='{s}' />\n"
                                       f"fetch('https://api.clerk.com/v1/users/{s}?q={s}', {{ headers: {{ Authorization: 'Bearer {s}', '{s}': '{s}' }} }})\n"
                                       f"// clerk-audit-ignore-next-line CLERK-{s}, CLERK-KEY-001 until {s}: {s}\n(await clerkClient()).users['{s}']()\n", "app/page.tsx")
    yield "policies and gateways", {"package.json": manifest, "next.config.js": f"module.exports = {{ headers: async () => [{{ source: '/{s}', headers: [{{ key: 'Content-Security-Policy', value: 'connect-src {s} https://clerk.x/{s}' }}] }}],\n"
                                    f"  rewrites: async () => [{{ source: '/{s}', destination: 'https://u:{s}@clerk.x/{s}' }}] }}\n",
                                    "middleware.ts": f"import {{ clerkMiddleware }} from '@clerk/nextjs/server'\nexport default clerkMiddleware({{ contentSecurityPolicy: {{ directives: {{ 'connect-src': ['{s}'] }} }}, authorizedParties: ['https://{s}'], proxyUrl: 'https://x/{s}' }})\n",
                                    "vercel.json": f'{{"env": {{"CLERK_A": "{s}"}}, "rewrites": [{{"source": "/{s}", "destination": "/{s}"}}]}}', "clerk.html": f'<meta http-equiv="Content-Security-Policy" content="img-src {s}"><script data-clerk-publishable-key="{s}" src="https://clerk.x/npm/@clerk/clerk-js@{s}/"></script>'}
    yield "syntax error", code(f"// clerk\nconst = = '{s}' ;;; {s} (((\n")
    name = s.replace("/", "_")[:200]
    yield "file name", {"package.json": manifest, f"lib/{name}.ts": "import { auth } from '@clerk/nextjs/server'\nexport const k = process.env.CLERK_SECRET_KEY\n"}
    yield "folder name", {"package.json": manifest, f"app/api/{name}/clerk/route.ts": svix + "export async function POST(req: Request) {\n  const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(await req.json(), {}) as WebhookEvent\n  if (evt.type === 'user.created') { await save(evt) }\n  return new Response('')\n}\n"}


SNAPSHOT = {
    "format": "clerk-snapshot", "format_version": 1, "captured_at": "2026-08-01T00:00:00Z",
    "instances": [{
        "label": "one", "fapi_host": "clerk.fake.example",
        "bapi": {"instance": {"object": "instance", "id": "ins_FAKE", "environment_type": "production"},
                 "domains": {"data": [{"object": "domain", "id": "dmn_FAKE", "name": "fake.example", "is_satellite": False,
                                       "frontend_api_url": "https://clerk.fake.example", "proxy_url": "https://fake.example/proxy"}], "total_count": 1},
                 "jwks": {"keys": [{"kty": "RSA", "kid": "ins_KID", "n": "abcd", "e": "AQAB"}]}},
        "platform": {"domain_status": {"status": "incomplete", "mail": {"status": "failed", "required": True}}},
        "webhooks": {"data": [{"id": "ep_1", "url": "https://fake.example/api/webhooks/other", "filterTypes": ["user.created", "no.event"], "description": "here"}], "done": True},
    }],
}


def fragment(hidden, text):
    """Returns a piece of the secret that the text holds: part of a key is a leak too."""
    for i in range(0, len(hidden) - FRAGMENT + 1):
        if hidden[i:i + FRAGMENT].encode() in text:
            return hidden[i:i + FRAGMENT]
    return None


def spoiled_snapshots(secret):
    """Snapshots with the secret in one text each."""
    for text in sorted(set(re.findall(r'"([^"]+)"', re.sub(r'"[^"]+":', "", json.dumps(SNAPSHOT)))) - {"clerk-snapshot"}):
        yield json.dumps(SNAPSHOT).replace(f': "{text}"', ": " + json.dumps(f"{text}/{secret}"))
        yield json.dumps(SNAPSHOT).replace(f': "{text}"', ": " + json.dumps(secret))
        yield json.dumps(SNAPSHOT).replace(f'["{text}"', "[" + json.dumps(secret))


class Planter:
    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.runs = 0
        self.leaks = []

    def run(self, what, hidden, args, folder, env=None, extra=()):
        result = subprocess.run([self.program, *args], cwd=folder, capture_output=True, timeout=120,
                                env={**os.environ, **(env or {})}, check=False)
        self.runs += 1
        if result.returncode not in (0, 1, 2):
            self.leaks.append(f"{what}: {args} ended with {result.returncode}: {result.stderr[-300:]!r}")
        texts = [("stdout", result.stdout), ("stderr", result.stderr)]
        texts += [(str(path), Path(folder, path).read_bytes()) for path in extra if Path(folder, path).exists()]
        for name, text in texts:
            piece = fragment(hidden, text)
            if piece:
                at = text.find(piece.encode())
                self.leaks.append(f"{what}: seen in {name} of {' '.join(args)[:80]}: {text[max(0, at - 60):at + 80]!r}")
        return result

    def repository(self, what, hidden, folder):
        facts = self.run(what, hidden, ["facts", "repo"], folder)
        Path(folder, "facts.json").write_bytes(facts.stdout)
        written = [word for form in FORMATS for word in ("--format", form, "-o", f"out.{form}")]
        self.run(what, hidden, ["check", "repo", "-v", "--snapshot", "snapshot.json", *written], folder, extra=[f"out.{form}" for form in FORMATS])
        self.run(what, hidden, ["compare", "--facts", "facts.json", "--snapshot", "snapshot.json", "-v", "--color", "always"], folder)
        self.run(what, hidden, ["baseline", "write", "repo", "-o", "baseline.json"], folder, extra=["baseline.json"])
        self.run(what, hidden, ["check", "repo", "--cache", "cache", "--baseline", "baseline.json"], folder)
        kept = [path for path in Path(folder, "cache").rglob("*") if path.is_file()]
        self.run(what, hidden, ["check", "repo", "--cache", "cache", "--strict"], folder, extra=kept)

    def handed_over(self, what, secret, hidden, folder):
        line = one_line(secret)
        Path(folder, "given.env").write_text(f"CLERK_SECRET_KEY={line}\nCLERK_WEBHOOK_SECRET={line}\n")
        Path(folder, "bad.json").write_text(json.dumps({"instances": [{"bapi": {"instance": {"x": secret}}}], "format": "clerk-snapshot"}))
        Path(folder, "broken.json").write_text('{"a": ' + line)
        self.run(what, hidden, ["check", "repo", "--env-file", "given.env", "-v"], folder)
        self.run(what, hidden, ["facts", "repo", "--env-file", "given.env"], folder)
        name = line.replace("/", "_")[:200]
        Path(folder, name).write_text(f"CLERK_SECRET_KEY={line}\n")
        Path(folder, name + ".json").write_text(json.dumps(SNAPSHOT))
        for args in (["check", line], ["facts", secret], [line], ["check", "repo", line], ["check", "repo", "--format", line], ["check", "repo", "--" + line],
                     ["check", "repo", "--color=" + line], ["check", "repo", "-j", line], ["check", "repo", "--fail-on", line], ["check", "repo", "-o", line + "/x"],
                     ["check", "repo", "--snapshot", line], ["check", "repo", "--snapshot", "snapshot.json", "--instance", line], ["check", "repo", "--env-file", line + "x"],
                     ["check", "repo", "--env-file", name, "-v"], ["facts", "repo", "--env-file", name], ["check", "repo", "-v", "--snapshot", name + ".json"],
                     ["check", "repo", "--format", "json", "--snapshot", name + ".json"], ["snapshot", "show", name + ".json"], ["snapshot", "import", name + ".json", name + ".json"], ["snapshot", "import", line], ["snapshot", "import", "snapshot.json", "--as", line],
                     ["snapshot", "import", "snapshot.json", "--instance", line], ["snapshot", line], ["snapshot", "show", line],
                     ["check", "repo", "--include", line], ["compare", "--facts", line], ["compare", "--facts", name], ["explain", line], ["rules", "--area", line]):
            self.run(what, hidden, args, folder)
        self.run(what, hidden, ["check", "repo", "--env-from-process", "-v"], folder, {"CLERK_SECRET_KEY": secret, "CLERK_WEBHOOK_SECRET": secret})
        for text in spoiled_snapshots(secret):
            Path(folder, "spoiled.json").write_text(text)
            for args in (["snapshot", "show", "spoiled.json"], ["snapshot", "check", "spoiled.json"], ["snapshot", "import", "spoiled.json", "-v"], ["check", "repo", "-v", "--snapshot", "spoiled.json"],
                         ["check", "repo", "--format", "json", "--snapshot", "spoiled.json"]):
                self.run(what, hidden, args, folder)
        for name in ("bad.json", "broken.json"):
            self.run(what, hidden, ["check", "repo", "--snapshot", name], folder)
            self.run(what, hidden, ["snapshot", "check", name], folder)
            self.run(what, hidden, ["snapshot", "import", name, "-v"], folder)
            self.run(what, hidden, ["snapshot", "show", name], folder)
            self.run(what, hidden, ["compare", "--facts", name], folder)


FORMATS = ("text", "json", "sarif", "gitlab", "junit", "github", "markdown", "html")


def main():
    planter = Planter(sys.argv[1])
    step = 9 if "--sample" in sys.argv[2:] else 1
    for i, (kind, (secret, hidden)) in enumerate(secrets().items()):
        for j, (place, files) in enumerate(places(secret)):
            if (i + j) % step != 0:
                continue
            with tempfile.TemporaryDirectory() as folder:
                for path, text in files.items():
                    target = Path(folder, "repo", path)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(text)
                Path(folder, "snapshot.json").write_text(json.dumps(SNAPSHOT))
                planter.repository(f"{kind} in {place}", hidden, folder)
                if place == "literal":
                    planter.handed_over(f"{kind} handed over", secret, hidden, folder)
    for leak in planter.leaks:
        print(leak)
    print(f"{planter.runs} runs, {len(planter.leaks)} leaks")
    return 1 if planter.leaks or planter.runs < 500 // step else 0


sys.exit(main())
