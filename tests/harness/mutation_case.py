#!/usr/bin/env python3
"""Breaks one thing in a clean example application, and mends it again.

    mutation_case.py PROGRAM REPOS FILE          every row of one rule's FILE
    mutation_case.py --completeness DIR ID…      every rule has a file with rows

FILE is tests/mutations/<RULE-ID>.json: a list of rows

    {"why": "what is broken",
     "base": "next-app",                         a folder of REPOS: its clean variant
     "edits": [{"file": "app/.env.production",   relative to that folder
                "find": "exact text, once", "replace": "…"},
               {"file": "…", "write": "whole text"}, {"file": "…", "remove": true},
               {"file": "…", "rename": "…"}],
     "expect": "src/middleware.ts:9"}            relative to app/, or "-" for no place

The edits must bring exactly one finding, of the rule and at the place, and
take none away; without them the report must be what it was, byte for byte.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import audit
import repo_case

COMMANDS = ("find", "write", "remove", "rename")


def edit(folder, change):
    path = folder / change["file"]
    if "find" in change:
        text = path.read_text(encoding="utf-8")
        if text.count(change["find"]) != 1:
            raise audit.Failure(f"{change['file']} holds {text.count(change['find'])} times "
                                f"'{change['find']}'")
        path.write_text(text.replace(change["find"], change["replace"]), encoding="utf-8")
    elif "write" in change:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change["write"], encoding="utf-8")
    elif "remove" in change:
        path.unlink()
    elif "rename" in change:
        target = folder / change["rename"]
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    else:
        raise audit.Failure(f"an edit needs one of {COMMANDS}")


def report_of(program, folder):
    arguments = ["check", "app", "--format", "json", "--fail-on", "never",
                 *repo_case.arguments_of(folder, "clean")]
    return audit.run(program, arguments, folder)


def findings_of(report):
    """Findings by fingerprint, which an edit above them leaves as they are."""
    entries = json.loads(report)["findings"]
    return {entry["fingerprint"]: found
            for entry, found in zip(entries, audit.findings_of({"findings": entries}))}


def expected(rule, text):
    if text == "-":
        return audit.Finding(rule, "-", 0)
    file, _, line = text.rpartition(":")
    return audit.Finding(rule, file, int(line))


def run_row(program, rule, repos, row):
    """Returns one line for each problem."""
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "base"
        shutil.copytree(repos / row["base"], folder)
        clean = report_of(program, folder)
        for change in row["edits"]:
            edit(folder, change)
        before, after = findings_of(clean), findings_of(report_of(program, folder))
        if not os.environ.get("CLERK_AUDIT_ONCE"):
            shutil.rmtree(folder)
            shutil.copytree(repos / row["base"], folder)
            if report_of(program, folder) != clean:
                problems.append("undone, the report is not what it was")
    new = [after[key] for key in sorted(after.keys() - before.keys())]
    wanted = expected(rule, row["expect"])
    if [finding for finding, _ in new] != [wanted]:
        found = ", ".join(str(finding) for finding, _ in new) or "nothing"
        problems.append(f"expected {wanted}, found {found}")
    problems += [f"took away {before[key][0]}" for key in sorted(before.keys() - after.keys())]
    return problems


def run_file(program, repos, path):
    failed = 0
    rows = json.loads(path.read_text(encoding="utf-8"))
    for row in rows:
        try:
            problems = run_row(program, path.stem, repos, row)
        except (*audit.FAILURES, KeyError) as failure:
            problems = [str(failure)]
        failed += bool(problems)
        for problem in problems or ["ok"]:
            print(f"{path.stem}: {row.get('base')}: {row.get('why')}: {problem}")
    return failed if rows else 1


def completeness(folder, rules):
    present = {path.stem for path in folder.glob("*.json")}
    problems = [f"{rule}: no tests/mutations/{rule}.json" for rule in rules if rule not in present]
    problems += [f"{name}: no such rule" for name in sorted(present - set(rules))]
    print("\n".join(problems))
    return len(problems)


def main(arguments):
    if len(arguments) >= 2 and arguments[0] == "--completeness":
        return completeness(Path(arguments[1]), arguments[2:])
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    return run_file(Path(arguments[0]).resolve(), Path(arguments[1]), Path(arguments[2]))


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
