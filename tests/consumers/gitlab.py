#!/usr/bin/env python3
"""GitLab's Code Quality reports: gitlab.py PROGRAM

No GitLab runs here. These are the rules by which it takes a report, as its documentation ("Code
Quality report format") has them: an array; of each entry what is required; a path relative to the
root of the repository that does not begin with "./"; five severities; no fingerprint twice, as of
two GitLab shows one. What it shows is held against the JSON report.
"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "harness"))

import report_cases  # noqa: E402

SEVERITIES = {"blocker": "blocker", "warning": "major", "note": "info"}
MEMBERS = ["description", "check_name", "fingerprint", "severity", "location"]
LEAST = 400  # entries


def judge_form(entry):
    """What makes GitLab drop an entry, or the whole report."""
    location = entry.get("location", {})
    path, lines = location.get("path"), location.get("lines")
    if list(entry) != MEMBERS or list(location) != ["path", "lines"] or not isinstance(lines, dict) or list(lines) != ["begin"]:
        yield f"members {entry}"
        return
    for name in MEMBERS[:4]:
        if not isinstance(entry[name], str) or not entry[name]:
            yield f"{name} is {entry[name]!r}"
    if entry["severity"] not in ("info", "minor", "major", "critical", "blocker"):
        yield f"severity {entry['severity']}"
    if not path or path.startswith(("/", "./")):
        yield f"path {path!r}"
    if type(lines["begin"]) is not int or lines["begin"] < 1:
        yield f"line {lines['begin']!r}"


def judge_content(entry, finding, document, case):
    repo = finding["repo"]
    if (entry["check_name"], entry["fingerprint"], entry["description"], entry["severity"]) != \
            (finding["rule"], finding["fingerprint"], finding["message"], SEVERITIES[finding["severity"]]):
        yield f"{entry} of {finding['rule']}"
    path, line = entry["location"]["path"], entry["location"]["lines"]["begin"]
    if repo is not None and (path, line) != ((document["prefix"] or "") + repo["file"], repo["line"]):
        yield f"{path}:{line} of {repo['file']}:{repo['line']}"
    root = case.folder.joinpath(*[".."] * (document["prefix"] or "").count("/"))
    if not case.name.startswith(("demo", "empty")) and not (root / path).is_file():
        yield f"no file of the repository: {path}"


def main():
    program = str(Path(sys.argv[1]).resolve())
    failed, count, lineless = [], 0, 0
    with tempfile.TemporaryDirectory(prefix="clerk-audit-gitlab-") as folder:
        for case in report_cases.cases(program, Path(folder)):
            report = json.loads(report_cases.report(program, case, "gitlab").decode("utf-8"))
            document = json.loads(report_cases.report(program, case, "json"))
            findings = [it for it in document["findings"] if it["suppressed"] is None]
            problems = [problem for entry in report for problem in judge_form(entry)]
            if len({entry["fingerprint"] for entry in report}) < len(report) or len(report) != len(findings):
                problems.append(f"{len(report)} entries of {len(findings)} findings, or two with one fingerprint")
            for entry, finding in zip(report, findings):
                problems += judge_content(entry, finding, document, case)
            count += len(report)
            lineless += sum(it["repo"] is None for it in findings)
            failed += [f"{case.name}: {problem}" for problem in problems]
    if count < LEAST or lineless < 5:
        failed.append(f"only {count} entries, {lineless} of them without a line")
    print("\n".join(failed[:40]))
    print(f"{count} entries, {lineless} of them without a line, {len(failed)} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
