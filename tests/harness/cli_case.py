#!/usr/bin/env python3
"""Runs the command line cases: one folder each below tests/cli.

    cli_case.py [--accept] PROGRAM FOLDER [CASE...]

cmd is a shell script that calls the program as `clerk-audit`. It runs in a
fresh copy of the case's folder, outside any checkout, with an environment of
PATH, HOME and LC_ALL=C only. Expected:

    exit        the exit status; 0 without this file
    stdout      standard output, byte for byte; nothing without any such file
    stdout.has  lines that standard output must contain, instead of stdout
    stderr, stderr.has    likewise

--accept writes stdout, stderr and exit from what the program does; the .has
files stay as they are.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 60


def run(program, case):
    """Returns the exit status and the bytes of both streams."""
    with tempfile.TemporaryDirectory() as scratch:
        bin_folder, work = Path(scratch) / "bin", Path(scratch) / "work"
        bin_folder.mkdir()
        (bin_folder / "clerk-audit").symlink_to(program)
        shutil.copytree(case, work)
        environment = {"PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": scratch,
                       "LC_ALL": "C"}
        # sanitizers take their options from the environment
        environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        done = subprocess.run(["sh", "./cmd"], cwd=work, env=environment,
                              capture_output=True, stdin=subprocess.DEVNULL,
                              timeout=SECONDS, check=False)
        return done.returncode, {"stdout": done.stdout, "stderr": done.stderr}


def shown(output):
    return output.decode("utf-8", "replace").rstrip("\n").replace("\n", "\n    | ")


def judge_stream(case, name, output):
    """Returns a list with one entry when the stream is not as expected."""
    listed = case / f"{name}.has"
    if listed.exists():
        lacking = [line.decode("utf-8", "replace")
                   for line in listed.read_bytes().splitlines() if line not in output]
        return [f"{name} lacks {lacking}, it is\n    | {shown(output)}"] if lacking else []
    exact = case / name
    wanted = exact.read_bytes() if exact.exists() else b""
    if output == wanted:
        return []
    return [f"{name} is\n    | {shown(output)}\n  expected\n    | {shown(wanted)}"]


def wanted_status(case):
    path = case / "exit"
    return int(path.read_text(encoding="utf-8")) if path.exists() else 0


def judge(case, status, streams):
    problems = []
    if status != wanted_status(case):
        problems.append(f"exit {status}, expected {wanted_status(case)}")
    for name, output in streams.items():
        problems += judge_stream(case, name, output)
    return problems


def put(path, content):
    if content:
        path.write_bytes(content)
    else:
        path.unlink(missing_ok=True)


def accept(case, status, streams):
    put(case / "exit", f"{status}\n".encode() if status else b"")
    for name, output in streams.items():
        if not (case / f"{name}.has").exists():
            put(case / name, output)


def main(arguments):
    accepting = arguments[:1] == ["--accept"]
    arguments = arguments[1:] if accepting else arguments
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    program, folder = Path(arguments[0]).resolve(), Path(arguments[1])
    cases = sorted(path.parent for path in folder.glob("*/cmd"))
    if arguments[2:]:
        cases = [case for case in cases if case.name in arguments[2:]]
    failed = 0
    for case in cases:
        try:
            status, streams = run(program, case)
            problems = [] if accepting else judge(case, status, streams)
            if accepting:
                accept(case, status, streams)
        except (OSError, ValueError, subprocess.TimeoutExpired) as failure:
            problems = [str(failure)]
        failed += bool(problems)
        for problem in problems:
            print(f"{case.name}: {problem}")
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
