#!/usr/bin/env python3
"""Compares the files that a walk lists with what git lists in the same folder.

Usage: check_ignore.py LIST_FILES [SEED [ROUNDS]]

Hand-written cases for each rule of gitignore(5), then generated ones: random
patterns over a small alphabet, so that they hit, in ignore files at several
levels. Generated cases depend on the seed alone. Left out: "ab**/c", where git
2.39 departs from its own documentation (test_ignore.c has it).
"""

import os
import random
import subprocess
import sys
import tempfile

ENV = {
    "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
    "HOME": "/nonexistent",
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CEILING_DIRECTORIES": tempfile.gettempdir(),
}


def run(arguments, where):
    done = subprocess.run(arguments, cwd=where, env=ENV, capture_output=True)
    if done.returncode != 0:
        sys.exit("%r failed: %s" % (arguments, done.stderr.decode(errors="replace")))
    return done.stdout


def write(root, path, content=b""):
    full = os.path.join(os.fsencode(root), path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "wb") as file:
        file.write(content)


def listed_by_git(where):
    out = run(["git", "ls-files", "-z", "--others", "--exclude-standard", "--cached", "."], where)
    return set(out.split(b"\0")) - {b""}


def listed_by_walk(program, where):
    out = run([program, "."], where)
    records = [record.partition(b" ") for record in out.split(b"\0") if record]
    kinds = {}
    for kind, _, text in records:
        kinds.setdefault(kind.decode(), []).append(text)
    files = kinds.get("file", [])
    if files != sorted(files) or len(files) != len(set(files)):
        sys.exit("not sorted, or twice: %r" % files)
    return set(files), kinds


class Report:
    def __init__(self):
        self.cases = 0
        self.failures = 0

    def compare(self, name, details, expected, found):
        self.cases += 1
        if expected == found:
            return
        self.failures += 1
        print("FAIL %s" % name)
        for path, content in sorted(details.items()):
            print("  %r: %r" % (path, content))
        print("  git lists, the walk does not: %r" % sorted(expected - found))
        print("  the walk lists, git does not: %r" % sorted(found - expected))


def check(program, report, name, files, rules, below=b""):
    """`rules` maps ignore files to their content; `below` is the folder that is walked."""
    with tempfile.TemporaryDirectory() as root:
        run(["git", "init", "-q", "."], root)
        for path in files:
            write(root, path)
        for path, content in rules.items():
            write(root, path, content)
        where = os.path.join(os.fsencode(root), below)
        expected = listed_by_git(where)
        found, kinds = listed_by_walk(program, where)
        report.compare(name, rules, expected, found)
        prefix = below + b"/" if below else b""
        if kinds["prefix"] != [prefix] or kinds["git"] != [b"yes"]:
            report.compare(name + " (prefix)", rules, {prefix}, set(kinds["prefix"]))


PATHS = [
    b"a", b"b", b"ab", b"a.js", b"b.log", b"keep.log", b"x/a", b"x/b", b"x/y/a", b"x/y/b",
    b"x/y/z/a", b"x/y/z/deep.log", b"foo/bar", b"foo/x/bar", b"foo/x/y/bar", b"foobar",
    b"foo.bar", b"doc/a.txt", b"doc/sub/a.txt", b"logs/debug.log", b"logs/keep/x.log", b"#hash",
    b"!bang", b"space ", b"two  ", b"sp ace", b"[set]", b"q?m", b"st*r", b"back\\slash",
    b"caf\xc3\xa9", b"bad\xff", b"-dash", b"]brace", b"^caret", b"A", b"Z", b"5", b"_",
    b".hidden", b".env", b".env.local", b"x/.env", b"tab\t", b"cr\r",
]

