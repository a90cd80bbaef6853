#!/usr/bin/env python3
"""Repositories that want something run: git_hostile.py PROGRAM [CASE...].

Wherever git can be told to run a program, a trap is set that leaves a mark.
The traps are tried on git itself first: one that does not snap proves nothing.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from git_repository import BAD, FINDING, GOOD, ONE, TWO, Repository, expect, run_cases

PLUMBING = {"cat-file", "config", "diff-index", "ls-files", "ls-tree", "merge-base", "rev-parse"}
COMMANDS = """core.fsmonitor core.pager core.editor core.sshCommand core.askPass core.gitProxy
    core.alternateRefsCommand credential.helper diff.external gpg.program sequence.editor
    interactive.diffFilter uploadpack.packObjectsHook filter.trap.smudge filter.trap.clean
    filter.trap.process diff.trap.textconv diff.trap.command merge.trap.driver
    pager.cat-file pager.ls-tree pager.rev-parse""".split()
ALIASES = sorted(PLUMBING | {"status"})


def trap(repo):
    """A program that leaves a mark, and the mark."""
    mark = repo.temporary / "mark"  # nowhere else may a child of the program write
    program = repo.top / "trap"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >>'{mark}'\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return program, mark


def configuration(program, mark):
    lines = ["[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = /nowhere"]
    for key in COMMANDS:
        section, _, name = key.rpartition(".")
        head, _, sub = section.partition(".")
        lines.append(f'[{head}{f" {chr(34)}{sub}{chr(34)}" if sub else ""}]\n'
                     f"\t{name} = {program}")
    lines += [f"[alias]\n\t{name} = !{program}" for name in ALIASES]
    lines += [f"[trace2]\n\tnormalTarget = {mark}\n\teventTarget = {mark}"]
    return "\n".join(lines) + "\n"


def set_traps(repo):
    program, mark = trap(repo)
    repo.put("app/.gitattributes", "* filter=trap diff=trap merge=trap\n")
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    hooks = repo.root / ".git/hooks"
    shutil.rmtree(hooks, ignore_errors=True)
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "pre-commit", "fsmonitor-watchman"):
        shutil.copy(program, hooks / name)
    included = repo.top / "included"
    included.write_text(configuration(program, mark), encoding="utf-8")
    with (repo.root / ".git/config").open("a", encoding="utf-8") as config:
        config.write(f"[include]\n\tpath = {included}\n[core]\n\tfsmonitor = {program}\n"
                     f"[diff \"trap\"]\n\ttextconv = {program}\n")
    shutil.copy(included, repo.top / ".gitconfig")
    return program, mark


def snaps(repo, mark, *args, **more):
    """Does the trap work when git itself is run without care?"""
    mark.unlink(missing_ok=True)
    repo.git(*args, check=False, **more)
    expect(mark.exists(), "git", args, "springs no trap")
    mark.unlink()


def configured_commands(program, folder):
    repo = Repository(program, folder).start()
    _, mark = set_traps(repo)
    snaps(repo, mark, "-c", "core.worktree=" + str(repo.root), "status")
    snaps(repo, mark, "-c", "core.worktree=" + str(repo.root), "diff", "--cached")
    expect(repo.staged() == [f"{FINDING} {TWO}"], "found", repo.staged())
    expect(repo.since("HEAD") == [f"{FINDING} {TWO}"], "since", repo.since("HEAD"))
    repo.fails("--changed-since", "nowhere", has="unknown revision")
    expect(not mark.exists(), "was run:", mark.exists() and mark.read_text(encoding="utf-8"))


def configured_by_the_environment(program, folder):
    repo = Repository(program, folder).start()
    command, mark = trap(repo)
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    trace = repo.top / "trace"
    hostile = {"GIT_EXTERNAL_DIFF": str(command), "GIT_PAGER": str(command),
               "GIT_SSH": str(command), "GIT_ASKPASS": str(command),
               "GIT_TRACE": str(trace), "GIT_TRACE2": str(trace),
               "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor",
               "GIT_CONFIG_VALUE_0": str(command), "GIT_DIR": "/nowhere",
               "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={command}'",
               "GIT_WORK_TREE": "/nowhere", "GIT_OBJECT_DIRECTORY": "/nowhere",
               "GIT_EXEC_PATH": str(repo.top), "GIT_NAMESPACE": "x", "GIT_PREFIX": "x/"}
    expect(repo.staged(**hostile) == [f"{FINDING} {TWO}"], "found", repo.staged(**hostile))
    expect(not mark.exists() and not trace.exists(), "the environment was obeyed")


def promised_objects(program, folder):
    """A partial clone fetches what is missing, with any command its configuration names."""
    repo = Repository(program, folder).start()
    command, mark = trap(repo)
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    name = repo.git("rev-parse", f":{TWO}").strip()
    (repo.root / ".git/objects" / name[:2] / name[2:]).unlink()
    for key, value in (("core.repositoryformatversion", "1"),
                       ("extensions.partialClone", "origin"),
                       ("remote.origin.url", f"ext::{command} %S"),
                       ("remote.origin.promisor", "true"),
                       ("remote.origin.partialclonefilter", "blob:none"),
                       ("protocol.ext.allow", "always")):
        repo.git("config", key, value)
    snaps(repo, mark, "cat-file", "-p", name)
    for where in (repo.root, repo.root / "app"):
        repo.fails("--staged", cwd=where, has="its content is not in this clone")
    repo.git("reset", "-q")
    expect(repo.staged() == [], "found", repo.staged())
    expect(not mark.exists(), "was run:", mark.exists() and mark.read_text(encoding="utf-8"))


def replaced_objects(program, folder):
    """refs/replace puts one content in another's place, in one clone alone."""
    repo = Repository(program, folder).start()
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    name = repo.git("rev-parse", f":{TWO}").strip()
    good = repo.git("rev-parse", f":{ONE}").strip()
    repo.git("replace", name, good)
    expect(repo.git("cat-file", "-p", name) == GOOD, "git does not replace")
    expect(repo.staged() == [f"{FINDING} {TWO}"], "found", repo.staged())


