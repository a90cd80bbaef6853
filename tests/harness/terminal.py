#!/usr/bin/env python3
"""What the program does on a terminal, and what not elsewhere: terminal.py PROGRAM.

Colours, links, the width of text, the line that tells how far a long run is,
and pages laid out for reading. Runs on a terminal of its own (pty) and in pipes.
"""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path

from tracked import ROOT

SECONDS = 120
DEMO = ROOT / "compare" / "cli" / "demo" / "repo"
COLOR = re.compile(r"\x1b\[[0-9;]*m")
LINK = "\x1b]8;;"
TOLD = re.compile(r"\r\d+ files read, \d+ parsed\x1b\[K")
ERASED = "\r\x1b[K"


class Terminal:
    """A stream of the child that is a terminal; `text` is what was written to it."""

    def __init__(self, columns):
        self.ours, self.theirs = pty.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.written = b""
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        while True:
            try:
                part = os.read(self.ours, 65536)
            except OSError:  # nobody has it open any more
                return
            self.written += part

    def close(self):
        os.close(self.theirs)
        self.reader.join()
        os.close(self.ours)
        return self.written.decode("utf-8", "replace").replace("\r\n", "\n")


class Program:
    def __init__(self, path):
        self.path = path

    def run(self, arguments, out="pipe", err="pipe", columns=100, pauses=0, **environment):
        """Returns status, standard output and standard error; a stream is a terminal or a pipe.

        Each pause stops the run for a while: so a long one is long on a fast machine, too.
        """
        terminals = {name: Terminal(columns) for name, kind in (("out", out), ("err", err))
                     if kind == "terminal"}
        streams = {name: terminal.theirs for name, terminal in terminals.items()}
        child = subprocess.Popen([self.path, *arguments], stdin=subprocess.DEVNULL,
                                 stdout=streams.get("out", subprocess.PIPE),
                                 stderr=streams.get("err", subprocess.PIPE),
                                 env={"PATH": os.environ["PATH"], "TERM": "xterm"} | environment)
        for _ in range(pauses):
            time.sleep(0.05)
            child.send_signal(signal.SIGSTOP)
            time.sleep(0.4)
            child.send_signal(signal.SIGCONT)
        texts = [(part or b"").decode("utf-8", "replace")
                 for part in child.communicate(timeout=SECONDS)]
        for index, name in enumerate(("out", "err")):
            if name in terminals:
                texts[index] = terminals[name].close()
        return child.returncode, *texts


