#!/usr/bin/env python3
"""facts.schema.json says what the reader says: facts_schema.py SCHEMA PROGRAM [--sample]

An independent validator takes the facts of every fixture. Then, for every
member that any of them has, one document is spoilt: the member is missing, is
of another type, is another word, or another stands beside it. What the schema
refuses `compare --facts` must refuse, with the line, and nothing else.
--sample takes every fifth, for a build that is slow.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from validator import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = 5
OTHERS_EACH = 5 # for one path; the next path has the next ones
OTHERS = ("x", 7, True, None, [], {}, -1, 1.5, [None], [[]], [{}], 4294967296, 9007199254740992)
REFUSED = re.compile(r"^clerk-audit: bad facts: '[^']*/(\d+)\.json': line \d+, column \d+: '", re.M)


def fixtures():
    return sorted([*ROOT.glob("tests/facts/*/*/repo"), *ROOT.glob("tests/repos/*/app")])


def facts_of(program, path, *options):
    done = subprocess.run([program, "facts", path, "-j1", *options], capture_output=True, timeout=120, check=True)
    return done.stdout


def handed_over(program):
    """Facts with what no fixture can hold: an env file that git ignores, and values from outside."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "init", "--quiet", folder], timeout=60, check=True)
        for name, text in {".gitignore": ".env\n", ".env": "A=1\n", "values": "CLERK_SECRET_KEY=sk_test_FAKEfake\n",
                           "package.json": '{"dependencies": {"@clerk/express": "1.0.0"}}\n'}.items():
            (Path(folder) / name).write_text(text)
        return facts_of(program, folder, "--env-file", Path(folder) / "values")


def places(value, path=()):
    """The path of every member and item, in which all items of a list are one."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


def shape(path):
    return tuple("*" if isinstance(key, int) else key for key in path)


def first_seen(documents):
    """Of each shape of a path the smallest document that has it, and the path there."""
    seen = {}
    for text in sorted(documents, key=len):
        for path in places(json.loads(text)):
            seen.setdefault(shape(path), (text, path))
    return seen


def spoilt(text, path, number):
    """The documents that differ from this one at the path."""
    def change(how):
        document = json.loads(text)
        inner = document
        for key in path[:-1]:
            inner = inner[key]
        how(inner, path[-1])
        return document

    def drop(inner, key):
        del inner[key]

    def put(value):
        def how(inner, key):
            inner[key] = value
        return change(how)

    def add(inner, key):
        inner[key + "s_"] = None

    if isinstance(path[-1], str):
        yield change(drop)
        yield change(add)
    for i in range(OTHERS_EACH):
        value = OTHERS[(number + i) % len(OTHERS)]
        # which apps there are only a program can tell
        if not (isinstance(value, str) and (path[-1] == "app" or path[0] == "apps")):
            yield put(value)


def check_fixtures(validator, documents):
    for name, text in documents.items():
        for error in validator.iter_errors(json.loads(text)):
            yield f"{name}: {list(error.absolute_path)}: {error.message[:200]}"


def check_spoilt(validator, program, documents, step):
    judged = {}
    with tempfile.TemporaryDirectory() as folder:
        seen = first_seen(documents).values()
        mutants = (mutant for i, (text, path) in enumerate(seen) for mutant in spoilt(text, path, i))
        for number, mutant in enumerate(mutants):
            if number % step == 0:
                (Path(folder) / f"{number}.json").write_text(json.dumps(mutant))
                judged[number] = (validator.is_valid(mutant), mutant)
        done = subprocess.run([program, "compare", "--facts", folder, "--quiet", "--fail-on", "never"],
                              capture_output=True, text=True, timeout=600, check=False)
    refused = {int(number) for number in REFUSED.findall(done.stderr)}
    for number, (valid, mutant) in judged.items():
        if valid == (number in refused):
            why = [f"{list(e.absolute_path)}: {e.message[:120]}" for e in validator.iter_errors(mutant)]
            yield f"spoilt document {number}: the schema says {why}, the reader {'refuses' if number in refused else 'takes'} it"
    if done.returncode != 2 or len(refused) < 1000 / step or len(judged) - len(refused) < 200 / step:
        yield f"exit {done.returncode}: {len(refused)} of {len(judged)} documents are refused: {done.stderr[:500]}"


def check_reached(schema, documents):
    """A list that no fixture fills would not be spoilt either."""
    filled = {shape(path)[:-1] for text in documents for path in places(json.loads(text)) if path[-1] == 0}
    for name, definition in schema["properties"].items():
        if definition.get("type") == "array" and (name,) not in filled:
            yield f"no fixture has anything in {name}"


def main():
    schema = json.loads(Path(sys.argv[1]).read_text())
    program = Path(sys.argv[2]).resolve()
    step = SAMPLE if "--sample" in sys.argv[3:] else 1
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    documents = {str(path.relative_to(ROOT)): facts_of(program, path) for path in fixtures()}
    documents["values that are handed over"] = handed_over(program)
    texts = list(documents.values())
    problems = [*check_fixtures(validator, documents), *check_reached(schema, texts),
                *check_spoilt(validator, program, texts, step)]
    if len(documents) < 300:
        problems.append(f"only {len(documents)} fixtures were found")
    print("\n".join(problems[-40:]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
