#!/usr/bin/env python3
"""One full audit of a monorepo of ours, in which defects of every area are planted.

    audit_monorepo.py PROGRAM FOLDER             judges the clean tree, each defect, and all at once
    audit_monorepo.py --write FOLDER TARGET      writes the tree with all defects, to read its report

FOLDER holds clean/, three applications with a snapshot of two instances, and planted.json, a list:

    {"rule": "CLERK-JWT-001",                    which finding the defect brings, and no other
     "edits": [...],                             what is broken, as in mutation_case.py; or
     "with": "CLERK-ORG-001",                    what that row breaks brings this finding too
     "at": ["apps/web/a.ts", "a line's text"],   where it is found: all of the line or, if none is
                                                 that, a part of one; without it, in no file
     "repo": "'tide'", "instance": "'tides'",    what the message says of either side
     "fix": "write 'tides'"}                     what the fix says

The clean tree has no finding but notes. Each defect alone brings exactly its finding, and so do
all together: the message names what the rule needs, and the text report is the same each time.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import audit
import mutation_case

LEAST = 40
ARGUMENTS = ["check", ".", "--as-of", "2026-09-01", "--fail-on", "never"]
SIDES = {"R": ("repo",), "S": ("instance",), "R+S": ("repo", "instance")}


def lay_out(folder, rows, target):
    """Copies the clean tree and breaks it in the ways of the rows."""
    shutil.copytree(folder / "clean", target)
    (target / ".git").mkdir()
    (target / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    for row in rows:
        for change in row.get("edits", []):
            mutation_case.edit(target, change)


def place_of(row, tree):
    """Returns the finding that the row announces."""
    if "at" not in row:
        return audit.Finding(row["rule"], "-", 0)
    file, text = row["at"]
    lines = (tree / file).read_text(encoding="utf-8").split("\n")
    numbers = ([number for number, line in enumerate(lines, 1) if text == line.strip()] or
               [number for number, line in enumerate(lines, 1) if text in line])
    if len(numbers) != 1:
        raise audit.Failure(f"{row['rule']}: '{text}' is on {len(numbers)} lines of {file}")
    return audit.Finding(row["rule"], file, numbers[0])


def findings_of(program, tree):
    """Returns finding -> entries of the JSON report, notes left out."""
    report = json.loads(audit.run(program, [*ARGUMENTS, "--format", "json"], tree))
    found = {}
    for entry, (finding, severity) in zip(report["findings"], audit.findings_of(report)):
        if severity != "note":
            found.setdefault(finding, []).append(entry)
    return found


def judge_words(row, needs, entry):
    """Returns what the finding does not say."""
    problems = []
    for side in ("repo", "instance"):
        if (side in row) != (side in SIDES[needs]):
            problems.append(f"{row['rule']}: a rule that needs {needs}, and '{side}' of its row")
        elif side in row and row[side] not in entry["message"]:
            problems.append(f"{row['rule']}: '{row[side]}' is not in '{entry['message']}'")
    if row["fix"] not in entry["fix"]:
        problems.append(f"{row['rule']}: '{row['fix']}' is not in the fix '{entry['fix']}'")
    return problems


def judge(rows, needs, tree, found):
    problems = []
    wanted = [(place_of(row, tree), row) for row in rows]
    for finding, row in wanted:
        entries = found.pop(finding, [])
        if len(entries) != 1:
            problems.append(f"missing: {finding}" if not entries else f"twice: {finding}")
        else:
            problems += judge_words(row, needs[row["rule"]], entries[0])
    return problems + [f"noisy: {finding}" for finding in found]


def check(program, folder, rows, needs):
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        lay_out(folder, rows, tree)
        problems = judge(rows, needs, tree, findings_of(program, tree))
        if len(rows) > 1:
            texts = [audit.run(program, [*ARGUMENTS, *jobs], tree)
                     for jobs in ([], [], ["-j", "1"], ["-j", "4"])]
            problems += [f"the text report differs in run {number}"
                         for number, text in enumerate(texts) if text != texts[0]]
    return problems


def judge_rows(rows, rules):
    """Returns what the list as a whole lacks."""
    problems = []
    covered = {rules[row["rule"]]["area"] for row in rows}
    problems += [f"no defect of the area '{area}'"
                 for area in sorted({rule["area"] for rule in rules.values()} - covered)]
    if len(rows) < LEAST:
        problems.append(f"{len(rows)} defects, at least {LEAST} are wanted")
    return problems


def main(arguments):
    if arguments[:1] == ["--write"]:
        folder, target = map(Path, arguments[1:])
        lay_out(folder, json.loads((folder / "planted.json").read_text("utf-8")), target)
        return 0
    program, folder = Path(arguments[0]).resolve(), Path(arguments[1])
    rows = json.loads((folder / "planted.json").read_text("utf-8"))
    rules = {rule["id"]: rule
             for rule in json.loads(audit.run(program, ["rules", "--format", "json"], folder))}
    needs = {name: rule["needs"] for name, rule in rules.items()}
    alone = [] if os.environ.get("CLERK_AUDIT_ONCE") else [
        [row, *(other for other in rows if other.get("with") == row["rule"])]
        for row in rows if "edits" in row]
    failed = 0
    for chosen in ([], *alone, rows):
        name = f"{len(chosen)} defects" if chosen in ([], rows) else chosen[0]["rule"]
        try:
            problems = check(program, folder, chosen, needs)
        except audit.FAILURES as failure:
            problems = [str(failure)]
        failed += len(problems)
        for problem in problems:
            print(f"{name}: {problem}")
    problems = judge_rows(rows, rules)
    print("\n".join(problems + [f"{len(rows)} defects, {failed + len(problems)} problems"]))
    return 1 if failed or problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
