#!/usr/bin/env python3
"""The published schema and the program agree: config_schema.py PROGRAM [--sample]

A full configuration, and that with every value replaced, removed and joined by one more, is either
taken by both or refused by both: by an independent validator with compare/config.schema.json, and
by `--print-config`. Which rules and thresholds there are is asked of both as well. --sample takes a
quarter of it, for a build that is slow.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tracked import ROOT
from validator import Draft202012Validator

FULL = {
    "//": "a comment",
    "// too": {"of": ["any", 1, None]},
    "$schema": "./config.schema.json",
    "snapshots": ["clerk-snapshot.json",
                  {"file": "other/b.json", "app": "apps/web", "environment": "preview",
                   "instance": "ins_FAKEone", "//": 1}],
    "severity": {"CLERK-MFA-001": "note", "CLERK-KEY-001": "off", "//x": 1},
    "include": ["apps/"],
    "exclude": ["*.gen.ts", "!x.gen.ts"],
    "thresholds": {"mfa_users": 250, "snapshot_days": 7, "clock_seconds": 5, "//": 1},
    "webhook_consumers": [{"url": "https://crm.example.com/hooks/*", "reason": "the CRM", "//": 1},
                          {"url": "*.example.org"}],
    "fail_on": "blocker",
    "baseline": "clerk/baseline.json",
}

VALUES = (None, True, False, -1, 0, 1, 300, 301, 1.5, 36500, 36501, 10**9, 10**9 + 1, 1e30, "", "x", "a b", "..",
          "../x", "x/..", "a/../b", "/x", "x/", "...", "..x", ".", "*", "https://", "https://*/x", "ftp://x", "x://y",
          "https://a.example", "http://a.example/x?y", "a.example/x://y", "tab\there", "\x1f", "off", "note", "warning",
          "blocker", "never", "error", "production", "preview", "development", "staging", "x" * 200, "x" * 201,
          "x" * 1000, "x" * 1001, "x" * 1024, "x" * 1025, "x" * 2000, "x" * 2001, [], {}, [None], ["x"], ["x", "x"],
          [["x"]], {"x": 1}, {"//": 1}, {"file": "x"}, {"url": "x"}, [{"file": "x"}], [{"url": "x"}],
          [{"file": "x", "environment": "test"}], [str(i) for i in range(1000)], [str(i) for i in range(1001)])


def places(value, path=()):
    """Yields the path of every value but comments, the whole included."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if not str(key).startswith("//"):
            yield from places(inner, (*path, key))


def changed(path, change):
    """A copy of FULL on which `change` was called with the container and key of a place."""
    whole = [json.loads(json.dumps(FULL))]
    inner, key = whole, 0
    for step in path:
        inner, key = inner[key], step
    change(inner, key)
    return whole[0] if whole else None


def documents():
    yield FULL
    for path in places(FULL):
        for value in VALUES:
            yield changed(path, lambda inner, key, value=value: inner.__setitem__(key, value))
        if path:
            yield changed(path, lambda inner, key: inner.pop(key))
        for name in ("unknown", "//", "$ref", "File"):
            def add(inner, key, name=name):
                if isinstance(inner[key], dict):
                    inner[key][name] = "x"
            yield changed(path, add)


def program_takes(program, folder, document):
    Path(folder, "clerk-audit.json").write_text(json.dumps(document), encoding="utf-8")
    done = subprocess.run([program, "check", folder, "--print-config"], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=False)
    if done.returncode not in (0, 2):
        raise SystemExit(f"exit {done.returncode}: {done.stderr}")
    return done.returncode == 0, done.stdout if done.returncode == 0 else done.stderr


def check_names(program, schema, folder):
    """Every rule has an id that the schema takes; every threshold of the schema is one, with its default."""
    listed = json.loads(subprocess.run([program, "rules", "--format", "json"], capture_output=True, check=True).stdout)
    severity = {rule["id"]: "off" for rule in listed}
    taken, said = program_takes(program, folder, {"severity": severity})
    problems = [] if taken else [f"not every rule can be switched off: {said}"]
    _, said = program_takes(program, folder, {})
    printed = json.loads(said)["thresholds"]
    wanted = {name: it["default"] for name, it in schema["properties"]["thresholds"]["properties"].items()}
    if {name: it["value"] for name, it in printed.items()} != wanted:
        problems.append(f"the schema has the thresholds {wanted}, the program {printed}")
    return [{"severity": severity}], problems


def main():
    program = str(Path(sys.argv[1]).resolve())
    schema = json.loads((ROOT / "compare" / "config.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        more, problems = check_names(program, schema, folder)
        counts = {True: 0, False: 0}
        seen = set()
        step = 4 if "--sample" in sys.argv[2:] else 1
        for document in [*list(documents())[::step], *more]:
            text = json.dumps(document)
            if text in seen:
                continue
            seen.add(text)
            taken, said = program_takes(program, folder, document)
            counts[taken] += 1
            if taken != validator.is_valid(document):
                problems.append(f"the program {'takes' if taken else 'refuses'} what the schema does not: "
                                f"{text[:300]}\n    {said.splitlines()[0] if not taken else ''}")
    print("\n".join(problems[:20]))
    print(f"{counts[True]} taken, {counts[False]} refused, {len(problems)} problems")
    return 1 if problems or min(counts.values()) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
