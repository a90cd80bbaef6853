#!/usr/bin/env python3
"""Runs the cases of one framework: tests/frameworks/<framework>/<case>/.

    framework_case.py PROGRAM FOLDER         every case of the folder
    framework_case.py --completeness DIR…    every framework has cases of both kinds
    framework_case.py --print PROGRAM CASE   what the facts of a case are, in the form of facts.txt

A case is a repository in repo/ and facts.txt, which lists every webhook
handler and every middleware that must be found, in the order of the facts:

    handler FILE:LINE FRAMEWORK METHODS ROUTE key=value…
    middleware FILE:LINE FRAMEWORK API key=value…

ROUTE is '?' when it is not resolved; a value is '-' when it is empty, a list
is joined with commas. Keys that are left out are not compared; '# …' is a
comment. A case in which nothing may be found has only a comment that says why.
"""

import json
import sys
from pathlib import Path

import audit
from audit import Failure


def text(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = ",".join(value)
    return str(value).replace(" ", "_") or "-"


def place(at):
    return f"{at['file']}:{at['line']}" if at else ""


def protection(handler):
    """'none', 'unknown', or the guard that blocks."""
    by = handler.get("protected_by")
    if "protected_by" not in handler:
        return "unknown"
    return text(by["guard"]) if by else "none"


def handler_of(entry):
    values = {
        "verifier": entry["verifier"],
        "package": entry["package"],
        "later": place(entry["verified_later"]),
        "skips": [f"{item['kind']}:{item['line']}" for item in entry["skips"]],
        "dropped": [item["name"] for item in entry["dropped_fields"]],
        "secret": entry["secret_env"],
        "secret_from": entry["secret_from"],
        "body": entry["body"],
        "problems": [item["kind"] for item in entry["problems"]],
        "events": sorted({item["type"] for item in entry["events"]}),
        "dispatch": entry["dispatch"],
        "complete": entry["events_complete"],
        "before": [item["name"] for item in entry["work_before_verify"]],
        "after": sorted({item["kind"] for item in entry["work_after_verify"]}),
        "failure": entry["on_failure"],
        "dedup": entry["dedup"],
        "writes": [item["kind"] for item in entry["writes"]],
        "protected": protection(entry),
    }
    head = ["handler", f"{entry['file']}:{entry['line']}", entry["framework"],
            text(entry["methods"]), text(entry["route"]) if entry["route_resolved"] else "?"]
    return head, {key: text(value) for key, value in values.items()}


def middleware_of(entry):
    values = {
        "polarity": entry["polarity"],
        "fate": entry["fate"],
        "matcher": [item["name"] for item in entry["matcher"]],
        "public": [item["name"] for item in entry["public_routes"]],
        "protects": [item["name"] for item in entry["protected_routes"]],
    }
    head = ["middleware", f"{entry['file']}:{entry['line']}", entry["framework"], entry["api"]]
    return head, {key: text(value) for key, value in values.items()}


def facts_of(program, case):
    facts = json.loads(audit.run(program, ["facts", "repo"], case))
    return ([handler_of(entry) for entry in facts["webhook_handlers"]]
            + [middleware_of(entry) for entry in facts["middleware"]])


def expectations(case):
    """Returns one (head, values) a line; a malformed line is a failure."""
    expected = []
    lines = (case / "facts.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        words = line.split("#", 1)[0].split() if line.startswith("#") else line.split()
        if not words:
            continue
        count = {"handler": 5, "middleware": 4}.get(words[0], 0)
        head = words[:count]
        values = dict(word.split("=", 1) for word in words[count:] if "=" in word)
        if count == 0 or len(head) != count or len(head) + len(values) != len(words):
            raise Failure(f"malformed: '{line}'")
        expected.append((head, values))
    if not expected and not any(line.startswith("#") for line in lines):
        raise Failure("expects nothing and does not say why")
    return expected


def compare(expected, found):
    problems = []
    left = list(found)
    for head, values in expected:
        match = next((one for one in left if one[0] == head), None)
        if match is None:
            problems.append(f"not found: {' '.join(head)}")
            continue
        left.remove(match)
        for key, value in values.items():
            if key not in match[1]:
                raise Failure(f"no such key: '{key}'")
            if match[1][key] != value:
                problems.append(f"{' '.join(head)}: {key} is {match[1][key]}, not {value}")
    problems += [f"not expected: {' '.join(head)}" for head, _ in left]
    return problems


def cases_of(folder):
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def run_folder(program, folder):
    cases = cases_of(folder)
    failed = 0
    for case in cases:
        try:
            problems = compare(expectations(case), facts_of(program, case))
        except audit.FAILURES as error:
            problems = [str(error)]
        failed += bool(problems)
        for problem in problems:
            print(f"{case.name}: {problem}")
    print(f"{folder.name}: {len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


def completeness(folders):
    """At least three forms that are found and two near misses, for each framework."""
    incomplete = 0
    for folder in folders:
        finds = [bool(expectations(case)) for case in cases_of(folder)]
        if finds.count(True) < 3 or finds.count(False) < 2:
            print(f"{folder.name}: {finds.count(True)} cases with facts, {finds.count(False)} without")
            incomplete += 1
    return 1 if incomplete else 0


def print_case(program, case):
    for head, values in facts_of(program, case):
        print(" ".join(head + [f"{key}={value}" for key, value in values.items()]))
    return 0


def main(arguments):
    if arguments[0] == "--completeness":
        return completeness([Path(name) for name in arguments[1:]])
    if arguments[0] == "--print":
        return print_case(Path(arguments[1]).absolute(), Path(arguments[2]))
    return run_folder(Path(arguments[0]).absolute(), Path(arguments[1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
