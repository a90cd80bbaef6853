"""Git repositories to audit changes of: what the cases of git_case.py and git_hostile.py share."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

SECONDS = 120
PACKAGE = json.dumps({"name": "app", "dependencies": {
    "next": "15.5.18", "react": "19.2.1", "@clerk/nextjs": "6.39.3"}}, indent=2) + "\n"
MIDDLEWARE = """import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({ authorizedParties: ['https://app.example.com'] })

export const config = { matcher: ['/((?!_next).*)', '/(api|trpc)(.*)'] }
"""
GOOD = """import { auth } from '@clerk/nextjs/server'

export async function GET() {
  const { userId } = await auth()
  return userId === null ? new Response(null, { status: 401 }) : Response.json({ userId })
}
"""
BAD = GOOD.replace("await auth()", "auth()")
FINDING = "CLERK-AUTHZ-007"  # what BAD has and GOOD has not
ONE = "app/api/one/route.ts"
TWO = "app/api/two/route.ts"
MISSING = "CLERK-MIDDLEWARE-001"  # what GOOD has without MIDDLEWARE


class Failed(Exception):
    """A case that went otherwise than it should."""


def expect(truth, *what):
    if not truth:
        raise Failed(" ".join(str(part) for part in what))


def expect_found(found, *wanted):
    expect(found == sorted(wanted), "found", found, "and not", sorted(wanted))


class Repository:
    """A work tree below a folder of its own; TMPDIR is a second one, to see what is left."""

    def __init__(self, program, folder, *init, name="work"):
        self.program = program
        self.top = Path(folder)
        self.root = self.top / name
        self.temporary = self.top / "tmp"
        self.temporary.mkdir(exist_ok=True)
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.top), "LC_ALL": "C",
                            "TMPDIR": str(self.temporary), "GIT_CONFIG_NOSYSTEM": "1",
                            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
                            "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
                            "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
                            "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
        self.environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        if not self.root.exists():
            self.root.mkdir()
            self.git("init", "-q", "-b", "main", *init)

    def beside(self, name):
        """The repository that lies in another folder beside this one."""
        return Repository(self.program, self.top, name=name)

    def git(self, *args, cwd=None, check=True, input="", **more):
        done = subprocess.run(["git", *args], cwd=cwd or self.root, capture_output=True,
                              env=self.environment | more, timeout=SECONDS, check=False,
                              input=input.encode())
        if check and done.returncode != 0:
            raise Failed(f"git {args}: {done.stderr.decode()}")
        return done.stdout.decode()

    def write(self, **files):
        """Writes files; `__` in a name is a slash and `_dot_` a dot."""
        for name, text in files.items():
            self.put(name.replace("__", "/").replace("_dot_", "."), text)

    def put(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message="change"):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def start(self):
        """The application without findings that most cases begin with."""
        self.put("package.json", PACKAGE)
        self.put("middleware.ts", MIDDLEWARE)
        self.put("app/api/one/route.ts", GOOD)
        self.commit("start")
        return self

    def run(self, *args, cwd=None, **more):
        """Returns status, standard output and standard error of check; nothing may be left."""
        done = subprocess.run([self.program, "check", *args], cwd=cwd or self.root,
                              capture_output=True, env=self.environment | more, timeout=SECONDS,
                              check=False, stdin=subprocess.DEVNULL)
        left = sorted(path.name for path in self.temporary.iterdir())
        expect(not left, "left behind:", left)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def report(self, *args, **more):
        status, out, err = self.run(*args, "--format", "json", **more)
        expect(status in (0, 1), args, "ends with", status, err)
        return json.loads(out)

    def found(self, *args, **more):
        """The findings as 'RULE FILE', in order."""
        return sorted(f"{f['rule']} {f['repo']['file'] if f['repo'] else '-'}"
                      for f in self.report(*args, **more)["findings"])

    def staged(self, *args, **more):
        return self.found("--staged", *args, **more)

    def since(self, rev, *args, **more):
        return self.found("--changed-since", rev, *args, **more)

    def fails(self, *args, has, **more):
        """Expects the one line of an error that holds all of the words."""
        status, out, err = self.run(*args, **more)
        expect(status == 2 and out == "", args, "ends with", status, out)
        expect(err.startswith("clerk-audit: ") and err.count("\n") <= 2, args, "says", err)
        for words in [has] if isinstance(has, str) else has:
            expect(words in err, args, "lacks", repr(words), "in", err)


def run_cases(program, cases, wanted):
    """Runs each case in a folder of its own; returns how many failed."""
    failed = 0
    for case in cases:
        if wanted and case.__name__ not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                case(program, Path(folder))
            except Failed as error:
                failed += 1
                print(f"FAILED {case.__name__}: {error}")
    print(f"{len(wanted) or len(cases)} cases, {failed} failed")
    return failed
