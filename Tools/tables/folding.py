#!/usr/bin/env python3
"""The folding of letters: the one table that the Swift library and all Python tools read.

  Tools/tables/folding.py            rewrites Sources/CTables/tables/folding.bin
  Tools/tables/folding.py --check    exits 1 if the file is stale

Folding reduces a letter to lower case without accents, so that `Numéro`, `NUMERO` and `numero` are one word. Latin letters
become one or two ASCII letters (`ß` is `ss`, `æ` is `ae`), Greek and Cyrillic letters lose their case (Greek also the
accents), Arabic letters their variants. Marks and apostrophes are dropped.

The table has one little-endian 32-bit value for each scalar of BLOCKS:

  bits 0-15    the folded scalar; 0 if the scalar is not a letter or digit
  bits 16-23   the second ASCII letter of a ligature; 0 if there is none
  bits 24-26   the category (CATEGORIES)
  bit 27       whether the lexicon of names holds words with the letter

`FoldedScalar.swift` reads the table and classifies the scalars outside of it.
"""
import pathlib
import struct
import sys
import unicodedata

FILE = pathlib.Path(__file__).resolve().parents[2] / "Sources/CTables/tables/folding.bin"
#: Latin-1 to Sinhala, Georgian, and Latin Extended Additional with Greek Extended.
BLOCKS = [(0x80, 0xE00), (0x10A0, 0x1100), (0x1E00, 0x2000)]
CATEGORIES = ["separator", "mark", "apostrophe", "digit", "lower", "upper", "caseless"]
LEXICON = 1 << 27

#: Letters that have no decomposition in Unicode.
SPECIAL = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n",
    "ĸ": "k", "ŧ": "t", "ſ": "s", "ə": "e", "ẞ": "ss", "ŉ": "n", "ƒ": "f", "ǝ": "e", "ŀ": "l",
}
ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}
APOSTROPHES = "'’‘ʼ"
#: Characters that `fold` drops from a word of a list, in addition to marks.
JOINERS = APOSTROPHES + "`´-‐‑.·"


def is_mark(point):
    """Whether the scalar belongs to the letter before it: combining accents, Hebrew points, Arabic vowel signs, joiners."""
    return (0x300 <= point < 0x370 or 0x591 <= point < 0x5C8 or 0x64B <= point < 0x660 or point in (0x640, 0x670)
            or point in (0x200C, 0x200D))


def is_latin(point):
    return 0xC0 <= point < 0x250 or 0x1E00 <= point < 0x1F00


def is_in_lexicon(point):
    """Whether the letter is of a script whose words the lexicon of names holds."""
    return (is_latin(point) or point == 0x259 or 0x370 <= point < 0x3D0 or 0x400 <= point < 0x482 or 0x48A <= point < 0x530
            or 0x5D0 <= point < 0x5EB or 0x5F0 <= point < 0x5F5 or 0x620 <= point < 0x64B or 0x671 <= point < 0x6D4
            or 0x904 <= point < 0x964 or 0x531 <= point < 0x588 or 0x10A0 <= point < 0x1100
            or 0x980 <= point < 0xE00 and unicodedata.category(chr(point))[0] in "LM")


def without_accents(text):
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def fold_latin(char):
    """Returns the one or two ASCII letters of a Latin letter; an empty string if it has no Latin base."""
    lower = char.lower()
    if lower in SPECIAL:
        return SPECIAL[lower]
    base = "".join(SPECIAL.get(c, c) for c in without_accents(lower))
    return base[:2] if base and all("a" <= c <= "z" for c in base) else ""


def fold_letter(char):
    """Returns the folded form of a letter beyond ASCII."""
    point = ord(char)
    lower = char.lower() if len(char.lower()) == 1 else char
    if is_latin(point) or char in "ªº":
        return fold_latin(char) or lower
    if 0x370 <= point < 0x400 or 0x1F00 <= point < 0x2000:
        base = unicodedata.normalize("NFD", lower)[0]
        return "σ" if base == "ς" else base
    if char == "µ":
        return "μ"
    return {"ё": "е"}.get(lower) or ARABIC.get(char) or lower


def entry(point):
    """Returns the table's value for a scalar."""
    char = chr(point)
    group = unicodedata.category(char)
    if is_mark(point):
        return CATEGORIES.index("mark") << 24
    if char in APOSTROPHES + "ʻ":
        return CATEGORIES.index("apostrophe") << 24
    if group == "Nd":
        return ord(str(unicodedata.digit(char))) | CATEGORIES.index("digit") << 24
    # U+01C0 is a letter that is mostly used as a vertical bar.
    is_modifier = 0x2B0 <= point < 0x300
    if group[0] not in "LM" and not 0x5F3 <= point < 0x5F5 or is_modifier or point == 0x1C0:
        return 0
    folded = fold_letter(char)
    has_case = char.lower() != char or char.upper() != char or is_latin(point) or 0x250 <= point < 0x2B0
    category = "caseless" if not has_case and char not in "ªº" else "upper" if char.lower() != char else "lower"
    value = ord(folded[0]) | (ord(folded[1]) << 16 if len(folded) > 1 else 0) | CATEGORIES.index(category) << 24
    # A Latin letter without a Latin base is in no list of names.
    is_listed = is_in_lexicon(point) and not (is_latin(point) and ord(folded[0]) > 0x7F)
    return value | (LEXICON if is_listed else 0)


def table():
    return b"".join(struct.pack("<I", entry(point)) for low, high in BLOCKS for point in range(low, high))


def read():
    """Reads the table as a dictionary of characters; a character that folds to nothing is an empty string."""
    values = struct.unpack(f"<{FILE.stat().st_size // 4}I", FILE.read_bytes())
    points = [point for low, high in BLOCKS for point in range(low, high)]
    folded = {}
    for point, value in zip(points, values):
        letters = (chr(value & 0xFFFF) if value & 0xFFFF else "") + (chr(value >> 16 & 0xFF) if value >> 16 & 0xFF else "")
        folded[chr(point)] = letters
    return folded


FOLDED = read() if FILE.exists() and FILE.stat().st_size == 4 * sum(high - low for low, high in BLOCKS) else {}


def fold(text):
    """Folds a word or a phrase of a list. Drops apostrophes, hyphens, full stops and marks; keeps spaces."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        point = ord(char)
        if char in JOINERS or is_mark(point):
            continue
        out.append(char.lower() if point < 0x80 else FOLDED.get(char) or char)
    return "".join(out)


def main():
    data = table()
    if "--check" in sys.argv[1:]:
        sys.exit(0 if FILE.exists() and FILE.read_bytes() == data else f"stale, run Tools/tables/folding.py: {FILE.name}")
    FILE.write_bytes(data)


if __name__ == "__main__":
    main()
