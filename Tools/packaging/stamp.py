#!/usr/bin/env python3
"""Writes the owner of the repository and the version to every page and template that names them.

    Tools/packaging/stamp.py                writes them
    Tools/packaging/stamp.py --check        fails if a file differs, or if the changes or checksums are of another version
    Tools/packaging/stamp.py --check --tag v0.1.0       also fails unless that version is ready to be tagged

The owner is the line of Integrations/owner, the version that of Sources/blindspot/Product.swift: edit these two only.
"""
import re
import sys

import checksums
import project

VERSION = r"[0-9]+\.[0-9]+\.[0-9]+"
OWNER = r"[A-Za-z0-9-]+"
#: Where a file names the version, as groups before and after it.
VERSIONS = [rf"(/blindspot@v){VERSION}()", rf"(\brev: v){VERSION}()", rf"(blindspot-lint==){VERSION}()",
            rf"(BLINDSPOT_VERSION(?:: \"| = '|=)){VERSION}()", rf"(blindspot[-_](?:lint[-_])?){VERSION}([-_.])",
            rf"(/(?:raw|blob|download)/v){VERSION}(/)", rf"(refs/tags/v){VERSION}()", rf"(/blindspot:){VERSION}()",
            rf'("version": "){VERSION}(",\n  "publisher")']
OWNERS = [rf"(github\.com/){OWNER}(/blindspot\b)", rf"(ghcr\.io/){OWNER}(/blindspot\b)", rf"(uses: ){OWNER}(/blindspot@)",
          rf"(name: ){OWNER}(/blindspot\b)", rf"(--repo ){OWNER}(/blindspot\b)", rf"(brew tap ){OWNER}(/blindspot\b)",
          rf'("publisher": "){OWNER}(",\n  "license")']
#: The checksum of the archive in a template (YAML and Groovy), as groups before it, of it and after it.
CHECKSUM = re.compile(r"""(BLINDSPOT_SHA256(?:: "| = '))([0-9a-f]*)(["'])""")
PLACES = ("README.md", "SECURITY.md", "SUPPORT.md", "Integrations/", "Editors/vscode/package.json", "Documentation/", ".github/", "action.yml")
SKIPPED = ("Documentation/rules", "Documentation/decisions/", "Integrations/checksums.txt")


def stamped(text, owner, version):
    """Returns a text with the owner and the version."""
    for patterns, value in ((VERSIONS, version), (OWNERS, owner)):
        for pattern in patterns:
            text = re.sub(pattern, lambda match: match[1] + value + match[2], text)
    return text


def pages():
    """Returns the files that may name owner and version."""
    names = project.output("git", "ls-files", "-co", "--exclude-standard", *PLACES, folder=project.ROOT).splitlines()
    return [project.ROOT / name for name in names if not name.startswith(SKIPPED)]


def mistakes(version, tag):
    """Returns the reasons why changes and checksums are not of this version."""
    sums = checksums.recorded()
    changes = re.findall(rf"^## \[({VERSION})\]", project.page("CHANGELOG.md"), re.M)
    released = changes[0] if changes else None
    if released not in (version, None):
        yield f"CHANGELOG.md: the newest version is {released}, that of the source is {version}"
    if sums and released != version:
        yield f"{project.CHECKSUMS} has checksums, but CHANGELOG.md has no entry of {version}"
    yield from (f"{project.CHECKSUMS}: {name} is not of version {version}" for name in sums if version not in name)
    expected = sums.get(project.archive_name(version, "linux-x86_64"), "")
    for path in pages():
        found = CHECKSUM.search(path.read_text(encoding="utf-8"))
        if found and found[2] != expected:
            yield f"{path.relative_to(project.ROOT)}: BLINDSPOT_SHA256 is not that of {project.CHECKSUMS}"
    if tag:
        if tag != f"v{version}":
            yield f"the tag {tag} is not that of version {version}"
        if released != version:
            yield f"CHANGELOG.md has no entry of {version}"
        if not sums:
            yield f"{project.CHECKSUMS} has no checksums; run Tools/packaging/record"


def main():
    arguments, owner, version = sys.argv[1:], project.owner(), project.version()
    tag = arguments[2] if arguments[:2] == ["--check", "--tag"] and len(arguments) == 3 else None
    if arguments and arguments != ["--check"] and not tag:
        sys.exit(__doc__)
    found = list(mistakes(version, tag)) if arguments else []
    for path in pages():
        text = path.read_text(encoding="utf-8")
        if (new := stamped(text, owner, version)) == text:
            continue
        if arguments:
            line = next(number for number, (a, b) in enumerate(zip(text.split("\n"), new.split("\n")), 1) if a != b)
            found.append(f"{path.relative_to(project.ROOT)}:{line}: another owner or version; run Tools/packaging/stamp.py")
        else:
            path.write_text(new, encoding="utf-8")
    print("\n".join(found) or f"owner {owner}, version {version}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
