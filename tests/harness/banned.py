#!/usr/bin/env python3
"""What must not occur: unsafe and networking functions in our C files, and
names of registries or of folders outside the project in any file.
`banned.py --self-test` plants each kind and expects it to be caught."""

import re
import sys

from tracked import ROOT, sources, tracked

EVERYWHERE = {
    "overflows or truncates in silence; use struct buf":
        "strcpy strcat strncpy strncat stpcpy sprintf vsprintf gets wcscpy wcscat alloca",
    "has hidden state shared by threads":
        "strtok gmtime localtime ctime asctime setlocale rand srand random srandom "
        "drand48 lrand48 getopt_r",
    "invents a name that another process can take": "mktemp tmpnam tempnam tmpfile",
    "hides a malformed number": "atoi atol atoll atof",
    "runs a shell, or what PATH happens to hold": "system popen execl execlp execvp execvpe",
    "is networking, and the program has none":
        "socket socketpair connect bind listen accept4 getaddrinfo gethostbyname gethostbyaddr "
        "getnameinfo sendto sendmsg recvfrom recvmsg inet_aton inet_pton dlopen",
}

# Functions that one part of the program may call, and no other.
RESERVED = {
    "compare/cli/": "getenv secure_getenv time clock_gettime gettimeofday exit",
    "analyzer/source/git_child.c": "fork vfork execve",
    "analyzer/base/": "malloc calloc realloc strdup strndup abort exit",
}

# Pieces are joined here so that this file does not contain what it forbids.
BANNED_TEXT = [".." + "/shared"] + [host + "." + tld for host, tld in [
    ("registry.npmjs", "org"), ("registry.yarnpkg", "com"), ("npm.pkg.github", "com"),
    ("deb.debian", "org"), ("archive.ubuntu", "com"), ("pypi", "org"), ("proxy.golang", "org"),
    ("static.crates", "io"),
]]

NOT_CODE = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
CALL = re.compile(r"(?<![.\w>])([A-Za-z_]\w*)\s*\(")


def code_only(text):
    """Blanks comments and literals, keeping every line where it is."""
    return NOT_CODE.sub(lambda match: "\n" * match.group().count("\n") or " ", text)


def banned_names():
    return {name: why for why, names in EVERYWHERE.items() for name in names.split()}


def reserved_names():
    """Returns, for each reserved function, the folders that may call it."""
    owners = {}
    for folder, names in RESERVED.items():
        for name in names.split():
            owners.setdefault(name, []).append(folder)
    return owners


BANNED = banned_names()
OWNERS = reserved_names()


def check_code(path, text):
    """Returns one line for each call that is not allowed in the C file at the path."""
    problems = []
    code = code_only(text)
    for match in CALL.finditer(code):
        name = match.group(1)
        where = f"{path}:{code.count(chr(10), 0, match.start()) + 1}"
        if name in BANNED:
            problems.append(f"{where}: {name}() {BANNED[name]}")
        elif name in OWNERS and not path.startswith(tuple(OWNERS[name])):
            problems.append(f"{where}: {name}() is for {' and '.join(OWNERS[name])} alone")
    return problems


def check_text(path, text):
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        for banned in BANNED_TEXT:
            if banned in line:
                problems.append(f"{path}:{number}: contains '{banned}'")
    if path.endswith("package-lock.json") and '"resolved"' in text:
        problems.append(f"{path}: names where packages were fetched from ('resolved')")
    return problems


PLANTED_CODE = [
    ("analyzer/base/x.c", "strcpy(a, b);", True),
    ("analyzer/base/x.c", "str_copy(a, b); x->connect(y); z.bind(y);", False),
    ("analyzer/base/x.c", "/* strcpy(a, b) */ // system(x)\n", False),
    ("analyzer/base/x.c", 'say("system(x)"); c = \'"\'; d = "//"; e();', False),
    ("compare/x.c", 'say("//"); system (x);', True),
    ("compare/cli/x.c", "int s = socket(1, 2, 3);", True),
    ("compare/cli/x.c", "time(NULL); getenv(name);", False),
    ("compare/report/x.c", "time(NULL);", True),
    ("compare/rules/x.c", "free(malloc(3));", True),
    ("analyzer/source/tree.c", "fork();", True),
    ("analyzer/source/git_child.c", "fork();", False),
    ("analyzer/base/mem.c", "malloc(3);", False),
]


def self_test():
    wrong = 0
    planted = [(check_code, *row) for row in PLANTED_CODE]
    planted += [(check_text, "a.md", f"see {text} there", True) for text in BANNED_TEXT]
    planted += [(check_text, "x/package-lock.json", '{"resolved": "y"}', True),
                (check_text, "a.md", "nothing", False)]
    for check, path, text, caught in planted:
        if bool(check(path, text)) != caught:
            wrong += 1
            print(f"{path}: '{text}' should {'' if caught else 'not '}be caught")
    return wrong


def read_text(path):
    """Returns the file's text, or nothing for a binary file."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def main():
    if sys.argv[1:] == ["--self-test"]:
        return 1 if self_test() else 0
    problems = []
    code = sources()
    for path in code:
        problems += check_code(path.relative_to(ROOT).as_posix(), read_text(path))
    for path in tracked():
        problems += check_text(path.relative_to(ROOT).as_posix(), read_text(path))
    print("\n".join(problems + [f"{len(code)} C files read, {len(problems)} problems"]))
    return 1 if problems or not code else 0


if __name__ == "__main__":
    sys.exit(main())