ONE_LINE = [
    b"a", b"/a", b"a/", b"x/", b"/x/", b"x", b"x/y", b"/x/y", b"x/y/", b"y", b"/y", b"y/z",
    b"x/y/z/", b"*", b"/*", b"*/", b"/*/", b"*.log", b"/*.log", b"x/*", b"x/*/a", b"x/*/*",
    b"x/**", b"x/**/a", b"**/a", b"**/y", b"**/y/", b"**/y/a", b"/**/a", b"**", b"/**", b"**/",
    b"foo/**/bar", b"foo/**/x/**/bar", b"foo/*/bar", b"foo/***/bar", b"***/bar", b"foo**",
    b"**bar", b"f**r", b"foo*bar", b"foo?bar", b"f*o*b*r", b"*o*", b"doc/*.txt", b"doc/**/*.txt",
    b"x//a", b"//a", b"a//", b"/", b"//", b"!", b"!/", b"#hash", b"\\#hash", b"!bang", b"\\!bang",
    b"space ", b"space\\ ", b"two\\ \\ ", b"two\\  ", b"sp ace", b"sp\\ ace", b"a   ", b"\\[set]",
    b"\\[set\\]", b"[[]set[]]", b"q\\?m", b"q[?]m", b"st\\*r", b"st[*]r", b"back\\\\slash",
    b"back[\\\\]slash", b"a\\", b"\\", b"\\a", b"x\\/a", b"x/\\a", b"\\x/y", b"[ab]", b"[!a]",
    b"[^a]", b"[a-c]", b"[c-a]", b"[]brace]", b"[]]brace", b"[!]a]", b"[a", b"[", b"[]", b"[!]",
    b"[a-]", b"[-a]dash", b"[-]dash", b"[a\\-z]dash", b"[[:alpha:]]", b"[[:upper:]]",
    b"[[:digit:]]", b"[![:alnum:]]", b"[[:digit:][:upper:]]", b"[[:bogus:]]", b"[[:alpha:]",
    b"[[:alpha]", b"[[:]", b"[[::]]", b"[[:upper:]-z]", b"[A-Z5]", b"[\\]]brace", b"[^^]",
    b"[\\^]caret", b"x[/]a", b"x[/y]a", b"x/[/y]/a", b"[x]/[!b]", b"caf?", b"caf??", b"caf*",
    b"bad?", b"bad[\xff]", b"bad[\xf0-\xff]", b"tab\t", b"tab\\\t", b"?", b"??", b"???", b"*.*",
    b".*", b".env*", b"?hidden", b"*hidden", b"x/?", b"x/y/?", b"x/y?z", b"x*a", b"x/*a",
    b"\xef\xbb\xbfa", b"a\r", b"x/\r", b"\r", b" a", b"\ta",
]

SEVERAL = {
    "negation": {b".gitignore": b"*.log\n!keep.log\n"},
    "negation undone": {b".gitignore": b"*.log\n!keep.log\nkeep.log\n"},
    "no way back below an excluded folder": {b".gitignore": b"logs/\n!logs/keep/x.log\n"},
    "content excluded, part of it taken back": {b".gitignore": b"logs/*\n!logs/keep/\n"},
    "everything but one tree": {b".gitignore": b"/*\n!/x\n/x/*\n!/x/y\n!.gitignore\n"},
    "allow list": {b".gitignore": b"*\n!*/\n!*.txt\n"},
    "nested takes back": {b".gitignore": b"a\n", b"x/.gitignore": b"!a\n"},
    "nested excludes": {b"x/.gitignore": b"/a\ny/b\n", b"x/y/.gitignore": b"*\n!z\n"},
    "nested anchored": {b"x/.gitignore": b"/a\n", b"x/y/.gitignore": b"/z/a\n"},
    "nested rules end with their folder": {
        b"doc/.gitignore": b"*\n",
        b"foo/x/.gitignore": b"bar\n",
    },
    "info/exclude": {b".git/info/exclude": b"*.log\n/a\nx/y\n"},
    "info/exclude loses against .gitignore": {b".git/info/exclude": b"a\n", b".gitignore": b"!a\n"},
    "crlf": {b".gitignore": b"*.log\r\n!keep.log\r\n\r\n/x/y/\r\n"},
    "no newline at the end": {b".gitignore": b"# nothing\n\na"},
    "carriage return at the very end": {b".gitignore": b"a\r"},
    "byte order mark": {b".gitignore": b"\xef\xbb\xbf/a\nb\n"},
    "an ignored ignore file still counts": {b".gitignore": b".gitignore\nb\n"},
    "ignore file in an ignored folder does not": {b".gitignore": b"x/\n", b"x/.gitignore": b"!*\n"},
}


def check_fixed(program, report):
    for line in ONE_LINE:
        check(program, report, "line %r" % line, PATHS, {b".gitignore": line + b"\n"})
    for name, rules in SEVERAL.items():
        check(program, report, name, PATHS, rules)
        if b"x/\n" not in rules.get(b".gitignore", b""):  # that root itself is ignored: see below
            check(program, report, name + ", from x", PATHS, rules, b"x")
    for below in (b"x", b"x/y", b"x/y/z"):
        above = {b".gitignore": b"*.log\n/x/y/b\ny/a\n", b"x/.gitignore": b"/y/z/a\n!deep.log\n"}
        check(program, report, "rules above %r" % below, PATHS, above, below)


PARTS = [
    b"a", b"b", b"ab", b"ba", b"a.b", b"*", b"*", b"**", b"?", b"a*", b"*b", b"*a*", b"[ab]",
    b"[!a]", b"a?", b"\\a", b"***", b"[a-b]b", b"[[:alpha:]]", b"?*", b"*.*", b"a*b*a",
]
NAMES = [b"a", b"b", b"ab", b"ba", b"a.b", b"aab", b"abba", b"c"]


def random_line(random_):
    parts = [random_.choice(PARTS) for _ in range(random_.choice((1, 1, 2, 2, 3, 4)))]
    line = b"/".join(parts)
    if random_.random() < 0.3:
        line = b"/" + line
    if random_.random() < 0.25:
        line += b"/"
    if random_.random() < 0.3:
        line = b"!" + line
    return line


