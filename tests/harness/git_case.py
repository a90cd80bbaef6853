#!/usr/bin/env python3
"""What --staged and --changed-since report: git_case.py PROGRAM [CASE...].

Each case makes a git repository of its own, changes it, and says which
findings that change causes. After every run the temporary folder is empty.
"""

import json
import os
import shutil
import sys
from pathlib import Path

import git_merges
from git_repository import BAD, FINDING, GOOD, MIDDLEWARE, MISSING, ONE, PACKAGE, TWO, Repository, \
    expect, expect_found, run_cases

ROOT = Path(__file__).resolve().parents[2]


def nothing_staged(program, folder):
    repo = Repository(program, folder).start()
    repo.put(ONE, BAD)
    report = repo.report("--staged")
    expect(report["findings"] == [], "found", report["findings"])
    expect(report["summary"]["since"] == {"point": "HEAD", "unchanged": 0}, report["summary"])
    expect_found(repo.found(), f"{FINDING} {ONE}")


def old_findings_stay_hidden(program, folder):
    repo = Repository(program, folder).start()
    repo.put(ONE, BAD)
    repo.commit()
    repo.put(ONE, "\n// a line above\n" + BAD)
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    report = repo.report("--staged")
    expect_found(repo.staged(), f"{FINDING} {TWO}")
    expect(report["summary"]["since"]["unchanged"] == 1, report["summary"]["since"])
    status, out, _ = repo.run("--staged")
    expect(status == 1 and "1 finding was there before (at HEAD) and is not listed" in out, out)
    repo.git("rm", "-q", "-f", TWO)
    status, out, _ = repo.run("--staged")
    expect(status == 0 and "No new findings" in out, status, out)


def partial_staging(program, folder):
    """What `git add -p` leaves: the index differs from HEAD and from the work tree."""
    repo = Repository(program, folder).start()
    repo.put(ONE, BAD)
    repo.git("add", ONE)
    repo.put(ONE, GOOD)
    expect_found(repo.staged(), f"{FINDING} {ONE}")
    expect_found(repo.found())
    repo.put(TWO, GOOD)
    repo.git("add", TWO)
    repo.put(TWO, BAD)
    expect_found(repo.staged(), f"{FINDING} {ONE}")


def rename(program, folder):
    repo = Repository(program, folder).start()
    repo.put(ONE, BAD)
    repo.commit()
    repo.git("mv", "app/api/one", "app/api/moved")
    expect_found(repo.staged())
    repo.put(ONE, BAD)
    repo.git("add", "-A")
    report = repo.report("--staged")
    expect(len(report["findings"]) == 1 and report["summary"]["since"]["unchanged"] == 1,
           "a copy beside what was moved is new", report["findings"])


def delete_causes_elsewhere(program, folder):
    repo = Repository(program, folder).start()
    repo.git("rm", "-q", "middleware.ts")
    expect_found(repo.staged(), f"{MISSING} {ONE}")


def change_causes_elsewhere(program, folder):
    """A package.json of an older major takes nothing away from the route but its middleware."""
    repo = Repository(program, folder).start()
    repo.put("middleware.ts", "export default function middleware() {}\n")
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{MISSING} {ONE}")
    repo.put("middleware.ts", MIDDLEWARE)
    expect_found(repo.staged(), f"{MISSING} {ONE}")


def mode_and_link(program, folder):
    repo = Repository(program, folder).start()
    (repo.root / ONE).chmod(0o755)
    (repo.root / "app/linked").symlink_to("api")
    (repo.root / "outside").symlink_to("/etc")
    repo.put("lib/bad.ts", BAD)
    (repo.root / "middleware.ts").rename(repo.root / "lib/middleware.ts")
    (repo.root / "middleware.ts").symlink_to("lib/middleware.ts")
    repo.git("add", "-A")
    plain, staged = repo.report(), repo.report("--staged")
    expect(plain["notices"] == staged["notices"], plain["notices"], staged["notices"])
    expect(plain["digests"]["facts"] == staged["digests"]["facts"], "other facts")


