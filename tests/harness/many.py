#!/usr/bin/env python3
"""Facts of many repositories in one folder: many.py PROGRAM [--sanitized]

Each report is, byte for byte, what comparing its facts alone gives; names of
files are only names; what cannot be read is told and stops nothing; memory
does not grow with the number of files; each of twelve instances is compared
with the repository whose key names it.
"""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from validator import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "compare/cli/demo"
SNAPSHOT = DEMO / "clerk-snapshot.json"
MANY = 1000
INSTANCES = 12
# None of them leads out of a folder, is taken for markup or moves a terminal's cursor.
HOSTILE = ["-o", "--help", "a b", "a;touch x", "$(touch x)", "%s%n", "\x1b[31mred", "line\nbreak",
           "x|y`z`<b>@admin", "\u202egnp", "a", "a-b", "a.sarif", "a.json", "A", "n" * 200,
           "sk_live_FAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfake12"]
LONG = "l" * 250 # with the ending of a temporary file it is no name
MADE_UP = "FAKEfakeFAKEfake"


def run(program, *args, **options):
    return subprocess.run([program, *map(str, args)], capture_output=True, timeout=300, check=False,
                          stdin=subprocess.DEVNULL, **options)


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def formats(program):
    """Every format there is, with the ending of its files."""
    error = run(program, "check", "--format", "none-such").stderr.decode()
    return re.findall(r"\w+", error.split("--format takes ")[1].split(" (")[0].replace(" or ", ", "))


class Case:
    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        self.facts = self.folder / "demo.json"
        assert run(program, "facts", DEMO / "repo", "-o", self.facts).returncode == 0

    def fill(self, name, names):
        folder = self.folder / name
        folder.mkdir()
        for each in names:
            shutil.copy(self.facts, os.path.join(os.fsencode(folder), os.fsencode(each) + b".json"))
        return folder

    def compare(self, *args, **options):
        return run(self.program, "compare", "--as-of", "2026-09-01", *args, **options)

    def alone(self, name, file):
        """The report of one facts file, as a file."""
        out = self.folder / "alone"
        self.compare("--facts", file, "-s", SNAPSHOT, "--format", name, "-o", out)
        return out.read_bytes()


def check_reports(case):
    """Every format, hostile names, and again: the same bytes."""
    names = [*HOSTILE, b"\xff\xfe"]
    facts = case.fill("hostile", names)
    wanted = formats(case.program)
    asked = [word for name in wanted for word in ("--format", name)]
    trees = []
    for target in ("first", "second"):
        done = case.compare("--facts", facts, "-s", SNAPSHOT, *asked, "-o", case.folder / target)
        trees.append(tree(case.folder / target))
        if done.returncode != 1 or done.stderr:
            yield f"hostile names: exit {done.returncode}: {done.stderr[:400]}"
        if b"\x1b" in done.stdout or "\u202e".encode() in done.stdout or MADE_UP.encode() in done.stdout:
            yield "a name reaches the terminal as it is"
    overview_of(case.folder / "first")
    if trees[0] != trees[1]:
        yield "the same folder gives other bytes"
    for name in wanted:
        expected = case.alone(name, case.facts)
        files = {path: text for path, text in trees[0].items() if path.startswith(name + "/")}
        if len(wanted) < 3 or len(files) != len(names):
            yield f"{name}: {len(files)} reports of {len(names)}"
        for path, text in files.items():
            if text != expected:
                yield f"{path!r} is not what its facts give alone"
    for path, text in trees[0].items():
        if "(null)" in path or not re.search(r"\.[a-z.]+$", path):
            yield f"{path!r} has no ending"
        if path.startswith("overview") and MADE_UP.encode() in text:
            yield f"{path} holds a secret that is a file's name"
    written = {path.name for path in case.folder.iterdir()}
    if written != {"demo.json", "hostile", "first", "second", "alone"}:
        yield f"something else was written: {written}"


