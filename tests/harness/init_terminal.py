#!/usr/bin/env python3
"""Answers the questions of `init` on a terminal of ours: init_terminal.py PROGRAM.

Nothing may be written before the last question is answered with yes, and then
only what was shown.
"""

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

SECONDS = 30
HOOK, JOB, WRITE = b"hook before each commit: ", b"job in CI: ", b"[y/N] "


def make(folder):
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (folder / ".husky").mkdir()
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / "lefthook.yml").write_text("pre-push: {}\n", encoding="utf-8")


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def run(program, folder, arguments, answers):
    """Types each answer when its question is seen; returns the exit status and what was seen."""
    own, terminal = pty.openpty()
    child = os.fork()
    if child == 0:
        os.setsid()
        for stream in (0, 1, 2):
            os.dup2(terminal, stream)
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        os.chdir(folder)
        os.execve(program, [program, "init", *arguments],
                  {"PATH": os.environ["PATH"], "HOME": str(folder / ".git")})
    seen, asked, status, end = b"", 0, None, time.monotonic() + SECONDS
    left = list(answers)
    while status is None and time.monotonic() < end:
        if select.select([own], [], [], 0.05)[0]:
            seen += os.read(own, 4096)
        if left and left[0][0] in seen[asked:]:
            question, typed = left.pop(0)
            asked = seen.index(question, asked) + len(question)
            if callable(typed):
                typed = typed(folder)
            os.write(own, typed)
        done, code = os.waitpid(child, os.WNOHANG)
        status = os.waitstatus_to_exitcode(code) if done else None
    if status is None:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    while select.select([own], [], [], 0.05)[0]:
        seen += os.read(own, 4096)
    os.close(own)
    os.close(terminal)
    return status, seen + b"".join(b" <not asked: %s>" % question for question, _ in left)


def change(folder):
    """Somebody else writes the file between the showing and the answer."""
    (folder / "lefthook.yml").write_text("pre-push: {}\nours: {}\n", encoding="utf-8")
    return b"y\n"


# name, arguments, answers, exit status, files written, what must be seen
CASES = [
    ("what is proposed", [], [(HOOK, b"\n"), (JOB, b"\n"), (WRITE, b"y\n")], 0,
     [".github/workflows/clerk-audit.yml", ".gitignore", ".husky/pre-commit",
      "clerk-audit.json"], b"4 files written"),
    ("no", [], [(HOOK, b"husk\n"), (HOOK, b"none\n"), (JOB, b"none\n"), (WRITE, b"\n")], 0, [],
     b"nothing written"),
    ("chosen", [], [(HOOK, b"git\n"), (JOB, b"shell\n"), (WRITE, b"YES\n")], 0,
     [".git/hooks/pre-commit", ".gitignore", "clerk-audit.json", "scripts/clerk-audit.sh"],
     b"exec clerk-audit check --staged --quiet"),
    ("end of input", [], [(HOOK, b"\n"), (JOB, b"\x04")], 2, [], b"no answer"),
    ("end of input at last", [], [(HOOK, b"\n"), (JOB, b"\n"), (WRITE, b"\x04")], 0, [],
     b"nothing written"),
    ("control C", [], [(HOOK, b"\n"), (JOB, b"\n"), (WRITE, b"\x03")], -signal.SIGINT, [],
     b"clerk-audit.json: new file"),
    ("given", ["--hook", "none", "--ci", "none"], [(WRITE, b"y\n")], 0, ["clerk-audit.json"],
     b"1 file written"),
    ("without questions", ["--hook", "husky", "--yes"], [], 0,
     [".husky/pre-commit", "clerk-audit.json"], b"2 files written"),
    ("changed meanwhile", ["--hook", "lefthook", "--ci", "none"], [(WRITE, change)], 2, [],
     b"'lefthook.yml': it has been changed meanwhile"),
]


def judge(program, case):
    name, arguments, answers, wanted, written, shown = case
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        make(folder)
        before = files(folder)
        status, seen = run(program, folder, arguments, answers)
        new = [path for path in files(folder) if path not in before]
    problems = []
    if status != wanted:
        problems.append(f"{name}: exit {status}, expected {wanted}: {seen!r}")
    if new != written:
        problems.append(f"{name}: wrote {new}, expected {written}")
    if shown not in seen or b"<not asked" in seen:
        problems.append(f"{name}: {shown!r} or a question is missing in {seen!r}")
    return problems


def judge_read_only(program):
    """A folder that may not be written to: an error, and nothing half-made."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        make(folder)
        before = files(folder)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
        try:
            done = subprocess.run([program, "init", "--ci", "shell", "--yes"], cwd=folder, check=False,
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, **nobody)
        finally:
            folder.chmod(0o755)
        after = files(folder)
    if done.returncode == 2 and "cannot write" in done.stderr and after == before:
        return []
    return [f"read-only: exit {done.returncode}, {done.stderr!r}, {after}"]


def main():
    program = str(Path(sys.argv[1]).resolve())
    problems = [problem for case in CASES for problem in judge(program, case)]
    problems += judge_read_only(program)
    print("\n".join(problems + [f"{len(CASES) + 1} cases, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
