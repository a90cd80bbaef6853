"""Configurations that no one would write, or only to do harm: the repository is not trusted."""

import json
import os

from bench import case, require
from config_schema import FULL, VALUES, changed, places

MIB = 1 << 20
CODE = "import '@clerk/nextjs';\nprocess.env.CLERK_SECRET_KEY;\n"


def repository(bench):
    bench.write("repo/a.ts", CODE)
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6"}}')


def refused(bench, text, *words):
    bench.write("repo/clerk-audit.json", text)
    for args in (("check", "repo", "-o", "out"), ("facts", "repo", "-o", "out"), ("check", "repo", "--print-config"),
                 ("compare", "--config", "repo/clerk-audit.json", "--print-config")):
        bench.error(*args, has=("bad configuration", "repo/clerk-audit.json:", *words))
    bench.absent("out")


@case()
def configurations_that_are_no_json(bench):
    repository(bench)
    for text in bench.some(("", " ", "{", "}", "[", "]", "null", "1", '"x"', "{} {}", "// x\n{}", "{,}", "{'a': 1}", '{"a": 1,}',
                            "{\"fail_on\": \"note\"", "\0", b"\xff", b"\xef\xbb\xbf", '{"//": "\\ud800"}', '{"//": "\\u0000"}',
                            '{"//": 1e999}', '{"//": 01}', "[" * 100_000, '{"//":' * 20_000, '{"//": "' + "x" * 200_000,
                            '{"fail_on": "note", "fail_on": "note"}', '{"\\u0066ail_on": "note", "fail_on": "note"}',
                            '{"//": 1, "//": 2}', '{"//": {"a": 1, "a": 2}}', "{\n\n  x}")):
        refused(bench, text)


