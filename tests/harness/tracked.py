"""The files of the project, as git knows them, or as they lie there outside git."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", "node_modules", "__pycache__"}
ROOMS = ("analyzer", "snapshot", "compare")

# Run while the program is built, and no part of it.
BUILD_TOOLS = {"compare/rules/embed.c"}


def from_git(root):
    command = ["git", "-C", str(root), "ls-files", "-z",
               "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode != 0:
        return None
    names = sorted(set(run.stdout.decode().split("\0")) - {""})
    return [root / name for name in names if (root / name).is_file()]


def from_disk(root):
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders
                      if name not in NOT_OURS and not name.startswith("build")]
        found += [Path(folder) / name for name in names]
    return sorted(found)


def tracked(root=ROOT):
    """Returns the paths of all files that belong to the project."""
    if (root / ".git").exists():
        listed = from_git(root)
        if listed is not None:
            return listed
    return from_disk(root)


def sources(root=ROOT):
    """Returns the C files of the program itself."""
    found = []
    for path in tracked(root):
        name = path.relative_to(root).as_posix()
        if path.suffix in (".c", ".h") and name.startswith(ROOMS) and name not in BUILD_TOOLS:
            found.append(path)
    return found
