"""The parts of other projects that the executable contains, with the versions found on the machine that built it."""
import json
import pathlib
import platform
import re
import shutil
from dataclasses import dataclass

from project import ROOT, output

SWIFT_LICENSE = "Apache-2.0 WITH Swift-exception"


@dataclass(frozen=True)
class Component:
    """A part of another project."""
    name: str
    version: str
    license: str
    homepage: str
    #: The text of its license, as the build machine has it.
    notice: str


# Name, package of Debian, formula of Homebrew (None: part of the system), license, address.
LIBRARIES = [
    ("libyaml", "libyaml-dev", "libyaml", "MIT", "https://pyyaml.org/wiki/LibYAML"),
    ("pcre2", "libpcre2-dev", "pcre2", "BSD-3-Clause", "https://www.pcre.org"),
    ("zlib", "zlib1g-dev", None, "Zlib", "https://zlib.net"),
    ("libsodium", "libsodium-dev", None, "ISC", "https://libsodium.org"),
    ("glibc", "libc6-dev", None, "LGPL-2.1-or-later", "https://www.gnu.org/software/libc/"),
    ("libstdc++", r"libstdc\+\+-[0-9]+-dev", None, "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org"),
]


def read(path, missing):
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else missing


def debian_libraries():
    installed = dict(line.split("\t") for line in
                     output("dpkg-query", "--show", "--showformat=${Package}\t${Version}\n").splitlines())
    for name, pattern, _, license_id, homepage in LIBRARIES:
        packages = sorted(package for package in installed if re.fullmatch(pattern, package))
        if not packages:
            raise SystemExit(f"Tools/release: the package of {name} is not installed; run Tools/setup")
        notice = read(pathlib.Path("/usr/share/doc") / packages[-1] / "copyright", f"License: {license_id}")
        yield Component(name, installed[packages[-1]], license_id, homepage, notice)


def homebrew_libraries():
    for name, _, formula, license_id, homepage in LIBRARIES:
        if formula:
            version = output("brew", "list", "--versions", formula).split()[-1]
            folder = pathlib.Path(output("brew", "--prefix", formula).strip())
            texts = [read(folder / file, "") for file in ("License", "LICENSE", "LICENCE", "LICENCE.md", "COPYING")]
            yield Component(name, version, license_id, homepage, "".join(texts) or f"License: {license_id}")


def swift_runtime():
    compiler = pathlib.Path(shutil.which("swift")).resolve()
    version = re.search(r"Swift version (\S+)", output("swift", "--version"))[1]
    notice = read(compiler.parents[1] / "share/swift/LICENSE.txt", f"License: {SWIFT_LICENSE}")
    return Component("swift-runtime", version, SWIFT_LICENSE, "https://swift.org", notice)


def argument_parser(scratch):
    """Returns the dependency as the package manager resolved it in a folder of a build."""
    state = json.loads((scratch / "workspace-state.json").read_text(encoding="utf-8"))
    for dependency in state["object"]["dependencies"]:
        if dependency["packageRef"]["identity"] == "swift-argument-parser":
            notice = read(scratch / "checkouts/swift-argument-parser/LICENSE.txt", f"License: {SWIFT_LICENSE}")
            return Component("swift-argument-parser", dependency["state"]["checkoutState"]["version"], SWIFT_LICENSE,
                             dependency["packageRef"]["location"], notice)
    raise SystemExit(f"Tools/release: {scratch} does not contain swift-argument-parser")


def components():
    """Returns the parts of an executable that was built here."""
    scratches = [ROOT / name for name in (".build-release", ".build") if (ROOT / name / "workspace-state.json").is_file()]
    if not scratches:
        raise SystemExit("Tools/release: there is no build in this folder, so the versions of its parts are not known")
    libraries = homebrew_libraries() if platform.system() == "Darwin" else debian_libraries()
    return [argument_parser(scratches[0]), swift_runtime(), *libraries]


def notices(parts):
    """Returns the licenses of all parts as one text."""
    line = "-" * 78 + "\n"
    text = "The executable contains parts of these projects, under the licenses that follow.\n\n"
    text += "".join(f"  {part.name} {part.version}: {part.license}\n" for part in parts)
    text += ("\nThe C library is under the LGPL. To link the executable with another version of it,\n"
             "build this version from its source with that library; CONTRIBUTING.md has the commands.\n")
    seen = {}
    for part in parts:
        seen.setdefault(part.notice.strip(), []).append(part.name)
    return text + "".join(f"\n{line}{', '.join(names)}\n{line}\n{notice}\n" for notice, names in seen.items())
