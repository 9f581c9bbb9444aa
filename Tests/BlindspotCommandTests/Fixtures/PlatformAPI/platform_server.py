"""A server on this machine that answers like the platform API, with one fault.

`organization.json` has the objects. A listing has three entries a page, whatever size the client requests.
"""
import http.server
import json
import pathlib
import threading
import time
import urllib.parse

ORGANIZATION = pathlib.Path(__file__).with_name("organization.json")
PAGE_SIZE = 3
CLIENT, SECRET, TOKEN = "an-oauth-client", "an-oauth-secret", "an-access-token"
LISTINGS = {"/api/v2/flows": "flows", "/api/v2/architect/prompts": "prompts", "/api/v2/users": "users",
            "/api/v2/architect/systemprompts": "system-prompts"}


class Platform(http.server.ThreadingHTTPServer):
    """The organization, the fault, and the requests so far."""

    def __init__(self, fault):
        super().__init__(("127.0.0.1", 0), Handler)
        self.fault, self.objects = fault, json.loads(ORGANIZATION.read_text(encoding="utf-8"))
        self.counts, self.lock, self.open_from = {}, threading.Lock(), None
        self.client = None  # The process of the client.
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        if self.server.fault == "bad-credentials" or not self.headers.get("Authorization", "").startswith("Basic "):
            return self.answer({"error": "invalid_client", "description": SECRET}, 401)
        self.count("login")
        self.answer({"access_token": TOKEN, "token_type": "bearer", "expires_in": 86399})

    def do_GET(self):
        parts = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(parts.query))
        if self.headers.get("Authorization") != "Bearer " + TOKEN:
            return self.answer({"code": "not.authorized", "status": 401}, 401)
        fault, name = self.server.fault, LISTINGS.get(parts.path)
        number = int(query.get("pageNumber", query.get("cursor", "1")))
        times = self.count(self.path)
        if name == "users" and fault == "killed":
            return self.server.client.kill()
        if name == "users" and number == 2:
            if fault == "page-missing":
                return self.answer({"status": 500}, 500)
            if fault == "throttled" and not self.is_open():
                return self.answer({"status": 429}, 429, {"Retry-After": "1"})
            if fault == "always-throttled":
                return self.answer({"status": 429}, 429, {"Retry-After": "0"})
            if fault == "token-expired" and times == 1:
                return self.answer({"status": 401}, 401)
            if fault == "page-forbidden":
                return self.answer({"code": "not.authorized", "status": 403}, 403)
        if name == "prompts":
            if fault == "forbidden":
                message = "You are missing the following permission(s): [architect:userPrompt:view] for Dana Example"
                return self.answer({"code": "missing.permissions", "message": message, "status": 403}, 403)
            if fault == "redirect":
                return self.answer({}, 302, {"Location": "http://localhost:9/api/v2/architect/prompts"})
            if fault == "not-json":
                return self.send(b"<html>Sign in to the proxy</html>", 200)
        if name:
            return self.answer(self.page(name, number, query))
        if parts.path.startswith("/api/v2/flows/"):
            if fault == "cut" and times == 1 or fault == "always-cut" and parts.path.endswith("latestconfiguration"):
                return self.send(b'{"name": "Main', 200, length=4000)
            if fault == "flow-forbidden":
                return self.answer({"code": "not.authorized", "status": 403}, 403)
            value = self.server.objects["configurations"].get(parts.path.split("/", 4)[4])
            return self.answer(value) if value else self.answer({"status": 404}, 404)
        if parts.path.endswith("/resources"):
            if fault == "resources-forbidden":
                return self.answer({"code": "not.authorized", "status": 403}, 403)
            is_system = parts.path.startswith("/api/v2/architect/systemprompts/")
            return self.answer(self.page("system-resources" if is_system else "resources", number, query))
        if parts.path.endswith("/presences/purecloud/bulk"):
            ids = query["id"].split(",")
            found = [{"userId": user, "source": "PURECLOUD", "message": "At lunch"} for user in ids]
            return self.answer(found[1:] if fault == "presence-missing" else found)
        self.answer({"status": 404}, 404)

    def page(self, name, number, query):
        fault, entries = self.server.fault, self.server.objects[name]
        if name == "users" and fault in ("presence-absent", "presence-missing"):
            entries = [{key: value for key, value in user.items() if key != "presence"} for user in entries]
        count = -(-len(entries) // PAGE_SIZE)
        page = {"entities": entries[(number - 1) * PAGE_SIZE:number * PAGE_SIZE], "pageSize": PAGE_SIZE,
                "pageNumber": number, "total": len(entries), "pageCount": count}
        if fault == "no-resource-total" and name == "resources":
            del page["total"]
        if name != "users":
            return page
        if fault == "no-references":
            del page["pageCount"], page["total"]
        if fault == "wrong-total":
            page["total"] += 1
        if fault == "growing" and self.server.counts[self.path] == 1 and number == 2:
            page["total"] += 1
        if fault in ("next-uri", "other-host", "endless"):
            del page["pageCount"]
            if number < count or fault == "endless":
                more = urllib.parse.urlencode(dict(query, pageNumber=number % count + 1))
                host = "https://api.example.invalid" if fault == "other-host" else ""
                page["nextUri"] = f"{host}/api/v2/users?{more}"
        if fault == "cursor":
            page = {"entities": page["entities"]}
            if number < count:
                page["cursor"] = str(number + 1)
        return page

    def is_open(self):
        """Whether the second that a client must wait is over. It begins again if the client does not wait."""
        with self.server.lock:
            begin, self.server.open_from = self.server.open_from, time.monotonic() + 1
        return begin is not None and time.monotonic() >= begin

    def count(self, key):
        with self.server.lock:
            self.server.counts[key] = self.server.counts.get(key, 0) + 1
            return self.server.counts[key]

    def answer(self, value, status=200, headers=None):
        self.send(json.dumps(value).encode(), status, headers)

    def send(self, data, status, headers=None, length=None):
        self.send_response(status)
        for name, value in dict(headers or {}, **{"Content-Length": str(length or len(data))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def log_message(self, *_):
        pass
