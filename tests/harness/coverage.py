#!/usr/bin/env python3
"""Checks tests/coverage.tsv: everything known of Clerk in code has a fixture, or a reason.

    coverage.py              the file as it is
    coverage.py --self-test  the check catches what it is for

Four columns, separated by tabs: the row's id ('6.2/has'), what it is about, the
fixtures below tests/ that show it (blanks between, '-' for none) and, where
there is none, why it cannot be seen in a repository.
"""

import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
AREAS = ["settings", "2.1", "2.2", "2.3", "2.4", "2.5", "3", "4.1", "4.2", "4.3", "4.4", "4.5",
         "5.1", "5.2", "5.3", "5.4", "6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "7.1",
         "7.2", "8.1", "8.2", "8.3", "8.4"]
WEBHOOK_MISTAKES = [f"W{n}" for n in range(1, 22)]
ID = re.compile(r"(W[0-9]+|[a-z0-9.]+/\S+)")


def check_row(number, line, exists):
    columns = line.split("\t")
    if len(columns) != 4:
        return [f"line {number}: {len(columns)} columns, not 4"]
    name, what, fixtures, reason = columns
    problems = []
    if not ID.fullmatch(name) or not what.strip():
        problems.append(f"line {number}: '{name}' is no row's id, or it says nothing")
    paths = [] if fixtures == "-" else fixtures.split()
    problems += [f"line {number}: {name}: no such fixture: {path}"
                 for path in paths if not exists(path)]
    if not paths and len(reason.split()) < 3:
        problems.append(f"line {number}: {name}: neither a fixture nor a reason")
    return problems


def check(text, exists):
    """Returns one line for each problem."""
    problems, names = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            problems += check_row(number, line, exists)
            names.append(line.split("\t")[0])
    problems += [f"twice: {name}" for name in sorted({n for n in names if names.count(n) > 1})]
    areas = {name.split("/")[0] for name in names}
    problems += [f"no row of {area}" for area in AREAS if area not in areas]
    problems += [f"no row {name}" for name in WEBHOOK_MISTAKES if name not in names]
    return problems


def is_fixture(path):
    """A case, a folder of cases, or a unit test; nothing outside of tests/."""
    full = (TESTS / path).resolve()
    return full.exists() and TESTS in full.parents


def self_test():
    whole = "".join(f"{area}/x\twhat\tone\t\n" for area in AREAS)
    whole += "".join(f"{name}\twhat\tone\t\n" for name in WEBHOOK_MISTAKES)
    one = {"one"}.__contains__
    cases = [
        (whole, 0),
        (whole.replace("\tone\t\n", "\t-\tis not in code\n", 1), 0),
        (whole.replace("\tone\t\n", "\t-\t\n", 1), 1),
        (whole.replace("\tone\t\n", "\ttwo\t\n", 1), 1),
        (whole.replace("W21\twhat\tone\t\n", ""), 1),
        (whole.replace("8.4/x\twhat\tone\t\n", ""), 1),
        (whole + "W1\twhat\tone\t\n", 1),
        (whole + "6.1/y one\n", 1),
    ]
    wrong = [index for index, (text, count) in enumerate(cases)
             if len(check(text, one)) != count]
    for index in wrong:
        print(f"self-test {index}: {check(cases[index][0], one)}")
    return 1 if wrong else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    problems = check((TESTS / "coverage.tsv").read_text(encoding="utf-8"), is_fixture)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