def colors(program):
    """Kind of stream, options, environment, and whether there are colours."""
    rows = [
        ("terminal", [], {}, True),
        ("terminal", [], {"TERM": "dumb"}, False),
        ("terminal", [], {"TERM": ""}, False),
        ("terminal", [], {"NO_COLOR": "1"}, False),
        ("terminal", [], {"NO_COLOR": ""}, True),
        ("terminal", ["--color", "never"], {}, False),
        ("pipe", [], {}, False),
        ("pipe", [], {"CLICOLOR_FORCE": "1"}, True),
        ("pipe", [], {"CLICOLOR_FORCE": "0"}, False),
        ("pipe", [], {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        ("pipe", ["--color", "always"], {"NO_COLOR": "1"}, True),
        ("pipe", ["--color", "never"], {"CLICOLOR_FORCE": "1"}, False),
        ("pipe", [], {"GITHUB_ACTIONS": "true"}, False),
        ("pipe", [], {"GITLAB_CI": "true"}, False),
        ("pipe", ["--format", "json"], {"CLICOLOR_FORCE": "1"}, False),
    ]
    problems = []
    for kind, options, environment, wanted in rows:
        _, out, _ = program.run(["demo", *options], out=kind, **environment)
        if bool(COLOR.search(out)) != wanted or "CLERK-" not in out:
            problems.append(f"colours are not as wanted: {kind} {options} {environment}")
    return problems


def links(program):
    rows = [
        ("terminal", {"VTE_VERSION": "6800"}, True),
        ("terminal", {"VTE_VERSION": "5000"}, False),
        ("terminal", {"TERM_PROGRAM": "WezTerm"}, True),
        ("terminal", {"TERM": "xterm-kitty"}, True),
        ("terminal", {"WT_SESSION": "x"}, True),
        ("terminal", {}, False),
        ("terminal", {"FORCE_HYPERLINK": "1"}, True),
        ("terminal", {"FORCE_HYPERLINK": "1", "TERM": "dumb"}, False),
        ("terminal", {"FORCE_HYPERLINK": "0", "VTE_VERSION": "6800"}, False),
        ("terminal", {"VTE_VERSION": "6800", "CI": "true"}, False),
        ("pipe", {"FORCE_HYPERLINK": "1", "VTE_VERSION": "6800"}, False),
        ("pipe", {"FORCE_HYPERLINK": "1", "GITHUB_ACTIONS": "true"}, False),
    ]
    problems = []
    for kind, environment, wanted in rows:
        _, out, _ = program.run(["check", str(DEMO)], out=kind, **environment)
        if (LINK in out) != wanted:
            problems.append(f"links are not as wanted: {kind} {environment}")
    _, out, _ = program.run(["check", str(DEMO)], out="terminal", FORCE_HYPERLINK="1")
    if f"{LINK}file://{DEMO}/middleware.ts\x1b\\middleware.ts:" not in out:
        problems.append("no link leads to middleware.ts")
    return problems


def file_of_a_terminal(program):
    """A report into a file is the same, whatever the terminal is."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("a", "b")]
        program.run(["check", str(DEMO), "-o", str(files[0])], out="terminal", columns=50,
                    FORCE_HYPERLINK="1")
        program.run(["check", str(DEMO), "-o", str(files[1])])
        same = files[0].read_bytes() == files[1].read_bytes()
    return [] if same else ["the terminal shows in a file"]


def too_wide(out, columns):
    """Lines of prose over the width that could have been broken."""
    lines = [line for line in out.splitlines() if " | " not in line]
    return [line for line in lines if len(line) > columns
            and not re.match(r"CLERK-|  Repo:|  See also:| {12}\S+$", line)
            and " " in line.strip()[:columns - 12].split(":", 1)[-1].strip()]


def widths(program):
    problems = []
    for columns in (40, 80, 200):
        _, out, _ = program.run(["demo", "--color", "never"], out="terminal", columns=columns)
        problems += [f"{columns} columns: {line}" for line in too_wide(out, columns)]
        if max(len(line) for line in out.splitlines() if line.startswith("  Fix:")) > 120:
            problems.append(f"{columns} columns: prose is too wide to be read")
    pipes = {program.run(["demo"], COLUMNS=columns)[1] for columns in ("40", "200", "x")}
    if len(pipes) != 1:
        problems.append("COLUMNS shows in a pipe")
    return problems


def pager(program):
    """In a pipe to a pager there may be colours, and nothing that moves."""
    _, out, _ = program.run(["check", str(DEMO), "--color", "always"], FORCE_HYPERLINK="1")
    rest = COLOR.sub("", out)
    return [] if COLOR.search(out) and "\x1b" not in rest and "\r" not in rest else [
        "a pager gets more than colours"]


def explain(program):
    page = (ROOT / "compare" / "rules" / "CLERK-KEY-001.md").read_text(encoding="utf-8")
    _, piped, _ = program.run(["explain", "CLERK-KEY-001"], CLICOLOR_FORCE="1")
    _, read, _ = program.run(["explain", "CLERK-KEY-001"], out="terminal", columns=60)
    problems = []
    if not piped.endswith(page) or "\x1b" in piped:
        problems.append("a program does not get the page as it is")
    if "```" in read or "## " in read or not COLOR.search(read):
        problems.append("a reader does not get the page laid out")
    return problems


def make_large(folder):
    """Code to read for some tenths of a second on one thread."""
    (folder / "package.json").write_text('{"dependencies": {"@clerk/nextjs": "7.9.0"}}',
                                         encoding="utf-8")
    body = "export function f() { return [1, 2, 3].map((x) => x * 2).filter(Boolean) }\n" * 600
    for number in range(60):
        text = f"import {{ auth }} from '@clerk/nextjs/server'\n{body.replace('f()', f'f{number}()')}"
        (folder / f"a{number}.ts").write_text(text, encoding="utf-8")


def progress(program):
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        make_large(folder)
        long = ["facts", scratch, "-j", "1"]
        _, out, err = program.run(long, err="terminal", pauses=3)
        if not TOLD.search(err) or TOLD.sub("", err) != ERASED:
            problems.append(f"a long run does not tell how far it is, or leaves rubbish: {err!r}")
        quiet = ["check", scratch, "-j", "1", "--quiet"]
        for arguments, streams in ((long, {}), (quiet, {"err": "terminal"}),
                                   (long, {"err": "terminal", "TERM": "dumb"})):
            _, same, err = program.run(arguments, pauses=3, **streams)
            if err:
                problems.append(f"{arguments} {streams} tells {err!r}")
            if arguments == long and same != out:
                problems.append("the facts depend on who looks on")
        _, _, err = program.run([*long, "-o", "/there/is/no/folder"], err="terminal",
                                pauses=3)
        if not re.search(r"\r\x1b\[Kclerk-audit: cannot write: [^\r]*\n$", err):
            problems.append(f"an error does not stand alone on its line: {err!r}")
    _, _, err = program.run(["facts", str(DEMO)], err="terminal")
    return [*problems, *([f"a short run tells {err!r}"] if err else [])]


def main():
    program = Program(Path(sys.argv[1]).resolve())
    checks = [colors, links, file_of_a_terminal, widths, pager, explain, progress]
    problems = [problem for check in checks for problem in check(program)]
    print("\n".join([*problems, f"{len(checks)} checks, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
