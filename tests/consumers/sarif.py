#!/usr/bin/env python3
"""Has SARIF reports read by those who would read them.

    sarif.py PROGRAM

Reports of whole applications, of next to nothing and of hostile repositories are held against

- the schema of SARIF 2.1.0 (ajv),
- Microsoft's validator with its rules for the format and for GitHub: no error, no warning,
- Microsoft's own computation of GitHub's line hashes, and a second one here, of every result,
- what GitHub's upload does with a file: every URI is a file of the checkout, the region lies in
  it, every result has a rule and a place, and the limits are kept.

That the validators complain at all is tried with a report that is broken on purpose.
"""

import copy
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote_to_bytes

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
sys.path.insert(0, str(TESTS / "harness"))

import audit_monorepo  # noqa: E402
import repo_case  # noqa: E402

PACKAGES = HERE / "node_modules"
MULTITOOL = PACKAGES / "@microsoft/sarif-multitool-linux/Sarif.Multitool"
SCHEMA = MULTITOOL.with_name("sarif-2.1.0.json")
SECONDS = 300

LARGEST = 10 * 1024 * 1024  # bytes after gzip
MOST_RESULTS = 25000
MOST_TAGS = 20
BLOCK = 100  # characters that a line's hash covers
KEY = "sk_live_FAKEfakeFAKEfakeFAKEfakeFAKEfake00000000%02d"


class Case:
    """A report, and the checkout that it is about."""

    def __init__(self, name, root, log, least):
        self.name, self.root, self.log, self.least = name, root, log, least
        self.problems = []

    @property
    def run(self):
        return self.log["runs"][0]

    def wrong(self, text):
        self.problems.append(f"{self.name}: {text}")


def call(command, folder, statuses=(0,), environment=None):
    done = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=SECONDS, check=False,
                          env=environment)
    if done.returncode not in statuses:
        raise SystemExit(f"exit {done.returncode} of {command}:\n"
                         f"{done.stdout.decode('utf-8', 'replace')}"
                         f"{done.stderr.decode('utf-8', 'replace')}")
    return done.stdout


def git_init(folder):
    call(["git", "init", "-q", "."], folder)


# --- the reports ---

