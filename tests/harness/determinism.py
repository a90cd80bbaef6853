#!/usr/bin/env python3
"""Same input, same bytes: determinism.py PROGRAM [--sample] [SHUFFLE]

Facts and reports of the example repositories and of a made-up tree of 300 files do not depend on
the number of threads, the locale, the time zone, the umask, HOME, the folder the program is
started in, how PATH is written, or the order in which the files were made; and 'check' gives byte
for byte what 'facts' and 'compare' give. --sample takes a fifth of it, for a build that is slow.
With SHUFFLE, the module of shuffle.c, folders are listed in any order, and clocks show any time.
"""

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tracked import ROOT

SAMPLE = 5 if "--sample" in sys.argv else 1
FILES = 300 // SAMPLE
SECONDS = 120
RUNS = 20
FORMATS = ("text", "json", "sarif", "gitlab", "junit", "github", "markdown", "html")


class Different(Exception):
    pass


def run(program, args, cwd, umask=0o022, **environment):
    """Returns exit status and output; a run with anything on standard error is not what is compared."""
    variables = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C", **environment}
    variables |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    done = subprocess.run([program, *args], cwd=cwd, env=variables, capture_output=True, check=False,
                          stdin=subprocess.DEVNULL, timeout=SECONDS, umask=umask)
    if done.returncode not in (0, 1) or done.stderr:
        raise Different(f"{' '.join(map(str, args))} ends with {done.returncode}: {done.stderr[:300]!r}")
    return done.returncode, done.stdout


def same(what, first, other):
    if first != other:
        at = next((i for i, (a, b) in enumerate(zip(first[1], other[1])) if a != b), min(len(first[1]), len(other[1])))
        raise Different(f"{what}: exit {first[0]} and {other[0]}, the outputs part at byte {at}:\n"
                        f"  {first[1][max(0, at - 80):at + 80]!r}\n  {other[1][max(0, at - 80):at + 80]!r}")


# ------------------------------------------------------------------ the made-up tree

def texts(i):
    """The i-th file: something of everything that is collected, with imports to and fro."""
    other, third = (i * 7 + 3) % FILES, (i * 13 + 5) % FILES
    yield f"lib{i % 9}/m{i}.ts", f"""import {{ verifyWebhook }} from '@clerk/nextjs/webhooks';
import {{ Webhook }} from 'svix';
import {{ secret as s{other} }} from '../lib{other % 9}/m{other}';
export * from '../lib{third % 9}/m{third}';
export const secret = process.env.CLERK_WEBHOOK_SECRET_{i % 11} ?? s{other};
export async function POST(request: Request) {{
  const event = await verifyWebhook(request, {{ signingSecret: secret }});
  if (event.type === 'user.created' || event.type === 'unknown.event{i}') {{ await prisma.user.create(event.data); }}
  return new Response('');
}}
{"const broken = (" if i % 17 == 0 else ""}
"""
    if i % 5 == 0:
        yield f"app/api/h{i}/route.ts", f"""import {{ verifyWebhook }} from '@clerk/nextjs/webhooks';
import {{ helper }} from '../../../lib{i % 9}/m{i}';
export async function POST(request) {{ const event = await verifyWebhook(request); if (event.type === 'user.updated') {{ helper(); }} return new Response(''); }}
"""
    if i % 50 == 0:  # around the parser's budget
        yield f"hard/{i}.ts", "import '@clerk/nextjs';" + "a<" * (2_000 + 100 * i)
    if i % 20 == 0:
        yield f"packages/p{i}/package.json", '{"dependencies": {"@clerk/nextjs": "^6.0.0", "next": "15.0.0"}}'
        yield f"packages/p{i}/middleware.ts", """import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';
const open = createRouteMatcher(['/sign-in(.*)', '/api/public(.*)']);
export default clerkMiddleware(async (auth, request) => { if (!open(request)) { await auth.protect(); } }, { clockSkewInMs: 600000 });
export const config = { matcher: ['/((?!_next).*)'] };
"""
    if i % 30 == 0:
        yield f"packages/p{i}/.env", f"CLERK_SECRET_KEY=sk_test_FAKEfakeFAKEfake{i:04}\nCLERK_WEBHOOK_SECRET_{i % 11}=\n"
        yield f"packages/p{i}/.env.production", f"CLERK_SECRET_KEY=sk_live_FAKEfakeFAKEfake{i:04}\n"
        yield f"docs/{i}.md", "Put `CLERK_SECRET_KEY` = `sk_test_FAKEfakeFAKEfake0000` into your env.\n"
        yield f"bad/{i}/package.json", "{"
        yield f"bad/{i}/tsconfig.json", '{"extends": "../tsconfig", "compilerOptions": {"paths": {"@/*": ["./*"]}}}'