def git_of_the_repository(program, folder):
    """A program named git in the repository, by a relative path or in node_modules is not git."""
    repo = Repository(program, folder).start()
    command, mark = trap(repo)
    for name in ("git", "node_modules/.bin/git", "../node_modules/.bin/git"):
        repo.put(name, "")
        shutil.copy(command, repo.root / name)
    (repo.top / "linked").symlink_to(repo.root / "node_modules/.bin")
    inside = (f"{repo.root}:{repo.root}/node_modules/.bin:{repo.top}/linked:"
              f"{repo.top}/node_modules/.bin")
    path = f".:node_modules/.bin::{inside}:{os.environ['PATH']}"
    snaps(repo, mark, "status", PATH=path)
    expect(repo.staged(PATH=path) == [], "found")
    repo.fails("--staged", PATH=f".:{inside}", has="cannot find a program: 'git'")
    repo.git("worktree", "add", "-q", "-b", "side", str(repo.top / "side"))
    expect(repo.beside("side").staged(PATH=path) == [], "found")
    expect(not mark.exists(), "was run:", mark.exists() and mark.read_text(encoding="utf-8"))


def foreign_repository(program, folder):
    """git refuses a repository of another user, for what it might run; here nothing is run."""
    if os.getuid() != 0:
        print("foreign_repository: not tried, this is not root")
        return
    repo = Repository(program, folder).start()
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    for path in [repo.root, *repo.root.rglob("*")]:
        os.lchown(path, 65534, 65534)
    expect(repo.staged() == [f"{FINDING} {TWO}"], "found", repo.staged())


