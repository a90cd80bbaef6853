#!/usr/bin/env python3
"""Writes a repository of any size, of which about one file in a hundred names Clerk.

    tree.py FILES FOLDER [SEED]

The apps with Clerk are those of tests/repos/next-app, with its snapshot and components of their own,
and tests/repos/nest, with controllers; the other files are ordinary: pieces.py, in the sizes, kinds
and folders of a large repository. The same FILES and SEED give the same bytes.
FOLDER must not exist.
"""

import hashlib
import json
import math
import os
import random as standard
import shutil
import sys
from pathlib import Path
from statistics import NormalDist

import pieces

REPOS = Path(__file__).resolve().parents[1] / "repos"
FILES_A_DESK = 10000  # in so many files there is one app of Next.js that has Clerk
FILES_AN_API = 20  # of so many files one is the API's
NAMING = 100  # of so many files one names Clerk
DEPTH = 6  # folders above a file, at most
SMALLEST = 20  # files of a package

# How many of 1,000 files, median and largest size, and what it is made of.
KINDS = [
    (500, "ts", 780, 260000, pieces.SERVICES),
    (60, "test.ts", 1500, 60000, pieces.TESTS),
    (270, "tsx", 1100, 200000, pieces.COMPONENTS),
    (15, "mjs", 600, 30000, pieces.SCRIPTS),
    (25, "css", 900, 40000, pieces.STYLES),
    (25, "md", 1500, 60000, pieces.PAGES),
    (45, "svg", 1900, 300000, pieces.DRAWINGS),
    (12, "yml", 1400, 20000, pieces.JOBS),
    (35, "json", 400, 60000, None),
    (13, "png", 16000, 230000, None),
]
SPREAD = 1.35  # of the sizes, as the logarithm's deviation

# What wraps the pieces of a kind.
HEADS = {
    "ts": "import { z } from 'zod';\nimport { db, logger } from '@/lib/runtime';\n",
    "test.ts": "import { beforeEach, describe, expect, it, vi } from 'vitest';\n",
    "tsx": "import { type ComponentProps, useEffect, useMemo, useState } from 'react';\n"
           "import { Button, Dialog, Field } from '@acme/ui';\n",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none">\n',
    "yml": "name: checks\non: [push]\njobs:\n",
}
TAILS = {"svg": "</svg>\n"}

# Names that say more than others, in how many of 1,000 code files.
NAMES = [(11, "{}-webhook"), (2, "{}.guard"), (2, "routes"), (2, "hooks")]

# What packages are made with, in turn.
LIBRARIES = [{"react": "19.2.1", "zod": "3.24.1"}, {"@nestjs/common": "11.0.1", "@nestjs/core": "11.0.1"},
             {"react": "19.2.1", "react-router": "7.1.1"}, {"express": "4.21.2", "jsonwebtoken": "9.0.2"}]

IGNORED = "dist/\ncoverage/\nnode_modules/\n*.log\n.env.local\n"


class Random:
    """What of Python's generator is the same in every version."""

    def __init__(self, seed):
        self.next = standard.Random(seed).random
        self.drawn = 0  # names for pieces

    def below(self, limit):
        return int(self.next() * limit)

    def pick(self, items):
        return items[self.below(len(items))]

    def often(self, share, of=1000):
        return self.next() * of < share

    def size(self, median, largest):
        deviation = NormalDist().inv_cdf(min(max(self.next(), 1e-9), 1 - 1e-9))
        return min(int(median * math.exp(SPREAD * deviation)), largest)


