"""Runs clerk-audit and holds its findings against what a case expects."""

import json
import os
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

SECONDS = 60
RULE_ID = r"CLERK-[A-Z0-9-]*[0-9]"
EXPECT = re.compile(rf"\bexpect:\s*({RULE_ID}(?:[\s,]+{RULE_ID})*)")

# What the facts depend on; every other option is for the comparison.
FACTS_FLAGS = {"--env-from-process"}
FACTS_OPTIONS = {"--env-file", "--include", "--exclude"}
BOTH_OPTIONS = {"--config"}

# The verdict of a rule over several apps and instances: the first one that occurs.
VERDICTS = ["finding", "not_evaluated", "passed", "not_applicable"]

SEVERITIES = ["blocker", "warning", "note"]


class Failure(Exception):
    """A case that cannot be judged: the program failed, or the case is malformed."""


FAILURES = (Failure, OSError, ValueError, subprocess.TimeoutExpired)


class Finding(NamedTuple):
    rule: str
    file: str  # "-" without a repository side
    line: int

    def __str__(self):
        return f"{self.rule} {self.file}" + (f":{self.line}" if self.line else "")


class Expectations(NamedTuple):
    findings: list
    verdicts: dict  # rule -> verdict
    tolerated: set  # rules whose findings may be there
    severities: dict  # finding -> severity, of those that say it


def run(program, arguments, folder):
    """Returns standard output; the exit code must be 0."""
    command = [str(program), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL,
                          timeout=SECONDS, check=False)
    if done.returncode != 0:
        error = done.stderr.decode("utf-8", "replace").strip()
        raise Failure(f"exit {done.returncode} of '{' '.join(command)}': {error}")
    return done.stdout


def split_arguments(arguments):
    """Returns the arguments that 'facts' takes, and those that 'compare' takes."""
    for_facts, for_compare = [], []
    rest = iter(arguments)
    for argument in rest:
        name = argument.partition("=")[0]
        if name in FACTS_FLAGS:
            for_facts.append(argument)
        elif name in BOTH_OPTIONS:
            taken = [argument] if "=" in argument else [argument, next(rest)]
            for_facts += taken
            for_compare += taken
        elif name in FACTS_OPTIONS:
            for_facts += [argument] if "=" in argument else [argument, next(rest)]
        else:
            for_compare.append(argument)
    return for_facts, for_compare


def same_bytes(first, second, what):
    if first == second:
        return []
    pairs = zip(first.splitlines(), second.splitlines())
    line = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), "last")
    return [f"differs: {what}, from line {line} of the report"]


def check(program, folder, repo, arguments, scratch):
    """Returns the report as JSON, and one line for each way in which runs differ.

    Four threads at once, and one thread over saved facts: the bytes must be equal.
    Where CLERK_AUDIT_ONCE is set, for a build that is slow, it is run once.
    """
    report = ["--format", "json", "--fail-on", "never"]
    four = run(program, ["check", repo, "-j", "4", *report, *arguments], folder)
    if os.environ.get("CLERK_AUDIT_ONCE"):
        return json.loads(four), []
    for_facts, for_compare = split_arguments(arguments)
    facts = Path(scratch) / "facts.json"
    facts.write_bytes(run(program, ["facts", repo, "-j", "1", *for_facts], folder))
    later = run(program, ["compare", "--facts", str(facts), *report, *for_compare], folder)
    what = "check -j 4 and facts -j 1 followed by compare"
    return json.loads(four), same_bytes(four, later, what)


def findings_of(report):
    """Returns (finding, severity) pairs."""
    found = []
    for entry in report["findings"]:
        place = entry["repo"]
        file, line = (place["file"], place["line"]) if place else ("-", 0)
        found.append((Finding(entry["rule"], file, line), entry["severity"]))
    return found


def verdict_of(report, rule):
    """Returns the rule's verdict over all apps and instances, or None."""
    kinds = {re.sub("[ -]", "_", entry["verdict"])
             for entry in report["verdicts"] if entry["rule"] == rule}
    return next((kind for kind in VERDICTS if kind in kinds), None)


def expected_in_file(path, name):
    """Returns the findings that comments in the file announce for the line below them."""
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    found, pending = [], []
    for number, line in enumerate(lines, 1):
        match = EXPECT.search(line)
        if match:
            pending += re.findall(RULE_ID, match.group(1))
        else:
            found += [Finding(rule, name, number) for rule in pending]
            pending = []
    if pending:
        raise Failure(f"{name}: 'expect:' on the last line")
    return found


def expected_in_repo(repo):
    found = []
    for path in sorted(repo.rglob("*")):
        if path.is_file() and not path.is_symlink():
            found += expected_in_file(path, path.relative_to(repo).as_posix())
    return found


def parse_finding(rule, place):
    if place == "-":
        return Finding(rule, "-", 0)
    file, _, number = place.rpartition(":")
    return Finding(rule, file, int(number)) if file and number.isdecimal() else None


def parse_expectation(line, into):
    words = line.split()
    finding = parse_finding(*words[:2]) if len(words) in (2, 3) else None
    if len(words) == 3 and words[0] == "verdict" and words[2] in VERDICTS:
        into.verdicts[words[1]] = words[2]
    elif len(words) == 2 and words[0] == "also":
        into.tolerated.add(words[1])
    elif finding and len(words) == 2:
        into.findings.append(finding)
    elif finding and words[2] in SEVERITIES:
        into.severities[finding] = words[2]
        if finding not in into.findings:  # a comment may announce it
            into.findings.append(finding)
    else:
        raise Failure(f"not an expectation: '{line}'")


def expectations(text, findings=()):
    """Reads expected.txt; 'findings' are those that comments announce."""
    result = Expectations(list(findings), {}, set(), {})
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if line:
            parse_expectation(line, result)
    return result


def judge(expected, found, strict):
    """Returns one line for each difference.

    Findings of the rules in 'strict' must be exactly the expected ones; of
    other rules those below warning and those tolerated are let through.
    """
    strict = strict | {finding.rule for finding in expected.findings}
    actual = Counter()
    for finding, severity in found:
        if finding.rule in strict or (
                severity != "note" and finding.rule not in expected.tolerated):
            actual[finding] += 1
    wanted = Counter(expected.findings)
    missing = sorted((wanted - actual).elements())
    noisy = sorted((actual - wanted).elements())
    problems = []
    for lost in missing:
        near = next((n for n in noisy if n.rule == lost.rule and n.file == lost.file), None)
        if near is None:
            problems.append(f"missing: {lost}")
        else:
            noisy.remove(near)
            problems.append(f"moved: {lost} is reported at line {near.line}")
    problems += [f"noisy: {finding}" for finding in noisy]
    return problems + [f"severity: {finding} is a {severity}, expected {expected.severities[finding]}"
                       for finding, severity in found
                       if severity != expected.severities.get(finding, severity)]


def judge_verdicts(expected, report):
    problems = []
    for rule, wanted in sorted(expected.verdicts.items()):
        actual = verdict_of(report, rule)
        if actual != wanted:
            reasons = sorted({entry.get("reason") or "" for entry in report["verdicts"]
                              if entry["rule"] == rule} - {""})
            why = f" ({'; '.join(reasons)})" if reasons else ""
            problems.append(f"verdict: {rule} is {actual}{why}, expected {wanted}")
    return problems
