"""Facts of the project that every package contains: version, owner, time and addresses."""
import pathlib
import platform
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SUMMARY = "Finds personal data where the Genesys Cloud GDPR API cannot reach"
DESCRIPTION = [
    "Blindspot is a linter for exports of a Genesys Cloud organization. It finds",
    "personal data in the names and texts inside Architect flows and in personal",
    "statuses, which the GDPR API of the platform cannot search, read or delete.",
    "It is one executable, needs no service and opens no network connection.",
]
LICENSE = "MIT"
# The name of the packages on PyPI and npm. `blindspot` is taken on PyPI.
PACKAGE = "blindspot-lint"
CHECKSUMS = "Integrations/checksums.txt"
# Written by `Tools/packaging/record` from the packages, so a change of them must not change the packages.
RECORDED = ("Integrations", "Formula")


def page(name):
    """Returns a text file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def output(*command, folder=None):
    """Returns the output of a command; raises an error if it fails."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def version():
    """Returns the version of the source, which `--version` prints."""
    return re.search(r'static let version = "([^"]+)"', page("Sources/blindspot/Product.swift"))[1]


def owner():
    """Returns the owner of the repository on GitHub, the one setting of Integrations/owner."""
    return page("Integrations/owner").strip()


def homepage():
    return f"https://github.com/{owner()}/blindspot"


def address(version, name, releases=None):
    """Returns the address of an artifact of a release.

    - releases: the address of a mirror, in place of that of the repository.
    """
    return f"{releases or homepage() + '/releases/download'}/v{version}/{name}"


def maintainer():
    """Returns the maintainer of packages; GitHub accepts no mail at this address."""
    return f"Blindspot maintainers <{owner().lower()}@users.noreply.github.com>"


def epoch():
    """Returns the time of every entry of the packages: that of the last commit that changes them, in seconds."""
    return int(output("git", "log", "-1", "--format=%ct", "--", ".", *(f":!{name}" for name in RECORDED), folder=ROOT))


def system():
    """Returns the system and processor of this machine as in names of archives: linux-x86_64, macos-arm64."""
    names = {"darwin": "macos"}
    processors = {"amd64": "x86_64", "aarch64": "arm64"}
    kernel, processor = platform.system().lower(), platform.machine().lower()
    return f"{names.get(kernel, kernel)}-{processors.get(processor, processor)}"


def archive_name(version, system):
    return f"blindspot-{version}-{system}.tar.gz"
