#!/usr/bin/env python3
"""Builds `ordinary.bin`: the words that a report may show.

  build_ordinary.py WORK --name-frequencies FILE [--out DIR]

Reads WORK/common.tsv.gz (`collect.py`). README.md describes the rules.
"""

import argparse
import gzip
import pathlib
import re

import dictionaries
import packages
import people as known
import table
import serbian
from table import LOWERCASE, NUMBER, ORDINARY, fold

HERE = pathlib.Path(__file__).resolve().parent
TABLES = HERE.parents[1] / "Sources/CTables/tables"
RULES = HERE.parents[1] / "rules"
#: The words of one letter: function words of English, Spanish, Italian, Portuguese, Polish, Czech and others.
SINGLE = set("aeiouy")
#: Shares of people in a million: a name of many, and a name of few.
MANY, FEW = 60, 4
#: How many times as frequent as the name a word in lower case is that is ordinary in any case, and one that is in lower case.
DOMINANT, COMMON = 30, 0.3
#: Lists of packages contain words by mistake, so the share that they give to a frequent word counts only if this many people
#: are counted with the name.
COUNTED = 500
#: The number of names that are the most frequent ones.
OFTEN = 30_000
#: A typical frequency of a class, per million words.
WEIGHTS = {1: 3000, 2: 500, 3: 170, 4: 50, 5: 15, 6: 3}
#: A longer word that occurs once is a compound that no other text has.
LONG = 11
#: The digits that English prompts say, although a few people have such a name.
DIGITS = set("zero one two three four five six seven eight nine ten".split())
#: An inflected form that no interface has is ordinary if the class of its lemma is at most this.
LEMMA = {"et": "4", "hi": "4", "hu": "3", "lt": "3", "lv": "4", "sl": "3", "fi": "2", "tr": "2"}
#: Languages with so few interface texts that the whole dictionary counts.
SMALL = ("ms", "tl")


def rows(path):
    """Yields (word, language, class, capital, sentences) of `common.tsv.gz`; Serbian words in both scripts."""
    functions = {language: set(dictionaries.stopwords(language)) for language in SMALL}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            word, language, level, capital, sentences, lemma = line.rstrip("\n").split("\t")
            level = int(level)
            if language in SMALL and level > 2 and word in functions[language]:
                level = 2
            elif language in SMALL and level > 6 and len(word) > 3 and capital == "0" and lemma == "-":
                level = 6
            elif level > 6 or level == 6 and sentences == "0" and lemma > LEMMA.get(language, "0"):
                continue
            yield word, language, level, capital, int(sentences)
            if language == "sr":
                yield serbian.other_script(word), language, level, capital, int(sentences)


def read_words(path):
    """Returns {folded word: [class, languages, languages that capitalize it, sentences, class where it is in lower case, class
    as a German noun]}."""
    found = {}
    for word, language, level, capital, sentences in rows(path):
        folded = fold(word)
        if not folded or not all(char.isalpha() or "\u0900" <= char < "\u0964" for char in folded):
            continue
        entry = found.setdefault(folded, [9, 0, 0, 0, 9, 0])
        entry[0] = min(entry[0], level)
        entry[1] += 1
        entry[3] += sentences
        # German writes every noun in upper case.
        if capital == "1" and language != "de":
            entry[2] += 1
        elif capital == "0":
            entry[4] = min(entry[4], level)
        elif capital == "1":
            entry[5] = level
    return found


def sensitive():
    """Returns the words and the beginnings of words that alone state health, belief or a life event (rules/)."""
    words, starts = set(), set()
    for path in [*RULES.glob("health/*.yml"), *RULES.glob("belief/*.yml"), *RULES.glob("life-event/*.yml")]:
        text = path.read_text(encoding="utf-8")
        block = re.search(r"^  strong:\n(.*?)(?=^  \w|^\w|\Z)", text, re.S | re.M)
        for line in re.split(r",|\n", re.sub(r"\n\s+(?!\w\w: )", " ", block.group(1)) if block else ""):
            term = re.sub(r"^\s*\w\w: *(>-)?", "", line).strip()
            if term.endswith("*") and " " not in term and len(term) > 4:
                starts.add(fold(term[:-1]))
            elif term and " " not in term:
                words.add(fold(term))
    return words, tuple(starts)


