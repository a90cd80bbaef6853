"""Snapshots and facts files that are not what they should be."""

import json
import os
import secrets

from bench import case, require, unique

KIB = 1024
MIB = 1024 * KIB

INSTANCE = {"object": "instance", "id": "ins_FAKEbadinput0000000000000", "environment_type": "production"}
BUNDLE = {"format": "clerk-snapshot", "format_version": 1, "captured_at": "2026-08-01T10:00:00Z",
          "instances": [{"bapi": {"instance": INSTANCE, "users_count": {"object": "total_count", "total_count": 500}}}]}
CODE = "import { verifyWebhook } from '@clerk/nextjs/webhooks';\nprocess.env.CLERK_SECRET_KEY;\n"


def blocks(piece, size):
    block = piece * (64 * KIB // len(piece))
    for _ in range(0, size, len(block)):
        yield block


def rejected(bench, data, *words):
    """Every command that takes a snapshot refuses it in one line and writes nothing."""
    bench.write("repo/a.ts", CODE)
    name = bench.write("s.json", data)
    lines = {bench.error("snapshot", "check", name, has=("bad snapshot", *words)),
             bench.error("snapshot", "show", name, has=words),
             bench.error("check", "repo", "-s", name, "-o", "out.txt", has=words),
             bench.error("check", "repo", "-s", "-", "--format", "json", "-o", "out.json",
                         stdin=None if not isinstance(data, (str, bytes)) else
                         data.encode() if isinstance(data, str) else data)}
    bench.absent("out.txt", "out.json")
    return lines


@case(hostile=True, valgrind=True)  # one of them never ends
def snapshot_is_no_file(bench):
    os.mkdir(bench.path("folder"))
    bench.write("repo/a.ts", CODE)
    os.symlink("circle.json", bench.path("circle.json"))
    for name, why in bench.some((("/dev/zero", "larger than the limit"), ("missing.json", "no such file"),
                                 ("folder", "directory"), ("circle.json", "symbolic link"), ("", "no such file"),
                                 ("repo/a.ts/x", "path"), ("x" * 5_000, "long"))):
        bench.error("check", "repo", "--snapshot", name, "-o", "out", has=("cannot read", why))
        bench.error("snapshot", "show", name, has=why)
        # an empty folder is one of no repositories
        refused = "nothing to compare" if name == "folder" else "cannot read"
        bench.error("compare", "--facts", name, "-o", "out", has=(refused,))
    bench.absent("out")


@case()
def snapshot_of_nothing(bench):
    for data in ("", " ", "\n\n", b"\xef\xbb\xbf", "{}", "[]", "null", "true", "0", "-", '"x"', '"', "{", "[", "}", "x",
                 "\0", b"\xff", "[1]", "[[]]", "//", "NaN", "1e999", "0" * 100_000, '"\\', '"\\u', '"\\ud800"', "{}{}"):
        rejected(bench, data)


@case(valgrind=True)
def snapshot_of_another_kind(bench):
    for data in bench.some(('{"name": "app", "dependencies": {"next": "15"}}', '{"keys": []}', '{"keys": [{"kty": "RSA"}]}',
                 '{"format": "clerk-facts", "format_version": 1}', '{"format": "clerk-snapshot"}',
                 '{"format": "clerk-snapshot", "format_version": 1.5, "instances": [{}]}',
                 '{"instances": {}}', '{"instances": []}', '{"instances": [[]]}', '{"instances": ["x"]}',
                 '{"instances": [' + "{}," * 100 + "{}]}", '{"errors": [{"code": "authentication_invalid"}]}',
                 '{"errors": [{"code": "\\u001b[2J' + "x" * 9_999 + '"}]}', '{"' + "k" * 9_999 + '": 1}',
                 '{"\\u202e\\u0007": 1}')):
        if data.startswith('{"keys'):
            bench.write("s.json", data)
            outcome = bench.run("snapshot", "show", "s.json")  # a list of JSON web keys, or not
            require(outcome.status == 0 or outcome.out == b"", "an error, and yet it prints")
        else:
            for line in rejected(bench, data):
                require(len(line) < 1_000, f"the line has {len(line)} letters")


@case(valgrind=True)
def snapshot_with_a_fault(bench):
    text = json.dumps(BUNDLE)
    rejected(bench, text.replace('"id"', '"object": 1, "id"'), ":1:", "twice")
    rejected(bench, text.replace("format_version", "fo\\u0072mat"), "twice")
    rejected(bench, text.encode().replace(b"instance\"", b"inst\xffance\""), ":1:", "UTF-8")
    rejected(bench, text.replace("production", "produ\0ction"), ":1:", "NUL")
    rejected(bench, text.replace("production", "produ\\u0000ction"), ":1:", "NUL")
    rejected(bench, text + "\n\n ]", ":3:2:")
    rejected(bench, text.encode("utf-16"), "UTF-16")
    rejected(bench, text.encode("utf-16-le"), ":1:")
    rejected(bench, text.replace("500", "5" * 400), ":1:")


@case()
def snapshot_cut_off(bench):
    text = json.dumps(BUNDLE)
    for end in range(0, len(text), 7):
        bench.write("s.json", text[:end])
        bench.error("snapshot", "check", "s.json", has=("bad snapshot", "s.json"))


@case()
def snapshot_of_other_types(bench):
    """Any value where any other is expected: an error or a note, never more."""
    bench.write("repo/a.ts", CODE)
    text = json.dumps(BUNDLE)
    places = ['"production"', "500", '{"object": "total_count", "total_count": 500}', json.dumps(INSTANCE),
              '"ins_FAKEbadinput0000000000000"', '"2026-08-01T10:00:00Z"', json.dumps(BUNDLE["instances"][0]),
              json.dumps(BUNDLE["instances"][0]["bapi"])]
    for place in places:
        require(place in text, f"the bundle has no {place}")
        for value in ("null", "true", "[]", "{}", "-1", "1e300", '""', '"x"', "[null]", '{"a": [{}]}',
                      '"\\u001b[2J\\u202e\\n::error::x"', '"' + "y" * 20_000 + '"'):
            bench.write("s.json", text.replace(place, value))
            for args in (("snapshot", "show", "s.json"), ("check", "repo", "-v", "-s", "s.json")):
                outcome = bench.run(*args)
                require(outcome.status != 2 or outcome.out == b"", "an error, and yet it prints")
                require(b"\n::error" not in outcome.out, "a workflow command is printed")


@case(hostile=True)
def snapshot_too_large(bench):
    for name, pieces in (("blank.json", blocks(b" ", 70 * MIB)), ("text.json", blocks(b"x", 70 * MIB))):
        bench.write(name, pieces)
        bench.error("snapshot", "check", name, has=("cannot read", name, "larger than the limit"))
        bench.error("check", ".", "-s", name, has="larger than the limit")


@case(hostile=True)
def snapshot_just_not_too_large(bench):
    size = 63 * MIB
    for head, piece in bench.some(((b"", b"["), (b"[", b"1,"), (b"", b'{"a":'), (b"[", b"{},"), (b'"', b"x"), (b'"', b"\\u00e9"),
                                   (b'{"', b"k"), (b"", b" "), (b"", b"1"), (b"", b"\n"))):
        def pieces(head=head, piece=piece):
            yield head
            yield from blocks(piece, size)
        bench.write("s.json", pieces())
        bench.error("snapshot", "check", "s.json", has=("bad snapshot", "s.json"))


@case(hostile=True)
def snapshot_with_many_entries(bench):
    """Well-formed and within the limits, as long as it can be."""
    endpoints = [{"id": f"ep_{i}", "url": f"https://h{i}.example/api/{i}", "version": 1, "description": ""}
                 for i in range(5_000)]
    domains = [{"object": "domain", "id": f"dmn_{i}", "name": f"d{i}.example", "is_satellite": True,
                "frontend_api_url": f"https://clerk.d{i}.example"} for i in range(5_000)]
    bapi = {"instance": INSTANCE, "domains": {"data": domains, "total_count": 5_000},
            "jwks": {"keys": [{"kty": "RSA", "kid": f"ins_{i}", "n": f"n{i}", "e": "AQAB"} for i in range(5_000)]}}
    webhooks = {"data": endpoints, "done": True}
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6"}}')
    bench.write("repo/a.ts", CODE)
    bench.write("s.json", json.dumps({"instances": [{"bapi": bapi, "webhooks": webhooks}]}))
    bench.printed("snapshot", "show", "s.json")
    bench.printed("check", "repo", "-s", "s.json", "--fail-on", "never")


def live_secret():
    return f"sk_live_{secrets.token_hex(20)}Zz9"


@case()
def snapshot_with_a_secret(bench):
    for make in (lambda s: {**BUNDLE, "note": s}, lambda s: {**BUNDLE, s: 1}, lambda s: {**BUNDLE, "x": [[{"y": s}]]},
                 lambda s: s, lambda s: [s], lambda s: {"a": "key=" + s + ";"}):
        secret = live_secret()
        for line in rejected(bench, json.dumps(make(secret))):
            require(secret[8:] not in line and secret[8:20] not in line, f"the secret is shown: {line}")
            require("looks like" in line, f"does not say why: {line}")


@case(valgrind=True)
def snapshots_that_contradict(bench):
    """The same instance twice, with other values: the first holds, and the report says so."""
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6"}}')
    other = json.loads(json.dumps(BUNDLE))
    other["instances"][0]["bapi"]["users_count"]["total_count"] = 7
    other["instances"][0]["bapi"]["instance"]["environment_type"] = "development"
    bench.write("a.json", json.dumps(BUNDLE))
    bench.write("b.json", json.dumps(other))
    shown = bench.printed("snapshot", "show", "a.json", "b.json")
    require("500" in shown and "production" in shown, f"the first does not hold: {shown}")
    require("is given twice; the first is used" in shown, f"does not say so: {shown}")
    first = bench.printed("check", "repo", "-s", "a.json", "-s", "b.json", "--fail-on", "never")
    second = bench.printed("check", "repo", "-s", "b.json", "-s", "a.json", "--fail-on", "never")
    require("production" in first and "development" in second, "the first one given does not hold")
    require("is given twice" in first and "is given twice" in second, f"the report does not say so: {first}")
    report = bench.json("check", "repo", "-s", "a.json", "-s", "b.json", "--format", "json", "--fail-on", "never")
    require(sum("is given twice" in it["reason"] for it in report["notices"]) == 2, "nor does the JSON report")
    bench.printed("snapshot", "show", "a.json", "a.json")


@case()
def the_instance_to_choose(bench):
    both = json.loads(json.dumps(BUNDLE))
    both["instances"] += [{"bapi": {"instance": {**INSTANCE, "id": f"ins_FAKEbadinput{i}"}}} for i in range(3)]
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6"}}')
    bench.write("s.json", json.dumps(both))
    for name in ("ins_FAKE", "development", "nonsense", "\x1b[2J", "x" * 5_000):
        bench.error("check", "repo", "-s", "s.json", "--instance", name, "-o", "out",
                    has=name if name.isprintable() else "\\x1b")
    bench.error("check", "repo", "-s", "s.json", "--instance", "production", has=("production", "several"))
    bench.absent("out")
    bench.printed("check", "repo", "-s", "s.json", "--instance", "ins_FAKEbadinput1", "--fail-on", "never")


# ---------------------------------------------------------------- facts

def saved_facts(bench):
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')
    bench.write("repo/.env", "CLERK_WEBHOOK_SIGNING_SECRET=\nCLERK_SECRET_KEY=x\n")
    bench.write("repo/middleware.ts", "import { clerkMiddleware } from '@clerk/nextjs/server';\n"
                "export default clerkMiddleware({ clockSkewInMs: 60000 });\n")
    bench.write("repo/app/api/webhooks/route.ts", CODE + "export async function POST(request) {\n"
                "  const event = await verifyWebhook(request);\n  if (event.type === 'user.created') { save(event); }\n"
                "  return new Response('');\n}\n")
    return bench.printed("facts", "repo")


def unreadable_facts(bench, text, *words):
    bench.write("f.json", text)
    bench.error("compare", "--facts", "f.json", "-o", "out", has=("bad facts", "'f.json'", *words))


@case()
def facts_of_another_kind(bench):
    for text in ("", "{}", "[]", "1", '"x"', "null", "x", b"\xff", '{"format": "clerk-facts"}',
                 '{"format": "clerk-snapshot", "format_version": 1}', '{"format": "clerk-facts", "format_version": "1"}',
                 '{"format": "clerk-facts", "format_version": 2}', '{"format": 1, "format_version": 1}', "[" * 100_000):
        unreadable_facts(bench, text, "line 1")
    bench.absent("out")


@case()
def facts_cut_off(bench):
    text = saved_facts(bench)
    for end in range(0, len(text), max(1, len(text) // 60)):
        if text[end:].strip():
            unreadable_facts(bench, text[:end], "line ")
    bench.absent("out")


def every_place(value, path=()):
    """Yields the path of every value inside: keys and indices."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from every_place(inner, (*path, key))


def changed(document, path, change):
    copy = json.loads(json.dumps(document))
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    change(inner, path[-1])
    return copy


@case()
def facts_edited_by_hand(bench):
    """Every value replaced and every member removed, one by one: refused with its place, or harmless."""
    facts = json.loads(saved_facts(bench), object_pairs_hook=unique)
    places = list(every_place(facts))
    require(len(places) > 150, f"only {len(places)} values in the facts")
    values = (None, True, -1, 1 << 40, "", "\x1b[2J\u202e", [], {}, [None], {"a": 1})
    for i, path in enumerate(bench.some(places)):
        def put(inner, key, value=values[i % len(values)]):
            inner[key] = value

        def drop(inner, key):
            del inner[key]

        for change in (put, drop):
            bench.write("f.json", json.dumps(changed(facts, path, change)))
            outcome = bench.run("compare", "--facts", "f.json", "-v")
            require(outcome.status != 2 or outcome.out == b"", f"{path}: an error, and yet it prints")
            lines = outcome.err.decode().splitlines()
            require(outcome.status != 2 or (len(lines) == 1 and "bad facts: 'f.json': line 1, column " in lines[0]),
                    f"{path}: {lines}")


@case(valgrind=True)
def facts_that_lie(bench):
    """Types are right, values are not: places far outside, apps twice, controls in every text."""
    facts = json.loads(saved_facts(bench))

    def spoil(value, key=""):
        if isinstance(value, dict):
            return {k: spoil(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [spoil(v, key) for v in value] * 2
        if isinstance(value, bool):
            return not value
        if isinstance(value, int):
            return value if key == "format_version" else (1 << 32) - 1
        if isinstance(value, str) and key in ("excerpt", "file", "name", "reason", "path", "guard", "type", "route"):
            return value + "\x1b[2J\u202e\r\n::error::x\u2028"
        return value

    bench.write("f.json", json.dumps(spoil(facts)))
    outcome = bench.run("compare", "--facts", "f.json", "-v", "--color", "never")
    require(outcome.status in (0, 1), f"{outcome.err}")
    text = outcome.out.decode()
    require("\x1b" not in text and "\n::error" not in text, "controls are printed")
    bench.json("compare", "--facts", "f.json", "--format", "json", "--fail-on", "never")


@case(hostile=True)
def facts_without_end(bench):
    bench.write("f.json", blocks(b"[1,", 80 * MIB))
    bench.error("compare", "--facts", "f.json", has="larger than the limit")
    facts = json.loads(saved_facts(bench))
    facts["apps"] = [{**facts["apps"][0], "root": f"a{i}"} for i in range(5_000)]
    facts["env_reads"] = [{**facts["env_reads"][0], "app": f"a{4_999 - i % 9}"} for i in range(20_000)]
    for name in ("keys", "packages", "env_definitions", "webhook_handlers", "middleware", "unread", "token_verifications"):
        facts[name] = []
    bench.write("f.json", json.dumps(facts))
    bench.error("compare", "--facts", "f.json", "--format", "bogus", has="bogus")
    bench.run("compare", "--facts", "f.json", "-o", "out")
