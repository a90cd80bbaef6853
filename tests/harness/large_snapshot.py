#!/usr/bin/env python3
"""A legal snapshot of some 50 MB: large_snapshot.py PROGRAM

It is made of many roles, permissions, plans, token templates and mail
templates with their texts. Every command that reads it keeps below the bound
on memory, and twice the size takes about twice the time, not four times.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024
GROWTH = 3.0  # of the time, when the size is doubled; 2 is linear, 4 quadratic
DATES = {"created_at": 1700000000000, "updated_at": 1700000000000}
# most MB at full size: ten times the file where a second one is made of it
COMMANDS = [(("snapshot", "show", "FILE"), 420), (("snapshot", "check", "FILE"), 420),
            (("check", "repo", "--snapshot", "FILE", "--fail-on", "never"), 420),
            (("snapshot", "diff", "FILE", "FILE"), 640),
            (("snapshot", "import", "FILE", "-o", "out.json"), 640), (("snapshot", "redact", "FILE", "-o", "out.json"), 640)]


def permission(i):
    return {"object": "permission", "id": f"perm_FAKE{i:06}", "name": f"Permission {i}", "key": f"org:feature{i // 4}:action{i % 4}",
            "description": "What it lets somebody do, in a sentence", "type": "user", **DATES}


def role(i, permissions):
    return {"object": "role", "id": f"role_FAKE{i:06}", "name": f"Role {i}", "key": f"org:role{i}", "description": None,
            "is_creator_eligible": False, "permissions": [permissions[(i * 7 + k) % len(permissions)] for k in range(40)], **DATES}


def mail(i):
    return {"object": "template", "id": f"tmpl_FAKE{i:06}", "instance_id": None, "resource_type": "user", "template_type": "email",
            "name": f"Template {i}", "slug": f"template_{i}", "subject": "Subject", "markup": "<p>" + "body " * 300 + "</p>",
            "body": "<html>" + "body " * 600 + "</html>", "delivered_by_clerk": True, "enabled": True, **DATES}


def token(i):
    claims = {f"claim_{k}": "{{user.public_metadata.value}}" for k in range(40)}
    return {"object": "jwt_template", "id": f"jtmp_FAKE{i:06}", "name": f"template-{i}", "claims": claims, "lifetime": 60,
            "allowed_clock_skew": 5, "custom_signing_key": False, "signing_algorithm": "RS256", **DATES}


def plan(i):
    features = [{"object": "feature", "id": f"feat_FAKE{i:05}{k:03}", "name": f"Feature {k}", "description": None,
                 "slug": f"feature{k}", "avatar_url": None} for k in range(60)]
    return {"object": "commerce_plan", "id": f"cplan_FAKE{i:05}", "name": f"Plan {i}", "slug": f"plan{i}", "is_default": False,
            "for_payer_type": "org", "features": features}


def write(path, size):
    """The bundle that fills every slot, with long lists; `size` is of 100."""
    document = json.loads((ROOT / "tests/snapshot/full.json").read_text())
    permissions = [permission(i) for i in range(100 * size)]
    document["instances"][0]["bapi"].update(
        organization_permissions={"data": permissions, "total_count": len(permissions)},
        organization_roles=[role(i, permissions) for i in range(15 * size)], templates_email=[mail(i) for i in range(45 * size)],
        jwt_templates=[token(i) for i in range(30 * size)], billing_plans=[plan(i) for i in range(4 * size)])
    path.write_text(json.dumps(document))
    return path


def run(program, folder, args):
    """(exit status, MB, seconds of the processor's time, standard error)"""
    with open(folder / "err", "w+b") as err:
        child = subprocess.Popen([program, *args], cwd=folder, stdout=subprocess.DEVNULL, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        return child.returncode, usage.ru_maxrss // 1024, usage.ru_utime, err.read().decode()[:200]


def check(program, folder, files):
    for args, most in COMMANDS:
        times = []
        for file in files:
            status, peak, seconds, said = run(program, folder, [file.name if it == "FILE" else it for it in args])
            times.append(seconds)
            if status not in (0, 1):
                yield f"{' '.join(args)}: exit {status}: {said}"
        print(f"{peak:5} MB {times[-1]:6.2f} s  {' '.join(args)}", flush=True)
        if peak > most:
            yield f"{' '.join(args)}: {peak} MB, more than {most}"
        if times[1] > GROWTH * max(times[0], 0.1):
            yield f"{' '.join(args)}: {times[0]:.2f} s, and {times[1]:.2f} s for twice the size"


def main():
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="clerk-audit-large-") as name:
        folder = Path(name)
        files = [write(folder / "half.json", 50), write(folder / "full.json", 100)]
        print(f"{files[-1].stat().st_size / MIB:.1f} MiB; this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
        (folder / "repo").mkdir()
        (folder / "repo/package.json").write_text('{"dependencies": {"@clerk/nextjs": "6"}}')
        failed = list(check(program, folder, files))
    for line in failed:
        print(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