def same_as_a_directory(program, folder):
    """Before the first commit all is new: the report must be that of the work tree."""
    for number, app in enumerate(sorted((ROOT / "tests/repos").glob("*/app"))):
        repo = Repository(program, folder, name=f"app{number}")
        shutil.copytree(app, repo.root, dirs_exist_ok=True, symlinks=True)
        repo.git("add", "-A")
        repo.git("clean", "-fdxq")
        plain, staged = repo.report(), repo.report("--staged")
        expect(staged["summary"].pop("since") is not None, "no point")
        plain["summary"].pop("since")
        expect(plain == staged, app, "differs")


def submodule(program, folder):
    other = Repository(program, folder, name="other")
    other.put("lib/route.ts", BAD)
    other.commit()
    repo = Repository(program, folder).start()
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.root),
             "app/api/sub")
    for found in (repo.report("--staged"), repo.report("--changed-since", "HEAD")):
        expect(found["findings"] == [], found["findings"])
        expect(any(n["path"] == "app/api/sub" and "submodule" in n["reason"]
                   for n in found["notices"]), found["notices"])


def linked_work_tree(program, folder):
    repo = Repository(program, folder).start()
    repo.git("worktree", "add", "-q", "-b", "side", str(repo.top / "side"))
    side = repo.beside("side")
    side.put(TWO, BAD)
    side.git("add", "-A")
    expect_found(side.staged(), f"{FINDING} {TWO}")
    expect_found(repo.staged())
    side.commit()
    expect_found(side.since("main"), f"{FINDING} {TWO}")
    expect_found(side.since("HEAD@{1}"), f"{FINDING} {TWO}")


def hook_with_its_own_index(program, folder):
    """`git commit -a` and `git commit FILE` name an index of their own in GIT_INDEX_FILE."""
    repo = Repository(program, folder).start()
    hook = repo.root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nexec '{program}' check --staged --format json -o ../report\n",
                    encoding="utf-8")
    hook.chmod(0o755)
    repo.put(ONE, BAD)
    for args in (["-a"], [ONE]):
        repo.git("commit", "-q", "-m", "bad", *args, check=False)
        report = json.loads((repo.top / "report").read_text(encoding="utf-8"))
        expect([f["rule"] for f in report["findings"]] == [FINDING], args, report["findings"])
    expect(repo.git("log", "--oneline").count("\n") == 1, "the hook did not stop the commit")
    # an index elsewhere belongs to somebody else
    repo.git("add", "-A", GIT_INDEX_FILE=str(repo.top / "index"))
    expect_found(repo.staged(GIT_INDEX_FILE=str(repo.top / "index")))
    expect_found(repo.staged(GIT_INDEX_FILE=".git/index"))
    expect_found(repo.staged(GIT_INDEX_FILE=str(repo.top / "index"), GIT_DIR=str(repo.top)))


def first_commit(program, folder):
    repo = Repository(program, folder)
    repo.put("package.json", PACKAGE)
    repo.put("middleware.ts", MIDDLEWARE)
    repo.put(ONE, BAD)
    expect_found(repo.staged())
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} {ONE}")
    repo.fails("--changed-since", "main", has="there is no commit yet")


def damaged_branch(program, folder):
    """A branch that cannot be read has commits: not all is new."""
    repo = Repository(program, folder).start()
    repo.put(ONE, BAD)
    repo.commit()
    for text in ("garbage", "", "1" * 39, "ref: refs/heads/main\n"):
        repo.put(".git/refs/heads/main", text)
        repo.fails("--staged", has=["the branch that HEAD names cannot be read", "git fsck"])
        repo.fails("--changed-since", "HEAD", has="the branch that HEAD names cannot be read")
    for text in ("0" * 40, "1" * 40):
        repo.put(".git/refs/heads/main", text)
        repo.fails("--staged", has="cannot list the files of a commit")
    repo.put(".git/HEAD", "ref: refs/heads/.invalid\n")  # as git does for reftable
    repo.fails("--staged", has="reftable")
    repo.put(".git/HEAD", "ref: refs/heads/new\n")
    expect_found(repo.staged(), f"{FINDING} {ONE}")


