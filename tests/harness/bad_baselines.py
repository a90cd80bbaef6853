"""Baselines that no one would write, or only to do harm: they lie in the repository, which is not trusted."""

import json
import os

from bench import case, require

MIB = 1 << 20
KEY = "sk_live_" + "FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000"
CODE = "import { createClerkClient } from '@clerk/backend';\n" + "".join(
    f"export const c{i} = createClerkClient({{ secretKey: '{KEY}{i:02}' }});\n" for i in range(3))
ENTRY = {"rule": "CLERK-KEY-001", "app": ".", "file": "a.ts", "subject": "x", "reason": None,
         "fingerprint": "sha256:" + "0" * 64, "content": "sha256:" + "1" * 64}
VALUES = (None, True, 0, -1, 1.5, 10**30, "", "x", "sha256:", "sha256:" + "A" * 64, "sha256:" + "0" * 65, "\x1b[2J", "\u202e",
          "\n::error::x", "%s%n", "x" * 100_000, [], {}, [[]], ["x"], {"x": 1})


def repository(bench):
    bench.write("repo/a.ts", CODE)
    bench.write("repo/package.json", '{"dependencies": {"@clerk/backend": "1"}}')


def document(*entries, **members):
    return {"format": "clerk-audit-baseline", "format_version": 1, "entries": list(entries), **members}


def refused(bench, text, *words):
    bench.write("b.json", text)
    before = open(bench.path("b.json"), "rb").read()
    bench.write("repo/b.json", text)
    for args in (("check", "repo", "--baseline", "b.json", "-o", "out"), ("demo", "--baseline", "b.json"),
                 ("baseline", "prune", "repo", "--baseline", "b.json")):
        bench.error(*args, has=("bad baseline: b.json:", *words))
    if before:
        bench.error("baseline", "write", "repo", "-o", "b.json", has=("bad baseline: b.json:", *words))
    bench.write("repo/clerk-audit.json", '{"baseline": "b.json"}')
    bench.error("check", "repo", "-o", "out", has=("bad baseline: repo/b.json:", *words))
    os.unlink(bench.path("repo/clerk-audit.json"))
    require(open(bench.path("b.json"), "rb").read() == before, "a refused baseline was changed")
    bench.absent("out")


@case()
def baselines_that_are_no_baselines(bench):
    repository(bench)
    for text in bench.some(("", " ", "{", "}", "[]", "null", '"x"', "{} {}", "\0", b"\xff", b"\xef\xbb\xbf{}", '{"format": 1}',
                            '{"format": "clerk-snapshot", "format_version": 1}', "[" * 100_000, '{"a":' * 20_000,
                            '{"format": "clerk-audit-baseline"}', '{"format": "clerk-audit-baseline", "format_version": 1}',
                            json.dumps(document(format_version=2)), json.dumps(document(format_version=0)),
                            json.dumps(document(format_version=10**30)), json.dumps(document(more=1)),
                            json.dumps(document(entries={})), json.dumps(document(ENTRY, ENTRY)),
                            "<<<<<<< HEAD\n" + json.dumps(document(ENTRY)),
                            '{"format": "clerk-audit-baseline", "format": "clerk-audit-baseline", "entries": []}')):
        refused(bench, text)