class Maker:
    def __init__(self, program, scratch):
        self.program, self.scratch, self.cases = program, scratch, []

    def folder(self, name):
        return self.scratch / "trees" / name

    def report(self, name, root, *arguments, least=1):
        """Audits from the root, with one thread and with four, and from saved facts."""
        texts = [call([self.program, "check", *arguments, "--fail-on", "never", "--format",
                       "sarif", "-j", jobs], root) for jobs in (1, 4)]
        if texts[0] != texts[1]:
            raise SystemExit(f"{name}: the report differs by the number of threads")
        self.cases.append(Case(name, root, json.loads(texts[0]), least))
        return texts[0]

    def demo(self):
        text = call([self.program, "demo", "--format", "sarif"], self.scratch, (1,))
        root = TESTS.parent / "compare" / "cli" / "demo" / "repo"
        self.cases.append(Case("demo", root, json.loads(text), 10))

    def application(self, source):
        root = self.folder(source.name)
        repo_case.build(source, "broken", root)
        git_init(root)
        arguments = repo_case.arguments_of(source, "broken")
        for position, argument in enumerate(arguments):
            if (source / argument).is_file():
                arguments[position] = str(source / argument)
        self.report(source.name, root, ".", *arguments)

    def monorepo(self):
        """With all that is planted; its snapshots are files that its configuration names."""
        root = self.folder("audit")
        rows = json.loads((TESTS / "audit" / "planted.json").read_text("utf-8"))
        audit_monorepo.lay_out(TESTS / "audit", rows, root)
        shutil.rmtree(root / ".git")
        git_init(root)
        text = self.report("monorepo", root, ".", "--as-of", "2026-09-01", least=40)
        facts = self.scratch / "facts.json"
        facts.write_bytes(call([self.program, "facts", "."], root))
        saved = call([self.program, "compare", "--facts", facts, "--config", "clerk-audit.json",
                      "--as-of", "2026-09-01", "--fail-on", "never", "--format", "sarif"], root)
        if saved != text:
            raise SystemExit("monorepo: the report over saved facts is another one")
        self.report("one app of the monorepo", root, "apps/web", "--as-of", "2026-09-01")
        self.cases[-1].below = "apps/web/"
        return root

    def silenced(self, source):
        """The same with a baseline of most, comments on two, one of them of no use."""
        root = self.folder("silenced")
        shutil.copytree(source, root)
        baseline = root / "baseline.json"
        call([self.program, "baseline", "write", ".", "-o", baseline], root)
        known = json.loads(baseline.read_text("utf-8"))
        known["entries"] = [entry for entry in known["entries"]
                             if entry["rule"] not in ("CLERK-KEY-001", "CLERK-AUTHZ-006")]
        known["entries"][0]["reason"] = "until the <b>domain</b> is moved, see [1](x)"
        baseline.write_text(json.dumps(known), encoding="utf-8")
        tidy = root / "apps/api/src/tidy.ts"
        tidy.write_text("// clerk-audit-ignore-file CLERK-KEY-001: a fake key [x](y) \x1b[31m\n"
                        "// clerk-audit-ignore-file CLERK-JWT-001: nothing here\n" +
                        tidy.read_text("utf-8"), encoding="utf-8")
        self.report("silenced", root, ".", "--as-of", "2026-09-01", "--baseline", baseline,
                    least=40)

    def snapshot_only(self):
        """Nothing but an instance's settings, with and without a file that they are shown at."""
        snapshot = TESTS / "audit" / "clean" / "clerk" / "production.json"
        for name, manifest in (("a snapshot alone", None), ("a snapshot, no Clerk", "{}\n"),
                               ("a snapshot and a package",
                                '{\n  "dependencies": { "@clerk/nextjs": "7.0.0" }\n}\n')):
            root = self.folder(name.replace(" ", "-"))
            root.mkdir(parents=True)
            git_init(root)
            if manifest is not None:
                (root / "package.json").write_text(manifest, encoding="utf-8")
            self.report(name, root, ".", "--snapshot", snapshot, "--as-of", "2027-09-01")

    def empty(self):
        root = self.folder("empty")
        root.mkdir(parents=True)
        self.report("empty", root, ".", least=0)

    def hostile(self):
        root = self.folder("hostile")
        for number, (name, text) in enumerate(HOSTILE):
            path = os.path.join(os.fsencode(root), name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(text.replace(b"KEY", (KEY % number).encode()))
        git_init(root)
        snapshot = self.scratch / "a b#%[x](y) ü.json"
        shutil.copy(TESTS / "audit" / "clean" / "clerk" / "production.json", snapshot)
        self.report("hostile", root, ".", "--snapshot", snapshot, least=len(HOSTILE) - 1)

    def all(self):
        self.demo()
        tried = 0
        for source in sorted((TESTS / "repos").iterdir()):
            if (source / "broken-expected.txt").exists():
                self.application(source)
                tried += 1
        if tried < 10:
            raise SystemExit(f"{tried} applications are not all that there are")
        self.silenced(self.monorepo())
        self.snapshot_only()
        self.empty()
        self.hostile()


USE = (b"import { createClerkClient } from '@clerk/backend'\n"
       b"export const clerk = createClerkClient({ secretKey: 'KEY' })\n")
HOSTILE = [
    (b"package.json", b'{ "dependencies": { "@clerk/backend": "2.0.0" } }\n'),
    (b"a b/100%.ts", USE),
    (b"c#1.ts", USE),
    (b"why?.ts", USE),
    (b"http:/x:y.ts", USE),
    (b"app/(auth)/[slug]/@x/page+1.ts", USE),
    ("ünï/naïve 🔑.ts".encode(), USE),
    (b"new\nline.ts", USE),
    (b"quote'\"\\.ts", USE),
    (b"::error::x.ts", USE),
    (b"\xff.ts", USE),
    (b"escape.ts", USE.replace(b"({", b"( /* \x1b[31m \xe2\x80\xae ##[error]x ::error:: */ {")),
    (b"crlf.ts", USE.replace(b"\n", b"\r\n")),
    (b"cr.ts", USE.replace(b"\n", b"\r")),
    (b"bom.ts", b"\xef\xbb\xbf" + USE),
    (b"wide.ts", USE.replace(b"secretKey", "/* 🔑é\t */ secretKey".encode())),
    (b"twice.ts", USE + USE.split(b"\n")[1].replace(b"clerk =", b"other =") + b"\n" + USE),
    (b"broken-utf8.ts", USE.replace(b"({", b"( /* \xff\xe2\x28 \xf0\x9f */ {")),
    (b"no-end.ts", USE.rstrip(b"\n")),
    (b"long.ts", USE.replace(b"({", b"( /* " + b"x" * 5000 + b" */ {")),
]


# --- what GitHub does with them ---

def line_hashes(data):
    """The hashes that the upload computes, straight from their definition: not rolling."""
    units = data.decode("utf-8", "replace").encode("utf-16-le")
    text, starts, after_cr, at_start = [], [], False, True
    for position in range(0, len(units), 2):
        unit = units[position] | units[position + 1] << 8
        if unit in (0x20, 0x09) or (after_cr and unit == 0x0A):
            after_cr = False
            continue
        after_cr = unit == 0x0D
        unit = 0x0A if after_cr else unit
        if at_start:
            starts.append(len(text))
        at_start = unit == 0x0A
        text.append(unit)
    if at_start:
        starts.append(len(text))
    text += [65535] + [0] * BLOCK
    seen, hashes = {}, []
    for start in starts:
        value = sum(unit * 37 ** (BLOCK - 1 - k)
                    for k, unit in enumerate(text[start:start + BLOCK])) % 2 ** 64
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


def split_lines(data):
    """Columns count characters, and bytes that are part of none."""
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def places_of(result):
    yield from result["locations"]
    yield from result.get("relatedLocations", [])
    for suppression in result["suppressions"]:
        if "location" in suppression:
            yield suppression["location"]


def file_of(case, place):
    """The bytes of the file that a place names; None where there is no such file."""
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    path = os.path.join(os.fsencode(case.root), unquote_to_bytes(uri))
    if uri.startswith("/") or ".." in uri.split("/"):
        case.wrong(f"'{uri}' leads out of the checkout")
    if not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        return file.read()


def region_text(case, place, data):
    """What the region covers, of a region on one line."""
    region, lines = place["physicalLocation"]["region"], split_lines(data)
    last = region.get("endLine", region["startLine"])
    if not 1 <= region["startLine"] <= last <= len(lines):
        case.wrong(f"{region} lies outside of {place['physicalLocation']['artifactLocation']}")
        return ""
    line = lines[last - 1]
    # one past the end of the line is where it ends
    if not 1 <= region.get("endColumn", 1) <= len(line) + 1:
        case.wrong(f"{region} ends behind its line, of {len(line)} characters")
    if last > region["startLine"]:
        return ""
    return line[region.get("startColumn", 1) - 1:region.get("endColumn", 1) - 1]


def judge_hash(case, result, data):
    line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    given = result["partialFingerprints"].get("primaryLocationLineHash")
    computed = line_hashes(data)[line - 1]
    if given not in (computed, None):
        case.wrong(f"{result['ruleId']}: line hash {given}, the upload has {computed}")
    return given is not None


def judge_result(case, result):
    rules = case.run["tool"]["driver"]["rules"]
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        case.wrong(f"ruleIndex of {result['ruleId']}")
    for number, place in enumerate(places_of(result)):
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        data = file_of(case, place)
        if data is None:
            # a name that is no UTF-8 cannot be written; a repository without any file has none
            if "%EF%BF%BD" not in uri and (case.root / "package.json").exists():
                case.wrong(f"{result['ruleId']}: '{uri}' is no file")
            continue
        text = region_text(case, place, data)
        if number == 0:
            case.hashed += judge_hash(case, result, data)
        if number == 0 and result["ruleId"] == "CLERK-KEY-001" and not is_key(text):
            case.wrong(f"'{uri}': the region is '{text}', not the key")
    if not result["message"]["text"].split("\n")[0].endswith((".", "!", "?")):
        case.wrong(f"message of {result['ruleId']}")
    if "\x1b" in json.dumps(result, ensure_ascii=False):
        case.wrong(f"{result['ruleId']} holds an escape sequence")


def is_key(text):
    return re.fullmatch(r"(['\"]?)sk_live_FAKE\w+\1", text) is not None


def judge_rules(case):
    for rule in case.run["tool"]["driver"]["rules"]:
        tags = rule["properties"]["tags"]
        score = rule["properties"].get("security-severity")
        if len(tags) > MOST_TAGS or ("security" in tags) != (score is not None):
            case.wrong(f"tags of {rule['id']}: {tags}, {score}")
        if score is not None and not 0 < float(score) <= 10:
            case.wrong(f"security-severity of {rule['id']}: {score}")


def judge(case):
    results = case.run["results"]
    case.hashed = 0
    for result in results:
        judge_result(case, result)
    judge_rules(case)
    if not case.least <= len(results) <= MOST_RESULTS:
        case.wrong(f"{len(results)} results")
    if len(gzip.compress(json.dumps(case.log).encode())) > LARGEST:
        case.wrong("it is too large")
    below = getattr(case, "below", "")
    if case.run["automationDetails"]["id"] != "clerk-audit/" + below:
        case.wrong(f"automationDetails are {case.run['automationDetails']}")


def judge_some(cases):
    """What single cases are there for."""
    by_name = {case.name: case for case in cases}
    silenced = by_name["silenced"]
    kinds = [entry["kind"] for result in silenced.run["results"]
             for entry in result["suppressions"]]
    notes = {note["descriptor"]["id"]
             for note in silenced.run["invocations"][0]["toolExecutionNotifications"]}
    if kinds.count("inSource") < 1 or kinds.count("external") < 30:
        silenced.wrong(f"suppressions are {kinds}")
    if "suppression" not in notes:
        silenced.wrong("nothing tells of the comment that is of no use")
    for name in ("a snapshot alone", "a snapshot, no Clerk"):
        case = by_name[name]
        if "no-line" not in {note["descriptor"]["id"] for note in
                             case.run["invocations"][0]["toolExecutionNotifications"]}:
            case.wrong("nothing tells of results without a line")
    monorepo = by_name["monorepo"]
    shown = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
             for result in monorepo.run["results"] if result["ruleId"] == "CLERK-MFA-001"}
    if shown != {"clerk/production.json"}:
        monorepo.wrong(f"CLERK-MFA-001 is shown at {shown}")
    one = by_name["one app of the monorepo"]
    related = {place["physicalLocation"]["artifactLocation"]["uri"]
               for result in one.run["results"] for place in result.get("relatedLocations", [])}
    if "clerk/production.json" not in related:
        one.wrong(f"the snapshot above it is not among {related}")


