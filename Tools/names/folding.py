"""Folding: how names and words are brought to the form in which the lexicon holds them. `Folding.swift` does the same."""

import unicodedata

SPECIAL = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n",
    "ĸ": "k", "ŧ": "t", "ſ": "s", "ə": "e", "ẞ": "ss",
}
#: The blocks the table covers: Latin-1 letters to Latin Extended-B, and Latin Extended Additional (Vietnamese).
BLOCKS = [(0x00C0, 0x0250), (0x1E00, 0x1F00)]


def fold_latin(char):
    """The one or two ASCII letters that stand for a Latin letter, or an empty string if there are none."""
    lower = char.lower()
    if lower in SPECIAL:
        return SPECIAL[lower]
    base = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    base = "".join(SPECIAL.get(c, c) for c in base)
    return base[:2] if base and all("a" <= c <= "z" for c in base) else ""


def is_mark(point):
    """Marks that belong to the letter before them: combining accents, Hebrew points, Arabic vowel signs, joiners."""
    return (0x300 <= point < 0x370 or 0x591 <= point < 0x5C8 or 0x64B <= point < 0x660 or point in (0x640, 0x670)
            or point in (0x200C, 0x200D))


def fold_other(char):
    """Greek and Cyrillic in lower case without accents, Arabic without the variants of a letter."""
    point = ord(char)
    if 0x370 <= point < 0x400:
        char = "".join(c for c in unicodedata.normalize("NFD", char.lower()) if not unicodedata.combining(c))
        return "σ" if char == "ς" else char
    if 0x400 <= point < 0x530:
        return {"ё": "е"}.get(char.lower(), char.lower())
    return {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}.get(char, char)


def fold(text):
    """Folds a whole word: Latin letters to ASCII, Greek and Cyrillic to lower case, apostrophes and hyphens away."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        point = ord(char)
        if char in "'’ʼ`´-‐‑.·":
            continue
        if point < 0x80:
            out.append(char.lower())
        elif any(low <= point < high for low, high in BLOCKS):
            out.append(fold_latin(char))
        elif is_mark(point):
            continue
        else:
            out.append(fold_other(char))
    return "".join(out)


def folding_table():
    """The table of `Folding.swift`: per code point a 16-bit value, first letter, second letter << 7, upper case << 15."""
    values = []
    for low, high in BLOCKS:
        for point in range(low, high):
            char = chr(point)
            letters = fold_latin(char)
            value = 0
            if letters:
                value = ord(letters[0]) | (ord(letters[1]) << 7 if len(letters) > 1 else 0)
                if char.lower() != char:
                    value |= 1 << 15
            values.append(value)
    return values