@case()
def baselines_with_other_values(bench):
    """Any value where any other is expected: taken, or refused in one line, never more."""
    repository(bench)
    wanted = [(key, value) for key in (*ENTRY, "more", "format", "entries") for value in VALUES]
    for key, value in bench.some(wanted):
        entry = {**ENTRY, key: value} if key not in ("format", "entries") else ENTRY
        whole = document(entry) if entry is not ENTRY else {**document(ENTRY), key: value}
        bench.write("b.json", json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        for args in (("check", "repo", "--baseline", "b.json", "--verbose"),
                     ("baseline", "prune", "repo", "--baseline", "b.json", "-o", "out.json")):
            outcome = bench.run(*args)
            require(outcome.status != 2 or len(outcome.err.splitlines()) == 1, f"{key}, {value!r}: {outcome.err}")
            require(outcome.status != 2 or outcome.out == b"", f"{key}, {value!r}: an error, and yet it prints")
            require(b"\n::error" not in outcome.out + outcome.err, "a workflow command is printed")
            require("\x1b" not in outcome.out.decode() and "\u202e" not in outcome.out.decode(), "controls are printed")


@case(valgrind=True)
def baselines_hold_no_secret(bench):
    """Neither those that are written, nor those into which somebody put one."""
    repository(bench)
    bench.run("baseline", "write", "repo", "-o", "b.json")
    text = open(bench.path("b.json"), encoding="utf-8").read()
    require(text.count("fingerprint") == 3, f"not three findings: {text}")
    require(KEY[8:] not in text, "a key stands in the baseline")
    secret = "sk_live_" + os.urandom(20).hex()
    whole = json.loads(text)
    for entry in whole["entries"]:
        entry.update(reason=f"it is {secret}", subject=secret)
    bench.write("b.json", json.dumps(whole))
    for args in (("check", "repo", "--baseline", "b.json", "--format", "json"), ("check", "repo", "--baseline", "b.json", "-v"),
                 ("baseline", "write", "repo", "-o", "b.json"), ("baseline", "prune", "repo", "--baseline", "b.json", "-o", "-")):
        outcome = bench.run(*args)
        require(outcome.status == 0, f"{args}: {outcome.err}")
        require(secret[8:].encode() not in outcome.out + outcome.err, f"{args}: the secret is shown")
    require(secret[8:] not in open(bench.path("b.json"), encoding="utf-8").read(), "the secret is kept")


@case()
def baselines_that_are_no_file(bench):
    repository(bench)
    for name in ("missing.json", "repo", "", "repo/package.json/x", "x" * 5000, "/dev/zero"):
        bench.error("check", "repo", "--baseline", name, has="cannot read")
        bench.error("baseline", "prune", "repo", "--baseline", name, has="cannot read")
    bench.write("repo/clerk-audit.json", '{"baseline": "b.json"}')
    path = bench.path("repo/b.json")
    for make in (os.mkfifo, os.mkdir, lambda p: os.symlink("/dev/zero", p), lambda p: os.symlink("/etc/passwd", p),
                 lambda p: os.symlink("b.json", p)):
        make(path)
        bench.error("check", "repo", has=("cannot read", "'repo/b.json'", "the baseline of repo/clerk-audit.json:1:14"))
        os.rmdir(path) if os.path.isdir(path) else os.unlink(path)


@case()
def baselines_that_cannot_be_written(bench):
    """What was there stays, byte for byte, and nothing is left beside it."""
    repository(bench)
    bench.run("baseline", "write", "repo", "-o", "b.json")
    before = open(bench.path("b.json"), "rb").read()
    bench.write("repo/b.ts", CODE)
    bench.error("baseline", "write", "repo", "-o", "b.json", has="cannot write", file_size=100)
    require(open(bench.path("b.json"), "rb").read() == before, "the baseline was cut")
    require(sorted(os.listdir(bench.folder)) == ["b.json", "repo"], "something is left over")
    for name in ("repo", "missing/b.json", "/dev/full"):
        bench.error("baseline", "write", "repo", "-o", name, has="cannot write")


@case(hostile=True)
def baselines_that_are_large(bench):
    repository(bench)
    bench.write("b.json", b'{"format": "' + b"x" * (17 * MIB) + b'"}')
    bench.error("check", "repo", "--baseline", "b.json", has=("cannot read", "larger than the limit"))
    entries = [{"rule": "CLERK-KEY-001", "fingerprint": f"sha256:{i:064x}", "content": "sha256:" + "1" * 64}
               for i in range(30_000)]
    bench.write("b.json", json.dumps(document(*entries)))
    bench.run("check", "repo", "--baseline", "b.json")
    bench.run("baseline", "prune", "repo", "--baseline", "b.json", "-o", "out.json")


@case(hostile=True)
def comments_that_silence_without_end(bench):
    """Thousands of them, for thousands of findings, and facts that nobody has collected."""
    repository(bench)
    lines = "".join(f"// clerk-audit-ignore-next-line CLERK-KEY-001, CLERK-KEY-01 until 2026-13-0{i % 9}: x\n"
                    f"// clerk-audit-ignore-start {'CLERK-KEY-001,' * 20} {'CLERK-X-' * 20}: y\n" for i in range(bench.few(3000)))
    bench.write("repo/b.ts", lines + CODE)
    bench.write("repo/c.ts", "/* clerk-audit-ignore-next-line CLERK-KEY-001: x" + " \n" * 100_000)
    bench.write("repo/d.yaml", ("#" + " " * 1000 + "clerk-audit-ignore-line CLERK-KEY-001: x\n") * 500)
    bench.run("check", "repo", "--strict", "--verbose")
    facts = json.loads(bench.run("facts", "repo").out)
    place = {key: facts["suppressions"][0][key] for key in facts["suppressions"][0] if key not in ("scope", "rules", "reason")}
    for scope in ("next_line", "line", "start", "end", "file", "other", ""):
        facts["suppressions"] = [{**place, "file": f"f{i % 7}", "line": 2**32 - 1 - i, "target": i, "scope": scope,
                                  "rules": ["CLERK-KEY-001", "x" * i, "\u202e"], "reason": "\x1b[2J", "until": "9999-12-31"}
                                 for i in range(200)]
        bench.write("facts.json", json.dumps(facts))
        outcome = bench.run("compare", "--facts", "facts.json", "--as-of", "2026-01-01", "--verbose")
        require("\x1b" not in outcome.out.decode() and "\u202e" not in outcome.out.decode(), "controls are printed")
