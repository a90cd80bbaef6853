#!/usr/bin/env python3
"""Types secrets into `snapshot fingerprint` on a terminal of ours: typed_secret.py PROGRAM.

What is typed must not be shown, and the terminal must show again what is typed
however the program ends.
"""

import fcntl
import os
import pty
import select
import signal
import sys
import termios
import time
from pathlib import Path

SECRET = b"sk" + b"_test_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000"
PRINT = b"sha256:82b1b32f0e6fb1f900beda7e212a78a6c4f922dab60eece8de7838253328f5f1"
SECONDS = 30


def shows(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def run(program, typed, sent=None):
    """Returns the exit status (negative: the signal), what was seen, and whether echo is on."""
    own, terminal = pty.openpty()
    child = os.fork()
    if child == 0:
        os.setsid()
        os.close(own)
        os.dup2(terminal, 0)
        os.dup2(terminal, 1)
        os.dup2(terminal, 2)
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        os.execv(program, [program, "snapshot", "fingerprint"])
    seen, waiting, end = b"", True, time.monotonic() + SECONDS
    status = None
    while status is None and time.monotonic() < end:
        if select.select([own], [], [], 0.05)[0]:
            seen += os.read(own, 4096)
        if waiting and b"(not shown): " in seen and not shows(terminal):
            waiting = False
            os.write(own, typed)
            if sent is not None:
                os.kill(child, sent)
        done, code = os.waitpid(child, os.WNOHANG)
        status = os.waitstatus_to_exitcode(code) if done else None
    while select.select([own], [], [], 0.05)[0]:
        seen += os.read(own, 4096)
    on = shows(terminal)
    os.close(own)
    os.close(terminal)
    return status, seen, on


def main():
    program = str(Path(sys.argv[1]).resolve())
    cases = [
        ("typed", SECRET + b"\n", None, 0, PRINT),
        ("control C", SECRET[:20] + b"\x03", None, -signal.SIGINT, b""),
        ("ended from outside", SECRET[:20], signal.SIGTERM, -signal.SIGTERM, b""),
        ("control Z", SECRET[:20] + b"\x1a" + SECRET + b"\n", None, 0, PRINT),
        ("nothing", b"\n", None, 2, b"it is empty"),
    ]
    problems = []
    for name, typed, sent, wanted, shown in cases:
        status, seen, on = run(program, typed, sent)
        if status != wanted:
            problems.append(f"{name}: exit {status}, expected {wanted}: {seen!r}")
        if shown not in seen:
            problems.append(f"{name}: {shown!r} is not in {seen!r}")
        if b"FAKEfake" in seen:
            problems.append(f"{name}: the secret is shown: {seen!r}")
        if not on:
            problems.append(f"{name}: the terminal stays without echo")
    print("\n".join(problems + [f"{len(cases)} cases, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