def lines(path):
    return [word for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#") for word in line.split()]


def build(work, frequencies):
    words = read_words(work / "common.tsv.gz")
    for word in dictionaries.english(work):
        entry = words.setdefault(fold(word), [6, 1, 0, 1, 6, 0])
        entry[0], entry[4] = min(entry[0], 6), min(entry[4], 6)
    shares, people = known.frequencies(frequencies)
    lists = known.listed()
    written = {part for name in known.written() for part in known.parts(name)}
    for name, share in lists.items():
        if name in written or people.get(name, 0) >= COUNTED or words.get(name, [9] * 5)[4] > 3:
            shares[name] = max(shares.get(name, 0), share)
    often = set(sorted(people, key=people.get, reverse=True)[:OFTEN])
    domain = {fold(word) for word in [*lines(known.HERE.parent / "names/lists/domain.txt"), *lines(HERE / "lists/architect.txt")]}
    architect = {fold(word) for word in lines(HERE / "lists/architect.txt")}
    domain |= {fold(word) for word in lines(HERE / "lists/spelling.txt")}
    lowercase = {fold(word) for word in lines(HERE / "lists/lowercase.txt")}
    capitalized = {fold(word) for word in lines(HERE / "lists/capitalized.txt")}
    calendar = {fold(word) for language in packages.LANGUAGES for word in dictionaries.days(language)}
    particles = {fold(word) for word in lines(known.HERE.parent / "names/lists/particles.txt")}
    functions = {fold(word) for language in packages.LANGUAGES for word in dictionaries.stopwords(language)}
    countries = {fold(name) for name in dictionaries.territories()}
    cities = {}
    for name, population in known.name_sources.cities().items():
        # A part of a longer name, as in "Road Town", is mostly a word.
        for part in known.parts(name) if " " not in name else ():
            cities[part] = max(cities.get(part, 0), population)
    brands = {fold(line) for line in known.name_sources.lines("phrases-brands.txt") if len(line.split()) == 1}
    private, starts = sensitive()
    numbers = {fold(word) for word in dictionaries.numbers()}
    result = {}
    for word in {*words, *domain, *lowercase, *capitalized, *calendar, *countries}:
        entry = words.get(word, (9, 0, 0, 0, 9, 0))
        level, lower = entry[0], entry[4]
        share = shares.get(word, 0)
        is_often = word in often
        flag = decide(entry, len(word), share, is_often, word in functions and word not in lists)
        if word in calendar and len(word) > 3 and share < MANY:
            flag = ORDINARY
        elif word in domain:
            ratio = WEIGHTS.get(lower, 3) / max(share, 0.1)
            is_rare = share < 1.5 * MANY if word in architect else share < MANY and (not is_often or ratio > 6)
            flag = ORDINARY if is_rare or ratio > 30 else LOWERCASE
        elif word in countries and share < FEW and len(word) > 3:
            flag = ORDINARY
        elif flag == ORDINARY and word in cities and level > 1:
            flag = ORDINARY if cities[word] >= 1_000_000 and share < FEW else LOWERCASE if level <= 4 else 0
        if flag and word in brands and word not in domain:
            flag = LOWERCASE if level <= 2 else 0
        if word in lowercase or word in particles and level <= 2:
            flag = flag or LOWERCASE
        if word in capitalized:
            flag = ORDINARY
        if flag and level > 1 and word not in architect and (word in private or starts and word.startswith(starts)):
            flag = 0
        if flag and word in numbers and (word in DIGITS or word not in capitalized):
            flag = NUMBER if flag == ORDINARY or word in DIGITS else 0
        if len(word) == 1:
            flag = LOWERCASE if word in SINGLE else 0
        if flag:
            result[word] = flag
    return result


def decide(entry, length, share, is_often, is_function):
    """Returns the flag of a word from its frequency as a word and as a name."""
    level, languages, capitals, sentences, lower, german = entry
    if level > 6:
        return 0
    # A word that no language writes in lower case is a brand, a place or a person; German nouns are not.
    is_proper = lower > 6 and capitals >= 1 or capitals > languages / 2 and lower > 4
    if is_proper and not (german and german <= 5 and capitals == 0):
        return 0
    if lower > 6 and not german and capitals == 0 and sentences < 3:
        return 0
    if level == 6 and sentences <= 1 and languages == 1 and length > LONG:
        return 0
    if share == 0:
        return ORDINARY
    if is_function and lower == 1 and share < 4 * MANY:
        return ORDINARY
    ratio = WEIGHTS.get(lower, 0) / share
    if lower <= 2 and ratio > DOMINANT and not is_often:
        return ORDINARY
    if share >= MANY:
        return LOWERCASE if lower <= 4 and ratio > COMMON else 0
    if is_often:
        return LOWERCASE if lower <= 4 else 0
    if share >= FEW:
        return ORDINARY if lower <= 2 else LOWERCASE if lower <= 4 else 0
    return ORDINARY if lower <= 4 else LOWERCASE if lower <= 5 else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--name-frequencies", required=True, type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=TABLES)
    options = parser.parse_args()
    result = build(options.work, options.name_frequencies)
    path = options.out / "ordinary.bin"
    capacity = table.write(path, result)
    lower = sum(flag == LOWERCASE for flag in result.values())
    print(f"{path}: {len(result)} words, {lower} in lower case only, {capacity} slots, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
