"""The archive of a version: executable, man page, completions and licenses in one folder."""
import archives
import project


def files(payload):
    """Returns the files of the archive without its outer folder."""
    texts = {name: project.page(name) for name in ("CHANGELOG.md", "LICENSE", "README.md")}
    texts |= {"THIRD-PARTY-NOTICES": payload.notices, "man/man1/blindspot.1": payload.manual}
    texts |= {f"completions/blindspot.{shell}": text for shell, text in payload.completions.items()}
    entries = {name: archives.entry(text) for name, text in texts.items()}
    return entries | {"blindspot": archives.entry(payload.binary, executable=True)}


def build(payload):
    """Returns `{file name: bytes}` of the artifact."""
    name = project.archive_name(payload.version, payload.system)
    folder = name.removesuffix(".tar.gz") + "/"
    return {name: archives.gz(archives.tar(files(payload), payload.epoch, prefix=folder), payload.level)}
