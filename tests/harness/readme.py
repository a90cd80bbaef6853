#!/usr/bin/env python3
"""Runs what README.md says: readme.py PROGRAM.

The snapshot recipe is executed as printed, with saved bodies in place of the
two downloads; every command and option that the tables name must exist.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tracked import ROOT

EXAMPLE = ROOT / "tests" / "repos" / "next-app"


def run(command, folder, **options):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=False, **options)


def recipe(readme):
    """Returns the shell lines that write and use a bundle."""
    blocks = re.findall(r"^```sh\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    return next(block for block in blocks if "<<END" in block)


def check_recipe(readme, program):
    instance = json.loads((EXAMPLE / "clean.json").read_text(encoding="utf-8"))["instances"][0]
    script = recipe(readme).replace("build/clerk-audit", str(program))
    script = script.replace("../my-app", str(EXAMPLE / "app"))
    *prepare, audit = script.strip().split("\n")
    with tempfile.TemporaryDirectory() as folder:
        for name, body in (("environment", instance["fapi"]["environment"]),
                           ("jwks", instance["bapi"]["jwks"])):
            (Path(folder) / f"{name}.json").write_text(json.dumps(body), encoding="utf-8")
        lines = [f"HOST={instance['fapi_host']}", *prepare]
        shown = run(["sh", "-e", "-c", "\n".join(lines)], folder)
        audited = run(["sh", "-c", audit], folder)
    problems = []
    if shown.returncode != 0 or instance["fapi_host"] not in shown.stdout:
        problems.append(f"the snapshot recipe fails: {shown.stdout}{shown.stderr}")
    if audited.returncode not in (0, 1) or "CLERK-" not in audited.stdout:
        problems.append(f"'{audit}' fails: {audited.stdout}{audited.stderr}")
    return problems


def table_under(readme, heading):
    section = readme.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [line.split(" | ")[0] for line in section.split("\n") if line.startswith("| `")]


def check_commands(readme, program):
    problems = []
    options = run([program, "check", "--help"], ROOT).stdout
    for cell in table_under(readme, "Commands"):
        for name in re.findall(r"--[a-z-]+", cell) if cell.startswith("| `-") else []:
            if name not in options:
                problems.append(f"check has no option {name}")
        command = re.match(r"\| `([a-z]+)", cell)
        if command and run([program, command.group(1), "--help"], ROOT).returncode != 0:
            problems.append(f"there is no command '{command.group(1)}'")
    return problems


def main():
    program = Path(sys.argv[1]).resolve()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    problems = check_recipe(readme, program) + check_commands(readme, program)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
