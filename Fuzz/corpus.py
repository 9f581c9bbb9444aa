#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets, made from the examples, rules and fixtures of this repository.

    Fuzz/corpus.py FOLDER [TARGET…]          default: all targets, each into FOLDER/TARGET

A seed is named after its SHA-1, so that the same content is written once.
"""
import hashlib
import io
import json
import pathlib
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "Tests/BlindspotParserTests/Fixtures"
EXAMPLES = [file for file in sorted((ROOT / "examples").rglob("*")) if file.is_file()]
EXPORTS = [*EXAMPLES, *(file for folder in ("Exports", "Broken") for file in sorted((FIXTURES / folder).iterdir()))]
RULES = sorted((ROOT / "rules").rglob("*.yml"))
# The largest input of a fuzz run.
LARGEST = 1 << 16


def contents(files, *suffixes):
    return [file.read_bytes() for file in files if not suffixes or file.suffix in suffixes]


def cases(name):
    """Returns the texts in a file of reader cases: `=== title`, the text, `=>`, the expected result."""
    return [case.partition("\n")[2].partition("\n=>\n")[0] for case in (FIXTURES / name).read_text().split("=== ")[1:]]


def lines(name):
    return (FIXTURES / name).read_text().splitlines()


def archive(files, method):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in files:
            file.writestr(name, content)
    return buffer.getvalue()


def archives():
    small = [("a/flow.yaml", "inboundCall:\n  name: Main line\n"), ("b.json", "{}")]
    inner = archive(small, zipfile.ZIP_DEFLATED)
    return contents((ROOT / "Tests/BlindspotFilesTests/Fixtures").iterdir(), ".zip") + [
        inner, archive(small, zipfile.ZIP_STORED), archive([("in.zip", inner), *small], zipfile.ZIP_STORED)]


def patterns():
    ignore_file = (ROOT / "Tests/BlindspotFilesTests/Fixtures/ignore-cases.txt").read_text()
    paths = ("a/b.yaml", "exports/old/x.yaml", "[a]/{b,c}")
    return [f"{path}\n{ignore_file}" for path in paths] + [
        f"a/b/c.yaml\n{line}" for line in ignore_file.splitlines() if line]


def texts():
    """Returns the examples of the rules. The first byte selects the kind of field."""
    examples = [re.sub(r"^- [\"']?|[\"']$", "", line.strip())
                for rule in RULES for line in rule.read_text().splitlines() if "  - " in line]
    return [bytes([number % 64]) + text.encode() for number, text in enumerate(examples)]


def records():
    diff = "diff --git a/x.yaml b/x.yaml\n--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,3 @@ name\n a\n-b\n+c\n+d\n"
    baseline = {"version": 1, "key": "00", "findings": [{"rule": "person-name", "file": "a.yaml", "count": 1}]}
    return contents((ROOT / "examples/directory").iterdir()) + [diff, json.dumps(baseline, indent=2)]


def reports():
    hostile = json.loads((ROOT / "Tests/BlindspotReportingTests/Fixtures/hostile.json").read_text())
    return hostile + [b"\xff".join(text.encode() for text in hostile[start:start + 8])
                      for start in range(0, len(hostile), 8)]


SEEDS = {
    "yaml": lambda: contents(EXPORTS, ".yaml", ".yml", ".tftpl") + cases("Documents/yaml.txt"),
    "json": lambda: contents(EXPORTS, ".json", ".tfstate") + cases("Documents/json.txt")
    + lines("Documents/json-valid.txt") + lines("Documents/json-invalid.txt"),
    "hcl": lambda: contents(EXPORTS, ".tf", ".tfvars") + cases("Documents/hcl.txt"),
    "csv": lambda: contents(EXPORTS, ".csv") + cases("Documents/csv.txt"),
    "expressions": lambda: lines("Expressions/literals.txt") + lines("Expressions/markup.txt"),
    "exports": lambda: contents(file for file in EXPORTS if file.suffix != ".fields"),
    "envelope": lambda: contents(EXPORTS, ".json"),
    "archives": archives,
    "patterns": patterns,
    "texts": texts,
    "settings": lambda: contents([*(ROOT / "examples").rglob("*.yml"), *(ROOT / "examples").rglob(".blindspot.yml")]),
    # A built-in rule with another id is a custom rule.
    "rules": lambda: [re.sub("^id: ", "id: my-", rule.read_text()) for rule in RULES]
    + contents((ROOT / "examples").rglob("*.yml")),
    "records": records,
    "reports": reports,
}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for target in sys.argv[2:] or SEEDS:
        folder = pathlib.Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for seed in SEEDS[target]():
            seed = seed if isinstance(seed, bytes) else seed.encode()
            if len(seed) <= LARGEST:
                (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


main()