def make_tree(folder, order):
    files = [pair for i in range(FILES) for pair in texts(i)]
    files += [(".gitignore", "ignored/\n*.log\n"), ("ignored/.env", "A=1\n"), (".git/HEAD", "ref: refs/heads/main\n"),
              ("package.json", '{"dependencies": {"@clerk/nextjs": "^6.0.0", "next": "15.0.0"}}')]
    if order == "backwards":
        files.reverse()
    elif order is not None:
        random.Random(order).shuffle(files)
    for name, text in files:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


# ------------------------------------------------------------------ the comparisons

def reports(snapshot):
    options = ["--snapshot", str(snapshot)] if snapshot else []
    return [["--format", "json", *options], ["-v", *options], ["--color", "always", *options]]


def commands(snapshot):
    return [["facts"]] + [["check", *report] for report in reports(snapshot)]


def variants(folder):
    """Yields how a run may differ: what it is called, arguments, PATH, current folder, environment."""
    parent, name = os.path.split(folder)
    for jobs in ("1", "2", "7"):
        yield f"-j {jobs}", ["-j", jobs], folder, "/", {}
    yield "PATH relative", [], name, parent, {}
    yield "PATH with dots", [], f"./{name}/../{name}//.", parent, {}
    yield "PATH the current folder", [], ".", folder, {}
    yield "no PATH", [], None, folder, {}
    for locale in ("de_DE.UTF-8", "C.UTF-8", "tr_TR.UTF-8", ""):
        yield f"LC_ALL={locale}", [], folder, "/", {"LC_ALL": locale, "LANG": locale}
    yield "time zone", [], folder, "/", {"TZ": "Asia/Kathmandu"}
    yield "HOME", [], folder, "/", {"HOME": parent, "XDG_CONFIG_HOME": parent}
    yield "terminal", [], folder, "/", {"TERM": "xterm-256color", "NO_COLOR": ""}
    yield "umask", [], folder, "/", {"umask": 0o777}
    yield "keys around", [], folder, "/", {"CLERK_SECRET_KEY": "x", "CLERK_WEBHOOK_SIGNING_SECRET": "y",
                                           "GIT_DIR": "/nonexistent", "CI": "true"}


def check_variants(program, folder, snapshot):
    for command in commands(snapshot):
        first = run(program, [*command, folder], "/")
        if not first[1]:
            raise Different(f"{command}: prints nothing")
        for what, more, path, cwd, environment in variants(folder):
            args = [*command, *more, *([path] if path else [])]
            same(f"{folder}, {' '.join(command[:3])}, {what}", first, run(program, args, cwd, **environment))


def check_round_trip(program, folder, snapshot, config=()):
    """check, and compare over saved facts; the report written to a file is the one printed."""
    with tempfile.TemporaryDirectory() as scratch:
        saved = os.path.join(scratch, "facts.json")
        facts = run(program, ["facts", folder], "/")
        same("facts to a file", (0, b""), run(program, ["facts", folder, "-o", saved], "/"))
        same("facts in the file", facts, (0, Path(saved).read_bytes()))
        for report in reports(snapshot):
            printed = run(program, ["check", folder, *report], "/")
            compared = run(program, ["compare", "--facts", saved, *config, *report], "/")
            same(f"{folder}: check and compare", printed, compared)
        json_report = reports(snapshot)[0]
        out = os.path.join(scratch, "report.json")
        status, _ = run(program, ["check", folder, *json_report, "-o", out], "/")
        same(f"{folder}: the report in a file", run(program, ["check", folder, *json_report], "/"),
             (status, Path(out).read_bytes()))


def examples(program):
    """Every repository of tests/repos with each of its snapshots."""
    folders = sorted(path for path in (ROOT / "tests" / "repos").iterdir() if path.is_dir())
    for folder in folders[::SAMPLE]:
        for tree in sorted(path for path in folder.iterdir() if path.is_dir()):
            snapshots = sorted(folder.glob("*.json")) or [None]
            check_variants(program, str(tree), snapshots[0])
            for snapshot in snapshots:
                check_round_trip(program, str(tree), snapshot)
            yield f"{folder.name}/{tree.name}"


