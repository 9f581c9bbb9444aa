#!/usr/bin/env python3
"""Writes the frequency of names for the name model: name, role, logarithm of the share, countries.

  export_names.py --name-frequencies FILE --out FILE

The logarithm is that of the number of bearers in a million people of the country and role where the name is the most
frequent, to base 10. The names of lists without counts have 1.8 (60 in a million).
"""

import argparse
import gzip
import math
import pathlib
import unicodedata

import people as known


def table(path):
    rows, totals = {}, {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            country, role, name, count = line.rstrip("\n").split("\t")
            if (country, role) not in known.EXCLUDED:
                name = unicodedata.normalize("NFC", name.lower())
                rows.setdefault((name, role), {})[country] = rows.get((name, role), {}).get(country, 0) + float(count)
                totals[country, role] = totals.get((country, role), 0) + float(count)
    found = {}
    for (name, role), countries in rows.items():
        shares = {country: (count - 0.9) / (totals[country, role] + 40_000) * 1e6 for country, count in countries.items()}
        best = sorted(shares, key=shares.get, reverse=True)
        found[name, role] = max(shares.values()), [country for country in best if shares[country] * 10 >= shares[best[0]]]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name-frequencies", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    options = parser.parse_args()
    found = table(options.name_frequencies)
    for locale, roles in known.name_sources.faker().items():
        for role, listed in zip(("given", "surname"), roles):
            for name in set(listed):
                found.setdefault((unicodedata.normalize("NFC", name.lower()), role), (60, [locale[-2:].lower()]))
    for index, census in enumerate(known.name_sources.census()):
        for name, percent in census.items():
            found.setdefault((name, ("given", "surname")[index]), (percent * 1e4, ["us"]))
    for name in known.name_sources.nicknames():
        found.setdefault((name, "given"), (60, ["us"]))
    for tables in (known.name_sources.world(), known.name_sources.native()):
        for culture, roles in tables.items():
            for role, listed in zip(("given", "surname"), roles):
                for name in listed:
                    found.setdefault((unicodedata.normalize("NFC", name.lower()), role), (60, [culture]))
    with gzip.open(options.out, "wt", encoding="utf-8") as file:
        for (name, role), (share, countries) in sorted(found.items()):
            file.write(f"{name}\t{role}\t{math.log10(max(share, 0.1)):.2f}\t{','.join(countries[:12])}\n")
    print(f"{options.out}: {len(found)} names")


if __name__ == "__main__":
    main()