def converted_files(program, folder):
    """What filters and line ends make of a file on its way is not what git has stored."""
    repo = Repository(program, folder).start()
    repo.git("config", "filter.wait.smudge", "sed -e 's/= auth()/= await auth()/'")
    repo.git("config", "filter.wait.clean", "sed -e 's/= await auth()/= auth()/'")
    repo.put(".gitattributes", "**/two/route.ts filter=wait\n*.ts eol=crlf\n*.ts ident\n")
    repo.put(TWO, "// $Id$\n" + GOOD)
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} {TWO}")
    repo.commit()
    repo.git("rm", "-q", "-r", "--cached", ".")
    repo.git("reset", "-q", "--hard")
    expect(b"\r\n" in (repo.root / TWO).read_bytes(), "the line ends were not changed")
    expect_found(repo.staged())
    repo.put("app/api/three/route.ts", BAD)
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} app/api/three/route.ts")


def other_bytes_of_the_same_size(program, folder):
    """Neither sizes nor times say that a file is as it was staged."""
    repo = Repository(program, folder).start()
    bad = GOOD.replace("await", "     ")
    for staged, beside, wanted in ((GOOD, bad, []), (bad, GOOD, [f"{FINDING} {TWO}"])):
        repo.put(TWO, staged)
        repo.git("add", "-A")
        times = (repo.root / TWO).stat()
        repo.put(TWO, beside)
        os.utime(repo.root / TWO, ns=(times.st_atime_ns, times.st_mtime_ns))
        expect_found(repo.staged(), *wanted)
        repo.git("update-index", "--assume-unchanged", TWO)
        expect_found(repo.staged(), *wanted)
        repo.git("update-index", "--no-assume-unchanged", TWO)


def files_beside_clerk(program, folder):
    """Where nothing changes that counts the facts are shared, and else they are not."""
    util, used = "lib/util.ts", "import { me } from '../../../lib/util'\n"
    repo = Repository(program, folder).start()
    repo.put(TWO, used + BAD.replace("auth()", "me()"))
    repo.put(util, "export function me() { return { userId: null } }\n")
    repo.put(".gitignore", "")
    repo.put("app/api/three/route.ts", BAD)
    repo.commit()
    repo.put("README", "new words")
    repo.put(util, "export function me() { return { userId: 'none' } }\n")
    repo.git("add", "-A")
    report = repo.report("--staged")
    expect(report["findings"] == [] and report["summary"]["since"]["unchanged"] == 1, report)
    for text in ("export { auth as me } from '@clerk/nextjs/server'\n",
                 "export * from './other'\n"):
        repo.put("lib/other.ts", "export { auth as me } from '@clerk/nextjs/server'\n")
        repo.git("add", "-A")
        repo.commit()
        repo.put(util, text)
        repo.git("add", util)
        expect_found(repo.staged(), f"{FINDING} {TWO}")
        repo.git("checkout", "-q", "-f", "HEAD", "--", util)
    repo.put(".gitignore", "three\n")
    repo.put("middleware.ts", "export default function middleware() {}\n")
    repo.commit()
    repo.put(".gitignore", "")
    repo.git("add", "-A")
    expect("app/api/three/route.ts" in str(repo.staged()), repo.staged())


def detached_head(program, folder):
    repo = Repository(program, folder).start()
    repo.git("checkout", "-q", "--detach")
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} {TWO}")
    repo.git("pack-refs", "--all")
    expect_found(repo.staged(), f"{FINDING} {TWO}")


def intent_to_add(program, folder):
    repo = Repository(program, folder).start()
    repo.put(TWO, BAD)
    repo.git("add", "-N", TWO)
    expect_found(repo.staged())
    repo.git("add", TWO)
    expect_found(repo.staged(), f"{FINDING} {TWO}")


def index_versions(program, folder):
    repo = Repository(program, folder).start()
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    for version in "234":
        repo.git("update-index", "--index-version", version)
        expect_found(repo.staged(), f"{FINDING} {TWO}")
    repo.git("update-index", "--split-index")
    repo.put("app/api/three/route.ts", BAD)
    repo.git("add", "-A")
    expect(list((repo.root / ".git").glob("sharedindex.*")), "the index is not split")
    expect_found(repo.staged(), f"{FINDING} {TWO}", f"{FINDING} app/api/three/route.ts")


