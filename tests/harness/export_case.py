#!/usr/bin/env python3
"""Runs snapshot/export.sh against a server of ours: export_case.py [--only CASE] PROGRAM.

Each case is a function; it gets a Run and returns what is wrong. Whatever the
case, nothing but GET may be asked (and the two POSTs of --webhooks), and no
secret may be seen in an argument of curl, in its environment, in a file or in
an output.
"""

import inspect
import json
import os
import pty
import re
import select
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from pathlib import Path

import clerk_server as server
from tracked import ROOT

SCRIPT = ROOT / "snapshot" / "export.sh"
SECONDS = 100
POSTS = {"/bapi/webhooks/svix_url", "/svix/api/v1/auth/one-time-token/"}

CURL = """#!/bin/sh
printf '%s\\n' "$@" >>"$CURL_LOG"
env >>"$CURL_LOG"
exec {curl} "$@"
"""


class Run:
    """A folder, a server and what was run there."""

    def __init__(self, program, folder, clerk, shell=("sh",)):
        self.program, self.folder, self.clerk, self.shell = program, folder, clerk, list(shell)
        self.said = ""
        bin_folder = folder / "bin"
        bin_folder.mkdir()
        wrapper = bin_folder / "curl"
        wrapper.write_text(CURL.format(curl=shutil.which("curl")), encoding="utf-8")
        wrapper.chmod(0o755)
        self.work = folder / "work"
        self.work.mkdir()
        self.environment = {
            "PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": str(self.work),
            "CURL_LOG": str(folder / "curl.log"), "CLERK_AUDIT": str(program),
            "CLERK_SECRET_KEY": clerk.secret, "CLERK_PLATFORM_API_KEY": clerk.account,
            "CLERK_AUDIT_PLATFORM_URL": f"{clerk.url}/bapi/platform",
            **{f"CLERK_AUDIT_{name.upper()}_URL": f"{clerk.url}/{name}"
               for name in ("bapi", "fapi", "svix")},
            **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}}

    def command(self, *arguments):
        return [*self.shell, str(SCRIPT), "--publishable-key", server.publishable_key(),
                "--patience", "2", *arguments]

    def __call__(self, *arguments, **changes):
        """Returns the exit status."""
        environment = {k: v for k, v in (self.environment | changes).items() if v is not None}
        done = subprocess.run(self.command(*arguments), cwd=self.work, env=environment, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS,
                              check=False)
        self.said += done.stdout + done.stderr
        return done.returncode

    def script(self, path, *answers):
        self.clerk.scripts[path] = list(answers)

    def asked(self, path):
        return [row for row in self.clerk.asked if row[1] == path]

    def instance(self):
        bundle = json.loads((self.work / "clerk-snapshot.json").read_text(encoding="utf-8"))
        return bundle["instances"][0] if len(bundle["instances"]) == 1 else {}

    def at(self, path):
        """What stands at a slot's path of the snapshot, None if nothing does."""
        found = self.instance()
        for step in path.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        return found

    def entries(self, path):
        found = self.at(path)
        return found.get("data", []) if isinstance(found, dict) else found or []


def check(*wanted):
    """Takes pairs of a truth and its name; returns the names of those that are not."""
    return [name for holds, name in wanted if not holds]


def is_written(run):
    return (run.work / "clerk-snapshot.json").exists()


def case_public_only(run):
    status = run(CLERK_SECRET_KEY="sk" + "_live_wrongButNotLookedAt12345", CLERK_PLATFORM_API_KEY=None)
    mode = stat.S_IMODE((run.work / "clerk-snapshot.json").stat().st_mode)
    return check(
        (status == 0, f"exit {status}"),
        (len(run.clerk.asked) == 2, "two calls"),
        (not any("Authorization" in row[3] for row in run.clerk.asked), "no key is sent"),
        (run.at("fapi_host") == server.HOST, "the host is that of the key"),
        (run.at("fapi.environment.auth_config.second_factors") == ["totp"], "the environment"),
        (run.at("fapi.jwks") is not None, "the key set"),
        (run.at("bapi") is None, "nothing else"),
        (mode == 0o600, f"the snapshot is for its owner alone: {mode:o}"),
        (not (run.work / "clerk-snapshot.parts").exists(), "the parts are gone"))


