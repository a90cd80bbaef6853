#!/usr/bin/env python3
"""snapshot/schema.json says what the reader says: schema_case.py PROGRAM [--sample]

An independent validator takes every bundle that the reader understands
without a note, and what `snapshot import` and `snapshot redact` write. Of a
bundle that fills every slot each value is replaced by others, and each slot
misspelt: what the reader notes or refuses, the schema must refuse too. --sample takes
few of them, for a build that is slow.
"""

import itertools
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from validator import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "snapshot/schema.json"
FULL = ROOT / "tests/snapshot/full.json"
MAX_DESCRIPTION = 320
SAMPLE = 30
OTHERS = ("x", 7, True, [], {}, -1, 1.5, [None], 1e300)
# what only a program can tell
BEYOND = re.compile(r"looks like|PEM private key|private member|well-formed publishable key|is given twice|is not a host|is not a URL|was answered by API version")


class Tool:
    def __init__(self, program, folder):
        self.program = Path(program).resolve()
        self.folder = Path(folder)

    def run(self, *args):
        return subprocess.run([self.program, "snapshot", *map(str, args)], capture_output=True, text=True, timeout=120)

    def notes(self, path):
        """What the reader did not understand; why it refuses the file; [] when all is well."""
        done = self.run("check", path, "--format", "json")
        notes = [done.stderr.strip()] if done.returncode == 2 else json.loads(done.stdout)["not_understood"]
        return [note for note in notes if not BEYOND.search(note)]

    def notes_of(self, document):
        path = self.folder / "mutant.json"
        path.write_text(json.dumps(document))
        return self.notes(path)


def fixtures():
    """Every whole bundle of the tests, the demo's and the README's."""
    paths = [*ROOT.glob("tests/snapshot/*.json"), *ROOT.glob("tests/rules/*/*/*.json"), *ROOT.glob("tests/cli/*/*.json"),
             ROOT / "compare/cli/demo/clerk-snapshot.json", ROOT / "snapshot/template.json"]
    for path in sorted(paths):
        try:
            document = json.loads(path.read_text())
        except ValueError:
            continue
        if isinstance(document, dict) and document.get("format") == "clerk-snapshot":
            yield path, document


def readme_examples(folder):
    """Each block that holds a bundle; where a shell puts a document in, a fixture stands for it."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(), re.S | re.M)
    for i, block in enumerate(it for it in blocks if '"format": "clerk-snapshot"' in it):
        text = block[block.index("{"):block.rindex("}") + 1]
        text = re.sub(r"\$\(cat (\w+)\.json\)", lambda it: (ROOT / f"tests/snapshot/raw-{it.group(1)}.json").read_text(), text)
        path = Path(folder) / f"readme-{i}.json"
        path.write_text(text.replace("$HOST", "clerk.example.com"))
        yield path, json.loads(path.read_text())


def places(value, path=()):
    """The path of every value; of a list its first item stands for all."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def replaced(document, path, change):
    copy = json.loads(json.dumps(document))
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    change(inner, path[-1])
    return copy


def kind(value):
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__


def mutants(document):
    """(what was done, the document): values of another type, members gone, slots misspelt."""
    for i, path in enumerate(places(document)):
        old = document
        for key in path:
            old = old[key]
        others = [it for it in OTHERS if kind(it) != kind(old) or (kind(it) == "number" and it != old)]
        other = others[i % len(others)]

        def put(inner, key, value=other):
            inner[key] = value

        yield f"{'.'.join(map(str, path))} = {other!r}", replaced(document, path, put)
        if isinstance(path[-1], str):
            def drop(inner, key):
                del inner[key]
            yield f"without {'.'.join(map(str, path))}", replaced(document, path, drop)
        if len(path) == 4 and path[2] in ("bapi", "fapi", "platform"):
            def misspell(inner, key):
                inner[key + "s"] = inner.pop(key)
            yield f"{'.'.join(map(str, path))}s", replaced(document, path, misspell)


# each must be refused, whatever the reader says
NEGATIVES = [
    ("the format of facts", lambda d: d.update(format="clerk-facts")),
    ("a version of the future", lambda d: d.update(format_version=2)),
    ("no instance", lambda d: d.update(instances=[])),
    ("33 instances", lambda d: d.update(instances=[{}] * 33)),
    ("no list", lambda d: d.update(instances={})),
    ("no instances", lambda d: d.pop("instances")),
    ("a key in the place of a fingerprint", lambda d: d["instances"][0].update(secret_key_fingerprints=["abc"])),
    ("a private key", lambda d: d["instances"][0]["bapi"]["jwks"]["keys"][0].update(d="abc")),
    ("a client secret", lambda d: d["instances"][0]["platform"]["config"]["connection_oauth_google"].update(client_secret="x")),
    ("an endpoint without url", lambda d: d["instances"][0]["webhooks"]["endpoints"][0].pop("url")),
    ("a state that is none", lambda d: d["instances"][0]["webhooks"].update(state="all")),
    ("10001 roles", lambda d: d["instances"][0]["bapi"].update(organization_roles=[{"key": "org:a"}] * 10_001)),
]