class Tree:
    """The folder that is filled, and how many files it has still to get."""

    def __init__(self, root, files, seed):
        self.root = Path(root)
        self.left = files
        self.files = files
        self.naming = files // NAMING
        self.random = Random(seed)
        self.pools = {kind: [pieces.fill(text, self.random) for text in texts * (600 // len(texts))]
                      for _, kind, _, _, texts in KINDS if texts}
        self.kinds = [row for row in KINDS for _ in range(row[0])]
        self.packages = []

    def write(self, name, data):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        self.left -= 1

    def copy_app(self, fixture, name):
        """Lays an app with Clerk there; its files are counted."""
        app = REPOS / fixture / "app"
        for path in sorted(path for path in app.rglob("*") if path.is_file()):
            data = path.read_bytes()
            self.write(f"{name}/{path.relative_to(app).as_posix()}", data)
            self.naming -= b"clerk" in data.lower()

    def text(self, kind, size, texts):
        """Returns pieces of the kind, one after the other, up to the size."""
        if kind == "png":
            seed = str(self.random.next()).encode()
            return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + hashlib.shake_128(seed).digest(size)
        if kind == "json":
            lines = [f'  "{word}.{self.random.below(10**6)}": "{pieces.sentence(self.random)}"'
                     for word in (self.random.pick(pieces.THINGS) for _ in range(size // 70 + 1))]
            return "{\n" + ",\n".join(lines) + "\n}\n"
        parts, length, pool = [], 0, self.pools[kind]
        start = self.random.below(len(pool))
        while not parts or length < size:
            parts.append(pool[(start + len(parts)) % len(pool)])
            length += len(parts[-1])
        return HEADS.get(kind, "") + "\n".join(parts) + TAILS.get(kind, "")

    def imports(self, siblings, above):
        """Returns names and where they are from; no two files import each other."""
        found = {}
        for _ in range(self.random.below(6) if siblings else 0):
            stem = self.random.pick(siblings)
            found[camel(stem)] = f"./{stem}"
        if above and self.random.often(600):
            stem = self.random.pick(above)
            found[camel(stem)] = f"../{stem}"
        if self.packages and self.random.often(300):
            kit, exported = self.random.pick(self.packages)
            found[camel(self.random.pick(exported))] = f"@acme/{kit}"
        return found

    def code(self, stem, kind, body, imported):
        """Returns a module: what it imports, its pieces, a constant of its name that uses the imports."""
        for share, text in pieces.LOOKALIKES + (pieces.LOOKALIKE_COMPONENTS if kind == "tsx" else []):
            if self.random.often(share):
                body += "\n" + pieces.fill(text, self.random)
        lines = [f"import {{ {name} }} from '{source}';\n" for name, source in imported.items()
                 if name != camel(stem)]
        own = ", ".join([f"'{stem}'", *(name for name in imported if name != camel(stem))])
        return "".join(lines) + body + f"\nexport const {camel(stem)} = [{own}];\n"

    def with_clerk(self, kind, body):
        """Returns a component with a use of Clerk in it, as long as there should be more of them."""
        if kind != "tsx" or self.naming <= 0:
            return body
        self.naming -= 1
        uses = [text for share, text in pieces.CLERK_USES for _ in range(share)]
        return pieces.fill(self.random.pick(uses), self.random) + body

    def with_controller(self, kind, body):
        """Returns a module of the API, of which some are controllers."""
        if kind != "ts" or not self.random.often(400):
            return body
        return pieces.fill(pieces.CONTROLLER, self.random) + body

    def stem(self, kind, taken):
        """Returns a name that the folder does not have yet."""
        thing, deed, trait = (self.random.pick(words) for words in
                              (pieces.THINGS, pieces.DEEDS, pieces.TRAITS))
        stem = trait.capitalize() + thing.capitalize() if kind == "tsx" else f"{deed}-{thing}"
        for share, name in NAMES:
            if kind in ("ts", "tsx") and self.random.often(share):
                stem = name.format(thing)
        while f"{stem}.{kind}" in taken:
            stem += str(self.random.below(10))
        taken.add(f"{stem}.{kind}")
        return stem

    def fill(self, folder, count, above, finish):
        """Writes so many files into the folder; returns the modules that others may import."""
        modules, taken = [], set()
        for _ in range(count - 1):
            _, kind, median, largest, texts = self.random.pick(self.kinds)
            stem = self.stem(kind, taken)
            data = self.text(kind, self.random.size(median, largest), texts)
            if kind in ("ts", "tsx", "test.ts"):
                data = self.code(stem, kind, data, self.imports(modules, above))
                data = finish(kind, data) if finish else data
                if kind != "test.ts":
                    modules.append(stem)
            self.write(f"{folder}/{stem}.{kind}", data)
        if count > 0:
            self.write(f"{folder}/index.ts", "".join(f"export * from './{stem}';\n" for stem in modules)
                       or "export {};\n")
        return modules

    def modules(self, top, count, finish=None):
        """Fills folders of 5 to 30 files from this one on; returns what its index exports."""
        end = max(self.left - count, 0)
        folders = [(top, [])]
        while self.left > end:
            folder, above = folders[-1]
            modules = self.fill(folder, min(5 + self.random.below(26), self.left - end), above, finish)
            folders[-1] = folder, modules
            if len(folders) % 6 == 0 and self.left > end:  # ignored, as what is built is
                self.write(f"{top.split('/src')[0]}/dist/chunk-{len(folders)}.mjs",
                           self.text("mjs", 4000, pieces.SCRIPTS))
            shallow = [row for row in folders if row[0].count("/") < DEPTH - 1]
            folder, modules = self.random.pick(shallow)
            folders.append((f"{folder}/{self.random.pick(pieces.THINGS)}-{len(folders)}", modules))
        return folders[0][1]

    def package(self, count):
        """Writes a package of so many files, which later ones may import."""
        kit = f"{self.random.pick(pieces.THINGS)}-{len(self.packages)}"
        manifest = {"name": f"@acme/{kit}", "version": "1.0.0", "main": "src/index.ts",
                    "dependencies": LIBRARIES[len(self.packages) % len(LIBRARIES)]}
        self.write(f"packages/{kit}/package.json", json.dumps(manifest, indent=2) + "\n")
        self.write(f"packages/{kit}/.gitignore", IGNORED)
        self.packages.append((kit, self.modules(f"packages/{kit}/src", count - 2)))

    def grow(self):
        manifest = {"name": "acme", "private": True, "workspaces": ["apps/*", "packages/*"]}
        self.write("package.json", json.dumps(manifest, indent=2) + "\n")
        self.write(".gitignore", IGNORED)
        self.write("clerk-snapshot.json", (REPOS / "next-app" / "clean.json").read_bytes())
        desks = [f"apps/desk-{number}" for number in range(-(-self.files // FILES_A_DESK))]
        api = self.files // FILES_AN_API
        for desk in desks:
            self.copy_app("next-app", desk)
        if api > SMALLEST:
            self.copy_app("nest", "apps/api")
            self.modules("apps/api/src/features", api, self.with_controller)
        own = max(self.naming, 0) * 5  # a fifth of the desks' files are components with Clerk
        while self.left > own + SMALLEST:
            self.package(min(60 + self.random.below(180), self.left - own))
        for number, desk in enumerate(desks):
            self.modules(f"{desk}/src/features", self.left // (len(desks) - number), self.with_clerk)


def camel(stem):
    first, *rest = stem.replace(".", "-").split("-")
    return first[:1].lower() + first[1:] + "".join(word.capitalize() for word in rest)


def write(root, files, seed=1):
    """Fills the folder and makes it the root of a repository, whatever lies above it."""
    tree = Tree(root, files, seed)
    tree.grow()
    git = Path(root) / ".git"
    git.mkdir()
    (git / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")


def main(arguments):
    if len(arguments) not in (2, 3) or not arguments[0].isdigit() or os.path.lexists(arguments[1]):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    try:
        write(arguments[1], int(arguments[0]), int(arguments[2]) if arguments[2:] else 1)
    except BaseException:
        shutil.rmtree(arguments[1], ignore_errors=True)
        raise
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
