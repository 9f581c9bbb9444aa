#!/usr/bin/env python3
"""Builds `word-languages.bin`: the languages in which a word is frequent.

  build_languages.py --words WORDS.TSV.GZ --names NAMES.TSV --out WORD-LANGUAGES.BIN

The tagger determines the language of a text by its words: `Anna` is a verb in a Finnish sentence and a name in a German one.
The table contains the words up to class 5 of `WORDS.TSV.GZ` (Tools/words), and up to class 6 those that are names too and all of a
language with few others. A word that is mostly capitalized inside sentences is a name or a brand, except for German nouns. A
frequent given name that no sentence contains is a name, too. Serbian words count in both scripts.

The file has a header of 16 bytes (`BWLA`, version, slots, sets), then the codes of 64 languages with two bytes each, in
alphabetical order, then 4,096 sets of languages with one bit for each language, the first one empty, then the slots with 32
bits each, an open-addressing table with the hash of the lexicon as the key: bits 12-31 are the upper bits of the hash, bits 0-11
the number of the set; 0 is an empty slot.
"""

import argparse
import collections
import gzip
import pathlib
import struct

import serbian
from folding import fold
from wordhash import digest

#: The classes of words of `WORDS.TSV.GZ`: of any word, and of a word that is a name too.
FREQUENT, FREQUENT_NAME = 5, 6
#: A language with fewer frequent words than this is known by few texts, and its rarer words count, too.
FEW = 4_500
#: The rank of a frequent given name.
FREQUENT_GIVEN = 9
#: The number of sets of languages, the empty one included.
SETS = 1 << 12
#: The number of languages that a set has room for.
LANGUAGES = 64
#: Languages with a script of their own. Latin letters in their texts are English.
OTHER_SCRIPTS = {"ar", "bg", "el", "fa", "he", "hi", "ru", "uk"}


def languages_of_words(path, names):
    """Returns the languages of each folded word."""
    found, rarer = collections.defaultdict(set), collections.defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            word, language, level, capital, sentences, *_ = line.split("\t")
            if int(level) > FREQUENT_NAME:
                continue
            for form in (word, serbian.other_script(word)) if language == "sr" else (word,):
                key = fold(form)
                if len(key) < 2 or not key.isalpha() or (key.isascii() and language in OTHER_SCRIPTS):
                    continue
                if capital == "1" and (language != "de" or key in names):
                    continue
                if sentences == "0" and names.get(key, 0) >= FREQUENT_GIVEN:
                    continue
                if int(level) <= FREQUENT or key in names:
                    found[key].add(language)
                else:
                    rarer[language].add(key)
    counts = collections.Counter(language for languages in found.values() for language in languages)
    for language, words in rarer.items():
        if counts[language] < FEW:
            for word in words:
                found[word].add(language)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", required=True)
    parser.add_argument("--names", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    options = parser.parse_args()
    lines = (line.split("\t") for line in open(options.names))
    names = {key: int(given) for key, given, surname, *_ in lines if given + surname != "00"}
    found = languages_of_words(options.words, names)
    order = sorted(set().union(*found.values()))
    bits = {language: 1 << index for index, language in enumerate(order)}
    masks = {word: sum(bits[language] for language in languages) for word, languages in found.items()}
    # The most frequent sets; the words of the other ones are left out.
    counts = sorted(collections.Counter(masks.values()).items(), key=lambda item: (-item[1], item[0]))
    sets = [0, *(mask for mask, _ in counts)][:SETS]
    numbers = {mask: index for index, mask in enumerate(sets)}
    words = sorted(word for word, mask in masks.items() if mask in numbers)
    capacity = (len(words) * 5 // 4 + 0xFFF) // 0x1000 * 0x1000
    slots = [0] * capacity
    for word in words:
        hashed = digest(word)
        at = (hashed & 0xFFFFFFFF) * capacity >> 32
        while slots[at]:
            at = (at + 1) % capacity
        slots[at] = hashed >> 44 << 12 | numbers[masks[word]]
    sets += [0] * (SETS - len(sets))
    codes = "".join(order).encode().ljust(2 * LANGUAGES, b"\0")
    table = struct.pack(f"<4sIII{2 * LANGUAGES}s{SETS}Q{capacity}I", b"BWLA", 1, capacity, SETS, codes, *sets, *slots)
    options.out.write_bytes(table)
    print(f"{options.out}: {len(words)} words of {len(order)} languages in {len(counts)} sets, {len(table)} bytes")


if __name__ == "__main__":
    main()
