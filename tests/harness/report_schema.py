#!/usr/bin/env python3
"""compare/report/report.schema.json is what JSON reports are: report_schema.py PROGRAM

An independent validator takes the reports of every situation, and the schema is tight: each member
taken away, replaced by a value of another type or joined by an unknown one is refused; null is
taken only where a report has it; and every member that it names has been seen. The list of rules
is held against what the reports and the table of error codes say.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import report_cases
from tracked import ROOT
from validator import Draft202012Validator

SCHEMA = ROOT / "compare" / "report" / "report.schema.json"
OTHERS = (None, True, -1, 1.5, "\n", [], [None], {}, {"unknown": 1})
LEAST = 20  # reports
# may be null, but is so only in reports over facts that nobody here writes
NEVER_NULL_HERE = {("findings", "*", "repo", "line_hash"), ("findings", "*", "related", "*", "line_hash")}
RULE_MEMBERS = ["id", "area", "severity", "needs", "title", "about", "symptom", "codes", "reads", "environments", "sdk",
                "security_severity", "cwe", "since"]


def kind(value):
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__


def places(value, path=()):
    """Yields (path, value) of every value; of a list all items."""
    if path:
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def general(path):
    return tuple("*" if isinstance(key, int) else key for key in path)


def changed(document, path, change):
    """A copy in which what lies on the path is new, and the rest is shared."""
    if not path:
        return change(document)
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[path[0]] = changed(document[path[0]], path[1:], change)
    return copy


def without(document, path):
    return changed(document, path[:-1], lambda it: {k: v for k, v in it.items() if k != path[-1]})


def mutants(document, path, old, nullable):
    """Yields (what was done, a document that must be refused)."""
    name = ".".join(map(str, path))
    if isinstance(path[-1], str):
        yield f"without {name}", without(document, path)
    if isinstance(old, dict):
        yield f"more in {name}", changed(document, path, lambda it: it | {"unknown": 1})
    for other in OTHERS:
        if kind(other) == kind(old) and other not in (-1, 1.5, "\n", [None], {"unknown": 1}):
            continue
        if other is None and general(path) in nullable:
            continue
        # free text that is a name may hold anything
        if other == "\n" and isinstance(old, str) and path[-1] in NAMES:
            continue
        yield f"{name} = {other!r}", changed(document, path, lambda _, other=other: other)


NAMES = ("app", "environment", "file", "root", "framework", "framework_version", "instance", "instance_id", "instance_kind", "name",
         "path", "rule", "version")


def chosen_places(documents):
    """Of each general path one place, in the smallest document that has a value there."""
    chosen = {}
    for document in sorted(documents, key=lambda it: len(json.dumps(it))):
        for path, value in places(document):
            if value is not None and (value or general(path) not in chosen):
                chosen.setdefault(general(path), (document, path, value))
    return chosen


def check_tight(validator, documents):
    nullable = {general(path) for it in documents for path, value in places(it) if value is None} | NEVER_NULL_HERE
    count = 0
    for document, path, old in chosen_places(documents).values():
        for what, mutant in mutants(document, path, old, nullable):
            count += 1
            if validator.is_valid(mutant):
                yield f"taken: {what}"
    if count < 500:
        yield f"only {count} mutants"


def named(schema, root, path=()):
    """Yields the general path of every member that the schema names."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    for choice in schema.get("anyOf", ()):
        yield from named(choice, root, path)
    for key, inner in schema.get("properties", {}).items():
        yield (*path, key)
        yield from named(inner, root, (*path, key))
    if "items" in schema:
        yield from named(schema["items"], root, (*path, "*"))
    if schema.get("type") == "object" and (schema.get("additionalProperties") is not False or
                                           sorted(schema["required"]) != sorted(schema["properties"])):
        raise SystemExit(f"not tight: {path}")


def check_seen(schema, documents):
    seen = {general(path) for it in documents for path, value in places(it)}
    full = {general(path) for it in documents for path, value in places(it) if value is not None}
    for path in sorted(set(named(schema, schema))):
        if path not in seen or path not in full:
            yield f"no report has a value at {'.'.join(path)}"


def check_reports(validator, documents):
    for name, document in documents.items():
        error = next(validator.iter_errors(document), None)
        if error is not None:
            yield f"{name}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        marks = [it["fingerprint"] for it in document["findings"]]
        if len(set(marks)) < len(marks):
            yield f"{name}: two findings with one fingerprint"
        counted = {level: sum(it["severity"] == level and not it["suppressed"] for it in document["findings"])
                   for level in ("blocker", "warning", "note")}
        if counted != document["summary"]["findings"]:
            yield f"{name}: {counted} findings, the summary says {document['summary']['findings']}"


def check_rules(program, documents):
    rules = {it["id"]: it for it in json.loads(subprocess.run([program, "rules", "--format", "json"], capture_output=True,
                                                              check=True, timeout=60).stdout)}
    codes = re.findall(r'^\t\t?\{"([a-z_-]+)"', (ROOT / "analyzer/clerk/errors.c").read_text(encoding="utf-8"), re.M)
    judged = {it["rule"] for document in documents.values() for it in document["verdicts"]}
    if judged != set(rules):
        yield f"rules without a verdict or unknown: {judged ^ set(rules)}"
    for rule in rules.values():
        word = re.compile(r"[\w-]+")
        if list(rule) != RULE_MEMBERS or not set(rule["codes"]) <= set(codes):
            yield f"{rule['id']}: {list(rule)}, {rule['codes']}"
        if not set(word.findall(rule["symptom"])) & set(codes) <= set(rule["codes"]):
            yield f"{rule['id']}: a code of its symptom is not listed"
        if (rule["cwe"] is not None) > (rule["security_severity"] is not None):
            yield f"{rule['id']}: a weakness without a severity"
    if len(codes) < 20 or not any(it["codes"] for it in rules.values()) or not any(it["cwe"] for it in rules.values()):
        yield "no codes"


def main():
    program = str(Path(sys.argv[1]).resolve())
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    with tempfile.TemporaryDirectory(prefix="clerk-audit-schema-") as folder:
        documents = {case.name: json.loads(report_cases.report(program, case, "json"))
                     for case in report_cases.cases(program, Path(folder))}
    failed = [*check_reports(validator, documents), *check_seen(schema, documents.values()),
              *check_tight(validator, list(documents.values())), *check_rules(program, documents)]
    if len(documents) < LEAST:
        failed.append(f"only {len(documents)} reports")
    for line in failed[:40]:
        print(line)
    print(f"{len(documents)} reports, {len(failed)} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
