#!/usr/bin/env python3
"""Does what compare/AUDITORS.md says, as it stands there: many.py PROGRAM

Its shell blocks are run in their order on the applications of tests/repos,
with GNU parallel; again in another folder they must give the same bytes. The
GitHub workflow goes through actionlint, and its steps and those of the GitLab
job are run; the Kubernetes manifests are held against the models of
Kubernetes' own client, and the pods' script is run once for each index.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SYSTEM = "/usr/bin/python3"

try:
    import kubernetes.client
    import yaml
except ImportError:
    # the distribution's packages are its own Python's, which need not be the first on PATH
    if os.path.realpath(sys.executable) == os.path.realpath(SYSTEM):
        sys.exit("a Python package is missing: tests/consumers/install brings it")
    os.execv(SYSTEM, [SYSTEM, *sys.argv])

from ci_snippets import MODULES, UNION, has_gitlab, lint

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "compare/AUDITORS.md").read_text(encoding="utf-8")
LISTS = re.compile(r"^list\[(\w+)\]$")
DICTS = re.compile(r"^dict\(\w+, (\w+)\)$")


def blocks(language, heading=None):
    text = PAGE.split(f"\n### {heading}\n")[1].split("\n### ")[0] if heading else PAGE
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


class Room:
    """A folder as the page supposes it, and the program in PATH."""

    def __init__(self, program, folder):
        self.folder = Path(folder)
        (self.folder / "bin").mkdir(parents=True)
        (self.folder / "bin/clerk-audit").symlink_to(program)
        self.work = self.folder / "work"
        for path in sorted(ROOT.glob("tests/repos/*/app")):
            shutil.copytree(path, self.work / "repositories" / path.parent.name)
        (self.work / "snapshots").mkdir()
        snapshot = ROOT / "compare/cli/demo/clerk-snapshot.json"
        shutil.copy(snapshot, self.work / "snapshots/all.json")
        (self.work / "instances.tsv").write_text("hono\tins_demo0production\nexpress\tproduction\n")

    def names(self):
        return sorted(path.name for path in (self.work / "repositories").iterdir())

    def run(self, script, shell=("sh", "-eu"), folder=None, **environment):
        path = {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        return subprocess.run([*shell, "-c", script], cwd=folder or self.work, env=path | environment, capture_output=True,
                              text=True, stdin=subprocess.DEVNULL, timeout=300, check=False)

    def tree(self):
        """What was made but for what names this folder or the program's build."""
        return {str(path.relative_to(self.work)): path.read_bytes() for path in sorted(self.work.rglob("*"))
                if path.is_file() and "repositories" not in path.parts and path.name != "calls.txt"}


def follow(room):
    """Runs every block in order: one that makes SHA256SUMS goes into the folder `evidence`, where the next ones are."""
    where = room.work
    for block in blocks("sh"):
        if "nm --dynamic" in block:
            where = room.work
        done = room.run(block, folder=where)
        if done.returncode != 0 or (done.stderr and "parallel" not in block):
            yield f"exit {done.returncode}: {block}: {done.stdout[-500:]}{done.stderr[-500:]}"
        if "nm --dynamic" in block and done.stdout.split("\n")[:2] != ["none is called", "none was made"]:
            yield f"network: {done.stdout}"
        if block.rstrip().endswith("SHA256SUMS"):
            where = room.work / "evidence"


def judge(room, made):
    for name in room.names():
        wanted = [f"facts/{name}.json", f"reports/json/{name}.json", f"reports/html/{name}.html", f"evidence/again/json/{name}.json"]
        yield from [f"{path} was not made" for path in wanted if path not in made]
    judged = json.loads(made["reports/overview.json"])["summary"]["judged"]
    if judged != len(room.names()) or judged < 15 or "by-table/hono.json" not in made:
        yield f"{judged} of {len(room.names())} repositories were judged"
    if "facts-by-owner/hono+src.json" not in made:
        yield f"no owner stands in the names: {sorted(path for path in made if 'by-owner' in path)[:5]}"
    yield from [f"{path} names the folder" for path, text in made.items()
                if path.split("/")[0] in ("facts", "reports") and str(room.folder).encode() in text]


def check_shell(program, folder):
    """Twice: GNU parallel ends its jobs in another order each time, and the bytes are the same."""
    rooms = [Room(program, Path(folder) / name) for name in ("one", "other")]
    for room in rooms:
        yield from follow(room)
    made = [room.tree() for room in rooms]
    yield from judge(rooms[0], made[0])
    if made[0] != made[1]:
        yield f"another run gives other bytes: {[path for path in made[0] if made[0][path] != made[1].get(path)][:5]}"


def collect(room):
    room.run("mkdir facts && for r in repositories/*; do clerk-audit facts $r -o facts/${r##*/}.json; done")


