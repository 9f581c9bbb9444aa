"""Requests to the platform API, and the credentials for them."""
import base64
import http.client
import json
import os
import pathlib
import re
import stat
import time
import urllib.error
import urllib.parse
import urllib.request

# The domains of the regions by the name of the AWS region. A newer region is given by its domain.
DOMAINS = {
    "us-east-1": "mypurecloud.com", "us-west-2": "usw2.pure.cloud", "us-east-2": "use2.us-gov-pure.cloud",
    "ca-central-1": "cac1.pure.cloud", "sa-east-1": "sae1.pure.cloud", "eu-central-1": "mypurecloud.de",
    "eu-central-2": "euc2.pure.cloud", "eu-west-1": "mypurecloud.ie", "eu-west-2": "euw2.pure.cloud",
    "ap-south-1": "aps1.pure.cloud", "ap-northeast-1": "mypurecloud.jp", "ap-northeast-2": "apne2.pure.cloud",
    "ap-northeast-3": "apne3.pure.cloud", "ap-southeast-1": "apse1.pure.cloud", "ap-southeast-2": "mypurecloud.com.au",
    "me-central-1": "mec1.pure.cloud",
}
LONGEST_WAIT = 300
# After this many requests without an answer, the platform is not reachable: each further request has one attempt.
MANY_FAILURES = 5
PERMISSION = re.compile(r"[A-Za-z]+:[A-Za-z]+:[A-Za-z]+")


class Failure(Exception):
    """A request that has no usable answer; its text is the reason."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Refuses redirects: the token must not go to another host."""

    def redirect_request(self, *_):
        return None


class Client:
    """Sends requests with a token and repeats those that fail for a passing reason."""

    def __init__(self, settings, attempts, first_wait):
        self.settings, self.attempts, self.first_wait = settings, attempts, first_wait
        self.failures = 0
        self.opener = urllib.request.build_opener(NoRedirect)
        server = settings.get("BLINDSPOT_COLLECT_SERVER")
        self.domain = DOMAINS.get(settings["GENESYSCLOUD_REGION"].lower(), settings["GENESYSCLOUD_REGION"].lower())
        self.api = server or "https://api." + self.domain
        self.login = server or "https://login." + self.domain
        self.token = settings.get("GENESYSCLOUD_ACCESS_TOKEN") or self.new_token()

    def new_token(self):
        names = ("GENESYSCLOUD_OAUTHCLIENT_ID", "GENESYSCLOUD_OAUTHCLIENT_SECRET")
        pair = ":".join(self.settings[name] for name in names)
        headers = {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}
        answer = self.send(urllib.request.Request(
            self.login + "/oauth/token", b"grant_type=client_credentials", headers))[1]
        token = answer.get("access_token") if isinstance(answer, dict) else None
        if not isinstance(token, str):
            raise Failure("the login answered without a token")
        return token

    def get(self, path, query=None, permission=None):
        """Returns the bytes and the parsed JSON of an answer."""
        address = self.api + path + ("?" + urllib.parse.urlencode(query, safe=",") if query else "")
        for is_last in (False, True):
            headers = {"Authorization": "Bearer " + self.token, "Accept": "application/json"}
            try:
                return self.send(urllib.request.Request(address, headers=headers), permission)
            except Failure as failure:
                can_renew = "GENESYSCLOUD_ACCESS_TOKEN" not in self.settings
                if is_last or not can_renew or not str(failure).startswith("401"):
                    raise
            self.token = self.new_token()

    def send(self, request, permission=None):
        wait, attempts = self.first_wait, self.attempts if self.failures < MANY_FAILURES else 1
        for attempt in range(1, attempts + 1):
            pause = None
            try:
                with self.opener.open(request, timeout=60) as response:
                    data = response.read()
                value = json.loads(data.decode("utf-8"))
                self.failures = 0
                return data, value
            except urllib.error.HTTPError as error:
                if error.code == 403:
                    raise Failure("403 Forbidden" + permissions(error, permission)) from None
                reason = f"{error.code} {http.client.responses.get(error.code, '')}".strip()
                if error.code not in (408, 429, 500, 502, 503, 504):
                    raise Failure(reason) from None
                pause = seconds(error.headers.get("Retry-After"))
            except ValueError:
                reason = "the answer is not JSON"
            except (OSError, http.client.HTTPException) as error:
                reason = f"the connection failed ({type(getattr(error, 'reason', error)).__name__})"
            if attempt < attempts:
                time.sleep(min(wait if pause is None else max(pause, wait), LONGEST_WAIT))
                wait *= 2
        self.failures += 1
        raise Failure(f"{reason}, {attempts} attempts" if attempts > 1 else reason)


def permissions(error, known):
    """Returns the permissions that an answer names, and nothing else of its text; else the documented one."""
    try:
        names = sorted(set(PERMISSION.findall(error.read(10000).decode("utf-8", "replace"))))
    except (OSError, http.client.HTTPException):
        names = []
    missing = " or ".join(names) or known
    return f", missing permission {missing}" if missing else ""


def seconds(text):
    """Returns the number of a Retry-After header; None for a date or nothing."""
    return int(text) if text and text.strip().isdigit() else None


def read_settings(path):
    """Returns the credentials of the environment, or of a file that only its owner can read."""
    settings = dict(os.environ)
    if path:
        if os.name == "posix" and stat.S_IMODE(os.stat(path).st_mode) & 0o077:
            raise Failure(f"other users can read {path}; run chmod 600 on it")
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            name, is_pair, value = line.partition("=")
            if is_pair and not line.lstrip().startswith("#"):
                settings[name.replace("export ", "").strip()] = value.strip().strip("\"'")
    names = ["GENESYSCLOUD_REGION"]
    if not settings.get("GENESYSCLOUD_ACCESS_TOKEN"):
        settings.pop("GENESYSCLOUD_ACCESS_TOKEN", None)
        names += ["GENESYSCLOUD_OAUTHCLIENT_ID", "GENESYSCLOUD_OAUTHCLIENT_SECRET"]
    absent = [name for name in names if not settings.get(name)]
    if absent:
        raise Failure("set " + ", ".join(absent))
    region = settings["GENESYSCLOUD_REGION"].lower()
    is_known = region in DOMAINS or region in DOMAINS.values()
    if not is_known and not re.fullmatch(r"[a-z0-9-]+\.pure\.cloud", region):
        raise Failure("GENESYSCLOUD_REGION is not a region such as eu-central-1 or mypurecloud.de")
    # For tests: a server on this machine. Credentials never go to any other server without encryption.
    server = settings.get("BLINDSPOT_COLLECT_SERVER")
    if server and not re.fullmatch(r"http://127\.0\.0\.1:\d+", server):
        raise Failure("BLINDSPOT_COLLECT_SERVER must be http://127.0.0.1:PORT")
    return settings
