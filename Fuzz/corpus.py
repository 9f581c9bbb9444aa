#!/usr/bin/env python3
"""Writes the seeds of every target from the examples and rules of this repository: Fuzz/corpus.py BLINDSPOT FOLDER."""
import json
import pathlib
import shutil
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
blindspot, output = sys.argv[1], pathlib.Path(sys.argv[2])


def copy(target, files):
    (output / target).mkdir(parents=True, exist_ok=True)
    for file in files:
        if file.is_file():
            shutil.copy(file, output / target / str(file.relative_to(root)).replace("/", "_"))


copy("exports", sorted((root / "examples").rglob("*")))
copy("envelope", sorted((root / "examples").rglob("*.json")))
copy("settings", [*sorted((root / "examples").rglob("*.yml")), root / "examples/team/.blindspot.yml",
                  *sorted((root / "rules").rglob("*.yml"))])
copy("records", sorted((root / "examples/directory").glob("*")))
listing = subprocess.run([blindspot, "fields", "--no-config", "--fields", "extended", "--format", "jsonl", root / "examples"],
                         capture_output=True, check=True).stdout
(output / "texts").mkdir(parents=True, exist_ok=True)
for number, line in enumerate(listing.splitlines()):
    # The first byte chooses the kind of field.
    (output / "texts" / f"{number:04d}").write_bytes(bytes([number % 64]) + json.loads(line)["text"].encode())
