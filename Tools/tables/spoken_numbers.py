#!/usr/bin/env python3
"""Compiles the words of spoken numbers into one table. Run it after every change of numbers.yml and commit its output.

  Tools/tables/spoken_numbers.py            rewrites Sources/CTables/tables/numbers.bin
  Tools/tables/spoken_numbers.py --check    exits 1 if the file is stale

Needs PyYAML. The file, little-endian (NumberWord.swift reads it):

  1,024 values of 32 bits: for the low five bits of the first two bytes of a word (first << 5 | second; 0 without a second
  byte), the lengths in bytes of the words that begin with them, one bit for each, the highest for all longer ones. Texts
  are compared with them as they are written, so every word counts in lower case, capitalized and in capitals.

  65,536 bits: those of the words in ASCII, folded, by a hash of their first and last two letters and their length (shape). One
  of twenty other words shares the bit of one.

  The codes of the languages in the order of numbers.yml, 32 times four bytes of ASCII, filled up with zeros.

  The words, in the order of their hashes, 16 bytes each: the hash of the folded word (WordHash) in 64 bits, the languages
  in 32 bits, the value in 16 bits, the role (ROLES) in 8 bits, a byte 0.
"""
import pathlib
import struct
import sys

import yaml

import folding
from wordhash import digest

SOURCE = pathlib.Path(__file__).with_name("numbers.yml")
FILE = SOURCE.parents[2] / "Sources/CTables/tables/numbers.bin"
#: The keys of a language, in the order of NumberWord.Role.
ROLES = ["numbers", "multipliers", "teens", "repeats", "joiners", "marks", "plus", "letters", "spelling"]


def entries(text):
    """Yields the words of a list and their values: the number after `=`, or the first letter."""
    for entry in text.split(","):
        word, _, value = entry.strip().partition("=")
        letter = value or folding.fold(word)[0]
        yield word, int(value) if value.isdigit() else ord(letter.upper()) if letter.isascii() else 0


def joined(pattern, language):
    """Yields the compounds of a pattern such as `unit + und + ten`."""
    def parts(name):
        if name in ("unit", "ten", "hundred"):
            return list(entries(language.get(name + "s", "")))
        if name == "small":
            tens = list(entries(language["tens"]))
            units = list(entries(language["units"]))
            return units + tens + [(ten + unit, value + one) for ten, value in tens for unit, one in units]
        return [(name, 0)]

    names = [name.strip() for name in pattern.split("+")]
    results = [("", 0)]
    for name in names:
        results = [(word + part, value + number) for word, value in results for part, number in parts(name)]
    # `zwei` + `hundert`
    is_hundred = len(names) == 2 and names[1] not in ("unit", "ten", "small")
    for word, value in results:
        yield word, value * 100 if is_hundred else value


def words(languages):
    """Returns the languages, the value and the role of every word: a list of tuples."""
    found = {}
    for bit, language in enumerate(languages.values()):
        for role, key in enumerate(ROLES):
            members = list(entries(language[key])) if key in language else []
            if key == "numbers":
                for part in ("tens", "hundreds"):
                    members += entries(language[part]) if part in language else []
                for pattern in (language.get("compound") or "").split(","):
                    members += joined(pattern, language) if pattern.strip() else []
            for word, value in members:
                for spelling in {word, word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")}:
                    found[spelling, value, role] = found.get((spelling, value, role), 0) | 1 << bit
    return found


def shape(data):
    """Returns the number of the bit of a word in ASCII: a hash of its first and last two letters and its length."""
    first, second = data[0] & 31, data[1] & 31 if len(data) > 1 else 0
    last, before = data[-1] & 31, data[-2] & 31 if len(data) > 1 else 0
    key = first << 20 | second << 15 | before << 10 | last << 5 | min(len(data), 31)
    return (key * 0x9E3779B1 & 0xFFFFFFFF) >> 16


def table():
    codes = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))["languages"]
    lengths = [0] * 1024
    shapes = bytearray(8192)
    rows = {}
    for (word, value, role), languages in words(codes).items():
        folded = folding.fold(word)
        key = digest(folded), value, role
        rows[key] = rows.get(key, 0) | languages
        if folded.isascii():
            bit = shape(folded.encode())
            shapes[bit >> 3] |= 1 << (bit & 7)
        for form in (word, folded):
            for cased in (form.lower(), form.capitalize(), form.upper()):
                data = cased.encode()
                second = data[1] & 31 if len(data) > 1 else 0
                lengths[(data[0] & 31) << 5 | second] |= 1 << min(len(data), 31)
    data = [struct.pack("<1024I", *lengths), bytes(shapes), b"".join(code.encode().ljust(4, b"\0") for code in codes).ljust(128, b"\0")]
    for (number, value, role), languages in sorted(rows.items()):
        data.append(struct.pack("<QIHBB", number, languages, value, role, 0))
    return b"".join(data)


def main():
    data = table()
    if "--check" in sys.argv[1:]:
        if not FILE.exists() or FILE.read_bytes() != data:
            sys.exit("numbers.bin is stale: run Tools/tables/spoken_numbers.py")
        return
    FILE.write_bytes(data)
    print(f"{FILE.name}: {(len(data) - 4096 - 8192 - 128) // 16} words, {len(data)} bytes")


if __name__ == "__main__":
    main()
