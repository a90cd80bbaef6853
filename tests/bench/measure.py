"""Runs commands in turn, and what their times come to."""

import os
import resource
import statistics
import tempfile
import time
from typing import Callable, NamedTuple, Optional

SLOW = 3.0  # seconds; what takes longer is run
FEW = 3  # only so many times


class Failure(Exception):
    """A command did not do what is measured."""


class Command(NamedTuple):
    name: str
    argv: list
    before: Optional[Callable[[], None]] = None  # prepares each run, unmeasured


class Run(NamedTuple):
    seconds: float
    peak: int  # KB; not less than floor()
    status: int
    size: int  # bytes printed


class Times:
    """What the rounds of one command took; a round that it was left out of has no entry."""

    def __init__(self):
        self.rounds = {}
        self.peak = 0

    def add(self, number, run):
        self.rounds[number] = run.seconds
        self.peak = max(self.peak, run.peak)

    @property
    def median(self):
        return statistics.median(self.rounds.values())

    @property
    def least(self):
        return min(self.rounds.values())


def ratio(times, base):
    """Returns how many times as long it takes: by the medians, and the median of the rounds' own."""
    shared = [number for number in times.rounds if number in base.rounds]
    own = statistics.median(times.rounds[number] / base.rounds[number] for number in shared)
    return times.median / base.median, own


def floor():
    """Returns the peak, in KB, that a child is said to have which needs less than this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def scratch():
    """Returns a folder in memory where there is one: where output goes must not cost."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()


def once(command, sink):
    """Runs the command with its output in the file; to /dev/null some tools would stop early."""
    if command.before:
        command.before()
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C"}
    files = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
             (os.POSIX_SPAWN_OPEN, 1, sink, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
             (os.POSIX_SPAWN_OPEN, 2, f"{sink}.err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
    start = time.perf_counter()
    child = os.posix_spawnp(command.argv[0], command.argv, environment, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    return Run(seconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status), os.stat(sink).st_size)


def checked(command, sink):
    """Runs the command, which must do its work: a tool that fails at once is not a fast one."""
    run = once(command, sink)
    if run.status not in (0, 1) or run.size == 0:
        with open(f"{sink}.err", encoding="utf-8", errors="replace") as file:
            raise Failure(f"'{command.name}' ends with {run.status} and {run.size} bytes: "
                          f"{file.read(300).strip()}")
    return run


def interleaved(commands, rounds, random):
    """Returns name -> Times of so many rounds, each in an order of its own, after one to warm up."""
    times = {command.name: Times() for command in commands}
    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        sink = os.path.join(folder, "out")
        slow = {command.name for command in commands if checked(command, sink).seconds > SLOW}
        for number in range(rounds):
            chosen = [command for command in commands if number < FEW or command.name not in slow]
            random.shuffle(chosen)
            for command in chosen:
                times[command.name].add(number, checked(command, sink))
    return times
