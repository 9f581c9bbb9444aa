"""Checksums as lines of a digest and a name, as sha256sum writes and checks them."""
import hashlib

import project


def sha256(files):
    """Returns the digests by name of `{file name: bytes}`."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def lines(sums):
    """Returns the lines of digests by name, in order."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def read(path):
    """Returns the digests by name from the lines of a file; a line with `#` is a comment."""
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {name: digest for digest, name in rows}


def recorded():
    """Returns the digests of the release that the repository records."""
    return read(project.ROOT / project.CHECKSUMS)
