"""What cases of bad input are made of: a folder to fill, runs, and what must hold after them."""

import json
import os
import re
import shutil
import stat
from pathlib import Path

ORDINARY_KB = 64 * 1024
HOSTILE_KB = 256 * 1024

# C0 but line feed, DEL, C1; what moves, hides or reverses the text around it
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

CASES = []


class Failure(Exception):
    """What was expected did not hold."""


class Skip(Exception):
    """The case cannot be made on this machine."""


def case(hostile=False, valgrind=False):
    """Registers a case: hostile ones may take more memory, some are run under valgrind too."""
    def register(function):
        function.hostile = hostile
        function.valgrind = valgrind
        CASES.append(function)
        return function
    return register


def require(condition, message):
    if not condition:
        raise Failure(message)


def shown(data):
    text = data.decode("utf-8", "backslashreplace")
    return text if len(text) < 600 else text[:300] + " … " + text[-300:]


def plain(data, what):
    """Returns the text, which must be UTF-8 and do nothing to a terminal."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Failure(f"{what} is not UTF-8: {error}") from error
    found = HARMFUL.search(text)
    require(found is None, f"{what} holds a control character: {found and text[found.start():][:60]!r}")
    return text


def unique(pairs):
    """Rejects what json.loads takes: the same key twice."""
    require(len({key for key, _ in pairs}) == len(pairs), "a JSON object names a key twice")
    return dict(pairs)


class Bench:
    """One case's folder and its runs."""

    def __init__(self, program, folder, hostile):
        self.program = program
        self.folder = Path(folder)
        self.hostile = hostile

    def path(self, name):
        path = os.path.join(os.fsencode(self.folder), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def write(self, name, data):
        """Writes a file: text, bytes, or pieces of bytes one by one. A repository has a manifest."""
        if os.fsencode(name).startswith(b"repo/") and not os.path.lexists(self.path("repo")):
            with open(self.path("repo/package.json"), "wb") as file:
                file.write(b"{}")
        pieces = [data.encode() if isinstance(data, str) else data]
        if not isinstance(data, (str, bytes)):
            pieces = data
        with open(self.path(name), "wb") as file:
            for piece in pieces:
                file.write(piece)
        return name

    def remove(self, name):
        shutil.rmtree(self.path(name))

    def run(self, *args, **options):
        """Runs the program in the folder; time, memory and the way it ends are checked."""
        outcome = self.program.run(args, cwd=self.folder, **options)
        line = " ".join(os.fsdecode(a)[:80] for a in args)
        said = shown(outcome.err)
        require(not outcome.late, f"'{line}' does not end in time")
        require(outcome.status in (0, 1, 2), f"'{line}' ends with {outcome.status}: {said}")
        most = HOSTILE_KB if self.hostile else ORDINARY_KB
        require(self.program.slow or outcome.peak <= most,
                f"'{line}' takes {outcome.peak} KB, more than {most}")
        plain(outcome.err, "standard error")
        return outcome

    def error(self, *args, has=(), **options):
        """Exit 2, nothing printed, one line that says `has`; returns the line."""
        outcome = self.run(*args, **options)
        said = shown(outcome.err)
        require(outcome.status == 2, f"exit {outcome.status} instead of 2: {said}")
        require(outcome.out == b"", f"an error, and yet it prints: {shown(outcome.out)}")
        lines = outcome.err.decode().split("\n")
        require(len(lines) == 2 and lines[1] == "", f"not one line: {said}")
        require(lines[0].startswith("clerk-audit: "), f"does not say who speaks: {said}")
        for word in [has] if isinstance(has, str) else has:
            require(word in lines[0], f"'{word}' is not in: {said}")
        return lines[0]

    def printed(self, *args, status=(0,), **options):
        """Not an error, and standard error is empty; returns what was printed."""
        outcome = self.run(*args, **options)
        require(outcome.status in status,
                f"exit {outcome.status}, not one of {status}: {shown(outcome.err)}")
        require(outcome.err == b"", f"standard error is not empty: {shown(outcome.err)}")
        return plain(outcome.out, "standard output")

    def json(self, *args, **options):
        return json.loads(self.printed(*args, **options), object_pairs_hook=unique)

    def facts(self, folder="repo", **options):
        return self.json("facts", folder, "-j", "2", **options)

    def repository(self, folder="repo", notices=(), **options):
        """
        Facts and both reports can be had, and list exactly these notices: pairs of a path and
        words of its reason. Returns the facts.
        """
        facts = self.facts(folder, **options)
        found = [(notice["path"], notice["reason"]) for notice in facts["notices"]]
        wanted = list(notices)
        require(len(found) == len(wanted), f"notices are {found}, expected {wanted}")
        for (path, reason), (wanted_path, words) in zip(found, sorted(wanted)):
            require(path == wanted_path and words in reason,
                    f"the notice {(path, reason)} is not {(wanted_path, words)}")
        self.reports(folder, found, **options)
        return facts

    def reports(self, folder, notices, **options):
        report = self.json("check", folder, "--format", "json", "--fail-on", "never", **options)
        listed = [(notice["path"] or "", notice["reason"]) for notice in report["notices"]]
        require(len(listed) == len(notices), f"the report lists {listed}, not {notices}")
        if self.program.slow:
            return  # the same analysis, with words around it
        text = self.printed("check", folder, "-v", "--fail-on", "never", **options)
        require(("Notices" in text) == bool(notices), "the text report's notices are not the facts'")

    def absent(self, *names):
        """None of the files was written, and no temporary one was left."""
        for name in names:
            require(not os.path.lexists(self.path(name)), f"{name} was written")
        left = [name for name in os.listdir(self.folder) if name.endswith(".tmp")]
        require(left == [], f"left behind: {left}")

    def some(self, things):
        """All of the things, or a part of them where each run takes long."""
        return list(things)[::8] if self.program.slow else list(things)

    def few(self, count):
        """How often a thing is repeated: an eighth of that where each run takes long."""
        return count // 8 if self.program.slow else count

    def drop_privileges(self):
        """Makes the folder readable for everybody and returns the options for a run as nobody."""
        if os.getuid() != 0:
            return {}
        os.chmod(self.folder, os.stat(self.folder).st_mode | stat.S_IXOTH | stat.S_IROTH)
        return {"unprivileged": True}
