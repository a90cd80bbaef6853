"""A git repository with an old defect, for tests of hooks and CI: imported, not run."""

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODULES = HERE / "node_modules"

PAGE = "app/dashboard/page.tsx"
GOOD_PAGE = """import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  const { userId } = await auth()
  return <p>{userId}</p>
}
"""
BAD_PAGE = GOOD_PAGE.replace("await auth()", "auth()")
NEW_RULE = "CLERK-AUTHZ-007"  # what BAD_PAGE brings
OLD_RULE = "CLERK-SDK-003"  # what package.json has from the start
GONE_RULE = "CLERK-MIDDLEWARE-001"  # what a page has without middleware.ts

FILES = {
    "package.json": """{
  "name": "shop",
  "private": true,
  "dependencies": { "@clerk/nextjs": "6.30.0", "next": "15.5.0" }
}
""",
    "middleware.ts": """import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware()

export const config = { matcher: ['/((?!_next|.*\\\\..*).*)', '/(api|trpc)(.*)'] }
""",
    PAGE: GOOD_PAGE,
    "lib/format.ts": "export const format = (n: number) => n.toFixed(2)\n",
}


class Repository:
    """Holds one in a folder, and the environment of its user: no network, nobody's settings."""

    def __init__(self, scratch, program):
        self.folder = scratch / "shop"
        self.bin = scratch / "bin"
        self.bin.mkdir(parents=True)
        (self.bin / "clerk-audit").symlink_to(program)
        kept = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        self.environment = kept | {
            "PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": str(scratch), "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_HOME": str(scratch / "pre-commit")}
        self.folder.mkdir()
        for name, text in FILES.items():
            self.write(name, text)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "nobody")
        self.git("config", "user.email", "nobody@example.com")
        self.commit("old")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *command, folder=None, **more):
        """Runs it where there is no network, and returns it with both streams in stdout."""
        alone = ["unshare", "--map-root-user", "--net"] if can_be_alone() else []
        return subprocess.run(alone + [str(part) for part in command],
                              cwd=folder or self.folder, env=self.environment | more,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False, timeout=120)

    def git(self, *arguments, **more):
        done = self.run("git", *arguments, **more)
        if done.returncode != 0:
            raise RuntimeError(f"git {arguments} failed: {done.stdout}")
        return done.stdout

    def commit(self, message):
        """Commits all there is, whatever hooks say."""
        self.git("add", "--all")
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def init(self, *arguments):
        done = self.run("clerk-audit", "init", "--yes", *arguments)
        if done.returncode != 0:
            raise RuntimeError(f"init {arguments} failed: {done.stdout}")
        return done.stdout


def can_be_alone():
    """Can a process be put where there is no network?"""
    return shutil.which("unshare") and subprocess.run(
        ["unshare", "--map-root-user", "--net", "true"], check=False,
        stderr=subprocess.DEVNULL).returncode == 0
