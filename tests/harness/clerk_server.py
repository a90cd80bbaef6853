"""Clerk's interfaces as a local server, in the published shapes; for export_case.py.

A `Clerk` answers below /bapi, /fapi, /platform and /svix, and logs what it was
asked. `scripts` has, for a path, answers to give first: each a function that
takes the request's handler, or None to answer as usual.
"""

import base64
import json
import random
import string
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "clerk.fake-shop.example"
INSTANCE = "ins_FAKEprod0000000000000001"
APPLICATION = "app_FAKE0001"
SVIX_APP = "app_FAKEsvix"
DEVELOPMENT_PK = "pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ="


def publishable_key(host=HOST):
    return "pk_live_" + base64.b64encode(f"{host}$".encode()).decode()


def payload(length):
    return "".join(random.choice(string.ascii_letters + string.digits) for _ in range(length))


def jwks(kid=INSTANCE):
    return {"keys": [{"use": "sig", "kty": "RSA", "kid": kid, "alg": "RS256",
                      "n": "AK" + "fake" * 85, "e": "AQAB"}]}


def error(code):
    return {"errors": [{"code": code, "message": code, "long_message": code}],
            "clerk_trace_id": "fakefakefakefake"}


def role(number):
    return {"object": "role", "id": f"role_FAKE{number:04}", "name": f"Role {number}",
            "key": f"org:role{number}", "description": 'of "a", "total_count":7}],[{',
            "is_creator_eligible": False, "permissions": [], "created_at": 1, "updated_at": 2}