def check_github(program, folder):
    [text] = blocks("yaml", "GitHub Actions")
    good, bad = lint([text, text.replace("needs: list", "needs: lists")])
    yield from [f"actionlint: {problem}" for problem in good] + ([] if bad else ["actionlint finds nothing in a bad workflow"])
    room, jobs = Room(program, folder), yaml.safe_load(text)["jobs"]
    steps = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}
    outputs = folder + "/outputs"
    (room.work / "repositories.json").write_text('["acme/web",\n "acme/api"]\n')
    for script, given in [(steps["list"][0], {}), (steps["facts"][0], {"REPOSITORY": "acme/web"}), (steps["facts"][1], {"NAME": "acme+web"})]:
        where = room.work / "repositories/hono" if "facts ." in script else room.work
        done = room.run(script, ("bash", "-e"), where, GITHUB_OUTPUT=outputs, RUNNER_TEMP=folder, **given)
        if done.returncode != 0:
            yield f"{script}: {done.stderr}"
    if Path(outputs).read_text() != 'repositories=["acme/web", "acme/api"]\nname=acme+web\n' or not (Path(folder) / "acme+web.json").exists():
        yield f"outputs: {Path(outputs).read_text()}"
    collect(room)
    done = room.run(steps["compare"][0], ("bash", "-e"), AS_OF="2026-11-22")
    shown = room.run(steps["compare"][1], ("bash", "-e"), GITHUB_STEP_SUMMARY=folder + "/summary")
    if done.returncode != 1 or shown.returncode != 0 or "| repository |" not in Path(folder + "/summary").read_text():
        yield f"exit {done.returncode}: {done.stderr}{shown.stderr}"


def check_gitlab(program, folder):
    [text] = blocks("yaml", "GitLab CI")
    room, jobs = Room(program, folder), yaml.safe_load(text)
    origin = room.folder / "origin/acme/web.git"
    shutil.copytree(room.work / "repositories/hono", origin)
    room.run("git init -q && git add -A && git -c user.name=a -c user.email=a@example.com commit -qm a", folder=origin)
    script = "\n".join(jobs["facts"]["script"]).replace("https://gitlab-ci-token:$CI_JOB_TOKEN@$CI_SERVER_HOST", f"file://{room.folder}/origin")
    done = room.run(script, REPOSITORY="acme/web")
    if done.returncode != 0 or not (room.work / "facts/acme+web.json").exists():
        yield f"facts: {done.stderr}"
    done = room.run("\n".join(jobs["compare"]["script"]), AS_OF="2026-11-22")
    if done.returncode != 1 or not (room.work / "reports/junit").is_dir():
        yield f"compare: exit {done.returncode}: {done.stderr}"
    (room.work / ".gitlab-ci.yml").write_text(text)
    room.run("git init -q && git add .gitlab-ci.yml && git -c user.name=a -c user.email=a@example.com commit -qm a && "
             "git remote add origin git@gitlab.example.com:a/b.git")
    done = room.run('node --import "$UNION" "$TOOL" --state-dir ../state --list-csv',
                    UNION=UNION, TOOL=str(MODULES / "gitlab-ci-local/dist/index.js"))
    if has_gitlab() and (done.returncode != 0 or "facts" not in done.stdout or "compare" not in done.stdout):
        yield f"gitlab-ci-local: {done.stdout}{done.stderr}"


def misfits(value, kind, path):
    """What of a manifest is no attribute, or of no type, of the model of Kubernetes' client."""
    for pattern in (LISTS, DICTS):
        inner = pattern.match(kind)
        if inner and isinstance(value, (list, dict)):
            items = enumerate(value) if isinstance(value, list) else value.items()
            for key, item in items:
                yield from misfits(item, inner.group(1), f"{path}.{key}")
            return
    model = getattr(kubernetes.client, kind, None)
    if model is None:
        types = {"str": str, "int": int, "bool": bool}
        if kind in types and not isinstance(value, types[kind]):
            yield f"{path} is no {kind}: {value!r}"
        return
    names = {key: name for name, key in model.attribute_map.items()}
    if not isinstance(value, dict):
        yield f"{path} is no {kind}"
        return
    for key, item in value.items():
        if key not in names:
            yield f"{path}.{key} is unknown to {kind}"
        else:
            yield from misfits(item, model.openapi_types[names[key]], f"{path}.{key}")
    try:
        model(**{names[key]: item for key, item in value.items() if key in names})
    except ValueError as error:
        yield f"{path}: {error}"


def check_kubernetes(program, folder):
    policy, job = yaml.safe_load_all(blocks("yaml", "Kubernetes")[0])
    yield from misfits(policy, "V1NetworkPolicy", "policy")
    yield from misfits(job, "V1Job", "job")
    if not list(misfits({"spec": {"templates": {}}}, "V1Job", "job")) or not list(misfits({"spec": {}}, "V1Job", "job")):
        yield "a bad manifest is taken"
    room, container = Room(program, folder), job["spec"]["template"]["spec"]["containers"][0]
    for index in range(job["spec"]["completions"]):
        done = room.run(container["args"][0], container["command"][:2], JOB_COMPLETION_INDEX=str(index), PODS=container["env"][0]["value"])
        if done.returncode != 0:
            yield f"pod {index}: {done.stderr}"
    made = sorted(path.stem for path in (room.work / "facts").iterdir())
    if made != room.names():
        yield f"the pods made facts of {made}"


def main():
    program = Path(sys.argv[1]).resolve()
    problems = []
    for check in (check_shell, check_github, check_gitlab, check_kubernetes):
        with tempfile.TemporaryDirectory() as folder:
            problems += [f"{check.__name__}: {problem}" for problem in check(program, folder)]
    print("\n".join(problems))
    return 1 if problems or len(blocks("sh")) < 8 else 0


if __name__ == "__main__":
    sys.exit(main())