def crafted_trees(program, folder):
    """Names that git itself would never write, and a file whose content is no content."""
    repo = Repository(program, folder).start()
    blob = repo.git("rev-parse", f"HEAD:{ONE}").strip()
    tree = repo.git("rev-parse", "HEAD^{tree}").strip()
    for mode, name, path in (("100644", blob, ".."), ("100644", blob, "."), ("100644", blob, ""),
                             ("100644", tree, "package.json"), ("120000", tree, "a.ts"),
                             ("40000", blob, "app"), ("100644", blob, ".git"),
                             ("100644", blob, "../../../etc/passwd"), ("777", blob, "x.ts")):
        made = subprocess.run(["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
                              cwd=repo.root, check=True, env=repo.environment, capture_output=True,
                              input=f"{mode} {path}\0".encode() + bytes.fromhex(name)).stdout
        commit = repo.git("commit-tree", "-m", "crafted", made.decode().strip()).strip()
        repo.git("update-ref", "refs/heads/main", commit)
        status, out, err = repo.run("--staged")
        expect(status in (0, 1) and out or status == 2 and err.startswith("clerk-audit: "),
               path, status, out, err)


def wrapped_git(repo, body):
    """A folder with a git that does something of ours before the real one; for PATH."""
    place = repo.top / "bin"
    place.mkdir(exist_ok=True)
    real = shutil.which("git")
    text = "#!/bin/sh\ngit() { exec " + f"'{real}' \"$@\"; }}\n{body}\ngit \"$@\"\n"
    (place / "git").write_text(text, encoding="utf-8")
    (place / "git").chmod(0o755)
    return f"{place}:{os.environ['PATH']}"


def make_ask(repo):
    """Makes it a repository of which git must be asked all: what else is read without it."""
    with (repo.root / ".git/config").open("a", encoding="utf-8") as config:
        config.write("; objectformat\n")
    repo.git("update-index", "--split-index")
    repo.git("pack-refs", "--all")


def git_learns_nothing(program, folder):
    """Neither the caller's environment nor the repository's git directory reach git."""
    repo = Repository(program, folder).start()
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    make_ask(repo)
    place = repo.top / "writable"  # git may write in the temporary folder alone
    place.mkdir()
    path = wrapped_git(repo, f"env >>'{place}/seen'; echo \"ARGS $*\" >>'{place}/seen'; "
                             f"pwd >>'{place}/seen'")
    expect(repo.staged(PATH=path, TMPDIR=str(place), SECRET="hidden", GIT_AUTHOR_NAME="x") ==
           [f"{FINDING} {TWO}"], "found")
    repo.since("HEAD", PATH=path, TMPDIR=str(place))
    seen = (place / "seen").read_text(encoding="utf-8")
    expect("SECRET" not in seen and "HOME=" not in seen and "AUTHOR" not in seen, seen)
    used = {line.split()[1] for line in seen.splitlines() if line.startswith("ARGS ")}
    expect(used == PLUMBING, used)
    for line in seen.splitlines():
        if line.startswith("GIT_DIR="):
            expect(line.startswith(f"GIT_DIR={place}/clerk-audit-git-"), line)


def programs_that_run(program, folder):
    """By strace, where there is one: git alone is started, and no socket is opened."""
    if shutil.which("strace") is None:
        print("programs_that_run: not tried, there is no strace")
        return
    repo = Repository(program, folder).start()
    set_traps(repo)
    log = repo.top / "log"
    repo.program = shutil.which("strace")
    traced = ["-f", "-qq", "-e", "trace=execve,socket,connect", "-o", str(log), program, "check"]
    done = subprocess.run([repo.program, *traced, "--staged"], cwd=repo.root, check=False,
                          env=repo.environment, capture_output=True)
    text = log.read_text(encoding="utf-8") if log.exists() else ""
    if "execve(" not in text:
        print("programs_that_run: not tried, strace may not trace here")
        return
    expect(done.returncode == 1, done.stderr)
    ran = re.findall(r'execve\("([^"]+)", \["git", "([^"]+)"', text)
    started = text.count("execve(")
    expect(started == len(ran) + 1 and {c for _, c in ran} <= PLUMBING, text)
    expect("socket(" not in text and "connect(" not in text, text)


def start(repo, *args, hangup=signal.SIG_DFL, **more):
    """`hangup`: what the program inherits for SIGHUP, whatever this test is run with."""
    return subprocess.Popen([repo.program, "check", *args], cwd=repo.root,
                            env=repo.environment | more, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                            start_new_session=True,
                            preexec_fn=lambda: signal.signal(signal.SIGHUP, hangup))


def wait_for(what):
    for _ in range(500):
        if what():
            return
        time.sleep(0.01)
    expect(False, "waited in vain")


def interrupted(program, folder):
    """However it ends, the temporary folder is gone."""
    repo = Repository(program, folder).start()
    make_ask(repo)
    for slow in ("config", "ls-tree", "diff-index", "cat-file"):
        path = wrapped_git(repo, f"if [ \"$1\" = {slow} ]; then exec sleep 20; fi")
        for number, send in ((signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill),
                             (signal.SIGHUP, os.killpg)):
            child = start(repo, "--staged", PATH=path)
            wait_for(lambda: list(repo.temporary.iterdir()))
            time.sleep(0.1)
            send(child.pid, number)
            expect(child.wait(timeout=10) == -number, slow, "ends with", child.returncode)
            expect(not list(repo.temporary.iterdir()), slow, "leaves", repo.temporary)


def interrupted_with_a_deaf_git(program, folder):
    """A git that hears no signal is ended all the same."""
    repo = Repository(program, folder).start()
    make_ask(repo)
    for slow in ("config", "ls-tree", "cat-file"):
        path = wrapped_git(repo, f"if [ \"$1\" = {slow} ]; then trap '' TERM INT; exec sleep 20; fi")
        child = start(repo, "--staged", PATH=path)
        wait_for(lambda: list(repo.temporary.iterdir()))
        time.sleep(0.2)
        child.terminate()
        expect(child.wait(timeout=10) == -signal.SIGTERM, slow, "ends with", child.returncode)
        expect(not list(repo.temporary.iterdir()), slow, "leaves", repo.temporary)


def hung_up_under_nohup(program, folder):
    """A signal that is ignored ends neither git nor the report."""
    repo = Repository(program, folder).start()
    make_ask(repo)
    path = wrapped_git(repo, "if [ \"$1\" = ls-tree ]; then sleep 1; fi")
    child = start(repo, "--staged", hangup=signal.SIG_IGN, PATH=path)
    wait_for(lambda: list(repo.temporary.iterdir()))
    time.sleep(0.3)
    os.killpg(child.pid, signal.SIGHUP)
    expect(child.wait(timeout=10) in (0, 1), "ends with", child.returncode)
    expect(not list(repo.temporary.iterdir()), "leaves", repo.temporary)


def interrupted_at_any_time(program, folder):
    repo = Repository(program, folder).start()
    for number in range(40):
        repo.put(f"app/api/r{number}/route.ts", BAD)
    repo.git("add", "-A")
    for step in range(30):
        child = start(repo, "--staged")
        time.sleep(step * 0.003)
        child.terminate()
        child.wait(timeout=10)
        expect(not list(repo.temporary.iterdir()), "left after", step)


def git_that_ends(program, folder):
    """Half of what is stored is not a repository: no report."""
    repo = Repository(program, folder).start()
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    make_ask(repo)
    repo.put("LICENSE", "long\n" * 200)
    repo.git("add", "-A")
    for path in ("LICENSE", "middleware.ts", "package.json", ONE, TWO):
        (repo.root / path).unlink()  # else it is read there
    real = shutil.which("git")
    for body in (f"[ \"$2\" = --batch ] && {{ '{real}' \"$@\" | {{ dd bs=1 count=500 2>/dev/null; kill -9 $$; }}; }}",
                 f"[ \"$2\" = --batch-check ] && {{ '{real}' \"$@\" | {{ dd bs=1 count=60 2>/dev/null; kill -9 $$; }}; }}",
                 "[ \"$2\" = --batch ] && exit 1",
                 "[ \"$2\" = --batch ] && { while read x; do echo \"$x missing\"; done; exit; }",
                 "[ \"$1\" = ls-tree ] && { echo 'fatal: broken' >&2; exit 128; }",
                 "[ \"$1\" = diff-index ] && kill -9 $$",
                 "[ \"$1\" = config ] && exit 127"):
        path = wrapped_git(repo, body)
        status, out, err = repo.run("--staged", PATH=path)
        expect(status == 2 and out == "" and err.startswith("clerk-audit: cannot "), body, status,
               out, err)


def no_temporary_folder_named(program, folder):
    """As for other programs, an empty TMPDIR names none: it is not the root of the disk."""
    repo = Repository(program, folder).start()
    log = repo.top / "log"
    (repo.top / "bin").mkdir()
    git = repo.top / "bin/git"
    git.write_text(f"#!/bin/sh\necho \"$GIT_DIR\" >'{log}'\nexit 3\n", encoding="utf-8")
    git.chmod(0o755)
    repo.fails("--staged", TMPDIR="", PATH=f"{repo.top}/bin:{os.environ['PATH']}",
               has="cannot list the files of a commit")
    place = log.read_text(encoding="utf-8")
    expect(place.startswith("/tmp/clerk-audit-git-"), "works in", place)


def deep_folders(program, folder):
    """A path of two thousand folders, as anybody can commit one, costs no more than others."""
    repo = Repository(program, folder).start()
    deep = "app/" + "d/" * 2000 + "route.ts"
    name = repo.git("hash-object", "-w", "--stdin", input=BAD).strip()
    repo.git("update-index", "--add", "--cacheinfo", f"100644,{name},{deep}")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    expect(repo.staged() == [f"{FINDING} {deep}"], "found", repo.staged())
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    expect(most < max(before, 1000 * 1024), "takes", most, "KiB")


CASES = [no_temporary_folder_named, deep_folders, configured_commands,
         configured_by_the_environment, promised_objects, replaced_objects, git_of_the_repository,
         foreign_repository, crafted_trees, git_learns_nothing, programs_that_run, interrupted,
         interrupted_with_a_deaf_git, hung_up_under_nohup, interrupted_at_any_time, git_that_ends]


if __name__ == "__main__":
    sys.exit(1 if run_cases(str(Path(sys.argv[1]).resolve()), CASES, sys.argv[2:]) else 0)
