"""Calls that cannot be answered, and outputs that cannot be written."""

import os
import subprocess

from bench import Skip, case, require

CODE = "import { verifyWebhook } from '@clerk/nextjs/webhooks';\nprocess.env.CLERK_SECRET_KEY;\n"


def repository(bench):
    bench.write("repo/a.ts", CODE)
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6"}}')


@case(valgrind=True)
def unknown_words(bench):
    repository(bench)
    for args, words in bench.some((
            (("--snapshto", "x"), ("'--snapshto'", "did you mean --snapshot?")),
            (("check", "--format"), ("'--format", "needs a value")),
            (("check", "--output"), ("'--output", "needs a value")),
            (("check", "-s"), ("needs a value",)),
            (("check", "--quiet=yes"), ("'--quiet'", "takes no value")),
            (("check", "--format", "txet"), ("'txet'", "text")),
            (("check", "--format=",), ("''",)),
            (("check", "--color", "sometimes"), ("'sometimes'", "auto")),
            (("check", "--fail-on", "error"), ("'error'", "blocker")),
            (("check", "-Z"), ("'-Z'",)),
            (("check", "---"), ("'---'",)),
            (("check", "repo", "repo"), ("'repo'", "too many")),
            (("chekc",), ("'chekc'", "'check'")),
            (("snapshot", "shwo", "x"), ("'shwo'", "show")),
            (("snapshot",), ("import, check, show, diff",)),
            (("snapshot", "show"), ("missing argument", "FILE")),
            (("snapshot", "show", "x", "--instance"), ("needs a value",)),
            (("snapshot", "check", "x", "--as-of", "2026-02-30"), ("'2026-02-30'", "--as-of")),
            (("snapshot", "check", "x", "--format", "yaml"), ("'yaml'", "text or json")),
            (("snapshot", "diff"), ("missing argument", "A [B]")),
            (("snapshot", "diff", "a", "b", "c"), ("'c'", "too many")),
            (("snapshot", "diff", "a", "--format", "yaml"), ("'yaml'", "text or json")),
            (("snapshot", "diff", "-", "-"), ("standard input",)),
            (("explain",), ("RULE-ID",)),
            (("explain", "CLERK-WEBHOK-009"), ("'CLERK-WEBHOK-009'", "CLERK-WEBHOOK-009")),
            (("explain", "CLERK-KEY-0011"), ("'CLERK-KEY-0011'", "did you mean CLERK-KEY-001?")),
            (("explain", "x" * 10_000), ("x" * 10_000,)),
            (("explain", b"\xff\x1b[2J"), ("\\xff\\x1b",)),
            (("explain", ""), ("''",)),
            (("rules", "--area", "nothing"), ("'nothing'", "--area takes")),
            (("demo", "x"), ("'x'",)),
            (("version", "x"), ("'x'",)),
            (("compare",), ("--facts",)),
            (("compare", "x"), ("'x'",)),
            (("check", "repo", "--instance", "x"), ("--snapshot",)),
            (("facts", "repo", "--snapshot", "x"), ("'--snapshot'",)),
            (("check", "repo", "--" + "x" * 10_000), ("x" * 10_000,)),
            (("check", "repo", b"--\xff\n\x1b"), ("\\xff\\n\\x1b",)))):
        bench.error(*args, has=words)


@case(valgrind=True)
def numbers_of_threads(bench):
    repository(bench)
    for number in bench.some(("0", "-1", "+1", "", " 1", "1 ", "1x", "x", "0x1", "1e1", "1.5", "1025", "4294967296",
                              "4294967297", "18446744073709551616", "9" * 10_000, "\uff11")):
        bench.error("check", "repo", "-j", number, has=(f"'{number}'", "1 to 1024"))
        bench.error("facts", "repo", f"--jobs={number}", has=f"'{number}'")
    for number in ("1", "1024", "0001"):
        bench.printed("check", "repo", "-j", number)