def overview_of(target):
    """What is written is as its schema says."""
    overview = json.loads((target / "overview.json").read_text())
    schema = json.loads((ROOT / "compare/report/overview.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    for error in Draft202012Validator(schema).iter_errors(overview):
        raise AssertionError(f"{list(error.absolute_path)}: {error.message}")
    return overview


def check_unreadable(case):
    facts = case.fill("unreadable", ["good", "empty", "newer", "cut", "link", "forbidden", ".hidden", "..", LONG])
    whole = case.facts.read_text()
    (facts / "empty.json").write_text("")
    (facts / "cut.json").write_text(whole[:len(whole) // 2])
    (facts / "newer.json").write_text(whole.replace('"format_version": 1', '"format_version": 2'))
    (facts / "link.json").unlink()
    (facts / "link.json").symlink_to(case.facts)
    (facts / "forbidden.json").unlink()
    os.mkfifo(facts / "forbidden.json")
    (facts / "folder.json").mkdir()
    (facts / "notes.txt").write_text("{}")
    target = case.folder / "unreadable-reports"
    done = case.compare("--facts", facts, "-s", SNAPSHOT, "-o", target)
    lines = done.stderr.decode().splitlines()
    overview = overview_of(target)
    bad = [line for line in lines if line.startswith("clerk-audit: bad facts: '")]
    if done.returncode != 2 or len(bad) != 3 or len(lines) != 4:
        yield f"unreadable facts: exit {done.returncode}: {lines}"
    if not any("newer.json" in line and "update it" in line for line in lines):
        yield f"nothing says to update: {lines}"
    if [it["name"] for it in overview["repositories"] if it["error"]] != ["cut", "empty", LONG, "newer"]:
        yield "the overview does not name what could not be read"
    if str(case.folder) in "".join(path.read_text() for path in target.glob("overview.*")):
        yield "the overview names the folder"
    if overview["left_out"] != ["...json", ".hidden.json", "folder.json", "forbidden.json", "link.json", "notes.txt"]:
        yield f"left out: {overview['left_out']}"
    if overview["summary"]["judged"] != 1 or overview["summary"]["exit"] != 2 or [path.name for path in (target / "text").iterdir()] != ["good.txt"]:
        yield f"the good one is not judged: {overview['summary']}"


def check_memory(case):
    """A thousand cost what one costs, but for a line each in the overview. Sanitizers keep what is freed."""
    def peak(folder):
        script = ("import resource, subprocess, sys\n"
                  "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
                  "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        done = subprocess.run([sys.executable, "-c", script, case.program, "compare", "--facts", folder, "-s", SNAPSHOT],
                              capture_output=True, text=True, timeout=300, check=True)
        return [int(word) for word in done.stdout.split()]

    one, many = peak(case.fill("one", ["only"])), peak(case.fill("thousand", [f"r{i:04}" for i in range(MANY)]))
    if one[0] != 1 or many[0] != 1 or many[1] > one[1] + 8 * 1024:
        yield f"{MANY} files: exit {many[0]}, {many[1]} KiB; one: exit {one[0]}, {one[1]} KiB"


def check_instances(case):
    folder, snapshots = case.folder / "by-key", []
    folder.mkdir()
    for i in range(INSTANCES):
        key = "pk_live_" + base64.b64encode(f"clerk.app{i}.example.com$".encode()).decode()
        bundle = {"format": "clerk-snapshot", "format_version": 1, "captured_at": "2026-08-22T10:00:00Z", "instances": [{
            "instance_id": f"ins_made{i:02}", "environment_type": "production", "publishable_key": key}]}
        path = case.folder / f"snapshot-{i:02}.json"
        path.write_text(json.dumps(bundle))
        snapshots += ["-s", path]
        app = case.folder / f"app-{i:02}"
        app.mkdir()
        (app / ".env.production").write_text(f"NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY={key}\n")
        (app / "package.json").write_text('{"dependencies": {"@clerk/nextjs": "6.0.0"}}\n')
        run(case.program, "facts", app, "-o", folder / f"app-{i:02}.json")
    target = case.folder / "by-key-reports"
    case.compare("--facts", folder, *snapshots, "-o", target)
    overview = overview_of(target)
    chosen = {it["name"]: it["instances"] for it in overview["repositories"]}
    if chosen != {f"app-{i:02}": [f"ins_made{i:02}"] for i in range(INSTANCES)}:
        yield f"compared with {chosen}"
    if [it["repositories"] for it in overview["instances"] if it["name"]] != [1] * INSTANCES:
        yield f"instances: {overview['instances']}"


def check_refused(case):
    facts = case.fill("refused", ["a"])
    empty, full, file = case.folder / "empty", case.folder / "full", case.folder / "file"
    empty.mkdir()
    full.mkdir()
    (full / "kept").write_text("")
    file.write_text("")
    baseline = case.folder / "baseline.json"
    run(case.program, "baseline", "write", "--facts", case.facts, "-o", baseline)
    for args, word in [
            (["--facts", empty], "it holds no *.json file"),
            (["--facts", facts, "-o", full], "no empty folder"),
            (["--facts", facts, "-o", file], "no empty folder"),
            (["--facts", facts, "-o", case.folder / "none/such"], "no such file"),
            (["--facts", facts, "-o", empty, "-o", full], "--output DIR once"),
            (["--facts", facts, "--format", "json"], "add --output DIR"),
            (["--facts", facts, "--baseline", baseline], "a baseline is of one repository"),
            (["--facts", facts, "-o", case.folder / "new", "-s", case.folder / "none"], "cannot read"),
            (["--facts", facts, "-o", case.folder / "new", "-s", SNAPSHOT, "-i", "ins_none"], "no such instance")]:
        done = case.compare(*args)
        lines = done.stderr.decode().splitlines()
        if done.returncode != 2 or done.stdout or len(lines) != 1 or word not in lines[0]:
            yield f"{args[2:]}: exit {done.returncode}: {lines}"
    if (case.folder / "new").exists() or [*empty.iterdir()] or len([*full.iterdir()]) != 1:
        yield "what was refused has left something"


def main():
    program = Path(sys.argv[1]).resolve()
    problems = []
    checks = [check_reports, check_unreadable, check_instances, check_refused]
    if "--sanitized" not in sys.argv[2:]:
        checks.append(check_memory)
    for check in checks:
        with tempfile.TemporaryDirectory() as folder:
            problems += [f"{check.__name__}: {problem}" for problem in check(Case(program, folder))]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
