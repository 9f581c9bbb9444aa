"""The wheel for pip, pipx and uv: the executable as the script `blindspot`, and `python -m blindspot_lint`."""
import base64
import hashlib

import archives
import project

MODULE = project.PACKAGE.replace("-", "_")
# A static executable needs no C library, so it runs with that of any distribution, also with musl. The tags name the
# oldest systems that pip knows.
TAGS = {
    "linux-x86_64": "manylinux_2_17_x86_64.musllinux_1_1_x86_64",
    "linux-arm64": "manylinux_2_17_aarch64.musllinux_1_1_aarch64",
    "macos-arm64": "macosx_26_0_arm64",
}
MAIN = '''\
"""Runs the command `blindspot` of this package: python -m blindspot_lint."""
import os
import subprocess
import sys
import sysconfig


def find_command():
    """Returns the path of the executable in the folder of scripts of this installation."""
    schemes = [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user"))]
    # `pip install --target FOLDER` writes scripts to FOLDER/bin.
    schemes.append(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "bin"))
    for folder in schemes:
        path = os.path.join(folder, "blindspot")
        if os.path.isfile(path):
            return path
    sys.exit("blindspot: the executable is not in " + ", ".join(schemes) + "; install the package again")


if __name__ == "__main__":
    command = [find_command(), *sys.argv[1:]]
    if os.name == "posix":
        os.execv(command[0], command)
    sys.exit(subprocess.run(command).returncode)
'''


def metadata(version):
    """Returns the description of the package (core metadata 2.1)."""
    lines = ["Metadata-Version: 2.1", f"Name: {project.PACKAGE}", f"Version: {version}", f"Summary: {project.SUMMARY}",
             f"Home-page: {project.homepage()}", f"License: {project.LICENSE}",
             f"Project-URL: Changes, {project.homepage()}/blob/main/CHANGELOG.md",
             "Classifier: Environment :: Console", "Classifier: License :: OSI Approved :: MIT License",
             "Classifier: Topic :: Security", "Classifier: Topic :: Software Development :: Quality Assurance",
             "Requires-Python: >=3.8", "Description-Content-Type: text/plain", "", *project.DESCRIPTION, ""]
    return "\n".join(lines)


def record_row(name, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}\n"


def wheel(version, system, epoch, binary, notices, level):
    """Returns `{file name: bytes}` of a wheel.

    - binary: the content of the executable.
    - notices: the licenses of the parts in the executable.
    - level: how well to compress, from 1 to 9.
    """
    about = f"{MODULE}-{version}.dist-info"
    tags = TAGS[system].split(".")
    texts = {
        f"{MODULE}/__init__.py": f'"""The command blindspot as a package: {project.SUMMARY}."""\n',
        f"{MODULE}/__main__.py": MAIN,
        f"{about}/METADATA": metadata(version),
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: blindspot\nRoot-Is-Purelib: false\n"
                          + "".join(f"Tag: py3-none-{tag}\n" for tag in tags),
        f"{about}/licenses/LICENSE": project.page("LICENSE"),
        f"{about}/licenses/THIRD-PARTY-NOTICES": notices,
    }
    files = {f"{MODULE}-{version}.data/scripts/blindspot": archives.entry(binary, executable=True)}
    files |= {name: archives.entry(text) for name, text in texts.items()}
    record = "".join(record_row(name, file.data) for name, file in files.items()) + f"{about}/RECORD,,\n"
    files[f"{about}/RECORD"] = archives.entry(record)
    return {f"{MODULE}-{version}-py3-none-{TAGS[system]}.whl": archives.zip_archive(files, epoch, level)}


def build(payload):
    """Returns `{file name: bytes}` of the artifact."""
    return wheel(payload.version, payload.system, payload.epoch, payload.binary, payload.notices,
                 payload.level)