def sparse(program, folder):
    """What is outside of the checkout is staged as it was, and is not taken for deleted."""
    repo = Repository(program, folder).start()
    repo.put("apps/other/package.json", PACKAGE)
    repo.put("apps/other/middleware.ts", MIDDLEWARE)
    repo.put("apps/other/app/api/route.ts", BAD)
    repo.commit()
    repo.git("sparse-checkout", "set", "--cone", "--sparse-index", "app")
    expect(not (repo.root / "apps").exists(), "the checkout is not sparse")
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    report = repo.report("--staged")
    expect_found(repo.staged(), f"{FINDING} {TWO}")
    expect(report["summary"]["since"]["unchanged"] == 1, report["summary"]["since"])
    expect_found(repo.since("HEAD"), f"{FINDING} {TWO}")
    repo.git("sparse-checkout", "set", "--no-cone", "/*", "!/middleware.ts")
    expect(not (repo.root / "middleware.ts").exists(), "middleware.ts is checked out")
    expect_found(repo.since("HEAD"), f"{FINDING} {TWO}")


def sha256(program, folder):
    repo = Repository(program, folder, "--object-format=sha256").start()
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} {TWO}")
    expect_found(repo.since("main"), f"{FINDING} {TWO}")
    fresh = Repository(program, folder, "--object-format=sha256", name="fresh")
    fresh.put(ONE, BAD)
    fresh.put("package.json", PACKAGE)
    fresh.put("middleware.ts", MIDDLEWARE)
    fresh.git("add", "-A")
    expect_found(fresh.staged(), f"{FINDING} {ONE}")


def packed_and_alternates(program, folder):
    repo = Repository(program, folder).start()
    repo.put(TWO, BAD)
    repo.commit()
    repo.git("gc", "-q")
    repo.git("clone", "-q", "--shared", str(repo.root), str(repo.top / "borrower"))
    borrower = repo.beside("borrower")
    borrower.put("app/api/three/route.ts", BAD)
    borrower.git("add", "-A")
    expect_found(borrower.staged(), f"{FINDING} app/api/three/route.ts")
    expect_found(borrower.since("origin/main~1"), f"{FINDING} {TWO}",
                 f"{FINDING} app/api/three/route.ts")


def changed_since(program, folder):
    """The merge base counts: what happened on the other branch meanwhile is no part of it."""
    repo = Repository(program, folder).start()
    repo.git("tag", "start")
    repo.git("checkout", "-q", "-b", "side")
    repo.put(TWO, BAD)
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.put("app/api/theirs/route.ts", GOOD)
    repo.put(ONE, BAD)
    repo.commit()
    repo.git("checkout", "-q", "side")
    repo.put("app/api/untracked/route.ts", BAD)
    wanted = [f"{FINDING} {TWO}", f"{FINDING} app/api/untracked/route.ts"]
    for rev in ("main", "start", "main~0", repo.git("rev-parse", "main").strip()):
        expect_found(repo.since(rev), *wanted)
    point = repo.report("--changed-since", "main")["summary"]["since"]["point"]
    base = repo.git("merge-base", "main", "HEAD")[:12]
    expect(point == f"{base}, the merge base of main and HEAD", point)


def bad_revisions(program, folder):
    repo = Repository(program, folder).start()
    repo.git("checkout", "-q", "--orphan", "lonely")
    repo.commit()
    repo.fails("--changed-since", "main", has=["no common history: 'main'", "share no commit"])
    repo.fails("--changed-since", "nowhere", has="unknown revision: 'nowhere'")
    repo.fails("--changed-since", "HEAD:package.json", has="unknown revision")
    repo.fails("--changed-since", "main..HEAD", has="unknown revision")
    repo.fails("--changed-since", "@{upstream}", has="unknown revision")
    repo.fails("--changed-since", "", has="not a revision: ''")
    repo.fails("--changed-since", "--output=x", has="not a revision: '--output=x'")
    repo.fails("--changed-since=--all", has="not a revision: '--all'")
    expect(not (repo.root / "x").exists(), "a file was written")


def shallow(program, folder):
    repo = Repository(program, folder).start()
    repo.git("checkout", "-q", "-b", "side")
    repo.put(TWO, BAD)
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.put("README", "theirs")
    repo.commit()
    repo.git("clone", "-q", "--depth=1", "--no-single-branch", "-b", "side",
             f"file://{repo.root}", str(repo.top / "shallow"))
    clone = repo.beside("shallow")
    clone.fails("--changed-since", "origin/main",
                has=["no common history: 'origin/main'", "fetch-depth: 0"])
    clone.fails("--changed-since", "main~3", has=["unknown revision", "fetch-depth: 0"])
    expect_found(clone.staged())
    clone.git("fetch", "-q", "--unshallow")
    expect_found(clone.since("origin/main"), f"{FINDING} {TWO}")


