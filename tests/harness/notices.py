#!/usr/bin/env python3
"""Holds the notices of third-party software against what is built in: notices.py PROGRAM.

Each part that the program's version names has its section, with its licence word for
word where npm brought that; the Debian package's copyright file names each too.
"""

import re
import subprocess
import sys

from tracked import ROOT

DIST = ROOT / "compare" / "cli" / "dist"
MODULES = ROOT / "grammars" / "node_modules"
HERE = {"cJSON", "libmd", "PCRE2"}  # libraries that the Debian package depends on, and does not hold


def sections(text):
    """Returns each section of the notices by the names in its heading."""
    found = {}
    for section in re.split(r"^={80}\n", text, flags=re.MULTILINE)[1:]:
        for name in section.split(":")[0].split(" and "):
            found[name] = section
    return found


def words(text):
    return " ".join(text.split())


def problems(parts, notices, copyrights):
    found = sections(notices)
    for name in parts:
        if name not in found:
            yield f"NOTICES has no section on {name}"
            continue
        licence = MODULES / name / "LICENSE"
        if name not in HERE and words(licence.read_text(encoding="utf-8")) not in words(found[name]):
            yield f"NOTICES does not have the licence of {name} as it is in {licence}"
        if name not in HERE and f"grammars/node_modules/{name}/*" not in copyrights:
            yield f"deb/copyright does not name {name}"
    if "GNU C Library" not in found or "ICU" not in found:
        yield "NOTICES has no section on the GNU C Library, or ICU"


def main():
    shown = subprocess.run([sys.argv[1], "version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    parts = re.findall(r"^  (\S+) \S+$", shown, re.MULTILINE)
    notices = (DIST / "NOTICES").read_text(encoding="utf-8")
    copyrights = (DIST / "deb" / "copyright").read_text(encoding="utf-8")
    wrong = list(problems(parts, notices, copyrights))
    for name in parts:
        cut = notices.replace(sections(notices).get(name, "\0"), "")
        if not list(problems([name], cut, copyrights)):
            wrong.append(f"that {name} is missing in NOTICES would not be noticed")
    print("\n".join(wrong + [f"{len(parts)} parts, {len(wrong)} problems"]))
    return 1 if wrong or not parts else 0


if __name__ == "__main__":
    sys.exit(main())
