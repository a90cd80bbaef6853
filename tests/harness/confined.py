#!/usr/bin/env python3
"""What the program asks the kernel for: confined.py PROGRAM

Runs commands under strace and reads what they did: no socket, no program but git, and all
rights given away before the first file of the repository is opened. Also for the static
program, whose calls no preloaded library would see. Exit 77 where nothing can be traced.
"""

import ctypes
import fcntl
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

SKIPPED = 77
CALLS = "trace=%network,execve,execveat,fork,vfork,clone,seccomp,landlock_restrict_self,open,openat"
GIVEN = re.compile(r"(seccomp|landlock_restrict_self)\(.*\)\s+= 0$")
FILE = "app/page.tsx"
KEY = "pk_" + "test_" + "Y2xlcmsuZXhhbXBsZS5kZXYk"  # made up


def git(folder, *words):
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words], cwd=folder, check=True,
                   capture_output=True)


def repository(folder):
    """A repository of which one file is staged."""
    (folder / "app").mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"dependencies": {"@clerk/nextjs": "6.0.0", "next": "15.0.0"}}))
    git(folder, "init", "-q", ".")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    (folder / FILE).write_text(f"export const key = '{KEY}';\n")
    git(folder, "add", "-A")


def joined(lines):
    """A line for each call, without its process, where strace tells a call that another interrupts in two lines."""
    calls, begun = [], {}
    for process, line in (line.split(None, 1) for line in lines):
        if line.startswith("<...") and process in begun:
            calls[begun.pop(process)] += line.split("resumed>", 1)[1]
        elif line.endswith("<unfinished ...>"):
            begun[process] = len(calls)
            calls.append(line.removesuffix("<unfinished ...>"))
        else:
            calls.append(line)
    return calls


def traced(program, arguments, folder, which=CALLS):
    """Returns the calls and what the program said."""
    log = folder / "log"
    done = subprocess.run(["strace", "-f", "-qq", "-e", which, "-o", str(log), program, *arguments], cwd=folder / "repo",
                          capture_output=True, text=True, check=False)
    calls = log.read_text(errors="replace") if log.exists() else ""
    return joined(calls.splitlines()), done


def started(calls):
    return [call for call in calls if call.startswith("execve(") and call.endswith("= 0")]


def problems_of(calls, arguments, asks_git):
    """Returns a line for each call that should not be there, or that is missing."""
    given = [i for i, call in enumerate(calls) if GIVEN.match(call)]
    reads = [i for i, call in enumerate(calls) if "page.tsx" in call or "package.json" in call]
    programs = started(calls)[1:]
    if len(given) < 2:
        yield f"{arguments}: gives nothing away: {[calls[i] for i in given]}"
    elif reads and max(given[:2]) > min(reads):
        yield f"{arguments}: reads the repository first"
    yield from (f"{arguments}: {call}" for call in calls if re.match(r"(socket|connect|bind|sendto|recvfrom)", call))
    if not asks_git and programs:
        yield f"{arguments}: starts {programs}"
    yield from (f"{arguments}: {call}" for call in programs if not re.match(r'execve\("[^"]*/git", \["git", ', call))
    if asks_git and (not programs or len(given) < 3):
        yield f"{arguments}: git is asked, or all rights to start programs are given away, no more"


def runs(folder):
    snapshot = folder / "snapshot.json"
    snapshot.write_text(json.dumps({"object": "instance", "environment_type": "development", "id": "ins_made_up"}))
    facts = str(folder / "facts.json")
    return [
        (["facts", "-o", facts], False, 0),
        (["check", "--fail-on", "never"], False, 0),
        (["check", "--fail-on", "never", "--cache", str(folder / "cache")], False, 0),
        (["compare", "--facts", facts, "--fail-on", "never"], False, 0),
        (["snapshot", "import", str(snapshot), "-o", str(folder / "out.json")], False, None),
        (["baseline", "write", "-o", str(folder / "baseline.json")], False, 0),
        (["check", "--staged", "--fail-on", "never"], True, 0),
        (["check", "--changed-since", "HEAD", "--fail-on", "never"], True, 0),
    ]


def without(program, folder):
    """--no-sandbox gives nothing away, and says so."""
    calls, done = traced(program, ["check", "--no-sandbox", "--fail-on", "never"], folder)
    if any(GIVEN.match(call) for call in calls) or "not confined: --no-sandbox" not in done.stderr:
        yield f"--no-sandbox: {done.stderr}"


def ended_in_the_middle(command, folder):
    """Starts the command with cores allowed, ends it as a crash does while it reads; returns whether there is a core."""
    def allow():
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    child = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, preexec_fn=allow)
    child.stdin.write(f'{{"secret_key": "{KEY}'.encode())
    child.stdin.flush()
    waiting = ctypes.c_int(1)
    while waiting.value and child.poll() is None:  # until it has read that
        fcntl.ioctl(child.stdin, termios.FIONREAD, waiting)
        time.sleep(0.01)
    time.sleep(0.05)
    limits = Path(f"/proc/{child.pid}/limits").read_text()
    child.send_signal(signal.SIGSEGV)
    _, status = os.waitpid(child.pid, 0)
    child.returncode = status
    child.stdin.close()
    return os.WCOREDUMP(status), limits


def cores(program, folder):
    """No image of the memory is left, for which others are asked where they may leave one."""
    if not ended_in_the_middle(["cat"], folder)[0]:
        print("cores: no program leaves one here; the limit alone is looked at")
    dumped, limits = ended_in_the_middle([program, "snapshot", "show", "-"], folder)
    if dumped or not re.search(r"^Max core file size +0 +0 ", limits, re.M):
        yield f"a crash leaves a core: {dumped}, {limits}"
    calls, _ = traced(program, ["version"], folder, "trace=prctl")
    if not any("PR_SET_DUMPABLE" in call and call.endswith("= 0") for call in calls):
        yield f"the memory is open to others: {calls}"


def main(program):
    if shutil.which("strace") is None:
        print("skipped: there is no strace")
        return SKIPPED
    failed = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(os.path.realpath(name))
        (folder / "repo").mkdir()
        repository(folder / "repo")
        if not traced(program, ["version"], folder)[0]:
            print("skipped: strace may not trace here")
            return SKIPPED
        for arguments, asks_git, status in runs(folder):
            calls, done = traced(program, arguments, folder)
            failed += problems_of(calls, arguments, asks_git)
            if status is not None and done.returncode != status:
                failed.append(f"{arguments}: exit {done.returncode}: {done.stderr}")
        failed += without(program, folder)
        failed += cores(program, folder)
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve())))