def folder_of_the_repository(program, folder):
    """PATH is below the git root: what is staged beside it is not of its."""
    repo = Repository(program, folder).start()
    repo.put("apps/web/package.json", PACKAGE)
    repo.put("apps/web/middleware.ts", MIDDLEWARE)
    repo.put("apps/web/app/api/route.ts", BAD)
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    expect_found(repo.staged("apps/web"), f"{FINDING} app/api/route.ts")
    expect_found(repo.staged(cwd=repo.root / "apps/web"), f"{FINDING} app/api/route.ts")
    repo.git("commit", "-q", "-m", "x")
    repo.git("rm", "-q", "--cached", "-r", "apps/web")
    expect_found(repo.staged("apps/web"))


def ignored_env(program, folder):
    """An env file that git ignores is in no commit; that it is there is known all the same."""
    repo = Repository(program, folder).start()
    repo.put(".gitignore", ".env.local\n")
    repo.put(".env.local", "CLERK_SECRET_KEY=\n")
    repo.commit()
    repo.put(TWO, GOOD)
    repo.git("add", "-A")
    plain, staged = repo.report(), repo.report("--staged")
    expect(plain["verdicts"] == staged["verdicts"], "other verdicts")
    expect(plain["notices"] == staged["notices"], plain["notices"], staged["notices"])


def configuration_of_each_side(program, folder):
    repo = Repository(program, folder).start()
    repo.put(ONE, BAD)
    repo.put("clerk-audit.json", json.dumps({"severity": {FINDING: "off"}}))
    repo.commit()
    expect_found(repo.staged())
    repo.put("clerk-audit.json", "{}")
    expect_found(repo.staged())
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} {ONE}")
    repo.put("clerk-audit.json", "not what is staged")
    expect_found(repo.staged(), f"{FINDING} {ONE}")
    expect_found(repo.staged("--exclude", "app"))
    repo.put("../flag.json", json.dumps({"severity": {FINDING: "off"}}))
    expect_found(repo.staged("--config", "../flag.json"))


def severity_that_grew(program, folder):
    repo = Repository(program, folder).start()
    repo.put(ONE, BAD)
    repo.put("clerk-audit.json", json.dumps({"severity": {FINDING: "note"}}))
    repo.commit()
    repo.put("clerk-audit.json", json.dumps({"severity": {FINDING: "blocker"}}))
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} {ONE}")
    repo.put("clerk-audit.json", json.dumps({"severity": {FINDING: "note"}}))
    repo.git("add", "-A")
    expect_found(repo.staged())


def configuration_that_is_mended(program, folder):
    repo = Repository(program, folder).start()
    repo.put("clerk-audit.json", '{"severities": 1}')
    repo.put(ONE, BAD)
    repo.commit()
    repo.fails("--staged", has="bad configuration: clerk-audit.json:1:2")
    repo.put("clerk-audit.json", "{}")
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    report = repo.report("--staged")
    expect([f["repo"]["file"] for f in report["findings"]] == [TWO], report["findings"])
    expect(any("HEAD:clerk-audit.json:1:2" in n["reason"] for n in report["notices"]),
           report["notices"])


def snapshot_of_each_side(program, folder):
    """A staged snapshot shows what it causes; one that git does not know counts for both."""
    snapshot = (ROOT / "compare/cli/demo/clerk-snapshot.json").read_text(encoding="utf-8")
    repo = Repository(program, folder).start()
    repo.put(".gitignore", "private.json\n")
    repo.put("clerk-audit.json", json.dumps({"snapshots": [{"file": "private.json"}]}))
    repo.commit()
    repo.fails("--staged", has="private.json")
    repo.put("private.json", snapshot)
    report = repo.report("--staged")
    expect(report["findings"] == [] and report["summary"]["since"]["unchanged"] > 0,
           report["findings"])
    repo.put("snapshot.json", snapshot)
    repo.put("clerk-audit.json", json.dumps({"snapshots": [{"file": "snapshot.json"}]}))
    repo.git("add", "-A")
    expect_found(repo.staged())
    repo.commit()
    repo.put("clerk-audit.json", "{}")
    repo.commit()
    repo.put("clerk-audit.json", json.dumps({"snapshots": [{"file": "snapshot.json"}]}))
    repo.git("add", "-A")
    expect(len(repo.staged()) > 0, "the snapshot causes nothing")
    expect_found(repo.staged("--snapshot", "snapshot.json"))


