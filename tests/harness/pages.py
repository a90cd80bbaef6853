#!/usr/bin/env python3
"""Judges the examples of the rules' pages: pages.py PROGRAM.

Of every rule that needs the snapshot alone: the snapshot under "Wrong" must
have a finding of one of the page's rules, the one under "Right" none. A
family's page has a row for each of its ids.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tracked import ROOT

RULES = ROOT / "compare" / "rules"
DAY = "2026-11-22"


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=False)
    return done.stdout, done.stderr


def page_of(rule):
    """Returns the rule's page, its own or its family's."""
    own = RULES / f"{rule}.md"
    return own if own.exists() else RULES / f"{rule.rpartition('-')[0]}.md"


def example(text, heading):
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^```json\n(.*?)^```", section, re.DOTALL | re.MULTILINE)


def found_in(program, snapshot):
    with tempfile.TemporaryDirectory() as folder:
        name = Path(folder) / "snapshot.json"
        name.write_text(snapshot, encoding="utf-8")
        repository = Path(folder) / "repo"
        repository.mkdir()
        out, error = run(program, "check", str(repository), "--snapshot", str(name),
                         "--as-of", DAY, "--format", "json", "--fail-on", "never")
    if not out:
        raise ValueError(error.strip())
    return {finding["rule"] for finding in json.loads(out)["findings"]}


def check_page(program, page, rules):
    text = page.read_text(encoding="utf-8")
    problems = []
    for heading, wanted in (("Wrong", True), ("Right", False)):
        blocks = example(text, heading)
        if not blocks:
            problems.append(f"no snapshot under '{heading}'")
        for block in blocks:
            found = found_in(program, block) & rules
            if bool(found) != wanted:
                problems.append(f"'{heading}' has findings of {sorted(found) or 'no rule of it'}")
    if len(rules) > 1:
        problems += [f"no row of {rule}" for rule in sorted(rules) if f"| {rule} |" not in text]
    return [f"{page.name}: {problem}" for problem in problems]


def main():
    program = str(Path(sys.argv[1]).resolve())
    listed, _ = run(program, "rules", "--needs", "S", "--format", "json")
    pages = {}
    for rule in json.loads(listed):
        pages.setdefault(page_of(rule["id"]), set()).add(rule["id"])
    problems = [problem for page, rules in sorted(pages.items())
                for problem in check_page(program, page, rules)]
    print("\n".join(problems))
    return 1 if problems or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
