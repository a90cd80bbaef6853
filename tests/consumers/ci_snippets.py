#!/usr/bin/env python3
"""Runs the CI jobs that init writes, without a network: ci_snippets.py PROGRAM.

The workflow is read by actionlint and its steps are run as a runner would; the
GitLab job is checked and run by gitlab-ci-local; the script is called. A push
fails by every defect, a pull request only by those it brings.
"""

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path
from urllib.parse import quote

import yaml
from hook_repository import BAD_PAGE, MODULES, NEW_RULE, OLD_RULE, PAGE, Repository

LINT = """
import { readFileSync } from 'node:fs';
import { createLinter } from %r;
const lint = await createLinter();
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  console.log(JSON.stringify(lint(text, '.github/workflows/a.yml')));
}
process.exit(0);
"""
# gitlab-ci-local wants a method of Node 22
UNION = "data:text/javascript," + quote(
    "Set.prototype.union ??= function (other) { return new Set([...this, ...other]); }")


class Case:
    """A repository with the job, at the head of a pull request."""

    def __init__(self, scratch, program, job, page):
        self.repository = Repository(scratch, program)
        self.repository.init("--ci", job)
        self.base = self.repository.commit("base")
        self.repository.write("lib/format.ts", "export const format = String\n")
        if page is not None:
            self.repository.write(PAGE, page)
        self.repository.commit("head")

    def report(self, name):
        return (self.repository.folder / "clerk-audit-reports" / name).read_text(encoding="utf-8")

    def left(self):
        """What git would now commit: nothing."""
        return self.repository.git("status", "--porcelain")


def lint(texts):
    script = LINT % str(MODULES / "actionlint" / "node.mjs")
    done = subprocess.run(["node", "--input-type=module", "-e", script], input=json.dumps(texts),
                          capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def judge_workflow(path):
    text = path.read_text(encoding="utf-8")
    good, bad = lint([text, text.replace("github.event.pull_request", "github.pull_request")])
    problems = [f"actionlint: {problem}" for problem in good]
    return problems if bad else problems + ["actionlint finds nothing in a bad workflow"]


def run_github(case, base):
    """Runs the steps in order; returns the exit status of the last, its output and summary."""
    path = case.repository.folder / ".github" / "workflows" / "clerk-audit.yml"
    job = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]["clerk-audit"]
    summary = case.repository.folder.parent / "summary"
    done = None
    for step in job["steps"]:
        if "run" not in step:
            continue
        if done is not None and done.returncode != 0:
            return done.returncode, done.stdout, ""
        summary.write_text("", encoding="utf-8")
        script = case.repository.folder.parent / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        environment = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true", "CI": "true"}
        for name, value in step.get("env", {}).items():
            if value != "${{ github.event.pull_request.base.sha }}":
                raise RuntimeError(f"{name} is {value}: what is that?")
            environment[name] = base
        done = case.repository.run("bash", "-e", script, **environment)
    return done.returncode, done.stdout, summary.read_text(encoding="utf-8")


def judge_github(case, base):
    problems = judge_workflow(case.repository.folder / ".github" / "workflows" / "clerk-audit.yml")
    status, shown, summary = run_github(case, base)
    if status != 0 and "::" not in shown:
        problems.append(f"there is no annotation: {shown}")
    rules = {result["ruleId"] for run in json.loads(case.report("clerk-audit.sarif"))["runs"]
             for result in run["results"]}
    if OLD_RULE not in rules:
        problems.append(f"the SARIF report has {rules} only")
    return problems, status, summary


def has_gitlab():
    """gitlab-ci-local cannot be read by the Node of Debian 12."""
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return int(version.stdout.lstrip("v").split(".")[0]) >= 20


