#!/usr/bin/env python3
"""What GitHub's runner makes of `--format github`: workflow_commands.py PROGRAM

A reader with the runner's rules takes every line: the commands are annotations and nothing else,
one for each finding that is not silenced, and say what the JSON report says. Nothing that a
repository holds becomes a command, a further property or a line of its own.
"""

import json
import re
import sys
import tempfile
from pathlib import Path

import report_cases

KINDS = {"error": "blocker", "warning": "warning", "notice": "note"}
PROPERTIES = ["file", "line", "endLine", "col", "endColumn", "title"]
DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (*DATA[:2], ("%3A", ":"), ("%2C", ","), DATA[2])
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
LEAST = 400  # annotations


def unescape(text, table):
    for code, meaning in table:
        text = text.replace(code, meaning)
    return text


def command_of(line):
    """As the runner: None, or (name, properties, data). A line may hold a command of the old form anywhere."""
    text = line.lstrip()
    if text.startswith("::"):
        end = text.find("::", 2)
        if end >= 0:
            name, _, rest = text[2:end].partition(" ")
            pairs = [part.split("=", 1) for part in rest.strip().split(",") if part.strip()]
            properties = [(pair[0].strip(), unescape(pair[1], PROPERTY)) for pair in pairs if len(pair) == 2 and pair[1]]
            return name, properties, unescape(text[end + 2:], DATA)
    old = re.search(r"##(\[|vso\[)", line)
    return None if old is None else ("##", [], line)


def judge_annotation(finding, prefix, properties, data):
    given = dict(properties)
    repo = finding["repo"]
    if len(given) != len(properties) or not set(given) <= set(PROPERTIES):
        yield f"properties {properties}"
    if not given.get("title", "").startswith(f"{finding['rule']}: "):
        yield f"title {given.get('title')}"
    if repo is not None:
        if not UNSAFE.search(repo["file"]) and "\u200b" not in repo["file"] and "::" not in repo["file"] and "##" not in repo["file"] \
                and "\u2028" not in repo["file"] and given["file"] != (prefix or "") + repo["file"]:
            yield f"file {given['file']}"
        if int(given["line"]) != repo["line"] or ("col" in given) != (repo["line"] == repo["end_line"]):
            yield f"place {given} of {repo}"
    if data.split("\n") != [finding["message"], f"Why: {finding['why']}", f"Fix: {finding['fix']}"]:
        yield f"data {data!r}"
    for text in (*given.values(), *data.split("\n")):
        if UNSAFE.search(text):
            yield f"not safe: {text!r}"


def judge(text, document):
    """Yields what is wrong; the last line is the summary."""
    lines = text.split("\n")
    findings = [it for it in document["findings"] if it["suppressed"] is None]
    if lines.pop() != "" or command_of(lines[-1]) is not None or not lines[-1].startswith("clerk-audit: "):
        yield f"the end is {lines[-1:]}"
    lines.pop()
    if any(re.search("[\r\x0b\x0c\x85\u2028\u2029]", line) for line in lines):
        yield "a line has another line's end in it"
    commands = [command_of(line) for line in lines]
    if len(commands) != len(findings):
        yield f"{len(commands)} lines for {len(findings)} findings"
    for finding, command in zip(findings, commands):
        if command is None or KINDS.get(command[0]) != finding["severity"]:
            yield f"{command} of {finding['rule']} {finding['severity']}"
            continue
        yield from judge_annotation(finding, document["prefix"], command[1], command[2])
    order = [list(KINDS).index(command[0]) for command in commands if command and command[0] in KINDS]
    if order != sorted(order):
        yield "not in the order of severity"


def check_reader():
    """The reader sees what must not come through."""
    wanted = {"::error file=a%2Cb,line=1::x%0Ay%25": ("error", [("file", "a,b"), ("line", "1")], "x\ny%"),
              " ::set-output name=x::y": ("set-output", [("name", "x")], "y"), "a ::error::b": None, "see ##[error]x": ("##", [], "see ##[error]x"),
              "::error": None, "::error title=a: b::c": ("error", [("title", "a: b")], "c")}
    return [f"the reader takes {line!r} for {command_of(line)}" for line, command in wanted.items() if command_of(line) != command]


def main():
    program = str(Path(sys.argv[1]).resolve())
    failed, count = check_reader(), 0
    with tempfile.TemporaryDirectory(prefix="clerk-audit-github-") as folder:
        for case in report_cases.cases(program, Path(folder)):
            text = report_cases.report(program, case, "github").decode("utf-8")
            document = json.loads(report_cases.report(program, case, "json"))
            count += text.count("\n") - 1
            failed += [f"{case.name}: {problem}" for problem in judge(text, document)]
    if count < LEAST:
        failed.append(f"only {count} annotations")
    print("\n".join(failed[:40]))
    print(f"{count} annotations, {len(failed)} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
