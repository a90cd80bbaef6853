#!/usr/bin/env python3
"""Runs the cases of one rule: tests/rules/<RULE-ID>/<case>/.

    rule_case.py PROGRAM FOLDER          every case of the rule's folder
    rule_case.py --accept PROGRAM FOLDER the same, and what the rule says of each is written down
    rule_case.py --completeness DIR ID…  every rule has cases of both kinds
    rule_case.py --self-test             the judging itself

A case is a repository in repo/, and optionally snapshot.json, args (one
argument a line), expected.txt and git.txt. The repository is read as a git
work tree whose index is not known; git.txt lists the files that git tracks,
or says 'outside' for a folder without git. Findings are announced by a comment
'expect: RULE-ID' on the line above, or in expected.txt: 'RULE-ID file:line',
'RULE-ID -' for one without a repository side, either with its severity behind
it; 'verdict RULE-ID passed'; 'also RULE-ID' for findings of another rule that
may be there, as those of the rules on versions alone always may.

What the rule says of each case, to the letter, stands in said.txt beside the
cases: its verdicts with what was judged and left unresolved, its findings
with message, fix and places. --accept writes it; what changes there is to be
read like code.
"""

import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import audit
from audit import Expectations, Failure, Finding

SAID = "said.txt"
SHOWN = 10
# Cases of other rules install the versions that they are about, whatever was found in those since.
OF_VERSIONS = {"CLERK-SDK-002", "CLERK-SDK-003", "CLERK-SDK-004"}


def read_expectations(case):
    listed = case / "expected.txt"
    text = listed.read_text(encoding="utf-8") if listed.exists() else ""
    return audit.expectations(text, audit.expected_in_repo(case / "repo"))


def cases_of(folder):
    return sorted(path for path in folder.iterdir() if path.is_dir())


def arguments_of(case):
    arguments = []
    if (case / "snapshot.json").exists():
        arguments += ["--snapshot", "snapshot.json"]
    listed = case / "args"
    if listed.exists():
        arguments += listed.read_text(encoding="utf-8").splitlines()
    return arguments


def make_work_tree(case, scratch):
    """Copies the case, so that its findings do not depend on what is committed here."""
    folder = Path(scratch) / "case"
    shutil.copytree(case, folder, symlinks=True)
    listed = case / "git.txt"
    if not listed.exists():
        (folder / "repo" / ".git").mkdir()
        (folder / "repo" / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
        return folder
    tracked = listed.read_text(encoding="utf-8").split()
    if tracked != ["outside"]:
        settings = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": scratch,
                    "GIT_CONFIG_NOSYSTEM": "1"}
        for command in (["init", "-q"], ["add", "-f", "--", *tracked]):
            subprocess.run(["git", *command], cwd=folder / "repo", env=settings, check=True,
                           capture_output=True, timeout=audit.SECONDS)
    return folder


def place_of(place):
    return "{file}:{line}:{column}".format(**place)


def said_by(report, rule):
    """What a report says for one rule, line by line."""
    for row in report["verdicts"]:
        if row["rule"] == rule:
            yield (f"{row['app']} {row['instance'] or '-'}: {row['verdict']}, judged {row['judged']}, "
                   f"unresolved {row['unresolved']}" + (f": {row['reason']}" if row["reason"] else ""))
    for row in report["findings"]:
        if row["rule"] == rule:
            yield " ".join([row["severity"], place_of(row["repo"]) if row["repo"] else "-", row["environment"] or "-"])
            for what in ("message", "why", "fix"):
                yield f"  {what}: {row[what]}"
            yield from (f"  also: {place_of(place)}" for place in row["related"])
            if row["clerk"]:
                yield "  clerk: {instance_id} {path}: {value}".format(**row["clerk"])


def differences(wanted, said):
    """The lines in which what is said differs from what is written down, a few of them."""
    lines = [line for line in difflib.unified_diff(wanted, said, lineterm="", n=0)][2:]
    return [f"said: {line}" for line in lines if not line.startswith("@@")][:SHOWN]


