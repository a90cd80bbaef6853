#!/usr/bin/env python3
"""Runs what README.md says: readme.py PROGRAM.

The snapshot recipe is executed as printed, against a server of ours; every
command and option that the tables name must exist; the table of the rules is
the program's own.
"""

import json
import os
import re
import shutil
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


def block_with(readme, words):
    """Returns the shell lines of the first block that holds the words."""
    blocks = re.findall(r"^```sh\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    return next(block for block in blocks if words in block)


def recipe(readme):
    """Returns the shell lines that make and use a snapshot."""
    return block_with(readme, "snapshot show")


def check_pipeline(readme, program):
    """The first block, run in order: what builds and installs is replaced, all else is as printed."""
    build, install, *rest = block_with(readme, "meson install").strip().split("\n")
    if not build.startswith("./bootstrap &&") or not install.startswith("meson install"):
        return [f"the first block does not build and install: {build} {install}"]
    problems = []
    with tempfile.TemporaryDirectory() as folder, clerk_server.Clerk() as clerk:
        app = Path(folder) / "my-app"
        shutil.copytree(EXAMPLE / "app", app)
        (Path(folder) / "bin").mkdir()
        (Path(folder) / "bin" / "clerk-audit").symlink_to(Path(program).resolve())
        environment = os.environ | {
            "PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": folder,
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
            "CLERK_AUDIT_FAPI_URL": f"{clerk.url}/fapi"}
        run(["git", "init", "-q"], app, env=environment)
        statuses = {}
        for line in rest[1:]:
            line = line.replace("/usr/local/share/clerk-audit", str(ROOT / "snapshot"))
            done = run(["sh", "-c", line], app, env=environment)
            statuses[line.split("#")[0].strip()] = done.returncode
            if done.returncode not in (0, 1):
                problems.append(f"'{line}' fails: {done.stdout}{done.stderr}")
        last, status = list(statuses.items())[-1]
        if status != 0 or statuses["git add -A && git commit -m 'audit Clerk'"] != 0:
            problems.append(f"'{last}' is not green: {statuses}")
    return problems


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


def section_of(readme, heading):
    return readme.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def check_init(readme, program):
    """Its lines are run in a repository; the files that its tables name are there then."""
    hook, job = section_of(readme, "As a pre-commit hook"), section_of(readme, "In CI")
    shown = re.search(r"^```yaml\n(.*?)^```", hook, re.DOTALL | re.MULTILINE).group(1)
    lines = [line for section in (hook, job)
             for block in re.findall(r"^```sh\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
             for line in block.strip().split("\n")]
    # those that only show write as well, as if they were answered with yes
    lines += [line + " --yes" for line in lines if "--yes" not in line]
    with tempfile.TemporaryDirectory() as folder:
        git = Path(folder) / ".git"
        git.mkdir()
        (git / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
        failed = [line for line in lines
                  if run(["sh", "-c", line.replace("clerk-audit", str(program), 1)], folder).returncode]
        written = {str(path.relative_to(folder)) for path in Path(folder).rglob("*")}
        config = Path(folder) / ".pre-commit-config.yaml"
        same = config.exists() and config.read_text(encoding="utf-8") == shown
    named = {".gitlab-ci.yml", "clerk-audit.json", ".gitignore"} | set(
        re.findall(r"\| `([.\w/-]+/[\w.-]+)`", job))
    problems = [f"'{line}' fails" for line in failed]
    problems += [f"init does not write {name}" for name in sorted(named - written)]
    return problems + ([] if same else ["the hook is not the one that init writes"])


def check_rules(readme, program):
    table = run([program, "rules", "--format", "markdown"], ROOT).stdout
    return [] if table and table in readme else [
        "the table of the rules is not that of 'clerk-audit rules --format markdown'"]


def check_auditors(program):
    """Commands and options of the auditors' page exist; tests/consumers/many.py runs them."""
    page = (ROOT / "compare" / "AUDITORS.md").read_text(encoding="utf-8")
    code = re.findall(r"^```\w+\n(.*?)^```", page, re.DOTALL | re.MULTILINE) + re.findall(r"`([^`\n]+)`", page)
    names = {line.split()[0] for line in run([program, "--help"], ROOT).stdout.split("\n") if line.startswith("  ")}
    problems, seen = [], 0
    for line in "\n".join(code).replace("\\\n", " ").split("\n"):
        for words in re.findall(r"\bclerk-audit ((?:[a-z]+ )[^|;>]*)", line + " "):
            command = words.split()[0]
            help_text = run([program, *words.split()[:2 if command in ("snapshot", "baseline") else 1], "--help"], ROOT).stdout
            options = set(re.findall(r"--[a-z-]+", words)) - set(re.findall(r"--[a-z-]+", help_text))
            seen += 1
            if command not in names or options:
                problems.append(f"AUDITORS.md: '{words.strip()}': no such command, or no {sorted(options)}")
    return problems if seen >= 12 else [*problems, f"AUDITORS.md names only {seen} commands"]


def main():
    program = Path(sys.argv[1]).resolve()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    problems = (check_pipeline(readme, program) + check_recipe(readme, program) + check_commands(readme, program)
                + check_configuration(readme, program) + check_init(readme, program)
                + check_rules(readme, program) + check_auditors(program))
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