@case()
def options_given_twice(bench):
    repository(bench)
    for option in (("-j", "1"), ("--fail-on", "note"), ("--color", "never"), ("--quiet",), ("--verbose",),
                   ("--instance", "x"), ("--env-from-process",), ("--help",)):
        once = [*option, *option]
        outcome = bench.run("check", "repo", *once)
        if option != ("--help",):
            bench.error("check", "repo", *once, has="given twice")
        else:
            require(outcome.status == 0, "--help --help is an error")
    bench.error("check", "repo", "--format", "text", "--format", "json", has="--output")
    bench.error("check", "repo", "--snapshot", "-", "--snapshot", "-", has="standard input")


@case()
def bad_globs(bench):
    repository(bench)
    for glob in ("", "[", "[a-", "\\", "**/**/**/**/**/**", "*" * 10_000, "!", "/", "../..", "\x1b[2J", "a" * 100_000):
        for option in ("--include", "--exclude"):
            bench.printed("check", "repo", option, glob)


@case(valgrind=True)
def env_files(bench):
    repository(bench)
    os.mkdir(bench.path("folder"))
    bench.error("check", "repo", "--env-file", "missing", has=("cannot read", "'missing'"))
    bench.error("check", "repo", "--env-file", "folder", has=("'folder'", "directory"))
    bench.error("check", "repo", "--env-file", "", has="''")
    bench.write("large.env", b"A=" + b"x" * 5_000_000)
    bench.error("check", "repo", "--env-file", "large.env", has=("'large.env'", "larger than the limit"))
    for data in bench.some((b"", b"\0", b"\xff=\xfe", b"=", b"A", b"A=\"", b"A='\n'\n`", b"\xff\xfeA\0=\0b\0", b"export A=$B${C:-${D}}",
                 b"A=${" * 50_000, b"A=\\" * 50_000, b"\"" * 100_000, b"CLERK_SECRET_KEY=" + b"x" * 100_000,
                 b"CLERK_SECRET_KEY=sk_test_\n" * 10_000)):
        bench.write("x.env", data)
        bench.printed("check", "repo", "--env-file", "x.env", status=(0, 1))
        bench.json("facts", "repo", "--env-file", "x.env")


