#!/usr/bin/env python3
"""Commits through real hooks: pre_commit.py PROGRAM.

pre-commit (by a local hook and by this repository's manifest), husky, lefthook
and git alone. What init writes is what is tried. Whatever runs the hook, a commit
that brings a defect is stopped, and one beside an old defect is not.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from hook_repository import (BAD_PAGE, GOOD_PAGE, GONE_RULE, MODULES, NEW_RULE, OLD_RULE, PAGE,
                             ROOT, Repository)


def use_local(repository):
    repository.init("--hook", "pre-commit")
    return repository.run("pre-commit", "install")


def use_manifest(repository):
    """As a clone of this project would be used, by its path and a tag."""
    project = repository.folder.parent / "project"
    project.mkdir()
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (project / ".pre-commit-hooks.yaml").write_text(manifest, encoding="utf-8")
    for command in [["init", "-q"], ["add", "-A"],
                    ["-c", "user.name=n", "-c", "user.email=n@example.com", "commit", "-qm", "v"],
                    ["tag", "v1"]]:
        repository.git(*command, folder=project)
    repository.write(".pre-commit-config.yaml",
                     f"repos:\n- repo: {project}\n  rev: v1\n  hooks:\n  - id: clerk-audit\n")
    return repository.run("pre-commit", "install")


def use_husky(repository):
    # husky finds itself in node_modules, where npm would have put it
    repository.write(".gitignore", "node_modules\n")
    (repository.folder / "node_modules").mkdir()
    (repository.folder / "node_modules" / "husky").symlink_to(MODULES / "husky")
    repository.init("--hook", "husky")
    return repository.run("node", "node_modules/husky/bin.js")


def use_lefthook(repository):
    (repository.bin / "lefthook").symlink_to(MODULES / "lefthook-linux-x64" / "bin" / "lefthook")
    repository.init("--hook", "lefthook")
    checked = repository.run("lefthook", "validate")
    return checked if checked.returncode else repository.run("lefthook", "install")


def use_git(repository):
    repository.init("--hook", "git")
    return repository.run("git", "rev-parse")


# name, how it is set up, how a commit is made without it
HOOKS = [
    ("pre-commit, local", use_local, ["commit", "-m", "x"], {"SKIP": "clerk-audit"}),
    ("pre-commit, manifest", use_manifest, ["commit", "-m", "x"], {"SKIP": "clerk-audit"}),
    ("husky", use_husky, ["commit", "-m", "x"], {"HUSKY": "0"}),
    ("lefthook", use_lefthook, ["commit", "-m", "x"], {"LEFTHOOK": "0"}),
    ("git", use_git, ["commit", "--no-verify", "-m", "x"], {}),
]


def stage(repository, name, text):
    repository.write(name, text)
    repository.git("add", name)


def good(repository):
    stage(repository, "lib/format.ts", "export const format = String\n")
    return ["commit", "-m", "x"]


def new_defect(repository):
    stage(repository, PAGE, BAD_PAGE)
    return ["commit", "-m", "x"]


def defect_not_staged(repository):
    stage(repository, "lib/format.ts", "export const format = String\n")
    repository.write(PAGE, BAD_PAGE)
    return ["commit", "-m", "x"]


def staged_and_mended_after(repository):
    stage(repository, PAGE, BAD_PAGE)
    repository.write(PAGE, GOOD_PAGE)
    return ["commit", "-m", "x"]


def part_of_a_file(repository):
    """The defect in the file is staged, a further change of the file is not."""
    stage(repository, PAGE, BAD_PAGE)
    repository.write(PAGE, BAD_PAGE + "// more\n")
    return ["commit", "-m", "x"]


def commit_all(repository):
    repository.write(PAGE, BAD_PAGE)
    return ["commit", "-a", "-m", "x"]


def commit_one_file(repository):
    """Of two changed files the one without the defect."""
    repository.write(PAGE, BAD_PAGE)
    repository.write("lib/format.ts", "export const format = String\n")
    return ["commit", "-m", "x", "lib/format.ts"]


def commit_bad_file(repository):
    repository.write(PAGE, BAD_PAGE)
    repository.write("lib/format.ts", "export const format = String\n")
    return ["commit", "-m", "x", PAGE]


def deletion(repository):
    repository.git("rm", "-q", "middleware.ts")
    return ["commit", "-m", "x"]


def renaming(repository):
    repository.git("mv", "lib/format.ts", "lib/numbers.ts")
    return ["commit", "-m", "x"]


# what is done, and the rule that stops it (None: the commit is made)
COMMITS = [
    (good, None), (new_defect, NEW_RULE), (defect_not_staged, None),
    (staged_and_mended_after, NEW_RULE), (part_of_a_file, NEW_RULE), (commit_all, NEW_RULE),
    (commit_one_file, None), (commit_bad_file, NEW_RULE), (deletion, GONE_RULE), (renaming, None),
]


def judge_commit(repository, name, act, rule):
    """Commits, and puts everything back."""
    before = repository.git("rev-parse", "HEAD").strip()
    command = act(repository)
    work = {path: (repository.folder / path).read_text(encoding="utf-8")
            for path in (PAGE, "package.json")}
    done = repository.run("git", *command)
    made = repository.git("rev-parse", "HEAD").strip() != before
    after = {path: (repository.folder / path).read_text(encoding="utf-8") for path in work}
    repository.git("reset", "-q", "--hard", before)
    problems = []
    if made != (rule is None):
        problems.append(f"the commit was {'made' if made else 'stopped'}: {done.stdout}")
    if rule is not None and (rule not in done.stdout or PAGE not in done.stdout):
        problems.append(f"{rule} is not shown: {done.stdout}")
    if OLD_RULE in done.stdout:
        problems.append(f"the old defect is shown: {done.stdout}")
    if after != work:
        problems.append("the files of the work tree were changed")
    return [f"{name}: {act.__name__}: {problem}" for problem in problems]


def judge_linked(repository, name):
    """A linked work tree has the hooks of the main one."""
    linked = repository.folder.parent / "linked"
    repository.git("worktree", "add", "-q", "-b", "linked", linked)
    (linked / PAGE).write_text(BAD_PAGE, encoding="utf-8")
    done = repository.run("git", "commit", "-a", "-m", "x", folder=linked)
    repository.git("worktree", "remove", "--force", linked)
    if done.returncode != 0 and NEW_RULE in done.stdout:
        return []
    return [f"{name}: in a linked work tree: exit {done.returncode}, {done.stdout}"]


def judge_without(repository, name, command, environment):
    new_defect(repository)
    done = repository.run("git", *command, **environment)
    return [] if done.returncode == 0 and NEW_RULE not in done.stdout else [
        f"{name}: {command} with {environment} is stopped: {done.stdout}"]


def judge_hook(program, hook):
    name, use, without, environment = hook
    with tempfile.TemporaryDirectory() as scratch:
        repository = Repository(Path(scratch), program)
        used = use(repository)
        if used.returncode != 0:
            return [f"{name} cannot be set up: {used.stdout}"]
        repository.commit("hook")
        problems = []
        for act, rule in COMMITS:
            problems += judge_commit(repository, name, act, rule)
        # husky's folder of hooks is not in git: its path leads nowhere in another work tree
        if name != "husky":
            problems += judge_linked(repository, name)
        return problems + judge_without(repository, name, without, environment)


def judge_manifest():
    """pre-commit takes the manifest, and what init writes is the same hook."""
    done = subprocess.run(["pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"],
                          capture_output=True, text=True, check=False)
    problems = [] if done.returncode == 0 else [f"bad manifest: {done.stdout}{done.stderr}"]
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    written = (ROOT / "compare" / "cli" / "init" / "pre-commit-config.yaml").read_text(encoding="utf-8")
    hook = written[written.index("- id:"):].split("\n")
    if [line.strip() for line in hook] != [line.strip() for line in manifest.split("\n")[1:]]:
        problems.append("the hook that init writes is not that of the manifest")
    return problems


def main():
    program = Path(sys.argv[1]).resolve()
    problems = judge_manifest()
    for hook in HOOKS:
        problems += judge_hook(program, hook)
    print("\n".join(problems + [f"{len(HOOKS)} hooks, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
