#!/usr/bin/env python3
"""Runs the examples of the rules' pages.

    pages.py PROGRAM [RULE-ID…]   the pages of all rules, or of these
    pages.py --self-test          the reading of examples itself

Each fenced block under "Wrong" and "Right" is a file, whose path the comment
in its first line begins with: '// app/page.tsx', '# .env: prose'. A json block
may be two other things: of a rule that needs the snapshot alone it is the
snapshot, of a rule that needs both sides a part of the instance. It is a file
where it has a path too, or where `package.json` stands in the line before it.

A section's files lie together in one repository, over tests/pages/skeleton
and tests/pages/<page>, which have the form of a case (see rule_case.py).
Sub-headings part a section into examples that are run each on its own. Where
"Right" shows the code alone or the instance alone, the other is that of "Wrong".

What is wrong must have a finding of the page's rules, and none without the
page's blocks; what is right must have none, and must have passed. A family's
page has a row for each of its ids.
"""

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import audit
import rule_case
from tracked import ROOT

RULES = ROOT / "compare" / "rules"
PAGES = ROOT / "tests" / "pages"
DAY = "2026-11-22"
BLOCK = re.compile(r"(?:^([^\n]*)\n\n?)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"(?://|#|<!--|/\*) ?([\w.@\[\]()$+-][\w./@\[\]()$+-]*)(?=[\s,:]|$)")


class Example(NamedTuple):
    name: str  # of the section or sub-heading
    files: dict  # path -> text
    parts: list  # of the instance
    snapshot: str  # a whole one, or ""


def path_of(before, language, text):
    """Returns the path of a block's file, and its text, or None for a block without one."""
    first, _, rest = text.partition("\n")
    match = PATH.match(first)
    if match and ".." not in match[1].split("/"):
        # JSON has no comments
        return match[1], rest if language == "json" else text
    if language == "json" and "`package.json`" in before:
        return "package.json", text
    return None


def read_example(name, text, kinds):
    """Returns the example of a section's text, or None if it has no block."""
    example = Example(name, {}, [], "")
    for before, language, block in BLOCK.findall(text):
        found = path_of(before, language, block)
        if found and found[0] in example.files:
            raise audit.Failure(f"'{name}' has two blocks of '{found[0]}': part them by headings")
        if found:
            example.files[found[0]] = found[1]
        elif language == "json" and kinds == {"S"} and not example.snapshot:
            example = example._replace(snapshot=block)
        elif language == "json" and kinds == {"R+S"}:
            example.parts.append(json.loads(block))
        else:
            raise audit.Failure(f"'{name}' has a block without a path in its first line")
    return example if BLOCK.search(text) else None


def examples_of(page, heading, kinds):
    parts = page.read_text(encoding="utf-8").split(f"\n## {heading}\n")
    if len(parts) != 2:
        raise audit.Failure(f"no section '{heading}'")
    pieces = re.split(r"^### (.*)\n", parts[1].split("\n## ")[0], flags=re.MULTILINE)
    titles = [heading] + [f"{heading}: {title}" for title in pieces[1::2]]
    found = [read_example(title, text, kinds) for title, text in zip(titles, pieces[::2])]
    if not any(found):
        raise audit.Failure(f"no block under '{heading}'")
    return [example for example in found if example]


def completed(right, wrong):
    """Returns the example with the side that it does not show: that of what is wrong."""
    return right._replace(files=right.files or wrong.files, parts=right.parts or wrong.parts)


def merge(below, above):
    """Returns 'below' with the members of 'above'; lists and values are replaced."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return {**below, **{key: merge(below.get(key), value) for key, value in above.items()}}


def write_case(page, example, case):
    for layer in (PAGES / "skeleton", PAGES / page.stem):
        if layer.is_dir():
            shutil.copytree(layer, case, dirs_exist_ok=True)
    for name, text in example.files.items():
        path = case / "repo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    path = case / "snapshot.json"
    snapshot = json.loads(example.snapshot or path.read_text(encoding="utf-8"))
    for part in example.parts:
        snapshot["instances"][0] = merge(snapshot["instances"][0], part)
    path.write_text(json.dumps(snapshot, indent=2), encoding="utf-8")


def report_of(program, page, example):
    with tempfile.TemporaryDirectory() as scratch:
        case = Path(scratch) / "example"
        case.mkdir()
        write_case(page, example, case)
        folder = rule_case.make_work_tree(case, scratch)
        arguments = ["check", "repo", "--format", "json", "--fail-on", "never", "--as-of", DAY]
        return json.loads(audit.run(program, arguments + rule_case.arguments_of(case), folder))


def found_in(report, rules):
    return {finding["rule"] for finding in report["findings"]} & rules


def judge_wrong(program, page, example, rules):
    report = report_of(program, page, example)
    found = found_in(report, rules)
    if found:
        return found, []
    verdicts = [(entry["verdict"], entry["reason"]) for entry in report["verdicts"]
                if entry["rule"] in rules]
    return found, [f"'{example.name}' has no finding: {verdicts}"]


def judge_right(program, page, example, rules, fired):
    report = report_of(program, page, example)
    problems = [f"'{example.name}' has a finding of {rule}"
                for rule in sorted(found_in(report, rules))]
    for rule in sorted(fired):
        verdict = audit.verdict_of(report, rule)
        if verdict not in ("passed", "finding"):
            reasons = [entry["reason"] for entry in report["verdicts"] if entry["rule"] == rule]
            problems.append(f"'{example.name}': {rule} is {verdict}, not passed: {reasons}")
    return problems


def check_page(program, page, rules, kinds):
    wrong = examples_of(page, "Wrong", kinds)
    right = [completed(example, wrong[0]) for example in examples_of(page, "Right", kinds)]
    fired, problems = set(), []
    for example in wrong:
        found, more = judge_wrong(program, page, example, rules)
        fired |= found
        problems += more
    bare = found_in(report_of(program, page, Example("", {}, [], "")), rules)
    problems += [f"{rule} has a finding without the page's blocks" for rule in sorted(bare)]
    for example in right:
        problems += judge_right(program, page, example, rules, fired or rules)
    if len(rules) > 1:
        text = page.read_text(encoding="utf-8")
        problems += [f"no row of {rule}" for rule in sorted(rules) if f"| {rule} |" not in text]
    return problems


def page_of(rule):
    """Returns the rule's page, its own or its family's."""
    own = RULES / f"{rule}.md"
    return own if own.exists() else RULES / f"{rule.rpartition('-')[0]}.md"


def pages(program, chosen):
    """Returns {page: {rule: what it needs}}."""
    found = {}
    for rule in json.loads(audit.run(program, ["rules", "--format", "json"], ROOT)):
        if not chosen or rule["id"] in chosen:
            found.setdefault(page_of(rule["id"]), {})[rule["id"]] = rule["needs"]
    return found


def left_over(found):
    """Returns the folders of surroundings that no page has."""
    known = {page.stem for page in found} | {"skeleton"}
    return sorted(folder.name for folder in PAGES.iterdir() if folder.name not in known)


def run_pages(program, chosen):
    found = pages(program, chosen)
    failed = 0 if found else 1
    for page, rules in sorted(found.items()):
        try:
            problems = check_page(program, page, set(rules), set(rules.values()))
        except (*audit.FAILURES, KeyError) as failure:
            problems = [str(failure)]
        failed += bool(problems)
        for problem in problems:
            print(f"{page.name}: {problem}")
    for name in [] if chosen else left_over(found):
        failed += 1
        print(f"tests/pages/{name}: no such page")
    return failed


def self_test():
    fence = "```"
    rows = [
        ("", "ts", "// app/a.ts, while …\nx\n", ("app/a.ts", "// app/a.ts, while …\nx\n")),
        ("", "ini", "# .env: one\nA=1\n", (".env", "# .env: one\nA=1\n")),
        ("", "vue", "<!-- app.vue -->\n", ("app.vue", "<!-- app.vue -->\n")),
        ("", "ts", "// [[...all]]/a.ts\n", ("[[...all]]/a.ts", "// [[...all]]/a.ts\n")),
        ("", "json", "// vercel.json\n{}\n", ("vercel.json", "{}\n")),
        ("In `package.json`:", "json", "{}\n", ("package.json", "{}\n")),
        ("", "json", "{}\n", None),
        ("", "ts", "import a from 'a'\n", None),
        ("", "ts", "// /etc/passwd\n", None),
        ("", "ts", "// ../../a.ts\n", None),
    ]
    wrong = [f"{row[:3]}: {path_of(*row[:3])}" for row in rows if path_of(*row[:3]) != row[3]]
    text = f"One\n\n{fence}ts\n// a.ts\n{fence}\n\n{fence}json\n{{\"a\": 1}}\n{fence}\n"
    both = read_example("Wrong", text, {"R+S"})
    wrong += [] if both == Example("Wrong", {"a.ts": "// a.ts\n"}, [{"a": 1}], "") else [str(both)]
    code = both._replace(parts=[])
    wrong += [] if completed(code, both) == both else ["the instance is not that of 'Wrong'"]
    merged = merge({"a": {"b": [1], "c": 2}}, {"a": {"b": [3]}})
    wrong += [] if merged == {"a": {"b": [3], "c": 2}} else [str(merged)]
    for bad, kinds in ((text, {"R"}), (f"{fence}ts\nx\n{fence}\n", {"R"}), (text + text, {"R+S"})):
        try:
            wrong.append(f"was read: {read_example('Wrong', bad, kinds)}")
        except audit.Failure:
            pass
    print("\n".join(wrong))
    return len(wrong)


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    if arguments == ["--self-test"]:
        return 1 if self_test() else 0
    return 1 if run_pages(Path(arguments[0]).resolve(), arguments[1:]) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
