#!/usr/bin/env python3
"""Collects the exports that Blindspot checks from the platform API of Genesys Cloud.

    collect.py [--only KIND,...] [--also KIND,...] [--profile-texts] [--credentials FILE] FOLDER

Writes a new FOLDER with flows, prompts and users, and last of all the file blindspot-manifest.json: every request with
the expected and the received number of entries, everything that is missing, and the SHA-256 of each file. It only reads
from the platform. Documentation/collect.md describes the permissions, the files, and everything that it does not fetch.

Needs Python 3.8 or later and no packages. Credentials are environment variables, or lines NAME=VALUE of a file:
    GENESYSCLOUD_REGION              mypurecloud.de or eu-central-1
    GENESYSCLOUD_OAUTHCLIENT_ID      an OAuth client with the grant type Client Credentials, and its secret
    GENESYSCLOUD_OAUTHCLIENT_SECRET
    GENESYSCLOUD_ACCESS_TOKEN        a token, instead of the client

Exit status: 0 everything was collected, 1 something is missing, 2 the collection could not begin or a file could not be
written, 130 it was interrupted.
"""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import sys
import urllib.parse

from client import Client, Failure, read_settings
from listing import Listing

MANIFEST = "blindspot-manifest.json"
TOOL = "collect.py 1"
PRESENCES = "presence,integrationPresence"
PROFILE_TEXTS = "biography,employerInfo,locations,profileSkills,certifications"
PROMPT_QUERY = {"includeResources": "true", "includeMediaUris": "false"}
# Kind: path, further parameters, permission. The first three are collected unless --only is given.
LISTINGS = {
    "flows": ("/api/v2/flows", {}, "architect:flow:view"),
    "prompts": ("/api/v2/architect/prompts", PROMPT_QUERY, "architect:userPrompt:view"),
    "users": ("/api/v2/users", {"state": "any", "expand": PRESENCES}, None),
    "system-prompts": ("/api/v2/architect/systemprompts", PROMPT_QUERY, "architect:systemPrompt:view"),
    "data-actions": ("/api/v2/integrations/actions", {}, "integrations:action:view"),
    "outcomes": ("/api/v2/flows/outcomes", {}, "architect:flowOutcome:view"),
    "milestones": ("/api/v2/flows/milestones", {}, "architect:flowMilestone:view"),
    "schedules": ("/api/v2/architect/schedules", {}, "routing:schedule:view"),
    "groups": ("/api/v2/groups", {}, None),
    "locations": ("/api/v2/locations", {}, None),
}
DEFAULT_KINDS = ["flows", "prompts", "users"]
BULK_SIZE = 50
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}\Z")
SAFE_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}\Z")