@case()
def configurations_with_other_values(bench):
    """Any value where any other is expected: taken, or refused in one line, never more."""
    repository(bench)
    harmful = ("\x1b[2J", "\u202e\u0007", "\n::error::x", "##[error]x", "%s%n", "\\", '"')
    wanted = [(path, value) for path in places(FULL) for value in (*harmful, *VALUES[::7])]
    for path, value in bench.some(wanted):
        document = changed(path, lambda inner, key, value=value: inner.__setitem__(key, value))
        bench.write("repo/clerk-audit.json", json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        outcome = bench.run("check", "repo", "--print-config")
        require(outcome.status == 0 or len(outcome.err.splitlines()) == 1, f"{path}, {value!r}: {outcome.err}")
        require(outcome.status == 0 or outcome.out == b"", f"{path}, {value!r}: an error, and yet it prints")
        require(b"\n::error" not in outcome.out and b"\n::error" not in outcome.err, "a workflow command is printed")
        if outcome.status == 0:
            require("\x1b" not in outcome.out.decode() and "\u202e" not in outcome.out.decode(), "controls are printed")
            json.loads(outcome.out)


@case(valgrind=True)
def configurations_with_a_secret(bench):
    repository(bench)
    secret = "sk_live_" + os.urandom(20).hex()
    for document in bench.some((
            {secret: 1}, {"severity": {secret: 1}}, {"severity": {"CLERK-KEY-001": secret}}, {"fail_on": secret},
            {"snapshots": [secret]}, {"snapshots": ["../" + secret]}, {"snapshots": [{"file": "x", secret: 1}]},
            {"snapshots": [{"file": "x", "app": secret}]}, {"include": [secret]}, {"exclude": [secret, secret]},
            {"webhook_consumers": [{"url": f"https://x.example/{secret}", "reason": secret}]},
            {"snapshots": [{"file": "x", "instance": secret}]})):
        bench.write("repo/clerk-audit.json", json.dumps(document))
        bench.write("repo/x", '{"format": "clerk-snapshot", "format_version": 1, "instances": [{}]}')
        for args in (("check", "repo", "-v"), ("check", "repo", "--print-config"), ("facts", "repo")):
            outcome = bench.run(*args)
            require(secret[8:].encode() not in outcome.out + outcome.err, f"{document}: the secret is shown")


@case()
def configurations_that_are_no_file(bench):
    """Nothing is opened that is no regular file, so nothing hangs."""
    repository(bench)
    path = bench.path("repo/clerk-audit.json")
    for make in (os.mkfifo, os.mkdir, lambda p: os.symlink("/dev/zero", p), lambda p: os.symlink("/etc/passwd", p),
                 lambda p: os.symlink("../../../../../../etc/passwd", p), lambda p: os.symlink("clerk-audit.json", p)):
        make(path)
        for args in (("check", "repo"), ("facts", "repo")):
            bench.error(*args, has=("cannot read the configuration", "'repo/clerk-audit.json'"))
        os.rmdir(path) if os.path.isdir(path) else os.unlink(path)
    for name in ("/dev/zero", "/dev/stdin", "missing.json", "repo", "", "repo/package.json/x", "x" * 5000):
        bench.error("check", "repo", "--config", name, has="cannot read the configuration")


@case()
def configurations_that_may_not_be_read(bench):
    repository(bench)
    bench.write("repo/clerk-audit.json", "{}")
    options = bench.drop_privileges()
    os.chmod(bench.path("repo/clerk-audit.json"), 0)
    bench.error("check", "repo", has=("cannot read the configuration", "permission denied"), **options)


@case(hostile=True)
def configurations_that_are_large(bench):
    repository(bench)
    bench.write("repo/clerk-audit.json", b'{"//": "' + b"x" * (10 * MIB) + b'"}')
    bench.error("check", "repo", has=("cannot read the configuration", "larger than the limit"))
    bench.error("check", "repo", "--config", "repo/clerk-audit.json", has="larger than the limit")
    lists = {"include": [f"**/a*{i}*b*/**" for i in range(1000)], "exclude": [f"{'*a' * 50}{i}" for i in range(1000)],
             "webhook_consumers": [{"url": f"{'*a' * 20}{i}.example/{'*b' * 20}"} for i in range(1000)],
             "snapshots": [{"file": "s.json", "app": f"app{i}"} for i in range(1000)]}
    bench.write("repo/s.json", json.dumps({"format": "clerk-snapshot", "format_version": 1, "instances": [
        {"webhooks": {"endpoints": [{"url": f"https://{'a' * 200}.example/{'b' * 500}{i}"} for i in range(300)]}}]}))
    bench.write("repo/app/api/webhooks/clerk/route.ts", "import { verifyWebhook } from '@clerk/nextjs/webhooks';\n"
                "export async function POST(r) { const e = await verifyWebhook(r); return new Response(''); }\n")
    for name, value in lists.items():
        bench.write("repo/clerk-audit.json", json.dumps({"snapshots": ["s.json"], name: value}))
        bench.printed("check", "repo", "--fail-on", "never")


@case(hostile=True)
def configurations_with_many_snapshots(bench):
    """They are joined once, not after each: that took 24 s and 9 GB."""
    repository(bench)
    for i in range(1000):
        bench.write(f"repo/s/{i}.json", json.dumps({"format": "clerk-snapshot", "format_version": 1, "instances": [
            {"instance_id": f"ins_FAKE{i}", "environment_type": "production", "fapi_host": f"clerk.fake{i}.example"}]}))
    bench.write("repo/clerk-audit.json", json.dumps({"snapshots": [f"s/{i}.json" for i in range(1000)]}))
    bench.printed("check", "repo", "--fail-on", "never")


@case()
def snapshots_of_a_configuration(bench):
    """They are not trusted more than those that are given."""
    repository(bench)
    bench.write("repo/clerk-audit.json", '{"snapshots": [{"file": "s.json", "instance": "\\u202eins"}]}')
    for text, words in (("", "bad snapshot: repo/s.json:1:1:"), ("{}", "bad snapshot: repo/s.json"), ("x", ":1:1:"),
                        ('{"format": "clerk-snapshot", "format_version": 1, "instances": [{}]}', "no such instance")):
        bench.write("repo/s.json", text)
        bench.error("check", "repo", "-o", "out", has=words)
    bench.absent("out")
