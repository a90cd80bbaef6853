"""Snapshots made to do harm, for every command that reads one."""

import json
import os
from pathlib import Path

from bench import case, require

ROOT = Path(__file__).resolve().parents[2]
KIB = 1024
MIB = 1024 * KIB
SECRET = "sk_live_" + "FAKEfakeFAKEfake0123"
OTHERS = ("null", "true", "7", "-1", "9223372036854775808", "1.5", '""', '"x"', "[]", "{}", "[null]", '[{"x": 1}]',
          '"\\u001b[2J\\u202e\\n::error::x"')


def full():
    return json.loads((ROOT / "tests/snapshot/full.json").read_text())


def commands(name):
    """Each command that reads a snapshot, and whether it writes a file."""
    return [(("snapshot", "show", name), None), (("snapshot", "check", name), None), (("snapshot", "diff", name, name), None),
            (("snapshot", "import", name, "-o", "out.json"), "out.json"),
            (("snapshot", "redact", name, "-o", "out.json"), "out.json"),
            (("check", "repo", "--snapshot", name, "--fail-on", "never", "-o", "out.txt"), "out.txt")]


def run_all(bench, name, secret=None):
    """Whatever the file is: an error is one line, and then nothing is written. Returns the exit codes."""
    statuses = []
    for args, written in commands(name):
        outcome = bench.run(*args)
        line = " ".join(args)
        if outcome.status == 2:
            lines = outcome.err.decode().splitlines()
            require(len(lines) == 1 and lines[0].startswith("clerk-audit: "), f"'{line}' says {lines}")
            require(outcome.out == b"", f"'{line}' prints, and yet it is an error")
            require(written is None or not os.path.exists(bench.path(written)), f"'{line}' writes, and yet it is an error")
        require(b"\x1b[2J" not in outcome.out and b"\n::error" not in outcome.out, f"'{line}' prints what a snapshot holds raw")
        require(secret is None or secret.encode() not in outcome.out + outcome.err, f"'{line}' shows the secret")
        bench.absent(*[] if written is None or outcome.status != 2 else [written])
        if written is not None and os.path.exists(bench.path(written)):
            text = Path(os.fsdecode(bench.path(written))).read_text()
            require(secret is None or secret not in text, f"'{line}' writes the secret")
            os.remove(bench.path(written))
        statuses.append(outcome.status)
    return statuses


def refused(bench, data, *words, secret=None):
    """Every command refuses it, in one line with these words."""
    name = bench.write("s.json", data)
    require(run_all(bench, name, secret) == [2] * len(commands(name)), f"is not refused by all: {str(data)[:80]!r}")
    bench.error("snapshot", "show", name, has=words)


def taken(bench, data):
    """No command refuses it."""
    name = bench.write("s.json", data if isinstance(data, (str, bytes)) else json.dumps(data))
    statuses = run_all(bench, name)
    require(2 not in statuses, f"is refused: {statuses}")
    return name


def prepare(bench):
    bench.write("repo/package.json", '{"dependencies": {"@clerk/nextjs": "6", "next": "15"}}')


@case()
def snapshots_no_command_takes(bench):
    prepare(bench)
    text = json.dumps(full())
    for data, words in bench.some((("[" * 300, "nested deeper"), ('{"a":' * 300, "nested deeper"),
                        (text.replace('"format"', '"instances": 1, "format"', 1), "twice"),
                        (text.replace("Fake Full", "Fake\0Full"), "NUL"), (text.replace("Fake Full", "Fake\\u0000Full"), "NUL"),
                        (text.replace("Fake Full", "\\udc00"), "surrogate"), (text.replace("Fake Full", "\\ud800x"), "surrogate"),
                        (text.encode().replace(b"Fake Full", b"\xff"), "UTF-8"), (text.encode().replace(b"Fake Full", b"\xc0\x80"), "UTF-8"),
                        (text.encode().replace(b"Fake Full", b"\xed\xa0\x80"), "UTF-8"), (text.encode("utf-16"), "UTF-16"),
                        (text.replace("1247", "1e999"), "range"), (text.replace("1247", "1" * 400), "number"),
                        (text.replace("1247", "01247"), "zero"), (text.replace("1247", "NaN"), "value"),
                        (text + "{}", "nothing behind"), (text.replace(", ", ",, ", 1), "1:"))):
        refused(bench, data, words)


