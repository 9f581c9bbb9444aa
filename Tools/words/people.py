"""How often a word is a given name or a surname. Used to leave names out of the table; no name enters it."""

import gzip
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "names"), str(HERE.parent / "tables")]
import sources as name_sources  # noqa: E402
from folding import fold  # noqa: E402

#: Countries whose given names come from a source without a license, or with one that the project does not accept: not read.
#: The surnames of these countries are counts of Wikidata entries.
EXCLUDED = {(country, "given") for country in "br cl it pt ru ua".split()}


def parts(name):
    for part in {name, *name.replace("-", " ").split()}:
        folded = fold(part)
        if len(folded) > 1 and folded.isalpha():
            yield folded


def frequencies(path, excluded=EXCLUDED):
    """Returns ({name: share in a million of its country and role}, {name: people counted}) of `frequencies.tsv.gz`."""
    rows, totals = [], {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            country, role, name, count = line.rstrip("\n").split("\t")
            if (country, role) not in excluded:
                rows.append((country, role, name, float(count)))
                totals[country, role] = totals.get((country, role), 0) + float(count)
    shares, people = {}, {}
    for country, role, name, count in rows:
        share = (count - 0.9) / (totals[country, role] + 40_000) * 1e6
        for part in parts(name) if len(name.split()) <= 2 else ():
            shares[part] = max(shares.get(part, 0), share)
            people[part] = people.get(part, 0) + count
    return shares, people


def listed():
    """Returns {name: share in a million} of the lists that Tools/names reads. A list without counts has a fixed share."""
    shares = {}

    def add(name, share):
        for part in parts(name):
            shares[part] = max(shares.get(part, 0), share)

    for table in name_sources.census():
        for name, percent in table.items():
            add(name, max(percent, 0.0005) * 1e4)
    for first, last in name_sources.faker().values():
        for name in [*first, *last]:
            add(name, 60)
    for name in name_sources.nicknames():
        add(name, 60)
    for name in written():
        add(name, 60)
    return shares


def written():
    """Returns the names of the lists that were written for this project."""
    tables = [*name_sources.world().values(), *name_sources.native().values()]
    return [name for table in tables for names in table for name in names]
