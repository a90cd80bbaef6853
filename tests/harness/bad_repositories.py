"""Repositories whose files and folders are not what they should be."""

import os
import random
import socket
import threading
from pathlib import Path

from bench import HARMFUL, case, require

KIB = 1024
MIB = 1024 * KIB
CODE = "import { verifyWebhook } from '@clerk/nextjs/webhooks';\nprocess.env.CLERK_SECRET_KEY;\n"
LARGE = "not read: larger than 2097152 bytes"
BROKEN_MANIFEST = "no valid package.json, ignoring"


def repeated(piece, size):
    """Yields `size` bytes or a little more, piece by piece."""
    block = piece * max(1, 64 * KIB // len(piece))
    for _ in range(0, size, len(block)):
        yield block


@case(valgrind=True)
def no_such_path(bench):
    bench.error("check", "nowhere", has=("'nowhere'", "no such"))
    bench.error("facts", "nowhere/at/all", has="'nowhere/at/all'")
    bench.error("nowhere", has="'nowhere'")
    bench.error("check", "", has="''")
    bench.error("check", "x" * 300, has="x" * 300)
    line = bench.error("check", "y/" * 2040)
    require(line.endswith("directory") or "long" in line, f"the reason is lost: {line[-100:]}")


@case()
def path_is_no_folder(bench):
    bench.write("file", CODE)
    bench.error("check", "file", has=("'file'", "not a directory", "give the folder"))
    bench.error("check", "file/", has="'file/'")
    os.mkfifo(bench.path("fifo"))
    bench.error("check", "fifo", has=("'fifo'", "not a directory"))
    os.symlink("nowhere", bench.path("dangling"))
    bench.error("check", "dangling", has="'dangling'")
    os.symlink("circle", bench.path("circle"))
    bench.error("check", "circle", has="'circle'")


@case()
def path_with_controls(bench):
    bench.error("check", b"a\x1b[2J\nb\xff\xe2\x80\xae", has=("\\x1b", "\\n", "\\xff", "\\u202e"))


@case(valgrind=True)
def unreadable(bench):
    bench.write("repo/src/a.ts", CODE)
    bench.write("repo/src/b.ts", CODE)
    bench.write("repo/closed/c.ts", CODE)
    bench.write("repo/package.json", "{}")
    bench.write("repo/.env", "CLERK_SECRET_KEY=x\n")
    for name, mode in (("src/a.ts", 0), ("package.json", 0), (".env", 0), ("closed", 0)):
        os.chmod(bench.path(f"repo/{name}"), mode)
    options = bench.drop_privileges()
    denied = "permission denied"
    bench.repository(notices=[("closed", denied), ("src/a.ts", denied), ("package.json", denied),
                              (".env", denied)], **options)
    bench.error("check", "repo/closed", has=("'repo/closed'", denied), **options)
    bench.error("check", "repo/closed/deeper", has=("'repo/closed/deeper'", denied), **options)


@case()
def unreadable_inputs(bench):
    bench.write("repo/a.ts", CODE)
    bench.write("closed.json", "{}")
    os.chmod(bench.path("closed.json"), 0)
    options = bench.drop_privileges()
    for args in (("check", "repo", "--snapshot", "closed.json"),
                 ("check", "repo", "--env-file", "closed.json"),
                 ("compare", "--facts", "closed.json"),
                 ("snapshot", "show", "closed.json")):
        bench.error(*args, has=("'closed.json'", "permission denied"), **options)


@case()
def listable_but_not_enterable(bench):
    """Names can be seen, nothing can be opened; and the other way round."""
    bench.write("repo/listed/a.ts", CODE)
    bench.write("repo/entered/b.ts", CODE)
    os.chmod(bench.path("repo/listed"), 0o444)
    os.chmod(bench.path("repo/entered"), 0o111)
    options = bench.drop_privileges()
    facts = bench.facts(**options)
    paths = {notice["path"].split("/")[0] for notice in facts["notices"]}
    require(paths == {"listed", "entered"}, f"notices: {facts['notices']}")


@case(valgrind=True)
def nothing_in_it(bench):
    os.mkdir(bench.path("repo"))
    text = bench.printed("check", "repo")
    require("nothing of it was found in this repository" in text, "does not say so")
    bench.repository()
    os.mkdir(bench.path("repo/.git"))
    bench.repository()
    bench.write("repo/.git/HEAD", "")
    bench.repository()


@case()
def only_binaries(bench):
    for i, name in enumerate(("a.png", "b.ts", ".env", "package.json", "tsconfig.json", "c.js")):
        bench.write(f"repo/{name}", b"\x89PNG\r\n\x1a\n\0\0\0" + os.urandom(10_000 + i))
    bench.repository(notices=[(name, "not read: it holds NUL bytes")
                              for name in (".env", "package.json", "tsconfig.json")])


@case()
def large_files(bench):
    bench.write("repo/a.ts", repeated(CODE.encode(), 50 * MIB))
    bench.write("repo/.env", repeated(b"CLERK_SECRET_KEY=x\n", 10 * MIB))
    bench.write("repo/package.json", repeated(b" ", 5 * MIB))
    bench.write("repo/tsconfig.json", repeated(b" ", 5 * MIB))
    bench.write("repo/.gitignore", repeated(b"x\n", 5 * MIB))
    bench.write("repo/.git/HEAD", "ref: refs/heads/main\n")
    with open(bench.path("repo/sparse.js"), "wb") as file:
        file.truncate(1 << 42)
    bench.repository(notices=[(name, LARGE) for name in
                              (".env", "a.ts", "package.json", "sparse.js", "tsconfig.json")] +
                     [(".gitignore", LARGE), (".gitignore", "ignore rules not applied")])


@case(hostile=True)
def files_just_under_the_limit(bench):
    size = 2 * MIB - 128 * KIB
    bench.write("repo/.env", repeated(b"CLERK_SECRET_KEY='\"`\n", size))
    bench.write("repo/b/.env", repeated(b"A='", size))
    bench.write("repo/c/.env", repeated(b"export ", size))
    bench.write("repo/d/.env", repeated(b"=", size))
    bench.write("repo/e/.env", repeated(b"A=\"x\" ", size))
    bench.write("repo/package.json", repeated(b"[", size))
    bench.write("repo/b/package.json", repeated(b'{"a":', size))
    bench.write("repo/tsconfig.json", repeated(b"/*", size))
    bench.write("repo/b/tsconfig.json", repeated(b"[", size))
    bench.write("repo/c/tsconfig.json", repeated(b",]", size))
    bench.write("repo/k.txt", repeated(b"sk_live_", size))
    bench.write("repo/l.txt", repeated(b"eyJ.", size))
    bench.write("repo/m.txt", repeated(b"-----BEGIN PRIVATE KEY-----", size))
    bench.write("repo/n.txt", repeated(b"pk_test_", size))
    bench.write("repo/o.txt", repeated(b"whsec_\n", size))
    bench.write("repo/p.txt", repeated(b"sk_live_" + b"A1b2" * 5 + b" CLERK", size))
    facts = bench.facts()
    paths = {notice["path"] for notice in facts["notices"]}
    for name in ("package.json", "b/package.json", "tsconfig.json", "b/tsconfig.json"):
        require(name in paths, f"no notice of {name}: {facts['notices']}")


@case(hostile=True)
def ignore_rules_without_end(bench):
    bench.write("repo/.git/HEAD", "ref: refs/heads/main\n")
    bench.write("repo/.gitignore", repeated(b"**/a*/**/b*c*d?[a-z]*\n", 200 * KIB))
    bench.write("repo/" + "/".join(["a" * 60] * 20) + "/a.ts", CODE)
    bench.write("repo/" + "b" * 250 + "/c.ts", CODE)
    bench.write("repo/x/.gitignore", "[\n\\\n!\n/\n**\n***/\n[!\n[a-\n[[:\n\\\n\xff\n" + "*" * 10_000 + "\n")
    bench.write("repo/x/" + "*" * 200, CODE)
    bench.facts()


@case(valgrind=True)
def names_that_harm(bench):
    names = [b"\xff\xfe.ts", b"a\nb.ts", b"\x1b[2J\x1b]0;x\x07.ts", "\u202egnp.ts".encode(),
             b"::error file=x::y.ts", b"##[error]z.ts", b" .ts", b"-rf.ts", b"%s%n.ts", b"'\".ts",
             b"\\.ts", b"$(x).ts", b"CON.ts", b"\xe2\x82\x80\xe2.ts", b"\r.ts", b"\t.ts", b"\x7f.ts"]
    for name in names:
        bench.write(b"repo/" + name, CODE + "sk_live_\n[")
        bench.write(b"repo/" + name[:-3] + b"/package.json", "{")
    facts = bench.facts()
    require(len(facts["env_reads"]) == len(names), f"{len(facts['env_reads'])} files are read")
    require(sum(BROKEN_MANIFEST in notice["reason"] for notice in facts["notices"]) == len(names),
            "not every broken package.json is listed")
    text = bench.printed("check", "repo", "-v", "--fail-on", "never")
    require("\n::error" not in text and "##[" not in text, "a workflow command is printed")
    report = bench.json("check", "repo", "--format", "json", "--fail-on", "never")
    for notice in report["notices"]:
        require(HARMFUL.search(notice["reason"]) is None, f"notice: {notice}")


@case(valgrind=True)
def long_paths(bench):
    """Below what one call can name: 4096 bytes; folder by folder there is no limit."""
    bench.write("repo/z.ts", CODE)
    here = os.getcwd()
    os.chdir(bench.path("repo"))
    try:
        for _ in range(30):
            os.mkdir("d" * 200)
            os.chdir("d" * 200)
            with open("a.ts", "w", encoding="utf-8") as file:
                file.write(CODE)
    finally:
        os.chdir(here)
    try:
        facts = bench.facts()
    finally:
        remove_deep(bench.path("repo"))
    reasons = {notice["reason"] for notice in facts["notices"]}
    require(len(reasons) == 1 and "4096 bytes" in reasons.pop(), f"notices: {facts['notices']}")
    require(len(facts["env_reads"]) == 21, f"{len(facts['env_reads'])} files are read")


def remove_deep(folder):
    """Removes a chain of folders that is too long for any path: each is moved up first."""
    while True:
        chain = os.path.join(folder, b"d" * 200)
        below = os.path.join(chain, b"d" * 200)
        if not os.path.isdir(below):
            return
        os.rename(below, os.path.join(folder, b"next"))
        for name in os.listdir(chain):
            os.remove(os.path.join(chain, name))
        os.rmdir(chain)
        os.rename(os.path.join(folder, b"next"), chain)


@case(valgrind=True)
def not_files(bench):
    bench.write("outside.ts", CODE)
    bench.write("repo/a.ts", CODE)
    for name, target in (("dangling.ts", "nowhere"), ("circle.ts", "circle.ts"),
                         ("one.ts", "two.ts"), ("two.ts", "one.ts"), ("out.ts", "../outside.ts"),
                         ("absolute.ts", "/etc/passwd"), ("up", ".."), ("here", "."),
                         ("web/package.json", "../../outside.ts"), (".env", "/proc/self/environ"),
                         ("device.ts", "/dev/zero")):
        os.symlink(target, bench.path(f"repo/{name}"))
    os.mkfifo(bench.path("repo/fifo.ts"))
    os.mkfifo(bench.path("repo/.env.local"))
    listener = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(bench.path("repo"))  # a socket's path may have 107 bytes only
    listener.bind("socket.ts")
    os.chdir(here)
    try:
        out = "leads out of the tree or nowhere"
        other = "neither a file nor a folder"
        facts = bench.repository(notices=[
            (name, out) for name in ("dangling.ts", "circle.ts", "one.ts", "two.ts", "out.ts",
                                     "absolute.ts", "up", "web/package.json", ".env",
                                     "device.ts")] + [
            (name, other) for name in ("fifo.ts", "socket.ts", ".env.local")])
    finally:
        listener.close()
    files = [read["file"] for read in facts["env_reads"]]
    require(files == ["a.ts"], f"read: {files}")


@case(valgrind=True)
def broken_manifests(bench):
    texts = {"array": "[]", "string": '"x"', "cut": '{"dependencies": {"next"', "empty": "",
             "twice": '{"name": "a", "name": "b"}', "utf8": b'{"name": "\xff"}',
             "nul": '{"name": "\\u0000"}',
             "comment": "{} // x", "comma": '{"a": 1,}', "surrogate": '{"a": "\\ud800"}',
             "number": '{"a": 1e999}', "control": '{"a": "\n"}', "two": "{}{}",
             "deep": '{"a":' * 100_000}
    for name, text in texts.items():
        bench.write(f"repo/{name}/package.json", text)
    bench.write("repo/utf16/package.json", "\ufeff{}".encode("utf-16-le"))
    bench.write("repo/nuls/package.json", "{}\0")
    bench.write("repo/fine/package.json", '{"dependencies": {"@clerk/nextjs": "6"}}')
    facts = bench.repository(notices=[(f"{name}/package.json", BROKEN_MANIFEST) for name in texts] + [
        ("utf16/package.json", "not read: text is UTF-16"),
        ("nuls/package.json", "not read: it holds NUL bytes")])
    require([it["manifest"] for it in facts["packages"]] == ["fine/package.json"], "packages")


@case()
def manifests_of_other_types(bench):
    for i, text in enumerate(('{"dependencies": []}', '{"dependencies": {"next": {}, "@clerk/nextjs": null}}',
                              '{"dependencies": "x", "name": 1, "type": [], "workspaces": 5}',
                              '{"workspaces": {"packages": [1, {}, null, "", "**", "../..", "/"]}}',
                              '{"dependencies": {"": "", "@clerk/": "", "@clerk/nextjs": "' + "^" * 9999 + '"}}')):
        bench.write(f"repo/{i}/package.json", text)
    bench.repository()


@case(valgrind=True)
def broken_tsconfigs(bench):
    texts = {"array": "[]", "empty": "", "cut": '{"compilerOptions": {', "deep": "[" * 100_000,
             "comment": "/*", "string": '"', "utf8": b'{"extends": "\xff"}'}
    for name, text in texts.items():
        bench.write(f"repo/{name}/tsconfig.json", text)
        bench.write(f"repo/{name}/a.ts", CODE + "import 'x/y';")
    facts = bench.facts()
    paths = [notice["path"] for notice in facts["notices"]]
    require(paths == sorted(f"{name}/tsconfig.json" for name in texts), f"notices: {facts['notices']}")


@case(hostile=True, valgrind=True)
def tsconfigs_in_circles(bench):
    bench.write("repo/a/tsconfig.json", '{"extends": "./tsconfig.json"}')
    bench.write("repo/b/tsconfig.json", '{"extends": ["../c/tsconfig", "../b/tsconfig"]}')
    bench.write("repo/c/tsconfig.json", '{"extends": ["../b/tsconfig", "../b/tsconfig", "../d"]}')
    bench.write("repo/d/tsconfig.json", '{"extends": ["", ".", "..", "/", "/etc/passwd", "../../../x"],'
                '"compilerOptions": {"baseUrl": "../../../..", "paths": {"*": ["*", "../*/*", "/etc/*"],'
                '"@/*": ["./*"], "@@*": ["@/*"], "": [""], "a/*/*": ["x"]}}}')
    for i in range(30):  # 2^30 ways to the last one
        bench.write(f"repo/e{i}/tsconfig.json",
                    f'{{"extends": ["../e{i + 1}/tsconfig.json", "../e{i + 1}/tsconfig"]}}')
    bench.write("repo/e30/tsconfig.json", '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}')
    for folder in ("a", "b", "c", "d", "e0"):
        bench.write(f"repo/{folder}/x.ts", CODE + "import '@/y';import '@@z';import 'q';"
                    "import '../../../../etc/passwd';import '/etc/passwd';import '..';import '.';"
                    "import '';import 'a\\u0000b';")
        bench.write(f"repo/{folder}/y.ts", CODE)
    bench.facts()
    bench.printed("check", "repo", "--fail-on", "never")


@case(hostile=True)
def many_files(bench):
    """Folders in folders and thousands of files with something in each."""
    for i in range(3_000):
        bench.write(f"repo/{i % 50}/{i % 7}/{i}.ts", CODE)
        bench.write(f"repo/{i % 50}/{i}/package.json", "{")
    facts = bench.facts()
    require(len(facts["notices"]) >= 3_000, f"{len(facts['notices'])} notices")
    bench.printed("check", "repo", "--fail-on", "never")


@case(hostile=True)
def one_folder_of_many(bench):
    """200,000 files beside each other, of which some are code."""
    count = 20_000 if bench.program.slow else 200_000
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
    folder = os.open(bench.path("repo"), os.O_DIRECTORY)
    for i in range(count):
        file = os.open(f"f{i}.ts", os.O_CREAT | os.O_WRONLY, 0o644, dir_fd=folder)
        if i % 1_000 == 0:
            os.write(file, CODE.encode())
        os.close(file)
    os.close(folder)
    facts = bench.facts()
    require(len(facts["env_reads"]) == count // 1_000 and facts["notices"] == [],
            f"{len(facts['env_reads'])} reads, notices: {facts['notices'][:3]}")
    bench.printed("check", "repo", "--fail-on", "never")


def keep_changing(bench, ended):
    """Makes files longer, shorter, other things, and takes them away, until it is told to end."""
    chosen = random.Random(0)
    code = CODE.encode()
    while not ended.is_set():
        path = os.fsdecode(bench.path(f"repo/{chosen.randrange(5)}/f{chosen.randrange(40)}.ts"))
        way = chosen.randrange(6)
        try:
            if way == 0:
                os.truncate(path, chosen.randrange(20_000))
            elif way == 1:
                Path(path).write_bytes(code * chosen.randrange(100))
            elif way == 2:
                os.unlink(path)
            elif way == 3:
                os.rename(path, path[:-2] + "x")
            elif way == 4:
                os.symlink("/etc/passwd", path)
            else:
                with open(path, "ab") as file:
                    file.write(code)
        except OSError:
            continue


@case(hostile=True)
def files_that_change_meanwhile(bench):
    """They grow, shrink, vanish and become links while they are read: a report, or a notice, each time."""
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
    for i in range(200):
        bench.write(f"repo/{i % 5}/f{i // 5}.ts", CODE * 50)
    ended = threading.Event()
    other = threading.Thread(target=keep_changing, args=(bench, ended))
    other.start()
    try:
        for _ in bench.some(range(30)):
            facts = bench.facts()
            known = {f"{folder}/f{i}.{end}" for folder in range(5) for i in range(40) for end in ("ts", "x")}
            named = {read["file"] for read in facts["env_reads"]} | {notice["path"] for notice in facts["notices"]}
            require(named <= known, f"names {named - known}")
            bench.printed("check", "repo", "--fail-on", "never")
    finally:
        ended.set()
        other.join()


@case(hostile=True)
def many_apps(bench):
    count = bench.few(1_000)
    for i in range(count):
        bench.write(f"repo/{i}/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
        bench.write(f"repo/{i}/app/api/route.ts", CODE)
    facts = bench.facts()
    require(len(facts["apps"]) >= count, f"{len(facts['apps'])} apps")
    bench.printed("check", "repo", "--fail-on", "never")


@case(hostile=True)
def pages_of_one_path(bench):
    """Groups leave no trace, so thousands of files stand for one path, and every pattern is asked."""
    patterns = ",".join(f"'/p{i}(.*)'" for i in range(500))
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
    bench.write("repo/middleware.ts", "import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\n"
                f"const open = createRouteMatcher([{patterns}]);\n"
                "export default clerkMiddleware(async (auth, req) => { if (!open(req)) await auth.protect(); });\n")
    for i in range(1_500):
        bench.write(f"repo/app/(g{i})/[[...rest]]/page.tsx", "export default () => null;\n")
    facts = bench.facts()
    require(len(facts["routes"]) == 1_500, f"{len(facts['routes'])} routes")
    bench.printed("check", "repo", "--fail-on", "never")


@case()
def git_folders_that_lie(bench):
    for i, text in enumerate(("gitdir: ", "gitdir: /dev/zero", "gitdir: " + "x" * 9_000, "gitdir: ..",
                              "gitdir: ../.git", "", "\0")):
        bench.write(f"{i}/.git", text)
        bench.write(f"{i}/repo/a.ts", CODE)
        facts = bench.facts(f"{i}/repo")
        require(len(facts["env_reads"]) == 1, f"'{text}': {facts['notices']}")
    bench.write("g/.git/HEAD", "x")
    bench.write("g/.git/commondir", "/proc/self/\n")
    bench.write("g/.git/info/exclude", b"\xff\n[\n")
    bench.write("g/repo/a.ts", CODE)
    bench.facts("g/repo")
    os.mkfifo(bench.path("h.fifo"))
    bench.write("h/.git/HEAD", "x")
    os.mkdir(bench.path("h/.git/info"))
    os.mkfifo(bench.path("h/.git/info/exclude"))
    bench.write("h/repo/a.ts", CODE)
    facts = bench.facts("h/repo")
    require(len(facts["env_reads"]) == 1, f"notices: {facts['notices']}")


PATHS = {
    "nginx.conf": ("{", "}", "location ", "location /a {", "rewrite ^ ^;", "proxy_pass $;", '"', "'", "\\", ";", "${", "x",
                   "location /a { proxy_pass http://b/; }\n", 'add_header Content-Security-Policy "a;b;c";\n'),
    "Caddyfile": ("{\n", "}\n", "handle_path /a {\n", "uri x y\n", "import x\n", "@a path /b\nrewrite @a /c\n", '"', "`",
                  "\\\n", "{$A:", 'header Content-Security-Policy "a;b"\n'),
    "_redirects": ("/a /b\n", "/a ", "/a b c d e f g h i j k l m n o p q r s t\n", "#\n", "200 200 200\n", "\r\n"),
    "_headers": ("Content-Security-Policy: a;;;;b\n", "Content-Security-Policy:\n", ":::\n", "/*\n  "),
    "netlify.toml": ("[[redirects]]\n", "redirects = 1\n", 'from = "/a"\n', "[[headers]]\n[headers.values]\n", "[[", '"'),
    "k8s/a.yaml": ("kind: Ingress\nspec: {rules: [{http: {paths: [{path: /}]}}]}\n---\n", "kind: [Ingress]\n", "- ", "? "),
}


@case(hostile=True)
def settings_of_paths_without_end(bench):
    """Gateways and hosts that say the same again and again, or never end what they begin."""
    for name, units in PATHS.items():
        for unit in units:
            bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
            bench.write("repo/app/api/route.ts", CODE)
            bench.write(f"repo/{name}", unit * (bench.few(192 * KIB) // len(unit)))
            facts = bench.facts()
            require(len(facts["rewrites"]) <= 2_000 and len(facts["policies"]) <= 200,
                    f"{name}: {len(facts['rewrites'])} rewrites, {len(facts['policies'])} policies")
        bench.write(f"repo/{name}", "")


@case()
def settings_of_paths_of_other_types(bench):
    """Everything is of a type that it must not have."""
    values = ("null", "0", "true", '"x"', "[]", "{}", "[null]", "[[]]", "[0]", '["x"]', "[{}]",
              '[{"source": 0, "destination": []}]', '[{"src": null, "dest": 1, "status": "x"}]')
    bench.write("repo/app/api/route.ts", CODE)
    for value in values:
        for key in ("rewrites", "redirects", "routes", "headers", "trailingSlash"):
            bench.write("repo/vercel.json", f'{{"{key}": {value}}}')
            bench.write("repo/firebase.json", f'{{"hosting": [{{"{key}": {value}}}, {value}]}}')
            bench.write("repo/next.config.js", f"module.exports = {{ {key}: () => ({value}), basePath: {value} }}")
            bench.write("repo/astro.config.mjs", f"export default {{ base: {value}, {key}: {value} }}")
            bench.write("repo/manifest.json", f'{{"content_security_policy": {value}}}')
            bench.write("repo/tauri.conf.json", f'{{"app": {{"security": {{"csp": {value}}}}}}}')
            bench.facts()


VARIABLES = {
    "Dockerfile": ("ENV A=1\n", "FROM a AS b\n", "FROM b AS b\n", "ENV ", "ENV A=\"", "RUN <<A ", "RUN <<A\nA\n", "\\\n", "#\n",
                   "ARG \\\n", "RUN $(", "RUN ((", "RUN {\n", "RUN --mount=type=secret,id=A,", "COPY <<A .env\nB=\"\nA\n"),
    "docker-compose.yml": ("services: {a: {environment: [A=1", "a: &a [*a, *b]\n", "<<: *a\n", "- A=1\n", "a:\n  <<: [*a]\n"),
    ".github/workflows/a.yml": ("jobs: {a: {steps: [{run: \"", "- run: |\n    A=1 b\n", "A: ${{ a }}\n", "env: {", "${{ "),
    ".gitlab-ci.yml": ("a: {script: [b, [c, ", "variables: {A: {value: ", "!reference [a, "),
    ".circleci/config.yml": ("jobs: {a: {steps: [{when: {steps: [", "- run: echo A=1 >> $BASH_ENV\n"),
    "k8s/a.yaml": ("---\nkind: Secret\ndata: {A: aGk=}\n", "kind: List\nitems: [{", "{{ ", "{{\n", "containers: [{env: ["),
    "chart/values.yaml": ("A_B: 1\n", "a: {A_B: {", "- name: A_B\n  value: 1\n"),
    "main.tf": ("a = {", "a = [", "a {\n", "a = f(", "A_B = 1\n", "/*", "<<A\n", 'a = "${', '"', "a = 1 ? 2 : [", "a \"b\" "),
    "a.tfvars": ('A = "b"\n', "a = <<A\n", "a = {\n", "\\"),
    "nginx.conf": ('proxy_set_header A "', "env A=1;", "set $a ${b;", "{", "\\"),
    "Procfile": ("a: A=1 b\n", "a: $(", "a: {", "a: <<A\n", "a: `"),
    ".envrc": ("export A='", "export A=1\n", "export A=$("),
}


@case(hostile=True)
def settings_of_variables_without_end(bench):
    """Files that give variables, over and over, nested, or never closed."""
    for name, units in VARIABLES.items():
        for unit in units:
            head = "apiVersion: v1\nkind: Pod\n" if name.startswith("k8s") else ""
            bench.write(f"repo/{name}", f"# CLERK\n{head}" + unit * (bench.few(128 * KIB) // len(unit)))
            facts = bench.facts()
            require(len(facts["env_definitions"]) <= 2_000, f"{name}: {len(facts['env_definitions'])} definitions")
        bench.write(f"repo/{name}", "")


@case(hostile=True)
def rewrites_that_lead_to_each_other(bench):
    """Any of them leads to all others: no question may take forever."""
    rules = ",".join('{"source": "/(.*)", "destination": "/%d/$1"}' % i for i in range(1_500))
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
    bench.write("repo/vercel.json", f'{{"rewrites": [{rules}]}}')
    bench.write("repo/app/api/webhooks/route.ts", CODE + "export async function POST(r) { await verifyWebhook(r) }\n")
    bench.write("s.json", """{"format": "clerk-snapshot", "format_version": 1, "captured_at": "2026-08-01T10:00:00Z",
        "instances": [{"bapi": {"instance": {"object": "instance", "id": "ins_FAKEbadinput0000000000000",
        "environment_type": "production"}}, "webhooks": {"state": "listed", "endpoints": [
        {"url": "https://www.fake-acme.example/hooks", "events": ["user.created"], "disabled": false}]}}]}""")
    bench.printed("check", "repo", "--snapshot", "s.json", "--fail-on", "never")


@case(hostile=True)
def policies_without_end(bench):
    clerk = "import { auth } from '@clerk/nextjs/server'\n"
    header = "headers.set('Content-Security-Policy', %s)\n"
    bench.write("repo/a.ts", clerk + header % ("`" + "${a}" * 50_000 + "`"))
    bench.write("repo/b.ts", clerk + header % ("(" * 5_000 + "a" + ")" * 5_000))
    bench.write("repo/c.ts", clerk + "".join(f"const a{i} = a{i + 1} + a{i + 1}\n" for i in range(200)) + header % "a0")
    bench.write("repo/d.ts", clerk + "const f = (x) => g(x) + f(x); const g = (x) => f(x) + g(x)\n" + header % "f(1)")
    bench.write("repo/e.ts", clerk + (header % '"a-src b"') * 5_000)
    bench.write("repo/f.ts", clerk + header % ("[" + "c ? [" * 2_000 + "'x'" + "] : []" * 2_000 + "].join(';')"))
    bench.write("repo/g.ts", clerk + "const o = { ...o, ...o }\nhelmet({ contentSecurityPolicy: { directives: o } })\n")
    facts = bench.facts()
    require(len(facts["policies"]) <= 2_010, f"{len(facts['policies'])} policies")
