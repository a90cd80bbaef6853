#!/usr/bin/env python3
"""Lets mandoc and man read the manual pages: manual.py PROGRAM.

Neither finds anything to say about them, each shows at 80 columns, and every
rule and command is there for a reader.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

COLUMNS = 80
PAGES = ["clerk-audit.1", "clerk-audit-rules.7"]


def run(*command, **environment):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                          env=os.environ | {"LC_ALL": "C.UTF-8"} | environment)


def shown(page):
    """The page as `man` prints it, without overstriking and escape sequences."""
    done = run("man", "--warnings", "-P", "cat", "-l", page, MANWIDTH=str(COLUMNS),
               MAN_KEEP_FORMATTING="", GROFF_NO_SGR="1")
    return re.sub(r".\x08", "", done.stdout), done.stderr


def judge(page):
    lint = run("mandoc", "-T", "lint", "-W", "all", page)
    text, warnings = shown(page)
    problems = [line for line in (lint.stdout + lint.stderr + warnings).splitlines() if line]
    problems += [f"{page}: {len(line)} columns: {line}" for line in text.splitlines()
                 if len(line.expandtabs()) > COLUMNS]
    return problems, text


def main():
    program = Path(sys.argv[1]).resolve()
    wanted = {
        "clerk-audit.1": {line.split()[0] for line in run(program, "help").stdout.splitlines()
                          if line.startswith("  ")},
        "clerk-audit-rules.7": {line.split()[0]
                                for line in run(program, "rules").stdout.splitlines()},
    }
    problems = []
    for name in PAGES:
        found, text = judge(program.parent / "compare" / "cli" / "dist" / name)
        problems += found + [f"{name}: does not show {word}" for word in sorted(wanted[name])
                             if not re.search(rf"^ +{re.escape(word)}\b", text, re.MULTILINE)]
    print("\n".join([*problems, f"{len(PAGES)} pages, {len(problems)} problems"]))
    return 1 if problems or not all(wanted.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