class Collection:
    """The files and requests of a collection, in a folder that gets its final name at the end."""

    def __init__(self, client, folder):
        self.client, self.folder = client, folder
        self.requests, self.files = [], []

    def save(self, name, data, request):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.files.append({"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data),
                           "request": request})

    def record(self, name, path, expected, received, missing):
        # A listing without a total is complete if its last page was read.
        is_complete = not missing and expected in (None, received)
        if not is_complete and not missing:
            missing = [{"what": f"{expected - received} of {expected} entries", "reason": "not in the answers"}]
        request = {"name": name, "path": path, "expected": expected, "received": received,
                   "status": "complete" if is_complete else "incomplete", "missing": missing}
        if expected is None:
            del request["expected"]
        self.requests.append(request)
        print(f"{name}: {received} of {'unknown' if expected is None else expected}", file=sys.stderr)
        for part in missing:
            print(f"  missing: {part['what']} ({part['reason']})", file=sys.stderr)

    def listing(self, path, parameters, permission):
        """Returns all pages of a listing, and adds to its missing parts that its total is not the number of entries."""
        # Entries that appear while the pages are read move others to pages that were read before.
        for _ in range(2):
            result = Listing(self.client, path, parameters, permission)
            if not result.is_inconsistent or result.missing:
                return result
        totals = " or ".join(str(total) for total in sorted(result.totals))
        result.missing.append({"what": f"entries: {len(result.entries)} of {totals} received",
                               "reason": "the total differs from the number of entries in two attempts"})
        return result

    def kind(self, name, path, parameters, permission):
        """Collects one kind of objects."""
        result = self.listing(path, parameters, permission)
        shown = path + ("?" + urllib.parse.urlencode(parameters, safe=",") if parameters else "")
        self.record(name, shown, result.total, len(result.entries), result.missing)
        if name == "flows":
            return self.flows(result.entries)
        if name in ("prompts", "system-prompts"):
            self.add_resources(result.entries, name, path, permission)
        if name == "users":
            self.add_presences(result.entries)
        if result.entries:
            self.save_listing(name + ".json", result.entries, result.total, name)

    def save_listing(self, file, entries, total, name):
        """Writes a listing as one page with an entry on each line."""
        lines = ",\n".join(json_text(entry) for entry in entries)
        end = "" if total is None else f', "total": {total}'
        self.save(file, f'{{"entities": [\n{lines}\n]{end}}}\n'.encode(), name)

    def flows(self, entries):
        """Collects the latest configuration of each flow, and the published one if it is another."""
        expected, received, missing, bare = 0, 0, [], []
        for flow in entries:
            versions = [flow.get(key) or {} for key in ("savedVersion", "checkedInVersion", "publishedVersion")]
            if not any(versions):
                bare.append(flow)
                continue
            identifier, kind = str(flow.get("id")), str(flow.get("type", "unknown")).lower()
            parts = [("", "latestconfiguration")]
            published = versions[2].get("id")
            if published and any(version.get("id", published) != published for version in versions):
                parts.append(("-published", f"versions/{published}/configuration"))
            for suffix, part in parts:
                expected += 1
                what = f"{'published' if suffix else 'latest'} configuration of flow {identifier}"
                is_safe = SAFE_NAME.match(identifier) and SAFE_NAME.match(kind)
                if not is_safe or suffix and not SAFE_VERSION.match(str(published)):
                    missing.append({"what": f"a configuration of flow {expected}", "reason": "the id is malformed"})
                    continue
                try:
                    data, value = self.client.get(f"/api/v2/flows/{identifier}/{part}", None, "architect:flow:view")
                    if not isinstance(value, dict):
                        raise Failure("the answer is not a configuration")
                except Failure as failure:
                    missing.append({"what": what, "reason": str(failure)})
                    continue
                self.save(f"flows/{kind}/{identifier}{suffix}.json", data, "flow-configurations")
                received += 1
        if bare:
            self.save_listing("flows/without-version.json", bare, len(bare), "flows")
        self.record("flow-configurations", "/api/v2/flows/{id}/latestconfiguration", expected, received, missing)

    def add_resources(self, prompts, name, listing_path, permission):
        """Adds the resources to the prompts that the listing returned without them."""
        totals, received, missing = [], 0, []
        bare = [prompt for prompt in prompts if not isinstance(prompt.get("resources"), list)]
        for prompt in bare:
            identifier = str(prompt.get("id"))
            path = f"{listing_path}/{identifier}/resources"
            if not SAFE_NAME.match(identifier):
                missing.append({"what": "resources of a prompt", "reason": "the id is malformed"})
                continue
            result = self.listing(path, {}, permission)
            prompt["resources"] = result.entries
            totals.append(result.total)
            received += len(result.entries)
            missing += [dict(part, what=f"resources of prompt {identifier}: {part['what']}") for part in result.missing]
        if bare:
            # One listing without a total makes the total of all unknown.
            expected = None if None in totals else sum(totals)
            self.record(name.rstrip("s") + "-resources", listing_path + "/{id}/resources", expected, received, missing)

    def add_presences(self, users):
        """Adds the presence to active users that the listing returned without it: its expansion is best effort."""
        bare = {str(user.get("id")): user for user in users
                if not isinstance(user.get("presence"), dict) and user.get("state", "active") == "active"}
        path, ids, received, missing = "/api/v2/users/presences/purecloud/bulk", list(bare), 0, []
        for start in range(0, len(ids), BULK_SIZE):
            part = ids[start:start + BULK_SIZE]
            try:
                answer = self.client.get(path, {"id": ",".join(part)})[1]
                if not isinstance(answer, list):
                    raise Failure("the answer is not a list")
            except Failure as failure:
                missing.append({"what": f"presences of {len(part)} users", "reason": str(failure)})
                continue
            for presence in answer:
                user = bare.pop(presence.get("userId"), None) if isinstance(presence, dict) else None
                if user is not None:
                    user["presence"] = presence
                    received += 1
        if ids:
            self.record("presences", path, len(ids), received, missing)

    def write_manifest(self, started, kinds, has_ended=True):
        """Writes the manifest in one step. One that was written before the end contains that the end is missing."""
        is_complete = has_ended and all(request["status"] == "complete" for request in self.requests)
        manifest = {
            "version": 1, "tool": TOOL, "started": started, "finished": now(), "region": self.client.domain,
            "complete": is_complete, "notRequested": [kind for kind in LISTINGS if kind not in kinds],
            "requests": self.requests, "files": self.files,
        }
        new = self.folder / (MANIFEST + ".new")
        with open(new, "w", encoding="utf-8", newline="\n") as file:
            json.dump(manifest, file, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self.folder / MANIFEST)
        return is_complete