def domain(number, name, satellite, dated):
    made = {"object": "domain", "id": f"dmn_FAKE{number:04}", "name": name,
            "is_satellite": satellite, "frontend_api_url": f"https://clerk.{name}",
            "development_origin": "", "proxy_url": None, "accounts_portal_url": None,
            "cname_targets": [{"host": f"clerk.{name}", "value": "frontend-api.clerk.services",
                               "required": True}]}
    if dated:
        made |= {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    return made


def domains(dated=False):
    rows = [domain(1, "fake-shop.example", False, dated),
            domain(2, "fake-satellite.example", True, dated)]
    return {"data": rows, "total_count": len(rows)}


ENVIRONMENT = {
    "auth_config": {"object": "auth_config", "id": "aac_FAKE0001", "second_factors": ["totp"]},
    "display_config": {"object": "display_config", "id": "display_FAKE0001",
                       "instance_environment_type": "production", "application_name": "Fake Shop"},
    "user_settings": {"attributes": {"authenticator_app": {
        "enabled": True, "used_for_second_factor": True, "second_factors": ["totp"]}},
        "sign_up": {"mode": "public", "mfa": {"required": False}}},
    "organization_settings": {"enabled": True},
}

STATUS = {"status": "complete", "dns": {"status": "complete", "cnames": {}},
          "ssl": {"status": "complete"}, "mail": {"status": "complete", "required": True}}


class Clerk:
    """One server with its own keys; `with Clerk() as clerk`."""

    def __init__(self):
        self.secret = "sk" + "_live_" + payload(42)
        self.account = "ak" + "_" + payload(40)
        self.once = "once" + payload(30)
        self.token = "appsk" + "_" + payload(40)
        self.signing = {f"ep_FAKE{n:04}": base64.b64encode(payload(24).encode()).decode()
                        for n in (1, 2)}
        self.kid = INSTANCE
        self.lists = self._lists()
        self.objects = self._objects()
        self.scripts = {}
        self.asked = []
        self.lock = threading.Lock()

    def _lists(self):
        """Path → (entries, how: counted when paginated=true "asked" for it, "always" or "never";
        "small": in pages of 200, whatever is asked for)."""
        return {
            "/bapi/jwt_templates": ([{
                "object": "jwt_template", "id": "jtmp_FAKE0001", "name": "supabase",
                "claims": {"role": "authenticated"}, "lifetime": 60, "allowed_clock_skew": 5,
                "custom_signing_key": False, "signing_algorithm": "RS256", "created_at": 1,
                "updated_at": 2}], "asked"),
            "/bapi/redirect_urls": ([{
                "object": "redirect_url", "id": f"ru_FAKE{n:04}", "url": f"fakeapp://back{n}",
                "created_at": 1, "updated_at": 2} for n in range(700)], "never"),
            "/bapi/organization_roles": ([role(n) for n in range(1203)], "always"),
            "/bapi/organization_permissions": ([], "always"),
            "/bapi/role_sets": ([], "always"),
            "/bapi/commerce/plans": ([{
                "object": "commerce_plan", "id": "cplan_FAKE0001", "name": "Pro", "slug": "pro",
                "is_default": False, "publicly_visible": True, "for_payer_type": "user",
                "features": []}], "asked"),
            "/bapi/oauth_applications": ([{
                "object": "oauth_application", "id": f"oauthapp_FAKE{n:04}", "name": f"app {n}",
                "instance_id": INSTANCE, "client_id": f"client{n}", "scopes": "profile",
                "public": False, "redirect_uris": []} for n in range(500)], "always"),
            "/bapi/machines": ([{"object": "machine", "id": f"mch_FAKE{n:04}", "name": f"m{n}",
                                 "instance_id": INSTANCE, "created_at": 1, "updated_at": 2,
                                 "scoped_machines": []} for n in range(450)], "small"),
            "/bapi/templates/email": ([{
                "object": "template", "template_type": "email", "name": "Code", "slug": "code",
                "delivered_by_clerk": False, "enabled": True, "body": "<p>secretless</p>"}],
                "asked"),
            "/bapi/templates/sms": ([], "asked"),
            "/bapi/allowlist_identifiers": ([{
                "object": "allowlist_identifier", "id": f"alid_FAKE{n}",
                "identifier": f"person{n}@fake-people.example",
                "identifier_type": "email_address"} for n in range(3)], "asked"),
            "/bapi/blocklist_identifiers": ([{
                "object": "blocklist_identifier", "id": "blid_FAKE1",
                "identifier": "villain@fake-people.example",
                "identifier_type": "email_address"}], "always"),
            f"/platform/applications/{APPLICATION}/instances/{INSTANCE}/redirect_urls":
                ([], "always"),
        }

    def _objects(self):
        """Path → (status, body)."""
        app = f"/platform/applications/{APPLICATION}"
        endpoints = [{"id": name, "url": f"https://www.fake-shop.example/{name}",
                      "description": "a \"id\":\"ep_FAKE0001\" inside", "version": 1,
                      "disabled": False, "filterTypes": ["user.created"], "channels": None,
                      "metadata": {}, "createdAt": "2026-01-01T00:00:00Z",
                      "updatedAt": "2026-01-01T00:00:00Z"} for name in self.signing]
        svix = f"/svix/api/v1/app/{SVIX_APP}/endpoint"
        found = {
            "/fapi/v1/environment": (200, ENVIRONMENT),
            "/bapi/instance": (200, {"object": "instance", "id": INSTANCE,
                                     "environment_type": "production", "allowed_origins": None,
                                     "workspace_id": None}),
            "/bapi/instance/organization_settings": (200, {
                "object": "organization_settings", "enabled": True, "domains_enabled": False}),
            "/bapi/instance/communication": (200, {"object": "instance_communication",
                                                   "blocked_country_codes": []}),
            "/bapi/instance/protect": (200, {"object": "instance_protect", "rules_enabled": False,
                                             "specter_enabled": False, "checks_bypassed": False}),
            "/bapi/instance/oauth_application_settings": (200, {
                "object": "oauth_application_settings", "default_scopes": None,
                "dynamic_oauth_client_registration": False}),
            "/bapi/domains": (200, domains()),
            "/bapi/users/count": (200, {"object": "total_count", "total_count": 1247}),
            "/bapi/billing/plans": (404, error("resource_not_found")),
            "/bapi/enterprise_connections": (402, error("unsupported_subscription_plan_features")),
            app: (200, {"application_id": APPLICATION, "name": "Fake Shop", "instances": [
                {"instance_id": "ins_FAKEdev00000000000000001", "environment_type": "development",
                 "publishable_key": DEVELOPMENT_PK},
                {"instance_id": INSTANCE, "environment_type": "production",
                 "publishable_key": publishable_key()}]}),
            f"{app}/instances/{INSTANCE}/config": (200, {
                "config_version": "2026-10-05", "auth_multi_factor": {"required_for_sign_up": False},
                "session": None}),
            f"{app}/instances/{INSTANCE}/jwt_templates": (200, []),
            f"{app}/domains": (200, domains(dated=True)),
            f"{app}/domains/dmn_FAKE0001/status": (200, STATUS),
            f"{app}/domains/dmn_FAKE0002/status": (403, error("authorization_missing_scopes")),
            svix: (200, {"data": endpoints, "done": True, "iterator": None, "prevIterator": None}),
        }
        for name, key in self.signing.items():
            found[f"{svix}/{name}/secret"] = (200, {"key": "whsec" + "_" + key})
        return found

    def secrets(self):
        """What must be seen in no file, no argument and no output."""
        return [self.secret[8:], self.account[3:], self.once, self.token[6:],
                *self.signing.values()]

    def allowed(self, path, headers):
        area = path.split("/")[1]
        wanted = {"bapi": self.secret, "platform": self.account, "svix": self.token}.get(area)
        return wanted is None or headers.get("Authorization") == f"Bearer {wanted}"

    def answer(self, method, path, query, headers, body):
        """Returns status and body."""
        if method == "POST":
            return self.post(path, headers, body)
        if method != "GET":
            return 405, error("method_not_allowed")
        if not self.allowed(path, headers):
            return 401, error("clerk_key_invalid")
        if path == "/fapi/.well-known/jwks.json" or path == "/bapi/jwks":
            return 200, jwks(self.kid if path.startswith("/fapi") else INSTANCE)
        if path in self.lists:
            return 200, self.page(*self.lists[path], query)
        return self.objects.get(path, (404, error("resource_not_found")))

    @staticmethod
    def page(entries, counted, query):
        most = 200 if counted == "small" else 500
        offset, limit = int(query.get("offset", 0)), min(most, int(query.get("limit", 10)))
        part = entries[offset:offset + limit]
        if counted in ("always", "small") or (counted == "asked" and query.get("paginated") == "true"):
            return {"data": part, "total_count": len(entries)}
        return part

    def post(self, path, headers, body):
        if path == "/bapi/webhooks/svix_url":
            if not self.allowed(path, headers):
                return 401, error("clerk_key_invalid")
            inner = {"appId": SVIX_APP, "oneTimeToken": self.once, "region": "us"}
            key = base64.b64encode(json.dumps(inner).encode()).decode()
            return 200, {"svix_url": f"https://app.svix.com/login#key={urllib.parse.quote(key)}"}
        if path == "/svix/api/v1/auth/one-time-token/":
            if json.loads(body) != {"appId": SVIX_APP, "oneTimeToken": self.once}:
                return 401, error("bad_token")
            return 200, {"token": self.token}
        return 405, error("method_not_allowed")

    def __enter__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self.server.daemon_threads = True
        self.server.block_on_close = False
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *problem):
        self.server.shutdown()
        self.server.server_close()


