#!/usr/bin/env python3
"""Makes the packages from a clean clone, and tries each: packages.py PROGRAM.

PROGRAM is not used: what is tried is what the packages hold.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HARNESS = ROOT / "tests" / "harness"
INSTALLED = [
    "bin/clerk-audit",
    "share/bash-completion/completions/clerk-audit",
    "share/clerk-audit/config.schema.json",
    "share/clerk-audit/export.sh",
    "share/clerk-audit/report.schema.json",
    "share/clerk-audit/schema.json",
    "share/doc/clerk-audit/CHANGELOG.md",
    "share/doc/clerk-audit/LICENSE",
    "share/doc/clerk-audit/NOTICES",
    "share/doc/clerk-audit/README.md",
    "share/fish/vendor_completions.d/clerk-audit.fish",
    "share/man/man1/clerk-audit.1",
    "share/man/man7/clerk-audit-rules.7",
    "share/zsh/site-functions/_clerk-audit",
]
DEBIAN_PLACES = {
    "share/doc/clerk-audit/CHANGELOG.md": "share/doc/clerk-audit/changelog.gz",
    "share/doc/clerk-audit/LICENSE": "share/doc/clerk-audit/copyright",
    "share/man/man1/clerk-audit.1": "share/man/man1/clerk-audit.1.gz",
    "share/man/man7/clerk-audit-rules.7": "share/man/man7/clerk-audit-rules.7.gz",
    "share/zsh/site-functions/_clerk-audit": "share/zsh/vendor-completions/_clerk-audit",
}
AS_ROOT = os.geteuid() == 0
OTHER_USER = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


class Failure(Exception):
    """Something that a user of the packages would trip over."""


def run(command, folder=None, status=0, **options):
    """Returns standard output; another exit status than the one expected is a failure."""
    done = subprocess.run([str(word) for word in command], cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False, **options)
    if done.returncode != status:
        raise Failure(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout[-3000:]}")
    return done.stdout


def need(condition, what):
    if not condition:
        raise Failure(what)


def no_network():
    """The command that cuts off the network from what follows it."""
    return ["unshare", "-n"] if AS_ROOT else ["unshare", "-rn"]


def unpack(archive, folder):
    folder.mkdir(parents=True)
    run(["tar", "-xzf", archive, "-C", folder])
    return next(folder.iterdir())


class Release:
    """A clean clone, and the packages made of it."""

    def __init__(self, folder):
        self.folder = folder
        self.clone = folder / "clone"
        self.packages = folder / "packages"
        run(["git", "clone", "-q", "--no-hardlinks", ROOT, self.clone])
        run([self.clone / "compare/cli/dist/release", "-o", self.packages])
        version = re.search(r"^  version: '(.*)',$", (self.clone / "meson.build").read_text(), re.MULTILINE)
        self.version = version.group(1)
        self.name = f"clerk-audit-{self.version}"

    def package(self, tail):
        return self.packages / (self.name + tail)

    @property
    def deb(self):
        return self.packages / f"clerk-audit_{self.version}-1_amd64.deb"


def sums(release):
    run(["sha256sum", "--strict", "-c", "SHA256SUMS"], release.packages)
    named = {line.split()[1] for line in (release.packages / "SHA256SUMS").read_text().splitlines()}
    there = {path.name for path in release.packages.iterdir()} - {"SHA256SUMS"}
    need(named == there and len(there) == 5, f"SHA256SUMS names {named}, there are {there}")


def check_hardening(program):
    shown = run(["readelf", "-lWd", program])
    for word in ("DYN (Position-Independent", "GNU_RELRO", "BIND_NOW"):
        need(word in shown, f"the static program has no {word}")
    for word in ("INTERP", "NEEDED", "TEXTREL", "RWE"):
        need(word not in shown, f"the static program has {word}")


def static_program(release):
    """Runs where nothing but it is, and does all that the tests of the command line ask."""
    top = unpack(release.package("-linux-x86_64.tar.gz"), release.folder / "empty")
    for name in INSTALLED:
        need((top / name).is_file(), f"the archive of the static program lacks {name}")
    program = top / "bin" / "clerk-audit"
    check_hardening(program)
    need(str(release.clone).encode() not in program.read_bytes(), "a path of the build is in the program")
    cjson = (release.clone / "compare/cli/dist/static/cjson/VERSION").read_text().strip()
    if AS_ROOT:
        shown = run(["/usr/sbin/chroot", top, "/bin/clerk-audit", "version"], env={})
        run(["/usr/sbin/chroot", top, "/bin/clerk-audit", "demo"], status=1, env={})
    else:
        shown = run([program, "version"], env={})
    need(f"cJSON {cjson}\n" in shown, f"the version of cJSON, {cjson}, is not shown:\n{shown}")
    alone = release.clone / "build-release" / "clerk-audit"  # 'init' names the schema that lies near the program
    need(alone.read_bytes() == program.read_bytes(), "the archive holds another program")
    run([sys.executable, HARNESS / "cli_case.py", alone, ROOT / "tests" / "cli"])
    run([sys.executable, HARNESS / "confined.py", alone])


def source(release):
    """Without network, elsewhere, the archive builds the same program, byte for byte."""
    top = unpack(release.package(".tar.gz"), release.folder / "elsewhere" / "deeper")
    made = release.folder / "made"
    made.mkdir()
    need(not (top / ".git").exists(), "the source has a .git")
    run([*no_network(), "./bootstrap", "--prepare"], top)
    run([*no_network(), "compare/cli/dist/build", made], top)
    need((made / "clerk-audit").read_bytes() == (release.folder / "empty" / f"{release.name}-linux-x86_64"
                                                 / "bin/clerk-audit").read_bytes(),
         "the program built from the source archive is another one")
    need("libcjson" in run(["ldd", made / "tree/usr/bin/clerk-audit"]), "the other program is not dynamic")


def debian_package(release):
    """Lintian finds no error; it installs, runs, and leaves nothing behind."""
    tags = run(["lintian", "--allow-root", "--fail-on", "error", release.deb])
    need("E: " not in tags, tags)
    root = release.folder / "root"
    for name in ("updates", "info", "triggers"):
        (root / "var/lib/dpkg" / name).mkdir(parents=True)
    for name in ("status", "available"):
        (root / "var/lib/dpkg" / name).touch()
    dpkg = ["dpkg", "--force-not-root", "--force-depends", "--force-bad-path", f"--root={root}",
            f"--log={root}/log"]
    run([*dpkg, "-i", release.deb])
    for name in INSTALLED:
        path = root / "usr" / DEBIAN_PLACES.get(name, name)
        need(path.is_file(), f"the Debian package lacks {path.relative_to(root)}")
    need("clerk-audit " + release.version in run([root / "usr/bin/clerk-audit", "--version"]), "no version")
    need("clerk-audit" in run(["man", "-l", root / "usr/share/man/man1/clerk-audit.1.gz"]), "no manual")
    run(["md5sum", "--quiet", "-c", root / "var/lib/dpkg/info/clerk-audit.md5sums"], root)
    run([*dpkg, "--purge", "clerk-audit"])
    need(not (root / "usr").exists(), "files are left after the package was purged")


def sample_project(folder):
    folder.mkdir()
    (folder / "package.json").write_text('{"name": "sample", "version": "1.0.0", "private": true}\n')
    (folder / "pre-commit").write_text("#!/usr/bin/env sh\nnpx --offline --no clerk-audit check .\n")
    return folder


def npm_package(release):
    """Installed from its file without network, it is run by npx and from a hook."""
    environment = os.environ | {"npm_config_offline": "true", "npm_config_cache": str(release.folder / "cache"),
                                "npm_config_update_notifier": "false", "HOME": str(release.folder)}
    project = sample_project(release.folder / "sample")
    run(["npm", "install", release.package(".tgz")], project, env=environment)
    program = project / "node_modules/.bin/clerk-audit"
    need(os.access(program, os.X_OK), "the program is not executable")
    for name in ("LICENSE", "NOTICES", "README.md", "schemas/config.schema.json", "schemas/snapshot.schema.json"):
        need((project / "node_modules/clerk-audit" / name).is_file(), f"the npm package lacks {name}")
    users = [[], OTHER_USER] if AS_ROOT else [[]]
    if AS_ROOT:
        run(["chmod", "-R", "a+rwX", release.folder])
    for user in users:
        shown = run([*user, "npx", "--offline", "clerk-audit", "--version"], project, env=environment)
        need(f"clerk-audit {release.version}\n" in shown, shown)
        run([*user, "sh", "-e", "./pre-commit"], project, env=environment)
    settings = run(["npx", "--offline", "clerk-audit", "init"], project, env=environment)
    need('"./node_modules/clerk-audit/schemas/config.schema.json"' in settings, f"init names no schema: {settings}")
    asked = run(["sh", "node_modules/clerk-audit/export.sh", "--host", "clerk.example.com", "--tier", "1"],
                project, status=2, env={k: v for k, v in environment.items() if k != "CLERK_SECRET_KEY"})
    need("no terminal" in asked, f"export.sh does not find the program beside it: {asked}")
    manifest = json.loads((project / "node_modules/clerk-audit/package.json").read_text())
    need("scripts" not in manifest, "the npm package runs scripts")
    need(manifest["os"] == ["linux"] and manifest["cpu"] == ["x64"], "os and cpu are not declared")


def bill_of_materials(release):
    """Each row is a package that is there; each part that the program names is a row."""
    document = json.loads(release.package(".spdx.json").read_text())
    rows = {row["SPDXID"]: row for row in document["packages"]}
    need(len(rows) == len(document["packages"]), "an id is used twice")
    for relation in document["relationships"]:
        for end in ("spdxElementId", "relatedSpdxElement"):
            need(relation[end] in rows or relation[end] == "SPDXRef-DOCUMENT", f"no row {relation[end]}")
    for row in rows.values():
        path = release.packages / row.get("packageFileName", "")
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            need(row["checksums"][0]["checksumValue"] == digest, f"the checksum of {path.name} is not its own")
    versions = {row["name"]: row["versionInfo"] for row in rows.values()}
    shown = run([release.folder / "made" / "clerk-audit", "version"])
    for name, version in re.findall(r"^  (\S+) (\S+)$", shown, re.MULTILINE):
        need(versions.get(name, "").startswith(version), f"no row for {name} {version}")


def main():
    parts = [sums, static_program, source, debian_package, npm_package, bill_of_materials]
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        try:
            release = Release(Path(folder))
            for part in parts:
                part(release)
                print(f"{part.__name__}: as it should be", flush=True)
        except Failure as failure:
            print(failure)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