# --- the validators ---

def write_logs(cases, folder):
    folder.mkdir()
    paths = []
    for number, case in enumerate(cases):
        paths.append(folder / f"{number:02}.sarif")
        paths[-1].write_text(json.dumps(case.log, ensure_ascii=False, indent=1), encoding="utf-8")
    return paths


def schema_mistakes(paths):
    command = ["node", HERE / "sarif_schema.js", SCHEMA, *paths]
    return call(command, HERE, (0, 1)).decode().splitlines()


def multitool(*arguments, folder):
    # it unpacks itself into a folder of the user's
    environment = os.environ | {"DOTNET_BUNDLE_EXTRACT_BASE_DIR": str(folder / "dotnet"),
                                "HOME": str(folder)}
    return call([MULTITOOL, *arguments], folder, (0, 1), environment)


def validator_mistakes(paths, folder):
    """Its exit status tells nothing; its log does. Of files that it left out nothing is known."""
    log = folder / "validated.log"
    said = multitool("validate", *paths, "--rule-kind", "Sarif;Gh", "--level", "Error;Warning",
                     "--log", "ForceOverwrite", "-o", log, folder=folder).decode()
    if f"{len(paths)} files scanned" not in said:
        raise SystemExit(f"the validator did not read all {len(paths)} files:\n{said}")
    run = json.loads(log.read_text(encoding="utf-8-sig"))["runs"][0]
    return [f"{result.get('level', 'warning')} {result['ruleId']}: "
            f"{result['locations'][0]['physicalLocation']['artifactLocation'].get('uri', '')} "
            f"{result['message'].get('arguments', result['message'])}"
            for result in run["results"] if result.get("level", "warning") != "note"]