def handler_of(clerk):
    class Handler(BaseHTTPRequestHandler):
        def do_any(self):
            # the Platform API lies below the backend API, as at api.clerk.com
            url = urllib.parse.urlsplit(self.path.replace("/bapi/platform/", "/platform/", 1))
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            with clerk.lock:
                clerk.asked.append((self.command, url.path, url.query, dict(self.headers)))
                queue = clerk.scripts.get(url.path) or []
                script = queue.pop(0) if queue else None
            if script is None:
                query = dict(urllib.parse.parse_qsl(url.query))
                script = send_json(*clerk.answer(self.command, url.path, query, self.headers,
                                                 body))
            try:
                script(self)
            except OSError:
                pass  # who asked went away

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_any

        def log_message(self, *arguments):
            pass

    return Handler


def send(status, body=b"", headers=()):
    """Returns a script that answers so."""
    def script(handler):
        handler.send_response(status)
        for name, value in headers:
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
    return script


def send_json(status, value, headers=()):
    return send(status, json.dumps(value, separators=(",", ":")).encode(), headers)


def send_slowly(seconds):
    def script(handler):
        time.sleep(seconds)
        send_json(200, {})(handler)
    return script


def send_cut(value, counted):
    """Half of the answer; `counted`: after having said how long it would be."""
    def script(handler):
        body = json.dumps(value).encode()
        handler.send_response(200)
        if counted:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:len(body) // 2])
    return script


def send_endless(handler):
    """As much as will be taken, without saying how much it is."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(64):
        handler.wfile.write(b'{"a":"' + b"x" * 1048576)
