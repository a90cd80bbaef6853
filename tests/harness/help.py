#!/usr/bin/env python3
"""Reads every help text: help.py PROGRAM.

Each fits a screen of 24 lines and 80 columns and ends with an example, which is
run. Commands and options are those of command_line.tsv, no more and no fewer,
in the help, in the manual page beside the program, and in README.md.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tracked import ROOT

LINES, COLUMNS = 24, 80
LISTED = Path(__file__).with_name("command_line.tsv")
EXAMPLE = ROOT / "tests" / "repos" / "next-app"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def listed():
    """Returns the options of each command by its name."""
    rows = (line.split("\t") for line in LISTED.read_text(encoding="utf-8").splitlines()
            if not line.startswith("#"))
    return {name: set(options.split()) for name, options in rows}


def run(program, arguments, folder):
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=False)


def names_in(text):
    """The names of the commands that a help text lists."""
    return {re.match(r"  ((?:[a-z]+ ?)+)", line).group(1).strip()
            for line in text.splitlines() if re.match(r"  [a-z]", line)}


def options_in(text):
    part = text.split("\n\n")[1]
    lines = [line for line in part.splitlines() if line.startswith("  -")]
    return {option for line in lines for option in OPTION.findall(re.split(r" {2,}", line)[1])}


def check_screen(name, text):
    lines = text.splitlines()
    problems = [f"{name}: {len(line)} columns: {line}" for line in lines if len(line) > COLUMNS]
    if len(lines) > LINES:
        problems.append(f"{name}: {len(lines)} lines do not fit a screen")
    if not lines[-1].startswith("example: clerk-audit"):
        problems.append(f"{name}: it does not end with an example")
    return problems


def prepare(folder, program):
    """Files by the names that the examples use."""
    shutil.copytree(EXAMPLE / "app", folder, dirs_exist_ok=True)
    snapshot = EXAMPLE / "clean.json"
    for name in ("clerk-snapshot.json", "snapshot.json", "last-month.json"):
        shutil.copy(snapshot, folder / name)
    (folder / "answers").mkdir()
    shutil.copy(snapshot, folder / "answers")
    (folder / "secret.txt").write_text("sk_test_FAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfake12",
                                       encoding="utf-8")
    subprocess.run(["git", "init", "-q", folder], check=True)
    run(program, ["facts", ".", "-o", "facts.json"], folder)
    run(program, ["baseline", "write", ".", "-o", "clerk-baseline.json"], folder)


def check_example(name, text, program):
    line = text.splitlines()[-1].removeprefix("example: ")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "app"
        prepare(folder, program)
        (Path(scratch) / "clerk-audit").symlink_to(program)
        done = run("/bin/sh", ["-c", f"PATH={scratch}:$PATH; {line}"], folder)
    return [] if done.returncode in (0, 1) else [
        f"{name}: '{line}' exits {done.returncode}: {done.stderr}"]


def check_words(name, text, options, program):
    """A line that names values names all there are, or ends in an ellipsis."""
    problems = []
    for option in sorted(options):
        refusal = run(program, [*name.split(), "--help", option, "no-such-value"], ROOT).stderr
        takes = re.search(rf"{option} takes (.*) \(", refusal)
        words = re.split(r", | or ", takes.group(1)) if takes else []
        line = next(line for line in text.splitlines() if re.search(rf"{option}(?![\w-])", line))
        lacking = [word for word in words if not re.search(rf"\b{re.escape(word)}(?!\w)", line)]
        if lacking and "…" not in line:
            problems.append(f"{name}: the line of {option} does not say {lacking}")
    return problems


def check_command(name, options, program):
    done = run(program, [*name.split(), "--help"], ROOT)
    if done.returncode != 0:
        return [f"{name}: there is no such command"]
    problems = check_screen(name, done.stdout) + check_example(name, done.stdout, program)
    if not done.stdout.startswith(f"usage: clerk-audit {name}"):
        problems.append(f"{name}: its help is that of another")
    if options_in(done.stdout) != options:
        problems.append(f"{name}: not as listed: {sorted(options_in(done.stdout) ^ options)}")
        return problems
    return problems + check_words(name, done.stdout, options, program)


def check_commands(wanted, program):
    text = run(program, ["help"], ROOT).stdout
    found = names_in(text)
    for name in sorted(found):
        found |= names_in(run(program, [name, "--help"], ROOT).stdout)
    problems = check_screen("help", text) + check_example("help", text, program)
    if found != set(wanted):
        problems.append(f"commands are not as listed: {sorted(found ^ set(wanted))}")
    return problems


def check_manual(wanted, program):
    page = program.parent / "compare" / "cli" / "dist" / "clerk-audit.1"
    text = re.sub(r"\\f[BIR]", "", page.read_text(encoding="utf-8")).replace("\\-", "-")
    sections = dict(re.findall(r"^\.SS (\S+(?: [a-z]+)?)\b[^\n]*\n(.*?)(?=^\.S[SH] )", text,
                               re.MULTILINE | re.DOTALL))
    problems = [] if set(sections) == set(wanted) else [
        f"the manual page has other commands: {sorted(set(sections) ^ set(wanted))}"]
    for name, options in wanted.items():
        lacking = options - set(OPTION.findall(sections.get(name, "")))
        problems += [f"the manual page lacks {option} of {name}" for option in sorted(lacking)]
    return problems


def check_readme(wanted):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("\n## Commands\n")[1].split("\n## ")[0]
    cells = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    options = {option for cell in cells if cell.startswith("| `-") for option in OPTION.findall(cell)}
    named = {name.strip() for cell in cells if not cell.startswith("| `-")
             for name in re.findall(r"`((?:[a-z]+ ?)+)", cell)}
    groups = {name.split()[0] for name in wanted if " " in name}
    problems = [f"README.md: options of check: {sorted(options ^ wanted['check'])}"
                ] if options != wanted["check"] else []
    if named != set(wanted) - groups:
        problems.append(f"README.md: commands: {sorted(named ^ (set(wanted) - groups))}")
    return problems


def main():
    program = Path(sys.argv[1]).resolve()
    wanted = listed()
    problems = (check_commands(wanted, program) + check_manual(wanted, program)
                + check_readme(wanted))
    for name, options in wanted.items():
        problems += check_command(name, options, program)
    print("\n".join([*problems, f"{len(wanted)} commands, {len(problems)} problems"]))
    return 1 if problems or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
