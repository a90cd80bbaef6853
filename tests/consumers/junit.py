#!/usr/bin/env python3
"""Has JUnit reports read: junit.py PROGRAM

By Python's XML parser, with the rules of the format that GitLab and Jenkins share written down here;
by junitparser, a library that tools rest on; and as GitLab does, which joins the suites of a job
and keeps one of two tests with the same class and name. Each rule is a test in each app, and
passes, fails or is skipped by what the JSON report says of it.
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "harness"))

import report_cases  # noqa: E402

SYSTEM = "/usr/bin/python3"

try:
    from junitparser import Failure, JUnitXml, Skipped
except ImportError:
    # the distribution's package is its own Python's, which need not be the first on PATH
    if os.path.realpath(sys.executable) == os.path.realpath(SYSTEM):
        sys.exit("the Python package junitparser is missing: ./install brings it")
    os.execv(SYSTEM, [SYSTEM, *sys.argv])

LEVELS = ["note", "warning", "blocker", "never"]
ATTRIBUTES = {"testsuites": {"name", "tests", "failures", "errors", "skipped"},
              "testsuite": {"name", "tests", "failures", "errors", "skipped"},
              "testcase": {"classname", "name", "file", "line"}, "failure": {"message", "type"}, "skipped": {"message"}}
CHILDREN = {"testsuites": {"testsuite"}, "testsuite": {"testcase"}, "testcase": {"failure", "skipped"}, "failure": set(), "skipped": set()}
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def judge_form(element):
    """Yields what a schema of the format would refuse."""
    if not set(element.attrib) <= ATTRIBUTES[element.tag] or len(element) > 1 and element.tag == "testcase":
        yield f"{element.tag} {element.attrib}"
    for text in (*element.attrib.values(), element.text or "", element.tail or ""):
        if UNSAFE.search(text):
            yield f"not safe: {text!r}"
    for child in element:
        if child.tag not in CHILDREN[element.tag]:
            yield f"{child.tag} in {element.tag}"
        else:
            yield from judge_form(child)
    if element.tag in ("testsuites", "testsuite"):
        counts = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
        for name, tag in counts.items():
            if int(element.get(name)) != sum(1 for _ in element.iter(tag)):
                yield f"{element.get('name')}: {name} is {element.get(name)}"


def wanted(document):
    """(rule, app) -> failure, skipped or passed, by the JSON report."""
    limit = LEVELS.index(document["summary"]["outcome"]["fail_on"])
    tests = {}
    for verdict in document["verdicts"]:
        tests.setdefault((verdict["rule"], verdict["app"]), []).append(verdict["verdict"])
    results = {}
    for test, verdicts in tests.items():
        failing = any((it["rule"], it["app"]) == test and it["suppressed"] is None and LEVELS.index(it["severity"]) >= limit
                      for it in document["findings"])
        gap = "finding" in verdicts or "not_evaluated" in verdicts or "passed" not in verdicts
        results[test] = "failure" if failing else "skipped" if gap else "passed"
    return results


def judge_content(root, document):
    expected = wanted(document)
    several = {}
    for (rule, app), result in expected.items():
        several.setdefault((rule, result), []).append(app)
    seen = {}
    for test in root.iter("testcase"):
        result = test[0].tag if len(test) else "passed"
        seen[test.get("name").split(":")[0], result] = seen.get((test.get("name").split(":")[0], result), 0) + 1
    if seen != {key: len(apps) for key, apps in several.items()}:
        yield f"results differ: {set(seen.items()) ^ {(key, len(apps)) for key, apps in several.items()}}"
    text = "".join(root.itertext())
    for finding in document["findings"]:
        if finding["fix"] not in text or finding["message"] not in text:
            yield f"a finding is not told: {finding['rule']} {finding['message'][:80]}"


def judge_gitlab(root):
    """GitLab: one test of two with the same class and name; what it shows is an element's text."""
    keys = [(test.get("classname"), test.get("name")) for test in root.iter("testcase")]
    if len(set(keys)) < len(keys):
        yield f"{len(keys) - len(set(keys))} tests have another's class and name"
    for element in (*root.iter("failure"), *root.iter("skipped")):
        if not (element.text or "").strip() or not element.get("message"):
            yield f"{element.tag} without text"


def judge_parser(data, root):
    """junitparser counts what Python's parser counts."""
    xml = JUnitXml.fromstring(data)
    kinds = [type(result) for suite in xml for test in suite for result in test.result]
    mine = [len(list(root.iter(tag))) for tag in ("failure", "skipped")]
    if [kinds.count(Failure), kinds.count(Skipped)] != mine or sum(len(suite) for suite in xml) != len(list(root.iter("testcase"))):
        yield f"junitparser reads {[kinds.count(Failure), kinds.count(Skipped)]}, there are {mine}"
    xml.update_statistics()
    if [str(it) for it in (xml.tests, xml.failures, xml.errors, xml.skipped)] != [root.get(it) for it in ("tests", "failures", "errors", "skipped")]:
        yield "junitparser counts otherwise"


def main():
    program = str(Path(sys.argv[1]).resolve())
    failed, results = [], {"failure": 0, "skipped": 0, "testcase": 0}
    with tempfile.TemporaryDirectory(prefix="clerk-audit-junit-") as folder:
        for case in report_cases.cases(program, Path(folder)):
            data = report_cases.report(program, case, "junit")
            document = json.loads(report_cases.report(program, case, "json"))
            root = ElementTree.fromstring(data)
            problems = [*judge_form(root), *judge_content(root, document), *judge_gitlab(root), *judge_parser(data, root)]
            failed += [f"{case.name}: {problem}" for problem in problems]
            for tag in results:
                results[tag] += len(list(root.iter(tag)))
    passed = results["testcase"] - results["failure"] - results["skipped"]
    if min(*results.values(), passed) < 50:
        failed.append("too few tests")
    print("\n".join(failed[:40]))
    print(f"{results}, {passed} passed, {len(failed)} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
