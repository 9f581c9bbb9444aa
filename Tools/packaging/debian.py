"""The package for Debian and Ubuntu."""
import email.utils
import hashlib

import archives
import checksums
import project

OVERRIDES = """\
# One executable without shared libraries runs on every release of every distribution.
blindspot: statically-linked-binary [usr/bin/blindspot]
blindspot: embedded-library *
# It contains lists of words and of common mistakes in them.
blindspot: spelling-error-in-binary *
"""


def copyright_page():
    """Returns the license in the machine-readable format (DEP 5)."""
    license_text = project.page("LICENSE")
    holder = next(line for line in license_text.splitlines() if line.startswith("Copyright")).split(") ", 1)[-1]

    def indented(text):
        return "".join(f" {line.rstrip()}\n" if line.strip() else " .\n" for line in text.strip().splitlines())

    return (f"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
            f"Upstream-Name: blindspot\nSource: {project.homepage()}\n"
            f"Comment: The executable contains parts of other projects. Their licenses are in\n"
            f" /usr/share/doc/blindspot/THIRD-PARTY-NOTICES.gz.\n\n"
            f"Files: *\nCopyright: {holder}\nLicense: Expat\n"
            f"{indented(license_text.split(chr(10) * 2, 2)[-1])}")


def without_hashbang(script):
    """Returns a script that a shell sources."""
    return script.split("\n", 1)[1] if script.startswith("#!") else script


def changelog(payload):
    return (f"blindspot ({payload.version}) stable; urgency=medium\n\n"
            f"  * Version {payload.version}: {project.homepage()}/blob/v{payload.version}/CHANGELOG.md\n\n"
            f" -- {project.maintainer()}  {email.utils.formatdate(payload.epoch)}\n")


def files(payload):
    """Returns the installed files."""
    documents, shells = "./usr/share/doc/blindspot/", payload.completions
    texts = {
        documents + "copyright": copyright_page(),
        "./usr/share/bash-completion/completions/blindspot": without_hashbang(shells["bash"]),
        "./usr/share/fish/vendor_completions.d/blindspot.fish": shells["fish"],
        "./usr/share/lintian/overrides/blindspot": OVERRIDES,
        "./usr/share/zsh/vendor-completions/_blindspot": shells["zsh"],
    }
    compressed = {
        documents + "THIRD-PARTY-NOTICES.gz": payload.notices,
        documents + "changelog.gz": changelog(payload),
        "./usr/share/man/man1/blindspot.1.gz": payload.manual,
    }
    return ({name: archives.entry(text) for name, text in texts.items()}
            | {name: archives.entry(archives.gz(text.encode())) for name, text in compressed.items()}
            | {"./usr/bin/blindspot": archives.entry(payload.binary, executable=True)})


def control(payload, installed):
    size = sum((len(file.data) + 1023) // 1024 for file in installed.values())
    fields = {
        "Package": "blindspot", "Version": payload.version, "Architecture": payload.architecture,
        "Maintainer": project.maintainer(), "Installed-Size": size, "Section": "utils", "Priority": "optional",
        "Homepage": project.homepage(),
        "Description": "linter for personal data in exports of Genesys Cloud\n "
                       + "\n ".join(project.DESCRIPTION),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def build(payload):
    """Returns `{file name: bytes}` of the artifact."""
    installed = files(payload)
    sums = checksums.lines({name[2:]: hashlib.md5(file.data).hexdigest() for name, file in installed.items()})
    about = {"./control": archives.entry(control(payload, installed)), "./md5sums": archives.entry(sums)}
    members = {
        "debian-binary": b"2.0\n",
        "control.tar.xz": archives.xz(archives.tar(about, payload.epoch, with_folders=True)),
        "data.tar.xz": archives.xz(archives.tar(installed, payload.epoch, with_folders=True), payload.level),
    }
    name = f"blindspot_{payload.version}_{payload.architecture}.deb"
    return {name: archives.ar(members, payload.epoch)}
