"""What a change causes while two branches are merged: cases of git_case.py."""

from git_repository import BAD, FINDING, GOOD, MISSING, ONE, TWO, Repository, expect, expect_found


def merge_conflict(program, folder):
    repo = Repository(program, folder).start()
    repo.git("checkout", "-q", "-b", "side")
    repo.put(ONE, BAD)
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.put(ONE, GOOD.replace("userId }", "userId: mine }"))
    repo.commit()
    repo.git("merge", "-q", "side", check=False)
    report = repo.report("--staged")
    expect(report["findings"] == [], report["findings"])
    expect(any(n["path"] == ONE and "merge conflict" in n["reason"] for n in report["notices"]),
           report["notices"])
    repo.put(ONE, BAD)
    repo.git("add", ONE)
    expect_found(repo.staged())


def merge(program, folder):
    """What either of the two had is not of the merge; what neither had is."""
    five = "app/api/five/route.ts"
    repo = Repository(program, folder).start()
    repo.git("checkout", "-q", "-b", "side")
    repo.put("README", "side")
    repo.put(TWO, BAD)
    repo.git("rm", "-q", "middleware.ts")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.put("README", "main")
    repo.put(five, BAD)
    repo.commit()
    repo.git("merge", "-q", "side", check=False)
    repo.put("README", "both")
    repo.git("add", "README")
    # the only place that shows where the middleware is missing was not there before
    expect_found(repo.staged(), f"{MISSING} {five}")
    since = repo.report("--staged")["summary"]["since"]
    expect(since == {"point": "HEAD or MERGE_HEAD", "unchanged": 2}, since)
    repo.put("app/api/four/route.ts", BAD)
    repo.git("add", "-A")
    expect(f"{FINDING} app/api/four/route.ts" in repo.staged(), repo.staged())
    for text in ("garbage\n", "\n", "1" * 39, "--output=x", "0" * 4096):
        repo.put(".git/MERGE_HEAD", text)
        repo.fails("--staged", has="its MERGE_HEAD cannot be read")
    repo.put(".git/MERGE_HEAD", "1" * 40)
    repo.fails("--staged", has="cannot list the files of a commit")


def merge_of_several(program, folder):
    repo = Repository(program, folder).start()
    for name in ("a", "b", "c"):
        repo.git("checkout", "-q", "-b", name, "main")
        repo.put(f"app/api/{name}/route.ts", BAD)
        repo.commit()
    repo.git("checkout", "-q", "main")
    repo.commit()
    repo.git("merge", "-q", "--no-commit", "a", "b", "c")
    expect_found(repo.staged())
    repo.put(TWO, BAD)
    repo.git("add", "-A")
    expect_found(repo.staged(), f"{FINDING} {TWO}")
    repo.commit()
    repo.git("reset", "-q", "--soft", "HEAD~1")  # no merge any more
    expect(len(repo.staged()) == 4, repo.staged())


def merge_with_other_settings(program, folder):
    """Each of the two is judged by its own settings, and where they are bad by the new ones."""
    repo = Repository(program, folder).start()
    repo.git("checkout", "-q", "-b", "side")
    repo.put(TWO, BAD)
    repo.put("clerk-audit.json", "{")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.put("README", "main")
    repo.commit()
    repo.git("merge", "-q", "--no-commit", "side")
    repo.put("clerk-audit.json", "{}")
    repo.git("add", "-A")
    report = repo.report("--staged")
    expect(report["findings"] == [], report["findings"])
    side = repo.git("rev-parse", "side")[:12]
    expect(any(f"{side}:clerk-audit.json:1:" in n["reason"] for n in report["notices"]),
           report["notices"])


CASES = [merge_conflict, merge, merge_of_several, merge_with_other_settings]
