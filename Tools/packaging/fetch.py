#!/usr/bin/env python3
"""Downloads the executable of this version: Tools/packaging/fetch.py FOLDER [--archives FOLDER] [--checksum]

Writes FOLDER/blindspot from the archive of the release and prints its path. The archive must have the checksum that this
repository records; nothing else is accepted, and nothing is built in its place.

    --archives FOLDER    keeps the archive there, and uses the one that is there
    --checksum           prints the recorded checksum and does not download

The variable BLINDSPOT_RELEASES is the address of a mirror, in place of …/blindspot/releases/download.
"""
import hashlib
import io
import os
import pathlib
import sys
import tarfile
import time
import urllib.request

import checksums
import project

#: Bytes; an archive has about 15 MB.
LIMIT = 200_000_000
ATTEMPTS = 3


class Failure(Exception):
    """A reason that a user can act on."""


def wanted():
    """Returns the name and the checksum of the archive for this version and system."""
    name, sums = project.archive_name(project.version(), project.system()), checksums.recorded()
    if name not in sums:
        known = ", ".join(sorted(name for name in sums if name.endswith(".tar.gz"))) or "none"
        raise Failure(f"{project.CHECKSUMS} has no checksum of {name} (archives in it: {known}). Use a released version on a "
                      "system with a package, or build from source.")
    return name, sums[name]


def download(name):
    """Returns the bytes of an artifact of the release."""
    address = project.address(project.version(), name, os.environ.get("BLINDSPOT_RELEASES"))
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with urllib.request.urlopen(address, timeout=60) as response:
                return response.read(LIMIT)
        except OSError as error:
            status = getattr(error, "code", None)
            if attempt == ATTEMPTS or status and status < 500:
                raise Failure(f"cannot download {address}: {error}") from None
            time.sleep(2 ** attempt)


def archive(folder):
    """Returns the name and the bytes of the verified archive.

    - folder: where it is kept; None keeps nothing.
    """
    name, digest = wanted()
    kept = folder / name if folder else None
    found = kept is not None and kept.is_file()
    data = kept.read_bytes() if found else download(name)
    if hashlib.sha256(data).hexdigest() != digest:
        place = f"{kept} (remove it, or the cache that it is from)" if found else "the download"
        raise Failure(f"{name}: the checksum of {place} is not the recorded one, {digest}")
    if kept and not found:
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
    return name, data


def members(archives=None):
    """Returns the bytes of the executable and the text of the licenses from the verified archive."""
    name, data = archive(archives)
    folder = name[:-len(".tar.gz")]
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as files:
        return (files.extractfile(f"{folder}/blindspot").read(),
                files.extractfile(f"{folder}/THIRD-PARTY-NOTICES").read().decode())


def main(arguments):
    if arguments == ["--checksum"]:
        print(wanted()[1])
        return
    if len(arguments) not in (1, 3) or arguments[1:2] not in ([], ["--archives"]):
        sys.exit(__doc__)
    executable, _ = members(pathlib.Path(arguments[2]) if len(arguments) == 3 else None)
    path = pathlib.Path(arguments[0]).resolve() / "blindspot"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(executable)
    path.chmod(0o755)
    print(path)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Failure as failure:
        sys.exit(f"blindspot: {failure}")
