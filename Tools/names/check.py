#!/usr/bin/env python3
"""Says whether the committed tables were built and trained from what lies here now.

  check.py            fails if a list, a tool or a table is another than when the tables were made
  check.py --record   notes them down, after a training (README.md)

Rebuilding takes minutes and packages of several registries; comparing digests takes neither.
"""

import argparse
import hashlib
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
TABLES = HERE.parent.parent / "Sources/CTables/tables"
RECORD = HERE / "trained.sha256"
#: What only measures or checks.
OTHERS = {"check.py", "measure.py"}


def files():
    tools = [path for path in HERE.glob("*.py") if path.name not in OTHERS]
    found = [*tools, HERE / "requirements.txt", *(HERE / "lists").iterdir(), *TABLES.glob("*.bin")]
    found.append(HERE.parent.parent / "Sources/BlindspotRules/Detection/Names/NameFeatures.swift")
    return sorted(path.resolve().relative_to(HERE.parent.parent.resolve()).as_posix() for path in found)


def digests():
    root = HERE.parent.parent
    return {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in files()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true")
    now = digests()
    if parser.parse_args().record:
        RECORD.write_text("".join(f"{digest}  {name}\n" for name, digest in now.items()))
        return
    then = dict(reversed(line.split("  ", 1)) for line in RECORD.read_text().splitlines())
    changed = sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))
    if changed:
        print("The tables of the person-name detector were made from other files than these:", *changed, sep="\n  ")
        sys.exit("Build and train them again as Tools/names/README.md says, then run Tools/names/check.py --record.")


if __name__ == "__main__":
    main()