def random_path(random_):
    return b"/".join(random_.choice(NAMES) for _ in range(random_.randint(1, 5)))


def random_files(random_):
    """No path may be a folder of another."""
    files = []
    for path in sorted({random_path(random_) for _ in range(60)}, key=len, reverse=True):
        if not any(other.startswith(path + b"/") for other in files):
            files.append(path)
    return files


def check_random(program, report, seed, rounds):
    random_ = random.Random(seed)
    for number in range(rounds):
        files = random_files(random_)
        folders = sorted({os.path.dirname(path) for path in files} | {b""})
        rules = {}
        for folder in [b""] + random_.sample(folders, min(3, len(folders))):
            lines = [random_line(random_) for _ in range(random_.randint(1, 4))]
            rules[os.path.join(folder, b".gitignore")] = b"\n".join(lines) + b"\n"
        if random_.random() < 0.3:
            rules[b".git/info/exclude"] = random_line(random_) + b"\n"
        check(program, report, "seed %d round %d" % (seed, number), files, rules)


def check_ignored_env(program, report):
    with tempfile.TemporaryDirectory() as root:
        run(["git", "init", "-q", "."], root)
        for path in (b".env", b"x/.env.local", b"gone/.env", b"kept/.dev.vars", b"x/a.ts"):
            write(root, path)
        write(root, b".gitignore", b".env*\ngone/\n*.vars\n")
        _, kinds = listed_by_walk(program, root)
        expected = {b".env", b"x/.env.local", b"kept/.dev.vars"}
        report.compare("ignored env files", {}, expected, set(kinds.get("env", [])))


def check_linked(program, report):
    """A linked work tree and a submodule-like ".git" file take info/exclude from elsewhere."""
    with tempfile.TemporaryDirectory() as root:
        main = os.path.join(root, "main")
        os.mkdir(main)
        run(["git", "init", "-q", "."], main)
        author = ["-c", "user.name=n", "-c", "user.email=e@example.com"]
        run(["git", *author, "commit", "-q", "--allow-empty", "-m", "first"], main)
        run(["git", "worktree", "add", "-q", "--detach", "../linked"], main)
        write(main, b".git/info/exclude", b"excluded\n")
        linked = os.path.join(root, "linked")
        for path in (b"a", b"excluded", b"sub/excluded", b"sub/b"):
            write(linked, path)
        for below in (b"", b"sub"):
            where = os.path.join(os.fsencode(linked), below)
            found, kinds = listed_by_walk(program, where)
            report.compare("linked work tree %r" % below, {}, listed_by_git(where), found)
            report.compare("linked work tree is git", {}, {b"yes"}, set(kinds["git"]))
        elsewhere = os.path.join(root, "elsewhere")
        run(["git", "init", "-q", "--separate-git-dir", elsewhere, "apart"], root)
        write(root, b"elsewhere/info/exclude", b"excluded\n")
        for path in (b"a", b"excluded"):
            write(root, b"apart/" + path)
        apart = os.path.join(root, "apart")
        found, _ = listed_by_walk(program, apart)
        report.compare("separate git directory", {}, listed_by_git(apart), found)


def check_outside(program, report):
    with tempfile.TemporaryDirectory() as root:
        files = {b".env", b"a.log", b"app/coverage/page.tsx", b"package.json"}
        for path in files | {b"dist/bundle.js", b"node_modules/m/index.js"}:
            write(root, path)
        write(root, b".gitignore", b"*\n")
        os.mkdir(os.path.join(root, ".git"))  # empty: not a repository
        found, kinds = listed_by_walk(program, root)
        report.compare("outside git", {}, files | {b".gitignore"}, found)
        report.compare("outside git is outside", {}, {b"no"}, set(kinds["git"]))


def check_ignored_root(program, report):
    with tempfile.TemporaryDirectory() as root:
        run(["git", "init", "-q", "."], root)
        for path in (b"gone/a", b"gone/b.log", b"gone/sub/c"):
            write(root, path)
        write(root, b".gitignore", b"gone/\n")
        write(root, b"gone/.gitignore", b"*.log\n")
        found, kinds = listed_by_walk(program, os.path.join(root, "gone"))
        report.compare("a tree that is itself ignored", {}, {b"a", b"sub/c", b".gitignore"}, found)
        noted = any(b"itself is ignored" in text for text in kinds.get("notice", []))
        report.compare("and a notice", {}, {True}, {noted})


def main():
    program = os.path.abspath(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 150
    report = Report()
    check_fixed(program, report)
    check_random(program, report, seed, rounds)
    check_ignored_env(program, report)
    check_linked(program, report)
    check_outside(program, report)
    check_ignored_root(program, report)
    print("%d comparisons, %d failed" % (report.cases, report.failures))
    return 1 if report.failures else 0


sys.exit(main())
