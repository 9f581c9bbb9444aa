#!/usr/bin/env python3
"""Collects the words of the world's languages with frequency classes, and neutral interface sentences.

  collect.py WORK [--common]

`--common` leaves out class 7, which `build_ordinary.py` does not need.

Reads the wheels in WORK/dl and the Debian packages in WORK/deb. Writes WORK/words.tsv.gz or WORK/common.tsv.gz (word, language, class,
capital, sentences, class of the lemma), WORK/sentences/LANG.txt and WORK/heldout/LANG.txt (sentence, package). README.md describes the columns.
"""

import collections
import gzip
import multiprocessing
import pathlib
import sys
import unicodedata

import dictionaries
import interfaces
import packages
import splitting

#: The lowest frequency of a class, per million words. Class 5 is every other word of at least two sentences.
FREQUENCIES = [(1, 1000), (2, 300), (3, 100), (4, 30), (5, 8)]

MANY_FORMS = 300_000


class Counts:
    """How often a word occurs in the sentences of one language."""

    __slots__ = ("sentences", "packages", "upper", "lower")

    def __init__(self):
        self.sentences, self.packages, self.upper, self.lower = 0, set(), 0, 0


def lowered(word, language):
    if language == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFC", word.lower().replace("’", "'"))


def read(work):
    """Reads all packages. Returns {language: {sentence: package}} for the tables and for measuring."""
    found = []
    for group in (packages.INTERFACES, packages.HELD_OUT):
        table = collections.defaultdict(dict)
        for name, _, _ in group:
            for language, sentence in interfaces.sentences(work / "dl", name):
                table[language].setdefault(sentence, []).append(name)
        found.append(table)
    return found


def count(sentences, language):
    """Counts the words of a language. Case counts only in sentences that are mostly in lower case, after their first word."""
    counts, total = collections.defaultdict(Counts), 0
    for sentence, names in sentences.items():
        words = splitting.words(sentence)
        total += len(words)
        rest = words[1:]
        is_cased = len(rest) >= 3 and sum(word[0].islower() for word in rest) * 2 >= len(rest)
        seen = set()
        for index, word in enumerate(words):
            key = lowered(word, language)
            entry = counts[key]
            if key not in seen:
                entry.sentences += 1
                entry.packages.update(names)
                seen.add(key)
            if word[0].islower():
                entry.lower += 1
            elif is_cased and index:
                entry.upper += 1
    return counts, total


def class_of(frequency, entry):
    level = next((level for level, least in FREQUENCIES if frequency >= least), 6)
    if entry is not None and len(entry.packages) < 2 and entry.sentences < 4:
        level = max(level, 5 if entry.sentences > 1 else 6)
    return level


def rows(job):
    """Returns the rows of one language."""
    work, language, sentences, is_common_only = job
    counts, total = count(sentences, language)
    table = {}
    for word, entry in counts.items():
        frequency = (entry.sentences - 0.5) / max(total, 200_000) * 1e6
        capital = "-" if entry.upper + entry.lower == 0 else str(int(entry.upper > entry.lower))
        table[word] = [class_of(frequency, entry), capital, entry.sentences]
    for word, (probability, is_upper) in dictionaries.probabilities(language).items():
        level = next((level for level, least in FREQUENCIES if probability * 1e6 * 0.7 >= least), 6)
        if level > 5 and word not in table:
            continue   # misspellings, names, words of other languages
        row = table.setdefault(word, [level, str(int(is_upper)), 0])
        row[0] = min(row[0], level)
        row[1] = str(int(is_upper))
    for word in dictionaries.stopwords(language):
        row = table.setdefault(word, [4, "0", 0])
        row[0] = min(row[0], 3 if row[2] else 4)
    common = {word: row[0] for word, row in table.items() if row[0] <= 5}
    bases = {}
    for word, lemma, is_upper in dictionaries.forms(language, common, set(table) if is_common_only else None):
        base = common.get(lowered(lemma, language))
        level = 7 if base is None else 6
        key = lowered(word, language)
        if base is not None:
            bases[key] = min(bases.get(key, 9), base)
        row = table.get(key)
        if row is None:
            table[key] = [level, str(int(is_upper)), 0]
        elif row[1] == "-" or (row[1] == "1" and not is_upper and row[2] == 0):
            row[1] = str(int(is_upper))
    if not is_common_only:
        # Where the forms of simplemma are many, the affixes add little but time.
        is_expanded = len(table) < MANY_FORMS
        for word, is_upper in dictionaries.spelling(work, language, is_expanded):
            key = lowered(word, language)
            row = table.setdefault(key, [7, str(int(is_upper)), 0])
            if row[1] == "-":
                row[1] = str(int(is_upper))
    for word in dictionaries.calendar(language):
        key = lowered(word, language)
        row = table.setdefault(key, [5, "-", 0])
        row[0] = min(row[0], 5)
    return language, [(word, *row, bases.get(word, "-")) for word, row in sorted(table.items()) if is_word(word)]


def is_word(word):
    return 0 < len(word) <= 40 and not any(char.isspace() or char in "0123456789-_/." for char in word)


def main():
    work = pathlib.Path(sys.argv[1])
    train, held = read(work)
    for name, table in (("sentences", train), ("heldout", held)):
        (work / name).mkdir(parents=True, exist_ok=True)
        for language in packages.LANGUAGES + packages.UNSPACED:
            with open(work / name / f"{language}.txt", "w", encoding="utf-8") as file:
                for sentence, sources in table.get(language, {}).items():
                    if name == "sentences" or sentence not in train.get(language, {}):
                        file.write(f"{sentence}\t{sources[0]}\n")
    is_common_only = "--common" in sys.argv
    jobs = [(work, language, train.get(language, {}), is_common_only) for language in packages.LANGUAGES]
    with gzip.open(work / ("common.tsv.gz" if is_common_only else "words.tsv.gz"), "wt", encoding="utf-8", compresslevel=3) as file, multiprocessing.Pool(2) as pool:
        for language, found in pool.imap(rows, jobs):
            for word, level, capital, sentences, base in found:
                file.write(f"{word}\t{language}\t{level}\t{capital}\t{sentences}\t{base}\n")
            levels = collections.Counter(level for _, level, *_ in found)
            print(language, len(train.get(language, {})), "sentences", dict(sorted(levels.items())), flush=True)


if __name__ == "__main__":
    main()
