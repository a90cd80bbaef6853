#!/usr/bin/env python3
"""Who may include whom: reads every #include of the program's C files.

A room sees only the rooms below it, so that facts never depend on a report
and no rule ever opens a file. Third-party headers stay in the one room that
wraps them. Each room's README says the same. `include_rules.py --self-test`
plants violations and expects each to be caught.
"""

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

from tracked import ROOT, sources

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)

# A room may include itself, and what is listed: rooms, or single headers.
ROOMS = {
    "base": [],
    "source": ["base"],
    "json": ["base"],
    "pattern": ["base"],
    "clerk": ["base", "pattern"],
    "syntax": ["base", "source", "grammars"],
    "module": ["base", "source", "syntax"],
    "settings": ["base", "source", "json", "pattern", "clerk", "syntax"],
    "program": ["base", "source", "json", "pattern", "clerk", "settings", "module"],
    "facts": ["base", "source", "json", "pattern", "clerk", "syntax", "module", "settings",
              "program"],
    "snapshot": ["base", "json", "pattern", "clerk"],
    "compare": ["base", "json", "pattern", "clerk", "facts/facts.h", "facts/facts_json.h",
                "snapshot/instance.h"],
    "compare/rules": ["base", "pattern", "clerk", "facts/facts.h", "snapshot/instance.h",
                      "compare/rule.h", "compare/match*.h"],
    "compare/report": ["base", "source/lines.h", "json", "compare/finding.h",
                       "compare/rule_info.h"],
    "compare/cli": ["base", "source", "json", "pattern", "clerk", "syntax", "module", "settings",
                    "program", "facts", "snapshot", "compare", "compare/rules",
                    "compare/report"],
}

THIRD_PARTY = {
    "cjson/": "json",
    "pcre2": "pattern",
    "tree_sitter/": "syntax",
    "sha": "base",
    "md5": "base",
    "time.h": "compare/cli",
    "poll.h": "source",  # both for git's plumbing, which is run there
    "sys/wait.h": "source",
    "linux/openat2.h": "source",  # to open files where links are ruled out
    "linux/": "compare/cli",  # with the next for confine.h: what the process gives away
    "sys/prctl.h": "compare/cli",
    "sys/syscall.h": "compare/cli source",
    "immintrin.h": "base",  # vectors, for the search of literals alone
    "arm_neon.h": "base",
}

# As READMEs name it
LIBRARIES = {"base": "libmd", "json": "cJSON", "pattern": "PCRE2", "syntax": "tree-sitter"}

# Of the C library and POSIX: nothing that reaches a network, a shell or a locale.
LIBC = set("""
    dirent errno fcntl float inttypes limits math pthread signal stdalign stdarg stdatomic stdbool stddef
    stdint stdio stdlib string sys/ioctl sys/resource sys/stat termios unistd
""".split())


def room_of(path):
    """Returns the room of a path relative to the project's root."""
    parts = path.split("/")
    if parts[0] == "analyzer":
        return parts[1]
    if parts[0] == "compare" and len(parts) > 2:
        return "/".join(parts[:2])
    return parts[0]


def resolve(root, path, name):
    """Returns the included file relative to the root.

    A file that does not exist is made by the build, or stops the compiler:
    then the name alone says whose it is.
    """
    for folder in (root / Path(path).parent, root / "analyzer", root):
        target = (folder / name).resolve()
        if target.is_file() and target.is_relative_to(root):
            return target.relative_to(root).as_posix()
    return name


def check_own(root, path, name):
    room = room_of(path)
    target = resolve(root, path, name)
    target_room = room_of(target)
    short = target.removeprefix("analyzer/")
    if target_room == room or any(fnmatch(name, allowed) for name in (target_room, short)
                                  for allowed in ROOMS[room]):
        return None
    return f"room {room} may not include '{short}'"


def check_system(path, name):
    room = room_of(path)
    for prefix, owner in THIRD_PARTY.items():
        if name.startswith(prefix):
            return None if room in owner.split() else f"<{name}> belongs to room {owner} alone"
    if name.removesuffix(".h") in LIBC:
        return None
    return f"<{name}> is not among the headers that the program needs"