@case()
def snapshots_with_a_secret_anywhere(bench):
    """In the place of any text: nothing shows it or writes it, and only import can make something of the file."""
    prepare(bench)
    for path in list(leaves(full()))[::115 if bench.program.slow else 23]:
        document = full()
        place(document, path, SECRET)
        statuses = run_all(bench, bench.write("s.json", json.dumps(document)), SECRET[8:])
        for (args, _), status in zip(commands("s.json"), statuses):  # import and redact may drop or hash it
            require(status == 2 or args[1] in ("import", "redact"), f"{path}: {args} takes it")


def leaves(value, path=()):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if items is None:
        yield path
        return
    for key, inner in items:
        yield from leaves(inner, (*path, key))


def inner_places(value, path=()):
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, inner in items:
        yield from inner_places(inner, (*path, key))


def place(document, path, value):
    for key in path[:-1]:
        document = document[key]
    document[path[-1]] = value


@case()
def snapshot_with_any_value_replaced(bench):
    """Every value by another type, one at a time: refused in a line, noted, or harmless."""
    prepare(bench)
    places = list(inner_places(full()))
    require(len(places) > 600, f"only {len(places)} places")
    for i, path in enumerate(places[::5] if bench.program.slow else places):
        document = full()
        place(document, path, "PLACE")
        bench.write("s.json", json.dumps(document).replace('"PLACE"', OTHERS[i % len(OTHERS)]))
        args, written = commands("s.json")[i % 6]
        outcome = bench.run(*args)
        lines = outcome.err.decode().splitlines()
        require(outcome.status != 2 or (len(lines) == 1 and outcome.out == b""), f"{path}: {lines}")
        require(b"\x1b[2J" not in outcome.out, f"{path}: controls are printed")
        if written and os.path.exists(bench.path(written)):
            os.remove(bench.path(written))


@case()
def snapshot_that_is_never_known_wrongly(bench):
    """A field whose source is of another type is unknown, and the source is noted."""
    prepare(bench)
    count = 0
    for path, field in ((("bapi", "users_count", "total_count"), "user_count"),
                        (("fapi", "environment", "auth_config", "test_mode"), "test_mode"),
                        (("platform", "config", "auth_multi_factor", "required_for_sign_up"), "mfa_required"),
                        (("platform", "config", "auth_password", "min_length"), "password_min_length"),
                        (("bapi", "organization_roles"), "roles"), (("bapi", "billing_plans"), "plans"),
                        (("bapi", "jwt_templates"), "jwt_templates"), (("webhooks", "endpoints"), "endpoints"),
                        (("bapi", "domains"), "domains"), (("platform", "config", "session", "lifetime"), "token_lifetime"),
                        (("bapi", "instance", "environment_type"), "environment_type")):
        for value in ("9e300", "-1", "1.5", "[7]", "true" if field not in ("test_mode", "mfa_required") else '"yes"'):
            document = full()
            place(document["instances"][0], path, "PLACE")
            bench.write("s.json", json.dumps(document).replace('"PLACE"', value))
            report = bench.json("snapshot", "check", "s.json", "--format", "json", "-v", status=(0, 1))
            require(report["not_understood"], f"{field} = {value} is not noted")
            require(not report["fine"], f"{field} = {value} is fine")
            require(".".join(path) in " ".join(report["not_understood"]), f"{field} = {value}: {report['not_understood']}")
            count += 1
    require(count > 50, f"only {count}")


