#!/usr/bin/env python3
"""Prints the bill of materials of a release, SPDX 2.3 as JSON: sbom.py VERSION DIR,
where DIR holds the packages. SOURCE_DATE_EPOCH is the time it bears."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import quote

DIST = Path(__file__).resolve().parent
ROOT = DIST.parents[2]
NPM_LICENCES = {"tree-sitter": "MIT AND Unicode-DFS-2016 AND ICU"}  # with the headers of ICU in it
DEBIAN = [
    # name, package whose archive is linked, licence
    ("PCRE2", "libpcre2-dev", "BSD-3-Clause"),
    ("libmd", "libmd-dev", "BSD-3-Clause"),
    ("GNU C Library", "libc6-dev", "LGPL-2.1-or-later"),
]


def package(name, version, licence, **more):
    row = {"SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-"),
           "name": name, "versionInfo": version, "licenseConcluded": licence,
           "licenseDeclared": licence, "copyrightText": "NOASSERTION",
           "downloadLocation": "NOASSERTION", "filesAnalyzed": False}
    return row | more


def purl(locator):
    return [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
             "referenceLocator": locator}]


def checksum(algorithm, value):
    return [{"algorithm": algorithm, "checksumValue": value}]


def grammars():
    """The runtime and the grammars that are built in, as they are pinned."""
    wanted = json.loads((ROOT / "grammars" / "package.json").read_text())["dependencies"]
    locked = json.loads((ROOT / "grammars" / "package-lock.json").read_text())["packages"]
    for name in sorted(wanted):
        row = locked["node_modules/" + name]
        digest = base64.b64decode(row["integrity"].removeprefix("sha512-")).hex()
        yield package(name, row["version"], NPM_LICENCES.get(name, row["license"]),
                      checksums=checksum("SHA512", digest),
                      externalRefs=purl(f"pkg:npm/{quote(name, safe='/')}@{row['version']}"))


def cjson():
    version = (DIST / "static" / "cjson" / "VERSION").read_text().strip()
    script = (DIST / "static" / "fetch-cjson").read_text()
    digest, archive = re.search(r"^([0-9a-f]{64})  (\S+\.orig\.\S+)$", script, re.MULTILINE).groups()
    return package("cJSON", version, "MIT", packageFileName=archive,
                   checksums=checksum("SHA256", digest),
                   externalRefs=purl(f"pkg:deb/debian/cjson@{quote(version)}?arch=source"))


def debian():
    """The libraries whose archives come from packages of the system."""
    for name, binary, licence in DEBIAN:
        shown = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version} ${Architecture} ${source:Package} ${source:Version}",
             binary], stdout=subprocess.PIPE, text=True, check=True)
        version, architecture, source, source_version = shown.stdout.split()
        yield package(name, version, licence,
                      sourceInfo=f"Debian source package {source} {source_version}",
                      externalRefs=purl(f"pkg:deb/debian/{binary}@{quote(version)}?arch={architecture}"))


def made(folder, name, version, file):
    digest = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    return package(name, version, "MIT", packageFileName=file, checksums=checksum("SHA256", digest))


def relations(source, programs, debian_package, inside, linked):
    """Who describes, contains and links what: triples of a row, a kind and a row."""
    for row in [source, *programs, debian_package]:
        yield {"SPDXID": "SPDXRef-DOCUMENT"}, "DESCRIBES", row
    for row in inside:
        yield source, "CONTAINS", row
    for program in programs:
        yield program, "GENERATED_FROM", source
        for row in inside + linked:
            yield program, "STATIC_LINK", row
    yield debian_package, "GENERATED_FROM", source
    for row in inside:
        yield debian_package, "DYNAMIC_LINK" if row["name"] == "cJSON" else "STATIC_LINK", row
    for row in linked:
        yield debian_package, "DYNAMIC_LINK", row


def main():
    version, folder = sys.argv[1], Path(sys.argv[2])
    source = made(folder, "clerk-audit source", version, f"clerk-audit-{version}.tar.gz")
    programs = [made(folder, "clerk-audit", version, f"clerk-audit-{version}-linux-x86_64.tar.gz"),
                made(folder, "clerk-audit npm package", version, f"clerk-audit-{version}.tgz")]
    debian_package = made(folder, "clerk-audit Debian package", f"{version}-1",
                          f"clerk-audit_{version}-1_amd64.deb")
    inside = [*grammars(), cjson()]
    linked = list(debian())
    created = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"clerk-audit-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/clerk-audit-{version}-"
                             + source["checksums"][0]["checksumValue"],
        "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
                         "creators": ["Tool: clerk-audit-release"]},
        "packages": [source, *programs, debian_package, *inside, *linked],
        "relationships": [
            {"spdxElementId": one["SPDXID"], "relationshipType": kind, "relatedSpdxElement": other["SPDXID"]}
            for one, kind, other in relations(source, programs, debian_package, inside, linked)],
    }
    print(json.dumps(document, indent=2))


if __name__ == "__main__":
    main()
