#!/usr/bin/env python3
"""No networking is linked: symbols.py PROGRAM [FILE...], or symbols.py --self-test

Reads with nm what the program, every object of its build and every library but
the C library asks of others: nothing that could open a connection, find a host,
load code or run a shell. A fork is for git's plumbing, in one object alone. The program is
position independent, relocated read-only, and has the compiler's checks of what it writes.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

NETWORK = set("""
    socket socketpair connect bind listen accept accept4 shutdown send sendto sendmsg sendmmsg recv recvfrom recvmsg
    recvmmsg getpeername getsockname getsockopt setsockopt getaddrinfo freeaddrinfo getnameinfo gethostbyname
    gethostbyname2 gethostbyname_r gethostbyaddr gethostbyaddr_r getservbyname getservbyport getprotobyname res_init
    res_query res_search res_send dn_expand inet_pton inet_aton inet_addr if_nametoindex dlopen dlmopen dlsym
    popen system wordexp posix_spawnp execlp execvp execvpe
""".split())
PROCESSES = set("fork vfork clone posix_spawn execve execv execl execle".split())
STARTS = ("git_child.c.o", "clerk-audit")
LIBRARIES = ("libcjson", "libpcre2-8", "libmd")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def wanted_by(paths, *options):
    """For each file, the names that it takes from others, without the version behind '@'."""
    wanted = {path: set() for path in paths}
    for line in run("nm", "-A", "-u", *options, *map(str, paths)).splitlines():
        match = re.match(r"(.+?)(?::[^:]+)?:\s+[UwWv] (\S+)$", line)
        if match:
            wanted[Path(match[1])].add(match[2].split("@")[0].removeprefix("__"))
    return wanted


def problems_of(paths, *options):
    return [f"{path}: {name}" for path, wanted in wanted_by(paths, *options).items()
            for name in sorted(wanted & (NETWORK if path.name in STARTS else NETWORK | PROCESSES))]


def of_libraries():
    """The archives and shared objects of what is linked."""
    for name in LIBRARIES:
        folder = Path(run("pkg-config", "--variable=libdir", name).strip())
        found = [*folder.glob(f"{name}.a"), *folder.glob(f"{name}.so")]
        if not found:
            raise SystemExit(f"there is neither {name}.a nor {name}.so in {folder}")
        yield from found


def unhardened(program):
    shown = run("readelf", "-lWd", str(program))
    yield from (f"{program}: no {word}" for word in ("DYN (Position-Independent", "GNU_RELRO", "BIND_NOW") if word not in shown)
    yield from (f"{program}: has {word}" for word in ("TEXTREL", "RWE") if word in shown)
    wanted = wanted_by([program], "-D")[program]
    yield from (f"{program}: does not ask for {name}" for name in ("stack_chk_fail", "memcpy_chk") if name not in wanted)


def self_test():
    with tempfile.TemporaryDirectory() as name:
        for number, (text, expected) in enumerate([
                ("int socket(int, int, int); int f(void) { return socket(1, 2, 3); }", 1),
                ("int fork(void); int f(void) { return fork(); }", 1),
                ("int puts(const char *); int f(void) { return puts(\"socket\"); }", 0)]):
            source, made = Path(name, f"{number}.c"), Path(name, f"{number}.o")
            source.write_text(text)
            run("cc", "-w", "-c", str(source), "-o", str(made))
            if len(problems_of([made])) != expected:
                print(f"not told: {text}")
                return 1
    return 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    program = Path(arguments[0]).resolve()
    objects = [path for path in program.parent.rglob("*.o") if "tests" not in path.relative_to(program.parent).parts]
    if len(objects) < 100:
        print(f"only {len(objects)} objects beside {program}")
        return 1
    libraries = list(of_libraries())
    archives = [path for path in libraries if path.suffix == ".a"]
    shared = [path for path in libraries if path.suffix != ".a"]
    problems = problems_of(objects + archives) + problems_of([program, *shared], "-D") + list(unhardened(program))
    print("\n".join([*problems, f"{len(objects)} objects, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