@case()
def process_environment(bench):
    repository(bench)
    environment = {"CLERK_SECRET_KEY": "\x1b[2J", "CLERK_WEBHOOK_SIGNING_SECRET": "x" * 100_000, "A": "",
                   "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY": "pk_live_" + "=" * 50_000}
    bench.printed("check", "repo", "--env-from-process", "-v", env=environment, status=(0, 1))
    bench.json("facts", "repo", "--env-from-process", env=environment)
    for name in ("COLUMNS", "TERM", "NO_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "GITLAB_CI", "TZ", "LC_ALL", "HOME"):
        for value in ("", "0", "-1", "99999999999999999999", "x" * 5_000, "%s%n"):
            outcome = bench.program.run(["check", "repo"], cwd=bench.folder, env={name: value})
            require(outcome.status == 0 and outcome.err == b"", f"{name}={value[:20]}: {outcome}")


@case()
def no_arguments_at_all(bench):
    repository(bench)
    text = bench.printed()
    require("Summary" in text, f"no audit of the current folder: {text}")
    bench.error("", has="''")


@case(valgrind=True)
def outputs_that_cannot_be_written(bench):
    repository(bench)
    os.mkdir(bench.path("folder"))
    bench.write("file", "kept")
    for name, why in bench.some((("missing/out.txt", "no such folder"), ("folder", "directory"), ("file/out.txt", "path"),
                                 ("folder/", "directory"), ("", "''"), ("x" * 300, "long"), ("new/", "no such folder"),
                                 ("/proc/self/x", "cannot write"))):
        bench.error("check", "repo", "-o", name, has=("cannot write", why))
        bench.error("facts", "repo", "-o", name, has=("cannot write", why))
    bench.error("check", "repo", "--format", "json", "-o", "first.json", "--format", "text", "-o", "missing/second.txt",
                has="'missing/second.txt'")
    bench.absent("first.json", "missing", "new")
    require(os.listdir(bench.path("folder")) == [], "something was left in the folder")
    with open(bench.path("file"), encoding="utf-8") as file:
        require(file.read() == "kept", "a file was changed")


@case()
def output_into_a_read_only_folder(bench):
    repository(bench)
    bench.write("closed/old.txt", "kept")
    bench.write("open/closed.txt", "kept")
    options = bench.drop_privileges()
    os.chmod(bench.path("closed"), 0o555)
    bench.error("check", "repo", "-o", "closed/new.txt", has=("'closed/new.txt'", "permission denied"), **options)
    bench.error("check", "repo", "-o", "closed/old.txt", has="permission denied", **options)
    with open(bench.path("closed/old.txt"), encoding="utf-8") as file:
        require(file.read() == "kept", "a file was changed")
    require(os.listdir(bench.path("closed")) == [b"old.txt"], "something was left")


@case(valgrind=True)
def disk_full(bench):
    repository(bench)
    if not os.path.exists("/dev/full"):
        raise Skip("there is no /dev/full")
    bench.error("check", "repo", "-o", "/dev/full", has=("'/dev/full'", "no space left"))
    bench.error("facts", "repo", "-o", "/dev/full", has=("'/dev/full'", "no space left"))
    with open("/dev/full", "wb") as full:
        for args in (("check", "repo"), ("facts", "repo"), ("rules",), ("explain", "CLERK-KEY-001"), ("version",),
                     ("--help",), ("check", "--help")):
            bench.error(*args, stdout=full, has=("standard output", "no space left"))
        bench.run("demo", stdout=full)


@case(valgrind=True)
def disk_full_half_way(bench):
    """After some kilobytes no more may be written: the old report stays, no temporary file does."""
    repository(bench)
    for i in range(100):
        bench.write(f"repo/m{i}.ts", CODE)
    bench.write("out/facts.json", "kept")
    bench.error("facts", "repo", "-o", "out/facts.json", has=("'out/facts.json'", "too large"), file_size=8_192)
    bench.error("facts", "repo", "-o", "out/new.json", has=("'out/new.json'", "too large"), file_size=8_192)
    require(os.listdir(bench.path("out/")) == [b"facts.json"], "something was left")
    with open(bench.path("out/facts.json"), encoding="utf-8") as file:
        require(file.read() == "kept", "the old file was changed")


@case()
def readers_that_go(bench):
    """| head -c 10: a line that says so, no signal, no hang."""
    repository(bench)
    for i in range(300):
        bench.write(f"repo/m{i}.ts", CODE)
    for args in (("facts", "repo"), ("check", "repo", "--format", "json"), ("rules", "--format", "json")):
        reader, writer = os.pipe()
        with open(writer, "wb") as stream:
            os.close(reader)
            bench.error(*args, stdout=stream, has=("standard output", "reader has gone"))
    command = f"'{bench.program.path}' facts repo | head -c 10"
    done = subprocess.run(["sh", "-c", command], cwd=bench.folder, capture_output=True, check=False, timeout=120)
    require(len(done.stdout) == 10, f"head has {done.stdout}")


@case()
def closed_streams(bench):
    """No file that is opened later may take the place of a closed stream."""
    repository(bench)
    bench.write("s.json", "{}")
    program = bench.program.path
    for closing, status in ((">&-", 2), ("<&-", 0), ("2>&-", 0), (">&- 2>&-", 2), (">&- 2>&- <&-", 2)):
        command = f"'{program}' check repo {closing}; echo $? >status"
        subprocess.run(["sh", "-c", command], cwd=bench.folder, capture_output=True, check=False, timeout=120)
        with open(bench.path("status"), encoding="utf-8") as file:
            got = file.read().strip()
        require(got == str(status), f"'{closing}': exit {got}, not {status}")
    with open(bench.path("repo/a.ts"), encoding="utf-8") as file:
        require(file.read() == CODE, "the repository was written to")
    bench.error("check", "repo", "--snapshot", "-", has="snapshot")