def json_text(value):
    """Returns a value on one line, with escapes only where a text is not valid Unicode."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = ", ".join(LISTINGS)
    parser.add_argument("folder", metavar="FOLDER", help="a folder that does not exist yet")
    parser.add_argument("--only", metavar="KIND,...", help=f"instead of flows,prompts,users; of {kinds}")
    parser.add_argument("--also", metavar="KIND,...", default="", help="in addition to these")
    parser.add_argument("--profile-texts", action="store_true", help="also " + PROFILE_TEXTS + " of users")
    parser.add_argument("--credentials", metavar="FILE", help="a file with lines NAME=VALUE")
    parser.add_argument("--attempts", type=int, default=6, help="for each request (default: 6)")
    parser.add_argument("--first-wait", type=float, default=1, metavar="SECONDS",
                        help="before the second attempt, doubled for each further one (default: 1)")
    options = parser.parse_args()
    chosen = (options.only.split(",") if options.only else DEFAULT_KINDS) + options.also.split(",")
    chosen = [kind.strip() for kind in chosen if kind.strip()]
    unknown = [kind for kind in chosen if kind not in LISTINGS]
    if unknown or options.attempts < 1:
        parser.error(f"unknown kind {unknown[0]}; choose from {kinds}" if unknown else "--attempts must be at least 1")
    target = pathlib.Path(options.folder)
    folder = target.with_name(target.name + ".partial")
    started = now()
    try:
        for path in (target, folder):
            if path.exists():
                raise Failure(f"{path} exists; choose a new folder, or remove it")
        settings = read_settings(options.credentials)
        try:
            client = Client(settings, options.attempts, options.first_wait)
        except Failure as failure:
            raise Failure(f"the login failed: {failure}") from None
        if os.name == "posix":
            os.umask(0o077)
        folder.mkdir(parents=True)
    except (Failure, OSError) as error:
        print(f"collect.py: {error}", file=sys.stderr)
        return 2
    collection = Collection(client, folder)
    try:
        collection.write_manifest(started, chosen, has_ended=False)
        for kind, (path, parameters, permission) in LISTINGS.items():
            if kind not in chosen:
                continue
            if kind == "users" and options.profile_texts:
                parameters = dict(parameters, expand=f"{PRESENCES},{PROFILE_TEXTS}")
            collection.kind(kind, path, parameters, permission)
        is_complete = collection.write_manifest(started, chosen)
        os.rename(folder, target)
    except KeyboardInterrupt:
        print(f"collect.py: interrupted; {folder} is not complete", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"collect.py: {error}; {folder} is not complete", file=sys.stderr)
        return 2
    print(f"{target}: {'complete' if is_complete else 'incomplete, see ' + MANIFEST}", file=sys.stderr)
    return 0 if is_complete else 1


if __name__ == "__main__":
    sys.exit(main())