@case()
def snapshot_cut_at_every_97th_byte(bench):
    prepare(bench)
    text = json.dumps(full())
    for i, end in enumerate(range(0, len(text), 97 if not bench.program.slow else 997)):
        bench.write("s.json", text[:end])
        args, _ = commands("s.json")[i % 6]
        bench.error(*args, has="s.json")
    bench.absent("out.json", "out.txt")


@case(hostile=True)
def snapshot_of_many(bench):
    prepare(bench)
    bare = {"instances": [{"instance_id": f"ins_FAKE{i:04}"} for i in range(32)]}
    taken(bench, bare)
    refused(bench, json.dumps({"instances": bare["instances"] + [{}]}), "more than 32")
    for count, known in ((10_000, True), (10_001, False)):
        document = full()
        document["instances"][0]["bapi"]["organization_roles"] = [{"object": "role", "key": f"org:r{i}", "permissions": []} for i in range(count)]
        name = taken(bench, document)
        report = bench.json("snapshot", "check", name, "--format", "json", status=(0, 1))
        require(("10000 items" in " ".join(report["not_understood"])) != known, f"{count}: {report['not_understood']}")


@case(hostile=True)
def snapshot_with_long_names(bench):
    prepare(bench)
    long = "k" * bench.few(MIB)
    document = full()
    document["instances"][0]["bapi"]["instance"][long] = 1
    document["instances"][0][long] = {long: long}
    document["instances"][0]["fapi"]["environment"]["user_settings"]["attributes"][long] = {"enabled": True}
    document["instances"][0]["platform"]["config"]["session"]["claims"][long] = "{{user.id}}"
    taken(bench, document)
    document["instances"][0]["bapi"][long] = 1
    name = taken(bench, document)
    for command in ("show", "check"):
        text = bench.run("snapshot", command, name).out
        require(len(text) < 200 * KIB, f"{command} prints {len(text)} bytes")
    refused(bench, json.dumps({long: 1}), "unknown kind")


@case()
def snapshot_with_odd_names(bench):
    """Keys with dots, ids that name each other, one id twice, hosts that are none."""
    prepare(bench)
    odd = ("a.b.c", "..", "", ".", "platform.config", "\u202e", "\x1b[2J", "__proto__", "instances[0]")
    document = full()
    for key in odd:
        document["instances"][0]["platform"]["domain_status"][key] = {"status": "complete"}
        document["instances"][0]["fapi"]["environment"]["user_settings"]["attributes"][key] = {"enabled": True}
        document["instances"][0]["bapi"][key] = {}
    taken(bench, document)
    for host in bench.some(("\u202eclerk.example", "a\x07b.example", "h.example\n::error::x", "..", "[::1]", "*.example", "x" * 5_000 + ".example", "://", "a@b@c")):
        document = full()
        document["instances"][0]["fapi_host"] = host
        document["instances"][0]["bapi"]["domains"]["data"][0]["frontend_api_url"] = f"https://{host}/"
        document["instances"][0]["webhooks"]["endpoints"][0]["url"] = f"https://{host}/x"
        taken(bench, document)
    twice = full()
    twice["instances"] *= 2
    shown = bench.printed("snapshot", "show", taken(bench, twice))
    require("given twice" in shown, "one instance given twice is not noted")
    circle = {"instances": [{"instance_id": "ins_FAKE0001", "bapi": {"jwks": {"keys": [{"kty": "RSA", "kid": "ins_FAKE0002", "n": "n"}]}}},
                            {"instance_id": "ins_FAKE0002", "bapi": {"jwks": {"keys": [{"kty": "RSA", "kid": "ins_FAKE0001", "n": "m"}]}}}]}
    taken(bench, circle)


@case()
def snapshot_with_a_byte_order_mark(bench):
    prepare(bench)
    taken(bench, b"\xef\xbb\xbf" + json.dumps(full()).encode())
    taken(bench, json.dumps(full()).replace("\n", "\r\n"))