def suppressions_and_baselines(program, folder):
    comment = "  // clerk-audit-ignore-next-line " + FINDING + ": known\n"
    silent = BAD.replace("  const", comment + "  const", 1)
    repo = Repository(program, folder).start()
    repo.put(ONE, silent)
    repo.commit()
    expect_found(repo.staged())
    repo.put(ONE, BAD)
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} {ONE}")
    repo.put(ONE, silent)
    repo.put(TWO, silent)
    repo.git("add", "-A")
    status, _, _ = repo.run("--staged")
    report = repo.report("--staged")
    expect(status == 0 and report["summary"]["suppressed"]["comment"] == 1, report["summary"])
    repo.put(TWO, comment + GOOD)
    repo.git("add", "-A")
    report = repo.report("--staged")
    expect([p["file"] for p in report["suppression_problems"]] == [TWO], report)
    expect(repo.run("--staged", "--strict")[0] == 1, "an idle comment is new")
    repo.commit()
    repo.put("README", "x")
    repo.git("add", "-A")
    expect(repo.run("--staged", "--strict")[0] == 0, "old gaps fail")


def same_at_any_j(program, folder):
    repo = Repository(program, folder).start()
    for number in range(60):
        repo.put(f"app/api/r{number}/route.ts", BAD)
    repo.git("add", "-A")
    outputs = {repo.run("--staged", "-j", jobs, "--verbose")[1] for jobs in "1348"}
    expect(len(outputs) == 1 and FINDING in outputs.pop(), "other bytes at another -j")


def misuse(program, folder):
    repo = Repository(program, folder).start()
    repo.fails("--staged", "--changed-since", "main", has="exclude each other")
    (folder / "plain").mkdir()
    repo.fails("--staged", str(folder / "plain"), has="not in a git work tree")
    for where in (".git", ".git/hooks"):
        repo.fails("--staged", where, has=f"not in a git work tree: '{where}'")
        repo.fails("--staged", cwd=repo.root / where, has="not in a git work tree: '.'")
    repo.fails("--changed-since", "main", "missing", has="not in a git work tree: 'missing'")
    repo.fails("--staged", PATH="/nowhere:", has=["cannot find a program: 'git'", "apt install"])
    repo.fails("--staged", TMPDIR="/nowhere", has=["temporary folder: '/nowhere'", "TMPDIR"])


def damaged(program, folder):
    repo = Repository(program, folder).start()
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    name = repo.git("rev-parse", f":{TWO}").strip()
    content = repo.root / ".git/objects" / name[:2] / name[2:]
    content.chmod(0o644)
    content.write_bytes(b"garbage")
    status, out, err = repo.run("--staged")
    expect(status == 2 and out == "" and err.startswith("clerk-audit: "), status, err)
    content.unlink()
    repo.fails("--staged", has=[TWO, "its content is not in this clone"])
    repo.put(".git/index", "garbage")
    repo.fails("--staged", has="cannot read the index")
    (repo.root / ".git/index").unlink()
    os.mkfifo(repo.root / ".git/index")
    repo.fails("--staged", has="no regular file")


CASES = [nothing_staged, old_findings_stay_hidden, partial_staging, rename, delete_causes_elsewhere,
         change_causes_elsewhere, mode_and_link, same_as_a_directory, submodule, linked_work_tree,
         hook_with_its_own_index, first_commit, damaged_branch, converted_files,
         other_bytes_of_the_same_size, files_beside_clerk, detached_head, *git_merges.CASES,
         intent_to_add, index_versions, sparse,
         sha256, packed_and_alternates, changed_since, bad_revisions, shallow,
         folder_of_the_repository, ignored_env, configuration_of_each_side, severity_that_grew,
         configuration_that_is_mended, snapshot_of_each_side, suppressions_and_baselines,
         same_at_any_j, misuse, damaged]


if __name__ == "__main__":
    sys.exit(1 if run_cases(str(Path(sys.argv[1]).resolve()), CASES, sys.argv[2:]) else 0)