def judge_all(run, status):
    versions = {row[3].get("Clerk-API-Version") for row in run.clerk.asked
                if row[1].startswith("/bapi/")}
    others = {row[3].get("Clerk-API-Version") for row in run.clerk.asked
              if not row[1].startswith("/bapi/")}
    endpoints = run.entries("webhooks") or run.at("webhooks.endpoints") or []
    shown = subprocess.run([run.program, "snapshot", "check", run.work / "clerk-snapshot.json"],
                           capture_output=True, text=True, check=False)
    return check(
        (status == 0, f"exit {status}"),
        (versions == {"2026-05-12"}, "the version goes to the backend API"),
        (others == {None}, "and to no other"),
        (len(run.entries("bapi.organization_roles")) == 1203, "three pages of roles"),
        (len(run.entries("bapi.redirect_urls")) == 700, "pages of a bare list"),
        (len(run.entries("bapi.machines")) == 450, "pages smaller than asked for"),
        (len(run.entries("bapi.oauth_applications")) == 500, "a list of exactly one page"),
        (len(run.asked("/bapi/oauth_applications")) == 1, "which is asked once"),
        (len(run.entries("bapi.billing_plans")) == 1, "plans by their old name"),
        (len(run.entries("bapi.domains")) == 2, "domains"),
        (run.at("bapi.users_count.total_count") == 1247, "users"),
        (run.at("bapi.identifier_stats.allowlist.total_count") == 3, "the allowlist is counted"),
        (run.at("bapi.identifier_stats.blocklist.total_count") == 1, "the blocklist is counted"),
        ("fake-people" not in json.dumps(run.instance()), "and nobody is on it"),
        (run.at("bapi.enterprise_connections.errors") is not None, "a refusal is kept"),
        (run.at("platform.config.config_version") is not None, "the configuration"),
        (run.at("platform.domain_status.dmn_FAKE0001.mail.status") == "complete", "the status"),
        (run.at("platform.application_instance.instance_id") == server.INSTANCE, "the instance"),
        (run.at("application_id") == server.APPLICATION, "the application"),
        (len(run.at("secret_key_fingerprints") or []) == 1, "the key's fingerprint"),
        (len(endpoints) == 2 and all(str(e.get("secret_fingerprint")).startswith("sha256:")
                                     for e in endpoints), "the endpoints' fingerprints"),
        (shown.returncode in (0, 1), f"snapshot check: {shown.stdout}{shown.stderr}"))


EVERYTHING = ("--tier", "2", "--application", server.APPLICATION, "--webhooks")