def run_case(program, rule, case):
    """Returns one line for each problem of the case, and what the rule says of it."""
    if not (case / "repo").is_dir():
        raise Failure("the case has no repo/")
    expected = read_expectations(case)
    if not expected.findings and not expected.verdicts:
        raise Failure("a case without an expected finding needs a verdict line in expected.txt")
    expected.tolerated.update(OF_VERSIONS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = make_work_tree(case, scratch)
        report, problems = audit.check(program, folder, "repo", arguments_of(case), scratch)
    problems += audit.judge(expected, audit.findings_of(report), {rule})
    return problems + audit.judge_verdicts(expected, report), list(said_by(report, rule))


def read_said(folder):
    """What is written down of each case."""
    path, said = folder / SAID, {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.startswith("# "):
            said[line[2:]] = lines = []
        else:
            lines.append(line)
    return said


def write_said(folder, said):
    text = "".join(f"# {name}\n" + "".join(line + "\n" for line in lines) for name, lines in said.items())
    (folder / SAID).write_text(text, encoding="utf-8")


def run_folder(program, folder, accept=False):
    cases = cases_of(folder) if folder.is_dir() else []
    if not cases:
        print(f"{folder.name}: no cases")
        return 1
    failed = 0
    before, now = read_said(folder), {}
    for case in cases:
        try:
            problems, now[case.name] = run_case(program, folder.name, case)
            problems += [] if accept else differences(before.get(case.name, []), now[case.name])
        except audit.FAILURES as failure:
            problems = [str(failure)]
        failed += bool(problems)
        for problem in problems or ["ok"]:
            print(f"{folder.name}/{case.name}: {problem}")
    gone = [] if accept else sorted(set(before) - {case.name for case in cases})
    for name in gone:
        print(f"{folder.name}/{name}: {SAID} speaks of a case that is not there")
    if accept and failed == 0:
        write_said(folder, now)
    return failed + len(gone)


def count_cases(folder):
    """Returns how many cases expect a finding of the folder's rule, and how many do not."""
    firing = silent = 0
    for case in cases_of(folder):
        rules = {finding.rule for finding in read_expectations(case).findings}
        if folder.name in rules:
            firing += 1
        else:
            silent += 1
    return firing, silent


def completeness(folder, rules):
    present = {path.name for path in folder.iterdir() if path.is_dir()}
    problems = [f"{name}: no such rule in compare/rules/meson.build"
                for name in sorted(present - set(rules))]
    for rule in rules:
        firing, silent = count_cases(folder / rule) if rule in present else (0, 0)
        if firing == 0:
            problems.append(f"{rule}: no case that expects a finding")
        if silent < max(firing, 1):
            problems.append(f"{rule}: {firing} cases with a finding, only {silent} without")
    print("\n".join(problems))
    return len(problems)


def self_test():
    wrong = differences(["a", "b"], ["a", "b"]) != []
    wrong += differences([], ["a"]) != ["said: +a"]
    wrong += differences(["a", "b"], ["a", "c"]) != ["said: -b", "said: +c"]
    return wrong + self_test_judging()


def self_test_judging():
    a, b = Finding("CLERK-A-001", "x.ts", 3), Finding("CLERK-A-001", "x.ts", 4)
    other = Finding("CLERK-B-001", "y.ts", 1)
    no_place = Finding("CLERK-A-001", "-", 0)
    rows = [
        ([a], [(a, "blocker")], []),
        ([a], [], ["missing"]),
        ([], [(a, "note")], ["noisy"]),
        ([a], [(b, "blocker")], ["moved"]),
        ([a], [(a, "blocker"), (a, "blocker")], ["noisy"]),
        ([a, a], [(a, "blocker")], ["missing"]),
        ([a], [(a, "blocker"), (other, "warning")], ["noisy"]),
        ([a], [(a, "blocker"), (other, "note")], []),
        ([no_place], [(a, "blocker")], ["missing", "noisy"]),
        ([no_place], [(no_place, "warning")], []),
        ([other], [(other, "note")], []),
    ]
    wrong = 0
    for wanted, found, kinds in rows:
        problems = audit.judge(Expectations(wanted, {}, set(), {}), found, {"CLERK-A-001"})
        if [problem.partition(":")[0] for problem in problems] != kinds:
            wrong += 1
            print(f"{wanted} against {found}: {problems}, expected {kinds}")
    tolerant = Expectations([], {}, {"CLERK-B-001"}, {})
    wrong += audit.judge(tolerant, [(other, "blocker")], {"CLERK-A-001"}) != []
    wrong += audit.split_arguments(["--env-file", "x", "--instance", "y", "--env-file=z"]) != (
        ["--env-file", "x", "--env-file=z"], ["--instance", "y"])
    graded = audit.expectations("CLERK-A-001 x.ts:3 note\n")
    wrong += audit.judge(graded, [(a, "note")], set()) != []
    wrong += audit.judge(graded, [(a, "blocker")], set()) != [
        "severity: CLERK-A-001 x.ts:3 is a blocker, expected note"]
    wrong += self_test_verdicts()
    return wrong


def self_test_verdicts():
    rows = [{"rule": "CLERK-A-001", "verdict": "passed", "reason": ""},
            {"rule": "CLERK-A-001", "verdict": "not evaluated", "reason": "no snapshot"}]
    wanted = audit.expectations("verdict CLERK-A-001 passed\n")
    problems = audit.judge_verdicts(wanted, {"verdicts": rows})
    wrong = problems != ["verdict: CLERK-A-001 is not_evaluated (no snapshot), expected passed"]
    wrong += audit.judge_verdicts(wanted, {"verdicts": rows[:1]}) != []
    wrong += len(audit.judge_verdicts(wanted, {"verdicts": []})) != 1
    return wrong


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) >= 2 and arguments[0] == "--completeness":
        return completeness(Path(arguments[1]), arguments[2:])
    accept = arguments[:1] == ["--accept"]
    if len(arguments) - accept != 2:
        print(__doc__, file=sys.stderr)
        return 2
    return run_folder(Path(arguments[-2]).resolve(), Path(arguments[-1]), accept)


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