def run_gitlab(case, variables):
    case.repository.git("remote", "add", "origin", "git@gitlab.example.com:a/shop.git")
    given = [word for name, value in variables.items() for word in ("--variable", f"{name}={value}")]
    return case.repository.run(
        "node", "--import", UNION, MODULES / "gitlab-ci-local" / "dist" / "index.js",
        "--state-dir", "../state", *given, "clerk-audit")


def run_script(case, variables):
    """The lines of the job, without what checks and runs it."""
    path = case.repository.folder / ".gitlab-ci.yml"
    job = yaml.safe_load(path.read_text(encoding="utf-8"))["clerk-audit"]
    return case.repository.run("sh", "-e", "-c", "\n".join(job["script"]), **variables)


def judge_gitlab(case, base):
    return judge_gitlab_job(case, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base} if base else {})


def judge_gitlab_branch(case, base):
    """What runs where no job asks for pipelines of merge requests: a job for each branch."""
    if not base:
        return judge_gitlab_job(case, {"CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"})
    case.repository.git("update-ref", "refs/remotes/origin/main", base)
    return judge_gitlab_job(case, {"CI_COMMIT_BRANCH": "topic", "CI_DEFAULT_BRANCH": "main"})


def judge_gitlab_job(case, variables):
    checks = has_gitlab()
    done = run_gitlab(case, variables) if checks else run_script(case, variables)
    good = not checks or "json schema validated" in done.stdout
    problems = [] if good else ["the job was not checked"]
    quality = json.loads(case.report("code-quality.json"))
    if OLD_RULE not in {entry["check_name"] for entry in quality}:
        problems.append(f"code quality lacks {OLD_RULE}: {quality}")
    junit = xml.fromstring(case.report("junit.xml"))
    failed = [test.get("classname") for test in junit.iter("testcase") if test.find("failure") is not None]
    return problems, done.returncode, done.stdout + " ".join(str(name) for name in failed)


def judge_shell(case, base):
    script = case.repository.folder / "scripts" / "clerk-audit.sh"
    done = case.repository.run(script, *([base] if base else []), folder=case.repository.folder.parent)
    problems = [f"there is no {name}" for name in ("junit.xml", "clerk-audit.sarif", "clerk-audit.html")
                if not case.report(name)]
    return problems, done.returncode, done.stdout


JOBS = [("github", judge_github), ("gitlab", judge_gitlab), ("gitlab", judge_gitlab_branch),
        ("shell", judge_shell)]

# name, page of the head, is it a pull request, exit status, rules that must and must not be shown
CASES = [
    ("push", None, False, 1, [OLD_RULE], [NEW_RULE]),
    ("pull request without a new defect", None, True, 0, [], [OLD_RULE, NEW_RULE]),
    ("pull request with a new defect", BAD_PAGE, True, 1, [NEW_RULE], [OLD_RULE]),
]


def judge(program, job, judge_job, wanted):
    _, page, is_request, status, shown, hidden = wanted
    with tempfile.TemporaryDirectory() as scratch:
        case = Case(Path(scratch), program, job, page)
        problems, got, seen = judge_job(case, case.base if is_request else "")
        left = case.left()
    if got != status:
        problems.append(f"exit {got}, expected {status}: {seen}")
    problems += [f"{rule} is missing in {seen}" for rule in shown if rule not in seen]
    problems += [f"{rule} is shown: {seen}" for rule in hidden if rule in seen]
    return problems + ([f"git would commit {left}"] if left else [])


def main():
    program = Path(sys.argv[1]).resolve()
    problems = []
    if not has_gitlab():
        print("gitlab: the job is run by sh alone: gitlab-ci-local wants Node 20")
    for job, judge_job in JOBS:
        for wanted in CASES:
            try:
                found = judge(program, job, judge_job, wanted)
            except (OSError, ValueError, RuntimeError, xml.ParseError) as failure:
                found = [str(failure)]
            problems += [f"{job}: {wanted[0]}: {problem}" for problem in found]
    print("\n".join(problems + [f"{len(JOBS) * len(CASES)} runs, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
