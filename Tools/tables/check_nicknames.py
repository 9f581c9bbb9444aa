#!/usr/bin/env python3
"""Checks Sources/CTables/tables/nicknames.txt: Tools/tables/check_nicknames.py

Each line is a group of given names in lower case without accents, separated by single spaces, and no group occurs
twice. The file is written by hand.
"""
import pathlib
import sys

import folding

FILE = pathlib.Path(__file__).resolve().parents[2] / "Sources/CTables/tables/nicknames.txt"

mistakes = []
seen = {}
for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), start=1):
    if line.startswith("#"):
        continue
    names = line.split(" ")
    if len(names) < 2 or "" in names:
        mistakes.append(f"{number}: a group has at least two names, separated by single spaces")
    for name in names:
        if not name.isalpha() or name != name.lower():
            mistakes.append(f"{number}: {name} is not a name in lower case")
        if folding.fold(name) != name:
            mistakes.append(f"{number}: {name} is not folded")
    if len(set(names)) < len(names):
        mistakes.append(f"{number}: a name occurs twice")
    key = frozenset(names)
    if key in seen:
        mistakes.append(f"{number}: the group of line {seen[key]}")
    seen[key] = number
for mistake in mistakes:
    print(f"{FILE.name}:{mistake}", file=sys.stderr)
sys.exit(1 if mistakes else 0)