def try_broken(case, folder):
    """A validator that finds nothing in these finds nothing at all."""
    no_place, no_version = copy.deepcopy(case), copy.deepcopy(case)
    del no_place.run["results"][0]["locations"]
    no_version.log["version"] = "2.2"
    paths = write_logs([no_place, no_version], folder / "broken")
    if not validator_mistakes(paths[:1], folder):
        return ["the validator accepts a result without a place"]
    return [] if schema_mistakes(paths[1:]) else ["the schema accepts another version"]


def rewrite_mistakes(case, folder):
    """Has Microsoft's tool compute the hashes of a log without them."""
    bare = copy.deepcopy(case)
    bare.run["originalUriBaseIds"] = {"ROOT": {"uri": case.root.as_uri() + "/"}}
    for result in bare.run["results"]:
        del result["partialFingerprints"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        place["uriBaseId"] = "ROOT"
    path = write_logs([bare], folder / f"bare-{case.name}")[0]
    target = path.with_suffix(".hashed")
    multitool("rewrite", path, "--insert", "RollingHashPartialFingerprints", "-o", target,
              folder=folder)
    theirs = json.loads(target.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    compared, problems = 0, []
    for our, their in zip(case.run["results"], theirs):
        key = "primaryLocationLineHash"
        given = our["partialFingerprints"].get(key)
        computed = their.get("partialFingerprints", {}).get(key)
        compared += given is not None and computed is not None
        if given is not None and computed is not None and given != computed:
            problems.append(f"{case.name}: {our['ruleId']}: {given}, the multitool has {computed}")
    if compared < case.least // 2:
        problems.append(f"{case.name}: the multitool computed {compared} hashes alone")
    return problems


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    if not os.access(MULTITOOL, os.X_OK):
        print(f"'{MULTITOOL}' is not there or cannot be run: run tests/consumers/install")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch).resolve()
        maker = Maker(Path(arguments[0]).resolve(), scratch)
        maker.all()
        cases = maker.cases
        for case in cases:
            judge(case)
        judge_some(cases)
        problems = [problem for case in cases for problem in case.problems]
        paths = write_logs(cases, scratch / "logs")
        problems += schema_mistakes(paths) + validator_mistakes(paths, scratch)
        by_name = {case.name: case for case in cases}
        problems += try_broken(by_name["demo"], scratch)
        for name in ("monorepo", "hostile"):
            problems += rewrite_mistakes(by_name[name], scratch)
        results = sum(len(case.run["results"]) for case in cases)
        hashed = sum(case.hashed for case in cases)
        if hashed < 100:
            problems.append(f"{hashed} line hashes alone were compared")
        print("\n".join(problems + [f"{len(cases)} reports, {results} results, {hashed} hashes, "
                                    f"{len(problems)} problems"]))
        return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
