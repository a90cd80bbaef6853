"""Repositories in all the situations that a report tells of, for the tests of its formats."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import audit_monorepo
from tracked import ROOT

CLI = ROOT / "tests" / "cli"
KEY = "sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa"

# What a format's consumer could take for more than text.
HOSTILE = (
    "<img src=x onerror=alert(1)>", "<!-- x", "--> <script>alert(1)</script>", "<b>bold</b>", "<!doctype x>", "<?php",
    "[l](javascript:alert(1))", "![i](//evil.example/i.png)", "[l]: //evil.example", "[[wiki]]", "<http://evil.example>",
    "`", "``", "` `` ```", "`a` b `", "~~~", "a|b", "a\\|b\\", "\\`", "|", "|---|", "---", "===", "# h", "> q", "- x", "* x",
    "1. y", "2) z", "+", "*b* _i_ ~~s~~ **x** __y__", "@octocat", "@clerk/team", "x@evil.example", "http://evil.example/a",
    "https://evil.example.", "www.evil.example", "www.example.com", "example.com", "www\u3002example\u3002com", "\uff20octocat", "ftp://evil.example", "#1", "GH-1", "!2", "~3", "%4", "$5", "&6", "evil/repo#7",
    "deadbeefdeadbeef", "evil/repo@deadbeef", ":tada:", "$x^2$", "$$y$$", "```math", "::error file=x,line=1::pwn", "::stop-commands::x",
    "a ::set-output name=x::y", "##[error]pwn", "##vso[task.x]y", "%0A::error::pwn", "%25", "]]>", "&amp;&#x41;&lt;b&gt;", "'", '"', "'\">",
    "\x07\x1b[31mred\x1b]8;;http://evil.example\x07", "\u202eevil\u2066", "\ufffe\uffff", "\u200bx\u2028y", "a\nb\r\nc", "\t", " x ",
    "a,b=c:d", "${{ secrets.X }}", "{{ toString }}", "%s%n%d", "\u00e9\U0001f511", "../../x", "C:\\x")


class Case(NamedTuple):
    name: str
    folder: Path  # where it runs
    arguments: list  # of the program, without --format


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def git(folder):
    (folder / ".git").mkdir(parents=True)
    write(folder / ".git" / "HEAD", "ref: refs/heads/main\n")


def literal(text):
    """A JavaScript string; what JSON leaves as it is may end a line."""
    return json.dumps(text)


def hostile_snapshot():
    """One that says hostile things, but no address: those are refused."""
    texts = [text for text in HOSTILE if "x@" not in text]
    name = f"ins_FAKE{texts[0]}"
    roles = [{"key": f"org:{text}"} for text in texts]
    endpoints = [{"id": f"ep_FAKE{i}{text}", "url": f"https://a.example/{text}", "events": [text]} for i, text in enumerate(texts)]
    instance = {"instance_id": name, "environment_type": "production",
                "bapi": {"instance": {"object": "instance", "id": name, "environment_type": "production"}, "jwt_templates": [],
                         "organization_roles": {"data": roles, "total_count": len(roles)}, "users_count": {"total_count": 5000}},
                "webhooks": {"state": "enabled", "endpoints": endpoints}}
    return {"format": "clerk-snapshot", "format_version": 1, "captured_by": texts[0], "instances": [instance]}


def lay_out_hostile(folder):
    """Every hostile text as the name of a file, of an app, of what code asks for, and in prose."""
    repo = folder / "hostile" / "below" / "[root]"
    git(folder / "hostile")
    package = {"name": "x", "private": True, "dependencies": {"@clerk/backend": "2.1.0", "@clerk/nextjs": "6.20.0", "next": "15.4.0"}}
    write(repo / "package.json", json.dumps(package))
    for i, text in enumerate(HOSTILE):
        name = text.replace("/", "\u2215").replace("\x00", "")
        if name not in (".", ".."):
            write(repo / "src" / f"{name}.ts", f"export const key = '{KEY}'; // {' '.join(text.split())}\n")
        lines = ["import { auth } from '@clerk/nextjs/server';", "import { createClerkClient } from '@clerk/backend';",
                 "export const page = async () => {", "  const { getToken, has } = await auth();",
                 f"  if (!has({{ role: {literal('org:' + text + 'x')} }})) return null;",
                 f"  return getToken({{ template: {literal(text)} }});", "};",
                 f"// clerk-audit-ignore-next-line CLERK-KEY-001: {' '.join(text.split())}",
                 f"export const x = createClerkClient({{ secretKey: '{KEY}' }});",
                 f"// clerk-audit-ignore-next-line {' '.join(text.split())}"]
        write(repo / "code" / f"page{i}.ts", "\n".join(lines) + "\n")
    for i, text in enumerate(HOSTILE):
        name = text.replace("/", "\u2215")
        if i % 7 == 0:
            write(repo / "apps" / f"{name}{i}" / "package.json", json.dumps(package | {"name": text}))
            write(repo / "apps" / f"{name}{i}" / "app" / "page.tsx", f"export const key = '{KEY}';\n")
    write(folder / "hostile" / "snapshot.json", json.dumps(hostile_snapshot()))
    return repo


def hostile_cases(folder):
    repo = lay_out_hostile(folder)
    yield Case("hostile", repo, ["check", ".", "--snapshot", "../../snapshot.json"])
    yield Case("hostile-never", repo, ["check", ".", "--snapshot", "../../snapshot.json", "--fail-on", "never", "--verbose"])


def monorepo_cases(folder):
    planted = ROOT / "tests" / "audit"
    rows = json.loads((planted / "planted.json").read_text(encoding="utf-8"))
    for name, chosen in (("clean", []), ("planted", rows)):
        audit_monorepo.lay_out(planted, chosen, folder / name)
        yield Case(name, folder / name, ["check", ".", "--as-of", "2026-09-01"])
    yield Case("below-the-root", folder / "planted" / "apps" / "web", ["check", ".", "--strict"])


def cli_cases(folder):
    """Repositories of the command line's cases."""
    for name in ("config-two-apps", "key-under-a-public-name", "newer-sdk", "strict", "suppress-languages", "suppress-mistakes",
                 "suppress-until", "suppress-unused", "suppress-which-line", "snapshot-of-newer-format"):
        path = CLI / name / "repo"
        shutil.copytree(path, folder / name, symlinks=True)
        yield Case(name, folder / name, ["check", ".", "--as-of", "2026-09-01", "--fail-on", "note"])
    yield Case("undated", folder / "suppress-until", ["check", "."])
    newer = CLI / "snapshot-of-newer-format" / "newer.json"
    yield Case("newer-snapshot", folder / "snapshot-of-newer-format", ["check", ".", "--snapshot", str(newer)])


