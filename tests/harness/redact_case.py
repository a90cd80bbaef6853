#!/usr/bin/env python3
"""snapshot redact leaves no identifier and changes no verdict: redact_case.py PROGRAM [--sample]

Every bundle of the tests is redacted: none of its ids, hosts, names, keys and
fingerprints may be in the result, also not as a part of something; redacting
again changes nothing; the verdicts of the rules and the shape of `snapshot
diff` are those of the original. --sample takes a few of the bundles, for a
build that is slow.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = 24
ID = re.compile(r"^[a-z]{2,16}_[A-Za-z0-9]+$")
HOST = re.compile(r"^(?:[a-z0-9_*-]+\.)+[a-z]{2,}$")
OURS = re.compile(r"(^|\.)clerk\.(services|com|dev)$|^localhost$|^play\.svix\.com$")
KEPT = ("jwt_templates",)  # whose names are what code asks for
NAMES = ("application_name", "client_id", "google_one_tap_client_id", "n", "publishable_key")


class Tool:
    def __init__(self, program, folder):
        self.program = Path(program).resolve()
        self.folder = Path(folder)
        (self.folder / "empty").mkdir()

    def run(self, *args):
        return subprocess.run([self.program, *map(str, args)], cwd=self.folder, capture_output=True, text=True, timeout=120)

    def redacted(self, name, *paths):
        """The result's path, or None with why."""
        done = self.run("snapshot", "redact", *paths, "-o", name)
        return (self.folder / name, "") if done.returncode == 0 else (None, done.stderr)


def hosts_in(text):
    """The hosts of a URL or of a bare host, without those of Clerk and of everybody."""
    host = re.sub(r"^[a-z0-9.+-]*://", "", text.lower())
    host = re.split(r"[/?#]", host)[0].split("@")[-1]
    host = re.sub(r":\d+$", "", host)
    if HOST.match(host) and not OURS.search(host) and not host.endswith(".clerk.services"):
        yield host


def identifiers(value, key="", area=""):
    """Every text that tells whose the bundle is."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if area == "domain_status" and ID.match(name):
                yield name
            # keys and slugs are kept, since code names them; a name may be the same
            if name != "name" or inner not in (value.get("key"), value.get("slug")):
                yield from identifiers(inner, name, key if key in (*KEPT, "domain_status") else area if key == "data" else "")
    elif isinstance(value, list):
        for inner in value:
            yield from identifiers(inner, key, area)
    elif isinstance(value, str) and value and not value.startswith("{{"):
        if key in ("id", "kid") or key.endswith("_id") or key == "productionInstanceId" or key in NAMES:
            yield value
        if re.match(r"^sha256:[0-9a-f]{64}$", value):
            yield value
        if key == "name" and area not in KEPT:
            yield value
        if "://" in value or key in ("host", "value", "fapi_host", "domain", "name", "from", "to"):
            yield from hosts_in(value)


def verdicts(tool, path):
    """(rule, verdict) of the rules that rest on the snapshot, for each instance."""
    done = tool.run("snapshot", "check", path, "--format", "json")
    report = json.loads(done.stdout)
    result = [("notes", len(report["not_understood"]))]
    for instance in report["instances"]:
        result += [(rule["rule"], rule["can_be_evaluated"], [it["field"] for it in rule["missing"]]) for rule in instance["rules"]]
        result += [("disagreements", len(instance["disagreements"])), ("findings", instance["findings"])]
        name = instance["instance_id"]
        if name is not None:
            judged = tool.run("check", "empty", "-s", path, "--instance", name, "--format", "json", "--fail-on", "never")
            report_of = json.loads(judged.stdout)
            result += sorted((it["rule"], it["verdict"]) for it in report_of["verdicts"])
            result += sorted((it["rule"], it["severity"]) for it in report_of["findings"])
    return result


def differences(tool, path):
    """The shape of a comparison of two instances: what each field's state is."""
    done = tool.run("snapshot", "diff", path, "--all", "--format", "json")
    if done.returncode == 2:
        return "none"
    # items are sorted by their names, which are others
    states = sorted((str(it.get("field")), str(it.get("state"))) for it in walk(json.loads(done.stdout)) if "field" in it or "state" in it)
    return done.returncode, states


def walk(value):
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(inner)


def check(tool, path):
    original = json.loads(path.read_text())
    once, why = tool.redacted("once.json", path)
    if once is None:
        # what import refuses is not redacted either
        refused = tool.run("snapshot", "import", path)
        if refused.returncode != 2:
            yield f"{path}: is imported, but not redacted: {why}"
        return
    text = once.read_text()
    for it in {it for it in identifiers(original) if len(it) > 2}:
        if it in text:
            yield f"{path}: '{it}' is left"
    twice, why = tool.redacted("twice.json", once)
    if twice is None or twice.read_text() != text:
        yield f"{path}: redacted again it is not the same: {why}"
    imported = tool.folder / "imported.json"
    tool.run("snapshot", "import", path, "-o", imported)
    for what, look in (("verdicts", verdicts), ("differences", differences)):
        before, after = look(tool, imported), look(tool, once)
        if before != after:
            yield f"{path}: {what} change: {[it for it in zip(before, after) if it[0] != it[1]][:3]}"


def bundles():
    """The bundles of the fixtures: those with the same bytes together."""
    found = {}
    for path in sorted([*ROOT.glob("tests/snapshot/*.json"), *ROOT.glob("tests/rules/*/*/snapshot.json"),
                        ROOT / "compare/cli/demo/clerk-snapshot.json"]):
        text = path.read_text()
        try:
            document = json.loads(text)
        except ValueError:
            continue
        if isinstance(document, dict) and document.get("format") == "clerk-snapshot":
            found.setdefault(text, []).append(path)
    return list(found.values())


def check_several(tool):
    """Two files of one run share their replacements."""
    prod, dev = ROOT / "tests/snapshot/prod.json", ROOT / "tests/snapshot/dev.json"
    both, why = tool.redacted("several.json", prod, dev)
    if both is None:
        yield f"two files: {why}"
        return
    ids = {it["application_id"] for it in json.loads(both.read_text())["instances"]}
    wanted = {json.loads(path.read_text())["instances"][0]["application_id"] for path in (prod, dev)}
    if len(ids) != len(wanted) or len(json.loads(both.read_text())["instances"]) != 2:
        yield f"two files: applications are {ids}"
    other, _ = tool.redacted("other.json", dev, prod)
    if other is None or other.read_text() != both.read_text():
        yield "two files: their order matters"


def main():
    with tempfile.TemporaryDirectory(prefix="clerk-audit-redact-") as folder:
        tool = Tool(sys.argv[1], folder)
        every = bundles()
        paths = [same[0] for same in every[::SAMPLE if "--sample" in sys.argv else 1]]
        failed = [line for path in paths for line in check(tool, path)] + list(check_several(tool))
    for line in failed:
        print(line)
    files = sum(map(len, every))
    print(f"{len(paths)} of {len(every)} bundles in {files} files")
    return 1 if failed or files < 1000 or len(every) < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
