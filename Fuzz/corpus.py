#!/usr/bin/env python3
"""Writes the seeds of every target from the examples, rules and fixtures of this repository: Fuzz/corpus.py FOLDER."""
import hashlib
import io
import json
import pathlib
import re
import sys
import zipfile

root = pathlib.Path(__file__).resolve().parent.parent
output = pathlib.Path(sys.argv[1])
examples = [file for file in sorted((root / "examples").rglob("*")) if file.is_file()]
fixtures = root / "Tests/BlindspotParserTests/Fixtures"
exports = [*examples, *(file for folder in ("Exports", "Broken") for file in sorted((fixtures / folder).iterdir()))]


def write(target, seeds):
    folder = output / target
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        seed = seed if isinstance(seed, bytes) else seed.encode()
        if len(seed) <= 1 << 16:
            (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


def contents(files, *suffixes):
    return [file.read_bytes() for file in files if not suffixes or file.suffix in suffixes]


def cases(name):
    """The texts of a file of reader cases: `=== title`, the text, `=>`, what is expected."""
    return [case.partition("\n")[2].partition("\n=>\n")[0] for case in (fixtures / name).read_text().split("=== ")[1:]]


def lines(name):
    return (fixtures / name).read_text().splitlines()


def archive(files, method):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in files:
            file.writestr(name, content)
    return buffer.getvalue()


write("yaml", contents(exports, ".yaml", ".yml", ".tftpl") + cases("Documents/yaml.txt"))
write("json", contents(exports, ".json", ".tfstate") + cases("Documents/json.txt") + lines("Documents/json-valid.txt")
      + lines("Documents/json-invalid.txt"))
write("hcl", contents(exports, ".tf", ".tfvars") + cases("Documents/hcl.txt"))
write("csv", contents(exports, ".csv") + cases("Documents/csv.txt"))
write("expressions", lines("Expressions/literals.txt") + lines("Expressions/markup.txt"))
write("exports", contents(file for file in exports if file.suffix != ".fields"))
write("envelope", contents(exports, ".json"))
small = [("a/flow.yaml", "inboundCall:\n  name: Main line\n"), ("b.json", "{}")]
inner = archive(small, zipfile.ZIP_DEFLATED)
write("archives", contents((root / "Tests/BlindspotFilesTests/Fixtures").iterdir(), ".zip")
      + [inner, archive(small, zipfile.ZIP_STORED), archive([("in.zip", inner), *small], zipfile.ZIP_STORED)])
patterns = (root / "Tests/BlindspotFilesTests/Fixtures/ignore-cases.txt").read_text()
write("patterns", [path + "\n" + patterns for path in ("a/b.yaml", "exports/old/x.yaml", "[a]/{b,c}")]
      + [f"a/b/c.yaml\n{line}" for line in patterns.splitlines() if line])

# The first byte chooses the kind of field.
texts = []
for rule in sorted((root / "rules").rglob("*.yml")):
    texts += [re.sub(r"^- [\"']?|[\"']$", "", line.strip()) for line in rule.read_text().splitlines() if "  - " in line]
write("texts", [bytes([number % 64]) + text.encode() for number, text in enumerate(texts)])
# A built-in rule under another id is a rule of one's own.
write("rules", [re.sub("^id: ", "id: my-", rule.read_text()) for rule in sorted((root / "rules").rglob("*.yml"))]
      + contents((root / "examples").rglob("*.yml")))
write("settings", contents([*(root / "examples").rglob("*.yml"), *(root / "examples").rglob(".blindspot.yml")]))

diff = "diff --git a/x.yaml b/x.yaml\n--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,3 @@ name\n a\n-b\n+c\n+d\n"
baseline = {"version": 1, "key": "00", "findings": [{"rule": "person-name", "file": "a.yaml", "count": 1}]}
write("records", contents((root / "examples/directory").iterdir()) + [diff, json.dumps(baseline, indent=2)])
hostile = json.loads((root / "Tests/BlindspotReportingTests/Fixtures/hostile.json").read_text())
write("reports", [text.encode() for text in hostile]
      + [b"\xff".join(text.encode() for text in hostile[start:start + 8]) for start in range(0, len(hostile), 8)])