def listed_calls():
    """The paths in the README's section on snapshots, as on the server."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("### A snapshot in a minute")[1].split("\n## ")[0]
    rows = [line for line in section.split("\n") if line.startswith("|") or "POST" in line]
    found = set()
    for path in re.findall(r"`(?:POST |https://{host})?(/[^`]*)`", "\n".join(rows)):
        area = "fapi" if path in ("/v1/environment", "/.well-known/jwks.json") else "bapi"
        area = "svix" if path.startswith("/api/") else area
        path = path if area != "bapi" else path.removeprefix("/v1")
        found.add(path if path.startswith("/platform/") else f"/{area}{path}")
    return found


def made_calls(run):
    names = {server.APPLICATION: "{app}", server.INSTANCE: "{instance}",
             server.SVIX_APP: "{svix}"}
    found = set()
    for path in {row[1] for row in run.clerk.asked}:
        for value, name in names.items():
            path = path.replace(value, name)
        path = re.sub("dmn_[A-Za-z0-9]+", "{domain}", path)
        found.add(re.sub("ep_[A-Za-z0-9]+", "{endpoint}", path))
    return found


def case_everything(run):
    problems = judge_all(run, run(*EVERYTHING))
    listed, made = listed_calls(), made_calls(run)
    return problems + check((made == listed, f"the README's list: lacks {made - listed}, "
                                             f"has {listed - made} in vain"))


def in_shell(name, *shell):
    def case(run):
        run.shell = list(shell)
        return judge_all(run, run(*EVERYTHING))
    case.__name__ = f"case_{name}"
    return case


def case_traced(run):
    """`sh -x` shows what runs, and must not show keys."""
    run.shell = ["sh", "-x", "-a"]
    return check((run("--tier", "2", "--application", server.APPLICATION, "--webhooks") == 0,
                  "exit 0"))


def case_exported_names(run):
    """Variables of the environment that are called as ours are: what is in them is handed on."""
    status = run("--tier", "1", all="x", part="x", body="x", statuses="x", found="x")
    log = (run.folder / "curl.log").read_text(encoding="utf-8", errors="replace")
    return check((status == 0, f"exit {status}"), ("role_FAKE" not in log, "no answer is there"),
                 (len(run.entries("bapi.organization_roles")) == 1203, "long lists are kept"))


def case_names_like_options(run):
    status = run("--output", "-x.json", "--work", "-w")
    return check((status == 0, f"exit {status}"), ((run.work / "-x.json").exists(), "written"))


def case_key_refused(run):
    run.environment["CLERK_SECRET_KEY"] = "sk" + "_live_" + server.payload(42)
    status = run("--tier", "1")
    return check((status == 1, f"exit {status}"),
                 ("401 clerk_key_invalid" in run.said, "the code is told"),
                 (run.at("bapi.instance.errors") is not None, "the refusal is kept"),
                 (run.at("fapi.environment") is not None, "the rest is kept"))


def case_retries(run):
    busy = server.error("too_many_requests")
    run.script("/bapi/instance", server.send_json(429, busy, [("Retry-After", "1")]), None)
    run.script("/bapi/domains", server.send(500, b"oops"), server.send(503), None)
    soon = formatdate(time.time() + 2, usegmt=True)
    run.script("/bapi/jwks", server.send_json(429, busy, [("Retry-After", soon)]), None)
    run.script("/bapi/users/count", server.send_cut({"object": "total_count"}, True), None)
    run.script("/bapi/instance/protect", server.send_cut({"object": "x", "y": [1]}, False), None)
    run.script("/fapi/v1/environment", server.send_slowly(4), None)
    status = run("--tier", "1")
    again = {path: len(run.asked(path)) for path in run.clerk.scripts}
    return check((status == 0, f"exit {status}"),
                 (list(again.values()) == [2, 3, 2, 2, 2, 2], f"tries: {again}"))


def case_gives_up(run):
    later = formatdate(time.time() + 3600, usegmt=True)
    far = server.error("too_many_requests")
    run.script("/bapi/instance/protect", *[server.send(500)] * 4)
    run.script("/bapi/allowlist_identifiers", server.send(301))
    run.script("/bapi/domains", server.send_json(429, far, [("Retry-After", "3600")]), None)
    run.script("/bapi/jwks", server.send_json(429, far, [("Retry-After", later)]), None)
    run.script("/bapi/role_sets", server.send_json(
        429, far, [("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")]), None)
    status = run("--tier", "1")
    return check((status == 1, f"exit {status}"),
                 (len(run.asked("/bapi/role_sets")) == 1, "nor for ever"),
                 (len(run.asked("/bapi/instance/protect")) == 4, "four tries"),
                 ("answered 500, 4 times" in run.said, "which is told"),
                 (len(run.asked("/bapi/domains")) == 1, "no wait of an hour"),
                 (len(run.asked("/bapi/jwks")) == 1, "nor until then"),
                 ("--resume" in run.said, "how to go on is told"),
                 (run.at("bapi.protect") is None, "nothing is made up"),
                 (run.at("bapi.identifier_stats.allowlist") is None, "here neither"),
                 (run.at("bapi.identifier_stats.blocklist") is not None, "what is there is kept"),
                 (run("--tier", "1", "--resume") == 0, "the rest is got later"),
                 (run.at("bapi.identifier_stats.allowlist.total_count") == 3, "all of it"),
                 (run.at("bapi.communication") is not None, "the run went on"))


def case_hostile(run):
    thief = ("/bapi/communication", "/bapi/stolen")
    run.script("/bapi/instance/protect",
               server.send(302, headers=[("Location", run.clerk.url + thief[1])]))
    run.script("/bapi/domains", *[server.send(200, b"<html>not JSON</html>")] * 9)
    run.script("/bapi/jwks", *[server.send(
        200, b'{"keys":[]}},"webhooks":{"state":"none"},"x":{"y":{}')] * 9)
    run.script("/bapi/oauth_applications", *[server.send(
        200, b'0,"machines":{"data":[],"total_count":0}')] * 9)
    run.script("/bapi/users/count", server.send_endless)
    run.script("/bapi/role_sets", server.send(200, headers=[("X-Fake", "1")]), server.send(
        404, b"<html>no such page</html>"), *[server.send(200, b'{"a":"\0"]')] * 9)
    run.script("/bapi/organization_roles", *[server.send_json(
        200, {"data": [server.role(n) for n in range(10)], "total_count": 10 ** 8}),
        server.send_json(200, {"data": [], "total_count": 10 ** 8})])
    status = run("--tier", "1")
    return check((status == 1, f"exit {status}"),
                 (not run.asked(thief[1]), "a redirect is not followed"),
                 (len(run.asked("/bapi/instance/protect")) == 1, "nor asked again"),
                 (run.at("bapi.domains") is None, "HTML is no answer"),
                 (run.at("webhooks") is None, "no answer writes into another place"),
                 (run.at("bapi.jwks") is None, "nor is it kept"),
                 (run.at("bapi.oauth_applications") is None, "not even beside it"),
                 (len(run.entries("bapi.machines")) == 450, "which is asked as ever"),
                 ("too large" in run.said, "the size is bounded"),
                 (len(run.asked("/bapi/users/count")) == 1, "and not asked for again"),
                 ("do not add up" in run.said, "pages without an end end"),
                 (run.at("bapi.communication") is not None, "the run went on"))


def case_nothing(run):
    run.environment["CLERK_AUDIT_FAPI_URL"] = "http://127.0.0.1:9"
    status = run()
    return check((status == 2, f"exit {status}"), ("no connection" in run.said, "why"),
                 (not is_written(run), "no snapshot"), (not list(run.work.iterdir()), "nothing is left"))


def case_unknown_browser(run):
    run.script("/fapi/v1/environment",
               server.send_json(401, server.error("dev_browser_unauthenticated")))
    status = run()
    return check((status == 1, f"exit {status}"), ("clerk api --fapi" in run.said, "the way out"))


def case_resumed(run):
    run.script("/bapi/users/count", server.send_slowly(60))
    arguments = run.command("--tier", "1", "--patience", "50")
    running = subprocess.Popen(arguments, cwd=run.work, env=run.environment, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               start_new_session=True)
    end = time.monotonic() + SECONDS / 2
    while not run.asked("/bapi/users/count") and time.monotonic() < end:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGKILL)
    run.said += running.communicate()[0]
    before = len(run.asked("/bapi/instance"))
    parts = sorted(path.name for path in (run.work / "clerk-snapshot.parts").iterdir())
    plain = run("--tier", "1")
    other = run("--tier", "1", "--resume", "--host", "clerk.other.example")
    status = run("--tier", "1", "--resume")
    return check((before == 1 and "bapi.instance.json" in parts, f"parts: {parts}"),
                 (plain == 2, "without --resume it stops"),
                 (other == 2, "with another instance too"),
                 (status == 0, f"exit {status}"),
                 (len(run.asked("/bapi/instance")) == 1, "what is there is not asked again"),
                 (len(run.asked("/bapi/users/count")) == 2, "the rest is"),
                 (run.at("bapi.users_count.total_count") == 1247, "and kept"),
                 (len(run.at("secret_key_fingerprints") or []) == 1, "with the fingerprint"))


def case_other_instance(run):
    run.clerk.kid = "ins_FAKEother000000000000001"
    status = run("--tier", "1")
    return check((status == 2, f"exit {status}"), ("another instance" in run.said, "why"),
                 (len(run.asked("/bapi/domains")) == 0, "nothing more is asked"),
                 (not is_written(run), "no snapshot"))


def case_other_application(run):
    run.clerk.objects[f"/platform/applications/{server.APPLICATION}"][1]["instances"].pop()
    status = run("--tier", "2", "--application", server.APPLICATION)
    asked = [row[1] for row in run.clerk.asked if "/config" in row[1]]
    return check((status == 1, f"exit {status}"), ("no such instance" in run.said, "why"),
                 (not asked, "the configuration of another is not asked"))


def case_no_webhooks(run):
    run.script("/bapi/webhooks/svix_url", server.send_json(400, server.error("svix_app_missing")))
    status = run("--tier", "1", "--webhooks")
    return check((status == 0, f"exit {status}"),
                 ("svix_app_missing" in json.dumps(run.at("webhooks")), "none is an answer"))


def case_webhooks_refused(run):
    run.script("/svix/api/v1/auth/one-time-token/", server.send_json(401, {"detail": "no"}))
    status = run("--tier", "1", "--webhooks")
    return check((status == 1, f"exit {status}"), ("login was refused" in run.said, "why"),
                 (run.at("webhooks") is None, "nothing is made up"))


def case_misused(run):
    test_key = "sk" + "_test_" + server.payload(42)
    wrong = [
        (("--host", "clerk.example.com/../x"), {}, "no host"),
        (("--publishable-key", "pk_live_abc"), {}, "well-formed"),
        (("--tier", "3"), {}, "--webhooks"),
        (("--webhooks",), {}, "--tier 1"),
        (("--tier", "2"), {}, "--application"),
        (("--tier", "1", run.clerk.secret), {}, "must not be an argument"),
        (("--publishable-key", run.clerk.secret), {}, "must not be an argument"),
        (("--tier", "1", f"--key={run.clerk.secret}"), {}, "unknown option"),
        (("--tier", "1"), {"CLERK_SECRET_KEY": test_key}, "for development"),
        (("--tier", "1"), {"CLERK_SECRET_KEY": "sk" + "_live_\"\nurl=x"}, "characters"),
        (("--tier", "1"), {"CLERK_SECRET_KEY": None}, "no terminal"),
        (("--tier", "1"), {"CLERK_SECRET_KEY": server.publishable_key()}, "begin with"),
        ((), {"CLERK_AUDIT_FAPI_URL": "http://127.0.0.1.example.com"}, "https"),
        ((), {"CLERK_AUDIT_FAPI_URL": "http://127.0.0.1@example.com"}, "no URL"),
        ((), {"CLERK_AUDIT": "/no/such/program"}, "CLERK_AUDIT"),
        (("--patience", "0"), {}, "--patience"),
        (("--output",), {}, "needs a value"),
        (("--output", ""), {}, "no name of a file"),
        (("--output", "-"), {}, "no name of a file"),
        (("--output", "."), {}, "is a folder"),
    ]
    problems = []
    for arguments, changes, why in wrong:
        run.said, before = "", run.said
        status = run(*arguments, **changes)
        problems += check((status == 2, f"{arguments}: exit {status}"),
                          (why in run.said, f"{arguments}: says '{run.said}'"),
                          (test_key[8:] not in run.said, f"{arguments}: shows the key"))
        run.said += before
    return problems + check((not run.clerk.asked, "nothing is asked"))


def type_into(run, arguments, text):
    """Runs on a terminal, types the text at the first prompt; returns exit status and output."""
    environment = {k: v for k, v in run.environment.items() if k != "CLERK_SECRET_KEY"}
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(run.work)
        os.execvpe(arguments[0], arguments, environment)
    seen, typed, end = b"", False, time.monotonic() + SECONDS / 2
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            seen += os.read(terminal, 65536)
        except OSError:
            break
        if not typed and b"(not shown): " in seen:
            typed = True
            os.write(terminal, text)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    run.said += seen.decode()
    return status, seen.decode()


def case_typed(run):
    status, seen = type_into(run, run.command("--tier", "1"), run.clerk.secret.encode() + b"\n")
    return check((status == 0, f"exit {status}"), ("not shown" in seen, "it asks"))


def case_typed_and_stopped(run):
    line = f"{' '.join(run.command('--tier', '1'))}; stty -a"
    _, seen = type_into(run, ["sh", "-c", f"trap : INT; {line}"],
                        run.clerk.secret.encode()[:20] + b"\x03")
    return check((" -echo " not in seen and " echo " in seen, f"the echo is on again: {seen}"))


def shells():
    """Which shells this machine has besides sh."""
    found = []
    for name, command in (("dash", ["dash"]), ("busybox", ["busybox", "sh"]),
                          ("bash", ["bash", "--posix"])):
        if shutil.which(command[0]):
            found.append(in_shell(name, *command))
    return found


def seen_secrets(run):
    """Returns one line for each place where a secret is seen."""
    places = {"what was said": run.said}
    for path in run.folder.rglob("*"):
        if path.is_file():
            places[path.relative_to(run.folder).as_posix()] = path.read_text(errors="replace")
    return [f"'{secret[:4]}…' is seen in {place}" for secret in run.clerk.secrets()
            for place, text in places.items() if secret in text]


def judge(program, case):
    with tempfile.TemporaryDirectory() as folder, server.Clerk() as clerk:
        run = Run(program, Path(folder), clerk)
        problems = case(run)
        problems += seen_secrets(run)
        problems += [f"asked {row[0]} {row[1]}" for row in clerk.asked
                     if row[0] != "GET" and (row[0] != "POST" or row[1] not in POSTS)]
        never = ("/users?", "/waitlist", "secret_key", "invitations")
        problems += [f"asked {row[1]}" for row in clerk.asked
                     if any(word in row[1] for word in never)]
        return problems, run.said


def main(arguments):
    only = arguments[1] if arguments[:1] == ["--only"] else ""
    program = Path(arguments[-1]).resolve()
    cases = [value for name, value in globals().items()
             if name.startswith("case_") and inspect.isfunction(value)] + shells()
    cases = [case for case in cases if only in case.__name__]
    failed = 0
    with ThreadPoolExecutor(4) as pool:
        for case, answer in [(case, pool.submit(judge, program, case)) for case in cases]:
            problems, said = answer.result()
            failed += bool(problems)
            for problem in problems:
                print(f"{case.__name__}: not so: {problem}")
            if problems:
                print("    | " + said.strip().replace("\n", "\n    | "))
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
