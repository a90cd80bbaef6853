#!/usr/bin/env python3
"""Checks what is measured with: check.py PROGRAM.

Trees are the same each time and say what their fixtures say; medians, ratios, tables and verdicts
are right; a command that fails is not a fast one.
"""

import hashlib
import importlib.machinery
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import measure
import table
import tree

HERE = Path(__file__).resolve().parent
FIXTURES = ("next-app", "nest")
# What of the facts no ordinary file may add to.
ARRAYS = ("keys", "env_definitions", "env_reads", "env_mentions", "key_uses", "webhook_handlers", "middleware",
          "entry_files", "hosts", "urls", "claims", "features", "policies")
PROBLEMS = []


def expect(condition, problem):
    if not condition:
        PROBLEMS.append(problem)


def script(name):
    """Returns a script of this folder as a module."""
    loader = importlib.machinery.SourceFileLoader(name, str(HERE / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


def digest(folder):
    found = hashlib.sha256()
    for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()


def files_of(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file() and ".git" not in path.parts]


def check_same(scratch):
    for name, seed, salt in (("first", "1", "0"), ("again", "1", "7"), ("other", "2", "0")):
        subprocess.run([sys.executable, str(HERE / "tree.py"), "300", f"{scratch}/{name}", seed], check=True,
                       env=os.environ | {"PYTHONHASHSEED": salt})
    first, again, other = (digest(f"{scratch}/{name}") for name in ("first", "again", "other"))
    expect(first == again, "the same seed gives another tree")
    expect(first != other, "another seed gives the same tree")
    refused = subprocess.run([sys.executable, str(HERE / "tree.py"), "300", f"{scratch}/first"],
                             capture_output=True, check=False)
    expect(refused.returncode == 2 and digest(f"{scratch}/first") == first, "a folder that exists is written to")


def facts_of(program, folder):
    done = subprocess.run([program, "facts", "-j2", str(folder)], capture_output=True, check=True)
    return json.loads(done.stdout)


def check_facts(program, scratch):
    """A tree without components of its own has the facts of its fixtures."""
    tree.write(f"{scratch}/plain", 1000)
    found = facts_of(program, f"{scratch}/plain")
    fixtures = [facts_of(program, tree.REPOS / name / "app") for name in FIXTURES]
    for array in ARRAYS:
        wanted = sum(len(facts[array]) for facts in fixtures)
        expect(len(found[array]) == wanted, f"{len(found[array])} {array}, {wanted} in the fixtures")
    expect(len(files_of(f"{scratch}/plain")) == 1000, "not 1,000 files")


def check_shares(program, scratch):
    """In a larger one, one file in a hundred names Clerk, and facts say of what."""
    tree.write(f"{scratch}/large", 4000)
    files = files_of(f"{scratch}/large")
    naming = [path for path in files if b"clerk" in path.read_bytes().lower()]
    expect(len(files) == 4000 and 40 <= len(naming) <= 48, f"{len(naming)} of {len(files)} files name Clerk")
    own = {path.relative_to(f"{scratch}/large").as_posix() for path in naming if "features" in path.parts}
    used = {use["file"] for use in facts_of(program, f"{scratch}/large")["api_uses"]}
    expect(own and own <= used, f"no uses of Clerk found in {sorted(own - used)}")


def times(*seconds, peak=1):
    made = measure.Times()
    for number, value in enumerate(seconds):
        if value is not None:
            made.add(number, measure.Run(value, peak, 0, 1))
    return made


def check_figures():
    base, slow = times(1, 2, 4, 3, 100), times(2, None, 4, None, 50)
    expect((base.median, base.least) == (3, 1), "the median or the least is wrong")
    expect(measure.ratio(slow, base) == (4 / 3, 1), f"a ratio is {measure.ratio(slow, base)}")
    shown = [table.duration(seconds) for seconds in (0.00123, 0.0995, 0.1234, 0.9996, 12.34)]
    expect(shown == ["1.2 ms", "100 ms", "123 ms", "1.00 s", "12.3 s"], f"durations are {shown}")
    shown = [table.times(0.5), table.times(24.4), table.memory(2048), table.memory(2048, 4096)]
    expect(shown == ["0.50×", "24×", "2 MB", "< 4 MB"], f"ratios and sizes are {shown}")
    rows = [["a", "1"], ["bc", "22"]]
    expect(table.plain(["t", "n"], rows) == "t    n\na    1\nbc  22\n", "a plain table is wrong")
    expect(table.markdown(["t", "n"], rows) == "| t | n |\n|---|---:|\n| a | 1 |\n| bc | 22 |\n",
           "a table for Markdown is wrong")


def check_runs(program):
    found = measure.interleaved([measure.Command("version", [program, "version"]),
                                 measure.Command("help", [program, "--help"])], 4, random.Random(1))
    expect([len(found[name].rounds) for name in ("version", "help")] == [4, 4], "not so many rounds")
    for argv in (["false"], ["true"], ["sh", "-c", "echo; exit 2"]):
        try:
            measure.interleaved([measure.Command("fails", argv)], 1, random.Random(1))
            expect(False, f"{argv} counts as a run")
        except measure.Failure:
            pass


def check_verdicts():
    """What is met, and what is missed by a little."""
    run = script("run")

    def measured(files, check, grep, other, generated=True, peak=1):
        subject = run.Tree("a", Path("a"), generated, files, "ordinary")
        return run.Measured(subject, {"rg": times(grep), "facts": times(check), "ast-grep": times(other),
                                      "check": times(check, peak=peak), "check --staged": times(check * 1.5 + 0.02)})

    def met(*all_measured):
        return [target.met for target in run.targets(all_measured, times(0.002))]

    expect(all(met(measured(1000, 1.0, 1.0, 20.0), measured(5000, 5.0, 5.0, 100.0))), "what is met is missed")
    expect(met(measured(100, 0.0099, 0.001, 1)) == [True] * 3, "10 ms are not enough for 100 files")
    expect(met(measured(1000, 1.01, 1.0, 19.9)) == [True, False, False, True], "what is missed is met")
    expect(met(measured(1000, 1, 1, 20), measured(5000, 6.1, 7, 140, peak=31 << 10))[-6:] ==
           [True, True, False, True, False, False], "memory, or what grows, is not judged")


def check_instructions():
    script_of = script("instructions")
    verdicts = [script_of.judge("facts", found, 1000)[1] for found in (949, 950, 1000, 1050, 1051)]
    expect(verdicts == [False, True, True, True, False], f"within 5 %: {verdicts}")
    expect(not script_of.judge("facts", 1, None)[1], "a run without a figure is near it")
    expect(set(script_of.read()[0]) == set(script_of.RUNS), "not every run has a figure")


def main():
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        check_same(scratch)
        check_facts(program, scratch)
        check_shares(program, scratch)
    check_figures()
    check_runs(program)
    check_verdicts()
    check_instructions()
    print("\n".join([*PROBLEMS, f"{len(PROBLEMS)} problems"]))
    return 1 if PROBLEMS else 0


if __name__ == "__main__":
    sys.exit(main())