def check_file(root, path, text):
    """Returns one line for each include that is not allowed."""
    if room_of(path) not in ROOMS:
        return [f"{path}: room '{room_of(path)}' is not in the table of rooms"]
    problems = []
    for match in INCLUDE.finditer(text):
        kind, name = match.groups()
        why = check_own(root, path, name) if kind == '"' else check_system(path, name)
        if why is not None:
            line = text.count("\n", 0, match.start(1)) + 1
            problems.append(f"{path}:{line}: {why}")
    return problems


def check_readme(room, text):
    """A room's README names what the room may include."""
    wanted = {name.rsplit("/")[-1] for name in ROOMS[room] if name != "grammars"} | {LIBRARIES.get(room, "")} - {""}
    found = re.search(r"^May use:? (.*?)[.;]\s", text, re.MULTILINE | re.DOTALL)
    said = {name.rsplit("/")[-1] for name in re.split(r",\s+", found.group(1))} if found else set()
    # what lies above all others is not listed there
    everything = {"facts": {"all of analyzer"}, "compare/cli": {"everything"}}.get(room)
    return [] if said == (everything or wanted) else [f"README.md of {room}: may use {sorted(said)}, not {sorted(wanted)}"]


def folder_of(room):
    return ROOT / room if (ROOT / room).is_dir() else ROOT / "analyzer" / room


PLANTED = [
    ("analyzer/base/planted.c", '#include "json/json.h"', True),
    ("analyzer/json/planted.c", "#include <cjson/cJSON.h>", False),
    ("analyzer/facts/planted.c", "#include <cjson/cJSON.h>", True),
    ("analyzer/pattern/planted.c", "#include <pcre2.h>", False),
    ("compare/rules/planted.c", "#include <pcre2.h>", True),
    ("analyzer/syntax/planted.c", "#include <tree_sitter/api.h>", False),
    ("analyzer/module/planted.c", "#  include <tree_sitter/api.h>", True),
    ("analyzer/source/planted.c", "#include <sha2.h>", True),
    ("analyzer/source/planted.c", "#include <sys/socket.h>", True),
    ("compare/rules/planted.c", '#include "facts/facts.h"', False),
    ("compare/rules/planted.c", '#include "facts/facts_json.h"', True),
    ("compare/rules/planted.c", '#include "source/tree.h"', True),
    ("compare/rules/planted.c", '#include "compare/match_webhook.h"', False),
    ("compare/rules/planted.c", '#include "compare/choose.h"', True),
    ("compare/rules/planted.c", '#include "../report/report.h"', True),
    ("compare/rules/planted.c", '#include "compare/rules/pages.h"', False),
    ("compare/report/planted.c", '#include "compare/rules/pages.h"', True),
    ("compare/report/planted.c", '#include "compare/rule.h"', True),
    ("compare/report/planted.c", '#include "source/lines.h"', False),
    ("snapshot/sources/planted.c", '#include "snapshot/instance.h"', False),
    ("snapshot/sources/planted.c", '#include "facts/facts.h"', True),
    ("analyzer/program/frameworks/planted.c", '#include "facts/facts.h"', True),
    ("compare/cli/planted.c", '#include "snapshot/snapshot.h"', False),
    ("compare/planted.c", '#include "snapshot/snapshot.h"', True),
    ("analyzer/attic/planted.c", '#include "base/str.h"', True),
    ("compare/report/planted.c", '#include "compare/cli/version.h"', True),
    ("analyzer/facts/planted.c", '#include "no_such_header.h"', True),
]


def self_test():
    wrong = 0
    for path, text, caught in PLANTED:
        if bool(check_file(ROOT, path, text)) != caught:
            wrong += 1
            print(f"{path}: '{text}' should {'' if caught else 'not '}be caught")
    for text, caught in (("May use: base, PCRE2. Start", False), ("May use: base. Start", True), ("", True)):
        if bool(check_readme("pattern", text)) != caught:
            wrong += 1
            print(f"README: '{text}' should {'' if caught else 'not '}be caught")
    return wrong


def main():
    if sys.argv[1:] == ["--self-test"]:
        return 1 if self_test() else 0
    problems = []
    files = sources()
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        problems += check_file(ROOT, name, path.read_text(encoding="utf-8"))
    for room in ROOMS:
        readme = folder_of(room) / "README.md"
        problems += check_readme(room, readme.read_text(encoding="utf-8") if readme.is_file() else "")
    print("\n".join(problems + [f"{len(files)} files read, {len(problems)} problems"]))
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main())
