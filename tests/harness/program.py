"""Runs clerk-audit as a child with bounded time and memory."""

import os
import re
import resource
import signal
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

SECONDS = 60
NOBODY = 65534
ADDRESS_SPACE = 4 << 30  # what protects this machine; what is asserted is the peak
# Debian 12's valgrind does not know Landlock, and says so on standard error.
NOISE = re.compile(rb"(?m)^--\d+--.*\n")
VALGRIND = ["valgrind", "-q", "--error-exitcode=9", "--leak-check=full",
            "--errors-for-leak-kinds=definite"]


class Outcome(NamedTuple):
    status: int  # negative: the signal that ended it
    out: bytes
    err: bytes
    peak: int  # KB; not less than what this process has
    late: bool  # had to be ended after the time limit


class Program:
    """The program under test; `slow` is true under valgrind and sanitizers."""

    def __init__(self, path, sanitized=False, valgrind=False):
        self.path = Path(path).resolve()
        self.sanitized = sanitized
        self.valgrind = valgrind

    @property
    def slow(self):
        return self.sanitized or self.valgrind

    def _command(self, args):
        return [*(VALGRIND if self.valgrind else []), str(self.path), *args]

    def _limit(self, unprivileged, file_size):
        def limit():
            if file_size is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
            if not self.slow:
                resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if unprivileged and os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
        return limit

    def run(self, args, cwd=".", env=None, stdin=None, stdout=None, unprivileged=False,
            file_size=None):
        """
        Returns the Outcome; `stdin` is bytes, `stdout` an open file to write to instead,
        `file_size` the most bytes that a file may get.
        """
        environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C"}
        # sanitizers take their options from the environment
        environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        environment |= env or {}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, \
                tempfile.TemporaryFile() as given:
            given.write(stdin or b"")
            given.seek(0)
            child = subprocess.Popen(
                self._command(args), cwd=cwd, env=environment, stdin=given,
                stdout=stdout or out, stderr=err, preexec_fn=self._limit(unprivileged, file_size))
            late = threading.Event()

            def end():
                late.set()
                os.kill(child.pid, signal.SIGKILL)

            timer = threading.Timer(SECONDS * (20 if self.slow else 1), end)
            timer.start()
            _, status, usage = os.wait4(child.pid, 0)
            timer.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            said = NOISE.sub(b"", err.read()) if self.valgrind else err.read()
            return Outcome(child.returncode, out.read(), said, usage.ru_maxrss,
                           late.is_set())
