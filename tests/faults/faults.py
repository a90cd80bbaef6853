#!/usr/bin/env python3
"""Calls of the system fail, one after the other: faults.py [--each N] MODULE PROGRAM [CALL...]

For each command and each kind of call (memory, reading, writing, opening, renaming, threads,
processes) the first call fails, then the second, and so on, and then all from one on. Whatever
fails, the program ends by itself with 0, 1 or 2; with 2 it says why in one line, and what
was there before is there with its old bytes, and nothing beside it; else its reports are whole.
A signal that ends the program before any of these calls leaves what was there, or whole reports.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALLS = ["malloc", "mmap", "read", "write", "close", "open", "opendir", "stat", "readdir", "rename", "mkdir",
         "pthread_create", "pipe", "fork"]
CLEANING = {"malloc", "opendir", "readdir", "open", "stat"}  # what removing a folder takes itself
ENDINGS = [signal.SIGINT, signal.SIGTERM]
INTERRUPTED = {"read", "write", "close", "open", "rename", "mkdir", "pthread_create"}
EACH = int(sys.argv[2]) if sys.argv[1:2] == ["--each"] else 12  # calls of a kind that fail; of more, so many are picked
SECONDS = 60
OLD = "what was there before\n"


def git(folder, *words):
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words], cwd=folder, check=True,
                   capture_output=True)


class Case:
    """A command in a folder of its own, with files that it would replace."""

    def __init__(self, name, arguments, outputs, staged=False, cache=False):
        self.name, self.arguments, self.outputs, self.staged, self.cache = name, arguments, outputs, staged, cache

    def prepare(self, folder):
        shutil.copytree(ROOT / "tests/repos/next-app/app", folder / "repo")
        shutil.copy(ROOT / "tests/repos/next-app/clean.json", folder / "snapshot.json")
        (folder / "out").mkdir()
        (folder / "tmp").mkdir()
        for name in self.outputs:
            (folder / "out" / name).write_text(OLD, encoding="utf-8")
        if self.staged:
            git(folder / "repo", "init", "-q", ".")
            git(folder / "repo", "commit", "-q", "--allow-empty", "-m", "x")
            git(folder / "repo", "add", "-A")


REPORTS = ["a.json", "b.html", "c.txt"]
CASES = [
    Case("check", ["check", "repo", "-s", "snapshot.json", "-j2", "--format", "json", "-o", "out/a.json", "--format",
                   "html", "-o", "out/b.html", "--format", "text", "-o", "out/c.txt"], REPORTS),
    Case("facts", ["facts", "repo", "-j2", "--cache", "cache", "-o", "out/a.json"], ["a.json"], cache=True),
    Case("baseline", ["baseline", "write", "repo", "-o", "out/a.json"], ["a.json"]),
    Case("import", ["snapshot", "import", "snapshot.json", "-o", "out/a.json"], ["a.json"]),
    Case("staged", ["check", "repo", "--staged", "-j2", "--format", "json", "-o", "out/a.json"], ["a.json"],
         staged=True),
]


class Runner:
    def __init__(self, module, program):
        self.module, self.program = module, program

    def run(self, case, folder, call, at, how=None):
        """`how`: None, "on", or a signal. Returns the exit status, standard error, and how often the call was made."""
        ours, theirs = os.pipe()
        environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C", "LD_PRELOAD": self.module,
                       "TMPDIR": str(folder / "tmp"), "FAULT_CALL": call, "FAULT_AT": str(at), "FAULT_FD": str(theirs)}
        if how == "on":
            environment["FAULT_ON"] = "1"
        elif how:
            environment["FAULT_SIGNAL"] = str(int(how))
        try:
            done = subprocess.run([self.program, *case.arguments], cwd=folder, env=environment, pass_fds=[theirs],
                                  capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
        finally:
            os.close(theirs)
        with os.fdopen(ours, "rb") as stream:
            count = stream.read().split()
        return done.returncode, done.stderr.decode("utf-8", "replace"), int(count[-1]) if count else 0


def is_whole(name, text):
    if name.endswith(".json"):
        try:
            json.loads(text)
        except ValueError:
            return False
        return text.endswith("\n")
    return text.rstrip().endswith("</html>") if name.endswith(".html") else "Result:" in text


def problems_of(case, folder, call, status, errors, ending=None):
    """What is wrong after a run, a line each. Where a renaming fails, reports before it are there."""
    if status not in (0, 1, 2) and (ending is None or status != -ending):
        yield f"ends with {status}: {errors[:200]}"
    lines = errors.splitlines()
    if status == 2 and not (lines and all(line.startswith("clerk-audit: ") for line in lines)):
        yield f"does not say why: {errors[:200]!r}"
    texts = {path.name: path.read_text("utf-8", "replace") for path in (folder / "out").iterdir()}
    if set(texts) != set(case.outputs):
        yield f"leaves {sorted(texts)}"
    for name in case.outputs:
        if texts.get(name) != OLD and not is_whole(name, texts.get(name, "")):
            yield f"{name} is half written"
        if status == 2 and texts.get(name) != OLD and call != "rename":
            yield f"{name} is replaced, and the exit status is 2"
        if status in (0, 1) and texts.get(name) == OLD:
            yield f"{name} is not written, and the exit status is {status}"


def fail_at(runner, case, call, at, how):
    label = f"{case.name}: {call} {at} {how or ''}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case.prepare(folder)
        try:
            status, errors, _ = runner.run(case, folder, call, at, how)
        except subprocess.TimeoutExpired:
            return [f"{label}: does not end"]
        ending = how if isinstance(how, signal.Signals) else None
        found = [f"{label}: {line}" for line in problems_of(case, folder, call, status, errors, ending)]
        left = sorted(path.name for path in (folder / "tmp").iterdir())
        return found + ([f"{label}: leaves {left} in TMPDIR"] if left and (ending or call not in CLEANING) else [])


def picked(count):
    step = max(1, count // EACH)
    # the last ones too: those behind the writing
    return sorted({*range(1, min(count, EACH // 2) + 1), *range(EACH // 2 + 1, count + 1, step), *range(max(count - 3, 1), count + 1)})


def main(module, program, chosen):
    runner = Runner(str(Path(module).resolve()), str(Path(program).resolve()))
    work = []
    for case in CASES:
        for call in chosen or CALLS:
            with tempfile.TemporaryDirectory() as name:
                case.prepare(Path(name))
                count = runner.run(case, Path(name), call, 0)[2]
            work += [(runner, case, call, at, how) for at in picked(count) for how in (None, "on")]
            work += [(runner, case, call, at, how) for at in picked(count) for how in ENDINGS if call in INTERRUPTED]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [line for found in pool.map(lambda job: fail_at(*job), work) for line in found]
    print("\n".join([*problems, f"{len(work)} failing runs, {len(problems)} problems"]))
    return 1 if problems or len(work) < len(CASES) * len(chosen or CALLS) else 0


if __name__ == "__main__":
    words = sys.argv[3:] if sys.argv[1:2] == ["--each"] else sys.argv[1:]
    sys.exit(main(words[0], words[1], words[2:]))