CONFIG = {"snapshots": [{"file": "clerk/snapshot.json", "app": "apps/web", "environment": "production"}],
          "severity": {"CLERK-MFA-001": "note", "CLERK-KEY-001": "off"}, "exclude": ["*.md"], "fail_on": "blocker",
          "thresholds": {"mfa_users": 1, "clock_seconds": 5}, "webhook_consumers": [{"url": "*.example.org"}]}


def configured(program):
    """With a configuration above PATH: found by 'facts' and 'check', given to 'compare'."""
    example = ROOT / "tests" / "repos" / "next-app"
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(os.path.realpath(scratch), "root")
        folder = root / "apps" / "web"
        shutil.copytree(example / "app", folder)
        for name, text in ((".git/HEAD", "ref: refs/heads/main\n"), ("clerk-audit.json", json.dumps(CONFIG)),
                           ("clerk/snapshot.json", sorted(example.glob("*.json"))[0].read_text(encoding="utf-8"))):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        check_variants(program, str(folder), None)
        check_round_trip(program, str(folder), None, ["--config", str(root / "clerk-audit.json")])
        check_round_trip(program, str(root), None, ["--config", str(root / "clerk-audit.json")])
    yield "a configured app"


def made_up_tree(program):
    snapshot = sorted((ROOT / "tests" / "repos" / "next-app").glob("*.json"))[0]
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(os.path.realpath(scratch), "tree")
        first = {}
        for order in (None, "backwards", 1, 2):
            make_tree(folder, order)
            for i, command in enumerate(commands(snapshot)):
                got = run(program, [*command, folder], "/")
                same(f"files made in the order '{order}'", first.setdefault(i, got), got)
            if order is None:
                check_variants(program, folder, snapshot)
                check_round_trip(program, folder, snapshot)
            shutil.rmtree(folder)
    yield f"{FILES} files"


def surroundings(number, module):
    """The number-th of RUNS machines: threads, locale, time zone, clock, umask, order of folders."""
    chosen = random.Random(number)
    environment = {"LC_ALL": chosen.choice(("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8")),
                   "TZ": chosen.choice(("UTC", "Asia/Kathmandu", "America/St_Johns")),
                   "LD_PRELOAD": module, "SHUFFLE_SEED": str(number + 1),
                   "CLOCK_OFFSET": str(chosen.randrange(-50, 50) * 365 * 86_400)}
    return ["-j", str(chosen.randrange(1, 9))], {**environment, "umask": chosen.choice((0, 0o022, 0o077, 0o777))}


def any_machine(program, module):
    """Facts and every format, of RUNS machines; that the module does shuffle is looked at first."""
    snapshot = sorted((ROOT / "tests" / "repos" / "next-app").glob("*.json"))[0]
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(os.path.realpath(scratch), "tree")
        make_tree(folder, None)
        orders = {run(sys.executable, ["-c", f"import os; print(os.listdir({folder!r}))"], "/",
                      LD_PRELOAD=module, SHUFFLE_SEED=str(seed))[1] for seed in range(1, 9)}
        if len(orders) < 2:
            raise Different(f"{module} shuffles nothing")
        for command in [["facts"], *(["check", "-s", str(snapshot), "--format", form] for form in FORMATS)]:
            first = run(program, [*command, folder], "/")
            for number in range(RUNS):
                arguments, environment = surroundings(number, module)
                same(f"{command}, machine {number}", first, run(program, [*command, *arguments, folder], "/", **environment))
    yield f"{RUNS} machines"


def main():
    program = os.path.abspath(sys.argv[1])
    module = next((os.path.abspath(word) for word in sys.argv[2:] if not word.startswith("-")), None)
    names = []
    try:
        moved = any_machine(program, module) if module else ()
        for name in itertools.chain(moved, examples(program), configured(program), made_up_tree(program)):
            names.append(name)
    except Different as problem:
        print(problem)
        return 1
    print(f"the same: {', '.join(names)}")
    return 0 if len(names) > 3 else 1


if __name__ == "__main__":
    sys.exit(main())
