#!/usr/bin/env python3
"""Runs one example application: tests/repos/<framework>/.

    repo_case.py PROGRAM FOLDER

app/ is the application as it should be. Each <name>-expected.txt is a
variant of it: app/ with the files of <name>/ laid over it, audited against
<name>.json with the arguments of <name>.args (one a line, paths relative to
the framework's folder). The findings at warning or above must be exactly the
expected ones, and each 'verdict' line must hold.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import audit

SUFFIX = "-expected.txt"


def variants(folder):
    return sorted(path.name.removesuffix(SUFFIX) for path in folder.glob("*" + SUFFIX))


def build(folder, name, target):
    """Writes the variant's files to a place outside any checkout."""
    shutil.copytree(folder / "app", target)
    overlay = folder / name
    if overlay.is_dir():
        shutil.copytree(overlay, target, dirs_exist_ok=True)


def arguments_of(folder, name):
    listed = folder / f"{name}.args"
    extra = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    return ["--snapshot", f"{name}.json", *extra]


def run_variant(program, folder, name):
    text = (folder / (name + SUFFIX)).read_text(encoding="utf-8")
    expected = audit.expectations(text)
    if not expected.findings and not expected.verdicts:
        raise audit.Failure("expects nothing: a clean variant needs verdict lines")
    with tempfile.TemporaryDirectory() as scratch:
        repo = Path(scratch) / "repo"
        build(folder, name, repo)
        report, problems = audit.check(
            program, folder, str(repo), arguments_of(folder, name), scratch)
    problems += audit.judge(expected, audit.findings_of(report), set())
    return problems + audit.judge_verdicts(expected, report)


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    program, folder = Path(arguments[0]).resolve(), Path(arguments[1])
    failed = 0
    names = variants(folder)
    for name in names:
        try:
            problems = run_variant(program, folder, name)
        except audit.FAILURES as failure:
            problems = [str(failure)]
        failed += bool(problems)
        for problem in problems or ["ok"]:
            print(f"{folder.name}/{name}: {problem}")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