# each must be taken
POSITIVES = [
    ("comments", lambda d: (d.update({"// a": 1}), d["instances"][0].update({"//": ["b"]}), d["instances"][0]["bapi"].update({"//": "c"}))),
    ("unknown keys", lambda d: (d.update(x=1), d["instances"][0]["bapi"]["instance"].update(x=1))),
    ("null slots", lambda d: d["instances"][0].update(bapi={"instance": None}, fapi=None, webhooks=None, manual=None)),
    ("bare lists", lambda d: d["instances"][0]["bapi"].update(organization_roles=[{"key": "org:a"}], domains=[])),
    ("an error in every slot", lambda d: d["instances"][0].update(
        {name: {slot: {"errors": [{"code": "x"}]} for slot in d["instances"][0][name]} for name in ("bapi", "fapi", "platform")})),
    ("no webhooks set up", lambda d: d["instances"][0].update(webhooks={"errors": [{"code": "svix_app_missing"}]})),
    ("a page of Svix", lambda d: d["instances"][0].update(webhooks={"data": [{"id": "ep_a", "url": "https://a.example", "filterTypes": None}],
                                                                   "done": True, "iterator": None})),
    ("a page of Clerk's", lambda d: d["instances"][0].update(webhooks={"data": [{"url": "https://a.example", "filter_types": ["user.created"]}],
                                                                      "cursor": {"has_next_page": False}})),
    ("one domain's status", lambda d: d["instances"][0]["platform"].update(domain_status={"status": "complete", "dns": {"status": "complete"}})),
]


def check_schema(schema):
    Draft202012Validator.check_schema(schema)
    yield from ["$id names a host"] if "//" in schema["$id"] else []
    for text in re.findall(r'"description": "([^"]*)"', SCHEMA.read_text()):
        if len(text) > MAX_DESCRIPTION:
            yield f"a description of {len(text)} letters: {text[:60]}…"


def check_slots(schema):
    """Every slot of slots.c is in the schema, and in the bundle that fills them all."""
    instance = schema["properties"]["instances"]["items"]["properties"]
    filled = json.loads(FULL.read_text())["instances"][0]
    text = (ROOT / "snapshot/sources/slots.c").read_text()
    for section, name in re.findall(r'= \{(?:NULL|"(\w+)"), "(\w+)",', text):
        if name not in (instance[section]["properties"] if section else instance):
            yield f"{section} {name} is not in the schema"
        if name not in (filled[section] if section else filled):
            yield f"{section} {name} is not in {FULL.name}"


def check_bundles(validator, tool, step):
    taken = 0
    for path, document in [*fixtures(), *readme_examples(tool.folder)][::step]:
        valid, notes = validator.is_valid(document), tool.notes(path)
        taken += valid
        if valid == bool(notes):
            why = [e.message[:100] for e in validator.iter_errors(document)]
            yield f"{path}: the schema says {why}, the reader {notes}"
    if taken < 100 // step:
        yield f"only {taken} bundles are valid"


def check_outputs(validator, tool):
    """What we write is as we say."""
    made = 0
    for path in sorted(ROOT.glob("tests/snapshot/*.json")):
        understood = tool.notes(path) == []
        for command in ("import", "redact"):
            done = tool.run(command, path)
            if understood and done.returncode == 0:
                made += 1
                for error in validator.iter_errors(json.loads(done.stdout)):
                    yield f"{command} {path.name}: {list(error.absolute_path)}: {error.message[:200]}"
    if made < 20:
        yield f"only {made} outputs were made"


def check_mutants(validator, tool, step):
    full = json.loads(FULL.read_text())
    seen = refused = 0
    for what, mutant in itertools.islice(mutants(full), 0, None, step):
        notes = tool.notes_of(mutant)
        valid = validator.is_valid(mutant)
        seen += 1
        refused += not valid
        if notes and valid:
            yield f"{what}: the reader says {notes}, the schema nothing"
    print(f"{seen} mutants, {refused} refused by the schema")
    if seen < 1000 // step or refused < seen // 3:
        yield "too few mutants"


def check_tables(validator):
    for expected, table in ((False, NEGATIVES), (True, POSITIVES)):
        for what, change in table:
            document = json.loads(FULL.read_text())
            change(document)
            if validator.is_valid(document) != expected:
                yield f"{what}: is {'refused' if expected else 'taken'}"


def main():
    schema = json.loads(SCHEMA.read_text())
    validator = Draft202012Validator(schema)
    failed = [*check_schema(schema), *check_slots(schema)]
    with tempfile.TemporaryDirectory(prefix="clerk-audit-schema-") as folder:
        tool = Tool(sys.argv[1], folder)
        step = SAMPLE if "--sample" in sys.argv else 1
        for check in (check_bundles(validator, tool, step), check_outputs(validator, tool), check_mutants(validator, tool, step),
                      check_tables(validator)):
            failed += check
    for line in failed:
        print(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
