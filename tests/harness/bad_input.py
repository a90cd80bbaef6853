#!/usr/bin/env python3
"""Bad input does no harm: bad_input.py [--sanitized|--valgrind] PROGRAM [CASE|MODULE...]

Each case makes its input in a folder of its own and runs the program on it.
A run must end by itself with exit 0, 1 or 2, in bounded time and memory; an
error is one line on standard error with nothing printed or written; what is
wrong with a repository is a notice in facts and reports.

--sanitized  the program was built with sanitizers: time and memory are theirs
--valgrind   only the cases meant for it, under valgrind
Exit 77 when nothing failed but a case could not be made here.
"""

import os
import shutil
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor

import bad_baselines
import bad_calls
import bad_config
import bad_documents
import bad_programs
import bad_repositories
import bad_sources
import bad_snapshots
import bad_tokens
from bench import CASES, Bench, Failure, Skip
from program import Program

MODULES = (bad_baselines, bad_calls, bad_config, bad_documents, bad_programs, bad_repositories, bad_snapshots, bad_sources, bad_tokens)  # their cases are in CASES


def accessible_copy(program, folder):
    """A copy that a user without rights can run, wherever the build directory lies."""
    os.chmod(folder, 0o755)
    copy = os.path.join(folder, "clerk-audit")
    shutil.copy(program, copy)
    os.chmod(copy, 0o755)
    return copy


def run_case(function, program):
    """Returns what is wrong, or None."""
    # not readable for all by default: a case that drops its privileges says so
    with tempfile.TemporaryDirectory(prefix="clerk-audit-bad-") as folder:
        try:
            function(Bench(program, folder, function.hostile))
        except Failure as failure:
            return str(failure)
        except Skip:
            raise
        except Exception:  # the case itself is broken: that is no pass
            return traceback.format_exc()
        finally:
            for parent, folders, _ in os.walk(os.fsencode(folder)):
                for name in folders:
                    path = os.path.join(parent, name)
                    if not os.path.islink(path):
                        os.chmod(path, 0o700)
    return None


def timed(function, program):
    """Returns what is wrong, or None; why it could not be made here, or None; and the seconds it took."""
    started = time.monotonic()
    try:
        return run_case(function, program), None, time.monotonic() - started
    except Skip as reason:
        return None, str(reason), 0


def outcomes(cases, program):
    """The results in order. Under valgrind, which is slow, each processor takes a case of its own."""
    if not program.valgrind:
        yield from (timed(function, program) for function in cases)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(timed, cases, [program] * len(cases))


def run_all(cases, program):
    failed = skipped = 0
    for function, (problem, reason, seconds) in zip(cases, outcomes(cases, program)):
        if reason is not None:
            skipped += 1
            print(f"skipped  {function.__name__}: {reason}")
            continue
        if problem is not None:
            failed += 1
            print(f"FAILED   {function.__name__}: {problem}")
        print(f"{seconds:7.1f} s  {function.__name__}", flush=True)
    print(f"{len(cases) - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 77 if skipped else 0


def main():
    arguments = sys.argv[1:]
    flags = {a for a in arguments if a in ("--sanitized", "--valgrind")}
    path, *names = [a for a in arguments if a not in flags]
    if "--valgrind" in flags and shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed")
        return 77
    cases = [c for c in CASES if not names or {c.__name__, c.__module__} & set(names)]
    cases = [c for c in cases if c.valgrind or "--valgrind" not in flags]
    if not cases:
        print(f"no such case: {names}")
        return 2
    with tempfile.TemporaryDirectory(prefix="clerk-audit-program-") as folder:
        program = Program(accessible_copy(path, folder), sanitized="--sanitized" in flags,
                          valgrind="--valgrind" in flags)
        return run_all(cases, program)


if __name__ == "__main__":
    sys.exit(main())
