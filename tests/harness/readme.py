#!/usr/bin/env python3
"""Runs what README.md says: readme.py PROGRAM.

The snapshot recipe is executed as printed, against a server of ours; every
command and option that the tables name must exist; the table of the rules is
the program's own.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import clerk_server
from tracked import ROOT

EXAMPLE = ROOT / "tests" / "repos" / "next-app"


def run(command, folder, **options):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=False, **options)


def recipe(readme):
    """Returns the shell lines that make and use a snapshot."""
    blocks = re.findall(r"^```sh\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    return next(block for block in blocks if "export.sh" in block)


def check_recipe(readme, program):
    script = recipe(readme).replace("build/clerk-audit", str(program))
    script = script.replace("snapshot/export.sh", str(ROOT / "snapshot" / "export.sh"))
    script = script.replace("../my-app", str(EXAMPLE / "app"))
    *prepare, audit = script.strip().split("\n")
    with tempfile.TemporaryDirectory() as folder, clerk_server.Clerk() as clerk:
        environment = os.environ | {"CLERK_AUDIT": str(program),
                                    "CLERK_AUDIT_FAPI_URL": f"{clerk.url}/fapi"}
        shown = run(["sh", "-e", "-c", "\n".join(prepare)], folder, env=environment)
        audited = run(["sh", "-c", audit], folder)
    problems = []
    if shown.returncode != 0 or "clerk.example.com" not in shown.stdout:
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


def check_configuration(readme, program):
    """The example is taken as it stands, and the table names the keys of the schema."""
    section = readme.split("\n## Configuration\n")[1].split("\n## ")[0]
    example = re.search(r"^```json\n(.*?)^```", section, re.DOTALL | re.MULTILINE).group(1)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "clerk-audit.json").write_text(example, encoding="utf-8")
        printed = run([program, "check", "--print-config"], folder)
    schema = json.loads((ROOT / "compare" / "config.schema.json").read_text(encoding="utf-8"))
    named = {name for cell in table_under(readme, "Configuration") for name in re.findall(r"`(\w+)`", cell)}
    problems = [] if printed.returncode == 0 else [f"the configuration is refused: {printed.stderr}"]
    if named != set(schema["properties"]) - {"$schema"}:
        problems.append(f"the table of the configuration names {sorted(named)}")
    return problems


def check_rules(readme, program):
    table = run([program, "rules", "--format", "markdown"], ROOT).stdout
    return [] if table and table in readme else [
        "the table of the rules is not that of 'clerk-audit rules --format markdown'"]


def main():
    program = Path(sys.argv[1]).resolve()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    problems = (check_recipe(readme, program) + check_commands(readme, program)
                + check_configuration(readme, program) + check_rules(readme, program))
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
