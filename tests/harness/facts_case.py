#!/usr/bin/env python3
"""Runs the cases of one kind of fact: tests/facts/<folder>/<case>/.

    facts_case.py PROGRAM FOLDER         every case of the folder
    facts_case.py --completeness DIR…    every folder has cases that find something and near misses
    facts_case.py --print PROGRAM CASE   what the facts of a case are, in the form of facts.txt

A case is a repository in repo/ and facts.txt, which lists entries of the facts:

    ARRAY FILE:LINE key=value…

Every entry of an array that is named in the file must be listed. Arrays are
those that stand in its lines, that a line 'only ARRAY…' names, and the
folder's own where the folder is named after one. A value is '-' when it is
empty; lists are joined with commas: of places FILE:LINE, of other records
'kind:name', blanks stand as '_'. Keys that are left out are not compared;
'# …' is a comment. Where nothing may be found, a comment says why.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import audit
from audit import Failure


def text(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = ",".join(text(item) for item in value) or "-"
    elif isinstance(value, dict):
        if {"guard", "fate"} <= value.keys():
            value = value["guard"]
        elif "name" in value:
            value = f"{value['kind']}:{value['name']}" if value.get("kind") else value["name"]
        else:
            value = f"{value['file']}:{value['line']}"
    return str(value).replace(" ", "_") or "-"


PLACE = {"file", "line", "column", "end_line", "end_column", "excerpt", "line_hash"}


def entries_of(program, case):
    """Returns {array: [(head, values)]} of every array whose entries have a place."""
    arguments = (case / "args.txt").read_text(encoding="utf-8").split() if (
        case / "args.txt").is_file() else []
    facts = json.loads(audit.run(program, ["facts", "repo", *arguments], case))
    found = {}
    for name, entries in facts.items():
        if isinstance(entries, list) and all(isinstance(e, dict) for e in entries):
            found[name] = [(f"{name} {e['file']}:{e['line']}",
                            {key: text(value) for key, value in e.items()
                             if key not in PLACE - {"column"}})
                           for e in entries if "file" in e]
    return found


def expectations(case, folder):
    """Returns (arrays, [(head, values)]); a malformed line is a failure."""
    arrays, expected = set(), []
    lines = (case / "facts.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        words = [] if line.startswith("#") else line.split()
        if not words:
            continue
        if words[0] == "only":
            arrays |= set(words[1:])
            continue
        if len(words) < 2 or not all("=" in word for word in words[2:]):
            raise Failure(f"malformed: '{line}'")
        arrays.add(words[0])
        expected.append((" ".join(words[:2]), dict(word.split("=", 1) for word in words[2:])))
    if not expected and not any(line.startswith("#") for line in lines):
        raise Failure("expects nothing and does not say why")
    return arrays | {folder}, expected


def fits(values, actual):
    for key in values:
        if key not in actual:
            raise Failure(f"no such key: '{key}'")
    return all(actual[key] == value for key, value in values.items())


def compare(expected, found):
    """The entries of one place are told apart by what is compared of them."""
    problems = []
    left = list(found)
    for head, values in expected:
        same = [one for one in left if one[0] == head]
        match = next((one for one in same if fits(values, one[1])), None)
        if match is not None:
            left.remove(match)
        elif not same:
            problems.append(f"not found: {head} {values}")
        else:
            wrong = {key: same[0][1][key] for key, value in values.items()
                     if same[0][1][key] != value}
            problems.append(f"{head} {values}: found {wrong}")
            left.remove(same[0])
    return problems + [f"not expected: {head} {values}" for head, values in left]


def cases_of(folder):
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def run_case(program, case, folder):
    arrays, expected = expectations(case, folder)
    found = entries_of(program, case)
    unknown = arrays - found.keys() - {folder}
    if unknown:
        raise Failure(f"no such array: {sorted(unknown)}")
    return compare(expected, [entry for name in sorted(arrays) for entry in found.get(name, [])])


def run_folder(program, folder):
    failed = Counter()
    cases = cases_of(folder)
    for case in cases:
        try:
            problems = run_case(program, case, folder.name)
        except audit.FAILURES as error:
            problems = [str(error)]
        failed[bool(problems)] += 1
        for problem in problems:
            print(f"{case.name}: {problem}")
    print(f"{folder.name}: {failed[False]} passed, {failed[True]} failed")
    return 1 if failed[True] or not cases else 0


def completeness(folders):
    """At least three cases in which something is found and two near misses, for each folder."""
    incomplete = 0
    for folder in folders:
        finds = [bool(expectations(case, folder.name)[1]) for case in cases_of(folder)]
        if finds.count(True) < 3 or finds.count(False) < 2:
            print(f"{folder.name}: {finds.count(True)} cases with facts, {finds.count(False)} without")
            incomplete += 1
    return 1 if incomplete else 0


def print_case(program, case):
    found = entries_of(program, case)
    for name in sorted(found):
        for head, values in found[name]:
            print(" ".join([head] + [f"{key}={value}" for key, value in values.items()]))
    return 0


def main(arguments):
    if arguments[0] == "--completeness":
        return completeness([Path(name) for name in arguments[1:]])
    if arguments[0] == "--print":
        return print_case(Path(arguments[1]).absolute(), Path(arguments[2]))
    return run_folder(Path(arguments[0]).absolute(), Path(arguments[1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