def baseline_case(folder, program):
    """All that was found before is known; one finding is new, and one entry is stale."""
    repo = folder / "baseline"
    shutil.copytree(CLI / "suppress-which-line" / "repo", repo)
    git(repo)
    write(repo / "src" / "old.ts", f"export const old = '{KEY}';\n")
    subprocess.run([program, "baseline", "write", ".", "-o", "known.json"], cwd=repo, check=True, capture_output=True, timeout=60)
    (repo / "src" / "old.ts").unlink()
    write(repo / "src" / "new.ts", f"export const fresh = '{KEY}';\n")
    return Case("baseline", repo, ["check", ".", "--strict", "--baseline", "known.json"])


def change_case(folder):
    """Of two findings one was committed before; a file that is no JSON is a notice."""
    repo = folder / "change"
    shutil.copytree(CLI / "suppress-which-line" / "repo", repo)
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    write(repo / "tsconfig.json", "{")
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *arguments], cwd=repo, check=True, capture_output=True, timeout=60)
    write(repo / "src" / "new.ts", f"export const fresh = '{KEY}';\n")
    subprocess.run(["git", "add", "."], cwd=repo, check=True, capture_output=True, timeout=60)
    return Case("change", repo, ["check", ".", "--staged"])


def cases(program, folder):
    """Yields what `program` is to be run with; the repositories are laid out below `folder`."""
    empty = folder / "empty"
    empty.mkdir(parents=True)
    yield Case("demo", empty, ["demo"])
    yield Case("demo-blocker", empty, ["demo", "--fail-on", "blocker", "--as-of", "2026-09-01"])
    yield Case("empty", empty, ["check", "."])
    yield from monorepo_cases(folder)
    yield from cli_cases(folder)
    yield baseline_case(folder, program)
    yield change_case(folder)
    yield from hostile_cases(folder)


def report(program, case, form):
    """The bytes of a report; anything but findings or none ends the test."""
    done = subprocess.run([program, *case.arguments, "--format", form], cwd=case.folder, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=120, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{case.name}: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout
