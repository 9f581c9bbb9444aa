"""Everything that a package for a system contains, as parts in memory."""
import json
import pathlib
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

import components
import manual
import powershell
import project

ARCHITECTURES = {"x86_64": "amd64", "arm64": "arm64"}


@dataclass(frozen=True)
class Payload:
    """The content of the packages of one version for one system."""
    version: str
    #: System and processor: linux-x86_64.
    system: str
    #: Seconds, for every entry.
    epoch: int
    binary: bytes
    #: The man page in roff.
    manual: str
    #: Completion scripts by shell.
    completions: dict
    #: The licenses of the parts in the executable.
    notices: str
    components: list
    #: How well to compress large files, from 1 to 9.
    level: int

    @property
    def architecture(self):
        """The processor as Debian and container images name it."""
        return ARCHITECTURES[self.system.partition("-")[2]]

    @property
    def created(self):
        """The time of every entry (ISO 8601)."""
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.epoch))

    @property
    def is_linux(self):
        return self.system.startswith("linux-")


# Sections that the program does not use: names of compilers, and hashes that depend on the folder of the build.
UNUSED_SECTIONS = (".comment", ".swift_modhash", ".note.gnu.build-id")


def stripped(binary):
    """Returns the executable without symbols and without the sections that the program does not use."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "blindspot"
        copy.write_bytes(binary.read_bytes())
        copy.chmod(0o755)
        sections = [f"--remove-section={name}" for name in UNUSED_SECTIONS] if sys.platform == "linux" else []
        subprocess.run(["strip", *sections, str(copy)], check=True)
        if sys.platform == "darwin":
            # A change removes the signature, without which the system does not start it.
            subprocess.run(["codesign", "--force", "--sign", "-", str(copy)], check=True)
        return copy.read_bytes()


def version(binary):
    """Returns the version that an executable prints."""
    return project.output(binary, "--version").strip()


def dump(binary):
    """Returns the description of the commands of an executable."""
    return json.loads(project.output(binary, "--experimental-dump-help"))


def collect(binary, level):
    """Returns the content of packages of an executable that was built on this machine."""
    parts = components.components()
    built, commands = version(binary), dump(binary)
    completions = {shell: project.output(binary, "--generate-completion-script", shell) for shell in ("bash", "zsh", "fish")}
    completions["ps1"] = powershell.completion(commands)
    return Payload(
        version=built, system=project.system(), epoch=project.epoch(), binary=stripped(binary),
        manual=manual.roff(commands, built), completions=completions, notices=components.notices(parts),
        components=parts, level=level)
