#!/usr/bin/env python3
"""Checks that the committed tables were built and trained from the current lists and tools.

  check.py            fails if a list, a tool, a table or the version of the features has changed since the training
  check.py --record   records the current state after a training (README.md)

Comparing digests needs neither the minutes nor the packages that a training needs.
"""

import argparse
import hashlib
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
TABLES = HERE.parent.parent / "Sources/CTables/tables"
SHARED = [HERE.parent / "tables" / name for name in ("folding.py", "serbian.py", "wordhash.py")]
RECORD = HERE / "trained.sha256"
FEATURES = "Sources/BlindspotRules/Detection/Names/NameTokenFeatures.swift"
#: Tools that only measure or check.
OTHERS = {"check.py", "measure.py"}


def files():
    tools = [path for path in HERE.glob("*.py") if path.name not in OTHERS]
    tables = [TABLES / f"{name}.bin" for name in ("folding", "lexicon", "name-layers", "name-vectors", "ngrams", "word-languages")]
    found = [*tools, *SHARED, HERE / "requirements.txt", *(HERE / "lists").iterdir(), *(HERE / "texts").iterdir(), *tables]
    return sorted(path.resolve().relative_to(HERE.parent.parent.resolve()).as_posix() for path in found)


def digests():
    root = HERE.parent.parent
    found = {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in files()}
    # The features are identified by their version, so that a new comment does not require a new training.
    features = (root / FEATURES).read_text(encoding="utf-8")
    version = re.search(r"static let version = (\d+)", features)
    found[FEATURES] = f"version {version[1] if version else 'missing'}"
    return found


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
        print("the tables of the person-name detector were made from other versions of these files:", *changed, sep="\n  ")
        sys.exit("build and train them again (Tools/names/README.md), then run Tools/names/check.py --record")


if __name__ == "__main__":
    main()
